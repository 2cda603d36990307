// SPDX-License-Identifier: Apache-2.0
// A broken promise stops the program and says where and why.
#include "base/check.h"

#include <gtest/gtest.h>

namespace vialog::base {
namespace {

TEST(Check, LetsAKeptPreconditionPass) {
    expects(true, "one is one");

    SUCCEED();
}

TEST(Check, LetsAKeptPromisePass) {
    ensures(true, "one is one");

    SUCCEED();
}

TEST(CheckDeathTest, StopsAtABrokenPreconditionAndSaysWhereAndWhy) {
    EXPECT_DEATH(expects(false, "the vial is open"),
                 "precondition broken at .*check_test.cpp:[0-9]+: the vial is open");
}

TEST(CheckDeathTest, StopsAtABrokenPromiseAndSaysWhereAndWhy) {
    EXPECT_DEATH(ensures(false, "postings sum to zero"),
                 "promise broken at .*check_test.cpp:[0-9]+: postings sum to zero");
}

}  // namespace
}  // namespace vialog::base
