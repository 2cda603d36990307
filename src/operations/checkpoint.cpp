// SPDX-License-Identifier: Apache-2.0
// A checkpoint is signed over what was read back, never over a root held only in memory.
#include "operations/checkpoint.h"

#include "base/check.h"
#include "journal/checkpoint.h"
#include "journal/merkle.h"
#include "operations/identities.h"

namespace vialog::operations {

base::Result<GivenCheckpoint, SigningError> give_checkpoint(Session& session, Consent& person) {
    session.store().refresh();
    const store::Head head = session.store().head();
    base::expects(head.size > 0, "a journal has its genesis entry");
    const auto bytes = session.store().entry_bytes(domain::EntryNumber(head.size - 1));
    base::ensures(bytes && journal::leaf_hash(*bytes) == head.last_leaf,
                  "the newest entry on the disk is the one that was signed");
    const auto log_key = open_log_key(session, person);
    if (!log_key) {
        return tl::unexpected(log_key.error());
    }
    const base::Digest root = session.store().root();
    GivenCheckpoint given{
        .size = head.size,
        .root = root,
        .note = journal::sign_checkpoint(
            {.origin = session.identity().origin, .head = {.size = head.size, .root = root}},
            *log_key, session.random())};
    session.store().keep_checkpoint(given.size, base::as_bytes(given.note));
    return given;
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
