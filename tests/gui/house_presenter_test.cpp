// SPDX-License-Identifier: Apache-2.0
// The house screen, key by key.
#include "gui/house_presenter.h"

#include "domain/gtin.h"
#include "gui/house_in_test.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

struct House : testing::Test {
    DeskInTest test;
    void SetUp() override { test.sign_in("ben"); }
};

TEST_F(House, ShowsWhatGenesisBrought) {
    const HousePresenter screen(test.desk());
    EXPECT_TRUE(tells(screen.view(), "The safe"));
    EXPECT_TRUE(tells(screen.view(), "The desk (this one)"));
    EXPECT_TRUE(tells(screen.view(), "AB1234563"));
}

TEST_F(House, RecordsAKnownPackageByItsNdcAlone) {
    HousePresenter screen(test.desk());
    Typist typist(screen);
    typist.types("p0409-2051-05\n").types("\n").types(pin_keys());
    ASSERT_EQ(text_of(screen.view().message).substr(0, 8), "Entry 1:");
    const auto* product = test.state().products.find(domain::ProductId(1));
    ASSERT_NE(product, nullptr);
    EXPECT_EQ(product->labeler, "Hospira, Inc.");
    EXPECT_EQ(product->containers_per_package, 10);
    EXPECT_EQ(typist.keys(), 22);
    EXPECT_TRUE(tells(screen.view(), "0409-2051-05"));
}

TEST_F(House, AsksForTheUseWhereNobodyHasReadTheLabel) {
    HousePresenter screen(test.desk());
    Typist(screen).types("p25021-684-05\n");
    EXPECT_EQ(screen.view().focus, "use");
}

TEST_F(House, RecordsAnotherPackageFieldByField) {
    HousePresenter screen(test.desk());
    Typist(screen)
        .types("p42023-114-10\n\n\nPar Health USA, LLC\n\n50 mg/mL\n10 mL\n10\nm")
        .types("\n" + pin_keys());
    const auto* product = test.state().products.find(domain::ProductId(1));
    ASSERT_NE(product, nullptr);
    EXPECT_EQ(product->drug, "ketamine hydrochloride");
    EXPECT_EQ(product->strength.text(), "50 mg/mL");
}

TEST_F(House, RefusesAStrengthThatDoesNotGoWithTheContent) {
    HousePresenter screen(test.desk());
    Typist(screen).types("p42023-114-10\n\n\nPar\n\n28 mg/unit\n10 mL\n10\nm\n");
    EXPECT_NE(field_of(screen.view(), "size").problem.find("different units"), std::string::npos);
}

TEST_F(House, RefusesAPackageThatIsRecordedAlready) {
    static_cast<void>(
        record(test.workplace().session(),
               test.workplace().stated(test_product(), {{domain::Role::Operator, "ben"}})));
    HousePresenter screen(test.desk());
    Typist(screen).types("p00409-2051-05\n");
    EXPECT_NE(field_of(screen.view(), "ndc").problem.find("entry 1"), std::string::npos);
}

TEST_F(House, FindsAProductByTheCodeOnItsCarton) {
    static_cast<void>(
        record(test.workplace().session(),
               test.workplace().stated(test_product(), {{domain::Role::Operator, "ben"}})));
    HousePresenter screen(test.desk());
    const std::string upc = domain::Gtin::from_ndc(test_product().ndc, 0).value().text();
    Typist(screen).scans(upc);
    EXPECT_FALSE(screen.view().message);
    EXPECT_EQ(screen.view().table->rows->row(screen.view().table->selected).cells[1],
              "0409-2051-05");
}

TEST_F(House, RecordsASupplierWithItsCheckDigit) {
    HousePresenter screen(test.desk());
    Typist typist(screen);
    typist.types("tsSample Supply\nAB1234564\n");
    EXPECT_FALSE(field_of(screen.view(), "dea").problem.empty());
    screen.type("dea", "AB1234563");
    Typist(screen).types("\n\n\n" + pin_keys());
    const auto* party = test.state().parties.find(domain::PartyId(1));
    ASSERT_NE(party, nullptr);
    EXPECT_EQ(party->name, "Sample Supply");
    EXPECT_FALSE(party->address);
}

TEST_F(House, RecordsAPlaceByRegistrantAndWitness) {
    HousePresenter screen(test.desk());
    Typist(screen).types("lfridge\nThe fridge\nada\nben\n" + pin_keys() + pin_keys());
    EXPECT_NE(test.state().places.find(domain::PlaceId::parse("fridge").value()), nullptr);
}

TEST_F(House, RecordsAWorkstation) {
    HousePresenter screen(test.desk());
    Typist(screen).types("sward\nThe ward\nada\nben\n" + pin_keys() + pin_keys());
    EXPECT_NE(test.state().stations.find(domain::StationId::parse("ward").value()), nullptr);
}

TEST_F(House, ChangesTheRegistrationWhereSomethingDiffers) {
    HousePresenter screen(test.desk());
    Typist typist(screen);
    typist.types("g\n\n\nada\nben\n");
    EXPECT_FALSE(field_of(screen.view(), "name").problem.empty());
    screen.type("address", "14 Main Street, Denver CO");
    Typist(screen).types("\n").types("\n" + pin_keys() + pin_keys());
    EXPECT_EQ(test.state().registrant->address, "14 Main Street, Denver CO");
}

TEST_F(House, LeadsFromAProductToItsEntry) {
    static_cast<void>(
        record(test.workplace().session(),
               test.workplace().stated(test_product(), {{domain::Role::Operator, "ben"}})));
    HousePresenter screen(test.desk());
    Typist(screen).presses("End").presses("Enter");
    EXPECT_EQ(test.went(), "journal entry:1");
}

TEST_F(House, AsksBeforeTypedWorkIsLeft) {
    HousePresenter screen(test.desk());
    Typist typist(screen);
    typist.types("lfridge\x1b");
    EXPECT_TRUE(typist.keyboard().asks_to_leave());
    EXPECT_FALSE(screen.view().fields.empty());
    typist.types("\x1b");
    EXPECT_TRUE(screen.view().fields.empty());
}

}  // namespace
}  // namespace vialog::gui
