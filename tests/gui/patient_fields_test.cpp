// SPDX-License-Identifier: Apache-2.0
// A known patient by three letters, a new one by her fields.
#include "gui/patient_fields.h"

#include "gui/desk_in_test.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

struct NamingAPatient : testing::Test {
    std::vector<operations::Patient> known = {
        {.chart_number = "P1003", .name = "Miriam Okafor", .address = "4 Elm Street"},
        {.chart_number = "P1004", .name = "Mira Stone", .address = {}}};
    Form form{PatientFields::rules()};
    PatientFields patient;

    void types(std::string_view letters) {
        form.type("patient", letters);
        patient.typed(form, known);
    }
    [[nodiscard]] Field field(std::string_view id) const {
        for (const Field& it : form.fields()) {
            if (it.id == id) {
                return it;
            }
        }
        return {};
    }
};

TEST_F(NamingAPatient, OffersThoseWhoFit) {
    types("mir");

    EXPECT_EQ(field("patient").offers.size(), 2U);
}

TEST_F(NamingAPatient, TakesTheOfferOfTheArrows) {
    types("mir");
    form.step_offer("patient", 1);
    patient.enter(form, known);

    EXPECT_EQ(patient.stated(form).chart_number, "P1004");
}

TEST_F(NamingAPatient, AsksForAnAddressThatIsNotKnown) {
    types("mira");
    patient.enter(form, known);
    EXPECT_FALSE(patient.is_complete(form));
    EXPECT_TRUE(field("address").enabled);

    form.type("address", "5 Oak Road");
    ASSERT_TRUE(form.enter("address"));

    EXPECT_TRUE(patient.is_complete(form));
    EXPECT_EQ(patient.stated(form).address, "5 Oak Road");
}

TEST_F(NamingAPatient, SaysWhatToDoWhereNobodyFits) {
    types("xyz");
    patient.enter(form, known);

    EXPECT_NE(field("patient").problem.find("Alt+N"), std::string::npos);
    EXPECT_FALSE(patient.is_complete(form));
}

TEST_F(NamingAPatient, ForgetsWhoWasChosenWhenLettersChange) {
    types("miriam");
    patient.enter(form, known);
    ASSERT_TRUE(patient.is_known());
    types("mira");

    EXPECT_FALSE(patient.is_known());
}

TEST_F(NamingAPatient, AsksANewOneForNameAndAddress) {
    patient.begin_new(form, "P2000");
    EXPECT_EQ(form.focus(), "name");
    for (const auto& [id, text] :
         {std::pair("name", "Noor Haddad"), std::pair("address", "9 Oak")}) {
        form.type(id, text);
        EXPECT_TRUE(form.enter(id));
    }
    EXPECT_FALSE(patient.is_complete(form));
    form.type("birth_date", "1980-13-01");
    EXPECT_FALSE(form.enter("birth_date"));
    form.type("birth_date", "1980-12-01");
    EXPECT_TRUE(form.enter("birth_date"));

    EXPECT_TRUE(patient.is_complete(form));
    EXPECT_EQ(patient.stated(form), (operations::Patient{.chart_number = "P2000",
                                                         .name = "Noor Haddad",
                                                         .address = "9 Oak",
                                                         .birth_date = "1980-12-01"}));
}

}  // namespace
}  // namespace vialog::gui
