// SPDX-License-Identifier: Apache-2.0
// Rules for stock on its way from the supplier to the patient: receipt, transfer, opening, draw,
// outcome.
#include "domain/checks.h"
#include "refusals.h"

namespace vialog::domain {
namespace {

using support::Act;
using support::Clinic;
using support::drawn;
using support::person;

constexpr auto ul = Quantity::microlitres;
constexpr auto pieces = Quantity::pieces;

Act received(const StockReceived& draft) {
    return {.draft = draft, .by = {"cleo", "dan"}};
}

Act open(ContainerId container) {
    return {.draft = ContainerOpened{.container = container, .beyond_use = {}, .claimed = {}},
            .by = {"cleo"}};
}

TEST(Receipt, OfASupplierNeedsHim) {
    Clinic clinic;
    StockReceived draft = clinic.delivery(clinic.vial, 10);
    EXPECT_TRUE(granted(clinic, received(draft)));

    draft.party = PartyId(999);
    EXPECT_TRUE(refused(clinic, received(draft), rule::party_unknown));
    draft.party = std::nullopt;
    EXPECT_TRUE(refused(clinic, received(draft), rule::party_unknown));
    draft.basis = ReceiptBasis::OtherRegistrant;
    EXPECT_TRUE(refused(clinic, received(draft), rule::party_unknown));
    draft.basis = ReceiptBasis::InitialInventory;
    EXPECT_TRUE(granted(clinic, received(draft)));
    draft.basis = ReceiptBasis::Found;
    EXPECT_TRUE(granted(clinic, received(draft)));
}

TEST(Receipt, NamesAKnownPlaceAndProduct) {
    Clinic clinic;
    StockReceived draft = clinic.delivery(clinic.vial, 10);

    draft.place = support::place("attic");
    EXPECT_TRUE(refused(clinic, received(draft), rule::place_unknown));
    draft = clinic.delivery(ProductId(999), 10);
    EXPECT_TRUE(refused(clinic, received(draft), rule::product_unknown));
}

TEST(Receipt, OfAKitIsCountedInPieces) {
    Clinic clinic;
    StockReceived draft = clinic.delivery(clinic.kit, 4);
    EXPECT_EQ(draft.each, pieces(2));
    EXPECT_TRUE(granted(clinic, received(draft)));

    draft.each = ul(2);
    EXPECT_TRUE(refused(clinic, received(draft), rule::unit_differs));
}

TEST(Receipt, IsOfOneToAHundredThousandContainers) {
    Clinic clinic;
    StockReceived draft = clinic.delivery(clinic.vial, 0);
    EXPECT_TRUE(refused(clinic, received(draft), rule::containers_out_of_range));

    draft.containers = 100001;
    EXPECT_TRUE(refused(clinic, received(draft), rule::containers_out_of_range));
    draft.containers = 100000;
    EXPECT_TRUE(granted(clinic, received(draft)));
    draft.containers = 5;
    draft.damaged = 6;
    EXPECT_TRUE(refused(clinic, received(draft), rule::containers_out_of_range));
    draft.damaged = -1;
    EXPECT_TRUE(refused(clinic, received(draft), rule::containers_out_of_range));
    draft.damaged = 5;
    EXPECT_TRUE(granted(clinic, received(draft)));
}

TEST(Receipt, EndsWithTheLastContainerNumber) {
    Clinic clinic;
    Entry entry = clinic.decided(received(clinic.delivery(clinic.vial, 3)));
    State state = clinic.state();
    const auto refusals_after = [&](std::int64_t last) {
        state.totals.last_container = ContainerId(last);
        std::get<StockReceived>(entry.event).first = ContainerId(last + 1);
        return check(state, entry);
    };

    EXPECT_TRUE(refusals_after(9'999'997).empty());
    const auto refusals = refusals_after(9'999'998);
    ASSERT_EQ(refusals.size(), 1U);
    EXPECT_TRUE(is(refusals.front(), rule::container_numbers_spent));
}

TEST(Receipt, TakesTheNextFreeNumbers) {
    Clinic clinic;
    clinic.receive(clinic.vial, 10);
    Entry entry = clinic.decided(received(clinic.delivery(clinic.vial, 2)));

    EXPECT_EQ(std::get<StockReceived>(entry.event).first, ContainerId(11));
    std::get<StockReceived>(entry.event).first = ContainerId(10);
    EXPECT_TRUE(breaks(clinic, entry, rule::container_number_differs));
    std::get<StockReceived>(entry.event).first = ContainerId(12);
    EXPECT_TRUE(breaks(clinic, entry, rule::container_number_differs));
}

TEST(Receipt, HasNoMoreLabelsThanContainersAndEachOnce) {
    Clinic clinic;
    StockReceived draft = clinic.delivery(clinic.vial, 2);

    draft.labels = {"A-1", "A-2"};
    EXPECT_TRUE(granted(clinic, received(draft)));
    draft.labels = {"A-1"};
    EXPECT_TRUE(granted(clinic, received(draft)));
    draft.labels = {"A-1", "A-2", "A-3"};
    EXPECT_TRUE(refused(clinic, received(draft), rule::labels_differ));
    draft.labels = {"A-1", "A-1"};
    EXPECT_TRUE(refused(clinic, received(draft), rule::label_in_use));
    draft.labels = {"A-1", "A-2"};
    clinic.record(received(draft));
    draft.labels = {"A-2", "A-3"};
    EXPECT_TRUE(refused(clinic, received(draft), rule::label_in_use));
}

TEST(Receipt, OfStockForOnePatientNamesHer) {
    Clinic clinic;
    StockReceived draft = clinic.delivery(clinic.kit, 1);
    draft.owner = Owner::Patient;

    EXPECT_TRUE(refused(clinic, received(draft), rule::patient_missing));
    draft.patient = {support::text("patient 1")};
    EXPECT_TRUE(granted(clinic, received(draft)));
}

TEST(Receipt, MayAwaitItsWitness) {
    Clinic clinic;
    StockReceived draft = clinic.delivery(clinic.vial, 1);
    draft.awaiting = true;

    EXPECT_TRUE(refused(clinic, received(draft), rule::roles_differ));
    const EntryNumber receipt = clinic.record({.draft = draft, .by = {"cleo"}});
    const Countersigned countersign{.receipt = clinic.ref(receipt), .saw = Saw::TheRemains};

    EXPECT_TRUE(refused(clinic, {.draft = countersign, .by = {"cleo"}}, rule::witness_is_actor));
    clinic.record(countersign, {"eve"});
    EXPECT_TRUE(refused(clinic, {.draft = countersign, .by = {"dan"}}, rule::nothing_awaited));
}

TEST(Countersign, IsNotForTheActorsSecondKey) {
    Clinic clinic;
    StockReceived draft = clinic.delivery(clinic.vial, 1);
    draft.awaiting = true;
    const EntryNumber receipt = clinic.record({.draft = draft, .by = {"cleo"}});
    clinic.record(support::key_added("cleo", "cleo-2"), {"ada", "ben", "cleo-2", "cleo"});
    const Countersigned countersign{.receipt = clinic.ref(receipt), .saw = Saw::TheAct};

    EXPECT_TRUE(refused(clinic, {.draft = countersign, .by = {"cleo-2"}}, rule::witness_is_actor));
}

TEST(Countersign, WithoutAnySignatureIsRefusedAndStopsNothing) {
    Clinic clinic;
    StockReceived draft = clinic.delivery(clinic.vial, 1);
    draft.awaiting = true;
    const EntryNumber receipt = clinic.record({.draft = draft, .by = {"cleo"}});

    EXPECT_TRUE(refused(clinic, {.draft = Countersigned{.receipt = clinic.ref(receipt), .saw = {}}},
                        rule::roles_differ));
}

TEST(Transfer, MovesWhatIsThere) {
    Clinic clinic;
    const ContainerId first = clinic.receive(clinic.vial, 2);
    const ContainerId second(first.number() + 1);
    ContainersTransferred draft{.containers = {first, second},
                                .from = support::place("safe"),
                                .to = support::place("room")};
    const auto act = [&draft] { return Act{.draft = draft, .by = {"cleo", "dan"}}; };
    EXPECT_TRUE(granted(clinic, act()));

    draft.containers = {first, first};
    EXPECT_TRUE(refused(clinic, act(), rule::container_twice));
    draft.containers = {ContainerId(99)};
    EXPECT_TRUE(refused(clinic, act(), rule::container_unknown));
    draft.containers = {first};
    draft.to = support::place("attic");
    EXPECT_TRUE(refused(clinic, act(), rule::place_unknown));
    draft.to = support::place("safe");
    EXPECT_TRUE(refused(clinic, act(), rule::place_unknown));
    draft.from = support::place("attic");
    EXPECT_TRUE(refused(clinic, act(), rule::place_unknown));
    draft.from = support::place("room");
    EXPECT_TRUE(refused(clinic, act(), rule::container_elsewhere));
}

TEST(Opening, IsOfASealedContainer) {
    Clinic clinic;
    const ContainerId container = clinic.receive(clinic.vial, 1);

    EXPECT_TRUE(refused(clinic, open(ContainerId(99)), rule::container_unknown));
    clinic.record(open(container));
    EXPECT_TRUE(refused(clinic, open(container), rule::container_not_sealed));
    clinic.finish(container, ul(10000));
    EXPECT_TRUE(refused(clinic, open(container), rule::container_finished));
}

TEST(Opening, HasABeyondUseDateThatThePolicyAllows) {
    Clinic clinic;
    const ContainerId container = clinic.receive(clinic.vial, 1);
    Entry entry = clinic.decided(open(container));
    auto& opened = std::get<ContainerOpened>(entry.event);

    EXPECT_EQ(opened.beyond_use, entry.moment.occurred.instant + std::chrono::hours(672));
    opened.beyond_use -= base::Milliseconds(1);
    EXPECT_TRUE(check(clinic.state(), entry).empty());
    opened.beyond_use += base::Milliseconds(2);
    EXPECT_TRUE(breaks(clinic, entry, rule::beyond_use_too_late));
}

TEST(Opening, OfASingleDoseLastsHours) {
    Clinic clinic;
    const ContainerId container = clinic.receive(clinic.ampoule, 1);

    const Entry entry = clinic.decided(open(container));

    EXPECT_EQ(std::get<ContainerOpened>(entry.event).beyond_use,
              entry.moment.occurred.instant + std::chrono::hours(6));
}

TEST(Opening, NeverLastsLongerThanTheExpiry) {
    Clinic clinic;
    StockReceived draft = clinic.delivery(clinic.vial, 1);
    draft.expires = Expiry::parse("2026-01-15").value();
    clinic.record(received(draft));

    const Entry entry = clinic.decided(open(ContainerId(1)));

    // The end of 15 January where the clock is seven hours behind.
    EXPECT_EQ(base::print_utc(std::get<ContainerOpened>(entry.event).beyond_use),
              "2026-01-16T06:59:59.999Z");
}

TEST(Draw, NamesItsContainersOnceEach) {
    Clinic clinic;
    const ContainerId container = clinic.open_one(clinic.vial);
    StockDrawn draft = drawn(container, ul(1000));
    EXPECT_TRUE(granted(clinic, {.draft = draft, .by = {"cleo"}}));

    draft.lines.push_back(draft.lines.front());
    EXPECT_TRUE(refused(clinic, {.draft = draft, .by = {"cleo"}}, rule::container_twice));
    draft.lines.clear();
    EXPECT_TRUE(refused(clinic, {.draft = draft, .by = {"cleo"}}, rule::nothing_drawn));
    EXPECT_TRUE(refused(clinic, {.draft = drawn(ContainerId(99), ul(1)), .by = {"cleo"}},
                        rule::container_unknown));
    EXPECT_TRUE(
        refused(clinic, {.draft = drawn(container, ul(0)), .by = {"cleo"}}, rule::amount_zero));
}

TEST(Draw, IsInTheContainersUnitAndOfItsProduct) {
    Clinic clinic;
    const ContainerId kit = clinic.open_one(clinic.kit);
    const ContainerId vial = clinic.open_one(clinic.vial);

    EXPECT_TRUE(granted(clinic, {.draft = drawn(kit, pieces(1)), .by = {"cleo"}}));
    EXPECT_TRUE(refused(clinic, {.draft = drawn(kit, ul(1)), .by = {"cleo"}}, rule::unit_differs));
    EXPECT_TRUE(
        refused(clinic, {.draft = drawn(vial, pieces(1)), .by = {"cleo"}}, rule::unit_differs));

    Entry entry = clinic.decided({.draft = drawn(vial, ul(100)), .by = {"cleo"}});
    std::get<StockDrawn>(entry.event).lines[0].product = clinic.ampoule;
    EXPECT_TRUE(breaks(clinic, entry, rule::product_of_container_differs));
    std::get<StockDrawn>(entry.event).lines[0].product = ProductId(999);
    EXPECT_TRUE(breaks(clinic, entry, rule::product_unknown));
}

TEST(Draw, FromWhatIsGoneIsRefusedEvenIfDone) {
    Clinic clinic;
    const ContainerId container = clinic.open_one(clinic.vial);
    clinic.record(support::broken(container, ul(0)), {"cleo", "dan"});

    EXPECT_TRUE(refused(
        clinic, {.draft = drawn(container, ul(100)), .by = {"cleo"}, .intent = Intent::Done},
        rule::container_gone));
}

TEST(LateDraw, ComesOutOfTheShortageAndNeverBeyondIt) {
    Clinic clinic;
    const ContainerId container = clinic.open_one(clinic.vial);
    clinic.draw(container, ul(6000));
    clinic.finish(container, ul(3000));  // one millilitre short
    Act act{.draft = drawn(container, ul(1001)), .by = {"cleo"}, .intent = Intent::Done};

    EXPECT_TRUE(refused(clinic, act, rule::late_draw_beyond_shortage));
    act.draft = drawn(container, ul(600));
    clinic.record(act);
    EXPECT_EQ(clinic.balance(clinic.vial, AccountKind::ShortageAtFinish), 400);
    act.draft = drawn(container, ul(401));
    EXPECT_TRUE(refused(clinic, act, rule::late_draw_beyond_shortage));
    act.draft = drawn(container, ul(400));
    EXPECT_TRUE(granted(clinic, act));
}

TEST(LateDraw, FromASurplusIsRefused) {
    Clinic clinic;
    const ContainerId container = clinic.open_one(clinic.vial);
    clinic.finish(container, ul(10300));

    const auto refusal =
        clinic.decide({.draft = drawn(container, ul(100)), .by = {"cleo"}, .intent = Intent::Done});

    EXPECT_TRUE(refused(
        clinic, {.draft = drawn(container, ul(100)), .by = {"cleo"}, .intent = Intent::Done},
        rule::late_draw_beyond_shortage));
    EXPECT_EQ(figure_of(refusal.error(), "shortage"), "0.000 mL");
}

TEST(LateDraw, IsCalledWhatItIs) {
    Clinic clinic;
    const ContainerId container = clinic.open_one(clinic.vial);
    clinic.finish(container, ul(9000));
    Entry entry = clinic.decided(
        {.draft = drawn(container, ul(100)), .by = {"cleo"}, .intent = Intent::Done});

    std::get<StockDrawn>(entry.event).lines[0].after_finish = false;

    EXPECT_TRUE(breaks(clinic, entry, rule::container_finished));
}

TEST(Draw, MayAddToAnInfusionOfBefore) {
    Clinic clinic;
    const ContainerId container = clinic.open_one(clinic.vial);
    const EntryNumber first = clinic.draw(container, ul(1000));
    StockDrawn draft = drawn(container, ul(500));
    draft.patient = {};
    draft.infusion = clinic.ref(first);
    const Act act{.draft = draft, .by = {"cleo"}};

    EXPECT_TRUE(granted(clinic, act));
    clinic.give(first, clinic.vial, ul(1000));  // nothing of it is open now
    const EntryNumber second = clinic.record(act);
    EXPECT_EQ(open_amount(clinic.state(), first, clinic.vial), 500);
    draft.infusion = clinic.ref(second);
    EXPECT_TRUE(refused(clinic, {.draft = draft, .by = {"cleo"}}, rule::infusion_unknown));
    draft.infusion = clinic.ref(EntryNumber(3));
    EXPECT_TRUE(refused(clinic, {.draft = draft, .by = {"cleo"}}, rule::infusion_unknown));
    draft.infusion = clinic.ref(EntryNumber(999));
    EXPECT_TRUE(refused(clinic, {.draft = draft, .by = {"cleo"}}, rule::infusion_unknown));
}

TEST(Draw, MayAddToAnInfusionWhoseFirstDrawWasCorrectedButNotVoided) {
    Clinic clinic;
    const ContainerId container = clinic.open_one(clinic.vial);
    const EntryNumber first = clinic.draw(container, ul(1000));
    auto restated = std::get<StockDrawn>(clinic.entry(first).event);
    restated.lines[0].amount = ul(1100);
    const EntryNumber correction =
        clinic.record(clinic.correction(first, restated), {"cleo", "dan"});
    clinic.give(first, clinic.vial, ul(1100));
    StockDrawn more = drawn(container, ul(500));
    more.infusion = clinic.ref(first);

    EXPECT_TRUE(granted(clinic, {.draft = more, .by = {"cleo"}}));

    // Back to nothing given, then the whole infusion away.
    const EntryNumber outcome(correction.number() + 1);
    clinic.record(clinic.voiding(outcome), {"cleo", "dan"});
    clinic.record(clinic.voiding(correction), {"cleo", "dan"});
    EXPECT_TRUE(refused(clinic, {.draft = more, .by = {"cleo"}}, rule::infusion_unknown));
}

TEST(Outcome, ClosesNoMoreThanIsOpen) {
    Clinic clinic;
    const EntryNumber infusion = clinic.draw(clinic.open_one(clinic.vial), ul(1000));
    const auto act = [&](Quantity given, Quantity lost) {
        return Act{.draft = clinic.outcome(infusion, clinic.vial, given, lost), .by = {"dan"}};
    };

    EXPECT_TRUE(granted(clinic, act(ul(0), ul(0))));
    EXPECT_TRUE(granted(clinic, act(ul(900), ul(100))));
    EXPECT_TRUE(refused(clinic, act(ul(900), ul(101)), rule::infusion_overdrawn));
    EXPECT_TRUE(refused(clinic, act(ul(900), pieces(1)), rule::unit_differs));
    EXPECT_TRUE(refused(clinic, act(pieces(1), pieces(0)), rule::unit_differs));
    EXPECT_TRUE(refused(
        clinic, {.draft = clinic.outcome(infusion, clinic.ampoule, ul(1), ul(0)), .by = {"dan"}},
        rule::infusion_overdrawn));
    EXPECT_TRUE(refused(
        clinic, {.draft = clinic.outcome(infusion, ProductId(9999), ul(1), ul(0)), .by = {"dan"}},
        rule::product_unknown));
}

TEST(Outcome, HasLinesEachOfAnotherProduct) {
    Clinic clinic;
    const EntryNumber infusion = clinic.draw(clinic.open_one(clinic.vial), ul(1000));
    OutcomeRecorded draft = clinic.outcome(infusion, clinic.vial, ul(10), ul(0));

    draft.lines.push_back(draft.lines.front());
    EXPECT_TRUE(refused(clinic, {.draft = draft, .by = {"dan"}}, rule::unit_differs));
    draft.lines.clear();
    EXPECT_TRUE(refused(clinic, {.draft = draft, .by = {"dan"}}, rule::nothing_drawn));
}

TEST(Outcome, IsOfAnInfusionThatBegan) {
    Clinic clinic;
    const EntryNumber infusion = clinic.draw(clinic.open_one(clinic.vial), ul(1000));

    for (const EntryNumber other :
         {EntryNumber(2), EntryNumber(infusion.number() - 1), clinic.next(), EntryNumber(9999)}) {
        EXPECT_TRUE(refused(
            clinic, {.draft = clinic.outcome(other, clinic.vial, ul(0), ul(0)), .by = {"dan"}},
            rule::infusion_unknown));
    }
}

TEST(Outcome, MayNameWhoGave) {
    Clinic clinic;
    const EntryNumber infusion = clinic.draw(clinic.open_one(clinic.vial), ul(1000));
    OutcomeRecorded draft = clinic.outcome(infusion, clinic.vial, ul(1000), ul(0));

    draft.given_by = person("ada");
    EXPECT_TRUE(granted(clinic, {.draft = draft, .by = {"dan"}}));
    draft.given_by = person("hana");
    EXPECT_TRUE(refused(clinic, {.draft = draft, .by = {"dan"}}, rule::person_unknown));
}

// Two products in one bag: 1.5 mL of one, 1.0 mL of another, made up to 100 mL.
struct Bag {
    Clinic clinic;
    EntryNumber infusion;

