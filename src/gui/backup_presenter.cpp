// SPDX-License-Identifier: Apache-2.0
// The copy is made through a store of its own, since the desk's belongs to the window's thread.
#include "gui/backup_presenter.h"

#include "gui/catalogue.h"
#include "gui/container_facts.h"
#include "gui/fixed_rows.h"
#include "gui/guarded.h"
#include "store/store_error.h"

#include <fmt/format.h>

#include <algorithm>

namespace vialog::gui {

struct BackupPresenter::Outcome {
    std::optional<Message> failed;
    std::int64_t size = 0;
    std::optional<domain::EntryNumber> torn;
};

namespace {

std::string problem_of_folder(std::string_view text) {
    if (text.empty()) {
        return {};
    }
    const std::filesystem::path folder(text);
    std::error_code ignored;
    return folder.is_absolute() && std::filesystem::is_directory(folder, ignored)
               ? std::string()
               : fmt::format(fmt::runtime(tr("There is no folder {}; the whole path of one that is "
                                             "there is accepted. Is its drive plugged in?")),
                             text);
}

// "ket 2026-01-12 0800.vialog": by name in the order in which they were made.
std::string copy_name(const std::filesystem::path& journal, base::LocalInstant now) {
    std::string time = print_moment(now.instant, now.offset);
    std::erase(time, ':');
    return fmt::format("{} {}{}", journal.stem().string(), time, journal.extension().string());
}

// An earlier copy is never written over.
std::filesystem::path free_name(const std::filesystem::path& wanted) {
    std::filesystem::path path = wanted;
    std::error_code ignored;
    for (int number = 2; std::filesystem::exists(path, ignored); ++number) {
        path = wanted.parent_path() / fmt::format("{} ({}){}", wanted.stem().string(), number,
                                                  wanted.extension().string());
    }
    return path;
}

}  // namespace

BackupPresenter::BackupPresenter(Desk& desk) : m_desk(desk), m_marks(desk.places().state) {
    read();
    m_form =
        Form({{.field = {.id = "folder",
                         .label = tr("Folder for the copy"),
                         .hint = fmt::format(fmt::runtime(tr("Enter: {}. Better on another drive")),
                                             default_folder().string())},
               .check = problem_of_folder}});
}

void BackupPresenter::read() {
    m_copies = m_marks.marks("backup", m_desk.session().identity().origin.text());
    m_there.clear();
    for (const StationMark& copy : m_copies) {
        std::error_code ignored;
        m_there.push_back(std::filesystem::exists(copy.text, ignored));
    }
}

// Where the last one went, else where documents go.
std::filesystem::path BackupPresenter::default_folder() const {
    return m_copies.empty() ? m_desk.places().documents
                            : std::filesystem::path(m_copies.front().text).parent_path();
}

void BackupPresenter::type(std::string_view field, std::string_view text) {
    m_message.reset();
    m_form.type(field, text);
}

void BackupPresenter::enter(std::string_view field) {
    m_message.reset();
    if (!m_form.enter(field)) {
        return;
    }
    const std::string text = m_form.text("folder");
    const std::filesystem::path folder =
        text.empty() ? default_folder() : std::filesystem::path(text);
    if (m_desk.background().progress()) {
        m_message = Message{.tone = Tone::Warning,
                            .text = tr("Something else is under way."),
                            .remedy = tr("Wait until it is done, then press Enter again.")};
        m_form.focus_on("folder");
        return;
    }
    make_copy(folder);
}

void BackupPresenter::make_copy(const std::filesystem::path& folder) {
    m_message = failure_of([&] {
        if (folder == m_desk.places().documents) {
            std::filesystem::create_directories(folder);
        }
    });
    if (m_message) {
        m_form.focus_on("folder");
        return;
    }
    const std::filesystem::path journal = m_desk.places().journal;
    const std::filesystem::path copy = free_name(folder / copy_name(journal, m_desk.now()));
    const auto outcome = std::make_shared<Outcome>();
    m_desk.background().run(
        tr("Backup"),
        [outcome, journal, copy](const Background::Watch& watch) {
            outcome->failed = failure_of([&] {
                const store::Store source = store::Store::open(
                    {.path = journal, .access = store::Access::ReadOnly, .marks = {}, .vfs = {}});
                source.back_up(copy);
                watch.told(1, 2);
                const store::Store read = store::Store::open(
                    {.path = copy, .access = store::Access::ReadOnly, .marks = {}, .vfs = {}});
                outcome->size = read.head().size;
                outcome->torn = read.find_torn_tree();
                watch.told(2, 2);
            });
        },
        [this, outcome, copy, here = std::weak_ptr<bool>(m_here)] {
            if (!here.expired()) {
                finish(copy, *outcome);
            }
        });
}

void BackupPresenter::finish(const std::filesystem::path& copy, const Outcome& outcome) {
    m_form.forget_all();
    if (outcome.failed) {
        m_message = outcome.failed;
    } else if (outcome.torn) {
        m_message = Message{
            .tone = Tone::Bad,
            .text = fmt::format(fmt::runtime(tr("The copy {} was made, and its entry {} does not "
                                                "hold what was signed.")),
                                copy.string(), outcome.torn->number()),
            .remedy =
                tr("Verify the journal itself: Ctrl+I. Keep this copy and the earlier ones.")};
    } else {
        const bool kept = m_marks.add({.what = "backup",
                                       .log = m_desk.session().identity().origin.text(),
                                       .at = m_desk.now().instant,
                                       .size = outcome.size,
                                       .text = copy.string()});
        m_message = Message{
            .tone = Tone::Good,
            .text = fmt::format(fmt::runtime(tr_n("The copy with {} entry lies at {}; it was "
                                                  "opened and reads as it was signed.",
                                                  "The copy with {} entries lies at {}; it was "
                                                  "opened and reads as it was signed.",
                                                  outcome.size)),
                                outcome.size, copy.string()),
            .remedy = kept ? tr("Carry it out of the house.")
                           : tr("Carry it out of the house; this workstation could not note that "
                                "it was made.")};
        read();
    }
    m_desk.changed();
}

void BackupPresenter::scan(std::string_view /*text*/) {
    m_message = Message{.tone = Tone::Warning,
                        .text = tr("That was a scan; on this screen nothing is scanned."),
                        .remedy = {}};
}

void BackupPresenter::press(std::string_view key) {
    m_message.reset();
    if (key == "B") {
        m_form.focus_on("folder");
        enter("folder");
    }
}

bool BackupPresenter::back() {
    const bool had_typed = m_form.has_typed();
    m_form.forget_all();
    m_message.reset();
    return had_typed;
}

ScreenView BackupPresenter::view() const {
    ScreenView view{.title = tr("Backup")};
    view.groups = {
        {.heading = tr("What a copy is"),
         .facts = {
             {.label = tr("The journal"), .value = m_desk.places().journal.string()},
             {.label = tr("Its entries"), .value = fmt::format("{}", m_desk.store().head().size)},
             {.label = tr("A copy"),
              .value = tr("is the whole record in one file; names in it stay "
                          "sealed, and key files are not in it")}}}};
    view.fields = m_form.fields();
    view.focus = m_form.focus();
    const base::LocalInstant now = m_desk.now();
    std::vector<Row> rows;
    for (std::size_t i = 0; i < m_copies.size(); ++i) {
        rows.push_back({.cells = {print_moment(m_copies[i].at, now.offset),
                                  fmt::format("{}", m_copies[i].size), m_copies[i].text,
                                  m_there[i] ? tr("was there") : tr("was not to be seen")}});
    }
    view.table =
        Table{.label = tr("Copies made from this workstation"),
              .columns = {{.label = tr("When"), .width = 18},
                          {.label = tr("Entries"), .width = 10, .align = Column::Align::Right},
                          {.label = tr("Where"), .width = 60},
                          {.label = tr("When this screen opened"), .width = 24}},
              .rows = std::make_shared<FixedRows>(std::move(rows)),
              .selected = m_selected,
              .empty_hint = tr("No copy yet: press Enter to make one.")};
    view.message = m_message;
    view.progress = m_desk.background().progress();
    view.actions = {{.key = "B", .label = tr("Make a copy now"), .why_not = {}}};
    view.scan_hint = tr("Nothing is scanned here");
    return view;
}

}  // namespace vialog::gui
