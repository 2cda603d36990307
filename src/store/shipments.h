// SPDX-License-Identifier: Apache-2.0
// Shipments that are expected, and what has come of each.
#pragma once

#include "store/queries.h"

namespace vialog::store {

struct OpenShipment {
    domain::Ref ref;
    base::LocalInstant announced;
    domain::ShipmentExpected shipment;           // as it is in force
    std::vector<domain::ShipmentLine> received;  // so far, a line for each of its lines
};

// Announced since `since`, with something of it still to come; the oldest first. Voided ones are not among them.
[[nodiscard]] std::vector<OpenShipment> open_shipments(const Store& store, base::UtcInstant since);

}  // namespace vialog::store
