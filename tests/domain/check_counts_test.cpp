// SPDX-License-Identifier: Apache-2.0
// Counts: blind, held against the book as of their start, revealed once.
#include "domain/checks.h"
#include "refusals.h"

namespace vialog::domain {
namespace {

using support::Act;
using support::Clinic;
using support::place;

constexpr auto ul = Quantity::microlitres;
constexpr auto pieces = Quantity::pieces;

CountStarted start_of(std::vector<PlaceId> places) {
    return {.type = CountType::Weekly, .moment = DayMoment::Opening, .places = std::move(places)};
}

// Three sealed vials and one opened (10 mL by the book) in the safe, and a count of it begun.
struct Counting {
    Clinic clinic;
    ContainerId sealed = clinic.receive(clinic.vial, 3);
    ContainerId opened = clinic.open_one(clinic.vial);
    EntryNumber start = clinic.record(start_of({place("safe")}), {"finn"});

    [[nodiscard]] CountRecorded counted(std::int64_t sealed_found, Quantity opened_found) const {
        return {.start = clinic.ref(start),
                .type = CountType::Weekly,
                .moment = DayMoment::Opening,
                .lines = {{.product = clinic.vial,
                           .place = place("safe"),
                           .sealed = sealed_found,
                           .opened = {{.container = opened,
                                       .amount = opened_found,
                                       .method = Method::Estimated}}}}};
    }
    [[nodiscard]] static Act count(const CountRecorded& draft) {
        return {.draft = draft, .by = {"finn", "dan"}};
    }
    [[nodiscard]] Act reveal(EntryNumber count) const {
        CountRevealed draft;
        draft.count = clinic.ref(count);
        return {.draft = draft, .by = {"finn"}};
    }
    // What reveal() says after this count.
    CountRevealed revealed(const CountRecorded& draft) {
        const EntryNumber recorded = clinic.record(count(draft));
        const EntryNumber seq = clinic.record(reveal(recorded));
        return std::get<CountRevealed>(clinic.entry(seq).event);
    }
};

TEST(CountStart, NamesKnownPlacesOnceEach) {
    Clinic clinic;

    EXPECT_TRUE(
        granted(clinic, {.draft = start_of({place("safe"), place("room")}), .by = {"finn"}}));
    EXPECT_TRUE(refused(clinic, {.draft = start_of({place("attic")}), .by = {"finn"}},
                        rule::place_unknown));
    EXPECT_TRUE(refused(clinic, {.draft = start_of({place("safe"), place("safe")}), .by = {"finn"}},
                        rule::place_unknown));
    EXPECT_TRUE(refused(clinic, {.draft = start_of({}), .by = {"finn"}}, rule::place_unknown));
}

TEST(CountStart, WaitsWhereAHundredCountsAreUnfinished) {
    Clinic clinic;
    const auto begin = [&] { return clinic.record(start_of({place("room")}), {"finn"}); };
    const EntryNumber first = begin();
    for (int i = 1; i < 100; ++i) {
        begin();
    }
    const Act one_more{.draft = start_of({place("room")}), .by = {"finn"}};
    EXPECT_TRUE(refused(clinic, one_more, rule::counts_unfinished));

    // One that was given up ends like any other: with what was counted, be it nothing, and a reveal.
    const EntryNumber counted = clinic.record(Counting::count({.start = clinic.ref(first),
                                                               .type = CountType::Weekly,
                                                               .moment = DayMoment::Opening,
                                                               .lines = {}}));
    EXPECT_TRUE(refused(clinic, one_more, rule::counts_unfinished));
    CountRevealed reveal;
    reveal.count = clinic.ref(counted);
    clinic.record(reveal, {"finn"});
    EXPECT_TRUE(granted(clinic, one_more));
}

TEST(CountStart, NotesNoMoreThanItsRevealCanState) {
    Clinic clinic;
    clinic.open_one(clinic.vial);
    const Entry entry = clinic.decided({.draft = start_of({place("safe")}), .by = {"finn"}});
    const Entry elsewhere = clinic.decided({.draft = start_of({place("room")}), .by = {"finn"}});
    State state = clinic.state();
    const OnHandKey in_safe{.product = clinic.vial,
                            .place = state.place_index(place("safe")).value()};
    auto& opened = state.on_hand.edit(in_safe).opened;
    for (std::int64_t number = 2; opened.size() < 999; ++number) {
        opened.insert(ContainerId(number));
    }
    EXPECT_TRUE(check(state, entry).empty());

    state.on_hand.edit(in_safe).opened.insert(ContainerId(5000));
    const auto refusals = check(state, entry);

    ASSERT_EQ(refusals.size(), 1U);
    EXPECT_TRUE(is(refusals.front(), rule::count_too_large));
    EXPECT_EQ(figure_of(refusals.front(), "noted"), "1001");
    EXPECT_TRUE(check(state, elsewhere).empty());
}

TEST(Count, ThatAgreesOpensNoCase) {
    Counting it;

    const CountRevealed revealed = it.revealed(it.counted(3, ul(10000)));

    EXPECT_FALSE(revealed.differs);
    EXPECT_EQ(revealed.lines,
              (std::vector<RevealedLine>{
                  {.product = it.clinic.vial,
                   .place = place("safe"),
                   .sealed_book = 3,
                   .sealed_counted = 3,
                   .opened = {{.container = it.opened, .book = 10000, .counted = ul(10000)}}}}));
    EXPECT_EQ(it.clinic.state().cases.find(CaseId(it.clinic.next().number() - 1)), nullptr);
}

TEST(Count, IsHeldAgainstTheBookAsOfItsStart) {
    Counting it;
    const EntryNumber counted = it.clinic.record(Counting::count(it.counted(3, ul(10000))));

    // Stock moves on between the count and its reveal.
    it.clinic.draw(it.opened, ul(4000));
    it.clinic.receive(it.clinic.vial, 5);
    it.clinic.record(
        ContainersTransferred{
            .containers = {it.sealed}, .from = place("safe"), .to = place("room")},
        {"cleo", "dan"});
    const EntryNumber seq = it.clinic.record(it.reveal(counted));

    const auto& revealed = std::get<CountRevealed>(it.clinic.entry(seq).event);
    EXPECT_FALSE(revealed.differs);
    EXPECT_EQ(revealed.lines[0].sealed_book, 3);
    EXPECT_EQ(revealed.lines[0].opened[0].book, 10000);
}

bool differs(std::int64_t sealed_found, Quantity opened_found) {
    Counting it;
    return it.revealed(it.counted(sealed_found, opened_found)).differs;
}

TEST(Count, MayDifferByTheToleranceInAnOpenedContainer) {
    // Fifty thousandths of 10 mL.
    EXPECT_FALSE(differs(3, ul(9500)));
    EXPECT_TRUE(differs(3, ul(9499)));
    EXPECT_FALSE(differs(3, ul(10500)));
    EXPECT_TRUE(differs(3, ul(10501)));
}

TEST(Count, OfSealedContainersHasNoTolerance) {
    EXPECT_TRUE(differs(2, ul(10000)));
    EXPECT_TRUE(differs(4, ul(10000)));
}

TEST(Count, ThatDiffersOpensACase) {
    Counting it;

    it.revealed(it.counted(2, ul(10000)));

    const CaseRow* opened = it.clinic.state().cases.find(CaseId(it.clinic.next().number() - 1));
    ASSERT_NE(opened, nullptr);
    EXPECT_EQ(opened->trouble, Trouble::CountDiffers);
}

TEST(Count, ThatForgetsAnOpenedContainerDiffers) {
    Counting it;
    CountRecorded draft = it.counted(3, ul(0));
    draft.lines[0].opened.clear();

    const CountRevealed revealed = it.revealed(draft);

    EXPECT_TRUE(revealed.differs);
    EXPECT_EQ(revealed.lines[0].opened[0].counted, std::nullopt);
}

TEST(Count, WithoutAnyLineDiffersFromABookThatHasSome) {
    Counting it;
    CountRecorded draft = it.counted(3, ul(0));
    draft.lines.clear();

    EXPECT_TRUE(it.revealed(draft).differs);
}

TEST(Count, OfWhatTheBookDoesNotKnowDiffers) {
    Counting it;
    CountRecorded draft = it.counted(3, ul(10000));
    draft.lines.push_back(
        {.product = it.clinic.kit, .place = place("safe"), .sealed = 1, .opened = {}});

    const CountRevealed revealed = it.revealed(draft);

    EXPECT_TRUE(revealed.differs);
    ASSERT_EQ(revealed.lines.size(), 2U);
    EXPECT_EQ(revealed.lines[1].sealed_book, 0);
}

TEST(Count, AtAnotherPlaceIsNotAsked) {
    Counting it;
    it.clinic.record(
        ContainersTransferred{
            .containers = {it.sealed}, .from = place("safe"), .to = place("room")},
        {"cleo", "dan"});
    const EntryNumber start = it.clinic.record(start_of({place("room")}), {"finn"});
    CountRecorded draft{
        .start = it.clinic.ref(start),
        .type = CountType::Weekly,
        .moment = DayMoment::Opening,
        .lines = {{.product = it.clinic.vial, .place = place("room"), .sealed = 1, .opened = {}}}};

    EXPECT_FALSE(it.revealed(draft).differs);
}

TEST(Count, BelongsToACountThatWasBegun) {
    Counting it;
    CountRecorded draft = it.counted(3, ul(10000));

    draft.type = CountType::Biennial;
    EXPECT_TRUE(refused(it.clinic, Counting::count(draft), rule::count_not_begun));
    draft.type = CountType::Weekly;
    draft.moment = DayMoment::Close;
    EXPECT_TRUE(refused(it.clinic, Counting::count(draft), rule::count_not_begun));
    draft.moment = DayMoment::Opening;
    draft.start = it.clinic.ref(EntryNumber(2));
    EXPECT_TRUE(refused(it.clinic, Counting::count(draft), rule::count_not_begun));
    draft.start = std::nullopt;
    EXPECT_TRUE(refused(it.clinic, Counting::count(draft), rule::count_not_begun));
}

TEST(Count, IsRecordedOnce) {
    Counting it;
    const Act act = Counting::count(it.counted(3, ul(10000)));
    const EntryNumber counted = it.clinic.record(act);

    EXPECT_TRUE(refused(it.clinic, act, rule::count_not_begun));
    it.clinic.record(it.reveal(counted));
    EXPECT_TRUE(refused(it.clinic, act, rule::count_not_begun));
    EXPECT_TRUE(refused(it.clinic, it.reveal(counted), rule::count_not_begun));
}

TEST(Count, StatesOneFigureForAProductAtAPlace) {
    Counting it;
    CountRecorded draft = it.counted(3, ul(10000));

    draft.lines.push_back(
        {.product = it.clinic.vial, .place = place("safe"), .sealed = 1, .opened = {}});
    EXPECT_TRUE(refused(it.clinic, Counting::count(draft), rule::count_line_twice));
    draft.lines[1].place = place("room");
    EXPECT_TRUE(refused(it.clinic, Counting::count(draft), rule::place_unknown));
    draft.lines[1].product = ProductId(999);
    EXPECT_TRUE(refused(it.clinic, Counting::count(draft), rule::product_unknown));
}

TEST(Count, NamesKnownContainersOnceEachInTheirUnit) {
    Counting it;
    CountRecorded draft = it.counted(3, pieces(10));
    EXPECT_TRUE(refused(it.clinic, Counting::count(draft), rule::unit_differs));

    draft = it.counted(3, ul(10000));
    draft.lines[0].opened.push_back(draft.lines[0].opened[0]);
    EXPECT_TRUE(refused(it.clinic, Counting::count(draft), rule::container_twice));
    draft.lines[0].opened = {
        {.container = ContainerId(99), .amount = ul(1), .method = Method::Estimated}};
    EXPECT_TRUE(refused(it.clinic, Counting::count(draft), rule::container_unknown));
}

TEST(Reveal, StatesTheBooksFigures) {
    Counting it;
    const EntryNumber counted = it.clinic.record(Counting::count(it.counted(2, ul(10000))));
    Entry entry = it.clinic.decided(it.reveal(counted));
    auto& revealed = std::get<CountRevealed>(entry.event);

    revealed.differs = false;
    EXPECT_TRUE(breaks(it.clinic, entry, rule::reveal_differs));
    revealed.differs = true;
    revealed.lines[0].sealed_book = 2;
    EXPECT_TRUE(breaks(it.clinic, entry, rule::reveal_differs));
    revealed.lines.clear();
    EXPECT_TRUE(breaks(it.clinic, entry, rule::reveal_differs));
}

TEST(Reveal, ComesAfterTheCount) {
    const Counting it;

    EXPECT_TRUE(refused(it.clinic, it.reveal(it.start), rule::count_not_begun));
}

TEST(Count, OnPaperNeedsNoStart) {
    Counting it;
    it.clinic.begin_transcription();
    CountRecorded draft = it.counted(3, ul(10000));
    draft.start = std::nullopt;
    Act act = Counting::count(draft);
    act.by = {"ben", "finn"};
    act.paper = support::paper(1, support::person("cleo"), support::person("dan"));

    const EntryNumber counted = it.clinic.record(act);

    EXPECT_TRUE(refused(it.clinic, it.reveal(counted), rule::count_not_begun));
}

TEST(Count, NeverMovesStock) {
    Counting it;

    it.revealed(it.counted(1, ul(1)));

    EXPECT_EQ(it.clinic.balance(it.clinic.vial, AccountKind::Container), 40000);
}

}  // namespace
}  // namespace vialog::domain
