// SPDX-License-Identifier: Apache-2.0
// Reads the embedded tables once. They are ours: a line that does not parse is a fault of the build.
#include "gui/reference.h"

#include "base/check.h"
#include "exchange/csv.h"
#include "gui/stored_texts.h"

#include <algorithm>
#include <functional>

namespace vialog::embedded {
extern const std::string_view known_products_csv;
extern const std::string_view state_rules_csv;
}  // namespace vialog::embedded

namespace vialog::gui {

namespace {

using Reader = std::function<std::string(std::string_view column)>;

void for_each_line(std::string_view file, std::string_view text,
                   const std::function<void(const Reader&)>& take) {
    const auto table = exchange::CsvTable::read(file, text);
    base::expects(table.has_value(), "an embedded table has a header");
    for (const exchange::CsvItem& item : table->items()) {
        const auto* record = std::get_if<exchange::CsvRecord>(&item);
        base::expects(record != nullptr, "an embedded table is well formed");
        take([&](std::string_view column) { return table->field(*record, column).value; });
    }
}

KnownProduct read_product(const Reader& text) {
    KnownProduct known;
    domain::ProductRecorded& product = known.product;
    product.ndc = domain::Ndc::parse(text("ndc")).value();
    if (const std::string inner = text("inner_ndc"); !inner.empty()) {
        product.inner_ndc = domain::Ndc::parse(inner).value();
    }
    product.drug = text("drug");
    product.labeler = text("labeler");
    product.form = domain::parse_word<domain::DosageForm>(text("form")).value();
    product.strength = domain::Strength::parse(text("strength")).value();
    product.container_size = domain::Quantity::parse(text("container_size")).value();
    product.containers_per_package = to_number(text("containers_per_package"));
    if (const auto use = domain::parse_word<domain::ContainerUse>(text("use"))) {
        product.use = *use;
        known.use_is_known = true;
    }
    // 21 CFR 1308.13(c): ketamine with its salts and isomers.
    product.schedule = "III";
    product.dea_code = "7285";
    return known;
}

std::vector<KnownProduct> read_products() {
    std::vector<KnownProduct> products;
    for_each_line("products.csv", embedded::known_products_csv,
                  [&](const Reader& text) { products.push_back(read_product(text)); });
    return products;
}

std::vector<StateRules> read_state_rules() {
    std::vector<StateRules> rules;
    for_each_line("state_rules.csv", embedded::state_rules_csv, [&](const Reader& text) {
        rules.push_back({.key = text("key"),
                         .name = text("rules"),
                         .inventory_interval_months = to_number(text("inventory_interval_months")),
                         .retention_years = to_number(text("retention_years")),
                         .citation = text("citation")});
    });
    return rules;
}

}  // namespace

const std::vector<KnownProduct>& known_products() {
    static const std::vector<KnownProduct> products = read_products();
    return products;
}

const KnownProduct* known_product(const domain::Ndc& ndc) {
    const std::vector<KnownProduct>& products = known_products();
    const auto found =
        std::find_if(products.begin(), products.end(), [&](const KnownProduct& known) {
            return domain::same_package(known.product.ndc, ndc) ||
                   (known.product.inner_ndc && domain::same_package(*known.product.inner_ndc, ndc));
        });
    return found == products.end() ? nullptr : &*found;
}

const std::vector<StateRules>& state_rules() {
    static const std::vector<StateRules> rules = read_state_rules();
    return rules;
}

}  // namespace vialog::gui