    Bag() {
        StockDrawn draft = drawn(clinic.open_one(clinic.vial), ul(1500));
        draft.lines.push_back(drawn(clinic.open_one(clinic.ampoule), ul(1000)).lines[0]);
        infusion = clinic.record(draft, {"cleo"});
    }

    [[nodiscard]] Act outcome(std::int64_t total, std::int64_t left) const {
        OutcomeRecorded draft;
        draft.infusion = clinic.ref(infusion);
        draft.bag = DilutedBag{.total = Volume(total), .left = Volume(left)};
        return {.draft = draft, .by = {"cleo"}};
    }
};

TEST(Bag, DerivesWhatWasGivenOfEachProduct) {
    const Bag bag;

    const Entry entry = bag.clinic.decided(bag.outcome(100000, 33333));

    // 1500 x 33333 / 100000 = 499.995, half up 500; 1000 x 33333 / 100000 = 333.33, 333.
    const auto& lines = std::get<OutcomeRecorded>(entry.event).lines;
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0].product, bag.clinic.vial);
    EXPECT_EQ(lines[0].given, ul(1000));
    EXPECT_EQ(lines[1].product, bag.clinic.ampoule);
    EXPECT_EQ(lines[1].given, ul(667));
    EXPECT_TRUE(check(bag.clinic.state(), entry).empty());
}

