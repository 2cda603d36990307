// SPDX-License-Identifier: Apache-2.0
// People, products and suppliers that only paper knows.
#include "operations/transcribe_house.h"

#include "support/clinic.h"
#include "support/paper_journal.h"

#include <gtest/gtest.h>

namespace vialog::operations {
namespace {

using support::PaperJournal;
using support::PaperPile;
using Lines = std::vector<std::string>;

class PaperHouseTest : public testing::Test {
  protected:
    PaperHouseTest() : journal(support::small_dea) { write_small_clinic(pile); }

    std::int64_t count(domain::Kind kind) const {
        std::int64_t found = 0;
        for (const domain::Entry& entry : journal.entries()) {
            found += domain::kind_of(entry.event) == kind ? 1 : 0;
        }
        return found;
    }

    PaperPile pile;
    PaperJournal journal;
};

TEST_F(PaperHouseTest, BringsPeopleWithTheirFunctionsButWithoutRights) {
    static_cast<void>(journal.take(pile.path()));

    const domain::PersonRow* nurse = journal.state().people.find(support::person("rn1"));
    ASSERT_NE(nurse, nullptr);
    EXPECT_EQ(nurse->person.functions,
              (std::vector{domain::Function::Dispenser, domain::Function::Witness}));
    EXPECT_TRUE(nurse->person.name.has_value());
    EXPECT_EQ(nurse->functions, 0);  // nobody is appointed by paper
    EXPECT_FALSE(nurse->person.employee);
}

TEST_F(PaperHouseTest, LeavesSomebodyAsTheJournalKnowsHer) {
    pile.append("people.csv", "ada,Ada From Paper,XX,dispenser\n");

    static_cast<void>(journal.take(pile.path()));

    EXPECT_EQ(journal.state().people.find(support::person("ada"))->person.initials, "ad");
    EXPECT_TRUE(journal.of_line("people.csv", 5).empty());
}

TEST_F(PaperHouseTest, MarksSomebodyWithARoleThatNobodyKnows) {
    pile.append("people.csv", "po1,Sam,SB,porter\n");

    EXPECT_EQ(support::improper_of(journal.take(pile.path())), (Lines{"other people.csv:5"}));
}

TEST_F(PaperHouseTest, BringsEachSupplierOnceByTheFirstLineThatNamesIt) {
    static_cast<void>(journal.take(pile.path()));

    EXPECT_EQ(count(domain::Kind::Party), 1);
    const auto entries = journal.of_line("receipts.csv", 2);
    const auto& party = std::get<domain::PartyRecorded>(entries.at(0).event);
    EXPECT_EQ(party.role, domain::PartyRole::Supplier);
    EXPECT_EQ(party.name, "Meridian");
    EXPECT_EQ(party.dea.text(), "RM9885988");
}

TEST_F(PaperHouseTest, BringsTwoSuppliersByTheirNumbers) {
    pile.replace("receipts.csv", "Meridian,RM9885988,M-2", "Other,PV3456781,M-2");

    static_cast<void>(journal.take(pile.path()));

    EXPECT_EQ(count(domain::Kind::Party), 2);
}

TEST_F(PaperHouseTest, BringsEachProductBeforeItsStock) {
    static_cast<void>(journal.take(pile.path()));

    EXPECT_EQ(count(domain::Kind::Product), 2);
    const domain::ProductRecorded* product =
        journal.state().products.find(journal.product("42023-138-10"));
    EXPECT_EQ(product->use, domain::ContainerUse::Single);
    EXPECT_EQ(product->container_size, domain::Quantity::microlitres(2000));
}

TEST_F(PaperHouseTest, KnowsAProductByItsNdcInElevenDigits) {
    static_cast<void>(journal.take(pile.path()));
    pile.replace("products.csv", "0409-2051-05,0409-2051-15", "00409-2051-05,0409-2051-15");

    EXPECT_EQ(journal.take(pile.path()).entries, 0);
}

TEST_F(PaperHouseTest, RefusesAProductThatTheJournalKnowsOtherwise) {
    static_cast<void>(journal.take(pile.path()));
    pile.replace("products.csv", "Hospira,100,5.000", "Hospira,100,10.000");

    const TranscriptionReport report = journal.take(pile.path());

    EXPECT_EQ(support::refused_of(report), (Lines{"products.csv:2"}));
    EXPECT_EQ(report.entries, 0);
}

TEST_F(PaperHouseTest, TakesStockOfAProductThatOnlyTheJournalKnows) {
    static_cast<void>(journal.take(pile.path()));
    pile.remove("products.csv");
    pile.append(
        "receipts.csv",
        "2026-01-10T07:00:00-07:00,Meridian,RM9885988,M-9,2026-01-07,0409-2051-05,E1,2027-07-31,"
        "1,5.000,100,W01,W01,,ph1,rn1\n");

    static_cast<void>(journal.take(pile.path()));

    EXPECT_EQ(journal.figures("0409-2051-05").received_containers, 11);
}

TEST_F(PaperHouseTest, DoesNotTakeADistributorForASupplier) {
    domain::State state;
    state.parties.edit(domain::PartyId(5)) = {.role = domain::PartyRole::ReverseDistributor,
                                              .name = "Meridian",
                                              .address = std::nullopt,
                                              .dea = domain::DeaNumber::parse("RM9885988").value()};
    exchange::PaperReceipt receipt;
    receipt.supplier = "Meridian";
    receipt.supplier_dea = domain::DeaNumber::parse("RM9885988").value();

    EXPECT_EQ(find_supplier(state, receipt), std::nullopt);
    EXPECT_TRUE(supplier_can_be_known({}, state, receipt));
    receipt.supplier_dea.reset();
    EXPECT_FALSE(supplier_can_be_known({}, state, receipt));
}

}  // namespace
}  // namespace vialog::operations
