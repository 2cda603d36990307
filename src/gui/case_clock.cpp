// SPDX-License-Identifier: Apache-2.0
// The days are those of the registered location.
#include "gui/case_clock.h"

#include "domain/business_day.h"
#include "gui/catalogue.h"

#include <fmt/format.h>

namespace vialog::gui {

namespace {

constexpr std::chrono::days days_for_the_form{45};

long days_until(base::CivilDate due, base::CivilDate today) {
    return (std::chrono::sys_days(due) - std::chrono::sys_days(today)).count();
}

// Those of a kind that came after the case was opened.
template <typename Event, typename Visit>
void for_each_about(const store::Store& store, domain::CaseId id, domain::Kind kind,
                    const Visit& visit) {
    for (const domain::EntryNumber seq : store::find_entries(store, {.kind = kind})) {
        const auto entry = seq.number() > id.number() ? store.entry(seq) : std::nullopt;
        const auto* event = entry ? std::get_if<Event>(&entry->entry.event) : nullptr;
        if (event != nullptr && event->about == id) {
            visit(seq, *event);
        }
    }
}

}  // namespace

std::optional<CaseClock> clock_of(const domain::CaseRow& facts, base::UtcOffset offset) {
    if (facts.trouble == domain::Trouble::Irregular) {
        return std::nullopt;
    }
    const base::CivilDate discovered =
        base::local_date({.instant = facts.discovered, .offset = offset});
    return CaseClock{.notice_due = domain::next_business_day(discovered),
                     .form_due = std::chrono::sys_days(discovered) + days_for_the_form};
}

CaseFile file_of(const store::Store& store, domain::CaseId id) {
    CaseFile file;
    for_each_about<domain::DiscrepancyNoted>(
        store, id, domain::Kind::DiscrepancyNote,
        [&](domain::EntryNumber seq, const domain::DiscrepancyNoted& /*note*/) {
            file.notes.push_back(seq);
        });
    for_each_about<domain::LossReported>(
        store, id, domain::Kind::LossReport,
        [&](domain::EntryNumber /*seq*/, const domain::LossReported& report) {
            file.notice_sent = file.notice_sent || report.notice.has_value();
            file.form_sent = file.form_sent || report.form106.has_value();
        });
    return file;
}

std::string due_in_words(base::CivilDate due, base::CivilDate today, bool sent) {
    if (sent) {
        return tr("sent");
    }
    const long left = days_until(due, today);
    const std::string day = base::print_date(due);
    if (left == 0) {
        return fmt::format(fmt::runtime(tr("by {}, today")), day);
    }
    return left > 0
               ? fmt::format(fmt::runtime(tr_n("by {}, {} day left", "by {}, {} days left", left)),
                             day, left)
               : fmt::format(fmt::runtime(tr_n("by {}, {} day over", "by {}, {} days over", -left)),
                             day, -left);
}

Tone tone_of_due(base::CivilDate due, base::CivilDate today, bool sent) {
    const long left = days_until(due, today);
    constexpr long soon = 1;
    if (sent) {
        return Tone::Good;
    }
    return left < 0 ? Tone::Bad : left <= soon ? Tone::Warning : Tone::Plain;
}

}  // namespace vialog::gui
