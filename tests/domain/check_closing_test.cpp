// SPDX-License-Identifier: Apache-2.0
// What concerns the journal itself: transcription, exports, anchors, the close of a day, custody.
#include "domain/checks.h"
#include "refusals.h"

namespace vialog::domain {
namespace {

using support::Act;
using support::Clinic;
using support::date;
using support::person;

constexpr auto ul = Quantity::microlitres;

Act close(std::string_view day) {
    DayClosed draft;
    draft.day = date(day);
    return {.draft = draft, .by = {"ben", "finn"}};
}

TEST(Transcription, IsOfAPeriodAndOfFilesNamedOnce) {
    Clinic clinic;
    TranscriptionBegun draft;
    draft.from = date("2025-10-01");
    draft.to = date("2025-12-31");
    draft.files = {{.name = "a.csv", .sha256 = {}, .records = 1},
                   {.name = "b.csv", .sha256 = {}, .records = 0}};
    const auto act = [&draft] { return Act{.draft = draft, .by = {"ben", "finn"}}; };
    EXPECT_TRUE(granted(clinic, act()));

    draft.files[1].name = "a.csv";
    EXPECT_TRUE(refused(clinic, act(), rule::paper_file_twice));
    draft.files[1] = {.name = "b.csv", .sha256 = {}, .records = -1};
    EXPECT_TRUE(refused(clinic, act(), rule::paper_file_twice));
    draft.files.clear();
    draft.to = date("2025-09-30");
    EXPECT_TRUE(refused(clinic, act(), rule::period_backward));
}

TEST(Transcription, IsOfTwoPeople) {
    Clinic clinic;
    TranscriptionBegun draft;
    draft.from = date("2025-10-01");
    draft.to = date("2025-12-31");

    EXPECT_TRUE(refused(clinic, {.draft = draft, .by = {"ben"}}, rule::roles_differ));
    EXPECT_TRUE(refused(clinic, {.draft = draft, .by = {"ben", "ben"}}, rule::same_key_twice));
    EXPECT_TRUE(refused(clinic, {.draft = draft, .by = {"ben", "eve"}}, rule::function_missing));
}

TEST(Transcription, EndsOnceAndForEver) {
    Clinic clinic;
    const Act end{.draft = TranscriptionEnded{}, .by = {"ben", "finn"}};
    EXPECT_TRUE(refused(clinic, end, rule::transcription_closed));

    clinic.begin_transcription();
    clinic.record(end);

    EXPECT_TRUE(refused(clinic, end, rule::transcription_closed));
    TranscriptionBegun again;
    again.from = date("2025-10-01");
    again.to = date("2025-12-31");
    EXPECT_TRUE(
        refused(clinic, {.draft = again, .by = {"ben", "finn"}}, rule::transcription_closed));
}

TEST(Transcription, EndStatesHowManyEntriesCameFromPaper) {
    Clinic clinic;
    clinic.begin_transcription();
    clinic.record({.draft = clinic.delivery(clinic.vial, 1),
                   .by = {"ben", "finn"},
                   .paper = support::paper(1, person("cleo"), person("dan"))});
    Entry entry = clinic.decided({.draft = TranscriptionEnded{}, .by = {"ben", "finn"}});

    EXPECT_EQ(std::get<TranscriptionEnded>(entry.event).entries, 1);
    std::get<TranscriptionEnded>(entry.event).entries = 2;
    EXPECT_TRUE(breaks(clinic, entry, rule::totals_differ));
}

TEST(Export, IsOfAPeriod) {
    Clinic clinic;
    Exported draft{.to = "DEA Denver",
                   .from = date("2026-01-01"),
                   .until = date("2026-01-01"),
                   .disclosed = DisclosureScope::None,
                   .purpose = ExportPurpose::Inspection};

    EXPECT_TRUE(granted(clinic, {.draft = draft, .by = {"eve"}}));
    draft.until = date("2025-12-31");
    EXPECT_TRUE(refused(clinic, {.draft = draft, .by = {"eve"}}, rule::period_backward));
}

TEST(Anchor, IsOfWhatTheJournalHas) {
    Clinic clinic;
    AnchorReceived draft;

    draft.size = 1;
    EXPECT_TRUE(granted(clinic, {.draft = draft, .by = {"finn"}}));
    draft.size = clinic.next().number();
    EXPECT_TRUE(granted(clinic, {.draft = draft, .by = {"finn"}}));
    draft.size += 1;
    EXPECT_TRUE(refused(clinic, {.draft = draft, .by = {"finn"}}, rule::ref_forward));
    draft.size = 0;
    EXPECT_TRUE(refused(clinic, {.draft = draft, .by = {"finn"}}, rule::ref_forward));
}

TEST(Close, StatesWhatTheBookHas) {
    Clinic clinic;
    clinic.receive(clinic.vial, 3);
    const ContainerId opened = clinic.open_one(clinic.vial);
    clinic.draw(opened, ul(1000));
    clinic.receive(clinic.kit, 2);

    const Entry entry = clinic.decided(close("2026-01-12"));

    const auto& closed = std::get<DayClosed>(entry.event);
    EXPECT_EQ(closed.size, clinic.next().number());
    EXPECT_EQ(closed.root, clinic.head().root);
    EXPECT_EQ(closed.entries, clinic.next().number());
    EXPECT_EQ(closed.balances,
              (std::vector<ProductBalance>{
                  {.product = clinic.vial, .sealed = 3, .opened = 1, .book = 39000},
                  {.product = clinic.kit, .sealed = 2, .opened = 0, .book = 4}}));
}

TEST(Close, ListsWhatIsStillOpen) {
    Clinic clinic;
    const ContainerId opened = clinic.open_one(clinic.vial);
    const EntryNumber infusion = clinic.draw(opened, ul(1000));
    const EntryNumber held = clinic.record(
        WasteHeld{
            .source = clinic.from_infusion(infusion), .product = clinic.vial, .amount = ul(100)},
        {"cleo"});
    StockReceived awaited = clinic.delivery(clinic.vial, 1);
    awaited.awaiting = true;
    const EntryNumber receipt = clinic.record(awaited, {"cleo"});

    Entry entry = clinic.decided(close("2026-01-12"));

    auto& closed = std::get<DayClosed>(entry.event);
    EXPECT_EQ(closed.open_infusions, std::vector{InfusionId(infusion.number())});
    EXPECT_EQ(closed.waiting, (std::vector{held, receipt}));
    closed.open_infusions.clear();
    EXPECT_TRUE(breaks(clinic, entry, rule::open_items_differ));
    closed.open_infusions = {InfusionId(infusion.number())};
    closed.waiting.pop_back();
    EXPECT_TRUE(breaks(clinic, entry, rule::open_items_differ));
}

TEST(Close, StatedOtherwiseIsRefused) {
    Clinic clinic;
    clinic.receive(clinic.vial, 3);
    const Entry good = clinic.decided(close("2026-01-12"));

    Entry entry = good;
    std::get<DayClosed>(entry.event).size -= 1;
    EXPECT_TRUE(breaks(clinic, entry, rule::totals_differ));
    entry = good;
    std::get<DayClosed>(entry.event).entries += 1;
    EXPECT_TRUE(breaks(clinic, entry, rule::totals_differ));
    entry = good;
    std::get<DayClosed>(entry.event).balances[0].book += 1;
    EXPECT_TRUE(breaks(clinic, entry, rule::balances_differ));
    entry = good;
    std::get<DayClosed>(entry.event).balances.clear();
    EXPECT_TRUE(breaks(clinic, entry, rule::balances_differ));
}

TEST(Close, IsOncePerDayInTheirOrder) {
    Clinic clinic;
    EXPECT_TRUE(refused(clinic, close("2026-01-13"), rule::day_not_over));

    clinic.record(close("2026-01-12"));

    EXPECT_TRUE(refused(clinic, close("2026-01-12"), rule::day_closed_already));
    EXPECT_TRUE(refused(clinic, close("2026-01-11"), rule::day_closed_already));
    clinic.pass(std::chrono::hours(24));
    EXPECT_TRUE(granted(clinic, close("2026-01-13")));
}

TEST(Close, GoesByTheLocalDay) {
    Clinic clinic;

    // 23:00 in Denver is 06:00 of the next day in UTC.
    clinic.pass(base::parse_utc("2026-01-13T06:00:00.000Z").value() - clinic.now().instant);

    EXPECT_TRUE(refused(clinic, close("2026-01-13"), rule::day_not_over));
    EXPECT_TRUE(granted(clinic, close("2026-01-12")));
}

TEST(Close, CountsTheEntriesSinceTheLast) {
    Clinic clinic;
    clinic.record(close("2026-01-12"));
    clinic.pass(std::chrono::hours(24));
    clinic.receive(clinic.vial, 1);

    const Entry entry = clinic.decided(close("2026-01-13"));

    // The close itself and the receipt.
    EXPECT_EQ(std::get<DayClosed>(entry.event).entries, 2);
}

TEST(Close, LetsLateEntriesFollow) {
    Clinic clinic;
    const ContainerId opened = clinic.open_one(clinic.vial);
    const base::LocalInstant then = clinic.now();
    clinic.record(close("2026-01-12"));
    clinic.pass(std::chrono::hours(24));

    EXPECT_TRUE(granted(clinic, {.draft = support::drawn(opened, ul(100)),
                                 .by = {"cleo"},
                                 .intent = Intent::Done,
                                 .late = LateReason::Forgotten,
                                 .occurred = then}));
}

TEST(Close, OfADayThatDoesNotExistIsRefusedAndStopsNothing) {
    Clinic clinic;
    clinic.record(close("2026-01-12"));

    const auto refusal = clinic.decide({.draft = DayClosed{}, .by = {"ben", "finn"}});

    ASSERT_FALSE(refusal);
    EXPECT_EQ(refusal.error().rule, rule::day_closed_already);
}

TEST(Custody, GoesFromOneToAnotherWithTheBalances) {
    Clinic clinic;
    clinic.receive(clinic.vial, 3);
    Entry entry = clinic.decided({.draft = CustodyHandedOver{}, .by = {"cleo", "dan"}});

    auto& custody = std::get<CustodyHandedOver>(entry.event);
    EXPECT_EQ(custody.size, clinic.next().number());
    EXPECT_EQ(custody.balances.size(), 1U);
    custody.balances[0].sealed = 2;
    EXPECT_TRUE(breaks(clinic, entry, rule::balances_differ));
    EXPECT_TRUE(refused(clinic, {.draft = CustodyHandedOver{}, .by = {"cleo", "cleo"}},
                        rule::same_key_twice));
    EXPECT_TRUE(
        refused(clinic, {.draft = CustodyHandedOver{}, .by = {"cleo"}}, rule::roles_differ));
}

TEST(Inspection, AndClockAreOpenToEverybodyWithAFunction) {
    Clinic clinic;

    EXPECT_TRUE(granted(clinic, {.draft = Inspected{.nonce = "4711"}, .by = {"eve"}}));
    EXPECT_TRUE(granted(clinic, {.draft = ClockChanged{}, .by = {"eve"}}));
}

}  // namespace
}  // namespace vialog::domain
