// SPDX-License-Identifier: Apache-2.0
// The promises of gui/stored_texts.h, one at a time.
#include "gui/stored_texts.h"

#include "domain/dea_number.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

TEST(StoredTexts, AreTakenInTheFormInWhichTheyAreStored) {
    EXPECT_EQ(stored_text(longest_name, MayBeEmpty::No)("Zo\u0065\u0301"), "");
    EXPECT_EQ(to_stored("Zo\u0065\u0301"), "Zo\u00e9");
}

TEST(StoredTexts, AreNeverEmptyUnlessTheyMayBe) {
    EXPECT_NE(stored_text(longest_name, MayBeEmpty::No)(""), "");
    EXPECT_EQ(stored_text(longest_name, MayBeEmpty::Yes)(""), "");
}

TEST(StoredTexts, AreNoLongerThanTheirMemberMayBe) {
    EXPECT_EQ(stored_text(longest_initials, MayBeEmpty::No)(std::string(16, 'a')), "");
    EXPECT_NE(stored_text(longest_initials, MayBeEmpty::No)(std::string(17, 'a')), "");
}

TEST(StoredTexts, HoldNothingThatMisleadsAReader) {
    EXPECT_NE(stored_text(longest_name, MayBeEmpty::No)("evil\u202etxt"), "");
    EXPECT_NE(stored_text(longest_name, MayBeEmpty::No)("\xff"), "");
}

TEST(StoredTexts, SayWhatANumberMayBe) {
    const FieldCheck check = whole_number(1, 24, MayBeEmpty::No);
    EXPECT_EQ(check("24"), "");
    EXPECT_NE(check("25").find("from 1 to 24"), std::string::npos);
    EXPECT_NE(check("2.5"), "");
    EXPECT_NE(check(""), "");
    EXPECT_EQ(to_number("24"), 24);
}

TEST(StoredTexts, SayWhatIsWrongWithWhatDoesNotParse) {
    const FieldCheck check = parses<domain::DeaNumber>(MayBeEmpty::Yes);
    EXPECT_EQ(check("AB1234563"), "");
    EXPECT_NE(check("AB1234564"), "");
    EXPECT_EQ(check(""), "");
}

TEST(StoredTexts, NameTheChoicesWhereNoneIsChosen) {
    const FieldCheck check = chosen({{"Y", "yes"}, {"N", "no"}});
    EXPECT_EQ(check("Y"), "");
    EXPECT_NE(check("").find("Y yes, N no"), std::string::npos);
}

}  // namespace
}  // namespace vialog::gui
