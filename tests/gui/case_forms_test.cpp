// SPDX-License-Identifier: Apache-2.0
// The promises of gui/case_forms.h, one at a time.
#include "gui/case_forms.h"

#include "gui/journal_desk.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

TEST(CaseForms, OfferWhatStandsInTheBookOfTheContainersConcerned) {
    JournalDesk at;
    at.open(at.vial());
    const domain::Ref finished = at.finish(at.vial(), 9'700);
    domain::DiscrepancyOpened opened;
    opened.trouble = domain::Trouble::FinishDiffers;
    opened.about = {finished};
    opened.discovered = at.desk().now().instant;
    const domain::Ref opening = at.record(opened, {{domain::Role::Operator, "ben"}}, {});

    const auto movables = movables_of(at.desk(), domain::CaseId(opening.seq.number()));

    ASSERT_EQ(movables.size(), 2U);
    EXPECT_EQ(movables[0].from, (domain::Account{.kind = domain::AccountKind::ShortageAtFinish,
                                                 .id = at.vial().number()}));
    EXPECT_EQ(movables[0].amount, domain::Quantity::microlitres(300));
    EXPECT_EQ(movables[1].from.kind, domain::AccountKind::HeldForDestruction);
}

TEST(CaseForms, MoveADifferenceToWhatItIsDecidedToBe) {
    JournalDesk at;
    at.open(at.vial());
    const domain::Ref finished = at.finish(at.vial(), 9'700);
    domain::DiscrepancyOpened opened;
    opened.trouble = domain::Trouble::FinishDiffers;
    opened.about = {finished};
    opened.discovered = at.desk().now().instant;
    const domain::Ref opening = at.record(opened, {{domain::Role::Operator, "ben"}}, {});
    SignedForm form(at.desk(), decision_plan(at.desk(), domain::CaseId(opening.seq.number())));

    for (const auto& [field, text] :
         std::vector<std::pair<std::string, std::string>>{{"verdict", "1"},
                                                          {"move_0", "0.300"},
                                                          {"move_1", ""},
                                                          {"reason", "Needle"},
                                                          {"signer_0", ""},
                                                          {"signer_1", "ada"},
                                                          {"pin_0", "190734"},
                                                          {"pin_1", "190734"}}) {
        form.type(field, text);
        form.enter(field);
    }

    ASSERT_TRUE(form.recorded());
    const auto& event = std::get<domain::DiscrepancyDecided>(form.recorded()->entry.event);
    ASSERT_EQ(event.moves.size(), 1U);
    EXPECT_EQ(event.moves[0].to, domain::Verdict::NeedleLoss);
    EXPECT_EQ(at.state().balance(at.product(), domain::AccountKind::NeedleLoss), 300);
}

TEST(CaseForms, RefuseToMoveMoreThanStandsThere) {
    JournalDesk at;
    const domain::Ref opening = at.discrepancy(250);
    const auto plan = loss_report_plan(at.desk(), domain::CaseId(opening.seq.number()));

    EXPECT_EQ(plan.roles, std::vector{domain::Role::Registrant});
    EXPECT_FALSE(plan.fields.front().check("/no/such/file").empty());
    EXPECT_TRUE(plan.fields.front().check("").empty());
}

}  // namespace
}  // namespace vialog::gui
