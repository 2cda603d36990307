// SPDX-License-Identifier: Apache-2.0
// Discrepancies and their decisions: nobody decides her own, and a decision moves no more than
// there is.
#include "refusals.h"

namespace vialog::domain {
namespace {

using support::Act;
using support::Clinic;
using support::drawn;
using support::person;
using support::text;

constexpr auto ul = Quantity::microlitres;

Act decision(DiscrepancyDecided draft, std::vector<std::string> by) {
    return {.draft = std::move(draft), .by = std::move(by)};
}

DiscrepancyDecided decided(std::vector<CaseId> cases, Verdict verdict) {
    return {.cases = std::move(cases),
            .verdict = verdict,
            .moves = {},
            .factors = {},
            .reason = text("why")};
}

DecisionMove move(Account from, Verdict to, ProductId product, std::int64_t microlitres) {
    return {.from = from, .to = to, .product = product, .amount = ul(microlitres)};
}

Account of(AccountKind kind, ContainerId id) {
    return {.kind = kind, .id = id.number()};
}

Account of(AccountKind kind, EntryNumber id) {
    return {.kind = kind, .id = id.number()};
}

DiscrepancyOpened about(const Clinic& clinic) {
    DiscrepancyOpened it;
    it.trouble = Trouble::ChartDiffers;
    it.discovered = clinic.now().instant;
    return it;
}

TEST(Discrepancy, IsOpenedByAnybodyWithAFunction) {
    Clinic clinic;

    EXPECT_TRUE(granted(clinic, {.draft = about(clinic), .by = {"eve"}}));
    clinic.record(about(clinic), {"eve"});
    EXPECT_EQ(clinic.state().cases.find(CaseId(clinic.next().number() - 1))->trouble,
              Trouble::ChartDiffers);
}

TEST(Discrepancy, NamesKnownThings) {
    Clinic clinic;
    DiscrepancyOpened draft = about(clinic);
    draft.product = ProductId(999);
    EXPECT_TRUE(refused(clinic, {.draft = draft, .by = {"eve"}}, rule::product_unknown));

    draft = about(clinic);
    draft.container = ContainerId(999);
    EXPECT_TRUE(refused(clinic, {.draft = draft, .by = {"eve"}}, rule::container_unknown));
    draft = about(clinic);
    draft.concerns = person("hana");
    EXPECT_TRUE(refused(clinic, {.draft = draft, .by = {"eve"}}, rule::person_unknown));
}

TEST(Discrepancy, WasNotDiscoveredLaterThanNow) {
    Clinic clinic;
    DiscrepancyOpened draft = about(clinic);

    draft.discovered = clinic.now().instant + base::Milliseconds(1);

    EXPECT_TRUE(refused(clinic, {.draft = draft, .by = {"eve"}}, rule::discovered_in_future));
}

TEST(Note, IsAboutAnOpenCase) {
    Clinic clinic;
    const EntryNumber opened = clinic.record(about(clinic), {"eve"});
    DiscrepancyNoted note{.about = CaseId(opened.number()), .note = text("found nothing")};

    EXPECT_TRUE(granted(clinic, {.draft = note, .by = {"dan"}}));
    note.about = CaseId(opened.number() - 1);
    EXPECT_TRUE(refused(clinic, {.draft = note, .by = {"dan"}}, rule::case_not_open));
}

TEST(Decision, ClosesItsCases) {
    Clinic clinic;
    const CaseId first(clinic.record(about(clinic), {"eve"}).number());
    const CaseId second(clinic.record(about(clinic), {"eve"}).number());
    const Act act = decision(decided({first, second}, Verdict::RecordError), {"finn", "dan"});

    clinic.record(act);

    EXPECT_EQ(clinic.state().cases.find(first), nullptr);
    EXPECT_EQ(clinic.state().cases.find(second), nullptr);
    EXPECT_TRUE(refused(clinic, act, rule::case_not_open));
    EXPECT_TRUE(refused(
        clinic, {.draft = DiscrepancyNoted{.about = first, .note = text("more")}, .by = {"dan"}},
        rule::case_not_open));
}

TEST(Decision, NamesACaseOnce) {
    Clinic clinic;
    const CaseId opened(clinic.record(about(clinic), {"eve"}).number());

    EXPECT_TRUE(refused(clinic,
                        decision(decided({opened, opened}, Verdict::CountError), {"finn", "dan"}),
                        rule::case_not_open));
}

TEST(Decision, DecidesSomething) {
    Clinic clinic;

    EXPECT_TRUE(refused(clinic, decision(decided({}, Verdict::CountError), {"finn", "dan"}),
                        rule::nothing_decided));
}

TEST(Decision, IsForThePharmacistTheComplianceOfficerAndTheRegistrant) {
    Clinic clinic;
    const CaseId opened(clinic.record(about(clinic), {"eve"}).number());
    const DiscrepancyDecided draft = decided({opened}, Verdict::CountError);

    EXPECT_TRUE(granted(clinic, decision(draft, {"ada", "dan"})));
    EXPECT_TRUE(granted(clinic, decision(draft, {"ben", "dan"})));
    EXPECT_TRUE(granted(clinic, decision(draft, {"finn", "dan"})));
    EXPECT_TRUE(refused(clinic, decision(draft, {"cleo", "dan"}), rule::function_missing));
    EXPECT_TRUE(refused(clinic, decision(draft, {"gail", "dan"}), rule::function_missing));
}

TEST(Decision, IsNotSignedByWhomTheCaseConcerns) {
    Clinic clinic;
    DiscrepancyOpened draft = about(clinic);
    draft.concerns = person("finn");
    const CaseId opened(clinic.record(draft, {"eve"}).number());
    const DiscrepancyDecided it = decided({opened}, Verdict::CountError);

    EXPECT_TRUE(refused(clinic, decision(it, {"finn", "dan"}), rule::decides_own_case));
    EXPECT_TRUE(refused(clinic, decision(it, {"ben", "finn"}), rule::decides_own_case));
    EXPECT_TRUE(granted(clinic, decision(it, {"ben", "dan"})));
}

TEST(Decision, OfACaseThatConcernsSomebodyHoldsWhenTheEntryIsMarkedToo) {
    Clinic clinic;
    DiscrepancyOpened draft = about(clinic);
    draft.concerns = person("finn");
    const EntryNumber opened =
        clinic.record({.draft = draft, .by = {"eve"}, .irregular = {Irregularity::Other}});

    const CaseRow* row = clinic.state().cases.find(CaseId(opened.number()));
    ASSERT_NE(row, nullptr);
    EXPECT_EQ(row->trouble, Trouble::ChartDiffers);
    EXPECT_TRUE(refused(
        clinic, decision(decided({CaseId(opened.number())}, Verdict::CountError), {"finn", "dan"}),
        rule::decides_own_case));
}

TEST(Decision, IsNotLedByWhoDidIt) {
    Clinic clinic;
    const ContainerId sealed = clinic.receive(clinic.vial, 1);
    const EntryNumber draw =
        clinic.record({.draft = drawn(sealed, ul(500)), .by = {"ben"}, .intent = Intent::Done});
    const DiscrepancyDecided it = decided({CaseId(draw.number())}, Verdict::RecordError);

    EXPECT_TRUE(refused(clinic, decision(it, {"ben", "finn"}), rule::decides_own_case));
    EXPECT_TRUE(granted(clinic, decision(it, {"finn", "ben"})));
}

TEST(Decision, OfWhatPaperSaysIsNotLedByWhoDidItThen) {
    Clinic clinic;
    clinic.begin_transcription();
    clinic.record({.draft = clinic.delivery(clinic.vial, 1),
                   .by = {"ben", "finn"},
                   .paper = support::paper(1, person("ada"), std::nullopt)});
    const CaseId opened(clinic.next().number() - 1);
    const DiscrepancyDecided it = decided({opened}, Verdict::RecordError);

    EXPECT_TRUE(refused(clinic, decision(it, {"ada", "dan"}), rule::decides_own_case));
    EXPECT_TRUE(granted(clinic, decision(it, {"ben", "finn"})));
}

// One container finished half a millilitre short, another a millilitre over.
struct Differences {
    Clinic clinic;
    ContainerId short_one = clinic.open_one(clinic.vial);
    EntryNumber first_finish = clinic.finish(short_one, ul(9500));
    ContainerId over_one = clinic.open_one(clinic.vial);
    EntryNumber second_finish = clinic.finish(over_one, ul(11000));

