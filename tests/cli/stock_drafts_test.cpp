// SPDX-License-Identifier: Apache-2.0
// What src/cli/stock_drafts makes of amounts on the command line.
#include "cli/stocked_desk.h"

namespace vialog::cli {
namespace {

// With ten vials of another product, the first of which, number 11, is opened too.
struct Drafts : StockedDesk {
    void SetUp() override {
        StockedDesk::SetUp();
        desk.record_by(
            "ben", "product",
            {"--ndc", "0409-2053-10", "--drug", "ketamine hydrochloride", "--labeler",
             "Sample Labs", "--strength", "100 mg/mL", "--size", "5 mL", "--use", "multi"});
        desk.record("receive",
                    {"--product", "0409-2053-10", "--party", "AB1234563", "--invoice", "INV-2",
                     "--lot", "L2", "--expires", "2099-09", "--containers", "10"});
        desk.record_by("ada", "open", {"--container", "11"});
    }

    [[nodiscard]] Answer outcome(std::vector<std::string> arguments) const {
        arguments.insert(arguments.end(), {"--by", "ada"});
        return desk.ask("outcome", arguments, {"ada"});
    }
};

TEST_F(Drafts, StateWhatWasGivenAndLostOfEachProduct) {
    const auto infusion = desk.record_by("ada", "draw",
                                         {"--from", "1=1.000", "--from", "11=2.000", "--patient-id",
                                          "P-17", "--patient-name", "Pat Example"});

    const auto entry = desk.record_by(
        "ada", "outcome",
        {"--infusion", std::to_string(infusion), "--given", "0409-2051-05=0.700", "--given",
         "0409-2053-10=1.800", "--lost", "0409-2051-05=0.300", "--lost", "0409-2053-10=0.200"});

    const auto lines = shown(entry).at("body").at("lines");
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0].at("given_ul"), 700);
    EXPECT_EQ(lines[0].at("lost_ul"), 300);
    EXPECT_EQ(lines[1].at("given_ul"), 1800);
    EXPECT_EQ(lines[1].at("lost_ul"), 200);
}

TEST_F(Drafts, RefuseTwoAmountsOfOneProduct) {
    const auto infusion = std::to_string(draw("1.000"));

    const Answer given = outcome({"--infusion", infusion, "--given", "0409-2051-05=0.700",
                                  "--given", "00409-2051-05=0.300"});
    EXPECT_EQ(given.code, ExitCode::Usage);
    EXPECT_NE(given.err.find("twice"), std::string::npos) << given.err;
    EXPECT_EQ(outcome({"--infusion", infusion, "--given", "0409-2051-05=0.700", "--lost",
                       "0409-2051-05=0.100", "--lost", "0409-2051-05=0.200"})
                  .code,
              ExitCode::Usage);
}

}  // namespace
}  // namespace vialog::cli
