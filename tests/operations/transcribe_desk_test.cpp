// SPDX-License-Identifier: Apache-2.0
// Steps, objections, and products by their codes.
#include "operations/transcribe_desk.h"

#include "support/clinic.h"

#include <gtest/gtest.h>

namespace vialog::operations {
namespace {

// A step that states that party, so that the order can be seen.
Step stating(const TranscriptionDesk& desk, const std::string& name) {
    return [&desk, name](const domain::State& /*state*/, std::span<const Recorded> /*so_far*/) {
        domain::PartyRecorded party;
        party.name = name;
        return std::optional(desk.state_of_batch(party));
    };
}

std::string name_in(const std::optional<Statement>& statement) {
    return statement ? std::get<domain::PartyRecorded>(statement->draft).name : "nothing";
}

class TranscriptionDeskTest : public testing::Test {
  protected:
    TranscriptionDeskTest()
        : desk(folder, {.station = support::station("desk"),
                        .now = {.time = clinic.now().instant,
                                .offset = clinic.now().offset,
                                .boot = "0000000000000001",
                                .monotonic_ms = 7},
                        .transcriber = nullptr,
                        .checker = nullptr,
                        .leaf_of = {}}) {}

    support::Clinic clinic;
    exchange::PaperFolder folder;
    TranscriptionDesk desk;
};

TEST_F(TranscriptionDeskTest, TakesItsStepsInTheirOrder) {
    desk.take_last(stating(desk, "one"));
    desk.take_last(stating(desk, "two"));

    EXPECT_EQ(name_in(desk.next(clinic.state(), {})), "one");
    EXPECT_EQ(name_in(desk.next(clinic.state(), {})), "two");
    EXPECT_EQ(name_in(desk.next(clinic.state(), {})), "nothing");
}

TEST_F(TranscriptionDeskTest, PassesOverAStepThatStatesNothing) {
    desk.take_last([](const domain::State& /*state*/, std::span<const Recorded> /*so_far*/) {
        return std::optional<Statement>();
    });
    desk.take_last(stating(desk, "one"));

    EXPECT_EQ(name_in(desk.next(clinic.state(), {})), "one");
}

TEST_F(TranscriptionDeskTest, TakesTheStepsOfAStepRightAfterIt) {
    desk.take_last([this](const domain::State& state, std::span<const Recorded> so_far) {
        desk.take_next(stating(desk, "between"));
        return stating(desk, "one")(state, so_far);
    });
    desk.take_last(stating(desk, "two"));

    EXPECT_EQ(name_in(desk.next(clinic.state(), {})), "one");
    EXPECT_EQ(name_in(desk.next(clinic.state(), {})), "between");
    EXPECT_EQ(name_in(desk.next(clinic.state(), {})), "two");
}

TEST_F(TranscriptionDeskTest, LetsTheClockOfTheStationGoOnEvenly) {
    const domain::StationRow* before = clinic.state().stations.find(support::station("desk"));

    const domain::Moment moment = desk.moment(clinic.state(), std::nullopt);

    EXPECT_EQ(moment.boot, before->boot);
    EXPECT_EQ(moment.monotonic_ms - before->monotonic_ms, (moment.time - before->time).count());
    EXPECT_EQ(moment.occurred.instant, moment.time);
}

TEST_F(TranscriptionDeskTest, FindsAProductByItsPackageBeforeItsContainer) {
    const auto ndc = [](std::string_view text) { return domain::Ndc::parse(text).value(); };
    domain::State state;
    state.products.edit(domain::ProductId(1)).ndc = ndc("0409-2051-05");
    state.products.edit(domain::ProductId(1)).inner_ndc = ndc("0409-2051-15");
    state.products.edit(domain::ProductId(2)).ndc = ndc("0409-2051-15");

    EXPECT_EQ(find_product(state, ndc("00409-2051-05")), domain::ProductId(1));
    EXPECT_EQ(find_product(state, ndc("0409-2051-15")), domain::ProductId(2));
    state.products.erase(domain::ProductId(2));
    EXPECT_EQ(find_product(state, ndc("0409-2051-15")), domain::ProductId(1));
    EXPECT_EQ(find_product(state, ndc("0409-2051-25")), std::nullopt);
}

TEST_F(TranscriptionDeskTest, KnowsWhatWasTakenByKindFileAndBytes) {
    domain::State state;
    const domain::Paper paper = support::paper(3, std::nullopt, std::nullopt);
    state.paper.edit(domain::paper_key(domain::Kind::Draw, paper)) = domain::EntryNumber(9);
    exchange::PaperSource source{
        .file = paper.file, .line = 77, .record = paper.record, .text = ""};

    EXPECT_EQ(TranscriptionDesk::taken_as(state, source, domain::Kind::Draw),
              domain::EntryNumber(9));
    EXPECT_EQ(TranscriptionDesk::taken_as(state, source, domain::Kind::Count), std::nullopt);
    source.file = "other.csv";
    EXPECT_EQ(TranscriptionDesk::taken_as(state, source, domain::Kind::Draw), std::nullopt);
}

}  // namespace
}  // namespace vialog::operations