TEST(Bag, RoundsHalfUp) {
    EXPECT_EQ(left_in_bag(1, {.total = Volume(2), .left = Volume(1)}), 1);
    EXPECT_EQ(left_in_bag(3, {.total = Volume(2), .left = Volume(1)}), 2);
    EXPECT_EQ(left_in_bag(5, {.total = Volume(3), .left = Volume(1)}), 2);
    EXPECT_EQ(left_in_bag(4, {.total = Volume(3), .left = Volume(1)}), 1);
    EXPECT_EQ(left_in_bag(1000, {.total = Volume(100), .left = Volume(0)}), 0);
    EXPECT_EQ(left_in_bag(1000, {.total = Volume(100), .left = Volume(100)}), 1000);
}

TEST(Bag, ThatNobodyCouldLiftLeavesEverything) {
    constexpr std::int64_t most = Quantity::largest;

    EXPECT_EQ(left_in_bag(most, {.total = Volume(most), .left = Volume(most)}), most);
    EXPECT_EQ(left_in_bag(1024, {.total = Volume(most), .left = Volume(most)}), 1024);
    EXPECT_EQ(left_in_bag(7, {.total = Volume(0), .left = Volume(1)}), 7);
    EXPECT_EQ(left_in_bag(7, {.total = Volume(10), .left = Volume(-1)}), 7);
}

