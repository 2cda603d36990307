// SPDX-License-Identifier: Apache-2.0
// Stock that leaves, from the command line.
#include "cli/stocked_desk.h"

namespace vialog::cli {
namespace {

using Disposal = StockedDesk;

TEST_F(Disposal, DestroysWhatAFinishHolds) {
    const auto finish = desk.record("finish", {"--container", "1", "--rest", "9.900"});

    const auto entry = desk.record("destroy", {"--held", std::to_string(finish), "--location",
                                               "on site", "--method", "chemical_digestion"});

    const std::string text = shown(entry).dump();
    EXPECT_NE(text.find("9900"), std::string::npos);
    // It is gone now.
    EXPECT_EQ(code("destroy", {"--held", std::to_string(finish), "--location", "on site"}),
              ExitCode::Usage);
}

TEST_F(Disposal, TakesASealedContainerWithItsContent) {
    const auto entry =
        desk.record("return", {"--party", "AB1234563", "--container", "2", "--document", "RMA-7"});

    EXPECT_NE(shown(entry).dump().find("10000"), std::string::npos);
    EXPECT_EQ(refusal("return", {"--party", "AB1234563", "--container", "2=10"}), "container-gone");
}

TEST_F(Disposal, AsksWhatIsInAnOpenedContainer) {
    EXPECT_EQ(code("return", {"--party", "AB1234563", "--container", "1"}), ExitCode::Usage);
    EXPECT_EQ(code("return", {"--party", "AB1234563", "--container", "1=9.9"}), ExitCode::Done);
}

TEST_F(Disposal, NeedsSomethingThatLeaves) {
    EXPECT_EQ(code("destroy", {"--location", "on site"}), ExitCode::Usage);
    EXPECT_EQ(code("destroy", {"--location", "on site", "--held", "4"}), ExitCode::Usage);
    EXPECT_EQ(code("destroy", {"--location", "on site", "--container", "99"}), ExitCode::Usage);
}

TEST_F(Disposal, HandsOverToADistributorOnly) {
    EXPECT_EQ(refusal("handover", {"--party", "AB1234563", "--container", "2"}), "party-unknown");
    desk.record_by("ben", "party",
                   {"--role", "reverse_distributor", "--name", "Away", "--dea", "RA1234563"});

    EXPECT_EQ(code("handover", {"--party", "RA1234563", "--container", "2"}), ExitCode::Done);
}

}  // namespace
}  // namespace vialog::cli
