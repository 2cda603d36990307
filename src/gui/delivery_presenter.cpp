// SPDX-License-Identifier: Apache-2.0
// A scan says what it is, Enter says how many; a PIN signs what then stands on the screen.
#include "gui/delivery_presenter.h"

#include "gui/amounts.h"
#include "gui/catalogue.h"
#include "gui/guarded.h"
#include "gui/stored_texts.h"

#include <fmt/format.h>

#include <algorithm>

namespace vialog::gui {

namespace {

constexpr std::int64_t most_containers = 100'000;  // schemas/journal-format.md section 7.8
// What was announced longer ago has not been expected for a long time.
constexpr std::chrono::days expected_for(90);

std::string nth_key(std::size_t index) {
    constexpr std::string_view keys = "123456789abcdefghijklmnopqrstuvwxyz";
    return index < keys.size() ? std::string(1, keys[index]) : std::string();
}

}  // namespace

DeliveryPresenter::DeliveryPresenter(Desk& desk)
    : m_desk(desk), m_signatures(desk, TwoSignatures::Witness::MayComeLater) {
    read_house();
    m_form = Form(rules());
    forget_work();
}

std::vector<FieldRule> DeliveryPresenter::rules() {
    std::vector<FieldRule> rules{
        {.field = {.id = "lot", .label = tr("Lot"), .hint = tr("As on the carton")},
         .check = parses<domain::Lot>(MayBeEmpty::No)},
        {.field = {.id = "expires", .label = tr("Expires"), .hint = tr("2027-09-30 or 2027-09")},
         .check = parses<domain::Expiry>(MayBeEmpty::No)},
        {.field = {.id = "serial",
                   .label = tr("Serial number"),
                   .hint = tr("As on the carton; Enter alone: it has none")},
         .check = parses<domain::SerialNumber>(MayBeEmpty::Yes)},
        {.field = {.id = "containers", .label = tr("Vials or units received")},
         .check = whole_number(1, most_containers, MayBeEmpty::Yes)},
        {.field = {.id = "damaged",
                   .label = tr("Of them damaged"),
                   .hint = tr("How many; Enter alone: none")},
         .check = [this](std::string_view text) { return problem_of_damaged(text); }},
        {.field = {.id = "supplier",
                   .label = tr("Supplier"),
                   .kind = FieldKind::Choice,
                   .hint = tr("Enter takes the one shown"),
                   .choices = source_choices()},
         .check = chosen(source_choices())},
        {.field = {.id = "invoice",
                   .label = tr("Invoice number"),
                   .hint = tr("Typed or scanned; Enter alone: none")},
         .check = stored_text(longest_name, MayBeEmpty::Yes)},
        {.field = {.id = "invoice_date",
                   .label = tr("Invoice date"),
                   .hint = tr("2026-01-12; Enter alone: not stated")},
         .check = [](std::string_view text) {
             const auto day = base::parse_date(text);
             return text.empty() || day ? std::string() : sentence_of(day.error());
         }}};
    for (FieldRule& rule : m_signatures.fields()) {
        rules.push_back(std::move(rule));
    }
    return rules;
}

void DeliveryPresenter::read_house() {
    m_sources.clear();
    m_desk.state().parties.for_each([&](domain::PartyId id, const domain::PartyRecorded& party) {
        if (party.role == domain::PartyRole::Supplier ||
            party.role == domain::PartyRole::Registrant) {
            m_sources.push_back({.party = id, .facts = party, .key = nth_key(m_sources.size())});
        }
    });
    auto failed = failure_of([&] {
        m_shipments = store::open_shipments(m_desk.store(), m_desk.now().instant - expected_for);
        const auto setting = load_scanner_setting(m_desk.places().state);
        if (setting) {
            m_scanner = *setting;
        } else {
            m_message = Message{
                .tone = Tone::Warning,
                .text = fmt::format(fmt::runtime(tr("The scanner's setting does not read: {}.")),
                                    setting.error().what),
                .remedy = setting.error().remedy};
        }
    });
    if (failed) {
        m_message = std::move(failed);
    }
}

std::vector<Choice> DeliveryPresenter::source_choices() const {
    std::vector<Choice> choices;
    for (const Source& source : m_sources) {
        choices.push_back({.key = source.key, .label = source.facts.name});
    }
    return choices;
}

const DeliveryPresenter::Source* DeliveryPresenter::source() const {
    const std::string key = m_form.text("supplier");
    const auto found = std::find_if(m_sources.begin(), m_sources.end(),
                                    [&](const Source& it) { return it.key == key; });
    return key.empty() || found == m_sources.end() ? nullptr : &*found;
}

void DeliveryPresenter::scan(std::string_view text) {
    m_message.reset();
    const std::string asked_again = std::move(m_asked_again);
    m_asked_again.clear();
    if (!m_delivery.empty() && m_signatures.scan_badge(m_form, text)) {
        settle();
        return;
    }
    const auto carton = read_carton(m_desk, text, m_scanner);
    if (!carton) {
        if (m_form.focus() == "invoice") {
            m_form.type("invoice", text);
            static_cast<void>(m_form.enter("invoice"));
            return;
        }
        m_message = Message{
            .tone = Tone::Bad,
            .text = fmt::format(fmt::runtime(tr("{}. It was not taken.")), carton.error().what),
            .remedy = carton.error().remedy};
        return;
    }
    if (m_pending) {
        m_message = Message{.tone = Tone::Warning,
                            .text = tr("That carton was not taken: the one before is asked about."),
                            .remedy = tr("Answer what is asked, then scan it again.")};
        return;
    }
    const SeenBefore before = m_delivery.seen_before(*carton);
    if (before == SeenBefore::SameCarton) {
        m_message = Message{
            .tone = Tone::Bad,
            .text = fmt::format(fmt::runtime(tr("Already scanned: the carton with serial number "
                                                "{}.")),
                                carton->serial->text()),
            .remedy = tr("Scan the next carton.")};
        return;
    }
    if (before == SeenBefore::PerhapsAnother && asked_again != carton->barcode) {
        m_asked_again = carton->barcode;
        m_message = Message{.tone = Tone::Warning,
                            .text = tr("Already scanned, and this code has no serial number."),
                            .remedy = tr("If it is another carton of the same lot, scan it once "
                                         "more; else go on.")};
        return;
    }
    take(*carton);
}

void DeliveryPresenter::take(const Carton& carton) {
    if (m_sources.empty()) {
        m_message = Message{.tone = Tone::Bad,
                            .text = tr("No supplier is recorded, so nothing can be received."),
                            .remedy = tr("Record the supplier first: Ctrl+H.")};
        return;
    }
    change();
    if (!carton.lot || !carton.expires || carton.may_have_lost_separator) {
        ask_about(carton);
    } else {
        add(carton);
    }
}

void DeliveryPresenter::ask_about(const Carton& carton) {
    m_pending = carton;
    for (const char* field : {"lot", "expires", "serial"}) {
        m_form.forget(field);
    }
    m_form.enable("lot", !carton.lot || carton.may_have_lost_separator);
    m_form.enable("expires", !carton.expires);
    m_form.enable("serial", carton.may_have_lost_separator);
    if (carton.may_have_lost_separator) {
        m_form.type("serial", carton.serial ? carton.serial->text() : "");
        m_message = Message{
            .tone = Tone::Warning,
            .text = fmt::format(fmt::runtime(tr("The scanner may have lost a separator. Read were: "
                                                "lot \"{}\", serial number \"{}\".")),
                                carton.lot ? carton.lot->text() : "",
                                carton.serial ? carton.serial->text() : ""),
            .remedy = tr("Compare with the carton: Enter where it is right, else type it.")};
    }
    if (carton.lot) {
        m_form.type("lot", carton.lot->text());
    }
    m_form.focus_on(carton.lot && !carton.may_have_lost_separator ? "expires" : "lot");
}

void DeliveryPresenter::answer(std::string_view field) {
    if (!m_form.enter(field) || !m_pending) {
        return;
    }
    for (const char* asked : {"lot", "expires", "serial"}) {
        const auto fields = m_form.fields();
        const bool open = std::any_of(fields.begin(), fields.end(), [&](const Field& it) {
            return it.id == asked && it.enabled && !m_form.taken(asked);
        });
        if (open) {
            m_form.focus_on(asked);
            return;
        }
    }
    Carton carton = *m_pending;
    if (m_form.taken("lot")) {
        carton.lot = domain::Lot::parse(m_form.text("lot")).value();
    }
    if (m_form.taken("expires")) {
        carton.expires = domain::Expiry::parse(m_form.text("expires")).value();
    }
    if (m_form.taken("serial")) {
        const auto serial = domain::SerialNumber::parse(m_form.text("serial"));
        carton.serial = serial ? std::optional(*serial) : std::nullopt;
    }
    m_pending.reset();
    for (const char* asked : {"lot", "expires", "serial"}) {
        m_form.forget(asked);
        m_form.enable(asked, false);
    }
    // The serial number is known only now.
    if (m_delivery.seen_before(carton) == SeenBefore::SameCarton) {
        m_message = Message{.tone = Tone::Bad,
                            .text = tr("Already scanned: the carton with this serial number."),
                            .remedy = tr("Scan the next carton.")};
        m_form.focus_on_none();
        return;
    }
    add(carton);
}

void DeliveryPresenter::add(const Carton& carton) {
    const bool first = m_delivery.empty();
    m_current = m_delivery.add(carton);
    m_selected = static_cast<std::int64_t>(*m_current);
    const DeliveryLine& line = m_delivery.line(*m_current);
    if (first) {
        match(carton.product);
        prefill();
    }
    m_form.enable("containers", true);
    m_form.forget("containers");
    m_form.say_hint("containers",
                    fmt::format(fmt::runtime(tr_n("Enter: {} ({} carton)", "Enter: {} ({} cartons)",
                                                  line.cartons)),
                                line.scanned, line.cartons));
    m_form.focus_on("containers");
    const domain::ProductRecorded& product = *m_desk.state().products.find(line.product);
    if (line.expires.is_past_on(base::local_date(m_desk.now()))) {
        m_message = Message{
            .tone = Tone::Warning,
            .text = fmt::format(fmt::runtime(tr("{}, lot {}: expired on {}.")),
                                print_product(product), line.lot.text(), line.expires.text()),
            .remedy = tr("Send it back; press Alt+E where it lies here already.")};
    } else {
        m_message = Message{
            .tone = Tone::Good,
            .text = fmt::format(fmt::runtime(tr("{}, lot {}, expires {}.")), print_product(product),
                                line.lot.text(), line.expires.text()),
            .remedy = {}};
    }
}

void DeliveryPresenter::match(domain::ProductId product) {
    m_shipment = shipment_with(m_shipments, product);
}

// From the shipment what it says, else the usual supplier; all of it can be typed over, and waits for Enter.
void DeliveryPresenter::prefill() {
    std::string key = m_sources.front().key;
    if (m_shipment) {
        for (const Source& it : m_sources) {
            key = it.party == m_shipment->shipment.party ? it.key : key;
        }
        m_form.type("invoice", m_shipment->shipment.invoice);
    }
    m_form.type("supplier", key);
}

void DeliveryPresenter::take_number(std::string_view field) {
    if (!m_current || !m_form.enter(field)) {
        return;
    }
    DeliveryLine& line = m_delivery.line(*m_current);
    const std::string text = m_form.text(field);
    if (field == "containers") {
        line.containers = text.empty() ? line.scanned : to_number(text);
        line.damaged = std::min(line.damaged, line.containers);
        return;
    }
    line.damaged = text.empty() ? 0 : to_number(text);
    m_form.forget(field);
    m_form.enable(field, false);
}

std::string DeliveryPresenter::problem_of_damaged(std::string_view text) const {
    const std::int64_t most = m_current ? m_delivery.lines()[*m_current].containers : 0;
    return whole_number(0, most, MayBeEmpty::Yes)(text);
}

void DeliveryPresenter::type(std::string_view field, std::string_view text) {
    m_message.reset();
    if (field == "witness" || !m_signatures.is_signature(field)) {
        change();
    }
    m_form.type(field, text);
}

void DeliveryPresenter::enter(std::string_view field) {
    if (field != "lot" && field != "serial" && field != "expires") {
        m_message.reset();
    }
    const auto answered = m_signatures.enter(m_form, field);
    if (answered == TwoSignatures::Answer::Complete) {
        commit();
    } else if (answered == TwoSignatures::Answer::Asking) {
        m_message = m_signatures.failure();
        settle();
    } else if (m_pending) {
        answer(field);
    } else {
        change();
        if (field == "containers" || field == "damaged") {
            take_number(field);
        } else {
            static_cast<void>(m_form.enter(field));
        }
        settle();
    }
}

void DeliveryPresenter::change() {
    m_seen.clear();
    m_signatures.withdraw(m_form);
}

void DeliveryPresenter::next_shipment() {
    if (m_shipments.empty()) {
        m_message = Message{.tone = Tone::Warning,
                            .text = tr("No shipment is expected."),
                            .remedy = tr("Press N to enter one.")};
        return;
    }
    change();
    const auto current = std::find_if(
        m_shipments.begin(), m_shipments.end(),
        [&](const store::OpenShipment& it) { return m_shipment && it.ref == m_shipment->ref; });
    if (current == m_shipments.end()) {
        m_shipment = m_shipments.front();
    } else if (current + 1 == m_shipments.end()) {
        m_shipment.reset();
    } else {
        m_shipment = *(current + 1);
    }
}

void DeliveryPresenter::remove_line() {
    if (m_selected < 0 || m_selected >= static_cast<std::int64_t>(m_delivery.lines().size())) {
        m_message = Message{.tone = Tone::Warning, .text = tr("No line is chosen."), .remedy = {}};
        return;
    }
    change();
    m_delivery.remove(static_cast<std::size_t>(m_selected));
    m_current.reset();
    m_selected = static_cast<std::int64_t>(m_delivery.lines().size()) - 1;
    m_form.forget("containers");
    m_form.enable("containers", false);
    if (m_delivery.empty()) {
        forget_work();
    }
}

void DeliveryPresenter::ask_damaged() {
    if (m_selected < 0 || m_selected >= static_cast<std::int64_t>(m_delivery.lines().size())) {
        m_message = Message{.tone = Tone::Warning,
                            .text = tr("Nothing is received yet that could be damaged."),
                            .remedy = tr("Scan the carton first.")};
        return;
    }
    change();
    m_current = static_cast<std::size_t>(m_selected);
    m_form.enable("damaged", true);
    m_form.focus_on("damaged");
}

void DeliveryPresenter::press(std::string_view key) {
    m_message.reset();
    if (key == "D") {
        ask_damaged();
    } else if (key == "S") {
        next_shipment();
    } else if (key == "Delete") {
        remove_line();
    } else if (key == "P") {
        change();
        m_place = (m_place + 1) %
                  static_cast<std::size_t>(std::max<std::int64_t>(m_desk.state().totals.places, 1));
    } else if (key == "E") {
        change();
        const bool done = m_intent == domain::Intent::Done;
        m_intent = done ? domain::Intent::Intended : domain::Intent::Done;
        m_message = Message{.tone = Tone::Warning,
                            .text = done ? tr("It is about to be received.")
                                         : tr("It lies here already: it is recorded as it is, and "
                                              "what is improper opens a case."),
                            .remedy = {}};
    }
    settle();
}

void DeliveryPresenter::choose(std::int64_t row) {
    m_selected = row;
}

void DeliveryPresenter::forget_work() {
    m_signatures.forget(m_form);
    m_form.forget_all();
    for (const char* field : {"lot", "expires", "serial", "containers", "damaged"}) {
        m_form.enable(field, false);
    }
    m_form.focus_on_none();
    m_delivery = Delivery();
    m_shipment.reset();
    m_pending.reset();
    m_asked_again.clear();
    m_current.reset();
    m_selected = -1;
    m_intent = domain::Intent::Intended;
    m_seen.clear();
}

bool DeliveryPresenter::back() {
    m_message.reset();
    if (m_pending) {
        m_pending.reset();
        for (const char* field : {"lot", "expires", "serial"}) {
            m_form.forget(field);
            m_form.enable(field, false);
        }
        m_form.focus_on_none();
        return true;
    }
    if (!m_delivery.empty()) {
        forget_work();
        return true;
    }
    return false;
}

void DeliveryPresenter::refresh() {
    if (m_delivery.empty() && !m_pending) {
        read_house();
        m_form = Form(rules());
        forget_work();
        return;
    }
    if (m_seen.empty()) {
        return;
    }
    const std::vector<domain::Event> before = m_seen;
    foresee();
    if (m_seen != before) {
        m_signatures.withdraw(m_form);
        m_message = Message{.tone = Tone::Warning,
                            .text = tr("Somebody recorded something in between."),
                            .remedy = tr("Look at what stands here now, then sign again.")};
        m_form.focus_on("pin");
    }
}

bool DeliveryPresenter::has_work() const {
    return !m_delivery.empty() || m_pending;
}

}  // namespace vialog::gui
