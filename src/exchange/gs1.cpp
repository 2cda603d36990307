// SPDX-License-Identifier: Apache-2.0
// Takes GS1 element strings apart.
#include "exchange/gs1.h"

#include "base/check.h"
#include "base/decimal.h"
#include "domain/characters.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace vialog::exchange {
namespace {

enum class Length : std::uint8_t { Fixed, UpTo };
enum class Characters : std::uint8_t { Digits, Set82 };

// GS1 General Specifications, figure 3.2-1. What is of fixed length needs no separator after it.
struct Element {
    std::string_view identifier;
    Length length;
    std::size_t longest;
    Characters characters;
};

constexpr std::array<Element, 11> known_elements{{
    {"00", Length::Fixed, 18, Characters::Digits},
    {"01", Length::Fixed, 14, Characters::Digits},
    {"02", Length::Fixed, 14, Characters::Digits},
    {"10", Length::UpTo, 20, Characters::Set82},
    {"11", Length::Fixed, 6, Characters::Digits},
    {"17", Length::Fixed, 6, Characters::Digits},
    {"21", Length::UpTo, 20, Characters::Set82},
    {"30", Length::UpTo, 8, Characters::Digits},
    {"37", Length::UpTo, 8, Characters::Digits},
    {"240", Length::UpTo, 30, Characters::Set82},
    {"241", Length::UpTo, 30, Characters::Set82},
}};
constexpr Element company_element{"9", Length::UpTo, 90, Characters::Set82};

constexpr std::array<std::string_view, 4> gs1_symbologies{"]d2", "]C1", "]e0", "]Q3"};

constexpr const char* rescan = "scan the code again";
constexpr const char* check_scanner =
    "scan again; if it happens each time, set the scanner to send the separator FNC1 as GS (ASCII "
    "29)";

std::string_view separator_text(SeparatorForm form) {
    switch (form) {
        case SeparatorForm::ControlByte:
            return "\x1D";
        case SeparatorForm::PrintedEscape:
            return "<GS>";
        case SeparatorForm::StoredSymbol:
            return "\xE2\x90\x9D";
    }
    base::expects(false, "a separator has one of the known forms");
    return {};
}

bool consists_of(std::string_view value, Characters characters) {
    return characters == Characters::Digits
               ? domain::all_digits(value)
               : std::all_of(value.begin(), value.end(), domain::is_gs1_character);
}

// One element as it stands in the text, not yet given a meaning.
struct RawElement {
    std::string identifier;
    std::string_view value;
    std::size_t offset = 0;  // of the value
};

class ElementReader final {
  public:
    ElementReader(std::string_view text, SeparatorForm form)
        : m_text(text), m_separator(separator_text(form)) {}

    base::Parsed<std::vector<RawElement>> read() {
        if (auto refused = pass_symbology()) {
            return tl::unexpected(std::move(*refused));
        }
        pass_separator();
        std::vector<RawElement> elements;
        while (m_at < m_text.size()) {
            auto element = read_element();
            if (!element) {
                return tl::unexpected(std::move(element.error()));
            }
            elements.push_back(std::move(*element));
        }
        if (elements.empty()) {
            return base::parse_error(m_at, "the code is empty", rescan);
        }
        return elements;
    }

  private:
    std::optional<base::ParseError> pass_symbology() {
        if (m_text.starts_with(']')) {
            const std::string_view symbology = m_text.substr(0, 3);
            if (std::find(gs1_symbologies.begin(), gs1_symbologies.end(), symbology) ==
                gs1_symbologies.end()) {
                return base::ParseError{
                    .offset = 0,
                    .what = "the code is not one of GS1, by what the scanner says of it",
                    .remedy =
                        "scan the code that carries GTIN, lot and expiry; if it was that one, "
                        "see that Caps Lock is off"};
            }
            m_at = symbology.size();
        }
        if (m_text.substr(m_at).starts_with('(')) {
            return base::ParseError{
                .offset = m_at,
                .what = "this is the printed form of a code, with parentheses",
                .remedy = "scan the code, or enter GTIN, lot and expiry one by one"};
        }
        return std::nullopt;
    }

