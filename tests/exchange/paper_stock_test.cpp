// SPDX-License-Identifier: Apache-2.0
// products.csv, receipts.csv and counts.csv.
#include "exchange/paper_stock.h"

#include <gtest/gtest.h>

namespace vialog::exchange {
namespace {

using domain::Irregularity;

const std::string product_header =
    "ndc,inner_ndc,drug,schedule,dea_code,labeler,strength_mg_per_ml,container_ml,"
    "containers_per_package,container_use\n";
const std::string receipt_header =
    "received_at,supplier,supplier_dea,invoice,invoice_date,ndc,lot,expires,containers,volume_each_"
    "ml,"
    "strength_mg_per_ml,first_vial,last_vial,barcode,received_by,witnessed_by\n";
const std::string count_header =
    "counted_at,kind,ndc,sealed_containers,open_vial,open_vial_estimate_ml,counted_by,witnessed_"
    "by\n";

template <typename Row>
struct Read {
    PaperReading reading;
    std::int64_t records = 0;
    std::vector<Row> rows;
};

Read<PaperProduct> products(const std::string& lines) {
    Read<PaperProduct> result;
    result.rows = read_products(product_header + lines, result.reading, result.records);
    return result;
}

Read<PaperReceipt> receipts(const std::string& lines) {
    Read<PaperReceipt> result;
    result.rows = read_receipts(receipt_header + lines, result.reading, result.records);
    return result;
}

Read<PaperCount> counts(const std::string& lines) {
    Read<PaperCount> result;
    result.rows = read_counts(count_header + lines, result.reading, result.records);
    return result;
}

// A carton of the sample, with one field of it exchanged.
std::string carton(std::string_view old_text = "", std::string_view new_text = "") {
    std::string line =
        "2026-01-09T07:02:00-07:00,Meridian Medical "
        "Supply,RM9885988,MM-635116,2026-01-07,0409-2051-05,"
        "E73510X,2027-07-31,10,5.000,100,V00001,V00010,"
        "01003040920510571727073121496180193<GS>10E73510X,rph1,rn1\n";
    if (!old_text.empty()) {
        line.replace(line.find(old_text), old_text.size(), new_text);
    }
    return line;
}

TEST(PaperProducts, ReadsALine) {
    const auto result = products(
        "0409-2051-05,0409-2051-15,ketamine hydrochloride,III,7285,\"Hospira, Inc.\",100,5.000,10,"
        "multi-dose\n");

    ASSERT_EQ(result.rows.size(), 1U);
    const domain::ProductRecorded& product = result.rows[0].product;
    EXPECT_EQ(product.ndc.text(), "0409-2051-05");
    EXPECT_EQ(product.inner_ndc.value().text(), "0409-2051-15");
    EXPECT_EQ(product.labeler, "Hospira, Inc.");
    EXPECT_EQ(product.strength.text(), "100 mg/mL");
    EXPECT_EQ(product.container_size, domain::Quantity::microlitres(5000));
    EXPECT_EQ(product.containers_per_package, 10);
    EXPECT_EQ(product.use, domain::ContainerUse::Multi);
    EXPECT_EQ(product.form, domain::DosageForm::Injection);
}

TEST(PaperReceipts, RefusesAnAbsurdNumber) {
    for (const char* number : {",10001,", ",1000000,", ",4294967296,"}) {
        const auto result = receipts(carton(",10,", number));
        EXPECT_TRUE(result.rows.empty());
        ASSERT_EQ(result.reading.refused.size(), 1U);
        EXPECT_NE(result.reading.refused[0].what.find("larger than any"), std::string::npos);
    }
}

// Whatever vial nobody knows may be of this carton.
TEST(PaperReceipts, AreNotWholeWhereALabelCannotBeRead) {
    const auto result = receipts(carton("V00001,", "V00001\u202e,"));

    EXPECT_TRUE(result.rows.empty());
    EXPECT_TRUE(result.reading.incomplete.contains(receipts_file));
    EXPECT_FALSE(
        receipts(carton("E73510X,2027", "E 7,2027")).reading.incomplete.contains(receipts_file));
}

TEST(PaperProducts, ReadsASingleDose) {
    EXPECT_EQ(products("42023-138-10,,ketamine,III,7285,Par,50,2,10,single-dose\n")
                  .rows.at(0)
                  .product.use,
              domain::ContainerUse::Single);
}

TEST(PaperProducts, RefusesWhatALabelCannotSay) {
    for (const char* line : {"0409205105,,ketamine,III,7285,Par,50,2,10,forever\n",
                             "1234567890,,ketamine,III,7285,Par,50,2,10,bulk\n",
                             "42023-138-10,,ketamine,III,7285,Par,0,2,10,bulk\n",
                             "42023-138-10,,ketamine,III,7285,Par,50,0,10,bulk\n",
                             "42023-138-10,,ketamine,III,7285,Par,50,2,0,bulk\n",
                             "42023-138-10,,,III,7285,Par,50,2,10,bulk\n",
                             "42023-138-10,x,ketamine,III,7285,Par,50,2,10,bulk\n",
                             "42023-138-10,,ketamine,III,7285,Par,\"12,5\",2,10,bulk\n"}) {
        const auto result = products(line);
        EXPECT_TRUE(result.rows.empty()) << line;
        EXPECT_EQ(result.reading.refused.size(), 1U) << line;
    }
}

TEST(PaperProducts, RefusesTheSameNdcInElevenDigits) {
    const auto result = products(
        "0409-2051-05,,ketamine,III,7285,A,100,5,10,bulk\n00409-2051-05,,ketamine,III,7285,B,100,5,"
        "10,bulk\n");

    EXPECT_EQ(result.rows.size(), 1U);
    EXPECT_EQ(result.reading.refused.at(0).line, 3U);
}

TEST(PaperReceipts, ReadsACarton) {
    const auto result = receipts(carton());

    ASSERT_EQ(result.rows.size(), 1U);
    const PaperReceipt& receipt = result.rows[0];
    EXPECT_EQ(base::print_local(receipt.received), "2026-01-09T07:02:00-07:00");
    EXPECT_EQ(receipt.supplier_dea.value().text(), "RM9885988");
    EXPECT_EQ(receipt.lot.text(), "E73510X");
    EXPECT_EQ(receipt.expires.text(), "2027-07-31");
    EXPECT_EQ(receipt.containers, 10);
    EXPECT_EQ(receipt.each.units(), 5000);
    EXPECT_EQ(receipt.first_vial, "V00001");
    EXPECT_EQ(receipt.barcode,
              "01003040920510571727073121496180193\xE2\x90\x9D"
              "10E73510X");
    EXPECT_TRUE(receipt.gtin.value().carries(receipt.ndc));
    EXPECT_EQ(receipt.witness.id.value().text(), "rn1");
    EXPECT_TRUE(receipt.odd.empty());
}

TEST(PaperReceipts, ReadsASeparatorAsAScannerSendsIt) {
    const auto result = receipts(carton("<GS>", "\x1D"));

    EXPECT_EQ(result.rows.at(0).barcode,
              "01003040920510571727073121496180193\xE2\x90\x9D"
              "10E73510X");
    EXPECT_TRUE(result.rows.at(0).odd.empty());
}

TEST(PaperReceipts, MarksALotOtherThanTheBarcodes) {
    EXPECT_EQ(receipts(carton("E73510X,2027", "E73519X,2027")).rows.at(0).odd,
              std::vector{Irregularity::LabelDiffers});
}

TEST(PaperReceipts, MarksAnExpiryOtherThanTheBarcodes) {
    EXPECT_EQ(receipts(carton("2027-07-31", "2028-07-31")).rows.at(0).odd,
              std::vector{Irregularity::LabelDiffers});
}

TEST(PaperReceipts, MarksABarcodeThatCannotBeRead) {
    const auto result = receipts(carton("0100304092051057", "0100304092051058"));

    EXPECT_EQ(result.rows.at(0).odd, std::vector{Irregularity::LabelDiffers});
    EXPECT_TRUE(result.rows.at(0).barcode.has_value());
    EXPECT_FALSE(result.rows.at(0).gtin.has_value());
}

TEST(PaperReceipts, NeedsNoBarcode) {
    EXPECT_TRUE(receipts(carton("01003040920510571727073121496180193<GS>10E73510X", ""))
                    .rows.at(0)
                    .odd.empty());
}

TEST(PaperReceipts, TakesTheMonthOfAnExpiryAsItsLastDay) {
    EXPECT_EQ(receipts(carton("2027-07-31", "2027-07")).rows.at(0).expires.text(), "2027-07-31");
}

TEST(PaperReceipts, TakesALineWhoseSuppliersNumberCannotBeRead) {
    const auto result = receipts(carton("RM9885988", "RM9885989"));

    EXPECT_EQ(result.rows.at(0).supplier_dea, std::nullopt);
    EXPECT_EQ(result.rows.at(0).odd, std::vector{Irregularity::Other});
}

TEST(PaperReceipts, RefusesWhatCannotBeCountedIn) {
    for (const auto& [old_text, new_text] :
         std::vector<std::pair<std::string, std::string>>{{",10,5.000", ",0,5.000"},
                                                          {",10,5.000", ",ten,5.000"},
                                                          {",10,5.000", ",10,0.000"},
                                                          {"E73510X,", ","},
                                                          {"2027-07-31", "soon"},
                                                          {"0409-2051-05", "4092051058"},
                                                          {"T07:02:00-07:00", ""},
                                                          {"Meridian Medical Supply", ""}}) {
        const auto result = receipts(carton(old_text, new_text));
        EXPECT_TRUE(result.rows.empty()) << new_text;
        EXPECT_EQ(result.reading.refused.size(), 1U) << new_text;
    }
}

TEST(PaperCounts, ReadsSealedAndOpened) {
    const auto result = counts(
        "2026-01-19T07:55:00-07:00,weekly,0409-2051-05,36,V00004,1.100,rn3,rn2\n"
        "2026-04-10T18:00:00-06:00,closing,0409-2051-05,0,,,rn3,rn2\n");

    ASSERT_EQ(result.rows.size(), 2U);
    EXPECT_EQ(result.rows[0].type, domain::CountType::Weekly);
    EXPECT_EQ(result.rows[0].sealed, 36);
    EXPECT_EQ(result.rows[0].open_vial, "V00004");
    EXPECT_EQ(result.rows[0].estimate.value().units(), 1100);
    EXPECT_EQ(result.rows[1].type, domain::CountType::Closing);
    EXPECT_TRUE(result.rows[1].open_vial.empty());
    EXPECT_TRUE(result.rows[0].odd.empty() && result.rows[1].odd.empty());
}

TEST(PaperCounts, MarksAnOpenVialWithoutItsEstimate) {
    EXPECT_EQ(
        counts("2026-01-19T07:55:00Z,weekly,0409-2051-05,36,V00004,,rn3,rn2\n").rows.at(0).odd,
        std::vector{Irregularity::Other});
}

TEST(PaperCounts, MarksAKindThatNobodyKnows) {
    EXPECT_EQ(counts("2026-01-19T07:55:00Z,monthly,0409-2051-05,36,,,rn3,rn2\n").rows.at(0).odd,
              std::vector{Irregularity::Other});
}

TEST(PaperCounts, RefusesANumberThatIsNone) {
    for (const char* sealed : {"", "-1", "3.5", "many"}) {
        EXPECT_EQ(counts("2026-01-19T07:55:00Z,weekly,0409-2051-05," + std::string(sealed) +
                         ",,,rn3,rn2\n")
                      .reading.refused.size(),
                  1U)
            << sealed;
    }
}

}  // namespace
}  // namespace vialog::exchange
