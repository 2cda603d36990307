// SPDX-License-Identifier: Apache-2.0
// The frozen table of rules number 1, written out once more: roles, functions, lists of kinds, the
// customary excess.
#include "domain/rules.h"

#include "refusals.h"

#include <map>

namespace vialog::domain {
namespace {

using support::Clinic;

constexpr FunctionSet registrant = bit(Function::Registrant);
constexpr FunctionSet handlers = static_cast<FunctionSet>(
    bit(Function::Pharmacist) | bit(Function::Dispenser) | bit(Function::Prescriber));
constexpr FunctionSet keepers = static_cast<FunctionSet>(handlers | bit(Function::Compliance) |
                                                         bit(Function::Administrator) | registrant);
constexpr FunctionSet deciders =
    static_cast<FunctionSet>(bit(Function::Pharmacist) | bit(Function::Compliance) | registrant);
constexpr FunctionSet anybody = static_cast<FunctionSet>(keepers | bit(Function::Witness));

std::string described(const std::vector<RoleRule>& rules) {
    static const std::map<FunctionSet, std::string> names = {{0, "-"},
                                                             {registrant, "registrant"},
                                                             {handlers, "handlers"},
                                                             {keepers, "keepers"},
                                                             {deciders, "deciders"},
                                                             {anybody, "anybody"}};
    std::string text;
    for (const RoleRule& rule : rules) {
        text += text.empty() ? "" : ", ";
        text += word_of(rule.role);
        const auto name = names.find(rule.functions);
        text += ":" + (name == names.end() ? "?" : name->second);
        text += rule.employee ? " employee" : "";
    }
    return text;
}

template <typename T>
std::string needed(const Clinic& clinic, const T& event, std::size_t signers) {
    Entry entry;
    entry.seq = clinic.next();
    entry.event = event;
    entry.signers.resize(signers);
    return described(signatures_needed(clinic.state(), entry));
}

TEST(Roles, AreThoseOfTheFrozenTable) {
    const Clinic clinic;
    const auto of = [&](const auto& event) { return needed(clinic, event, 2); };
    const std::string governed = "registrant:registrant, witness:anybody";
    const std::string stock = "operator:handlers, witness:anybody";
    const std::string staff = "operator:keepers employee, witness:anybody employee";

    EXPECT_EQ(of(Genesis{}), "registrant:registrant, witness:anybody, logkey:-");
    EXPECT_EQ(of(PersonRecorded{}), governed);
    EXPECT_EQ(of(RegistrationChanged{}), governed);
    EXPECT_EQ(of(PolicySet{}), governed);
    EXPECT_EQ(of(RulesSet{}), governed);
    EXPECT_EQ(of(PlaceRecorded{}), governed);
    EXPECT_EQ(of(StationRecorded{}), governed);
    EXPECT_EQ(of(KeyRevoked{}), governed);
    EXPECT_EQ(needed(clinic, KeyRevoked{}, 1), "subject:-");
    EXPECT_EQ(of(LogKeyChanged{}), "registrant:registrant, logkey:-");
    EXPECT_EQ(of(ProductRecorded{}), "operator:keepers");
    EXPECT_EQ(of(PartyRecorded{}), "operator:keepers");
    EXPECT_EQ(of(ShipmentExpected{}), "operator:keepers");
    EXPECT_EQ(of(StockReceived{}), stock);
    EXPECT_EQ(of(ContainersTransferred{}), stock);
    EXPECT_EQ(of(ContainerOpened{}), "operator:handlers");
    EXPECT_EQ(of(StockDrawn{}), "operator:handlers");
    EXPECT_EQ(of(OutcomeRecorded{}), "operator:handlers");
    EXPECT_EQ(of(WasteHeld{}), "operator:handlers");
    EXPECT_EQ(of(StockWasted{}), stock);
    EXPECT_EQ(of(StockWastedUnwitnessed{}), "operator:handlers");
    EXPECT_EQ(of(Countersigned{}), "witness:anybody");
    EXPECT_EQ(of(ContainerFinished{}), stock);
    EXPECT_EQ(of(ContainerBroken{}), stock);
    EXPECT_EQ(of(CountStarted{}), "operator:keepers");
    EXPECT_EQ(of(CountRecorded{}), "operator:keepers, witness:anybody");
    EXPECT_EQ(of(CountRevealed{}), "operator:keepers");
    EXPECT_EQ(of(DiscrepancyOpened{}), "operator:anybody");
    EXPECT_EQ(of(DiscrepancyNoted{}), "operator:anybody");
    EXPECT_EQ(of(DiscrepancyDecided{}), "operator:deciders, witness:anybody");
    EXPECT_EQ(of(LossReported{}), "registrant:registrant");
    EXPECT_EQ(of(StockDestroyed{}), staff);
    EXPECT_EQ(of(StockHandedOver{}), staff);
    EXPECT_EQ(of(StockReturned{}), staff);
    EXPECT_EQ(of(StockTransferredOut{}), staff);
    EXPECT_EQ(of(TranscriptionBegun{}), "transcriber:keepers, checker:keepers");
    EXPECT_EQ(of(TranscriptionEnded{}), "transcriber:keepers, checker:keepers");
    EXPECT_EQ(of(Exported{}), "operator:anybody");
    EXPECT_EQ(of(Inspected{}), "operator:anybody");
    EXPECT_EQ(of(AnchorReceived{}), "operator:anybody");
    EXPECT_EQ(of(ClockChanged{}), "operator:anybody");
    EXPECT_EQ(of(DayClosed{}), "operator:keepers, witness:anybody");
    EXPECT_EQ(of(CustodyHandedOver{}), "operator:keepers, witness:anybody");
    EXPECT_EQ(of(Noticed{}), "program:-");
}

TEST(Roles, OfAReceiptThatAwaitsItsWitnessAreTheOperatorsAlone) {
    const Clinic clinic;
    StockReceived receipt;
    receipt.awaiting = true;

    EXPECT_EQ(needed(clinic, receipt, 1), "operator:handlers");
}

TEST(Roles, OfACorrectionAreThoseOfWhatItRestates) {
    Clinic clinic;
    const EntryNumber draw = clinic.draw(clinic.open_one(clinic.vial), Quantity::microlitres(100));
    const auto of = [&](EntryNumber seq) { return needed(clinic, clinic.voiding(seq), 2); };

    EXPECT_EQ(of(draw), "operator:handlers, witness:anybody");
    EXPECT_EQ(of(EntryNumber(1)), "registrant:registrant, witness:anybody");
    EXPECT_EQ(of(EntryNumber(clinic.vial.number())), "operator:keepers, witness:anybody");
    EXPECT_EQ(of(EntryNumber(999)), "operator:anybody, witness:anybody");
    auto restated = std::get<StockDrawn>(clinic.entry(draw).event);
    restated.lines[0].amount = Quantity::microlitres(90);
    const EntryNumber correction =
        clinic.record(clinic.correction(draw, restated), {"cleo", "dan"});
    EXPECT_EQ(of(correction), "operator:handlers, witness:anybody");
}

// The kinds for which the function says yes, by their words.
std::vector<std::string_view> kinds_of(bool (*holds)(Kind)) {
    std::vector<std::string_view> words;
    for (const auto& word : Words<Kind>::table) {
        if (holds(word.value)) {
            words.push_back(word.word);
        }
    }
    return words;
}

TEST(Kinds, ThatConcernStock) {
    EXPECT_EQ(kinds_of(concerns_stock),
              (std::vector<std::string_view>{"receive", "transfer", "open", "draw", "outcome",
                                             "waste-held", "waste", "waste-unwitnessed",
                                             "countersign", "finish", "breakage", "count",
                                             "destroy", "handover", "return", "transfer-out"}));
}

TEST(Kinds, ThatMayComeFromPaper) {
    EXPECT_EQ(kinds_of(may_come_from_paper),
              (std::vector<std::string_view>{"person", "product", "party", "receive", "open",
                                             "draw", "outcome", "waste", "waste-unwitnessed",
                                             "finish", "breakage", "count", "discrepancy"}));
}

TEST(Kinds, ThatMayBeCorrectedAreThoseThatACorrectionCanRestate) {
    EXPECT_EQ(kinds_of(may_be_corrected),
              (std::vector<std::string_view>{"person", "product", "party", "shipment", "receive",
                                             "open", "draw", "outcome", "waste-held", "waste",
                                             "waste-unwitnessed", "finish", "breakage"}));
}

TEST(Kinds, ThatMayBeVoided) {
    EXPECT_EQ(kinds_of(may_be_voided),
              (std::vector<std::string_view>{"shipment", "receive", "open", "draw", "outcome",
                                             "waste-held", "waste", "waste-unwitnessed", "finish",
                                             "breakage"}));
}

// USP <1151>, excess volume in injections, mobile liquids.
TEST(CustomaryExcess, IsThatOfTheTable) {
    const auto excess = [](std::int64_t microlitres) {
        return customary_excess(Quantity::microlitres(microlitres));
    };

    EXPECT_EQ(excess(500), 100);
    EXPECT_EQ(excess(1000), 100);
    EXPECT_EQ(excess(2000), 150);
    EXPECT_EQ(excess(5000), 300);
    EXPECT_EQ(excess(10000), 500);
    EXPECT_EQ(excess(20000), 600);
    EXPECT_EQ(excess(30000), 800);
    EXPECT_EQ(excess(50000), 1000);  // 2 %
    EXPECT_EQ(excess(100000), 2000);
}

TEST(CustomaryExcess, BetweenTwoSizesIsThatOfTheSmaller) {
    const auto excess = [](std::int64_t microlitres) {
        return customary_excess(Quantity::microlitres(microlitres));
    };

    EXPECT_EQ(excess(1), 100);
    EXPECT_EQ(excess(1999), 100);
    EXPECT_EQ(excess(9999), 300);
    EXPECT_EQ(excess(49999), 800);
    EXPECT_EQ(excess(50049), 1000);
}

TEST(CustomaryExcess, IsNothingForWhatIsCounted) {
    EXPECT_EQ(customary_excess(Quantity::pieces(100)), 0);
    EXPECT_EQ(customary_excess(Quantity::pieces(100000)), 0);
}

}  // namespace
}  // namespace vialog::domain
