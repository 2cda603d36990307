// SPDX-License-Identifier: Apache-2.0
// A container as a screen needs it: found by what was scanned or typed, with what can be told of it.
#pragma once

#include "gui/desk.h"

#include <string>
#include <string_view>

namespace vialog::gui {

// Of a container that the book knows.
struct ContainerFacts {
    domain::ContainerId id;
    domain::ContainerRow row;
    domain::ReceiptRow receipt;
    domain::ProductRecorded product;
    std::string label{};  // the clinic's own; empty where it has none

    [[nodiscard]] bool is_expired(base::LocalInstant now) const;
    [[nodiscard]] bool is_past_beyond_use(base::LocalInstant now) const;
    [[nodiscard]] bool is_on_hand() const;
};
[[nodiscard]] std::optional<ContainerFacts> facts_of(const Desk& desk, domain::ContainerId id);

// A label of ours, a container's number, or the clinic's own label; what is none of these is refused with what it is.
[[nodiscard]] base::Parsed<ContainerFacts> container_named(Desk& desk, std::string_view text);
// What somebody has scanned, in words: "the code of a package of Ketalar 50 mg/mL, lot A1", "the badge of ..."; empty where
// nothing is known of it.
[[nodiscard]] std::string what_was_scanned(Desk& desk, std::string_view text);

// State, rest, lot, expiry, beyond-use date; what is wrong with it stands out.
[[nodiscard]] FactGroup fact_group(Desk& desk, const ContainerFacts& facts);
[[nodiscard]] std::string state_words(domain::ContainerState state);
// "2026-02-09 08:00", by the clock of this place now.
[[nodiscard]] std::string print_moment(base::UtcInstant instant, base::UtcOffset offset);
// "3 h 5 min", "2 days": how long ago.
[[nodiscard]] std::string print_age(base::UtcInstant since, base::UtcInstant now);

// The entry that the screen states as earlier one; nothing where there is none.
[[nodiscard]] std::optional<domain::Ref> ref_to(const Desk& desk, domain::EntryNumber seq);
// "container:17" is 17 for "container"; nothing where it is about something else.
[[nodiscard]] std::optional<std::int64_t> number_in_subject(std::string_view subject,
                                                            std::string_view kind);

}  // namespace vialog::gui
