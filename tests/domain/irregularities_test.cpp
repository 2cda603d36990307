// SPDX-License-Identifier: Apache-2.0
// What is improper: blocked while it is only intended, recorded and marked once it was done.
#include "refusals.h"

namespace vialog::domain {
namespace {

using support::Act;
using support::Clinic;
using support::drawn;
using support::person;

constexpr auto ul = Quantity::microlitres;
using Codes = std::vector<Irregularity>;

// Intended, it is refused; done, it is recorded as exactly this, and opens a case.
void expect_blocked_and_marked(Clinic& clinic, Act act, const Codes& codes) {
    act.intent = Intent::Intended;
    EXPECT_TRUE(refused(clinic, act, rule::intent_blocked));

    act.intent = Intent::Done;
    const EntryNumber seq = clinic.record(act);
    EXPECT_EQ(clinic.entry(seq).irregular, codes);
    const CaseRow* opened = clinic.state().cases.find(CaseId(seq.number()));
    ASSERT_NE(opened, nullptr);
    EXPECT_EQ(opened->trouble, Trouble::Irregular);
    EXPECT_EQ(opened->discovered, clinic.entry(seq).moment.time);
    EXPECT_EQ(opened->involved, std::vector{person(act.by.front())});
}

Act draw_of(ContainerId container, std::int64_t microlitres) {
    return {.draft = drawn(container, ul(microlitres)), .by = {"cleo"}};
}

TEST(Irregular, IsNothingAboutTheUsualDay) {
    Clinic clinic;
    const ContainerId container = clinic.open_one(clinic.vial);
    const EntryNumber infusion = clinic.draw(container, ul(1000));
    clinic.give(infusion, clinic.vial, ul(900));
    clinic.waste(infusion, clinic.vial, ul(100));
    clinic.finish(container, ul(8900));

    for (const Entry& entry : clinic.entries()) {
        EXPECT_TRUE(entry.irregular.empty()) << entry.seq.number();
    }
}

TEST(Irregular, IsADrawAfterTheExpiry) {
    Clinic clinic;
    StockReceived draft = clinic.delivery(clinic.vial, 1);
    draft.expires = Expiry::parse("2026-01-12").value();
    clinic.record(draft, {"cleo", "dan"});
    clinic.record(ContainerOpened{.container = ContainerId(1), .beyond_use = {}, .claimed = {}},
                  {"cleo"});
    EXPECT_TRUE(granted(clinic, draw_of(ContainerId(1), 100)));

    clinic.pass(std::chrono::hours(24));

    // The beyond-use date ends with the expiry.
    expect_blocked_and_marked(clinic, draw_of(ContainerId(1), 100),
                              {Irregularity::Expired, Irregularity::PastBeyondUse});
}

TEST(Irregular, IsAReceiptOrAnOpeningOfExpiredStock) {
    Clinic clinic;
    StockReceived draft = clinic.delivery(clinic.vial, 1);
    draft.expires = Expiry::parse("2026-01-11").value();

    expect_blocked_and_marked(clinic, {.draft = draft, .by = {"cleo", "dan"}},
                              {Irregularity::Expired});
    expect_blocked_and_marked(
        clinic,
        {.draft = ContainerOpened{.container = ContainerId(1), .beyond_use = {}, .claimed = {}},
         .by = {"cleo"}},
        {Irregularity::Expired});
}

TEST(Irregular, GoesByTheDayWhereItHappened) {
    Clinic clinic;
    StockReceived draft = clinic.delivery(clinic.vial, 1);
    draft.expires = Expiry::parse("2026-01-12").value();

    // 23:30 in Denver; the 13th has begun in UTC.
    clinic.pass(base::parse_utc("2026-01-13T06:30:00.000Z").value() - clinic.now().instant);
    EXPECT_TRUE(granted(clinic, {.draft = draft, .by = {"cleo", "dan"}}));
    clinic.pass(std::chrono::minutes(30));
    EXPECT_TRUE(refused(clinic, {.draft = draft, .by = {"cleo", "dan"}}, rule::intent_blocked));
}

TEST(Irregular, IsADrawPastTheBeyondUseDate) {
    Clinic clinic;
    const ContainerId container = clinic.open_one(clinic.ampoule);
    const base::UtcInstant end = clinic.container(container).beyond_use;

    clinic.pass(end - clinic.now().instant);
    EXPECT_TRUE(granted(clinic, draw_of(container, 100)));
    clinic.pass(base::Milliseconds(1));
    expect_blocked_and_marked(clinic, draw_of(container, 100), {Irregularity::PastBeyondUse});
}

TEST(Irregular, IsADrawFromASealedContainer) {
    Clinic clinic;
    const ContainerId container = clinic.receive(clinic.vial, 1);

    expect_blocked_and_marked(clinic, draw_of(container, 100), {Irregularity::NotOpened});
}

TEST(Irregular, IsTheFinishOfASealedContainer) {
    Clinic clinic;
    const ContainerId container = clinic.receive(clinic.vial, 1);

    expect_blocked_and_marked(
        clinic, {.draft = support::finished(container, ul(10000)), .by = {"cleo", "dan"}},
        {Irregularity::NotOpened});
}

TEST(Irregular, IsADrawBeyondTheCustomaryExcess) {
    Clinic clinic;
    const ContainerId container = clinic.open_one(clinic.vial);

    EXPECT_TRUE(granted(clinic, draw_of(container, 10500)));
    expect_blocked_and_marked(clinic, draw_of(container, 10501), {Irregularity::Overdrawn});
}

TEST(Irregular, IsTheThirdDeviceOfAKitOfTwo) {
    Clinic clinic;
    const ContainerId kit = clinic.open_one(clinic.kit);
    clinic.draw(kit, Quantity::pieces(2));

    expect_blocked_and_marked(clinic, {.draft = drawn(kit, Quantity::pieces(1)), .by = {"cleo"}},
                              {Irregularity::Overdrawn});
}

TEST(Irregular, IsAWasteBeyondTheCustomaryExcess) {
    Clinic clinic;
    const ContainerId container = clinic.open_one(clinic.vial);
    Act act{.draft = support::wasted(FromContainer{container}, clinic.vial, ul(10500)),
            .by = {"cleo", "dan"}};
    EXPECT_TRUE(granted(clinic, act));

    act.draft =
        WasteHeld{.source = FromContainer{container}, .product = clinic.vial, .amount = ul(10501)};
    act.by = {"cleo"};
    EXPECT_TRUE(refused(clinic, act, rule::intent_blocked));
    act.draft = support::wasted(FromContainer{container}, clinic.vial, ul(10501));
    act.by = {"cleo", "dan"};
    expect_blocked_and_marked(clinic, act, {Irregularity::Overdrawn});
}

TEST(Irregular, IsALateDraw) {
    Clinic clinic;
    const ContainerId container = clinic.open_one(clinic.vial);
    clinic.finish(container, ul(9000));

    expect_blocked_and_marked(clinic, draw_of(container, 1000), {Irregularity::AfterFinish});
}

TEST(Irregular, IsASingleDoseForASecondInfusion) {
    Clinic clinic;
    const ContainerId container = clinic.open_one(clinic.ampoule);
    const EntryNumber first = clinic.draw(container, ul(500));
    StockDrawn more = drawn(container, ul(500));
    more.infusion = clinic.ref(first);

    EXPECT_TRUE(granted(clinic, {.draft = more, .by = {"cleo"}}));
    expect_blocked_and_marked(clinic, draw_of(container, 500), {Irregularity::SingleUseReused});
}

TEST(Irregular, IsNoSingleDoseWhoseFirstDrawWasVoided) {
    Clinic clinic;
    const ContainerId container = clinic.open_one(clinic.ampoule);
    const EntryNumber wrong = clinic.draw(container, ul(500));

    clinic.record(clinic.voiding(wrong), {"cleo", "dan"});

    EXPECT_TRUE(granted(clinic, draw_of(container, 500)));
}

TEST(Irregular, IsAnInfusionWithoutAPatient) {
    Clinic clinic;
    const ContainerId container = clinic.open_one(clinic.vial);
    StockDrawn draft = drawn(container, ul(100));
    draft.patient.clear();

    expect_blocked_and_marked(clinic, {.draft = draft, .by = {"cleo"}},
                              {Irregularity::PatientUnknown});
}

TEST(Irregular, IsContentThatTheLabelDoesNotHave) {
    Clinic clinic;
    StockReceived draft = clinic.delivery(clinic.vial, 1);
    draft.each = ul(9000);
    expect_blocked_and_marked(clinic, {.draft = draft, .by = {"cleo", "dan"}},
                              {Irregularity::LabelDiffers});

    // What is opened already may hold less, never more.
    draft.basis = ReceiptBasis::InitialInventory;
    EXPECT_TRUE(granted(clinic, {.draft = draft, .by = {"cleo", "dan"}}));
    draft.basis = ReceiptBasis::Found;
    EXPECT_TRUE(granted(clinic, {.draft = draft, .by = {"cleo", "dan"}}));
    draft.each = ul(10001);
    EXPECT_TRUE(refused(clinic, {.draft = draft, .by = {"cleo", "dan"}}, rule::intent_blocked));
    draft.basis = ReceiptBasis::InitialInventory;
    EXPECT_TRUE(refused(clinic, {.draft = draft, .by = {"cleo", "dan"}}, rule::intent_blocked));
}

TEST(Irregular, IsARestatedReceiptThatTheLabelDoesNotHave) {
    Clinic clinic;
    clinic.receive(clinic.vial, 1);
    const EntryNumber receipt(clinic.next().number() - 1);
    auto restated = std::get<StockReceived>(clinic.entry(receipt).event);
    restated.each = ul(9000);

    const EntryNumber seq = clinic.record(clinic.correction(receipt, restated), {"cleo", "dan"});

    EXPECT_EQ(clinic.entry(seq).irregular, Codes{Irregularity::LabelDiffers});
}

TEST(Irregular, IsSeveralThingsInTheOrderOfTheirWords) {
    Clinic clinic;
    const ContainerId container = clinic.receive(clinic.vial, 1);
    StockDrawn draft = drawn(container, ul(11000));
    draft.patient.clear();

    expect_blocked_and_marked(
        clinic, {.draft = draft, .by = {"cleo"}},
        {Irregularity::NotOpened, Irregularity::Overdrawn, Irregularity::PatientUnknown});
}

TEST(Irregular, StatedByPeopleBlocksNothing) {
    Clinic clinic;
    const ContainerId container = clinic.open_one(clinic.vial);
    Act act = draw_of(container, 100);
    act.irregular = {Irregularity::Quarantined, Irregularity::OrderDiffers,
                     Irregularity::Quarantined};

    const EntryNumber seq = clinic.record(act);

    EXPECT_EQ(clinic.entry(seq).irregular,
              (Codes{Irregularity::OrderDiffers, Irregularity::Quarantined}));
    EXPECT_NE(clinic.state().cases.find(CaseId(seq.number())), nullptr);
}

// Acts that Ben and Finn take from paper.
struct FromPaper {
    Clinic clinic;
    ContainerId container = clinic.open_one(clinic.vial);
    std::int64_t line = 0;

