// SPDX-License-Identifier: Apache-2.0
// A list, the facts of one line, and the form that sets it right.
#include "gui/journal_presenter.h"

#include "gui/catalogue.h"
#include "gui/entry_words.h"
#include "gui/guarded.h"
#include "gui/stock_plots.h"
#include "operations/accountability.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <thread>

namespace vialog::gui {

namespace {

constexpr std::string_view filter_field = "filter";
constexpr std::string_view pin_field = "pin";
// Without a day in the filter, so far back a patient's entries are looked for, and plots are drawn.
constexpr std::chrono::days usual_days{90};
// Less than a tenth of a second: a clinic's quarter, and of a chain's the newest days.
constexpr std::size_t usually_opened_at_once = 5000;
constexpr std::chrono::milliseconds between_parts{40};

store::Period usual_period(Desk& desk) {
    const base::CivilDate today = base::local_date(desk.now());
    return operations::business_days(desk.session(), std::chrono::sys_days(today) - usual_days,
                                     today);
}

}  // namespace

JournalPresenter::JournalPresenter(Desk& desk) : JournalPresenter(desk, usually_opened_at_once) {}

JournalPresenter::JournalPresenter(Desk& desk, std::size_t opened_at_once)
    : m_desk(desk), m_opened_at_once(opened_at_once), m_check(desk.store()) {
    std::vector<FieldRule> rules;
    rules.push_back({.field = {.id = std::string(filter_field),
                               .label = tr("Show only"),
                               .hint = filter_hint()},
                     .check = {}});
    rules.push_back({.field = {.id = std::string(pin_field),
                               .label = tr("Your PIN opens chart numbers, in memory only"),
                               .kind = FieldKind::Secret,
                               .enabled = false},
                     .check = {}});
    m_form = Form(std::move(rules));
    m_form.focus_on_none();
    apply(JournalFilter{});
}

std::optional<domain::EntryNumber> JournalPresenter::selected() const {
    return m_selected >= 0 && m_selected < m_rows->size()
               ? std::optional(m_rows->entry_at(m_selected))
               : std::nullopt;
}

void JournalPresenter::select(domain::EntryNumber seq) {
    auto index = m_rows->index_of(seq);
    if (!index) {
        apply(JournalFilter{});
        index = m_rows->index_of(seq);
    }
    m_selected = index.value_or(-1);
}

void JournalPresenter::apply(std::string_view text) {
    m_search.reset();
    auto filter = parse_filter(m_desk, text);
    if (!filter) {
        m_form.say_problem(filter_field, filter.error());
        m_form.focus_on(filter_field);
        return;
    }
    m_form.focus_on_none();
    if (filter->patient) {
        m_asked = std::move(*filter);
        m_form.enable(pin_field, true);
        m_form.focus_on(pin_field);
        return;
    }
    const auto entry = filter->entry;
    if (filter->narrows() || !entry) {
        apply(std::move(*filter));
    }
    if (entry) {
        select(*entry);
    }
}

void JournalPresenter::apply(JournalFilter filter) {
    m_message = failure_of([&] {
        m_rows = filter.narrows()
                     ? std::make_shared<JournalRows>(
                           m_desk.store(), store::find_entries(m_desk.store(), filter.entries))
                     : std::make_shared<JournalRows>(m_desk.store());
        m_filter = std::move(filter);
        m_selected = m_rows->size() > 0 ? 0 : -1;
    });
}

void JournalPresenter::find_patient() {
    Signing reader(m_desk, {domain::Role::Operator});
    std::string why;
    std::optional<Message> said = failure_of([&] {
        std::string pin = m_form.text(pin_field);
        why = reader.give(0, pin);
        base::wipe(pin);
    });
    m_form.forget(pin_field);
    if (said || !why.empty()) {
        m_message = std::move(said);
        m_form.say_problem(pin_field, why);
        m_form.focus_on(pin_field);
        return;
    }
    JournalFilter filter = std::move(*m_asked);
    m_asked.reset();
    m_form.enable(pin_field, false);
    m_form.focus_on_none();
    if (!filter.entries.period) {
        filter.entries.period = usual_period(m_desk);
        filter.words += fmt::format(fmt::runtime(tr(", the last {} days")), usual_days.count());
    }
    m_search =
        std::make_shared<Search>(Search{.reader = std::move(reader), .filter = {}, .left = {}});
    m_message = failure_of([&] {
        m_search->left =
            operations::entries_about_patients(m_desk.session(), *filter.entries.period);
    });
    // What follows from a draw may have been recorded after the last of these days.
    filter.entries.period.reset();
    m_search->filter = std::move(filter);
    if (m_message) {
        m_search.reset();
        return;
    }
    look_on();
}

void JournalPresenter::look_on() {
    const std::shared_ptr<Search> search = m_search;
    auto& left = search->left;
    const std::size_t some = std::min(left.size(), m_opened_at_once);
    m_message = failure_of([&] {
        operations::look_for_patient(m_desk.session(), *search->reader.consent(0),
                                     *search->filter.patient, std::span(left).last(some),
                                     search->found);
    });
    if (m_message) {
        m_search.reset();
        return;
    }
    left.resize(left.size() - some);
    JournalFilter so_far = search->filter;
    so_far.entries.among = search->found.entries;
    if (!left.empty()) {
        so_far.words += fmt::format(fmt::runtime(tr(", so far; {} to be opened yet")), left.size());
    }
    const auto seq = m_selected > 0 ? selected() : std::nullopt;
    apply(std::move(so_far));
    if (seq) {
        m_selected = m_rows->index_of(*seq).value_or(m_selected);
    }
    if (!left.empty()) {
        // Meanwhile what was found is painted, and keys are taken.
        m_desk.background().run_briefly([] { std::this_thread::sleep_for(between_parts); },
                                        [this, alive = std::weak_ptr<Search>(search)] {
                                            // Whoever asked may have left her seat meanwhile.
                                            if (!alive.expired() && m_desk.signer()) {
                                                look_on();
                                                m_desk.changed();
                                            }
                                        });
        return;
    }
    m_search.reset();
    const std::int64_t unreadable = search->found.unreadable;
    if (unreadable > 0 && !m_message) {
        m_message = Message{
            .tone = Tone::Warning,
            .text = fmt::format(fmt::runtime(tr_n("The chart number of {} entry cannot be opened: "
                                                  "destroyed after its retention, or not for you.",
                                                  "The chart numbers of {} entries cannot be "
                                                  "opened: destroyed after their retention, or "
                                                  "not for you.",
                                                  unreadable)),
                                unreadable)};
    }
}

void JournalPresenter::type(std::string_view field, std::string_view text) {
    m_message.reset();
    if (m_correction) {
        m_correction->form().type(field, text);
        return;
    }
    m_form.type(field, text);
}

void JournalPresenter::enter(std::string_view field) {
    m_message.reset();
    if (m_correction) {
        m_correction->form().enter(field);
        finish_correction();
    } else if (field == pin_field) {
        find_patient();
    } else if (m_form.enter(field)) {
        apply(m_form.text(field));
    }
}

void JournalPresenter::finish_correction() {
    const auto recorded = m_correction->form().recorded();
    if (!recorded) {
        return;
    }
    const std::int64_t entry = m_correction->entry().number();
    const bool corrected = m_correction->remedy() == Remedy::Correct;
    m_correction.reset();
    apply(m_filter);
    select(recorded->ref.seq);
    m_message = Message{
        .tone = Tone::Good,
        .text = fmt::format(fmt::runtime(corrected ? tr("Entry {} recorded: it corrects entry {}.")
                                                   : tr("Entry {} recorded: it voids entry {}.")),
                            recorded->ref.seq.number(), entry)};
}

void JournalPresenter::scan(std::string_view text) {
    m_message.reset();
    if (m_correction) {
        m_correction->form().scan(text);
        return;
    }
    if (const auto person = m_desk.person_named(text)) {
        apply("by " + person->text());
        return;
    }
    auto filter = parse_filter(m_desk, text);
    if (!filter) {
        m_message = Message{.tone = Tone::Warning, .text = filter.error()};
        return;
    }
    apply(text);
}

void JournalPresenter::begin(Remedy remedy) {
    const auto seq = selected();
    if (!seq) {
        m_message = Message{.tone = Tone::Warning,
                            .text = tr("No entry is selected."),
                            .remedy = tr("Choose one with the arrows, or / and its number.")};
        return;
    }
    const auto failed = failure_of([&] {
        auto form = CorrectionForm::of(m_desk, *seq, remedy);
        if (form) {
            m_correction = std::move(*form);
            m_shown = Shown::List;
        } else {
            m_message = form.error();
        }
    });
    if (failed) {
        m_message = failed;
    }
}

void JournalPresenter::draw_plots() {
    const auto failed = failure_of([&] {
        const store::Period period = m_filter.entries.period.value_or(usual_period(m_desk));
        m_plots = {residual_plot(m_desk, period), waste_plot(m_desk, period)};
        m_shown = Shown::Plots;
    });
    if (failed) {
        m_message = failed;
    }
}

void JournalPresenter::press(std::string_view key) {
    m_message.reset();
    if (m_correction) {
        static_cast<void>(m_correction->press(key));
    } else if (key == "/") {
        m_shown = Shown::List;
        m_form.forget(filter_field);
        m_form.focus_on(filter_field);
    } else if (key == "X") {
        begin(Remedy::Correct);
    } else if (key == "V") {
        begin(Remedy::Void);
    } else if (key == "T") {
        m_shown = m_shown == Shown::Text ? Shown::List : Shown::Text;
    } else if (key == "P") {
        if (m_shown == Shown::Plots) {
            m_shown = Shown::List;
        } else {
            draw_plots();
        }
    }
}

void JournalPresenter::offer(std::string_view field, int step) {
    if (m_correction) {
        m_correction->form().offer(field, step);
    }
}

void JournalPresenter::choose(std::int64_t row) {
    m_message.reset();
    m_selected = row;
}

void JournalPresenter::open(std::int64_t row) {
    choose(row);
    m_shown = Shown::Text;
}

bool JournalPresenter::back() {
    m_message.reset();
    if (m_correction) {
        m_correction.reset();
        return true;
    }
    if (m_shown != Shown::List) {
        m_shown = Shown::List;
        return true;
    }
    if (!m_form.focus().empty()) {
        m_form.forget(filter_field);
        m_form.forget(pin_field);
        m_form.enable(pin_field, false);
        m_form.focus_on_none();
        m_asked.reset();
        return true;
    }
    if (m_filter.narrows()) {
        const auto seq = selected();
        m_search.reset();
        m_form.forget(filter_field);
        apply(JournalFilter{});
        if (seq) {
            select(*seq);
        }
        return true;
    }
    return false;
}

void JournalPresenter::refresh() {
    if (m_correction) {
        m_correction->form().refresh();
        return;
    }
    const auto seq = selected();
    const bool at_newest = m_selected <= 0;
    auto message = m_message;
    // A patient's entries are those that were opened; the new one is sealed.
    if (!m_filter.patient) {
        apply(m_filter);
    }
    if (seq && !at_newest) {
        m_selected = m_rows->index_of(*seq).value_or(m_selected);
    }
    m_message = m_message ? m_message : message;
}

void JournalPresenter::show(std::string_view subject) {
    if (has_work()) {
        m_message =
            Message{.tone = Tone::Warning,
                    .text = tr("A correction is begun here."),
                    .remedy = tr("Finish it, or leave it with Esc twice; then come again.")};
        return;
    }
    m_correction.reset();
    m_shown = Shown::List;
    const std::size_t colon = subject.find(':');
    const std::string_view what = subject.substr(0, colon);
    const std::string value(colon == std::string_view::npos ? "" : subject.substr(colon + 1));
    if (what == "entry") {
        apply("entry " + value);
    } else if (what == "container") {
        apply("vial " + value);
    } else if (what == "person") {
        apply("by " + value);
    } else if (what == "scan") {
        scan(value);
    } else {
        refresh();
    }
}

bool JournalPresenter::has_work() const {
    return m_correction && m_correction->form().has_work();
}

const JournalPresenter::Detail* JournalPresenter::detail() const {
    const auto seq = selected();
    if (!seq) {
        return nullptr;
    }
    const std::int64_t size = m_desk.store().head().size;
    if (m_detail && m_detail->seq == *seq && m_detail->size == size) {
        return &*m_detail;
    }
    m_detail.reset();
    const auto failed = failure_of([&] {
        Detail fresh{.seq = *seq, .size = size, .checked = m_check.read(*seq)};
        m_detail = std::move(fresh);
        m_detail->groups = details(*seq);
        m_detail->why_not_corrected = why_not(Remedy::Correct);
        m_detail->why_not_voided = why_not(Remedy::Void);
    });
    if (failed) {
        m_detail = Detail{.seq = *seq, .size = -1, .checked = {.seq = *seq}};
        m_detail->groups = {
            {.heading = tr("Entry"),
             .facts = {{.label = tr("Cannot be read"), .value = failed->text, .tone = Tone::Bad}}}};
    }
    return &*m_detail;
}

std::string JournalPresenter::why_not(Remedy remedy) const {
    auto form = CorrectionForm::of(m_desk, m_detail->seq, remedy);
    return form ? std::string() : form.error().text;
}

std::vector<FactGroup> JournalPresenter::details(domain::EntryNumber seq) const {
    const CheckedEntry& checked = m_detail->checked;
    FactGroup what{.heading = fmt::format(fmt::runtime(tr("Entry {}")), seq.number()), .facts = {}};
    if (checked.entry) {
        const domain::Entry& entry = checked.entry->entry;
        what.heading += ": " + in_words(domain::kind_of(entry.event));
        what.facts = facts_of(m_desk.state(), entry.event, entry.moment.occurred.offset);
    }
    return {std::move(what), signed_facts(checked), check_facts(checked)};
}

FactGroup JournalPresenter::signed_facts(const CheckedEntry& checked) const {
    FactGroup group{.heading = tr("Signed"), .facts = {}};
    if (!checked.entry) {
        return group;
    }
    const domain::Entry& entry = checked.entry->entry;
    for (const domain::Signer& signer : entry.signers) {
        const auto* key = m_desk.state().keys.find(signer.key);
        group.facts.push_back({.label = in_words(signer.role),
                               .value = key != nullptr && key->person
                                            ? m_desk.name_of(*key->person)
                                            : initials_of(m_desk.state(), signer.key)});
    }
    const base::LocalInstant recorded{.instant = entry.moment.time, .offset = entry.moment.offset};
    group.facts.push_back({.label = tr("Recorded"), .value = time_in_words(recorded)});
    if (entry.late) {
        group.facts.push_back(
            {.label = tr("Late"),
             .value = fmt::format(fmt::runtime(tr("it happened {}: {}")),
                                  time_in_words(entry.moment.occurred), in_words(*entry.late)),
             .tone = Tone::Warning});
    }
    for (const domain::Irregularity code : entry.irregular) {
        group.facts.push_back({.label = tr("Irregular"),
                               .value = in_words(code),
                               .tone = Tone::Warning,
                               .screen = "cases",
                               .subject = fmt::format("entry:{}", entry.seq.number())});
    }
    if (entry.paper) {
        group.facts.push_back({.label = tr("From paper"),
                               .value = fmt::format(fmt::runtime(tr("{}, line {}")),
                                                    entry.paper->file, entry.paper->line)});
    }
    if (const auto by = store::corrected_by(m_desk.store(), entry.seq)) {
        group.facts.push_back({.label = tr("Set right by"),
                               .value = fmt::format(fmt::runtime(tr("entry {}")), by->number()),
                               .tone = Tone::Warning,
                               .screen = "journal",
                               .subject = fmt::format("entry:{}", by->number())});
    }
    return group;
}

FactGroup JournalPresenter::check_facts(const CheckedEntry& checked) const {
    const bool right = checked.verdict == Verdict::Right;
    const bool in_tree = m_check.is_in_tree(checked.seq);
    return {.heading = tr("Checked just now"),
            .facts = {{.label = tr("Signatures"),
                       .value = in_words(checked.verdict),
                       .tone = right ? Tone::Good : Tone::Bad},
                      {.label = tr("In the tree"),
                       .value = in_tree ? fmt::format(fmt::runtime(tr("yes, of {} entries")),
                                                      m_desk.store().head().size)
                                        : tr("no: verify the whole journal, Ctrl+I"),
                       .tone = in_tree ? Tone::Good : Tone::Bad}}};
}

std::vector<Action> JournalPresenter::actions() const {
    const Detail* shown = detail();
    const std::string none = tr("No entry is selected.");
    return {{.key = "/", .label = tr("Filter")},
            {.key = "X",
             .label = tr("Correct this entry"),
             .why_not = shown == nullptr ? none : shown->why_not_corrected},
            {.key = "V",
             .label = tr("Void this entry"),
             .why_not = shown == nullptr ? none : shown->why_not_voided},
            {.key = "T", .label = m_shown == Shown::Text ? tr("Facts") : tr("Signed text")},
            {.key = "P", .label = m_shown == Shown::Plots ? tr("List") : tr("Plots")}};
}

void JournalPresenter::fill_list(ScreenView& view) const {
    const std::int64_t size = m_desk.store().head().size;
    FactGroup in_force{.heading = tr("Shown"), .facts = {}};
    if (m_filter.narrows()) {
        in_force.facts.push_back(
            {.label = tr("Only"),
             .value = fmt::format(fmt::runtime(tr("{}: {} of {} entries. Esc shows all")),
                                  m_filter.words, m_rows->size(), size)});
    } else {
        in_force.facts.push_back(
            {.label = tr("All"),
             .value = fmt::format(fmt::runtime(tr_n("{} entry", "{} entries", size)), size)});
    }
    view.groups.push_back(std::move(in_force));
    view.table = Table{.label = tr("Entries, the newest first"),
                       .columns = journal_columns(),
                       .rows = m_rows,
                       .selected = m_selected,
                       .empty_hint = tr("No entry fits. Esc shows all; / looks for another.")};
    const Detail* shown = detail();
    if (shown == nullptr) {
        return;
    }
    if (m_shown == Shown::Text) {
        view.groups.push_back(
            {.heading = tr("What was signed, byte for byte"),
             .facts = {{.label = fmt::format(fmt::runtime(tr("Entry {}")), shown->seq.number()),
                        .value = shown->checked.text}}});
    } else {
        view.groups.insert(view.groups.end(), shown->groups.begin(), shown->groups.end());
    }
}

ScreenView JournalPresenter::view() const {
    ScreenView view{.title = tr("Journal")};
    if (m_correction) {
        m_correction->fill(view);
        if (m_message) {
            view.message = m_message;
        }
        view.scan_hint = tr("A badge says who signs");
        return view;
    }
    view.fields = m_form.fields();
    std::erase_if(view.fields, [](const Field& field) { return !field.enabled; });
    view.focus = m_form.focus();
    view.message = m_message;
    view.actions = actions();
    view.scan_hint =
        tr("A vial's label or a badge shows its entries; a number and Enter leads to "
           "that entry");
    if (m_shown == Shown::Plots) {
        view.plots = m_plots;
    } else {
        fill_list(view);
    }
    return view;
}

}  // namespace vialog::gui
