// SPDX-License-Identifier: Apache-2.0
// The stored words of routes and dosage forms.
#include "domain/route.h"

#include <gtest/gtest.h>

#include <set>
#include <string_view>

namespace vialog::domain {
namespace {

template <typename E>
void expect_one_word_each() {
    std::set<E> values;
    std::set<std::string_view> words;
    for (const auto& [value, word] : Words<E>::table) {
        EXPECT_EQ(word_of(value), word);
        EXPECT_EQ(parse_word<E>(word), value);
        values.insert(value);
        words.insert(word);
    }
    EXPECT_EQ(values.size(), Words<E>::table.size());
    EXPECT_EQ(words.size(), Words<E>::table.size());
}

TEST(Route, HasTheWordsOfTheJournal) {
    EXPECT_EQ(word_of(Route::Intravenous), "iv");
    EXPECT_EQ(word_of(Route::Intramuscular), "im");
    EXPECT_EQ(word_of(Route::Subcutaneous), "sc");
    EXPECT_EQ(word_of(Route::Intranasal), "nasal");
    EXPECT_EQ(word_of(Route::Oral), "oral");
    EXPECT_EQ(word_of(Route::Sublingual), "sublingual");
    EXPECT_EQ(word_of(Route::Other), "other");
    expect_one_word_each<Route>();
}

TEST(DosageForm, HasTheWordsOfTheJournal) {
    EXPECT_EQ(word_of(DosageForm::Injection), "injection");
    EXPECT_EQ(word_of(DosageForm::NasalDevice), "nasal_device");
    EXPECT_EQ(word_of(DosageForm::Troche), "troche");
    expect_one_word_each<DosageForm>();
}

TEST(Route, RefusesOtherWords) {
    for (const char* word : {"", "IV", "iv ", " iv", "intravenous", "i", "ivim", "tablet"}) {
        EXPECT_FALSE(parse_word<Route>(word)) << word;
    }
}

}  // namespace
}  // namespace vialog::domain
