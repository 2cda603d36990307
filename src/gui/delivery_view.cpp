// SPDX-License-Identifier: Apache-2.0
// What the screen of a delivery shows.
#include "gui/amounts.h"
#include "gui/catalogue.h"
#include "gui/delivery_presenter.h"
#include "gui/fixed_rows.h"

#include <fmt/format.h>

namespace vialog::gui {

namespace {

std::string product_words(const Desk& desk, domain::ProductId product) {
    return print_product(*desk.state().products.find(product));
}

std::string party_name(const Desk& desk, domain::PartyId party) {
    const domain::PartyRecorded* row = desk.state().parties.find(party);
    return row == nullptr ? std::string() : row->name;
}

}  // namespace

FactGroup DeliveryPresenter::facts() const {
    FactGroup group{.heading = tr("This delivery"), .facts = {}};
    group.facts.push_back(
        {.label = tr("Shipment"),
         .value = m_shipment
                      ? fmt::format(fmt::runtime(tr("entry {}, invoice {}, announced {}")),
                                    m_shipment->ref.seq.number(), m_shipment->shipment.invoice,
                                    base::print_date(base::local_date(m_shipment->announced)))
                      : tr("none was expected; S chooses one")});
    group.facts.push_back({.label = tr("Laid into"),
                           .value = m_desk.state()
                                        .place_at(static_cast<std::int64_t>(m_place))
                                        .value_or(domain::PlaceId())
                                        .text()});
    if (m_intent == domain::Intent::Done) {
        group.facts.push_back({.label = tr("Recorded as"),
                               .value = tr("done already, whatever the rules say"),
                               .tone = Tone::Warning});
    }
    return group;
}

Table DeliveryPresenter::table_of_shipments() const {
    std::vector<Row> rows;
    for (const store::OpenShipment& it : m_shipments) {
        for (std::size_t i = 0; i < it.shipment.lines.size(); ++i) {
            const domain::ShipmentLine& line = it.shipment.lines[i];
            rows.push_back(
                {.cells = {fmt::format("{}", it.ref.seq.number()),
                           party_name(m_desk, it.shipment.party), it.shipment.invoice,
                           product_words(m_desk, line.product), fmt::format("{}", line.containers),
                           fmt::format("{}", it.received[i].containers),
                           it.shipment.due ? base::print_date(*it.shipment.due) : std::string()}});
        }
    }
    return {.label = tr("Expected shipments"),
            .columns = {{.label = tr("Entry"), .width = 8, .align = Column::Align::Right},
                        {.label = tr("From"), .width = 22},
                        {.label = tr("Invoice"), .width = 14},
                        {.label = tr("Drug"), .width = 34},
                        {.label = tr("Expected"), .width = 9, .align = Column::Align::Right},
                        {.label = tr("Came"), .width = 9, .align = Column::Align::Right},
                        {.label = tr("Due"), .width = 11}},
            .rows = std::make_shared<FixedRows>(std::move(rows)),
            .empty_hint = tr("No shipment is expected: scan a carton, or press N to enter what "
                             "was ordered.")};
}

Table DeliveryPresenter::table_of_delivery() const {
    std::vector<Row> rows;
    for (const ComparedLine& it : compare(m_delivery, m_shipment)) {
        Row row{.cells = {product_words(m_desk, it.product), "", "",
                          m_shipment ? fmt::format("{}", it.expected) : std::string(),
                          fmt::format("{}", it.came), "", it.words},
                .tone = it.differs ? Tone::Warning : Tone::Plain};
        if (it.line) {
            const DeliveryLine& line = m_delivery.lines()[*it.line];
            row.cells[1] = line.lot.text();
            row.cells[2] = line.expires.text();
            row.cells[5] = fmt::format("{}", line.damaged);
        }
        rows.push_back(std::move(row));
    }
    return {.label = tr("Received now"),
            .columns = {{.label = tr("Drug"), .width = 34},
                        {.label = tr("Lot"), .width = 14},
                        {.label = tr("Expires"), .width = 11},
                        {.label = tr("Expected"), .width = 9, .align = Column::Align::Right},
                        {.label = tr("Came"), .width = 9, .align = Column::Align::Right},
                        {.label = tr("Damaged"), .width = 9, .align = Column::Align::Right},
                        {.label = tr("Comparison"), .width = 16}},
            .rows = std::make_shared<FixedRows>(std::move(rows)),
            .selected = m_selected,
            .empty_hint = tr("Scan a carton.")};
}

std::vector<Action> DeliveryPresenter::actions() const {
    const std::string nothing = m_delivery.empty() ? tr("Nothing is scanned yet.") : std::string();
    std::vector<Action> actions{
        {.key = "D", .label = tr("Some are damaged"), .why_not = nothing},
        {.key = "S",
         .label = tr("Another shipment, or none"),
         .why_not = m_shipments.empty() ? tr("No shipment is expected.") : std::string()},
        {.key = "E",
         .label = m_intent == domain::Intent::Done ? tr("It is about to be received")
                                                   : tr("It lies here already, improper or not")},
        {.key = "Delete", .label = tr("Take the chosen line away"), .why_not = nothing}};
    if (m_desk.state().totals.places > 1) {
        actions.push_back({.key = "P", .label = tr("Lay it into another place")});
    }
    return actions;
}

ScreenView DeliveryPresenter::view() const {
    ScreenView view{.title = tr("Receive")};
    view.message = m_message;
    view.actions = actions();
    view.scan_hint = tr("Scan a carton, or type its NDC");
    if (m_delivery.empty() && !m_pending) {
        view.table = table_of_shipments();
        return view;
    }
    view.groups = {facts()};
    view.fields = m_form.fields();
    std::erase_if(view.fields, [&](const Field& field) {
        const bool asked_first = field.id == "lot" || field.id == "expires" || field.id == "serial";
        return !field.enabled || (m_pending && !asked_first);
    });
    view.focus = m_form.focus();
    view.table = table_of_delivery();
    view.signers = m_signatures.lines();
    if (m_seen.empty()) {
        return view;
    }
    for (const domain::Event& event : m_seen) {
        const auto& it = std::get<domain::StockReceived>(event);
        view.sums.push_back(fmt::format(fmt::runtime(tr("{} x {}, lot {}, as vials {} to {}")),
                                        it.containers, product_words(m_desk, it.product),
                                        it.lot.text(), it.first.number(),
                                        it.first.number() + it.containers - 1));
    }
    return view;
}

}  // namespace vialog::gui
