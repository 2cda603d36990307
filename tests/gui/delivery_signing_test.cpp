// SPDX-License-Identifier: Apache-2.0
// What may be signed, by whom, and what makes a signature void.
#include "gui/cartons_in_test.h"
#include "gui/delivery_presenter.h"
#include "gui/stocked_desk.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

class DeliverySigning : public testing::Test {
  protected:
    DeliverySigning() : m_screen(m_clinic.desk()), m_typist(m_screen) {}

    void sign_both() { m_typist.scans("ada").types(pin_and_enter).types(pin_and_enter); }
    // Number as scanned, supplier as shown, no invoice.
    void take_defaults() { m_typist.types("\n\n\n\n"); }
    std::string said() { return text_of(m_screen.view().message); }
    domain::StockReceived newest() {
        return std::get<domain::StockReceived>(m_clinic.newest().event);
    }

    StockedDesk m_clinic;
    DeliveryPresenter m_screen;
    Typist m_typist;
};

TEST_F(DeliverySigning, RecordsEachLotAsAReceiptOfItsOwn) {
    m_typist.scans(ketamine_carton("LOT7", "S1")).types("\n");
    m_typist.scans(carton_code(nasal_ndc, "N1", "K1", gs)).types("\n");
    m_typist.types("\n\n\n");
    sign_both();
    EXPECT_NE(said().find("vials 1 to 10"), std::string::npos) << said();
    EXPECT_NE(said().find("vials 11 to 12"), std::string::npos) << said();
    ASSERT_EQ(m_screen.numbered().size(), 2U);
}

TEST_F(DeliverySigning, RefusesToIntendAnExpiredReceiptAndRecordsADoneOne) {
    std::string code = ketamine_carton("LOT7", "S1");
    code.replace(code.find("17270930"), 8, "17250930");
    m_typist.scans(code);
    EXPECT_NE(said().find("expired"), std::string::npos) << said();
    take_defaults();
    m_typist.scans("ada");
    EXPECT_EQ(m_screen.view().message->tone, Tone::Bad);
    m_typist.presses("Alt+E");
    m_typist.types(pin_and_enter).types(pin_and_enter);
    ASSERT_TRUE(std::holds_alternative<domain::StockReceived>(m_clinic.newest().event)) << said();
    EXPECT_EQ(m_clinic.newest().irregular.front(), domain::Irregularity::Expired);
}

TEST_F(DeliverySigning, CommitsNothingByAScanOrAStrayEnter) {
    const std::int64_t before = m_clinic.desk().store().head().size;
    m_typist.scans(ketamine_carton("LOT7", "S1")).types("\n\n\n\n\n\n\n\n");
    m_typist.scans(ketamine_carton("LOT7", "S2")).types("\n\n\n");
    EXPECT_EQ(m_clinic.desk().store().head().size, before);
}

TEST_F(DeliverySigning, WithdrawsASignatureWhenAnotherCartonIsScanned) {
    m_typist.scans(ketamine_carton("LOT7", "S1"));
    take_defaults();
    m_typist.scans("ada").types(pin_and_enter);
    m_typist.scans(ketamine_carton("LOT7", "S2")).types("\n").types(pin_and_enter);
    EXPECT_FALSE(std::holds_alternative<domain::StockReceived>(m_clinic.newest().event));
    m_typist.types(pin_and_enter);
    EXPECT_EQ(newest().containers, 20);
}

TEST_F(DeliverySigning, KeepsItsWorkWhereAnotherStationReceivedInBetween) {
    m_typist.scans(ketamine_carton("LOT7", "S1"));
    take_defaults();
    m_typist.scans("ada").types(pin_and_enter);
    m_clinic.receive(m_clinic.vial, 3);
    m_screen.refresh();
    EXPECT_NE(said().find("in between"), std::string::npos) << said();
    m_typist.types(pin_and_enter).types(pin_and_enter);
    EXPECT_EQ(newest().first, domain::ContainerId(4)) << said();
}

}  // namespace
}  // namespace vialog::gui
