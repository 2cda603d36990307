// SPDX-License-Identifier: Apache-2.0
// 58 of the list of mistakes: an honest journal that a newer version has gone on with is never called wrong, and what is
// plainly wrong beside it still is.
#include "domain/rule_codes.h"
#include "journal/finding_codes.h"
#include "journal/mutated.h"
#include "support/clinic.h"

#include <gtest/gtest.h>

#include <utility>

namespace vialog::journal {

namespace {

constexpr std::pair<std::string_view, std::string_view> newer_version = {"\"v\":1}", "\"v\":2}"};
constexpr std::pair<std::string_view, std::string_view> newer_rules = {"\"rules\":1",
                                                                       "\"rules\":2"};

// The sample up to some entry, and whatever comes then: chained and signed, whatever it says.
class GoneOn {
  public:
    explicit GoneOn(std::int64_t entries) : m_entries(first_entries(entries)) {}

    [[nodiscard]] std::int64_t size() const { return static_cast<std::int64_t>(m_entries.size()); }
    [[nodiscard]] const std::vector<base::Bytes>& entries() const { return m_entries; }
    [[nodiscard]] domain::Ref last() const {
        return {.seq = domain::EntryNumber(size() - 1), .leaf = leaf_hash(m_entries.back())};
    }
    [[nodiscard]] std::string checkpoint(std::string_view key) const {
        return support::sign_head(sample_journal().origin(), head_of(m_entries), key);
    }

    // An entry as the next one here, signed by whom it names.
    void append(JournalEntry entry) {
        place(entry);
        m_entries.push_back(support::sign_entry(entry, keys_of(entry)));
    }
    // The same, with other words in the signed text.
    void append(JournalEntry entry, std::pair<std::string_view, std::string_view> altered) {
        place(entry);
        const std::string text = replaced(signed_text(entry), altered.first, altered.second);
        m_entries.push_back(base::to_bytes(signed_as(text, keys_of(entry))));
    }

    [[nodiscard]] AuditReport audited(std::string_view newest, const std::string& prior,
                                      std::map<std::int64_t, std::string> kept) const {
        return audited_with(
            {.entries = m_entries, .checkpoint = checkpoint(newest), .kept = std::move(kept)},
            prior);
    }
    [[nodiscard]] AuditReport audited_with(const Parts& parts, const std::string& prior) const {
        AuditOptions options;
        options.pin = leaf_hash(m_entries.front());
        options.priors = {{.name = "visit", .text = prior}};
        return audit_parts(parts, options);
    }

  private:
    void place(JournalEntry& entry) const {
        entry.entry.seq = domain::EntryNumber(size());
        entry.prev = m_entries.empty() ? base::Digest{} : leaf_hash(m_entries.back());
    }

