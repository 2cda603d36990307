// SPDX-License-Identifier: Apache-2.0
// The promises of gui/restated_fields.h, one at a time.
#include "gui/restated_fields.h"

#include "domain/rules.h"
#include "gui/journal_desk.h"

#include <gtest/gtest.h>

#include <set>

namespace vialog::gui {
namespace {

// A receipt whose expiry is a day that exists, as each in a journal is.
domain::StockReceived dated_receipt() {
    domain::StockReceived receipt;
    receipt.expires = domain::Expiry::parse("2027-06-30").value();
    return receipt;
}

const RestatedField& field_by(const std::vector<RestatedField>& fields, std::string_view key) {
    for (const RestatedField& it : fields) {
        if (it.key == key) {
            return it;
        }
    }
    throw std::logic_error("no field has the letter " + std::string(key));
}

TEST(RestatedFields, AreThereForEveryKindThatMayBeCorrectedWithALetterEach) {
    JournalDesk at;
    const std::vector<domain::Restatable> kinds = {
        domain::PersonRecorded{},
        domain::ProductRecorded{},
        domain::PartyRecorded{},
        domain::ShipmentExpected{},
        dated_receipt(),
        domain::ContainerOpened{},
        domain::StockDrawn{},
        domain::OutcomeRecorded{.infusion = {}, .lines = {{}}, .bag = {}, .given_by = {}},
        domain::WasteHeld{},
        domain::StockWasted{},
        domain::StockWastedUnwitnessed{},
        domain::ContainerFinished{},
        domain::ContainerBroken{}};
    for (const domain::Restatable& kind : kinds) {
        const auto fields = restated_fields(at.state(), kind, base::UtcOffset(0));
        std::set<std::string> keys;
        EXPECT_FALSE(fields.empty()) << kind.index();
        for (const RestatedField& it : fields) {
            EXPECT_TRUE(keys.insert(it.key).second) << kind.index() << " " << it.key;
            EXPECT_TRUE(it.rule(kind).check("").empty());
            EXPECT_FALSE(it.field.hint.empty());
        }
    }
}

TEST(RestatedFields, PutAnAmountInTheUnitThatItHas) {
    domain::Restatable event = domain::StockWasted{};
    const auto fields = restated_fields(domain::State(), event, base::UtcOffset(0));
    const RestatedField& amount = field_by(fields, "A");

    EXPECT_EQ(amount.put(event, "0.05"), "");

    EXPECT_EQ(std::get<domain::StockWasted>(event).amount, domain::Quantity::microlitres(50));
    for (const char* text : {"0", "0.0505", "0,05", "-1", "x"}) {
        EXPECT_NE(amount.rule(event).check(text), "") << text;
    }
}

TEST(RestatedFields, PutACodeByItsDigit) {
    domain::Restatable event = domain::StockWasted{};
    const auto fields = restated_fields(domain::State(), event, base::UtcOffset(0));

    EXPECT_EQ(field_by(fields, "R").put(event, "4"), "");

    EXPECT_EQ(std::get<domain::StockWasted>(event).reason, domain::WasteReason::Spilled);
    EXPECT_NE(field_by(fields, "R").put(event, "9"), "");
}

TEST(RestatedFields, DropTheBagOfAnOutcomeWithOtherAmounts) {
    domain::OutcomeRecorded outcome;
    outcome.lines = {{}};
    outcome.bag = domain::DilutedBag{};
    domain::Restatable event = outcome;
    const auto fields = restated_fields(domain::State(), event, base::UtcOffset(0));

    EXPECT_EQ(field_by(fields, "B").put(event, "0.1"), "");

    EXPECT_FALSE(std::get<domain::OutcomeRecorded>(event).bag);
    EXPECT_EQ(std::get<domain::OutcomeRecorded>(event).lines[0].lost,
              domain::Quantity::microlitres(100));
}

TEST(RestatedFields, PutTimesDaysTextsAndNumbersWhereTheyBelong) {
    domain::Restatable opened = domain::ContainerOpened{};
    EXPECT_EQ(field_by(restated_fields(domain::State(), opened, base::UtcOffset(-420)), "U")
                  .put(opened, "2026-02-09 08:00"),
              "");
    EXPECT_EQ(std::get<domain::ContainerOpened>(opened).beyond_use,
              base::parse_utc("2026-02-09T15:00:00.000Z").value());

    domain::Restatable receipt = dated_receipt();
    const auto fields = restated_fields(domain::State(), receipt, base::UtcOffset(0));
    EXPECT_EQ(field_by(fields, "L").put(receipt, "B77"), "");
    EXPECT_EQ(field_by(fields, "E").put(receipt, "2027-09"), "");
    EXPECT_EQ(field_by(fields, "I").put(receipt, "INV-9"), "");
    EXPECT_EQ(field_by(fields, "D").put(receipt, "2026-01-11"), "");
    EXPECT_EQ(field_by(fields, "G").put(receipt, "2"), "");
    const auto& put = std::get<domain::StockReceived>(receipt);
    EXPECT_EQ(put.lot.text(), "B77");
    EXPECT_EQ(put.expires.text(), "2027-09-30");
    EXPECT_EQ(put.invoice, "INV-9");
    EXPECT_EQ(put.damaged, 2);
}

}  // namespace
}  // namespace vialog::gui
