// SPDX-License-Identifier: Apache-2.0
// The table of roles by kind, and the small facts that the rules rest on.
#include "domain/rules.h"

#include <algorithm>
#include <array>

namespace vialog::domain {

namespace {

constexpr FunctionSet any_function = 0x7f;

constexpr FunctionSet of(std::initializer_list<Function> functions) {
    FunctionSet set = 0;
    for (const Function function : functions) {
        set = static_cast<FunctionSet>(set | bit(function));
    }
    return set;
}

constexpr FunctionSet registrant = of({Function::Registrant});
// Handles drug with her own hands.
constexpr FunctionSet handlers =
    of({Function::Pharmacist, Function::Dispenser, Function::Prescriber});
// Keeps the records without handling drug.
constexpr FunctionSet keepers =
    of({Function::Pharmacist, Function::Dispenser, Function::Prescriber, Function::Compliance,
        Function::Administrator, Function::Registrant});
constexpr FunctionSet deciders =
    of({Function::Pharmacist, Function::Compliance, Function::Registrant});

enum class Pattern : std::uint8_t {
    Alone,             // operator
    Witnessed,         // operator, another person as witness
    WitnessedByStaff,  // the same, both employees
    Governed,          // registrant, another person as witness
    RegistrantAlone,
    WitnessAlone,
    Transcribed,  // transcriber, another person as checker
    OwnRule,      // written out in signatures_needed
};

struct KindRule {
    Kind kind;
    Pattern pattern;
    FunctionSet first;  // functions that allow the first role
};

// Stored. Rules number 1: frozen.
constexpr auto table = std::to_array<KindRule>({
    {Kind::Genesis, Pattern::OwnRule, registrant},
    {Kind::Person, Pattern::Governed, registrant},
    {Kind::Registration, Pattern::Governed, registrant},
    {Kind::Policy, Pattern::Governed, registrant},
    {Kind::Rules, Pattern::Governed, registrant},
    {Kind::Place, Pattern::Governed, registrant},
    {Kind::Station, Pattern::Governed, registrant},
    {Kind::KeyAdd, Pattern::OwnRule, registrant},
    {Kind::KeyRevoke, Pattern::OwnRule, registrant},
    {Kind::LogKey, Pattern::OwnRule, registrant},
    {Kind::Product, Pattern::Alone, keepers},
    {Kind::Party, Pattern::Alone, keepers},
    {Kind::Shipment, Pattern::Alone, keepers},
    {Kind::Receive, Pattern::Witnessed, handlers},
    {Kind::Transfer, Pattern::Witnessed, handlers},
    {Kind::Open, Pattern::Alone, handlers},
    {Kind::Draw, Pattern::Alone, handlers},
    {Kind::Outcome, Pattern::Alone, handlers},
    {Kind::WasteHeld, Pattern::Alone, handlers},
    {Kind::Waste, Pattern::Witnessed, handlers},
    {Kind::WasteUnwitnessed, Pattern::Alone, handlers},
    {Kind::Countersign, Pattern::WitnessAlone, any_function},
    {Kind::Finish, Pattern::Witnessed, handlers},
    {Kind::Breakage, Pattern::Witnessed, handlers},
    {Kind::CountStart, Pattern::Alone, keepers},
    {Kind::Count, Pattern::Witnessed, keepers},
    {Kind::Reveal, Pattern::Alone, keepers},
    {Kind::Discrepancy, Pattern::Alone, any_function},
    {Kind::DiscrepancyNote, Pattern::Alone, any_function},
    {Kind::DiscrepancyDecision, Pattern::Witnessed, deciders},
    {Kind::LossReport, Pattern::RegistrantAlone, registrant},
    {Kind::Destroy, Pattern::WitnessedByStaff, keepers},
    {Kind::Handover, Pattern::WitnessedByStaff, keepers},
    {Kind::Return, Pattern::WitnessedByStaff, keepers},
    {Kind::TransferOut, Pattern::WitnessedByStaff, keepers},
    {Kind::Correct, Pattern::OwnRule, any_function},
    {Kind::Void, Pattern::OwnRule, any_function},
    {Kind::Transcription, Pattern::Transcribed, keepers},
    {Kind::TranscriptionEnd, Pattern::Transcribed, keepers},
    {Kind::Export, Pattern::Alone, any_function},
    {Kind::Inspection, Pattern::Alone, any_function},
    {Kind::Anchor, Pattern::Alone, any_function},
    {Kind::Clock, Pattern::Alone, any_function},
    {Kind::Close, Pattern::Witnessed, keepers},
    {Kind::Custody, Pattern::Witnessed, keepers},
    {Kind::Notice, Pattern::OwnRule, 0},
});

const KindRule& rule_of(Kind kind) {
    return table[static_cast<std::size_t>(kind)];
}

RoleRule witness_rule(bool employee) {
    return {.role = Role::Witness, .functions = any_function, .employee = employee};
}

// key-add: the registrant, a witness, the new key itself; then the person's earlier key, or, where
// she had one and has none any more, a second witness in its place.
std::vector<RoleRule> key_add_rules(const State& state, const Entry& entry, const KeyAdded& added) {
    std::vector<RoleRule> rules = {{.role = Role::Registrant, .functions = registrant},
                                   witness_rule(false),
                                   {.role = Role::Subject}};
    // Where she herself signs as registrant or witness, her earlier key has spoken.
    for (std::size_t i = 0; i < entry.signers.size() && i < 2; ++i) {
        const KeyRow* key = state.active_key(entry.signers[i].key, entry.seq);
        if (key != nullptr && key->person == added.person) {
            return rules;
        }
    }
    const auto keys = state.people_index.keys.find(added.person);
    if (keys == state.people_index.keys.end()) {
        return rules;  // her first key
    }
    rules.push_back(keys->second.in_force > 0 ? RoleRule{.role = Role::Subject}
                                              : witness_rule(false));
    return rules;
}

// A person's own key alone may revoke itself; otherwise the registrant does, before a witness.
std::vector<RoleRule> key_revoke_rules(const Entry& entry) {
    if (entry.signers.size() == 1) {
        return {{.role = Role::Subject}};
    }
    return {{.role = Role::Registrant, .functions = registrant}, witness_rule(false)};
}

// A correction is signed in the first role of the kind it restates, and always by a second person.
std::vector<RoleRule> correction_rules(const State& state, EntryNumber corrected) {
    FunctionSet functions = any_function;
    Role first = Role::Operator;
    if (const auto original = state.entry_at ? state.entry_at(corrected) : std::nullopt) {
        Kind kind = kind_of(original->event);
        if (const auto* correction = std::get_if<EntryCorrected>(&original->event)) {
            kind = kind_of(to_event(correction->restated));
        }
        functions = rule_of(kind).first;
        first = rule_of(kind).pattern == Pattern::Governed ? Role::Registrant : Role::Operator;
    }
    return {{.role = first, .functions = functions}, witness_rule(false)};
}

}  // namespace

std::vector<RoleRule> signatures_needed(const State& state, const Entry& entry) {
    const Kind kind = kind_of(entry.event);
    const KindRule& rule = rule_of(kind);
    if (entry.paper) {
        return {{.role = Role::Transcriber, .functions = keepers},
                {.role = Role::Checker, .functions = keepers}};
    }
    switch (rule.pattern) {
        case Pattern::Alone:
            return {{.role = Role::Operator, .functions = rule.first}};
        case Pattern::Witnessed: {
            std::vector<RoleRule> rules = {{.role = Role::Operator, .functions = rule.first}};
            const auto* receipt = std::get_if<StockReceived>(&entry.event);
            if (receipt == nullptr || !receipt->awaiting) {
                rules.push_back(witness_rule(false));
            }
            return rules;
        }
        case Pattern::WitnessedByStaff:
            return {{.role = Role::Operator, .functions = rule.first, .employee = true},
                    witness_rule(true)};
        case Pattern::Governed:
            return {{.role = Role::Registrant, .functions = rule.first}, witness_rule(false)};
        case Pattern::RegistrantAlone:
            return {{.role = Role::Registrant, .functions = rule.first}};
        case Pattern::WitnessAlone:
            return {witness_rule(false)};
        case Pattern::Transcribed:
            return {{.role = Role::Transcriber, .functions = rule.first},
                    {.role = Role::Checker, .functions = rule.first}};
        case Pattern::OwnRule:
            break;
    }
    return std::visit(
        Overloaded{
            [](const Genesis& /*it*/) {
                return std::vector<RoleRule>{{.role = Role::Registrant, .functions = registrant},
                                             witness_rule(false),
                                             {.role = Role::LogKey}};
            },
            [&](const KeyAdded& it) { return key_add_rules(state, entry, it); },
            [&](const KeyRevoked& /*it*/) { return key_revoke_rules(entry); },
            [](const LogKeyChanged& /*it*/) {
                return std::vector<RoleRule>{{.role = Role::Registrant, .functions = registrant},
                                             {.role = Role::LogKey}};
            },
            [&](const EntryCorrected& it) { return correction_rules(state, it.entry.seq); },
            [&](const EntryVoided& it) { return correction_rules(state, it.entry.seq); },
            [](const auto& /*notice*/) { return std::vector<RoleRule>{{.role = Role::Program}}; },
        },
        entry.event);
}

bool concerns_stock(Kind kind) {
    return (kind >= Kind::Receive && kind <= Kind::Breakage) || kind == Kind::Count ||
           (kind >= Kind::Destroy && kind <= Kind::TransferOut);
}

bool may_come_from_paper(Kind kind) {
    static constexpr auto kinds =
        std::to_array<Kind>({Kind::Person, Kind::Product, Kind::Party, Kind::Receive, Kind::Open,
                             Kind::Draw, Kind::Outcome, Kind::Waste, Kind::WasteUnwitnessed,
                             Kind::Finish, Kind::Breakage, Kind::Count, Kind::Discrepancy});
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

bool may_be_corrected(Kind kind) {
    static constexpr auto kinds =
        std::to_array<Kind>({Kind::Person, Kind::Product, Kind::Party, Kind::Shipment,
                             Kind::Receive, Kind::Open, Kind::Draw, Kind::Outcome, Kind::WasteHeld,
                             Kind::Waste, Kind::WasteUnwitnessed, Kind::Finish, Kind::Breakage});
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

bool may_be_voided(Kind kind) {
    static constexpr auto kinds = std::to_array<Kind>(
        {Kind::Shipment, Kind::Receive, Kind::Open, Kind::Draw, Kind::Outcome, Kind::WasteHeld,
         Kind::Waste, Kind::WasteUnwitnessed, Kind::Finish, Kind::Breakage});
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

std::int64_t customary_excess(const Quantity& container_size) {
    struct Excess {
        std::int64_t size_ul;
        std::int64_t excess_ul;
    };
    // USP <1151>, excess volume for mobile liquids; sizes between two rows take the smaller row's
    // excess.
    static constexpr auto rows = std::to_array<Excess>({{500, 100},
                                                        {1000, 100},
                                                        {2000, 150},
                                                        {5000, 300},
                                                        {10000, 500},
                                                        {20000, 600},
                                                        {30000, 800}});
    if (container_size.unit() != Unit::Microlitre) {
        return 0;
    }
    const std::int64_t size = container_size.amount();
    if (size >= 50000) {
        return size / 50;
    }
    std::int64_t excess = rows.front().excess_ul;
    for (const Excess& row : rows) {
        if (size >= row.size_ul) {
            excess = row.excess_ul;
        }
    }
    return excess;
}

}  // namespace vialog::domain
