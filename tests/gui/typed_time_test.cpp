// SPDX-License-Identifier: Apache-2.0
// The promises of gui/typed_time.h, one at a time.
#include "gui/typed_time.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

TEST(TypedTime, IsOfTheClockAtTheRegisteredLocation) {
    EXPECT_EQ(parse_typed_time("2026-02-09 08:00", base::UtcOffset(-420)),
              base::parse_utc("2026-02-09T15:00:00.000Z").value());
}

TEST(TypedTime, RefusesWhatIsNoDayAndTime) {
    for (const char* text : {"", "2026-02-09", "2026-02-09T08:00", "2026-02-30 08:00",
                             "2026-02-09 24:30", "2026-02-09 08:00:00"}) {
        EXPECT_FALSE(parse_typed_time(text, base::UtcOffset(0))) << text;
    }
    EXPECT_FALSE(typed_time_hint().empty());
}

}  // namespace
}  // namespace vialog::gui
