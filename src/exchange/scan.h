// SPDX-License-Identifier: Apache-2.0
// What a scanner may send: a package's GS1 code, a bare product code, or a label of our own.
#pragma once

#include "base/result.h"
#include "domain/gtin.h"
#include "domain/ndc.h"
#include "exchange/container_code.h"
#include "exchange/gs1.h"

#include <chrono>
#include <string_view>
#include <variant>

namespace vialog::exchange {

using Scan = std::variant<ElementString, domain::Gtin, domain::Ndc, ContainerCode>;

// One scan, without the line end that the scanner sends after it. A symbology identifier in front
// (]d2, ]E0 ...) settles whether it is an element string. Without one:
//
//   "VL1:..."                       a label of ours
//   8, 12, 13 or 14 digits          a GTIN with its check digit; twelve are UPC-A, never an NDC
//   10 or 11 digits, or hyphens     an NDC, where it can be one only (domain/ndc.h)
//   anything else                   an element string, separators as the byte 0x1D
//
// What can be read in two ways is refused, never guessed: so are eight digits that are a GTIN and
// the field of a date as well.
[[nodiscard]] base::Parsed<Scan> parse_scan(std::string_view text, std::chrono::year current_year);

}  // namespace vialog::exchange
