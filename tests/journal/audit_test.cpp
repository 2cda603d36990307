// SPDX-License-Identifier: Apache-2.0
// The audit as a whole: trust from outside alone, the same answer on any number of threads, and no
// answer at all where something broke.
#include "journal/audit.h"

#include "crypto/note_key.h"
#include "journal/audited.h"
#include "journal/bundle_writer.h"
#include "journal/finding_codes.h"
#include "journal/journal_error.h"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <random>
#include <stdexcept>

namespace vialog::journal {

namespace {

namespace fs = std::filesystem;

TEST(Audit, NeedsThePinAndAnAnchorToSayVerified) {
    const auto& entries = sample_journal().entries();
    AuditOptions nothing;
    AuditOptions only_prior = trusting();
    only_prior.pin.reset();

    EXPECT_EQ(audit_entries(entries, trusting()).exit_code(), 0);
    EXPECT_EQ(audit_entries(entries, pinned()).exit_code(), 2);
    EXPECT_EQ(audit_entries(entries, only_prior).exit_code(), 2);
    EXPECT_EQ(audit_entries(entries, nothing).exit_code(), 2);
    EXPECT_EQ(rules_of(audit_entries(entries, nothing)),
              (std::vector{finding_pin_not_given, finding_anchor_not_given}));
}

// 35 and 42.
TEST(Audit, RefusesAJournalWithAnotherBeginning) {
    AuditOptions options = trusting();
    (*options.pin)[31] ^= 1U;
    const AuditReport report = audit_entries(sample_journal().entries(), options);
    EXPECT_EQ(report.exit_code(), 16);
    EXPECT_FALSE(report.pin_agrees);

    support::JournalBuilder other("clinic-043.example/ket", support::Keeping::Entries);
    other.work(50);
    EXPECT_EQ(audit_entries(other.entries(), other.checkpoint(), pinned()).exit_code(), 16);
}

// The sample's first entries, made anew by somebody with a key of his own for each of theirs:
// "cleo-evil" for Cleo's.
std::vector<base::Bytes> with_keys_of_his_own() {
    constexpr std::int64_t before_any_reference = 13;
    std::vector<base::Bytes> entries;
    base::Digest prev{};
    for (std::int64_t seq = 0; seq < before_any_reference; ++seq) {
        JournalEntry entry = sample_entry(seq);
        entry.prev = prev;
        std::vector<std::string> by = keys_of(entry);
        for (std::size_t i = 0; i < by.size(); ++i) {
            by[i] += "-evil";
            entry.entry.signers[i].key = support::signing_key_id(by[i]);
        }
        if (auto* genesis = std::get_if<domain::Genesis>(&entry.entry.event)) {
            genesis->founders[0].key = support::spki_of("ada-evil");
            genesis->founders[1].key = support::spki_of("ben-evil");
            genesis->log_key = support::spki_of("log-evil");
            genesis->root_key.reset();
        }
        if (auto* added = std::get_if<domain::KeyAdded>(&entry.entry.event)) {
            added->key = support::spki_of(by[2]);
        }
        entries.push_back(support::sign_entry(entry, by));
        prev = leaf_hash(entries.back());
    }
    return entries;
}

// 8. Right in itself, with its keys and a policy beside it: whoever knows the true beginning is not
// deceived, and whoever knows nothing is not told that it is verified.
TEST(Audit, BelievesNoKeyInTheBundle) {
    const auto entries = with_keys_of_his_own();
    const std::string checkpoint =
        support::sign_head(sample_journal().origin(), head_of(entries), "log-evil");
    const auto& log_key = support::private_key("log-evil").public_key();
    const std::string policy =
        "log " +
        crypto::print_verifier_key({.name = sample_journal().origin().text(),
                                    .type = crypto::NoteSignatureType::Ed25519,
                                    .key = log_key}) +
        "\n";
    const support::TemporaryFolder place;
    BundleWriter writer(place.path() / "b", NoteFiles::Write);
    for (const base::Bytes& entry : entries) {
        writer.add_entry(entry);
    }
    for (const std::string id : {"ada", "ben", "cleo", "dan", "log"}) {
        writer.add_key(id, support::private_key(id + "-evil").public_key());
    }
    writer.add_convenience("policy", base::as_bytes(policy));
    writer.finish(checkpoint);
    const auto code = [&](const AuditOptions& options) {
        return audit_folder(place.path() / "b", options).exit_code();
    };

    AuditOptions only_prior;
    only_prior.priors = {{.name = "p", .text = checkpoint_of(first_entries(5))}};
    AuditOptions his_own;
    his_own.pin = leaf_hash(entries[0]);
    his_own.priors = {{.name = "p", .text = checkpoint}};

    EXPECT_EQ(code(AuditOptions{}), 2);
    EXPECT_EQ(code(pinned()), 16);
    EXPECT_EQ(code(only_prior), 16);
    EXPECT_EQ(code(trusting()), 16);
    EXPECT_EQ(code(his_own), 0) << "it is right in itself: only trust from outside tells";
}

// 14. What is not signed changes nothing.
TEST(Audit, IgnoresTheConveniences) {
    const support::TemporaryFolder place;
    const fs::path bundle = place.path() / "b";
    support::write_full_bundle(bundle, sample_journal());
    EXPECT_EQ(audit_folder(bundle, trusting()).exit_code(), 0);

    std::ofstream(bundle / "notes/000000005.note") << "something else";
    std::ofstream(bundle / "keys/ada.pem") << "another key";
    std::ofstream(bundle / "MANIFEST.sha256") << "";
    std::ofstream(bundle / "README.txt") << "\xE2\x80\x94 clinic-042.example/ket AAAA\n";
    std::ofstream(bundle / "policy") << "log trust-me";
    fs::create_directory(bundle / "proofs");
    std::ofstream(bundle / "proofs/1.tlog-proof") << "nonsense";

    const AuditReport report = audit_folder(bundle, trusting());
    EXPECT_EQ(report.exit_code(), 0);
    EXPECT_EQ(report.findings.count(), 0);
}

TEST(Audit, SaysTheSameOnAnyNumberOfThreads) {
    auto entries = sample_journal().entries();
    for (const std::size_t seq : {3U, 77U, 250U, 257U, 290U}) {
        entries[seq][entries[seq].size() / 2] ^= 1U;
    }
    std::swap(entries[120], entries[121]);
    AuditOptions options = trusting();
    const AuditReport expected = audit_entries(entries, options);
    ASSERT_GT(expected.findings.count(), 10);

    for (const int threads : {2, 3, 8}) {
        options.threads = threads;
        const AuditReport report = audit_entries(entries, options);
        EXPECT_EQ(report.findings.kept(), expected.findings.kept()) << threads;
        EXPECT_EQ(report.checked, expected.checked);
        EXPECT_EQ(report.signatures, expected.signatures);
    }
}

TEST(Audit, ShowsItsProgressInOrder) {
    std::vector<std::int64_t> steps;
    AuditOptions options = trusting();
    options.threads = 4;
    options.progress = [&](std::int64_t checked, std::int64_t size) {
        EXPECT_EQ(size, 300);
        steps.push_back(checked);
        return AuditGoOn::Yes;
    };

    EXPECT_EQ(audit_entries(sample_journal().entries(), options).exit_code(), 0);
    EXPECT_EQ(steps, (std::vector<std::int64_t>{256, 300}));
}

// V21: there is no sampling, and half an audit is none.
TEST(Audit, GivesNoVerdictWhenItIsStopped) {
    AuditOptions options = trusting();
    options.progress = [](std::int64_t /*checked*/, std::int64_t /*size*/) {
        return AuditGoOn::No;
    };

    const AuditReport report = audit_entries(sample_journal().entries(), options);

    EXPECT_EQ(report.exit_code(), 70);
    EXPECT_EQ(count_rule(report, finding_count_differs), 1);
    EXPECT_EQ(count_rule(report, finding_journal_truncated), 0);
}

// 56. What is thrown on any thread comes out.
TEST(Audit, LetsNoFailurePass) {
    for (const int threads : {1, 4}) {
        AuditOptions options = trusting();
        options.threads = threads;
        options.progress = [](std::int64_t checked, std::int64_t /*size*/) -> AuditGoOn {
            if (checked > 256) {
                throw std::runtime_error("injected");
            }
            return AuditGoOn::Yes;
        };
        EXPECT_THROW(static_cast<void>(audit_entries(sample_journal().entries(), options)),
                     std::runtime_error);
    }
}

// Files that cannot be read from the n-th time on.
class FailingFiles final : public BundleFiles {
  public:
    FailingFiles(const fs::path& folder, int reads)
        : m_files(open_bundle_folder(folder)), m_left(reads) {}

