// SPDX-License-Identifier: Apache-2.0
// Discrepancies from the command line.
#include "cli/stocked_desk.h"
#include "operations/private_file.h"

namespace vialog::cli {
namespace {

using Cases = StockedDesk;

TEST_F(Cases, AreOpenedNotedAndDecided) {
    const auto finish = desk.record("finish", {"--container", "1", "--rest", "9.750"});
    const auto opened = desk.record_by(
        "ada", "discrepancy",
        {"--trouble", "finish_differs", "--about", std::to_string(finish), "--container", "1",
         "--amount=-0.250", "--note", "the rest was a quarter of a millilitre short"});
    const std::string number = std::to_string(opened);
    EXPECT_NE(shown(opened).dump().find("-250"), std::string::npos);

    desk.record_by("ben", "discrepancy-note", {"--case", number, "--note", "needles weighed"});
    const auto decided =
        desk.record("discrepancy-decision",
                    {"--case", number, "--verdict", "needle_loss", "--move",
                     "shortage_at_finish:1=0.250:needle_loss", "--reason", "forty draws"});

    EXPECT_EQ(shown(decided).dump().find("forty draws"), std::string::npos);
    EXPECT_EQ(refusal("discrepancy-decision",
                      {"--case", number, "--verdict", "needle_loss", "--reason", "again"}),
              "case-not-open");
}

TEST_F(Cases, MoveNoMoreThanThereIs) {
    desk.record("finish", {"--container", "1", "--rest", "9.750"});
    const auto number = std::to_string(desk.record_by("ada", "discrepancy", {}));
    const auto decide = [&](const std::string& move) {
        return std::vector<std::string>{"--case", number, "--verdict", "needle_loss",
                                        "--move", move,   "--reason",  "because"};
    };

    EXPECT_EQ(refusal("discrepancy-decision", decide("shortage_at_finish:1=0.251:needle_loss")),
              "move-beyond-balance");
    for (const std::string bad :
         {"shortage_at_finish:1=0.250", "shortage:1=0.250:needle_loss",
          "shortage_at_finish:1=0.250:lost_needle", "shortage_at_finish=0.250:needle_loss",
          "shortage_at_finish:99=0.250:needle_loss", "given:0=0.250:needle_loss"}) {
        EXPECT_EQ(code("discrepancy-decision", decide(bad)), ExitCode::Usage) << bad;
    }
}

TEST_F(Cases, AnswerSixFactorsForALoss) {
    const auto number =
        std::to_string(desk.record_by("ada", "discrepancy", {"--trouble", "missing_container"}));
    std::vector<std::string> arguments = {"--case",    number,
                                          "--verdict", "lost_or_stolen",
                                          "--move",    "container:2=10.000:lost_or_stolen",
                                          "--reason",  "never found"};
    EXPECT_EQ(refusal("discrepancy-decision", arguments), "factors-missing");

    for (const std::string answer :
         {"one vial", "no person", "no pattern", "yes", "none", "none"}) {
        arguments.insert(arguments.end(), {"--factor", answer});
    }
    EXPECT_EQ(code("discrepancy-decision", arguments), ExitCode::Done);
    arguments.insert(arguments.end(), {"--factor", "a seventh"});
    EXPECT_EQ(code("discrepancy-decision", arguments), ExitCode::Usage);
}

TEST_F(Cases, ReportALossByDigest) {
    const auto number = std::to_string(desk.record_by("ada", "discrepancy", {}));
    operations::write_private_file(desk.path("form.pdf"), "abc");

    const auto entry = desk.record_by("ada", "loss-report",
                                      {"--case", number, "--form-106", desk.path("form.pdf")});

    // FIPS 180-4, the example "abc".
    EXPECT_NE(shown(entry).dump().find(
                  "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
              std::string::npos);
    EXPECT_EQ(desk.ask("loss-report", {"--case", number, "--by", "ada"}, {"ada"}).code,
              ExitCode::Usage);
    EXPECT_EQ(desk.ask("loss-report",
                       {"--case", number, "--notice", desk.path("missing"), "--by", "ada"}, {"ada"})
                  .code,
              ExitCode::WorldFailed);
}

TEST_F(Cases, SayOfWhatSomethingIsMissing) {
    EXPECT_EQ(desk.ask("discrepancy", {"--amount=-0.250", "--by", "ada"}, {"ada"}).code,
              ExitCode::Usage);
    EXPECT_EQ(
        desk.ask("discrepancy", {"--amount=-0.2505", "--product", "1", "--by", "ada"}, {"ada"})
            .code,
        ExitCode::Usage);
}

}  // namespace
}  // namespace vialog::cli
