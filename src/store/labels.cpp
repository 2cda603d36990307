// SPDX-License-Identifier: Apache-2.0
// One look into the table of labels.
#include "store/labels.h"

#include "store/connection.h"

namespace vialog::store {

std::optional<std::string> label_of(const Store& store, domain::ContainerId container) {
    Statement select(store.connection(), "SELECT label FROM label WHERE container = ?1");
    Rows rows = select.query(container.number());
    return rows.next() ? std::optional(std::string(rows.text(0))) : std::nullopt;
}

}  // namespace vialog::store
