// SPDX-License-Identifier: Apache-2.0
// How single values stand in the journal's JSON: one form for each type, and one text for each value.
// schemas/journal-format.md section 4.
#pragma once

#include "base/bytes.h"
#include "base/instant.h"
#include "base/json.h"
#include "domain/dea_number.h"
#include "domain/ids.h"
#include "domain/lot.h"
#include "domain/ndc.h"
#include "domain/quantity.h"
#include "domain/words.h"
#include "journal/code_names.h"
#include "journal/problem.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace vialog::journal {

// A form has three functions: read() sets the value and says whether it could, write() makes the JSON that reads back as
// the same value, type() names the form as the tables of the specification do.

inline constexpr std::int64_t largest_integer = domain::Quantity::largest;

// Refuses with finding_member_malformed.
bool refuse_form(Problem& problem, std::string expected);

struct WholeForm {
    std::int64_t least = 0;
    std::int64_t most = largest_integer;

    bool read(const base::JsonView& json, std::int64_t& value, Problem& problem) const;
    [[nodiscard]] base::Json write(std::int64_t value) const { return value; }
    [[nodiscard]] std::string type() const;
};
inline constexpr WholeForm any_whole{-largest_integer, largest_integer};
inline constexpr WholeForm from_zero{0, largest_integer};
inline constexpr WholeForm from_one{1, largest_integer};

// A text of 1 to `most` bytes; what may stand in it, base::check_stored_text says.
struct TextForm {
    std::size_t most = 0;

    bool read(const base::JsonView& json, std::string& value, Problem& problem) const;
    [[nodiscard]] base::Json write(const std::string& value) const { return value; }
    [[nodiscard]] std::string type() const;
};
inline constexpr TextForm name_text{200};

// 16 lower-case hexadecimal digits.
struct BootForm {
    bool read(const base::JsonView& json, std::string& value, Problem& problem) const;
    [[nodiscard]] base::Json write(const std::string& value) const { return value; }
    [[nodiscard]] std::string type() const { return "hex 16"; }
};

// Bytes as base64 with padding; `least` to `most` of them.
struct BytesForm {
    std::size_t least = 0;
    std::size_t most = 0;

    bool read(const base::JsonView& json, base::Bytes& value, Problem& problem) const;
    [[nodiscard]] base::Json write(const base::Bytes& value) const;
    [[nodiscard]] std::string type() const;
};
// Which of them are keys that may sign, V09 says, not the form.
inline constexpr BytesForm spki_bytes{1, 256};
inline constexpr BytesForm box_bytes{32, 32};

// A SHA-256 digest as 64 lower-case hexadecimal digits.
struct DigestForm {
    bool read(const base::JsonView& json, base::Digest& value, Problem& problem) const;
    [[nodiscard]] base::Json write(const base::Digest& value) const { return base::to_hex(value); }
    [[nodiscard]] std::string type() const { return "hex 64"; }
};

// The digest of a disclosure as 43 characters of base64url, as RFC 9901 has it.
struct TextDigestForm {
    bool read(const base::JsonView& json, domain::TextDigest& value, Problem& problem) const;
    [[nodiscard]] base::Json write(const domain::TextDigest& value) const;
    [[nodiscard]] std::string type() const { return "text digest"; }
};

// "sha256:" and 64 lower-case hexadecimal digits.
struct KeyIdForm {
    bool read(const base::JsonView& json, domain::KeyId& value, Problem& problem) const;
    [[nodiscard]] base::Json write(const domain::KeyId& value) const;
    [[nodiscard]] std::string type() const { return "key id"; }
};

// "2026-01-12T15:30:00.000Z": 24 characters.
struct InstantForm {
    bool read(const base::JsonView& json, base::UtcInstant& value, Problem& problem) const;
    [[nodiscard]] base::Json write(base::UtcInstant value) const { return base::print_utc(value); }
    [[nodiscard]] std::string type() const { return "instant"; }
};

// Minutes east of Greenwich.
struct OffsetForm {
    bool read(const base::JsonView& json, base::UtcOffset& value, Problem& problem) const;
    [[nodiscard]] base::Json write(base::UtcOffset value) const;
    [[nodiscard]] std::string type() const;
};

// "2027-07-31".
struct DateForm {
    bool read(const base::JsonView& json, base::CivilDate& value, Problem& problem) const;
    [[nodiscard]] base::Json write(base::CivilDate value) const { return base::print_date(value); }
    [[nodiscard]] std::string type() const { return "date"; }
};

// A domain type that parses its own text. Where several texts would parse to one value, only the one that text() prints
// is accepted.
template <typename T>
struct ParsedForm {
    std::string_view name;

