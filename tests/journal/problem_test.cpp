// SPDX-License-Identifier: Apache-2.0
// The place of a problem is told as a reader would write it.
#include "journal/problem.h"

#include "journal/finding_codes.h"

#include <gtest/gtest.h>

namespace vialog::journal {

namespace {

std::string figure(const domain::Refusal& refusal, std::string_view name) {
    for (const auto& [key, value] : refusal.figures) {
        if (key == name) {
            return value;
        }
    }
    return "no such figure";
}

}  // namespace

TEST(Problem, IsNotThereAtFirst) {
    EXPECT_FALSE(Problem().found());
}

TEST(Problem, NamesStructuresAndElementsFromTheOutside) {
    Problem problem;

    EXPECT_FALSE(problem.refuse(finding_member_malformed, "integer >= 0"));
    problem.within("ul");
    problem.within(std::size_t{2});
    problem.within("lines");
    problem.within("body");

    EXPECT_TRUE(problem.found());
    const auto refusal = problem.refusal();
    EXPECT_EQ(refusal.rule, "member-malformed");
    EXPECT_EQ(figure(refusal, "member"), "body.lines[2].ul");
    EXPECT_EQ(figure(refusal, "expected"), "integer >= 0");
}

TEST(Problem, PutsNoPointBeforeABracket) {
    Problem problem;

    problem.refuse(finding_member_malformed, "text 1..64");
    problem.within(std::size_t{10});
    problem.within("labels");

    EXPECT_EQ(figure(problem.refusal(), "member"), "labels[10]");
}

TEST(Problem, LeavesOutWhatWasExpectedWhereNothingWas) {
    Problem problem;

    problem.refuse(finding_member_unknown, "");
    problem.within("surprise");

    EXPECT_EQ(figure(problem.refusal(), "expected"), "no such figure");
}

}  // namespace vialog::journal
