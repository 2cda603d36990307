// SPDX-License-Identifier: Apache-2.0
// Corrections and voids from the command line.
#include "cli/stocked_desk.h"

namespace vialog::cli {
namespace {

using Correction = StockedDesk;

const std::vector<std::string> typing = {"--because", "typing_error"};

std::vector<std::string> with(std::vector<std::string> arguments,
                              const std::vector<std::string>& more) {
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

TEST_F(Correction, SaysOnlyWhatWasWrong) {
    const auto finish = desk.record("finish", {"--container", "1", "--rest", "9.750", "--method",
                                               "estimated", "--saw", "the_remains"});

    const auto entry =
        desk.record("correct", with({std::to_string(finish), "--rest", "9.850"}, typing));

    const std::string text = shown(entry).dump();
    EXPECT_NE(text.find("9850"), std::string::npos);
    EXPECT_NE(text.find("estimated"), std::string::npos);
    EXPECT_NE(text.find("the_remains"), std::string::npos);
    EXPECT_NE(text.find("took_part"), std::string::npos);
}

TEST_F(Correction, KeepsThePatientOfADraw) {
    const auto first = draw("0.570");

    const auto entry = desk.record(
        "correct", with({std::to_string(first), "--from", "1=0.560", "--route", "im"}, typing));

    const std::string text = shown(entry).dump();
    EXPECT_NE(text.find("560"), std::string::npos);
    // The second correction begins with the first.
    const auto again =
        desk.record("correct", with({std::to_string(entry), "--weight-kg", "80"}, typing));
    EXPECT_NE(shown(again).dump().find("560"), std::string::npos);
    EXPECT_NE(shown(again).dump().find("80000"), std::string::npos);
    EXPECT_EQ(refusal("correct", with({std::to_string(first), "--route", "iv"}, typing)),
              "corrected-already");
}

TEST_F(Correction, ReachesEveryKind) {
    const auto infusion = std::to_string(draw("2.000"));
    const auto outcome =
        desk.record_by("ada", "outcome", {"--infusion", infusion, "--given", "1=1.500"});
    const auto waste = desk.record("waste", {"--infusion", infusion, "--amount", "0.300"});
    const auto held =
        desk.record_by("ada", "waste-held", {"--infusion", infusion, "--amount", "0.100"});
    const auto unwitnessed =
        desk.record_by("ada", "waste-unwitnessed",
                       {"--infusion", infusion, "--amount", "0.050", "--why", "emergency"});
    const auto broken = desk.record("breakage", {"--container", "3", "--note", "on the floor"});
    const auto person = desk.record("person", {"--id", "cleo", "--initials", "CE", "--name",
                                               "Cleo Example", "--function", "dispenser"});
    const auto shipment = desk.record_by(
        "ben", "shipment", {"--party", "AB1234563", "--invoice", "INV-2", "--line", "1=10"});

    const auto correct = [&](std::int64_t entry, const std::vector<std::string>& said) {
        return desk.record("correct", with(with({std::to_string(entry)}, said), typing));
    };
    const auto has = [&](std::int64_t entry, const std::string& text) {
        const std::string all = shown(entry).dump();
        EXPECT_NE(all.find(text), std::string::npos) << text << " in " << all;
    };
    has(correct(shipment, {"--due", "2026-02-03"}), "2026-02-03");
    has(correct(person, {"--initials", "CX"}), "CX");
    has(correct(broken, {"--how", "leaked"}), "leaked");
    has(correct(unwitnessed, {"--amount", "0.040"}), "\"ul\":40");
    has(correct(held, {"--amount", "0.090"}), "\"ul\":90");
    has(correct(waste, {"--saw", "the_remains"}), "the_remains");
    has(correct(outcome, {"--lost", "1=0.010"}), "\"lost");
    has(correct(4, {"--beyond-use", "2026-01-02T00:00:00Z"}), "2026-01-02");
    has(correct(3, {"--lot", "L2"}), "L2");
    has(correct(2, {"--address", "2 Dock Street"}), "2 Dock Street");
    has(correct(1, {"--labeler", "Sample Laboratories"}), "Sample Laboratories");
}

TEST_F(Correction, AsksWhyTheSignerIsNotThere) {
    desk.record("person", {"--id", "cleo", "--initials", "CE", "--function", "dispenser"});
    ASSERT_EQ(
        run({"key-add", desk.journal(), "--person", "cleo", "--key-file", desk.key_file("cleo"),
             "--passphrase-fd", "FD", "--pin-fd", "FD", "--by", "ada", "--witness", "ben"},
            {Desk::passphrase, Desk::pin, Desk::pin})
            .code,
        ExitCode::Done);
    desk.unlock("cleo");
    const auto party = std::to_string(
        desk.record_by("cleo", "party", {"--name", "Other Supply", "--dea", "AB1234563"}));
    const auto correction = with({party, "--name", "Other Supplies"}, typing);

    EXPECT_EQ(code("correct", correction), ExitCode::Usage);
    EXPECT_EQ(refusal("correct", with(correction, {"--original-signer", "took_part"})),
              "original-signer-missing");
    EXPECT_EQ(code("correct", with(correction, {"--original-signer", "off_duty"})), ExitCode::Done);
}

TEST_F(Correction, TakesAnEntryBack) {
    const auto first = std::to_string(draw("0.570"));

    desk.record("void", {first, "--because", "did_not_happen"});

    EXPECT_EQ(refusal("void", {first, "--because", "did_not_happen"}), "corrected-already");
}

TEST_F(Correction, RefusesWhatIsNeverCorrected) {
    EXPECT_EQ(code("correct", with({"0"}, typing)), ExitCode::Usage);
    EXPECT_EQ(code("correct", with({"999"}, typing)), ExitCode::Usage);
    EXPECT_EQ(code("correct", with({"x"}, typing)), ExitCode::Usage);
    EXPECT_EQ(code("correct", {"1", "--because", "boredom"}), ExitCode::Usage);
    EXPECT_EQ(refusal("void", {"1", "--because", "did_not_happen"}), "kind-not-correctable");
}

}  // namespace
}  // namespace vialog::cli
