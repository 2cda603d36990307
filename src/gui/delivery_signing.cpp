// SPDX-License-Identifier: Apache-2.0
// From a delivery on the screen to its signed receipts: all of them or none.
#include "gui/catalogue.h"
#include "gui/delivery_presenter.h"
#include "gui/foreseen.h"
#include "gui/record_together.h"
#include "gui/stored_texts.h"

#include <fmt/format.h>

#include <algorithm>

namespace vialog::gui {

// What will be signed is worked out as soon as it is known who signs, and again after each change.
void DeliveryPresenter::settle() {
    if (!m_seen.empty() || m_delivery.empty() || m_pending || !m_form.taken("witness")) {
        return;
    }
    const std::optional<Message> said = m_message;
    foresee();
    if (!m_message) {
        m_message = said;
    }
}

domain::StockReceived DeliveryPresenter::receipt(const DeliveryLine& line) const {
    domain::StockReceived it;
    if (const Source* from = source()) {
        it.party = from->party;
        it.basis = from->facts.role == domain::PartyRole::Supplier
                       ? domain::ReceiptBasis::Supplier
                       : domain::ReceiptBasis::OtherRegistrant;
    }
    if (const std::string invoice = m_form.text("invoice"); !invoice.empty()) {
        it.invoice = to_stored(invoice);
    }
    if (const auto day = base::parse_date(m_form.text("invoice_date"))) {
        it.invoice_date = *day;
    }
    if (m_shipment) {
        it.shipment = m_shipment->ref;
    }
    it.product = line.product;
    it.lot = line.lot;
    it.expires = line.expires;
    it.containers = line.containers;
    it.each = m_desk.state().products.find(line.product)->container_size;
    it.damaged = line.damaged;
    if (!line.barcode.empty()) {
        it.barcode = line.barcode;
    }
    it.place =
        m_desk.state().place_at(static_cast<std::int64_t>(m_place)).value_or(domain::PlaceId());
    it.awaiting = m_signatures.witness_comes_later();
    return it;
}

// The rules are asked before anybody types a PIN; what they say is what will be signed.
void DeliveryPresenter::foresee() {
    m_seen.clear();
    std::vector<Place> places{{.role = domain::Role::Operator, .person = m_desk.signer()}};
    if (!m_signatures.witness_comes_later()) {
        places.push_back(
            {.role = domain::Role::Witness, .person = m_signatures.signing().person(1)});
    }
    std::int64_t before = 0;
    for (const DeliveryLine& line : m_delivery.lines()) {
        const auto entry =
            foreseen(m_desk, {.draft = receipt(line), .intent = m_intent}, places, m_message);
        if (!entry) {
            m_seen.clear();
            if (m_message && m_intent == domain::Intent::Intended) {
                m_message->remedy += " ";
                m_message->remedy +=
                    tr("Where it lies here already, press Alt+E: it is recorded as it is, and a "
                       "case opens.");
            }
            return;
        }
        auto seen = std::get<domain::StockReceived>(entry->event);
        seen.first = domain::ContainerId(seen.first.number() + before);
        before += line.containers;
        m_seen.emplace_back(seen);
    }
}

void DeliveryPresenter::commit() {
    const auto signers = m_signatures.signers();
    const auto recorded = record_together(
        m_desk,
        [&](const domain::State& /*state*/,
            std::span<const operations::Recorded> so_far) -> std::optional<operations::Statement> {
            if (so_far.size() == m_delivery.lines().size()) {
                return std::nullopt;
            }
            operations::Statement statement{.draft = receipt(m_delivery.lines()[so_far.size()]),
                                            .intent = m_intent,
                                            .signers = signers};
            if (so_far.size() < m_seen.size()) {
                statement.seen = m_seen[so_far.size()];
            }
            return statement;
        },
        m_message);
    if (!recorded) {
        const std::optional<Message> why = m_message;
        change();
        foresee();
        m_message = why;
        m_form.focus_on("pin");
        return;
    }
    tell(*recorded);
    forget_work();
    read_house();
    m_desk.changed();
}

void DeliveryPresenter::tell(const std::vector<operations::Recorded>& recorded) {
    m_numbered.clear();
    std::string numbers;
    for (const operations::Recorded& it : recorded) {
        const auto& event = std::get<domain::StockReceived>(it.entry.event);
        m_numbered.push_back({.first = event.first,
                              .containers = event.containers,
                              .product = event.product,
                              .lot = event.lot,
                              .expires = event.expires});
        const std::int64_t last = event.first.number() + event.containers - 1;
        numbers += numbers.empty() ? "" : "; ";
        numbers += fmt::format(fmt::runtime(tr("entry {}: vials {} to {}")), it.ref.seq.number(),
                               event.first.number(), last);
    }
    const bool irregular =
        std::any_of(recorded.begin(), recorded.end(),
                    [](const operations::Recorded& it) { return !it.entry.irregular.empty(); });
    m_message = Message{.tone = irregular ? Tone::Warning : Tone::Good,
                        .text = fmt::format(fmt::runtime(tr("Received, {}.")), numbers),
                        .remedy = irregular ? tr("It is irregular, so a case is open: F9.")
                                            : tr("Press L for a sheet of labels.")};
}

}  // namespace vialog::gui
