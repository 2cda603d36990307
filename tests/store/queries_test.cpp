// SPDX-License-Identifier: Apache-2.0
// Figures are compared with sums over the signed entries themselves, made here without the book.
#include "store/queries.h"

#include "domain/postings.h"
#include "store/sample_store.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

namespace vialog::store {
namespace {

using domain::AccountKind;
using support::options_for;
using support::sample_journal;
using support::sample_store;
using support::TemporaryFolder;

const std::vector<domain::Entry>& sample_entries() {
    static const auto entries = [] {
        std::vector<domain::Entry> all;
        for (const base::Bytes& bytes : sample_journal().entries()) {
            all.push_back(support::parse_entry(bytes).entry.entry);
        }
        return all;
    }();
    return entries;
}

std::vector<domain::Posting> postings_of(const domain::Entry& entry) {
    return domain::postings(entry.event, entry.seq, [](domain::EntryNumber seq) {
        return std::optional(sample_entries()[static_cast<std::size_t>(seq.number())]);
    });
}

std::vector<Movement> expected_movements(const Period& period) {
    std::map<std::pair<domain::ProductId, AccountKind>, std::int64_t> sums;
    for (const domain::Entry& entry : sample_entries()) {
        const auto occurred = entry.moment.occurred.instant;
        if (occurred >= period.from && occurred < period.until) {
            for (const domain::Posting& it : postings_of(entry)) {
                sums[{it.product, it.account.kind}] += it.amount;
            }
        }
    }
    std::vector<Movement> movements;
    for (const auto& [key, amount] : sums) {
        if (amount != 0) {
            movements.push_back({.product = key.first, .account = key.second, .amount = amount});
        }
    }
    return movements;
}

class Queries : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        s_folder = std::make_unique<TemporaryFolder>();
        s_store = std::make_unique<Store>(
            sample_store(options_for(s_folder->path() / "a", Access::ReadWrite), 700));
    }
    static void TearDownTestSuite() {
        s_store.reset();
        s_folder.reset();
    }
    static base::UtcInstant time_of(std::size_t seq) {
        return sample_entries()[seq].moment.occurred.instant;
    }
    static std::unique_ptr<TemporaryFolder> s_folder;
    static std::unique_ptr<Store> s_store;
};
std::unique_ptr<TemporaryFolder> Queries::s_folder;
std::unique_ptr<Store> Queries::s_store;

TEST_F(Queries, SumTheMovementsOfAnyPeriod) {
    std::mt19937 random(7);
    for (int i = 0; i < 60; ++i) {
        // Periods within a day, over days, over the block limits at 256 and 512, empty, before and after everything.
        const std::size_t a = random() % 700;
        const std::size_t b = random() % 700;
        Period period{.from = std::min(time_of(a), time_of(b)),
                      .until = std::max(time_of(a), time_of(b))};
        if (i % 5 == 0) {
            period.from = base::UtcInstant{};
        }
        if (i % 7 == 0) {
            period.until += std::chrono::hours(24 * 400);
        }
        EXPECT_EQ(movements_in(*s_store, period), expected_movements(period)) << a << " " << b;
    }
}

TEST_F(Queries, BalancesAtAnInstantAreTheMovementsBeforeIt) {
    for (const std::size_t seq : {12U, 255U, 256U, 400U, 699U}) {
        EXPECT_EQ(balances_at(*s_store, time_of(seq)),
                  expected_movements({.from = {}, .until = time_of(seq)}));
    }
}

TEST_F(Queries, BalancesNowAreThoseOfTheRules) {
    const auto found = balances(*s_store);

    EXPECT_EQ(found, expected_movements({.from = {}, .until = base::UtcInstant::max()}));
    for (const Movement& it : found) {
        EXPECT_EQ(it.amount, sample_journal().state().balance(it.product, it.account));
    }
}