TEST(Bag, StatedOtherwiseIsRefused) {
    const Bag bag;
    Entry entry = bag.clinic.decided(bag.outcome(100000, 33333));
    auto& outcome = std::get<OutcomeRecorded>(entry.event);

    outcome.lines[0].given = ul(1001);
    EXPECT_TRUE(breaks(bag.clinic, entry, rule::bag_differs));
    outcome.lines[0].given = ul(900);
    outcome.lines[0].lost = ul(100);
    EXPECT_TRUE(check(bag.clinic.state(), entry).empty());
    outcome.lines.pop_back();
    EXPECT_TRUE(breaks(bag.clinic, entry, rule::bag_differs));
}

TEST(Bag, HasAVolumeAndNoMoreLeftThanThat) {
    const Bag bag;

    EXPECT_TRUE(granted(bag.clinic, bag.outcome(100000, 0)));
    EXPECT_TRUE(granted(bag.clinic, bag.outcome(100000, 100000)));
    EXPECT_TRUE(refused(bag.clinic, bag.outcome(0, 0), rule::bag_differs));
    EXPECT_TRUE(refused(bag.clinic, bag.outcome(-5, -5), rule::bag_differs));
    EXPECT_TRUE(refused(bag.clinic, bag.outcome(100000, -1), rule::bag_differs));
    EXPECT_TRUE(refused(bag.clinic, bag.outcome(100000, 100001), rule::bag_differs));
}

