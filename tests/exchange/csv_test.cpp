// SPDX-License-Identifier: Apache-2.0
// The CSV reader: what it accepts of other programs, what it refuses and where, and that one fault
// costs one record.
#include "exchange/csv.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace vialog::exchange {
namespace {

using Row = std::vector<std::string>;

Row values(const CsvRecord& record) {
    Row row;
    for (const CsvField& field : record.fields) {
        row.push_back(field.value);
    }
    return row;
}

// All records of a text that has no fault.
std::vector<Row> rows(std::string_view text) {
    std::vector<Row> rows;
    for (const CsvItem& item : read_csv("test.csv", text)) {
        const auto* refusal = std::get_if<LineRefusal>(&item);
        EXPECT_EQ(refusal, nullptr) << refusal->what;
        if (const auto* record = std::get_if<CsvRecord>(&item)) {
            rows.push_back(values(*record));
        }
    }
    return rows;
}

// A short form of what was read: "2: a|b" for a record and its line, "3!2" for a refusal in line 3,
// column 2.
std::vector<std::string> outline(std::string_view text) {
    std::vector<std::string> lines;
    for (const CsvItem& item : read_csv("test.csv", text)) {
        if (const auto* refusal = std::get_if<LineRefusal>(&item)) {
            lines.push_back(std::to_string(refusal->line) + "!" + std::to_string(refusal->column));
            EXPECT_FALSE(refusal->what.empty());
            EXPECT_FALSE(refusal->remedy.empty());
            EXPECT_EQ(refusal->file, "test.csv");
            continue;
        }
        const auto& record = std::get<CsvRecord>(item);
        std::string line = std::to_string(record.line) + ":";
        for (const CsvField& field : record.fields) {
            line += (field.column == 1 ? " " : "|") + field.value;
        }
        lines.push_back(line);
    }
    return lines;
}

using Outline = std::vector<std::string>;

// The one refusal in a text.
LineRefusal only_refusal(std::string_view text) {
    std::vector<LineRefusal> refusals;
    for (const CsvItem& item : read_csv("test.csv", text)) {
        if (const auto* refusal = std::get_if<LineRefusal>(&item)) {
            refusals.push_back(*refusal);
        }
    }
    EXPECT_EQ(refusals.size(), 1U);
    return refusals.empty() ? LineRefusal{} : refusals.front();
}

TEST(ReadCsv, ReadsTheExamplesOfRfc4180) {
    EXPECT_EQ(rows("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n"),
              (std::vector<Row>{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}}));
    EXPECT_EQ(rows("aaa,bbb,ccc\r\nzzz,yyy,xxx"),
              (std::vector<Row>{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}}));
    EXPECT_EQ(rows("\"aaa\",\"bbb\",\"ccc\"\r\nzzz,yyy,xxx"),
              (std::vector<Row>{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}}));
    EXPECT_EQ(rows("\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz,yyy,xxx"),
              (std::vector<Row>{{"aaa", "b\r\nbb", "ccc"}, {"zzz", "yyy", "xxx"}}));
    EXPECT_EQ(rows("\"aaa\",\"b\"\"bb\",\"ccc\""), (std::vector<Row>{{"aaa", "b\"bb", "ccc"}}));
}

TEST(ReadCsv, KeepsBlanksAndEmptyFields) {
    EXPECT_EQ(rows(" a , b\n"), (std::vector<Row>{{" a ", " b"}}));
    EXPECT_EQ(rows(",,\n"), (std::vector<Row>{{"", "", ""}}));
    EXPECT_EQ(rows("a,"), (std::vector<Row>{{"a", ""}}));
    EXPECT_EQ(rows("\"\"\n"), (std::vector<Row>{{""}}));
    EXPECT_EQ(rows("\"\"\"\"\n"), (std::vector<Row>{{"\""}}));
}

TEST(ReadCsv, ReadsLineEndsInAnyMixture) {
    EXPECT_EQ(outline("a,b\nc,d\r\ne,f\n"), (Outline{"1: a|b", "2: c|d", "3: e|f"}));
}

TEST(ReadCsv, PassesOverAByteOrderMark) {
    EXPECT_EQ(outline("\xEF\xBB\xBF"
                      "a,b\n"),
              (Outline{"1: a|b"}));
    EXPECT_EQ(outline("\xEF\xBB\xBF"
                      "\"a\",b\n"),
              (Outline{"1: a|b"}));
}

