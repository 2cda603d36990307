// SPDX-License-Identifier: Apache-2.0
// Somebody else, who is known.
#include "gui/witness_field.h"

#include "gui/desk_in_test.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

struct NamingAWitness : testing::Test {
    DeskInTest test;
    Form form{{witness_rule(), {.field = {.id = "next", .label = "Next"}, .check = {}}}};

    [[nodiscard]] bool takes(Signing& signing, std::string_view text) {
        form.set("witness", text);
        return take_witness(form, test.desk(), signing);
    }
    [[nodiscard]] std::string problem() const { return form.fields().front().problem; }
};

TEST_F(NamingAWitness, SeatsHerByBadgeOrInitials) {
    test.sign_in("ben");
    Signing signing(test.desk(), {domain::Role::Operator, domain::Role::Witness});

    EXPECT_TRUE(takes(signing, "ada"));
    EXPECT_EQ(signing.person(1), operations::parsed<domain::PersonId>("ada"));
    EXPECT_EQ(form.focus(), "next");
    EXPECT_TRUE(takes(signing, "A"));
}

TEST_F(NamingAWitness, RefusesTheOperator) {
    test.sign_in("ben");
    Signing signing(test.desk(), {domain::Role::Operator, domain::Role::Witness});

    EXPECT_FALSE(takes(signing, "ben"));
    EXPECT_NE(problem().find("cannot witness her own act"), std::string::npos);
    EXPECT_EQ(form.focus(), "witness");
}

TEST_F(NamingAWitness, RefusesWhoIsNotKnown) {
    test.sign_in("ben");
    Signing signing(test.desk(), {domain::Role::Operator, domain::Role::Witness});

    EXPECT_FALSE(takes(signing, "zoe"));
    EXPECT_NE(problem().find("zoe"), std::string::npos);
    EXPECT_FALSE(takes(signing, ""));
}

}  // namespace
}  // namespace vialog::gui
