// SPDX-License-Identifier: Apache-2.0
// Reads the code, looks for the product.
#include "gui/carton.h"

#include "base/text.h"
#include "exchange/scan.h"
#include "gui/catalogue.h"
#include "gui/container_facts.h"

#include <fmt/format.h>

namespace vialog::gui {

namespace {

constexpr std::size_t longest_barcode = 200;  // schemas/journal-format.md section 5.14

// The product and how many containers one of its codes stands for.
struct Match {
    domain::ProductId product;
    std::int64_t containers = 0;
};

template <typename Fits>
std::optional<Match> find_product(const domain::State& state, Fits fits) {
    std::optional<Match> found;
    state.products.for_each([&](domain::ProductId id, const domain::ProductRecorded& product) {
        if (fits(product.ndc)) {
            found = Match{.product = id, .containers = product.containers_per_package};
        } else if (product.inner_ndc && fits(*product.inner_ndc)) {
            found = Match{.product = id, .containers = 1};
        }
    });
    return found;
}

std::optional<Match> by_gtin(const domain::State& state, const domain::Gtin& gtin) {
    return find_product(state, [&](const domain::Ndc& ndc) { return gtin.carries(ndc); });
}

std::optional<Match> by_ndc(const domain::State& state, const domain::Ndc& sought) {
    return find_product(state,
                        [&](const domain::Ndc& ndc) { return domain::same_package(ndc, sought); });
}

tl::unexpected<base::ParseError> unknown(const std::string& code) {
    return base::parse_error(
        0, fmt::format(fmt::runtime(tr("No product here has the code {}")), code),
        tr("Look whether it is the right carton; a new product is recorded on Ctrl+H."));
}

// What the journal can hold of the text; nothing where it is too long or unclean.
std::string to_barcode(const std::string& text) {
    std::string stored = exchange::to_stored_barcode(text, exchange::SeparatorForm::ControlByte);
    const bool fits = stored.size() <= longest_barcode && base::check_stored_text(stored);
    return fits ? stored : std::string();
}

base::Parsed<Carton> read(const domain::State& state, const exchange::ElementString& elements) {
    const auto& gtin = elements.gtin ? elements.gtin : elements.contained_gtin;
    if (!gtin) {
        return base::parse_error(0, tr("This code names no product"),
                                 tr("Scan the code with the product on the carton."));
    }
    const auto match = by_gtin(state, *gtin);
    if (!match) {
        return unknown(fmt::format("GTIN {}", gtin->text()));
    }
    const std::int64_t packages =
        elements.gtin ? elements.variable_count.value_or(1) : elements.contained_count.value_or(1);
    return Carton{.barcode = {},
                  .product = match->product,
                  .containers = match->containers * packages,
                  .lot = elements.lot,
                  .expires = elements.expiry,
                  .serial = elements.serial,
                  .may_have_lost_separator = elements.may_have_lost_separator};
}

base::Parsed<Carton> plain(const std::optional<Match>& match, const std::string& code) {
    if (!match) {
        return unknown(code);
    }
    return Carton{.barcode = {}, .product = match->product, .containers = match->containers};
}

}  // namespace

base::Parsed<Carton> read_carton(Desk& desk, std::string_view scan, const ScannerSetting& setting) {
    const domain::State& state = desk.state();
    const std::string text = with_separators(scan, setting);
    const auto parsed = exchange::parse_scan(text, base::local_date(desk.now()).year());
    if (!parsed) {
        return tl::unexpected(parsed.error());
    }
    auto carton =
        std::visit(domain::Overloaded{
                       [&](const exchange::ElementString& it) { return read(state, it); },
                       [&](const domain::Gtin& it) {
                           return plain(by_gtin(state, it), fmt::format("GTIN {}", it.text()));
                       },
                       [&](const domain::Ndc& it) {
                           return plain(by_ndc(state, it), fmt::format("NDC {}", it.text()));
                       },
                       [&](const exchange::ContainerCode& it) -> base::Parsed<Carton> {
                           return base::parse_error(
                               0,
                               fmt::format(fmt::runtime(tr("That is the label of vial {} of ours")),
                                           it.container().number()),
                               tr("Scan the maker's code on the carton."));
                       },
                   },
                   *parsed);
    if (carton) {
        carton->barcode = to_barcode(text);
    }
    return carton;
}

}  // namespace vialog::gui
