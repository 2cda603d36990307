// SPDX-License-Identifier: Apache-2.0
// schemas/journal-format.md and the program say the same of every member and every code.
#include "journal/members_description.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::journal {

namespace {

// A table under a heading "### 5.17 kind: draw", "### 5.48 structure: draw line" or "### 6.3 codes:
// route". The cells of its rows, without backticks; the line with the columns' names and the one
// below it are left out.
struct Table {
    std::string what;  // "kind", "structure", "codes"
    std::string name;
    std::vector<std::vector<std::string>> rows;
};

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" `");
    const auto last = text.find_last_not_of(" `");
    return first == std::string_view::npos ? "" : std::string(text.substr(first, last - first + 1));
}

std::vector<std::string> cells_of(std::string_view line) {
    std::vector<std::string> cells;
    line.remove_prefix(1);
    for (auto end = line.find('|'); end != std::string_view::npos; end = line.find('|')) {
        cells.push_back(trimmed(line.substr(0, end)));
        line.remove_prefix(end + 1);
    }
    return cells;
}

std::vector<Table> tables_of(std::istream& text) {
    std::vector<Table> tables;
    bool in_table = false;
    for (std::string line; std::getline(text, line);) {
        if (line.starts_with("#")) {
            in_table = false;
            const auto colon = line.find(": ");
            const auto space = line.rfind(' ', colon == std::string::npos ? colon : colon - 1);
            if (colon != std::string::npos && line.starts_with("### ")) {
                tables.push_back({.what = line.substr(space + 1, colon - space - 1),
                                  .name = line.substr(colon + 2),
                                  .rows = {}});
                in_table = true;
            }
        } else if (in_table && line.starts_with("| `")) {
            tables.back().rows.push_back(cells_of(line));
        }
    }
    return tables;
}

std::vector<Table> specified(const std::set<std::string>& wanted) {
    std::ifstream file(VIALOG_SOURCE_FOLDER "/schemas/journal-format.md", std::ios::binary);
    EXPECT_TRUE(file) << "schemas/journal-format.md cannot be read";
    auto tables = tables_of(file);
    std::erase_if(tables, [&](const Table& table) { return !wanted.contains(table.what); });
    return tables;
}

}  // namespace

TEST(Specification, ListsExactlyTheMembersOfEachStructure) {
    const auto described = describe_structures();
    std::set<std::string> found;

    for (const Table& table : specified({"kind", "structure"})) {
        ASSERT_TRUE(described.contains(table.name)) << "no such structure: " << table.name;
        EXPECT_TRUE(found.insert(table.name).second) << table.name << " stands there twice";
        StructureRows rows;
        for (const auto& cells : table.rows) {
            ASSERT_EQ(cells.size(), 4U) << table.name << ": " << cells[0];
            rows.push_back({cells[0], cells[1], cells[2]});
            EXPECT_FALSE(cells[3].empty()) << table.name << "." << cells[0] << " has no meaning";
        }
        const auto& expected = described.at(table.name);
        for (const MemberRow& row : expected) {
            EXPECT_TRUE(std::ranges::count(rows, row) == 1)
                << table.name << " lacks | `" << row.name << "` | " << row.type << " | "
                << row.presence << " |";
        }
        for (const MemberRow& row : rows) {
            EXPECT_TRUE(std::ranges::count(expected, row) == 1)
                << table.name << " should not have | `" << row.name << "` | " << row.type << " | "
                << row.presence << " |";
        }
    }
    for (const auto& [name, rows] : described) {
        EXPECT_TRUE(found.contains(name)) << name << " has no table";
    }
}

TEST(Specification, ListsExactlyTheWordsOfEachTableOfCodes) {
    const auto described = describe_codes();
    std::set<std::string> found;

    for (const Table& table : specified({"codes"})) {
        ASSERT_TRUE(described.contains(table.name)) << "no such table of codes: " << table.name;
        EXPECT_TRUE(found.insert(table.name).second) << table.name << " stands there twice";
        std::vector<std::string> words;
        for (const auto& cells : table.rows) {
            ASSERT_EQ(cells.size(), 2U) << table.name;
            words.push_back(cells[0]);
            EXPECT_FALSE(cells[1].empty()) << table.name << " " << cells[0] << " has no meaning";
        }
        EXPECT_EQ(words, described.at(table.name)) << table.name;
    }
    for (const auto& [name, words] : described) {
        EXPECT_TRUE(found.contains(name)) << name << " has no table";
    }
}

// A reader walks a structure's members in the order of their names, which is that of the bytes.
TEST(Members, StandInTheOrderOfTheirNames) {
    for (const auto& [name, rows] : describe_structures()) {
        EXPECT_TRUE(std::ranges::is_sorted(rows, {}, &MemberRow::name)) << name;
        EXPECT_EQ(std::ranges::adjacent_find(rows, {}, &MemberRow::name), rows.end()) << name;
    }
}

// Whoever adds a field to an event is told here that the format does not carry it yet.
TEST(Members, AreAllTheFieldsOfTheirStructure) {
    const auto counts = count_fields();

    EXPECT_GE(counts.size(), 60U);
    for (const auto& [name, count] : counts) {
        EXPECT_EQ(count.fields, count.visited) << name;
    }
}

}  // namespace vialog::journal
