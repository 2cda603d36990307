// SPDX-License-Identifier: Apache-2.0
// Each line says what it is, since when or until when, and where it is done.
#include "gui/dashboard_lines.h"

#include "domain/business_day.h"
#include "gui/amounts.h"
#include "gui/catalogue.h"
#include "gui/container_facts.h"
#include "gui/local_time.h"
#include "gui/station_marks.h"
#include "store/queries_latest.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace vialog::gui {

namespace {

constexpr std::int64_t expiry_warning_days = 30;
constexpr std::int64_t inventory_warning_days = 60;
constexpr std::int64_t form_106_days = 45;  // 21 CFR 1301.76(b)
constexpr std::int64_t count_warning_days = 7;
constexpr std::int64_t evidence_warning_days = 7;
constexpr std::int64_t most_counts_read = 2000;

template <typename... Values>
std::string say(const std::string& words, const Values&... values) {
    return fmt::format(fmt::runtime(words), values...);
}

std::string days_words(std::int64_t days) {
    return days < 0 ? say(tr_n("{} day over", "{} days over", -days), -days)
                    : say(tr_n("{} day", "{} days", days), days);
}

base::CivilDate today_of(Desk& desk) {
    return base::local_date(desk.now());
}

std::string entry_subject(domain::EntryNumber seq) {
    return say("entry:{}", seq.number());
}

std::string container_subject(domain::ContainerId id) {
    return say("container:{}", id.number());
}

std::string count_words(domain::CountType type) {
    switch (type) {
        case domain::CountType::Shift:
            return tr("shift count");
        case domain::CountType::Weekly:
            return tr("weekly count");
        case domain::CountType::Initial:
            return tr("initial inventory");
        case domain::CountType::Biennial:
            return tr("biennial inventory");
        case domain::CountType::Custody:
            return tr("count at a hand-over");
        case domain::CountType::Closing:
            return tr("closing count");
        case domain::CountType::Inspection:
            break;
    }
    return tr("count at an inspection");
}

std::string trouble_words(domain::Trouble trouble) {
    switch (trouble) {
        case domain::Trouble::CountDiffers:
            return tr("a count differs");
        case domain::Trouble::UnknownContainer:
            return tr("an unknown container");
        case domain::Trouble::SumsDoNotClose:
            return tr("sums do not close");
        case domain::Trouble::MissingContainer:
            return tr("a container is missing");
        case domain::Trouble::FoundContainer:
            return tr("a container was found");
        case domain::Trouble::ChartDiffers:
            return tr("the chart differs");
        case domain::Trouble::StatementDiffers:
            return tr("a supplier's statement differs");
        case domain::Trouble::FinishDiffers:
            return tr("the rest at a finish differs");
        case domain::Trouble::SealBroken:
            return tr("a seal is broken");
        case domain::Trouble::BalanceClaimDiffers:
            return tr("the paper's balance differs");
        case domain::Trouble::Irregular:
            return tr("an improper deed");
        case domain::Trouble::Other:
            break;
    }
    return tr("other");
}

struct InSafe {
    std::int64_t sealed = 0;
    std::int64_t opened = 0;
    std::int64_t amount = 0;
};

std::string in_safe_words(const domain::ProductRecorded& product, const InSafe& in) {
    std::string words =
        say(tr_n("{} sealed", "{} sealed", static_cast<long>(in.sealed)), in.sealed);
    if (in.opened > 0) {
        words += say(tr_n(", {} opened", ", {} opened", static_cast<long>(in.opened)), in.opened);
    }
    return words + ": " + print_both(product, in.amount);
}

Tone tone_of_days(std::int64_t days, std::int64_t warning) {
    return days < 0 ? Tone::Bad : days <= warning ? Tone::Warning : Tone::Plain;
}

Fact soonest_expiry(Desk& desk, const std::vector<store::ContainerOnHand>& on_hand) {
    const auto soonest =
        std::min_element(on_hand.begin(), on_hand.end(),
                         [](const auto& a, const auto& b) { return a.expires < b.expires; });
    const std::int64_t days = days_between(today_of(desk), soonest->expires.last_day());
    return {.label = tr("Soonest expiry"),
            .value = say(tr("{}: {} (container {}, lot {})"), soonest->expires.text(),
                         days_words(days), soonest->id.number(), soonest->lot.text()),
            .tone = tone_of_days(days, expiry_warning_days),
            .screen = "vials",
            .subject = container_subject(soonest->id)};
}

std::optional<Fact> soonest_beyond_use(Desk& desk,
                                       const std::vector<store::ContainerOnHand>& on_hand) {
    const store::ContainerOnHand* soonest = nullptr;
    for (const store::ContainerOnHand& container : on_hand) {
        if (container.state == domain::ContainerState::Opened &&
            (soonest == nullptr || container.beyond_use < soonest->beyond_use)) {
            soonest = &container;
        }
    }
    if (soonest == nullptr) {
        return std::nullopt;
    }
    const base::LocalInstant now = desk.now();
    const bool past = now.instant > soonest->beyond_use;
    const std::string age = past ? print_age(soonest->beyond_use, now.instant)
                                 : print_age(now.instant, soonest->beyond_use);
    return Fact{
        .label = tr("Soonest beyond-use"),
        .value = say(past ? tr("{}: {} over (container {})") : tr("{}: {} left (container {})"),
                     print_moment(soonest->beyond_use, now.offset), age, soonest->id.number()),
        .tone = past ? Tone::Bad : Tone::Plain,
        .screen = "vials",
        .subject = container_subject(soonest->id)};
}

// "3, the oldest 2 h 5 min"
Fact waiting(Desk& desk, std::string label, const std::vector<store::OpenAmount>& open,
             std::string screen) {
    Fact fact{.label = std::move(label), .value = tr("none"), .tone = Tone::Plain};
    if (!open.empty()) {
        const auto oldest =
            std::min_element(open.begin(), open.end(), [](const auto& a, const auto& b) {
                return a.entry.occurred.instant < b.entry.occurred.instant;
            });
        fact.value = say(tr("{}, the oldest {}"), open.size(),
                         print_age(oldest->entry.occurred.instant, desk.now().instant));
        fact.tone = Tone::Warning;
        fact.subject = entry_subject(oldest->entry.seq);
    }
    fact.screen = std::move(screen);
    return fact;
}

void add_amounts(Desk& desk, std::vector<Duty>& duties, const std::vector<store::OpenAmount>& open,
                 const std::string& what, const std::string& screen) {
    for (const store::OpenAmount& it : open) {
        const domain::ProductRecorded* product = desk.state().products.find(it.product);
        duties.push_back({.what = say(what, product == nullptr ? std::string()
                                                               : print_both(*product, it.amount)),
                          .stands = say(tr("since {}"),
                                        print_age(it.entry.occurred.instant, desk.now().instant)),
                          .tone = Tone::Warning,
                          .screen = screen,
                          .subject = entry_subject(it.entry.seq)});
    }
}

void add_cases(Desk& desk, std::vector<Duty>& duties) {
    const base::LocalInstant now = desk.now();
    const base::CivilDate today = base::local_date(now);
    for (const store::OpenCase& it : store::open_cases(desk.store())) {
        const base::CivilDate discovered =
            base::local_date({.instant = it.facts.discovered, .offset = now.offset});
        const std::int64_t notice = days_between(today, domain::next_business_day(discovered));
        const std::int64_t form = form_106_days - days_between(discovered, today);
        duties.push_back(
            {.what = say(tr("Case {}: {}"), it.entry.seq.number(), trouble_words(it.facts.trouble)),
             .stands = say(tr("if it is theft or significant loss: notice within one business day "
                              "({}), Form 106 within 45 days ({})"),
                           days_words(notice), days_words(form)),
             .tone = notice < 0 || form < 0 ? Tone::Bad : Tone::Warning,
             .screen = "cases",
             .subject = entry_subject(it.entry.seq)});
    }
}

void add_past_dates(Desk& desk, std::vector<Duty>& duties,
                    const std::vector<store::ContainerOnHand>& on_hand) {
    const base::LocalInstant now = desk.now();
    for (const store::ContainerOnHand& it : on_hand) {
        const bool past_use =
            it.state == domain::ContainerState::Opened && now.instant > it.beyond_use;
        const bool expired = it.expires.is_past_on(base::local_date(now));
        if (past_use || expired) {
            duties.push_back({.what = say(tr("Take container {} out of use"), it.id.number()),
                              .stands = expired ? say(tr("expired on {}"), it.expires.text())
                                                : say(tr("past its beyond-use time since {}"),
                                                      print_age(it.beyond_use, now.instant)),
                              .tone = Tone::Bad,
                              .screen = "vials",
                              .subject = container_subject(it.id)});
        }
    }
}

void add_receipts(Desk& desk, std::vector<Duty>& duties) {
    for (const store::EntryLine& it : store::receipts_awaiting_witness(desk.store())) {
        duties.push_back(
            {.what = say(tr("Receipt {} awaits its witness"), it.seq.number()),
             .stands = say(tr("since {}"), print_age(it.occurred.instant, desk.now().instant)),
             .tone = Tone::Warning,
             .screen = "receive",
             .subject = entry_subject(it.seq)});
    }
}

// 21 CFR 1304.11(c), or sooner where the policy says so; the first one counts from genesis.
void add_inventory(Desk& desk, std::vector<Duty>& duties, const NewestCounts& counts) {
    base::CivilDate last{};
    if (counts.inventory()) {
        last = base::local_date(counts.inventory()->entry.occurred);
    } else if (const auto genesis = desk.store().entry(domain::EntryNumber(0))) {
        last = base::local_date(genesis->entry.moment.occurred);
    } else {
        return;
    }
    const base::CivilDate due = months_later(last, desk.state().policy.inventory_interval_months);
    const std::int64_t days = days_between(today_of(desk), due);
    if (days <= inventory_warning_days) {
        duties.push_back(
            {.what = tr("Inventory of all stock (21 CFR 1304.11)"),
             .stands = say(tr("due on {}: {}"), base::print_date(due), days_words(days)),
             .tone = tone_of_days(days, inventory_warning_days),
             .screen = "count"});
    }
}

void add_counts(Desk& desk, std::vector<Duty>& duties, const NewestCounts& counts) {
    desk.state().counts.for_each([&](domain::EntryNumber seq, const domain::CountRow& row) {
        duties.push_back(
            {.what = say(tr("Count {} ({}) is begun"), seq.number(), count_words(row.start.type)),
             .stands = row.counted ? tr("counted, not revealed yet") : tr("not counted yet"),
             .tone = Tone::Warning,
             .screen = "count",
             .subject = entry_subject(seq)});
    });
    const auto& newest = counts.newest();
    const bool has_stock = desk.state().totals.last_container.number() > 0;
    if (newest) {
        const std::int64_t days =
            days_between(base::local_date(newest->entry.occurred), today_of(desk));
        if (days > count_warning_days) {
            duties.push_back({.what = tr("A count"),
                              .stands = say(tr("the last one was {} ago"), days_words(days)),
                              .tone = Tone::Warning,
                              .screen = "count"});
        }
    } else if (has_stock) {
        duties.push_back({.what = tr("A count"),
                          .stands = tr("nothing has been counted yet"),
                          .tone = Tone::Warning,
                          .screen = "count"});
    }
}

Fact mark_fact(Desk& desk, const char* what, std::string label, std::string never,
               std::string screen) {
    const auto marks =
        StationMarks(desk.places().state).marks(what, desk.session().identity().origin.text());
    if (marks.empty()) {
        return {.label = std::move(label),
                .value = std::move(never),
                .tone = Tone::Warning,
                .screen = std::move(screen)};
    }
    const StationMark& last = marks.front();
    const base::LocalInstant now = desk.now();
    const bool old = now.instant - last.at > std::chrono::days(evidence_warning_days);
    // Of a backup it is the place.
    const bool found = what == std::string_view("verification") && !last.text.empty();
    return {.label = std::move(label),
            .value = say(tr("{} ago, of {} entries{}"), print_age(last.at, now.instant), last.size,
                         found ? ": " + last.text : std::string()),
            .tone = found ? Tone::Bad
                    : old ? Tone::Warning
                          : Tone::Plain,
            .screen = std::move(screen)};
}

}  // namespace

