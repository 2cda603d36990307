// SPDX-License-Identifier: Apache-2.0
// Rules for what is wasted, finished, broken, destroyed or sent away.
#include "domain/checks.h"
#include "refusals.h"

namespace vialog::domain {
namespace {

using support::Act;
using support::broken;
using support::Clinic;
using support::drawn;
using support::finished;
using support::wasted;

constexpr auto ul = Quantity::microlitres;
constexpr auto pieces = Quantity::pieces;

// An infusion of 1 mL with nothing given yet.
struct Drawn {
    Clinic clinic;
    ContainerId container = clinic.open_one(clinic.vial);
    EntryNumber infusion = clinic.draw(container, ul(1000));

    [[nodiscard]] Act hold(const WasteSource& source, Quantity amount) const {
        return {.draft = WasteHeld{.source = source, .product = clinic.vial, .amount = amount},
                .by = {"cleo"}};
    }
    [[nodiscard]] Act waste(const WasteSource& source, Quantity amount) const {
        return {.draft = wasted(source, clinic.vial, amount), .by = {"cleo", "dan"}};
    }
};

TEST(Waste, OfAnInfusionIsNoMoreThanIsOpen) {
    const Drawn it;
    const WasteSource source = it.clinic.from_infusion(it.infusion);

    EXPECT_TRUE(granted(it.clinic, it.waste(source, ul(1000))));
    EXPECT_TRUE(refused(it.clinic, it.waste(source, ul(1001)), rule::infusion_overdrawn));
    EXPECT_TRUE(refused(it.clinic, it.waste(source, ul(0)), rule::amount_zero));
    EXPECT_TRUE(refused(it.clinic, it.waste(source, pieces(1)), rule::unit_differs));
    EXPECT_TRUE(refused(it.clinic, it.waste(it.clinic.from_infusion(EntryNumber(3)), ul(1)),
                        rule::infusion_overdrawn));
}

TEST(Waste, NeedsAnotherPersonAsItsWitness) {
    Drawn it;
    it.clinic.record(support::key_added("cleo", "cleo-2"), {"ada", "ben", "cleo-2", "cleo"});
    Act act = it.waste(it.clinic.from_infusion(it.infusion), ul(100));

    act.by = {"cleo"};
    EXPECT_TRUE(refused(it.clinic, act, rule::roles_differ));
    act.by = {"cleo", "cleo-2"};
    EXPECT_TRUE(refused(it.clinic, act, rule::witness_is_actor));
    act.by = {"cleo", "eve"};
    EXPECT_TRUE(granted(it.clinic, act));
}

TEST(Waste, WithoutAWitnessIsRecordedAndOpensACase) {
    Drawn it;
    const StockWastedUnwitnessed draft{.source = it.clinic.from_infusion(it.infusion),
                                       .product = it.clinic.vial,
                                       .amount = ul(100)};

    const EntryNumber seq = it.clinic.record(draft, {"cleo"});

    EXPECT_EQ(it.clinic.entry(seq).irregular, std::vector{Irregularity::NoWitness});
    const CaseRow* opened = it.clinic.state().cases.find(CaseId(seq.number()));
    ASSERT_NE(opened, nullptr);
    EXPECT_EQ(opened->trouble, Trouble::Irregular);
    EXPECT_EQ(opened->involved, std::vector{support::person("cleo")});
}

TEST(HeldWaste, WaitsUntilAWitnessSawIt) {
    Drawn it;
    const EntryNumber held =
        it.clinic.record(it.hold(it.clinic.from_infusion(it.infusion), ul(400)));
    const WasteSource source = it.clinic.from_held(held);

    EXPECT_EQ(waiting_for_witness(it.clinic.state()), std::vector{held});
    EXPECT_TRUE(refused(it.clinic, it.waste(source, ul(401)), rule::held_differs));
    EXPECT_TRUE(
        refused(it.clinic, it.waste(it.clinic.from_held(it.infusion), ul(1)), rule::held_differs));
    it.clinic.record(it.waste(source, ul(150)));
    EXPECT_EQ(waiting_for_witness(it.clinic.state()), std::vector{held});
    it.clinic.record(it.waste(source, ul(250)));
    EXPECT_TRUE(waiting_for_witness(it.clinic.state()).empty());
    EXPECT_TRUE(refused(it.clinic, it.waste(source, ul(1)), rule::held_differs));
}

TEST(HeldWaste, KeepsItsProductAndUnit) {
    Drawn it;
    const EntryNumber held =
        it.clinic.record(it.hold(it.clinic.from_infusion(it.infusion), ul(400)));
    Entry entry = it.clinic.decided(it.waste(it.clinic.from_held(held), ul(400)));

    std::get<StockWasted>(entry.event).product = it.clinic.ampoule;
    EXPECT_TRUE(breaks(it.clinic, entry, rule::held_differs));
    std::get<StockWasted>(entry.event).product = it.clinic.vial;
    std::get<StockWasted>(entry.event).amount = pieces(400);
    EXPECT_TRUE(breaks(it.clinic, entry, rule::unit_differs));
}

TEST(HeldWaste, IsNotHeldAgain) {
    Drawn it;
    const EntryNumber held =
        it.clinic.record(it.hold(it.clinic.from_infusion(it.infusion), ul(400)));

    EXPECT_TRUE(
        refused(it.clinic, it.hold(it.clinic.from_held(held), ul(1)), rule::waste_source_wrong));
    EXPECT_TRUE(refused(it.clinic, it.hold(it.clinic.from_infusion(it.infusion), ul(0)),
                        rule::amount_zero));
    EXPECT_TRUE(refused(it.clinic, it.hold(it.clinic.from_infusion(it.infusion), ul(601)),
                        rule::infusion_overdrawn));
}

TEST(HeldWaste, IsNotWhatWaitsForDestruction) {
    Drawn it;
    const EntryNumber finish = it.clinic.finish(it.container, ul(9000));

    EXPECT_TRUE(
        refused(it.clinic, it.waste(it.clinic.from_held(finish), ul(1)), rule::held_differs));
}

TEST(Waste, OfAContainerNeedsItOnHand) {
    Drawn it;

    EXPECT_TRUE(granted(it.clinic, it.waste(FromContainer{it.container}, ul(500))));
    EXPECT_TRUE(refused(it.clinic, it.waste(FromContainer{ContainerId(99)}, ul(500)),
                        rule::container_unknown));
    EXPECT_TRUE(
        refused(it.clinic, it.waste(FromContainer{it.container}, pieces(1)), rule::unit_differs));
    it.clinic.finish(it.container, ul(9000));
    EXPECT_TRUE(
        refused(it.clinic, it.waste(FromContainer{it.container}, ul(1)), rule::container_finished));
}

TEST(Waste, OfAContainerIsOfItsProduct) {
    const Drawn it;
    Entry entry = it.clinic.decided(it.waste(FromContainer{it.container}, ul(500)));

    std::get<StockWasted>(entry.event).product = it.clinic.ampoule;

    EXPECT_TRUE(breaks(it.clinic, entry, rule::product_of_container_differs));
}

TEST(Finish, StatesTheBooksFigure) {
    const Drawn it;
    Entry entry =
        it.clinic.decided({.draft = finished(it.container, ul(8900)), .by = {"cleo", "dan"}});

    EXPECT_EQ(std::get<ContainerFinished>(entry.event).book, 9000);
    EXPECT_EQ(std::get<ContainerFinished>(entry.event).product, it.clinic.vial);
    std::get<ContainerFinished>(entry.event).book = 8900;
    EXPECT_TRUE(breaks(it.clinic, entry, rule::book_differs));
}

TEST(Finish, FollowsThePolicyOnItsRest) {
    Drawn it;
    Entry entry =
        it.clinic.decided({.draft = finished(it.container, ul(8900)), .by = {"cleo", "dan"}});
    EXPECT_EQ(std::get<ContainerFinished>(entry.event).disposition,
              Disposition::HeldForDestruction);

    std::get<ContainerFinished>(entry.event).disposition = Disposition::Wastage;
    EXPECT_TRUE(breaks(it.clinic, entry, rule::disposition_differs));

    PolicySet policy;
    policy.finish_rest = Disposition::Wastage;
    it.clinic.record(policy, {"ada", "ben"});
    entry.seq = it.clinic.next();
    entry.moment = it.clinic.moment("desk");
    EXPECT_TRUE(check(it.clinic.state(), entry).empty());
}

TEST(Finish, OnPaperFollowedThePolicyOfItsTime) {
    Drawn it;
    it.clinic.begin_transcription();
    ContainerFinished draft = finished(it.container, ul(8900));
    draft.disposition = Disposition::Wastage;

    EXPECT_TRUE(granted(
        it.clinic, {.draft = draft,
                    .by = {"ben", "finn"},
                    .paper = support::paper(1, support::person("cleo"), support::person("dan"))}));
}

TEST(Finish, IsOnceAndInTheContainersUnit) {
    Drawn it;
    const auto act = [&](Quantity rest) {
        return Act{.draft = finished(it.container, rest), .by = {"cleo", "dan"}};
    };

    EXPECT_TRUE(refused(it.clinic, act(pieces(1)), rule::unit_differs));
    it.clinic.record(act(ul(9000)));
    EXPECT_TRUE(refused(it.clinic, act(ul(9000)), rule::container_finished));
}

TEST(Breakage, StatesTheBooksFigureAndEndsTheContainer) {
    Drawn it;
    const Act act{.draft = broken(it.container, ul(2000)), .by = {"cleo", "dan"}};
    Entry entry = it.clinic.decided(act);
    EXPECT_EQ(std::get<ContainerBroken>(entry.event).book, 9000);

    std::get<ContainerBroken>(entry.event).book = 10000;
    EXPECT_TRUE(breaks(it.clinic, entry, rule::book_differs));
    it.clinic.record(act);
    EXPECT_TRUE(refused(it.clinic, act, rule::container_gone));
    EXPECT_EQ(it.clinic.balance(it.clinic.vial, AccountKind::Broken), 7000);
    EXPECT_EQ(it.clinic.balance(it.clinic.vial, AccountKind::HeldForDestruction), 2000);
}

// A sealed vial, an opened one, and the rest of a finished one.
struct Leaving {
    Clinic clinic;
    ContainerId sealed = clinic.receive(clinic.vial, 1);
    ContainerId opened = clinic.open_one(clinic.vial);
    EntryNumber finish = clinic.finish(clinic.open_one(clinic.vial), ul(9800));

