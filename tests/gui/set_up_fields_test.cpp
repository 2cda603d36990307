// SPDX-License-Identifier: Apache-2.0
// The promises of gui/set_up_fields.h, one at a time.
#include "gui/set_up_fields.h"

#include "gui/house_in_test.h"
#include "gui/set_up_in_test.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

std::string problem(const Form& form, std::string_view id) {
    for (const Field& field : form.fields()) {
        if (field.id == id) {
            return field.problem;
        }
    }
    return "no such field";
}

bool takes(Form& form, std::string_view field, std::string_view text) {
    form.type(field, text);
    return form.enter(field);
}

TEST(SetUpFields, CheckTheDigitOfTheDeaNumber) {
    Form form(registration_fields());
    EXPECT_FALSE(takes(form, "dea", "AB1234564"));
    EXPECT_TRUE(takes(form, "dea", "AB1234563"));
    follow(SetUpStep::Registration, form, "dea");
    EXPECT_NE(form.fields()[1].follows, "");
}

TEST(SetUpFields, OfferWhatMostHousesHave) {
    SetUpInTest test;
    const SetUpGround ground = test.ground();
    Form form(house_fields(ground));
    for (const char* field : {"place", "station", "zone"}) {
        EXPECT_TRUE(takes(form, field, "")) << field;
    }
    EXPECT_TRUE(takes(form, "place_name", "The safe"));
    EXPECT_TRUE(takes(form, "station_name", "The desk"));
    SetUpAnswers answers;
    read_house(form, ground, answers);
    EXPECT_EQ(answers.place.id.text(), "safe");
    EXPECT_EQ(answers.zone.text(), "America/Denver");
}

TEST(SetUpFields, RefuseATimeZoneThatThisComputerDoesNotKnow) {
    SetUpInTest test;
    Form form(house_fields(test.ground()));
    EXPECT_FALSE(takes(form, "zone", "America/Denvor"));
    EXPECT_NE(problem(form, "zone").find("Denvor"), std::string::npos);
}

TEST(SetUpFields, WantARegistrantFirstAndAnotherPersonSecond) {
    FounderAnswer ada;
    ada.person.id = domain::PersonId::parse("ada").value();
    Form first(founder_fields(SetUpStep::First, FounderAnswer()));
    EXPECT_FALSE(takes(first, "functions", "P"));
    EXPECT_TRUE(takes(first, "functions", "rp"));
    Form second(founder_fields(SetUpStep::Second, ada));
    EXPECT_FALSE(takes(second, "id", "ada"));
    EXPECT_TRUE(takes(second, "id", "ben"));
}

TEST(SetUpFields, AskForANewPassphraseTwiceAndForAnOldOneOnce) {
    const support::TemporaryFolder folder;
    Form form(founder_fields(SetUpStep::First, FounderAnswer()));
    form.type("file", (folder.path() / "new.key").string());
    follow(SetUpStep::First, form, "file");
    EXPECT_TRUE(form.fields()[7].enabled);
    form.type("passphrase", "four unusual words");
    form.type("passphrase_again", "four usual words");
    EXPECT_NE(problem_of_repetition(form, "passphrase_again"), "");
    EXPECT_EQ(problem_of_repetition(form, "name"), "");
}

TEST(SetUpFields, ReadALineOfTheInventory) {
    const std::vector products = {test_product()};
    Form form(inventory_fields(products));
    EXPECT_TRUE(takes(form, "moment", "O"));
    EXPECT_TRUE(takes(form, "product", "1"));
    EXPECT_TRUE(takes(form, "lot", "A1"));
    EXPECT_TRUE(takes(form, "expires", "2027-09"));
    EXPECT_FALSE(takes(form, "containers", "0"));
    EXPECT_TRUE(takes(form, "containers", "1"));
    EXPECT_TRUE(takes(form, "each", "2.5"));
    const InventoryLine line = read_line(form, products);
    EXPECT_EQ(line.each, domain::Quantity::microlitres(2500));
    EXPECT_EQ(line.expires.text(), "2027-09-30");
}

}  // namespace
}  // namespace vialog::gui