void NewestCounts::take(const store::Store& store, const store::EntryLine& line) {
    const auto entry = store.entry(line.seq);
    const auto* count = entry ? std::get_if<domain::CountRecorded>(&entry->entry.event) : nullptr;
    if (count == nullptr) {
        return;
    }
    if (!m_newest || m_newest->entry.seq < line.seq) {
        m_newest = Found{.entry = line, .count = *count};
    }
    const bool of_all =
        count->type == domain::CountType::Initial || count->type == domain::CountType::Biennial;
    if (of_all && (!m_inventory || m_inventory->entry.seq < line.seq)) {
        m_inventory = Found{.entry = line, .count = *count};
    }
}

void NewestCounts::read(const store::Store& store) {
    const std::int64_t size = store.head().size;
    if (m_seen == 0) {
        for (const store::EntryLine& line :
             store::newest_of_kind(store, domain::Kind::Count, most_counts_read)) {
            take(store, line);
            if (m_inventory) {
                break;
            }
        }
    } else if (size > m_seen) {
        for (const store::EntryLine& line :
             store::entries_before(store, domain::EntryNumber(size), size - m_seen)) {
            if (line.kind == domain::Kind::Count) {
                take(store, line);
            }
        }
    }
    m_seen = size;
}

FactGroup safe_facts(Desk& desk, const std::vector<store::ContainerOnHand>& on_hand) {
    FactGroup group{.heading = tr("The safe"), .facts = {}};
    std::map<domain::ProductId, InSafe> products;
    for (const store::ContainerOnHand& container : on_hand) {
        InSafe& in = products[container.product];
        (container.state == domain::ContainerState::Sealed ? in.sealed : in.opened) += 1;
        in.amount += container.balance;
    }
    for (const auto& [id, in] : products) {
        if (const domain::ProductRecorded* product = desk.state().products.find(id)) {
            group.facts.push_back({.label = print_product(*product),
                                   .value = in_safe_words(*product, in),
                                   .screen = "vials"});
        }
    }
    if (on_hand.empty()) {
        group.facts.push_back({.label = tr("Empty"),
                               .value = tr("Nothing is on hand; F5 receives a shipment."),
                               .screen = "receive"});
        return group;
    }
    group.facts.push_back(soonest_expiry(desk, on_hand));
    if (auto fact = soonest_beyond_use(desk, on_hand)) {
        group.facts.push_back(std::move(*fact));
    }
    const std::int64_t held = store::number_held_for_destruction(desk.store());
    if (held > 0) {
        group.facts.push_back(
            {.label = tr("Held for destruction"), .value = say("{}", held), .screen = "waste"});
    }
    return group;
}

