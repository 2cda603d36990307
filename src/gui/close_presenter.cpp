// SPDX-License-Identifier: Apache-2.0
// Nothing that is open is closed over silently: it is listed, acknowledged and named in the entry.
#include "gui/close_presenter.h"

#include "gui/amounts.h"
#include "gui/catalogue.h"
#include "gui/container_facts.h"
#include "gui/fixed_rows.h"
#include "gui/foreseen.h"
#include "gui/guarded.h"
#include "gui/recording.h"
#include "gui/stored_texts.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <limits>

namespace vialog::gui {

namespace {

constexpr std::string_view day_field = "day";
constexpr std::string_view open_field = "left_open";
constexpr std::string_view count_field = "count";

std::vector<Choice> acknowledged() {
    // A letter: the digits of a PIN that is typed too early must not acknowledge anything.
    return {{.key = "L", .label = tr("we know what is open, and leave it so")}};
}

std::string balance_line(const Desk& desk, const domain::ProductBalance& balance) {
    const domain::ProductRecorded& product = *desk.state().products.find(balance.product);
    return fmt::format(fmt::runtime(tr("{}: {} sealed, {} opened, {} by the book")),
                       print_product(product), balance.sealed, balance.opened,
                       print_both(product, balance.book));
}

void write_text(const std::filesystem::path& path, const std::string& text) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << text;
    file.close();
    if (!file) {
        throw std::filesystem::filesystem_error(tr("The checkpoint could not be written"), path,
                                                std::make_error_code(std::errc::io_error));
    }
}

}  // namespace

ClosePresenter::ClosePresenter(Desk& desk)
    : m_desk(desk), m_signatures(desk, TwoSignatures::Witness::Needed) {
    std::vector<FieldRule> rules{
        {.field = {.id = std::string(day_field),
                   .label = tr("Day"),
                   .hint = tr("The day that ends, such as 2026-01-12")},
         .check = [this](std::string_view text) { return problem_of_day(text); }},
        {.field = {.id = std::string(open_field),
                   .label = tr("What stays open"),
                   .kind = FieldKind::Choice,
                   .choices = acknowledged()},
         .check = chosen(acknowledged())},
        {.field = {.id = std::string(count_field),
                   .label = tr("Count it rests on"),
                   .hint = tr("Number of the count's entry; Enter alone: none")},
         .check = [this](std::string_view text) { return problem_of_count(text); }}};
    for (FieldRule& rule : m_signatures.fields()) {
        rules.push_back(std::move(rule));
    }
    m_form = Form(std::move(rules));
    turn_to(Deed::Close);
}

void ClosePresenter::turn_to(Deed deed) {
    m_deed = deed;
    m_seen.reset();
    m_signatures.forget(m_form);
    m_form.forget_all();
    m_form.enable(day_field, deed == Deed::Close);
    m_form.enable(count_field, deed == Deed::Custody);
    m_form.set(day_field, base::print_date(base::local_date(m_desk.now())));
    look();
    m_form.focus_on(deed == Deed::Custody ? count_field
                    : m_matters.empty()   ? std::string_view("witness")
                                          : open_field);
}

void ClosePresenter::look() {
    auto failed = failure_of([&] { m_matters = open_matters(m_desk); });
    if (failed) {
        m_message = std::move(failed);
    }
    m_form.enable(open_field, m_deed == Deed::Close && !m_matters.empty());
    if (m_selected >= static_cast<std::int64_t>(m_matters.size())) {
        m_selected = -1;
    }
}

std::string ClosePresenter::problem_of_day(std::string_view text) const {
    const auto day = base::parse_date(text);
    if (!day) {
        return sentence_of(day.error());
    }
    const auto& last = m_desk.state().totals.last_close;
    return last && *day <= *last
               ? fmt::format(fmt::runtime(tr("{} is closed already; a later day is accepted.")),
                             base::print_date(*last))
               : std::string();
}

std::string ClosePresenter::problem_of_count(std::string_view text) const {
    if (text.empty()) {
        return {};
    }
    const std::string problem =
        whole_number(0, std::numeric_limits<std::int64_t>::max(), MayBeEmpty::Yes)(text);
    if (!problem.empty()) {
        return problem;
    }
    const auto entry = m_desk.store().entry(domain::EntryNumber(to_number(text)));
    return entry && std::holds_alternative<domain::CountRecorded>(entry->entry.event)
               ? std::string()
               : fmt::format(fmt::runtime(tr("Entry {} is no count; the number of a count's entry "
                                             "is accepted.")),
                             text);
}