TEST_F(Queries, ShowTheEntriesBehindAFigure) {
    const Period period{.from = time_of(200), .until = time_of(600)};
    std::int64_t sum = 0;
    for (const PeriodPosting& it :
         postings_in(*s_store, period, sample_journal().product(), AccountKind::Given)) {
        EXPECT_EQ(it.entry.kind, domain::Kind::Outcome);
        sum += it.posting.amount;
    }

    const auto movements = movements_in(*s_store, period);
    const auto given = std::find_if(movements.begin(), movements.end(), [](const Movement& it) {
        return it.account == AccountKind::Given;
    });
    ASSERT_NE(given, movements.end());
    EXPECT_EQ(sum, given->amount);
}

TEST_F(Queries, ListEntriesOfAPeriodByWhenTheyOccurred) {
    const Period period{.from = time_of(250), .until = time_of(262)};

    const auto found = entries_in(*s_store, period);

    ASSERT_EQ(found.size(), 12U);  // across the block limit, each once
    for (std::size_t i = 0; i < found.size(); ++i) {
        const domain::Entry& entry = sample_entries()[250 + i];
        EXPECT_EQ(found[i].seq, entry.seq);
        EXPECT_EQ(found[i].kind, domain::kind_of(entry.event));
        EXPECT_EQ(found[i].occurred, entry.moment.occurred);
        EXPECT_EQ(found[i].recorded, entry.moment.time);
    }
}

TEST_F(Queries, PageFromTheNewestBack) {
    const auto page = entries_before(*s_store, domain::EntryNumber(700), 3);
    ASSERT_EQ(page.size(), 3U);
    EXPECT_EQ(page[0].seq, domain::EntryNumber(699));
    EXPECT_EQ(page[2].seq, domain::EntryNumber(697));

    EXPECT_EQ(entries_before(*s_store, domain::EntryNumber(2), 10).size(), 2U);
    EXPECT_TRUE(entries_before(*s_store, domain::EntryNumber(0), 10).empty());
}

TEST_F(Queries, MarkCorrectionsAndWhatWasRecordedAfterThePeriod) {
    std::vector<std::int64_t> expected;
    for (const domain::Entry& entry : sample_entries()) {
        if (std::holds_alternative<domain::EntryCorrected>(entry.event) ||
            std::holds_alternative<domain::EntryVoided>(entry.event)) {
            expected.push_back(entry.seq.number());
        }
    }
    ASSERT_EQ(expected.size(), 2U);
    const auto all = marks_of(*s_store, {.from = {}, .until = base::UtcInstant::max()});
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].seq.number(), expected[0]);
    EXPECT_EQ(all[1].seq.number(), expected[1]);

    // The void stands under the time of what it voids, which ends before it was recorded.
    const domain::Entry& voided = sample_entries()[static_cast<std::size_t>(expected[0])];
    const Period until_then{.from = voided.moment.occurred.instant,
                            .until = voided.moment.occurred.instant + base::Milliseconds(1)};
    const auto marks = marks_of(*s_store, until_then);
    ASSERT_EQ(marks.size(), 1U);
    EXPECT_GT(marks[0].recorded, until_then.until);
}

TEST_F(Queries, ListTheNewestOfAKind) {
    const Period always{.from = base::UtcInstant(base::Milliseconds(0)),
                        .until = base::UtcInstant(std::chrono::days(365 * 200))};
    std::vector<std::pair<base::UtcInstant, std::int64_t>> draws;
    for (const domain::Entry& entry : sample_entries()) {
        if (domain::kind_of(entry.event) == domain::Kind::Draw) {
            draws.emplace_back(entry.moment.occurred.instant, entry.seq.number());
        }
    }
    std::sort(draws.rbegin(), draws.rend());

    const auto found = newest_of_kind(*s_store, domain::Kind::Draw, always, 5);

    ASSERT_EQ(found.size(), 5U);
    for (std::size_t i = 0; i < found.size(); ++i) {
        EXPECT_EQ(found[i].seq.number(), draws[i].second);
    }
}

TEST_F(Queries, FindNothingInAnEmptyPeriod) {
    const Period empty{.from = time_of(30), .until = time_of(30)};

    EXPECT_TRUE(entries_in(*s_store, empty).empty());
    EXPECT_TRUE(movements_in(*s_store, empty).empty());
    EXPECT_TRUE(marks_of(*s_store, empty).empty());
}

}  // namespace
}  // namespace vialog::store