FactGroup today_facts(Desk& desk, const NewestCounts& counts) {
    const base::LocalInstant now = desk.now();
    const base::UtcInstant begin = base::start_of_day(base::local_date(now), now.offset);
    const auto entries = store::entries_in(
        desk.store(), {.from = begin, .until = now.instant + base::Milliseconds(1)});
    FactGroup group{
        .heading = tr("Today"),
        .facts = {
            {.label = tr("Entries"), .value = say("{}", entries.size()), .screen = "journal"}}};
    group.facts.push_back(waiting(desk, tr("Draws without outcome"),
                                  store::open_infusions(desk.store()), "infusion"));
    group.facts.push_back(waiting(desk, tr("Wastes awaiting a witness"),
                                  store::held_for_witness(desk.store()), "waste"));
    if (const auto& newest = counts.newest()) {
        const auto open = store::open_cases(desk.store());
        const bool differs = std::any_of(open.begin(), open.end(), [&](const auto& it) {
            return it.facts.trouble == domain::Trouble::CountDiffers &&
                   newest->entry.seq < it.entry.seq;
        });
        group.facts.push_back(
            {.label = tr("Last count"),
             .value = say(differs ? tr("{}, {} ago: a difference is not decided yet")
                                  : tr("{}, {} ago: no difference is open"),
                          count_words(newest->count.type),
                          print_age(newest->entry.occurred.instant, now.instant)),
             .tone = differs ? Tone::Warning : Tone::Plain,
             .screen = "count"});
    } else {
        group.facts.push_back({.label = tr("Last count"),
                               .value = tr("none yet"),
                               .tone = Tone::Warning,
                               .screen = "count"});
    }
    const auto& close = desk.state().totals.last_close;
    group.facts.push_back({.label = tr("Last close"),
                           .value = close ? base::print_date(*close) : tr("none yet"),
                           .screen = "close"});
    return group;
}

