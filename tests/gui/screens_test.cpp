// SPDX-License-Identifier: Apache-2.0
// The promises of gui/screens.h, one at a time.
#include "gui/screens.h"

#include "gui/desk_in_test.h"

#include <gtest/gtest.h>

#include <set>

namespace vialog::gui {
namespace {

TEST(Screens, HaveNamesAndKeysOfTheirOwn) {
    std::set<std::string_view> ids;
    std::set<std::string> keys;
    for (const ScreenPlace& place : screens()) {
        EXPECT_TRUE(ids.insert(place.id).second) << place.id;
        EXPECT_TRUE(keys.insert(place.key).second) << place.key;
        EXPECT_FALSE(place.title.empty());
    }
}

TEST(Screens, OpenOnANewJournalAndSayWhatToDo) {
    DeskInTest test;
    test.sign_in("ada");
    for (const ScreenPlace& place : screens()) {
        const ScreenView view = place.make(test.desk())->view();
        EXPECT_FALSE(view.title.empty()) << place.id;
        if (view.table) {
            EXPECT_FALSE(view.table->empty_hint.empty()) << place.id;
        }
        std::set<std::string> actions;
        for (const Action& action : view.actions) {
            EXPECT_TRUE(actions.insert(action.key).second) << place.id << " " << action.key;
        }
    }
}

}  // namespace
}  // namespace vialog::gui
