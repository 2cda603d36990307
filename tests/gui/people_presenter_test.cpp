// SPDX-License-Identifier: Apache-2.0
// The people screen, key by key.
#include "gui/people_presenter.h"

#include "gui/house_in_test.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

struct People : testing::Test {
    DeskInTest test;
    void SetUp() override { test.sign_in("ada"); }
    [[nodiscard]] const domain::PersonRow* row(std::string_view id) {
        return test.state().people.find(domain::PersonId::parse(id).value());
    }
    [[nodiscard]] static std::string signatures() { return "\nben\n" + pin_keys() + pin_keys(); }
};

TEST_F(People, AreListedWithFunctionsAndKeys) {
    const PeoplePresenter screen(test.desk());
    EXPECT_TRUE(tells(screen.view(), "Ada Example"));
    EXPECT_TRUE(tells(screen.view(), "registrant, prescriber"));
    EXPECT_TRUE(tells(screen.view(), "1 key"));
    EXPECT_TRUE(tells(screen.view(), "sha256:"));
}

TEST_F(People, AreAddedBeforeAWitness) {
    PeoplePresenter screen(test.desk());
    Typist(screen)
        .types("nrn1\nCleo Example\nCE\ndw\ny")
        .types("\x0a")
        .types("ben\n" + pin_keys() + pin_keys());
    ASSERT_NE(row("rn1"), nullptr);
    EXPECT_EQ(row("rn1")->person.initials, "CE");
    EXPECT_TRUE(row("rn1")->person.employee);
    EXPECT_TRUE(row("rn1")->person.name);
    EXPECT_EQ(row("rn1")->functions,
              domain::bit(domain::Function::Dispenser) | domain::bit(domain::Function::Witness));
}

TEST_F(People, HaveEachAnIdOfTheirOwn) {
    PeoplePresenter screen(test.desk());
    Typist(screen).types("nben\n");
    EXPECT_FALSE(field_of(screen.view(), "id").problem.empty());
}

TEST_F(People, ChangeAndKeepTheirNames) {
    PeoplePresenter screen(test.desk());
    const auto name = row("ben")->person.name;
    Typist(screen).scans("ben").types("c\n\npcw\n\n" + signatures());
    EXPECT_EQ(screen.view().message->tone, Tone::Good);
    EXPECT_EQ(row("ben")->person.name, name);
    EXPECT_NE(row("ben")->functions & domain::bit(domain::Function::Witness), 0);
}

TEST_F(People, LeaveAndSignNoMore) {
    PeoplePresenter screen(test.desk());
    Typist(screen).scans("ben").types("l" + signatures());
    EXPECT_EQ(row("ben")->functions, 0);
}

TEST_F(People, KeepTheirLastRegistrant) {
    PeoplePresenter screen(test.desk());
    Typist(screen).scans("ada").types("l\nben\n");
    EXPECT_EQ(screen.view().message->tone, Tone::Bad);
    EXPECT_NE(row("ada")->functions, 0);
}

TEST_F(People, AreFoundByTheirBadge) {
    PeoplePresenter screen(test.desk());
    screen.show("person:ben");
    const ScreenView view = screen.view();
    EXPECT_EQ(view.table->rows->row(view.table->selected).cells[2], "ben");
    Typist(screen).scans("zoe");
    EXPECT_EQ(screen.view().message->tone, Tone::Warning);
}

TEST_F(People, SayWhyAKeyOfAnotherIsNotRevokedAlone) {
    PeoplePresenter screen(test.desk());
    Typist(screen).scans("ben").types("o");
    EXPECT_NE(text_of(screen.view().message).find("her own"), std::string::npos);
}

}  // namespace
}  // namespace vialog::gui
