// SPDX-License-Identifier: Apache-2.0
// One look into the table of products.
#include "gui/known_product.h"

#include "base/check.h"

namespace vialog::gui {

const domain::ProductRecorded& known_product(const domain::State& state,
                                             domain::ProductId product) {
    const domain::ProductRecorded* row = state.products.find(product);
    base::expects(row != nullptr, "stock is of a product that the journal has");
    return *row;
}

}  // namespace vialog::gui
