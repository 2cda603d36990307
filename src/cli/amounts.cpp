// SPDX-License-Identifier: Apache-2.0
// Amounts and masses as texts and JSON.
#include "cli/amounts.h"

#include <fmt/format.h>

namespace vialog::cli {

std::string print_amount(const domain::ProductRecorded& product, std::int64_t amount) {
    if (product.container_size.unit() == domain::Unit::Microlitre) {
        return domain::print_volume(domain::Volume(amount));
    }
    return fmt::format("{} {}", amount, amount == 1 || amount == -1 ? "unit" : "units");
}

std::string print_milligrams(const domain::ProductRecorded& product, std::int64_t amount) {
    const auto mass = domain::mass_of_balance(amount, product.strength);
    return mass ? domain::print_mass_mg(*mass) : "more than can be told";
}

base::Json amount_json(const domain::ProductRecorded& product, std::int64_t amount) {
    base::Json json;
    json.set(std::string(domain::word_of(product.container_size.unit())), amount);
    if (const auto mass = domain::mass_of_balance(amount, product.strength)) {
        json.set("ng", mass->units());
    }
    return json;
}

std::string print_product(const domain::ProductRecorded& product) {
    return fmt::format("{} {} {}, {}", product.drug, product.strength.text(),
                       product.container_size.text(), product.ndc.text());
}

}  // namespace vialog::cli
