// SPDX-License-Identifier: Apache-2.0
// The clinic's own labels of containers, asked for by container.
#pragma once

#include "domain/ids.h"
#include "store/store.h"

#include <optional>
#include <string>

namespace vialog::store {

// The label of the container, where it has one. Reads the whole table of labels: for a screen of containers, not for each.
[[nodiscard]] std::optional<std::string> label_of(const Store& store,
                                                  domain::ContainerId container);

}  // namespace vialog::store