domain::Event ClosePresenter::draft() const {
    if (m_deed == Deed::Close) {
        domain::DayClosed close;
        close.day = base::parse_date(m_form.text(day_field)).value_or(base::CivilDate{});
        return close;
    }
    domain::CustodyHandedOver custody;
    if (const std::string count = m_form.text(count_field); !count.empty()) {
        custody.count = ref_to(m_desk, domain::EntryNumber(to_number(count)));
    }
    return custody;
}

void ClosePresenter::foresee() {
    const auto entry =
        foreseen(m_desk, {.draft = draft()},
                 {{.role = domain::Role::Operator, .person = m_desk.signer()},
                  {.role = domain::Role::Witness, .person = m_signatures.signing().person(1)}},
                 m_message);
    m_seen = entry ? std::optional(entry->event) : std::nullopt;
}

void ClosePresenter::change() {
    m_seen.reset();
    m_signatures.withdraw(m_form);
}

void ClosePresenter::type(std::string_view field, std::string_view text) {
    m_message.reset();
    if (!m_signatures.is_signature(field) || field == "witness") {
        change();
    }
    m_form.type(field, text);
}

void ClosePresenter::enter(std::string_view field) {
    m_message.reset();
    const auto answer = m_signatures.enter(m_form, field);
    if (answer == TwoSignatures::Answer::NotMine) {
        change();
        static_cast<void>(m_form.enter(field));
        if (m_form.taken("witness")) {
            foresee();
        }
        return;
    }
    if (m_signatures.failure()) {
        m_message = m_signatures.failure();
    } else if (answer == TwoSignatures::Answer::Complete) {
        commit();
    } else if (field == "witness" && m_form.taken("witness")) {
        foresee();
    }
}

void ClosePresenter::scan(std::string_view text) {
    m_message.reset();
    m_seen.reset();
    if (!m_signatures.scan_badge(m_form, text)) {
        m_message = Message{.tone = Tone::Warning,
                            .text = tr("That is nobody's badge; the scan was not taken."),
                            .remedy = tr("Scan the badge of the witness, or type her initials.")};
    } else if (m_form.taken("witness")) {
        foresee();
    }
}

void ClosePresenter::commit() {
    const operations::Statement statement{
        .draft = draft(), .signers = m_signatures.signers(), .seen = m_seen};
    const auto recorded = record(m_desk, statement, m_message);
    if (!recorded) {
        const std::optional<Message> why = m_message;
        change();
        look();
        foresee();
        m_message = why;
        m_form.focus_on("pin");
        return;
    }
    const std::int64_t entry = recorded->ref.seq.number();
    m_given.reset();
    if (m_deed == Deed::Close) {
        m_message = Message{.tone = Tone::Good,
                            .text = fmt::format(fmt::runtime(tr("Entry {}: {} is closed.")), entry,
                                                m_form.text(day_field)),
                            .remedy = {}};
        give_checkpoint(*m_signatures.signing().consent(0));
    } else {
        m_message = Message{
            .tone = Tone::Good,
            .text = fmt::format(fmt::runtime(tr("Entry {}: custody has passed from "
                                                "{} to {}.")),
                                entry, m_signatures.lines()[0].name, m_signatures.lines()[1].name),
            .remedy = {}};
    }
    turn_to(Deed::Close);
    m_desk.changed();
}

// The entry stands, whether or not its checkpoint could be signed and kept.
void ClosePresenter::give_checkpoint(operations::Consent& person) {
    std::string why;
    const auto failed = failure_of([&] {
        auto given = operations::give_checkpoint(m_desk.session(), person);
        if (given) {
            m_given = std::move(*given);
        } else {
            why = message_of(m_desk, given.error()).text;
        }
    });
    if (failed) {
        why = failed->text;
    }
    if (m_given) {
        m_message->remedy =
            tr("Its checkpoint stands below: press Alt+K to write it to a file, then "
               "print it, mail it, carry it away.");
    } else {
        m_message->tone = Tone::Warning;
        m_message->remedy = fmt::format(
            fmt::runtime(tr("But no checkpoint was signed: {} Give one out later, on Ctrl+B.")),
            why);
    }
}

void ClosePresenter::save_checkpoint() {
    if (!m_given) {
        m_message = Message{.tone = Tone::Warning,
                            .text = tr("No checkpoint was given out here yet."),
                            .remedy = tr("Close the day first; its checkpoint comes with it.")};
        return;
    }
    const std::filesystem::path path =
        m_desk.places().documents / fmt::format("checkpoint-{}.txt", m_given->size);
    m_message = failure_of([&] { write_text(path, m_given->note); });
    if (!m_message) {
        m_message = Message{
            .tone = Tone::Good,
            .text = fmt::format(fmt::runtime(tr("The checkpoint stands in {}.")), path.string()),
            .remedy = tr("Print it, or give it to somebody who does not keep this record.")};
    }
}

