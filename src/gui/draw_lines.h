// SPDX-License-Identifier: Apache-2.0
// The vials of one infusion, and what is drawn from each.
#pragma once

#include "gui/container_facts.h"
#include "gui/dose.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vialog::gui {

struct VialLine {
    ContainerFacts facts;
    std::optional<Dosed> dose{};
    // Of a further vial: it gives what the ones before it have not, of the first one's dose.
    bool remainder = false;
};

// What each vial gives, in the product's unit; zero where it is not known yet. The first vial's dose goes through it and
// those that give the remainder: each as much as its book has, the last one what is left.
[[nodiscard]] std::vector<std::int64_t> shares_of(const std::vector<VialLine>& lines);

// What the vial `at` would give as the remainder; nothing where it can't: another product, or nothing is left.
[[nodiscard]] std::optional<std::int64_t> remainder_at(const std::vector<VialLine>& lines,
                                                       std::size_t at);

// As ordered in milligrams, all vials together; nothing where any amount was stated as measured.
[[nodiscard]] std::optional<domain::Dose> ordered_in_all(const std::vector<VialLine>& lines);

// More than the book has in a vial, which overfill may explain, for a question that is asked once; empty where it has enough.
[[nodiscard]] std::string rest_doubt(const std::vector<VialLine>& lines);

}  // namespace vialog::gui
