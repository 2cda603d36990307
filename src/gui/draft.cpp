// SPDX-License-Identifier: Apache-2.0
// Texts with their lengths, sealed as a whole, bound to the journal and the person.
#include "gui/draft.h"

#include "base/check.h"
#include "crypto/digest.h"
#include "crypto/sealed.h"
#include "operations/private_file.h"

#include <algorithm>
#include <system_error>

namespace vialog::gui {

namespace {

constexpr std::size_t key_size = 32;
constexpr std::size_t length_size = 4;
constexpr unsigned bits_of_byte = 8;

void put(base::Bytes& bytes, std::string_view text) {
    const auto length = static_cast<std::uint32_t>(text.size());
    for (std::size_t i = 0; i < length_size; ++i) {
        bytes.push_back(
            static_cast<std::uint8_t>(length >> (bits_of_byte * (length_size - 1 - i))));
    }
    bytes.insert(bytes.end(), text.begin(), text.end());
}

// Nothing where the bytes end too early.
std::optional<std::string> take(base::ByteView& bytes) {
    if (bytes.size() < length_size) {
        return std::nullopt;
    }
    std::size_t length = 0;
    for (const std::uint8_t byte : bytes.first(length_size)) {
        length = (length << bits_of_byte) | byte;
    }
    bytes = bytes.subspan(length_size);
    if (bytes.size() < length) {
        return std::nullopt;
    }
    std::string text(base::as_text(bytes.first(length)));
    bytes = bytes.subspan(length);
    return text;
}

base::Bytes packed(const std::vector<Draft>& drafts) {
    base::Bytes bytes;
    for (const Draft& draft : drafts) {
        put(bytes, draft.screen);
        put(bytes, std::string(draft.texts.size(), '.'));
        for (const Draft::Text& text : draft.texts) {
            put(bytes, text.field);
            put(bytes, text.text);
        }
    }
    return bytes;
}

std::vector<Draft> unpacked(base::ByteView bytes) {
    std::vector<Draft> drafts;
    while (!bytes.empty()) {
        auto screen = take(bytes);
        const auto count = take(bytes);
        if (!screen || !count) {
            return {};
        }
        Draft draft{.screen = std::move(*screen), .texts = {}};
        for (std::size_t i = 0; i < count->size(); ++i) {
            auto field = take(bytes);
            auto text = take(bytes);
            if (!field || !text) {
                return {};
            }
            draft.texts.push_back({.field = std::move(*field), .text = std::move(*text)});
        }
        drafts.push_back(std::move(draft));
    }
    return drafts;
}

bool has(const std::vector<Draft>& drafts, const std::string& screen) {
    return std::any_of(drafts.begin(), drafts.end(),
                       [&](const Draft& draft) { return draft.screen == screen; });
}

bool takes_text(const ScreenView& view, const std::string& id) {
    return std::any_of(view.fields.begin(), view.fields.end(), [&](const Field& field) {
        return field.id == id && field.enabled && field.kind != FieldKind::Secret;
    });
}

}  // namespace

std::optional<Draft> draft_of(std::string_view screen, const ScreenView& view) {
    Draft draft{.screen = std::string(screen), .texts = {}};
    for (const Field& field : view.fields) {
        if (field.kind != FieldKind::Secret && !field.text.empty()) {
            draft.texts.push_back({.field = field.id, .text = field.text});
        }
    }
    return draft.texts.empty() ? std::nullopt : std::optional(std::move(draft));
}

void take_up(Screen& screen, const Draft& draft) {
    const Draft::Text* before = nullptr;
    for (const Draft::Text& text : draft.texts) {
        if (before != nullptr && !takes_text(screen.view(), text.field)) {
            screen.enter(before->field);
        }
        if (takes_text(screen.view(), text.field)) {
            screen.type(text.field, text.text);
            before = &text;
        }
    }
}

void DraftKeeper::keep(const std::vector<Draft>& drafts) {
    if (!m_desk.signer() || !m_desk.session().data_key() || m_person != m_desk.signer()) {
        return;
    }
    // Who begins anew on a screen has given up what was left there.
    std::erase_if(m_left, [&](const Draft& draft) { return has(drafts, draft.screen); });
    std::vector<Draft> all = drafts;
    all.insert(all.end(), m_left.begin(), m_left.end());
    if (all == m_written) {
        return;
    }
    write(all);
    m_written = std::move(all);
}

std::vector<Draft> DraftKeeper::find_left() {
    if (m_person == m_desk.signer() || !m_desk.session().data_key()) {
        return {};
    }
    m_person = m_desk.signer();
    m_written = m_person ? read() : std::vector<Draft>();
    m_left = m_written;
    return m_left;
}

std::filesystem::path DraftKeeper::file() const {
    const std::string whole = m_desk.places().journal.string() + "\n" +
                              (m_desk.signer() ? m_desk.signer()->text() : std::string());
    constexpr std::size_t digits = 16;
    return m_desk.places().state / "drafts" /
           (base::to_hex(crypto::sha256(base::as_bytes(whole))).substr(0, digits) + ".draft");
}

base::Bytes DraftKeeper::place() const {
    return base::to_bytes("vialog/draft@v1\n" + m_desk.session().identity().origin.text() + "\n" +
                          m_desk.signer()->text() + "\n");
}

std::vector<Draft> DraftKeeper::read() const {
    std::error_code failed;
    if (!std::filesystem::exists(file(), failed)) {
        return {};
    }
    const std::string sealed = operations::read_small_file(file());
    const auto& key = m_desk.session().data_key()->key;
    auto opened = crypto::open(crypto::SealingKey(key.bytes().data(), key_size),
                               base::as_bytes(sealed), place());
    // Sealed under a key that was renewed since, or damaged: it is lost, and nothing was recorded of it.
    if (!opened) {
        return {};
    }
    std::vector<Draft> drafts = unpacked(*opened);
    base::wipe(*opened);
    return drafts;
}

void DraftKeeper::write(const std::vector<Draft>& drafts) const {
    std::error_code ignored;
    const std::filesystem::path target = file();
    if (drafts.empty()) {
        std::filesystem::remove(target, ignored);
        return;
    }
    base::Bytes bytes = packed(drafts);
    const auto& key = m_desk.session().data_key()->key;
    const base::Bytes sealed = crypto::seal(crypto::SealingKey(key.bytes().data(), key_size), bytes,
                                            place(), m_desk.session().random());
    base::wipe(bytes);
    std::filesystem::create_directories(target.parent_path(), ignored);
    std::filesystem::permissions(target.parent_path(), std::filesystem::perms::owner_all, ignored);
    std::filesystem::path fresh = target;
    fresh += ".new";
    std::filesystem::remove(fresh, ignored);
    operations::write_private_file(fresh, base::as_text(sealed));
    std::filesystem::rename(fresh, target, ignored);
}

}  // namespace vialog::gui
