// SPDX-License-Identifier: Apache-2.0
// The close screen, key by key.
#include "gui/close_presenter.h"

#include "gui/stocked_desk.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace vialog::gui {
namespace {

class Closing : public testing::Test {
  protected:
    void open_screen() {
        m_screen = std::make_unique<ClosePresenter>(m_clinic.desk());
        m_typist = std::make_unique<Typist>(*m_screen);
    }
    void leave_a_receipt_open() {
        domain::StockReceived receipt = m_clinic.delivery(m_clinic.vial, 10);
        receipt.awaiting = true;
        m_receipt = m_clinic.record(receipt, false).ref;
    }
    void sign_both() { m_typist->scans("ada").types(pin_and_enter).types(pin_and_enter); }
    std::string said() const { return text_of(m_screen->view().message); }

    StockedDesk m_clinic;
    domain::Ref m_receipt;
    std::unique_ptr<ClosePresenter> m_screen;
    std::unique_ptr<Typist> m_typist;
};

TEST_F(Closing, TakesTwoPinsAndGivesACheckpointOut) {
    m_clinic.receive(m_clinic.vial, 10);
    open_screen();
    sign_both();

    const auto closed = std::get<domain::DayClosed>(m_clinic.newest().event);
    EXPECT_EQ(base::print_date(closed.day), "2026-01-12");
    EXPECT_EQ(m_screen->view().message->tone, Tone::Good) << said();
    ASSERT_TRUE(m_clinic.desk().store().newest_checkpoint());
    EXPECT_EQ(m_clinic.desk().store().newest_checkpoint()->size,
              m_clinic.desk().store().head().size);
    EXPECT_FALSE(m_screen->view().sums.empty());
    constexpr int key_to_get_here = 1;
    EXPECT_LE(m_typist->keys() + key_to_get_here, 16);
}

TEST_F(Closing, SaysThatItIsDoneWhenTheScreensAreRefreshed) {
    open_screen();
    sign_both();
    m_screen->refresh();
    EXPECT_NE(said().find("is closed"), std::string::npos) << said();
}

TEST_F(Closing, WritesTheCheckpointToAFile) {
    open_screen();
    sign_both();
    m_typist->presses("Alt+K");
    EXPECT_EQ(m_screen->view().message->tone, Tone::Good) << said();
    const auto size = std::to_string(m_clinic.desk().store().head().size);
    EXPECT_TRUE(std::filesystem::exists(m_clinic.desk().places().documents /
                                        ("checkpoint-" + size + ".txt")));
}

TEST_F(Closing, IsNotDoneSilentlyOverWhatIsOpen) {
    leave_a_receipt_open();
    open_screen();
    EXPECT_EQ(m_screen->view().table->rows->size(), 1);
    EXPECT_EQ(m_screen->view().focus, "left_open");
    sign_both();
    EXPECT_FALSE(std::holds_alternative<domain::DayClosed>(m_clinic.newest().event));
}

TEST_F(Closing, NamesInTheEntryWhatStaysOpen) {
    leave_a_receipt_open();
    open_screen();
    m_typist->types("L");
    sign_both();
    const auto closed = std::get<domain::DayClosed>(m_clinic.newest().event);
    ASSERT_EQ(closed.waiting.size(), 1U);
    EXPECT_EQ(closed.waiting.front(), m_receipt.seq);
}

TEST_F(Closing, LeadsToWhatIsOpen) {
    leave_a_receipt_open();
    open_screen();
    m_screen->open(0);
    EXPECT_EQ(m_clinic.test().went(), "receive entry:" + std::to_string(m_receipt.seq.number()));
}

TEST_F(Closing, RefusesADayThatIsClosed) {
    open_screen();
    sign_both();
    m_typist->presses("Alt+Y");
    m_screen->type("day", "2026-01-12");
    m_typist->types("\n");
    EXPECT_NE(field_of(m_screen->view(), "day").problem.find("closed already"), std::string::npos);
}

TEST_F(Closing, ShowsTheBalancesBeforeAnybodySigns) {
    m_clinic.receive(m_clinic.vial, 10);
    open_screen();
    m_typist->scans("ada");
    ASSERT_FALSE(m_screen->view().sums.empty());
    EXPECT_NE(m_screen->view().sums.front().find("100.000 mL"), std::string::npos);
}

TEST_F(Closing, AsksAgainWhereAnotherStationRecordedInBetween) {
    open_screen();
    m_typist->scans("ada").types(pin_and_enter);
    m_clinic.receive(m_clinic.vial, 10);
    m_screen->refresh();
    EXPECT_NE(said().find("in between"), std::string::npos) << said();
    m_typist->types(pin_and_enter).types(pin_and_enter);
    EXPECT_TRUE(std::holds_alternative<domain::DayClosed>(m_clinic.newest().event)) << said();
}

TEST_F(Closing, HandsCustodyOver) {
    open_screen();
    m_typist->presses("Alt+H").types("\n");
    sign_both();
    EXPECT_TRUE(std::holds_alternative<domain::CustodyHandedOver>(m_clinic.newest().event))
        << said();
}

TEST_F(Closing, HandsNoCustodyOverOnAnEntryThatIsNoCount) {
    open_screen();
    m_typist->presses("Alt+H").types("1\n");
    EXPECT_NE(field_of(m_screen->view(), "count").problem.find("is no count"), std::string::npos);
}

}  // namespace
}  // namespace vialog::gui
