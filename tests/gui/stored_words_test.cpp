// SPDX-License-Identifier: Apache-2.0
// The promises of gui/stored_words.h, one at a time.
#include "gui/stored_words.h"

#include "domain/account.h"
#include "domain/cases.h"
#include "domain/deeds.h"
#include "domain/kind.h"
#include "domain/roles.h"
#include "domain/route.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

template <typename Code>
void expect_readings() {
    for (const auto& word : domain::Words<Code>::table) {
        EXPECT_FALSE(reading_of_code(word.word).empty()) << word.word;
        EXPECT_EQ(reading_of_code(word.word).find('_'), std::string::npos) << word.word;
    }
}

TEST(StoredWords, HaveAReadingForEveryKind) {
    for (const auto& word : domain::Words<domain::Kind>::table) {
        EXPECT_FALSE(reading_of_kind(word.word).empty()) << word.word;
    }
}

TEST(StoredWords, HaveAReadingForEveryCodeThatIsShown) {
    expect_readings<domain::WasteReason>();
    expect_readings<domain::WasteMethod>();
    expect_readings<domain::Saw>();
    expect_readings<domain::Disposition>();
    expect_readings<domain::Method>();
    expect_readings<domain::Breaking>();
    expect_readings<domain::CorrectionReason>();
    expect_readings<domain::LateReason>();
    expect_readings<domain::SignerAbsence>();
    expect_readings<domain::Role>();
    expect_readings<domain::Function>();
    expect_readings<domain::Irregularity>();
    expect_readings<domain::Trouble>();
    expect_readings<domain::Verdict>();
    expect_readings<domain::CountType>();
    expect_readings<domain::AccountKind>();
    expect_readings<domain::Route>();
    EXPECT_EQ(reading_of_code("no such word"), "");
}

}  // namespace
}  // namespace vialog::gui
