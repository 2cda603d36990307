// SPDX-License-Identifier: Apache-2.0
// What decide fills in from the state, whatever the draft says, and what it refuses beyond the
// rules.
#include "domain/decide.h"

#include "refusals.h"

namespace vialog::domain {
namespace {

using support::Act;
using support::Clinic;
using support::drawn;

constexpr auto ul = Quantity::microlitres;

template <typename T>
T decided(const Clinic& clinic, const Act& act) {
    return std::get<T>(clinic.decided(act).event);
}

TEST(Decide, NumbersTheEntryAfterTheHead) {
    Clinic clinic;

    const Entry entry = clinic.decided({.draft = Inspected{.nonce = "1"}, .by = {"finn"}});

    EXPECT_EQ(entry.seq, clinic.next());
    EXPECT_EQ(entry.rules, 1);
    EXPECT_EQ(entry.moment, clinic.moment("desk"));
}

TEST(Decide, KeepsWhatPeopleStated) {
    Clinic clinic;
    const ContainerId container = clinic.open_one(clinic.vial);
    StockDrawn draft = drawn(container, ul(570));
    draft.ordered_ug = 28500;
    draft.weight_g = 57000;
    draft.session = Session::parse("3 of 6").value();

    const auto written = decided<StockDrawn>(clinic, {.draft = draft, .by = {"cleo"}});

    EXPECT_EQ(written.ordered_ug, 28500);
    EXPECT_EQ(written.weight_g, 57000);
    EXPECT_EQ(written.session->text(), "3 of 6");
    EXPECT_EQ(written.patient, draft.patient);
    EXPECT_EQ(written.lines[0].amount, ul(570));
}

TEST(Decide, NumbersTheContainersOfAReceipt) {
    Clinic clinic;
    clinic.receive(clinic.vial, 7);
    StockReceived draft = clinic.delivery(clinic.vial, 2);
    draft.first = ContainerId(1);
    draft.each = ul(0);

    const auto written = decided<StockReceived>(clinic, {.draft = draft, .by = {"cleo", "dan"}});

    EXPECT_EQ(written.first, ContainerId(8));
    EXPECT_EQ(written.each, ul(10000));
}

TEST(Decide, FillsInTheProductOfADraw) {
    Clinic clinic;
    const ContainerId container = clinic.open_one(clinic.ampoule);
    StockDrawn draft = drawn(container, ul(500));
    draft.lines[0].product = clinic.kit;
    draft.lines[0].after_finish = true;

    const auto written = decided<StockDrawn>(clinic, {.draft = draft, .by = {"cleo"}});

    EXPECT_EQ(written.lines[0].product, clinic.ampoule);
    EXPECT_FALSE(written.lines[0].after_finish);
}

TEST(Decide, FillsInTheProductOfAWaste) {
    Clinic clinic;
    const ContainerId container = clinic.open_one(clinic.ampoule);
    const EntryNumber held = clinic.record(
        WasteHeld{.source = FromContainer{container}, .product = {}, .amount = ul(300)}, {"cleo"});

    EXPECT_EQ(std::get<WasteHeld>(clinic.entry(held).event).product, clinic.ampoule);
    const Act act{.draft = support::wasted(clinic.from_held(held), {}, ul(300)),
                  .by = {"cleo", "dan"}};
    EXPECT_EQ(decided<StockWasted>(clinic, act).product, clinic.ampoule);
    const StockWastedUnwitnessed alone{
        .source = FromContainer{container}, .product = {}, .amount = ul(300)};
    EXPECT_EQ(decided<StockWastedUnwitnessed>(clinic, {.draft = alone, .by = {"cleo"}}).product,
              clinic.ampoule);
}

TEST(Decide, FillsInTheBookOfAFinishABreakageAndADisposal) {
    Clinic clinic;
    const ContainerId container = clinic.open_one(clinic.vial);
    clinic.draw(container, ul(1234));
    ContainerFinished finish = support::finished(container, ul(8000));
    finish.book = 1;
    finish.disposition = Disposition::Wastage;

    const auto finished =
        decided<ContainerFinished>(clinic, {.draft = finish, .by = {"cleo", "dan"}});
    const auto broken = decided<ContainerBroken>(
        clinic, {.draft = support::broken(container, ul(8000)), .by = {"cleo", "dan"}});
    StockReturned draft{.party = clinic.supplier, .lines = {}, .document = {}};
    draft.lines = {
        {.container = container, .held = {}, .product = {}, .book = 0, .amount = ul(8766)}};
    const auto returned = decided<StockReturned>(clinic, {.draft = draft, .by = {"ben", "finn"}});

    EXPECT_EQ(finished.book, 8766);
    EXPECT_EQ(finished.product, clinic.vial);
    EXPECT_EQ(finished.disposition, Disposition::HeldForDestruction);
    EXPECT_EQ(broken.book, 8766);
    EXPECT_EQ(returned.lines[0].book, 8766);
    EXPECT_EQ(returned.lines[0].product, clinic.vial);
}

TEST(Decide, LeavesAPaperFinishItsDisposition) {
    Clinic clinic;
    const ContainerId container = clinic.open_one(clinic.vial);
    clinic.begin_transcription();
    ContainerFinished finish = support::finished(container, ul(10000));
    finish.disposition = Disposition::Wastage;

    const auto written = decided<ContainerFinished>(
        clinic, {.draft = finish,
                 .by = {"ben", "finn"},
                 .paper = support::paper(1, support::person("cleo"), support::person("dan"))});

    EXPECT_EQ(written.disposition, Disposition::Wastage);
}

TEST(Decide, RestatesAFinishOverTheBookOfThen) {
    Clinic clinic;
    const ContainerId container = clinic.open_one(clinic.vial);
    const EntryNumber finish = clinic.finish(container, ul(9000));
    PolicySet policy;
    policy.finish_rest = Disposition::Wastage;
    clinic.record(policy, {"ada", "ben"});

    const auto written = decided<EntryCorrected>(
        clinic, {.draft = clinic.correction(finish, support::finished(container, ul(9100))),
                 .by = {"cleo", "dan"}});

    const auto& restated = std::get<ContainerFinished>(written.restated);
    EXPECT_EQ(restated.book, 10000);
    EXPECT_EQ(restated.product, clinic.vial);
    EXPECT_EQ(restated.disposition, Disposition::HeldForDestruction);
}

TEST(Decide, RestatesABreakageOverTheBookOfThen) {
    Clinic clinic;
    const ContainerId container = clinic.open_one(clinic.vial);
    const EntryNumber breakage = clinic.record(support::broken(container, ul(0)), {"cleo", "dan"});

    const auto written = decided<EntryCorrected>(
        clinic, {.draft = clinic.correction(breakage, support::broken(container, ul(500))),
                 .by = {"cleo", "dan"}});

    EXPECT_EQ(std::get<ContainerBroken>(written.restated).book, 10000);
    EXPECT_EQ(std::get<ContainerBroken>(written.restated).product, clinic.vial);
}

TEST(Decide, RefusesWhatIsSaidToHappenLaterThanItIsRecorded) {
    Clinic clinic;
    Act act{.draft = Inspected{}, .by = {"finn"}};

    act.occurred = clinic.ago(-std::chrono::seconds(2));
    EXPECT_TRUE(granted(clinic, act));
    act.occurred = clinic.ago(-base::Milliseconds(2001));
    EXPECT_TRUE(refused(clinic, act, rule::occurred_in_future));
}

TEST(Decide, SortsWhatIsIrregularAndNamesEachOnce) {
    Clinic clinic;
    Act act{.draft = Inspected{}, .by = {"finn"}};
    act.irregular = {Irregularity::Quarantined, Irregularity::LabelReused,
                     Irregularity::Quarantined};

    EXPECT_EQ(clinic.decided(act).irregular,
              (std::vector{Irregularity::LabelReused, Irregularity::Quarantined}));
}

TEST(Decide, TellsTheFirstOfSeveralRules) {
    Clinic clinic;
    StockReceived draft = clinic.delivery(ProductId(999), 1);
    draft.place = support::place("attic");
    draft.party = PartyId(999);

    EXPECT_TRUE(refused(clinic, {.draft = draft, .by = {"cleo", "dan"}}, rule::party_unknown));
}

TEST(Decide, AsksWhetherItCouldBeBeforeWhetherItWasProper) {
    Clinic clinic;
    const ContainerId sealed = clinic.receive(clinic.vial, 1);

    EXPECT_TRUE(
        refused(clinic, {.draft = drawn(sealed, ul(0)), .by = {"cleo"}}, rule::amount_zero));
}

// Drafts as they are before anybody filled them in, in an empty journal and in a clinic.
TEST(Decide, RefusesEmptyDraftsOfEveryKindWithoutAFall) {
    Clinic clinic;
    const std::vector<Event> drafts = {Genesis{},
                                       PersonRecorded{},
                                       RegistrationChanged{},
                                       PolicySet{},
                                       RulesSet{},
                                       PlaceRecorded{},
                                       StationRecorded{},
                                       KeyAdded{},
                                       KeyRevoked{},
                                       LogKeyChanged{},
                                       ProductRecorded{},
                                       PartyRecorded{},
                                       ShipmentExpected{},
                                       StockReceived{},
                                       ContainersTransferred{},
                                       ContainerOpened{},
                                       StockDrawn{},
                                       OutcomeRecorded{},
                                       WasteHeld{},
                                       StockWasted{},
                                       StockWastedUnwitnessed{},
                                       Countersigned{},
                                       ContainerFinished{},
                                       ContainerBroken{},
                                       CountStarted{},
                                       CountRecorded{},
                                       CountRevealed{},
                                       DiscrepancyOpened{},
                                       DiscrepancyNoted{},
                                       DiscrepancyDecided{},
                                       LossReported{},
                                       StockDestroyed{},
                                       StockHandedOver{},
                                       StockReturned{},
                                       StockTransferredOut{},
                                       EntryCorrected{},
                                       EntryVoided{},
                                       TranscriptionBegun{},
                                       TranscriptionEnded{},
                                       Exported{},
                                       Inspected{},
                                       AnchorReceived{},
                                       ClockChanged{},
                                       DayClosed{},
                                       CustodyHandedOver{},
                                       Noticed{}};
    ASSERT_EQ(drafts.size(), Words<Kind>::table.size());

    for (const Event& draft : drafts) {
        const Request request{.draft = draft,
                              .intent = Intent::Done,
                              .moment = {},
                              .signers = {},
                              .irregular = {},
                              .late = {},
                              .paper = {}};
        EXPECT_FALSE(domain::decide(State{}, request, {}))
            << word_of(kind_of(draft)) << " in an empty journal";
        for (const std::vector<std::string>& by : {std::vector<std::string>{},
                                                   {"log"},
                                                   {"ada"},
                                                   {"ada", "ben"},
                                                   {"cleo", "dan"},
                                                   {"ada", "ben", "log"},
                                                   {"ada", "ben", "dan", "cleo"}}) {
            static_cast<void>(clinic.decide({.draft = draft, .by = by, .intent = Intent::Done}));
        }
    }
}

}  // namespace
}  // namespace vialog::domain
