// SPDX-License-Identifier: Apache-2.0
// The blind count as it is typed and scanned; keys and scans are counted.
#include "gui/count_presenter.h"

#include "exchange/container_code.h"
#include "gui/stocked_desk.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

// Ten vials, the first three opened, and a count begun by Ben.
class BlindCount : public testing::Test {
  protected:
    BlindCount() {
        m_first = m_clinic.receive(m_clinic.vial, 10);
        for (std::int64_t i = 0; i < 3; ++i) {
            m_clinic.open(vial(i));
        }
        m_screen = std::make_unique<CountPresenter>(m_clinic.desk());
        m_typist = std::make_unique<Typist>(*m_screen);
    }
    domain::ContainerId vial(std::int64_t index) const {
        return domain::ContainerId(m_first.number() + index);
    }
    std::string label(std::int64_t index) { return m_clinic.label(vial(index)); }
    void begin() { m_typist->types(pin_and_enter); }
    void count_all_but(std::int64_t left_out) {
        for (std::int64_t i = 0; i < 10; ++i) {
            if (i == left_out) {
                continue;
            }
            m_typist->scans(label(i));
            if (i < 3) {
                m_typist->types("10\n");
            }
        }
    }
    void sign() { m_typist->types("F").scans("ada").types(pin_and_enter).types(pin_and_enter); }
    std::string said() const { return text_of(m_screen->view().message); }

    StockedDesk m_clinic;
    domain::ContainerId m_first;
    std::unique_ptr<CountPresenter> m_screen;
    std::unique_ptr<Typist> m_typist;
};

TEST_F(BlindCount, OfTenVialsTakesAtMost56KeysAnd11Scans) {
    begin();
    for (std::int64_t i = 0; i < 10; ++i) {
        m_typist->scans(label(i));
        if (i < 3) {
            m_typist->types("9.9\n");
        }
    }
    sign();

    EXPECT_NE(said().find("agree"), std::string::npos) << said();
    constexpr int key_to_get_here = 1;
    EXPECT_LE(m_typist->keys() + key_to_get_here, 56);
    EXPECT_LE(m_typist->scans(), 11);
    RecordProperty("keys", m_typist->keys() + key_to_get_here);
    const auto revealed = std::get<domain::CountRevealed>(m_clinic.newest().event);
    EXPECT_FALSE(revealed.differs);
}

TEST_F(BlindCount, OfTenOpenedVialsTakesNoMoreKeysSinceTheNextScanEndsAnAmount) {
    for (std::int64_t i = 3; i < 10; ++i) {
        m_clinic.open(vial(i));
    }
    begin();
    for (std::int64_t i = 0; i < 10; ++i) {
        m_typist->scans(label(i)).types("9.9");
    }
    m_typist->types("\n");
    sign();

    EXPECT_NE(said().find("agree"), std::string::npos) << said();
    constexpr int key_to_get_here = 1;
    EXPECT_LE(m_typist->keys() + key_to_get_here, 56);
    EXPECT_LE(m_typist->scans(), 11);
}

TEST_F(BlindCount, TakesNoNextVialWhileAnAmountDoesNotRead) {
    begin();
    m_typist->scans(label(0)).types("lots");
    m_typist->scans(label(1));

    EXPECT_FALSE(field_of(m_screen->view(), "amount").problem.empty());
    EXPECT_NE(said().find("was not taken"), std::string::npos) << said();
    EXPECT_EQ(m_screen->view().table->rows->size(), 0);
}

TEST_F(BlindCount, ShowsNoFigureOfTheBookBeforeItIsSigned) {
    begin();
    m_typist->scans(label(0)).types("8.2\n");
    const ScreenView view = m_screen->view();
    ASSERT_EQ(view.table->rows->size(), 1);
    EXPECT_EQ(view.table->rows->row(0).cells[3], "8.200 mL");
    for (const FactGroup& group : view.groups) {
        for (const Fact& fact : group.facts) {
            EXPECT_EQ(fact.value.find("10"), std::string::npos);
        }
    }
}

TEST_F(BlindCount, SaysWhichVialIsMissingAndOpensACase) {
    begin();
    count_all_but(7);
    sign();

    const ScreenView view = m_screen->view();
    EXPECT_NE(said().find("differ"), std::string::npos) << said();
    EXPECT_NE(view.table->rows->row(0).cells[4].find("1 missing; not seen: 8"), std::string::npos)
        << view.table->rows->row(0).cells[4];
    const domain::Entry newest = m_clinic.newest();
    EXPECT_NE(m_clinic.state().cases.find(domain::CaseId(newest.seq.number())), nullptr);
}

TEST_F(BlindCount, TakesOneRecountAsAFindingOnTheCase) {
    begin();
    count_all_but(7);
    sign();
    m_typist->types("7\n").types(pin_and_enter);

    EXPECT_NE(said().find("recount"), std::string::npos) << said();
    EXPECT_TRUE(std::holds_alternative<domain::DiscrepancyNoted>(m_clinic.newest().event));
    EXPECT_TRUE(m_screen->view().fields.empty());
}

