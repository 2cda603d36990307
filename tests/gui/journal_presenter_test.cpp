// SPDX-License-Identifier: Apache-2.0
// The journal screen, key by key.
#include "gui/journal_presenter.h"

#include "gui/journal_desk.h"

#include <gtest/gtest.h>

#include <utility>

namespace vialog::gui {
namespace {

std::string cell(const ScreenView& view, std::int64_t row, std::size_t column) {
    return view.table->rows->row(row).cells.at(column);
}

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

class JournalOnScreen : public testing::Test {
  protected:
    JournalOnScreen()
        : m_opened(m_at.open(m_at.vial())),
          m_drawn(m_at.draw(m_at.vial(), 800, "P1001")),
          m_given(m_at.give(m_drawn, 700)),
          m_wasted(m_at.waste(m_drawn, 100)),
          m_screen(m_at.desk()),
          m_typist(m_screen) {}

    JournalDesk m_at;
    domain::Ref m_opened;
    domain::Ref m_drawn;
    domain::Ref m_given;
    domain::Ref m_wasted;
    JournalPresenter m_screen;
    Typist m_typist;
};

TEST_F(JournalOnScreen, ListsEveryEntryTheNewestFirstWithItsSignaturesChecked) {
    const ScreenView view = m_screen.view();

    ASSERT_TRUE(view.table);
    EXPECT_EQ(view.table->rows->size(), m_at.size());
    EXPECT_EQ(cell(view, 0, 0), std::to_string(m_wasted.seq.number()));
    EXPECT_EQ(cell(view, 0, 2), "waste");
    EXPECT_EQ(cell(view, 2, 3), "vial 1: 0.800 mL");
    for (std::int64_t row = 0; row < view.table->rows->size(); ++row) {
        EXPECT_EQ(cell(view, row, 6), "\u2713") << row;
        EXPECT_EQ(view.table->rows->row(row).cells.size(), view.table->columns.size());
    }
}

TEST_F(JournalOnScreen, ShowsWhoSignedTheSelectedEntryAndThatItIsInTheTree) {
    m_typist.presses("Home");

    const ScreenView view = m_screen.view();
    EXPECT_EQ(fact(view, "Amount"), "0.100 mL");
    EXPECT_EQ(fact(view, "operator"), m_at.desk().name_of(domain::PersonId::parse("ben").value()));
    EXPECT_EQ(fact(view, "Signatures"), "every signature is right over the stored bytes");
    EXPECT_EQ(fact(view, "In the tree"), "yes, of " + std::to_string(m_at.size()) + " entries");
}

TEST_F(JournalOnScreen, ShowsTheSignedTextOnRequest) {
    m_typist.types("T");

    EXPECT_TRUE(fact(m_screen.view(), "Entry " + std::to_string(m_wasted.seq.number()))
                    .starts_with("vialog/entry@v1\n{"));
}

TEST_F(JournalOnScreen, IsNarrowedByAFilterAndSaysHowToShowAllAgain) {
    m_typist.types("/vial 1 kind draw\n");

    const ScreenView narrowed = m_screen.view();
    EXPECT_EQ(narrowed.table->rows->size(), 1);
    EXPECT_EQ(cell(narrowed, 0, 0), std::to_string(m_drawn.seq.number()));
    EXPECT_EQ(fact(narrowed, "Only"),
              "vial 1, kind draw: 1 of " + std::to_string(m_at.size()) + " entries. Esc shows all");

    m_typist.presses("Esc");
    EXPECT_EQ(m_screen.view().table->rows->size(), m_at.size());
    EXPECT_EQ(m_screen.view().table->selected, m_at.size() - 1 - m_drawn.seq.number());
}

TEST_F(JournalOnScreen, SaysBesideTheFilterWhatIsAccepted) {
    m_typist.types("/vail 1\n");

    const Field field = field_of(m_screen.view(), "filter");
    EXPECT_NE(field.problem.find("\"vail\" is nothing that can be looked for."), std::string::npos);
    EXPECT_NE(field.problem.find("vial 17, lot A12"), std::string::npos);
    EXPECT_EQ(m_screen.view().focus, "filter");
    EXPECT_EQ(m_screen.view().table->rows->size(), m_at.size());
}

TEST_F(JournalOnScreen, HintsWhatToDoWhereNothingFits) {
    m_typist.types("/lot Z9\n");

    EXPECT_EQ(m_screen.view().table->rows->size(), 0);
    EXPECT_FALSE(m_screen.view().table->empty_hint.empty());
    EXPECT_EQ(m_screen.view().table->selected, -1);
}

TEST_F(JournalOnScreen, OpensChartNumbersOnlyForAPin) {
    m_typist.types("/patient p1001\n");
    EXPECT_EQ(m_screen.view().focus, "pin");
    EXPECT_EQ(m_screen.view().table->rows->size(), m_at.size());

    m_typist.types("190734\n");

    const ScreenView view = m_screen.view();
    EXPECT_EQ(view.table->rows->size(), 3);  // the draw, its outcome, its waste
    EXPECT_EQ(cell(view, 2, 0), std::to_string(m_drawn.seq.number()));
    EXPECT_EQ(fact(view, "Only").find("P1001"), std::string::npos);
}

// What is to come back comes when the test says so.
class InTurn final : public Background {
  public:
    void run(std::string /*label*/, std::function<void(const Watch&)> /*work*/,
             std::function<void()> /*done*/) override {}
    void run_briefly(std::function<void()> work, std::function<void()> done) override {
        work();
        m_done = std::move(done);
    }
    void cancel() override {}
    [[nodiscard]] std::optional<Progress> progress() const override { return std::nullopt; }
    bool come_back() {
        const auto done = std::exchange(m_done, {});
        if (done) {
            done();
        }
        return static_cast<bool>(done);
    }