    bool pass_separator() {
        if (!m_text.substr(m_at).starts_with(m_separator)) {
            return false;
        }
        m_at += m_separator.size();
        return true;
    }

    base::Parsed<RawElement> read_element() {
        const std::string_view rest = m_text.substr(m_at);
        const auto known =
            std::find_if(known_elements.begin(), known_elements.end(),
                         [rest](const Element& e) { return rest.starts_with(e.identifier); });
        if (known != known_elements.end()) {
            return read_value(*known, known->identifier.size());
        }
        if (rest.size() >= 2 && rest[0] == '9' && rest[1] >= '1' && rest[1] <= '9') {
            return read_value(company_element, 2);
        }
        return base::parse_error(m_at,
                                 "an application identifier stands here that is not known, or none",
                                 check_scanner);
    }

    base::Parsed<RawElement> read_value(const Element& element, std::size_t identifier_size) {
        RawElement raw{.identifier = std::string(m_text.substr(m_at, identifier_size)),
                       .value = {},
                       .offset = m_at + identifier_size};
        const std::string in_field = " in field (" + raw.identifier + ")";
        const std::size_t end = std::min(m_text.find(m_separator, raw.offset), m_text.size());
        const std::size_t available = end - raw.offset;
        const bool is_fixed = element.length == Length::Fixed;
        if (available == 0 || (is_fixed && available < element.longest)) {
            return base::parse_error(end, "the code ends too early" + in_field, rescan);
        }
        if (!is_fixed && available > element.longest) {
            return base::parse_error(
                raw.offset + element.longest,
                "too many characters stand" + in_field +
                    ": the separator after it was lost, or the code was misread",
                check_scanner);
        }
        raw.value = m_text.substr(raw.offset, is_fixed ? element.longest : available);
        if (!consists_of(raw.value, element.characters)) {
            return base::parse_error(
                raw.offset, "a character stands" + in_field + " that does not belong there",
                check_scanner);
        }
        if (raw.value.find("<GS>") != std::string_view::npos) {
            return base::parse_error(raw.offset, "the separator is written out as <GS>" + in_field,
                                     "scan the code, or read it as a printed record");
        }
        m_at = raw.offset + raw.value.size();
        pass_separator();
        return raw;
    }