TEST_F(BlindCount, SignsNoRecountWhereNothingWasRecounted) {
    begin();
    count_all_but(7);
    sign();
    m_typist->types("\n").types(pin_and_enter);
    EXPECT_TRUE(std::holds_alternative<domain::CountRevealed>(m_clinic.newest().event));
    EXPECT_FALSE(field_of(m_screen->view(), "pin").problem.empty());
}

TEST_F(BlindCount, SaysAtOnceThatAVialIsCountedAlready) {
    begin();
    m_typist->scans(label(5)).scans(label(5));
    EXPECT_NE(said().find("counted already"), std::string::npos);
    EXPECT_EQ(m_screen->view().table->rows->size(), 1);
}

TEST_F(BlindCount, SaysAtOnceThatAVialIsNotOnTheBook) {
    begin();
    m_typist->types("99\n");
    EXPECT_NE(said().find("99"), std::string::npos);
    EXPECT_EQ(m_screen->view().message->tone, Tone::Bad);
}

TEST_F(BlindCount, SaysAtOnceThatALabelIsOfAnotherJournal) {
    begin();
    base::Digest other{};
    other[0] = 1;
    m_typist->scans(exchange::ContainerCode::of(other, vial(5)).text());
    EXPECT_NE(said().find("another journal"), std::string::npos) << said();
    EXPECT_EQ(m_screen->view().table->rows->size(), 0);
}

TEST_F(BlindCount, SaysAtOnceThatAVialIsFinished) {
    m_clinic.record(domain::ContainerFinished{.container = vial(0),
                                              .product = m_clinic.vial,
                                              .rest = domain::Quantity::microlitres(10'000),
                                              .claimed = {}},
                    true);
    begin();
    m_typist->scans(label(0));
    EXPECT_NE(said().find("finished"), std::string::npos) << said();
}

TEST_F(BlindCount, TakesNoOtherVialWhileAnAmountIsAsked) {
    begin();
    m_typist->scans(label(0)).scans(label(5));
    EXPECT_NE(said().find("was not taken"), std::string::npos);
    m_typist->types("9\n");
    EXPECT_EQ(m_screen->view().table->rows->size(), 1);
}

TEST_F(BlindCount, SaysWhatIsAcceptedAsAmount) {
    begin();
    m_typist->scans(label(0)).types("7,5\n");
    EXPECT_FALSE(field_of(m_screen->view(), "amount").problem.empty());
    EXPECT_EQ(m_screen->view().table->rows->size(), 0);
}

TEST_F(BlindCount, AsksForTheAmountOfAVialWhoseSealIsFoundBroken) {
    begin();
    m_typist->scans(label(5)).types("O").types("6\n");
    EXPECT_EQ(m_screen->view().table->rows->row(0).cells[3], "6.000 mL");
}

TEST_F(BlindCount, WithdrawsASignatureWhenAnotherVialIsScanned) {
    begin();
    m_typist->scans(label(5)).types("F").scans("ada").types(pin_and_enter);
    m_typist->scans(label(6)).types("F");
    m_typist->types(pin_and_enter);
    // The witness stays; Ben's PIN is asked anew, and then Ada's.
    EXPECT_TRUE(std::holds_alternative<domain::CountStarted>(m_clinic.newest().event));
}

TEST_F(BlindCount, IsNotSignedByOneAlone) {
    begin();
    m_typist->types("F").types("ben\n");
    EXPECT_FALSE(field_of(m_screen->view(), "witness").problem.empty());
}

TEST_F(BlindCount, GoesOnAfterItWasLeft) {
    begin();
    m_typist->scans(label(5));
    CountPresenter again(m_clinic.desk());
    Typist typist(again);
    typist.presses("Alt+R").scans(label(6));
    EXPECT_EQ(again.view().table->rows->size(), 2);
}

TEST_F(BlindCount, GoesOnWhereAnotherScreenLeadsToIt) {
    begin();
    const std::string start = std::to_string(m_clinic.newest().seq.number());
    CountPresenter again(m_clinic.desk());
    again.show("entry:" + start);
    Typist(again).scans(label(5));
    EXPECT_EQ(again.view().table->rows->size(), 1);
}

TEST_F(BlindCount, TakesNoScanBeforeItHasBegun) {
    m_typist->scans(label(5));
    EXPECT_NE(said().find("No count is under way"), std::string::npos);
}

TEST_F(BlindCount, LeavesWhatIsCountedOnlyWhenAskedTwice) {
    begin();
    m_typist->scans(label(5)).presses("Esc");
    EXPECT_TRUE(m_typist->keyboard().asks_to_leave());
    EXPECT_EQ(m_screen->view().table->rows->size(), 1);
}

}  // namespace
}  // namespace vialog::gui
