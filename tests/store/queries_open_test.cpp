// SPDX-License-Identifier: Apache-2.0
// What src/store/queries_open promises, and what it refuses.
#include "store/queries.h"
#include "store/sample_store.h"

#include <gtest/gtest.h>

namespace vialog::store {
namespace {

using domain::Kind;
using support::options_for;
using support::sample_journal;
using support::sample_store;
using support::TemporaryFolder;

class WhatIsOpen : public testing::Test {
  protected:
    // The case is the last thing that is begun and left open; the work after it opens and ends infusions of its own.
    TemporaryFolder m_folder;
    Store m_store = sample_store(options_for(m_folder.path() / "a", Access::ReadWrite),
                                 support::first_sample_of(Kind::Discrepancy) + 1);
};

TEST_F(WhatIsOpen, AnInfusionWithoutOutcomeWithWhatIsLeftOfIt) {
    const auto open = open_infusions(m_store);

    // 300 drawn, 100 of it held for a witness.
    ASSERT_EQ(open.size(), 1U);
    EXPECT_EQ(open[0].entry.kind, Kind::Draw);
    EXPECT_EQ(open[0].product, sample_journal().product());
    EXPECT_EQ(open[0].amount, 200);
}

TEST_F(WhatIsOpen, AWasteThatAwaitsItsWitness) {
    const auto held = held_for_witness(m_store);

    ASSERT_EQ(held.size(), 1U);
    EXPECT_EQ(held[0].entry.kind, Kind::WasteHeld);
    EXPECT_EQ(held[0].amount, 100);
    EXPECT_TRUE(held_for_destruction(m_store).empty());
}

TEST_F(WhatIsOpen, ACaseThatNobodyHasDecided) {
    const auto cases = open_cases(m_store);

    ASSERT_EQ(cases.size(), 1U);
    EXPECT_EQ(cases[0].entry.kind, Kind::Discrepancy);
    EXPECT_EQ(cases[0].facts.trouble, domain::Trouble::SealBroken);
}

TEST_F(WhatIsOpen, NoReceiptWhereEveryWitnessHasSigned) {
    EXPECT_TRUE(receipts_awaiting_witness(m_store).empty());
}

}  // namespace
}  // namespace vialog::store