    [[nodiscard]] Act decide(std::vector<DecisionMove> moves) const {
        DiscrepancyDecided draft = decided({}, Verdict::NeedleLoss);
        draft.moves = std::move(moves);
        return decision(draft, {"ben", "finn"});
    }
    [[nodiscard]] DecisionMove of_short(Verdict to, std::int64_t microlitres) const {
        return move(of(AccountKind::ShortageAtFinish, short_one), to, clinic.vial, microlitres);
    }
    [[nodiscard]] DecisionMove of_over(Verdict to, std::int64_t microlitres) const {
        return move(of(AccountKind::SurplusAtFinish, over_one), to, clinic.vial, microlitres);
    }
};

TEST(Decision, OfABatchOfDifferencesNeedsNoCase) {
    Differences it;

    it.clinic.record(
        it.decide({it.of_short(Verdict::NeedleLoss, 500), it.of_over(Verdict::Overfill, 1000)}));

    EXPECT_EQ(it.clinic.balance(it.clinic.vial, AccountKind::ShortageAtFinish), 0);
    EXPECT_EQ(it.clinic.balance(it.clinic.vial, AccountKind::SurplusAtFinish), 0);
    EXPECT_EQ(it.clinic.balance(it.clinic.vial, AccountKind::NeedleLoss), 500);
    EXPECT_EQ(it.clinic.balance(it.clinic.vial, AccountKind::Overfill), -1000);
    EXPECT_EQ(it.clinic.container(it.short_one).finish_difference, 0);
    EXPECT_EQ(it.clinic.container(it.over_one).finish_difference, 0);
}

TEST(Decision, MovesNoMoreThanStandsThere) {
    const Differences it;
    const auto ask = [&](const DecisionMove& asked) {
        return refused(it.clinic, it.decide({asked}), rule::move_beyond_balance);
    };

    EXPECT_TRUE(ask(it.of_short(Verdict::NeedleLoss, 501)));
    EXPECT_TRUE(ask(it.of_short(Verdict::NeedleLoss, 0)));
    EXPECT_TRUE(ask(it.of_short(Verdict::LateDraw, 100)));
    EXPECT_TRUE(ask(it.of_over(Verdict::Overfill, 1001)));
    // The shortage is not a surplus, nor is the one container the other, nor another product.
    EXPECT_TRUE(ask(move(of(AccountKind::SurplusAtFinish, it.short_one), Verdict::Overfill,
                         it.clinic.vial, 1)));
    EXPECT_TRUE(ask(move(of(AccountKind::ShortageAtFinish, it.over_one), Verdict::NeedleLoss,
                         it.clinic.vial, 1)));
    EXPECT_TRUE(ask(move(of(AccountKind::ShortageAtFinish, it.short_one), Verdict::NeedleLoss,
                         it.clinic.ampoule, 1)));
    EXPECT_TRUE(ask(move(of(AccountKind::ShortageAtFinish, ContainerId(99)), Verdict::NeedleLoss,
                         it.clinic.vial, 1)));
    EXPECT_TRUE(refused(
        it.clinic,
        it.decide({it.of_short(Verdict::NeedleLoss, 250), it.of_short(Verdict::Unexplained, 250)}),
        rule::move_beyond_balance));
}

TEST(Decision, MovesNothingOutOfWhatIsClosed) {
    const Differences it;

    for (const AccountKind kind :
         {AccountKind::Given, AccountKind::Supplier, AccountKind::PatientWaste,
          AccountKind::Destroyed, AccountKind::Unexplained, AccountKind::FinishWaste}) {
        EXPECT_TRUE(refused(
            it.clinic,
            it.decide({move({.kind = kind, .id = 0}, Verdict::CountError, it.clinic.vial, 1)}),
            rule::move_beyond_balance));
    }
}

TEST(Decision, NeedsTheProductsUnit) {
    const Differences it;
    DecisionMove asked = it.of_short(Verdict::NeedleLoss, 1);

    asked.amount = Quantity::pieces(1);
    EXPECT_TRUE(refused(it.clinic, it.decide({asked}), rule::unit_differs));
    asked.product = ProductId(999);
    EXPECT_TRUE(refused(it.clinic, it.decide({asked}), rule::product_unknown));
}

TEST(Decision, OfALossNeedsItsSixFactors) {
    const Differences it;
    DiscrepancyDecided draft = decided({}, Verdict::LostOrStolen);
    draft.moves = {it.of_short(Verdict::LostOrStolen, 500)};
    draft.factors.assign(6, text("factor"));
    EXPECT_TRUE(granted(it.clinic, decision(draft, {"ben", "finn"})));

    draft.factors.pop_back();
    EXPECT_TRUE(refused(it.clinic, decision(draft, {"ben", "finn"}), rule::factors_missing));
    draft.factors.clear();
    EXPECT_TRUE(refused(it.clinic, decision(draft, {"ben", "finn"}), rule::factors_missing));
    // The move says it too, whatever the verdict.
    draft.verdict = Verdict::Unexplained;
    EXPECT_TRUE(refused(it.clinic, decision(draft, {"ben", "finn"}), rule::factors_missing));
    draft.moves = {it.of_short(Verdict::Unexplained, 500)};
    EXPECT_TRUE(granted(it.clinic, decision(draft, {"ben", "finn"})));
    draft.factors.assign(6, text("factor"));
    EXPECT_TRUE(refused(it.clinic, decision(draft, {"ben", "finn"}), rule::factors_missing));
}

TEST(Decision, TakesASealedContainerWholeAndAnOpenedOneInPart) {
    Clinic clinic;
    const ContainerId sealed = clinic.receive(clinic.vial, 1);
    const ContainerId opened = clinic.open_one(clinic.vial);
    const auto ask = [&](ContainerId from, std::int64_t microlitres) {
        DiscrepancyDecided draft = decided({}, Verdict::CountError);
        draft.moves = {
            move(of(AccountKind::Container, from), Verdict::CountError, clinic.vial, microlitres)};
        return decision(draft, {"ben", "finn"});
    };

    EXPECT_TRUE(refused(clinic, ask(sealed, 9999), rule::move_beyond_balance));
    EXPECT_TRUE(refused(clinic, ask(opened, 10001), rule::move_beyond_balance));
    clinic.record(ask(sealed, 10000));
    EXPECT_EQ(clinic.container(sealed).state, ContainerState::Gone);
    clinic.record(ask(opened, 400));
    EXPECT_EQ(clinic.container(opened).state, ContainerState::Opened);
    EXPECT_EQ(clinic.container(opened).balance, 9600);
    clinic.record(ask(opened, 9600));
    EXPECT_EQ(clinic.container(opened).state, ContainerState::Gone);
    EXPECT_TRUE(refused(clinic, ask(opened, 1), rule::move_beyond_balance));
}

TEST(Decision, TakesWhatIsOpenOrHeld) {
    Clinic clinic;
    const ContainerId container = clinic.open_one(clinic.vial);
    const EntryNumber infusion = clinic.draw(container, ul(1000));
    const EntryNumber held = clinic.record(
        WasteHeld{
            .source = clinic.from_infusion(infusion), .product = clinic.vial, .amount = ul(300)},
        {"cleo"});
    const EntryNumber finish = clinic.finish(container, ul(9000));
    const auto ask = [&](AccountKind kind, EntryNumber from, std::int64_t microlitres) {
        DiscrepancyDecided draft = decided({}, Verdict::Unexplained);
        draft.moves = {move(of(kind, from), Verdict::Unexplained, clinic.vial, microlitres)};
        return decision(draft, {"ben", "finn"});
    };

    EXPECT_TRUE(
        refused(clinic, ask(AccountKind::Infusion, infusion, 701), rule::move_beyond_balance));
    EXPECT_TRUE(
        refused(clinic, ask(AccountKind::HeldForWitness, held, 301), rule::move_beyond_balance));
    EXPECT_TRUE(
        refused(clinic, ask(AccountKind::HeldForDestruction, held, 1), rule::move_beyond_balance));
    EXPECT_TRUE(
        refused(clinic, ask(AccountKind::HeldForWitness, finish, 1), rule::move_beyond_balance));
    clinic.record(ask(AccountKind::Infusion, infusion, 700));
    clinic.record(ask(AccountKind::HeldForWitness, held, 300));
    clinic.record(ask(AccountKind::HeldForDestruction, finish, 9000));
    EXPECT_EQ(clinic.balance(clinic.vial, AccountKind::Unexplained), 10000);
}

TEST(Decision, TakesTwoProductsOutOfOneInfusion) {
    Clinic clinic;
    StockDrawn draw = drawn(clinic.open_one(clinic.vial), ul(1000));
    draw.lines.push_back(drawn(clinic.open_one(clinic.ampoule), ul(500)).lines[0]);
    const EntryNumber infusion = clinic.record(draw, {"cleo"});
    const Account from = of(AccountKind::Infusion, infusion);
    DiscrepancyDecided draft = decided({}, Verdict::Unexplained);
    draft.moves = {move(from, Verdict::Unexplained, clinic.vial, 1000),
                   move(from, Verdict::Unexplained, clinic.ampoule, 500)};

    EXPECT_TRUE(granted(clinic, decision(draft, {"ben", "finn"})));
    draft.moves.push_back(move(from, Verdict::Unexplained, clinic.ampoule, 1));
    EXPECT_TRUE(refused(clinic, decision(draft, {"ben", "finn"}), rule::move_beyond_balance));
}

TEST(LossReport, NamesAnEarlierCaseAndItsEvidence) {
    Clinic clinic;
    LossReported report;
    report.about = CaseId(1);
    EXPECT_TRUE(refused(clinic, {.draft = report, .by = {"ada"}}, rule::case_not_open));

    report.form106 = text("form").digest;
    EXPECT_TRUE(granted(clinic, {.draft = report, .by = {"ada"}}));
    report.about = CaseId(clinic.next().number());
    EXPECT_TRUE(refused(clinic, {.draft = report, .by = {"ada"}}, rule::case_not_open));
}

}  // namespace
}  // namespace vialog::domain
