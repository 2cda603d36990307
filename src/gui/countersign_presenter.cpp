// SPDX-License-Identifier: Apache-2.0
// Shows what was received before anybody countersigns it.
#include "gui/countersign_presenter.h"

#include "base/bytes.h"
#include "gui/amounts.h"
#include "gui/catalogue.h"
#include "gui/container_facts.h"
#include "gui/fixed_rows.h"
#include "gui/guarded.h"
#include "gui/recording.h"
#include "gui/stored_texts.h"
#include "store/queries.h"

#include <fmt/format.h>

namespace vialog::gui {

namespace {

std::vector<Choice> sights() {
    return {{.key = "1", .label = tr("the goods as they came in")},
            {.key = "2", .label = tr("the goods lying here now")},
            {.key = "3", .label = tr("the record only")}};
}

// In the order of the choices.
domain::Saw saw_of(const std::string& key) {
    return domain::Words<domain::Saw>::table[static_cast<std::size_t>(key.front() - '1')].value;
}

}  // namespace

CountersignPresenter::CountersignPresenter(Desk& desk)
    : m_desk(desk),
      m_signing(desk, {domain::Role::Witness}),
      m_form({{.field = {.id = "saw",
                         .label = tr("What the witness saw herself"),
                         .kind = FieldKind::Choice,
                         .choices = sights()},
               .check = chosen(sights())},
              {.field = {.id = "witness", .label = tr("Witness"), .hint = tr("Badge or initials")},
               .check = [this](std::string_view text) { return problem_of_witness(text); }},
              {.field = {.id = "pin",
                         .label = tr("PIN of the witness"),
                         .kind = FieldKind::Secret,
                         .hint = tr("Signs what stands above")},
               .check = {}}}) {
    read_waiting();
}

void CountersignPresenter::read_waiting() {
    const Waiting* before = selected();
    const std::optional<domain::EntryNumber> entry =
        before == nullptr ? std::nullopt : std::optional(before->entry);
    m_waiting.clear();
    auto failed = failure_of([&] {
        for (const store::EntryLine& line : store::receipts_awaiting_witness(m_desk.store())) {
            const auto found = m_desk.store().entry(line.seq);
            const auto* receipt =
                found ? std::get_if<domain::StockReceived>(&found->entry.event) : nullptr;
            if (receipt == nullptr) {
                continue;
            }
            const domain::KeyRow* key = m_desk.state().keys.find(found->entry.signers.front().key);
            m_waiting.push_back(
                {.entry = line.seq,
                 .receipt = *receipt,
                 .received_by = key == nullptr || !key->person ? domain::PersonId() : *key->person,
                 .age = print_age(line.occurred.instant, m_desk.now().instant)});
        }
    });
    if (failed) {
        m_message = std::move(failed);
    }
    m_selected = m_waiting.empty() ? -1 : 0;
    for (std::size_t i = 0; i < m_waiting.size(); ++i) {
        if (entry == m_waiting[i].entry) {
            m_selected = static_cast<std::int64_t>(i);
        }
    }
    const bool gone = entry && (selected() == nullptr || selected()->entry != *entry);
    if (gone) {
        m_signing.withdraw();
    }
}

const CountersignPresenter::Waiting* CountersignPresenter::selected() const {
    return m_selected < 0 || m_selected >= static_cast<std::int64_t>(m_waiting.size())
               ? nullptr
               : &m_waiting[static_cast<std::size_t>(m_selected)];
}

std::string CountersignPresenter::problem_of_witness(std::string_view text) const {
    const auto person = m_desk.person_named(text);
    if (!person) {
        return fmt::format(fmt::runtime(tr("Nobody here, or more than one, is \"{}\"; badge, "
                                           "initials or id of a person is accepted.")),
                           text);
    }
    const Waiting* waiting = selected();
    return waiting != nullptr && waiting->received_by == *person
               ? fmt::format(fmt::runtime(tr("{} has received it herself; a witness is somebody "
                                             "else.")),
                             m_desk.name_of(*person))
               : std::string();
}

void CountersignPresenter::select(std::int64_t row) {
    if (row != m_selected) {
        // Whoever has consented did so to another receipt.
        m_signing.withdraw();
        m_form.forget("pin");
        m_selected = row;
    }
}

void CountersignPresenter::choose(std::int64_t row) {
    select(row);
}

void CountersignPresenter::open(std::int64_t row) {
    select(row);
    m_form.focus_on("saw");
}

void CountersignPresenter::type(std::string_view field, std::string_view text) {
    m_message.reset();
    if (field != "pin") {
        m_signing.withdraw();
    }
    m_form.type(field, text);
}

void CountersignPresenter::enter(std::string_view field) {
    m_message.reset();
    if (field == "pin") {
        sign(field);
    } else if (m_form.enter(field) && field == "witness") {
        seat();
    }
}

void CountersignPresenter::seat() {
    const auto person = m_desk.person_named(m_form.text("witness"));
    m_signing.seat(0, person);
    m_form.say_follows("witness", person ? m_desk.name_of(*person) : std::string());
}

void CountersignPresenter::scan(std::string_view text) {
    m_message.reset();
    if (!m_desk.person_named(text)) {
        m_message = Message{.tone = Tone::Warning,
                            .text = tr("That is nobody's badge; the scan was not taken."),
                            .remedy = tr("Scan the badge of the witness, or type her initials.")};
        return;
    }
    type("witness", text);
    enter("witness");
}

void CountersignPresenter::sign(std::string_view field) {
    std::string pin = m_form.text(field);
    m_form.forget(field);
    const Waiting* waiting = selected();
    std::string why;
    if (waiting == nullptr) {
        why = tr("No receipt awaits a witness.");
    } else if (!m_form.taken("saw") || !m_form.taken("witness") ||
               !problem_of_witness(m_form.text("witness")).empty()) {
        why = tr("Say first what she saw and who she is.");
    } else {
        m_message = failure_of([&] { why = m_signing.give(0, pin); });
    }
    base::wipe(pin);
    if (m_message || !why.empty()) {
        m_form.say_problem(field, std::move(why));
        m_form.focus_on(field);
        return;
    }
    const auto ref = ref_to(m_desk, waiting->entry);
    const domain::Countersigned draft{.receipt = ref.value_or(domain::Ref{}),
                                      .saw = saw_of(m_form.text("saw"))};
    const std::int64_t receipt = waiting->entry.number();
    const auto recorded = record(
        m_desk, {.draft = draft, .signers = m_signing.signers(), .seen = domain::Event(draft)},
        m_message);
    m_signing.withdraw();
    if (!recorded) {
        m_form.focus_on(field);
        return;
    }
    m_form.forget_all();
    m_signing.seat(0, std::nullopt);
    read_waiting();
    m_message = Message{
        .tone = Tone::Good,
        .text = fmt::format(fmt::runtime(tr("Entry {}: the receipt of entry {} is countersigned.")),
                            recorded->ref.seq.number(), receipt),
        .remedy = {}};
    m_desk.changed();
}

void CountersignPresenter::press(std::string_view /*key*/) {}

bool CountersignPresenter::back() {
    m_form.forget_all();
    m_signing.withdraw();
    return false;
}

void CountersignPresenter::refresh() {
    read_waiting();
}

void CountersignPresenter::show(std::string_view subject) {
    const auto entry = number_in_subject(subject, "entry");
    for (std::size_t i = 0; entry && i < m_waiting.size(); ++i) {
        if (m_waiting[i].entry == domain::EntryNumber(*entry)) {
            select(static_cast<std::int64_t>(i));
        }
    }
}

ScreenView CountersignPresenter::view() const {
    ScreenView view{.title = tr("Receipts that await their witness")};
    std::vector<Row> rows;
    for (const Waiting& it : m_waiting) {
        rows.push_back({.cells = {fmt::format("{}", it.entry.number()),
                                  print_product(*m_desk.state().products.find(it.receipt.product)),
                                  it.receipt.lot.text(), fmt::format("{}", it.receipt.containers),
                                  fmt::format("{}", it.receipt.damaged),
                                  m_desk.name_of(it.received_by), it.age}});
    }
    view.table =
        Table{.label = tr("Awaiting their witness"),
              .columns = {{.label = tr("Entry"), .width = 8, .align = Column::Align::Right},
                          {.label = tr("Drug"), .width = 34},
                          {.label = tr("Lot"), .width = 14},
                          {.label = tr("Vials"), .width = 8, .align = Column::Align::Right},
                          {.label = tr("Damaged"), .width = 9, .align = Column::Align::Right},
                          {.label = tr("Received by"), .width = 24},
                          {.label = tr("Since"), .width = 14, .align = Column::Align::Right}},
              .rows = std::make_shared<FixedRows>(std::move(rows)),
              .selected = m_selected,
              .empty_hint = tr("No receipt awaits a witness.")};
    view.message = m_message;
    view.scan_hint = tr("Scan the badge of the witness");
    if (selected() != nullptr) {
        view.fields = m_form.fields();
        view.focus = m_form.focus();
        // Whoever sits here is not the witness until she has said so.
        const bool known = m_form.taken("witness");
        view.signers = m_signing.lines();
        if (!known) {
            view.signers.front().name = tr("nobody yet");
            view.signers.front().known = false;
        }
    }
    return view;
}

}  // namespace vialog::gui
