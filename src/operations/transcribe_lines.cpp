// SPDX-License-Identifier: Apache-2.0
// One view of the lines of six files.
#include "operations/transcribe_lines.h"

#include "base/check.h"

namespace vialog::operations {
namespace {

void add_lines(std::vector<PaperLine>& lines, PaperLineFile file, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        lines.push_back({.file = file, .index = i});
    }
}

const exchange::PaperRecord& record_of(const exchange::PaperFolder& folder, const PaperLine& line) {
    switch (line.file) {
        case PaperLineFile::Receipts:
            return folder.receipts[line.index];
        case PaperLineFile::VialEvents:
            return folder.vial_events[line.index];
        case PaperLineFile::Draws:
            return folder.draws[line.index];
        case PaperLineFile::Counts:
            return folder.counts[line.index];
        case PaperLineFile::People:
            return folder.people[line.index];
        case PaperLineFile::Products:
            break;
    }
    return folder.products[line.index];
}

}  // namespace

std::vector<PaperLine> lines_of(const exchange::PaperFolder& folder) {
    std::vector<PaperLine> lines;
    add_lines(lines, PaperLineFile::Receipts, folder.receipts.size());
    add_lines(lines, PaperLineFile::VialEvents, folder.vial_events.size());
    add_lines(lines, PaperLineFile::Draws, folder.draws.size());
    add_lines(lines, PaperLineFile::Counts, folder.counts.size());
    add_lines(lines, PaperLineFile::People, folder.people.size());
    add_lines(lines, PaperLineFile::Products, folder.products.size());
    return lines;
}

const exchange::PaperSource& source_of(const exchange::PaperFolder& folder, const PaperLine& line) {
    return record_of(folder, line).source;
}

base::LocalInstant time_of(const exchange::PaperFolder& folder, const PaperLine& line) {
    switch (line.file) {
        case PaperLineFile::Receipts:
            return folder.receipts[line.index].received;
        case PaperLineFile::VialEvents:
            return folder.vial_events[line.index].at;
        case PaperLineFile::Draws:
            return folder.draws[line.index].started;
        case PaperLineFile::Counts:
            return folder.counts[line.index].at;
        case PaperLineFile::People:
        case PaperLineFile::Products:
            break;
    }
    base::expects(false, "people and products have no time");
    return {};
}

const std::string* vial_of(const exchange::PaperFolder& folder, const PaperLine& line) {
    if (line.file == PaperLineFile::VialEvents) {
        return &folder.vial_events[line.index].vial;
    }
    if (line.file == PaperLineFile::Draws) {
        return &folder.draws[line.index].vial;
    }
    if (line.file == PaperLineFile::Counts && !folder.counts[line.index].open_vial.empty()) {
        return &folder.counts[line.index].open_vial;
    }
    return nullptr;
}

std::vector<domain::PersonId> people_of(const exchange::PaperFolder& folder,
                                        const PaperLine& line) {
    std::vector<domain::PersonId> people;
    const auto add = [&people](const exchange::PersonMention& by,
                               const exchange::PersonMention& witness) {
        for (const auto* mention : {&by, &witness}) {
            if (mention->id) {
                people.push_back(*mention->id);
            }
        }
    };
    switch (line.file) {
        case PaperLineFile::Receipts:
            add(folder.receipts[line.index].by, folder.receipts[line.index].witness);
            break;
        case PaperLineFile::VialEvents:
            add(folder.vial_events[line.index].by, folder.vial_events[line.index].witness);
            break;
        case PaperLineFile::Draws:
            add(folder.draws[line.index].by, folder.draws[line.index].witness);
            break;
        case PaperLineFile::Counts:
            add(folder.counts[line.index].by, folder.counts[line.index].witness);
            break;
        case PaperLineFile::People:
        case PaperLineFile::Products:
            break;
    }
    return people;
}

}  // namespace vialog::operations
