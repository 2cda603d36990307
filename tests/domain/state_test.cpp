// SPDX-License-Identifier: Apache-2.0
// Looking things up, and rows that are fetched one by one.
#include "domain/state.h"

#include "crypto/digest.h"

#include <gtest/gtest.h>

namespace vialog::domain {
namespace {

KeyId key_id(std::string_view name) {
    return {crypto::sha256(base::as_bytes(name))};
}

TEST(KeyId, IsTheDigestOfTheKey) {
    EXPECT_EQ(base::to_hex(key_id_of(base::as_bytes("abc")).digest),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");  // FIPS 180-4
}

TEST(ActiveKey, SignsAfterTheEntryThatBroughtItAndUntilTheOneThatRevokedIt) {
    State state;
    KeyRow& row = state.keys.edit(key_id("dan"));
    row.since = EntryNumber(4);
    row.revoked = EntryNumber(9);
    const auto active = [&](std::int64_t at) {
        return state.active_key(key_id("dan"), EntryNumber(at)) != nullptr;
    };

    EXPECT_FALSE(active(3));
    EXPECT_FALSE(active(4));
    EXPECT_TRUE(active(5));
    EXPECT_TRUE(active(9));  // it may sign its own revocation
    EXPECT_FALSE(active(10));
    EXPECT_EQ(state.active_key(key_id("mallory"), EntryNumber(5)), nullptr);
}

TEST(Places, HaveAnIndexEach) {
    State state;
    const PlaceId safe = PlaceId::parse("safe").value();
    const PlaceId room = PlaceId::parse("room").value();
    state.places.edit(safe).index = 0;
    state.places.edit(room).index = 1;

    EXPECT_EQ(state.place_index(room), 1);
    EXPECT_EQ(state.place_at(0), safe);
    EXPECT_EQ(state.place_at(2), std::nullopt);
    EXPECT_EQ(state.place_index(PlaceId::parse("attic").value()), std::nullopt);
}

TEST(Balance, OfAnAccountNeverUsedIsNothing) {
    const State state;

    EXPECT_EQ(state.balance(ProductId(3), AccountKind::Given), 0);
}

TEST(PaperKey, TellsKindFileAndRecordApart) {
    Paper paper{.file = "a.csv", .line = 1, .record = key_id("r").digest, .by = {}, .witness = {}};
    const std::string key = paper_key(Kind::Draw, paper);

    Paper other = paper;
    other.line = 2;  // where it stands does not matter
    EXPECT_EQ(paper_key(Kind::Draw, other), key);
    EXPECT_NE(paper_key(Kind::Open, paper), key);
    other.file = "b.csv";
    EXPECT_NE(paper_key(Kind::Draw, other), key);
    other = paper;
    other.record[0] ^= 1;
    EXPECT_NE(paper_key(Kind::Draw, other), key);
}

using Numbers = Table<int, std::string>;

TEST(Table, WithoutFetchHasWhatWasEdited) {
    Numbers table;
    EXPECT_EQ(table.find(1), nullptr);

    table.edit(1) = "one";

    EXPECT_EQ(*table.find(1), "one");
    table.erase(1);
    EXPECT_EQ(table.find(1), nullptr);
}

TEST(Table, FetchesARowOnce) {
    Numbers table;
    int asked = 0;
    table.fetch_with([&](int key) -> std::optional<std::string> {
        asked += 1;
        return key == 1 ? std::optional<std::string>("one") : std::nullopt;
    });

    EXPECT_EQ(*table.find(1), "one");
    EXPECT_EQ(table.find(2), nullptr);
    EXPECT_EQ(*table.find(1), "one");
    EXPECT_EQ(table.find(2), nullptr);
    EXPECT_EQ(asked, 2);
}

TEST(Table, DoesNotFetchAgainWhatWasErased) {
    Numbers table;
    table.fetch_with([](int) { return std::optional<std::string>("kept"); });

    table.erase(1);
    EXPECT_EQ(table.find(1), nullptr);
    table.edit(1) += "new";
    EXPECT_EQ(*table.find(1), "new");
    table.edit(2) += " and edited";
    EXPECT_EQ(*table.find(2), "kept and edited");
}

TEST(Table, NamesWhatChangedOnceItTracks) {
    Numbers table;
    table.edit(1) = "one";
    EXPECT_TRUE(table.changed().empty());

    table.track_changes();
    table.edit(2) = "two";
    table.erase(1);
    table.load(3, "three");
    static_cast<void>(table.find(3));

    EXPECT_EQ(table.changed(), (std::set<int>{1, 2}));
    table.forget_changes();
    EXPECT_TRUE(table.changed().empty());
    EXPECT_EQ(*table.find(2), "two");
}

TEST(Table, ForgetsItsRowsAndFetchesThemAgain) {
    Numbers table;
    table.fetch_with([](int) { return std::optional<std::string>("kept"); });
    table.track_changes();
    table.edit(1) = "changed";

    table.forget_rows();

    EXPECT_TRUE(table.changed().empty());
    EXPECT_EQ(*table.find(1), "kept");
}

TEST(Table, VisitsRowsInTheOrderOfTheirKeys) {
    Numbers table;
    for (const int key : {3, 1, 2}) {
        table.edit(key) = "row";
    }
    table.erase(2);
    std::vector<int> keys;

    table.for_each([&](int key, const std::string& /*row*/) { keys.push_back(key); });

    EXPECT_EQ(keys, (std::vector<int>{1, 3}));
}

}  // namespace
}  // namespace vialog::domain
