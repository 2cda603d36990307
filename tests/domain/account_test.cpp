// SPDX-License-Identifier: Apache-2.0
// A movement has two sides of the same amount.
#include "domain/account.h"

#include <gtest/gtest.h>

#include <set>

namespace vialog::domain {
namespace {

constexpr Account container{.kind = AccountKind::Container, .id = 7};
constexpr Account given{.kind = AccountKind::Given, .id = 0};

TEST(MoveAmount, WritesBothSides) {
    std::vector<Posting> postings;

    move_amount(postings, ProductId(3), container, given, 250);

    EXPECT_EQ(postings,
              (std::vector<Posting>{{.account = container, .product = ProductId(3), .amount = -250},
                                    {.account = given, .product = ProductId(3), .amount = 250}}));
}

TEST(MoveAmount, WritesNothingForNothing) {
    std::vector<Posting> postings;

    move_amount(postings, ProductId(3), container, given, 0);

    EXPECT_TRUE(postings.empty());
}

TEST(MoveAmount, AddsToWhatStandsThere) {
    std::vector<Posting> postings;

    move_amount(postings, ProductId(3), container, given, 1);
    move_amount(postings, ProductId(4), given, container, 2);

    EXPECT_EQ(postings.size(), 4U);
}

TEST(Account, KindsKeepTheirStoredNumbersAndWords) {
    EXPECT_EQ(static_cast<int>(AccountKind::Supplier), 1);
    EXPECT_EQ(static_cast<int>(AccountKind::Container), 5);
    EXPECT_EQ(static_cast<int>(AccountKind::Unexplained), 26);
    EXPECT_EQ(Words<AccountKind>::table.size(), 26U);
    std::set<std::string_view> words;
    for (std::size_t i = 0; i < Words<AccountKind>::table.size(); ++i) {
        EXPECT_EQ(static_cast<std::size_t>(Words<AccountKind>::table[i].value), i + 1);
        words.insert(Words<AccountKind>::table[i].word);
    }
    EXPECT_EQ(words.size(), 26U);
}

}  // namespace
}  // namespace vialog::domain
