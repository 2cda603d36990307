// SPDX-License-Identifier: Apache-2.0
// Opening, moving, counting and questioning a container belong to its history as draws do.
#include "store/mention.h"

namespace vialog::store {

namespace {

struct Collector {
    std::set<domain::ContainerId>& out;
    const domain::EntryLookup& original;

    void operator()(const domain::ContainerOpened& it) const { out.insert(it.container); }
    void operator()(const domain::ContainersTransferred& it) const {
        out.insert(it.containers.begin(), it.containers.end());
    }
    void operator()(const domain::CountRecorded& it) const {
        for (const domain::CountLine& line : it.lines) {
            for (const domain::OpenedCount& opened : line.opened) {
                out.insert(opened.container);
            }
        }
    }
    void operator()(const domain::DiscrepancyOpened& it) const {
        if (it.container) {
            out.insert(*it.container);
        }
    }
    void operator()(const domain::EntryCorrected& it) const {
        std::visit(*this, domain::to_event(it.restated));
    }
    void operator()(const domain::EntryVoided& it) const {
        if (const auto before = domain::in_force(it.entry.seq, original)) {
            std::visit(*this, before->event);
        }
    }
    template <typename Other>
    void operator()(const Other& /*event*/) const {}
};

}  // namespace

std::set<domain::ContainerId> mentioned_containers(const domain::Entry& entry,
                                                   const domain::EntryLookup& original) {
    std::set<domain::ContainerId> containers;
    std::visit(Collector{containers, original}, entry.event);
    return containers;
}

std::set<domain::PersonId> acting_people(const domain::Entry& entry, const domain::State& state) {
    std::set<domain::PersonId> people;
    for (const domain::Signer& signer : entry.signers) {
        if (const domain::KeyRow* key = state.keys.find(signer.key);
            key != nullptr && key->person) {
            people.insert(*key->person);
        }
    }
    if (entry.paper) {
        for (const auto& person : {entry.paper->by, entry.paper->witness}) {
            if (person) {
                people.insert(*person);
            }
        }
    }
    return people;
}

}  // namespace vialog::store
