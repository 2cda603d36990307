// SPDX-License-Identifier: Apache-2.0
// The rules for every kind: the rules' number, the clock, lateness, paper, what must be named.
#include "domain/check.h"

#include "domain/checks.h"
#include "domain/limits.h"
#include "refusals.h"

namespace vialog::domain {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;
using support::Act;
using support::Clinic;
using support::person;

Entry inspection(const Clinic& clinic) {
    return clinic.decided({.draft = Inspected{.nonce = "4711"}, .by = {"finn"}});
}

TEST(Figures, AreWrittenInTheProductsUnit) {
    EXPECT_EQ(figure(2500, Unit::Microlitre), "2.500 mL");
    EXPECT_EQ(figure(-300, Unit::Microlitre), "-0.300 mL");
    EXPECT_EQ(figure(1, Unit::Piece), "1 unit");
    EXPECT_EQ(figure(-1, Unit::Piece), "-1 unit");
    EXPECT_EQ(figure(3, Unit::Piece), "3 units");
    EXPECT_EQ(figure(Quantity::pieces(0)), "0 units");
}

TEST(Check, RefusesOtherRulesThanThoseInForce) {
    Clinic clinic;
    Entry entry = inspection(clinic);

    entry.rules = 2;

    EXPECT_TRUE(breaks(clinic, entry, rule::rules_differ));
}

TEST(Check, RefusesASecondGenesis) {
    Clinic clinic;
    Entry entry = inspection(clinic);

    entry.event = support::genesis();

    EXPECT_TRUE(breaks(clinic, entry, rule::genesis_misplaced));
}

TEST(Check, RefusesAJournalThatDoesNotBeginWithGenesis) {
    Entry entry;
    entry.event = Inspected{.nonce = "4711"};

    const auto refusals = check(State{}, entry);

    ASSERT_EQ(refusals.size(), 1U);
    EXPECT_TRUE(is(refusals[0], rule::genesis_misplaced));
}

TEST(Clock, NeedsAKnownStation) {
    Clinic clinic;

    EXPECT_TRUE(granted(clinic, {.draft = Inspected{}, .by = {"finn"}, .station = "ward"}));
    EXPECT_TRUE(refused(clinic, {.draft = Inspected{}, .by = {"finn"}, .station = "attic"},
                        rule::station_unknown));
}

TEST(Clock, MayDriftTwoSecondsAndTwoHundredPartsPerMillion) {
    Clinic clinic;
    clinic.pass(seconds(86400 - 60));  // with the minute of the last entry a day
    const base::Milliseconds allowed(2000 + 86400000 / 5000);
    const Act act{.draft = Inspected{}, .by = {"finn"}};

    clinic.move_wall_clock(allowed);
    EXPECT_TRUE(granted(clinic, act));
    clinic.move_wall_clock(base::Milliseconds(1));
    EXPECT_TRUE(refused(clinic, act, rule::clock_entry_missing));
    clinic.move_wall_clock(-base::Milliseconds(1) - 2 * allowed);
    EXPECT_TRUE(granted(clinic, act));
    clinic.move_wall_clock(-base::Milliseconds(1));
    EXPECT_TRUE(refused(clinic, act, rule::clock_entry_missing));
}

TEST(Clock, OfANewStartIsTrustedUnlessItGoesBack) {
    Clinic clinic;
    const Act act{.draft = Inspected{}, .by = {"finn"}};

    clinic.restart();
    clinic.move_wall_clock(std::chrono::hours(72));
    EXPECT_TRUE(granted(clinic, act));
    clinic.move_wall_clock(-std::chrono::hours(72) - minutes(1) - seconds(2));
    EXPECT_TRUE(granted(clinic, act));
    clinic.move_wall_clock(-base::Milliseconds(1));
    EXPECT_TRUE(refused(clinic, act, rule::clock_entry_missing));
}

TEST(Clock, IsThatOfTheStation) {
    Clinic clinic;

    // The ward has signed nothing yet; whatever its clock says is its first word.
    clinic.move_wall_clock(std::chrono::hours(3));

    EXPECT_TRUE(granted(clinic, {.draft = Inspected{}, .by = {"finn"}, .station = "ward"}));
    EXPECT_TRUE(refused(clinic, {.draft = Inspected{}, .by = {"finn"}}, rule::clock_entry_missing));
}

TEST(Clock, OfElapsedTimeDoesNotGoBackWithinOneStart) {
    Clinic clinic;
    Entry entry = inspection(clinic);

    entry.moment.monotonic_ms -= 60001;

    EXPECT_TRUE(breaks(clinic, entry, rule::monotonic_went_back));
}

TEST(Clock, MayJumpWhereAnEntrySaysSo) {
    Clinic clinic;
    const base::UtcInstant should_be = clinic.now().instant;
    clinic.move_wall_clock(std::chrono::hours(1));
    ClockChanged change;
    change.cause = ClockCause::Corrected;

    const Entry entry = clinic.decided({.draft = change, .by = {"finn"}});

    const auto& written = std::get<ClockChanged>(entry.event);
    EXPECT_EQ(written.before, should_be);
    EXPECT_EQ(written.after, clinic.now().instant);
    const auto found = warnings(clinic.state(), entry);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(is(found[0], rule::clock_changed));
    clinic.apply(entry);
    EXPECT_TRUE(granted(clinic, {.draft = Inspected{}, .by = {"finn"}}));
}

TEST(Clock, EntryStatesTheTimeItWasRecordedAt) {
    Clinic clinic;
    Entry entry = clinic.decided({.draft = ClockChanged{}, .by = {"finn"}});

    std::get<ClockChanged>(entry.event).after += seconds(1);

    EXPECT_TRUE(breaks(clinic, entry, rule::clock_entry_differs));
}

TEST(Clock, StopsNoNoticeOfTheProgram) {
    Clinic clinic;

    clinic.move_wall_clock(-std::chrono::hours(9));

    EXPECT_TRUE(granted(
        clinic, {.draft = Noticed{.subject = NoticeSubject::Clock, .person = {}}, .by = {"log"}}));
}

TEST(Warnings, AreNoneForAnOrdinaryEntry) {
    Clinic clinic;

    EXPECT_TRUE(warnings(clinic.state(), inspection(clinic)).empty());
}

TEST(Warnings, NameAStationFiveMinutesBehindAnother) {
    Clinic clinic;
    Entry entry = clinic.decided({.draft = Inspected{}, .by = {"finn"}, .station = "ward"});
    const base::UtcInstant latest = clinic.state().totals.latest_time;

    entry.moment.time = latest - minutes(5);
    EXPECT_TRUE(warnings(clinic.state(), entry).size() == 1U);  // occurred is later than the time
    entry.moment.occurred.instant = entry.moment.time;
    EXPECT_TRUE(warnings(clinic.state(), entry).empty());
    entry.moment.time -= base::Milliseconds(1);
    entry.moment.occurred.instant = entry.moment.time;

    const auto found = warnings(clinic.state(), entry);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(is(found[0], rule::clock_behind));
}

TEST(Warnings, NameWhatIsSaidToHappenLater) {
    Clinic clinic;
    Entry entry = inspection(clinic);

    entry.moment.occurred.instant = entry.moment.time + seconds(2);
    EXPECT_TRUE(warnings(clinic.state(), entry).empty());
    entry.moment.occurred.instant += base::Milliseconds(1);
    EXPECT_TRUE(check(clinic.state(), entry).empty());

    const auto found = warnings(clinic.state(), entry);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(is(found[0], rule::occurred_in_future));
}

TEST(Late, EntriesAboutStockSayWhyAfterAQuarterOfAnHour) {
    Clinic clinic;
    Act act{.draft = clinic.delivery(clinic.vial, 1), .by = {"cleo", "dan"}};

    act.occurred = clinic.ago(minutes(15));
    EXPECT_TRUE(granted(clinic, act));
    act.occurred = clinic.ago(minutes(15) + base::Milliseconds(1));
    EXPECT_TRUE(refused(clinic, act, rule::late_reason_missing));
    act.late = LateReason::Emergency;
    EXPECT_TRUE(granted(clinic, act));
}

TEST(Late, MattersForStockAlone) {
    Clinic clinic;

    EXPECT_TRUE(granted(
        clinic,
        {.draft = Inspected{}, .by = {"finn"}, .occurred = clinic.ago(std::chrono::hours(5))}));
}

TEST(Paper, IsTakenWhileAChannelIsOpen) {
    Clinic clinic;
    const Act act{.draft = clinic.delivery(clinic.vial, 1),
                  .by = {"ben", "finn"},
                  .paper = support::paper(1, person("cleo"), person("dan")),
                  .occurred = clinic.ago(std::chrono::days(60))};

    EXPECT_TRUE(refused(clinic, act, rule::transcription_closed));
    clinic.begin_transcription();
    EXPECT_TRUE(granted(clinic, act));
    clinic.record(TranscriptionEnded{}, {"ben", "finn"});
    EXPECT_TRUE(refused(clinic, act, rule::transcription_closed));
}

TEST(Paper, NeedsNoReasonForBeingLate) {
    Clinic clinic;
    clinic.begin_transcription();

    const Entry entry = clinic.decided({.draft = clinic.delivery(clinic.vial, 1),
                                        .by = {"ben", "finn"},
                                        .paper = support::paper(1, person("cleo"), person("dan")),
                                        .occurred = clinic.ago(std::chrono::days(60))});

    EXPECT_FALSE(entry.late);
    EXPECT_TRUE(entry.irregular.empty());
}

TEST(Paper, IsTakenOnce) {
    Clinic clinic;
    clinic.begin_transcription();
    Act act{.draft = clinic.delivery(clinic.vial, 1),
            .by = {"ben", "finn"},
            .paper = support::paper(7, person("cleo"), person("dan"))};
    const EntryNumber first = clinic.record(act);

    const auto again = clinic.decide(act);

    EXPECT_TRUE(refused(clinic, act, rule::paper_taken_twice));
    EXPECT_EQ(figure_of(again.error(), "entry"), figure(first));
    act.paper = support::paper(8, person("cleo"), person("dan"));
    EXPECT_TRUE(granted(clinic, act));
}

TEST(Paper, OfOneRecordMayCarryEntriesOfTwoKinds) {
    Clinic clinic;
    clinic.begin_transcription();
    Act act{.draft = clinic.delivery(clinic.vial, 1),
            .by = {"ben", "finn"},
            .paper = support::paper(7, person("cleo"), person("dan"))};
    clinic.record(act);

    act.draft = ContainerOpened{
        .container = clinic.state().totals.last_container, .beyond_use = {}, .claimed = {}};

    EXPECT_TRUE(granted(clinic, act));
}

TEST(Paper, HoldsNoKindsThatOnlyTheJournalHas) {
    Clinic clinic;
    clinic.begin_transcription();

    EXPECT_TRUE(refused(clinic,
                        {.draft = Inspected{},
                         .by = {"ben", "finn"},
                         .paper = support::paper(1, std::nullopt, std::nullopt)},
                        rule::kind_not_from_paper));
}

TEST(Check, WantsIrregularitiesNamed) {
    Clinic clinic;
    const ContainerId sealed = clinic.receive(clinic.vial, 1);
    Entry entry = clinic.decided({.draft = support::drawn(sealed, Quantity::microlitres(500)),
                                  .by = {"cleo"},
                                  .intent = Intent::Done});

    ASSERT_EQ(entry.irregular, std::vector{Irregularity::NotOpened});
    EXPECT_TRUE(check(clinic.state(), entry).empty());
    entry.irregular.clear();
    EXPECT_TRUE(breaks(clinic, entry, rule::irregularity_not_named));
    entry.irregular = {Irregularity::Other};
    EXPECT_TRUE(breaks(clinic, entry, rule::irregularity_not_named));
}

TEST(Check, LetsPeopleNameMoreThanTheRulesFind) {
    Clinic clinic;
    Entry entry = clinic.decided({.draft = clinic.delivery(clinic.vial, 1),
                                  .by = {"cleo", "dan"},
                                  .irregular = {Irregularity::Other}});

    EXPECT_TRUE(check(clinic.state(), entry).empty());
}

TEST(Check, RefusesWhatNoBookCanHold) {
    Clinic clinic;
    StockReceived receipt = clinic.delivery(clinic.vial, 1);
    receipt.basis = ReceiptBasis::Found;

    receipt.each = Quantity::microlitres(largest_total(Unit::Microlitre) / 2);
    receipt.containers = 2;
    EXPECT_TRUE(granted(clinic, {.draft = receipt, .by = {"cleo", "dan"}, .intent = Intent::Done}));
    receipt.containers = 3;
    EXPECT_TRUE(refused(clinic, {.draft = receipt, .by = {"cleo", "dan"}, .intent = Intent::Done},
                        rule::amount_too_large));
    receipt.containers = 100000;
    EXPECT_TRUE(refused(clinic, {.draft = receipt, .by = {"cleo", "dan"}, .intent = Intent::Done},
                        rule::amount_too_large));
}

TEST(Check, RefusesDrawsThatAddUpToMoreThanABookCanHold) {
    Clinic clinic;
    const ContainerId container = clinic.open_one(clinic.vial);
    const Act act{.draft = support::drawn(container, Quantity::microlitres(99'999'999'999)),
                  .by = {"cleo"},
                  .intent = Intent::Done};

    clinic.record(act);

    EXPECT_TRUE(refused(clinic, act, rule::amount_too_large));
}

}  // namespace
}  // namespace vialog::domain
