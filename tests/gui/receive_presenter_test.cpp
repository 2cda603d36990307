// SPDX-License-Identifier: Apache-2.0
// The receive screen, key by key.
#include "gui/receive_presenter.h"

#include "gui/cartons_in_test.h"
#include "gui/stocked_desk.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

TEST(ReceiveScreen, LeadsToAShipmentAndBack) {
    StockedDesk clinic;
    ReceivePresenter screen(clinic.desk());
    Typist typist(screen);
    typist.types("N").types("1").types("INV-9\n").types("\n").types("1").types("20\n").types("\n");
    typist.types(pin_and_enter);
    EXPECT_EQ(screen.view().title, "Receive");
    EXPECT_EQ(screen.view().message->tone, Tone::Good);
    EXPECT_EQ(screen.view().table->rows->size(), 1);
}

TEST(ReceiveScreen, LeadsToTheReceiptsThatWaitAndBack) {
    StockedDesk clinic;
    ReceivePresenter screen(clinic.desk());
    Typist typist(screen);
    typist.types("W");
    EXPECT_NE(screen.view().title.find("await"), std::string::npos);
    typist.presses("Esc");
    EXPECT_EQ(screen.view().title, "Receive");
}

TEST(ReceiveScreen, ShowsTheReceiptThatAnotherScreenNamesIfItWaits) {
    StockedDesk clinic;
    domain::StockReceived receipt = clinic.delivery(clinic.vial, 10);
    receipt.awaiting = true;
    const auto waits = clinic.record(receipt, false).ref.seq.number();
    ReceivePresenter screen(clinic.desk());
    screen.show("entry:1");
    EXPECT_EQ(screen.view().title, "Receive");
    screen.show("entry:" + std::to_string(waits));
    EXPECT_EQ(screen.view().table->rows->size(), 1);
    EXPECT_NE(screen.view().title, "Receive");
}

TEST(ReceiveScreen, PrintsTheLabelsOfWhatItReceived) {
    StockedDesk clinic;
    ReceivePresenter screen(clinic.desk());
    Typist typist(screen);
    typist.types("L");
    EXPECT_EQ(screen.view().message->tone, Tone::Warning);
    typist.scans(ketamine_carton("LOT7", "S1")).types("\n\n\n\n\n").types(pin_and_enter);
    typist.types("L");
    EXPECT_EQ(screen.view().message->tone, Tone::Good) << text_of(screen.view().message);
}

TEST(ReceiveScreen, TakesTheScanOfAnotherScreen) {
    StockedDesk clinic;
    ReceivePresenter screen(clinic.desk());
    screen.show("scan:" + ketamine_carton("LOT7", "S1"));
    EXPECT_TRUE(screen.has_work());
}

TEST(ReceiveScreen, StaysWithADeliveryThatIsUnderWay) {
    StockedDesk clinic;
    ReceivePresenter screen(clinic.desk());
    Typist typist(screen);
    typist.scans(ketamine_carton("LOT7", "S1")).presses("Alt+W");
    EXPECT_EQ(screen.view().title, "Receive");
    EXPECT_EQ(screen.view().message->tone, Tone::Warning);
    screen.show("entry:9");
    EXPECT_EQ(screen.view().title, "Receive");
}

}  // namespace
}  // namespace vialog::gui
