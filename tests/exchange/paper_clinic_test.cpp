// SPDX-License-Identifier: Apache-2.0
// clinic.json.
#include "exchange/paper_clinic.h"

#include <gtest/gtest.h>

namespace vialog::exchange {
namespace {

const std::string sample = R"({
 "registrant": "Foothill Infusion Associates",
 "dea": "FK6968537",
 "address": "2200 Quartz Way, Golden, CO 80401",
 "timezone": "America/Denver",
 "first_day": "2026-01-12",
 "last_day": "2026-04-10"
})";

std::string altered(std::string_view old_text, std::string_view new_text) {
    std::string text = sample;
    return text.replace(text.find(old_text), old_text.size(), new_text);
}

TEST(PaperClinic, IsRead) {
    PaperReading reading;
    const auto clinic = read_clinic(sample, reading);

    ASSERT_TRUE(clinic.has_value());
    EXPECT_EQ(clinic->registrant.name, "Foothill Infusion Associates");
    EXPECT_EQ(clinic->registrant.dea.text(), "FK6968537");
    EXPECT_EQ(clinic->zone.text(), "America/Denver");
    EXPECT_EQ(base::print_date(clinic->first_day), "2026-01-12");
    EXPECT_EQ(base::print_date(clinic->last_day), "2026-04-10");
    EXPECT_TRUE(reading.refused.empty());
}

TEST(PaperClinic, MayHaveALineBreakInTheAddress) {
    PaperReading reading;
    const auto clinic = read_clinic(altered("Way, ", "Way,\\n"), reading);

    ASSERT_TRUE(clinic.has_value());
    EXPECT_EQ(clinic->registrant.address, "2200 Quartz Way, Golden, CO 80401");
    EXPECT_EQ(reading.remarks.size(), 1U);
}

TEST(PaperClinic, RemarksOnAMemberThatNobodyReads) {
    PaperReading reading;

    EXPECT_TRUE(read_clinic(altered("\"dea\"", "\"owner\": 7, \"dea\""), reading).has_value());
    EXPECT_EQ(reading.remarks.size(), 1U);
}

TEST(PaperClinic, IsRefusedByTheLineOfTheMember) {
    PaperReading reading;

    EXPECT_FALSE(read_clinic(altered("FK6968537", "FK6968538"), reading).has_value());
    ASSERT_EQ(reading.refused.size(), 1U);
    EXPECT_EQ(reading.refused[0].line, 3U);
}

TEST(PaperClinic, IsRefusedWhereItIsOdd) {
    for (const std::string& text :
         {std::string(), std::string("[]"), std::string("null"), sample.substr(0, 60), sample + "}",
          altered("\"dea\"", "\"dea\": \"AB1234563\", \"dea\""),
          altered("\"FK6968537\"", "6968537"), altered("\"FK6968537\"", "null"),
          altered("\"registrant\"", "\"Registrant\""), altered("America/Denver", "Rocky Mountains"),
          altered("2026-01-12", "12.1.2026"), altered("2026-01-12", "2026-04-11"),
          altered("2200", "\xFF"), altered("2200", "\\u202e"),
          altered("Foothill Infusion Associates", "")}) {
        PaperReading reading;
        EXPECT_FALSE(read_clinic(text, reading).has_value()) << text;
        EXPECT_FALSE(reading.refused.empty()) << text;
    }
}

TEST(PaperClinic, IsRefusedHoweverDeepItsBrackets) {
    PaperReading reading;

    EXPECT_FALSE(read_clinic(std::string(100000, '['), reading).has_value());
}

}  // namespace
}  // namespace vialog::exchange
