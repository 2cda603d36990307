// SPDX-License-Identifier: Apache-2.0
// The walk over a structure's members: what is missing, what does not belong, what stops it.
#include "journal/member_reader.h"

#include "journal/house_members.h"
#include "journal/structure_form.h"

#include <gtest/gtest.h>

namespace vialog::journal {

namespace {

// A structure with a member of each presence.
struct Sample {
    std::int64_t first = 0;
    std::optional<std::int64_t> maybe;
    std::vector<std::int64_t> numbers;
    bool odd = false;
    domain::Quantity quantity;
};

void members(auto& visit, Of<Sample> auto& it) {
    visit.required("first", it.first, from_zero);
    visit.optional("maybe", it.maybe, from_zero);
    visit.any_number("numbers", it.numbers, from_zero);
    visit.flag("odd", it.odd);
    visit.quantity("taken", it.quantity);
}

std::string finding_in(std::string_view json) {
    base::JsonDocument document;
    const auto root = document.parse(json);
    EXPECT_TRUE(root.has_value()) << json;
    Sample sample;
    Problem problem;
    MemberReader reader(*(*root)->object(), problem);
    members(reader, sample);
    if (reader.finish()) {
        return "read";
    }
    const auto refusal = problem.refusal();
    return std::string(refusal.rule) + " " + refusal.figures.at(0).second;
}

}  // namespace

TEST(MemberReader, ReadsWithAndWithoutTheOptionalMembers) {
    EXPECT_EQ(finding_in(R"({"first":1,"taken_ul":2})"), "read");
    EXPECT_EQ(finding_in(R"({"first":1,"maybe":2,"numbers":[3],"odd":true,"taken_units":2})"),
              "read");
}

TEST(MemberReader, NamesTheMissingMember) {
    EXPECT_EQ(finding_in(R"({"maybe":2,"taken_ul":2})"), "member-missing first");
    EXPECT_EQ(finding_in(R"({"first":2,"maybe":2})"), "member-missing taken_ul");
    EXPECT_EQ(finding_in("{}"), "member-missing first");
}

TEST(MemberReader, NamesTheMemberThatDoesNotBelong) {
    EXPECT_EQ(finding_in(R"({"alien":0,"first":1,"taken_ul":2})"), "member-unknown alien");
    EXPECT_EQ(finding_in(R"({"first":1,"last":1,"taken_ul":2})"), "member-unknown last");
    EXPECT_EQ(finding_in(R"({"first":1,"taken_ul":2,"zeta":1})"), "member-unknown zeta");
    EXPECT_EQ(finding_in(R"({"first":1,"taken_ml":2})"), "member-unknown taken_ml");
    EXPECT_EQ(finding_in(R"({"first":1,"taken":2})"), "member-unknown taken");
    EXPECT_EQ(finding_in(R"({"first":1,"taken_ul":2,"taken_units":2})"),
              "member-unknown taken_units");
}

TEST(MemberReader, KeepsTheFirstProblem) {
    EXPECT_EQ(finding_in(R"({"first":-1,"maybe":-2,"zeta":1})"), "member-malformed first");
    EXPECT_EQ(finding_in(R"({"first":1,"numbers":[1,-1,"x"],"taken_ul":-1})"),
              "member-malformed numbers[1]");
}

// One meaning has one byte string: what says nothing is not written.
TEST(MemberReader, RefusesWhatSaysNothing) {
    EXPECT_EQ(finding_in(R"({"first":1,"numbers":[],"taken_ul":2})"), "member-malformed numbers");
    EXPECT_EQ(finding_in(R"({"first":1,"odd":false,"taken_ul":2})"), "member-malformed odd");
}

TEST(MemberReader, RefusesMembersOfAnotherType) {
    EXPECT_EQ(finding_in(R"({"first":"1","taken_ul":2})"), "member-malformed first");
    EXPECT_EQ(finding_in(R"({"first":1,"numbers":{},"taken_ul":2})"), "member-malformed numbers");
    EXPECT_EQ(finding_in(R"({"first":1,"odd":1,"taken_ul":2})"), "member-malformed odd");
    EXPECT_EQ(finding_in(R"({"first":1,"taken_ul":[2]})"), "member-malformed taken_ul");
}

}  // namespace vialog::journal
