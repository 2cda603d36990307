// SPDX-License-Identifier: Apache-2.0
// Which events bring keys, and the register of those that did.
#include "journal/known_keys.h"

#include "crypto/digest.h"
#include "journal/finding_codes.h"
#include "journal/note.h"

#include <algorithm>
#include <mutex>
#include <utility>

namespace vialog::journal {

namespace {

BroughtKey brought(const base::Bytes& spki, std::string name) {
    return {.id = {.digest = crypto::sha256(spki)}, .spki = spki, .name = std::move(name)};
}

}  // namespace

std::vector<BroughtKey> keys_brought_by(const domain::Event& event, const domain::Origin& origin) {
    std::vector<BroughtKey> keys;
    if (const auto* genesis = std::get_if<domain::Genesis>(&event)) {
        keys.push_back(brought(genesis->log_key, log_key_name(origin)));
        for (const domain::Founder& founder : genesis->founders) {
            keys.push_back(brought(founder.key, person_key_name(origin, founder.person.id)));
        }
        if (genesis->root_key) {
            const domain::PersonId& registrant = genesis->founders.front().person.id;
            keys.push_back(brought(*genesis->root_key, person_key_name(origin, registrant)));
        }
    } else if (const auto* added = std::get_if<domain::KeyAdded>(&event)) {
        keys.push_back(brought(added->key, person_key_name(origin, added->person)));
    } else if (const auto* log_key = std::get_if<domain::LogKeyChanged>(&event)) {
        keys.push_back(brought(log_key->key, log_key_name(origin)));
    }
    return keys;
}

base::Parsed<KnownKey> read_key(const BroughtKey& brought) {
    auto key = crypto::PublicKey::from_spki(brought.spki);
    if (!key) {
        return tl::unexpected(std::move(key.error()));
    }
    const auto type = crypto::note_signature_type(key->algorithm());
    return KnownKey{
        .key = *key, .name = brought.name, .id = crypto::note_key_id(brought.name, type, *key)};
}

std::optional<domain::Refusal> refuse_brought_keys(const domain::Event& event,
                                                   const domain::State& known,
                                                   const domain::Origin& origin) {
    const std::vector<BroughtKey> more = keys_brought_by(event, origin);
    if (more.empty()) {
        return std::nullopt;
    }
    KnownKeys keys;
    const auto is_taken = [&keys](const BroughtKey& it) {
        auto key = read_key(it);
        return key && !keys.add(it.id, std::move(*key));  // what is no key, the rules refuse
    };
    known.keys.for_each([&](const domain::KeyId& id, const domain::KeyRow& row) {
        static_cast<void>(is_taken(
            {.id = id,
             .spki = row.spki,
             .name = row.person ? person_key_name(origin, *row.person) : log_key_name(origin)}));
    });
    const auto taken = std::ranges::find_if(more, is_taken);
    if (taken == more.end()) {
        return std::nullopt;
    }
    return domain::Refusal{.rule = finding_key_id_taken, .figures = {{"name", taken->name}}};
}

std::shared_ptr<const KnownKey> KnownKeys::find(const domain::KeyId& id) const {
    const std::shared_lock lock(m_mutex);
    const auto found = m_keys.find(id);
    return found == m_keys.end() ? nullptr : found->second;
}

bool KnownKeys::add(const domain::KeyId& id, KnownKey key) {
    const std::unique_lock lock(m_mutex);
    if (m_keys.contains(id)) {
        return true;
    }
    const bool is_free = m_lines.emplace(key.name, key.id).second;
    if (is_free) {
        m_keys.emplace(id, std::make_shared<const KnownKey>(std::move(key)));
    }
    return is_free;
}

std::int64_t KnownKeys::count() const {
    const std::shared_lock lock(m_mutex);
    return static_cast<std::int64_t>(m_keys.size());
}

}  // namespace vialog::journal
