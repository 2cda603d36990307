// SPDX-License-Identifier: Apache-2.0
// Corrections in general: reverse and restate, once for an entry, the same subject, the original
// signer, newest first.
#include "corrections.h"

namespace vialog::domain {
namespace {

TEST(Correction, ReversesAndRestatesUnderTheOriginalTime) {
    Drawn it;

    const EntryNumber seq = it.clinic.record(it.correct_draw(it.draw, 1200));

    EXPECT_EQ(it.clinic.entry(seq).moment.occurred, it.clinic.entry(it.draw).moment.occurred);
    EXPECT_EQ(it.clinic.container(it.container).balance, 8800);
    EXPECT_EQ(it.clinic.balance(it.clinic.vial, AccountKind::Infusion), 1200);
    EXPECT_EQ(it.clinic.container(it.container).draws, 1);
    EXPECT_TRUE(it.clinic.entry(seq).irregular.empty());
}

TEST(Correction, IsOnceForAnEntryAndThenOfTheCorrection) {
    Drawn it;
    const EntryNumber first = it.clinic.record(it.correct_draw(it.draw, 1200));

    EXPECT_TRUE(refused(it.clinic, it.correct_draw(it.draw, 1300), rule::corrected_already));
    EXPECT_TRUE(refused(it.clinic, it.undo(it.draw), rule::corrected_already));
    const EntryNumber second = it.clinic.record(it.correct_draw(first, 1300));
    EXPECT_EQ(it.clinic.container(it.container).balance, 8700);
    it.clinic.record(it.undo(second));
    EXPECT_EQ(it.clinic.container(it.container).balance, 10000);
    EXPECT_EQ(it.clinic.container(it.container).draws, 0);
    EXPECT_EQ(it.clinic.balance(it.clinic.vial, AccountKind::Infusion), 0);
}

TEST(Correction, IsOfAnEntryOfBefore) {
    Drawn it;

    EXPECT_TRUE(refused(it.clinic, it.correct_draw(it.clinic.next(), 1200), rule::entry_unknown));
    EXPECT_TRUE(refused(it.clinic, it.correct_draw(EntryNumber(999), 1200), rule::entry_unknown));
}

TEST(Correction, IsNotOfKindsThatAreNeverCorrected) {
    Drawn it;
    const StockDrawn restated = event_of<StockDrawn>(it.clinic, it.draw);
    const EntryNumber undone = it.clinic.record(it.undo(it.draw));

    for (const EntryNumber never : {EntryNumber(0), EntryNumber(2), undone}) {
        Act act = it.correct(never, restated);
        act.by = {"ada", "ben"};
        EXPECT_TRUE(refused(it.clinic, act, rule::kind_not_correctable));
        act.draft = it.clinic.voiding(never);
        EXPECT_TRUE(refused(it.clinic, act, rule::kind_not_correctable));
    }
    // A person is corrected, never voided.
    EXPECT_TRUE(refused(it.clinic,
                        {.draft = it.clinic.voiding(EntryNumber(1)), .by = {"ada", "ben"}},
                        rule::kind_not_correctable));
}

TEST(Correction, KeepsWhatTheEntryIsAbout) {
    Drawn it;
    const StockDrawn good = event_of<StockDrawn>(it.clinic, it.draw);
    const auto ask = [&](const Restatable& restated) {
        return refused(it.clinic, it.correct(it.draw, restated), rule::restated_differs);
    };

    StockDrawn bad = good;
    bad.lines[0].container = ContainerId(2);
    EXPECT_TRUE(ask(bad));
    bad = good;
    bad.patient = {support::text("patient 2")};
    EXPECT_TRUE(ask(bad));
    bad = good;
    bad.infusion = it.clinic.ref(it.opening);
    EXPECT_TRUE(ask(bad));
    bad = good;
    bad.lines[0].after_finish = true;
    EXPECT_TRUE(ask(bad));
    bad = good;
    bad.lines[0].amount = Quantity::pieces(1);
    EXPECT_TRUE(ask(bad));
    bad = good;
    bad.lines[0].amount = ul(0);
    EXPECT_TRUE(ask(bad));
    bad = good;
    bad.lines.clear();
    EXPECT_TRUE(ask(bad));
    EXPECT_TRUE(ask(support::finished(it.container, ul(1))));
    bad = good;
    bad.prescriber = DeaNumber::parse("AB1234563").value();
    EXPECT_TRUE(granted(it.clinic, it.correct(it.draw, bad)));
}

TEST(Correction, StandsUnderTheTimeOfWhatItCorrects) {
    Drawn it;
    Entry entry = it.clinic.decided(it.correct_draw(it.draw, 1200));

    entry.moment.occurred = it.clinic.now();

    EXPECT_TRUE(breaks(it.clinic, entry, rule::occurred_differs));
}

TEST(Correction, HasTheOriginalSignerOrSaysWhyNot) {
    Drawn it;
    Act act = it.correct_draw(it.draw, 1200);

    act.by = {"dan", "cleo"};
    EXPECT_TRUE(granted(it.clinic, act));
    act.by = {"dan", "ben"};
    EXPECT_TRUE(refused(it.clinic, act, rule::original_signer_missing));
    std::get<EntryCorrected>(act.draft).signer = SignerAbsence::Ill;
    EXPECT_TRUE(granted(it.clinic, act));
    act.by = {"cleo", "dan"};
    EXPECT_TRUE(refused(it.clinic, act, rule::original_signer_missing));
    Act voiding = it.undo(it.draw);
    voiding.by = {"dan", "ben"};
    EXPECT_TRUE(refused(it.clinic, voiding, rule::original_signer_missing));
}

TEST(Correction, IsSignedInTheRoleOfWhatItRestates) {
    Drawn it;
    Act act = it.correct_draw(it.draw, 1200);

    act.by = {"cleo"};
    EXPECT_TRUE(refused(it.clinic, act, rule::roles_differ));
    act.by = {"eve", "cleo"};
    EXPECT_TRUE(refused(it.clinic, act, rule::function_missing));
    act.by = {"cleo", "eve"};
    EXPECT_TRUE(granted(it.clinic, act));
    const Act person{.draft = it.clinic.correction(
                         EntryNumber(1), event_of<PersonRecorded>(it.clinic, EntryNumber(1))),
                     .by = {"ada", "ben"}};
    EXPECT_TRUE(granted(it.clinic, person));
    Act wrong = person;
    wrong.by = {"ben", "ada"};
    EXPECT_TRUE(refused(it.clinic, wrong, rule::function_missing));
}

TEST(Correction, IsRefusedWhereLaterEntriesWouldNotBalance) {
    Drawn it;
    const EntryNumber outcome = it.clinic.give(it.draw, it.clinic.vial, ul(700));
    const EntryNumber waste = it.clinic.waste(it.draw, it.clinic.vial, ul(300));

    EXPECT_TRUE(granted(it.clinic, it.correct_draw(it.draw, 1001)));
    EXPECT_TRUE(it.rests_on(it.correct_draw(it.draw, 999), waste));
    EXPECT_TRUE(it.rests_on(it.undo(it.draw), waste));
    it.clinic.record(it.undo(waste));
    EXPECT_TRUE(it.rests_on(it.undo(it.draw), outcome));
    it.clinic.record(it.undo(outcome));
    it.clinic.record(it.undo(it.draw));
    EXPECT_EQ(it.clinic.container(it.container).balance, 10000);
}

TEST(Correction, ThatIsRefusedNamesALaterEntryToThePersonWhoAsksOnly) {
    Drawn it;
    Entry entry = it.clinic.decided(it.correct_draw(it.draw, 1100));
    const EntryNumber finish = it.clinic.finish(it.container, ul(9000));

    EXPECT_TRUE(it.rests_on(it.correct_draw(it.draw, 1100), finish));
    entry.seq = it.clinic.next();
    entry.moment = it.clinic.moment("desk");
    entry.moment.occurred = it.clinic.entry(it.draw).moment.occurred;
    EXPECT_TRUE(breaks(it.clinic, entry, rule::later_entries_depend));
    const auto told = check(it.clinic.state(), entry);
    EXPECT_EQ(figure_of(told.front(), "entry"), std::to_string(it.draw.number()));
}

TEST(Correction, OfADrawIsRefusedOnceTheContainerIsFinished) {
    Drawn it;
    const EntryNumber finish = it.clinic.finish(it.container, ul(9000));

    EXPECT_TRUE(it.rests_on(it.correct_draw(it.draw, 1100), finish));
    EXPECT_TRUE(it.rests_on(it.undo(it.draw), finish));
    it.clinic.record(it.undo(finish));
    EXPECT_EQ(it.clinic.container(it.container).state, ContainerState::Opened);
    EXPECT_TRUE(granted(it.clinic, it.correct_draw(it.draw, 1100)));
}

TEST(Correction, ThatOverdrawsIsMarkedAndNeverBlocked) {
    Drawn it;

    const EntryNumber within = it.clinic.record(it.correct_draw(it.draw, 10500));
    EXPECT_TRUE(it.clinic.entry(within).irregular.empty());
    const EntryNumber beyond = it.clinic.record(it.correct_draw(within, 10501));

    EXPECT_EQ(it.clinic.entry(beyond).irregular, std::vector{Irregularity::Overdrawn});
    EXPECT_NE(it.clinic.state().cases.find(CaseId(beyond.number())), nullptr);
}

TEST(Correction, ComesNeverFromPaper) {
    Drawn it;
    it.clinic.begin_transcription();
    Act act = it.undo(it.draw);
    act.by = {"ben", "finn"};
    act.paper = support::paper(1, std::nullopt, std::nullopt);

    EXPECT_TRUE(refused(it.clinic, act, rule::kind_not_from_paper));
}

TEST(Correction, OfWhatCameFromPaperHasTheTranscriberAsItsSigner) {
    Clinic clinic;
    clinic.begin_transcription();
    const EntryNumber receipt = clinic.record(
        {.draft = clinic.delivery(clinic.vial, 1),
         .by = {"ben", "finn"},
         .paper = support::paper(1, support::person("cleo"), support::person("dan"))});

    EXPECT_TRUE(refused(clinic, {.draft = clinic.voiding(receipt), .by = {"cleo", "dan"}},
                        rule::original_signer_missing));
    EXPECT_TRUE(granted(clinic, {.draft = clinic.voiding(receipt), .by = {"ben", "finn"}}));
}

// What somebody wrote against the rules, as if an entry of Cleo's.
EntryNumber pass_over(Clinic& clinic, const Event& event) {
    Entry entry = clinic.decided({.draft = Inspected{}, .by = {"cleo"}});
    entry.event = event;
    clinic.pass_over(entry);
    return entry.seq;
}

TEST(Correction, OfWhatBrokeTheRulesIsRefusedAndStopsNothing) {
    Drawn it;
    const ContainerId nowhere(99);
    StockReceived receipt = it.clinic.delivery(it.clinic.vial, 1);
    receipt.first = it.container;  // another receipt's container
    const std::vector<Restatable> broken_rules = {
        receipt,
        ContainerOpened{.container = nowhere, .beyond_use = {}, .claimed = {}},
        drawn(nowhere, ul(100)),
        support::finished(nowhere, ul(100)),
        support::broken(nowhere, ul(100)),
        support::wasted(FromContainer{nowhere}, it.clinic.vial, ul(100)),
        WasteHeld{.source = FromContainer{nowhere}, .product = it.clinic.vial, .amount = ul(100)}};

    for (const Restatable& event : broken_rules) {
        const EntryNumber seq = pass_over(it.clinic, to_event(event));
        EXPECT_TRUE(refused(it.clinic, it.undo(seq), rule::entry_unknown));
        EXPECT_TRUE(refused(it.clinic, it.correct(seq, event), rule::entry_unknown));
    }
    const EntryNumber product =
        pass_over(it.clinic, *it.clinic.state().products.find(it.clinic.vial));
    EXPECT_TRUE(refused(it.clinic,
                        it.correct(product, event_of<ProductRecorded>(it.clinic, product)),
                        rule::entry_unknown));
}

}  // namespace
}  // namespace vialog::domain
