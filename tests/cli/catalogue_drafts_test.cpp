// SPDX-License-Identifier: Apache-2.0
// Products, parties and shipments from the command line.
#include "cli/catalogue_drafts.h"

#include "cli/desk.h"

#include <gtest/gtest.h>

namespace vialog::cli {
namespace {

struct Catalogue : ::testing::Test {
    Desk desk;

    void SetUp() override { desk.found(); }

    [[nodiscard]] Answer product(const std::string& option, const std::string& value) const {
        std::map<std::string, std::string> options = {
            {"--ndc", "0409-2051-05"},    {"--drug", "ketamine hydrochloride"},
            {"--labeler", "Sample Labs"}, {"--strength", "50 mg/mL"},
            {"--size", "10 mL"},          {"--use", "multi"}};
        options[option] = value;
        std::vector<std::string> arguments = {"--by", "ben"};
        for (const auto& [name, text] : options) {
            arguments.insert(arguments.end(), {name, text});
        }
        return desk.ask("product", arguments, {"ben"});
    }
};

TEST_F(Catalogue, KnowsAProductByItsNdc) {
    ASSERT_EQ(product("--use", "multi").code, ExitCode::Done);
    desk.record_by("ben", "party", {"--name", "Sample Supply", "--dea", "AB1234563"});

    // Eleven digits, as billed, name the same package.
    EXPECT_NO_THROW(desk.record_by("ben", "shipment",
                                   {"--party", "AB1234563", "--invoice", "INV-1", "--line",
                                    "00409-2051-05=10", "--due", "2026-01-20"}));
}

TEST_F(Catalogue, RefusesAProductThatCannotBe) {
    EXPECT_EQ(product("--ndc", "0409205105x").code, ExitCode::Usage);
    EXPECT_EQ(product("--strength", "50 mg").code, ExitCode::Usage);
    EXPECT_EQ(product("--strength", "50,0 mg/mL").code, ExitCode::Usage);
    EXPECT_EQ(product("--size", "10").code, ExitCode::Usage);
    EXPECT_EQ(product("--use", "often").code, ExitCode::Usage);
    EXPECT_EQ(product("--drug", "ketamine\nhydrochloride").code, ExitCode::Usage);
    // Milligrams in a unit do not fit a size in millilitres: a rule says so.
    EXPECT_EQ(product("--strength", "28 mg/unit").json().at("refused"), "product-incomplete");
}

TEST_F(Catalogue, RefusesAShipmentOfWhatIsNotKnown) {
    const auto shipment = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.end(), {"--invoice", "INV-1", "--by", "ben"});
        return desk.ask("shipment", arguments, {"ben"}).code;
    };

    EXPECT_EQ(shipment({"--party", "AB1234563", "--line", "1=10"}), ExitCode::Usage);
    desk.stock_up();
    EXPECT_EQ(shipment({"--party", "AB1234563", "--line", "2=10"}), ExitCode::Usage);
    EXPECT_EQ(shipment({"--party", "AB1234563", "--line", "1"}), ExitCode::Usage);
    EXPECT_EQ(shipment({"--party", "AB1234563"}), ExitCode::Usage);
    EXPECT_EQ(shipment({"--party", "AB1234563", "--line", "1=10"}), ExitCode::Done);
}

TEST(FunctionsOf, AreSortedEachOnce) {
    Arguments arguments;
    arguments.add("function", {"witness", "dispenser", "witness"});

    EXPECT_EQ(functions_of(arguments, "function"),
              (std::vector{domain::Function::Dispenser, domain::Function::Witness}));
    arguments.add("function", {"nurse"});
    EXPECT_THROW(static_cast<void>(functions_of(arguments, "function")), UsageError);
}

TEST(YesOrNo, IsNoWhereNothingIsSaid) {
    Arguments arguments;
    EXPECT_FALSE(yes_or_no(arguments, "employee"));
    arguments.add("employee", {"yes"});
    EXPECT_TRUE(yes_or_no(arguments, "employee"));
    arguments.add("employee", {"true"});
    EXPECT_THROW(static_cast<void>(yes_or_no(arguments, "employee")), UsageError);
}

}  // namespace
}  // namespace vialog::cli
