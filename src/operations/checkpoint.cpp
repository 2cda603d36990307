// SPDX-License-Identifier: Apache-2.0
// Read back, raise the high-water mark, sign, keep: in this order.
#include "operations/checkpoint.h"

#include "base/check.h"
#include "journal/checkpoint.h"
#include "operations/file_head.h"
#include "operations/identities.h"

namespace vialog::operations {

namespace {

base::Result<GivenCheckpoint, domain::Refusal> sign_head(Session& session,
                                                         const crypto::PrivateKey& log_key) {
    store::Store& store = session.store();
    const journal::TreeHead head{.size = store.head().size, .root = store.root()};
    base::expects(head.size > 0, "a journal has its genesis entry");
    // The key itself says whose signature counts, not the book.
    if (auto refusal = find_torn_head(session, head, log_key.public_key())) {
        return tl::unexpected(std::move(*refusal));
    }
    GivenCheckpoint given{.size = head.size, .root = head.root, .note = {}};
    if (const auto kept = store.newest_checkpoint(); kept && kept->size == head.size) {
        given.note = std::string(base::as_text(kept->note));
        return given;
    }
    store.raise_mark();
    const std::string note = journal::sign_checkpoint(
        {.origin = session.identity().origin, .head = head}, log_key, session.random());
    given.note = std::string(base::as_text(store.keep_checkpoint(head.size, base::as_bytes(note))));
    if (given.note != note) {  // somebody else was quicker
        if (auto refusal = find_torn_head(session, head, log_key.public_key())) {
            return tl::unexpected(std::move(*refusal));
        }
    }
    return given;
}

}  // namespace

base::Result<GivenCheckpoint, Denial> give_checkpoint(Session& session, Consent& person) {
    session.store().refresh();
    const auto log_key = open_log_key(session, person);
    if (!log_key) {
        return tl::unexpected(Denial(log_key.error()));
    }
    auto given = sign_head(session, *log_key);
    if (!given) {
        return tl::unexpected(Denial(std::move(given.error())));
    }
    return std::move(*given);
}

std::string spoken_root(const base::Digest& root) {
    static constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string text;
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 7; ++i) {
        bits = (bits << 8U) | root[i];
    }
    for (int i = 0; i < 10; ++i) {
        text += alphabet[(bits >> static_cast<unsigned>(51 - 5 * i)) & 0x1fU];
    }
    return text;
}

}  // namespace vialog::operations
