// SPDX-License-Identifier: Apache-2.0
// Pairs lines with records of the journal, the surest pairs first.
#include "operations/transcribe_earlier.h"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string_view>
#include <utility>

namespace vialog::operations {
namespace {

using Columns = std::vector<std::string_view>;

// What tells two lines of a file apart, from the surest to what is left where that was mended. An
// infusion's number on another day and for another patient is another infusion. A '!' asks that the
// record of the journal does not know the column.
const std::vector<Columns>& natural_keys(PaperLineFile file) {
    static const std::vector<Columns> receipts = {{"invoice", "ndc", "first_vial"},
                                                  {"first_vial", "invoice", "lot", "received_at"},
                                                  {"first_vial", "ndc", "lot", "received_at"},
                                                  {"invoice", "ndc", "lot", "received_at"}};
    static const std::vector<Columns> events = {
        {"vial", "action", "at"},
        {"vial#", "at"},
        {"vial", "action"},
        {"at", "action", "measured_rest_ml", "book_before_ml", "by"}};
    static const std::vector<Columns> draws = {
        {"infusion", "vial", "started_at#"},    {"infusion", "vial", "patient"},
        {"infusion", "started_at", "drawn_ml"}, {"vial", "started_at", "patient"},
        {"vial", "started_at", "!infusion"},    {"vial#", "started_at", "!infusion"}};
    static const std::vector<Columns> counts = {{"counted_at", "ndc"}};
    static const std::vector<Columns> people = {{"id"}};
    static const std::vector<Columns> products = {{"ndc"}};
    switch (file) {
        case PaperLineFile::Receipts:
            return receipts;
        case PaperLineFile::VialEvents:
            return events;
        case PaperLineFile::Draws:
            return draws;
        case PaperLineFile::Counts:
            return counts;
        case PaperLineFile::People:
            return people;
        case PaperLineFile::Products:
            break;
    }
    return products;
}

// The values of these columns, or nothing where one is not known.
std::optional<std::string> key_of(const PaperFacts& facts, const Columns& columns) {
    std::string key;
    for (const std::string_view column : columns) {
        if (column.front() == '!') {
            continue;
        }
        const auto fact = facts.find(column);
        if (fact == facts.end()) {
            return std::nullopt;
        }
        key += fact->second + '\n';
    }
    return key;
}

bool lacks_what_must_be_unknown(const PaperFacts& facts, const Columns& columns) {
    return std::all_of(columns.begin(), columns.end(), [&](std::string_view column) {
        return column.front() != '!' || facts.find(column.substr(1)) == facts.end();
    });
}

struct Comparison {
    std::vector<std::string> differs;
    std::size_t shared = 0;
    std::size_t alike = 0;
};

Comparison compare(const PaperFacts& line, const PaperFacts& record) {
    Comparison result;
    for (const auto& [column, value] : record) {
        const auto stated = line.find(column);
        if (stated == line.end()) {
            continue;
        }
        ++result.shared;
        std::string name = column.substr(0, column.find('#'));
        if (stated->second == value) {
            ++result.alike;
        } else if (result.differs.empty() || result.differs.back() != name) {
            result.differs.push_back(std::move(name));
        }
    }
    return result;
}

}  // namespace

struct EarlierLines::Candidate {
    PaperLine line;
    std::int64_t number = 0;  // of the line in its file
    PaperFacts facts;
    bool found = false;
};

EarlierLines::EarlierLines(const TranscriptionDesk& desk, const domain::State& state)
    : m_desk(desk) {
    std::set<std::pair<std::string, base::Digest>> in_folder;
    for (const PaperLine& line : lines_of(desk.folder())) {
        const exchange::PaperSource& source = source_of(desk.folder(), line);
        in_folder.emplace(source.file, source.record);
    }
    for (TakenRecord& record : taken_records(desk, state)) {
        if (!in_folder.contains({record.file, record.record})) {
            m_records.push_back(std::move(record));
        }
    }
    m_used.assign(m_records.size(), 0);
}

std::map<PaperLine, EarlierLine> EarlierLines::find(const domain::State& state,
                                                    const std::vector<PaperLine>& lines) {
    m_found.clear();
    if (m_records.empty() || lines.empty()) {
        return {};
    }
    std::vector<Candidate> candidates;
    for (const PaperLine& line : lines) {
        candidates.push_back({.line = line,
                              .number = source_of(m_desk.folder(), line).line,
                              .facts = facts_of(m_desk, state, line)});
    }
    match(candidates, Agreement::Whole);
    match(candidates, Agreement::Key);
    match_by_place(candidates);
    return std::move(m_found);
}

void EarlierLines::pair(Candidate& candidate, std::size_t record) {
    candidate.found = true;
    m_used[record] = 1;
    const TakenRecord& taken = m_records[record];
    EarlierLine line{.entry = taken.entry,
                     .draw = taken.draw,
                     .differs = compare(candidate.facts, taken.facts).differs,
                     .says = taken.entry,
                     .unknown = taken.placed ? std::nullopt : taken.unknown};
    if (!line.differs.empty()) {
        const auto says = taken.said_by.find(line.differs.front());
        line.says = says == taken.said_by.end() ? taken.entry : says->second;
    }
    m_found[candidate.line] = std::move(line);
}

std::optional<std::size_t> EarlierLines::nearest(const Candidate& candidate,
                                                 const std::vector<std::size_t>& records,
                                                 Agreement agreement) const {
    std::optional<std::size_t> best;
    for (const std::size_t i : records) {
        const TakenRecord& record = m_records[i];
        if (m_used[i] != 0 || (agreement == Agreement::Whole &&
                               !compare(candidate.facts, record.facts).differs.empty())) {
            continue;
        }
        if (!best || std::abs(record.line - candidate.number) <
                         std::abs(m_records[*best].line - candidate.number)) {
            best = i;
        }
    }
    return best;
}

void EarlierLines::match(std::vector<Candidate>& candidates, Agreement agreement) {
    const std::string& file = source_of(m_desk.folder(), candidates.front().line).file;
    for (const Columns& columns : natural_keys(candidates.front().line.file)) {
        std::map<std::string, std::vector<std::size_t>> records;
        for (std::size_t i = 0; i < m_records.size(); ++i) {
            const TakenRecord& record = m_records[i];
            const auto key = key_of(record.facts, columns);
            if (key && m_used[i] == 0 && record.file == file &&
                lacks_what_must_be_unknown(record.facts, columns)) {
                records[*key].push_back(i);
            }
        }
        for (Candidate& candidate : candidates) {
            const auto key = candidate.found ? std::nullopt : key_of(candidate.facts, columns);
            const auto of_key = key ? records.find(*key) : records.end();
            if (of_key == records.end()) {
                continue;
            }
            if (const auto record = nearest(candidate, of_key->second, agreement)) {
                pair(candidate, *record);
            }
        }
    }
}

// Where even the key was mended: the same line of the same days, alike for the most part.
void EarlierLines::match_by_place(std::vector<Candidate>& candidates) {
    const exchange::PaperFolder& folder = m_desk.folder();
    for (std::size_t i = 0; i < m_records.size(); ++i) {
        const TakenRecord& record = m_records[i];
        const base::CivilDate day = base::local_date(record.occurred);
        if (m_used[i] != 0 || day < folder.clinic->first_day || folder.clinic->last_day < day) {
            continue;
        }
        for (Candidate& candidate : candidates) {
            if (candidate.found || candidate.number != record.line ||
                source_of(folder, candidate.line).file != record.file) {
                continue;
            }
            const Comparison comparison = compare(candidate.facts, record.facts);
            if (comparison.alike * 2 > comparison.shared) {
                pair(candidate, i);
                break;
            }
        }
    }
}

}  // namespace vialog::operations