    std::string_view m_text;
    std::string_view m_separator;
    std::size_t m_at = 0;
};

base::ParseError moved_by(base::ParseError error, std::size_t offset) {
    error.offset += offset;
    return error;
}

// Puts a value in its place, unless a different one is there.
template <typename T>
std::optional<base::ParseError> put(std::optional<T>& place, base::Parsed<T> value,
                                    const RawElement& raw) {
    if (!value) {
        return moved_by(std::move(value.error()), raw.offset);
    }
    if (place && *place != *value) {
        return base::ParseError{
            .offset = raw.offset,
            .what = "field (" + raw.identifier + ") comes twice with different values",
            .remedy = "scan one code alone; cover its neighbour"};
    }
    place = std::move(*value);
    return std::nullopt;
}

base::Parsed<std::string> parse_sscc(std::string_view digits) {
    if (domain::gs1_check_digit(digits.substr(0, digits.size() - 1)) != digits.back()) {
        return base::parse_error(digits.size() - 1, "the check digit of field (00) does not fit",
                                 rescan);
    }
    return std::string(digits);
}

std::optional<base::ParseError> put_company(std::vector<CompanyElement>& company,
                                            const RawElement& raw) {
    const int identifier = 90 + (raw.identifier.back() - '0');
    const auto at = std::lower_bound(
        company.begin(), company.end(), identifier,
        [](const CompanyElement& element, int sought) { return element.identifier < sought; });
    std::optional<std::string> there;
    const bool is_there = at != company.end() && at->identifier == identifier;
    if (is_there) {
        there = at->value;
    }
    auto problem = put(there, base::Parsed<std::string>(std::string(raw.value)), raw);
    if (!problem && !is_there) {
        company.insert(at, {.identifier = identifier, .value = std::string(raw.value)});
    }
    return problem;
}

std::optional<base::ParseError> put_element(ElementString& elements, const RawElement& raw,
                                            std::chrono::year current_year) {
    const std::string_view value = raw.value;
    const std::string& identifier = raw.identifier;
    if (identifier == "00") {
        return put(elements.sscc, parse_sscc(value), raw);
    }
    if (identifier == "01") {
        return put(elements.gtin, domain::Gtin::parse(value), raw);
    }
    if (identifier == "02") {
        return put(elements.contained_gtin, domain::Gtin::parse(value), raw);
    }
    if (identifier == "10") {
        return put(elements.lot, domain::Lot::parse(value), raw);
    }
    if (identifier == "11") {
        return put(elements.produced, domain::parse_gs1_date(value, current_year), raw);
    }
    if (identifier == "17") {
        return put(elements.expiry, domain::Expiry::parse_yymmdd(value, current_year), raw);
    }
    if (identifier == "21") {
        return put(elements.serial, domain::SerialNumber::parse(value), raw);
    }
    if (identifier == "30") {
        return put(elements.variable_count, base::parse_digits(value, value.size()), raw);
    }
    if (identifier == "37") {
        return put(elements.contained_count, base::parse_digits(value, value.size()), raw);
    }
    if (identifier == "240") {
        return put(elements.additional_id, base::Parsed<std::string>(std::string(value)), raw);
    }
    if (identifier == "241") {
        return put(elements.customer_part, base::Parsed<std::string>(std::string(value)), raw);
    }
    return put_company(elements.company, raw);
}

// Whether "10", "21" or "17" and a value of it could stand behind the first character of the last
// field.
bool hides_missing_element(const ElementString& elements, std::string_view last_value,
                           std::chrono::year current_year) {
    for (std::size_t at = 1; at + 2 < last_value.size(); ++at) {
        const std::string_view identifier = last_value.substr(at, 2);
        if ((identifier == "10" && !elements.lot) || (identifier == "21" && !elements.serial)) {
            return true;
        }
        if (identifier == "17" && !elements.expiry &&
            domain::parse_gs1_date(last_value.substr(at + 2, 6), current_year)) {
            return true;
        }
    }
    return false;
}

}  // namespace

base::Parsed<ElementString> parse_element_string(std::string_view text, SeparatorForm separator,
                                                 std::chrono::year current_year) {
    auto raw_elements = ElementReader(text, separator).read();
    if (!raw_elements) {
        return tl::unexpected(std::move(raw_elements.error()));
    }
    ElementString elements;
    for (const RawElement& raw : *raw_elements) {
        if (auto problem = put_element(elements, raw, current_year)) {
            return tl::unexpected(std::move(*problem));
        }
    }
    const RawElement& last = raw_elements->back();
    const bool last_is_open_ended = last.identifier == "10" || last.identifier == "21";
    elements.may_have_lost_separator = last_is_open_ended &&
                                       last.offset + last.value.size() == text.size() &&
                                       hides_missing_element(elements, last.value, current_year);
    return elements;
}

std::string to_stored_barcode(std::string_view text, SeparatorForm separator) {
    const std::string_view written = separator_text(separator);
    const std::string_view stored = separator_text(SeparatorForm::StoredSymbol);
    std::string barcode;
    for (std::size_t at = 0;;) {
        const std::size_t found = text.find(written, at);
        if (found == std::string_view::npos) {
            return barcode.append(text.substr(at));
        }
        barcode.append(text.substr(at, found - at)).append(stored);
        at = found + written.size();
    }
}

}  // namespace vialog::exchange
