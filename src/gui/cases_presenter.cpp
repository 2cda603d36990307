// SPDX-License-Identifier: Apache-2.0
// A list, the case selected in it, and the form that adds to it.
#include "gui/cases_presenter.h"

#include "base/bytes.h"
#include "gui/case_forms.h"
#include "gui/catalogue.h"
#include "gui/entry_words.h"
#include "gui/fixed_rows.h"
#include "gui/guarded.h"
#include "journal/disclosure.h"
#include "operations/identities.h"
#include "store/sealed_rows.h"

#include <fmt/format.h>

namespace vialog::gui {

namespace {

constexpr std::string_view pin_field = "pin";

std::string age_in_words(base::UtcInstant discovered, base::UtcInstant now) {
    const auto hours = std::chrono::floor<std::chrono::hours>(now - discovered).count();
    constexpr std::int64_t hours_of_day = 24;
    return hours < hours_of_day
               ? fmt::format(fmt::runtime(tr_n("{} hour", "{} hours", hours)), hours)
               : fmt::format(fmt::runtime(tr_n("{} day", "{} days", hours / hours_of_day)),
                             hours / hours_of_day);
}

}  // namespace

CasesPresenter::CasesPresenter(Desk& desk) : m_desk(desk) {
    read();
}

void CasesPresenter::read() {
    m_lines.clear();
    const base::LocalInstant now = m_desk.now();
    const base::CivilDate today = base::local_date(now);
    std::vector<Row> rows;
    auto failed = failure_of([&] {
        for (store::OpenCase& found : store::open_cases(m_desk.store())) {
            const domain::CaseId id(found.entry.seq.number());
            Line line{.found = std::move(found),
                      .file = file_of(m_desk.store(), id),
                      .clock = {},
                      .opened_by = {}};
            line.clock = clock_of(line.found.facts, line.found.entry.occurred.offset);
            if (const auto entry = m_desk.store().entry(line.found.entry.seq)) {
                line.opened_by = initials_of(m_desk.state(), entry->entry.signers.front().key);
            }
            Row row{.cells = {fmt::format("{}", id.number()), in_words(line.found.facts.trouble),
                              age_in_words(line.found.facts.discovered, now.instant)}};
            if (line.clock) {
                const auto& [notice, form] = *line.clock;
                row.cells.push_back(due_in_words(notice, today, line.file.notice_sent));
                row.cells.push_back(due_in_words(form, today, line.file.form_sent));
                row.tone = tone_of_due(notice, today, line.file.notice_sent);
                row.tone = row.tone == Tone::Good ? Tone::Plain : row.tone;
            } else {
                row.cells.insert(row.cells.end(), {tr("no loss"), tr("no loss")});
            }
            row.cells.push_back(line.opened_by);
            rows.push_back(std::move(row));
            m_lines.push_back(std::move(line));
        }
    });
    if (failed) {
        m_message = std::move(failed);
    }
    m_rows = std::make_shared<FixedRows>(std::move(rows));
    const auto last = static_cast<std::int64_t>(m_lines.size()) - 1;
    m_selected = std::min(m_selected < 0 ? 0 : m_selected, last);
}

const CasesPresenter::Line* CasesPresenter::selected() const {
    return m_selected >= 0 && m_selected < static_cast<std::int64_t>(m_lines.size())
               ? &m_lines[static_cast<std::size_t>(m_selected)]
               : nullptr;
}

void CasesPresenter::begin(SignedForm::Plan plan) {
    m_form = std::make_unique<SignedForm>(m_desk, std::move(plan));
}

void CasesPresenter::type(std::string_view field, std::string_view text) {
    m_message.reset();
    if (m_form) {
        m_form->type(field, text);
    } else if (m_pin) {
        m_pin->type(field, text);
    }
}

void CasesPresenter::enter(std::string_view field) {
    m_message.reset();
    if (m_form) {
        m_form->enter(field);
        finish();
    } else if (m_pin) {
        open_notes();
    }
}

void CasesPresenter::finish() {
    const auto recorded = m_form->recorded();
    if (!recorded) {
        return;
    }
    m_form.reset();
    m_notes.clear();
    read();
    m_message = Message{
        .tone = Tone::Good,
        .text = fmt::format(fmt::runtime(tr("Entry {} recorded: {}.")), recorded->ref.seq.number(),
                            in_words(domain::kind_of(recorded->entry.event)))};
}

void CasesPresenter::scan(std::string_view text) {
    m_message.reset();
    if (m_form) {
        m_form->scan(text);
        return;
    }
    m_message = Message{.tone = Tone::Warning,
                        .text = tr("Nothing is scanned on this screen yet."),
                        .remedy = tr("Choose a case with the arrows, then a letter.")};
}

void CasesPresenter::press(std::string_view key) {
    if (m_form || m_pin) {
        return;
    }
    m_message.reset();
    if (key == "O") {
        begin(discrepancy_plan(m_desk));
        return;
    }
    const Line* line = selected();
    if (line == nullptr) {
        m_message = Message{.tone = Tone::Warning,
                            .text = tr("No case is open."),
                            .remedy = tr("O opens one by hand.")};
        return;
    }
    const domain::CaseId id(line->found.entry.seq.number());
    if (key == "N") {
        begin(note_plan(m_desk, id));
    } else if (key == "D") {
        begin(decision_plan(m_desk, id));
    } else if (key == "L") {
        begin(loss_report_plan(m_desk, id));
    } else if (key == "J") {
        m_desk.go("journal", fmt::format("entry:{}", id.number()));
    } else if (key == "U") {
        m_pin.emplace(std::vector<FieldRule>{
            {.field = {.id = std::string(pin_field),
                       .label = tr("Your PIN opens the notes, in memory only"),
                       .kind = FieldKind::Secret},
             .check = {}}});
    }
}

void CasesPresenter::open_notes() {
    Signing reader(m_desk, {domain::Role::Operator});
    std::string why;
    auto failed = failure_of([&] {
        std::string pin = m_pin->text(pin_field);
        why = reader.give(0, pin);
        base::wipe(pin);
    });
    m_pin->forget(pin_field);
    if (failed || !why.empty()) {
        m_message = std::move(failed);
        m_pin->say_problem(pin_field, why);
        m_pin->focus_on(pin_field);
        return;
    }
    m_pin.reset();
    m_notes.clear();
    const Line* line = selected();
    if (line == nullptr) {
        return;  // decided by somebody else meanwhile
    }
    std::vector<domain::EntryNumber> entries = {line->found.entry.seq};
    entries.insert(entries.end(), line->file.notes.begin(), line->file.notes.end());
    m_message = failure_of([&] {
        for (const domain::EntryNumber seq : entries) {
            for (const auto& row : store::SealedRows(m_desk.store()).disclosures(seq)) {
                const auto text = operations::open_disclosure(m_desk.session(), *reader.consent(0),
                                                              seq, row.n, row.sealed);
                const auto note =
                    text && *text
                        ? journal::parse_disclosure(**text)
                        : base::Parsed<journal::Disclosure>(tl::unexpected(base::ParseError{}));
                if (note && note->name == "note") {
                    m_notes.push_back(note->value);
                }
            }
        }
    });
    if (m_notes.empty() && !m_message) {
        m_message =
            Message{.tone = Tone::Warning, .text = tr("No note is kept that you may open.")};
    }
}

void CasesPresenter::offer(std::string_view field, int step) {
    if (m_form) {
        m_form->offer(field, step);
    }
}

void CasesPresenter::choose(std::int64_t row) {
    m_message.reset();
    if (row != m_selected) {
        m_notes.clear();
    }
    m_selected = row;
}

void CasesPresenter::open(std::int64_t row) {
    choose(row);
    press("J");
}

bool CasesPresenter::back() {
    m_message.reset();
    if (m_form) {
        m_form.reset();
        return true;
    }
    if (m_pin) {
        m_pin.reset();
        return true;
    }
    if (!m_notes.empty()) {
        m_notes.clear();
        return true;
    }
    return false;
}

void CasesPresenter::refresh() {
    if (m_form) {
        m_form->refresh();
        return;
    }
    const Line* line = selected();
    const auto kept = line == nullptr ? std::nullopt : std::optional(line->found.entry.seq);
    read();
    for (std::size_t i = 0; kept && i < m_lines.size(); ++i) {
        if (m_lines[i].found.entry.seq == *kept) {
            m_selected = static_cast<std::int64_t>(i);
        }
    }
}

void CasesPresenter::show(std::string_view subject) {
    if (has_work()) {
        m_message =
            Message{.tone = Tone::Warning,
                    .text = tr("Something is begun here."),
                    .remedy = tr("Finish it, or leave it with Esc twice; then come again.")};
        return;
    }
    m_form.reset();
    m_pin.reset();
    m_message.reset();
    read();
    const std::size_t colon = subject.find(':');
    for (std::size_t i = 0; colon != std::string_view::npos && i < m_lines.size(); ++i) {
        if (fmt::format("{}", m_lines[i].found.entry.seq.number()) == subject.substr(colon + 1)) {
            m_selected = static_cast<std::int64_t>(i);
        }
    }
}

bool CasesPresenter::has_work() const {
    return m_form && m_form->has_work();
}

FactGroup CasesPresenter::clock_facts(const Line& line) const {
    FactGroup group{.heading = tr("If it is a theft or a significant loss"), .facts = {}};
    if (!line.clock) {
        group.facts.push_back(
            {.label = tr("Clocks"), .value = tr("none run: something improper, no loss of stock")});
        return group;
    }
    const base::CivilDate today = base::local_date(m_desk.now());
    group.facts = {{.label = tr("Notice to the DEA field office"),
                    .value = due_in_words(line.clock->notice_due, today, line.file.notice_sent),
                    .tone = tone_of_due(line.clock->notice_due, today, line.file.notice_sent)},
                   {.label = tr("DEA Form 106"),
                    .value = due_in_words(line.clock->form_due, today, line.file.form_sent),
                    .tone = tone_of_due(line.clock->form_due, today, line.file.form_sent)}};
    return group;
}

FactGroup CasesPresenter::note_facts(const Line& line) const {
    FactGroup group{.heading = tr("Notes"), .facts = {}};
    for (const std::string& note : m_notes) {
        group.facts.push_back({.label = tr("Note"), .value = note});
    }
    if (m_notes.empty()) {
        const auto number = static_cast<long>(line.file.notes.size());
        group.facts.push_back(
            {.label = tr("Sealed"),
             .value = number == 0 ? tr("none added yet; N adds one")
                                  : fmt::format(fmt::runtime(tr_n("{} note; U opens it with a PIN",
                                                                  "{} notes; U opens them with a "
                                                                  "PIN",
                                                                  number)),
                                                number)});
    }
    return group;
}

std::vector<FactGroup> CasesPresenter::details(const Line& line) const {
    const domain::EntryNumber seq = line.found.entry.seq;
    FactGroup what{.heading = fmt::format(fmt::runtime(tr("Case {}: {}")), seq.number(),
                                          in_words(line.found.facts.trouble)),
                   .facts = {}};
    what.facts.push_back({.label = tr("Discovered"),
                          .value = time_in_words({.instant = line.found.facts.discovered,
                                                  .offset = line.found.entry.occurred.offset})});
    if (const auto entry = m_desk.store().entry(seq)) {
        what.facts.push_back(
            {.label = tr("Entry"),
             .value = fmt::format("{}: {}", in_words(domain::kind_of(entry->entry.event)),
                                  summary_of(m_desk.state(), entry->entry.event)),
             .screen = "journal",
             .subject = fmt::format("entry:{}", seq.number())});
        for (const domain::Irregularity code : entry->entry.irregular) {
            what.facts.push_back(
                {.label = tr("Irregular"), .value = in_words(code), .tone = Tone::Warning});
        }
    }
    what.facts.push_back({.label = tr("Opened by"), .value = line.opened_by});
    if (line.found.facts.concerns) {
        what.facts.push_back({.label = tr("Concerns, does not decide"),
                              .value = m_desk.name_of(*line.found.facts.concerns)});
    }
    for (const domain::PersonId& person : line.found.facts.involved) {
        what.facts.push_back(
            {.label = tr("Did it, does not lead the decision"), .value = m_desk.name_of(person)});
    }
    return {std::move(what), clock_facts(line), note_facts(line)};
}

Table CasesPresenter::table() const {
    return {.label = tr("Open cases, the oldest first"),
            .columns = {{.label = tr("Case"), .width = 8, .align = Column::Align::Right},
                        {.label = tr("Trouble"), .width = 24},
                        {.label = tr("Age"), .width = 10},
                        {.label = tr("Notice"), .width = 28},
                        {.label = tr("Form 106"), .width = 28},
                        {.label = tr("Opened by"), .width = 10}},
            .rows = m_rows,
            .selected = m_selected,
            .empty_hint = tr("No case is open. O opens one by hand.")};
}

std::vector<Action> CasesPresenter::actions() const {
    const std::string none = selected() == nullptr ? tr("No case is open.") : std::string();
    return {{.key = "O", .label = tr("Open a discrepancy")},
            {.key = "N", .label = tr("Note"), .why_not = none},
            {.key = "D", .label = tr("Decide"), .why_not = none},
            {.key = "L", .label = tr("Loss reported"), .why_not = none},
            {.key = "U", .label = tr("Open the notes"), .why_not = none},
            {.key = "J", .label = tr("Entry in the journal"), .why_not = none}};
}

ScreenView CasesPresenter::view() const {
    ScreenView view{.title = tr("Cases")};
    const Line* line = selected();
    if (m_form) {
        m_form->fill(view);
        if (line != nullptr) {
            view.groups = details(*line);
        }
        view.message = m_message ? m_message : view.message;
        view.scan_hint = tr("A badge says who signs");
        return view;
    }
    if (m_pin) {
        view.fields = m_pin->fields();
        view.focus = m_pin->focus();
    }
    view.table = table();
    view.actions = actions();
    view.message = m_message;
    if (line != nullptr) {
        view.groups = details(*line);
    }
    return view;
}

}  // namespace vialog::gui
