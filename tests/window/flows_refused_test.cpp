// SPDX-License-Identifier: Apache-2.0
// What the window refuses to people at its keyboard, what it records all the same once it was done, and other ways of giving.
#include "base/instant.h"
#include "window/clinic_in_test.h"
#include "window/screen_panel.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

namespace vialog::window {
namespace {

constexpr std::int64_t ampoule = 12;
constexpr std::int64_t device = 8;
constexpr std::int64_t tablets = 13;
constexpr std::int64_t expired = 14;

// Nurse Brandt sits there; the keys of all were unlocked by the command line.
class FlowsRefused : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        m_clinic = std::make_unique<ClinicInTest>();
        clinic().types("KB\n").signs("rn1");
    }
    static void TearDownTestSuite() { m_clinic.reset(); }
    void SetUp() override {
        clinic().begin();
        ASSERT_EQ(clinic().desk().signer(), domain::PersonId::parse("rn1").value());
    }
    static ClinicInTest& clinic() { return *m_clinic; }
    static bool is_marked(const domain::Entry& entry, domain::Irregularity code) {
        return std::find(entry.irregular.begin(), entry.irregular.end(), code) !=
               entry.irregular.end();
    }
    // Past the amounts, to the PIN.
    static void signs_all_the_same() {
        clinic().types("\t\t");
        EXPECT_TRUE(clinic().stands_in("PIN")) << clinic().text();
        clinic().signs("rn1");
    }

  private:
    static std::unique_ptr<ClinicInTest> m_clinic;
};

std::unique_ptr<ClinicInTest> FlowsRefused::m_clinic;

TEST_F(FlowsRefused, AWitnessWhoIsTheOperatorAndAnAmountThatTheWitnessDoesNotSee) {
    clinic().scans(clinic().label(2)).types("001\n50\n40\n\n").signs("rn1");
    ASSERT_TRUE(clinic().reads("The rest is open still")) << clinic().text();
    const std::int64_t before = clinic().entries();

    clinic().types("W\n1").signs("rn1").scans("rn1");
    EXPECT_TRUE(clinic().reads("cannot witness her own act")) << clinic().text();
    EXPECT_TRUE(clinic().asks("witness"));

    clinic().scans("rn2").types("5\n");
    EXPECT_TRUE(clinic().reads("The witness sees 5, the operator states 0.200 mL = 10 mg"))
        << clinic().text();
    EXPECT_TRUE(clinic().asks("sight"));
    EXPECT_EQ(clinic().entries(), before);

    clinic().presses(WXK_BACK).types("10\n").signs("rn2");
    EXPECT_TRUE(clinic().reads("wasted before")) << clinic().text();
    EXPECT_EQ(clinic().entries(), before + 1);
}

TEST_F(FlowsRefused, ABarcodeThatNobodyKnowsAndABadgeInThePlaceOfAVial) {
    const std::int64_t before = clinic().entries();

    clinic().presses(WXK_F5).scans("]d201003064161382541739123110LOT-X");
    EXPECT_TRUE(clinic().reads("It was not taken.")) << clinic().text();
    clinic().presses(WXK_F4).scans("4006381333931");
    EXPECT_TRUE(clinic().reads("4006381333931") || clinic().reads("not a vial")) << clinic().text();

    clinic().scans("rn2");
    EXPECT_TRUE(clinic().reads("badge of Tomás Aguilar")) << clinic().text();

    EXPECT_EQ(clinic().entries(), before);
    EXPECT_EQ(clinic().asked(), "");
}

TEST_F(FlowsRefused, ALostSeparatorIsAskedAboutAndASecondScanOfTheCartonIsNotCounted) {
    const std::int64_t before = clinic().entries();

    clinic().presses(WXK_F5).scans(carton("LOT-C", "S9", "391231", ""));
    EXPECT_TRUE(clinic().reads("The scanner may have lost a separator.")) << clinic().text();
    EXPECT_TRUE(clinic().asks("lot"));
    for (int key = 0; key < 4; ++key) {
        clinic().presses(WXK_BACK);
    }
    clinic().types("\n").types("S9\n");
    EXPECT_TRUE(clinic().asks("containers")) << clinic().text();
    EXPECT_EQ(clinic().view().table->rows->row(0).cells[1], "LOT-C");

    clinic().scans(carton("LOT-C", "S9", "391231", gs));
    EXPECT_TRUE(clinic().reads("Already scanned")) << clinic().text();
    EXPECT_EQ(clinic().view().table->rows->row(0).cells[4], "10");
    EXPECT_EQ(clinic().entries(), before);
}

