// SPDX-License-Identifier: Apache-2.0
// What the dashboard tells, read from the book: the safe, today, what must be done.
#pragma once

#include "gui/desk.h"
#include "store/queries.h"

#include <vector>

namespace vialog::gui {

// The newest counts, remembered between glances: finding them reads a row of every entry.
class NewestCounts final {
  public:
    struct Found {
        store::EntryLine entry;
        domain::CountRecorded count;
    };
    void read(const store::Store& store);
    [[nodiscard]] const std::optional<Found>& newest() const { return m_newest; }
    // Of all stock, to which 21 CFR 1304.11 gives a date: initial, biennial.
    [[nodiscard]] const std::optional<Found>& inventory() const { return m_inventory; }

  private:
    void take(const store::Store& store, const store::EntryLine& line);

    std::int64_t m_seen = 0;  // entries
    std::optional<Found> m_newest;
    std::optional<Found> m_inventory;
};

// A line of the list of what must be done; the screen that does it.
struct Duty {
    std::string what;
    std::string stands;  // since when, until when
    Tone tone = Tone::Plain;
    std::string screen;
    std::string subject{};
};

[[nodiscard]] FactGroup safe_facts(Desk& desk, const std::vector<store::ContainerOnHand>& on_hand);
[[nodiscard]] FactGroup today_facts(Desk& desk, const NewestCounts& counts);
[[nodiscard]] FactGroup evidence_facts(Desk& desk);
// The most pressing first.
[[nodiscard]] std::vector<Duty> duties(Desk& desk, const NewestCounts& counts,
                                       const std::vector<store::ContainerOnHand>& on_hand);
}  // namespace vialog::gui