    std::vector<base::Bytes> m_entries;
};

// What these people sign in these roles, at the time of the sample's entry of that number.
JournalEntry stated(std::int64_t at, domain::Event event,
                    const std::vector<std::pair<std::string, domain::Role>>& by) {
    JournalEntry entry = sample_entry(at);
    entry.entry.event = std::move(event);
    entry.entry.signers.clear();
    for (const auto& [key, role] : by) {
        entry.entry.signers.push_back({.key = support::signing_key_id(key), .role = role});
    }
    return entry;
}

JournalEntry change_of_log_key(std::int64_t at) {
    return stated(at, domain::LogKeyChanged{.key = support::spki_of("log-2")},
                  {{"ada", domain::Role::Registrant}, {"log-2", domain::Role::LogKey}});
}

JournalEntry switch_of_rules(std::int64_t at, const std::string& first) {
    return stated(at, domain::RulesSet{.rules = 2},
                  {{first, domain::Role::Registrant}, {"ben", domain::Role::Witness}});
}

// An entry that refers to none before it.
JournalEntry an_opening() {
    return sample_entry(find_kind(domain::Kind::Open, 150));
}

TEST(NewerVersions, MayHaveBegunTheJournal) {
    for (const auto& newer : {newer_version, newer_rules}) {
        GoneOn it(0);
        it.append(sample_entry(0), newer);
        std::string prior;
        for (std::int64_t seq = 1; seq < 13; ++seq) {
            it.append(sample_entry(seq));
            prior = seq == 8 ? it.checkpoint("log") : prior;
        }

        const AuditReport report = it.audited("log", prior, {{9, prior}});

        EXPECT_EQ(report.exit_code(), 20);
        EXPECT_EQ(report.not_judged_from, 0);
        EXPECT_TRUE(report.pin_agrees);
        // Nobody can say here who signed the prior.
        EXPECT_EQ(report.fixed_from_outside, 0);
        EXPECT_EQ(rules_of(report), (std::vector{finding_newer_version, finding_anchor_not_given}));
    }
}

TEST(NewerVersions, MayBeFollowedByAChangeOfTheLogKey) {
    GoneOn it(40);
    it.append(sample_entry(40), newer_version);
    const std::string before = it.checkpoint("log");
    it.append(change_of_log_key(41));
    const std::string after = it.checkpoint("log-2");
    it.append(an_opening());

    const AuditReport report = it.audited("log-2", after, {{41, before}, {42, after}});

    EXPECT_EQ(report.exit_code(), 20);
    EXPECT_EQ(rules_of(report), std::vector{finding_newer_version});
    EXPECT_EQ(report.fixed_from_outside, 42);
}

TEST(NewerVersions, MayHaveChangedTheLogKey) {
    GoneOn it(40);
    const std::string before = it.checkpoint("log");
    it.append(change_of_log_key(40), newer_version);
    const std::string after = it.checkpoint("log-2");
    it.append(an_opening());

    const AuditReport report = it.audited("log-2", before, {{40, before}, {41, after}});
    EXPECT_EQ(report.exit_code(), 20);
    EXPECT_EQ(rules_of(report), std::vector{finding_newer_version});
    EXPECT_EQ(report.fixed_from_outside, 40);

    // A checkpoint that nobody known signed anchors nothing, and is not called wrong.
    const AuditReport unknown = it.audited("log-2", after, {});
    EXPECT_EQ(unknown.exit_code(), 20);
    EXPECT_EQ(unknown.fixed_from_outside, 0);
    EXPECT_EQ(rules_of(unknown), (std::vector{finding_newer_version, finding_anchor_not_given}));
}

TEST(NewerVersions, ExcuseNoCheckpointThatIsWrong) {
    GoneOn it(40);
    const std::string before = it.checkpoint("log");
    it.append(sample_entry(40), newer_version);
    const std::string good = it.checkpoint("log");
    it.append(an_opening());
    std::string altered = good;
    altered[altered.size() - 20] = altered[altered.size() - 20] == 'A' ? 'B' : 'A';
    const std::string bare = good.substr(0, good.find("\n\n") + 2);
    TreeHead forked = head_of(first_entries(41));
    forked.root[0] ^= 1U;
    const auto code = [&](const std::string& kept, std::int64_t size) {
        return it.audited("log", before, {{size, kept}}).exit_code();
    };

    EXPECT_EQ(code(good, 41), 20);
    EXPECT_EQ(code(altered, 41), 14);
    EXPECT_EQ(code(bare, 41), 14);
    EXPECT_EQ(code(support::sign_head(sample_journal().origin(), forked, "log"), 41), 16);
    // What is before the newer entry is known.
    EXPECT_EQ(
        code(support::sign_head(sample_journal().origin(), head_of(first_entries(30)), "log-2"),
             30),
        14);
}

TEST(NewerVersions, DoNotHideThatEntriesAreMissing) {
    GoneOn it(40);
    it.append(sample_entry(40), newer_version);
    GoneOn whole = it;
    whole.append(an_opening());

    const AuditReport report = it.audited("log", whole.checkpoint("log-2"), {});

    EXPECT_EQ(report.exit_code(), 15);
    EXPECT_EQ(count_rule(report, finding_journal_shorter), 1);
}

// The one way to other rules: an entry that follows the old ones and puts the new ones into force.
TEST(NewerVersions, MayPutOtherRulesIntoForce) {
    GoneOn it(40);
    it.append(switch_of_rules(40, "ada"));
    it.append(sample_entry(41), newer_rules);
    it.append(sample_entry(42), newer_rules);

    const AuditReport report = it.audited("log", checkpoint_of(first_entries(40)), {});

    EXPECT_EQ(report.exit_code(), 20);
    EXPECT_EQ(report.not_judged_from, 40);
    EXPECT_EQ(entries_found(report), (std::vector<std::int64_t>{40, 41, 42}));
    EXPECT_EQ(rules_of(report), (std::vector{domain::rule::rules_unknown, finding_newer_version,
                                             finding_newer_version}));
}

// Signed by one who may not, it puts nothing into force.
TEST(NewerVersions, ComeIntoForceByTheOldRulesOnly) {
    GoneOn it(40);
    it.append(switch_of_rules(40, "cleo"));
    it.append(an_opening());

    const AuditReport report = it.audited("log", checkpoint_of(first_entries(40)), {});

    EXPECT_EQ(report.exit_code(), 12);
    EXPECT_EQ(report.not_judged_from, std::nullopt);
    EXPECT_EQ(count_rule(report, domain::rule::function_missing), 1);
}

// The texts of an entry that is not understood are not foreign; a line that is no disclosure still is none.
TEST(NewerVersions, MayHoldTextsThatAreDisclosed) {
    const std::int64_t draw = find_kind(domain::Kind::Draw, 0);
    const auto& texts = sample_journal().disclosures();
    std::string lines;
    for (std::size_t i = 0; i < 7; ++i) {  // five people's, and two of the patient's
        lines += texts[i] + "\n";
    }
    GoneOn it(draw);
    it.append(sample_entry(draw), newer_version);
    const auto disclosed = [&](const std::string& content) {
        return it.audited_with(
            {.entries = it.entries(), .checkpoint = it.checkpoint("log"), .disclosures = content},
            checkpoint_of(first_entries(draw)));
    };

    EXPECT_EQ(rules_of(disclosed(lines)), std::vector{finding_newer_version});
    EXPECT_EQ(disclosed(lines + "text\n").exit_code(), 10);

    // Where each entry can be read, each text can be placed.
    GoneOn switched(draw);
    switched.append(switch_of_rules(draw, "ada"));
    const AuditReport foreign = switched.audited_with({.entries = switched.entries(),
                                                       .checkpoint = switched.checkpoint("log"),
                                                       .disclosures = lines},
                                                      checkpoint_of(first_entries(draw)));
    EXPECT_EQ(foreign.exit_code(), 18);
    EXPECT_EQ(count_rule(foreign, finding_disclosure_foreign), 2);
}

// A reference is bytes held against bytes: right in an honest journal whoever wrote what it refers to.
TEST(NewerVersions, MayBeReferredTo) {
    const std::int64_t draw = find_kind(domain::Kind::Draw, 100);
    JournalEntry outcome = sample_entry(draw + 1);
    auto& infusion = std::get<domain::OutcomeRecorded>(outcome.entry.event).infusion;
    GoneOn it(draw);
    it.append(sample_entry(draw), newer_version);
    GoneOn altered = it;
    infusion = it.last();
    it.append(outcome);
    infusion.leaf[0] ^= 1U;
    altered.append(outcome);
    const std::string prior = checkpoint_of(first_entries(draw));

    EXPECT_EQ(rules_of(it.audited("log", prior, {})), std::vector{finding_newer_version});
    EXPECT_EQ(altered.audited("log", prior, {}).exit_code(), 17);
}

}  // namespace

}  // namespace vialog::journal
