// SPDX-License-Identifier: Apache-2.0
// Which container a label means, at which time.
#include "operations/transcribe_vials.h"

#include "crypto/digest.h"

#include <gtest/gtest.h>

namespace vialog::operations {
namespace {

using domain::ContainerId;

base::UtcInstant day(std::string_view date) {
    return base::start_of_day(base::parse_date(date).value(), base::UtcOffset(0));
}

// A folder with cartons and openings alone.
exchange::PaperReceipt carton(std::string_view date, std::string_view first, std::string_view last,
                              std::int64_t containers) {
    exchange::PaperReceipt receipt;
    receipt.source = {.file = "receipts.csv",
                      .line = 2,
                      .record = crypto::sha256(base::as_bytes(date)),
                      .text = ""};
    receipt.received = {.instant = day(date), .offset = {}};
    receipt.first_vial = first;
    receipt.last_vial = last;
    receipt.containers = containers;
    return receipt;
}

exchange::PaperVialEvent opening(std::string_view date, std::string_view vial) {
    exchange::PaperVialEvent event;
    event.at = {.instant = day(date), .offset = {}};
    event.action = exchange::VialAction::Open;
    event.vial = vial;
    return event;
}

// What the journal does when it records the carton: the labels that are free get the first containers.
void record(domain::State& state, VialFinder& finder, std::size_t receipt, std::int64_t first,
            std::int64_t containers) {
    domain::StockReceived recorded;
    recorded.first = ContainerId(first);
    recorded.containers = containers;
    std::int64_t next = first;
    for (const std::string& label : finder.labels(receipt).labels) {
        if (state.labels.find(label) == nullptr) {
            state.labels.edit(label) = ContainerId(next++);
        }
    }
    for (std::int64_t i = 0; i < containers; ++i) {
        state.containers.edit(ContainerId(first + i)).state = domain::ContainerState::Sealed;
    }
    finder.note_receipt(receipt, recorded);
}

TEST(VialFinder, FindsTheVialsOfACarton) {
    exchange::PaperFolder folder;
    folder.receipts = {carton("2026-01-09", "V01", "V10", 10)};
    domain::State state;
    VialFinder finder(folder);
    finder.look_at(state);
    record(state, finder, 0, 41, 10);

    EXPECT_EQ(finder.find(state, "V01", day("2026-01-10")), ContainerId(41));
    EXPECT_EQ(finder.find(state, "V10", day("2026-01-10")), ContainerId(50));
    EXPECT_EQ(finder.find(state, "V11", day("2026-01-10")), std::nullopt);
    EXPECT_EQ(finder.find(state, "v01", day("2026-01-10")), std::nullopt);
}

TEST(VialFinder, FindsNothingOfACartonThatWasNotTaken) {
    exchange::PaperFolder folder;
    folder.receipts = {carton("2026-01-09", "V01", "V10", 10)};
    const domain::State state;
    VialFinder finder(folder);
    finder.look_at(state);

    EXPECT_EQ(finder.find(state, "V01", day("2026-01-10")), std::nullopt);
}

TEST(VialFinder, FindsAVialOfAnEarlierFolder) {
    const exchange::PaperFolder folder;
    domain::State state;
    state.labels.edit("K7") = ContainerId(7);
    VialFinder finder(folder);
    finder.look_at(state);

    EXPECT_EQ(finder.find(state, "K7", day("2026-01-10")), ContainerId(7));
}

TEST(VialFinder, GoesOverToTheNextBearerWithItsOpening) {
    exchange::PaperFolder folder;
    folder.receipts = {carton("2026-01-09", "V01", "V02", 2),
                       carton("2026-02-09", "V02", "V03", 2)};
    folder.vial_events = {opening("2026-01-12", "V02"), opening("2026-02-12", "V02")};
    domain::State state;
    VialFinder finder(folder);
    finder.look_at(state);
    record(state, finder, 0, 1, 2);
    record(state, finder, 1, 3, 2);

    EXPECT_EQ(finder.find(state, "V02", day("2026-01-11")), ContainerId(2));
    EXPECT_EQ(finder.find(state, "V02", day("2026-01-20")), ContainerId(2));
    EXPECT_EQ(finder.find(state, "V02", day("2026-02-13")),
              ContainerId(4));  // after V03, which kept its label
    EXPECT_EQ(finder.find(state, "V03", day("2026-02-13")), ContainerId(3));
    EXPECT_NE(finder.vial("V02", day("2026-01-20")), finder.vial("V02", day("2026-02-13")));
    EXPECT_EQ(finder.vial("V02", day("2026-02-13")), finder.vial_of("V02", 1));
}

TEST(VialFinder, KeepsTheFirstBearerUntilAnotherIsOpened) {
    exchange::PaperFolder folder;
    folder.receipts = {carton("2026-01-09", "V01", "V01", 1),
                       carton("2026-02-09", "V01", "V01", 1)};
    folder.vial_events = {opening("2026-01-12", "V01")};
    domain::State state;
    VialFinder finder(folder);
    finder.look_at(state);
    record(state, finder, 0, 1, 1);
    record(state, finder, 1, 2, 1);

    EXPECT_EQ(finder.find(state, "V01", day("2026-03-01")), ContainerId(1));
}

TEST(VialFinder, LetsAVialOnHandBearItsLabelFirst) {
    exchange::PaperFolder folder;
    folder.receipts = {carton("2026-02-09", "V01", "V01", 1)};
    folder.vial_events = {opening("2026-01-12", "V01"), opening("2026-02-12", "V01")};
    domain::State state;
    state.labels.edit("V01") = ContainerId(1);
    state.containers.edit(ContainerId(1)).state = domain::ContainerState::Opened;
    VialFinder finder(folder);
    finder.look_at(state);
    record(state, finder, 0, 9, 1);

    EXPECT_EQ(finder.find(state, "V01", day("2026-01-20")), ContainerId(1));
    EXPECT_EQ(finder.find(state, "V01", day("2026-02-20")), ContainerId(9));
}

TEST(VialFinder, ForgetsAVialThatWasFinishedBeforeTheFolder) {
    exchange::PaperFolder folder;
    folder.receipts = {carton("2026-02-09", "V01", "V01", 1)};
    domain::State state;
    state.labels.edit("V01") = ContainerId(1);
    state.containers.edit(ContainerId(1)).state = domain::ContainerState::Finished;
    VialFinder finder(folder);
    finder.look_at(state);
    record(state, finder, 0, 9, 1);

    EXPECT_EQ(finder.find(state, "V01", day("2026-02-20")), ContainerId(9));
}

}  // namespace
}  // namespace vialog::operations
