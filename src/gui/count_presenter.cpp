// SPDX-License-Identifier: Apache-2.0
// Nothing that the book expects is read before both have signed what they counted.
#include "gui/count_presenter.h"

#include "gui/amounts.h"
#include "gui/catalogue.h"
#include "gui/count_draft.h"
#include "gui/fixed_rows.h"
#include "gui/foreseen.h"
#include "gui/guarded.h"
#include "gui/record_together.h"
#include "gui/stored_texts.h"

#include <fmt/format.h>

namespace vialog::gui {

namespace {

std::string seen_words(const Desk& desk, const CountedVial& vial) {
    return vial.amount
               ? print_amount(*desk.state().products.find(vial.product), vial.amount->amount())
               : tr("sealed");
}

}  // namespace

CountPresenter::CountPresenter(Desk& desk)
    : m_desk(desk), m_opening(desk), m_signatures(desk, TwoSignatures::Witness::Needed) {
    std::vector<FieldRule> rules;
    rules.push_back({.field = {.id = "amount", .label = tr("Amount"), .enabled = false},
                     .check = [this](std::string_view text) { return problem_of_amount(text); }});
    for (FieldRule& rule : m_signatures.fields()) {
        rules.push_back(std::move(rule));
    }
    m_form = Form(std::move(rules));
    m_signatures.enable(m_form, false);
    m_form.focus_on_none();
}

void CountPresenter::begin(std::string_view field) {
    const auto begun = m_opening.enter(field, m_message);
    if (!begun) {
        return;
    }
    start_counting(begun->start, begun->what);
    m_message = Message{.tone = Tone::Good,
                        .text = fmt::format(fmt::runtime(tr("Entry {}: the count has begun.")),
                                            begun->start.seq.number()),
                        .remedy = tr("Scan every vial; of an opened one type what is in it.")};
    m_desk.changed();
}

void CountPresenter::start_counting(domain::Ref start, domain::CountStarted what) {
    m_start = start;
    m_started = std::move(what);
    m_tally = Tally();
    m_place = 0;
    m_selected = -1;
    m_stage = Stage::Counting;
    m_signatures.forget(m_form);
    m_signatures.enable(m_form, false);
    m_form.focus_on_none();
}

void CountPresenter::go_on_with(domain::EntryNumber start) {
    const domain::CountRow* row = m_desk.state().counts.find(start);
    const auto ref = ref_to(m_desk, start);
    if (row == nullptr || !ref) {
        return;
    }
    start_counting(*ref, row->start);
    if (auto kept = load_count_draft(m_desk, start)) {
        m_tally = std::move(*kept);
        m_selected = static_cast<std::int64_t>(m_tally.vials().size()) - 1;
    }
    m_message = Message{
        .tone = Tone::Plain,
        .text = fmt::format(fmt::runtime(tr("The count that entry {} has begun goes on.")),
                            start.number()),
        .remedy = m_tally.vials().empty() ? tr("Scan every vial: none is counted yet.")
                                          : tr("What was counted stands below; go on with it.")};
}

void CountPresenter::scan(std::string_view text) {
    m_message.reset();
    if (m_stage == Stage::Begin || m_stage == Stage::Revealed) {
        m_message = Message{.tone = Tone::Warning,
                            .text = tr("No count is under way; the scan was not taken."),
                            .remedy = m_stage == Stage::Begin
                                          ? tr("Type your PIN to begin one.")
                                          : tr("Press Esc, then your PIN, to begin one.")};
        return;
    }
    if (m_stage == Stage::Signing && m_signatures.scan_badge(m_form, text)) {
        return;
    }
    const auto vial = container_named(m_desk, text);
    if (!vial) {
        m_message = Message{
            .tone = Tone::Bad, .text = vial.error().what + ".", .remedy = vial.error().remedy};
        return;
    }
    // The next vial's scan ends the amount as Enter does; nothing is signed by it.
    if (m_asked && !m_form.text("amount").empty()) {
        take_amount("amount");
    }
    if (m_asked) {
        m_message = Message{
            .tone = Tone::Warning,
            .text = fmt::format(fmt::runtime(tr("Vial {} was not taken: vial {} is asked about.")),
                                vial->id.number(), m_asked->id.number()),
            .remedy = tr("Type what is in that one, then Enter; Esc leaves it uncounted.")};
        return;
    }
    count(*vial);
}

void CountPresenter::count(const ContainerFacts& vial) {
    if (m_tally.find(vial.id) != nullptr) {
        m_message = Message{
            .tone = Tone::Warning,
            .text = fmt::format(fmt::runtime(tr("Vial {} is counted already.")), vial.id.number()),
            .remedy = tr("Scan the next one.")};
        return;
    }
    if (!vial.is_on_hand()) {
        m_message = Message{
            .tone = Tone::Bad,
            .text = fmt::format(fmt::runtime(tr("Vial {} is not on hand by the book: {}. It was "
                                                "not counted.")),
                                vial.id.number(), state_words(vial.row.state)),
            .remedy = tr("Put it aside and open a case about it: F9.")};
        return;
    }
    change();
    if (vial.row.state == domain::ContainerState::Opened) {
        ask_amount(vial);
        return;
    }
    add({.container = vial.id,
         .product = vial.receipt.product,
         .place = m_started.places.at(m_place)},
        fmt::format(fmt::runtime(tr("Vial {}: sealed, {}.")), vial.id.number(),
                    print_product(vial.product)));
}

void CountPresenter::ask_amount(const ContainerFacts& vial) {
    m_asked = vial;
    m_form.forget("amount");
    m_form.enable("amount", true);
    m_form.say_hint("amount",
                    fmt::format(fmt::runtime(tr("What is in vial {}: {}")), vial.id.number(),
                                vial.product.container_size.unit() == domain::Unit::Microlitre
                                    ? tr("millilitres, such as 7.5")
                                    : tr("how many units")));
    m_form.focus_on("amount");
}

std::string CountPresenter::problem_of_amount(std::string_view text) const {
    if (!m_asked) {
        return {};
    }
    const auto amount = parse_amount(m_asked->product, text, Bare::Millilitres);
    return amount ? std::string() : sentence_of(amount.error());
}

void CountPresenter::take_amount(std::string_view field) {
    if (!m_asked || !m_form.enter(field)) {
        return;
    }
    const ContainerFacts vial = *m_asked;
    const auto amount = parse_amount(vial.product, m_form.text(field), Bare::Millilitres).value();
    m_asked.reset();
    m_form.forget(field);
    m_form.enable(field, false);
    m_form.focus_on_none();
    add({.container = vial.id,
         .product = vial.receipt.product,
         .place = m_started.places.at(m_place),
         .amount = amount},
        fmt::format(fmt::runtime(tr("Vial {}: opened, {} in it.")), vial.id.number(),
                    print_amount(vial.product, amount.amount())));
}

void CountPresenter::add(CountedVial vial, std::string words) {
    m_tally.add(std::move(vial));
    m_selected = static_cast<std::int64_t>(m_tally.vials().size()) - 1;
    m_message = Message{.tone = Tone::Good, .text = std::move(words), .remedy = {}};
    keep_draft();
}

// Counting goes on where it can't be kept, but nobody should rely on it then.
void CountPresenter::keep_draft() {
    if (auto failed = save_count_draft(m_desk, m_start->seq, m_tally)) {
        m_message = std::move(failed);
    }
}

void CountPresenter::reopen_selected() {
    const auto& vials = m_tally.vials();
    if (m_selected < 0 || m_selected >= static_cast<std::int64_t>(vials.size())) {
        m_message = Message{.tone = Tone::Warning,
                            .text = tr("No vial is counted yet."),
                            .remedy = tr("Scan one first.")};
        return;
    }
    const auto facts = facts_of(m_desk, vials[static_cast<std::size_t>(m_selected)].container);
    if (facts) {
        change();
        m_tally.remove(facts->id);
        --m_selected;
        ask_amount(*facts);
    }
}

void CountPresenter::remove_selected() {
    const auto& vials = m_tally.vials();
    if (m_selected < 0 || m_selected >= static_cast<std::int64_t>(vials.size())) {
        m_message = Message{.tone = Tone::Warning, .text = tr("No vial is chosen."), .remedy = {}};
        return;
    }
    change();
    const domain::ContainerId container = vials[static_cast<std::size_t>(m_selected)].container;
    m_tally.remove(container);
    m_selected = static_cast<std::int64_t>(vials.size()) - 1;
    m_message = Message{.tone = Tone::Plain,
                        .text = fmt::format(fmt::runtime(tr("Vial {} is not counted any more.")),
                                            container.number()),
                        .remedy = {}};
    keep_draft();
}

void CountPresenter::next_place() {
    m_place = (m_place + 1) % m_started.places.size();
    m_message = Message{.tone = Tone::Plain,
                        .text = fmt::format(fmt::runtime(tr("Now counting at {}.")),
                                            m_started.places[m_place].text()),
                        .remedy = {}};
}

domain::CountRecorded CountPresenter::draft() const {
    return {.start = m_start,
            .type = m_started.type,
            .moment = m_started.moment,
            .lines = m_tally.lines(m_method)};
}

void CountPresenter::finish() {
    if (m_asked) {
        m_message = Message{.tone = Tone::Warning,
                            .text = fmt::format(fmt::runtime(tr("Vial {} has no amount yet.")),
                                                m_asked->id.number()),
                            .remedy = tr("Type what is in it, then Enter.")};
        return;
    }
    static_cast<void>(foreseen(m_desk, {.draft = draft()},
                               {{.role = domain::Role::Operator, .person = m_desk.signer()},
                                {.role = domain::Role::Witness}},
                               m_message));
    if (m_message) {
        return;
    }
    m_stage = Stage::Signing;
    m_signatures.enable(m_form, true);
    m_form.focus_on(m_form.taken("witness") ? "pin" : "witness");
}

void CountPresenter::change() {
    if (m_stage == Stage::Signing) {
        m_stage = Stage::Counting;
        m_signatures.withdraw(m_form);
        m_signatures.enable(m_form, false);
        m_form.focus_on_none();
    }
}

void CountPresenter::commit() {
    const domain::CountRecorded counted = draft();
    const auto signers = m_signatures.signers();
    // The count stands signed before the reveal is made from the book, in the same transaction.
    const auto recorded = record_together(
        m_desk,
        [&](const domain::State& /*state*/,
            std::span<const operations::Recorded> so_far) -> std::optional<operations::Statement> {
            if (so_far.empty()) {
                return operations::Statement{
                    .draft = counted, .signers = signers, .seen = domain::Event(counted)};
            }
            if (so_far.size() == 1) {
                domain::CountRevealed reveal;
                reveal.count = so_far.front().ref;
                return operations::Statement{.draft = reveal, .signers = {signers.front()}};
            }
            return std::nullopt;
        },
        m_message);
    m_signatures.withdraw(m_form);
    if (!recorded) {
        m_form.focus_on("pin");
        return;
    }
    remove_count_draft(m_desk);
    m_message = failure_of(
        [&] { m_revealed = std::make_unique<RevealedCount>(m_desk, recorded->back(), m_tally); });
    if (m_message) {
        // It is recorded all the same; the journal shows it.
        m_stage = Stage::Begin;
        m_desk.changed();
        return;
    }
    m_stage = Stage::Revealed;
    const std::int64_t count = recorded->front().ref.seq.number();
    const std::int64_t reveal = recorded->back().ref.seq.number();
    m_message =
        m_revealed->differs()
            ? Message{.tone = Tone::Warning,
                      .text = fmt::format(fmt::runtime(tr("Entries {} and {}: counted and "
                                                          "revealed. Count and book differ: case "
                                                          "{} is open.")),
                                          count, reveal, reveal),
                      .remedy =
                          tr("Count once more what differs, or press Alt+O to open the case.")}
            : Message{.tone = Tone::Good,
                      .text = fmt::format(fmt::runtime(tr("Entries {} and {}: counted and "
                                                          "revealed. Count and book agree.")),
                                          count, reveal),
                      .remedy = {}};
    m_tally = Tally();
    m_signatures.forget(m_form);
    m_desk.changed();
}

void CountPresenter::type(std::string_view field, std::string_view text) {
    if (m_stage == Stage::Begin) {
        m_opening.type(field, text);
    } else if (m_stage == Stage::Revealed) {
        m_message.reset();
        m_revealed->type(field, text);
    } else {
        if (field == "witness") {
            m_signatures.withdraw(m_form);
        }
        m_form.type(field, text);
    }
}

void CountPresenter::enter(std::string_view field) {
    m_message.reset();
    if (m_stage == Stage::Begin) {
        begin(field);
    } else if (m_stage == Stage::Revealed) {
        m_revealed->enter(field);
    } else if (field == "amount") {
        take_amount(field);
    } else if (m_signatures.enter(m_form, field) == TwoSignatures::Answer::Complete) {
        commit();
    } else {
        m_message = m_signatures.failure();
    }
}

void CountPresenter::press(std::string_view key) {
    m_message.reset();
    if (m_stage == Stage::Begin) {
        if (key == "T") {
            m_opening.ask_kind();
        } else if (const auto start = unfinished_count(m_desk.state()); key == "R" && start) {
            go_on_with(*start);
        } else if (key == "R") {
            m_message = Message{.tone = Tone::Warning,
                                .text = tr("No count has begun that is not finished."),
                                .remedy = tr("Type your PIN to begin one.")};
        }
        return;
    }
    if (m_stage == Stage::Revealed) {
        if (key == "O" && m_revealed->differs()) {
            m_desk.go("cases", fmt::format("entry:{}", m_revealed->entry().number()));
        } else if (key == "O") {
            m_message = Message{.tone = Tone::Plain,
                                .text = tr("Count and book agree: no case was opened."),
                                .remedy = {}};
        }
        return;
    }
    if (key == "F") {
        finish();
    } else if (key == "O") {
        reopen_selected();
    } else if (key == "Delete") {
        remove_selected();
    } else if (key == "P") {
        next_place();
    } else if (key == "M") {
        change();
        m_method = m_method == domain::Method::Estimated ? domain::Method::Measured
                                                         : domain::Method::Estimated;
    }
}

void CountPresenter::choose(std::int64_t row) {
    m_selected = row;
}

bool CountPresenter::back() {
    m_message.reset();
    if (m_asked) {
        m_asked.reset();
        m_form.forget("amount");
        m_form.enable("amount", false);
        m_form.focus_on_none();
        return true;
    }
    if (m_stage == Stage::Signing) {
        change();
        return true;
    }
    if (m_stage == Stage::Begin) {
        return false;
    }
    m_stage = Stage::Begin;
    m_revealed.reset();
    m_tally = Tally();
    m_start.reset();
    return true;
}

void CountPresenter::refresh() {
    // Another station may have finished the count that is under way here.
    const bool ours = m_stage == Stage::Counting || m_stage == Stage::Signing;
    const domain::CountRow* row = m_start ? m_desk.state().counts.find(m_start->seq) : nullptr;
    if (ours && (row == nullptr || row->counted)) {
        m_message = Message{.tone = Tone::Warning,
                            .text = tr("Somebody else has finished this count."),
                            .remedy = tr("Press Esc and begin another one.")};
    }
}

void CountPresenter::show(std::string_view subject) {
    const auto entry = number_in_subject(subject, "entry");
    const domain::CountRow* row =
        entry ? m_desk.state().counts.find(domain::EntryNumber(*entry)) : nullptr;
    if (m_stage == Stage::Begin && row != nullptr && !row->counted) {
        go_on_with(domain::EntryNumber(*entry));
    }
}

bool CountPresenter::has_work() const {
    if (m_stage == Stage::Revealed) {
        return m_revealed->has_work();
    }
    return m_stage != Stage::Begin && !m_tally.vials().empty();
}

FactGroup CountPresenter::facts_of_count() const {
    std::int64_t sealed = 0;
    for (const CountedVial& vial : m_tally.vials()) {
        sealed += vial.amount ? 0 : 1;
    }
    const auto all = static_cast<std::int64_t>(m_tally.vials().size());
    FactGroup group{.heading = tr("Counted so far"),
                    .facts = {{.label = tr("Sealed"), .value = fmt::format("{}", sealed)},
                              {.label = tr("Opened"), .value = fmt::format("{}", all - sealed)},
                              {.label = tr("Opened ones are"),
                               .value = m_method == domain::Method::Estimated ? tr("estimated")
                                                                              : tr("measured")}}};
    if (m_started.places.size() > 1) {
        group.facts.push_back(
            {.label = tr("Counting at"), .value = m_started.places[m_place].text()});
    }
    return group;
}

std::vector<Action> CountPresenter::actions_of_count() const {
    std::vector<Action> actions{
        {.key = "F", .label = tr("Finish the count and sign it")},
        {.key = "O", .label = tr("Chosen vial is opened: type its amount")},
        {.key = "M", .label = tr("Opened ones are estimated / measured")},
        {.key = "Delete", .label = tr("Take the chosen vial out of the count")}};
    if (m_started.places.size() > 1) {
        actions.push_back({.key = "P", .label = tr("Count at the next place")});
    }
    return actions;
}

Table CountPresenter::table_of_count() const {
    std::vector<Row> rows;
    for (const CountedVial& vial : m_tally.vials()) {
        rows.push_back({.cells = {fmt::format("{}", vial.container.number()),
                                  print_product(*m_desk.state().products.find(vial.product)),
                                  vial.place.text(), seen_words(m_desk, vial)}});
    }
    return {.label = tr("Vials counted"),
            .columns = {{.label = tr("Vial"), .width = 8, .align = Column::Align::Right},
                        {.label = tr("Drug"), .width = 34},
                        {.label = tr("Place"), .width = 10},
                        {.label = tr("Seen"), .width = 12, .align = Column::Align::Right}},
            .rows = std::make_shared<FixedRows>(std::move(rows)),
            .selected = m_selected,
            .empty_hint = tr("Nothing is counted yet: scan the label of a vial.")};
}

void CountPresenter::fill_begin(ScreenView& view) const {
    m_opening.fill(view);
    view.actions = {{.key = "T", .label = tr("Another kind of count")}};
    if (const auto start = unfinished_count(m_desk.state())) {
        view.groups.push_back(
            {.heading = tr("Begun and not finished"),
             .facts = {{.label = tr("Entry"),
                        .value = fmt::format(fmt::runtime(tr("{}; press R to go on with it")),
                                             start->number()),
                        .tone = Tone::Warning}}});
        view.actions.push_back({.key = "R", .label = tr("Go on with the count begun")});
    } else {
        view.actions.push_back({.key = "R",
                                .label = tr("Go on with the count begun"),
                                .why_not = tr("No count is begun.")});
    }
    view.scan_hint = tr("Type your PIN to begin a blind count");
}

void CountPresenter::fill_count(ScreenView& view) const {
    view.groups = {facts_of_count()};
    view.fields = m_form.fields();
    std::erase_if(view.fields, [](const Field& field) { return !field.enabled; });
    view.focus = m_form.focus();
    view.table = table_of_count();
    view.actions = actions_of_count();
    view.scan_hint = tr("Scan a vial, or type its number; F finishes");
    if (m_stage == Stage::Signing) {
        view.signers = m_signatures.lines();
        view.sums = {tr("Both sign what they counted; then the book is shown beside it.")};
    }
}

ScreenView CountPresenter::view() const {
    ScreenView view{.title = tr("Blind count")};
    if (m_stage == Stage::Begin) {
        fill_begin(view);
    } else if (m_stage == Stage::Revealed) {
        m_revealed->fill(view);
        view.title = tr("Blind count: count and book");
        view.actions = {
            {.key = "O",
             .label = tr("Open the case"),
             .why_not = m_revealed->differs() ? std::string() : tr("Count and book agree.")}};
        view.scan_hint = tr("Press Esc to begin another count");
    } else {
        fill_count(view);
    }
    if (m_message) {
        view.message = m_message;
    }
    return view;
}

}  // namespace vialog::gui
