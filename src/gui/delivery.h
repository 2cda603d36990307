// SPDX-License-Identifier: Apache-2.0
// What has come, carton by carton, beside what was expected; and the receipts that follow from it.
#pragma once

#include "gui/carton.h"
#include "store/shipments.h"

#include <optional>
#include <string>
#include <vector>

namespace vialog::gui {

// One lot of one product: one receipt.
struct DeliveryLine {
    domain::ProductId product;
    domain::Lot lot;
    domain::Expiry expires;
    std::int64_t scanned = 0;     // containers, by the cartons scanned
    std::int64_t containers = 0;  // as people say; at first what was scanned
    std::int64_t damaged = 0;
    int cartons = 0;
    std::string barcode;  // of the first carton
};

enum class SeenBefore : std::uint8_t { No, SameCarton, PerhapsAnother };

class Delivery final {
  public:
    // By the serial number; without one nobody can tell two cartons of a lot apart.
    [[nodiscard]] SeenBefore seen_before(const Carton& carton) const;
    // Its lot and expiry are known by now. The line it belongs to.
    std::size_t add(const Carton& carton);
    void remove(std::size_t line);
    [[nodiscard]] DeliveryLine& line(std::size_t index) { return m_lines.at(index); }
    [[nodiscard]] const std::vector<DeliveryLine>& lines() const { return m_lines; }
    [[nodiscard]] bool empty() const { return m_lines.empty(); }

  private:
    std::vector<DeliveryLine> m_lines;
    std::vector<Carton> m_cartons;
};

// A product of the shipment or of the delivery, and how they compare.
struct ComparedLine {
    domain::ProductId product;
    std::optional<std::size_t> line{};  // of the delivery; none: nothing came
    std::int64_t expected = 0;          // containers, still to come before this delivery
    std::int64_t came = 0;              // of this line
    std::string words{};                // "2 short", "as expected", "not expected"
    bool differs = false;
};
// The lines of the delivery in their order, then what was expected and did not come.
[[nodiscard]] std::vector<ComparedLine> compare(const Delivery& delivery,
                                                const std::optional<store::OpenShipment>& shipment);

// The first of the shipments of which this product is still to come.
[[nodiscard]] std::optional<store::OpenShipment> shipment_with(
    const std::vector<store::OpenShipment>& shipments, domain::ProductId product);

}  // namespace vialog::gui
