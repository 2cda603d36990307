// SPDX-License-Identifier: Apache-2.0
// Labels to containers, by way of the receipts that gave them out.
#include "operations/transcribe_vials.h"

#include <algorithm>
#include <tuple>

namespace vialog::operations {

VialFinder::VialFinder(const exchange::PaperFolder& folder) : m_folder(folder) {
    for (std::size_t i = 0; i < folder.receipts.size(); ++i) {
        const exchange::PaperReceipt& receipt = folder.receipts[i];
        m_labels.push_back(vial_labels(receipt.first_vial, receipt.last_vial, receipt.containers));
        for (const std::string& label : m_labels.back().labels) {
            m_bearers[label].receipts.push_back(i);
        }
    }
    for (const exchange::PaperVialEvent& event : folder.vial_events) {
        const auto bearers = m_bearers.find(event.vial);
        if (bearers != m_bearers.end() && event.action == exchange::VialAction::Open) {
            bearers->second.opened.push_back(event.at.instant);
        }
    }
    for (auto& [label, bearers] : m_bearers) {
        std::sort(bearers.opened.begin(), bearers.opened.end());
        std::sort(bearers.receipts.begin(), bearers.receipts.end(),
                  [&](std::size_t a, std::size_t b) {
                      return std::tie(folder.receipts[a].received.instant, a) <
                             std::tie(folder.receipts[b].received.instant, b);
                  });
    }
}

void VialFinder::look_at(const domain::State& state) {
    for (std::size_t i = 0; i < m_folder.receipts.size(); ++i) {
        const exchange::PaperSource& source = m_folder.receipts[i].source;
        domain::Paper paper{.file = source.file,
                            .line = source.line,
                            .record = source.record,
                            .by = std::nullopt,
                            .witness = std::nullopt};
        const auto* entry = state.paper.find(domain::paper_key(domain::Kind::Receive, paper));
        const auto* row = entry == nullptr ? nullptr : state.receipts.find(*entry);
        if (row != nullptr) {
            m_received[i] = {.first = row->first, .containers = row->containers};
        }
    }
    for (auto& [label, bearers] : m_bearers) {
        const auto* container = state.labels.find(label);
        if (container == nullptr || is_of_folder(*container)) {
            continue;
        }
        const auto* row = state.containers.find(*container);
        bearers.earlier = row != nullptr && (row->state == domain::ContainerState::Sealed ||
                                             row->state == domain::ContainerState::Opened);
    }
}

void VialFinder::note_taken(const domain::State& state, std::size_t receipt,
                            domain::EntryNumber entry) {
    if (const auto* row = state.receipts.find(entry)) {
        m_received[receipt] = {.first = row->first, .containers = row->containers};
    }
}

void VialFinder::note_receipt(std::size_t receipt, const domain::StockReceived& recorded) {
    m_received[receipt] = {.first = recorded.first, .containers = recorded.containers};
}

const std::vector<std::size_t>& VialFinder::cartons_of(const std::string& label) const {
    static const std::vector<std::size_t> none;
    const auto bearers = m_bearers.find(label);
    return bearers == m_bearers.end() ? none : bearers->second.receipts;
}

bool VialFinder::is_of_folder(domain::ContainerId container) const {
    return std::any_of(m_received.begin(), m_received.end(), [&](const auto& received) {
        const std::int64_t place = container.number() - received.second.first.number();
        return place >= 0 && place < received.second.containers;
    });
}

// Each opening of the label is of the next vial that bears it.
std::size_t VialFinder::bearer_at(const Bearers& bearers, base::UtcInstant at) const {
    const std::size_t count = bearers.receipts.size() + (bearers.earlier ? 1 : 0);
    const auto opened = static_cast<std::size_t>(
        std::upper_bound(bearers.opened.begin(), bearers.opened.end(), at) -
        bearers.opened.begin());
    return std::min(opened == 0 ? 0 : opened - 1, count - 1);
}

std::size_t VialFinder::number_of(const std::string& label, std::size_t bearer) {
    return m_numbers.emplace(std::pair(label, bearer), m_numbers.size()).first->second;
}

std::size_t VialFinder::vial(const std::string& label, base::UtcInstant at) {
    const auto bearers = m_bearers.find(label);
    return number_of(label, bearers == m_bearers.end() ? 0 : bearer_at(bearers->second, at));
}

std::size_t VialFinder::vial_of(const std::string& label, std::size_t receipt) {
    const Bearers& bearers = m_bearers.at(label);
    const auto found = std::find(bearers.receipts.begin(), bearers.receipts.end(), receipt);
    return number_of(label, static_cast<std::size_t>(found - bearers.receipts.begin()) +
                                (bearers.earlier ? 1 : 0));
}

std::optional<domain::ContainerId> VialFinder::find(const domain::State& state,
                                                    const std::string& label,
                                                    base::UtcInstant at) const {
    const auto bearers = m_bearers.find(label);
    const auto* known = state.labels.find(label);
    const auto journal = known == nullptr ? std::nullopt : std::optional(*known);
    if (bearers == m_bearers.end()) {
        return journal;
    }
    std::size_t bearer = bearer_at(bearers->second, at);
    if (bearers->second.earlier) {
        if (bearer == 0) {
            return journal;
        }
        --bearer;
    }
    return find_in(state, bearers->second.receipts[bearer], label);
}

// The journal knows a label once. Containers of the receipt whose labels were taken already follow
// those that got theirs.
std::optional<domain::ContainerId> VialFinder::find_in(const domain::State& state,
                                                       std::size_t receipt,
                                                       const std::string& label) const {
    const auto received = m_received.find(receipt);
    if (received == m_received.end()) {
        return std::nullopt;
    }
    const std::int64_t first = received->second.first.number();
    const auto place_of = [&](const std::string& of) -> std::optional<std::int64_t> {
        const auto* container = state.labels.find(of);
        const std::int64_t place = container == nullptr ? -1 : container->number() - first;
        return place >= 0 && place < received->second.containers ? std::optional(place)
                                                                 : std::nullopt;
    };
    if (const auto place = place_of(label)) {
        return domain::ContainerId(first + *place);
    }
    std::int64_t labelled = 0;
    std::int64_t before = 0;
    bool passed = false;
    for (const std::string& other : m_labels[receipt].labels) {
        passed = passed || other == label;
        if (place_of(other)) {
            ++labelled;
        } else if (!passed) {
            ++before;
        }
    }
    // A line that reads otherwise now may have more labels than containers came.
    return labelled + before < received->second.containers
               ? std::optional(domain::ContainerId(first + labelled + before))
               : std::nullopt;
}

}  // namespace vialog::operations
