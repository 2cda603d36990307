// SPDX-License-Identifier: Apache-2.0
// Read by the one parser of instants there is.
#include "gui/typed_time.h"

#include "gui/catalogue.h"

namespace vialog::gui {

std::optional<base::UtcInstant> parse_typed_time(std::string_view text, base::UtcOffset offset) {
    constexpr std::size_t written = 16;
    constexpr std::size_t blank = 10;
    if (text.size() != written || text[blank] != ' ') {
        return std::nullopt;
    }
    std::string iso(text);
    iso[blank] = 'T';
    const auto read = base::parse_utc(iso + ":00.000Z");
    return read ? std::optional(*read - offset) : std::nullopt;
}

std::string typed_time_hint() {
    return tr("Write the day and the time, as 2026-02-09 08:00.");
}

}  // namespace vialog::gui
