// SPDX-License-Identifier: Apache-2.0
// Reads single values strictly: a value has one text, and any other is refused.
#include "journal/stored_forms.h"

#include "base/decimal.h"
#include "journal/finding_codes.h"

#include <algorithm>
#include <utility>

namespace vialog::journal {

namespace {

constexpr std::string_view key_id_prefix = "sha256:";
constexpr std::int64_t widest_offset = 14 * 60;

std::string print_range(std::int64_t least, std::int64_t most) {
    return base::print_decimal(least, 0) + ".." + base::print_decimal(most, 0);
}

template <typename T>
bool set_from(base::Parsed<T> parsed, T& value) {
    if (!parsed) {
        return false;
    }
    value = std::move(*parsed);
    return true;
}

}  // namespace

bool refuse_form(Problem& problem, std::string expected) {
    return problem.refuse(finding_member_malformed, std::move(expected));
}

bool WholeForm::read(const base::JsonView& json, std::int64_t& value, Problem& problem) const {
    const std::int64_t* const number = json.integer();
    if (number == nullptr || *number < least || *number > most) {
        return refuse_form(problem, type());
    }
    value = *number;
    return true;
}

std::string WholeForm::type() const {
    if (most != largest_integer) {
        return "integer " + print_range(least, most);
    }
    return least == -largest_integer ? "integer" : "integer >= " + base::print_decimal(least, 0);
}

bool TextForm::read(const base::JsonView& json, std::string& value, Problem& problem) const {
    const std::string_view* const text = json.string();
    if (text == nullptr || text->empty() || text->size() > most) {
        return refuse_form(problem, type());
    }
    value = *text;
    return true;
}

std::string TextForm::type() const {
    return "text " + print_range(1, static_cast<std::int64_t>(most));
}

bool BootForm::read(const base::JsonView& json, std::string& value, Problem& problem) const {
    constexpr std::size_t digits = 16;
    const auto is_hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    const std::string_view* const text = json.string();
    if (text == nullptr || text->size() != digits || !std::ranges::all_of(*text, is_hex)) {
        return refuse_form(problem, type());
    }
    value = *text;
    return true;
}

bool BytesForm::read(const base::JsonView& json, base::Bytes& value, Problem& problem) const {
    const std::string_view* const text = json.string();
    if (text == nullptr || !set_from(base::parse_base64(*text), value) || value.size() < least ||
        value.size() > most) {
        return refuse_form(problem, type());
    }
    return true;
}

base::Json BytesForm::write(const base::Bytes& value) const {
    return base::to_base64(value);
}

std::string BytesForm::type() const {
    const auto from = static_cast<std::int64_t>(least);
    const auto to = static_cast<std::int64_t>(most);
    return "base64 " + (from == to ? base::print_decimal(from, 0) : print_range(from, to));
}

bool DigestForm::read(const base::JsonView& json, base::Digest& value, Problem& problem) const {
    const std::string_view* const text = json.string();
    if (text == nullptr || !set_from(base::parse_digest_hex(*text), value)) {
        return refuse_form(problem, type());
    }
    return true;
}

bool TextDigestForm::read(const base::JsonView& json, domain::TextDigest& value,
                          Problem& problem) const {
    const std::string_view* const text = json.string();
    base::Bytes bytes;
    if (text == nullptr || !set_from(base::parse_base64url(*text), bytes) ||
        bytes.size() != value.digest.size()) {
        return refuse_form(problem, type());
    }
    std::ranges::copy(bytes, value.digest.begin());
    return true;
}

base::Json TextDigestForm::write(const domain::TextDigest& value) const {
    return base::to_base64url(value.digest);
}

bool KeyIdForm::read(const base::JsonView& json, domain::KeyId& value, Problem& problem) const {
    const std::string_view* const text = json.string();
    if (text == nullptr || !text->starts_with(key_id_prefix) ||
        !set_from(base::parse_digest_hex(text->substr(key_id_prefix.size())), value.digest)) {
        return refuse_form(problem, type());
    }
    return true;
}

base::Json KeyIdForm::write(const domain::KeyId& value) const {
    return std::string(key_id_prefix) + base::to_hex(value.digest);
}

bool InstantForm::read(const base::JsonView& json, base::UtcInstant& value,
                       Problem& problem) const {
    const std::string_view* const text = json.string();
    if (text == nullptr || !set_from(base::parse_utc(*text), value)) {
        return refuse_form(problem, type());
    }
    return true;
}

bool OffsetForm::read(const base::JsonView& json, base::UtcOffset& value, Problem& problem) const {
    const std::int64_t* const minutes = json.integer();
    if (minutes == nullptr || *minutes < -widest_offset || *minutes > widest_offset) {
        return refuse_form(problem, type());
    }
    value = base::UtcOffset(*minutes);
    return true;
}

base::Json OffsetForm::write(base::UtcOffset value) const {
    return std::int64_t{value.count()};
}

std::string OffsetForm::type() const {
    return "integer " + print_range(-widest_offset, widest_offset);
}

bool DateForm::read(const base::JsonView& json, base::CivilDate& value, Problem& problem) const {
    const std::string_view* const text = json.string();
    if (text == nullptr || !set_from(base::parse_date(*text), value)) {
        return refuse_form(problem, type());
    }
    return true;
}

}  // namespace vialog::journal
