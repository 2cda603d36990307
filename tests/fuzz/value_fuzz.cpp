// SPDX-License-Identifier: Apache-2.0
// Any text as each of the values that a person types: refused with a place and a remedy, or printed so that reading it
// again gives the same.
#include "base/bytes.h"
#include "base/check.h"
#include "base/instant.h"
#include "domain/dea_number.h"
#include "domain/gtin.h"
#include "domain/lot.h"
#include "domain/ndc.h"
#include "domain/quantity.h"
#include "domain/series.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

namespace base = vialog::base;
namespace domain = vialog::domain;

template <typename Parse, typename Print>
void try_value(std::string_view text, Parse parse, Print print) {
    const auto value = parse(text);
    if (!value) {
        base::ensures(value.error().offset <= text.size() && !value.error().what.empty() &&
                          !value.error().remedy.empty(),
                      "a refusal names a place, what is wrong and a remedy");
        return;
    }
    const std::string printed = print(*value);
    const auto again = parse(printed);
    base::ensures(again.has_value() && *again == *value, "what is printed can be read again");
}

template <typename T>
void try_type(std::string_view text) {
    try_value(text, T::parse, [](const T& value) { return value.text(); });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = base::as_text({data, size});
    for (const base::Sign sign : {base::Sign::NonNegative, base::Sign::Any}) {
        try_value(
            text, [sign](std::string_view it) { return domain::parse_volume_ml(it, sign); },
            domain::print_volume_ml);
    }
    try_value(text, domain::parse_volume, domain::print_volume);
    try_value(text, domain::parse_count, domain::print_count);
    try_value(text, domain::parse_dose_mg, domain::print_dose_mg);
    try_value(text, domain::parse_weight_kg, domain::print_weight_kg);
    try_value(text, base::parse_utc, base::print_utc);
    try_value(text, base::parse_local, base::print_local);
    try_value(text, base::parse_date, base::print_date);
    try_type<domain::Quantity>(text);
    try_type<domain::Strength>(text);
    try_type<domain::Ndc>(text);
    try_type<domain::DeaNumber>(text);
    try_type<domain::Gtin>(text);
    try_type<domain::Lot>(text);
    try_type<domain::Expiry>(text);
    try_type<domain::Session>(text);
    return 0;
}
