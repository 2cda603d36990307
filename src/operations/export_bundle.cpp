// SPDX-License-Identifier: Apache-2.0
// Streams the journal into a bundle.
#include "operations/export_bundle.h"

#include "base/check.h"
#include "journal/bundle_writer.h"
#include "journal/disclosure.h"
#include "journal/journal_error.h"
#include "journal/merkle.h"
#include "operations/file_head.h"
#include "operations/identities.h"
#include "store/identities.h"

#include <map>

namespace vialog::operations {

namespace {

// Keys as files, for people with openssl; a verifier believes the entries, never these.
void add_keys(const domain::State& state, journal::BundleWriter& writer) {
    std::map<std::string, int> seen;
    state.keys.for_each([&](const domain::KeyId& /*id*/, const domain::KeyRow& row) {
        const auto key = crypto::PublicKey::from_spki(row.spki);
        base::ensures(key.has_value(), "a registered key can be read");
        std::string id = row.person ? row.person->text() : "log";
        const int earlier = seen[id]++;
        id += earlier == 0 ? "" : "-" + base::print_decimal(earlier + 1, 0);
        writer.add_key(id, *key);
    });
}

ExportedBundle write_entries(Session& session, journal::BundleWriter& writer, std::int64_t size,
                             const Progress& progress) {
    ExportedBundle bundle;
    const store::Store& store = session.store();
    store.for_each_entry(domain::EntryNumber(0), domain::EntryNumber(size),
                         [&](domain::EntryNumber seq, base::ByteView bytes) {
                             if (seq == domain::EntryNumber(0)) {
                                 bundle.pin = journal::leaf_hash(bytes);
                             }
                             writer.add_entry(bytes);
                             bundle.entries += 1;
                             if (progress && bundle.entries % 1024 == 0) {
                                 progress(bundle.entries, size);
                             }
                         });
    for (const std::int64_t kept : store.checkpoint_sizes()) {
        if (kept <= size) {
            writer.add_kept_checkpoint(kept, base::as_text(store.checkpoint(kept)->note));
        }
    }
    add_keys(store.state(), writer);
    return bundle;
}

base::Result<std::int64_t, SigningError> write_disclosures(Session& session, Consent& person,
                                                           journal::BundleWriter& writer,
                                                           std::int64_t size) {
    std::int64_t written = 0;
    for (std::int64_t seq = 0; seq < size; ++seq) {
        const domain::EntryNumber entry(seq);
        std::int64_t number = 0;
        for (const base::Bytes& sealed : store::sealed_disclosures(session.store(), entry)) {
            const auto text = open_disclosure(session, person, entry, number, sealed);
            if (!text) {
                return tl::unexpected(text.error());
            }
            if (*text) {
                writer.add_disclosure(**text);
                written += 1;
            }
            number += 1;
        }
    }
    return written;
}

}  // namespace

base::Result<ExportedBundle, Denial> export_bundle(Session& session, Consent& person,
                                                   const ExportWish& wish,
                                                   const Progress& progress) {
    session.store().refresh();
    if (auto torn = find_torn_journal(session)) {
        return tl::unexpected(Denial(std::move(*torn)));
    }
    // Made before anything is recorded, so that a folder that cannot be written leaves no entry about an export that never was.
    journal::BundleWriter writer(
        wish.folder, wish.note_files ? journal::NoteFiles::Write : journal::NoteFiles::Omit);
    Statement statement{.draft = wish.entry};
    statement.signers = {{domain::Role::Operator, &person}};
    if (const auto recorded = record(session, statement); !recorded) {
        return tl::unexpected(recorded.error());
    }
    const auto checkpoint = give_checkpoint(session, person);
    if (!checkpoint) {
        return tl::unexpected(checkpoint.error());
    }
    ExportedBundle bundle = write_entries(session, writer, checkpoint->size, progress);
    if (wish.entry.disclosed == domain::DisclosureScope::All) {
        const auto disclosures = write_disclosures(session, person, writer, checkpoint->size);
        if (!disclosures) {
            return tl::unexpected(Denial(disclosures.error()));
        }
        bundle.disclosures = *disclosures;
    }
    if (writer.head() != journal::TreeHead{.size = checkpoint->size, .root = checkpoint->root}) {
        throw journal::JournalError(journal::JournalErrorKind::ReadFailed,
                                    "the journal's file gave other entries than a moment ago; "
                                    "check the memory and the disk "
                                    "of this computer, and verify the journal");
    }
    writer.finish(checkpoint->note);
    bundle.root = checkpoint->root;
    return bundle;
}

}  // namespace vialog::operations
