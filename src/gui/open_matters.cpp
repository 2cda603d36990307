// SPDX-License-Identifier: Apache-2.0
// Looks through everything that waits for somebody.
#include "gui/open_matters.h"

#include "gui/amounts.h"
#include "gui/catalogue.h"
#include "gui/container_facts.h"
#include "store/queries.h"

#include <fmt/format.h>

namespace vialog::gui {

namespace {

std::string entry_subject(domain::EntryNumber seq) {
    return fmt::format("entry:{}", seq.number());
}

std::string amount_of(const Desk& desk, const store::OpenAmount& open) {
    const domain::ProductRecorded* product = desk.state().products.find(open.product);
    return product == nullptr ? std::string() : print_amount(*product, open.amount);
}

// A sentence with the entry's number in it, one with the amount; where it is dealt with.
struct Wording {
    std::string what;
    std::string state;
    std::string screen;
};

void add_amounts(std::vector<OpenMatter>& matters, Desk& desk,
                 const std::vector<store::OpenAmount>& open, const Wording& wording) {
    const base::UtcInstant now = desk.now().instant;
    for (const store::OpenAmount& it : open) {
        matters.push_back({.what = fmt::format(fmt::runtime(wording.what), it.entry.seq.number()),
                           .state = fmt::format(fmt::runtime(wording.state), amount_of(desk, it)),
                           .age = print_age(it.entry.occurred.instant, now),
                           .screen = wording.screen,
                           .subject = entry_subject(it.entry.seq),
                           .named_in_close = true});
    }
}

void add_receipts(std::vector<OpenMatter>& matters, Desk& desk) {
    const base::UtcInstant now = desk.now().instant;
    for (const store::EntryLine& it : store::receipts_awaiting_witness(desk.store())) {
        matters.push_back(
            {.what = fmt::format(fmt::runtime(tr("Receipt of entry {}")), it.seq.number()),
             .state = tr("awaits its witness"),
             .age = print_age(it.occurred.instant, now),
             .screen = "receive",
             .subject = entry_subject(it.seq),
             .named_in_close = true});
    }
}

void add_counts(std::vector<OpenMatter>& matters, const Desk& desk) {
    desk.state().counts.for_each([&](domain::EntryNumber start, const domain::CountRow& row) {
        matters.push_back(
            {.what = fmt::format(fmt::runtime(tr("Count of entry {}")), start.number()),
             .state = row.counted ? tr("counted and not revealed") : tr("begun and not finished"),
             .age = {},
             .screen = "count",
             .subject = entry_subject(start)});
    });
}

void add_cases(std::vector<OpenMatter>& matters, Desk& desk) {
    const base::UtcInstant now = desk.now().instant;
    for (const store::OpenCase& it : store::open_cases(desk.store())) {
        matters.push_back({.what = fmt::format(fmt::runtime(tr("Case {}")), it.entry.seq.number()),
                           .state = tr("not decided"),
                           .age = print_age(it.facts.discovered, now),
                           .screen = "cases",
                           .subject = entry_subject(it.entry.seq)});
    }
}

}  // namespace

std::vector<OpenMatter> open_matters(Desk& desk) {
    std::vector<OpenMatter> matters;
    add_amounts(matters, desk, store::open_infusions(desk.store()),
                {.what = tr("Infusion of entry {}"),
                 .state = tr("{} without an outcome"),
                 .screen = "infusion"});
    add_amounts(
        matters, desk, store::held_for_witness(desk.store()),
        {.what = tr("Waste of entry {}"), .state = tr("{} held for a witness"), .screen = "waste"});
    add_receipts(matters, desk);
    add_counts(matters, desk);
    add_cases(matters, desk);
    return matters;
}

}  // namespace vialog::gui
