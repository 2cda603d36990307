// SPDX-License-Identifier: Apache-2.0
// The promises of gui/scanner_setting.h, one at a time.
#include "gui/scanner_setting.h"

#include "support/journal_builder.h"

#include <gtest/gtest.h>

#include <fstream>

namespace vialog::gui {
namespace {

TEST(ScannerSetting, IsReadFromItsLine) {
    const auto setting = parse_scanner_setting("# The scanner at the safe\nseparator: {GS}\n");
    ASSERT_TRUE(setting);
    EXPECT_EQ(setting->separator, "{GS}");
}

TEST(ScannerSetting, IsTheUsualOneWhereNothingIsSaid) {
    EXPECT_EQ(parse_scanner_setting("\n"), ScannerSetting{});
}

TEST(ScannerSetting, IsReadAsItIsPrinted) {
    const ScannerSetting setting{.separator = "^"};
    EXPECT_EQ(parse_scanner_setting(print_scanner_setting(setting)), setting);
}

TEST(ScannerSetting, RefusesWhatALotMayHold) {
    EXPECT_FALSE(parse_scanner_setting("separator: GS"));
    EXPECT_FALSE(parse_scanner_setting("separator: -"));
}

TEST(ScannerSetting, RefusesALineThatSaysSomethingElse) {
    const auto setting = parse_scanner_setting("speed: 9600");
    ASSERT_FALSE(setting);
    EXPECT_NE(setting.error().remedy.find("separator"), std::string::npos);
}

TEST(ScannerSetting, RefusesNothingAndTooMuch) {
    EXPECT_FALSE(parse_scanner_setting("separator:"));
    EXPECT_FALSE(parse_scanner_setting("separator: ^^^^^^^^^"));
}

TEST(ScannerSetting, IsTheUsualOneWhereThereIsNoFile) {
    const support::TemporaryFolder folder;
    EXPECT_EQ(load_scanner_setting(folder.path()), ScannerSetting{});
}

TEST(ScannerSetting, IsLoadedFromTheStateFolder) {
    const support::TemporaryFolder folder;
    std::ofstream(folder.path() / "scanner") << "separator: ~\n";
    EXPECT_EQ(load_scanner_setting(folder.path())->separator, "~");
}

TEST(ScannerSetting, PutsTheSeparatorWhereItStandsInStead) {
    EXPECT_EQ(with_separators("10A1^21X^", {.separator = "^"}),
              "10A1\x1d"
              "21X\x1d");
    EXPECT_EQ(with_separators("10A1^21X", {}), "10A1^21X");
}

}  // namespace
}  // namespace vialog::gui