TEST(ReadCsv, FindsNothingInAnEmptyText) {
    EXPECT_EQ(outline(""), Outline{});
    EXPECT_EQ(outline("\xEF\xBB\xBF"), Outline{});
    EXPECT_EQ(outline("\r\n\r\n"), Outline{});
}

TEST(ReadCsv, PassesOverBlankLinesAtTheEndOnly) {
    EXPECT_EQ(outline("a,b\n\n\r\n"), (Outline{"1: a|b"}));
    EXPECT_EQ(outline("a,b\n\nc,d\n"), (Outline{"1: a|b", "2!1", "3: c|d"}));
}

TEST(ReadCsv, CountsPhysicalLines) {
    EXPECT_EQ(outline("a,\"b\nb\r\nb\",c\nd,e,f\n"), (Outline{"1: a|b\nb\r\nb|c", "4: d|e|f"}));
}

TEST(ReadCsv, TellsWhereEachFieldBegins) {
    const std::string text =
        "\xEF\xBB\xBF"
        "a,bb\r\n\"c,c\",d\r\n";

    const auto items = read_csv("test.csv", text);

    ASSERT_EQ(items.size(), 2U);
    const auto& first = std::get<CsvRecord>(items[0]);
    const auto& second = std::get<CsvRecord>(items[1]);
    EXPECT_EQ(first.fields[0].offset, 3U);
    EXPECT_EQ(first.fields[1].offset, 5U);
    EXPECT_EQ(first.fields[1].column, 2U);
    EXPECT_EQ(second.fields[0].offset, 9U);
    EXPECT_EQ(second.fields[1].offset, 15U);
    EXPECT_EQ(text.substr(second.fields[1].offset, 1), "d");
}

TEST(ReadCsv, GivesTheExactBytesOfARecordWithoutItsEnd) {
    const std::string text =
        "\xEF\xBB\xBF"
        "h\r\n \"x\" \n\"a\"\"\r\nb\",c\r\nlast";
    const auto items = read_csv("test.csv", text);

    ASSERT_EQ(items.size(), 4U);
    EXPECT_EQ(std::get<CsvRecord>(items[0]).raw, "h");
    EXPECT_TRUE(std::holds_alternative<LineRefusal>(items[1]));
    EXPECT_EQ(std::get<CsvRecord>(items[2]).raw, "\"a\"\"\r\nb\",c");
    EXPECT_EQ(std::get<CsvRecord>(items[3]).raw, "last");
}

TEST(ReadCsv, RefusesAQuoteInAnUnquotedField) {
    EXPECT_EQ(outline("a,5'11\",c\nd,e,f\n"), (Outline{"1!2", "2: d|e|f"}));
    EXPECT_NE(only_refusal("a,b\"c\n").remedy.find("twice"), std::string::npos);
}

TEST(ReadCsv, RefusesTextAfterAClosingQuote) {
    EXPECT_EQ(outline("\"a\"b,c\nd,e\n"), (Outline{"1!1", "2: d|e"}));
    EXPECT_EQ(outline("x,\"a\" \nd,e\n"), (Outline{"1!2", "2: d|e"}));
}

TEST(ReadCsv, RefusesAQuoteThatIsNeverClosedAndReadsTheNextLine) {
    EXPECT_EQ(outline("a,b\nc,\"d\ne,f\ng,h\n"), (Outline{"1: a|b", "2!2", "3: e|f", "4: g|h"}));
    EXPECT_EQ(outline("c,\"d"), (Outline{"1!2"}));
    EXPECT_EQ(outline("\""), (Outline{"1!1"}));
}

TEST(ReadCsv, TakesAMissingClosingQuoteForTheMistakeWhereAnotherRecordHasQuotes) {
    EXPECT_EQ(outline("1,\"Rao\n2,\"Osei\"\n3,x\n"), (Outline{"1!2", "2: 2|Osei", "3: 3|x"}));
}

TEST(ReadCsv, PassesOverTheRestOfAFaultyRecordWithItsQuotedLineBreaks) {
    EXPECT_EQ(outline("\"a\"b,\"x\n1,2,3\"\nd,e\n"), (Outline{"1!1", "3: d|e"}));
}

TEST(ReadCsv, KeepsTheFirstFaultOfARecord) {
    EXPECT_EQ(outline("a,b\"c,\"d\"e,f\n"), (Outline{"1!2"}));
}

