// SPDX-License-Identifier: Apache-2.0
// Texts from a command line, before they are signed.
#include "cli/texts.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace vialog::cli {
namespace {

TEST(StoredText, IsBroughtToNfc) {
    EXPECT_EQ(stored_text("name", "Stu\u0308ck", 200), "St\u00fcck");
    EXPECT_EQ(stored_text("name", "plain", 5), "plain");
}

TEST(StoredText, RefusesWhatNoStoredTextMayHave) {
    for (const std::string bad : {"", "a\nb", "a\x7f", "a\u202e", "\xff", "a\xc3", "\u2028"}) {
        EXPECT_THROW(static_cast<void>(stored_text("name", bad, 200)), UsageError) << bad;
    }
    EXPECT_THROW(static_cast<void>(stored_text("name", "longer", 5)), UsageError);
}

TEST(StoredText, NamesTheOptionAndNeverTheText) {
    try {
        static_cast<void>(stored_text("patient-name", std::string("Eve\xff"), 200));
        FAIL();
    } catch (const UsageError& error) {
        EXPECT_NE(std::string(error.what()).find("--patient-name"), std::string::npos);
        EXPECT_EQ(std::string(error.what()).find("Eve"), std::string::npos);
    }
}

TEST(TextMaybe, IsNothingWhereNothingIsGiven) {
    Arguments arguments;
    arguments.add("name", {"Ada"});

    EXPECT_EQ(text_maybe(arguments, "address", 10), std::nullopt);
    EXPECT_EQ(text_maybe(arguments, "name", 10), "Ada");
    EXPECT_THROW(static_cast<void>(text_of(arguments, "address", 10)), UsageError);
    const auto disclosed = disclosed_text(arguments, "name", "person_name");
    EXPECT_EQ(disclosed.name, "person_name");
    EXPECT_EQ(disclosed.value, "Ada");
}

TEST(AbsolutePath, IsTheSameFromEverywhere) {
    const std::string here = absolute_path("ket.vialog");

    EXPECT_TRUE(std::filesystem::path(here).is_absolute());
    EXPECT_EQ(absolute_path("./x/../ket.vialog"), here);
}

}  // namespace
}  // namespace vialog::cli