void ClosePresenter::press(std::string_view key) {
    m_message.reset();
    if (key == "K") {
        save_checkpoint();
    } else if (key == "H") {
        turn_to(m_deed == Deed::Close ? Deed::Custody : Deed::Close);
    } else if (key == "Y" && m_deed == Deed::Close) {
        change();
        m_form.focus_on(day_field);
    }
}

void ClosePresenter::choose(std::int64_t row) {
    m_selected = row;
}

void ClosePresenter::open(std::int64_t row) {
    if (row >= 0 && row < static_cast<std::int64_t>(m_matters.size())) {
        const OpenMatter& matter = m_matters[static_cast<std::size_t>(row)];
        m_desk.go(matter.screen, matter.subject);
    }
}

bool ClosePresenter::back() {
    m_message.reset();
    if (m_deed == Deed::Custody || has_work() || m_given) {
        m_given.reset();
        turn_to(Deed::Close);
        return true;
    }
    return false;
}

void ClosePresenter::refresh() {
    const bool signing = m_seen.has_value();
    look();
    if (signing) {
        const std::optional<domain::Event> before = m_seen;
        foresee();
        if (m_seen != before) {
            m_signatures.withdraw(m_form);
            m_message = Message{.tone = Tone::Warning,
                                .text = tr("Somebody recorded something in between."),
                                .remedy = tr("Look at what stands here now, then sign again.")};
            m_form.focus_on("pin");
        }
    }
}

bool ClosePresenter::has_work() const {
    return m_form.has_typed();
}

Table ClosePresenter::table_of_matters() const {
    std::vector<Row> rows;
    for (const OpenMatter& it : m_matters) {
        rows.push_back({.cells = {it.what, it.state, it.age}, .tone = Tone::Warning});
    }
    return {.label = tr("Still open"),
            .columns = {{.label = tr("What"), .width = 28},
                        {.label = tr("State"), .width = 34},
                        {.label = tr("Since"), .width = 14, .align = Column::Align::Right}},
            .rows = std::make_shared<FixedRows>(std::move(rows)),
            .selected = m_selected,
            .empty_hint = tr("Nothing is open: the day can be closed.")};
}

std::vector<std::string> ClosePresenter::sums() const {
    std::vector<std::string> sums;
    if (m_given) {
        sums.push_back(fmt::format(fmt::runtime(tr("Checkpoint of {} entries, {}")), m_given->size,
                                   operations::spoken_root(m_given->root)));
        std::string line;
        for (const char letter : m_given->note) {
            if (letter == '\n') {
                sums.push_back(line);
                line.clear();
            } else {
                line += letter;
            }
        }
        return sums;
    }
    if (!m_seen) {
        return sums;
    }
    const auto* close = std::get_if<domain::DayClosed>(&*m_seen);
    const auto* custody = std::get_if<domain::CustodyHandedOver>(&*m_seen);
    for (const domain::ProductBalance& balance :
         close != nullptr ? close->balances : custody->balances) {
        sums.push_back(balance_line(m_desk, balance));
    }
    if (close != nullptr) {
        sums.push_back(fmt::format(
            fmt::runtime(
                tr("{}: {} entries since the previous close; {} infusions open, {} entries "
                   "wait for a witness")),
            base::print_date(close->day), close->entries, close->open_infusions.size(),
            close->waiting.size()));
    }
    return sums;
}

ScreenView ClosePresenter::view() const {
    const bool closing = m_deed == Deed::Close;
    ScreenView view{.title = closing ? tr("Close the day") : tr("Hand custody over")};
    view.fields = m_form.fields();
    std::erase_if(view.fields, [](const Field& field) { return !field.enabled; });
    view.focus = m_form.focus();
    view.sums = sums();
    view.table = table_of_matters();
    view.signers = m_signatures.lines();
    view.message = m_message;
    view.actions = {
        {.key = "H",
         .label = closing ? tr("Hand custody over instead") : tr("Close the day instead")},
        {.key = "Y",
         .label = tr("Another day"),
         .why_not = closing ? std::string() : tr("Custody passes now.")},
        {.key = "K",
         .label = tr("Write the checkpoint to a file"),
         .why_not = m_given ? std::string() : tr("No checkpoint was given out here yet.")}};
    view.scan_hint =
        closing ? tr("Scan the badge of the witness") : tr("Scan the badge of who takes over");
    return view;
}

}  // namespace vialog::gui
