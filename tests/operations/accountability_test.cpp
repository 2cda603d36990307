// SPDX-License-Identifier: Apache-2.0
// The computation chart of the sample quarter against its key, which nobody here computed.
#include "operations/accountability.h"

#include "operations/transcribe.h"
#include "store/book_check.h"
#include "store/labels.h"
#include "workplace.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>

namespace vialog::operations {
namespace {

const std::filesystem::path samples =
    std::filesystem::path(VIALOG_SOURCE_FOLDER) / "tests" / "samples";

nlohmann::json key_of_quarter() {
    std::ifstream file(samples / "foothill-quarter.key.json");
    return nlohmann::json::parse(file);
}

// A journal of the quarter's registrant, on a day after its end.
void found_foothill(Workplace& at) {
    Founding founding = at.founding();
    founding.registrant.dea = parsed<domain::DeaNumber>("FK6968537");
    at.clock().pass(std::chrono::hours(24 * 120));
    ASSERT_TRUE(at.found(founding).has_value());
    at.reopen();
}

TranscriptionReport take_quarter(Workplace& at) {
    auto report = transcribe(at.session(), samples / "foothill-quarter", at.consent("ben"),
                             at.consent("ada"));
    EXPECT_TRUE(report.has_value());
    return report ? *report : TranscriptionReport{};
}

class Quarter : public testing::Test {
  protected:
    void SetUp() override {
        found_foothill(at);
        report = take_quarter(at);
    }

    Workplace at;
    TranscriptionReport report;
};

TEST_F(Quarter, ArrivesAtEveryFigureOfItsKey) {
    const auto chart = accountability(at.session(), base::parse_date("2026-01-01").value(),
                                      base::parse_date("2026-04-10").value());

    const auto key = key_of_quarter();
    ASSERT_EQ(chart.lines.size(), key["products"].size());
    for (const ChartLine& line : chart.lines) {
        const std::string ndc =
            at.session().store().state().products.find(line.product)->ndc.text();
        const auto expected = std::find_if(key["products"].begin(), key["products"].end(),
                                           [&](const auto& it) { return it["ndc"] == ndc; });
        ASSERT_NE(expected, key["products"].end()) << ndc;
        EXPECT_EQ(line.received_containers, (*expected)["received_containers"]);
        EXPECT_EQ(line.received, (*expected)["received_ul"]);
        EXPECT_EQ(line.given, (*expected)["given_ul"]);
        EXPECT_EQ(line.patient_waste, (*expected)["patient_waste_ul"]);
        EXPECT_EQ(line.finish_waste, (*expected)["finish_waste_ul"]);
        EXPECT_EQ(line.broken, (*expected)["broken_ul"]);
        EXPECT_EQ(line.finished_containers, (*expected)["finished_vials"]);
        EXPECT_EQ(line.surplus_at_finish, (*expected)["finish_surplus_ul"]);
        EXPECT_EQ(line.shortage_at_finish, (*expected)["finish_shortage_ul"]);
        EXPECT_EQ(line.difference(), (*expected)["chart_difference_ul"]);
        EXPECT_EQ(line.closing.sealed, (*expected)["closing_sealed"]);
        EXPECT_EQ(line.closing.opened,
                  static_cast<std::int64_t>((*expected)["closing_open"].size()));
        EXPECT_EQ(line.closing.amount, (*expected)["closing_book_ul"]);
    }
}

TEST_F(Quarter, HasTheOpenedVialOfItsKey) {
    for (const auto& product : key_of_quarter()["products"]) {
        for (const auto& open : product["closing_open"]) {
            const auto& state = at.session().store().state();
            const auto* container = state.labels.find(open["vial"].get<std::string>());
            ASSERT_NE(container, nullptr);
            EXPECT_EQ(state.containers.find(*container)->state, domain::ContainerState::Opened);
            EXPECT_EQ(state.containers.find(*container)->balance, open["book_ul"]);
            EXPECT_EQ(store::label_of(at.session().store(), *container),
                      open["vial"].get<std::string>());
        }
    }
}

TEST_F(Quarter, IsTakenOnceHoweverOftenItIsTranscribed) {
    const std::int64_t size = at.session().store().head().size;

    const TranscriptionReport again = take_quarter(at);

    EXPECT_EQ(again.entries, 0);
    EXPECT_EQ(at.session().store().head().size, size);
}

TEST_F(Quarter, LeavesABookThatIsWhatTheJournalSays) {
    EXPECT_EQ(store::check_book(at.session().store()), std::nullopt);
    EXPECT_TRUE(report.refused.empty());
}

TEST_F(Quarter, SplitsIntoPeriodsThatFollowOnEachOther) {
    const auto day = [](std::string_view text) { return base::parse_date(text).value(); };
    const auto whole = accountability(at.session(), day("2026-01-01"), day("2026-04-10"));
    const auto first = accountability(at.session(), day("2026-01-01"), day("2026-02-15"));
    const auto second = accountability(at.session(), day("2026-02-16"), day("2026-04-10"));

    ASSERT_EQ(first.lines.size(), whole.lines.size());
    ASSERT_EQ(second.lines.size(), whole.lines.size());
    for (std::size_t i = 0; i < whole.lines.size(); ++i) {
        EXPECT_EQ(first.lines[i].given + second.lines[i].given, whole.lines[i].given);
        EXPECT_EQ(first.lines[i].difference() + second.lines[i].difference(),
                  whole.lines[i].difference());
        EXPECT_EQ(first.lines[i].closing.sealed, second.lines[i].beginning.sealed);
        EXPECT_EQ(first.lines[i].closing.opened, second.lines[i].beginning.opened);
        EXPECT_EQ(first.lines[i].closing.amount + first.lines[i].in_process,
                  second.lines[i].beginning.amount);
    }
}

TEST_F(Quarter, IsEmptyBeforeItsFirstDay) {
    const auto chart = accountability(at.session(), base::parse_date("2025-01-01").value(),
                                      base::parse_date("2025-12-31").value());

    for (const ChartLine& line : chart.lines) {
        EXPECT_EQ(line.accountable_for(), 0);
        EXPECT_EQ(line.accounted_for(), 0);
    }
}

}  // namespace
}  // namespace vialog::operations
