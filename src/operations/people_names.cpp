// SPDX-License-Identifier: Apache-2.0
// Looks at each person's newest entry for the disclosure of her name.
#include "operations/people_names.h"

#include "journal/disclosure.h"
#include "operations/identities.h"
#include "store/sealed_rows.h"

#include <utility>
#include <vector>

namespace vialog::operations {

namespace {

// Which of an entry's disclosures is the person's name: genesis holds two of them, its founders'.
std::int64_t place_of_name(const domain::Entry& entry, const domain::PersonId& person) {
    const auto* genesis = std::get_if<domain::Genesis>(&entry.event);
    if (genesis == nullptr) {
        return 0;
    }
    const bool first_has_name = genesis->founders[0].person.name.has_value();
    return genesis->founders[0].person.id == person || !first_has_name ? 0 : 1;
}

}  // namespace

std::map<domain::PersonId, std::string> people_names(Session& session, Consent& reader) {
    const domain::State& state = session.store().state();
    std::vector<std::pair<domain::PersonId, domain::EntryNumber>> recorded;
    state.people.for_each([&](const domain::PersonId& id, const domain::PersonRow& row) {
        if (row.person.name) {
            recorded.emplace_back(id, row.recorded);
        }
    });
    std::map<domain::PersonId, std::string> names;
    for (const auto& [person, seq] : recorded) {
        const auto entry = session.store().entry(seq);
        if (!entry) {
            continue;
        }
        const std::int64_t place = place_of_name(entry->entry, person);
        for (const auto& row : store::SealedRows(session.store()).disclosures(seq)) {
            if (row.n != place) {
                continue;
            }
            const auto text = open_disclosure(session, reader, seq, row.n, row.sealed);
            if (!text || !*text) {
                continue;
            }
            if (const auto disclosure = journal::parse_disclosure(**text)) {
                names.emplace(person, disclosure->value);
            }
        }
    }
    return names;
}

}  // namespace vialog::operations
