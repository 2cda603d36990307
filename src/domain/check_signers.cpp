// SPDX-License-Identifier: Apache-2.0
// Whether the right people sign in the right roles, and different people where two must see the
// same thing.
#include "domain/checks.h"

#include <algorithm>

namespace vialog::domain {

namespace {

// Genesis, key-add and log-key bring keys that may sign that one entry (journal-format.md
// section 8.4).
struct Introduced {
    std::vector<std::pair<KeyId, const PersonRecorded*>> people;
    std::optional<KeyId> log_key;
};

Introduced introduced_by(const State& state, const Entry& entry) {
    Introduced keys;
    if (const auto* genesis = std::get_if<Genesis>(&entry.event)) {
        for (const Founder& founder : genesis->founders) {
            keys.people.emplace_back(key_id_of(founder.key), &founder.person);
        }
        keys.log_key = key_id_of(genesis->log_key);
    } else if (const auto* added = std::get_if<KeyAdded>(&entry.event)) {
        const PersonRow* person = state.people.find(added->person);
        keys.people.emplace_back(key_id_of(added->key),
                                 person == nullptr ? nullptr : &person->person);
    } else if (const auto* log_key = std::get_if<LogKeyChanged>(&entry.event)) {
        keys.log_key = key_id_of(log_key->key);
    }
    return keys;
}

FunctionSet functions_of(const PersonRecorded& person) {
    FunctionSet set = 0;
    for (const Function function : person.functions) {
        set = static_cast<FunctionSet>(set | bit(function));
    }
    return set;
}

// Who signs: her id, functions and employment. Nothing where the key may not sign here.
struct Who {
    PersonId id;
    FunctionSet functions = 0;
    bool employee = false;
};

class SignerCheck final {
  public:
    SignerCheck(const State& state, const Entry& entry, Complaints& out)
        : m_state(state), m_entry(entry), m_out(out), m_introduced(introduced_by(state, entry)) {}

    void run() {
        const auto needed = signatures_needed(m_state, m_entry);
        if (!roles_match(needed)) {
            return;
        }
        std::vector<std::optional<Who>> people;
        for (std::size_t i = 0; i < needed.size(); ++i) {
            people.push_back(check_one(m_entry.signers[i], needed[i]));
        }
        check_different(people);
        check_subject();
    }

  private:
    bool roles_match(const std::vector<RoleRule>& needed) {
        bool same = needed.size() == m_entry.signers.size();
        for (std::size_t i = 0; same && i < needed.size(); ++i) {
            same = needed[i].role == m_entry.signers[i].role;
        }
        if (!same) {
            std::string roles;
            for (const RoleRule& rule : needed) {
                roles += roles.empty() ? "" : ", ";
                roles += word_of(rule.role);
            }
            m_out.add(rule::roles_differ,
                      {{"kind", std::string(word_of(kind_of(m_entry.event)))}, {"roles", roles}});
        }
        return same;
    }

    std::optional<Who> check_one(const Signer& signer, const RoleRule& needed) {
        if (needed.role == Role::LogKey || needed.role == Role::Program) {
            const KeyId expected = needed.role == Role::LogKey && m_introduced.log_key
                                       ? *m_introduced.log_key
                                       : m_state.totals.log_key;
            if (signer.key != expected) {
                m_out.add(rule::log_key_differs, {});
            }
            return std::nullopt;
        }
        const auto who = find(signer, needed.role);
        if (!who) {
            return std::nullopt;
        }
        if (needed.functions != 0 && (needed.functions & who->functions) == 0) {
            m_out.add(rule::function_missing,
                      {{"person", figure(who->id)},
                       {"role", std::string(word_of(needed.role))},
                       {"kind", std::string(word_of(kind_of(m_entry.event)))}});
        }
        if (needed.employee && !who->employee) {
            m_out.add(rule::not_an_employee, {{"person", figure(who->id)}});
        }
        return who;
    }

    std::optional<Who> find(const Signer& signer, Role role) {
        for (const auto& [key, person] : m_introduced.people) {
            if (key == signer.key && person != nullptr &&
                (role == Role::Subject || std::holds_alternative<Genesis>(m_entry.event))) {
                return Who{person->id, functions_of(*person), person->employee};
            }
        }
        const KeyRow* key = m_state.keys.find(signer.key);
        if (key == nullptr) {
            m_out.add(rule::key_unknown, {{"role", std::string(word_of(role))}});
            return std::nullopt;
        }
        if (m_state.active_key(signer.key, m_entry.seq) == nullptr) {
            m_out.add(rule::key_revoked, {{"person", key->person ? figure(*key->person) : ""},
                                          {"entry", key->revoked ? figure(*key->revoked) : ""}});
            return std::nullopt;
        }
        const PersonRow* person = key->person ? m_state.people.find(*key->person) : nullptr;
        if (person == nullptr || (key->root && role != Role::Registrant)) {
            m_out.add(rule::key_not_for_role, {{"role", std::string(word_of(role))}});
            return std::nullopt;
        }
        return Who{person->person.id, person->functions, person->person.employee};
    }

    // Two keys of one person are one person. The owner of a new key may also have another part in
    // its entry.
    void check_different(const std::vector<std::optional<Who>>& people) {
        for (std::size_t i = 0; i < people.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                if (m_entry.signers[i].key == m_entry.signers[j].key) {
                    m_out.add(rule::same_key_twice, {});
                } else if (people[i] && people[j] && people[i]->id == people[j]->id &&
                           m_entry.signers[i].role != Role::Subject &&
                           m_entry.signers[j].role != Role::Subject) {
                    m_out.add(rule::witness_is_actor, {{"person", figure(people[i]->id)}});
                }
            }
        }
    }

    void check_subject() {
        if (const auto* added = std::get_if<KeyAdded>(&m_entry.event)) {
            bool ok = m_entry.signers[2].key == key_id_of(added->key);
            if (m_entry.signers.size() == 4 && m_entry.signers[3].role == Role::Subject) {
                const KeyRow* earlier = m_state.keys.find(m_entry.signers[3].key);
                ok = ok && earlier != nullptr && earlier->person == added->person;
            }
            if (!ok) {
                m_out.add(rule::possession_not_proven, {{"person", figure(added->person)}});
            }
        }
        if (const auto* revoked = std::get_if<KeyRevoked>(&m_entry.event)) {
            if (m_entry.signers[0].role == Role::Subject &&
                m_entry.signers[0].key != revoked->key) {
                const KeyRow* key = m_state.keys.find(revoked->key);
                m_out.add(rule::possession_not_proven,
                          {{"person", key != nullptr && key->person ? figure(*key->person) : "-"}});
            }
        }
    }

    const State& m_state;
    const Entry& m_entry;
    Complaints& m_out;
    Introduced m_introduced;
};

}  // namespace

void check_signers(const State& state, const Entry& entry, Complaints& out) {
    SignerCheck(state, entry, out).run();
}

}  // namespace vialog::domain
