// SPDX-License-Identifier: Apache-2.0
// What has been counted so far: vial by vial, by what was seen, without a look at the book's figures.
#pragma once

#include "domain/case_events.h"

#include <optional>
#include <vector>

namespace vialog::gui {

struct CountedVial {
    domain::ContainerId container;
    domain::ProductId product;
    domain::PlaceId place;                     // where it was found
    std::optional<domain::Quantity> amount{};  // of an opened one; none: it is sealed
    bool operator==(const CountedVial&) const = default;
};

// In the order in which they were counted.
class Tally final {
  public:
    // False where it is counted already; then nothing changes.
    bool add(CountedVial vial);
    void remove(domain::ContainerId container);
    [[nodiscard]] const CountedVial* find(domain::ContainerId container) const;
    [[nodiscard]] const std::vector<CountedVial>& vials() const { return m_vials; }
    // By product and place, opened ones by number: as a count states it.
    [[nodiscard]] std::vector<domain::CountLine> lines(domain::Method method) const;

  private:
    std::vector<CountedVial> m_vials;
};

}  // namespace vialog::gui
