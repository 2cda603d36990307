// SPDX-License-Identifier: Apache-2.0
// Codes in words, and by digit.
#include "gui/stock_words.h"

#include <gtest/gtest.h>

#include <set>

namespace vialog::gui {
namespace {

template <typename E>
void expect_words_for_all() {
    std::set<std::string> words;
    for (const auto& entry : domain::Words<E>::table) {
        EXPECT_FALSE(words_of(entry.value).empty());
        EXPECT_TRUE(words.insert(words_of(entry.value)).second) << words_of(entry.value);
    }
}

TEST(StockWords, AreThereForEachCodeAndDiffer) {
    expect_words_for_all<domain::WasteReason>();
    expect_words_for_all<domain::WasteMethod>();
    expect_words_for_all<domain::LateReason>();
    expect_words_for_all<domain::Saw>();
    expect_words_for_all<domain::Method>();
    expect_words_for_all<domain::Breaking>();
    expect_words_for_all<domain::Route>();
    expect_words_for_all<domain::Disposition>();
    expect_words_for_all<domain::Irregularity>();
}

TEST(StockWords, AreChosenByDigit) {
    const auto choices = choices_of(waste_reasons());
    EXPECT_EQ(choices.front().key, "1");
    EXPECT_EQ(choice_in(waste_reasons(), "1"), domain::WasteReason::Remainder);
    EXPECT_EQ(choice_in(waste_reasons(), key_of(waste_reasons(), domain::WasteReason::Expired)),
              domain::WasteReason::Expired);
}

TEST(StockWords, AreNotChosenByAnythingElse) {
    for (const char* key : {"", "0", "9", "11", "a"}) {
        EXPECT_FALSE(choice_in(waste_reasons(), key).has_value()) << key;
    }
    EXPECT_EQ(key_of(waste_methods(), domain::WasteMethod::NotStated), "");
}

}  // namespace
}  // namespace vialog::gui
