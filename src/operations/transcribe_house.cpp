// SPDX-License-Identifier: Apache-2.0
// Brings what the journal needs to know before it can take the lines that name it.
#include "operations/transcribe_house.h"

#include <algorithm>
#include <set>

namespace vialog::operations {
namespace {

bool is_same_product(const domain::ProductRecorded& a, const domain::ProductRecorded& b) {
    return a.strength == b.strength && a.container_size == b.container_size && a.form == b.form;
}

bool names_supplier(const exchange::PaperReceipt& receipt, const domain::PartyRecorded& party) {
    if (party.role != domain::PartyRole::Supplier) {
        return false;
    }
    return receipt.supplier_dea ? receipt.supplier_dea->registration() == party.dea.registration()
                                : receipt.supplier == party.name;
}

}  // namespace

std::size_t plan_people(TranscriptionDesk& desk, const domain::State& state) {
    std::size_t steps = 0;
    for (const exchange::PaperPerson& person : desk.folder().people) {
        if (state.people.find(person.person.id) != nullptr) {
            continue;
        }
        ++steps;
        desk.take_last(
            [&desk, &person](const domain::State& /*state*/, std::span<const Recorded> /*so_far*/) {
                Statement statement = desk.state(person.source, {}, person.person, person.odd);
                if (!person.name.empty()) {
                    statement.disclosed = {{.name = "person_name", .value = person.name}};
                }
                return std::optional(std::move(statement));
            });
    }
    return steps;
}

std::size_t plan_products(TranscriptionDesk& desk, const domain::State& state) {
    std::size_t steps = 0;
    for (const exchange::PaperProduct& product : desk.folder().products) {
        if (const auto known = find_product(state, product.product.ndc)) {
            if (!is_same_product(*state.products.find(*known), product.product)) {
                desk.refuse(product.source,
                            "the journal knows this NDC with another strength, size or form",
                            "see which is right; if the journal is wrong, correct its product");
            }
            continue;
        }
        ++steps;
        desk.take_last([&desk, &product](const domain::State& /*state*/,
                                         std::span<const Recorded> /*so_far*/) {
            return std::optional(desk.state(product.source, {}, product.product, product.odd));
        });
    }
    return steps;
}

std::size_t plan_suppliers(TranscriptionDesk& desk, const domain::State& state,
                           const std::vector<std::size_t>& receipts) {
    std::size_t steps = 0;
    std::set<std::string> brought;
    for (const std::size_t index : receipts) {
        const exchange::PaperReceipt& receipt = desk.folder().receipts[index];
        if (!receipt.supplier_dea || find_supplier(state, receipt) ||
            !brought.insert(receipt.supplier_dea->registration()).second) {
            continue;
        }
        ++steps;
        desk.take_last([&desk, &receipt](const domain::State& /*state*/,
                                         std::span<const Recorded> /*so_far*/) {
            domain::PartyRecorded party{.role = domain::PartyRole::Supplier,
                                        .name = receipt.supplier,
                                        .address = std::nullopt,
                                        .dea = *receipt.supplier_dea};
            return std::optional(desk.state(receipt.source, {}, std::move(party), {}));
        });
    }
    return steps;
}

std::optional<domain::PartyId> find_supplier(const domain::State& state,
                                             const exchange::PaperReceipt& receipt) {
    std::optional<domain::PartyId> found;
    state.parties.for_each([&](domain::PartyId id, const domain::PartyRecorded& party) {
        if (!found && names_supplier(receipt, party)) {
            found = id;
        }
    });
    return found;
}

bool supplier_can_be_known(const exchange::PaperFolder& folder, const domain::State& state,
                           const exchange::PaperReceipt& receipt) {
    if (receipt.supplier_dea || find_supplier(state, receipt)) {
        return true;
    }
    return std::any_of(folder.receipts.begin(), folder.receipts.end(),
                       [&](const exchange::PaperReceipt& other) {
                           return other.supplier_dea && other.supplier == receipt.supplier;
                       });
}

bool product_can_be_known(const exchange::PaperFolder& folder, const domain::State& state,
                          const domain::Ndc& ndc) {
    if (find_product(state, ndc)) {
        return true;
    }
    return std::any_of(folder.products.begin(), folder.products.end(),
                       [&](const exchange::PaperProduct& product) {
                           return domain::same_package(product.product.ndc, ndc) ||
                                  (product.product.inner_ndc &&
                                   domain::same_package(*product.product.inner_ndc, ndc));
                       });
}

}  // namespace vialog::operations
