// SPDX-License-Identifier: Apache-2.0
// The cases screen, key by key.
#include "gui/cases_presenter.h"

#include "gui/journal_desk.h"

#include <gtest/gtest.h>

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

// Monday, 12 January 2026.
class CasesOnScreen : public testing::Test {
  protected:
    CasesOnScreen() : m_case(m_at.discrepancy(250)), m_screen(m_at.desk()), m_typist(m_screen) {}

    template <typename Event>
    Event newest() {
        return std::get<Event>(
            m_at.desk().store().entry(domain::EntryNumber(m_at.size() - 1))->entry.event);
    }

    JournalDesk m_at;
    domain::Ref m_case;
    CasesPresenter m_screen;
    Typist m_typist;
};

TEST_F(CasesOnScreen, ShowTheTroubleAndBothClocks) {
    const ScreenView view = m_screen.view();

    ASSERT_EQ(view.table->rows->size(), 1);
    const Row row = view.table->rows->row(0);
    EXPECT_EQ(row.cells[0], std::to_string(m_case.seq.number()));
    EXPECT_EQ(row.cells[1], "missing container");
    EXPECT_EQ(row.cells[3], "by 2026-01-13, 1 day left");
    EXPECT_EQ(row.cells[4], "by 2026-02-26, 45 days left");
    EXPECT_EQ(row.tone, Tone::Warning);
    EXPECT_EQ(fact(view, "Entry"), "discrepancy: missing container: -0.250 mL");
}

TEST_F(CasesOnScreen, SayWhenTheBusinessDayIsOver) {
    m_at.in_test().workplace().clock().pass(std::chrono::hours(48));

    m_screen.refresh();

    EXPECT_EQ(m_screen.view().table->rows->row(0).cells[3], "by 2026-01-13, 1 day over");
    EXPECT_EQ(m_screen.view().table->rows->row(0).tone, Tone::Bad);
}

TEST_F(CasesOnScreen, HintWhatToDoWhereNoneIsOpen) {
    JournalDesk other;
    CasesPresenter screen(other.desk());
    Typist typist(screen);

    EXPECT_FALSE(screen.view().table->empty_hint.empty());
    typist.types("D");
    EXPECT_EQ(text_of(screen.view().message), "No case is open.");
}

TEST_F(CasesOnScreen, TakeANoteThatIsKeptSealedAndOpensWithAPin) {
    m_typist.types("NSearched the safe\n\n190734\n");

    EXPECT_EQ(text_of(m_screen.view().message),
              "Entry " + std::to_string(m_at.size() - 1) + " recorded: note on a case.");
    EXPECT_EQ(newest<domain::DiscrepancyNoted>().about.number(), m_case.seq.number());
    EXPECT_EQ(fact(m_screen.view(), "Sealed"), "1 note; U opens it with a PIN");

    m_typist.types("U190734\n");
    EXPECT_EQ(fact(m_screen.view(), "Note"), "Searched the safe");
}

TEST_F(CasesOnScreen, AreDecidedByTwoWithTheReasonSealed) {
    m_typist.types("D4Counted wrongly\n").types("\n").scans("ada").types("190734\n190734\n");

    const auto decision = newest<domain::DiscrepancyDecided>();
    EXPECT_EQ(decision.verdict, domain::Verdict::CountError);
    EXPECT_EQ(decision.cases, std::vector{domain::CaseId(m_case.seq.number())});
    EXPECT_TRUE(decision.factors.empty());
    EXPECT_EQ(m_screen.view().table->rows->size(), 0);
}

TEST_F(CasesOnScreen, AskTheSixFactorsOfALossOnly) {
    m_typist.types("D5");
    EXPECT_TRUE(field_of(m_screen.view(), "factor_6").enabled);

    m_typist.types("a\nb\nc\nd\ne\nf\nNever found\n\n").scans("ada").types("190734\n190734\n");

    EXPECT_EQ(newest<domain::DiscrepancyDecided>().factors.size(), 6U)
        << text_of(m_screen.view().message);
}

TEST_F(CasesOnScreen, AreOpenedByHand) {
    m_typist.types("O91\n\n-0.100\n\n\n\n\n190734\n");

    const auto opened = newest<domain::DiscrepancyOpened>();
    EXPECT_EQ(opened.trouble, domain::Trouble::SealBroken);
    EXPECT_EQ(opened.container, m_at.vial());
    EXPECT_EQ(opened.product, m_at.product());
    EXPECT_EQ(opened.amount, -100);
    EXPECT_EQ(m_screen.view().table->rows->size(), 2);
}

TEST_F(CasesOnScreen, SayBesideTheFieldThatAVialIsNotThere) {
    m_typist.types("O999\n");

    EXPECT_EQ(field_of(m_screen.view(), "vial").problem, "There is no vial 99.");
}

TEST_F(CasesOnScreen, NeedAFileForALossReport) {
    m_typist.types("L\n\n\n");

    EXPECT_EQ(field_of(m_screen.view(), "notice").problem,
              "Name the file of what was sent, here or below.");
}

TEST_F(CasesOnScreen, LeadToTheEntryInTheJournal) {
    m_typist.types("J");

    EXPECT_EQ(m_at.in_test().went(), "journal entry:" + std::to_string(m_case.seq.number()));
}

TEST_F(CasesOnScreen, KeepWhatWasTypedUntilASecondEsc) {
    m_typist.types("NSearch");
    m_typist.presses("Esc");
    EXPECT_TRUE(m_screen.has_work());

    m_typist.presses("Esc");
    EXPECT_FALSE(m_screen.has_work());
    EXPECT_EQ(m_screen.view().title, "Cases");
}

}  // namespace
}  // namespace vialog::gui
