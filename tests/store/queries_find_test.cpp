// SPDX-License-Identifier: Apache-2.0
// What is found is compared with a look through every signed entry.
#include "store/book_check.h"
#include "store/connection.h"
#include "store/mention.h"
#include "store/queries.h"
#include "store/sample_store.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace vialog::store {
namespace {

using support::options_for;
using support::sample_journal;
using support::sample_store;
using support::TemporaryFolder;

// 700 entries: two whole blocks, and a part of the third.
class Find : public testing::Test {
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
    static std::vector<domain::EntryNumber> looked_through(
        const std::function<bool(const domain::Entry&)>& fits) {
        std::vector<domain::EntryNumber> found;
        for (const base::Bytes& bytes : sample_journal().entries()) {
            const domain::Entry entry = support::parse_entry(bytes).entry.entry;
            if (fits(entry)) {
                found.push_back(entry.seq);
            }
        }
        return found;
    }
    static domain::PersonId person(std::string_view id) {
        return domain::PersonId::parse(id).value();
    }
    static std::unique_ptr<TemporaryFolder> s_folder;
    static std::unique_ptr<Store> s_store;
};
std::unique_ptr<TemporaryFolder> Find::s_folder;
std::unique_ptr<Store> Find::s_store;

TEST_F(Find, GivesEveryEntryOfAKindInOrder) {
    for (const domain::Kind kind : {domain::Kind::Draw, domain::Kind::Waste, domain::Kind::Void}) {
        EXPECT_EQ(find_entries(*s_store, {.kind = kind}), looked_through([&](const auto& entry) {
                      return domain::kind_of(entry.event) == kind;
                  }));
    }
}

TEST_F(Find, GivesEveryEntryThatAPersonSigned) {
    for (const char* id : {"ada", "cleo", "dan"}) {
        const auto expected = looked_through([&](const auto& entry) {
            return acting_people(entry, sample_journal().state()).contains(person(id));
        });
        EXPECT_FALSE(expected.empty());
        EXPECT_EQ(find_entries(*s_store, {.person = person(id)}), expected) << id;
    }
}

TEST_F(Find, GivesTheHistoryOfAContainer) {
    const domain::ContainerId container(2);
    std::vector<domain::EntryNumber> expected;
    for (const HistoryLine& line : container_history(*s_store, container)) {
        expected.push_back(line.entry.seq);
    }
    expected.erase(std::unique(expected.begin(), expected.end()), expected.end());

    EXPECT_FALSE(expected.empty());
    EXPECT_EQ(find_entries(*s_store, {.container = container}), expected);
}

TEST_F(Find, GivesWhatHappenedToEveryContainerOfALot) {
    const domain::ReceiptRow* receipt = nullptr;
    std::vector<domain::EntryNumber> expected;
    for (std::int64_t seq = 0; seq < 700; ++seq) {
        if (const auto* row = s_store->state().receipts.find(domain::EntryNumber(seq))) {
            receipt = receipt == nullptr ? row : receipt;
            if (row->lot == receipt->lot) {
                expected.emplace_back(seq);
                for (std::int64_t i = 0; i < row->containers; ++i) {
                    const auto history = find_entries(
                        *s_store, {.container = domain::ContainerId(row->first.number() + i)});
                    expected.insert(expected.end(), history.begin(), history.end());
                }
            }
        }
    }
    ASSERT_NE(receipt, nullptr);
    std::sort(expected.begin(), expected.end());
    expected.erase(std::unique(expected.begin(), expected.end()), expected.end());

    EXPECT_EQ(find_entries(*s_store, {.lot = receipt->lot.text()}), expected);
}

TEST_F(Find, GivesOnlyWhatFitsEveryPart) {
    const auto entries = looked_through([](const auto&) { return true; });
    const auto at = [](std::int64_t seq) {
        return support::parse_entry(sample_journal().entries()[static_cast<std::size_t>(seq)])
            .entry.entry.moment.occurred.instant;
    };
    const Period period{.from = at(200), .until = at(650)};

    const auto found = find_entries(
        *s_store, {.kind = domain::Kind::Draw, .person = person("cleo"), .period = period});

    const auto expected = looked_through([&](const domain::Entry& entry) {
        const auto occurred = entry.moment.occurred.instant;
        return domain::kind_of(entry.event) == domain::Kind::Draw && occurred >= period.from &&
               occurred < period.until &&
               acting_people(entry, sample_journal().state()).contains(person("cleo"));
    });
    EXPECT_FALSE(expected.empty());
    EXPECT_EQ(found, expected);
    EXPECT_EQ(find_entries(*s_store, {}), entries);
    EXPECT_TRUE(find_entries(*s_store, {.kind = domain::Kind::Draw, .lot = "NO-SUCH"}).empty());
}

TEST_F(Find, GivesEveryEntryOfAPeriod) {
    const auto occurred = [](std::int64_t seq) {
        return support::parse_entry(sample_journal().entries()[static_cast<std::size_t>(seq)])
            .entry.entry.moment.occurred.instant;
    };
    // Within a block, over whole ones, within those that are no block yet, all, none.
    const std::vector<Period> periods = {{occurred(10), occurred(20)},
                                         {occurred(100), occurred(600)},
                                         {occurred(520), occurred(690)},
                                         {occurred(0), occurred(699) + std::chrono::days(1)},
                                         {occurred(300), occurred(300)}};
    for (const Period& period : periods) {
        EXPECT_EQ(find_entries(*s_store, {.period = period}),
                  looked_through([&](const domain::Entry& entry) {
                      const auto at = entry.moment.occurred.instant;
                      return at >= period.from && at < period.until;
                  }));
    }
}

TEST_F(Find, GivesNothingButWhatItIsChosenFrom) {
    const auto draws = find_entries(*s_store, {.kind = domain::Kind::Draw});
    const std::vector<domain::EntryNumber> among = {domain::EntryNumber(0), draws.front()};

    EXPECT_EQ(find_entries(*s_store, {.kind = domain::Kind::Draw, .among = among}),
              std::vector{draws.front()});
}

TEST_F(Find, TellsWhatCorrectsAnEntry) {
    const domain::EntryNumber voiding =
        find_entries(*s_store, {.kind = domain::Kind::Void}).front();
    const auto& event = std::get<domain::EntryVoided>(s_store->entry(voiding)->entry.event);

    EXPECT_EQ(corrected_by(*s_store, event.entry.seq), voiding);
    EXPECT_EQ(corrected_by(*s_store, voiding), std::nullopt);
}

TEST_F(Find, GivesTheEntriesOfInfusions) {
    const domain::InfusionId infusion(
        find_entries(*s_store, {.kind = domain::Kind::Draw}).front().number());
    std::vector<domain::EntryNumber> expected;
    for (const EntryLine& line : account_entries(
             *s_store, {.kind = domain::AccountKind::Infusion, .id = infusion.number()})) {
        expected.push_back(line.seq);
    }

    EXPECT_EQ(entries_of_infusions(*s_store, {infusion}), expected);
    EXPECT_TRUE(entries_of_infusions(*s_store, {}).empty());
}

TEST(FindInAnOlderFile, IsFilledWhenTheFileIsBroughtUp) {
    const TemporaryFolder folder;
    const auto path = folder.path() / "old";
    {
        const Store store = sample_store(options_for(path, Access::ReadWrite), 600);
        store.connection().execute(
            "DROP TABLE indexed_kind; DROP TABLE indexed_person; DROP TABLE indexed_time; "
            "PRAGMA user_version = 3");
    }

    const Store store = Store::open(options_for(path, Access::ReadWrite));

    EXPECT_EQ(store.connection().integer("PRAGMA user_version"), 4);
    EXPECT_EQ(check_book(store), std::nullopt);
    EXPECT_EQ(store.connection().integer("SELECT count(DISTINCT block) FROM indexed_person"), 2);
}

}  // namespace
}  // namespace vialog::store