    [[nodiscard]] static DisposalLine of(ContainerId container, Quantity amount) {
        return {.container = container, .held = {}, .product = {}, .book = 0, .amount = amount};
    }
    [[nodiscard]] DisposalLine held(Quantity amount) const {
        return {.container = {},
                .held = clinic.ref(finish),
                .product = {},
                .book = 0,
                .amount = amount};
    }
    [[nodiscard]] static Act destroy(std::vector<DisposalLine> lines) {
        StockDestroyed draft;
        draft.lines = std::move(lines);
        draft.location = "Here";
        return {.draft = draft, .by = {"ben", "finn"}};
    }
};

TEST(Destruction, TakesContainersAndWhatIsHeld) {
    Leaving it;

    it.clinic.record(Leaving::destroy(
        {Leaving::of(it.sealed, ul(10000)), Leaving::of(it.opened, ul(9700)), it.held(ul(9800))}));

    EXPECT_EQ(it.clinic.balance(it.clinic.vial, AccountKind::Destroyed), 29500);
    EXPECT_EQ(it.clinic.balance(it.clinic.vial, AccountKind::Container), 0);
    EXPECT_EQ(it.clinic.balance(it.clinic.vial, AccountKind::ShortageAtFinish), 500);
    EXPECT_EQ(it.clinic.state().held.find(it.finish), nullptr);
    EXPECT_TRUE(refused(it.clinic, Leaving::destroy({Leaving::of(it.sealed, ul(0))}),
                        rule::container_gone));
}

TEST(Destruction, OfASealedContainerIsOfAllOfIt) {
    const Leaving it;

    EXPECT_TRUE(refused(it.clinic, Leaving::destroy({Leaving::of(it.sealed, ul(9999))}),
                        rule::book_differs));
    EXPECT_TRUE(refused(it.clinic, Leaving::destroy({Leaving::of(it.sealed, ul(10001))}),
                        rule::book_differs));
}

TEST(Destruction, StatesTheBooksFigure) {
    const Leaving it;
    Entry entry = it.clinic.decided(Leaving::destroy({Leaving::of(it.opened, ul(9700))}));

    std::get<StockDestroyed>(entry.event).lines[0].book = 9700;

    EXPECT_TRUE(breaks(it.clinic, entry, rule::book_differs));
}

TEST(Destruction, TakesNoMoreThanIsHeld) {
    Leaving it;

    EXPECT_TRUE(refused(it.clinic, Leaving::destroy({it.held(ul(9801))}), rule::held_differs));
    EXPECT_TRUE(refused(it.clinic, Leaving::destroy({it.held(ul(0))}), rule::held_differs));
    DisposalLine line = it.held(ul(10));
    line.held = it.clinic.ref(EntryNumber(5));
    EXPECT_TRUE(refused(it.clinic, Leaving::destroy({line}), rule::held_differs));
    EXPECT_TRUE(refused(it.clinic, Leaving::destroy({it.held(pieces(1))}), rule::unit_differs));
    it.clinic.record(Leaving::destroy({it.held(ul(800))}));
    EXPECT_EQ(it.clinic.state().held.find(it.finish)->amount, 9000);
}

TEST(Destruction, IsNotOfWhatWaitsForAWitness) {
    Drawn it;
    const EntryNumber held =
        it.clinic.record(it.hold(it.clinic.from_infusion(it.infusion), ul(400)));
    const DisposalLine line{
        .container = {}, .held = it.clinic.ref(held), .product = {}, .book = 0, .amount = ul(400)};

    EXPECT_TRUE(refused(it.clinic, Leaving::destroy({line}), rule::held_differs));
}

TEST(Disposal, LinesNameOneThingEachOnce) {
    const Leaving it;
    DisposalLine both = it.held(ul(10));
    both.container = it.opened;

    EXPECT_TRUE(refused(it.clinic, Leaving::destroy({both}), rule::disposal_line_wrong));
    EXPECT_TRUE(refused(it.clinic, Leaving::destroy({DisposalLine{}}), rule::disposal_line_wrong));
    EXPECT_TRUE(refused(
        it.clinic, Leaving::destroy({Leaving::of(it.opened, ul(1)), Leaving::of(it.opened, ul(1))}),
        rule::disposal_line_wrong));
    EXPECT_TRUE(refused(it.clinic, Leaving::destroy({it.held(ul(1)), it.held(ul(1))}),
                        rule::disposal_line_wrong));
    EXPECT_TRUE(refused(it.clinic, Leaving::destroy({}), rule::amount_zero));
}

TEST(Disposal, GoesToAPartyOfTheRightRole) {
    const Leaving it;
    const std::vector<DisposalLine> lines = {Leaving::of(it.sealed, ul(10000))};
    const auto ask = [&](const Event& draft, bool right) {
        const Act act{.draft = draft, .by = {"ben", "finn"}};
        return right ? granted(it.clinic, act) : refused(it.clinic, act, rule::party_unknown);
    };

    for (const PartyId party :
         {it.clinic.supplier, it.clinic.pharmacy, it.clinic.distributor, PartyId(9999)}) {
        EXPECT_TRUE(ask(StockHandedOver{.party = party, .lines = lines, .document = {}},
                        party == it.clinic.distributor));
        EXPECT_TRUE(ask(StockReturned{.party = party, .lines = lines, .document = {}},
                        party == it.clinic.supplier));
        EXPECT_TRUE(ask(StockTransferredOut{.party = party, .lines = lines, .document = {}},
                        party == it.clinic.pharmacy));
    }
}

}  // namespace
}  // namespace vialog::domain
