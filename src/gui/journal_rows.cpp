// SPDX-License-Identifier: Apache-2.0
// Keeps a few pages; all else is read again.
#include "gui/journal_rows.h"

#include "gui/catalogue.h"
#include "gui/entry_words.h"
#include "store/queries.h"

#include <fmt/format.h>

#include <algorithm>

namespace vialog::gui {

namespace {

std::string irregular_words(const domain::Entry& entry) {
    std::string words;
    for (const domain::Irregularity code : entry.irregular) {
        words += words.empty() ? "" : ", ";
        words += in_words(code);
    }
    return words;
}

}  // namespace

JournalRows::JournalRows(const store::Store& store)
    : m_store(store), m_size(store.head().size), m_check(store) {}

JournalRows::JournalRows(const store::Store& store, std::vector<domain::EntryNumber> found)
    : m_store(store),
      m_found(std::move(found)),
      m_size(static_cast<std::int64_t>(m_found->size())),
      m_check(store) {}

domain::EntryNumber JournalRows::entry_at(std::int64_t index) const {
    const std::int64_t from_oldest = m_size - 1 - index;
    return m_found ? m_found->at(static_cast<std::size_t>(from_oldest))
                   : domain::EntryNumber(from_oldest);
}

std::optional<std::int64_t> JournalRows::index_of(domain::EntryNumber seq) const {
    if (!m_found) {
        return seq.number() < m_size ? std::optional(m_size - 1 - seq.number()) : std::nullopt;
    }
    const auto place = std::lower_bound(m_found->begin(), m_found->end(), seq);
    return place != m_found->end() && *place == seq
               ? std::optional<std::int64_t>(m_size - 1 - (place - m_found->begin()))
               : std::nullopt;
}

Row JournalRows::row(std::int64_t index) const {
    const Page& found = page(index / page_rows);
    return found.rows.at(static_cast<std::size_t>(index % page_rows));
}

const JournalRows::Page& JournalRows::page(std::int64_t number) const {
    const auto known = std::find_if(m_pages.begin(), m_pages.end(),
                                    [&](const Page& it) { return it.number == number; });
    if (known != m_pages.end()) {
        m_pages.splice(m_pages.begin(), m_pages, known);
        return m_pages.front();
    }
    Page fresh{.number = number, .rows = {}};
    const std::int64_t end = std::min((number + 1) * page_rows, m_size);
    for (std::int64_t index = number * page_rows; index < end; ++index) {
        fresh.rows.push_back(read(index));
    }
    m_pages.push_front(std::move(fresh));
    if (m_pages.size() > kept_pages) {
        m_pages.pop_back();
    }
    return m_pages.front();
}

Row JournalRows::read(std::int64_t index) const {
    const domain::EntryNumber seq = entry_at(index);
    const std::string number = fmt::format("{}", seq.number());
    CheckedEntry checked;
    std::optional<domain::EntryNumber> corrected;
    try {
        checked = m_check.read(seq);
        corrected = store::corrected_by(m_store, seq);
    } catch (const store::StoreError& error) {
        // The file may have gone while its lines are painted; then they say so, and the next deed tells the rest.
        return {.cells = {number, "", "", error.what(), "", "", mark_of(Verdict::Unreadable)},
                .tone = Tone::Bad};
    }
    if (!checked.entry) {
        return {
            .cells = {number, "", "", in_words(checked.verdict), "", "", mark_of(checked.verdict)},
            .tone = Tone::Bad};
    }
    const domain::Entry& entry = checked.entry->entry;
    std::string what = summary_of(m_store.state(), entry.event);
    if (corrected) {
        what = fmt::format(fmt::runtime(tr("{} (set right by {})")), what, corrected->number());
    }
    if (!entry.irregular.empty()) {
        what = fmt::format(fmt::runtime(tr("{} (irregular: {})")), what, irregular_words(entry));
    }
    std::string people;
    std::string roles;
    for (const domain::Signer& signer : entry.signers) {
        const std::string_view between = people.empty() ? "" : ", ";
        people += fmt::format("{}{}", between, initials_of(m_store.state(), signer.key));
        roles += fmt::format("{}{}", between, in_words(signer.role));
    }
    return {
        .cells = {number, time_in_words(entry.moment.occurred), in_words(kind_of(entry.event)),
                  std::move(what), std::move(people), std::move(roles), mark_of(checked.verdict)},
        .tone = checked.verdict != Verdict::Right ? Tone::Bad
                : entry.irregular.empty()         ? Tone::Plain
                                                  : Tone::Warning};
}

std::vector<Column> journal_columns() {
    return {{.label = tr("Entry"), .width = 9, .align = Column::Align::Right},
            {.label = tr("When"), .width = 17},
            {.label = tr("Kind"), .width = 16},
            {.label = tr("What"), .width = 46},
            {.label = tr("By"), .width = 9},
            {.label = tr("As"), .width = 18},
            {.label = tr("Checked"), .width = 8}};
}

}  // namespace vialog::gui
