// SPDX-License-Identifier: Apache-2.0
// Looking things up in the state.
#include "domain/state.h"

#include "crypto/digest.h"

namespace vialog::domain {

KeyId key_id_of(base::ByteView spki) {
    return KeyId{crypto::sha256(spki)};
}

void State::index_people() {
    people_index = {};
    people.for_each([this](const PersonId& id, const PersonRow& row) {
        if ((row.functions & bit(Function::Registrant)) != 0) {
            people_index.registrants.insert(id);
        }
    });
    keys.for_each([this](const KeyId& /*id*/, const KeyRow& row) {
        if (row.person && !row.root) {
            KeysOfPerson& of_person = people_index.keys[*row.person];
            of_person.brought += 1;
            of_person.in_force += row.revoked ? 0 : 1;
        }
    });
}

std::optional<std::int64_t> State::place_index(const PlaceId& place) const {
    const PlaceRow* row = places.find(place);
    return row == nullptr ? std::nullopt : std::optional(row->index);
}

std::optional<PlaceId> State::place_at(std::int64_t index) const {
    std::optional<PlaceId> found;
    places.for_each([&](const PlaceId& place, const PlaceRow& row) {
        if (row.index == index) {
            found = place;
        }
    });
    return found;
}

std::int64_t State::balance(ProductId product, AccountKind account) const {
    const auto* amount = balances.find(BalanceKey{.product = product, .account = account});
    return amount == nullptr ? 0 : *amount;
}

const KeyRow* State::active_key(const KeyId& key, EntryNumber at) const {
    const KeyRow* row = keys.find(key);
    if (row == nullptr || !(row->since < at) || (row->revoked && *row->revoked < at)) {
        return nullptr;
    }
    return row;
}

std::string paper_key(Kind kind, const Paper& paper) {
    std::string key(word_of(kind));
    key += '\n';
    key += paper.file;
    key += '\n';
    key += base::as_text(paper.record);
    return key;
}

}  // namespace vialog::domain
