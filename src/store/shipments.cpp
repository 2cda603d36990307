// SPDX-License-Identifier: Apache-2.0
// Reads the entries themselves: the book has no table of what is not there yet.
#include "store/shipments.h"

#include "domain/postings.h"
#include "journal/merkle.h"

#include <algorithm>
#include <map>

namespace vialog::store {

namespace {

// No entry is dated after the year 9999.
constexpr base::UtcInstant end_of_time(std::chrono::sys_days(std::chrono::year(9999) /
                                                             std::chrono::January / 1));

// After the corrections of it; nothing where it was voided.
template <typename Event>
std::optional<Event> in_force_as(const Store& store, domain::EntryNumber seq) {
    domain::EntryNumber last = seq;
    while (const domain::EntryNumber* by = store.state().corrected.find(last)) {
        last = *by;
    }
    const auto found = domain::in_force(last, store.state().entry_at);
    const auto* event = found ? std::get_if<Event>(&found->event) : nullptr;
    return event == nullptr ? std::nullopt : std::optional(*event);
}

bool awaits_something(const OpenShipment& shipment) {
    for (std::size_t i = 0; i < shipment.received.size(); ++i) {
        if (shipment.received[i].containers < shipment.shipment.lines[i].containers) {
            return true;
        }
    }
    return false;
}

void count_in(OpenShipment& shipment, const domain::StockReceived& receipt) {
    const auto line =
        std::find_if(shipment.received.begin(), shipment.received.end(),
                     [&](const domain::ShipmentLine& it) { return it.product == receipt.product; });
    if (line != shipment.received.end()) {
        line->containers += receipt.containers;
    }
}

}  // namespace

std::vector<OpenShipment> open_shipments(const Store& store, base::UtcInstant since) {
    std::map<domain::EntryNumber, OpenShipment> found;
    for (const EntryLine& line : entries_in(store, {.from = since, .until = end_of_time})) {
        if (line.kind == domain::Kind::Shipment) {
            const auto bytes = store.entry_bytes(line.seq);
            auto shipment = in_force_as<domain::ShipmentExpected>(store, line.seq);
            if (!bytes || !shipment) {
                continue;
            }
            OpenShipment open{.ref = {.seq = line.seq, .leaf = journal::leaf_hash(*bytes)},
                              .announced = line.occurred,
                              .shipment = std::move(*shipment),
                              .received = {}};
            for (const domain::ShipmentLine& it : open.shipment.lines) {
                open.received.push_back({.product = it.product, .containers = 0});
            }
            found.emplace(line.seq, std::move(open));
        } else if (line.kind == domain::Kind::Receive) {
            const auto receipt = in_force_as<domain::StockReceived>(store, line.seq);
            const auto shipment =
                receipt && receipt->shipment ? found.find(receipt->shipment->seq) : found.end();
            if (shipment != found.end()) {
                count_in(shipment->second, *receipt);
            }
        }
    }
    std::vector<OpenShipment> open;
    for (auto& [seq, shipment] : found) {
        if (awaits_something(shipment)) {
            open.push_back(std::move(shipment));
        }
    }
    return open;
}

}  // namespace vialog::store
