// SPDX-License-Identifier: Apache-2.0
// What each event moves, by the tables of the specification: from, to, how much.
#include "domain/postings.h"

#include "domain/rules.h"

#include <gtest/gtest.h>

#include <map>

namespace vialog::domain {
namespace {

constexpr auto ul = Quantity::microlitres;
constexpr ProductId vial(9);
constexpr ProductId ampoule(10);
constexpr EntryNumber seq(50);

// Entries by number, as a journal would give them.
class Journal final {
  public:
    void put(EntryNumber at, Event event) {
        Entry entry;
        entry.seq = at;
        entry.event = std::move(event);
        m_entries[at] = std::move(entry);
    }
    [[nodiscard]] EntryLookup lookup() const {
        return [this](EntryNumber at) -> std::optional<Entry> {
            const auto found = m_entries.find(at);
            return found == m_entries.end() ? std::nullopt : std::optional(found->second);
        };
    }

  private:
    std::map<EntryNumber, Entry> m_entries;
};

// "container 7 -> given 250", in the order of the postings; both sides must agree.
std::vector<std::string> movements(const std::vector<Posting>& postings) {
    const auto name = [](const Account& account) {
        std::string text(word_of(account.kind));
        return account.id == 0 ? text : text + " " + std::to_string(account.id);
    };
    std::vector<std::string> out;
    for (std::size_t i = 0; i + 1 < postings.size(); i += 2) {
        EXPECT_EQ(postings[i].amount, -postings[i + 1].amount);
        EXPECT_EQ(postings[i].product, postings[i + 1].product);
        out.push_back(name(postings[i].account) + " -> " + name(postings[i + 1].account) + " " +
                      std::to_string(postings[i + 1].amount));
    }
    EXPECT_EQ(postings.size() % 2, 0U);
    return out;
}

std::vector<std::string> moved(const Event& event) {
    return movements(postings(event, seq, {}));
}

using Lines = std::vector<std::string>;

Ref ref(std::int64_t entry) {
    return {.seq = EntryNumber(entry), .leaf = {}};
}

TEST(Postings, OfAReceiptGoFromItsSourceIntoEachContainer) {
    StockReceived it;
    it.product = vial;
    it.first = ContainerId(7);
    it.containers = 2;
    it.each = ul(10000);

    EXPECT_EQ(moved(it), (Lines{"supplier -> container 7 10000", "supplier -> container 8 10000"}));
    it.containers = 1;
    it.basis = ReceiptBasis::InitialInventory;
    EXPECT_EQ(moved(it), Lines{"initial_inventory -> container 7 10000"});
    it.basis = ReceiptBasis::OtherRegistrant;
    EXPECT_EQ(moved(it), Lines{"other_registrant -> container 7 10000"});
    it.basis = ReceiptBasis::Found;
    EXPECT_EQ(moved(it), Lines{"found -> container 7 10000"});
}

TEST(Postings, OfADrawGoIntoItsInfusion) {
    StockDrawn it;
    it.lines = {
        {.container = ContainerId(7), .product = vial, .amount = ul(1500)},
        {.container = ContainerId(8), .product = ampoule, .amount = ul(200)},
        {.container = ContainerId(9), .product = vial, .amount = ul(30), .after_finish = true}};

    EXPECT_EQ(moved(it), (Lines{"container 7 -> infusion 50 1500", "container 8 -> infusion 50 200",
                                "shortage_at_finish 9 -> infusion 50 30"}));
    it.infusion = ref(40);
    EXPECT_EQ(moved(it)[0], "container 7 -> infusion 40 1500");
}

TEST(Postings, OfAnOutcomeGoToGivenAndLost) {
    OutcomeRecorded it;
    it.infusion = ref(40);
    it.lines = {{.product = vial, .given = ul(1400), .lost = ul(20)},
                {.product = ampoule, .given = ul(200), .lost = ul(0)}};

    EXPECT_EQ(moved(it), (Lines{"infusion 40 -> given 1400", "infusion 40 -> infusion_loss 20",
                                "infusion 40 -> given 200"}));
}

TEST(Postings, OfAWasteGoToAPatientsWasteOrTheStocks) {
    StockWasted it;
    it.product = vial;
    it.amount = ul(80);

    it.source = FromInfusion{ref(40)};
    EXPECT_EQ(moved(it), Lines{"infusion 40 -> patient_waste 80"});
    it.source = FromContainer{ContainerId(7)};
    EXPECT_EQ(moved(it), Lines{"container 7 -> stock_waste 80"});
    it.source = FromHeld{ref(45)};
    EXPECT_EQ(moved(it), Lines{"held_for_witness 45 -> patient_waste 80"});
}

TEST(Postings, OfAnUnwitnessedWasteAreThoseOfAWaste) {
    StockWastedUnwitnessed it;
    it.product = vial;
    it.amount = ul(80);

    it.source = FromInfusion{ref(40)};
    EXPECT_EQ(moved(it), Lines{"infusion 40 -> patient_waste 80"});
    it.source = FromContainer{ContainerId(7)};
    EXPECT_EQ(moved(it), Lines{"container 7 -> stock_waste 80"});
}

TEST(Postings, OfAHeldWasteWaitUnderItsEntry) {
    WasteHeld it;
    it.product = vial;
    it.amount = ul(80);

    it.source = FromInfusion{ref(40)};
    EXPECT_EQ(moved(it), Lines{"infusion 40 -> held_for_witness 50 80"});
    it.source = FromContainer{ContainerId(7)};
    EXPECT_EQ(moved(it), Lines{"container 7 -> held_for_witness 50 80"});
}

TEST(Postings, OfAHeldWasteOutOfAContainerStayTheStocks) {
    Journal journal;
    journal.put(EntryNumber(44),
                WasteHeld{.source = FromInfusion{ref(40)}, .product = vial, .amount = ul(80)});
    journal.put(
        EntryNumber(45),
        WasteHeld{.source = FromContainer{ContainerId(7)}, .product = vial, .amount = ul(80)});
    const auto of = [&](std::int64_t held) {
        StockWasted it;
        it.product = vial;
        it.amount = ul(80);
        it.source = FromHeld{ref(held)};
        return movements(postings(it, seq, journal.lookup()));
    };

    EXPECT_EQ(of(44), Lines{"held_for_witness 44 -> patient_waste 80"});
    EXPECT_EQ(of(45), Lines{"held_for_witness 45 -> stock_waste 80"});
}

TEST(Postings, OfAFinishTakeTheDifferenceToANeutralAccount) {
    ContainerFinished it;
    it.container = ContainerId(7);
    it.product = vial;
    it.book = 300;

    it.rest = ul(300);
    EXPECT_EQ(moved(it), Lines{"container 7 -> finish_waste 300"});
    it.rest = ul(200);
    EXPECT_EQ(moved(it), (Lines{"container 7 -> finish_waste 200",
                                "container 7 -> shortage_at_finish 7 100"}));
    it.rest = ul(350);
    EXPECT_EQ(moved(it),
              (Lines{"container 7 -> finish_waste 350", "surplus_at_finish 7 -> container 7 50"}));
    it.book = -100;
    it.rest = ul(0);
    EXPECT_EQ(moved(it), Lines{"surplus_at_finish 7 -> container 7 100"});
    it.disposition = Disposition::HeldForDestruction;
    it.rest = ul(20);
    EXPECT_EQ(moved(it), (Lines{"container 7 -> held_for_destruction 50 20",
                                "surplus_at_finish 7 -> container 7 120"}));
}

TEST(Postings, OfABreakageTakeWhatIsNotRecoveredAsBroken) {
    ContainerBroken it;
    it.container = ContainerId(7);
    it.product = vial;
    it.book = 9000;

    it.recovered = ul(2000);
    EXPECT_EQ(moved(it),
              (Lines{"container 7 -> broken 7000", "container 7 -> held_for_destruction 50 2000"}));
    it.recovered = ul(9100);
    EXPECT_EQ(moved(it), (Lines{"container 7 -> held_for_destruction 50 9100",
                                "surplus_at_finish 7 -> container 7 100"}));
    it.book = -50;
    it.recovered = ul(0);
    EXPECT_EQ(moved(it), Lines{"surplus_at_finish 7 -> container 7 50"});
}

TEST(Postings, OfADisposalEmptyTheContainersAndWhatIsHeld) {
    const std::vector<DisposalLine> lines = {
        {.container = ContainerId(7), .held = {}, .product = vial, .book = 500, .amount = ul(480)},
        {.container = {}, .held = ref(30), .product = ampoule, .book = 0, .amount = ul(60)}};
    const auto to = [](const std::string& account) {
        return Lines{"container 7 -> " + account + " 480", "container 7 -> shortage_at_finish 7 20",
                     "held_for_destruction 30 -> " + account + " 60"};
    };

    EXPECT_EQ(moved(StockDestroyed{.lines = lines, .method = {}, .location = {}}), to("destroyed"));
    EXPECT_EQ(moved(StockHandedOver{.party = {}, .lines = lines, .document = {}}),
              to("reverse_distributor"));
    EXPECT_EQ(moved(StockReturned{.party = {}, .lines = lines, .document = {}}), to("returned"));
    EXPECT_EQ(moved(StockTransferredOut{.party = {}, .lines = lines, .document = {}}),
              to("transferred_out"));
}

TEST(Postings, OfADecisionGoToWhatItIsDecidedToBe) {
    const auto of = [](AccountKind from, Verdict to) {
        DiscrepancyDecided it;
        it.moves = {{.from = {.kind = from, .id = 7}, .to = to, .product = vial, .amount = ul(40)}};
        return moved(it);
    };
    const AccountKind shortage = AccountKind::ShortageAtFinish;

    EXPECT_EQ(of(shortage, Verdict::NeedleLoss), Lines{"shortage_at_finish 7 -> needle_loss 40"});
    EXPECT_EQ(of(shortage, Verdict::CountError), Lines{"shortage_at_finish 7 -> count_error 40"});
    EXPECT_EQ(of(shortage, Verdict::LostOrStolen),
              Lines{"shortage_at_finish 7 -> lost_or_stolen 40"});
    EXPECT_EQ(of(shortage, Verdict::RecordError), Lines{"shortage_at_finish 7 -> record_error 40"});
    EXPECT_EQ(of(shortage, Verdict::Unexplained), Lines{"shortage_at_finish 7 -> unexplained 40"});
    EXPECT_EQ(of(AccountKind::Infusion, Verdict::Unexplained),
              Lines{"infusion 7 -> unexplained 40"});
    EXPECT_EQ(of(AccountKind::SurplusAtFinish, Verdict::Overfill),
              Lines{"overfill -> surplus_at_finish 7 40"});
}

TEST(Postings, AreNoneForAllOtherKinds) {
    for (const Event& event : std::vector<Event>{
             Genesis{}, PersonRecorded{}, PolicySet{}, ProductRecorded{}, ShipmentExpected{},
             ContainersTransferred{}, ContainerOpened{}, Countersigned{}, CountStarted{},
             CountRecorded{}, CountRevealed{}, DiscrepancyOpened{}, LossReported{}, DayClosed{},
             CustodyHandedOver{}, Noticed{}}) {
        EXPECT_TRUE(moved(event).empty()) << word_of(kind_of(event));
    }
}

StockDrawn draw_of(std::int64_t microlitres) {
    StockDrawn it;
    it.lines = {{.container = ContainerId(7), .product = vial, .amount = ul(microlitres)}};
    return it;
}

EntryCorrected correction(std::int64_t of, const Restatable& restated) {
    return {.entry = ref(of), .reason = {}, .signer = {}, .restated = restated};
}

TEST(Postings, OfACorrectionReverseAndRestateUnderTheFirstNumber) {
    Journal journal;
    journal.put(EntryNumber(40), draw_of(1000));

    EXPECT_EQ(movements(postings(correction(40, draw_of(1200)), seq, journal.lookup())),
              (Lines{"container 7 -> infusion 40 -1000", "container 7 -> infusion 40 1200"}));
}

TEST(Postings, OfACorrectionOfACorrectionReverseWhatWasInForce) {
    Journal journal;
    journal.put(EntryNumber(40), draw_of(1000));
    journal.put(EntryNumber(45), correction(40, draw_of(1200)));

    EXPECT_EQ(movements(postings(correction(45, draw_of(1300)), seq, journal.lookup())),
              (Lines{"container 7 -> infusion 40 -1200", "container 7 -> infusion 40 1300"}));
}

TEST(Postings, OfAVoidReverse) {
    Journal journal;
    journal.put(EntryNumber(40), draw_of(1000));
    journal.put(EntryNumber(45), correction(40, draw_of(1200)));
    const auto of = [&](std::int64_t entry) {
        return movements(postings(EntryVoided{.entry = ref(entry), .reason = {}, .signer = {}}, seq,
                                  journal.lookup()));
    };

    EXPECT_EQ(of(40), Lines{"container 7 -> infusion 40 -1000"});
    EXPECT_EQ(of(45), Lines{"container 7 -> infusion 40 -1200"});
    EXPECT_TRUE(of(46).empty());
}

TEST(InForce, IsTheEntryItselfUntilCorrected) {
    Journal journal;
    journal.put(EntryNumber(40), draw_of(1000));

    const auto found = in_force(EntryNumber(40), journal.lookup());

    ASSERT_TRUE(found);
    EXPECT_EQ(found->origin, EntryNumber(40));
    EXPECT_EQ(found->event, Event(draw_of(1000)));
    EXPECT_FALSE(in_force(EntryNumber(41), journal.lookup()));
    EXPECT_FALSE(in_force(EntryNumber(40), {}));
}

TEST(InForce, OfACorrectionIsWhatItRestatesUnderTheFirstNumber) {
    Journal journal;
    journal.put(EntryNumber(40), draw_of(1000));
    journal.put(EntryNumber(45), correction(40, draw_of(1200)));
    journal.put(EntryNumber(47), correction(45, draw_of(1300)));

    const auto found = in_force(EntryNumber(47), journal.lookup());

    ASSERT_TRUE(found);
    EXPECT_EQ(found->origin, EntryNumber(40));
    EXPECT_EQ(found->event, Event(draw_of(1300)));
}

TEST(InForce, StopsAtACorrectionThatNamesALaterEntryOrItself) {
    Journal journal;
    journal.put(EntryNumber(45), correction(45, draw_of(1200)));
    journal.put(EntryNumber(46), correction(48, draw_of(1200)));
    journal.put(EntryNumber(48), correction(46, draw_of(1200)));
    journal.put(EntryNumber(49), correction(30, draw_of(1200)));

    EXPECT_FALSE(in_force(EntryNumber(45), journal.lookup()));
    EXPECT_FALSE(in_force(EntryNumber(46), journal.lookup()));
    EXPECT_FALSE(in_force(EntryNumber(48), journal.lookup()));
    EXPECT_FALSE(in_force(EntryNumber(49), journal.lookup()));  // what it corrects is not there
}

TEST(Reversed, TurnsEverySign) {
    const auto there = postings(draw_of(1000), seq, {});

    const auto back = reversed(there);

    ASSERT_EQ(back.size(), there.size());
    EXPECT_EQ(back[0].amount, 1000);
    EXPECT_EQ(back[1].amount, -1000);
}

}  // namespace
}  // namespace vialog::domain
