// SPDX-License-Identifier: Apache-2.0
// Fields as domain types, and files that are not quite CSV.
#include "exchange/paper_row.h"

#include "crypto/digest.h"

#include <gtest/gtest.h>

#include <array>

namespace vialog::exchange {
namespace {

constexpr auto required = std::to_array<std::string_view>({"a", "b"});
constexpr auto optional = std::to_array<std::string_view>({"c"});
constexpr PaperColumns columns{.required = required, .optional = optional};

// What a file's records are read as by one function.
struct Read {
    PaperReading reading;
    std::int64_t records = 0;
    std::vector<PaperRecord> rows;
};

Read read(std::string_view text, const std::function<void(PaperRow&)>& visit) {
    Read result;
    result.records = for_each_row({.file = "some.csv", .text = text}, columns, result.reading,
                                  [&](PaperRow& row) {
                                      visit(row);
                                      if (!row.refused()) {
                                          result.rows.push_back(row.record());
                                      }
                                  });
    return result;
}

Read read(std::string_view text) {
    return read(text, [](PaperRow& /*row*/) {});
}

// The refusal of one field in column b.
LineRefusal refused(const std::string& field, const std::function<void(PaperRow&)>& visit) {
    const Read result = read("a,b\n1," + field + "\n", visit);
    EXPECT_EQ(result.reading.refused.size(), 1U) << field;
    EXPECT_TRUE(result.rows.empty());
    return result.reading.refused.empty() ? LineRefusal{} : result.reading.refused.front();
}

TEST(PaperRow, KeepsTheRecordsPlaceAndItsBytes) {
    const Read result = read("a,b\r\n1,x\r\n\"2\",\"y\"\r\n");

    ASSERT_EQ(result.rows.size(), 2U);
    EXPECT_EQ(result.rows[1].source.file, "some.csv");
    EXPECT_EQ(result.rows[1].source.line, 3);
    EXPECT_EQ(result.rows[1].source.record, crypto::sha256(base::as_bytes("\"2\",\"y\"")));
}

TEST(PaperRow, RefusesWhatNoContainerHolds) {
    const auto volume = [](PaperRow& row) { static_cast<void>(row.volume("b")); };
    const auto strength = [](PaperRow& row) { static_cast<void>(row.strength("b")); };

    EXPECT_NE(refused("100000000000", volume).what.find("ten litres"), std::string::npos);
    EXPECT_NE(refused("10000.001", volume).what.find("ten litres"), std::string::npos);
    EXPECT_NE(refused("99999999999", strength).what.find("a gram in"), std::string::npos);
    EXPECT_TRUE(read("a,b\n1,10000.000\n", volume).reading.refused.empty());
    EXPECT_TRUE(read("a,b\n1,1000\n", strength).reading.refused.empty());
}

TEST(PaperRow, HasTheSameDigestWhateverEndsTheLine) {
    EXPECT_EQ(read("a,b\r\n1,x\r\n").rows.at(0).source.record, read("\xEF\xBB\xBF"
                                                                    "a,b\n1,x")
                                                                   .rows.at(0)
                                                                   .source.record);
}

TEST(PaperRow, QuotesARecordOfSeveralLinesOnOne) {
    const Read result = read("a,b\n1,\"x\r\ny\"\n");

    EXPECT_EQ(result.rows.at(0).source.text, "1,\"x  y\"");
}

TEST(PaperRow, PassesOverBlanksAroundAField) {
    std::string seen;
    static_cast<void>(read("a,b\n1,  x y\t\n",
                           [&](PaperRow& row) { seen = row.required_text("b", longest_name); }));

    EXPECT_EQ(seen, "x y");
}

TEST(PaperRow, ComposesLetters) {
    std::string seen;
    static_cast<void>(read("a,b\n1,Jose\xCC\x81\n",
                           [&](PaperRow& row) { seen = row.required_text("b", longest_name); }));

    EXPECT_EQ(seen, "Jos\xC3\xA9");
}

TEST(PaperRow, ReadsAMissingOptionalColumnAsEmpty) {
    std::string seen = "?";
    static_cast<void>(
        read("a,b\n1,2\n", [&](PaperRow& row) { seen = row.text("c", longest_name); }));

    EXPECT_EQ(seen, "");
}

TEST(PaperRow, NamesFileLineAndColumnOfAFieldThatCannotBeRead) {
    const LineRefusal refusal =
        refused("0.5001", [](PaperRow& row) { static_cast<void>(row.volume("b")); });

    EXPECT_EQ(refusal.file, "some.csv");
    EXPECT_EQ(refusal.line, 2U);
    EXPECT_EQ(refusal.column, 2U);
    EXPECT_EQ(refusal.what.substr(0, 3), "b: ");
    EXPECT_FALSE(refusal.remedy.empty());
}

TEST(PaperRow, RefusesVolumesThatNeedGuessing) {
    for (const char* field :
         {"\"0,570\"", "5e-1", "+0.5", "0.5701", ".5", "5.", "-0.500", "0x1", "1 mL", "NaN", "inf",
          "\xD9\xA5", "\xEF\xBC\x95", "00.5", "9007199254741"}) {
        const LineRefusal refusal =
            refused(field, [](PaperRow& row) { static_cast<void>(row.volume("b")); });
        EXPECT_EQ(refusal.column, 2U) << field;
    }
}

TEST(PaperRow, RefusesAnEmptyFieldThatIsNeeded) {
    EXPECT_NE(
        refused("", [](PaperRow& row) { static_cast<void>(row.volume("b")); }).what.find("empty"),
        std::string::npos);
}

TEST(PaperRow, RefusesTimesThatHappenTwiceOrNever) {
    for (const char* field : {"2026-01-12T08:30:00", "2026-01-12 08:30:00-07:00",
                              "2026-02-30T08:30:00Z", "2026-01-12T24:00:00Z", "12.01.2026 08:30",
                              "2026-01-12T08:30:60Z", "2026-01-12T08:30:00-00:00"}) {
        static_cast<void>(refused(field, [](PaperRow& row) { static_cast<void>(row.time("b")); }));
    }
}

TEST(PaperRow, RefusesTextsThatCouldMislead) {
    for (const char* field : {"a\xE2\x80\xAE"
                              "b",
                              "a\x07"
                              "b",
                              "a\xEF\xBB\xBF"
                              "b"}) {
        static_cast<void>(
            refused(field, [](PaperRow& row) { static_cast<void>(row.text("b", longest_name)); }));
    }
}

TEST(PaperRow, RefusesATextThatNoEntryCanHold) {
    static_cast<void>(refused(std::string(65, 'x'), [](PaperRow& row) {
        static_cast<void>(row.text("b", longest_label));
    }));
}

TEST(PaperRow, NeverQuotesTheFieldInARefusal) {
    const LineRefusal refusal =
        refused("Carla Jones", [](PaperRow& row) { static_cast<void>(row.volume("b")); });

    EXPECT_EQ((refusal.what + refusal.remedy).find("Carla"), std::string::npos);
}

TEST(PaperRow, KeepsTheFirstRefusalOfALine) {
    const Read result = read("a,b\nx,y\n", [](PaperRow& row) {
        static_cast<void>(row.volume("a"));
        static_cast<void>(row.volume("b"));
    });

    ASSERT_EQ(result.reading.refused.size(), 1U);
    EXPECT_EQ(result.reading.refused[0].column, 1U);
}

TEST(PaperRow, MarksALineWhoseLesserFigureCannotBeRead) {
    std::optional<domain::Weight> weight;
    const Read result =
        read("a,b\n1,heavy\n", [&](PaperRow& row) { weight = row.weight_if_readable("b"); });

    EXPECT_EQ(weight, std::nullopt);
    ASSERT_EQ(result.rows.size(), 1U);
    EXPECT_EQ(result.rows[0].odd, std::vector{domain::Irregularity::Other});
}

TEST(PaperRow, DoesNotMarkALesserFigureThatIsNotThere) {
    const Read result = read("a,b\n1,\n", [](PaperRow& row) {
        static_cast<void>(row.weight_if_readable("b"));
        static_cast<void>(row.dea_if_readable("c"));
    });

    EXPECT_TRUE(result.rows.at(0).odd.empty());
}

TEST(PaperRow, TellsAPersonWithoutAnIdFromNobody) {
    PersonMention written;
    PersonMention nobody;
    static_cast<void>(read("a,b\n\"Daniel, RN\",\n", [&](PaperRow& row) {
        written = row.person("a");
        nobody = row.person("b");
    }));

    EXPECT_TRUE(written.written && !written.id);
    EXPECT_TRUE(!nobody.written && !nobody.id);
}

TEST(PaperRows, RefuseALineThatIsThereTwiceAndNameTheFirst) {
    const Read result = read("a,b\n1,x\n2,y\n1,x\n");

    ASSERT_EQ(result.reading.refused.size(), 1U);
    EXPECT_EQ(result.reading.refused[0].line, 4U);
    EXPECT_NE(result.reading.refused[0].what.find("line 2"), std::string::npos);
    EXPECT_EQ(result.rows.size(), 2U);
    EXPECT_EQ(result.records, 3);
}

TEST(PaperRows, RefuseAFileWithoutAColumnTheyNeed) {
    const Read result = read("a,c\n1,x\n");

    ASSERT_EQ(result.reading.refused.size(), 1U);
    EXPECT_EQ(result.reading.refused[0].line, 1U);
    EXPECT_TRUE(result.rows.empty());
    EXPECT_EQ(result.records, 1);
}

TEST(PaperRows, RemarkOnAColumnThatNobodyReads) {
    const Read result = read("a,b,z\n1,x,3\n");

    EXPECT_EQ(result.rows.size(), 1U);
    ASSERT_EQ(result.reading.remarks.size(), 1U);
    EXPECT_NE(result.reading.remarks[0].find("column z"), std::string::npos);
}

TEST(PaperRows, RefuseAFileInUtf16) {
    const Read result =
        read(std::string_view("\xFF\xFE"
                              "a\0,\0b\0",
                              8));

    ASSERT_EQ(result.reading.refused.size(), 1U);
    EXPECT_NE(result.reading.refused[0].what.find("UTF-16"), std::string::npos);
}

TEST(PaperRows, RefuseTheLineInWindows1252AndGoOn) {
    const Read result = read("a,b\n1,Novotn\xE1\n2,x\n");

    ASSERT_EQ(result.reading.refused.size(), 1U);
    EXPECT_EQ(result.reading.refused[0].line, 2U);
    EXPECT_EQ(result.rows.size(), 1U);
}

TEST(PaperRows, RefuseAnEmptyFile) {
    EXPECT_EQ(read("").reading.refused.size(), 1U);
}

TEST(PaperRows, CountTheLinesOfAFileByTheirFirst) {
    const Read result = read("a,b\n\"1\n1\",x\n2,y\n");

    ASSERT_EQ(result.rows.size(), 2U);
    EXPECT_EQ(result.rows[0].source.line, 2);
    EXPECT_EQ(result.rows[1].source.line, 4);
}

}  // namespace
}  // namespace vialog::exchange
