// SPDX-License-Identifier: Apache-2.0
// The place of a session in its series.
#include "domain/series.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace vialog::domain {
namespace {

TEST(Session, IsOneOfItsSeries) {
    const Session session = Session::parse("3 of 6").value();

    EXPECT_EQ(session.number(), 3);
    EXPECT_EQ(session.of(), 6);
    EXPECT_FALSE(session.is_last());
    EXPECT_EQ(session.text(), "3 of 6");
}

TEST(Session, MayBeTheOnlyOneOrTheLast) {
    EXPECT_TRUE(Session::from_numbers(1, 1).value().is_last());
    EXPECT_TRUE(Session::from_numbers(999, 999).value().is_last());
}

TEST(Session, RefusesNumbersOutsideTheSeries) {
    EXPECT_FALSE(Session::from_numbers(0, 6));
    EXPECT_FALSE(Session::from_numbers(7, 6));
    EXPECT_FALSE(Session::from_numbers(-1, 6));
    EXPECT_FALSE(Session::from_numbers(1, 0));
    EXPECT_FALSE(Session::from_numbers(1, 1000));
    EXPECT_FALSE(Session::from_numbers(1, -6));
}

TEST(Session, RefusesOtherTexts) {
    for (const char* text : {"", "3", "3/6", "3of6", "3 of", " of 6", "3 of 6 ", "3  of 6",
                             "03 of 6", "3.0 of 6", "three of six", "3 of 6 of 9", "7 of 6"}) {
        EXPECT_FALSE(Session::parse(text)) << text;
    }
}

RC_GTEST_PROP(Session, ReadsBackWhatItPrints, ()) {
    const auto of = *rc::gen::inRange(1, 1000);
    const auto number = *rc::gen::inRange(1, of + 1);
    const Session session = Session::from_numbers(number, of).value();

    RC_ASSERT(Session::parse(session.text()).value() == session);
}

}  // namespace
}  // namespace vialog::domain
