// SPDX-License-Identifier: Apache-2.0
// The inspector screen, key by key.
#include "gui/inspector_presenter.h"

#include "gui/dashboard_lines.h"
#include "gui/journal_desk.h"
#include "operations/checkpoint.h"

#include <gtest/gtest.h>

#include <fstream>

namespace vialog::gui {
namespace {

std::string fact(const ScreenView& view, std::string_view label) {
    for (const FactGroup& group : view.groups) {
        for (const Fact& it : group.facts) {
            if (it.label == label) {
                return it.value;
            }
        }
    }
    return "(none)";
}

class InspectorAtDesk : public testing::Test {
  protected:
    InspectorAtDesk()
        : m_note(operations::give_checkpoint(m_at.desk().session(),
                                             m_at.in_test().workplace().consent("ben"))
                     ->note),
          m_screen(m_at.desk()),
          m_typist(m_screen) {}

    Fact verified() {
        for (const Fact& fact : evidence_facts(m_at.desk()).facts) {
            if (fact.label == "Last verified") {
                return fact;
            }
        }
        return {};
    }

    JournalDesk m_at;
    std::string m_note;
    InspectorPresenter m_screen;
    Typist m_typist;
};

TEST_F(InspectorAtDesk, VerifiesTheOpenJournalAndRecordsNothing) {
    const std::int64_t size = m_at.size();

    m_typist.types("Y");

    const ScreenView view = m_screen.view();
    EXPECT_EQ(fact(view, "Verdict"), "Nothing is wrong with it.");
    EXPECT_EQ(fact(view, "Entries checked"), std::to_string(size) + " of " + std::to_string(size));
    EXPECT_EQ(view.table->rows->size(), 0);
    EXPECT_EQ(view.table->empty_hint, "Nothing was found.");
    EXPECT_EQ(m_at.size(), size);
}

TEST_F(InspectorAtDesk, LetsTheDashboardTellWhenTheJournalWasVerified) {
    EXPECT_EQ(verified().value, "not from this workstation");

    m_typist.types("Y");

    EXPECT_TRUE(verified().value.ends_with("of " + std::to_string(m_at.size()) + " entries"))
        << verified().value;
    EXPECT_EQ(verified().tone, Tone::Plain);
}

TEST_F(InspectorAtDesk, LetsTheDashboardTellWhatWasFound) {
    m_at.in_test().workplace().tear("UPDATE entry SET kind = 'draw' WHERE kind = 'party'");

    m_typist.types("Y");

    EXPECT_NE(verified().value.find("finding"), std::string::npos) << verified().value;
    EXPECT_EQ(verified().tone, Tone::Bad);
}

TEST_F(InspectorAtDesk, SaysThatItCouldNotBeNoted) {
    std::ofstream(m_at.desk().places().state) << "a file where a folder should be";

    m_typist.types("Y");

    EXPECT_EQ(fact(m_screen.view(), "Verdict"), "Nothing is wrong with it.");
    EXPECT_NE(text_of(m_screen.view().message), "");
}

TEST_F(InspectorAtDesk, ListsFindingsWithEntryAndRuleAndLeadsToTheEntry) {
    m_at.in_test().workplace().tear(
        "UPDATE entry SET note = CAST(replace(note, 'Supply House', 'Simply House') AS BLOB) "
        "WHERE kind = 'party'");

    m_typist.types("Y");

    const ScreenView view = m_screen.view();
    ASSERT_GT(view.table->rows->size(), 0);
    const Row first = view.table->rows->row(0);
    EXPECT_EQ(first.cells[1], "signature-wrong");
    m_typist.presses("Enter");
    EXPECT_EQ(m_at.in_test().went(), "journal entry:" + first.cells[0]);
}

TEST_F(InspectorAtDesk, ComparesACheckpointAndFindsAnEntryInIt) {
    m_typist.types("K");
    m_screen.type("checkpoint", m_note);
    m_typist.types("\n");
    EXPECT_TRUE(fact(m_screen.view(), "Compared").starts_with("this journal of "));

    m_typist.types("E0\n");
    EXPECT_EQ(fact(m_screen.view(), "Entry 0"), "is in the checkpoint, byte for byte");
}

TEST_F(InspectorAtDesk, SaysBesideTheFieldThatATextIsNoCheckpoint) {
    m_typist.types("Kabc\n");

    EXPECT_FALSE(field_of(m_screen.view(), "checkpoint").problem.empty());
    m_typist.presses("Esc");
    m_typist.presses("Esc");
    EXPECT_TRUE(m_screen.view().fields.empty());
}

TEST_F(InspectorAtDesk, RecomputesTheChartAndShowsWhatIsBehindAFigure) {
    m_typist.types("A\n\n");

    const ScreenView chart = m_screen.view();
    ASSERT_GT(chart.table->rows->size(), 2) << text_of(chart.message);
    EXPECT_EQ(chart.table->rows->row(1).cells.back(), "30.000 mL");

    m_typist.presses("Down").presses("Enter");
    const ScreenView behind = m_screen.view();
    EXPECT_EQ(behind.table->label, "Behind \"received\"");
    ASSERT_EQ(behind.table->rows->size(), 1);
    m_typist.presses("Enter");
    EXPECT_EQ(m_at.in_test().went(), "journal entry:" + behind.table->rows->row(0).cells[0]);

    m_typist.presses("Esc");
    EXPECT_EQ(m_screen.view().table->rows->size(), chart.table->rows->size());
}

TEST_F(InspectorAtDesk, RefusesAPeriodThatEndsBeforeItBegins) {
    m_typist.types("A2026-02-01\n2026-01-01\n");

    EXPECT_FALSE(field_of(m_screen.view(), "until").problem.empty());
}

TEST_F(InspectorAtDesk, SaysThatThereIsNoSuchBundle) {
    m_typist.types("B/no/such/folder\n");

    EXPECT_FALSE(field_of(m_screen.view(), "bundle").problem.empty());
}

TEST_F(InspectorAtDesk, SaysWhyAKeyDoesNothingNow) {
    m_typist.types("C");
    EXPECT_EQ(text_of(m_screen.view().message), "Nothing is running.");

    m_typist.types("E");
    EXPECT_EQ(text_of(m_screen.view().message), "There is no checkpoint to look in.");
}

}  // namespace
}  // namespace vialog::gui
