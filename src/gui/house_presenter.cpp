// SPDX-License-Identifier: Apache-2.0
// One table of all that a house has, and a letter for each thing that can be added.
#include "gui/house_presenter.h"

#include "domain/gtin.h"
#include "gui/catalogue.h"
#include "gui/fixed_rows.h"
#include "gui/house_deeds.h"

#include <fmt/format.h>

#include <algorithm>

namespace vialog::gui {

namespace {

std::string entry_subject(std::int64_t number) {
    return fmt::format("entry:{}", number);
}

std::string number_cell(std::int64_t number) {
    return fmt::format("{}", number);
}

}  // namespace

HousePresenter::HousePresenter(Desk& desk) : GovernedScreen(desk) {
    HousePresenter::read();
}

void HousePresenter::add_places() {
    desk().state().places.for_each([&](const domain::PlaceId& id, const domain::PlaceRow& row) {
        m_lines.push_back({.row = {.cells = {tr("place"), id.text(), row.name,
                                             number_cell(row.recorded.number())}},
                           .search = id.text(),
                           .subject = entry_subject(row.recorded.number())});
    });
    desk().state().stations.for_each([&](const domain::StationId& id,
                                         const domain::StationRow& row) {
        const bool here = id == desk().session().station();
        m_lines.push_back({.row = {.cells = {tr("workstation"), id.text(),
                                             here ? row.name + tr(" (this one)") : row.name, ""}},
                           .search = id.text(),
                           .subject = {}});
    });
}

void HousePresenter::add_products() {
    desk().state().products.for_each(
        [&](domain::ProductId id, const domain::ProductRecorded& product) {
            std::string search = product.ndc.canonical12();
            if (product.inner_ndc) {
                search += " " + product.inner_ndc->canonical12();
            }
            m_lines.push_back(
                {.row = {.cells = {tr("product"), product.ndc.text(),
                                   form_words(product.form) + ": " + product_words(product),
                                   number_cell(id.number())}},
                 .search = std::move(search),
                 .subject = entry_subject(id.number())});
        });
}

void HousePresenter::add_parties() {
    desk().state().parties.for_each([&](domain::PartyId id, const domain::PartyRecorded& party) {
        std::string words = party.name;
        if (party.address) {
            words += ", " + *party.address;
        }
        m_lines.push_back({.row = {.cells = {party_words(party.role), party.dea.text(),
                                             std::move(words), number_cell(id.number())}},
                           .search = party.dea.text(),
                           .subject = entry_subject(id.number())});
    });
}

void HousePresenter::read() {
    m_lines.clear();
    add_places();
    add_products();
    add_parties();
}

ScreenView HousePresenter::list() const {
    ScreenView view{.title = tr("Places, products and parties")};
    if (const auto& registrant = desk().state().registrant) {
        view.groups.push_back(
            {.heading = tr("Registration"),
             .facts = {{.label = tr("Registrant"), .value = registrant->name},
                       {.label = tr("DEA number"), .value = registrant->dea.text()},
                       {.label = tr("Address"), .value = registrant->address}}});
    }
    std::vector<Row> rows;
    for (const Line& line : m_lines) {
        rows.push_back(line.row);
    }
    view.table =
        Table{.label = tr("What the house has"),
              .columns = {{.label = tr("What"), .width = 16},
                          {.label = tr("Known by"), .width = 16},
                          {.label = tr("Name"), .width = 60},
                          {.label = tr("Entry"), .width = 8, .align = Column::Align::Right}},
              .rows = std::make_shared<FixedRows>(std::move(rows)),
              .empty_hint = tr("Nothing yet: press L for a place, P for a product.")};
    view.actions = {{.key = "P", .label = tr("New product")},
                    {.key = "T", .label = tr("New supplier or other party")},
                    {.key = "L", .label = tr("Place")},
                    {.key = "S", .label = tr("Workstation")},
                    {.key = "G", .label = tr("Registration changed")}};
    view.scan_hint = tr("Scan a carton to see whether its product is known");
    return view;
}

void HousePresenter::act(std::string_view key) {
    if (key == "P") {
        begin(product_plan(desk()), tr("the product is recorded"));
    } else if (key == "T") {
        begin(party_plan(desk()), tr("the party is recorded"));
    } else if (key == "L") {
        begin(place_plan(desk()), tr("the place is recorded"));
    } else if (key == "S") {
        begin(station_plan(desk()), tr("the workstation is recorded"));
    } else if (key == "G") {
        begin(registration_plan(desk()), tr("the registration is changed"));
    }
}

void HousePresenter::open_row(std::int64_t row) {
    const Line& line = m_lines.at(static_cast<std::size_t>(row));
    if (line.subject.empty()) {
        say({.text = tr("S records a workstation's new name.")});
        return;
    }
    desk().go("journal", line.subject);
}

void HousePresenter::select_search(std::string_view search, std::string_view scanned) {
    const auto found = std::find_if(m_lines.begin(), m_lines.end(), [&](const Line& line) {
        return line.search == search || line.search.starts_with(std::string(search) + " ") ||
               line.search.ends_with(" " + std::string(search));
    });
    if (found == m_lines.end()) {
        say({.tone = Tone::Warning,
             .text = fmt::format(fmt::runtime(tr("Nothing here is known by \"{}\".")), scanned),
             .remedy = tr("P records a product, T a party.")});
        return;
    }
    select(found - m_lines.begin());
}

void HousePresenter::find(std::string_view scanned) {
    std::string search(scanned);
    if (const auto ndc = domain::Ndc::parse(scanned)) {
        search = ndc->canonical12();
    } else if (const auto gtin = domain::Gtin::parse(scanned)) {
        // The hyphens are not in the code: whichever reading is recorded is meant.
        for (const domain::Ndc& possible : gtin->possible_ndcs()) {
            const std::string key = possible.canonical12();
            if (std::any_of(m_lines.begin(), m_lines.end(), [&](const Line& line) {
                    return line.search.find(key) != std::string::npos;
                })) {
                search = key;
            }
        }
    }
    select_search(search, scanned);
}

void HousePresenter::show_subject(std::string_view subject) {
    constexpr std::string_view scan = "scan:";
    if (subject.starts_with(scan)) {
        find(subject.substr(scan.size()));
    }
}

}  // namespace vialog::gui
