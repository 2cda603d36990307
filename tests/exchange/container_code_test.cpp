// SPDX-License-Identifier: Apache-2.0
// The labels of our own: their one form, their check digits, and the journal they belong to.
#include "exchange/container_code.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <string>

namespace vialog::exchange {
namespace {

base::Digest leaf_of(std::string_view first_eight_digits) {
    return base::parse_digest_hex(std::string(first_eight_digits) + std::string(56, '7')).value();
}

ContainerCode code(std::string_view journal, std::int64_t number) {
    return ContainerCode::of(leaf_of(journal), domain::ContainerId(number));
}

// Check digits by Python: 98 - int("%010d%d" % (journal, number)) * 100 % 97.
TEST(ContainerCode, PrintsJournalNumberAndCheck) {
    EXPECT_EQ(code("0badcafe", 17).text(), "VL1:0badcafe:17:75");
    EXPECT_EQ(code("00000000", 1).text(), "VL1:00000000:1:95");
    EXPECT_EQ(code("ffffffff", 129).text(), "VL1:ffffffff:129:46");
    EXPECT_EQ(code("deadbeef", 9007199254740991).text(), "VL1:deadbeef:9007199254740991:34");
    // The example of ISO/IEC 7064 that is often given: 794 has the check digits 44.
    EXPECT_EQ(code("00000000", 794).text(), "VL1:00000000:794:44");
}

TEST(ContainerCode, ReadsALabel) {
    const ContainerCode read = ContainerCode::parse("VL1:0badcafe:17:75").value();

    EXPECT_EQ(read.container(), domain::ContainerId(17));
    EXPECT_TRUE(read.is_of(leaf_of("0badcafe")));
}

TEST(ContainerCode, TellsALabelOfAnotherJournal) {
    EXPECT_FALSE(ContainerCode::parse("VL1:0badcafe:17:75")->is_of(leaf_of("0badcaff")));
}

TEST(ContainerCode, RefusesWrongCheckDigits) {
    for (const char* text : {"VL1:0badcafe:17:76", "VL1:0badcafe:71:75", "VL1:0badcaef:17:75",
                             "VL1:0badcafe:18:75", "VL1:1badcafe:17:75", "VL1:0badcafe:17:57",
                             "VL1:0badcafe:17:172", "VL1:0badcafe:17:7", "VL1:0badcafe:17:075"}) {
        EXPECT_FALSE(ContainerCode::parse(text)) << text;
    }
}

TEST(ContainerCode, RefusesAnotherForm) {
    for (const char* text : {"",
                             "VL1",
                             "VL1:",
                             "VL2:0badcafe:17:75",
                             "vl1:0badcafe:17:75",
                             "VL1:0BADCAFE:17:75",
                             "VL1:0badcaf:17:75",
                             "VL1:0badcafe0:17:75",
                             "VL1:0badcafe:017:75",
                             "VL1:0badcafe:0:75",
                             "VL1:0badcafe::75",
                             "VL1:0badcafe:17",
                             "VL1:0badcafe:17:",
                             "VL1:0badcafe:-17:75",
                             "VL1:0badcafe:17:75 ",
                             " VL1:0badcafe:17:75",
                             "VL1:0badcafe:1 7:75",
                             "VL1:0badcafe",
                             "VL1:0badcafe:",
                             "VL1:0badcafe:17:75:",
                             "VL1:0badcafe:9007199254740992:01",
                             "VL1:0badcafe/17/75",
                             "VL1:0badcafe:17:7S"}) {
        EXPECT_FALSE(ContainerCode::parse(text)) << text;
    }
}

TEST(ContainerCodeDeathTest, StopsOnANumberThatNoContainerHas) {
    EXPECT_DEATH(static_cast<void>(code("0badcafe", 0)), "container");
}

rc::Gen<std::string> hex_digits(std::size_t count) {
    return rc::gen::container<std::string>(count,
                                           rc::gen::elementOf(std::string("0123456789abcdef")));
}

RC_GTEST_PROP(ContainerCode, ReadsBackWhatItPrints, ()) {
    const auto journal = *hex_digits(8);
    const auto number = *rc::gen::inRange<std::int64_t>(1, 9007199254740991);
    const ContainerCode written = code(journal, number);

    RC_ASSERT(ContainerCode::parse(written.text()).value() == written);
}

RC_GTEST_PROP(ContainerCode, FindsEveryWrongDigit, ()) {
    const auto journal = *hex_digits(8);
    const auto number = *rc::gen::inRange<std::int64_t>(1, 1'000'000);
    std::string text = code(journal, number).text();
    const auto at = *rc::gen::inRange<std::size_t>(4, text.size());
    const auto digit = *rc::gen::elementOf(std::string("0123456789abcdef"));
    RC_PRE(text[at] != ':' && text[at] != digit);
    text[at] = digit;

    RC_ASSERT(!ContainerCode::parse(text));
}

RC_GTEST_PROP(ContainerCode, FindsEverySwapOfNeighbours, ()) {
    const auto journal = *hex_digits(8);
    const auto number = *rc::gen::inRange<std::int64_t>(1, 1'000'000);
    std::string text = code(journal, number).text();
    const auto at = *rc::gen::inRange<std::size_t>(4, text.size() - 1);
    RC_PRE(text[at] != text[at + 1]);
    std::swap(text[at], text[at + 1]);

    RC_ASSERT(!ContainerCode::parse(text));
}

}  // namespace
}  // namespace vialog::exchange
