// SPDX-License-Identifier: Apache-2.0
// Reads a time as people say it.
#include "gui/when.h"

#include "domain/rules.h"
#include "gui/catalogue.h"

#include <fmt/format.h>

#include <string>

namespace vialog::gui {

namespace {

std::string print_offset(base::UtcOffset offset) {
    const auto minutes = offset.count() < 0 ? -offset.count() : offset.count();
    constexpr std::int64_t hour = 60;
    return fmt::format("{}{:02}:{:02}", offset.count() < 0 ? "-" : "+", minutes / hour,
                       minutes % hour);
}

}  // namespace

base::Parsed<base::LocalInstant> parse_when(std::string_view text, base::LocalInstant now) {
    constexpr std::size_t date_length = 10;
    std::string date = base::print_date(base::local_date(now));
    std::string_view time = text;
    if (text.size() > date_length && (text[date_length] == ' ' || text[date_length] == 'T')) {
        date = std::string(text.substr(0, date_length));
        time = text.substr(date_length + 1);
    }
    constexpr std::size_t full_length = 5;  // 08:15
    std::string hours(time);
    if (hours.size() + 1 == full_length && hours.find(':') == 1) {
        hours = fmt::format("0{}", hours);
    }
    const auto when =
        base::parse_local(fmt::format("{}T{}:00{}", date, hours, print_offset(now.offset)));
    if (!when || hours.size() != full_length) {
        return base::parse_error(0, tr("that is no time"),
                                 tr("type 8:15 for today, or 2026-01-11 17:40"));
    }
    if (when->instant > now.instant) {
        return base::parse_error(0, tr("that time is still to come"),
                                 tr("type when it happened, such as 8:15"));
    }
    return *when;
}

bool is_late(base::LocalInstant occurred, base::LocalInstant now) {
    return now.instant - occurred.instant > domain::late_after;
}

}  // namespace vialog::gui