TEST(ReadCsv, RefusesACarriageReturnAloneAsALineEnd) {
    EXPECT_EQ(outline("a,b\rc,d\ne,f\n"), (Outline{"1!2", "2: e|f"}));
    EXPECT_NE(only_refusal("a,b\rc,d\re,f\r").what.find("carriage return"), std::string::npos);
    EXPECT_NE(only_refusal("\"a\"\rb").what.find("carriage return"), std::string::npos);
    EXPECT_NE(only_refusal("a\r").what.find("carriage return"), std::string::npos);
}

TEST(ReadCsv, KeepsACarriageReturnInsideQuotes) {
    EXPECT_EQ(rows("\"a\rb\",c\n"), (std::vector<Row>{{"a\rb", "c"}}));
}

TEST(ReadCsv, RefusesZeroBytesInTheirRecordOnly) {
    const std::string text("a,b\nc,d\0d\ne,f\n", 14);

    EXPECT_EQ(outline(text), (Outline{"1: a|b", "2!2", "3: e|f"}));
    EXPECT_NE(only_refusal(text).what.find("zero byte"), std::string::npos);
}

TEST(ReadCsv, RefusesUtf16AsAWhole) {
    const std::string little(
        "\xFF\xFE"
        "a\0,\0b\0\n\0",
        10);
    const std::string big("\xFE\xFF\0a\0,\0b\0\n", 10);
    const std::string little_without_mark("a\0,\0b\0\n\0", 8);
    const std::string big_without_mark("\0a\0,\0b\0\n", 8);

    for (const std::string& text : {little, big, little_without_mark, big_without_mark}) {
        EXPECT_EQ(outline(text), (Outline{"1!0"}));
        EXPECT_NE(only_refusal(text).what.find("UTF-16"), std::string::npos);
    }
}

TEST(ReadCsv, NamesTheByteThatIsNotUtf8) {
    const std::string text = "id,name\nP1,Jos\xE9\nP2,Anna\n";

    EXPECT_EQ(outline(text), (Outline{"1: id|name", "2!2", "3: P2|Anna"}));
    const LineRefusal refusal = only_refusal(text);
    EXPECT_NE(refusal.what.find("0xe9"), std::string::npos) << refusal.what;
    EXPECT_NE(refusal.what.find("offset 14"), std::string::npos) << refusal.what;
    EXPECT_NE(refusal.remedy.find("Windows-1252"), std::string::npos);
}

TEST(ReadCsv, DoesNotSuggestWindows1252WhereAByteOfTheFileHasNoMeaningInIt) {
    const LineRefusal refusal = only_refusal("a,\xE9\nb,ok\n\"\xC2\x81\",c\n");

    EXPECT_EQ(refusal.remedy.find("1252"), std::string::npos);
    EXPECT_NE(refusal.remedy.find("UTF-8"), std::string::npos);
}

TEST(ReadCsv, ReadsUtf8) {
    EXPECT_EQ(rows("\"Y\xC4\xB1lmaz, Carla\",\xE2\x82\xAC\n"),
              (std::vector<Row>{{"Y\xC4\xB1lmaz, Carla", "\xE2\x82\xAC"}}));
}

TEST(ReadCsv, DoesNotQuoteWhatItRefuses) {
    const LineRefusal refusal = only_refusal("P1,Rao \"Sunny\" Sunita\n");

    EXPECT_EQ((refusal.what + refusal.remedy).find("Sun"), std::string::npos);
}

TEST(CsvTable, FindsFieldsByTheNameOfTheirColumn) {
    const auto table = CsvTable::read("lots.csv", "ndc,lot\n0409-2051-05,E73510X\n");

    ASSERT_TRUE(table);
    EXPECT_EQ(table->columns(), (Row{"ndc", "lot"}));
    const auto& record = std::get<CsvRecord>(table->items().at(0));
    EXPECT_EQ(table->field(record, "lot").value, "E73510X");
    EXPECT_EQ(table->field(record, "lot").column, 2U);
    EXPECT_EQ(table->find(record, "expires"), nullptr);
}

