// SPDX-License-Identifier: Apache-2.0
// Writing the stored JSON form: RFC 8785 for objects, arrays, texts, whole numbers, true and false.
#include "base/json.h"

#include "base/check.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace vialog::base {

namespace {

constexpr std::size_t longest_name = 32;
// RFC 8785 sec. 3.2.2.3 writes numbers as ECMAScript does, whose whole numbers are exact up to
// here.
constexpr std::int64_t largest_integer = (std::int64_t{1} << 53) - 1;

constexpr int on_one_line = -1;

// ^[a-z][a-z0-9_]{0,31}$
bool is_member_name(std::string_view name) {
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    return !name.empty() && name.size() <= longest_name && is_letter(name.front()) &&
           std::all_of(name.begin(), name.end(),
                       [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; });
}

void print_integer(std::string& out, std::int64_t value) {
    expects(value <= largest_integer && value >= -largest_integer,
            "an integer written as JSON lies within 2^53 - 1");
    std::array<char, 20> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    out.append(digits.data(), written.ptr);
}

// RFC 8785 sec. 3.2.2.2: the two-character escapes where JSON has them, \u00xx in lower case for
// the other controls, every other character as it is.
void print_string(std::string& out, std::string_view value) {
    constexpr std::string_view hex_digits = "0123456789abcdef";
    constexpr std::string_view escaped = "\b\t\n\f\r\"\\";
    constexpr std::string_view escapes = "btnfr\"\\";
    out += '"';
    for (const char c : value) {
        if (const std::size_t which = escaped.find(c); which != std::string_view::npos) {
            out += '\\';
            out += escapes[which];
        } else if (const auto byte = static_cast<std::uint8_t>(c); byte < 0x20) {
            out += "\\u00";
            out += hex_digits[byte >> 4U];
            out += hex_digits[byte & 0x0FU];
        } else {
            out += c;
        }
    }
    out += '"';
}

void break_line(std::string& out, int indent) {
    if (indent != on_one_line) {
        out += '\n';
        out.append(static_cast<std::size_t>(indent) * 2, ' ');
    }
}

}  // namespace

Json& Json::set(std::string name, Json value) {
    expects(std::holds_alternative<Object>(m_value), "members are set on an object");
    expects(is_member_name(name), "a member's name is lower-case ASCII, at most 32 characters");
    Object& members = std::get<Object>(m_value);
    const auto place = std::lower_bound(
        members.begin(), members.end(), name,
        [](const auto& member, const std::string& wanted) { return member.first < wanted; });
    expects(place == members.end() || place->first != name, "a member is set once only");
    members.emplace(place, std::move(name), std::move(value));
    return *this;
}

Json& Json::push(Json value) {
    expects(std::holds_alternative<Array>(m_value), "elements are pushed to an array");
    std::get<Array>(m_value).push_back(std::move(value));
    return *this;
}

std::string Json::print() const {
    std::string out;
    print_to(out, on_one_line);
    return out;
}

std::string Json::print_indented() const {
    std::string out;
    print_to(out, 0);
    return out;
}

void Json::print_to(std::string& out, int indent) const {
    const int inner = indent == on_one_line ? on_one_line : indent + 1;
    if (const auto* const truth = std::get_if<bool>(&m_value)) {
        out += *truth ? "true" : "false";
    } else if (const auto* const number = std::get_if<std::int64_t>(&m_value)) {
        print_integer(out, *number);
    } else if (const auto* const text = std::get_if<std::string>(&m_value)) {
        print_string(out, *text);
    } else if (const auto* const elements = std::get_if<Array>(&m_value)) {
        out += '[';
        for (const Json& element : *elements) {
            out += &element == elements->data() ? "" : ",";
            break_line(out, inner);
            element.print_to(out, inner);
        }
        if (!elements->empty()) {
            break_line(out, indent);
        }
        out += ']';
    } else if (const auto* const members = std::get_if<Object>(&m_value)) {
        out += '{';
        for (const auto& member : *members) {
            out += &member == members->data() ? "" : ",";
            break_line(out, inner);
            print_string(out, member.first);
            out += indent == on_one_line ? ":" : ": ";
            member.second.print_to(out, inner);
        }
        if (!members->empty()) {
            break_line(out, indent);
        }
        out += '}';
    }
}

const JsonView* JsonView::find(std::string_view name) const {
    const Object* const members = object();
    if (members == nullptr) {
        return nullptr;
    }
    const auto member =
        std::find_if(members->begin(), members->end(),
                     [name](const Member& candidate) { return candidate.name == name; });
    return member == members->end() ? nullptr : &member->value;
}

}  // namespace vialog::base
