// SPDX-License-Identifier: Apache-2.0
// A kept checkpoint anchors the stored hashes; what came after it is hashed anew.
#include "operations/file_head.h"

#include "base/check.h"
#include "base/decimal.h"
#include "journal/checkpoint.h"
#include "journal/finding_codes.h"
#include "operations/refusal_codes.h"

namespace vialog::operations {

namespace {

// How the sentences of schemas/findings.csv name it: "The checkpoint kept in the file is ...".
constexpr std::string_view kept_here = "kept in the file";

domain::Refusal about_kept(std::string_view rule, std::int64_t size) {
    return {.rule = rule,
            .figures = {{"file", std::string(kept_here)}, {"size", base::print_decimal(size, 0)}}};
}

domain::Refusal torn_at(domain::EntryNumber entry) {
    return {.rule = refusal_entry_torn,
            .figures = {{"entry", base::print_decimal(entry.number(), 0)}}};
}

domain::Refusal fork_at(std::int64_t size) {
    return about_kept(journal::finding_checkpoint_forked, size);
}

domain::Refusal about_torn(const store::TornTree& torn, std::int64_t kept) {
    return torn.entry ? torn_at(*torn.entry) : fork_at(kept);
}

// A kept checkpoint that can be read, is this journal's and is for what it was kept for.
base::Result<journal::SignedCheckpoint, domain::Refusal> read_kept(
    const store::StoredCheckpoint& stored, const domain::Origin& origin, std::int64_t present) {
    auto kept = journal::parse_checkpoint(base::as_text(stored.note));
    if (!kept) {
        return kept;
    }
    const auto& [named, head] = kept->checkpoint;
    if (named != origin || head.size != stored.size) {
        domain::Refusal foreign = about_kept(journal::finding_checkpoint_foreign, stored.size);
        foreign.figures.emplace_back("why", named != origin
                                                ? "it names " + named.text()
                                                : "it is for " + base::print_decimal(head.size, 0) +
                                                      " entries and was kept for " +
                                                      base::print_decimal(stored.size, 0));
        return tl::unexpected(std::move(foreign));
    }
    if (head.size > present) {
        domain::Refusal beyond = about_kept(journal::finding_journal_shorter, head.size);
        beyond.figures.emplace_back("present", base::print_decimal(present, 0));
        return tl::unexpected(std::move(beyond));
    }
    return kept;
}

// The log key in force for a checkpoint of that size: of the newest entry before it that brought one.
std::optional<crypto::PublicKey> log_key_at(const domain::State& state, std::int64_t size) {
    const domain::KeyRow* newest = nullptr;
    state.keys.for_each([&](const domain::KeyId& /*id*/, const domain::KeyRow& row) {
        if (!row.person && row.since.number() < size &&
            (newest == nullptr || newest->since < row.since)) {
            newest = &row;
        }
    });
    const auto key = newest == nullptr ? std::nullopt
                                       : std::optional(crypto::PublicKey::from_spki(newest->spki));
    return key && *key ? std::optional(**key) : std::nullopt;
}

std::optional<domain::Refusal> check_signature(const journal::SignedCheckpoint& kept,
                                               const crypto::PublicKey& log_key) {
    switch (journal::check_log_signature(kept, log_key)) {
        case journal::LogSignature::Valid:
            return std::nullopt;
        case journal::LogSignature::Missing:
            return about_kept(journal::finding_checkpoint_unsigned, kept.checkpoint.head.size);
        case journal::LogSignature::Wrong:
            return about_kept(journal::finding_checkpoint_signature_wrong,
                              kept.checkpoint.head.size);
    }
    return std::nullopt;
}

journal::TreeHead nothing_known() {
    return {.size = 0, .root = journal::empty_root()};
}

std::optional<domain::Refusal> compare_root(const store::Store& store,
                                            const journal::TreeHead& known,
                                            const journal::TreeHead& head) {
    const auto root = store.recompute_root(known, head.size);
    if (!root) {
        return about_torn(root.error(), known.size);
    }
    if (*root != head.root) {
        throw store::StoreError(store::StoreErrorKind::Corrupt, 0,
                                "the journal's root in this computer's memory is not that of its "
                                "file; close the program, check the memory of this computer, and "
                                "verify the journal");
    }
    return std::nullopt;
}

// What may be taken for granted: the newest kept checkpoint, or nothing.
base::Result<journal::TreeHead, domain::Refusal> known_head(Session& session, std::int64_t present,
                                                            const crypto::PublicKey& log_key) {
    const auto newest = session.store().newest_checkpoint();
    if (!newest) {
        return nothing_known();
    }
    const auto kept = read_kept(*newest, session.identity().origin, present);
    if (!kept) {
        return tl::unexpected(kept.error());
    }
    const journal::TreeHead& head = kept->checkpoint.head;
    auto refusal = check_signature(*kept, log_key);
    if (!refusal) {
        return head;
    }
    // An earlier key may have signed it. Under the present one it would have to be signed by it.
    const auto* present_key = session.store().state().keys.find({log_key.fingerprint()});
    if (refusal->rule == journal::finding_checkpoint_signature_wrong || present_key == nullptr ||
        present_key->since.number() < head.size) {
        return tl::unexpected(std::move(*refusal));
    }
    const auto root = session.store().recompute_root(nothing_known(), head.size);
    if (!root) {
        return tl::unexpected(about_torn(root.error(), head.size));
    }
    if (*root != head.root) {
        return tl::unexpected(fork_at(head.size));
    }
    return head;
}

}  // namespace

std::optional<domain::Refusal> find_torn_head(Session& session, const journal::TreeHead& head,
                                              const crypto::PublicKey& log_key) {
    const auto known = known_head(session, head.size, log_key);
    return known ? compare_root(session.store(), *known, head) : std::optional(known.error());
}

std::optional<domain::Refusal> find_torn_journal(Session& session) {
    const store::Store& store = session.store();
    const journal::TreeHead head{.size = store.head().size, .root = store.root()};
    if (auto torn = compare_root(store, nothing_known(), head)) {
        return torn;
    }
    // From here on the stored hashes are those of the entries.
    for (const std::int64_t size : store.checkpoint_sizes()) {
        const auto kept = read_kept(*store.checkpoint(size), session.identity().origin, head.size);
        if (!kept) {
            return kept.error();
        }
        if (journal::root_at(size, [&](journal::TreeNode node) { return store.hash(node); }) !=
            kept->checkpoint.head.root) {
            return fork_at(size);
        }
        const auto log_key = log_key_at(store.state(), size);
        if (!log_key) {
            return about_kept(journal::finding_checkpoint_unsigned, size);
        }
        if (auto refusal = check_signature(*kept, *log_key)) {
            return refusal;
        }
    }
    return std::nullopt;
}

crypto::PublicKey registered_log_key(const domain::State& state) {
    const domain::KeyRow* row = state.keys.find(state.totals.log_key);
    base::ensures(row != nullptr, "the checkpoint key in force is registered");
    return crypto::PublicKey::from_spki(row->spki).value();
}

}  // namespace vialog::operations
