// SPDX-License-Identifier: Apache-2.0
// Checkpoints against entries: truncation, forks, wrong logs, unsigned heads.
#include "journal/checkpoint_check.h"

#include "journal/audited.h"
#include "journal/bundle_writer.h"
#include "journal/finding_codes.h"
#include "journal/note.h"

#include <gtest/gtest.h>

namespace vialog::journal {

namespace {

namespace fs = std::filesystem;

AuditOptions with_prior(const std::string& text) {
    AuditOptions options = pinned();
    options.priors = {{.name = "visit.txt", .text = text}};
    return options;
}

// The bundle of the whole sample with more checkpoints in it.
AuditReport with_kept(const std::vector<std::pair<std::int64_t, std::string>>& kept) {
    const support::TemporaryFolder place;
    BundleWriter writer(place.path() / "b", NoteFiles::Omit);
    for (const base::Bytes& entry : sample_journal().entries()) {
        writer.add_entry(entry);
    }
    for (const auto& [size, note] : kept) {
        writer.add_kept_checkpoint(size, note);
    }
    writer.finish(sample_journal().checkpoint());
    return audit_folder(place.path() / "b", trusting());
}

// A second history from entry `from` on, by people with all their keys.
std::vector<base::Bytes> forked_at(std::int64_t from) {
    auto entries = first_entries(from);
    base::Digest prev = leaf_hash(entries.back());
    for (std::int64_t seq = from; seq < 300; ++seq) {
        JournalEntry entry = sample_entry(seq);
        if (domain::kind_of(entry.entry.event) != domain::Kind::Open) {
            break;
        }
        entry.prev = prev;
        entry.entry.moment.time += base::Milliseconds(1);
        entry.entry.moment.occurred.instant += base::Milliseconds(1);
        entries.push_back(support::sign_entry(entry, keys_of(entry)));
        prev = leaf_hash(entries.back());
    }
    return entries;
}

// 31. The end cut off under the old checkpoint.
TEST(CheckpointCheck, FindsEntriesMissingAtTheEnd) {
    for (const std::int64_t left : {299, 257, 256, 200, 1}) {
        const AuditReport report =
            audit_entries(first_entries(left), sample_journal().checkpoint(), trusting());

        EXPECT_EQ(report.exit_code(), 15) << left;
        EXPECT_EQ(count_rule(report, finding_journal_truncated), 1) << left;
        EXPECT_EQ(report.checked.size, left);
    }
}

TEST(CheckpointCheck, FindsAnEntryTileCutShort) {
    const support::TemporaryFolder place;
    support::write_bundle(place.path() / "b", sample_journal().entries(),
                          sample_journal().checkpoint());
    const fs::path last = place.path() / "b/tile/entries/001.p/44";
    const auto tail = sample_journal().entries().back().size() + 2;
    fs::resize_file(last, fs::file_size(last) - tail);
    EXPECT_EQ(audit_folder(place.path() / "b", trusting()).exit_code(), 15);

    fs::resize_file(last, fs::file_size(last) - 1);
    EXPECT_EQ(audit_folder(place.path() / "b", trusting()).exit_code(), 10);
}

// 31. The end cut off under a genuine older checkpoint: only an anchor tells.
TEST(CheckpointCheck, FindsAnOlderCheckpointByANewerPrior) {
    const auto entries = first_entries(280);

    const AuditReport report = audit_entries(entries, trusting());
    EXPECT_EQ(report.exit_code(), 15);
    EXPECT_EQ(count_rule(report, finding_journal_shorter), 1);
    // The manual says so: what is younger than the newest anchor can vanish.
    EXPECT_EQ(audit_entries(entries, pinned()).exit_code(), 2);
    EXPECT_EQ(audit_entries(entries, with_prior(checkpoint_of(first_entries(200)))).exit_code(), 0);
}

// 32. Cut off and gone on.
TEST(CheckpointCheck, FindsASecondHistoryByAPrior) {
    const std::int64_t fork = find_kind(domain::Kind::Open, 150);
    const auto entries = forked_at(fork);
    ASSERT_GT(static_cast<std::int64_t>(entries.size()), fork);

    const AuditReport report =
        audit_entries(entries, with_prior(checkpoint_of(first_entries(fork + 1))));
    EXPECT_EQ(report.exit_code(), 16);
    EXPECT_EQ(count_rule(report, finding_checkpoint_forked), 1);
    EXPECT_EQ(audit_entries(entries, with_prior(checkpoint_of(first_entries(fork)))).exit_code(),
              0);
}

// 47. Two signed roots for one size.
TEST(CheckpointCheck, FindsTwoRootsForOneSize) {
    TreeHead other = sample_journal().head();
    other.root[0] ^= 1U;
    const std::string forged = support::sign_head(sample_journal().origin(), other, "log");

    const AuditReport prior = audit_entries(sample_journal().entries(), with_prior(forged));
    EXPECT_EQ(prior.exit_code(), 16);
    EXPECT_EQ(prior.fixed_from_outside, 0);
    EXPECT_EQ(with_kept({{300, forged}}).exit_code(), 16);
}

// 47. They are evidence by themselves, though the entries do not reach that far.
TEST(CheckpointCheck, FindsTwoRootsForOneSizeBeyondTheEntries) {
    TreeHead other = sample_journal().head();
    other.root[0] ^= 1U;
    const std::string forged = support::sign_head(sample_journal().origin(), other, "log");
    const std::string genuine = sample_journal().checkpoint();
    const std::string unsigned_text = forged.substr(0, forged.find("\n\n") + 2);
    const AuditOptions anchored = with_prior(checkpoint_of(first_entries(100)));
    const auto disagreeing = [&](const std::string& newest, const std::string& kept) {
        return audit_parts(
            {.entries = first_entries(200), .checkpoint = newest, .kept = {{300, kept}}}, anchored);
    };

    const AuditReport report = disagreeing(genuine, forged);
    EXPECT_EQ(report.exit_code(), 15);
    EXPECT_EQ(rules_of(report), (std::vector{finding_journal_shorter, finding_journal_truncated,
                                             finding_checkpoints_disagree}));
    EXPECT_EQ(count_rule(disagreeing(genuine, genuine), finding_checkpoints_disagree), 0);
    EXPECT_EQ(count_rule(disagreeing(genuine, unsigned_text), finding_checkpoints_disagree), 0);

    const AuditReport prior = audit_entries(first_entries(200), genuine, with_prior(forged));
    EXPECT_EQ(prior.exit_code(), 15);
    EXPECT_EQ(count_rule(prior, finding_checkpoints_disagree), 1);
}

// 31. The end that was cut off had changed the log key: what the new key signed is no forgery.
TEST(CheckpointCheck, FindsEntriesMissingThatBroughtAnotherLogKey) {
    support::JournalBuilder journal(test_origin, support::Keeping::Entries);
    journal.work(40);
    journal.record(domain::LogKeyChanged{.key = support::spki_of("log-2")}, {"ada", "log-2"});
    journal.work(60);
    const auto first = [&](std::int64_t count) {
        return std::vector(journal.entries().begin(), journal.entries().begin() + count);
    };
    const auto sign = [&](std::int64_t count, std::string_view key) {
        return support::sign_head(journal.origin(), head_of(first(count)), key);
    };
    const std::int64_t size = journal.size();
    const std::string newest = sign(size, "log-2");
    const std::string kept = sign(50, "log-2");
    const auto cut = [&](const std::string& checkpoint, const std::string& at_50) {
        return audit_parts({.entries = first(40), .checkpoint = checkpoint, .kept = {{50, at_50}}},
                           with_prior(sign(30, "log")));
    };

    const AuditReport report = cut(newest, kept);
    EXPECT_EQ(report.exit_code(), 15);
    EXPECT_EQ(rules_of(report), (std::vector{finding_journal_shorter, finding_journal_truncated}));

    // Without any line in the journal's name, or with a wrong one by the key that is known, it is.
    std::string altered = sign(50, "log");
    altered[altered.size() - 20] = altered[altered.size() - 20] == 'A' ? 'B' : 'A';
    EXPECT_EQ(cut(newest, kept.substr(0, kept.find("\n\n") + 2)).exit_code(), 14);
    EXPECT_EQ(cut(newest.substr(0, newest.find("\n\n") + 2), kept).exit_code(), 14);
    EXPECT_EQ(cut(newest, altered).exit_code(), 14);
    const auto other = domain::Origin::parse("clinic-043.example/ket").value();
    EXPECT_EQ(count_rule(cut(newest, support::sign_head(other, head_of(first(50)), "log-2")),
                         finding_checkpoint_foreign),
              1);
}

TEST(CheckpointCheck, ComparesEveryKeptCheckpoint) {
    const std::string good = checkpoint_of(first_entries(100));
    const AuditReport report = with_kept({{100, good}, {300, sample_journal().checkpoint()}});
    EXPECT_EQ(report.exit_code(), 0);
    EXPECT_EQ(report.kept_checkpoints, 2);

    EXPECT_EQ(count_rule(with_kept({{101, good}}), finding_checkpoint_misnamed), 1);
    EXPECT_EQ(with_kept({{101, good}}).exit_code(), 10);
    EXPECT_EQ(with_kept({{100, "text"}}).exit_code(), 10);
    EXPECT_EQ(with_kept({{100, support::sign_head(sample_journal().origin(),
                                                  head_of(first_entries(100)), "log-2")}})
                  .exit_code(),
              14);
    TreeHead beyond = sample_journal().head();
    beyond.size = 301;
    EXPECT_EQ(with_kept({{301, support::sign_head(sample_journal().origin(), beyond, "log")}})
                  .exit_code(),
              15);
    TreeHead nothing{.size = 0, .root = empty_root()};
    EXPECT_EQ(
        with_kept({{0, support::sign_head(sample_journal().origin(), nothing, "log")}}).exit_code(),
        10);
}

// 34 and 18. No signature, another's signature, a person's signature.
TEST(CheckpointCheck, WantsTheSignatureOfTheLogKey) {
    const auto& entries = sample_journal().entries();
    const Checkpoint head{.origin = sample_journal().origin(), .head = sample_journal().head()};
    const std::string body = checkpoint_body(head);
    const std::string by_person =
        body + "\n" + print_signature_line(support::sign_line(head.origin, body, "ada"));
    std::string altered = sample_journal().checkpoint();
    altered[altered.size() - 20] = altered[altered.size() - 20] == 'A' ? 'B' : 'A';

    EXPECT_EQ(audit_entries(entries, body + "\n", pinned()).exit_code(), 14);
    EXPECT_EQ(audit_entries(entries, by_person, pinned()).exit_code(), 14);
    EXPECT_EQ(audit_entries(entries, support::sign_head(head.origin, head.head, "log-2"), pinned())
                  .exit_code(),
              14);
    EXPECT_EQ(audit_entries(entries, altered, pinned()).exit_code(), 14);
}

// 39. A right chain, and a tree over something else.
TEST(CheckpointCheck, WantsTheRootOfTheseEntries) {
    auto other = sample_journal().entries();
    std::swap(other[100], other[101]);

    const AuditReport report =
        audit_entries(sample_journal().entries(), checkpoint_of(other), pinned());

    EXPECT_EQ(report.exit_code(), 14);
    EXPECT_EQ(count_rule(report, finding_root_differs), 1);
}

// 35. Every input of trust wrong, one at a time: never 0, never 1.
TEST(CheckpointCheck, BelievesNoWrongPrior) {
    const auto& entries = sample_journal().entries();
    const auto other_origin = domain::Origin::parse("clinic-043.example/ket").value();
    TreeHead larger = sample_journal().head();
    larger.size = 400;
    TreeHead nothing{.size = 0, .root = empty_root()};

    EXPECT_EQ(audit_entries(entries, with_prior("")).exit_code(), 10);
    EXPECT_EQ(audit_entries(entries, with_prior(support::sign_head(other_origin,
                                                                   sample_journal().head(), "log")))
                  .exit_code(),
              16);
    EXPECT_EQ(
        audit_entries(entries, with_prior(support::sign_head(sample_journal().origin(),
                                                             sample_journal().head(), "log-2")))
            .exit_code(),
        14);
    EXPECT_EQ(audit_entries(entries, with_prior(support::sign_head(sample_journal().origin(),
                                                                   larger, "log-2")))
                  .exit_code(),
              16);
    EXPECT_EQ(audit_entries(entries, with_prior(support::sign_head(other_origin, larger, "log")))
                  .exit_code(),
              16);
    EXPECT_EQ(audit_entries(entries, with_prior(support::sign_head(sample_journal().origin(),
                                                                   nothing, "log")))
                  .exit_code(),
              10);
}

TEST(CheckpointCheck, TakesTheLargestPriorForItsWord) {
    AuditOptions options = pinned();
    for (const std::int64_t size : {250, 20, 100}) {
        options.priors.push_back(
            {.name = std::to_string(size), .text = checkpoint_of(first_entries(size))});
    }

    const AuditReport report = audit_entries(sample_journal().entries(), options);

    EXPECT_EQ(report.exit_code(), 0);
    EXPECT_EQ(report.fixed_from_outside, 250);
}

// Section 2.7: from the entry that changes it on, the new key signs, and before it the old one.
TEST(CheckpointCheck, WantsTheLogKeyThatWasInForceAtThatSize) {
    support::JournalBuilder journal(test_origin, support::Keeping::Entries);
    journal.work(40);
    journal.record(domain::LogKeyChanged{.key = support::spki_of("log-2")}, {"ada", "log-2"});
    journal.work(60);
    const auto& entries = journal.entries();
    const std::vector<base::Bytes> before(entries.begin(), entries.begin() + 40);
    const std::vector<base::Bytes> after(entries.begin(), entries.begin() + 41);
    const auto sign = [&](const std::vector<base::Bytes>& some, std::string_view key) {
        return support::sign_head(journal.origin(), head_of(some), key);
    };
    const std::string newest = sign(entries, "log-2");

    const auto code = [&](const std::string& checkpoint, const std::string& prior) {
        return audit_entries(entries, checkpoint, with_prior(prior)).exit_code();
    };
    EXPECT_EQ(code(newest, sign(before, "log")), 0);
    EXPECT_EQ(code(newest, sign(after, "log-2")), 0);
    EXPECT_EQ(code(newest, sign(after, "log")), 14);
    EXPECT_EQ(code(newest, sign(before, "log-2")), 14);
    EXPECT_EQ(code(sign(entries, "log"), sign(before, "log")), 14);
}

}  // namespace

}  // namespace vialog::journal
