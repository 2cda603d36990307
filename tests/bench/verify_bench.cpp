// SPDX-License-Identifier: Apache-2.0
// Full verification of a bundle against a bare Botan verification loop over the same messages on the same threads.
#include "base/check.h"
#include "crypto/public_key.h"
#include "journal/audit.h"
#include "journal/entry.h"
#include "operations/export_bundle.h"
#include "sample_journal.h"

#include <botan/ed25519.h>
#include <botan/pubkey.h>
#include <fmt/format.h>

#include <atomic>
#include <cstdlib>
#include <thread>

namespace {

using namespace vialog;

struct Signed {
    std::string text;
    std::vector<base::Bytes> signatures;
    std::vector<std::size_t> keys;
};

std::vector<Signed> read_all(operations::Session& session, std::int64_t size,
                             std::vector<base::Digest>& keys) {
    std::vector<Signed> all;
    base::JsonDocument document;
    session.store().for_each_entry(
        domain::EntryNumber(0), domain::EntryNumber(size),
        [&](domain::EntryNumber /*seq*/, base::ByteView bytes) {
            const auto entry = journal::read_entry(bytes, document);
            Signed one{.text = std::string(entry->text), .signatures = {}, .keys = {}};
            for (std::size_t i = 0; i < entry->signatures.size(); ++i) {
                const base::Digest& key = entry->entry.entry.signers[i].key.digest;
                auto found = std::find(keys.begin(), keys.end(), key);
                if (found == keys.end()) {
                    keys.push_back(key);
                    found = keys.end() - 1;
                }
                one.signatures.push_back(entry->signatures[i].signature);
                one.keys.push_back(static_cast<std::size_t>(found - keys.begin()));
            }
            all.push_back(std::move(one));
        });
    return all;
}

double bare_seconds(const std::vector<Signed>& all,
                    const std::vector<std::unique_ptr<Botan::Public_Key>>& keys, int threads) {
    std::atomic<std::size_t> next{0};
    std::atomic<std::int64_t> wrong{0};
    const double took = bench::seconds([&] {
        std::vector<std::thread> workers;
        for (int i = 0; i < threads; ++i) {
            workers.emplace_back([&] {
                for (std::size_t at = next.fetch_add(256); at < all.size();
                     at = next.fetch_add(256)) {
                    for (std::size_t n = at; n < std::min(at + 256, all.size()); ++n) {
                        const Signed& one = all[n];
                        for (std::size_t s = 0; s < one.signatures.size(); ++s) {
                            Botan::PK_Verifier verifier(*keys[one.keys[s]], "Pure");
                            const auto* text =
                                reinterpret_cast<const std::uint8_t*>(one.text.data());
                            wrong += verifier.verify_message(text, one.text.size(),
                                                             one.signatures[s].data(),
                                                             one.signatures[s].size())
                                         ? 0
                                         : 1;
                        }
                    }
                }
            });
        }
        for (std::thread& worker : workers) {
            worker.join();
        }
    });
    base::ensures(wrong == 0, "the bare loop verifies every signature");
    return took;
}

}  // namespace

int main(int argc, char** argv) {
    const std::int64_t size = argc > 1 ? std::atoll(argv[1]) : 100'000;
    const bench::Folder folder;
    bench::Clinic clinic(folder.path() / "clinic.vialog", "");
    clinic.fill(size);
    const auto date = base::parse_date("2026-01-01").value();
    const auto exported = operations::export_bundle(
        clinic.session(), clinic.pharmacist(),
        {.folder = folder.path() / "bundle", .entry = {.to = "bench", .from = date, .until = date}},
        {});
    base::ensures(exported.has_value(), "the bundle is written");

    std::vector<base::Digest> ids;
    const auto all = read_all(clinic.session(), exported->entries, ids);
    std::vector<std::unique_ptr<Botan::Public_Key>> keys;
    for (const base::Digest& id : ids) {
        const auto* row = clinic.session().store().state().keys.find({id});
        // The 32 raw bytes end the SubjectPublicKeyInfo.
        keys.push_back(std::make_unique<Botan::Ed25519_PublicKey>(
            Botan::AlgorithmIdentifier(),
            std::vector<std::uint8_t>(row->spki.end() - 32, row->spki.end())));
    }
    auto bundle =
        journal::BundleReader::open(journal::open_bundle_folder(folder.path() / "bundle"));
    base::ensures(bundle.has_value(), "the bundle opens");
    double one_thread = 0;
    for (const int threads : {1, 2}) {
        double ours = 1e9;
        double bare = 1e9;
        for (int run = 0; run < 3; ++run) {
            bare = std::min(bare, bare_seconds(all, keys, threads));
            ours = std::min(
                ours, bench::seconds([&] {
                    const auto report = journal::audit(
                        *bundle,
                        {.pin = exported->pin, .priors = {}, .threads = threads, .progress = {}});
                    base::ensures(
                        report.exit_code() == journal::exit_unanchored &&
                            report.checked.size == exported->entries,
                        "every entry is verified, and nothing is found but the missing anchor");
                }));
        }
        one_thread = threads == 1 ? ours : one_thread;
        fmt::print(
            "verify: {} entries, {} threads: {:.3f} s, bare {:.3f} s, ratio {:.3f} (goal 1.05 or "
            "less){}\n",
            exported->entries, threads, ours, bare, ours / bare,
            threads == 1
                ? ""
                : fmt::format("; {:.2f} times one thread (goal 1.8 or more)", one_thread / ours));
    }
    return 0;
}
