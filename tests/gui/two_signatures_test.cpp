// SPDX-License-Identifier: Apache-2.0
// The promises of gui/two_signatures.h, one at a time.
#include "gui/two_signatures.h"

#include "gui/desk_in_test.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

using Answer = TwoSignatures::Answer;
using Witness = TwoSignatures::Witness;

// A form of one field and the signatures beneath it.
struct Signed {
    explicit Signed(DeskInTest& test, Witness witness) : signatures(test.desk(), witness) {
        std::vector<FieldRule> rules{{.field = {.id = "what", .label = "What"}, .check = {}}};
        for (FieldRule& rule : signatures.fields()) {
            rules.push_back(std::move(rule));
        }
        form = Form(std::move(rules));
    }
    Answer enters(std::string_view field, std::string_view text) {
        form.type(field, text);
        const Answer answer = signatures.enter(form, field);
        if (answer == Answer::NotMine) {
            static_cast<void>(form.enter(field));
        }
        return answer;
    }
    TwoSignatures signatures;
    Form form;
};

TEST(TwoSignatures, AreCompleteWhenBothHaveTypedTheirPins) {
    DeskInTest test;
    test.sign_in("ada");
    Signed screen(test, Witness::Needed);
    EXPECT_EQ(screen.enters("what", "ten"), Answer::NotMine);
    EXPECT_EQ(screen.enters("witness", "ben"), Answer::Asking);
    EXPECT_EQ(screen.enters("pin", operations::test_pin), Answer::Asking);
    EXPECT_EQ(screen.form.focus(), "witness_pin");
    EXPECT_EQ(screen.enters("witness_pin", operations::test_pin), Answer::Complete);
    EXPECT_EQ(screen.signatures.signers().size(), 2U);
}

TEST(TwoSignatures, RefuseTheOperatorAsHerOwnWitness) {
    DeskInTest test;
    test.sign_in("ada");
    Signed screen(test, Witness::Needed);
    static_cast<void>(screen.enters("what", "ten"));
    static_cast<void>(screen.enters("witness", "ada"));
    EXPECT_FALSE(screen.form.taken("witness"));
    EXPECT_EQ(screen.form.focus(), "witness");
}

TEST(TwoSignatures, LetNobodySignWhatIsNotYetSaid) {
    DeskInTest test;
    test.sign_in("ada");
    Signed screen(test, Witness::Needed);
    EXPECT_EQ(screen.enters("pin", operations::test_pin), Answer::Asking);
    EXPECT_FALSE(screen.signatures.signing().given(0));
    EXPECT_EQ(screen.form.focus(), "what");
}

TEST(TwoSignatures, LetAWitnessComeLaterWhereThatIsAllowed) {
    DeskInTest test;
    test.sign_in("ada");
    Signed screen(test, Witness::MayComeLater);
    static_cast<void>(screen.enters("what", "ten"));
    static_cast<void>(screen.enters("witness", ""));
    EXPECT_EQ(screen.enters("pin", operations::test_pin), Answer::Complete);
    EXPECT_EQ(screen.signatures.signers().size(), 1U);
}

TEST(TwoSignatures, AskAgainAfterAChange) {
    DeskInTest test;
    test.sign_in("ada");
    Signed screen(test, Witness::Needed);
    static_cast<void>(screen.enters("what", "ten"));
    EXPECT_TRUE(screen.signatures.scan_badge(screen.form, "ben"));
    static_cast<void>(screen.enters("pin", operations::test_pin));
    screen.signatures.withdraw(screen.form);
    EXPECT_FALSE(screen.signatures.signing().given(0));
    EXPECT_FALSE(screen.form.taken("pin"));
    EXPECT_TRUE(screen.form.taken("witness"));
}

TEST(TwoSignatures, UseUpNoTryOfThePinOnAStrayEnter) {
    DeskInTest test;
    test.sign_in("ada");
    Signed screen(test, Witness::MayComeLater);
    static_cast<void>(screen.enters("what", "ten"));
    static_cast<void>(screen.enters("witness", ""));
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(screen.enters("pin", ""), Answer::Asking);
    }
    EXPECT_EQ(screen.enters("pin", operations::test_pin), Answer::Complete);
}

TEST(TwoSignatures, SayWhyAPinWasNotTaken) {
    DeskInTest test;
    test.sign_in("ada");
    Signed screen(test, Witness::MayComeLater);
    static_cast<void>(screen.enters("what", "ten"));
    static_cast<void>(screen.enters("witness", ""));
    EXPECT_EQ(screen.enters("pin", "000000"), Answer::Asking);
    const auto fields = screen.form.fields();
    EXPECT_NE(fields[2].problem.find("2 tries"), std::string::npos);
    EXPECT_TRUE(fields[2].text.empty());
}

}  // namespace
}  // namespace vialog::gui
