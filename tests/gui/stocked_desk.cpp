// SPDX-License-Identifier: Apache-2.0
// Fills the safe.
#include "gui/stocked_desk.h"

#include "exchange/container_code.h"
#include "journal/merkle.h"

#include <stdexcept>

namespace vialog::gui {

namespace {

using operations::parsed;

domain::ProductRecorded ketamine() {
    return {.ndc = parsed<domain::Ndc>("0409-2051-05"),
            .inner_ndc = {},
            .drug = "Ketamine HCl",
            .labeler = "Sample Pharma",
            .form = domain::DosageForm::Injection,
            .strength = parsed<domain::Strength>("50 mg/mL"),
            .container_size = domain::Quantity::microlitres(10'000),
            .containers_per_package = 10,
            .use = domain::ContainerUse::Multi,
            .schedule = "III",
            .dea_code = "7285"};
}

domain::ProductRecorded esketamine() {
    domain::ProductRecorded product = ketamine();
    product.ndc = parsed<domain::Ndc>("50458-028-02");
    product.drug = "Esketamine";
    product.form = domain::DosageForm::NasalDevice;
    product.strength = parsed<domain::Strength>("28 mg/unit");
    product.container_size = domain::Quantity::pieces(1);
    product.containers_per_package = 2;
    product.use = domain::ContainerUse::Single;
    return product;
}

}  // namespace

StockedDesk::StockedDesk() {
    vial = domain::ProductId(record(ketamine(), false).ref.seq.number());
    kit = domain::ProductId(record(esketamine(), false).ref.seq.number());
    supplier =
        domain::PartyId(record(domain::PartyRecorded{.role = domain::PartyRole::Supplier,
                                                     .name = "Sample Supply",
                                                     .address = {},
                                                     .dea = parsed<domain::DeaNumber>("AB1234563")},
                               false)
                            .ref.seq.number());
    m_test.sign_in("ben");
}

operations::Recorded StockedDesk::record(domain::Event draft, bool witnessed) {
    std::vector<std::pair<domain::Role, std::string>> signers{{domain::Role::Operator, "ben"}};
    if (witnessed) {
        signers.emplace_back(domain::Role::Witness, "ada");
    }
    operations::Workplace& place = m_test.workplace();
    auto recorded = operations::record(place.session(), place.stated(std::move(draft), signers));
    if (!recorded) {
        throw std::logic_error(operations::explain(recorded.error()).what);
    }
    place.clock().pass(std::chrono::minutes(1));
    return std::move(*recorded);
}

domain::StockReceived StockedDesk::delivery(domain::ProductId product, std::int64_t containers) {
    domain::StockReceived it;
    it.party = supplier;
    it.product = product;
    it.lot = parsed<domain::Lot>("LOT-A");
    it.expires = parsed<domain::Expiry>("2027-09-30");
    it.containers = containers;
    it.each = state().products.find(product)->container_size;
    it.place = parsed<domain::PlaceId>("safe");
    return it;
}

domain::ContainerId StockedDesk::receive(domain::ProductId product, std::int64_t containers) {
    const operations::Recorded recorded = record(delivery(product, containers), true);
    return std::get<domain::StockReceived>(recorded.entry.event).first;
}

void StockedDesk::open(domain::ContainerId container) {
    record(domain::ContainerOpened{.container = container, .beyond_use = {}, .claimed = {}}, false);
}

std::string StockedDesk::label(domain::ContainerId container) {
    const auto bytes = desk().store().entry_bytes(domain::EntryNumber(0)).value();
    return exchange::ContainerCode::of(journal::leaf_hash(bytes), container).text();
}

domain::Entry StockedDesk::newest() {
    const std::int64_t last = desk().store().head().size - 1;
    return desk().store().entry(domain::EntryNumber(last)).value().entry;
}

}  // namespace vialog::gui
