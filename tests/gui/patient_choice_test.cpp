// SPDX-License-Identifier: Apache-2.0
// Three letters find a patient.
#include "gui/patient_choice.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

operations::Patient patient(std::string chart_number, std::string name) {
    return {.chart_number = std::move(chart_number), .name = std::move(name)};
}

const std::vector<operations::Patient> known = {patient("P1003", "Miriam Okafor"),
                                                patient("P1004", "Noor Haddad-Okafor"),
                                                patient("Q7", "Al Moss")};

TEST(PatientChoice, FitsFirstLettersOfAnyWordOfTheName) {
    EXPECT_EQ(fitting_patients(known, "mir", 8).size(), 1U);
    EXPECT_EQ(fitting_patients(known, "OKA", 8).size(), 2U);
    EXPECT_EQ(fitting_patients(known, "had", 8).front().chart_number, "P1004");
    EXPECT_TRUE(fitting_patients(known, "iri", 8).empty());
}

TEST(PatientChoice, FitsFirstLettersOfTheChartNumber) {
    EXPECT_EQ(fitting_patients(known, "p100", 8).size(), 2U);
    EXPECT_EQ(fitting_patients(known, "p100", 1).size(), 1U);
}

TEST(PatientChoice, OffersNobodyBeforeALetterIsTyped) {
    EXPECT_TRUE(fitting_patients(known, "", 8).empty());
}

TEST(PatientChoice, TakesALabelAsItIs) {
    ASSERT_NE(patient_labelled(known, "P1003"), nullptr);
    EXPECT_EQ(patient_labelled(known, "p1003"), nullptr);
    EXPECT_EQ(patient_labelled(known, "P100"), nullptr);
}

TEST(PatientChoice, SaysTheNextSession) {
    operations::Patient miriam = known.front();
    EXPECT_EQ(offer_words(miriam), "Miriam Okafor, P1003");
    miriam.session = domain::Session::parse("3 of 6").value();
    EXPECT_EQ(offer_words(miriam), "Miriam Okafor, P1003, next is 4 of 6");
}

}  // namespace
}  // namespace vialog::gui
