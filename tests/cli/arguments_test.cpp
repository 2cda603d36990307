// SPDX-License-Identifier: Apache-2.0
// Values of options, and things of a journal by the names that people give them.
#include "cli/arguments.h"

#include "domain/lot.h"
#include "exchange/container_code.h"
#include "support/clinic.h"

#include <gtest/gtest.h>

namespace vialog::cli {
namespace {

Arguments given(const std::string& name, std::vector<std::string> values) {
    Arguments arguments;
    arguments.add(name, std::move(values));
    return arguments;
}

// What the complaint says.
template <typename Act>
std::string complaint(Act act) {
    try {
        static_cast<void>(act());
    } catch (const UsageError& error) {
        return error.what();
    }
    return {};
}

TEST(Arguments, TellMissingFromGiven) {
    const Arguments arguments = given("lot", {"L1"});

    EXPECT_TRUE(arguments.has("lot"));
    EXPECT_EQ(arguments.one("lot"), "L1");
    EXPECT_EQ(arguments.maybe("expires"), std::nullopt);
    EXPECT_TRUE(arguments.all("expires").empty());
    EXPECT_FALSE(given("lot", {}).has("lot"));
    EXPECT_NE(complaint([&] { return arguments.one("expires"); }).find("expires"),
              std::string::npos);
}

TEST(Arguments, NameTheOptionThatCannotBeRead) {
    const Arguments arguments = given("expires", {"2027-13"});

    const std::string text =
        complaint([&] { return arguments.read("expires", domain::Expiry::parse); });

    EXPECT_TRUE(text.starts_with("--expires \"2027-13\": ")) << text;
    EXPECT_EQ(given("expires", {"2027-09"}).read("expires", domain::Expiry::parse).text(),
              "2027-09-30");
}

TEST(Arguments, ListTheWordsOfACode) {
    EXPECT_EQ(given("use", {"multi"}).word<domain::ContainerUse>("use"),
              domain::ContainerUse::Multi);
    EXPECT_EQ(given("use", {}).word_or("use", domain::ContainerUse::Bulk),
              domain::ContainerUse::Bulk);
    const std::string text =
        complaint([] { return given("use", {"twice"}).word<domain::ContainerUse>("use"); });
    EXPECT_NE(text.find("single, multi, bulk"), std::string::npos) << text;
}

TEST(Arguments, ReadWholeNumbersOnly) {
    EXPECT_EQ(given("containers", {"10"}).whole_number("containers"), 10);
    EXPECT_EQ(given("containers", {}).whole_number_maybe("containers"), std::nullopt);
    for (const std::string bad : {"", "-1", "1.0", "1e3", " 1", "ten", "9007199254740992"}) {
        EXPECT_FALSE(complaint([&] {
                         return given("containers", {bad}).whole_number("containers");
                     }).empty())
            << bad;
    }
}

TEST(Arguments, NeverDriveTheTerminal) {
    const std::string text =
        complaint([] { return given("lot", {"\x1b[2J"}).read("lot", domain::Lot::parse); });

    EXPECT_FALSE(text.empty());
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
}

TEST(SplitLast, DividesAtTheLastSign) {
    EXPECT_EQ(split_last("from", "label:A=B=0.570", '='),
              (std::pair<std::string, std::string>("label:A=B", "0.570")));
    EXPECT_FALSE(complaint([] { return split_last("from", "12", '='); }).empty());
}

struct Things : ::testing::Test {
    support::Clinic clinic;

    [[nodiscard]] std::string entry_of(domain::ProductId product) const {
        return std::to_string(product.number());
    }
};

TEST_F(Things, AreContainersByNumberOrPrintedCode) {
    const auto container = clinic.open_one(clinic.vial);
    const auto code = exchange::ContainerCode::of(base::Digest{}, container);

    EXPECT_EQ(container_named(clinic.state(), std::to_string(container.number())), container);
    EXPECT_EQ(container_named(clinic.state(), code.text()), container);
    EXPECT_EQ(product_of(clinic.state(), container), clinic.vial);
    std::string wrong = code.text();
    wrong.back() = wrong.back() == '0' ? '1' : '0';
    EXPECT_FALSE(complaint([&] { return container_named(clinic.state(), wrong); }).empty());
    EXPECT_FALSE(complaint([&] { return container_named(clinic.state(), "label:none"); }).empty());
    EXPECT_FALSE(
        complaint([&] { return product_of(clinic.state(), domain::ContainerId(9999)); }).empty());
}

TEST_F(Things, AreContainersByTheirOwnLabel) {
    domain::StockReceived delivery = clinic.delivery(clinic.vial, 2);
    delivery.labels = {"V00017", "V00018"};
    clinic.record(delivery, {"cleo", "dan"});

    const auto first = container_named(clinic.state(), "label:V00017");

    EXPECT_EQ(container_named(clinic.state(), "label:V00018").number(), first.number() + 1);
}

TEST_F(Things, AreProductsByEntryOrNdc) {
    const auto* product = clinic.state().products.find(clinic.vial);
    ASSERT_NE(product, nullptr);

    EXPECT_EQ(product_named(clinic.state(), entry_of(clinic.vial)), clinic.vial);
    EXPECT_EQ(product_named(clinic.state(), product->ndc.text()), clinic.vial);
    EXPECT_FALSE(complaint([&] { return product_named(clinic.state(), "0"); }).empty());
    EXPECT_FALSE(complaint([&] { return product_named(clinic.state(), "9999-9999-99"); }).empty());
}

TEST_F(Things, AreAmountsInTheUnitOfTheirProduct) {
    const domain::State& state = clinic.state();

    EXPECT_EQ(amount_of(state, clinic.vial, "rest", "0.570"), domain::Quantity::microlitres(570));
    EXPECT_EQ(amount_of(state, clinic.kit, "rest", "2"), domain::Quantity::pieces(2));
    for (const std::string bad : {"0.5701", "-1", "0,5", "1 mL", ""}) {
        EXPECT_FALSE(complaint([&] { return amount_of(state, clinic.vial, "rest", bad); }).empty())
            << bad;
    }
    EXPECT_FALSE(complaint([&] { return amount_of(state, clinic.kit, "rest", "0.5"); }).empty());
    EXPECT_FALSE(
        complaint([&] { return amount_of(state, domain::ProductId(0), "rest", "1"); }).empty());
}

}  // namespace
}  // namespace vialog::cli
