// SPDX-License-Identifier: Apache-2.0
// Asks a path, a checkpoint, a period; shows findings, figures, and the entries behind one.
#include "gui/inspector_presenter.h"

#include "base/decimal.h"
#include "gui/catalogue.h"
#include "gui/entry_words.h"
#include "gui/fixed_rows.h"
#include "gui/guarded.h"
#include "gui/station_marks.h"
#include "gui/stored_texts.h"
#include "operations/checkpoint.h"

#include <fmt/format.h>

namespace vialog::gui {

namespace {

FieldRule field(std::string id, std::string label, std::string hint, FieldCheck check) {
    return {.field = {.id = std::move(id), .label = std::move(label), .hint = std::move(hint)},
            .check = std::move(check)};
}

std::string check_day(std::string_view text) {
    const auto day = base::parse_date(text);
    return day || text.empty() ? std::string() : sentence_of(day.error());
}

}  // namespace

InspectorPresenter::InspectorPresenter(Desk& desk)
    : m_desk(desk), m_rows(std::make_shared<FixedRows>(std::vector<Row>())) {}

void InspectorPresenter::ask(std::vector<FieldRule> rules) {
    m_form = Form(std::move(rules));
}

void InspectorPresenter::type(std::string_view field, std::string_view text) {
    m_message.reset();
    if (m_pack) {
        m_pack->type(field, text);
        return;
    }
    m_form.type(field, text);
}

void InspectorPresenter::enter(std::string_view field) {
    m_message.reset();
    if (m_pack) {
        m_pack->enter(field);
        return;
    }
    if (m_form.enter(field) && m_form.focus().empty()) {
        take();
    }
}

void InspectorPresenter::take() {
    if (m_form.has("bundle")) {
        const std::string folder = m_form.text("bundle");
        const std::optional<base::Digest> pin = read_pin(m_form.text("pin"));
        m_form = Form();
        run(tr("Verifying the bundle"),
            [folder, pin, known = priors()](const Background::Watch& watch) {
                return inspect_bundle(folder, pin, known, watch);
            });
    } else if (m_form.has("checkpoint")) {
        auto checkpoint = read_checkpoint(m_form.text("checkpoint"));
        if (!checkpoint) {
            m_form.say_problem("checkpoint", checkpoint.error());
            m_form.focus_on("checkpoint");
            return;
        }
        m_message = failure_of([&] {
            m_compared = compare_checkpoint(m_desk.store(), checkpoint->checkpoint);
            m_checkpoint = std::move(*checkpoint);
            m_form = Form();
        });
    } else if (m_form.has("entry")) {
        const auto seq = base::parse_decimal(m_form.text("entry"), 0, base::Sign::NonNegative);
        m_message = failure_of([&] {
            m_compared = compare_checkpoint(m_desk.store(), m_checkpoint->checkpoint);
            m_compared.push_back(prove_inclusion(m_desk.store(), m_checkpoint->checkpoint, *seq));
            m_form = Form();
        });
    } else if (m_form.has("from")) {
        work_out();
    }
}

std::vector<journal::PriorCheckpoint> InspectorPresenter::priors() const {
    return m_checkpoint ? std::vector<journal::PriorCheckpoint>{{.name = "checkpoint",
                                                                 .text = m_checkpoint->text}}
                        : std::vector<journal::PriorCheckpoint>();
}

bool InspectorPresenter::is_busy() {
    if (!m_desk.background().progress()) {
        return false;
    }
    m_message = Message{.tone = Tone::Warning,
                        .text = tr("Something is being worked out already."),
                        .remedy = tr("Wait for it, or stop it with C.")};
    return true;
}

void InspectorPresenter::run(std::string label,
                             std::function<Inspection(const Background::Watch&)> work) {
    const auto result = std::make_shared<Inspection>();
    m_desk.background().run(
        std::move(label),
        [result, work = std::move(work)](const Background::Watch& watch) { *result = work(watch); },
        [this, result, alive = std::weak_ptr<bool>(m_alive)] {
            if (!alive.expired()) {
                take_inspection(std::move(*result));
            }
        });
}

void InspectorPresenter::take_inspection(Inspection inspection) {
    std::vector<Row> rows;
    for (const InspectionFinding& finding : inspection.findings) {
        rows.push_back({.cells = {finding.seq ? fmt::format("{}", *finding.seq) : std::string(),
                                  finding.rule, finding.words},
                        .tone = Tone::Bad});
    }
    if (inspection.about == m_desk.places().journal.string()) {
        note_verification(inspection);
    }
    m_inspection = std::move(inspection);
    set_table(Shown::Findings, std::move(rows));
    m_desk.changed();
}

void InspectorPresenter::note_verification(const Inspection& inspection) {
    if (inspection.stopped || !inspection.failure.empty()) {
        return;
    }
    const auto found = static_cast<long>(inspection.findings.size());
    const bool kept =
        StationMarks(m_desk.places().state)
            .add({.what = "verification",
                  .log = m_desk.session().identity().origin.text(),
                  .at = m_desk.now().instant,
                  .size = inspection.size,
                  .text = found == 0
                              ? std::string()
                              : fmt::format(fmt::runtime(tr_n("{} finding", "{} findings", found)),
                                            found)});
    if (!kept) {
        m_message = Message{.tone = Tone::Warning,
                            .text = tr("This workstation could not note that it was verified."),
                            .remedy = tr("See whether its disk is full; the verdict stands.")};
    }
}

void InspectorPresenter::ask_for_period() {
    const base::CivilDate today = base::local_date(m_desk.now());
    const base::CivilDate first{today.year(), std::chrono::January, std::chrono::day(1)};
    ask({field("from", tr("Opening of business on"),
               fmt::format(fmt::runtime(tr("YYYY-MM-DD; Enter for {}")), base::print_date(first)),
               check_day),
         field("until", tr("Close of business on"),
               fmt::format(fmt::runtime(tr("YYYY-MM-DD; Enter for {}")), base::print_date(today)),
               check_day)});
}

void InspectorPresenter::work_out() {
    const base::CivilDate today = base::local_date(m_desk.now());
    const auto day_of = [&](std::string_view id, base::CivilDate otherwise) {
        const auto day = base::parse_date(m_form.text(id));
        return day ? *day : otherwise;
    };
    const ChartWanted wanted{
        .journal = m_desk.places().journal,
        .station = m_desk.session().station(),
        .from = day_of("from", {today.year(), std::chrono::January, std::chrono::day(1)}),
        .until = day_of("until", today)};
    if (wanted.until < wanted.from) {
        m_form.say_problem("until", tr("That is before the first day; a later one is accepted."));
        m_form.focus_on("until");
        return;
    }
    m_form = Form();
    const auto result = std::make_shared<ChartFound>();
    m_desk.background().run(
        tr("Working out the chart"),
        [result, wanted](const Background::Watch& /*watch*/) { *result = work_out_chart(wanted); },
        [this, result, alive = std::weak_ptr<bool>(m_alive)] {
            if (!alive.expired()) {
                take_chart(std::move(*result));
            }
        });
}

void InspectorPresenter::take_chart(ChartFound found) {
    if (!found.chart) {
        m_message = Message{.tone = Tone::Bad, .text = found.failure};
    } else {
        m_chart = std::move(found.chart);
        m_figures = figures_of(*m_chart);
        std::vector<Row> rows;
        for (const ChartFigure& figure : m_figures) {
            rows.push_back(row_of(m_desk.state(), figure));
        }
        set_table(Shown::Chart, std::move(rows));
    }
    m_desk.changed();
}

void InspectorPresenter::show_behind(const ChartFigure& figure) {
    if (figure.accounts.empty()) {
        m_message = Message{.tone = Tone::Warning,
                            .text = tr("That is a sum or a balance of all entries before."),
                            .remedy = tr("Choose a figure that something moved.")};
        return;
    }
    std::vector<store::PeriodPosting> postings;
    m_message = failure_of([&] {
        const store::Period period =
            operations::business_days(m_desk.session(), m_chart->from, m_chart->until);
        for (const domain::AccountKind account : figure.accounts) {
            for (const store::PeriodPosting& it :
                 store::postings_in(m_desk.store(), period, figure.product, account)) {
                // A receipt takes every vial from its supplier: a line for the entry, not one for each.
                const bool goes_on = !postings.empty() &&
                                     postings.back().entry.seq == it.entry.seq &&
                                     postings.back().posting.account == it.posting.account;
                if (goes_on) {
                    postings.back().posting.amount += it.posting.amount;
                } else {
                    postings.push_back(it);
                }
            }
        }
    });
    if (m_message) {
        return;
    }
    m_behind.clear();
    std::vector<Row> rows;
    for (const store::PeriodPosting& it : postings) {
        m_behind.push_back(it.entry.seq);
        rows.push_back(
            {.cells = {fmt::format("{}", it.entry.seq.number()), time_in_words(it.entry.occurred),
                       in_words(it.entry.kind), account_in_words(it.posting.account),
                       amount_in_words(m_desk.state(), figure.product, it.posting.amount)}});
    }
    m_figure = figure;
    set_table(Shown::Behind, std::move(rows));
}

void InspectorPresenter::set_table(Shown shown, std::vector<Row> rows) {
    m_shown = shown;
    m_selected = rows.empty() ? -1 : 0;
    m_rows = std::make_shared<FixedRows>(std::move(rows));
}

void InspectorPresenter::scan(std::string_view /*text*/) {
    m_message = Message{.tone = Tone::Warning,
                        .text = tr("Nothing is scanned on this screen."),
                        .remedy = tr("K asks for a checkpoint; there a scan of one is taken.")};
}

void InspectorPresenter::press(std::string_view key) {
    m_message.reset();
    if (m_pack && m_pack->press(key)) {
        return;
    }
    m_pack.reset();
    if (key == "C") {
        if (m_desk.background().progress()) {
            m_desk.background().cancel();
        } else {
            m_message = Message{.tone = Tone::Warning, .text = tr("Nothing is running.")};
        }
    } else if (key == "K") {
        ask({field("checkpoint", tr("Checkpoint"),
                   tr("Paste it, type its three lines with blanks between, or the path of its "
                      "file"),
                   {})});
    } else if (key == "E") {
        if (!m_checkpoint) {
            m_message = Message{.tone = Tone::Warning,
                                .text = tr("There is no checkpoint to look in."),
                                .remedy = tr("K asks for one.")};
            return;
        }
        ask({field("entry", tr("Is this entry in the checkpoint"), tr("Its number"),
                   whole_number(0, domain::Quantity::largest, MayBeEmpty::No))});
    } else if (!is_busy()) {
        if (key == "Y") {
            run(tr("Verifying the journal"),
                [places = m_desk.places(), known = priors()](const Background::Watch& watch) {
                    return inspect_journal(places.journal, places.state, known, watch);
                });
        } else if (key == "B") {
            ask({field("bundle", tr("Folder of the bundle"), tr("Its path; nothing is written"),
                       [](std::string_view text) {
                           std::error_code unknown;
                           return std::filesystem::is_directory(std::string(text), unknown)
                                      ? std::string()
                                      : tr("There is no such folder; the path of one is accepted.");
                       }),
                 field("pin", tr("Genesis pin"),
                       tr("The 64 digits on the page that was signed at set-up; Enter: none"),
                       [](std::string_view text) {
                           return text.empty() || read_pin(text)
                                      ? std::string()
                                      : tr("A pin has 64 hexadecimal digits, 0 to 9 and a to f.");
                       })});
        } else if (key == "A") {
            ask_for_period();
        } else if (key == "P") {
            m_form = Form();
            m_pack = std::make_unique<InspectorPack>(m_desk);
        }
    }
}

void InspectorPresenter::choose(std::int64_t row) {
    m_message.reset();
    m_selected = row;
}

void InspectorPresenter::open(std::int64_t row) {
    choose(row);
    const auto at = static_cast<std::size_t>(row);
    if (m_shown == Shown::Chart && at < m_figures.size()) {
        show_behind(m_figures[at]);
    } else if (m_shown == Shown::Behind && at < m_behind.size()) {
        m_desk.go("journal", fmt::format("entry:{}", m_behind[at].number()));
    } else if (m_shown == Shown::Findings && m_inspection && at < m_inspection->findings.size() &&
               m_inspection->findings[at].seq &&
               m_inspection->about == m_desk.places().journal.string()) {
        m_desk.go("journal", fmt::format("entry:{}", *m_inspection->findings[at].seq));
    }
}

bool InspectorPresenter::back() {
    m_message.reset();
    if (m_pack) {
        m_pack.reset();
        return true;
    }
    if (!m_form.fields().empty()) {
        m_form = Form();
        return true;
    }
    if (m_shown == Shown::Behind) {
        take_chart({.chart = m_chart, .failure = {}});
        return true;
    }
    if (m_shown != Shown::Nothing) {
        set_table(Shown::Nothing, {});
        return true;
    }
    return false;
}

void InspectorPresenter::show(std::string_view /*subject*/) {
    m_message.reset();
}

FactGroup InspectorPresenter::journal_facts() const {
    const store::Store& store = m_desk.store();
    FactGroup group{.heading = tr("This journal"), .facts = {}};
    group.facts = {
        {.label = tr("File"), .value = m_desk.places().journal.string()},
        {.label = tr("Entries"), .value = fmt::format("{}", store.head().size)},
        {.label = tr("Root, for the telephone"), .value = operations::spoken_root(store.root())}};
    if (const auto newest = store.newest_checkpoint()) {
        group.facts.push_back(
            {.label = tr("Newest kept checkpoint"),
             .value = fmt::format(fmt::runtime(tr_n("of {} entry", "of {} entries", newest->size)),
                                  newest->size)});
    }
    return group;
}

FactGroup InspectorPresenter::inspection_facts() const {
    const bool sound =
        m_inspection->failure.empty() && m_inspection->findings.empty() && !m_inspection->stopped;
    FactGroup group{.heading = tr("Verified"), .facts = {}};
    group.facts = {{.label = tr("What"), .value = m_inspection->about}};
    if (!m_inspection->failure.empty()) {
        group.facts.push_back(
            {.label = tr("No verdict"), .value = m_inspection->failure, .tone = Tone::Bad});
        return group;
    }
    group.facts.push_back({.label = tr("Entries checked"),
                           .value = fmt::format(fmt::runtime(tr("{} of {}")), m_inspection->checked,
                                                m_inspection->size)});
    group.facts.push_back({.label = tr("Verdict"),
                           .value = m_inspection->verdict,
                           .tone = sound ? Tone::Good : Tone::Warning});
    return group;
}

Table InspectorPresenter::table() const {
    Table table{.label = {}, .columns = {}, .rows = m_rows, .selected = m_selected};
    switch (m_shown) {
        case Shown::Chart:
            table.label =
                fmt::format(fmt::runtime(tr("Accountability from {} to {}; Enter shows "
                                            "what is behind a figure")),
                            base::print_date(m_chart->from), base::print_date(m_chart->until));
            table.columns = chart_columns();
            table.empty_hint = tr("No product was moved in these days.");
            break;
        case Shown::Behind:
            table.label = fmt::format(fmt::runtime(tr("Behind \"{}\"")), m_figure->label);
            table.columns = {{.label = tr("Entry"), .width = 9, .align = Column::Align::Right},
                             {.label = tr("When"), .width = 17},
                             {.label = tr("Kind"), .width = 18},
                             {.label = tr("Account"), .width = 26},
                             {.label = tr("Gained"), .width = 14, .align = Column::Align::Right}};
            table.empty_hint = tr("Nothing moved it in these days. Esc goes back to the chart.");
            break;
        case Shown::Findings:
        case Shown::Nothing:
            table.label = tr("Findings, in the order of the entries");
            table.columns = {{.label = tr("Entry"), .width = 9, .align = Column::Align::Right},
                             {.label = tr("Rule"), .width = 28},
                             {.label = tr("What is wrong"), .width = 70}};
            table.empty_hint = m_shown == Shown::Findings
                                   ? tr("Nothing was found.")
                                   : tr("Y verifies this journal, B a bundle; A works out the "
                                        "accountability chart. Nothing is recorded here.");
            break;
    }
    return table;
}

std::vector<Action> InspectorPresenter::actions() const {
    const auto running = m_desk.background().progress();
    const std::string busy = running ? tr("Something is being worked out already.") : std::string();
    return {{.key = "Y", .label = tr("Verify this journal"), .why_not = busy},
            {.key = "B", .label = tr("Verify a bundle"), .why_not = busy},
            {.key = "K", .label = tr("Compare a checkpoint")},
            {.key = "E",
             .label = tr("Entry in the checkpoint"),
             .why_not = m_checkpoint ? std::string() : tr("There is no checkpoint to look in.")},
            {.key = "A", .label = tr("Accountability chart"), .why_not = busy},
            {.key = "P", .label = tr("Pack for an inspector"), .why_not = busy},
            {.key = "C",
             .label = tr("Stop"),
             .why_not = running ? std::string() : tr("Nothing is running.")}};
}

ScreenView InspectorPresenter::view() const {
    ScreenView view{.title = tr("Inspector")};
    view.groups.push_back(journal_facts());
    if (!m_compared.empty()) {
        view.groups.push_back({.heading = tr("Against the checkpoint"), .facts = m_compared});
    }
    if (m_inspection && m_shown == Shown::Findings) {
        view.groups.push_back(inspection_facts());
    }
    view.progress = m_desk.background().progress();
    if (m_pack) {
        m_pack->fill(view);
        return view;
    }
    view.fields = m_form.fields();
    view.focus = m_form.focus();
    view.table = table();
    view.message = m_message;
    view.actions = actions();
    return view;
}

}  // namespace vialog::gui
