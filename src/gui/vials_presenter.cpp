// SPDX-License-Identifier: Apache-2.0
// A vial's life between receipt and its end.
#include "gui/vials_presenter.h"

#include "gui/amounts.h"
#include "gui/catalogue.h"
#include "gui/fixed_rows.h"
#include "gui/foreseen.h"
#include "gui/happened.h"
#include "gui/pin_field.h"
#include "gui/record_together.h"
#include "gui/stock_words.h"
#include "gui/stored_texts.h"
#include "gui/witness_field.h"
#include "store/queries.h"

#include <fmt/format.h>

#include <algorithm>

namespace vialog::gui {

namespace {

constexpr std::size_t longest_note = 4096;

template <typename E>
FieldRule choice(std::string id, std::string label, std::span<const E> values) {
    const std::vector<Choice> choices = choices_of(values);
    return {.field = {.id = std::move(id),
                      .label = std::move(label),
                      .kind = FieldKind::Choice,
                      .choices = choices},
            .check = chosen(choices)};
}

}  // namespace

VialsPresenter::VialsPresenter(Desk& desk) : m_desk(desk) {
    read_opened();
}

void VialsPresenter::read_opened() {
    m_opened.clear();
    for (const store::ContainerOnHand& it : store::containers_on_hand(m_desk.store())) {
        if (it.state == domain::ContainerState::Opened) {
            if (auto facts = facts_of(m_desk, it.id)) {
                m_opened.push_back(std::move(*facts));
            }
        }
    }
    m_row = std::min<std::int64_t>(m_row, static_cast<std::int64_t>(m_opened.size()) - 1);
}

void VialsPresenter::look_at(ContainerFacts facts) {
    m_history = store::container_history(m_desk.store(), facts.id).size();
    m_vial = std::move(facts);
    leave_deed();
    if (m_opens_at_once && m_vial->row.state == domain::ContainerState::Sealed) {
        begin(Deed::Open);
    }
}

void VialsPresenter::leave_deed() {
    m_deed = Deed::None;
    m_intent = domain::Intent::Intended;
    m_form = Form();
    m_signing.reset();
    m_seen.reset();
}

std::vector<FieldRule> VialsPresenter::rules() {
    std::vector<FieldRule> rules;
    const bool counted = m_vial->product.container_size.unit() == domain::Unit::Piece;
    const auto measured = [this](std::string_view text) { return measured_problem(text); };
    if (m_deed == Deed::Finish) {
        rules.push_back(
            {.field = {.id = "measured",
                       .label = counted ? tr("Rest counted, units") : tr("Rest measured, mL"),
                       .hint = tr("Enter: nothing is left in it")},
             .check = measured});
        rules.push_back(choice("method", tr("How it was found"), finish_methods()));
        rules.push_back({.field = {.id = "next",
                                   .label = tr("Next vial, opened by the same PIN"),
                                   .hint = tr("Scan it, or type its number; Enter: none")},
                         .check = [this](std::string_view text) { return next_problem(text); }});
    } else if (m_deed == Deed::Break) {
        rules.push_back({.field = {.id = "measured",
                                   .label = counted ? tr("Recovered, units") : tr("Recovered, mL"),
                                   .hint = tr("Enter: nothing could be recovered")},
                         .check = measured});
        rules.push_back(choice("how", tr("How it broke"), breakings()));
        rules.push_back(
            {.field = {.id = "note", .label = tr("Note, kept sealed"), .hint = tr("Enter: none")},
             .check = stored_text(longest_note, MayBeEmpty::Yes)});
    }
    if (is_witnessed()) {
        rules.push_back(choice("saw", tr("The witness"), sights()));
    }
    for (FieldRule& rule : happened_rules(m_desk)) {
        rules.push_back(std::move(rule));
    }
    rules.push_back(pin_rule("pin", tr("PIN")));
    if (is_witnessed()) {
        rules.push_back(witness_rule());
        rules.push_back(pin_rule("witness_pin", tr("The witness's PIN")));
    }
    return rules;
}

void VialsPresenter::begin(Deed deed) {
    m_deed = deed;
    m_signing.emplace(m_desk, is_witnessed()
                                  ? std::vector{domain::Role::Operator, domain::Role::Witness}
                                  : std::vector{domain::Role::Operator});
    m_form = Form(rules());
    // The usual answers stand there; their keys lead to others.
    m_form.set("method", key_of(finish_methods(), domain::Method::Measured));
    m_form.set("saw", key_of(sights(), domain::Saw::TheAct));
    work_out();
    move_focus();
}

std::string VialsPresenter::measured_problem(std::string_view text) const {
    if (text.empty()) {
        return {};
    }
    const auto amount = parse_amount(m_vial->product, text, Bare::Millilitres);
    return amount ? std::string() : sentence_of(amount.error());
}

domain::Quantity VialsPresenter::measured() const {
    const auto amount = parse_amount(m_vial->product, m_form.text("measured"), Bare::Millilitres);
    return amount.value_or(nothing_of(m_vial->product));
}

std::string VialsPresenter::next_problem(std::string_view text) const {
    if (text.empty()) {
        return {};
    }
    const auto facts = container_named(m_desk, text);
    if (!facts) {
        return facts.error().what + ". " + facts.error().remedy;
    }
    if (facts->row.state != domain::ContainerState::Sealed) {
        return fmt::format(fmt::runtime(tr("Vial {} is {}: a sealed one can be opened.")),
                           facts->id.number(), state_words(facts->row.state));
    }
    if (facts->is_expired(m_desk.now())) {
        return fmt::format(fmt::runtime(tr("Vial {} expired on {}: take another one.")),
                           facts->id.number(), facts->receipt.expires.text());
    }
    return {};
}

std::optional<domain::ContainerId> VialsPresenter::next() const {
    const std::string text = m_form.text("next");
    if (m_deed != Deed::Finish || text.empty()) {
        return std::nullopt;
    }
    const auto facts = container_named(m_desk, text);
    return facts ? std::optional(facts->id) : std::nullopt;
}

void VialsPresenter::take_next(const ContainerFacts& facts) {
    m_form.set("next", fmt::to_string(facts.id.number()));
    if (m_form.taken("next")) {
        withdraw();
        move_focus();
    } else {
        m_form.focus_on("next");
    }
}

operations::Statement VialsPresenter::stated() const {
    operations::Statement statement{.draft = {}, .intent = m_intent};
    state_when(m_form, m_desk.now(), statement);
    const auto saw = choice_in(sights(), m_form.text("saw")).value_or(domain::Saw::TheAct);
    if (m_deed == Deed::Open) {
        statement.draft =
            domain::ContainerOpened{.container = m_vial->id, .beyond_use = {}, .claimed = {}};
    } else if (m_deed == Deed::Finish) {
        domain::ContainerFinished event;
        event.container = m_vial->id;
        event.product = m_vial->receipt.product;
        event.rest = measured();
        event.method =
            choice_in(finish_methods(), m_form.text("method")).value_or(domain::Method::Measured);
        event.saw = saw;
        statement.draft = event;
    } else {
        domain::ContainerBroken event;
        event.container = m_vial->id;
        event.product = m_vial->receipt.product;
        event.recovered = measured();
        event.circumstances =
            choice_in(breakings(), m_form.text("how")).value_or(domain::Breaking::Other);
        event.saw = saw;
        statement.draft = event;
        if (const std::string note = m_form.text("note"); !note.empty()) {
            statement.disclosed = {{.name = "note", .value = to_stored(note)}};
        }
    }
    return statement;
}

// A note is salted anew each time, and a beyond-use date counts from the very moment: so it is the book that is compared
// with what both have seen, and a finish besides by all that it says.
operations::NextStatement VialsPresenter::statements() const {
    operations::Statement first = stated();
    first.signers = m_signing->signers();
    if (m_deed == Deed::Finish && m_seen) {
        first.seen = m_seen->event;
    }
    return
        [first, opens = next(), vial = *m_vial](
            const domain::State& state,
            std::span<const operations::Recorded> so_far) -> std::optional<operations::Statement> {
            const domain::Kind kind = domain::kind_of(first.draft);
            const bool is_done =
                std::any_of(so_far.begin(), so_far.end(), [&](const operations::Recorded& it) {
                    return domain::kind_of(it.entry.event) == kind;
                });
            if (!is_done) {
                const domain::ContainerRow* row = state.containers.find(vial.id);
                const bool same = row != nullptr && row->balance == vial.row.balance &&
                                  row->state == vial.row.state;
                return same ? std::optional(first) : std::nullopt;
            }
            if (opens && domain::kind_of(so_far.back().entry.event) == kind) {
                return operations::Statement{.draft = domain::ContainerOpened{.container = *opens,
                                                                              .beyond_use = {},
                                                                              .claimed = {}},
                                             .intent = first.intent,
                                             .occurred = first.occurred,
                                             .late = first.late,
                                             .signers = {first.signers.front()}};
            }
            return std::nullopt;
        };
}

bool VialsPresenter::look_ahead() {
    std::vector<Place> places{{.role = domain::Role::Operator, .person = m_signing->person(0)}};
    if (is_witnessed()) {
        places.push_back({.role = domain::Role::Witness, .person = m_signing->person(1)});
    }
    m_seen = foreseen(m_desk, stated(), places, m_message);
    return !m_message;
}

void VialsPresenter::withdraw() {
    m_signing->withdraw();
    for (const char* id : {"pin", "witness_pin"}) {
        m_form.forget(id);
    }
}

void VialsPresenter::work_out() {
    follow_when(m_form, m_desk.now());
    const std::optional<Message> said = m_message;
    static_cast<void>(m_desk.signer() && look_ahead());
    // What is refused is said when somebody is about to sign it.
    m_message = said;
    if (m_deed == Deed::Finish) {
        m_form.say_follows("measured", difference());
    }
}

void VialsPresenter::move_focus() {
    for (const Field& field : m_form.fields()) {
        if (field.enabled && !m_form.taken(field.id)) {
            m_form.focus_on(field.id);
            return;
        }
    }
}

std::string VialsPresenter::difference() const {
    const std::int64_t more = measured().amount() - m_vial->row.balance;
    if (more == 0) {
        return tr("as the book has it");
    }
    const std::string amount = print_amount(m_vial->product, more < 0 ? -more : more);
    return more < 0 ? fmt::format(fmt::runtime(tr("{} less than the book: shortage at finish, not "
                                                  "explained by this program")),
                                  amount)
                    : fmt::format(fmt::runtime(tr("{} more than the book: surplus at finish, not "
                                                  "explained by this program")),
                                  amount);
}

void VialsPresenter::type(std::string_view field, std::string_view text) {
    if (m_deed == Deed::None) {
        return;
    }
    m_message.reset();
    const std::string before = m_form.text(field);
    m_form.type(field, text);
    const bool is_signed = field != "pin" && field != "witness" && field != "witness_pin";
    if (is_signed && m_form.text(field) != before) {
        withdraw();
        work_out();
    }
}

void VialsPresenter::enter(std::string_view field) {
    if (m_deed == Deed::None) {
        return;
    }
    m_message.reset();
    if (field == "pin") {
        enter_pin();
    } else if (field == "witness_pin") {
        enter_witness_pin();
    } else if (field == "witness") {
        if (take_witness(m_form, m_desk, *m_signing)) {
            if (!m_signing->given(0)) {
                m_form.forget("pin");
            }
            move_focus();
        }
    } else if (m_form.enter(field)) {
        work_out();
        if (field == "when" && ask_why_late(m_form)) {
            return;
        }
        move_focus();
    }
}

void VialsPresenter::enter_pin() {
    for (const Field& field : m_form.fields()) {
        if (field.id == "pin") {
            break;
        }
        if (field.enabled && !(m_form.taken(field.id) && m_form.enter(field.id))) {
            m_form.forget("pin");
            m_form.focus_on(field.id);
            m_message =
                Message{.tone = Tone::Warning,
                        .text = fmt::format(fmt::runtime(tr("Not everything is said yet: {}.")),
                                            field.label),
                        .remedy = tr("Type it, then Enter.")};
            return;
        }
    }
    if (!look_ahead()) {
        m_form.forget("pin");
        m_form.focus_on("pin");
        return;
    }
    if (take_pin(m_form, "pin", *m_signing, 0, m_message)) {
        if (is_witnessed()) {
            move_focus();
        } else {
            commit();
        }
    }
}

void VialsPresenter::enter_witness_pin() {
    for (const char* id : {"pin", "witness"}) {
        if (!m_form.taken(id)) {
            m_form.forget("witness_pin");
            m_form.focus_on(id);
            m_message = Message{.tone = Tone::Warning,
                                .text = tr("The witness signs last."),
                                .remedy = tr("First the operator's PIN, then the witness.")};
            return;
        }
    }
    if (take_pin(m_form, "witness_pin", *m_signing, 1, m_message)) {
        commit();
    }
}

void VialsPresenter::commit() {
    const auto recorded = record_together(m_desk, statements(), m_message);
    if (recorded) {
        done(*recorded);
        return;
    }
    const std::optional<Message> said = m_message;
    withdraw();
    if (auto facts = facts_of(m_desk, m_vial->id)) {
        m_vial = std::move(*facts);
    }
    work_out();
    m_message = said;
    move_focus();
}

void VialsPresenter::done(const std::vector<operations::Recorded>& recorded) {
    const std::int64_t entry = recorded.front().ref.seq.number();
    std::string text;
    std::string remedy;
    if (m_deed == Deed::Open) {
        text = fmt::format(fmt::runtime(tr("Entry {} is recorded: vial {} is opened.")), entry,
                           m_vial->id.number());
        remedy = tr("F4 draws from it.");
    } else if (m_deed == Deed::Finish) {
        text = fmt::format(fmt::runtime(tr("Entry {} is recorded: vial {} is finished, {}.")),
                           entry, m_vial->id.number(), difference());
        remedy = tr("Scan the next vial to open it.");
    } else {
        text = fmt::format(fmt::runtime(tr("Entry {} is recorded: vial {} is broken.")), entry,
                           m_vial->id.number());
    }
    m_opens_at_once = m_deed == Deed::Finish;
    if (const auto opened = next()) {
        text += fmt::format(fmt::runtime(tr(" Vial {} is opened by entry {}.")), opened->number(),
                            recorded.back().ref.seq.number());
        remedy.clear();
        m_opens_at_once = false;
    }
    leave_deed();
    m_vial.reset();
    read_opened();
    m_message = Message{.tone = Tone::Good, .text = std::move(text), .remedy = std::move(remedy)};
    m_desk.changed();
}

void VialsPresenter::scan(std::string_view text) {
    m_message.reset();
    if (m_deed != Deed::None && m_form.focus() == "witness") {
        m_form.set("witness", text);
        enter("witness");
        return;
    }
    auto facts = container_named(m_desk, text);
    if (!facts) {
        m_message = Message{
            .tone = Tone::Bad, .text = facts.error().what + ".", .remedy = facts.error().remedy};
        return;
    }
    if (m_deed == Deed::Finish && facts->id != m_vial->id) {
        take_next(*facts);
        return;
    }
    if (has_work()) {
        m_message = Message{
            .tone = Tone::Warning,
            .text = fmt::format(fmt::runtime(tr("That is vial {}; vial {} is not done yet.")),
                                facts->id.number(), m_vial->id.number()),
            .remedy = tr("Sign it first, or press Esc twice to drop it.")};
        return;
    }
    look_at(std::move(*facts));
}

std::string VialsPresenter::why_not(Deed deed) const {
    if (!m_vial) {
        return tr("no vial is scanned");
    }
    const bool sealed = m_vial->row.state == domain::ContainerState::Sealed;
    const bool can = deed == Deed::Open ? sealed : m_vial->is_on_hand();
    return can ? std::string()
               : fmt::format(fmt::runtime(tr("the vial is {}")), state_words(m_vial->row.state));
}

void VialsPresenter::press(std::string_view key) {
    m_message.reset();
    if (key == "M" || key == "S") {
        m_form.focus_on(key == "M" ? "method" : "saw");
        return;
    }
    if (key == "D") {
        toggle_done();
        return;
    }
    const Deed deed = key == "O"   ? Deed::Open
                      : key == "E" ? Deed::Finish
                      : key == "B" ? Deed::Break
                                   : Deed::None;
    if (deed == Deed::None || deed == m_deed) {
        return;
    }
    if (const std::string reason = why_not(deed); !reason.empty()) {
        m_message =
            Message{.tone = Tone::Warning,
                    .text = fmt::format(fmt::runtime(tr("That can't be done now: {}.")), reason),
                    .remedy = tr("Scan another vial.")};
        return;
    }
    if (has_work()) {
        m_message = Message{.tone = Tone::Warning,
                            .text = tr("Another deed is begun here."),
                            .remedy = tr("Sign it first, or press Esc twice to drop it.")};
        return;
    }
    begin(deed);
}

void VialsPresenter::toggle_done() {
    if (m_deed == Deed::None) {
        m_message = Message{.tone = Tone::Warning,
                            .text = tr("Nothing is begun that could be done already."),
                            .remedy = tr("Press O, E or B first.")};
        return;
    }
    const bool was_done = m_intent == domain::Intent::Done;
    m_intent = was_done ? domain::Intent::Intended : domain::Intent::Done;
    withdraw();
    if (!was_done) {
        ask_when(m_form);
    }
    work_out();
    move_focus();
    m_message = Message{.tone = Tone::Warning,
                        .text = was_done ? tr("It is still to be done.")
                                         : tr("It has been done already: it is recorded as it was, "
                                              "marked with what was improper, and opens a case."),
                        .remedy = was_done ? std::string() : tr("Alt+D again takes that back.")};
}

void VialsPresenter::choose(std::int64_t row) {
    m_row = row;
}

void VialsPresenter::open(std::int64_t row) {
    if (!m_vial && row >= 0 && static_cast<std::size_t>(row) < m_opened.size()) {
        m_message.reset();
        look_at(ContainerFacts(std::as_const(m_opened)[static_cast<std::size_t>(row)]));
    }
}

bool VialsPresenter::back() {
    m_message.reset();
    if (m_deed != Deed::None) {
        leave_deed();
        return true;
    }
    const bool anything = m_vial.has_value();
    m_vial.reset();
    m_opens_at_once = false;
    return anything;
}

void VialsPresenter::refresh() {
    read_opened();
    if (!m_vial) {
        return;
    }
    auto facts = facts_of(m_desk, m_vial->id);
    if (!facts || facts->row == m_vial->row) {
        return;
    }
    m_vial = std::move(*facts);
    m_history = store::container_history(m_desk.store(), m_vial->id).size();
    if (m_deed == Deed::None) {
        return;
    }
    withdraw();
    work_out();
    move_focus();
    m_message = Message{.tone = Tone::Warning,
                        .text = tr("The vial's book has moved meanwhile; the signatures are taken "
                                   "back."),
                        .remedy = tr("Look at the new figure, then sign that.")};
}

void VialsPresenter::show(std::string_view subject) {
    if (subject.empty()) {
        return;
    }
    if (has_work()) {
        m_message = Message{.tone = Tone::Warning,
                            .text = tr("A deed is begun here."),
                            .remedy = tr("Sign it first, or press Esc twice to drop it.")};
        return;
    }
    leave_deed();
    constexpr std::string_view scanned = "scan:";
    if (subject.starts_with(scanned)) {
        scan(subject.substr(scanned.size()));
    } else if (const auto number = number_in_subject(subject, "container")) {
        m_message.reset();
        if (auto facts = facts_of(m_desk, domain::ContainerId(*number))) {
            look_at(std::move(*facts));
        }
    }
}

bool VialsPresenter::has_work() const {
    return m_form.has_typed();
}

}  // namespace vialog::gui
