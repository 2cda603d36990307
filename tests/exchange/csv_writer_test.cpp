// SPDX-License-Identifier: Apache-2.0
// The CSV writer: what it quotes, what it guards, and that programs get back what was written.
#include "exchange/csv_writer.h"

#include "base/text.h"
#include "exchange/csv.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <variant>
#include <vector>

namespace vialog::exchange {
namespace {

using Row = std::vector<std::string>;

std::string written(CsvReadership readership, const std::vector<Row>& rows) {
    CsvWriter writer(readership);
    for (const Row& row : rows) {
        writer.write(row);
    }
    return writer.text();
}

TEST(CsvWriter, WritesRecordsThatEndInCrLf) {
    EXPECT_EQ(written(CsvReadership::Programs, {{"ndc", "lot"}, {"0409-2051-05", "E73510X"}}),
              "ndc,lot\r\n0409-2051-05,E73510X\r\n");
}

TEST(CsvWriter, QuotesOnlyWhereItMust) {
    EXPECT_EQ(written(CsvReadership::Programs, {{"Hospira, Inc.", "5'11\"", "a\nb", "a\rb"}}),
              "\"Hospira, Inc.\",\"5'11\"\"\",\"a\nb\",\"a\rb\"\r\n");
    EXPECT_EQ(written(CsvReadership::Programs, {{" a", "a ", "a b", ""}}),
              "\" a\",\"a \",a b,\r\n");
}

TEST(CsvWriter, DistinguishesAnEmptyFieldFromABlankLine) {
    EXPECT_EQ(written(CsvReadership::Programs, {{""}}), "\"\"\r\n");
    EXPECT_EQ(written(CsvReadership::Programs, {{"", ""}}), ",\r\n");
}

TEST(CsvWriter, LeavesFieldsForProgramsAsTheyAre) {
    EXPECT_EQ(written(CsvReadership::Programs, {{"=1+1", "+1", "-x", "@SUM(A1)"}}),
              "=1+1,+1,-x,@SUM(A1)\r\n");
}

TEST(CsvWriter, GuardsAgainstFormulasForPeople) {
    for (const char* formula : {"=1+1", "=HYPERLINK(1)", "+1+1", "-1+1", "@SUM(A1)", "-", "+", "-x",
                                "+48 123", "--1", "-1.", "-.5", "-1e5", "\t=1",
                                "\xEF\xBC\x9D"
                                "1",
                                "\xEF\xBC\x8B"
                                "1",
                                "\xEF\xBC\x8D"
                                "1",
                                "\xEF\xBC\xA0"
                                "1"}) {
        EXPECT_EQ(written(CsvReadership::People, {{formula, "x"}}),
                  std::string("\xEF\xBB\xBF'") + formula + ",x\r\n")
            << formula;
    }
}

TEST(CsvWriter, GuardsInsideQuotesToo) {
    EXPECT_EQ(written(CsvReadership::People, {{"=cmd|' /C calc'!A0,\"x\""}}),
              "\xEF\xBB\xBF\"'=cmd|' /C calc'!A0,\"\"x\"\"\"\r\n");
    EXPECT_EQ(written(CsvReadership::People, {{"\n=1"}}), "\xEF\xBB\xBF\"'\n=1\"\r\n");
}

TEST(CsvWriter, LeavesNumbersForPeopleAsTheyAre) {
    EXPECT_EQ(written(CsvReadership::People, {{"-0.500", "-3", "57.050", "0409-2051-05", "a=b"}}),
              "\xEF\xBB\xBF-0.500,-3,57.050,0409-2051-05,a=b\r\n");
}

TEST(CsvWriterDeathTest, StopsOnARecordWithoutFields) {
    CsvWriter writer(CsvReadership::Programs);

    EXPECT_DEATH(writer.write({}), "field");
}

// Texts of the characters that matter to CSV, and some of more than one byte.
rc::Gen<std::string> field_text() {
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
                            ",", "\"", "\n", "\r", "\r\n", " ", "a", "b", "'", "=", "\t",
                            "\xC4\xB1", "\xE2\x82\xAC", "\xEF\xBB\xBF", "\xF0\x9F\x92\x89")),
                        [](const std::vector<std::string>& parts) {
                            std::string text;
                            for (const std::string& part : parts) {
                                text += part;
                            }
                            return text;
                        });
}

RC_GTEST_PROP(CsvWriter, WritesForProgramsWhatTheReaderReads, ()) {
    const auto table = *rc::gen::scale(0.3, rc::gen::container<std::vector<Row>>(rc::gen::nonEmpty(
                                                rc::gen::container<Row>(field_text()))));

    const std::string text = written(CsvReadership::Programs, table);

    std::vector<Row> read;
    for (const CsvItem& item : read_csv("test.csv", text)) {
        RC_ASSERT(std::holds_alternative<CsvRecord>(item));
        Row row;
        for (const CsvField& field : std::get<CsvRecord>(item).fields) {
            row.push_back(field.value);
        }
        read.push_back(row);
    }
    RC_ASSERT(read == table);
}

// Whatever the bytes, each one belongs to exactly one item, and nothing is read past the end.
RC_GTEST_PROP(ReadCsv, ReadsAnyBytesToTheEnd, ()) {
    const auto text = *rc::gen::container<std::string>(rc::gen::weightedOneOf<char>(
        {{4, rc::gen::element(',', '"', '\n', '\r')}, {1, rc::gen::arbitrary<char>()}}));

    std::size_t line = 0;
    for (const CsvItem& item : read_csv("test.csv", text)) {
        const auto* record = std::get_if<CsvRecord>(&item);
        const std::size_t begins =
            record != nullptr ? record->line : std::get<LineRefusal>(item).line;
        RC_ASSERT(begins > line);
        line = begins;
        if (record != nullptr) {
            RC_ASSERT(!base::find_invalid_utf8(record->raw));
            RC_ASSERT(text.substr(record->fields.front().offset, record->raw.size()) ==
                      record->raw);
        }
    }
}

}  // namespace
}  // namespace vialog::exchange
