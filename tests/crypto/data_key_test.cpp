// SPDX-License-Identifier: Apache-2.0
// Data keys: the example of schemas/key-file.md section 2, made by key_file_reference.py.
#include "crypto/data_key.h"

#include "crypto/known_bytes.h"

#include <gtest/gtest.h>

#include <string>

namespace vialog::crypto {
namespace {

constexpr std::string_view origin = "clinic.example/ket";
constexpr std::string_view check_of_the_example =
    "aa8ac52b728a37d9f0de95ad936c8b6b91a9a2f555ea6f6ca13647d8f6e13863";
constexpr std::string_view wrapped_of_the_example =
    "4ad4762d09cfb600c5f56e6fe3164078a69d9df33384c7ff83c1c25c95b8576a"
    "39f5f3a561ec14441507d37a87f78620f8f08341be568f19bccd3983dad5cc9e"
    "50e4de31ee34a6616c0045669c220861";
constexpr std::string_view disclosure =
    "WyJBQUVDQXdRRkJnY0lDUW9MREEwT0R3IiwibmFtZSIsIkphbmUgUm9lIl0";
constexpr std::string_view sealed_of_the_example =
    "bf920fffe34592a4a90d5a6360f0d1122aa9f1184670aafb85a6acc9ba48fcbddf58ae1e9bc43b21cd2833bd107d77"
    "7d"
    "0c3c8fec0f15c856338d47e45deb121efc53c84e8450d3a7e2a557b7b892d0b14adb1a1ee99e2beb1aac30bdf7e056"
    "dc"
    "d7194f";

constexpr DataKeyPlace first_epoch{.origin = origin, .epoch = 1};
constexpr DisclosurePlace place{.origin = origin, .seq = 41, .number = 0};

struct Example {
    SeededRandom random{base::as_bytes("sealed identities")};
    BoxKey person = BoxKey::generate(random);
    DataKey key = DataKey::generate(random);
};

TEST(DataKey, IsCheckedWrappedAndUsedAsInTheExample) {
    Example example;

    EXPECT_EQ(base::to_hex(example.key.check()), check_of_the_example);
    EXPECT_EQ(
        base::to_hex(example.key.wrap(example.person.public_key(), first_epoch, example.random)),
        wrapped_of_the_example);
    EXPECT_EQ(base::to_hex(example.key.seal_disclosure(disclosure, place, example.random)),
              sealed_of_the_example);
}

TEST(DataKey, IsUnwrappedByThePersonItWasWrappedTo) {
    const Example example;

    const auto key = DataKey::unwrap(example.person, from_hex(wrapped_of_the_example), first_epoch,
                                     example.key.check());

    ASSERT_TRUE(key.has_value());
    EXPECT_EQ(key->open_disclosure(from_hex(sealed_of_the_example), place).value(), disclosure);
}

TEST(DataKey, IsNotUnwrappedByAnotherPersonOrForAnotherPlace) {
    Example example;
    const BoxKey other = BoxKey::generate(example.random);
    const base::Bytes wrapped = from_hex(wrapped_of_the_example);
    const base::Digest check = example.key.check();

    EXPECT_FALSE(DataKey::unwrap(other, wrapped, first_epoch, check).has_value());
    EXPECT_FALSE(DataKey::unwrap(example.person, wrapped, {.origin = origin, .epoch = 2}, check));
    EXPECT_FALSE(DataKey::unwrap(example.person, wrapped,
                                 {.origin = "clinic.example/other", .epoch = 1}, check));
}

TEST(DataKey, ThatNobodyElseHasIsNotTaken) {
    Example example;
    const DataKey another = DataKey::generate(example.random);
    const base::Bytes wrapped =
        another.wrap(example.person.public_key(), first_epoch, example.random);

    const auto unwrapped =
        DataKey::unwrap(example.person, wrapped, first_epoch, example.key.check());

    ASSERT_FALSE(unwrapped.has_value());
    EXPECT_EQ(unwrapped.error(), OpenFailure::WrongKeyOrDamaged);
}

TEST(DataKey, OfAnotherLengthIsMalformed) {
    Example example;
    const std::string context = "vialog/data-key@v1\nclinic.example/ket\n1\n";
    const base::Bytes wrapped = seal_to(example.person.public_key(), base::Bytes(31),
                                        base::as_bytes(context), example.random);

    EXPECT_EQ(DataKey::unwrap(example.person, wrapped, first_epoch, example.key.check()).error(),
              OpenFailure::Malformed);
}

TEST(DataKey, IsTheSameWhenItsBytesArePassedOn) {
    const Example example;
    const DataKey passed_on = DataKey::from_bytes(example.key.bytes());

    EXPECT_EQ(passed_on.check(), example.key.check());
    EXPECT_EQ(base::to_hex(passed_on.bytes()),
              "ded47e0835d92a00db3f31c351f61906b502ac99fbdac56e3868938f877fb5eb");
    EXPECT_EQ(passed_on.open_disclosure(from_hex(sealed_of_the_example), place).value(),
              disclosure);
}

TEST(DataKeyDeathTest, HasThirtyTwoBytes) {
    EXPECT_DEATH(static_cast<void>(DataKey::from_bytes(base::Bytes(31))), "32 bytes");
    EXPECT_DEATH(static_cast<void>(DataKey::from_bytes({})), "32 bytes");
}

TEST(Disclosure, DoesNotOpenInAnotherPlace) {
    const Example example;
    const base::Bytes sealed = from_hex(sealed_of_the_example);

    EXPECT_FALSE(example.key.open_disclosure(sealed, {.origin = origin, .seq = 42, .number = 0}));
    EXPECT_FALSE(example.key.open_disclosure(sealed, {.origin = origin, .seq = 41, .number = 1}));
    EXPECT_FALSE(example.key.open_disclosure(sealed, {.origin = origin, .seq = 4, .number = 10}));
    EXPECT_FALSE(
        example.key.open_disclosure(sealed, {.origin = "clinic.example", .seq = 41, .number = 0}));
}

TEST(Disclosure, DoesNotOpenUnderAnotherKeyOrWhenDamaged) {
    Example example;
    const DataKey next = DataKey::generate(example.random);
    const base::Bytes sealed = from_hex(sealed_of_the_example);

    EXPECT_FALSE(next.open_disclosure(sealed, place).has_value());
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        EXPECT_FALSE(example.key.open_disclosure(with_bit_flipped(sealed, i, 1), place)) << i;
    }
    EXPECT_EQ(example.key.open_disclosure({}, place).error(), OpenFailure::Malformed);
}

TEST(DataKeyDeathTest, IsWrappedForAnEpochFromOneOnly) {
    Example example;

    EXPECT_DEATH(static_cast<void>(example.key.wrap(
                     example.person.public_key(), {.origin = origin, .epoch = 0}, example.random)),
                 "counted from 1");
    EXPECT_DEATH(static_cast<void>(example.key.seal_disclosure(
                     disclosure, {.origin = origin, .seq = -1, .number = 0}, example.random)),
                 "not negative");
}

}  // namespace
}  // namespace vialog::crypto