TEST(InitialInventory, MayHoldOpenedContainers) {
    Clinic clinic;
    StockReceived draft = clinic.delivery(clinic.vial, 1);
    draft.basis = ReceiptBasis::InitialInventory;
    draft.party = std::nullopt;
    draft.each = ul(3200);

    clinic.record(received(draft));
    clinic.record(open(ContainerId(1)));

    EXPECT_EQ(clinic.container(ContainerId(1)).balance, 3200);
    EXPECT_EQ(clinic.balance(clinic.vial, AccountKind::InitialInventory), -3200);
    EXPECT_TRUE(clinic.state().cases.find(CaseId(clinic.next().number() - 2)) == nullptr);
}

TEST(NasalDevices, AreReceivedDrawnAndGivenInPieces) {
    Clinic clinic;
    const ContainerId kit = clinic.open_one(clinic.kit);
    StockDrawn draft = drawn(kit, pieces(2));
    draft.route = Route::Intranasal;

    const EntryNumber session = clinic.record(draft, {"cleo"});
    clinic.give(session, clinic.kit, pieces(2));

    EXPECT_EQ(clinic.balance(clinic.kit, AccountKind::Given), 2);
    EXPECT_EQ(clinic.container(kit).balance, 0);
    EXPECT_TRUE(open_infusions(clinic.state()).empty());
}

}  // namespace
}  // namespace vialog::domain
