// SPDX-License-Identifier: Apache-2.0
// Adds cartons up by lot and compares by product.
#include "gui/delivery.h"

#include "gui/catalogue.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace vialog::gui {

namespace {

std::int64_t still_expected(const store::OpenShipment& shipment, domain::ProductId product) {
    std::int64_t expected = 0;
    for (std::size_t i = 0; i < shipment.shipment.lines.size(); ++i) {
        if (shipment.shipment.lines[i].product == product) {
            expected += std::max<std::int64_t>(
                shipment.shipment.lines[i].containers - shipment.received[i].containers, 0);
        }
    }
    return expected;
}

std::string comparison(std::int64_t expected, std::int64_t came) {
    if (expected == 0) {
        return tr("not expected");
    }
    if (came == expected) {
        return tr("as expected");
    }
    return came < expected ? fmt::format(fmt::runtime(tr("{} short")), expected - came)
                           : fmt::format(fmt::runtime(tr("{} too many")), came - expected);
}

}  // namespace

SeenBefore Delivery::seen_before(const Carton& carton) const {
    for (const Carton& it : m_cartons) {
        if (carton.serial && it.serial == carton.serial && it.product == carton.product) {
            return SeenBefore::SameCarton;
        }
        if (!carton.serial && !it.serial && it.barcode == carton.barcode) {
            return SeenBefore::PerhapsAnother;
        }
    }
    return SeenBefore::No;
}

std::size_t Delivery::add(const Carton& carton) {
    m_cartons.push_back(carton);
    auto line = std::find_if(m_lines.begin(), m_lines.end(), [&](const DeliveryLine& it) {
        return it.product == carton.product && it.lot == *carton.lot &&
               it.expires == *carton.expires;
    });
    if (line == m_lines.end()) {
        line = m_lines.insert(line, {.product = carton.product,
                                     .lot = *carton.lot,
                                     .expires = *carton.expires,
                                     .barcode = carton.barcode});
    }
    ++line->cartons;
    line->scanned += carton.containers;
    line->containers = line->scanned;
    return static_cast<std::size_t>(line - m_lines.begin());
}

void Delivery::remove(std::size_t line) {
    const DeliveryLine gone = m_lines.at(line);
    m_lines.erase(m_lines.begin() + static_cast<std::ptrdiff_t>(line));
    std::erase_if(m_cartons, [&](const Carton& it) {
        return it.product == gone.product && it.lot == gone.lot && it.expires == gone.expires;
    });
}

std::vector<ComparedLine> compare(const Delivery& delivery,
                                  const std::optional<store::OpenShipment>& shipment) {
    std::map<domain::ProductId, std::int64_t> came;
    for (const DeliveryLine& line : delivery.lines()) {
        came[line.product] += line.containers;
    }
    std::vector<ComparedLine> compared;
    for (std::size_t i = 0; i < delivery.lines().size(); ++i) {
        const DeliveryLine& line = delivery.lines()[i];
        ComparedLine it{.product = line.product, .line = i, .came = line.containers};
        if (shipment) {
            it.expected = still_expected(*shipment, line.product);
            it.words = comparison(it.expected, came[line.product]);
            it.differs = it.expected != came[line.product];
        }
        compared.push_back(std::move(it));
    }
    if (!shipment) {
        return compared;
    }
    for (const domain::ShipmentLine& line : shipment->shipment.lines) {
        const std::int64_t expected = still_expected(*shipment, line.product);
        if (expected > 0 && !came.contains(line.product)) {
            came[line.product] = 0;
            compared.push_back({.product = line.product,
                                .expected = expected,
                                .words = comparison(expected, 0),
                                .differs = true});
        }
    }
    return compared;
}

std::optional<store::OpenShipment> shipment_with(const std::vector<store::OpenShipment>& shipments,
                                                 domain::ProductId product) {
    const auto found = std::find_if(
        shipments.begin(), shipments.end(),
        [&](const store::OpenShipment& it) { return still_expected(it, product) > 0; });
    return found == shipments.end() ? std::nullopt : std::optional(*found);
}

}  // namespace vialog::gui
