// SPDX-License-Identifier: Apache-2.0
// The rest of a dose: wasted before a witness, held for one, or wasted without one, which opens a case.
#include "gui/waste_presenter.h"

#include "gui/amounts.h"
#include "gui/catalogue.h"
#include "gui/container_facts.h"
#include "gui/fixed_rows.h"
#include "gui/foreseen.h"
#include "gui/happened.h"
#include "gui/known_product.h"
#include "gui/pin_field.h"
#include "gui/recording.h"
#include "gui/stock_words.h"
#include "gui/stored_texts.h"
#include "gui/witness_field.h"
#include "store/queries.h"

#include <fmt/format.h>

#include <algorithm>

namespace vialog::gui {

namespace {

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

WastePresenter::WastePresenter(Desk& desk) : m_desk(desk) {
    read_rests();
    m_row = m_rests.empty() ? -1 : 0;
}

void WastePresenter::read_rests() {
    m_rests.clear();
    const auto add = [this](const store::OpenAmount& open, domain::WasteSource source,
                            const std::string& what) {
        m_rests.push_back({.source = source,
                           .product = open.product,
                           .amount = open.amount,
                           .since = open.entry.occurred,
                           .what = fmt::format(fmt::runtime(what), open.entry.seq.number())});
    };
    for (const store::OpenAmount& open : store::open_infusions(m_desk.store())) {
        const auto ref = ref_to(m_desk, open.entry.seq).value_or(domain::Ref());
        add(open, domain::FromInfusion{ref}, tr("Infusion {}"));
    }
    for (const store::OpenAmount& held : store::held_for_witness(m_desk.store())) {
        const auto ref = ref_to(m_desk, held.entry.seq).value_or(domain::Ref());
        add(held, domain::FromHeld{ref}, tr("Held by entry {}"));
    }
    // What has waited longest is to be done first.
    std::stable_sort(m_rests.begin(), m_rests.end(), [](const Rest& a, const Rest& b) {
        return a.since.instant < b.since.instant;
    });
}

std::vector<FieldRule> WastePresenter::rules() {
    std::vector<FieldRule> rules;
    const bool counted = product().container_size.unit() == domain::Unit::Piece;
    rules.push_back({.field = {.id = "amount",
                               .label = counted ? tr("Amount wasted, units")
                                                : tr("Amount wasted, mg (or 0.2 mL)"),
                               .hint = fmt::format(fmt::runtime(tr("Enter: all of it, {}")),
                                                   print_both(product(), m_rest->amount))},
                     .check = [this](std::string_view text) { return amount_problem(text); }});
    rules.push_back(choice("reason", tr("Reason"), waste_reasons()));
    rules.push_back(choice("why", tr("Why nobody witnessed it"), late_reasons()));
    rules.push_back(choice("method", tr("How it was made unusable"), waste_methods()));
    rules.push_back(choice("saw", tr("The witness"), sights()));
    for (FieldRule& rule : happened_rules(m_desk)) {
        rules.push_back(std::move(rule));
    }
    rules.push_back(pin_rule("pin", tr("PIN")));
    rules.push_back(witness_rule());
    rules.push_back({.field = {.id = "sight",
                               .label = tr("The witness types the amount she sees"),
                               .hint = tr("In mg or in mL")},
                     .check = [this](std::string_view text) { return sight_problem(text); }});
    rules.push_back(pin_rule("witness_pin", tr("The witness's PIN")));
    return rules;
}

void WastePresenter::begin(const Rest& rest) {
    m_rest = rest;
    m_form = Form(rules());
    set_deed(Deed::Waste);
}

void WastePresenter::set_deed(Deed deed) {
    m_deed = deed;
    m_signing.emplace(m_desk, deed == Deed::Waste
                                  ? std::vector{domain::Role::Operator, domain::Role::Witness}
                                  : std::vector{domain::Role::Operator});
    for (const char* id : {"pin", "witness", "sight", "witness_pin", "why"}) {
        m_form.forget(id);
    }
    const bool witnessed = deed == Deed::Waste;
    m_form.enable("reason", deed != Deed::Hold);
    m_form.enable("method", deed != Deed::Hold);
    m_form.enable("why", deed == Deed::Unwitnessed);
    m_form.enable("saw", witnessed);
    m_form.enable("witness", witnessed);
    m_form.enable("sight", witnessed);
    m_form.enable("witness_pin", witnessed);
    // The usual answers stand there; their keys lead to others.
    m_form.set("method", key_of(waste_methods(), domain::WasteMethod::Sequestration));
    m_form.set("saw", key_of(sights(), domain::Saw::TheAct));
    work_out();
    move_focus();
}

void WastePresenter::leave() {
    m_rest.reset();
    m_form = Form();
    m_signing.reset();
    m_seen.reset();
    read_rests();
    m_row = m_rests.empty()
                ? -1
                : std::clamp<std::int64_t>(m_row, 0, static_cast<std::int64_t>(m_rests.size()) - 1);
}

const domain::ProductRecorded& WastePresenter::product() const {
    return known_product(m_desk.state(), m_rest->product);
}

std::string WastePresenter::amount_problem(std::string_view text) const {
    if (text.empty()) {
        return m_rest->amount > 0 ? std::string()
                                  : tr("By the book nothing is in it: type what was wasted.");
    }
    const auto amount = parse_amount(product(), text, Bare::Milligrams);
    if (!amount) {
        return sentence_of(amount.error());
    }
    if (amount->is_zero()) {
        return tr("Nothing is no waste: type more than 0.");
    }
    // Out of a vial more may come than its book has; the rules say how much.
    const bool may_be_more = std::holds_alternative<domain::FromContainer>(m_rest->source);
    return may_be_more || amount->amount() <= m_rest->amount
               ? std::string()
               : fmt::format(fmt::runtime(tr("{} is more than waits there, {}.")),
                             print_both(product(), amount->amount()),
                             print_both(product(), m_rest->amount));
}

std::string WastePresenter::sight_problem(std::string_view text) const {
    if (text.empty()) {
        return tr("The witness types the amount she sees, in mg or in mL.");
    }
    const auto in_mass = parse_amount(product(), text, Bare::Milligrams);
    const auto in_volume = parse_amount(product(), text, Bare::Millilitres);
    if ((in_mass && *in_mass == amount()) || (in_volume && *in_volume == amount())) {
        return {};
    }
    if (!in_mass && !in_volume) {
        return sentence_of(in_mass.error());
    }
    return fmt::format(
        fmt::runtime(tr("The witness sees {}, the operator states {}: look again, both "
                        "of you. If the amount was wrong, change it and sign anew.")),
        text, print_both(product(), amount().amount()));
}

domain::Quantity WastePresenter::amount() const {
    const std::string text = m_form.text("amount");
    if (text.empty()) {
        return domain::Quantity::of(product().container_size.unit(), m_rest->amount)
            .value_or(nothing_of(product()));
    }
    return parse_amount(product(), text, Bare::Milligrams).value_or(nothing_of(product()));
}

domain::Event WastePresenter::draft() const {
    const auto reason =
        choice_in(waste_reasons(), m_form.text("reason")).value_or(domain::WasteReason::Remainder);
    const auto method = choice_in(waste_methods(), m_form.text("method"))
                            .value_or(domain::WasteMethod::Sequestration);
    switch (m_deed) {
        case Deed::Hold:
            return domain::WasteHeld{
                .source = m_rest->source, .product = m_rest->product, .amount = amount()};
        case Deed::Unwitnessed:
            return domain::StockWastedUnwitnessed{
                .source = m_rest->source,
                .product = m_rest->product,
                .amount = amount(),
                .reason = reason,
                .method = method,
                .why = choice_in(late_reasons(), m_form.text("why"))
                           .value_or(domain::LateReason::NoSigner)};
        case Deed::Waste:
            break;
    }
    return domain::StockWasted{
        .source = m_rest->source,
        .product = m_rest->product,
        .amount = amount(),
        .reason = reason,
        .method = method,
        .saw = choice_in(sights(), m_form.text("saw")).value_or(domain::Saw::TheAct)};
}

operations::Statement WastePresenter::stated() const {
    operations::Statement statement{.draft = draft()};
    state_when(m_form, m_desk.now(), statement);
    return statement;
}

void WastePresenter::withdraw() {
    m_signing->withdraw();
    m_seen.reset();
    for (const char* id : {"pin", "sight", "witness_pin"}) {
        m_form.forget(id);
    }
}

void WastePresenter::work_out() {
    follow_when(m_form, m_desk.now());
    m_form.say_follows("amount", print_both(product(), amount().amount()));
}

void WastePresenter::move_focus() {
    for (const Field& field : m_form.fields()) {
        if (field.enabled && !m_form.taken(field.id)) {
            m_form.focus_on(field.id);
            return;
        }
    }
}

bool WastePresenter::look_ahead() {
    std::vector<Place> places{{.role = domain::Role::Operator, .person = m_signing->person(0)}};
    if (m_deed == Deed::Waste) {
        places.push_back({.role = domain::Role::Witness, .person = m_signing->person(1)});
    }
    const auto entry = foreseen(m_desk, stated(), places, m_message);
    m_seen = entry ? std::optional(entry->event) : std::nullopt;
    return !m_message;
}

void WastePresenter::type(std::string_view field, std::string_view text) {
    if (!m_rest) {
        return;
    }
    m_message.reset();
    const std::string before = m_form.text(field);
    m_form.type(field, text);
    const bool is_signed =
        field != "pin" && field != "witness" && field != "sight" && field != "witness_pin";
    // A consent is for what stood there when the PIN was typed.
    if (is_signed && m_form.text(field) != before) {
        withdraw();
        work_out();
    }
}

void WastePresenter::enter(std::string_view field) {
    if (!m_rest) {
        return;
    }
    if (field == "pin") {
        enter_pin();
        return;
    }
    if (field == "witness_pin") {
        enter_witness_pin();
        return;
    }
    m_message.reset();
    if (field == "witness") {
        if (take_witness(m_form, m_desk, *m_signing) && !m_signing->given(0)) {
            m_form.forget("pin");
        }
    } else if (!m_form.enter(field)) {
        return;
    }
    work_out();
    if (m_form.taken(field) && !(field == "when" && ask_why_late(m_form))) {
        move_focus();
    }
}

void WastePresenter::enter_pin() {
    m_message.reset();
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
        return;
    }
    if (take_pin(m_form, "pin", *m_signing, 0, m_message)) {
        if (m_deed == Deed::Waste) {
            move_focus();
        } else {
            commit();
        }
    }
}

void WastePresenter::enter_witness_pin() {
    m_message.reset();
    for (const char* id : {"pin", "witness", "sight"}) {
        if (!m_form.taken(id)) {
            m_form.forget("witness_pin");
            m_form.focus_on(id);
            m_message = Message{.tone = Tone::Warning,
                                .text = tr("The witness signs last."),
                                .remedy = tr("First the operator's PIN, then the witness, then the "
                                             "amount she sees.")};
            return;
        }
    }
    if (take_pin(m_form, "witness_pin", *m_signing, 1, m_message)) {
        commit();
    }
}

void WastePresenter::commit() {
    operations::Statement statement = stated();
    statement.seen = m_seen;
    statement.signers = m_signing->signers();
    const auto recorded = record(m_desk, statement, m_message);
    if (!recorded) {
        // The amount and its reasons stand; who signs looks again.
        withdraw();
        move_focus();
        return;
    }
    const std::string what = print_both(product(), amount().amount());
    std::string text = fmt::format(fmt::runtime(tr("Entry {} is recorded: {} ")),
                                   recorded->ref.seq.number(), what);
    std::string remedy;
    if (m_deed == Deed::Waste) {
        text += fmt::format(fmt::runtime(tr("wasted before {}.")),
                            m_desk.name_of(*m_signing->person(1)));
    } else if (m_deed == Deed::Hold) {
        text += tr("held for a witness.");
        remedy = tr("It waits here until she comes.");
    } else {
        text += tr("wasted without a witness.");
        remedy = fmt::format(fmt::runtime(tr("That is improper and has opened case {}: F9.")),
                             recorded->ref.seq.number());
    }
    leave();
    m_message = Message{.tone = Tone::Good, .text = std::move(text), .remedy = std::move(remedy)};
    m_desk.changed();
}

void WastePresenter::scan(std::string_view text) {
    m_message.reset();
    if (m_rest && m_deed == Deed::Waste && m_form.focus() == "witness") {
        m_form.set("witness", text);
        enter("witness");
        return;
    }
    const auto container = container_named(m_desk, text);
    if (!m_rest && container) {
        begin({.source = domain::FromContainer{container->id},
               .product = container->receipt.product,
               .amount = container->row.balance,
               .since = m_desk.now(),
               .what = fmt::format(fmt::runtime(tr("Out of vial {}")), container->id.number())});
        m_message =
            Message{.tone = Tone::Warning,
                    .text = tr("This wastes out of the vial itself, not out of an infusion."),
                    .remedy = tr("Type the amount; a vial that is empty is finished on F7.")};
        return;
    }
    m_message = Message{
        .tone = Tone::Bad,
        .text = container ? fmt::format(fmt::runtime(tr("That is vial {}; another rest is being "
                                                        "wasted.")),
                                        container->id.number())
                          : container.error().what + ".",
        .remedy = m_rest ? tr("Finish this one, or press Esc twice.")
                         : tr("Choose a rest by the arrows and Enter, or scan a vial.")};
}

void WastePresenter::press(std::string_view key) {
    m_message.reset();
    if (!m_rest) {
        m_message = Message{.tone = Tone::Warning,
                            .text = tr("No rest is chosen."),
                            .remedy = tr("Choose one by the arrows and Enter, or scan a vial.")};
        return;
    }
    if (key == "H") {
        if (m_rest->is_held()) {
            m_message = Message{.tone = Tone::Warning,
                                .text = tr("It is held for a witness already."),
                                .remedy = tr("Waste it before her.")};
            return;
        }
        set_deed(m_deed == Deed::Hold ? Deed::Waste : Deed::Hold);
    } else if (key == "U") {
        set_deed(m_deed == Deed::Unwitnessed ? Deed::Waste : Deed::Unwitnessed);
        if (m_deed == Deed::Unwitnessed) {
            m_message = Message{.tone = Tone::Warning,
                                .text = tr("Waste without a witness is improper: it is recorded as "
                                           "such and opens a case."),
                                .remedy = tr("If she comes later, Alt+H holds the rest for her.")};
        }
    } else if (key == "M") {
        m_form.focus_on("method");
    } else if (key == "S") {
        m_form.focus_on("saw");
    } else if (key == "T") {
        withdraw();
        ask_when(m_form);
    }
}

void WastePresenter::choose(std::int64_t row) {
    m_row = row;
}

void WastePresenter::open(std::int64_t row) {
    if (!m_rest && row >= 0 && static_cast<std::size_t>(row) < m_rests.size()) {
        m_message.reset();
        begin(m_rests[static_cast<std::size_t>(row)]);
    }
}

bool WastePresenter::back() {
    m_message.reset();
    if (!m_rest) {
        return false;
    }
    leave();
    return true;
}

void WastePresenter::refresh() {
    read_rests();
    if (!m_rest) {
        m_row = std::min<std::int64_t>(m_row, static_cast<std::int64_t>(m_rests.size()) - 1);
        return;
    }
    std::int64_t now = 0;
    if (const auto* from = std::get_if<domain::FromContainer>(&m_rest->source)) {
        const auto facts = facts_of(m_desk, from->container);
        now = facts ? facts->row.balance : 0;
    }
    for (const Rest& rest : m_rests) {
        now = rest.what == m_rest->what && rest.product == m_rest->product ? rest.amount : now;
    }
    if (now == m_rest->amount) {
        return;
    }
    m_rest->amount = now;
    m_form.say_hint("amount", fmt::format(fmt::runtime(tr("Enter: all of it, {}")),
                                          print_both(product(), now)));
    withdraw();
    m_form.forget("amount");
    work_out();
    move_focus();
    m_message = Message{.tone = Tone::Warning,
                        .text = tr("What waits there has changed meanwhile; the signatures are "
                                   "taken back."),
                        .remedy = tr("Look at the new figure, then sign that.")};
}

void WastePresenter::show(std::string_view subject) {
    if (subject.empty()) {
        return;
    }
    if (has_work()) {
        m_message = Message{.tone = Tone::Warning,
                            .text = tr("A waste is begun here."),
                            .remedy = tr("Sign it first, or press Esc twice to drop it.")};
        return;
    }
    leave();
    m_message.reset();
    constexpr std::string_view scanned = "scan:";
    if (subject.starts_with(scanned)) {
        scan(subject.substr(scanned.size()));
        return;
    }
    if (const auto container = number_in_subject(subject, "container")) {
        scan(fmt::to_string(*container));
        return;
    }
    const auto number = number_in_subject(subject, "entry");
    const auto rest = std::find_if(m_rests.begin(), m_rests.end(), [&](const Rest& it) {
        const auto* infusion = std::get_if<domain::FromInfusion>(&it.source);
        const auto* held = std::get_if<domain::FromHeld>(&it.source);
        const std::int64_t seq = infusion != nullptr ? infusion->infusion.seq.number()
                                 : held != nullptr   ? held->held.seq.number()
                                                     : -1;
        return number && seq == *number;
    });
    if (rest != m_rests.end()) {
        begin(*rest);
    } else {
        m_message = Message{.tone = Tone::Warning,
                            .text = tr("Nothing of that entry waits to be wasted."),
                            .remedy = {}};
    }
}

bool WastePresenter::has_work() const {
    return m_form.has_typed();
}

std::vector<Action> WastePresenter::actions() const {
    const std::string none = m_rest ? std::string() : tr("no rest is chosen");
    return {{.key = "H",
             .label = m_deed == Deed::Hold ? tr("Waste it now") : tr("Hold it for a witness"),
             .why_not = m_rest && m_rest->is_held() ? tr("it is held already") : none},
            {.key = "M", .label = tr("Another method"), .why_not = none},
            {.key = "S", .label = tr("What the witness saw"), .why_not = none},
            {.key = "T", .label = tr("It was done earlier"), .why_not = none},
            {.key = "U",
             .label =
                 m_deed == Deed::Unwitnessed ? tr("There is a witness") : tr("Nobody witnessed it"),
             .why_not = none}};
}

Table WastePresenter::rest_table() const {
    std::vector<Row> rows;
    const base::LocalInstant now = m_desk.now();
    for (const Rest& rest : m_rests) {
        const domain::ProductRecorded& row = known_product(m_desk.state(), rest.product);
        const bool is_old = now.instant - rest.since.instant > std::chrono::days(1);
        rows.push_back({.cells = {rest.what, print_product(row), print_both(row, rest.amount),
                                  print_moment(rest.since.instant, now.offset),
                                  print_age(rest.since.instant, now.instant)},
                        .tone = is_old ? Tone::Warning : Tone::Plain});
    }
    return {.label = tr("Rests that wait to be wasted"),
            .columns = {{.label = tr("Where"), .width = 20},
                        {.label = tr("Drug"), .width = 30},
                        {.label = tr("Amount"), .width = 22, .align = Column::Align::Right},
                        {.label = tr("Since"), .width = 18},
                        {.label = tr("Age")}},
            .rows = std::make_shared<FixedRows>(std::move(rows)),
            .selected = m_row,
            .empty_hint = tr("No rest waits. Scan a vial to waste out of it.")};
}

ScreenView WastePresenter::view() const {
    ScreenView view{.title = tr("Waste")};
    if (m_rest) {
        view.groups.push_back(
            {.heading = m_rest->what,
             .facts = {
                 {.label = tr("Drug"), .value = print_product(product())},
                 {.label = tr("Waits there"), .value = print_both(product(), m_rest->amount)},
                 {.label = tr("Wasted now"), .value = print_both(product(), amount().amount())}}});
        view.fields = m_form.fields();
        std::erase_if(view.fields, [](const Field& field) { return !field.enabled; });
        view.focus = m_form.focus();
        view.signers = m_signing->lines();
        view.sums.push_back(
            fmt::format(fmt::runtime(tr("waits {} = {} {} + open still {}")),
                        print_amount(product(), m_rest->amount),
                        m_deed == Deed::Hold ? tr("held") : tr("wasted"),
                        print_amount(product(), amount().amount()),
                        print_amount(product(), m_rest->amount - amount().amount())));
    } else {
        view.table = rest_table();
    }
    view.message = m_message;
    view.actions = actions();
    view.scan_hint = m_rest ? tr("The witness scans her badge")
                            : tr("Choose a rest, or scan a vial to waste out of it");
    return view;
}

}  // namespace vialog::gui