  private:
    std::function<void()> m_done;
};

TEST_F(JournalOnScreen, ShowsTheNewestOfAPatientAtOnceAndGoesOn) {
    const domain::Ref other = m_at.draw(m_at.vial(), 300, "P1002");
    const domain::Ref second = m_at.draw(m_at.vial(), 300, "P1001");
    InTurn background;
    auto& workplace = m_at.in_test().workplace();
    VaultHolder keys(workplace);
    Desk desk(workplace.session(), keys, background, m_at.desk().places());
    desk.sit_down(domain::PersonId::parse("ben").value(), workplace.consent("ben"));
    JournalPresenter screen(desk, 1);

    Typist(screen).types("/patient P1001\n190734\n");

    EXPECT_EQ(screen.view().table->rows->size(), 1);
    EXPECT_EQ(cell(screen.view(), 0, 0), std::to_string(second.seq.number()));
    EXPECT_NE(fact(screen.view(), "Only").find("to be opened yet"), std::string::npos);
    while (background.come_back()) {
    }
    EXPECT_EQ(screen.view().table->rows->size(), 4);
    EXPECT_EQ(fact(screen.view(), "Only").find("to be opened yet"), std::string::npos);
    EXPECT_LT(other.seq, second.seq);

    Typist(screen).types("/patient P1001\n190734\n");
    Typist(screen).presses("Esc");
    background.come_back();
    EXPECT_EQ(screen.view().table->rows->size(), m_at.size());
}

TEST_F(JournalOnScreen, FindsNobodyForAWrongPin) {
    m_typist.types("/patient P1001\n000000\n");

    EXPECT_FALSE(field_of(m_screen.view(), "pin").problem.empty());
    EXPECT_EQ(m_screen.view().table->rows->size(), m_at.size());
}

TEST_F(JournalOnScreen, GoesToAnEntryByItsNumberOnTheScanLine) {
    m_typist.types(std::to_string(m_opened.seq.number()) + "\n");

    EXPECT_EQ(m_screen.view().table->selected, m_at.size() - 1 - m_opened.seq.number());
    EXPECT_EQ(fact(m_screen.view(), "Vial"), "1");
}

TEST_F(JournalOnScreen, LeadsToWhatAnotherScreenAsksFor) {
    m_screen.show("entry:" + std::to_string(m_drawn.seq.number()));
    EXPECT_EQ(m_screen.view().table->selected, m_at.size() - 1 - m_drawn.seq.number());

    m_screen.show("container:1");
    EXPECT_EQ(fact(m_screen.view(), "Only").substr(0, 6), "vial 1");

    m_screen.show("person:ada");
    EXPECT_EQ(fact(m_screen.view(), "Only").substr(0, 3), "by ");
}

TEST_F(JournalOnScreen, TakesInWhatAnotherProgramHasRecordedAndKeepsTheSelectedEntry) {
    m_typist.presses("Down").presses("Down");
    const domain::Ref more = m_at.draw(m_at.vial(), 500, "P1002");

    m_screen.refresh();

    const ScreenView view = m_screen.view();
    EXPECT_EQ(cell(view, 0, 0), std::to_string(more.seq.number()));
    EXPECT_EQ(cell(view, view.table->selected, 0), std::to_string(m_drawn.seq.number()));
}

TEST_F(JournalOnScreen, CorrectsAWasteWithAWitnessInTwentyFiveKeysAndOneScan) {
    m_typist.types("XA0.05\n1\n").scans("ada");
    EXPECT_EQ(m_at.size(), m_wasted.seq.number() + 1);  // a scan commits nothing

    m_typist.types("190734\n190734\n");

    EXPECT_EQ(text_of(m_screen.view().message),
              "Entry " + std::to_string(m_wasted.seq.number() + 1) +
                  " recorded: it corrects entry " + std::to_string(m_wasted.seq.number()) + ".");
    EXPECT_LE(m_typist.keys(), 25);
    EXPECT_EQ(m_typist.scans(), 1);
    const auto entry = m_at.desk().store().entry(domain::EntryNumber(m_at.size() - 1));
    const auto& corrected = std::get<domain::EntryCorrected>(entry->entry.event);
    EXPECT_EQ(corrected.entry, m_wasted);
    EXPECT_EQ(std::get<domain::StockWasted>(corrected.restated).amount,
              domain::Quantity::microlitres(50));
    RecordProperty("keys", m_typist.keys());
    EXPECT_EQ(cell(m_screen.view(), 1, 3), "infusion " + std::to_string(m_drawn.seq.number()) +
                                               ": 0.100 mL (set right by " +
                                               std::to_string(m_at.size() - 1) + ")");
}

TEST_F(JournalOnScreen, LeavesACorrectionThatIsBegunOnlyWithASecondEsc) {
    m_typist.types("XA0.05\n");
    EXPECT_TRUE(m_screen.has_work());

    m_typist.presses("Esc");
    EXPECT_TRUE(m_screen.has_work());
    m_screen.show("container:1");
    EXPECT_EQ(text_of(m_screen.view().message), "A correction is begun here.");
    m_typist.presses("Esc").presses("Esc");

    EXPECT_FALSE(m_screen.has_work());
    EXPECT_EQ(m_screen.view().title, "Journal");
}

TEST_F(JournalOnScreen, VoidsAnEntryWithAWitness) {
    m_typist.types("V7\n").scans("ada").types("190734\n190734\n");

    const auto entry = m_at.desk().store().entry(domain::EntryNumber(m_at.size() - 1));
    const auto& voided = std::get<domain::EntryVoided>(entry->entry.event);
    EXPECT_EQ(voided.entry, m_wasted);
    EXPECT_EQ(voided.reason, domain::CorrectionReason::DidNotHappen);
}

TEST_F(JournalOnScreen, SaysWhyAnEntryCannotBeCorrected) {
    m_typist.types("0\nX");

    EXPECT_EQ(text_of(m_screen.view().message),
              "An entry of the kind \"journal begun\" is never corrected.");
    const auto actions = m_screen.view().actions;
    EXPECT_FALSE(actions.at(1).why_not.empty());
}

TEST_F(JournalOnScreen, DrawsResidualAndWasteWithASentenceEach) {
    m_at.finish(m_at.vial(), 9'300);

    m_typist.types("P");

    const ScreenView view = m_screen.view();
    ASSERT_EQ(view.plots.size(), 2U);
    EXPECT_EQ(view.plots[0].points.size(), 1U);
    EXPECT_EQ(view.plots[0].points[0].value, 100);
    EXPECT_FALSE(view.plots[1].sentence.empty());
    EXPECT_FALSE(view.table);
}

}  // namespace
}  // namespace vialog::gui
