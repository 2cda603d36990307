// SPDX-License-Identifier: Apache-2.0
// The codes on cartons, for the tests that scan them.
#pragma once

#include "domain/gtin.h"

#include <string>
#include <string_view>

namespace vialog::gui {

inline std::string gtin_of(std::string_view ndc) {
    return domain::Gtin::from_ndc(domain::Ndc::parse(ndc).value(), 0).value().text();
}

inline std::string carton_code(std::string_view ndc, std::string_view lot, std::string_view serial,
                               std::string_view separator) {
    std::string code = "]d201" + gtin_of(ndc) + "17270930" + "10" + std::string(lot);
    if (!serial.empty()) {
        code += std::string(separator) + "21" + std::string(serial);
    }
    return code;
}

inline constexpr std::string_view ketamine_ndc = "0409-2051-05";
inline constexpr std::string_view nasal_ndc = "50458-028-02";
inline constexpr std::string_view gs = "\x1d";

// Of ten vials of ketamine.
inline std::string ketamine_carton(std::string_view lot, std::string_view serial) {
    return carton_code(ketamine_ndc, lot, serial, gs);
}

}  // namespace vialog::gui
