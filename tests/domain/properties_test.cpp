// SPDX-License-Identifier: Apache-2.0
// Random years of work, right and wrong: whatever is asked for, the book balances, the rules agree
// with decide, and the state can be rebuilt.
#include "random_work.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace rc {

template <>
struct Arbitrary<vialog::domain::Step> {
    static Gen<vialog::domain::Step> arbitrary() {
        using vialog::domain::Step;
        return gen::build<Step>(
            gen::set(&Step::work, gen::inRange(0, vialog::domain::kinds_of_work)),
            gen::set(&Step::first, gen::inRange(0, 1000)),
            gen::set(&Step::second, gen::inRange(0, 1000)),
            gen::set(&Step::amount, gen::inRange(0, 1000)),
            gen::set(&Step::manner, gen::inRange(0, 1000)));
    }
};

}  // namespace rc

namespace vialog::domain {
namespace {

constexpr std::size_t steps_of_a_history = 120;

// At full size from the first history on: small numbers would only ask for the first few things.
std::vector<Step> some_steps() {
    return *rc::gen::container<std::vector<Step>>(
        steps_of_a_history, rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<Step>()));
}

RC_GTEST_PROP(RandomWork, KeepsTheBookBalancedAndTheStateRebuildable, ()) {
    Work work;

    for (const Step& step : some_steps()) {
        work.take(step);
        RC_ASSERT(work.complaint() == std::string());
    }
    RC_ASSERT(work.find_differences_of_a_new_fold() == std::string());
    RC_ASSERT(work.find_differences_of_the_kept_state() == std::string());
    RC_ASSERT(work.find_infusions_that_do_not_close() == std::string());
}

// The walk would prove nothing if it were refused everything, or granted everything.
TEST(RandomWork, IsOftenGrantedAndOftenRefused) {
    std::int64_t granted = 0;
    std::int64_t refused = 0;
    std::set<Kind> kinds;
    std::set<Irregularity> irregular;
    std::uint32_t dice = 12345;
    const auto roll = [&dice](int sides) {
        dice = dice * 1664525U + 1013904223U;
        return static_cast<int>((dice >> 8) % static_cast<std::uint32_t>(sides));
    };
    for (int history = 0; history < 20; ++history) {
        Work work;
        for (std::size_t i = 0; i < steps_of_a_history; ++i) {
            work.take({.work = roll(kinds_of_work),
                       .first = roll(1000),
                       .second = roll(1000),
                       .amount = roll(1000),
                       .manner = roll(1000)});
            ASSERT_EQ(work.complaint(), "");
        }
        granted += work.granted();
        refused += work.refused();
        for (const Entry& entry : work.entries()) {
            kinds.insert(kind_of(entry.event));
            irregular.insert(entry.irregular.begin(), entry.irregular.end());
        }
    }

    EXPECT_GT(granted, 600);
    EXPECT_GT(refused, 600);
    for (const Kind kind :
         {Kind::Receive,     Kind::Transfer,  Kind::Open,        Kind::Draw,
          Kind::Outcome,     Kind::WasteHeld, Kind::Waste,       Kind::WasteUnwitnessed,
          Kind::Countersign, Kind::Finish,    Kind::Breakage,    Kind::CountStart,
          Kind::Count,       Kind::Reveal,    Kind::Discrepancy, Kind::DiscrepancyDecision,
          Kind::Destroy,     Kind::Handover,  Kind::Return,      Kind::TransferOut,
          Kind::Correct,     Kind::Void,      Kind::Close,       Kind::Custody}) {
        EXPECT_EQ(kinds.count(kind), 1U) << word_of(kind);
    }
    for (const Irregularity code :
         {Irregularity::NotOpened, Irregularity::Overdrawn, Irregularity::AfterFinish,
          Irregularity::SingleUseReused, Irregularity::NoWitness, Irregularity::LabelDiffers}) {
        EXPECT_EQ(irregular.count(code), 1U) << word_of(code);
    }
}

}  // namespace
}  // namespace vialog::domain
