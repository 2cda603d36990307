// SPDX-License-Identifier: Apache-2.0
// Sealed vials are added up, opened ones are listed.
#include "gui/tally.h"

#include <algorithm>
#include <map>

namespace vialog::gui {

bool Tally::add(CountedVial vial) {
    if (find(vial.container) != nullptr) {
        return false;
    }
    m_vials.push_back(std::move(vial));
    return true;
}

void Tally::remove(domain::ContainerId container) {
    std::erase_if(m_vials, [&](const CountedVial& it) { return it.container == container; });
}

const CountedVial* Tally::find(domain::ContainerId container) const {
    const auto found = std::find_if(m_vials.begin(), m_vials.end(), [&](const CountedVial& it) {
        return it.container == container;
    });
    return found == m_vials.end() ? nullptr : &*found;
}

std::vector<domain::CountLine> Tally::lines(domain::Method method) const {
    std::map<std::pair<domain::ProductId, domain::PlaceId>, domain::CountLine> lines;
    for (const CountedVial& vial : m_vials) {
        domain::CountLine& line = lines[{vial.product, vial.place}];
        line.product = vial.product;
        line.place = vial.place;
        if (vial.amount) {
            line.opened.push_back(
                {.container = vial.container, .amount = *vial.amount, .method = method});
        } else {
            ++line.sealed;
        }
    }
    std::vector<domain::CountLine> result;
    for (auto& [key, line] : lines) {
        std::sort(line.opened.begin(), line.opened.end(),
                  [](const domain::OpenedCount& a, const domain::OpenedCount& b) {
                      return a.container < b.container;
                  });
        result.push_back(std::move(line));
    }
    return result;
}

}  // namespace vialog::gui
