// SPDX-License-Identifier: Apache-2.0
// A clinic's day in the window, by keys alone: every flow within its count of keys and scans.
#include "base/decimal.h"
#include "store/queries.h"
#include "window/clinic_in_test.h"
#include "window/screen_panel.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace vialog::window {
namespace {

// A flow for which no goal was set is counted all the same.
struct CountedFlow {
    std::string name;
    Effort took;
    std::optional<Effort> goal;
};

std::string in_figures(const Effort& effort) {
    return fmt::format("{:3} K {:2} S", effort.keys, effort.scans);
}

// "9.13" of 9130 microlitres.
std::string as_typed(std::int64_t microlitres) {
    std::string text = base::print_decimal(microlitres, 3);
    text.erase(text.find_last_not_of('0') + 1);
    return text.ends_with('.') ? text + '0' : text;
}

// One day, in the order in which it is written here.
class FlowsOfADay : public testing::Test {
  protected:
    static void SetUpTestSuite() { m_clinic = std::make_unique<ClinicInTest>(); }
    static void TearDownTestSuite() {
        m_clinic.reset();
        fmt::print("\n  {:48} {:>10}   {:>10}\n", "flow (K keys, S scans, a PIN is 7 K)", "took",
                   "goal");
        for (const CountedFlow& flow : m_flows) {
            fmt::print("  {:48} {:>10}   {:>10}\n", flow.name, in_figures(flow.took),
                       flow.goal ? in_figures(*flow.goal) : "-");
        }
        fmt::print("\n");
    }
    static void counts(const std::string& name, std::optional<Effort> goal) {
        counts_since({}, name, goal);
    }
    static void counts_since(const Effort& before, const std::string& name,
                             std::optional<Effort> goal) {
        const Effort took{.keys = clinic().effort().keys - before.keys,
                          .scans = clinic().effort().scans - before.scans};
        m_flows.push_back({.name = name, .took = took, .goal = goal});
        if (goal) {
            EXPECT_LE(took.keys, goal->keys) << name;
            EXPECT_LE(took.scans, goal->scans) << name;
        }
    }
    static ClinicInTest& clinic() { return *m_clinic; }

    // Every vial on hand, place by place; opened ones with what the book has, since nothing is missing in them.
    static void scan_all_but(std::int64_t overlooked) {
        std::map<std::int64_t, std::vector<std::int64_t>> vials;
        for (const store::ContainerOnHand& it :
             store::containers_on_hand(clinic().desk().store())) {
            if (it.id.number() != overlooked) {
                vials[it.place].push_back(it.id.number());
            }
        }
        std::int64_t place = 0;
        for (const auto& [at, numbers] : vials) {
            for (; place < at; ++place) {
                clinic().types("P");
            }
            for (const std::int64_t vial : numbers) {
                clinic().scans(clinic().label(vial));
                if (clinic().asked() == "amount") {
                    clinic().types(as_typed(clinic().balance(vial)) + "\n");
                }
            }
        }
    }
    // Of the product of which a sealed vial was not seen.
    static std::int64_t sealed_by_the_book() {
        for (const auto& line : clinic().event_before_end<domain::CountRevealed>(1).lines) {
            if (line.sealed_counted != line.sealed_book) {
                return line.sealed_book;
            }
        }
        return -1;
    }
    // A draw of 50 mg, of which 40 are given: the rest is open.
    static void leave_a_rest(std::string_view patient) {
        clinic().scans(clinic().label(2)).types(std::string(patient) + "\n50\n40\n\n").signs("rn1");
        ASSERT_TRUE(clinic().reads("The rest is open still")) << clinic().text();
    }

