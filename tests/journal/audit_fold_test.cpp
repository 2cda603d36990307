// SPDX-License-Identifier: Apache-2.0
// What depends on the order: chain, keys, rules, references, stated heads.
#include "journal/audit_fold.h"

#include "domain/rule_codes.h"
#include "journal/audited.h"
#include "journal/finding_codes.h"
#include "support/clinic.h"

#include <gtest/gtest.h>

namespace vialog::journal {

namespace {

constexpr std::int64_t somewhere = 150;

// The sample's first entries, and then whatever a test wants to go on with.
class Continued {
  public:
    Continued() : m_journal(test_origin, support::Keeping::Entries) { m_journal.work(60); }
    [[nodiscard]] support::JournalBuilder& journal() { return m_journal; }
    [[nodiscard]] AuditReport audited() const {
        AuditOptions options;
        options.pin = m_journal.ref(0).leaf;
        options.priors = {{.name = "p", .text = m_journal.checkpoint()}};
        return audit_entries(m_journal.entries(), options);
    }
    // The entry as it would be recorded, altered and signed by those keys.
    template <typename Alter>
    void append_altered(domain::Event draft, const std::vector<std::string>& by, Alter alter,
                        const std::vector<std::string>& signed_by) {
        JournalEntry entry = m_journal.drafted(std::move(draft), by);
        alter(entry);
        m_journal.append(support::sign_entry(entry, signed_by));
    }

