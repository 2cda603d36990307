// SPDX-License-Identifier: Apache-2.0
// Builds the workstation and types.
#include "gui/desk_in_test.h"

#include <algorithm>
#include <stdexcept>

namespace vialog::gui {

base::Result<operations::UnlockedKey, crypto::KeyFileError> VaultHolder::unlock(
    std::string_view key_file, std::string_view passphrase, std::string_view pin,
    operations::Shift shift) {
    auto contents = crypto::open_key_file(key_file, passphrase);
    if (!contents) {
        return tl::unexpected(contents.error());
    }
    operations::UnlockedKey unlocked{.name = contents->name, .key = {}};
    const auto now = m_workplace.clock().elapsed();
    m_workplace.vault().unlock(std::move(*contents), pin, shift, now);
    return unlocked;
}

KeyHolder::Unlocking VaultHolder::unlocking() {
    return [this](std::string_view key_file, std::string_view passphrase, std::string_view pin,
                  operations::Shift shift) { return unlock(key_file, passphrase, pin, shift); };
}

base::Result<std::unique_ptr<operations::Consent>, operations::SigningError> VaultHolder::consent(
    std::string_view key_name, std::string_view pin) {
    return operations::ask_consent(m_workplace.vault(), m_workplace.clock(), key_name, pin);
}

void VaultHolder::lock(std::string_view key_name) {
    m_workplace.vault().lock(key_name);
}

std::vector<operations::UnlockedKey> VaultHolder::list() {
    return m_workplace.vault().list(m_workplace.clock().elapsed());
}

void AtOnce::run(std::string /*label*/, std::function<void(const Watch&)> work,
                 std::function<void()> done) {
    work({.cancelled = [] { return false; }, .told = [](std::int64_t, std::int64_t) {}});
    done();
}

void AtOnce::run_briefly(std::function<void()> work, std::function<void()> done) {
    work();
    done();
}

DeskInTest::DeskInTest() : m_keys(m_workplace) {
    m_workplace.found();
    m_desk = std::make_unique<Desk>(m_workplace.session(), m_keys, m_background,
                                    Desk::Places{.journal = m_workplace.journal(),
                                                 .state = m_workplace.folder() / "state",
                                                 .documents = m_workplace.folder() / "documents"});
    m_desk->go_by([this](std::string_view screen, std::string_view subject) {
        m_went = std::string(screen) + " " + std::string(subject);
    });
}

void DeskInTest::sign_in(std::string_view person) {
    const domain::PersonId id = domain::PersonId::parse(person).value();
    auto consent = m_keys.consent(m_desk->key_name(id), operations::test_pin);
    m_desk->sit_down(id, *consent.value());
}

Typist& Typist::types(std::string_view keys) {
    for (const char key : keys) {
        press(key == '\n' ? "Enter" : key == '\x1b' ? "Esc" : std::string(1, key));
    }
    return *this;
}

Typist& Typist::presses(std::string_view key) {
    press(std::string(key));
    return *this;
}

Typist& Typist::scans(std::string_view text) {
    ++m_scans;
    m_keyboard.scan(text);
    return *this;
}

void Typist::press(const std::string& key) {
    ++m_keys;
    if (m_keyboard.press({.key = key}) != Routed::ToText) {
        return;
    }
    const ScreenView view = m_screen.view();
    if (view.focus.empty()) {
        m_keyboard.set_scan_line(m_keyboard.scan_line() + key);
        return;
    }
    // A secret's dots are not its text: the typist remembers by their number.
    const Field& field = field_of(view, view.focus);
    if (field.kind != FieldKind::Secret) {
        m_screen.type(field.id, field.text + key);
        return;
    }
    if (field.text.size() != m_secret.size() || m_secret_field != field.id) {
        m_secret.clear();
    }
    m_secret_field = field.id;
    m_secret += key;
    m_screen.type(field.id, m_secret);
}

const Field& field_of(const ScreenView& view, std::string_view id) {
    const auto found = std::find_if(view.fields.begin(), view.fields.end(),
                                    [id](const Field& field) { return field.id == id; });
    if (found == view.fields.end()) {
        throw std::logic_error("the screen has no field " + std::string(id));
    }
    return *found;
}

std::string text_of(const std::optional<Message>& message) {
    return message ? message->text : std::string();
}

}  // namespace vialog::gui
