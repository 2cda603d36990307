// SPDX-License-Identifier: Apache-2.0
// The promises of gui/entry_words.h, one at a time.
#include "gui/entry_words.h"

#include "gui/journal_desk.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

TEST(EntryWords, TellAnAmountExactlyInItsProductsUnit) {
    JournalDesk at;

    EXPECT_EQ(amount_in_words(at.state(), at.product(), 800), "0.800 mL");
    EXPECT_EQ(amount_in_words(at.state(), at.product(), -12'345), "-12.345 mL");
    EXPECT_EQ(product_in_words(at.state(), at.product()), "Ketamine 50 mg/mL, 10.000 mL");
}

TEST(EntryWords, TellTimesOnTheClockOfTheEntry) {
    EXPECT_EQ(time_in_words(base::parse_local("2026-01-12T08:30:15-07:00").value()),
              "2026-01-12 08:30");
}

TEST(EntryWords, TellInOneLineWhatWasDrawn) {
    domain::StockDrawn drawn;
    drawn.lines = {{.container = domain::ContainerId(17),
                    .product = {},
                    .amount = domain::Quantity::microlitres(800)},
                   {.container = domain::ContainerId(18),
                    .product = {},
                    .amount = domain::Quantity::microlitres(50)}};

    EXPECT_EQ(summary_of(domain::State(), drawn), "vial 17: 0.800 mL; vial 18: 0.050 mL");
}

TEST(EntryWords, NeverTellASealedText) {
    domain::StockDrawn drawn;
    drawn.patient.resize(1);
    bool sealed = false;
    for (const Fact& fact : facts_of(domain::State(), drawn, base::UtcOffset(0))) {
        sealed = sealed || (fact.label == "Patient" && fact.value == "kept sealed");
    }

    EXPECT_TRUE(sealed);
}

TEST(EntryWords, SumWhatPostingsDoToEachAccount) {
    JournalDesk at;
    const domain::Account vial{.kind = domain::AccountKind::Container, .id = 1};
    const domain::Account given{.kind = domain::AccountKind::Given, .id = 0};

    const auto lines =
        postings_in_words(at.state(), {{.account = vial, .product = at.product(), .amount = -800},
                                       {.account = vial, .product = at.product(), .amount = 700},
                                       {.account = given, .product = at.product(), .amount = 100}});

    EXPECT_EQ(lines, (std::vector<std::string>{"vial 1: -0.100 mL", "given: +0.100 mL"}));
}

}  // namespace
}  // namespace vialog::gui