  private:
    support::JournalBuilder m_journal;
};

TEST(AuditFold, FollowsAWholeJournalWithoutAFinding) {
    const AuditReport report = audit_entries(sample_journal().entries(), trusting());

    EXPECT_EQ(report.exit_code(), 0);
    EXPECT_EQ(report.findings.count(), 0);
    EXPECT_EQ(report.checked, sample_journal().head());
    EXPECT_EQ(report.keys, 7);
    EXPECT_EQ(report.first_leaf, sample_journal().ref(0).leaf);
    EXPECT_TRUE(report.pin_agrees);
    EXPECT_EQ(report.fixed_from_outside, 300);
    std::int64_t signatures = 0;
    for (std::int64_t seq = 0; seq < 300; ++seq) {
        signatures += static_cast<std::int64_t>(sample_entry(seq).entry.signers.size());
    }
    EXPECT_EQ(report.signatures, signatures);
}

// 36. A right chain and a right tree over a rewritten history: whoever rewrote it lacks one key.
TEST(AuditFold, FindsTheOneSignatureThatARewriterCouldNotMake) {
    auto entries = first_entries(somewhere);
    base::Digest prev = leaf_hash(entries.back());
    for (std::int64_t seq = somewhere; seq < 300; ++seq) {
        JournalEntry entry = sample_entry(seq);
        entry.prev = prev;
        if (seq == somewhere) {
            entry.entry.moment.time += base::Milliseconds(1);
            entry.entry.moment.occurred.instant += base::Milliseconds(1);
        }
        auto bytes = support::sign_entry(entry, keys_of(entry));
        if (seq == somewhere) {
            bytes = with_altered_lines(entry, [](std::vector<SignatureLine>& lines) {
                lines[0].signature = base::Bytes(64, 7);
            });
        }
        prev = leaf_hash(bytes);
        entries.push_back(std::move(bytes));
    }

    const AuditReport report = audit_entries(entries, pinned());

    EXPECT_EQ(report.exit_code(), 11);
    EXPECT_EQ(count_rule(report, finding_signature_wrong), 1);
    EXPECT_EQ(count_rule(report, finding_chain_broken), 0);
    EXPECT_EQ(count_rule(report, finding_root_differs), 0);
}

// 37. Right signatures in the wrong order.
TEST(AuditFold, FindsTwoEntriesThatChangedPlaces) {
    auto entries = sample_journal().entries();
    const auto draw = static_cast<std::size_t>(find_kind(domain::Kind::Draw, somewhere));
    std::swap(entries[draw], entries[draw + 1]);

    const AuditReport report = audit_entries(entries, pinned());

    EXPECT_EQ(report.exit_code(), 13);
    EXPECT_EQ(count_rule(report, finding_sequence_differs), 2);
    EXPECT_EQ(count_rule(report, finding_chain_broken), 3);
}

TEST(AuditFold, FindsAnEntryThatWasTakenAway) {
    auto entries = sample_journal().entries();
    entries.erase(entries.begin() + somewhere);
    EXPECT_EQ(audit_entries(entries, pinned()).exit_code(), 13);

    // The rest renumbered, but not signed again.
    for (std::size_t seq = somewhere; seq < entries.size(); ++seq) {
        std::string text(base::as_text(entries[seq]));
        const std::string before = "\"seq\":" + std::to_string(seq + 1) + ",";
        text.replace(text.find(before), before.size(), "\"seq\":" + std::to_string(seq) + ",");
        entries[seq] = base::to_bytes(text);
    }
    EXPECT_EQ(audit_entries(entries, pinned()).exit_code(), 11);
}

TEST(AuditFold, FindsAnEntryThatStandsTwice) {
    auto entries = sample_journal().entries();
    entries.insert(entries.begin() + somewhere, entries[somewhere]);

    EXPECT_EQ(audit_entries(entries, pinned()).exit_code(), 13);
}

// 19. An entry of another journal, signed there by the same people.
TEST(AuditFold, FindsAnEntryOfAnotherJournal) {
    support::JournalBuilder other("clinic-043.example/ket", support::Keeping::Entries);
    other.work(somewhere + 1);

    const AuditReport report = audit_with_last(somewhere, other.entries().back());

    EXPECT_EQ(report.exit_code(), 13);
    EXPECT_EQ(count_rule(report, finding_origin_differs), 1);
}

// 2. Whoever enrols the neutral point can show a signature for every text.
TEST(AuditFold, RefusesALowOrderKey) {
    for (const int last : {0x00, 0x80}) {
        Continued it;
        domain::KeyAdded added = support::key_added("dan", "dan-2");
        added.key = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};
        added.key.push_back(0x01);
        added.key.insert(added.key.end(), 30, 0x00);
        added.key.push_back(static_cast<std::uint8_t>(last));
        it.append_altered(support::key_added("dan", "dan-2"), {"ada", "ben", "dan-2", "dan"},
                          [&](JournalEntry& entry) {
                              entry.entry.event = added;
                              entry.entry.signers[2].key = domain::key_id_of(added.key);
                          },
                          {"ada", "ben", "dan-2", "dan"});

        const AuditReport report = it.audited();
        EXPECT_EQ(report.exit_code(), 12);
        EXPECT_EQ(count_rule(report, finding_key_unacceptable), 1);
    }
}

// 11. Two signatures are not two people.
TEST(AuditFold, RefusesOnePersonInTwoParts) {
    Continued it;
    support::JournalBuilder& journal = it.journal();
    const auto container = journal.receive(1);
    journal.open(container);
    const auto infusion = journal.draw(container, 100);
    const auto waste = support::wasted(domain::FromInfusion{infusion}, journal.product(),
                                       domain::Quantity::microlitres(50));
    EXPECT_EQ(it.audited().exit_code(), 0);

    it.append_altered(
        waste, {"cleo", "dan"},
        [](JournalEntry& entry) { entry.entry.signers[1].key = entry.entry.signers[0].key; },
        {"cleo", "cleo"});

    const AuditReport report = it.audited();
    EXPECT_EQ(report.exit_code(), 12);
    EXPECT_EQ(rules_of(report), std::vector{domain::rule::same_key_twice});
}

TEST(AuditFold, RefusesTwoKeysOfOnePersonAsTwoPeople) {
    Continued it;
    support::JournalBuilder& journal = it.journal();
    domain::KeyAdded second = support::key_added("cleo", "cleo-2");
    second.key = support::spki_of("cleo-2");
    journal.record(second, {"ada", "ben", "cleo-2", "cleo"});
    const auto container = journal.receive(1);
    journal.open(container);
    const auto infusion = journal.draw(container, 100);
    const auto waste = support::wasted(domain::FromInfusion{infusion}, journal.product(),
                                       domain::Quantity::microlitres(50));
    EXPECT_EQ(it.audited().exit_code(), 0);

    it.append_altered(
        waste, {"cleo", "dan"},
        [](JournalEntry& entry) { entry.entry.signers[1].key = support::signing_key_id("cleo-2"); },
        {"cleo", "cleo-2"});

    const AuditReport report = it.audited();
    EXPECT_EQ(report.exit_code(), 12);
    EXPECT_EQ(count_rule(report, domain::rule::witness_is_actor), 1);
}

TEST(AuditFold, RefusesOneKeyForTwoPeople) {
    Continued it;
    domain::KeyAdded stolen = support::key_added("dan", "dan-2");
    stolen.key = support::spki_of("cleo");
    it.append_altered(support::key_added("dan", "dan-2"), {"ada", "ben", "dan-2", "dan"},
                      [&](JournalEntry& entry) {
                          entry.entry.event = stolen;
                          entry.entry.signers[2].key = support::signing_key_id("cleo");
                      },
                      {"ada", "ben", "cleo", "dan"});

    EXPECT_EQ(it.audited().exit_code(), 12);
}

// 16. A key that did not sign its own enrolment is somebody else's.
TEST(AuditFold, RefusesAKeyThatDoesNotSignItsEnrolment) {
    Continued it;
    domain::KeyAdded added = support::key_added("dan", "dan-2");
    added.key = support::spki_of("dan-2");
    it.append_altered(
        added, {"ada", "ben", "dan-2", "dan"},
        [](JournalEntry& entry) { entry.entry.signers.erase(entry.entry.signers.begin() + 2); },
        {"ada", "ben", "dan"});

    EXPECT_EQ(it.audited().exit_code(), 12);
}

// 17. A revoked key signs nothing after its revocation, and all that it signed before stands.
TEST(AuditFold, RefusesARevokedKeyFromItsRevocationOn) {
    Continued it;
    support::JournalBuilder& journal = it.journal();
    const auto container = journal.receive(2);
    it.journal().record(domain::KeyRevoked{.key = support::signing_key_id("dan"),
                                           .reason = domain::RevocationReason::Left,
                                           .suspect_from = std::nullopt},
                        {"ada", "ben"});
    EXPECT_EQ(it.audited().exit_code(), 0);

    domain::ContainerOpened opening;
    opening.container = container;
    it.append_altered(
        opening, {"cleo"},
        [](JournalEntry& entry) { entry.entry.signers[0].key = support::signing_key_id("dan"); },
        {"dan"});

    const AuditReport report = it.audited();
    EXPECT_EQ(report.exit_code(), 12);
    EXPECT_EQ(count_rule(report, domain::rule::key_revoked), 1);
}

TEST(AuditFold, MarksTheEntriesOfASuspectKey) {
    Continued it;
    it.journal().record(domain::KeyRevoked{.key = support::signing_key_id("dan"),
                                           .reason = domain::RevocationReason::Compromised,
                                           .suspect_from = domain::EntryNumber(40)},
                        {"ada", "ben"});

    const AuditReport report = it.audited();

    EXPECT_EQ(report.exit_code(), 1);
    EXPECT_EQ(rules_of(report), std::vector{domain::rule::key_suspect});
}

// 18. The journal's own key speaks for nobody.
TEST(AuditFold, RefusesTheLogKeyUnderAPersonsEntry) {
    Continued it;
    const auto container = it.journal().receive(1);
    domain::ContainerOpened opening;
    opening.container = container;
    it.append_altered(
        opening, {"cleo"},
        [](JournalEntry& entry) { entry.entry.signers[0].key = support::signing_key_id("log"); },
        {"log"});

    EXPECT_EQ(it.audited().exit_code(), 12);
}

TEST(AuditFold, RefusesAKeyThatNobodyBrought) {
    Continued it;
    domain::ContainerOpened opening;
    opening.container = it.journal().receive(1);
    it.append_altered(opening, {"cleo"},
                      [](JournalEntry& entry) {
                          entry.entry.signers[0].key = support::signing_key_id("mallory");
                      },
                      {"mallory"});

    const AuditReport report = it.audited();
    EXPECT_EQ(report.exit_code(), 12);
    EXPECT_EQ(count_rule(report, finding_signature_unverifiable), 1);
}

TEST(AuditFold, RefusesAReferenceToAnotherContent) {
    const std::int64_t seq = find_kind(domain::Kind::Outcome, somewhere);
    JournalEntry entry = sample_entry(seq);
    std::get<domain::OutcomeRecorded>(entry.entry.event).infusion.leaf[0] ^= 1U;

    const AuditReport report = audit_with_last(seq, support::sign_entry(entry, keys_of(entry)));

    EXPECT_EQ(report.exit_code(), 17);
    EXPECT_EQ(rules_of(report), std::vector{finding_ref_leaf_differs});
}

TEST(AuditFold, RefusesAReferenceToALaterEntry) {
    const std::int64_t seq = find_kind(domain::Kind::Outcome, somewhere);
    for (const std::int64_t to : {seq, seq + 1, seq + 1000}) {
        JournalEntry entry = sample_entry(seq);
        std::get<domain::OutcomeRecorded>(entry.entry.event).infusion.seq = domain::EntryNumber(to);

        const AuditReport report = audit_with_last(seq, support::sign_entry(entry, keys_of(entry)));

        EXPECT_EQ(report.exit_code(), 17);
        EXPECT_EQ(count_rule(report, finding_ref_missing), 1);
    }
}

// 39. What the signers of a close saw as the journal's root binds whoever has all other keys.
TEST(AuditFold, RefusesACloseThatStatesAnotherRoot) {
    const std::int64_t seq = find_kind(domain::Kind::Close, 0);
    JournalEntry entry = sample_entry(seq);
    std::get<domain::DayClosed>(entry.entry.event).root[5] ^= 1U;

    const AuditReport report = audit_with_last(seq, support::sign_entry(entry, keys_of(entry)));

    EXPECT_EQ(report.exit_code(), 14);
    EXPECT_EQ(rules_of(report), std::vector{finding_stated_head_differs});
}

TEST(AuditFold, HoldsAnAnchorAgainstTheRootOfItsSize) {
    for (const bool right : {true, false}) {
        support::JournalBuilder journal(test_origin, support::Keeping::Entries);
        journal.work(290);
        std::vector<base::Bytes> early(journal.entries().begin(), journal.entries().begin() + 261);
        domain::AnchorReceived anchor;
        anchor.size = 261;
        anchor.root = head_of(early).root;
        anchor.root[0] = static_cast<std::uint8_t>(anchor.root[0] ^ (right ? 0 : 1));
        anchor.cosignature = "inspector.example AAAA";
        journal.record(anchor, {"ben"});
        AuditOptions options = pinned();
        options.priors = {{.name = "p", .text = journal.checkpoint()}};

        EXPECT_EQ(audit_entries(journal.entries(), options).exit_code(), right ? 0 : 14);
    }
}

// 58. What a newer version wrote is not called wrong, and nothing after it is called right.
TEST(AuditFold, JudgesNoRuleAfterWhatANewerVersionWrote) {
    // In the place before a vial is opened and drawn from: neither refers to what is altered.
    const std::int64_t newer = find_kind(domain::Kind::Open, somewhere) - 1;
    auto entries = first_entries(newer + 1);
    std::string text(support::parse_entry(entries.back()).text);
    text.replace(text.find("\"v\":1"), 5, "\"v\":2");
    std::vector<SignatureLine> lines;
    for (const std::string& key : keys_of(sample_entry(newer))) {
        lines.push_back(support::sign_line(sample_journal().origin(), text, key));
    }
    entries.back() = entry_bytes(text, lines);
    for (const std::int64_t seq : {newer + 1, newer + 2}) {
        JournalEntry entry = sample_entry(seq);
        entry.prev = leaf_hash(entries.back());
        entries.push_back(support::sign_entry(entry, keys_of(entry)));
    }

    const AuditReport report = audit_entries(entries, pinned());

    EXPECT_EQ(report.exit_code(), 20);
    EXPECT_EQ(report.not_judged_from, newer);
    EXPECT_EQ(entries_found(report), std::vector{newer});
}

TEST(AuditFold, GoesOnAfterBytesThatAreNoEntry) {
    auto entries = sample_journal().entries();
    entries[somewhere] = base::to_bytes("no entry");

    const AuditReport report = audit_entries(entries, pinned());

    EXPECT_EQ(report.exit_code(), 10);
    EXPECT_EQ(report.checked.size, 300);
}

// 49 and 17: a rule of the book, broken by people whose signatures are right.
TEST(AuditFold, RefusesWhatIsAgainstTheRulesThoughAllSignedIt) {
    const std::int64_t seq = find_kind(domain::Kind::Waste, somewhere);
    JournalEntry entry = sample_entry(seq);
    std::get<domain::StockWasted>(entry.entry.event).amount = domain::Quantity::microlitres(501);

    const AuditReport report = audit_with_last(seq, support::sign_entry(entry, keys_of(entry)));

    EXPECT_EQ(report.exit_code(), 17);
    EXPECT_EQ(rules_of(report), std::vector{domain::rule::infusion_overdrawn});
}

}  // namespace

}  // namespace vialog::journal
