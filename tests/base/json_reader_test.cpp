// SPDX-License-Identifier: Apache-2.0
// Reading accepts the stored form byte for byte; each other text with the same meaning is refused.
#include "base/json.h"
#include "base/text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <ostream>

namespace vialog::base {
namespace {

// Nests arrays `depth` deep in the object that begins the text, which is the first of them.
std::string nested(int depth) {
    const auto arrays = static_cast<std::size_t>(depth - 1);
    return "{\"a\":" + std::string(arrays, '[') + (depth == 1 ? "0" : "") +
           std::string(arrays, ']') + "}";
}

TEST(JsonReader, ReadsEveryKindOfValue) {
    JsonDocument document;

    const auto parsed =
        document.parse(R"({"amount_ul":-250,"by":["u07",true,{"id":0}],"late":false,"text":"a"})");

    ASSERT_TRUE(parsed) << parsed.error().what;
    const JsonView& root = **parsed;
    ASSERT_NE(root.object(), nullptr);
    EXPECT_EQ(root.object()->size(), 4U);
    EXPECT_EQ(root.object()->front().name, "amount_ul");
    EXPECT_EQ(*root.find("amount_ul")->integer(), -250);
    EXPECT_FALSE(*root.find("late")->boolean());
    EXPECT_EQ(*root.find("text")->string(), "a");
    const JsonView::Array& by = *root.find("by")->array();
    ASSERT_EQ(by.size(), 3U);
    EXPECT_EQ(*by[0].string(), "u07");
    EXPECT_TRUE(*by[1].boolean());
    EXPECT_EQ(*by[2].find("id")->integer(), 0);
}

TEST(JsonReader, AnswersNullForWhatAValueIsNot) {
    JsonDocument document;
    const JsonView& root = **document.parse(R"({"a":1})");
    const JsonView& number = *root.find("a");

    EXPECT_EQ(number.string(), nullptr);
    EXPECT_EQ(number.boolean(), nullptr);
    EXPECT_EQ(number.array(), nullptr);
    EXPECT_EQ(number.object(), nullptr);
    EXPECT_EQ(number.find("a"), nullptr);
    EXPECT_EQ(root.integer(), nullptr);
    EXPECT_EQ(root.find("b"), nullptr);
}

TEST(JsonReader, TakesEscapesOutOfAText) {
    JsonDocument document;

    const auto parsed = document.parse(R"({"a":"say \"no\" \\ ","b":"\\","c":"\"\""})");