    bool read(const base::JsonView& json, T& value, Problem& problem) const {
        const std::string_view* const text = json.string();
        if (text == nullptr) {
            return refuse_form(problem, type());
        }
        auto parsed = T::parse(*text);
        if (!parsed || parsed->text() != *text) {
            return refuse_form(problem, type());
        }
        value = std::move(*parsed);
        return true;
    }
    [[nodiscard]] base::Json write(const T& value) const { return value.text(); }
    [[nodiscard]] std::string type() const { return std::string(name); }
};

// A number that names a thing.
template <typename Tagged>
struct NumberForm {
    std::string_view name;
    std::int64_t least = 0;

    bool read(const base::JsonView& json, Tagged& value, Problem& problem) const {
        const std::int64_t* const number = json.integer();
        if (number == nullptr || *number < least) {
            return refuse_form(problem, type());
        }
        value = Tagged(*number);
        return true;
    }
    [[nodiscard]] base::Json write(Tagged value) const { return value.number(); }
    [[nodiscard]] std::string type() const { return std::string(name); }
};

// An amount whose unit its member's name says; not below zero.
template <typename Measure>
struct MeasureForm {
    bool read(const base::JsonView& json, Measure& value, Problem& problem) const {
        std::int64_t number = 0;
        if (!from_zero.read(json, number, problem)) {
            return false;
        }
        value = Measure(number);
        return true;
    }
    [[nodiscard]] base::Json write(Measure value) const { return value.units(); }
    [[nodiscard]] std::string type() const { return from_zero.type(); }
};

template <typename E>
struct CodeForm {
    bool read(const base::JsonView& json, E& value, Problem& problem) const {
        const std::string_view* const text = json.string();
        const auto parsed = text != nullptr ? domain::parse_word<E>(*text) : std::nullopt;
        if (!parsed) {
            return refuse_form(problem, type());
        }
        value = *parsed;
        return true;
    }
    [[nodiscard]] base::Json write(E value) const { return domain::word_of(value); }
    [[nodiscard]] std::string type() const { return "code " + std::string(code_name<E>); }
};

// The name of a strength's member.
[[nodiscard]] constexpr std::string_view strength_name(domain::Unit unit) {
    return unit == domain::Unit::Microlitre ? "strength_ug_per_ml" : "strength_ug_per_unit";
}

// The form of a type that has only one. A structure's form is StructureForm (structure_form.h).
template <typename T>
inline constexpr int form_of = 0;  // no form: `int` has no read()

template <typename E>
requires requires {
    domain::Words<E>::table;
}
inline constexpr CodeForm<E> form_of<E>{};
template <>
inline constexpr DigestForm form_of<base::Digest>{};
template <>
inline constexpr TextDigestForm form_of<domain::TextDigest>{};
template <>
inline constexpr KeyIdForm form_of<domain::KeyId>{};
template <>
inline constexpr InstantForm form_of<base::UtcInstant>{};
template <>
inline constexpr OffsetForm form_of<base::UtcOffset>{};
template <>
inline constexpr DateForm form_of<base::CivilDate>{};
template <>
inline constexpr MeasureForm<domain::Volume> form_of<domain::Volume>{};

template <>
inline constexpr ParsedForm<domain::PersonId> form_of<domain::PersonId>{"person id"};
template <>
inline constexpr ParsedForm<domain::PlaceId> form_of<domain::PlaceId>{"place id"};
template <>
inline constexpr ParsedForm<domain::StationId> form_of<domain::StationId>{"station id"};
template <>
inline constexpr ParsedForm<domain::Origin> form_of<domain::Origin>{"origin"};
template <>
inline constexpr ParsedForm<domain::TimeZoneName> form_of<domain::TimeZoneName>{"time zone"};
template <>
inline constexpr ParsedForm<domain::DeaNumber> form_of<domain::DeaNumber>{"dea number"};
template <>
inline constexpr ParsedForm<domain::Ndc> form_of<domain::Ndc>{"ndc"};
template <>
inline constexpr ParsedForm<domain::Lot> form_of<domain::Lot>{"lot"};
template <>
inline constexpr ParsedForm<domain::Expiry> form_of<domain::Expiry>{"date"};

// Entry 0 is genesis, which brings no product and opens no case.
template <>
inline constexpr NumberForm<domain::EntryNumber> form_of<domain::EntryNumber>{"entry", 0};
template <>
inline constexpr NumberForm<domain::ContainerId> form_of<domain::ContainerId>{"container", 1};
template <>
inline constexpr NumberForm<domain::ProductId> form_of<domain::ProductId>{"product", 1};
template <>
inline constexpr NumberForm<domain::PartyId> form_of<domain::PartyId>{"party", 1};
template <>
inline constexpr NumberForm<domain::InfusionId> form_of<domain::InfusionId>{"infusion", 1};
template <>
inline constexpr NumberForm<domain::CaseId> form_of<domain::CaseId>{"case", 1};

}  // namespace vialog::journal