TEST(CsvTable, RefusesRecordsWithTooManyOrTooFewFields) {
    const auto table = CsvTable::read("lots.csv", "a,b\n1,2,3\n4\n5,6\n");

    ASSERT_TRUE(table);
    ASSERT_EQ(table->items().size(), 3U);
    const auto& many = std::get<LineRefusal>(table->items()[0]);
    const auto& few = std::get<LineRefusal>(table->items()[1]);
    EXPECT_EQ(many.line, 2U);
    EXPECT_EQ(many.column, 3U);
    EXPECT_EQ(many.what, "the record has 3 fields and the header 2");
    EXPECT_EQ(few.line, 3U);
    EXPECT_EQ(few.column, 2U);
    EXPECT_TRUE(std::holds_alternative<CsvRecord>(table->items()[2]));
}

TEST(CsvTable, KeepsRecordsAndRefusalsInTheFilesOrder) {
    const auto table = CsvTable::read("lots.csv", "a,b\n1,2\n3,x\"\n\n5,6\n");

    ASSERT_TRUE(table);
    std::string order;
    for (const CsvItem& item : table->items()) {
        order += std::holds_alternative<CsvRecord>(item) ? 'R' : '!';
    }
    EXPECT_EQ(order, "R!!R");
}

TEST(CsvTable, NamesEachMissingColumn) {
    constexpr std::array<std::string_view, 4> needed{"ndc", "lot", "expires", "containers"};
    const auto table = CsvTable::read("lots.csv", "ndc,Lot,expires \n");

    ASSERT_TRUE(table);
    const auto refusals = table->require_columns(needed);
    ASSERT_EQ(refusals.size(), 3U);
    EXPECT_EQ(refusals[0].what, "the column lot is missing");
    EXPECT_EQ(refusals[1].what, "the column expires is missing");
    EXPECT_EQ(refusals[2].what, "the column containers is missing");
    EXPECT_EQ(refusals[0].line, 1U);
}

TEST(CsvTable, ReportsColumnsThatNobodyReads) {
    constexpr std::array<std::string_view, 2> known{"ndc", "lot"};
    const auto table = CsvTable::read("lots.csv", "lot,comment,ndc,shelf\n");

    ASSERT_TRUE(table);
    EXPECT_TRUE(table->require_columns(known).empty());
    EXPECT_EQ(table->unknown_columns(known), (Row{"comment", "shelf"}));
}

TEST(CsvTable, RefusesAColumnNamedTwiceOrNotAtAll) {
    const auto twice = CsvTable::read("lots.csv", "ndc,lot,ndc\n1,2,3\n");
    const auto unnamed = CsvTable::read("lots.csv", "ndc,,lot\n1,2,3\n");

    ASSERT_FALSE(twice);
    EXPECT_EQ(twice.error().column, 3U);
    ASSERT_FALSE(unnamed);
    EXPECT_EQ(unnamed.error().column, 2U);
}

TEST(CsvTable, RefusesAFileWithoutAUsableHeader) {
    EXPECT_EQ(CsvTable::read("lots.csv", "").error().what, "the file is empty");
    EXPECT_EQ(CsvTable::read("lots.csv", "\xEF\xBB\xBF\r\n").error().what, "the file is empty");
    EXPECT_EQ(CsvTable::read("lots.csv", "a,b\"\n1,2\n").error().column, 2U);
    EXPECT_EQ(CsvTable::read("lots.csv", "\na,b\n1,2\n").error().what, "the line is blank");
    EXPECT_EQ(CsvTable::read("lots.csv", "a,b\r1,2\r").error().line, 1U);
}

TEST(CsvTable, SaysInWhichColumnATextDoesNotParse) {
    const auto table = CsvTable::read("lots.csv", "ndc,lot\n\n0409-2051-05,E 1\n");
    ASSERT_TRUE(table);
    const auto& record = std::get<CsvRecord>(table->items().at(1));

    const LineRefusal refusal =
        table->refuse(record, table->field(record, "lot"),
                      {.offset = 1, .what = "the lot has a blank", .remedy = "write it without"});

    EXPECT_EQ(refusal, (LineRefusal{.file = "lots.csv",
                                    .line = 3,
                                    .column = 2,
                                    .what = "lot: the lot has a blank",
                                    .remedy = "write it without"}));
}

TEST(CsvTableDeathTest, StopsOnAColumnThatWasNotRequired) {
    const auto table = CsvTable::read("lots.csv", "ndc,lot\n1,2\n");
    ASSERT_TRUE(table);
    const auto& record = std::get<CsvRecord>(table->items().at(0));

    EXPECT_DEATH(static_cast<void>(table->field(record, "expires")), "required");
}

}  // namespace
}  // namespace vialog::exchange
