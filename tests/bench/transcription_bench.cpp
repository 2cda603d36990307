// SPDX-License-Identifier: Apache-2.0
// A quarter's paper into the journal, against the bare signing rate.
#include "base/check.h"
#include "operations/transcribe.h"
#include "sample_journal.h"

#include <fmt/format.h>

int main() {
    using namespace vialog;
    double best = 0;
    for (int run = 0; run < 5; ++run) {
        const bench::Folder folder;
        bench::Clinic clinic(folder.path() / "clinic.vialog", "");
        crypto::SystemRandom random;
        const auto key = crypto::PrivateKey::generate(crypto::KeyAlgorithm::Ed25519, random);
        std::int64_t entries = 0;
        const double ours = bench::seconds([&] {
            const auto report = operations::transcribe(
                clinic.session(),
                std::filesystem::path(VIALOG_SOURCE_FOLDER) / "tests/samples/foothill-quarter",
                clinic.pharmacist(), clinic.registrant());
            base::ensures(report.has_value() && report->refused.empty(), "the quarter is taken");
            entries = report->entries;
        });
        std::vector<base::Bytes> notes;
        for (std::int64_t seq = 1; seq <= entries; ++seq) {
            notes.push_back(*clinic.session().store().entry_bytes(domain::EntryNumber(seq)));
        }
        const double bare = bench::seconds([&] {
            for (const base::Bytes& note : notes) {
                static_cast<void>(key.sign(note, random));
                static_cast<void>(key.sign(note, random));
            }
        });
        fmt::print(
            "transcription: {} entries in {:.3f} s; bare signing of the same {:.3f} s; ratio "
            "{:.3f}\n",
            entries, ours, bare, bare / ours);
        best = std::max(best, bare / ours);
    }
    fmt::print("transcription ratio, best of five, {:.3f} (goal 0.7 or more)\n", best);
    return 0;
}
