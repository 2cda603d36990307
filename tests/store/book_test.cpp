// SPDX-License-Identifier: Apache-2.0
// What src/store/book promises, and what it refuses.
#include "store/book.h"

#include "store/migration.h"
#include "support/clinic.h"

#include <gtest/gtest.h>

namespace vialog::store {
namespace {

using domain::ContainerId;
using domain::Quantity;
using support::Clinic;

// A book in memory beside a clinic; fewer than 256 entries, since the indexes read them from a file.
class BookOfAClinic : public testing::Test {
  protected:
    BookOfAClinic() { migrate(m_connection, schema_steps()); }

    // What the clinic has recorded since.
    void write() {
        if (!m_book) {
            m_book = make();
        }
        for (; m_written < m_clinic.entries().size(); ++m_written) {
            m_book->record(m_clinic.entries()[m_written]);
        }
    }
    [[nodiscard]] std::unique_ptr<Book> make() {
        auto book = std::make_unique<Book>(m_connection, [this](domain::EntryNumber seq) {
            return std::optional(m_clinic.entry(seq));
        });
        book->load();
        return book;
    }

    Clinic m_clinic;
    Connection m_connection{{}, OpenMode::Scratch, ""};
    std::unique_ptr<Book> m_book;
    std::size_t m_written = 0;
};

TEST_F(BookOfAClinic, FindsALabelAndARecordFromPaperAgain) {
    auto delivery = m_clinic.delivery(m_clinic.vial, 2);
    delivery.labels = {"V-1", "V-2"};
    m_clinic.record(delivery, {"cleo", "dan"});
    m_clinic.begin_transcription();
    const auto slip = support::paper(7, support::person("cleo"), support::person("dan"));
    const auto copied = m_clinic.record({.draft = m_clinic.delivery(m_clinic.vial, 1),
                                         .by = {"ben", "finn"},
                                         .late = domain::LateReason::Paper,
                                         .paper = slip,
                                         .occurred = m_clinic.ago(std::chrono::hours(24 * 40))});
    write();

    const auto book = make();
    const domain::State& state = book->state();

    ASSERT_NE(state.labels.find("V-2"), nullptr);
    EXPECT_EQ(*state.labels.find("V-2"), ContainerId(2));
    EXPECT_EQ(state.labels.find("V-3"), nullptr);
    const auto* seq = state.paper.find(domain::paper_key(domain::Kind::Receive, slip));
    ASSERT_NE(seq, nullptr);
    EXPECT_EQ(*seq, copied);
    EXPECT_EQ(state.totals.paper_entries, 1);
    EXPECT_TRUE(state.totals.transcribing);
}

TEST_F(BookOfAClinic, KnowsAgainWhoHasKeysAndWhoIsRegistrant) {
    m_clinic.record(support::key_added("dan", "dan-2"), {"ada", "ben", "dan-2", "dan"});
    m_clinic.record(domain::KeyRevoked{.key = support::key_id("dan"),
                                       .reason = domain::RevocationReason::Lost,
                                       .suspect_from = std::nullopt},
                    {"ada", "ben"});
    write();

    EXPECT_EQ(make()->state().people_index, m_clinic.state().people_index);
}

TEST_F(BookOfAClinic, KnowsAtOnceWhatWaitsForAWitnessAndFetchesTheRest) {
    const ContainerId vial = m_clinic.open_one(m_clinic.vial);
    const auto draw = m_clinic.draw(vial, Quantity::microlitres(700));
    const auto waste = m_clinic.record(domain::WasteHeld{.source = m_clinic.from_infusion(draw),
                                                         .product = m_clinic.vial,
                                                         .amount = Quantity::microlitres(700)},
                                       {"cleo"});
    const auto finish = m_clinic.finish(vial, Quantity::microlitres(9300));
    const auto irregular =
        m_clinic.record(domain::StockWastedUnwitnessed{.source = m_clinic.from_held(waste),
                                                       .product = m_clinic.vial,
                                                       .amount = Quantity::microlitres(100)},
                        {"cleo"});
    write();

    const auto book = make();
    const domain::State& state = book->state();

    EXPECT_EQ(state.held_for_witness, std::set{waste});
    int in_memory = 0;
    state.held.for_each([&](const auto& /*seq*/, const auto& /*row*/) { ++in_memory; });
    state.cases.for_each([&](const auto& /*id*/, const auto& /*row*/) { ++in_memory; });
    EXPECT_EQ(in_memory, 0);
    EXPECT_EQ(*state.held.find(waste), *m_clinic.state().held.find(waste));
    EXPECT_EQ(*state.held.find(finish), *m_clinic.state().held.find(finish));
    EXPECT_NE(state.cases.find(domain::CaseId(irregular.number())), nullptr);
}

TEST_F(BookOfAClinic, ForgetsTheLabelsOfAVoidedReceipt) {
    auto delivery = m_clinic.delivery(m_clinic.vial, 1);
    delivery.labels = {"V-1"};
    const auto receipt = m_clinic.record(delivery, {"cleo", "dan"});
    write();
    m_clinic.record({.draft = m_clinic.voiding(receipt),
                     .by = {"cleo", "dan"},
                     .occurred = m_clinic.entry(receipt).moment.occurred});
    write();

    const auto book = make();

    EXPECT_EQ(book->state().labels.find("V-1"), nullptr);
    EXPECT_EQ(*book->state().corrected.find(receipt), domain::EntryNumber(receipt.number() + 1));
    EXPECT_EQ(book->state().containers.find(ContainerId(1))->state, domain::ContainerState::Gone);
}

TEST_F(BookOfAClinic, KeepsAReceiptThatAwaitsItsWitness) {
    auto delivery = m_clinic.delivery(m_clinic.vial, 1);
    delivery.awaiting = true;
    const auto receipt = m_clinic.record(delivery, {"cleo"});
    write();

    const auto book = make();

    EXPECT_NE(book->state().awaiting.find(receipt), nullptr);
    EXPECT_TRUE(book->state().receipts.find(receipt)->awaiting);
}

TEST_F(BookOfAClinic, PostsTheMovementsOfAnEntryInTheirOrder) {
    const ContainerId vial = m_clinic.open_one(m_clinic.vial);
    const auto draw = m_clinic.draw(vial, Quantity::microlitres(700));
    write();

    Statement postings(m_connection,
                       "SELECT line, account_kind, account_id, product, amount FROM posting "
                       "WHERE seq = ?1 ORDER BY line");
    auto rows = postings.query(draw.number());
    std::int64_t sum = 0;
    std::int64_t line = 0;
    for (; rows.next(); ++line) {
        EXPECT_EQ(rows.integer(0), line);
        EXPECT_EQ(rows.integer(3), m_clinic.vial.number());
        sum += rows.integer(4);
    }
    EXPECT_EQ(line, 2);
    EXPECT_EQ(sum, 0);
    // 5 is the container's account, 6 the infusion's.
    EXPECT_EQ(m_connection.integer("SELECT amount FROM posting WHERE account_kind = 5 "
                                   "AND account_id = 1 ORDER BY seq DESC LIMIT 1"),
              -700);
    EXPECT_EQ(m_connection.integer("SELECT amount FROM infusion_open"), 700);
}

TEST_F(BookOfAClinic, ReadsALargeTableAnewAfterManyRows) {
    // More containers than rows are kept in memory.
    for (int i = 0; i < 12; ++i) {
        m_clinic.receive(m_clinic.vial, 1000);
    }
    write();
    const ContainerId last = m_clinic.state().totals.last_container;

    m_clinic.record(domain::ContainerOpened{.container = last, .beyond_use = {}, .claimed = {}},
                    {"cleo"});
    m_clinic.draw(last, Quantity::microlitres(100));
    write();

    EXPECT_EQ(*m_book->state().containers.find(last), m_clinic.container(last));
    EXPECT_EQ(*make()->state().containers.find(last), m_clinic.container(last));
    EXPECT_EQ(make()->state().on_hand.find({.product = m_clinic.vial, .place = 0})->sealed, 11999);
}

TEST_F(BookOfAClinic, IsAsItWasAfterLoadingOverAnUnfinishedTransaction) {
    m_clinic.receive(m_clinic.vial, 3);
    write();
    m_connection.execute("BEGIN");
    m_book->record(m_clinic.decided(
        {.draft =
             domain::ContainerOpened{.container = ContainerId(2), .beyond_use = {}, .claimed = {}},
         .by = {"cleo"}}));
    m_connection.roll_back();

    m_book->load();

    EXPECT_EQ(m_book->state().containers.find(ContainerId(2))->state,
              domain::ContainerState::Sealed);
    EXPECT_EQ(m_book->state().totals, m_clinic.state().totals);
}

}  // namespace
}  // namespace vialog::store
