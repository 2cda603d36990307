// SPDX-License-Identifier: Apache-2.0
// A quarter on paper against its key, and what happens to lines that are wrong.
#include "operations/transcribe_plan.h"

#include "support/paper_journal.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>

namespace vialog::operations {
namespace {

using support::PaperJournal;
using support::PaperPile;
using support::ProductFigures;

const std::string samples = std::string(VIALOG_SOURCE_FOLDER) + "/tests/samples/";
const std::string quarter = samples + "foothill-quarter";

ProductFigures expected_of(const nlohmann::json& product) {
    ProductFigures it;
    it.received_containers = product.at("received_containers");
    it.received_ul = product.at("received_ul");
    it.given_ul = product.at("given_ul");
    it.patient_waste_ul = product.at("patient_waste_ul");
    it.finish_waste_ul = product.at("finish_waste_ul");
    it.broken_ul = product.at("broken_ul");
    it.finished_vials = product.at("finished_vials");
    it.finish_surplus_ul = product.at("finish_surplus_ul");
    it.finish_shortage_ul = product.at("finish_shortage_ul");
    it.chart_difference_ul = product.at("chart_difference_ul");
    it.closing_sealed = product.at("closing_sealed");
    it.closing_book_ul = product.at("closing_book_ul");
    for (const auto& open : product.at("closing_open")) {
        it.closing_open[open.at("vial")] = open.at("book_ul");
    }
    return it;
}

TEST(TranscriptionPlan, BringsTheSampleQuarterToTheFiguresOfItsKey) {
    PaperJournal journal("FK6968537");

    const TranscriptionReport report = journal.take(quarter);

    const auto key = nlohmann::json::parse(std::ifstream(quarter + ".key.json"));
    for (const auto& product : key.at("products")) {
        EXPECT_EQ(journal.figures(product.at("ndc").get<std::string>()), expected_of(product));
    }
    std::cout << print_report(report);
}

}  // namespace
}  // namespace vialog::operations
