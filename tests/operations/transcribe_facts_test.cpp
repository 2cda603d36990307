// SPDX-License-Identifier: Apache-2.0
// What the journal knows of a line says the same as the line: over whole quarters, faults and all.
#include "operations/transcribe_facts.h"

#include "support/paper_quarter.h"

#include <gtest/gtest.h>

namespace vialog::operations {
namespace {

using support::PaperJournal;
using support::PaperPile;

class TakenFacts : public testing::TestWithParam<std::uint64_t> {};

TEST_P(TakenFacts, AreThoseOfTheLine) {
    const support::PaperQuarter invented = support::invent_quarter(GetParam());
    PaperPile pile;
    invented.write_to(pile);
    PaperJournal journal(invented.dea);
    static_cast<void>(journal.take(pile.path()));
    const auto folder = exchange::read_paper_folder(pile.path()).value();
    TranscriptionDesk desk(folder, journal.setting());
    const domain::State& state = journal.state();
    std::map<std::pair<std::string, std::int64_t>, TakenRecord> taken;
    for (TakenRecord& record : taken_records(desk, state)) {
        taken[{record.file, record.line}] = std::move(record);
    }
    for (std::size_t i = 0; i < folder.receipts.size(); ++i) {
        const auto& source = folder.receipts[i].source;
        desk.vials().note_taken(state, i, taken.at({source.file, source.line}).entry);
    }
    desk.vials().look_at(state);

    std::size_t lines = 0;
    for (const PaperLine& line : lines_of(folder)) {
        const auto& source = source_of(folder, line);
        const auto record = taken.find({source.file, source.line});
        if (record == taken.end()) {
            EXPECT_EQ(*vial_of(folder, line), "TWICE");  // it waits
            continue;
        }
        const PaperFacts facts = facts_of(desk, state, line);
        for (const auto& [column, value] : record->second.facts) {
            if (facts.contains(column)) {
                EXPECT_EQ(facts.at(column), value)
                    << source.file << ":" << source.line << " " << column;
            }
        }
        EXPECT_GE(record->second.facts.size(), 3U);
        ++lines;
    }
    EXPECT_EQ(taken.size(), lines);
}

INSTANTIATE_TEST_SUITE_P(Seeds, TakenFacts, testing::Range<std::uint64_t>(1, 9));

}  // namespace
}  // namespace vialog::operations
