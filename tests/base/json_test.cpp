// SPDX-License-Identifier: Apache-2.0
// Writing the stored form; the expected texts were written by Python:
// json.dumps(value, sort_keys=True, separators=(',', ':'), ensure_ascii=False).
#include "base/json.h"

#include <gtest/gtest.h>

#include <type_traits>

namespace vialog::base {
namespace {

static_assert(std::is_constructible_v<Json, int>);
static_assert(std::is_constructible_v<Json, std::int64_t>);
static_assert(!std::is_constructible_v<Json, std::uint64_t>, "would not fit, or become true");
static_assert(!std::is_constructible_v<Json, const void*>, "would become true");
static_assert(!std::is_copy_constructible_v<JsonDocument>, "its values point into itself");

TEST(Json, IsAnEmptyObjectAtFirst) {
    EXPECT_EQ(Json().print(), "{}");
    EXPECT_EQ(Json::object().print(), "{}");
    EXPECT_EQ(Json::array().print(), "[]");
}

TEST(Json, SortsMembersByTheirBytes) {
    Json json;
    json.set("seq", 7).set("kind", "waste").set("kind_2", true).set("kind2", false).set("by", -1);

    EXPECT_EQ(json.print(), R"({"by":-1,"kind":"waste","kind2":false,"kind_2":true,"seq":7})");
}

TEST(Json, NestsObjectsAndArrays) {
    Json amounts = Json::array();
    amounts.push(250).push(Json::object().set("ul", 0)).push(Json::array());
    Json json;
    json.set("amounts", std::move(amounts));

    EXPECT_EQ(json.print(), R"({"amounts":[250,{"ul":0},[]]})");
}

TEST(Json, WritesTheLargestNumbersInFull) {
    Json json = Json::array();
    json.push(9'007'199'254'740'991).push(-9'007'199'254'740'991).push(0);

    EXPECT_EQ(json.print(), "[9007199254740991,-9007199254740991,0]");
}

TEST(Json, EscapesOnlyWhatMustBe) {
    EXPECT_EQ(Json("say \"\\\" / \xC3\xA9").print(), "\"say \\\"\\\\\\\" / \xC3\xA9\"");
}

TEST(Json, EscapesControlsAsRfc8785Does) {
    EXPECT_EQ(Json(std::string("\b\t\n\f\r\x01\x1F\x7F\0", 9)).print(),
              "\"\\b\\t\\n\\f\\r\\u0001\\u001f\x7F\\u0000\"");
}

TEST(Json, IsIndentedForAPerson) {
    Json json;
    json.set("on_hand", Json::array().push(1).push(2))
        .set("empty", Json::array())
        .set("none", Json());

    EXPECT_EQ(json.print_indented(), R"({
  "empty": [],
  "none": {},
  "on_hand": [
    1,
    2
  ]
})");
}

TEST(JsonDeathTest, TakesAMemberOnceOnly) {
    Json json;
    json.set("ul", 1);

    EXPECT_DEATH(json.set("ul", 2), "set once only");
}

TEST(JsonDeathTest, TakesNoNameThatReadingWouldRefuse) {
    Json json;

    EXPECT_DEATH(json.set("", 1), "lower-case ASCII");
    EXPECT_DEATH(json.set("Ul", 1), "lower-case ASCII");
    EXPECT_DEATH(json.set("1ul", 1), "lower-case ASCII");
    EXPECT_DEATH(json.set("_ul", 1), "lower-case ASCII");
    EXPECT_DEATH(json.set("volume-ul", 1), "lower-case ASCII");
    EXPECT_DEATH(json.set("\xC2\xB5l", 1), "lower-case ASCII");
    EXPECT_DEATH(json.set(std::string(33, 'a'), 1), "at most 32");
}

TEST(JsonDeathTest, WritesNoNumberThatIsNotExactEverywhere) {
    EXPECT_DEATH(static_cast<void>(Json(9'007'199'254'740'992).print()), "within 2\\^53 - 1");
    EXPECT_DEATH(static_cast<void>(Json(-9'007'199'254'740'992).print()), "within 2\\^53 - 1");
}

TEST(JsonDeathTest, DoesNotTakeOneKindForAnother) {
    Json array = Json::array();
    Json object;

    EXPECT_DEATH(array.set("ul", 1), "set on an object");
    EXPECT_DEATH(object.push(1), "pushed to an array");
}

}  // namespace
}  // namespace vialog::base
