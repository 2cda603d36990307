// SPDX-License-Identifier: Apache-2.0
// RFC 3339 and ISO 8601 texts, read and written by position; GCC 12 has neither parsing nor
// printing for them.
#include "base/instant.h"

#include "base/check.h"
#include "base/decimal.h"

#include <optional>

namespace vialog::base {

namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_days;

constexpr UtcInstant first_instant = sys_days(std::chrono::year(1970) / 1 / 1);
constexpr UtcInstant end_of_instants = sys_days(std::chrono::year(10000) / 1 / 1);
constexpr minutes widest_offset{14 * 60};

constexpr std::string_view utc_remedy = "write it like 2026-01-12T15:30:00.000Z";
constexpr std::string_view local_remedy =
    "write it with the offset from UTC, like 2026-01-12T08:30:00-07:00";
constexpr std::string_view date_remedy = "write it as year-month-day, like 2027-07-31";

// Reads fields of fixed width from left to right and keeps the first reason to refuse.
class FieldReader final {
  public:
    explicit FieldReader(std::string_view text) : m_text(text) {}

    // A number of exactly `digits` digits between `lowest` and `highest`; `what` says what was
    // wrong.
    int number(std::size_t digits, int lowest, int highest, std::string_view what) {
        if (m_refusal) {
            return lowest;
        }
        const auto value = parse_digits(m_text.substr(m_at, digits), digits);
        if (!value || *value < lowest || *value > highest) {
            refuse(what);
            return lowest;
        }
        m_at += digits;
        return static_cast<int>(*value);
    }

    void separator(char expected, std::string_view what) {
        if (!m_refusal && !take(expected)) {
            refuse(what);
        }
    }

    // Moves over `expected` where it stands next.
    bool take(char expected) {
        if (m_refusal || m_at >= m_text.size() || m_text[m_at] != expected) {
            return false;
        }
        ++m_at;
        return true;
    }

    [[nodiscard]] bool digit_is_next() const {
        return m_at < m_text.size() && m_text[m_at] >= '0' && m_text[m_at] <= '9';
    }

    void end() {
        if (!m_refusal && m_at != m_text.size()) {
            refuse("something follows where the text should end");
        }
    }

    void refuse(std::string_view what) {
        if (!m_refusal) {
            m_refusal = Refusal{m_at, what};
        }
    }

    [[nodiscard]] bool refused() const { return m_refusal.has_value(); }

    [[nodiscard]] tl::unexpected<ParseError> error(std::string_view remedy) const {
        return parse_error(m_refusal->offset, std::string(m_refusal->what), std::string(remedy));
    }

  private:
    struct Refusal {
        std::size_t offset;
        std::string_view what;
    };

    std::string_view m_text;
    std::size_t m_at = 0;
    std::optional<Refusal> m_refusal;
};

CivilDate read_date(FieldReader& reader, int first_year) {
    const int year = reader.number(4, first_year, 9999, "the year is not one that can be recorded");
    reader.separator('-', "a hyphen is missing between year and month");
    const int month = reader.number(2, 1, 12, "there is no such month");
    reader.separator('-', "a hyphen is missing between month and day");
    const int day = reader.number(2, 1, 31, "there is no such day");
    const CivilDate date = std::chrono::year(year) / month / day;
    if (!date.ok()) {
        reader.refuse("the month has no such day");
    }
    return date;
}

// Second 60 is refused: our clocks do not tell leap seconds, and a sum over them would be a guess.
seconds read_time(FieldReader& reader) {
    reader.separator('T', "a capital T is missing between date and time");
    const int hour = reader.number(2, 0, 23, "there is no such hour");
    reader.separator(':', "a colon is missing between hour and minute");
    const int minute = reader.number(2, 0, 59, "there is no such minute");
    reader.separator(':', "a colon is missing between minute and second");
    const int second = reader.number(2, 0, 59, "there is no such second");
    return hours(hour) + minutes(minute) + seconds(second);
}

// One to three decimals of a second, if a point stands next.
Milliseconds read_decimals(FieldReader& reader) {
    if (!reader.take('.')) {
        return Milliseconds(0);
    }
    constexpr std::string_view what = "a second has one to three decimals";
    int value = reader.number(1, 0, 9, what);
    int scale = 100;
    while (scale > 1 && reader.digit_is_next()) {
        value = value * 10 + reader.number(1, 0, 9, what);
        scale /= 10;
    }
    if (reader.digit_is_next()) {
        reader.refuse(what);
    }
    return Milliseconds(value * scale);
}

// "Z", +hh:mm or -hh:mm. RFC 3339 sec. 4.3: -00:00 says that the local offset is unknown; we need
// it.
UtcOffset read_offset(FieldReader& reader) {
    if (reader.take('Z')) {
        return UtcOffset(0);
    }
    const bool is_west = reader.take('-');
    if (!is_west && !reader.take('+')) {
        reader.refuse("the offset from UTC is missing");
        return UtcOffset(0);
    }
    const int hour = reader.number(2, 0, 14, "no place has such an offset from UTC");
    reader.separator(':', "a colon is missing in the offset from UTC");
    const int minute = reader.number(2, 0, 59, "no place has such an offset from UTC");
    const minutes offset = hours(hour) + minutes(minute);
    if (offset > widest_offset) {
        reader.refuse("no place has such an offset from UTC");
    }
    if (is_west && offset == minutes(0)) {
        reader.refuse("the offset -00:00 says that the offset is unknown");
    }
    return is_west ? -offset : offset;
}

void append_number(std::string& text, std::int64_t number, std::size_t digits) {
    const std::string written = print_decimal(number, 0);
    if (written.size() < digits) {
        text.append(digits - written.size(), '0');
    }
    text += written;
}

void append_date(std::string& text, CivilDate date) {
    append_number(text, static_cast<int>(date.year()), 4);
    text += '-';
    append_number(text, static_cast<unsigned>(date.month()), 2);
    text += '-';
    append_number(text, static_cast<unsigned>(date.day()), 2);
}

void append_seconds(std::string& text, UtcInstant instant) {
    const auto midnight = floor<days>(instant);
    append_date(text, CivilDate(midnight));
    const std::chrono::hh_mm_ss<Milliseconds> time(instant - midnight);
    text += 'T';
    append_number(text, time.hours().count(), 2);
    text += ':';
    append_number(text, time.minutes().count(), 2);
    text += ':';
    append_number(text, time.seconds().count(), 2);
}

std::int64_t milliseconds_of(UtcInstant instant) {
    return (instant - floor<seconds>(instant)).count();
}

bool is_recordable(UtcInstant instant) {
    return instant >= first_instant && instant < end_of_instants;
}

}  // namespace

