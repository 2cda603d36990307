// SPDX-License-Identifier: Apache-2.0
// Records as a command line would, past every screen.
#include "gui/journal_desk.h"

#include <fmt/format.h>

#include <stdexcept>

namespace vialog::gui {

namespace {

using Signers = std::vector<std::pair<domain::Role, std::string>>;

Signers ben() {
    return {{domain::Role::Operator, "ben"}};
}

Signers ben_and_ada() {
    return {{domain::Role::Operator, "ben"}, {domain::Role::Witness, "ada"}};
}

}  // namespace

JournalDesk::JournalDesk() {
    m_desk.sign_in("ben");
    using operations::parsed;
    domain::ProductRecorded product;
    product.ndc = parsed<domain::Ndc>("42023-0139-10");
    product.drug = "Ketamine";
    product.labeler = "Par";
    product.strength = parsed<domain::Strength>("50 mg/mL");
    product.container_size = domain::Quantity::microlitres(10'000);
    product.containers_per_package = 10;
    product.schedule = "III";
    product.dea_code = "7285";
    m_product = domain::ProductId(record(product, ben(), {}).seq.number());
    domain::PartyRecorded party;
    party.name = "Supply House";
    party.address = "1 Depot Road, Denver CO 80202";
    party.dea = parsed<domain::DeaNumber>("FK6968537");
    const domain::Ref supplier = record(party, ben(), {});
    domain::StockReceived receipt;
    receipt.party = domain::PartyId(supplier.seq.number());
    receipt.invoice = "INV-1";
    receipt.product = m_product;
    receipt.lot = parsed<domain::Lot>("A12");
    receipt.expires = parsed<domain::Expiry>("2027-09-30");
    receipt.containers = 3;
    receipt.each = domain::Quantity::microlitres(10'000);
    receipt.place = state().place_at(0).value();
    record(receipt, ben_and_ada(), {});
}

domain::Ref JournalDesk::record(domain::Event draft, const Signers& by,
                                std::vector<operations::DisclosedText> disclosed) {
    operations::Workplace& at = m_desk.workplace();
    operations::Statement statement = at.stated(std::move(draft), by);
    statement.disclosed = std::move(disclosed);
    const auto recorded = operations::record(at.session(), statement);
    if (!recorded) {
        throw std::logic_error(operations::explain(recorded.error()).what);
    }
    at.clock().pass(std::chrono::minutes(1));
    return recorded->ref;
}

domain::Ref JournalDesk::open(domain::ContainerId vial) {
    domain::ContainerOpened event;
    event.container = vial;
    return record(event, ben(), {});
}

domain::Ref JournalDesk::draw(domain::ContainerId vial, std::int64_t amount,
                              std::string_view chart) {
    domain::StockDrawn event;
    event.lines.push_back(
        {.container = vial, .product = m_product, .amount = domain::Quantity::microlitres(amount)});
    return record(event, ben(),
                  {{.name = "patient_id", .value = std::string(chart)},
                   {.name = "patient_name", .value = "Rosa Field"}});
}

domain::Ref JournalDesk::give(const domain::Ref& infusion, std::int64_t amount) {
    domain::OutcomeRecorded event;
    event.infusion = infusion;
    event.lines.push_back({.product = m_product,
                           .given = domain::Quantity::microlitres(amount),
                           .lost = domain::Quantity::microlitres(0)});
    return record(event, ben(), {});
}

domain::Ref JournalDesk::waste(const domain::Ref& infusion, std::int64_t amount) {
    domain::StockWasted event;
    event.source = domain::FromInfusion{infusion};
    event.product = m_product;
    event.amount = domain::Quantity::microlitres(amount);
    return record(event, ben_and_ada(), {});
}

domain::Ref JournalDesk::finish(domain::ContainerId vial, std::int64_t rest) {
    domain::ContainerFinished event;
    event.container = vial;
    event.product = m_product;
    event.rest = domain::Quantity::microlitres(rest);
    return record(event, ben_and_ada(), {});
}

domain::Ref JournalDesk::discrepancy(std::int64_t missing) {
    domain::DiscrepancyOpened event;
    event.trouble = domain::Trouble::MissingContainer;
    event.discovered = desk().now().instant;
    event.product = m_product;
    event.amount = -missing;
    return record(event, ben(), {});
}

}  // namespace vialog::gui
