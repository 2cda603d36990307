// SPDX-License-Identifier: Apache-2.0
// Kinds and events stand in one order; which events a correction may restate.
#include "domain/event.h"

#include <gtest/gtest.h>

#include <utility>

namespace vialog::domain {
namespace {

template <typename Visit, std::size_t... Is>
void for_each_event(Visit visit, std::index_sequence<Is...> /*indices*/) {
    (visit(Event(std::in_place_index<Is>)), ...);
}

template <typename Visit>
void for_each_event(Visit visit) {
    for_each_event(visit, std::make_index_sequence<std::variant_size_v<AnyEvent>>());
}

TEST(Event, HasTheKindOfItsPlace) {
    EXPECT_EQ(kind_of(Genesis{}), Kind::Genesis);
    EXPECT_EQ(kind_of(LogKeyChanged{}), Kind::LogKey);
    EXPECT_EQ(kind_of(StockReceived{}), Kind::Receive);
    EXPECT_EQ(kind_of(StockDrawn{}), Kind::Draw);
    EXPECT_EQ(kind_of(StockWastedUnwitnessed{}), Kind::WasteUnwitnessed);
    EXPECT_EQ(kind_of(ContainerBroken{}), Kind::Breakage);
    EXPECT_EQ(kind_of(CountRevealed{}), Kind::Reveal);
    EXPECT_EQ(kind_of(StockTransferredOut{}), Kind::TransferOut);
    EXPECT_EQ(kind_of(EntryCorrected{}), Kind::Correct);
    EXPECT_EQ(kind_of(EntryVoided{}), Kind::Void);
    EXPECT_EQ(kind_of(Noticed{}), Kind::Notice);
}

TEST(Event, OfEveryKindHasAWord) {
    std::size_t kinds = 0;
    for_each_event([&](const Event& event) {
        EXPECT_EQ(static_cast<std::size_t>(kind_of(event)), kinds);
        EXPECT_FALSE(word_of(kind_of(event)).empty());
        kinds += 1;
    });
    EXPECT_EQ(kinds, 46U);
}

TEST(Restatable, IsWhatACorrectionMayRestate) {
    std::vector<std::string_view> words;
    for_each_event([&](const Event& event) {
        if (const auto restated = to_restatable(event)) {
            EXPECT_EQ(to_event(*restated), event);
            words.push_back(word_of(kind_of(event)));
        }
    });

    EXPECT_EQ(words,
              (std::vector<std::string_view>{"person", "product", "party", "shipment", "receive",
                                             "open", "draw", "outcome", "waste-held", "waste",
                                             "waste-unwitnessed", "finish", "breakage"}));
}

}  // namespace
}  // namespace vialog::domain
