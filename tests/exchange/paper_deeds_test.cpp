// SPDX-License-Identifier: Apache-2.0
// vial_events.csv and infusions.csv.
#include "exchange/paper_deeds.h"

#include <gtest/gtest.h>

namespace vialog::exchange {
namespace {

using domain::Irregularity;

struct Events {
    PaperReading reading;
    std::int64_t records = 0;
    std::vector<PaperVialEvent> rows;
};

// The fields after the time.
Events events(const std::string& fields) {
    Events result;
    result.rows = read_vial_events(
        "at,action,vial,measured_rest_ml,book_before_ml,wasted_ml,by,witness,reason\n"
        "2026-01-13T08:55:00-07:00," +
            fields + "\n",
        result.reading, result.records);
    return result;
}

struct Draws {
    PaperReading reading;
    std::int64_t records = 0;
    std::vector<PaperDraw> rows;
};

Draws draws(const std::string& line) {
    Draws result;
    result.rows = read_draws(
        "infusion,started_at,patient,prescriber_dea,weight_kg,ordered_mg,vial,drawn_ml,given_ml,"
        "wasted_ml,given_by,waste_witness\n" +
            line + "\n",
        result.reading, result.records);
    return result;
}

std::string draw_line(std::string_view old_text = "", std::string_view new_text = "") {
    std::string line =
        "I00037,2026-01-15T11:38:00-07:00,P1036,BF9412355,60.8,30.400,V00003,0.300,0.090,0.210,rn2,"
        "rn1";
    if (!old_text.empty()) {
        line.replace(line.find(old_text), old_text.size(), new_text);
    }
    return line;
}

TEST(PaperVialEvents, ReadsAFinish) {
    const Events result = events("finish,V00041,0.005,-0.150,0.005,rn3,rn2,empty");

    ASSERT_EQ(result.rows.size(), 1U);
    EXPECT_EQ(result.rows[0].action, VialAction::Finish);
    EXPECT_EQ(result.rows[0].rest.value().units(), 5);
    EXPECT_EQ(result.rows[0].claimed.value().units(), -150);
    EXPECT_EQ(result.rows[0].wasted.value().units(), 5);
    EXPECT_EQ(result.rows[0].method, domain::Method::Measured);
    EXPECT_EQ(result.rows[0].reason, "empty");
    EXPECT_TRUE(result.rows[0].odd.empty());
}

TEST(PaperVialEvents, ReadsAnOpeningAndABreakage) {
    EXPECT_EQ(events("open,V1,,5.000,,rn2,,").rows.at(0).action, VialAction::Open);
    EXPECT_EQ(events("broken,V1,,5.000,5.000,rn2,rn3,\"fell, all lost\"").rows.at(0).reason,
              "fell, all lost");
}

TEST(PaperVialEvents, TakesTheWasteForARestThatWasNotMeasured) {
    const Events result = events("finish,V1,,0.100,0.010,rn3,rn2,empty");

    EXPECT_EQ(result.rows.at(0).rest.value().units(), 10);
    EXPECT_EQ(result.rows.at(0).method, domain::Method::NotStated);
    EXPECT_EQ(result.rows.at(0).odd, std::vector{Irregularity::Other});
}

TEST(PaperVialEvents, RefusesAFinishWithoutAnyRest) {
    const Events result = events("finish,V1,,0.100,,rn3,rn2,empty");

    ASSERT_EQ(result.reading.refused.size(), 1U);
    EXPECT_EQ(result.reading.refused[0].column, 4U);
}

TEST(PaperVialEvents, MarksAClaimThatCannotBeRead) {
    EXPECT_EQ(events("open,V1,,five,,rn2,,").rows.at(0).odd, std::vector{Irregularity::Other});
}

TEST(PaperVialEvents, RefusesWhatCannotBePlaced) {
    for (const char* fields :
         {"shut,V1,,,,rn2,,", ",V1,,,,rn2,,", "open,,,5.000,,rn2,,", "finish,V1,-0.005,,,rn2,rn1,",
          "finish,V1,\"0,005\",,,rn2,rn1,", "finish,V1,0.005,,0.00555,rn2,rn1,"}) {
        EXPECT_EQ(events(fields).reading.refused.size(), 1U) << fields;
    }
}

TEST(PaperDraws, ReadsALine) {
    const Draws result = draws(draw_line());

    ASSERT_EQ(result.rows.size(), 1U);
    const PaperDraw& draw = result.rows[0];
    EXPECT_EQ(draw.infusion, "I00037");
    EXPECT_EQ(draw.patient, "P1036");
    EXPECT_EQ(draw.prescriber.value().text(), "BF9412355");
    EXPECT_EQ(draw.weight.value().units(), 60800);
    EXPECT_EQ(draw.ordered.value().units(), 30400);
    EXPECT_EQ(draw.drawn.units(), 300);
    EXPECT_EQ(draw.given.value().units(), 90);
    EXPECT_EQ(draw.wasted.units(), 210);
    EXPECT_EQ(draw.by.id.value().text(), "rn2");
    EXPECT_EQ(draw.witness.id.value().text(), "rn1");
    EXPECT_TRUE(draw.odd.empty());
}

TEST(PaperDraws, TakesNoWasteForAnEmptyField) {
    EXPECT_EQ(draws(draw_line("0.210", "")).rows.at(0).wasted.units(), 0);
}

TEST(PaperDraws, KeepsOpenWhatWasGivenWhereNobodyWroteIt) {
    EXPECT_EQ(draws(draw_line("0.090", "")).rows.at(0).given, std::nullopt);
}

TEST(PaperDraws, MarksWhatIsBesideThePoint) {
    for (const auto& [old_text, new_text] :
         std::vector<std::pair<std::string, std::string>>{{"60.8", "134 lb"},
                                                          {"60.8", "0"},
                                                          {"30.400", "\"30,4\""},
                                                          {"BF9412355", "BF9412356"}}) {
        EXPECT_EQ(draws(draw_line(old_text, new_text)).rows.at(0).odd,
                  std::vector{Irregularity::Other})
            << new_text;
    }
}

TEST(PaperDraws, RefusesWhatCannotBeReadOrPlaced) {
    for (const auto& [old_text, new_text] : std::vector<std::pair<std::string, std::string>>{
             {"0.300", ""},
             {"0.300", "0.3001"},
             {"0.090", "some"},
             {"0.210", "2e-1"},
             {"V00003", ""},
             {"I00037", ""},
             {"2026-01-15T11:38:00-07:00", "2026-01-15"}}) {
        EXPECT_EQ(draws(draw_line(old_text, new_text)).reading.refused.size(), 1U) << new_text;
    }
}

}  // namespace
}  // namespace vialog::exchange
