// SPDX-License-Identifier: Apache-2.0
// GS1 element strings: what a DataMatrix or GS1-128 code on a drug package says.
#pragma once

#include "base/instant.h"
#include "base/result.h"
#include "domain/gtin.h"
#include "domain/lot.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::exchange {

// How the separator after a field of variable length (FNC1) stands in the text.
enum class SeparatorForm : std::uint8_t {
    ControlByte,    // the byte 0x1D (GS), as a scanner sends it
    PrintedEscape,  // the four characters "<GS>", as paper records and spreadsheets have it
    StoredSymbol,   // U+241D, as the journal has it, whose texts hold no control characters
};

// An element of a company's own meaning, (91) to (99).
struct CompanyElement {
    int identifier = 0;
    std::string value;
    bool operator==(const CompanyElement&) const = default;
};

struct ElementString {
    std::optional<std::string> sscc;              // (00) of a logistic unit, 18 digits
    std::optional<domain::Gtin> gtin;             // (01)
    std::optional<domain::Gtin> contained_gtin;   // (02) of the items inside a logistic unit
    std::optional<domain::Lot> lot;               // (10)
    std::optional<base::CivilDate> produced;      // (11)
    std::optional<domain::Expiry> expiry;         // (17)
    std::optional<domain::SerialNumber> serial;   // (21)
    std::optional<std::int64_t> variable_count;   // (30) items, where the package fixes no number
    std::optional<std::int64_t> contained_count;  // (37) items inside a logistic unit
    std::optional<std::string> additional_id;     // (240)
    std::optional<std::string> customer_part;     // (241)
    std::vector<CompanyElement> company;          // (91) to (99), by identifier
    // No lot, serial number or expiry was read, yet its identifier stands inside the last field,
    // which has no end of its own: the scanner may have dropped the separator. Show what was read
    // and ask; do not cut the field.
    bool may_have_lost_separator = false;

    bool operator==(const ElementString&) const = default;
};

// Reads "01" GTIN "17" YYMMDD "10" lot <separator> "21" serial ... in any order. In front may stand
// the symbology identifier of a GS1 carrier: ]d2 DataMatrix, ]C1 GS1-128, ]e0 DataBar, ]Q3 QR;
// after it one separator, which some scanners send for the first FNC1. `current_year` settles the
// century of dates (domain/lot.h).
//
// Refused: another symbology identifier, an unknown application identifier (its length is unknown
// too), a field that is too short or too long (then the separator was lost), one identifier with
// two values, a wrong check digit, a date that does not exist, the printed form with parentheses.
[[nodiscard]] base::Parsed<ElementString> parse_element_string(std::string_view text,
                                                               SeparatorForm separator,
                                                               std::chrono::year current_year);

// The text as scanned or printed, its separators written as U+241D: what the journal keeps of a
// scan.
[[nodiscard]] std::string to_stored_barcode(std::string_view text, SeparatorForm separator);

}  // namespace vialog::exchange