    FromPaper() { clinic.begin_transcription(); }

    Codes codes(const Event& draft, std::optional<PersonId> by, std::optional<PersonId> witness) {
        line += 1;
        return clinic
            .decided({.draft = draft,
                      .by = {"ben", "finn"},
                      .paper = support::paper(line, std::move(by), std::move(witness))})
            .irregular;
    }
};

TEST(IrregularPaper, IsNotBlockedHoweverItWasDone) {
    FromPaper it;
    it.clinic.pass(std::chrono::hours(24 * 40));

    EXPECT_EQ(it.codes(drawn(it.container, ul(100)), person("cleo"), std::nullopt),
              Codes{Irregularity::PastBeyondUse});
}

TEST(IrregularPaper, NamesNobodyWeKnow) {
    FromPaper it;

    EXPECT_EQ(it.codes(drawn(it.container, ul(100)), person("hana"), std::nullopt),
              Codes{Irregularity::UnknownPerson});
    EXPECT_EQ(it.codes(it.clinic.delivery(it.clinic.vial, 1), person("cleo"), person("hana")),
              Codes{Irregularity::UnknownPerson});
    EXPECT_EQ(it.codes(drawn(it.container, ul(100)), person("cleo"), std::nullopt), Codes{});
}

TEST(IrregularPaper, HasNoWitnessOrTheActorHerself) {
    FromPaper it;
    const std::vector<Event> two_person = {
        it.clinic.delivery(it.clinic.vial, 1),
        support::wasted(FromContainer{it.container}, it.clinic.vial, ul(1)),
        support::finished(it.container, ul(10000)), support::broken(it.container, ul(0)),
        CountRecorded{}};

    for (const Event& draft : two_person) {
        EXPECT_EQ(it.codes(draft, person("cleo"), person("dan")), Codes{});
        EXPECT_EQ(it.codes(draft, person("cleo"), std::nullopt), Codes{Irregularity::NoWitness});
        EXPECT_EQ(it.codes(draft, person("cleo"), person("cleo")),
                  Codes{Irregularity::SelfWitness});
    }
}

TEST(IrregularPaper, ClaimsABalanceThatTheBookDoesNotHave) {
    FromPaper it;
    it.clinic.draw(it.container, ul(1000));
    ContainerFinished finish = support::finished(it.container, ul(8900));
    ContainerBroken breakage = support::broken(it.container, ul(0));
    const ContainerId sealed = it.clinic.receive(it.clinic.vial, 1);
    ContainerOpened opening{.container = sealed, .beyond_use = {}, .claimed = 10000};

    finish.claimed = 9000;
    EXPECT_EQ(it.codes(finish, person("cleo"), person("dan")), Codes{});
    finish.claimed = 9001;
    EXPECT_EQ(it.codes(finish, person("cleo"), person("dan")),
              Codes{Irregularity::BalanceClaimDiffers});
    breakage.claimed = 0;
    EXPECT_EQ(it.codes(breakage, person("cleo"), person("dan")),
              Codes{Irregularity::BalanceClaimDiffers});
    EXPECT_EQ(it.codes(opening, person("cleo"), std::nullopt), Codes{});
    opening.claimed = 9999;
    EXPECT_EQ(it.codes(opening, person("cleo"), std::nullopt),
              Codes{Irregularity::BalanceClaimDiffers});
}

TEST(IrregularPaper, OpensACaseOfWhoDidIt) {
    FromPaper it;

    const EntryNumber seq =
        it.clinic.record({.draft = drawn(it.container, ul(10600)),
                          .by = {"ben", "finn"},
                          .paper = support::paper(1, person("dan"), std::nullopt)});

    EXPECT_EQ(it.clinic.state().cases.find(CaseId(seq.number()))->involved,
              std::vector{person("dan")});
}

}  // namespace
}  // namespace vialog::domain
