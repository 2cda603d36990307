// SPDX-License-Identifier: Apache-2.0
// Line after line until Enter names no further product; then one PIN.
#include "gui/shipment_presenter.h"

#include "base/bytes.h"
#include "gui/amounts.h"
#include "gui/carton.h"
#include "gui/catalogue.h"
#include "gui/fixed_rows.h"
#include "gui/guarded.h"
#include "gui/recording.h"
#include "gui/stored_texts.h"

#include <fmt/format.h>

#include <algorithm>

namespace vialog::gui {

namespace {

constexpr std::int64_t most_containers = 100'000;

std::string nth_key(std::size_t index) {
    constexpr std::string_view keys = "123456789abcdefghijklmnopqrstuvwxyz";
    return index < keys.size() ? std::string(1, keys[index]) : std::string();
}

template <typename Id>
std::optional<Id> chosen_of(const std::vector<Id>& ids, const std::string& key) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (!key.empty() && nth_key(i) == key) {
            return ids[i];
        }
    }
    return std::nullopt;
}

}  // namespace

ShipmentPresenter::ShipmentPresenter(Desk& desk)
    : m_desk(desk), m_signing(desk, {domain::Role::Operator}) {
    m_desk.state().parties.for_each([&](domain::PartyId id, const domain::PartyRecorded& party) {
        if (party.role == domain::PartyRole::Supplier ||
            party.role == domain::PartyRole::Registrant) {
            m_parties.push_back(id);
        }
    });
    m_desk.state().products.for_each(
        [&](domain::ProductId id, const domain::ProductRecorded& /*row*/) {
            m_products.push_back(id);
        });
    const FieldCheck product = chosen(products());
    m_form = Form(
        {{.field = {.id = "supplier",
                    .label = tr("Supplier"),
                    .kind = FieldKind::Choice,
                    .choices = parties()},
          .check = chosen(parties())},
         {.field = {.id = "invoice",
                    .label = tr("Number of order or invoice"),
                    .hint = tr("As it will stand on the invoice")},
          .check = stored_text(longest_name, MayBeEmpty::No)},
         {.field = {.id = "due", .label = tr("Due"), .hint = tr("2026-01-12; Enter alone: no day")},
          .check =
              [](std::string_view text) {
                  const auto day = base::parse_date(text);
                  return text.empty() || day ? std::string() : sentence_of(day.error());
              }},
         {.field = {.id = "product",
                    .label = tr("What"),
                    .kind = FieldKind::Choice,
                    .hint = tr("Enter alone, once there is a line: that is all"),
                    .choices = products()},
          .check =
              [this, product](std::string_view text) {
                  return text.empty() && !m_lines.empty() ? std::string() : product(text);
              }},
         {.field = {.id = "containers", .label = tr("Vials or units")},
          .check = whole_number(1, most_containers, MayBeEmpty::No)},
         {.field = {.id = "pin",
                    .label = tr("PIN"),
                    .kind = FieldKind::Secret,
                    .hint = tr("Signs what stands above")},
          .check = {}}});
    if (m_parties.empty() || m_products.empty()) {
        m_message = Message{.tone = Tone::Bad,
                            .text = tr("Nothing can be expected yet: there is no supplier or no "
                                       "product."),
                            .remedy = tr("Record them first: Ctrl+H.")};
    }
}

std::vector<Choice> ShipmentPresenter::parties() const {
    std::vector<Choice> choices;
    for (const domain::PartyId id : m_parties) {
        choices.push_back(
            {.key = nth_key(choices.size()), .label = m_desk.state().parties.find(id)->name});
    }
    return choices;
}

std::vector<Choice> ShipmentPresenter::products() const {
    std::vector<Choice> choices;
    for (const domain::ProductId id : m_products) {
        choices.push_back({.key = nth_key(choices.size()),
                           .label = print_product(*m_desk.state().products.find(id))});
    }
    return choices;
}

void ShipmentPresenter::type(std::string_view field, std::string_view text) {
    m_message.reset();
    if (field != "pin") {
        m_signing.withdraw();
    }
    m_form.type(field, text);
}

void ShipmentPresenter::enter(std::string_view field) {
    m_message.reset();
    if (field == "pin") {
        sign(field);
    } else if (field == "containers") {
        take_containers(field);
    } else if (m_form.enter(field) && field == "product" && m_form.text(field).empty()) {
        m_form.enable("containers", false);
        m_form.focus_on("pin");
    } else if (field == "product" && m_form.taken(field)) {
        m_form.enable("containers", true);
        m_form.focus_on("containers");
    }
}

