// SPDX-License-Identifier: Apache-2.0
// Passes everything on to the part that is in front.
#include "gui/receive_presenter.h"

#include "gui/catalogue.h"
#include "gui/container_facts.h"
#include "gui/vial_labels.h"

#include <fmt/format.h>

namespace vialog::gui {

namespace {

std::string waiting_label(const Desk& desk) {
    long waiting = 0;
    desk.state().awaiting.for_each(
        [&](domain::EntryNumber /*entry*/, domain::EntryNumber /*same*/) { ++waiting; });
    return fmt::format(fmt::runtime(tr_n("Countersign: {} receipt waits",
                                         "Countersign: {} receipts wait", waiting)),
                       waiting);
}

}  // namespace

ReceivePresenter::ReceivePresenter(Desk& desk) : m_desk(desk), m_delivery(desk) {}

Screen& ReceivePresenter::part() {
    if (m_shipment) {
        return *m_shipment;
    }
    return m_countersign ? static_cast<Screen&>(*m_countersign) : m_delivery;
}

const Screen& ReceivePresenter::part() const {
    if (m_shipment) {
        return *m_shipment;
    }
    return m_countersign ? static_cast<const Screen&>(*m_countersign) : m_delivery;
}

void ReceivePresenter::leave_part(std::optional<Message> message) {
    m_shipment.reset();
    m_countersign.reset();
    m_delivery.refresh();
    m_message = std::move(message);
}

ScreenView ReceivePresenter::view() const {
    ScreenView view = part().view();
    if (m_message) {
        view.message = m_message;
    }
    if (!m_shipment && !m_countersign) {
        const std::string busy = m_delivery.has_work()
                                     ? tr("Finish this delivery first, or leave it with Esc.")
                                     : std::string();
        view.actions.push_back(
            {.key = "N", .label = tr("Enter a shipment to expect"), .why_not = busy});
        view.actions.push_back({.key = "W", .label = waiting_label(m_desk), .why_not = busy});
        view.actions.push_back(
            {.key = "L",
             .label = tr("Print the labels"),
             .why_not = m_delivery.numbered().empty()
                            ? tr("Nothing was received here yet: receive a carton first.")
                            : std::string()});
    }
    return view;
}

void ReceivePresenter::type(std::string_view field, std::string_view text) {
    m_message.reset();
    part().type(field, text);
}

void ReceivePresenter::enter(std::string_view field) {
    m_message.reset();
    part().enter(field);
    if (m_shipment && m_shipment->done()) {
        leave_part(m_shipment->done());
    }
}

void ReceivePresenter::scan(std::string_view text) {
    m_message.reset();
    part().scan(text);
}

void ReceivePresenter::press(std::string_view key) {
    m_message.reset();
    const bool delivering = !m_shipment && !m_countersign;
    if (delivering && key == "L") {
        m_message = print_labels(m_desk, m_delivery.numbered());
        return;
    }
    if (!delivering || (key != "N" && key != "W")) {
        part().press(key);
        return;
    }
    if (m_delivery.has_work()) {
        m_message = Message{.tone = Tone::Warning,
                            .text = tr("A delivery is under way."),
                            .remedy = tr("Finish it first, or leave it with Esc.")};
    } else if (key == "N") {
        m_shipment = std::make_unique<ShipmentPresenter>(m_desk);
    } else {
        m_countersign = std::make_unique<CountersignPresenter>(m_desk);
    }
}

void ReceivePresenter::choose(std::int64_t row) {
    part().choose(row);
}

void ReceivePresenter::open(std::int64_t row) {
    part().open(row);
}

bool ReceivePresenter::back() {
    m_message.reset();
    if (part().back()) {
        return true;
    }
    if (m_shipment || m_countersign) {
        leave_part(std::nullopt);
        return true;
    }
    return false;
}

void ReceivePresenter::refresh() {
    part().refresh();
}

void ReceivePresenter::show(std::string_view subject) {
    constexpr std::string_view scanned = "scan:";
    if (has_work()) {
        m_message = Message{.tone = Tone::Warning,
                            .text = tr("What was begun here is still open."),
                            .remedy = tr("Finish it first, or leave it with Esc.")};
        return;
    }
    if (subject.starts_with(scanned)) {
        leave_part(std::nullopt);
        m_delivery.scan(subject.substr(scanned.size()));
    } else if (const auto entry = number_in_subject(subject, "entry");
               entry && m_desk.state().awaiting.find(domain::EntryNumber(*entry)) != nullptr) {
        leave_part(std::nullopt);
        m_countersign = std::make_unique<CountersignPresenter>(m_desk);
        m_countersign->show(subject);
    }
}

bool ReceivePresenter::has_work() const {
    return part().has_work();
}

}  // namespace vialog::gui
