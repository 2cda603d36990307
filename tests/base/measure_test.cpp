// SPDX-License-Identifier: Apache-2.0
// Amounts of one dimension add up or say that they cannot; names of things only compare.
#include "base/measure.h"

#include <gtest/gtest.h>

#include <concepts>
#include <limits>
#include <type_traits>
#include <unordered_set>

namespace vialog::base {
namespace {

struct VolumeTag {};
struct MassTag {};
using Volume = Measure<VolumeTag>;
using Mass = Measure<MassTag>;
using ContainerId = Tagged<struct ContainerTag>;
using EntryNumber = Tagged<struct EntryTag>;

constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();

template <typename A, typename B>
concept CanBeAddedByOperator = requires(A a, B b) {
    a + b;
};
template <typename A, typename B>
concept CanBeAdded = requires(A a, B b) {
    add(a, b);
};

static_assert(!std::is_convertible_v<std::int64_t, Volume>, "an amount is named by its factory");
static_assert(!std::is_convertible_v<Volume, std::int64_t>, "an amount does not decay to a number");
static_assert(!std::is_convertible_v<Volume, Mass>, "volumes are not masses");
static_assert(!std::is_convertible_v<ContainerId, EntryNumber>, "containers are not entries");
static_assert(!std::equality_comparable_with<ContainerId, EntryNumber>);
static_assert(!CanBeAdded<Volume, Mass>, "dimensions do not mix");
static_assert(CanBeAdded<Volume, Volume>);
static_assert(!CanBeAddedByOperator<Volume, Volume>,
              "a sum may not exist, so there is no operator");
static_assert(!CanBeAddedByOperator<ContainerId, ContainerId>, "a name cannot be added");

TEST(Measure, AddsAmountsOfOneDimension) {
    EXPECT_EQ(add(Volume(250), Volume(750)), Volume(1000));
}

TEST(Measure, SubtractsBelowZeroSinceABalanceMayBeNegative) {
    const auto rest = subtract(Volume(250), Volume(300));

    ASSERT_TRUE(rest);
    EXPECT_EQ(rest->units(), -50);
    EXPECT_TRUE(rest->is_negative());
}

TEST(Measure, HasNoSumBeyondTheRange) {
    EXPECT_EQ(add(Volume(highest), Volume(1)), std::nullopt);
    EXPECT_EQ(add(Volume(lowest), Volume(-1)), std::nullopt);
}

TEST(Measure, HasNoDifferenceBeyondTheRange) {
    EXPECT_EQ(subtract(Volume(lowest), Volume(1)), std::nullopt);
    EXPECT_EQ(subtract(Volume(0), Volume(lowest)), std::nullopt);
}

TEST(Measure, ReachesTheEndsOfTheRange) {
    EXPECT_EQ(add(Volume(highest - 1), Volume(1)), Volume(highest));
    EXPECT_EQ(subtract(Volume(lowest + 1), Volume(1)), Volume(lowest));
}

TEST(Measure, KnowsZeroFromANegativeAmount) {
    EXPECT_TRUE(Volume().is_zero());
    EXPECT_FALSE(Volume().is_negative());
    EXPECT_FALSE(Volume(-1).is_zero());
}

TEST(CheckedArithmetic, MultipliesWithinTheRangeOnly) {
    EXPECT_EQ(checked_multiply(250, 50'000), 12'500'000);
    EXPECT_EQ(checked_multiply(highest, 2), std::nullopt);
    EXPECT_EQ(checked_multiply(lowest, -1), std::nullopt);
}

TEST(Tagged, ComparesAndServesAsAKeyByItsNumber) {
    const std::unordered_set<ContainerId> known{ContainerId(17), ContainerId(18), ContainerId(17)};

    EXPECT_EQ(known.size(), 2U);
    EXPECT_LT(ContainerId(17), ContainerId(18));
    EXPECT_NE(ContainerId(17), ContainerId(18));
}

}  // namespace
}  // namespace vialog::base
