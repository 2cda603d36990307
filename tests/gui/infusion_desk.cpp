// SPDX-License-Identifier: Apache-2.0
// Receives, opens, draws.
#include "gui/infusion_desk.h"

#include "exchange/container_code.h"
#include "journal/merkle.h"

#include <stdexcept>

namespace vialog::gui {

using operations::parsed;

const operations::Patient& miriam() {
    static const operations::Patient patient{.chart_number = "P1003",
                                             .name = "Miriam Okafor",
                                             .address = "4 Elm Street, Denver CO",
                                             .birth_date = "1980-02-03",
                                             .session = {},
                                             .latest = {}};
    return patient;
}

InfusionDesk::InfusionDesk() {
    m_vials = product("12345-678-90", "50 mg/mL", domain::DosageForm::Injection,
                      domain::Quantity::microlitres(10000));
    const auto strong = product("12345-678-91", "100 mg/mL", domain::DosageForm::Injection,
                                domain::Quantity::microlitres(10000));
    const auto device = product("12345-678-92", "28 mg/unit", domain::DosageForm::NasalDevice,
                                domain::Quantity::pieces(1));
    receive(m_vials, "2027-09-30", 4);
    receive(m_vials, "2025-12-31", 1);
    receive(strong, "2027-09-30", 2);
    receive(device, "2027-09-30", 2);
    open(1);
    sign_in();
}

domain::ProductId InfusionDesk::product(std::string_view ndc, std::string_view strength,
                                        domain::DosageForm form, domain::Quantity size) {
    const auto recorded =
        record(domain::ProductRecorded{.ndc = parsed<domain::Ndc>(ndc),
                                       .inner_ndc = {},
                                       .drug = "Ketamine",
                                       .labeler = "Sample",
                                       .form = form,
                                       .strength = parsed<domain::Strength>(strength),
                                       .container_size = size,
                                       .containers_per_package = 1,
                                       .use = domain::ContainerUse::Multi,
                                       .schedule = "III",
                                       .dea_code = "7285"},
               {});
    return domain::ProductId(recorded.ref.seq.number());
}

void InfusionDesk::receive(domain::ProductId product, std::string_view expires,
                           std::int64_t containers) {
    domain::StockReceived receipt;
    receipt.basis = domain::ReceiptBasis::InitialInventory;
    receipt.product = product;
    receipt.lot = parsed<domain::Lot>("A1");
    receipt.expires = parsed<domain::Expiry>(expires);
    receipt.containers = containers;
    receipt.each = state().products.find(product)->container_size;
    receipt.place = parsed<domain::PlaceId>("safe");
    receipt.awaiting = true;
    record(receipt, {});
}

operations::Recorded InfusionDesk::record(domain::Event draft,
                                          const std::vector<operations::DisclosedText>& disclosed) {
    auto& workplace = m_test.workplace();
    auto statement = workplace.stated(std::move(draft), {{domain::Role::Operator, "ben"}});
    statement.intent = domain::Intent::Done;
    statement.disclosed = disclosed;
    auto recorded = operations::record(workplace.session(), statement);
    if (!recorded) {
        throw std::logic_error(operations::explain(recorded.error()).what);
    }
    workplace.clock().pass(std::chrono::minutes(1));
    return std::move(*recorded);
}

operations::Recorded InfusionDesk::open(std::int64_t container) {
    return record(
        domain::ContainerOpened{
            .container = domain::ContainerId(container), .beyond_use = {}, .claimed = {}},
        {});
}

operations::Recorded InfusionDesk::draw(std::int64_t microlitres, std::string_view session) {
    domain::StockDrawn draw;
    draw.lines = {{.container = domain::ContainerId(1),
                   .product = m_vials,
                   .amount = domain::Quantity::microlitres(microlitres),
                   .after_finish = false}};
    draw.session = parsed<domain::Session>(session);
    return record(draw, operations::texts_of(miriam()));
}

void InfusionDesk::give(const operations::Recorded& draw, std::int64_t microlitres) {
    record(domain::OutcomeRecorded{.infusion = draw.ref,
                                   .lines = {{.product = m_vials,
                                              .given = domain::Quantity::microlitres(microlitres),
                                              .lost = domain::Quantity::microlitres(0)}},
                                   .bag = {},
                                   .given_by = {}},
           {});
}

std::int64_t InfusionDesk::balance(std::int64_t container) {
    return state().containers.find(domain::ContainerId(container))->balance;
}

domain::Entry InfusionDesk::entry(std::int64_t seq) {
    return desk().store().entry(domain::EntryNumber(seq))->entry;
}

domain::Ref InfusionDesk::ref(std::int64_t seq) {
    const auto bytes = desk().store().entry_bytes(domain::EntryNumber(seq));
    return {.seq = domain::EntryNumber(seq), .leaf = journal::leaf_hash(*bytes)};
}

std::string InfusionDesk::label(std::int64_t container) {
    const auto genesis = desk().store().entry_bytes(domain::EntryNumber(0));
    return exchange::ContainerCode::of(journal::leaf_hash(*genesis), domain::ContainerId(container))
        .text();
}

}  // namespace vialog::gui