    ASSERT_TRUE(parsed) << parsed.error().what;
    EXPECT_EQ(*(*parsed)->find("a")->string(), R"(say "no" \ )");
    EXPECT_EQ(*(*parsed)->find("b")->string(), "\\");
    EXPECT_EQ(*(*parsed)->find("c")->string(), "\"\"");
}

TEST(JsonReader, PointsIntoTheTextWhereNoEscapeStands) {
    const std::string text = R"({"a":"LOT-A"})";
    JsonDocument document;

    const auto parsed = document.parse(text);

    EXPECT_EQ((*parsed)->find("a")->string()->data(), text.data() + 6);
}

TEST(JsonReader, DropsTheValuesOfTheTextBefore) {
    JsonDocument document;
    ASSERT_TRUE(document.parse(R"({"a":[1,2,3],"b":{"c":"\\"}})"));

    const auto parsed = document.parse(R"({"a":[4]})");

    ASSERT_TRUE(parsed);
    EXPECT_EQ((*parsed)->object()->size(), 1U);
    ASSERT_EQ((*parsed)->find("a")->array()->size(), 1U);
    EXPECT_EQ(*(*parsed)->find("a")->array()->front().integer(), 4);
}

TEST(JsonReader, KeepsEarlierValuesWhereManyFollow) {
    std::string text = "{\"a\":[";
    for (int i = 0; i < 500; ++i) {
        text += "[1,{\"b\":\"\\\\\"}],";
    }
    text += "[7]]}";
    JsonDocument document;

    const auto parsed = document.parse(text);

    ASSERT_TRUE(parsed) << parsed.error().what;
    const JsonView::Array& elements = *(*parsed)->find("a")->array();
    ASSERT_EQ(elements.size(), 501U);
    EXPECT_EQ(*(*elements.front().array())[1].find("b")->string(), "\\");
    EXPECT_EQ(*elements.back().array()->front().integer(), 7);
}

TEST(JsonReader, ReadsUpToItsLimits) {
    JsonDocument document;

    EXPECT_TRUE(document.parse("{}"));
    EXPECT_TRUE(document.parse(nested(6)));
    EXPECT_TRUE(document.parse(R"({"a":9007199254740991,"b":-9007199254740991})"));
    EXPECT_TRUE(document.parse("{\"" + std::string(32, 'a') + "\":0}"));
    EXPECT_TRUE(document.parse("{\"a\":\"" + std::string(4096, 'a') + "\"}"));
    EXPECT_TRUE(document.parse("{\"a\":\"" + std::string(4094, 'a') + "\xC3\xA9\"}"));
    // 4,096 bytes are counted as read, not as escaped.
    EXPECT_TRUE(document.parse("{\"a\":\"" + std::string(4095, 'a') + "\\\\\"}"));
}

TEST(JsonReader, RefusesWhatLiesBeyondItsLimits) {
    JsonDocument document;

    EXPECT_FALSE(document.parse(nested(7)));
    EXPECT_FALSE(document.parse(R"({"a":{"a":{"a":{"a":{"a":{"a":{}}}}}}})"));
    EXPECT_FALSE(document.parse(nested(30'000)));
    EXPECT_FALSE(document.parse(R"({"a":9007199254740992})"));
    EXPECT_FALSE(document.parse(R"({"a":-9007199254740992})"));
    EXPECT_FALSE(document.parse(R"({"a":18446744073709551617})"));
    EXPECT_FALSE(document.parse("{\"a\":" + std::string(400, '9') + "}"));
    EXPECT_FALSE(document.parse("{\"" + std::string(33, 'a') + "\":0}"));
    EXPECT_FALSE(document.parse("{\"a\":\"" + std::string(4097, 'a') + "\"}"));
    EXPECT_FALSE(document.parse("{\"a\":\"" + std::string(4096, 'a') + "\\\\\"}"));
}

struct Refusal {
    std::string_view text;
    std::size_t offset;
};

void PrintTo(const Refusal& parameter, std::ostream* out) {
    *out << testing::PrintToString(parameter.text);
}

class RefusedJson : public testing::TestWithParam<Refusal> {};

TEST_P(RefusedJson, IsRefusedWhereItGoesWrong) {
    JsonDocument document;

    const auto parsed = document.parse(GetParam().text);

    ASSERT_FALSE(parsed) << GetParam().text;
    EXPECT_EQ(parsed.error().offset, GetParam().offset) << parsed.error().what;
}

INSTANTIATE_TEST_SUITE_P(
    Shape, RefusedJson,
    testing::Values(
        Refusal{"", 0}, Refusal{"[]", 0}, Refusal{"1", 0}, Refusal{"\"a\"", 0}, Refusal{"true", 0},
        Refusal{"{", 1}, Refusal{R"({"a")", 4}, Refusal{R"({"a":)", 5}, Refusal{R"({"a":1)", 6},
        Refusal{R"({"a":1,})", 7}, Refusal{R"({,"a":1})", 1}, Refusal{R"({"a":[1,]})", 8},
        Refusal{R"({"a":[1)", 7}, Refusal{R"({"a":[,1]})", 6}, Refusal{R"({"a":1]})", 6},
        Refusal{R"({"a":[1}})", 7}, Refusal{"{}{}", 2}, Refusal{"{}\n", 2}, Refusal{"{} ", 2},
        Refusal{" {}", 0}, Refusal{"{ }", 1}, Refusal{R"({"a": 1})", 5}, Refusal{R"({"a" :1})", 4},
        Refusal{R"({"a":1 })", 6}, Refusal{R"({"a":1, "b":2})", 7}, Refusal{R"({"a":[ ]})", 6},
        Refusal{"{\t}", 1}, Refusal{"\xEF\xBB\xBF{}", 0},  // a byte order mark
        Refusal{R"({"a":null})", 5}, Refusal{R"({"a":True})", 5}, Refusal{R"({"a":tru})", 5},
        Refusal{R"({"a":falsey})", 10}, Refusal{R"({"a":undefined})", 5},
        Refusal{R"({"a":'b'})", 5}, Refusal{R"({a:1})", 1}, Refusal{R"({"a":1/**/})", 6},
        Refusal{std::string_view("{\0}", 3), 1}, Refusal{std::string_view("{\"a\":\0}", 7), 5},
        Refusal{std::string_view("{}\0", 3), 2}));

INSTANTIATE_TEST_SUITE_P(
    Names, RefusedJson,
    testing::Values(Refusal{R"({"a":1,"a":2})", 7},  // twice: a reader may take either
                    Refusal{R"({"a":1,"b":2,"b":2})", 13},
                    Refusal{R"({"b":1,"a":2})", 7},  // unsorted
                    Refusal{R"({"kind_2":1,"kind2":2})", 12}, Refusal{R"({"":1})", 2},
                    Refusal{R"({"Ul":1})", 2}, Refusal{R"({"uL":1})", 3}, Refusal{R"({"1a":1})", 2},
                    Refusal{R"({"_a":1})", 2}, Refusal{R"({"a-b":1})", 3},
                    Refusal{R"({"a b":1})", 3}, Refusal{R"({"\u0061":1})", 2},
                    Refusal{R"({"a\u0062":1})", 3}, Refusal{"{\"caf\xC3\xA9\":1}", 5},
                    Refusal{R"({"a":{"b":1,"b":1}})", 12}));

INSTANTIATE_TEST_SUITE_P(Numbers, RefusedJson,
                         testing::Values(Refusal{R"({"a":1.0})", 6}, Refusal{R"({"a":1.5})", 6},
                                         Refusal{R"({"a":1e2})", 6}, Refusal{R"({"a":1E2})", 6},
                                         Refusal{R"({"a":-0})", 5}, Refusal{R"({"a":-0.0})", 5},
                                         Refusal{R"({"a":+1})", 5}, Refusal{R"({"a":01})", 5},
                                         Refusal{R"({"a":00})", 5}, Refusal{R"({"a":-01})", 5},
                                         Refusal{R"({"a":.5})", 5}, Refusal{R"({"a":-})", 6},
                                         Refusal{R"({"a":--1})", 6}, Refusal{R"({"a":0x1})", 6},
                                         Refusal{R"({"a":1_000})", 6}, Refusal{R"({"a":NaN})", 5},
                                         Refusal{R"({"a":Infinity})", 5},
                                         Refusal{"{\"a\":\xEF\xBC\x91}", 5}));

INSTANTIATE_TEST_SUITE_P(
    Texts, RefusedJson,
    testing::Values(Refusal{R"({"a":"b)", 7}, Refusal{R"({"a":"\)", 6}, Refusal{R"({"a":"b\")", 9},
                    Refusal{R"({"a":"\u0041"})", 6},  // A, which needs no escape
                    Refusal{R"({"a":"\u0022"})", 6},  // a quotation mark, whose escape is \"
                    Refusal{R"({"a":"\u005c"})", 6}, Refusal{R"({"a":"\/"})", 6},
                    Refusal{R"({"a":"\n"})", 6}, Refusal{R"({"a":"\u000a"})", 6},
                    Refusal{R"({"a":"\ud83d\ude00"})", 6}, Refusal{R"({"a":"\ud800"})", 6},
                    Refusal{R"({"a":"\x41"})", 6}, Refusal{R"({"a":"\'"})", 6},
                    Refusal{"{\"a\":\"b\nc\"}", 7}, Refusal{"{\"a\":\"b\tc\"}", 7},
                    Refusal{"{\"a\":\"\x7F\"}", 6},
                    Refusal{std::string_view("{\"a\":\"\0\"}", 9), 6},
                    Refusal{"{\"a\":\"cafe\xCC\x81\"}", 9},    // e-acute in two characters
                    Refusal{"{\"a\":\"\\\"e\xCC\x81\"}", 8},   // the same behind an escape
                    Refusal{"{\"a\":\"x\xE2\x80\xAEy\"}", 7},  // right-to-left override
                    Refusal{"{\"a\":\"\xE2\x81\xA7\"}", 6},    // an isolate
                    Refusal{"{\"a\":\"\xE2\x80\xA8\"}", 6},    // line separator
                    Refusal{"{\"a\":\"\xEF\xBB\xBF\"}", 6},    // a byte order mark inside
                    Refusal{"{\"a\":\"\xC2\x85\"}", 6},        // a C1 control
                    Refusal{"{\"a\":\"\xEF\xBF\xBF\"}", 6},    // a noncharacter
                    Refusal{"{\"a\":\"\xC0\xAF\"}", 6},        // overlong
                    Refusal{"{\"a\":\"\xED\xA0\x80\"}", 6},    // a surrogate
                    Refusal{"{\"a\":\"\xC3\"}", 6}, Refusal{"{\"a\":\"caf\xE9\"}", 9}));

TEST(JsonReader, LeavesNoValueOfARefusedText) {
    JsonDocument document;

    ASSERT_FALSE(document.parse(R"({"a":[1,2],"b":})"));

    const auto parsed = document.parse(R"({"c":[]})");
    ASSERT_TRUE(parsed);
    EXPECT_EQ((*parsed)->find("a"), nullptr);
    EXPECT_TRUE((*parsed)->find("c")->array()->empty());
}

// Any value the profile admits, `depth` more levels deep.
rc::Gen<Json> any_json(int depth);

rc::Gen<std::string> any_text() {
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
                            "a", "Z", "0", " ", "\"", "\\", "/", "\xC3\xA9", "\xC2\xB5",
                            "\xE2\x80\x94", "\xF0\x9F\x92\x89", "LOT-A", "{", "}", "[", ",", ":")),
                        [](const std::vector<std::string>& pieces) {
                            std::string text;
                            for (const std::string& piece : pieces) {
                                text += piece;
                            }
                            return text;
                        });
}

rc::Gen<Json> any_object(int depth) {
    return rc::gen::exec([depth] {
        Json json;
        for (const char* name : {"zeta", "alpha", "kind_2", "kind2", "m"}) {
            if (*rc::gen::arbitrary<bool>()) {
                json.set(name, *any_json(depth - 1));
            }
        }
        return json;
    });
}

rc::Gen<Json> any_array(int depth) {
    return rc::gen::exec([depth] {
        Json json = Json::array();
        for (int left = *rc::gen::inRange(0, 4); left > 0; --left) {
            json.push(*any_json(depth - 1));
        }
        return json;
    });
}

rc::Gen<Json> any_json(int depth) {
    return rc::gen::exec([depth]() -> Json {
        switch (*rc::gen::inRange(0, depth > 0 ? 5 : 3)) {
            case 0:
                return Json(*rc::gen::arbitrary<bool>());
            case 1:
                return Json(
                    *rc::gen::inRange<std::int64_t>(-9'007'199'254'740'991, 9'007'199'254'740'992));
            case 2:
                return Json(*any_text());
            case 3:
                return *any_array(depth);
            default:
                return *any_object(depth);
        }
    });
}

// What was read, as a value to write.
Json rewritten(const JsonView& view) {
    if (const auto* truth = view.boolean()) {
        return Json(*truth);
    }
    if (const auto* number = view.integer()) {
        return Json(*number);
    }
    if (const auto* text = view.string()) {
        return Json(*text);
    }
    if (const auto* elements = view.array()) {
        Json json = Json::array();
        for (const JsonView& element : *elements) {
            json.push(rewritten(element));
        }
        return json;
    }
    Json json;
    for (const JsonView::Member& member : *view.object()) {
        json.set(std::string(member.name), rewritten(member.value));
    }
    return json;
}

RC_GTEST_PROP(JsonReader, ReadsBackWhatWasWritten, ()) {
    const std::string text = (*any_object(5)).print();
    JsonDocument document;
    const auto parsed = document.parse(text);
    RC_ASSERT(parsed.has_value());
    RC_ASSERT(rewritten(**parsed).print() == text);
}

RC_GTEST_PROP(JsonReader, AcceptsNoTextThatWouldBeWrittenOtherwise, ()) {
    std::string text = (*any_object(3)).print();
    const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
    const auto byte = *rc::gen::arbitrary<char>();
    switch (*rc::gen::inRange(0, 3)) {
        case 0:
            text[at] = byte;
            break;
        case 1:
            text.insert(at, 1, byte);
            break;
        default:
            text.erase(at, 1);
            break;
    }
    JsonDocument document;
    const auto parsed = document.parse(text);
    RC_CLASSIFY(parsed.has_value(), "still canonical");
    if (parsed) {
        RC_ASSERT(rewritten(**parsed).print() == text);
    }
}

}  // namespace
}  // namespace vialog::base
