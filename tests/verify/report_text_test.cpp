// SPDX-License-Identifier: Apache-2.0
// What src/verify/report_text promises, and what it refuses.
#include "verify/report_text.h"

#include "journal/finding_codes.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace vialog::verify {

namespace {

journal::AuditReport good_report() {
    journal::AuditReport report;
    report.origin = "clinic-042.example/ket";
    report.checkpoint = {.size = 300, .root = journal::empty_root()};
    report.checked = report.checkpoint;
    report.first_leaf = base::Digest{};
    report.signatures = 412;
    report.keys = 7;
    report.pin_agrees = true;
    report.fixed_from_outside = 250;
    return report;
}

bool is_printable(const std::string& text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= ' ' && c <= '~') || c == '\n'; });
}

TEST(ReportText, SaysWhatWasCheckedAndWhatItRestsOn) {
    EXPECT_EQ(print_report(good_report()),
              "Journal      clinic-042.example/ket\n"
              "Checkpoint   300 entries, root 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"
              "Checked      300 entries, 412 signatures, 7 keys, 0 kept checkpoints, "
              "0 disclosed texts\n"
              "First entry  "
              "0000000000000000000000000000000000000000000000000000000000000000 "
              "agrees with your pin\n"
              "Fixed from outside up to entry 249; entries 250 to 299 rest on the clinic's "
              "keys.\n"
              "VERIFIED, and anchored by your pin and your checkpoint (0)\n");
}

TEST(ReportText, NeverSaysVerifiedWithoutAnAnchor) {
    journal::AuditReport report = good_report();
    report.pin_agrees = false;
    report.fixed_from_outside = 0;
    report.findings.add(std::string(), {.rule = journal::finding_pin_not_given, .figures = {}});

    const std::string text = print_report(report);

    EXPECT_NE(text.find("Nothing is fixed from outside"), std::string::npos);
    EXPECT_NE(text.find("was not compared: you gave no pin"), std::string::npos);
    EXPECT_NE(text.find("CONSISTENT, BUT NOT ANCHORED"), std::string::npos);
    EXPECT_EQ(text.find("\nVERIFIED"), std::string::npos);
}

TEST(ReportText, NamesTheEntryAndTheRuleOfEachFinding) {
    journal::AuditReport report = good_report();
    report.findings.add(17, {.rule = journal::finding_signature_wrong,
                             .figures = {{"entry", "17"}, {"line", "2"}}});
    report.findings.add("checkpoint", {.rule = journal::finding_checkpoint_unsigned,
                                       .figures = {{"file", "checkpoint"}, {"size", "300"}}});

    const std::string text = print_report(report);

    EXPECT_NE(text.find(" 11  entry 17: Signature 2 of entry 17 is wrong. [signature-wrong]\n"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find(" 14  checkpoint: "), std::string::npos);
    EXPECT_TRUE(text.ends_with("NOT VERIFIED: a signature is wrong (11)\n"));
}

// Mistake 55: nothing that a bundle holds drives the inspector's terminal.
TEST(ReportText, LetsNothingButPrintableAsciiOut) {
    journal::AuditReport report = good_report();
    report.origin = "\x1B[2Jclinic\xC2\x9B";
    report.findings.add("prior \x1B]0;x\x07\n",
                        {.rule = journal::finding_file_unexpected,
                         .figures = {{"file", "tile/\xE2\x80\xAE\x1B[31m\r"}}});

    EXPECT_TRUE(is_printable(print_report(report)));
    EXPECT_TRUE(is_printable(print_report_json(report)));
    EXPECT_TRUE(is_printable(verdict_line(report)));
}

TEST(ReportText, SaysHowManyFindingsAreNotListed) {
    journal::AuditReport report = good_report();
    for (int i = 0; i < 10'003; ++i) {
        report.findings.add(i, {.rule = journal::finding_ref_missing, .figures = {}});
    }

    EXPECT_NE(print_report(report).find("and 3 more that are not listed\n"), std::string::npos);
}

// Read by another implementation.
TEST(ReportText, IsJsonForScripts) {
    journal::AuditReport report = good_report();
    report.not_judged_from = 200;
    report.findings.add(17, {.rule = journal::finding_signature_wrong,
                             .figures = {{"entry", "17"}, {"line", "2"}}});
    report.findings.add("checkpoint", {.rule = journal::finding_checkpoint_unsigned,
                                       .figures = {{"file", "checkpoint"}, {"size", "300"}}});

    const auto json = nlohmann::json::parse(print_report_json(report));

    EXPECT_EQ(json["exit_code"], 11);
    EXPECT_EQ(json["origin"], "clinic-042.example/ket");
    EXPECT_EQ(json["checked_size"], 300);
    EXPECT_EQ(json["pin_agrees"], true);
    EXPECT_EQ(json["fixed_from_outside"], 250);
    EXPECT_EQ(json["not_judged_from"], 200);
    EXPECT_EQ(json["findings_count"], 2);
    EXPECT_EQ(json["findings"][0]["seq"], 17);
    EXPECT_EQ(json["findings"][0]["rule"], "signature-wrong");
    EXPECT_EQ(json["findings"][1]["where"], "checkpoint");
    EXPECT_EQ(json["findings_by_code"][1]["code"], 14);
}

}  // namespace

}  // namespace vialog::verify