void ShipmentPresenter::take_containers(std::string_view field) {
    const auto product = chosen_of(m_products, m_form.text("product"));
    if (!m_form.enter(field) || !product) {
        return;
    }
    const std::int64_t containers = to_number(m_form.text(field));
    const auto line =
        std::find_if(m_lines.begin(), m_lines.end(),
                     [&](const domain::ShipmentLine& it) { return it.product == *product; });
    if (line == m_lines.end()) {
        m_lines.push_back({.product = *product, .containers = containers});
    } else {
        line->containers += containers;
    }
    m_form.forget("product");
    m_form.forget(field);
    m_form.focus_on("product");
}

void ShipmentPresenter::scan(std::string_view text) {
    m_message.reset();
    const auto setting = load_scanner_setting(m_desk.places().state);
    const auto carton = read_carton(m_desk, text, setting.value_or(ScannerSetting{}));
    if (!carton) {
        if (m_form.focus() == "invoice") {
            type("invoice", text);
            return;
        }
        m_message = Message{
            .tone = Tone::Bad, .text = carton.error().what + ".", .remedy = carton.error().remedy};
        return;
    }
    const auto found = std::find(m_products.begin(), m_products.end(), carton->product);
    type("product", nth_key(static_cast<std::size_t>(found - m_products.begin())));
    enter("product");
}

domain::ShipmentExpected ShipmentPresenter::draft() const {
    domain::ShipmentExpected shipment;
    shipment.party = chosen_of(m_parties, m_form.text("supplier")).value_or(domain::PartyId());
    shipment.invoice = to_stored(m_form.text("invoice"));
    shipment.lines = m_lines;
    if (const auto due = base::parse_date(m_form.text("due"))) {
        shipment.due = *due;
    }
    return shipment;
}

void ShipmentPresenter::sign(std::string_view field) {
    std::string pin = m_form.text(field);
    m_form.forget(field);
    std::string why;
    const bool said = m_form.taken("supplier") && m_form.taken("invoice") && m_form.taken("due") &&
                      !m_lines.empty();
    if (!said) {
        why = tr("Fill in first what stands above; a PIN signs all of it.");
    } else {
        m_message = failure_of([&] { why = m_signing.give(0, pin); });
    }
    base::wipe(pin);
    if (m_message || !why.empty()) {
        m_form.say_problem(field, std::move(why));
        return;
    }
    const auto recorded =
        record(m_desk, {.draft = draft(), .signers = m_signing.signers()}, m_message);
    m_signing.withdraw();
    if (!recorded) {
        return;
    }
    m_done = Message{.tone = Tone::Good,
                     .text = fmt::format(fmt::runtime(tr("Entry {}: the shipment is expected.")),
                                         recorded->ref.seq.number()),
                     .remedy = {}};
    m_form.forget_all();
    m_lines.clear();
    m_desk.changed();
}

void ShipmentPresenter::press(std::string_view key) {
    m_message.reset();
    if (key == "Delete" && !m_lines.empty()) {
        m_signing.withdraw();
        m_lines.pop_back();
    }
}

bool ShipmentPresenter::back() {
    m_form.forget_all();
    m_lines.clear();
    return false;
}

ScreenView ShipmentPresenter::view() const {
    ScreenView view{.title = tr("Expect a shipment")};
    view.fields = m_form.fields();
    view.focus = m_form.focus();
    view.signers = m_signing.lines();
    view.message = m_message;
    std::vector<Row> rows;
    for (const domain::ShipmentLine& line : m_lines) {
        rows.push_back({.cells = {print_product(*m_desk.state().products.find(line.product)),
                                  fmt::format("{}", line.containers)}});
    }
    view.table = Table{
        .label = tr("What is expected"),
        .columns = {{.label = tr("Drug"), .width = 34},
                    {.label = tr("Vials or units"), .width = 14, .align = Column::Align::Right}},
        .rows = std::make_shared<FixedRows>(std::move(rows)),
        .empty_hint = tr("No line yet: choose the product, or scan its code, then say how many.")};
    view.actions = {{.key = "Delete",
                     .label = tr("Take the last line away"),
                     .why_not = m_lines.empty() ? tr("There is no line.") : std::string()}};
    view.scan_hint = tr("Scan a carton of the product");
    return view;
}

}  // namespace vialog::gui
