// SPDX-License-Identifier: Apache-2.0
// The promises of gui/correction_form.h, one at a time.
#include "gui/correction_form.h"

#include "gui/journal_desk.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace vialog::gui {
namespace {

class Correcting : public testing::Test {
  protected:
    Correcting()
        : m_opened(m_at.open(m_at.vial())), m_drawn(m_at.draw(m_at.vial(), 800, "P1001")) {}

    std::unique_ptr<CorrectionForm> begin(const domain::Ref& entry, Remedy remedy) {
        auto form = CorrectionForm::of(m_at.desk(), entry.seq, remedy);
        EXPECT_TRUE(form) << form.error().text;
        return std::move(*form);
    }
    static void fill(CorrectionForm& form,
                     const std::vector<std::pair<std::string, std::string>>& texts) {
        for (const auto& [field, text] : texts) {
            form.form().type(field, text);
            form.form().enter(field);
        }
    }
    static ScreenView view_of(const CorrectionForm& form) {
        ScreenView view{.title = {}};
        form.fill(view);
        return view;
    }

    JournalDesk m_at;
    domain::Ref m_opened;
    domain::Ref m_drawn;
};

TEST_F(Correcting, ShowsBeforeAndAfterAndWhatItDoesToTheBook) {
    const auto form = begin(m_drawn, Remedy::Correct);
    fill(*form, {{"restated_A", "0.7"}, {"because", "1"}, {"signer_0", ""}, {"signer_1", "ada"}});

    const ScreenView view = view_of(*form);
    ASSERT_EQ(view.groups.size(), 2U);
    EXPECT_EQ(view.groups[0].facts[0].value, "0.800 mL");
    EXPECT_EQ(view.groups[1].facts[0].value, "0.700 mL");
    EXPECT_EQ(view.groups[1].facts[0].tone, Tone::Warning);
    EXPECT_NE(std::find(view.sums.begin(), view.sums.end(), "In the book  vial 1: +0.100 mL"),
              view.sums.end());
    EXPECT_EQ(view.focus, "pin_0");
}

TEST_F(Correcting, AsksForNoPinWhileNothingIsSaidDifferently) {
    const auto form = begin(m_drawn, Remedy::Correct);
    fill(*form, {{"because", "1"}, {"signer_0", ""}, {"signer_1", "ada"}});

    const ScreenView view = view_of(*form);
    EXPECT_EQ(view.focus, "restated_A");
    EXPECT_FALSE(field_of(view, "restated_A").problem.empty());
}

TEST_F(Correcting, TakesBackTheConsentOfAPinWhenAFigureChangesAfterIt) {
    const auto form = begin(m_drawn, Remedy::Correct);
    fill(*form, {{"restated_A", "0.7"},
                 {"because", "1"},
                 {"signer_0", ""},
                 {"signer_1", "ada"},
                 {"pin_0", "190734"}});

    form->form().type("restated_A", "0.6");

    const std::int64_t size = m_at.size();
    form->form().enter("restated_A");
    fill(*form, {{"pin_1", "190734"}});
    EXPECT_FALSE(form->form().recorded());
    EXPECT_EQ(m_at.size(), size);
}

TEST_F(Correcting, AsksWhyTheSignerTakesNoPart) {
    m_at.in_test().workplace().govern(
        operations::staff("cleo", {domain::Function::Dispenser, domain::Function::Witness}), {});
    const auto form = begin(m_drawn, Remedy::Correct);
    fill(*form,
         {{"restated_A", "0.7"}, {"because", "1"}, {"signer_0", "ada"}, {"signer_1", "cleo"}});

    EXPECT_EQ(view_of(*form).focus, "absence");

    fill(*form, {{"signer_1", "ben"}});
    const auto fields = view_of(*form).fields;
    EXPECT_TRUE(std::none_of(fields.begin(), fields.end(),
                             [](const Field& field) { return field.id == "absence"; }));
}

TEST_F(Correcting, SaysWhatIsSetRightAlready) {
    const auto form = begin(m_drawn, Remedy::Void);
    fill(*form, {{"because", "7"},
                 {"signer_0", ""},
                 {"signer_1", "ada"},
                 {"pin_0", "190734"},
                 {"pin_1", "190734"}});
    ASSERT_TRUE(form->form().recorded()) << text_of(view_of(*form).message);

    const auto again = CorrectionForm::of(m_at.desk(), m_drawn.seq, Remedy::Correct);

    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().text, "Entry " + std::to_string(m_drawn.seq.number()) +
                                      " is set right by entry " + std::to_string(m_at.size() - 1) +
                                      " already.");
}

TEST_F(Correcting, ExplainsWhatTheRulesRefuse) {
    m_at.give(m_drawn, 800);
    const auto form = begin(m_drawn, Remedy::Void);

    fill(*form, {{"because", "7"}, {"signer_0", ""}, {"signer_1", "ada"}});

    const ScreenView view = view_of(*form);
    ASSERT_TRUE(view.message);
    EXPECT_FALSE(view.message->text.empty());
    EXPECT_NE(view.focus, "pin_0");
}

TEST_F(Correcting, LeadsToAFieldByItsLetter) {
    const auto form = begin(m_drawn, Remedy::Correct);

    EXPECT_TRUE(form->press("R"));
    EXPECT_EQ(view_of(*form).focus, "restated_R");
    EXPECT_FALSE(form->press("Z"));
}

}  // namespace
}  // namespace vialog::gui
