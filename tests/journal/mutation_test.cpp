// SPDX-License-Identifier: Apache-2.0
// What people with true keys could try, beyond what the tests of the audit's parts have: each rightly signed wherever the
// case can be. The numbers are those of the list of mistakes in the format's threat table.
#include "crypto/digest.h"
#include "crypto/note_key.h"
#include "domain/rule_codes.h"
#include "journal/bundle_writer.h"
#include "journal/finding_codes.h"
#include "journal/mutated.h"
#include "support/clinic.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <functional>

namespace vialog::journal {

namespace {

std::int64_t a_waste() {
    return find_kind(domain::Kind::Waste, 100);
}

// A short journal that a test goes on with, and its verdict under pin and a true checkpoint of it all.
class Forged {
  public:
    Forged() : m_journal(test_origin, support::Keeping::Entries) { m_journal.work(60); }

    [[nodiscard]] support::JournalBuilder& journal() { return m_journal; }
    [[nodiscard]] AuditReport audited() const {
        AuditOptions options;
        options.pin = m_journal.ref(0).leaf;
        options.priors = {{.name = "p", .text = m_journal.checkpoint()}};
        return audit_entries(m_journal.entries(), options);
    }
    // The entry as the program would record it, then altered, and signed by those whom it names.
    void append(domain::Event draft, const std::vector<std::string>& by,
                const std::function<void(JournalEntry&)>& alter) {
        JournalEntry entry = m_journal.drafted(std::move(draft), by);
        alter(entry);
        m_journal.append(support::sign_entry(entry, by));
    }
    // The rules that the journal breaks with this entry, and only with it.
    std::vector<std::string_view> rules_broken(domain::Event draft,
                                               const std::vector<std::string>& by,
                                               const std::function<void(JournalEntry&)>& alter) {
        EXPECT_EQ(audited().exit_code(), 0);
        append(std::move(draft), by, alter);
        const AuditReport report = audited();
        EXPECT_EQ(report.exit_code(), 17);
        EXPECT_EQ(entries_found(report), std::vector{m_journal.size() - 1});
        return rules_of(report);
    }