  private:
    static std::unique_ptr<ClinicInTest> m_clinic;
    static std::vector<CountedFlow> m_flows;
};

std::unique_ptr<ClinicInTest> FlowsOfADay::m_clinic;
std::vector<CountedFlow> FlowsOfADay::m_flows;

TEST_F(FlowsOfADay, SignInByPassphraseOnceForTheShift) {
    clinic().unlocks("rn1", "KB");
    EXPECT_TRUE(clinic().shows("dashboard")) << clinic().text();

    clinic().presses(WXK_F2).types("N").unlocks("rn2", "TA");
    EXPECT_TRUE(clinic().reads("is unlocked and can sign with her PIN")) << clinic().text();
    EXPECT_EQ(clinic().desk().signer(), domain::PersonId::parse("rn1").value());
}

TEST_F(FlowsOfADay, CountTenVialsBlind) {
    clinic().begin();

    clinic().presses(WXK_F8).signs("rn1");
    scan_all_but(0);
    clinic().types("F").scans("rn2").signs("rn1").signs("rn2");

    EXPECT_TRUE(clinic().reads("Count and book agree.")) << clinic().text();
    EXPECT_EQ(clinic().effort().scans, 11) << "ten vials and a badge";
    counts("blind count of 10 vials, revealed", Effort{.keys = 56, .scans = 11});
    EXPECT_EQ(domain::kind_of(clinic().entry_before_end(2).event), domain::Kind::Count);
    EXPECT_FALSE(clinic().event_before_end<domain::CountRevealed>(1).differs);
}

TEST_F(FlowsOfADay, ReceiveTwoCartonsBeforeAWitness) {
    clinic().begin();

    clinic().scans(carton("LOT-B", "S1", "391231", gs)).scans(carton("LOT-B", "S2", "391231", gs));
    clinic().types("20\n\n").types("FR-1002\n\n");
    clinic().scans("rn2").signs("rn1").signs("rn2");

    EXPECT_TRUE(clinic().reads("vials 13 to 32")) << clinic().text();
    counts("receipt of two cartons with a witness", Effort{.keys = 29, .scans = 3});
    const auto receipt = clinic().event_before_end<domain::StockReceived>(1);
    EXPECT_EQ(receipt.containers, 20);
    EXPECT_EQ(receipt.lot.text(), "LOT-B");
    EXPECT_FALSE(receipt.awaiting);
}

TEST_F(FlowsOfADay, DrawAndGiveFromOneVial) {
    clinic().begin();

    clinic().scans(clinic().label(2)).types("001\n").types("40\n").types("\n").signs("rn1");

    EXPECT_TRUE(clinic().reads("drawn 0.800 mL = given 0.800")) << clinic().text();
    counts("draw and give", Effort{.keys = 16, .scans = 1});
    EXPECT_EQ(clinic().event_before_end<domain::StockDrawn>(2).session->text(), "2 of 6");
}

TEST_F(FlowsOfADay, DrawByTheKilogramForANewPatientAndKnowHerLabelThen) {
    clinic().begin();
    clinic().scans(clinic().label(2)).presses('N', wxMOD_ALT);
    clinic().types("M17\n").types("Miriam Okafor\n").types("4 Elm Street, Golden CO\n").types("\n");
    clinic().types("1 of 6\n").types("0.5/kg\n").types("80\n").types("\n").signs("rn1");
    EXPECT_TRUE(clinic().reads("drawn 0.800 mL = given 0.800")) << clinic().text();
    EXPECT_EQ(clinic().event_before_end<domain::StockDrawn>(2).weight_g, 80000);
    counts("a new patient, her dose by the kilogram", std::nullopt);

    clinic().begin();
    clinic().scans(clinic().label(2)).scans("M17").types("40\n").types("\n").signs("rn1");

    EXPECT_TRUE(clinic().reads("drawn 0.800 mL = given 0.800")) << clinic().text();
    counts("draw and give, the patient by her label", Effort{.keys = 12, .scans = 2});
    EXPECT_EQ(clinic().event_before_end<domain::StockDrawn>(2).session->text(), "2 of 6");
}

TEST_F(FlowsOfADay, DrawOneInfusionFromTwoVials) {
    clinic().begin();

    clinic().scans(clinic().label(1)).scans(clinic().label(2));
    clinic().types("002\n").types("20\n").types("25\n").types("\n").signs("rn1");

    EXPECT_TRUE(clinic().reads("drawn 0.900 mL = given 0.900")) << clinic().text();
    counts("infusion from two vials", std::nullopt);
    EXPECT_EQ(clinic().event_before_end<domain::StockDrawn>(2).lines.size(), 2U);
}

TEST_F(FlowsOfADay, DrawNowAndRecordTheOutcomeLater) {
    clinic().begin();

    clinic().scans(clinic().label(2)).types("003\n").types("45\n").types("-\n").signs("rn1");
    EXPECT_TRUE(clinic().reads("Its outcome is open still")) << clinic().text();
    counts("draw now, outcome later: the draw", std::nullopt);

    clinic().begin();
    clinic().presses(WXK_F4).types("O\n").types("\n").signs("rn1");
    EXPECT_TRUE(clinic().reads("open 0.900 mL = given 0.900 mL")) << clinic().text();
    counts("draw now, outcome later: the outcome", std::nullopt);
    EXPECT_EQ(domain::kind_of(clinic().entry_before_end(1).event), domain::Kind::Outcome);
}

TEST_F(FlowsOfADay, WasteARestBeforeAWitness) {
    clinic().begin();
    leave_a_rest("004");
    const Effort before = clinic().effort();

    clinic().types("W").types("\n").types("1").signs("rn1");
    clinic().scans("rn2").types("10\n").signs("rn2");

    EXPECT_TRUE(clinic().reads("wasted before")) << clinic().text();
    counts_since(before, "waste with witness", Effort{.keys = 20, .scans = 1});
    EXPECT_EQ(clinic().event_before_end<domain::StockWasted>(1).amount,
              domain::Quantity::microlitres(200));
    EXPECT_EQ(clinic().entry_before_end(1).signers.size(), 2U);
}

TEST_F(FlowsOfADay, CorrectAWasteBeforeAWitness) {
    const std::int64_t waste = clinic().entries() - 1;
    clinic().begin();
    clinic().presses(WXK_F7).scans(clinic().label(4)).types("O").signs("rn1");
    ASSERT_TRUE(clinic().reads("vial 4 is opened")) << clinic().text();

    clinic().begin();
    clinic().presses('J', wxMOD_CONTROL).presses(WXK_DOWN).types("X").types("A0.15\n").types("1");
    clinic().types("\n").scans("rn2").signs("rn1").signs("rn2");

    EXPECT_TRUE(clinic().reads(fmt::format("it corrects entry {}.", waste))) << clinic().text();
    counts("correction with witness", Effort{.keys = 25, .scans = 1});
    const auto corrected = clinic().event_before_end<domain::EntryCorrected>(1);
    EXPECT_EQ(corrected.entry.seq.number(), waste);
    EXPECT_EQ(std::get<domain::StockWasted>(corrected.restated).amount,
              domain::Quantity::microlitres(150));
}

TEST_F(FlowsOfADay, FinishAContainerAndOpenTheNext) {
    clinic().begin();
    // The ampoule of 2 mL, all but a tenth of it.
    clinic().scans(clinic().label(12)).types("005\n").types("1.9 mL\n");
    if (clinic().asked() == "dose") {
        clinic().types("\n");
    }
    clinic().types("\n").signs("rn1");
    ASSERT_TRUE(clinic().reads("drawn 1.900 mL = given 1.900")) << clinic().text();

    clinic().begin();
    clinic().presses(WXK_F7).scans(clinic().label(12)).types("E").types("\n");
    clinic().scans(clinic().label(3)).signs("rn1").scans("rn2").signs("rn2");

    EXPECT_TRUE(clinic().reads("Vial 3 is opened by entry")) << clinic().text();
    counts("finish a vial and open the next", Effort{.keys = 17, .scans = 3});
    EXPECT_EQ(clinic().event_before_end<domain::ContainerFinished>(2).container,
              domain::ContainerId(12));
    EXPECT_EQ(clinic().event_before_end<domain::ContainerOpened>(1).container,
              domain::ContainerId(3));
}

TEST_F(FlowsOfADay, OpenADiscrepancyByACountAndRecountIt) {
    clinic().begin();
    clinic().presses(WXK_F8).signs("rn1");
    scan_all_but(6);
    clinic().types("F").scans("rn2").signs("rn1").signs("rn2");
    ASSERT_TRUE(clinic().reads("Count and book differ")) << clinic().text();
    EXPECT_TRUE(clinic().has_case(clinic().entry_before_end(1)));
    const Effort before = clinic().effort();

    clinic().types(fmt::format("{}\n", sealed_by_the_book())).signs("rn1");

    EXPECT_TRUE(clinic().reads("the recount stands with case")) << clinic().text();
    counts_since(before, "one recount of what differs", std::nullopt);
    EXPECT_EQ(domain::kind_of(clinic().entry_before_end(1).event), domain::Kind::DiscrepancyNote);
}

TEST_F(FlowsOfADay, DecideADiscrepancyByTwo) {
    clinic().begin();
    clinic().presses(WXK_F2).scans("rph1").signs("rph1");
    ASSERT_TRUE(clinic().becomes([&] {
        return clinic().desk().signer() == domain::PersonId::parse("rph1").value();
    })) << clinic().text();

    clinic().begin();
    clinic().presses(WXK_F9).presses(WXK_DOWN);
    clinic().types("D4");
    while (clinic().asked().starts_with("move_")) {
        clinic().types("\n");
    }
    clinic().types("Stood behind another.\n");
    clinic().types("\n").scans("md1").signs("rph1").signs("md1");

    EXPECT_TRUE(clinic().reads("recorded")) << clinic().text();
    counts("decision on a discrepancy by two", std::nullopt);
    EXPECT_EQ(clinic().event_before_end<domain::DiscrepancyDecided>(1).verdict,
              domain::Verdict::CountError);
}

TEST_F(FlowsOfADay, CloseTheDayOverWhatIsOpen) {
    clinic().begin();

    clinic().presses('D', wxMOD_CONTROL).types("L").scans("rn1").signs("rph1").signs("rn1");

    EXPECT_TRUE(clinic().reads("is closed.")) << clinic().text();
    counts("close of the day by two, checkpoint signed", std::nullopt);
    EXPECT_FALSE(clinic().event_before_end<domain::DayClosed>(1).open_infusions.empty());

    clinic().presses('K', wxMOD_ALT);
    EXPECT_TRUE(clinic().reads("The checkpoint stands in")) << clinic().text();
}

TEST_F(FlowsOfADay, VerifyTheJournalInTheWindow) {
    clinic().begin();

    clinic().presses('I', wxMOD_CONTROL).types("Y");

    EXPECT_TRUE(clinic().reads("Entries checked")) << clinic().text();
    counts("verification of the journal", std::nullopt);
    EXPECT_TRUE(clinic().reads("Nothing was found.")) << clinic().text();
}

TEST_F(FlowsOfADay, WriteTheInspectorsPack) {
    clinic().begin();

    clinic().presses('I', wxMOD_CONTROL).types("P").types("\n").types("S").signs("rph1");

    EXPECT_TRUE(clinic().reads("The bundle is written")) << clinic().text();
    counts("inspector's pack (bundle and checkpoint; no PDF)", Effort{.keys = 11, .scans = 0});
    EXPECT_EQ(clinic().event_before_end<domain::Exported>(1).disclosed,
              domain::DisclosureScope::All);
}

}  // namespace
}  // namespace vialog::window
