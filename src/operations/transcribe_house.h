// SPDX-License-Identifier: Apache-2.0
// The people, products and suppliers that paper names and the journal does not know yet.
#pragma once

#include "operations/transcribe_desk.h"

namespace vialog::operations {

// Puts a step at the desk for each that is missing, and refuses the lines that cannot be placed.
// How many steps.
std::size_t plan_people(TranscriptionDesk& desk, const domain::State& state);
std::size_t plan_products(TranscriptionDesk& desk, const domain::State& state);
// For the receipts of these indices: a supplier is known by its DEA number, and brought by the
// first line that names it.
std::size_t plan_suppliers(TranscriptionDesk& desk, const domain::State& state,
                           const std::vector<std::size_t>& receipts);

// Whether the receipt's supplier is or will be known: by DEA number, or by name where the line has
// no readable number.
[[nodiscard]] bool supplier_can_be_known(const exchange::PaperFolder& folder,
                                         const domain::State& state,
                                         const exchange::PaperReceipt& receipt);
[[nodiscard]] std::optional<domain::PartyId> find_supplier(const domain::State& state,
                                                           const exchange::PaperReceipt& receipt);
// Whether the product is or will be known.
[[nodiscard]] bool product_can_be_known(const exchange::PaperFolder& folder,
                                        const domain::State& state, const domain::Ndc& ndc);

}  // namespace vialog::operations
