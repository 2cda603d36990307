// SPDX-License-Identifier: Apache-2.0
// Where the digests of disclosed texts stand in each event.
#include "base/check.h"
#include "operations/record.h"

#include <algorithm>

namespace vialog::operations {

namespace {

using Digests = std::span<const domain::TextDigest>;

void place_one(std::optional<domain::TextDigest>& where, Digests digests) {
    base::expects(digests.size() == 1, "this event takes one disclosed text");
    where = digests.front();
}

struct Placer {
    Digests digests;

    void operator()(domain::PersonRecorded& it) const { place_one(it.name, digests); }
    void operator()(domain::Genesis& it) const {
        base::expects(digests.size() == it.founders.size(),
                      "genesis discloses its founders' names");
        for (std::size_t i = 0; i < it.founders.size(); ++i) {
            it.founders[i].person.name = digests[i];
        }
    }
    void operator()(domain::StockReceived& it) const {
        it.patient.assign(digests.begin(), digests.end());
    }
    void operator()(domain::StockDrawn& it) const {
        it.patient.assign(digests.begin(), digests.end());
    }
    void operator()(domain::ContainerBroken& it) const { place_one(it.note, digests); }
    void operator()(domain::DiscrepancyOpened& it) const { place_one(it.note, digests); }
    void operator()(domain::DiscrepancyNoted& it) const {
        base::expects(digests.size() == 1, "a note is one disclosed text");
        it.note = digests.front();
    }
    // The reason first, then the six factors where there are any.
    void operator()(domain::DiscrepancyDecided& it) const {
        base::expects(!digests.empty(), "a decision discloses its reason");
        it.reason = digests.front();
        it.factors.assign(digests.begin() + 1, digests.end());
    }
    void operator()(domain::EntryCorrected& it) const {
        domain::Event event = domain::to_event(it.restated);
        place_digests(event, digests);
        const auto restated = domain::to_restatable(event);
        base::ensures(restated.has_value(), "a restated event stays one");
        it.restated = *restated;
    }
    template <typename Other>
    void operator()(Other& /*event*/) const {
        base::expects(false, "this event takes no disclosed text");
    }
};

}  // namespace

void place_digests(domain::Event& draft, std::span<const domain::TextDigest> digests) {
    std::visit(Placer{digests}, draft);
}

}  // namespace vialog::operations