Parsed<UtcInstant> parse_utc(std::string_view text) {
    FieldReader reader(text);
    const CivilDate date = read_date(reader, 1970);
    const seconds time = read_time(reader);
    reader.separator('.', "the milliseconds are missing");
    const int fraction = reader.number(3, 0, 999, "the milliseconds have three digits");
    reader.separator('Z', "a capital Z is missing at the end");
    reader.end();
    if (reader.refused()) {
        return reader.error(utc_remedy);
    }
    return sys_days(date) + time + Milliseconds(fraction);
}

std::string print_utc(UtcInstant instant) {
    expects(is_recordable(instant), "a recorded instant lies in the years 1970 to 9999");
    std::string text;
    text.reserve(24);
    append_seconds(text, instant);
    text += '.';
    append_number(text, milliseconds_of(instant), 3);
    text += 'Z';
    return text;
}

Parsed<LocalInstant> parse_local(std::string_view text) {
    FieldReader reader(text);
    const CivilDate date = read_date(reader, 1970);
    const seconds time = read_time(reader);
    const Milliseconds fraction = read_decimals(reader);
    const UtcOffset offset = read_offset(reader);
    reader.end();
    if (reader.refused()) {
        return reader.error(local_remedy);
    }
    const UtcInstant instant = sys_days(date) + time + fraction - offset;
    if (!is_recordable(instant)) {
        return parse_error(0, "the instant lies outside the years 1970 to 9999 in UTC",
                           std::string(local_remedy));
    }
    return LocalInstant{.instant = instant, .offset = offset};
}

std::string print_local(LocalInstant local) {
    // The local year may be 1969 or 10000, which parse_local refuses: whoever audits a strange
    // record must still be able to show it.
    expects(is_recordable(local.instant), "a recorded instant lies in the years 1970 to 9999");
    expects(local.offset <= widest_offset && local.offset >= -widest_offset,
            "an offset from UTC is at most 14 hours");
    std::string text;
    text.reserve(29);
    append_seconds(text, local.instant + local.offset);
    if (const std::int64_t fraction = milliseconds_of(local.instant); fraction != 0) {
        text += '.';
        append_number(text, fraction, 3);
    }
    if (local.offset == UtcOffset(0)) {
        text += 'Z';
        return text;
    }
    const minutes size = std::chrono::abs(local.offset);
    text += local.offset < UtcOffset(0) ? '-' : '+';
    append_number(text, size.count() / 60, 2);
    text += ':';
    append_number(text, size.count() % 60, 2);
    return text;
}

Parsed<CivilDate> parse_date(std::string_view text) {
    FieldReader reader(text);
    const CivilDate date = read_date(reader, 1900);
    reader.end();
    if (reader.refused()) {
        return reader.error(date_remedy);
    }
    return date;
}

std::string print_date(CivilDate date) {
    expects(date.ok() && date.year() >= std::chrono::year(1900),
            "a date that exists, from 1900 on");
    std::string text;
    text.reserve(10);
    append_date(text, date);
    return text;
}

CivilDate local_date(LocalInstant local) {
    return CivilDate(floor<days>(local.instant + local.offset));
}

UtcInstant start_of_day(CivilDate date, UtcOffset offset) {
    expects(date.ok(), "a day that exists");
    return sys_days(date) - offset;
}

CivilDate last_day_of_month(std::chrono::year_month month) {
    expects(month.ok(), "a month that exists");
    return CivilDate(month / std::chrono::last);
}

}  // namespace vialog::base