    [[nodiscard]] base::Result<void, domain::Refusal> visit(const Visit& visit) const override {
        return m_files->visit(visit);
    }
    [[nodiscard]] std::optional<std::int64_t> size_of(std::string_view path) const override {
        return m_files->size_of(path);
    }
    [[nodiscard]] std::size_t read(std::string_view path, std::int64_t offset,
                                   std::span<std::uint8_t> out) const override {
        if (m_left.fetch_sub(1) <= 0) {
            throw JournalError(JournalErrorKind::ReadFailed, "the disk is broken");
        }
        return m_files->read(path, offset, out);
    }

  private:
    std::unique_ptr<BundleFiles> m_files;
    mutable std::atomic<int> m_left;
};

TEST(Audit, EndsWhereAFileCannotBeRead) {
    const support::TemporaryFolder place;
    support::write_full_bundle(place.path() / "b", sample_journal());
    int reads = 0;
    for (;; ++reads) {
        ASSERT_LT(reads, 100);
        try {
            const auto bundle =
                BundleReader::open(std::make_unique<FailingFiles>(place.path() / "b", reads));
            ASSERT_TRUE(bundle);
            EXPECT_EQ(audit(*bundle, trusting()).exit_code(), 0);
            break;
        } catch (const JournalError& failure) {
            EXPECT_EQ(failure.kind(), JournalErrorKind::ReadFailed);
        }
    }
    // The checkpoint, the disclosures and each tile at least.
    EXPECT_GE(reads, 7);
}

// Whatever bit is turned in what counts, the answer is never that all is well.
TEST(Audit, NoticesEveryBitThatIsTurned) {
    const support::TemporaryFolder place;
    const fs::path bundle = place.path() / "b";
    support::write_bundle(bundle, first_entries(30), checkpoint_of(first_entries(30)));
    AuditOptions options = pinned();
    options.priors = {{.name = "p", .text = checkpoint_of(first_entries(30))}};
    ASSERT_EQ(audit_folder(bundle, options).exit_code(), 0);
    std::mt19937 random(20260112);

    for (const std::string name : {"checkpoint", "tile/entries/000.p/30", "tile/0/000.p/30"}) {
        const auto size = fs::file_size(bundle / name);
        for (int i = 0; i < 150; ++i) {
            const auto offset = static_cast<std::streamoff>(random() % size);
            const auto bit = static_cast<int>(random() % 8);
            const auto turn = [&] {
                std::fstream stream(bundle / name, std::ios::binary | std::ios::in | std::ios::out);
                stream.seekg(offset);
                const auto byte = static_cast<char>(stream.get() ^ (1 << bit));
                stream.seekp(offset);
                stream.put(byte);
            };
            turn();
            const int code = audit_folder(bundle, options).exit_code();
            EXPECT_TRUE(code >= 10 && code <= 20)
                << name << " " << offset << " " << bit << " " << code;
            turn();
        }
    }
}

TEST(Audit, OfARefusedBundleIsTheRefusal) {
    const AuditReport report = report_refused({.rule = finding_tile_missing, .figures = {}});

    EXPECT_EQ(report.exit_code(), 10);
    EXPECT_EQ(report.checked.size, 0);
}

TEST(AuditDeathTest, RunsOnAThreadAtLeast) {
    AuditOptions options = trusting();
    options.threads = 0;

    EXPECT_DEATH(static_cast<void>(audit_entries(first_entries(20), options)), "at least one");
}

}  // namespace

}  // namespace vialog::journal
