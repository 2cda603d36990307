// SPDX-License-Identifier: Apache-2.0
// Drawn earlier, given now.
#include "gui/outcome_presenter.h"

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
#include "gui/when.h"

#include <fmt/format.h>

#include <algorithm>

namespace vialog::gui {

namespace {

std::string given_id(std::size_t product) {
    return fmt::format("given_{}", product + 1);
}

std::string lost_id(std::size_t product) {
    return fmt::format("lost_{}", product + 1);
}

base::Parsed<domain::DilutedBag> parse_bag(std::string_view text) {
    const std::size_t slash = text.find('/');
    const auto volume = [](std::string_view part) {
        return domain::parse_volume_ml(part, base::Sign::NonNegative);
    };
    if (slash == std::string_view::npos) {
        return base::parse_error(0, tr("that does not say what is left of how much"),
                                 tr("type 20/100 for 20 mL left of 100 mL"));
    }
    const auto left = volume(text.substr(0, slash));
    const auto total = volume(text.substr(slash + 1));
    if (!left || !total) {
        return tl::unexpected(left ? total.error() : left.error());
    }
    if (total->is_zero() || *left > *total) {
        return base::parse_error(0, tr("no more can be left than was in the bag"),
                                 tr("type 20/100 for 20 mL left of 100 mL"));
    }
    return domain::DilutedBag{.total = *total, .left = *left};
}

std::string vials_of(const domain::Event& event) {
    std::string vials;
    if (const auto* draw = std::get_if<domain::StockDrawn>(&event)) {
        for (const domain::DrawLine& line : draw->lines) {
            vials += vials.empty() ? "" : ", ";
            vials += fmt::to_string(line.container.number());
        }
    }
    return vials;
}

}  // namespace

OutcomePresenter::OutcomePresenter(Desk& desk)
    : m_desk(desk), m_signing(desk, {domain::Role::Operator}) {
    read_waiting();
    m_row = m_waiting.empty() ? -1 : 0;
}

void OutcomePresenter::read_waiting() {
    m_waiting.clear();
    for (const store::OpenAmount& open : store::open_infusions(m_desk.store())) {
        auto found = std::find_if(m_waiting.begin(), m_waiting.end(),
                                  [&](const Waiting& it) { return it.infusion == open.entry.seq; });
        if (found == m_waiting.end()) {
            const auto entry = m_desk.store().entry(open.entry.seq);
            found = m_waiting.insert(m_waiting.end(),
                                     {.infusion = open.entry.seq,
                                      .drawn = open.entry.occurred,
                                      .vials = entry ? vials_of(entry->entry.event) : std::string(),
                                      .open = {}});
        }
        found->open.emplace_back(open.product, open.amount);
    }
}

const OutcomePresenter::Waiting* OutcomePresenter::chosen() const {
    const auto found = std::find_if(m_waiting.begin(), m_waiting.end(), [&](const Waiting& it) {
        return m_chosen && it.infusion == *m_chosen;
    });
    return found == m_waiting.end() ? nullptr : &*found;
}

std::vector<FieldRule> OutcomePresenter::rules() {
    std::vector<FieldRule> rules;
    const Waiting& waiting = *chosen();
    for (std::size_t i = 0; i < waiting.open.size(); ++i) {
        const domain::ProductRecorded& product =
            known_product(m_desk.state(), waiting.open[i].first);
        const FieldCheck check = [this, i](std::string_view text) {
            return amount_problem(i, text);
        };
        rules.push_back(
            {.field = {.id = given_id(i),
                       .label =
                           fmt::format(fmt::runtime(tr("Given of {}")), print_product(product)),
                       .hint = fmt::format(fmt::runtime(tr("Enter: all, {}; or 40 (mg), 0.8 mL")),
                                           print_both(product, waiting.open[i].second))},
             .check = check});
        rules.push_back({.field = {.id = lost_id(i),
                                   .label = tr("Lost: spilled, left in tubing"),
                                   .hint = tr("Enter: nothing"),
                                   .enabled = false},
                         .check = check});
    }
    rules.push_back({.field = {.id = "bag",
                               .label = tr("Left in the bag, mL of mL"),
                               .hint = tr("20/100 for 20 mL left of 100 mL; Enter: no bag"),
                               .enabled = false},
                     .check = [](std::string_view text) {
                         const auto bag = parse_bag(text);
                         return bag || text.empty() ? std::string() : sentence_of(bag.error());
                     }});
    rules.push_back({.field = {.id = "given_by",
                               .label = tr("Given by"),
                               .hint = tr("Badge or initials; Enter: whoever signs"),
                               .enabled = false},
                     .check = [this](std::string_view text) {
                         return text.empty() || m_desk.person_named(text)
                                    ? std::string()
                                    : tr("Nobody has this id or these initials; scan the badge.");
                     }});
    rules.push_back({.field = {.id = "when",
                               .label = tr("When it ended"),
                               .hint = tr("8:15, or 2026-01-11 17:40; Enter: now"),
                               .enabled = false},
                     .check = [this](std::string_view text) {
                         const auto when = parse_when(text, m_desk.now());
                         return when || text.empty() ? std::string() : sentence_of(when.error());
                     }});
    const auto reasons = choices_of(late_reasons());
    rules.push_back({.field = {.id = "late",
                               .label = tr("Why it is recorded so late"),
                               .kind = FieldKind::Choice,
                               .choices = reasons,
                               .enabled = false},
                     .check = gui::chosen(reasons)});
    rules.push_back(pin_rule("pin", tr("PIN")));
    return rules;
}

void OutcomePresenter::begin(domain::EntryNumber infusion) {
    m_chosen = infusion;
    if (chosen() == nullptr) {
        m_chosen.reset();
        m_message = Message{.tone = Tone::Warning,
                            .text = fmt::format(fmt::runtime(tr("Nothing of infusion {} is open.")),
                                                infusion.number()),
                            .remedy = {}};
        return;
    }
    m_form = Form(rules());
    m_signing.withdraw();
    m_seen.reset();
    work_out();
}

std::string OutcomePresenter::amount_problem(std::size_t product, std::string_view text) const {
    const Waiting* waiting = chosen();
    if (waiting == nullptr || text.empty()) {
        return {};
    }
    const auto& [id, open] = waiting->open.at(product);
    const domain::ProductRecorded& row = known_product(m_desk.state(), id);
    const auto amount = parse_amount(row, text, Bare::Milligrams);
    if (!amount) {
        return sentence_of(amount.error());
    }
    return amount->amount() <= open
               ? std::string()
               : fmt::format(fmt::runtime(tr("{} is more than is open, {}.")),
                             print_both(row, amount->amount()), print_both(row, open));
}

domain::Quantity OutcomePresenter::amount_in(std::string_view field, std::size_t product) const {
    const auto& [id, open] = chosen()->open.at(product);
    const domain::ProductRecorded& row = known_product(m_desk.state(), id);
    const std::string text = m_form.text(field);
    if (text.empty()) {
        const auto all = domain::Quantity::of(row.container_size.unit(), open);
        return field.starts_with("given") ? all.value_or(nothing_of(row)) : nothing_of(row);
    }
    return parse_amount(row, text, Bare::Milligrams).value_or(nothing_of(row));
}

std::optional<domain::DilutedBag> OutcomePresenter::bag() const {
    const auto bag = parse_bag(m_form.text("bag"));
    return bag ? std::optional(*bag) : std::nullopt;
}

void OutcomePresenter::work_out() {
    const Waiting* waiting = chosen();
    if (waiting == nullptr) {
        return;
    }
    m_signing.withdraw();
    const bool from_bag = bag().has_value();
    for (std::size_t i = 0; i < waiting->open.size(); ++i) {
        const domain::ProductRecorded& row = known_product(m_desk.state(), waiting->open[i].first);
        const domain::Quantity given = amount_in(given_id(i), i);
        m_form.enable(given_id(i), !from_bag);
        m_form.enable(lost_id(i), !from_bag && m_form.taken(given_id(i)) &&
                                      given.amount() < waiting->open[i].second);
        m_form.say_follows(given_id(i), print_both(row, given.amount()));
    }
    const auto when = parse_when(m_form.text("when"), m_desk.now());
    m_form.enable("late", when && is_late(*when, m_desk.now()));
    // The figures of a bag come from the rules alone; what they refuse is said when it is signed.
    m_seen.reset();
    std::optional<Message> refused;
    const auto entry = foreseen(
        m_desk, stated(), {{.role = domain::Role::Operator, .person = m_desk.signer()}}, refused);
    if (entry) {
        m_seen = std::get<domain::OutcomeRecorded>(entry->event);
    }
}

operations::Statement OutcomePresenter::stated() const {
    domain::OutcomeRecorded outcome;
    const Waiting& waiting = *chosen();
    outcome.infusion = ref_to(m_desk, waiting.infusion).value_or(domain::Ref());
    outcome.bag = bag();
    for (std::size_t i = 0; !outcome.bag && i < waiting.open.size(); ++i) {
        const domain::ProductRecorded& row = known_product(m_desk.state(), waiting.open[i].first);
        const domain::Quantity given = amount_in(given_id(i), i);
        outcome.lines.push_back({.product = waiting.open[i].first,
                                 .given = given,
                                 .lost = given.amount() < waiting.open[i].second
                                             ? amount_in(lost_id(i), i)
                                             : nothing_of(row)});
    }
    if (const std::string by = m_form.text("given_by"); !by.empty()) {
        outcome.given_by = m_desk.person_named(by);
    }
    operations::Statement statement{.draft = outcome};
    if (const auto when = parse_when(m_form.text("when"), m_desk.now())) {
        statement.occurred = *when;
        if (is_late(*when, m_desk.now())) {
            statement.late = choice_in(late_reasons(), m_form.text("late"));
        }
    }
    return statement;
}

std::vector<std::string> OutcomePresenter::sums() const {
    std::vector<std::string> lines;
    const Waiting* waiting = chosen();
    if (waiting == nullptr || !m_seen) {
        return lines;
    }
    for (const auto& [id, open] : waiting->open) {
        const domain::ProductRecorded& row = known_product(m_desk.state(), id);
        for (const domain::OutcomeLine& line : m_seen->lines) {
            if (line.product == id) {
                lines.push_back(fmt::format(
                    fmt::runtime(tr("open {} = given {} + lost {} + open still {}")),
                    print_amount(row, open), print_amount(row, line.given.amount()),
                    print_amount(row, line.lost.amount()),
                    print_amount(row, open - line.given.amount() - line.lost.amount())));
            }
        }
    }
    return lines;
}

void OutcomePresenter::type(std::string_view field, std::string_view text) {
    m_message.reset();
    m_form.type(field, text);
    if (field != "pin") {
        work_out();
    }
}

void OutcomePresenter::enter(std::string_view field) {
    if (field == "pin") {
        commit();
        return;
    }
    m_message.reset();
    if (!m_form.enter(field)) {
        return;
    }
    work_out();
    if (field == "when" && ask_why_late(m_form)) {
        return;
    }
    for (const Field& next : m_form.fields()) {
        if (next.enabled && !m_form.taken(next.id)) {
            m_form.focus_on(next.id);
            return;
        }
    }
}

void OutcomePresenter::commit() {
    m_message.reset();
    work_out();
    for (const Field& field : m_form.fields()) {
        if (field.enabled && field.id != "pin" &&
            !(m_form.taken(field.id) && m_form.enter(field.id))) {
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
    operations::Statement statement = stated();
    if (m_seen) {
        statement.seen = *m_seen;
    }
    if (!take_pin(m_form, "pin", m_signing, 0, m_message)) {
        return;
    }
    statement.signers = m_signing.signers();
    const auto recorded = record(m_desk, statement, m_message);
    m_signing.withdraw();
    m_form.forget("pin");
    if (!recorded) {
        m_form.focus_on("pin");
        return;
    }
    const std::vector<std::string> closed = sums();
    m_chosen.reset();
    m_form = Form();
    read_waiting();
    m_row = m_waiting.empty() ? -1 : 0;
    m_message = Message{.tone = Tone::Good,
                        .text = fmt::format(fmt::runtime(tr("Entry {} is recorded: ")),
                                            recorded->ref.seq.number()) +
                                (closed.empty() ? std::string() : closed.front()) + ".",
                        .remedy = tr("Esc leads back to the infusion.")};
    m_desk.changed();
}

void OutcomePresenter::scan(std::string_view text) {
    m_message.reset();
    if (m_chosen && m_form.focus() == "given_by" && m_desk.person_named(text)) {
        m_form.set("given_by", text);
        enter("given_by");
        return;
    }
    const auto number = number_in_subject("entry:" + std::string(text), "entry");
    if (!m_chosen && number) {
        begin(domain::EntryNumber(*number));
        return;
    }
    const std::string what = what_was_scanned(m_desk, text);
    m_message = Message{
        .tone = Tone::Bad,
        .text = what.empty() ? tr("Nothing here asks for a scan.")
                             : fmt::format(fmt::runtime(tr("That is {}; nothing here asks for "
                                                           "it.")),
                                           what),
        .remedy = tr("Choose the infusion by the arrows and Enter.")};
}

void OutcomePresenter::press(std::string_view key) {
    m_message.reset();
    const std::string_view field = key == "B"   ? "bag"
                                   : key == "G" ? "given_by"
                                   : key == "T" ? "when"
                                                : "";
    if (field.empty()) {
        return;
    }
    if (!m_chosen) {
        m_message = Message{.tone = Tone::Warning,
                            .text = tr("No infusion is chosen."),
                            .remedy = tr("Choose one by the arrows and Enter.")};
        return;
    }
    m_form.enable(field, true);
    m_form.focus_on(field);
}

void OutcomePresenter::choose(std::int64_t row) {
    m_row = row;
}

void OutcomePresenter::open(std::int64_t row) {
    m_message.reset();
    if (!m_chosen && row >= 0 && static_cast<std::size_t>(row) < m_waiting.size()) {
        begin(m_waiting[static_cast<std::size_t>(row)].infusion);
    }
}

bool OutcomePresenter::back() {
    m_message.reset();
    if (!m_chosen) {
        return false;
    }
    m_chosen.reset();
    m_form = Form();
    m_signing.withdraw();
    return true;
}

void OutcomePresenter::refresh() {
    const auto before = chosen() == nullptr ? decltype(Waiting::open)() : chosen()->open;
    read_waiting();
    if (!m_chosen) {
        m_row = std::min<std::int64_t>(m_row, static_cast<std::int64_t>(m_waiting.size()) - 1);
        return;
    }
    if (chosen() == nullptr) {
        m_chosen.reset();
        m_form = Form();
        m_message = Message{.tone = Tone::Warning,
                            .text = tr("Somebody else has recorded this outcome meanwhile."),
                            .remedy = {}};
    } else if (chosen()->open != before) {
        // What was typed stays where the same products are open still.
        if (chosen()->open.size() == before.size()) {
            work_out();
        } else {
            begin(*m_chosen);
        }
        m_message = Message{.tone = Tone::Warning,
                            .text = tr("What is open has changed meanwhile: look at it anew."),
                            .remedy = {}};
    }
}

void OutcomePresenter::show(std::string_view subject) {
    if (const auto number = number_in_subject(subject, "entry")) {
        begin(domain::EntryNumber(*number));
    }
}

bool OutcomePresenter::has_work() const {
    return m_form.has_typed();
}

ScreenView OutcomePresenter::view() const {
    ScreenView view{.title = tr("Outcome of an infusion")};
    const base::LocalInstant now = m_desk.now();
    if (const Waiting* waiting = chosen()) {
        view.groups.push_back(
            {.heading = fmt::format(fmt::runtime(tr("Infusion {}")), waiting->infusion.number()),
             .facts = {
                 {.label = tr("Drawn"), .value = print_moment(waiting->drawn.instant, now.offset)},
                 {.label = tr("From vial"), .value = waiting->vials}}});
        view.fields = m_form.fields();
        std::erase_if(view.fields, [](const Field& field) { return !field.enabled; });
        view.focus = m_form.focus();
        view.sums = sums();
        view.signers = m_signing.lines();
        view.actions = {{.key = "B", .label = tr("Left in a diluted bag")},
                        {.key = "G", .label = tr("Given by somebody else")},
                        {.key = "T", .label = tr("It ended earlier")}};
    } else {
        std::vector<Row> rows;
        for (const Waiting& it : m_waiting) {
            const domain::ProductRecorded& row =
                known_product(m_desk.state(), it.open.front().first);
            rows.push_back({.cells = {fmt::to_string(it.infusion.number()),
                                      print_moment(it.drawn.instant, now.offset), it.vials,
                                      print_both(row, it.open.front().second),
                                      print_age(it.drawn.instant, now.instant)}});
        }
        view.table =
            Table{.label = tr("Infusions whose outcome is open"),
                  .columns = {{.label = tr("Infusion"), .width = 10},
                              {.label = tr("Drawn"), .width = 18},
                              {.label = tr("From vial")},
                              {.label = tr("Open"), .width = 22, .align = Column::Align::Right},
                              {.label = tr("Since")}},
                  .rows = std::make_shared<FixedRows>(std::move(rows)),
                  .selected = m_row,
                  .empty_hint = tr("No outcome is open. Esc leads back to the infusion.")};
    }
    view.message = m_message;
    view.scan_hint = tr("Choose an infusion, or type its number");
    return view;
}

}  // namespace vialog::gui