FactGroup evidence_facts(Desk& desk) {
    const std::int64_t size = desk.store().head().size;
    const auto checkpoint = desk.store().newest_checkpoint();
    const std::int64_t since = checkpoint ? size - checkpoint->size : size;
    FactGroup group{.heading = tr("Evidence"), .facts = {}};
    group.facts.push_back(
        mark_fact(desk, "backup", tr("Last backup"), tr("none from this workstation"), "backup"));
    group.facts.push_back({.label = tr("Last checkpoint"),
                           .value = checkpoint
                                        ? say(tr_n("of {} entries, {} entry since",
                                                   "of {} entries, {} "
                                                   "entries since",
                                                   static_cast<long>(since)),
                                              checkpoint->size, since)
                                        : tr("none given out yet; the close of a day makes one"),
                           .tone = checkpoint ? Tone::Plain : Tone::Warning,
                           .screen = "close"});
    group.facts.push_back(mark_fact(desk, "verification", tr("Last verified"),
                                    tr("not from this workstation"), "inspector"));
    return group;
}

std::vector<Duty> duties(Desk& desk, const NewestCounts& counts,
                         const std::vector<store::ContainerOnHand>& on_hand) {
    std::vector<Duty> duties;
    add_cases(desk, duties);
    add_past_dates(desk, duties, on_hand);
    add_amounts(desk, duties, store::held_for_witness(desk.store()),
                tr("Waste of {} awaits a witness"), "waste");
    add_amounts(desk, duties, store::open_infusions(desk.store()),
                tr("Draw of {} has no outcome yet"), "infusion");
    add_receipts(desk, duties);
    add_counts(desk, duties, counts);
    add_inventory(desk, duties, counts);
    std::stable_sort(duties.begin(), duties.end(), [](const Duty& a, const Duty& b) {
        return static_cast<int>(a.tone) > static_cast<int>(b.tone);
    });
    return duties;
}

}  // namespace vialog::gui
