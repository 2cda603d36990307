// SPDX-License-Identifier: Apache-2.0
// The one JSON form that is stored and signed: RFC 8785 output restricted to our profile. Reading
// accepts that form byte for byte and nothing else, so reading, writing and comparing is one pass.
#pragma once

#include "base/result.h"

#include <concepts>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace vialog::base {

// A value being written. Members may be added in any order; they are kept sorted by name (ASCII, so
// byte order). Texts are written as they are: whoever stores them has them checked by
// check_stored_text, and reading refuses what it would refuse.
class Json final {
  public:
    using Array = std::vector<Json>;
    using Object = std::vector<std::pair<std::string, Json>>;

    // Implicit, so that members are written as plain values. Truth values are taken as bool alone:
    // an unsigned number or a pointer would otherwise become `true` without a word.
    Json() : m_value(Object{}) {}
    template <std::same_as<bool> Truth>
    Json(Truth value) : m_value(value) {}
    template <std::signed_integral Integer>
    Json(Integer value) : m_value(std::int64_t{value}) {}
    Json(std::string value) : m_value(std::move(value)) {}
    Json(std::string_view value) : m_value(std::string(value)) {}
    Json(const char* value) : m_value(std::string(value)) {}
    Json(Array value) : m_value(std::move(value)) {}

    [[nodiscard]] static Json object() { return {}; }
    [[nodiscard]] static Json array() { return Json(Array{}); }

    // For an object: adds a member. Our bug otherwise: a name that was added before, or one that is
    // not ^[a-z][a-z0-9_]{0,31}$.
    Json& set(std::string name, Json value);
    // For an array: adds an element.
    Json& push(Json value);

    // The canonical form, on one line, without a line break at its end. An integer beyond
    // +-(2^53 - 1) is our bug.
    [[nodiscard]] std::string print() const;
    // Two blanks of indentation, for a person's eyes (--json of the command line).
    [[nodiscard]] std::string print_indented() const;

  private:
    void print_to(std::string& out, int indent) const;

    std::variant<bool, std::int64_t, std::string, Array, Object> m_value;
};

// A value read. It points into the text it was read from where no escape stands in a string; the
// text and the JsonDocument must outlive it.
class JsonView final {
  public:
    struct Member;
    using Array = std::span<const JsonView>;
    using Object = std::span<const Member>;

    [[nodiscard]] const bool* boolean() const { return std::get_if<bool>(&m_value); }
    [[nodiscard]] const std::int64_t* integer() const {
        return std::get_if<std::int64_t>(&m_value);
    }
    [[nodiscard]] const std::string_view* string() const {
        return std::get_if<std::string_view>(&m_value);
    }
    [[nodiscard]] const Array* array() const { return std::get_if<Array>(&m_value); }
    [[nodiscard]] const Object* object() const { return std::get_if<Object>(&m_value); }
    // The member of that name, or null (also where this is no object).
    [[nodiscard]] const JsonView* find(std::string_view name) const;

  private:
    friend class JsonReader;
    std::variant<bool, std::int64_t, std::string_view, Array, Object> m_value;
};

struct JsonView::Member {
    std::string_view name;
    JsonView value;
};

// Owns what a parsed text needs. Reusable: parsing again drops the values of before and keeps the
// memory.
class JsonDocument final {
  public:
    JsonDocument() = default;
    JsonDocument(const JsonDocument&) = delete;  // its values point into itself
    JsonDocument& operator=(const JsonDocument&) = delete;

    // Refuses what is not the canonical form of the profile: blanks, member names not
    // ^[a-z][a-z0-9_]{0,31}$, unsorted or equal names, null, fractions, exponents, -0, numbers
    // beyond +-(2^53 - 1), escapes that need not be, texts that check_stored_text refuses, strings
    // over 4,096 bytes, depth over 6, anything after the value.
    [[nodiscard]] Parsed<const JsonView*> parse(std::string_view text);

  private:
    friend class JsonReader;
    JsonView m_root;
    std::deque<std::vector<JsonView>> m_arrays;
    std::deque<std::vector<JsonView::Member>> m_objects;
    std::deque<std::string> m_unescaped;
    std::size_t m_arrays_used = 0;
    std::size_t m_objects_used = 0;
    std::size_t m_unescaped_used = 0;
};

}  // namespace vialog::base