TEST_F(FlowsRefused, AReceiptOfAnExpiredVialUntilItIsSaidThatItLiesHere) {
    const std::int64_t before = clinic().entries();
    clinic().presses(WXK_F5).scans(carton("OLD-1", "S1", "240630", gs));
    clinic().types("1\n").types("\n").types("\n").types("\n").scans("rn2");
    EXPECT_TRUE(clinic().reads("Alt+E")) << clinic().text();
    EXPECT_EQ(clinic().entries(), before);

    clinic().presses('E', wxMOD_ALT).signs("rn1").signs("rn2");

    EXPECT_TRUE(clinic().reads("It is irregular, so a case is open")) << clinic().text();
    const domain::Entry receipt = clinic().entry_before_end(1);
    EXPECT_TRUE(is_marked(receipt, domain::Irregularity::Expired));
    EXPECT_TRUE(clinic().has_case(receipt));
    EXPECT_EQ(std::get<domain::StockReceived>(receipt.event).first.number(), expired);
}

TEST_F(FlowsRefused, ADrawFromAnExpiredVialUntilItIsSaidThatItWasDone) {
    const std::int64_t before = clinic().entries();
    clinic().scans(clinic().label(expired));
    EXPECT_TRUE(clinic().reads("must not be drawn from: past its expiry")) << clinic().text();
    clinic().types("001\n40\n");
    EXPECT_TRUE(clinic().reads("must not be done")) << clinic().text();
    signs_all_the_same();
    EXPECT_EQ(clinic().entries(), before) << clinic().text();
    EXPECT_TRUE(clinic().reads("Alt+D")) << clinic().text();
    clinic().begin();

    clinic().scans(clinic().label(expired)).types("001\n40\n").presses('D', wxMOD_ALT);
    EXPECT_TRUE(clinic().reads("The draw has been done already")) << clinic().text();
    clinic().types("\n\n").signs("rn1");

    EXPECT_TRUE(clinic().reads("drawn 0.800 mL = given 0.800")) << clinic().text();
    const domain::Entry draw = clinic().entry_before_end(2);
    EXPECT_TRUE(is_marked(draw, domain::Irregularity::Expired));
    EXPECT_TRUE(clinic().has_case(draw));
}

TEST_F(FlowsRefused, ADrawPastTheBeyondUseDateUntilItIsSaidThatItWasDone) {
    const auto then = base::CivilDate(
        std::chrono::sys_days(base::local_date(clinic().desk().now())) - std::chrono::days(30));
    clinic().presses(WXK_F7).scans(clinic().label(4)).types("O").presses('D', wxMOD_ALT);
    clinic().types(base::print_date(then) + " 08:00\n").types("1").signs("rn1");
    ASSERT_TRUE(clinic().reads("vial 4 is opened")) << clinic().text();
    const std::int64_t before = clinic().entries();

    clinic().begin();
    clinic().scans(clinic().label(4));
    EXPECT_TRUE(clinic().reads("must not be drawn from: past its beyond-use date"))
        << clinic().text();
    clinic().types("002\n40\n");
    EXPECT_TRUE(clinic().reads("must not be done")) << clinic().text();
    signs_all_the_same();
    EXPECT_EQ(clinic().entries(), before) << clinic().text();
    clinic().begin();

    clinic().scans(clinic().label(4)).types("002\n40\n").presses('D', wxMOD_ALT);
    clinic().types("\n\n").signs("rn1");

    EXPECT_TRUE(clinic().reads("drawn 0.800 mL = given 0.800")) << clinic().text();
    const domain::Entry draw = clinic().entry_before_end(2);
    EXPECT_TRUE(is_marked(draw, domain::Irregularity::PastBeyondUse));
    EXPECT_TRUE(clinic().has_case(draw));
}

TEST_F(FlowsRefused, AnInjectionIsRecordedOnTheSameScreen) {
    clinic().scans(clinic().label(ampoule)).types("003\n").presses('R', wxMOD_ALT).types("2");
    clinic().types("50\n\n").signs("rn1");

    EXPECT_TRUE(clinic().reads("drawn 1.000 mL = given 1.000")) << clinic().text();
    EXPECT_EQ(clinic().event_before_end<domain::StockDrawn>(2).route, domain::Route::Intramuscular);
}

TEST_F(FlowsRefused, ANasalDeviceIsRecordedOnTheSameScreen) {
    clinic().scans(clinic().label(device)).types("005\n").types("1\n\n").signs("rn1");

    EXPECT_TRUE(clinic().reads("drawn 1 unit = given 1")) << clinic().text();
    const auto draw = clinic().event_before_end<domain::StockDrawn>(2);
    EXPECT_EQ(draw.route, domain::Route::Intranasal);
    EXPECT_EQ(draw.lines.front().amount, domain::Quantity::pieces(1));
}

TEST_F(FlowsRefused, TabletsAreRecordedOnTheSameScreen) {
    clinic().scans(clinic().label(tablets)).types("006\n").types("2\n\n").signs("rn1");

    EXPECT_TRUE(clinic().reads("drawn 2 units = given 2")) << clinic().text();
    const auto draw = clinic().event_before_end<domain::StockDrawn>(2);
    EXPECT_EQ(draw.route, domain::Route::Oral);
    EXPECT_EQ(draw.lines.front().amount, domain::Quantity::pieces(2));
}

}  // namespace
}  // namespace vialog::window
