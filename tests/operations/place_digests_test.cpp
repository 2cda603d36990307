// SPDX-License-Identifier: Apache-2.0
// Each event's place for digests.
#include "crypto/digest.h"
#include "operations/record.h"

#include <gtest/gtest.h>

namespace vialog::operations {
namespace {

std::vector<domain::TextDigest> digests(int count) {
    std::vector<domain::TextDigest> result;
    for (int i = 0; i < count; ++i) {
        result.push_back({crypto::sha256(base::Bytes{static_cast<std::uint8_t>(i)})});
    }
    return result;
}

TEST(PlaceDigests, PutsANameToItsPerson) {
    domain::Event event = domain::PersonRecorded{};

    place_digests(event, digests(1));

    EXPECT_EQ(std::get<domain::PersonRecorded>(event).name, digests(1)[0]);
}

TEST(PlaceDigests, PutsTheFoundersNamesInTheirOrder) {
    domain::Event event = domain::Genesis{};

    place_digests(event, digests(2));

    const auto& genesis = std::get<domain::Genesis>(event);
    EXPECT_EQ(genesis.founders[0].person.name, digests(2)[0]);
    EXPECT_EQ(genesis.founders[1].person.name, digests(2)[1]);
}

TEST(PlaceDigests, PutsAPatientToADrawAndAReceipt) {
    domain::Event draw = domain::StockDrawn{};
    domain::Event receipt = domain::StockReceived{};

    place_digests(draw, digests(4));
    place_digests(receipt, digests(3));

    EXPECT_EQ(std::get<domain::StockDrawn>(draw).patient, digests(4));
    EXPECT_EQ(std::get<domain::StockReceived>(receipt).patient, digests(3));
}

TEST(PlaceDigests, PutsTheReasonBeforeTheFactors) {
    domain::Event event = domain::DiscrepancyDecided{};

    place_digests(event, digests(7));

    const auto& decided = std::get<domain::DiscrepancyDecided>(event);
    EXPECT_EQ(decided.reason, digests(7)[0]);
    ASSERT_EQ(decided.factors.size(), 6U);
    EXPECT_EQ(decided.factors[0], digests(7)[1]);
    EXPECT_EQ(decided.factors[5], digests(7)[6]);
}

TEST(PlaceDigests, PutsANoteWhereOneIs) {
    domain::Event broken = domain::ContainerBroken{};
    domain::Event opened = domain::DiscrepancyOpened{};
    domain::Event noted = domain::DiscrepancyNoted{};

    place_digests(broken, digests(1));
    place_digests(opened, digests(1));
    place_digests(noted, digests(1));

    EXPECT_EQ(std::get<domain::ContainerBroken>(broken).note, digests(1)[0]);
    EXPECT_EQ(std::get<domain::DiscrepancyOpened>(opened).note, digests(1)[0]);
    EXPECT_EQ(std::get<domain::DiscrepancyNoted>(noted).note, digests(1)[0]);
}

TEST(PlaceDigests, ReachesIntoACorrection) {
    domain::Event event = domain::EntryCorrected{
        .entry = {}, .reason = {}, .signer = {}, .restated = domain::PersonRecorded{}};

    place_digests(event, digests(1));

    const auto& restated = std::get<domain::EntryCorrected>(event).restated;
    EXPECT_EQ(std::get<domain::PersonRecorded>(restated).name, digests(1)[0]);
}

TEST(PlaceDigestsDeathTest, StopsWhereAnEventTakesNone) {
    domain::Event event = domain::RulesSet{};
    domain::Event two = domain::PersonRecorded{};

    EXPECT_DEATH(place_digests(event, digests(1)), "takes no disclosed text");
    EXPECT_DEATH(place_digests(two, digests(2)), "takes one disclosed text");
}

}  // namespace
}  // namespace vialog::operations
