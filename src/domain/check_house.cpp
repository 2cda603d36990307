// SPDX-License-Identifier: Apache-2.0
// Rules for people, keys, places, stations, products, parties and policy.
#include "crypto/public_key.h"
#include "domain/checks.h"
#include "domain/limits.h"

#include <algorithm>

namespace vialog::domain {

namespace {

constexpr std::size_t box_key_bytes = 32;

struct HouseCheck {
    const State& state;
    const Entry& entry;
    Complaints& out;

    std::optional<crypto::PublicKey> check_key(const base::Bytes& spki) const {
        auto key = crypto::PublicKey::from_spki(spki);
        if (!key) {
            out.add(rule::key_malformed, {{"why", key.error().what}});
            return std::nullopt;
        }
        if (state.keys.find(key_id_of(spki)) != nullptr) {
            out.add(rule::key_known, {});
        }
        return std::move(*key);
    }

    void check_log_key(const base::Bytes& spki) const {
        const auto key = check_key(spki);
        if (key && key->algorithm() != crypto::KeyAlgorithm::Ed25519) {
            out.add(rule::key_malformed, {{"why", "a checkpoint key is an Ed25519 key"}});
        }
    }

    void check_box(const base::Bytes& box) const {
        if (box.size() != box_key_bytes) {
            out.add(rule::key_malformed, {{"why", "a box key has 32 bytes"}});
        }
    }

    void operator()(const Genesis& it) const {
        check_log_key(it.log_key);
        std::vector<KeyId> ids = {key_id_of(it.log_key)};
        for (const Founder& founder : it.founders) {
            static_cast<void>(check_key(founder.key));
            check_box(founder.box);
            ids.push_back(key_id_of(founder.key));
        }
        if (it.root_key) {
            static_cast<void>(check_key(*it.root_key));
            ids.push_back(key_id_of(*it.root_key));
        }
        std::sort(ids.begin(), ids.end());
        if (std::adjacent_find(ids.begin(), ids.end()) != ids.end()) {
            out.add(rule::key_known, {});
        }
        if (it.founders[0].person.id == it.founders[1].person.id) {
            out.add(rule::witness_is_actor, {{"person", figure(it.founders[0].person.id)}});
        }
        if (it.station.id != entry.moment.station) {
            out.add(rule::station_unknown, {{"station", figure(entry.moment.station)}});
        }
    }

    void operator()(const PersonRecorded& it) const {
        const PersonRow* before = state.people.find(it.id);
        if (before != nullptr && entry.paper) {
            out.add(rule::person_known, {{"person", figure(it.id)}});
        }
        if (before == nullptr || (before->functions & bit(Function::Registrant)) == 0 ||
            std::find(it.functions.begin(), it.functions.end(), Function::Registrant) !=
                it.functions.end()) {
            return;
        }
        if (state.people_index.registrants.size() <= 1) {
            out.add(rule::last_registrant, {{"person", figure(it.id)}});
        }
    }

    void operator()(const PolicySet& it) const {
        const auto in = [](std::int64_t value, std::int64_t least, std::int64_t most) {
            return value >= least && value <= most;
        };
        if (!in(it.beyond_use_multi_hours, 1, 366 * 24) ||
            !in(it.beyond_use_single_hours, 1, 366 * 24) ||
            !in(it.count_tolerance_permille, 0, 200) || !in(it.inventory_interval_months, 1, 24) ||
            !in(it.retention_years, 2, 100)) {
            out.add(rule::policy_too_wide, {});
        }
    }

    void operator()(const RulesSet& it) const {
        if (it.rules < 1) {
            out.add(rule::rules_differ, {{"rules", figure(it.rules)}});
        } else if (it.rules > newest_rules) {
            // Right, for all that can be known here; what follows it cannot be judged.
            out.add(rule::rules_unknown, {{"rules", figure(it.rules)}});
        }
    }

    void operator()(const KeyAdded& it) const {
        const PersonRow* person = state.people.find(it.person);
        if (person == nullptr || person->functions == 0) {
            out.add(rule::person_unknown, {{"person", figure(it.person)}});
        }
        check_box(it.box);
        static_cast<void>(check_key(it.key));
        if (it.replaces) {
            const KeyRow* replaced = state.keys.find(*it.replaces);
            if (replaced == nullptr || replaced->person != it.person) {
                out.add(rule::key_unknown, {{"role", "replaces"}});
            }
        }
    }

    void operator()(const KeyRevoked& it) const {
        const KeyRow* key = state.keys.find(it.key);
        if (key == nullptr || !key->person) {
            out.add(rule::key_unknown, {{"role", "revoked"}});
        } else if (key->revoked) {
            out.add(rule::key_revoked,
                    {{"person", figure(*key->person)}, {"entry", figure(*key->revoked)}});
        }
        if (it.suspect_from && *it.suspect_from >= entry.seq) {
            out.add(rule::ref_forward, {{"to", figure(*it.suspect_from)}});
        }
    }

    void operator()(const LogKeyChanged& it) const { check_log_key(it.key); }

    void operator()(const ProductRecorded& it) const {
        if (it.container_size.is_zero() || it.strength.micrograms() <= 0 ||
            it.strength.unit() != it.container_size.unit() || it.containers_per_package < 1) {
            out.add(rule::product_incomplete, {});
        } else if (it.container_size.amount() > largest_container(it.container_size.unit()) ||
                   it.strength.micrograms() > greatest_strength(it.strength.unit())) {
            out.add(rule::product_too_large, {});
        }
    }

    void operator()(const ShipmentExpected& it) const {
        if (state.parties.find(it.party) == nullptr) {
            out.add(rule::party_unknown, {{"party", figure(it.party)}});
        }
        for (const ShipmentLine& line : it.lines) {
            if (state.products.find(line.product) == nullptr) {
                out.add(rule::product_unknown, {{"product", figure(line.product)}});
            }
        }
    }

    template <typename Other>
    void operator()(const Other& /*event*/) const {}
};

}  // namespace

void check_house(const State& state, const Entry& entry, Complaints& out) {
    std::visit(HouseCheck{state, entry, out}, entry.event);
}

}  // namespace vialog::domain
