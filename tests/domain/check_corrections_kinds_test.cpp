// SPDX-License-Identifier: Apache-2.0
// Corrections and voids kind by kind: what they bring back, what they may not touch, what stands in
// their way.
#include "corrections.h"

namespace vialog::domain {
namespace {

TEST(Void, OfAFirstDrawWaitsForTheFurtherOnes) {
    Drawn it;
    StockDrawn more = drawn(it.container, ul(500));
    more.patient = {};
    more.infusion = it.clinic.ref(it.draw);
    const EntryNumber second = it.clinic.record(more, {"cleo"});

    EXPECT_TRUE(it.rests_on(it.undo(it.draw), second));
    it.clinic.record(it.undo(second));
    EXPECT_TRUE(granted(it.clinic, it.undo(it.draw)));
}

TEST(Void, OfAReceiptIsRefusedOnceAContainerWasUsed) {
    Drawn it;

    EXPECT_TRUE(it.rests_on(it.undo(it.receipt), it.draw));
    it.clinic.record(it.undo(it.draw));
    EXPECT_TRUE(it.rests_on(it.undo(it.receipt), it.opening));
    it.clinic.record(it.undo(it.opening));
    EXPECT_EQ(it.clinic.container(it.container).state, ContainerState::Sealed);
    it.clinic.record(it.undo(it.receipt));
    EXPECT_EQ(it.clinic.container(it.container).state, ContainerState::Gone);
    EXPECT_EQ(it.clinic.balance(it.clinic.vial, AccountKind::Supplier), 0);
}

TEST(Void, OfAReceiptFreesItsLabelsAndNeverItsNumbers) {
    Clinic clinic;
    StockReceived draft = clinic.delivery(clinic.vial, 2);
    draft.labels = {"A-1", "A-2"};
    draft.awaiting = true;
    const EntryNumber receipt = clinic.record(draft, {"cleo"});

    clinic.record(clinic.voiding(receipt), {"cleo", "dan"});

    EXPECT_EQ(clinic.state().awaiting.find(receipt), nullptr);
    const Entry again = clinic.decided({.draft = draft, .by = {"cleo"}});
    EXPECT_EQ(std::get<StockReceived>(again.event).first, ContainerId(3));
}

TEST(Void, OfAnOpeningIsRefusedOnceDrawnOrWasted) {
    Drawn it;

    EXPECT_TRUE(it.rests_on(it.undo(it.opening), it.draw));
    it.clinic.record(it.undo(it.draw));
    const EntryNumber waste = it.clinic.record(
        support::wasted(FromContainer{it.container}, it.clinic.vial, ul(1)), {"cleo", "dan"});
    EXPECT_TRUE(it.rests_on(it.undo(it.opening), waste));
    it.clinic.record(it.undo(waste));
    EXPECT_TRUE(granted(it.clinic, it.undo(it.opening)));
}

TEST(Void, OfAnOutcomeOpensTheInfusionAgain) {
    Drawn it;
    const EntryNumber outcome = it.clinic.give(it.draw, it.clinic.vial, ul(1000));

    it.clinic.record(it.undo(outcome));

    EXPECT_EQ(it.clinic.balance(it.clinic.vial, AccountKind::Given), 0);
    EXPECT_EQ(it.clinic.balance(it.clinic.vial, AccountKind::Infusion), 1000);
}

TEST(Void, OfAHeldWasteIsRefusedOnceResolved) {
    Drawn it;
    const EntryNumber held = it.clinic.record(WasteHeld{.source = it.clinic.from_infusion(it.draw),
                                                        .product = it.clinic.vial,
                                                        .amount = ul(300)},
                                              {"cleo"});
    const EntryNumber waste = it.clinic.record(
        support::wasted(it.clinic.from_held(held), it.clinic.vial, ul(100)), {"cleo", "dan"});

    EXPECT_TRUE(it.rests_on(it.undo(held), waste));
    it.clinic.record(it.undo(waste));
    it.clinic.record(it.undo(held));
    EXPECT_EQ(it.clinic.balance(it.clinic.vial, AccountKind::Infusion), 1000);
    EXPECT_EQ(it.clinic.state().held.find(held), nullptr);
}

TEST(Correction, OfAHeldWasteKeepsWhatWasResolved) {
    Drawn it;
    WasteHeld draft{
        .source = it.clinic.from_infusion(it.draw), .product = it.clinic.vial, .amount = ul(300)};
    const EntryNumber held = it.clinic.record(draft, {"cleo"});
    const EntryNumber waste = it.clinic.record(
        support::wasted(it.clinic.from_held(held), it.clinic.vial, ul(100)), {"cleo", "dan"});

    draft.amount = ul(99);
    EXPECT_TRUE(it.rests_on(it.correct(held, draft), waste));
    draft.amount = ul(100);
    it.clinic.record(it.correct(held, draft));
    EXPECT_EQ(it.clinic.state().held.find(held), nullptr);
    EXPECT_EQ(it.clinic.balance(it.clinic.vial, AccountKind::Infusion), 900);
}

TEST(Void, OfAFinishIsRefusedOnceItsDifferenceOrRestMoved) {
    Drawn it;
    const EntryNumber finish = it.clinic.finish(it.container, ul(8500));
    EXPECT_TRUE(granted(it.clinic, it.undo(finish)));

    const EntryNumber late = it.clinic.record(
        {.draft = drawn(it.container, ul(100)), .by = {"cleo"}, .intent = Intent::Done});
    EXPECT_TRUE(it.rests_on(it.undo(finish), late));
    it.clinic.record(it.undo(late));
    StockDestroyed destroyed;
    destroyed.lines = {{.container = {},
                        .held = it.clinic.ref(finish),
                        .product = {},
                        .book = 0,
                        .amount = ul(8500)}};
    const EntryNumber destruction = it.clinic.record(destroyed, {"ben", "finn"});
    EXPECT_TRUE(it.rests_on(it.undo(finish), destruction));
}

TEST(Correction, OfAFinishMovesItsDifference) {
    Drawn it;
    const EntryNumber finish = it.clinic.finish(it.container, ul(8500));
    ContainerFinished restated = event_of<ContainerFinished>(it.clinic, finish);

    restated.rest = ul(9100);
    it.clinic.record(it.correct(finish, restated));

    EXPECT_EQ(it.clinic.container(it.container).balance, 0);
    EXPECT_EQ(it.clinic.container(it.container).finish_difference, 100);
    EXPECT_EQ(it.clinic.balance(it.clinic.vial, AccountKind::ShortageAtFinish), 0);
    EXPECT_EQ(it.clinic.balance(it.clinic.vial, AccountKind::SurplusAtFinish), -100);
    EXPECT_EQ(it.clinic.state().held.find(finish)->amount, 9100);
}

TEST(Correction, OfAFinishKeepsItsBookAndItsDisposition) {
    Drawn it;
    const EntryNumber finish = it.clinic.finish(it.container, ul(8500));
    Entry entry =
        it.clinic.decided(it.correct(finish, event_of<ContainerFinished>(it.clinic, finish)));
    auto& restated = std::get<ContainerFinished>(std::get<EntryCorrected>(entry.event).restated);

    restated.book += 1;
    EXPECT_TRUE(breaks(it.clinic, entry, rule::restated_differs));
    restated.book -= 1;
    restated.disposition = Disposition::Wastage;
    EXPECT_TRUE(breaks(it.clinic, entry, rule::restated_differs));
}

TEST(Correction, OfAFinishIsRefusedOnceItsDifferenceWasDecided) {
    Drawn it;
    const EntryNumber finish = it.clinic.finish(it.container, ul(8500));
    DiscrepancyDecided decided;
    decided.moves = {{.from = {.kind = AccountKind::ShortageAtFinish, .id = it.container.number()},
                      .to = Verdict::NeedleLoss,
                      .product = it.clinic.vial,
                      .amount = ul(200)}};
    const EntryNumber decision = it.clinic.record(decided, {"ben", "finn"});
    ContainerFinished restated = event_of<ContainerFinished>(it.clinic, finish);
    restated.rest = ul(8600);

    EXPECT_TRUE(it.rests_on(it.correct(finish, restated), decision));
    EXPECT_TRUE(it.rests_on(it.undo(finish), decision));
}

TEST(Void, OfABreakageBringsTheContainerBack) {
    Drawn it;
    const EntryNumber breakage =
        it.clinic.record(support::broken(it.container, ul(2000)), {"cleo", "dan"});

    it.clinic.record(it.undo(breakage));

    EXPECT_EQ(it.clinic.container(it.container).state, ContainerState::Opened);
    EXPECT_EQ(it.clinic.container(it.container).balance, 9000);
    EXPECT_EQ(it.clinic.balance(it.clinic.vial, AccountKind::Broken), 0);
    EXPECT_EQ(it.clinic.balance(it.clinic.vial, AccountKind::HeldForDestruction), 0);
}

TEST(Void, OfABreakageIsRefusedOnceItsSurplusWasDecided) {
    Drawn it;
    const EntryNumber breakage =
        it.clinic.record(support::broken(it.container, ul(9200)), {"cleo", "dan"});
    DiscrepancyDecided decided;
    decided.moves = {{.from = {.kind = AccountKind::SurplusAtFinish, .id = it.container.number()},
                      .to = Verdict::Overfill,
                      .product = it.clinic.vial,
                      .amount = ul(200)}};
    ContainerBroken restated = event_of<ContainerBroken>(it.clinic, breakage);
    restated.recovered = ul(8000);
    EXPECT_TRUE(granted(it.clinic, it.correct(breakage, restated)));
    const EntryNumber decision = it.clinic.record(decided, {"ben", "finn"});

    EXPECT_TRUE(it.rests_on(it.undo(breakage), decision));
    EXPECT_TRUE(it.rests_on(it.correct(breakage, restated), decision));
}

TEST(Correction, OfALateDrawStaysWithinTheShortage) {
    Drawn it;
    it.clinic.finish(it.container, ul(8500));
    const EntryNumber late = it.clinic.record(
        {.draft = drawn(it.container, ul(100)), .by = {"cleo"}, .intent = Intent::Done});
    StockDrawn restated = event_of<StockDrawn>(it.clinic, late);

    restated.lines[0].amount = ul(501);
    EXPECT_TRUE(refused(it.clinic, it.correct(late, restated), rule::later_entries_depend));
    restated.lines[0].amount = ul(500);
    it.clinic.record(it.correct(late, restated));
    EXPECT_EQ(it.clinic.balance(it.clinic.vial, AccountKind::ShortageAtFinish), 0);
}

TEST(Correction, OfAReceiptChangesItsContentWhileNothingIsUsed) {
    Clinic clinic;
    clinic.receive(clinic.vial, 3);
    const EntryNumber receipt(clinic.next().number() - 1);
    StockReceived restated = event_of<StockReceived>(clinic, receipt);
    restated.basis = ReceiptBasis::InitialInventory;
    restated.party = std::nullopt;
    restated.each = ul(9000);
    const Act act{.draft = clinic.correction(receipt, restated), .by = {"cleo", "dan"}};
    EXPECT_TRUE(granted(clinic, act));

    const EntryNumber opening = clinic.record(
        ContainerOpened{.container = ContainerId(2), .beyond_use = {}, .claimed = {}}, {"cleo"});
    const auto refusal = clinic.decide(act);
    EXPECT_TRUE(refused(clinic, act, rule::later_entries_depend));
    EXPECT_EQ(figure_of(refusal.error(), "entry"), std::to_string(opening.number()));
    clinic.record(clinic.voiding(opening), {"cleo", "dan"});
    clinic.record(act);
    EXPECT_EQ(clinic.balance(clinic.vial, AccountKind::InitialInventory), -27000);
    EXPECT_EQ(clinic.balance(clinic.vial, AccountKind::Supplier), 0);
    EXPECT_EQ(clinic.state().on_hand.find({.product = clinic.vial, .place = 0})->sealed_amount,
              27000);
}

TEST(Correction, OfAReceiptHasTheRulesOfAReceipt) {
    Clinic clinic;
    clinic.receive(clinic.vial, 3);
    const EntryNumber receipt(clinic.next().number() - 1);
    const StockReceived good = event_of<StockReceived>(clinic, receipt);
    const auto ask = [&](const StockReceived& restated, std::string_view rule) {
        return refused(
            clinic, {.draft = clinic.correction(receipt, restated), .by = {"cleo", "dan"}}, rule);
    };

    StockReceived bad = good;
    bad.each = Quantity::pieces(1);
    EXPECT_TRUE(ask(bad, rule::unit_differs));
    bad = good;
    bad.party = PartyId(999);
    EXPECT_TRUE(ask(bad, rule::party_unknown));
    bad = good;
    bad.damaged = 4;
    EXPECT_TRUE(ask(bad, rule::containers_out_of_range));
    bad = good;
    bad.owner = Owner::Patient;
    EXPECT_TRUE(ask(bad, rule::patient_missing));
    bad = good;
    bad.containers = 4;
    EXPECT_TRUE(ask(bad, rule::restated_differs));
    bad = good;
    bad.place = support::place("room");
    EXPECT_TRUE(ask(bad, rule::restated_differs));
}

TEST(Correction, OfAReceiptChangesNothingAboutItsCountersignature) {
    Clinic clinic;
    StockReceived draft = clinic.delivery(clinic.vial, 1);
    draft.awaiting = true;
    const EntryNumber receipt = clinic.record(draft, {"cleo"});
    clinic.record(Countersigned{.receipt = clinic.ref(receipt), .saw = Saw::TheAct}, {"eve"});
    StockReceived restated = event_of<StockReceived>(clinic, receipt);
    restated.lot = Lot::parse("LOT-B").value();

    clinic.record(clinic.correction(receipt, restated), {"cleo", "dan"});

    EXPECT_FALSE(clinic.state().receipts.find(receipt)->awaiting);
    EXPECT_EQ(clinic.state().receipts.find(receipt)->lot.text(), "LOT-B");
    EXPECT_EQ(clinic.state().awaiting.find(receipt), nullptr);
}

TEST(Correction, OfAnOpeningKeepsWithinThePolicy) {
    Drawn it;
    ContainerOpened restated = event_of<ContainerOpened>(it.clinic, it.opening);

    restated.beyond_use -= std::chrono::hours(24);
    it.clinic.record(it.correct(it.opening, restated));
    EXPECT_EQ(it.clinic.container(it.container).beyond_use, restated.beyond_use);
    EXPECT_EQ(it.clinic.container(it.container).state, ContainerState::Opened);

    const EntryNumber correction(it.clinic.next().number() - 1);
    restated.beyond_use += std::chrono::hours(48);
    EXPECT_TRUE(refused(it.clinic, it.correct(correction, restated), rule::beyond_use_too_late));
}

TEST(Correction, OfAProductInUseKeepsStrengthAndSize) {
    Drawn it;
    const EntryNumber seq(it.clinic.vial.number());
    ProductRecorded restated = event_of<ProductRecorded>(it.clinic, seq);
    const auto act = [&](EntryNumber of) {
        return Act{.draft = it.clinic.correction(of, restated), .by = {"ben", "finn"}};
    };

    restated.labeler = "Other Labs";
    const EntryNumber first = it.clinic.record(act(seq));
    EXPECT_EQ(it.clinic.state().products.find(it.clinic.vial)->labeler, "Other Labs");
    restated.strength = Strength::parse("100 mg/mL").value();
    EXPECT_TRUE(refused(it.clinic, act(first), rule::later_entries_depend));
    restated = event_of<ProductRecorded>(it.clinic, seq);
    restated.container_size = ul(5000);
    EXPECT_TRUE(refused(it.clinic, act(first), rule::later_entries_depend));
}

TEST(Correction, OfAProductNotInUseHasTheRulesOfAProduct) {
    Clinic clinic;
    const EntryNumber seq(clinic.vial.number());
    ProductRecorded restated = event_of<ProductRecorded>(clinic, seq);
    const auto act = [&] {
        return Act{.draft = clinic.correction(seq, restated), .by = {"ben", "finn"}};
    };

    restated.container_size = Quantity::pieces(5);
    EXPECT_TRUE(refused(clinic, act(), rule::product_incomplete));
    restated.strength = Strength::parse("28 mg/unit").value();
    EXPECT_TRUE(granted(clinic, act()));
}

TEST(Correction, OfAPersonIsNoWayAroundTheLastRegistrant) {
    Clinic clinic;
    const EntryNumber seq = clinic.record(
        support::staff("ada", {Function::Prescriber, Function::Registrant}, true), {"ada", "ben"});
    const PersonRecorded restated = support::staff("ada", {Function::Prescriber}, true);

    EXPECT_TRUE(refused(clinic, {.draft = clinic.correction(seq, restated), .by = {"ada", "ben"}},
                        rule::last_registrant));
}

TEST(Correction, OfAShipmentNamesKnownThings) {
    Clinic clinic;
    ShipmentExpected draft{.party = clinic.supplier,
                           .invoice = "INV-2",
                           .lines = {{.product = clinic.vial, .containers = 10}},
                           .due = {}};
    const EntryNumber seq = clinic.record(draft, {"finn"});
    const auto act = [&] {
        return Act{.draft = clinic.correction(seq, draft), .by = {"finn", "dan"}};
    };

    draft.lines[0].containers = 20;
    EXPECT_TRUE(granted(clinic, act()));
    draft.lines[0].product = ProductId(999);
    EXPECT_TRUE(refused(clinic, act(), rule::product_unknown));
}

TEST(Correction, OfAnOutcomeKeepsToWhatWasDrawn) {
    Drawn it;
    const EntryNumber outcome = it.clinic.give(it.draw, it.clinic.vial, ul(700));
    const EntryNumber waste = it.clinic.waste(it.draw, it.clinic.vial, ul(200));
    OutcomeRecorded restated = event_of<OutcomeRecorded>(it.clinic, outcome);

    restated.lines[0].given = ul(801);
    EXPECT_TRUE(it.rests_on(it.correct(outcome, restated), waste));
    restated.lines[0].given = ul(780);
    restated.lines[0].lost = ul(20);
    it.clinic.record(it.correct(outcome, restated));
    EXPECT_EQ(it.clinic.balance(it.clinic.vial, AccountKind::Given), 780);
    EXPECT_EQ(it.clinic.balance(it.clinic.vial, AccountKind::InfusionLoss), 20);
    EXPECT_EQ(it.clinic.balance(it.clinic.vial, AccountKind::Infusion), 0);
}

TEST(Correction, OfABagDerivesWhatWasGivenAgain) {
    Drawn it;
    OutcomeRecorded draft = it.clinic.outcome(it.draw, it.clinic.vial, ul(0), ul(0));
    draft.bag = DilutedBag{.total = Volume(100000), .left = Volume(20000)};
    const EntryNumber outcome = it.clinic.record(draft, {"cleo"});
    ASSERT_EQ(event_of<OutcomeRecorded>(it.clinic, outcome).lines[0].given, ul(800));

    draft.bag->left = Volume(30000);
    Entry entry = it.clinic.decided(it.correct(outcome, draft));

    auto& restated = std::get<OutcomeRecorded>(std::get<EntryCorrected>(entry.event).restated);
    EXPECT_EQ(restated.lines[0].given, ul(700));
    EXPECT_TRUE(check(it.clinic.state(), entry).empty());
    restated.lines[0].given = ul(750);
    EXPECT_TRUE(breaks(it.clinic, entry, rule::bag_differs));
    restated.bag->total = Volume(0);
    EXPECT_FALSE(check(it.clinic.state(), entry).empty());
}

TEST(Correction, OfWhoGaveNamesAKnownPerson) {
    Drawn it;
    const EntryNumber outcome = it.clinic.give(it.draw, it.clinic.vial, ul(700));
    OutcomeRecorded restated = event_of<OutcomeRecorded>(it.clinic, outcome);

    restated.given_by = support::person("hana");
    EXPECT_TRUE(refused(it.clinic, it.correct(outcome, restated), rule::person_unknown));
    restated.given_by = support::person("ada");
    EXPECT_TRUE(granted(it.clinic, it.correct(outcome, restated)));
}

}  // namespace
}  // namespace vialog::domain
