// SPDX-License-Identifier: Apache-2.0
// Cartons scanned, numbers typed, two who sign; keys and scans are counted.
#include "gui/delivery_presenter.h"

#include "gui/cartons_in_test.h"
#include "gui/stocked_desk.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace vialog::gui {
namespace {

class DeliveryScreen : public testing::Test {
  protected:
    DeliveryScreen() : m_screen(m_clinic.desk()), m_typist(m_screen) {}

    void sign_both() { m_typist.scans("ada").types(pin_and_enter).types(pin_and_enter); }
    // Number as scanned, supplier as shown, no invoice.
    void take_defaults() { m_typist.types("\n\n\n\n"); }
    std::string said() { return text_of(m_screen.view().message); }
    domain::StockReceived newest() {
        return std::get<domain::StockReceived>(m_clinic.newest().event);
    }
    domain::Ref expect(std::int64_t containers) {
        return m_clinic
            .record(domain::ShipmentExpected{.party = m_clinic.supplier,
                                             .invoice = "INV-2041",
                                             .lines = {{.product = m_clinic.vial,
                                                        .containers = containers}},
                                             .due = {}},
                    false)
            .ref;
    }

    StockedDesk m_clinic;
    DeliveryPresenter m_screen;
    Typist m_typist;
};

TEST_F(DeliveryScreen, ReceivesWithAWitnessIn29KeysAnd3Scans) {
    m_typist.scans(ketamine_carton("LOT7", "S1")).types("10\n").types("\n");
    m_typist.types("INV-2041\n").types("\n");
    sign_both();

    const domain::StockReceived receipt = newest();
    EXPECT_EQ(receipt.containers, 10);
    EXPECT_EQ(receipt.lot.text(), "LOT7");
    EXPECT_EQ(receipt.invoice, "INV-2041");
    EXPECT_EQ(receipt.party, m_clinic.supplier);
    EXPECT_FALSE(receipt.awaiting);
    EXPECT_NE(said().find("vials 1 to 10"), std::string::npos) << said();
    constexpr int key_to_get_here = 1;
    EXPECT_LE(m_typist.keys() + key_to_get_here, 29);
    EXPECT_LE(m_typist.scans(), 3);
}

TEST_F(DeliveryScreen, ReceivesWithoutAWitnessIn22KeysAnd1Scan) {
    m_typist.scans(ketamine_carton("LOT7", "S1")).types("\n\n").types("INV-2041\n").types("\n\n");
    m_typist.types(pin_and_enter);

    EXPECT_TRUE(newest().awaiting);
    EXPECT_EQ(newest().containers, 10);
    constexpr int key_to_get_here = 1;
    EXPECT_LE(m_typist.keys() + key_to_get_here, 22);
}

TEST_F(DeliveryScreen, TakesTheInvoiceFromTheShipmentThatItMatches) {
    const domain::Ref shipment = expect(12);
    m_screen.refresh();
    m_typist.scans(ketamine_carton("LOT7", "S1"));
    EXPECT_EQ(m_screen.view().table->rows->row(0).cells[6], "2 short");
    take_defaults();
    sign_both();
    EXPECT_EQ(newest().shipment, shipment);
    EXPECT_EQ(newest().invoice, "INV-2041");
}

TEST_F(DeliveryScreen, IsMatchedToNoShipmentWhereSomebodySaysSo) {
    expect(12);
    m_screen.refresh();
    m_typist.scans(ketamine_carton("LOT7", "S1")).presses("Alt+S");
    take_defaults();
    sign_both();
    EXPECT_FALSE(newest().shipment);
}

TEST_F(DeliveryScreen, AddsASecondCartonOfTheSameLot) {
    m_typist.scans(ketamine_carton("LOT7", "S1")).scans(ketamine_carton("LOT7", "S2"));
    EXPECT_EQ(m_screen.view().table->rows->size(), 1);
    EXPECT_EQ(m_screen.view().table->rows->row(0).cells[4], "20");
}

TEST_F(DeliveryScreen, RefusesTheSameCartonTwice) {
    m_typist.scans(ketamine_carton("LOT7", "S1")).scans(ketamine_carton("LOT7", "S1"));
    EXPECT_NE(said().find("Already scanned"), std::string::npos) << said();
    EXPECT_EQ(m_screen.view().table->rows->row(0).cells[4], "10");
}

TEST_F(DeliveryScreen, AsksOnceWhereACartonHasNoSerialNumber) {
    const std::string code = ketamine_carton("LOT7", "");
    m_typist.scans(code).scans(code);
    EXPECT_NE(said().find("no serial number"), std::string::npos) << said();
    EXPECT_EQ(m_screen.view().table->rows->row(0).cells[4], "10");
    m_typist.scans(code);
    EXPECT_EQ(m_screen.view().table->rows->row(0).cells[4], "20");
}

TEST_F(DeliveryScreen, AsksAboutALostSeparator) {
    m_typist.scans(carton_code(ketamine_ndc, "LOT7", "S1", ""));
    EXPECT_NE(said().find("LOT721S1"), std::string::npos) << said();
    EXPECT_EQ(m_screen.view().focus, "lot");
    EXPECT_EQ(field_of(m_screen.view(), "lot").text, "LOT721S1");

    m_screen.type("lot", "LOT7");
    m_typist.types("\n").types("S1\n");
    EXPECT_EQ(m_screen.view().table->rows->row(0).cells[1], "LOT7");
    m_typist.scans(ketamine_carton("LOT7", "S1"));
    EXPECT_NE(said().find("Already scanned"), std::string::npos) << said();
}

TEST_F(DeliveryScreen, AsksForLotAndExpiryOfAPlainCode) {
    m_typist.scans(ketamine_ndc).types("LOT8\n").types("2027-13\n");
    EXPECT_FALSE(field_of(m_screen.view(), "expires").problem.empty());
    m_screen.type("expires", "2027-10");
    m_typist.types("\n");
    EXPECT_EQ(m_screen.view().table->rows->row(0).cells[2], "2027-10-31");
    EXPECT_EQ(m_screen.view().focus, "containers");
}

TEST_F(DeliveryScreen, SaysOfAnUnknownCodeWhatItReadAndWhatToDo) {
    m_typist.scans(carton_code("0641-6138-25", "LOT7", "S1", gs));
    EXPECT_NE(said().find("GTIN"), std::string::npos) << said();
    EXPECT_NE(m_screen.view().message->remedy.find("Ctrl+H"), std::string::npos);
    EXPECT_FALSE(m_screen.has_work());
}

TEST_F(DeliveryScreen, TakesAScannedInvoiceNumber) {
    m_typist.scans(ketamine_carton("LOT7", "S1")).types("\n\n").scans("INV/77-B");
    EXPECT_EQ(field_of(m_screen.view(), "invoice").text, "INV/77-B");
}

TEST_F(DeliveryScreen, RecordsHowManyAreDamaged) {
    m_typist.scans(ketamine_carton("LOT7", "S1")).types("\n").presses("Alt+D").types("11\n");
    EXPECT_FALSE(field_of(m_screen.view(), "damaged").problem.empty());
    m_screen.type("damaged", "1");
    m_typist.types("\n");
    m_typist.types("\n\n\n");
    sign_both();
    EXPECT_EQ(newest().damaged, 1);
}

TEST_F(DeliveryScreen, LeavesWorkOnlyWhenAskedTwice) {
    m_typist.scans(ketamine_carton("LOT7", "S1")).presses("Esc");
    EXPECT_TRUE(m_screen.has_work());
    m_typist.presses("Esc");
    EXPECT_FALSE(m_screen.has_work());
}

TEST_F(DeliveryScreen, ReadsTheStandInThatTheWorkstationIsSetUpFor) {
    std::filesystem::create_directories(m_clinic.desk().places().state);
    std::ofstream(m_clinic.desk().places().state / "scanner") << "separator: ^\n";
    m_screen.refresh();
    m_typist.scans(carton_code(ketamine_ndc, "LOT7", "S1", "^"));
    EXPECT_EQ(m_screen.view().table->rows->row(0).cells[1], "LOT7");
}

}  // namespace
}  // namespace vialog::gui
