// SPDX-License-Identifier: Apache-2.0
// What a structure's members are written as.
#include "journal/member_writer.h"

#include "journal/case_members.h"
#include "journal/structure_form.h"

#include <gtest/gtest.h>

namespace vialog::journal {

namespace {

template <typename T>
std::string written(const T& it) {
    return StructureForm<T>{}.write(it).print();
}

}  // namespace

TEST(MemberWriter, LeavesOutWhatSaysNothing) {
    domain::PersonRecorded person;
    person.id = domain::PersonId::parse("u07").value();
    person.initials = "CD";

    EXPECT_EQ(written(person), R"({"id":"u07","initials":"CD"})");
}

TEST(MemberWriter, SortsSetsByTheirWords) {
    domain::PersonRecorded person;
    person.id = domain::PersonId::parse("u07").value();
    person.initials = "CD";
    person.employee = true;
    person.functions = {domain::Function::Witness, domain::Function::Registrant,
                        domain::Function::Dispenser};

    EXPECT_EQ(
        written(person),
        R"({"employee":true,"functions":["dispenser","registrant","witness"],"id":"u07","initials":"CD"})");
}

TEST(MemberWriter, NamesAmountsByTheirUnit) {
    domain::OpenedCount count;
    count.container = domain::ContainerId(17);
    count.amount = domain::Quantity::microlitres(9000);
    EXPECT_EQ(written(count), R"({"container":17,"method":"estimated","ul":9000})");

    count.amount = domain::Quantity::pieces(1);
    EXPECT_EQ(written(count), R"({"container":17,"method":"estimated","units":1})");

    domain::RevealedOpened revealed;
    revealed.container = domain::ContainerId(17);
    EXPECT_EQ(written(revealed), R"({"book":0,"container":17})");
    revealed.counted = domain::Quantity::pieces(0);
    EXPECT_EQ(written(revealed), R"({"book":0,"container":17,"counted_units":0})");
}

TEST(MemberWriter, WritesTheOneSourceOfAWaste) {
    domain::WasteHeld held;
    held.product = domain::ProductId(12);
    held.source = domain::FromContainer{domain::ContainerId(17)};
    EXPECT_EQ(written(held), R"({"container":17,"product":12,"ul":0})");

    held.source = domain::FromInfusion{};
    EXPECT_TRUE(written(held).starts_with(R"({"infusion":{"leaf":"0000)"));
    held.source = domain::FromHeld{};
    EXPECT_TRUE(written(held).starts_with(R"({"held":{"leaf":"0000)"));
}

TEST(MemberWriter, WritesWhatACorrectionRestatesWithItsKind) {
    domain::EntryCorrected correction;
    domain::WasteHeld held;
    held.source = domain::FromContainer{domain::ContainerId(17)};
    held.product = domain::ProductId(12);
    correction.restated = held;

    const std::string json = written(correction);

    EXPECT_NE(
        json.find(
            R"("restated":{"container":17,"product":12,"ul":0},"restated_kind":"waste-held")"),
        std::string::npos)
        << json;
}

}  // namespace vialog::journal
