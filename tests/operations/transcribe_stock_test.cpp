// SPDX-License-Identifier: Apache-2.0
// What lines of receipts.csv, vial_events.csv and counts.csv become.
#include "operations/transcribe_stock.h"

#include "support/paper_journal.h"

#include <gtest/gtest.h>

namespace vialog::operations {
namespace {

using support::PaperJournal;
using support::PaperPile;
using Lines = std::vector<std::string>;

class PaperStockTest : public testing::Test {
  protected:
    PaperStockTest() : journal(support::small_dea) { write_small_clinic(pile); }

    Lines take() {
        report = journal.take(pile.path());
        return support::improper_of(report);
    }
    Lines take(std::string_view file, std::string_view lines) {
        pile.append(file, lines);
        return take();
    }
    template <typename Event>
    const Event& event(std::string_view file, std::int64_t number) {
        kept = journal.of_line(file, number);
        return std::get<Event>(kept.back().event);
    }

    PaperPile pile;
    PaperJournal journal;
    TranscriptionReport report;
    std::vector<domain::Entry> kept;
};

TEST_F(PaperStockTest, TakesACarton) {
    EXPECT_TRUE(take().empty());

    const auto& receipt = event<domain::StockReceived>("receipts.csv", 2);
    EXPECT_EQ(receipt.basis, domain::ReceiptBasis::Supplier);
    EXPECT_EQ(receipt.containers, 10);
    EXPECT_EQ(receipt.first, domain::ContainerId(1));
    EXPECT_EQ(receipt.each, domain::Quantity::microlitres(5000));
    EXPECT_EQ(receipt.labels.size(), 10U);
    EXPECT_EQ(receipt.place.text(), "safe");
    EXPECT_EQ(receipt.invoice, "M-1");
    EXPECT_EQ(base::print_date(receipt.invoice_date.value()), "2026-01-07");
    EXPECT_EQ(kept.back().paper->by.value().text(), "ph1");
    EXPECT_EQ(kept.back().paper->witness.value().text(), "rn1");
}

TEST_F(PaperStockTest, NamesACartonWithoutAWitness) {
    pile.replace("receipts.csv", ",,ph1,rn1", ",,ph1,");

    EXPECT_EQ(take(), (Lines{"no_witness receipts.csv:2"}));
}

TEST_F(PaperStockTest, NamesANumberingThatIsNotTheCartons) {
    pile.replace("receipts.csv", ",10,5.000", ",9,5.000");

    EXPECT_EQ(take(), (Lines{"numbering_differs receipts.csv:2"}));
    EXPECT_EQ(event<domain::StockReceived>("receipts.csv", 2).labels.back(), "V09");
}

TEST_F(PaperStockTest, NamesALabelThatSaysAnotherProduct) {
    pile.replace("receipts.csv", "V01,V10,,", "V01,V10,01003420231131081727073110E1,");

    EXPECT_EQ(take(), (Lines{"label_differs receipts.csv:2"}));
}

TEST_F(PaperStockTest, TakesTheSingleContainersCodeForTheCartons) {
    // 0409-2051-15 is the vial's own code of the product; GTIN 00304092051156.
    pile.replace("receipts.csv", "V01,V10,,", "V01,V10,01003040920511561727073110E1,");

    EXPECT_TRUE(take().empty());
}

TEST_F(PaperStockTest, NamesAnotherStrengthAndAnotherVolume) {
    pile.replace("receipts.csv", "5.000,100,V01", "5.000,50,V01");
    pile.replace("receipts.csv", "2.000,50,S01", "2.500,50,S01");

    EXPECT_EQ(take(), (Lines{"label_differs receipts.csv:2", "label_differs receipts.csv:3"}));
    EXPECT_EQ(journal.figures("42023-138-10").received_ul, 25000);
}

TEST_F(PaperStockTest, NamesStockThatCameExpired) {
    pile.replace("receipts.csv", "2027-07-31,10,5.000", "2026-01-08,10,5.000");

    EXPECT_EQ(take(), (Lines{"expired receipts.csv:2"}));
}

TEST_F(PaperStockTest, NamesASupplierUnderAnotherName) {
    pile.replace("receipts.csv", "Meridian,RM9885988,M-2", "Meridian Ltd,RM9885988,M-2");

    EXPECT_EQ(take(), (Lines{"other receipts.csv:3"}));
}

TEST_F(PaperStockTest, KnowsASupplierByNameWhereTheNumberCannotBeRead) {
    pile.replace("receipts.csv", "RM9885988,M-2", "RM9885980,M-2");

    EXPECT_EQ(take(), (Lines{"other receipts.csv:3"}));
    EXPECT_EQ(event<domain::StockReceived>("receipts.csv", 2).party,
              event<domain::StockReceived>("receipts.csv", 3).party);
}

TEST_F(PaperStockTest, TakesAnOpeningAndAFinish) {
    EXPECT_TRUE(take("vial_events.csv",
                     "2026-01-12T08:00:00-07:00,open,V01,,5.000,,rn1,,\n"
                     "2026-01-12T12:00:00-07:00,finish,V01,4.990,5.000,4.990,rn1,rn2,empty\n")
                    .empty());

    EXPECT_EQ(event<domain::ContainerOpened>("vial_events.csv", 2).claimed, 5000);
    const auto& finish = event<domain::ContainerFinished>("vial_events.csv", 3);
    EXPECT_EQ(finish.rest, domain::Quantity::microlitres(4990));
    EXPECT_EQ(finish.book, 5000);
    EXPECT_EQ(finish.claimed, 5000);
    EXPECT_EQ(finish.disposition, domain::Disposition::Wastage);
    EXPECT_EQ(finish.method, domain::Method::Measured);
    EXPECT_EQ(journal.figures("0409-2051-05").finish_shortage_ul, 10);
}

TEST_F(PaperStockTest, NamesAClaimThatIsNotTheBook) {
    EXPECT_EQ(take("vial_events.csv", "2026-01-12T08:00:00-07:00,open,V01,,4.000,,rn1,,\n"),
              (Lines{"balance_claim_differs vial_events.csv:2"}));
}

TEST_F(PaperStockTest, NamesAFinishThatWastesAnotherRestThanItMeasured) {
    EXPECT_EQ(
        take("vial_events.csv",
             "2026-01-12T08:00:00-07:00,open,V01,,5.000,,rn1,,\n"
             "2026-01-12T12:00:00-07:00,finish,V01,4.990,5.000,4.000,rn1,rn2,empty\n"
             "2026-01-12T08:00:00-07:00,open,V02,,5.000,,rn1,,\n"
             "2026-01-12T12:00:00-07:00,finish,V02,4.990,5.000,,rn1,rn2,empty\n"),
        (Lines{"sums_do_not_close vial_events.csv:3", "sums_do_not_close vial_events.csv:5"}));
    EXPECT_EQ(journal.figures("0409-2051-05").finish_waste_ul, 9980);
}

TEST_F(PaperStockTest, NamesAFinishOfAVialThatNobodyOpened) {
    EXPECT_EQ(take("vial_events.csv",
                   "2026-01-12T12:00:00-07:00,finish,V01,4.990,5.000,4.990,rn1,rn2,empty\n"),
              (Lines{"not_opened vial_events.csv:2"}));
}

TEST_F(PaperStockTest, TakesABreakageInFullWithItsReasonAsADisclosure) {
    EXPECT_TRUE(
        take("vial_events.csv",
             "2026-01-12T08:00:00-07:00,broken,V01,,5.000,5.000,rn1,rn2,\"dropped, all lost\"\n")
            .empty());

    const auto& broken = event<domain::ContainerBroken>("vial_events.csv", 2);
    EXPECT_TRUE(broken.recovered.is_zero());
    EXPECT_EQ(broken.circumstances, domain::Breaking::Dropped);
    EXPECT_TRUE(broken.note.has_value());
    EXPECT_EQ(journal.figures("0409-2051-05").broken_ul, 5000);
}

TEST_F(PaperStockTest, NamesABreakageThatWastesAnotherAmount) {
    EXPECT_EQ(
        take("vial_events.csv", "2026-01-12T08:00:00-07:00,broken,V01,,5.000,3.000,rn1,rn2,\n"),
        (Lines{"sums_do_not_close vial_events.csv:2"}));
}

TEST_F(PaperStockTest, StatesEventsOfAVialThatNoReceiptKnows) {
    EXPECT_EQ(
        take("vial_events.csv",
             "2026-01-12T08:00:00-07:00,open,V77,,5.000,,rn1,,\n"
             "2026-01-12T09:00:00-07:00,finish,V77,0.010,0.010,0.010,rn1,rn2,\n"),
        (Lines{"unknown_container vial_events.csv:2", "unknown_container vial_events.csv:3"}));
    EXPECT_EQ(event<domain::DiscrepancyOpened>("vial_events.csv", 3).amount, 10);
}

TEST_F(PaperStockTest, StatesASecondOpeningAndASecondFinish) {
    EXPECT_EQ(take("vial_events.csv",
                   "2026-01-12T08:00:00-07:00,open,V01,,5.000,,rn1,,\n"
                   "2026-01-12T09:00:00-07:00,open,V01,,5.000,,rn2,,\n"
                   "2026-01-12T12:00:00-07:00,finish,V01,4.990,5.000,4.990,rn1,rn2,empty\n"
                   "2026-01-12T13:00:00-07:00,finish,V01,4.990,5.000,4.990,rn2,rn1,empty\n"),
              (Lines{"irregular vial_events.csv:3", "irregular vial_events.csv:5"}));
    EXPECT_EQ(journal.figures("0409-2051-05").finished_vials, 1);
    EXPECT_EQ(event<domain::DiscrepancyOpened>("vial_events.csv", 3).container,
              domain::ContainerId(1));
}

TEST_F(PaperStockTest, NamesDeedsThatNobodySigned) {
    EXPECT_EQ(take("vial_events.csv", "2026-01-12T08:00:00-07:00,open,V01,,5.000,,Dan W.,,\n"),
              (Lines{"unknown_person vial_events.csv:2"}));
}

TEST_F(PaperStockTest, TakesACount) {
    pile.append("vial_events.csv", "2026-01-12T08:00:00-07:00,open,V01,,5.000,,rn1,,\n");
    EXPECT_TRUE(take("counts.csv",
                     "2026-01-12T09:00:00-07:00,weekly,0409-2051-05,9,V01,4.900,rn1,rn2\n"
                     "2026-03-31T18:00:00-06:00,closing,0409-2051-15,9,V01,4.900,rn1,rn2\n")
                    .empty());

    const auto& count = event<domain::CountRecorded>("counts.csv", 2);
    EXPECT_FALSE(count.start.has_value());
    EXPECT_EQ(count.moment, domain::DayMoment::During);
    EXPECT_EQ(count.lines.at(0).sealed, 9);
    EXPECT_EQ(count.lines.at(0).opened.at(0).container, domain::ContainerId(1));
    EXPECT_EQ(count.lines.at(0).opened.at(0).method, domain::Method::Estimated);
    const auto& closing = event<domain::CountRecorded>("counts.csv", 3);
    EXPECT_EQ(closing.type, domain::CountType::Closing);
    EXPECT_EQ(closing.moment, domain::DayMoment::Close);
}

TEST_F(PaperStockTest, TakesTheSealedOfACountWhoseOpenVialIsUnknown) {
    EXPECT_EQ(
        take("counts.csv", "2026-01-12T09:00:00-07:00,weekly,0409-2051-05,10,V99,1.000,rn1,rn2\n"),
        (Lines{"unknown_container counts.csv:2"}));

    EXPECT_EQ(journal.of_line("counts.csv", 2).size(), 2U);
    EXPECT_EQ(event<domain::DiscrepancyOpened>("counts.csv", 2).amount, 1000);
    EXPECT_TRUE(std::get<domain::CountRecorded>(kept.front().event).lines.at(0).opened.empty());
}

TEST_F(PaperStockTest, NamesACountAloneAndOneOfAnotherProductsVial) {
    EXPECT_EQ(take("counts.csv",
                   "2026-01-12T09:00:00-07:00,weekly,0409-2051-05,10,,,rn1,rn1\n"
                   "2026-01-12T09:00:00-07:00,weekly,0409-2051-05,10,S01,1.000,rn1,rn2\n"),
              (Lines{"other counts.csv:3", "self_witness counts.csv:2"}));
}

TEST(BreakingOf, ReadsTheWordsOfAReason) {
    EXPECT_EQ(breaking_of("Dropped while unpacking"), domain::Breaking::Dropped);
    EXPECT_EQ(breaking_of("found leaking"), domain::Breaking::Leaked);
    EXPECT_EQ(breaking_of("cracked on delivery"), domain::Breaking::BrokenOnReceipt);
    EXPECT_EQ(breaking_of("broke in use"), domain::Breaking::BrokenInUse);
    EXPECT_EQ(breaking_of(""), domain::Breaking::Other);
    EXPECT_EQ(breaking_of("?"), domain::Breaking::Other);
}

}  // namespace
}  // namespace vialog::operations