  private:
    support::JournalBuilder m_journal;
};

template <typename E>
E& event_of(JournalEntry& entry) {
    return std::get<E>(entry.entry.event);
}

domain::ClockChanged clock_corrected() {
    return {.before = {}, .after = {}, .cause = domain::ClockCause::Corrected};
}

domain::StockWasted some_waste(support::JournalBuilder& journal, const domain::Ref& infusion,
                               std::int64_t microlitres) {
    return support::wasted(domain::FromInfusion{infusion}, journal.product(),
                           domain::Quantity::microlitres(microlitres));
}

// --- Signatures -------------------------------------------------------------------------------------------------------

// 7. The id of another sort of signature is the id of another key.
TEST(MutatedSignatures, DoNotPassUnderAnotherType) {
    const std::string name = person_key_name(sample_journal().origin(), support::person("cleo"));
    const auto& key = support::private_key("cleo").public_key();
    const auto entry = with_altered_lines(sample_entry(a_waste()), [&](auto& lines) {
        lines[0].key_id = crypto::note_key_id(name, crypto::NoteSignatureType::Cosignature, key);
    });

    const AuditReport report = audit_with_last(a_waste(), entry);

    EXPECT_EQ(report.exit_code(), 12);
    EXPECT_EQ(rules_of(report), std::vector{finding_signature_line_not_of_key});
}

// 7. What anybody can compute from a public key is no signature by it.
TEST(MutatedSignatures, AreNoMessageAuthenticationCodes) {
    const std::string text = text_of(a_waste());
    const auto& key = support::private_key("cleo").public_key();
    const auto mac = crypto::hmac_sha256(key.raw_ed25519(), base::as_bytes(text));
    const auto of_spki = crypto::hmac_sha256(key.spki(), base::as_bytes(text));
    base::Bytes both(mac.begin(), mac.end());
    both.insert(both.end(), of_spki.begin(), of_spki.end());

    for (const base::Bytes& forged : {base::Bytes(mac.begin(), mac.end()), both}) {
        const auto entry = with_altered_lines(sample_entry(a_waste()),
                                              [&](auto& lines) { lines[0].signature = forged; });
        EXPECT_EQ(audit_with_last(a_waste(), entry).exit_code(), 11);
    }
}

// 8 and 9. A key that a line names is not therefore known.
TEST(MutatedSignatures, AreNotByWhateverKeyFits) {
    const std::string text = text_of(a_waste());
    auto mallory = support::sign_line(sample_journal().origin(), text, "mallory");
    mallory.name = person_key_name(sample_journal().origin(), support::person("cleo"));
    const auto entry =
        with_altered_lines(sample_entry(a_waste()), [&](auto& lines) { lines[0] = mallory; });
    const auto with_her_id = with_altered_lines(sample_entry(a_waste()), [&](auto& lines) {
        mallory.key_id = lines[0].key_id;
        lines[0] = mallory;
    });

    EXPECT_EQ(audit_with_last(a_waste(), entry).exit_code(), 12);
    EXPECT_EQ(audit_with_last(a_waste(), with_her_id).exit_code(), 11);
}

// 13. After the checkpoint was given, nobody adds even a right signature.
TEST(MutatedSignatures, AreNotAddedAfterwards) {
    auto entries = sample_journal().entries();
    const auto seq = static_cast<std::size_t>(a_waste());
    const std::string text = text_of(a_waste());
    std::string note(base::as_text(entries[seq]));
    note += print_signature_line(support::sign_line(sample_journal().origin(), text, "ben"));
    entries[seq] = base::to_bytes(note);

    const AuditReport report = audit_entries(entries, sample_journal().checkpoint(), trusting());

    EXPECT_EQ(report.exit_code(), 12);
    EXPECT_EQ(count_rule(report, finding_signature_lines_differ), 1);
    EXPECT_EQ(count_rule(report, finding_chain_broken), 1);
    EXPECT_GE(count_rule(report, finding_root_differs), 1);
}

// 15. Two keys of one name whose short ids are the same (found by trying ninety thousand): the second is refused.
TEST(MutatedKeys, OfOneNameNeverShareTheirShortId) {
    Forged it;
    domain::KeyAdded first = support::key_added("dan", "dan-11742");
    first.key = support::spki_of("dan-11742");
    it.journal().record(first, {"ada", "ben", "dan-11742", "dan"});
    EXPECT_EQ(it.audited().exit_code(), 0);

    domain::KeyAdded second = support::key_added("dan", "dan-76463");
    second.key = support::spki_of("dan-76463");
    it.journal().record(second, {"ada", "ben", "dan-76463", "dan"});

    const AuditReport report = it.audited();
    EXPECT_EQ(report.exit_code(), 12);
    EXPECT_EQ(rules_of(report),
              (std::vector{finding_key_id_taken, finding_signature_unverifiable}));

    // The entry that brought it changes nothing: to whoever names that key it is not there.
    it.journal().record(domain::KeyRevoked{.key = support::signing_key_id("dan-76463"),
                                           .reason = domain::RevocationReason::Lost,
                                           .suspect_from = std::nullopt},
                        {"ada", "ben"});
    EXPECT_EQ(count_rule(it.audited(), domain::rule::key_unknown), 1);
}

// 16. Dan enrols Cleo's new key as his own: without her signature nothing shows that he has it.
TEST(MutatedKeys, ShowThatTheirOwnerHasThem) {
    Forged it;
    domain::KeyAdded added = support::key_added("dan", "cleo-9");
    added.key = support::spki_of("cleo-9");
    const JournalEntry entry = it.journal().drafted(added, {"ada", "ben", "cleo-9", "dan"});
    auto bytes = with_altered_lines(entry, [&](auto& lines) {
        lines.clear();
        const std::string text = signed_text(entry);
        for (const std::string key : {"ada", "ben", "cleo-9", "dan"}) {
            lines.push_back(support::sign_line(entry.log, text, key));
        }
        lines[2].name = lines[3].name;
        lines[2].key_id = crypto::note_key_id(lines[3].name, crypto::NoteSignatureType::Ed25519,
                                              support::private_key("cleo-9").public_key());
        lines[2].signature = lines[3].signature;
    });
    it.journal().append(bytes);

    const AuditReport report = it.audited();
    EXPECT_EQ(report.exit_code(), 11);
    EXPECT_EQ(count_rule(report, finding_signature_wrong), 1);
}

// 18. What is signed as an entry is no checkpoint, and a checkpoint is no entry.
TEST(MutatedPurposes, AreToldApartByTheFirstLine) {
    const auto entries = first_entries(20);
    const std::string body =
        checkpoint_body({.origin = sample_journal().origin(), .head = head_of(entries)});
    EXPECT_EQ(code_of_last(a_waste(), signed_as(body, {"cleo", "dan"})), 10);
    EXPECT_EQ(code_of_last(a_waste(), checkpoint_of(entries)), 10);

    const std::string entry = signed_as(text_of(a_waste()), {"log"});
    EXPECT_EQ(audit_entries(entries, entry, pinned()).exit_code(), 10);
    EXPECT_FALSE(domain::Origin::parse("vialog/entry@v1"));
    EXPECT_FALSE(domain::Origin::parse("vialog/entry"));
    EXPECT_FALSE(domain::Origin::parse("cosignature/v1"));
}

// --- Structure --------------------------------------------------------------------------------------------------------

// 39. Two histories with one beginning and one end: the chain of neither fits what lies between.
TEST(MutatedHistory, IsNotHiddenBetweenItsEnds) {
    const std::int64_t from = find_kind(domain::Kind::Open, 150);
    auto entries = sample_journal().entries();
    JournalEntry other = sample_entry(from);
    other.entry.moment.time += base::Milliseconds(1);
    other.entry.moment.occurred.instant += base::Milliseconds(1);
    entries[static_cast<std::size_t>(from)] = support::sign_entry(other, keys_of(other));

    const AuditReport own_tree = audit_entries(entries, pinned());
    EXPECT_EQ(own_tree.exit_code(), 13);
    // The next entry, and the day's close, whose signers saw another root.
    EXPECT_EQ(entries_found(own_tree),
              (std::vector{from + 1, find_kind(domain::Kind::Close, from)}));
    EXPECT_EQ(count_rule(own_tree, finding_root_differs), 0);
    EXPECT_EQ(audit_entries(entries, trusting()).exit_code(), 13);
    EXPECT_GE(count_rule(audit_entries(entries, trusting()), finding_checkpoint_forked), 1);

    const AuditReport other_tree =
        audit_entries(sample_journal().entries(), checkpoint_of(entries), trusting());
    EXPECT_EQ(other_tree.exit_code(), 14);
}

// 40. The last entry signed anew, the leaves' tile that of the forgery, and above it the genuine hashes under the genuine
// checkpoint: nobody believes a hash that he has not computed.
TEST(MutatedHistory, IsNotCoveredByTheHashesAboveIt) {
    namespace fs = std::filesystem;
    const auto genuine = first_entries(tile_width);
    JournalEntry last = sample_entry(tile_width - 1);
    last.entry.moment.time += base::Milliseconds(1);
    last.entry.moment.occurred.instant += base::Milliseconds(1);
    auto forged = genuine;
    forged.back() = support::sign_entry(last, keys_of(last));
    const support::TemporaryFolder place;
    support::write_bundle(place.path() / "genuine", genuine, checkpoint_of(genuine));
    support::write_bundle(place.path() / "forged", forged, checkpoint_of(forged));
    AuditOptions options = pinned();
    options.priors = {{.name = "before", .text = checkpoint_of(first_entries(tile_width - 1))}};
    ASSERT_EQ(audit_folder(place.path() / "genuine", options).exit_code(), 0);
    ASSERT_EQ(audit_folder(place.path() / "forged", options).exit_code(), 0);

    for (const std::string path : {"checkpoint", "tile/1/000.p/1"}) {
        fs::copy_file(place.path() / "genuine" / path, place.path() / "forged" / path,
                      fs::copy_options::overwrite_existing);
    }

    const AuditReport report = audit_folder(place.path() / "forged", options);
    EXPECT_EQ(report.exit_code(), 14);
    EXPECT_EQ(rules_of(report), (std::vector{finding_root_differs, finding_hash_tile_differs}));
}

// 42. Whoever renames the journal has another one, whatever else is right.
TEST(MutatedHistory, HasOneName) {
    support::JournalBuilder other("clinic-042.example/ket2", support::Keeping::Entries);
    other.work(60);
    AuditOptions options = trusting();
    options.pin = other.ref(0).leaf;

    EXPECT_EQ(audit_entries(other.entries(), other.checkpoint(), options).exit_code(), 16);
    EXPECT_EQ(
        audit_entries(sample_journal().entries(), other.checkpoint(), trusting()).exit_code() > 2,
        true);
}

// 31. However much is cut off, with a checkpoint of just that size: the anchor tells, and nothing else can.
TEST(MutatedHistory, IsShorterThanTheAnchorAtEveryLength) {
    for (std::int64_t left = 1; left < 300; left += 23) {
        EXPECT_EQ(audit_entries(first_entries(left), trusting()).exit_code(), 15) << left;
        EXPECT_EQ(audit_entries(first_entries(left), pinned()).exit_code(), 2) << left;
    }
}

// 37. An entry taken out, and everything behind it signed anew by everybody: only the anchor remembers.
TEST(MutatedHistory, RewrittenByEverybodyIsAFork) {
    auto entries = first_entries(150);
    const std::int64_t cut = find_kind(domain::Kind::Open, 150);
    for (std::int64_t seq = 150; seq < cut; ++seq) {
        entries.push_back(sample_journal().entries()[static_cast<std::size_t>(seq)]);
    }
    // The vial that is not opened here is not drawn from either: three doses and its finish go with it.
    base::Digest prev = leaf_hash(entries.back());
    std::int64_t seq = cut;
    for (const std::int64_t kept : {find_kind(domain::Kind::Open, cut + 1)}) {
        JournalEntry entry = sample_entry(kept);
        entry.prev = prev;
        entry.entry.seq = domain::EntryNumber(seq++);
        entries.push_back(support::sign_entry(entry, keys_of(entry)));
        prev = leaf_hash(entries.back());
    }

    EXPECT_EQ(audit_entries(entries, pinned()).exit_code(), 2);
    const AuditReport report = audit_entries(entries, [&] {
        AuditOptions options = pinned();
        options.priors = {{.name = "visit", .text = checkpoint_of(first_entries(cut + 1))}};
        return options;
    }());
    EXPECT_EQ(report.exit_code(), 16);
}

// --- Rules, broken by entries that everybody signed (49) ----------------------------------------------------------------

TEST(MutatedRules, RefuseMoreThanIsOpen) {
    Forged it;
    const auto container = it.journal().receive(1);
    it.journal().open(container);
    const auto infusion = it.journal().draw(container, 1000);
    const auto broken = it.rules_broken(
        some_waste(it.journal(), infusion, 1000), {"cleo", "dan"}, [](JournalEntry& entry) {
            event_of<domain::StockWasted>(entry).amount = domain::Quantity::microlitres(1001);
        });

    EXPECT_EQ(broken, std::vector{domain::rule::infusion_overdrawn});
}

TEST(MutatedRules, RefuseAnOutcomeBeyondTheDraw) {
    Forged it;
    const auto container = it.journal().receive(1);
    it.journal().open(container);
    const auto infusion = it.journal().draw(container, 1000);
    domain::OutcomeRecorded outcome;
    outcome.infusion = infusion;
    outcome.lines = {{.product = it.journal().product(),
                      .given = domain::Quantity::microlitres(1000),
                      .lost = domain::Quantity::microlitres(0)}};
    const auto broken = it.rules_broken(outcome, {"cleo"}, [](JournalEntry& entry) {
        event_of<domain::OutcomeRecorded>(entry).lines[0].lost = domain::Quantity::microlitres(1);
    });

    EXPECT_EQ(broken, std::vector{domain::rule::infusion_overdrawn});
}

TEST(MutatedRules, RefuseAContainerThatNobodyReceived) {
    Forged it;
    const auto container = it.journal().receive(1);
    it.journal().open(container);
    const auto broken = it.rules_broken(
        support::drawn(container, domain::Quantity::microlitres(100)), {"cleo"},
        [](JournalEntry& entry) {
            event_of<domain::StockDrawn>(entry).lines[0].container = domain::ContainerId(9999);
        });

    EXPECT_EQ(broken, std::vector{domain::rule::container_unknown});
}

TEST(MutatedRules, RefuseAnotherFigureOfTheBook) {
    Forged it;
    const auto container = it.journal().receive(1);
    it.journal().open(container);
    const auto broken = it.rules_broken(
        support::finished(container, domain::Quantity::microlitres(9000)), {"cleo", "dan"},
        [](JournalEntry& entry) { event_of<domain::ContainerFinished>(entry).book = 9000; });

    EXPECT_EQ(broken, std::vector{domain::rule::book_differs});
}

TEST(MutatedRules, RefuseABalanceThatTheDayDidNotHave) {
    Forged it;
    domain::DayClosed close;
    close.day = base::local_date(
        {.instant = it.journal().moment().time, .offset = it.journal().moment().offset});
    const auto broken = it.rules_broken(close, {"ben", "dan"}, [](JournalEntry& entry) {
        event_of<domain::DayClosed>(entry).balances.front().book += 1;
    });

    EXPECT_EQ(broken, std::vector{domain::rule::balances_differ});
}

TEST(MutatedRules, RefuseToHideWhatWasImproper) {
    Forged it;
    const auto container = it.journal().receive(1);
    it.journal().open(container);
    const auto broken =
        it.rules_broken(support::drawn(container, domain::Quantity::microlitres(10000)), {"cleo"},
                        [](JournalEntry& entry) {
                            event_of<domain::StockDrawn>(entry).lines[0].amount =
                                domain::Quantity::microlitres(10501);
                        });

    EXPECT_EQ(broken, std::vector{domain::rule::irregularity_not_named});
}

// More wasted from a vial than it holds, even with the customary excess, and not a word of it.
TEST(MutatedRules, RefuseToHideAWasteBeyondTheRest) {
    Forged it;
    const auto container = it.journal().receive(1);
    it.journal().open(container);
    const auto broken = it.rules_broken(
        support::wasted(domain::FromContainer{container}, it.journal().product(),
                        domain::Quantity::microlitres(10500)),
        {"cleo", "dan"}, [](JournalEntry& entry) {
            event_of<domain::StockWasted>(entry).amount = domain::Quantity::microlitres(10501);
        });

    EXPECT_EQ(broken, std::vector{domain::rule::irregularity_not_named});
}

// A correction of what never was, of what comes later, of what was corrected; a second void.
TEST(MutatedRules, RefuseCorrectionsOfNothing) {
    const auto voiding = [](const domain::Ref& of) {
        return domain::EntryVoided{.entry = of,
                                   .reason = domain::CorrectionReason::DidNotHappen,
                                   .signer = domain::SignerAbsence::TookPart};
    };
    for (const std::int64_t beyond : {0, 1, 1000}) {
        Forged it;
        const auto container = it.journal().receive(1);
        it.journal().open(container);
        const auto infusion = it.journal().draw(container, 500);
        it.append(voiding(infusion), {"cleo", "dan"}, [&](JournalEntry& entry) {
            event_of<domain::EntryVoided>(entry).entry.seq =
                domain::EntryNumber(entry.entry.seq.number() + beyond);
        });
        const AuditReport report = it.audited();
        EXPECT_EQ(report.exit_code(), 17) << beyond;
        EXPECT_EQ(count_rule(report, finding_ref_missing), 1) << beyond;
    }

    Forged it;
    const auto container = it.journal().receive(1);
    it.journal().open(container);
    const auto first = it.journal().draw(container, 500);
    const auto second = it.journal().draw(container, 500);
    it.journal().record(voiding(first), {"cleo", "dan"});
    const auto broken = it.rules_broken(voiding(second), {"cleo", "dan"}, [&](JournalEntry& entry) {
        event_of<domain::EntryVoided>(entry).entry = first;
        entry.entry.moment.occurred = it.journal().moment().occurred;
    });
    EXPECT_EQ(broken, std::vector{domain::rule::corrected_already});
}

// --- Clocks (51) --------------------------------------------------------------------------------------------------------

// The next entry, with the wall clock that much ahead or behind while the elapsed time went on as always.
void append_with_clock(Forged& it, base::Milliseconds by) {
    const auto container = it.journal().receive(1);
    domain::ContainerOpened opening;
    opening.container = container;
    it.append(opening, {"cleo"}, [&](JournalEntry& entry) {
        entry.entry.moment.time += by;
        entry.entry.moment.occurred.instant += by;
        event_of<domain::ContainerOpened>(entry).beyond_use += by;
    });
}

TEST(MutatedClocks, NeedAnEntryThatSaysSo) {
    using std::chrono::hours;
    for (const base::Milliseconds by :
         {base::Milliseconds(-hours(1)), base::Milliseconds(hours(1)), base::Milliseconds(-2500),
          base::Milliseconds(2500), base::Milliseconds(hours(87660))}) {
        Forged it;
        append_with_clock(it, by);
        const AuditReport report = it.audited();
        EXPECT_EQ(report.exit_code(), 17) << by.count();
        EXPECT_GE(count_rule(report, domain::rule::clock_entry_missing), 1) << by.count();
    }
    for (const base::Milliseconds by : {base::Milliseconds(1900), base::Milliseconds(-1900)}) {
        Forged it;
        append_with_clock(it, by);
        EXPECT_EQ(it.audited().exit_code(), 0) << by.count();
    }
}

// With its entry a jump is seen and let stand: forward ten years, and back.
TEST(MutatedClocks, AreWarnedOfWhereTheyAreDeclared) {
    using std::chrono::hours;
    Forged it;
    base::UtcInstant wall = it.journal().moment().time;
    for (const base::Milliseconds by :
         {base::Milliseconds(-hours(1)), base::Milliseconds(hours(87660)),
          base::Milliseconds(-hours(87659))}) {
        const base::Milliseconds drift = wall - it.journal().moment().time;
        it.append(clock_corrected(), {"cleo"}, [&](JournalEntry& entry) {
            const base::UtcInstant before = entry.entry.moment.time + drift;
            entry.entry.moment.time = before + by;
            entry.entry.moment.occurred.instant = before + by;
            event_of<domain::ClockChanged>(entry).before = before;
            event_of<domain::ClockChanged>(entry).after = before + by;
        });
        wall = it.journal().moment().time + drift + by;
    }

    const AuditReport report = it.audited();
    EXPECT_EQ(report.exit_code(), 1);
    EXPECT_GE(count_rule(report, domain::rule::clock_changed), 2);
}

// A clock entry that states another time than its own is none.
TEST(MutatedClocks, AreNotDeclaredFalsely) {
    Forged it;
    const auto broken = it.rules_broken(clock_corrected(), {"cleo"}, [](JournalEntry& entry) {
        event_of<domain::ClockChanged>(entry).after += base::Milliseconds(1);
    });

    EXPECT_EQ(broken, std::vector{domain::rule::clock_entry_differs});
}

}  // namespace

}  // namespace vialog::journal
