// SPDX-License-Identifier: Apache-2.0
// The countersign screen, key by key.
#include "gui/countersign_presenter.h"

#include "gui/stocked_desk.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

class Countersigning : public testing::Test {
  protected:
    Countersigning() {
        domain::StockReceived receipt = m_clinic.delivery(m_clinic.vial, 10);
        receipt.awaiting = true;
        m_receipt = m_clinic.record(receipt, false).ref;
        m_screen = std::make_unique<CountersignPresenter>(m_clinic.desk());
        m_typist = std::make_unique<Typist>(*m_screen);
    }
    StockedDesk m_clinic;
    domain::Ref m_receipt;
    std::unique_ptr<CountersignPresenter> m_screen;
    std::unique_ptr<Typist> m_typist;
};

TEST_F(Countersigning, IsDoneByTheWitnessAlone) {
    m_typist->types("2").scans("ada").types(pin_and_enter);

    const auto event = std::get<domain::Countersigned>(m_clinic.newest().event);
    EXPECT_EQ(event.receipt, m_receipt);
    EXPECT_EQ(event.saw, domain::Saw::TheRemains);
    EXPECT_EQ(m_screen->view().table->rows->size(), 0);
    EXPECT_EQ(m_screen->view().message->tone, Tone::Good);
}

TEST_F(Countersigning, IsNotForWhoReceivedIt) {
    m_typist->types("1").scans("ben").types(pin_and_enter);
    EXPECT_FALSE(field_of(m_screen->view(), "witness").problem.empty());
    EXPECT_TRUE(std::holds_alternative<domain::StockReceived>(m_clinic.newest().event));
}

TEST_F(Countersigning, NamesNobodyAsWitnessUntilSheHasSaidWhoSheIs) {
    EXPECT_FALSE(m_screen->view().signers.front().known);
    m_typist->types("1").scans("ada");
    EXPECT_TRUE(m_screen->view().signers.front().known);
}

TEST_F(Countersigning, GivesAHintWhereNothingWaits) {
    m_typist->types("1").scans("ada").types(pin_and_enter);
    EXPECT_FALSE(m_screen->view().table->empty_hint.empty());
    EXPECT_TRUE(m_screen->view().fields.empty());
}

TEST_F(Countersigning, BeginsAtTheReceiptThatAnotherScreenNames) {
    domain::StockReceived receipt = m_clinic.delivery(m_clinic.kit, 2);
    receipt.awaiting = true;
    const domain::Ref second = m_clinic.record(receipt, false).ref;
    m_screen->refresh();
    m_screen->show("entry:" + std::to_string(second.seq.number()));
    m_typist->types("1").scans("ada").types(pin_and_enter);
    EXPECT_EQ(std::get<domain::Countersigned>(m_clinic.newest().event).receipt, second);
}

}  // namespace
}  // namespace vialog::gui
