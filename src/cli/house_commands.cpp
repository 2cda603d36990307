// SPDX-License-Identifier: Apache-2.0
// Commands for the house itself: people, places, workstations, the registration, policy and rules.
#include "cli/catalogue_drafts.h"
#include "cli/commands.h"
#include "cli/texts.h"

namespace vialog::cli {

namespace {

constexpr const char* group = "People, keys and policy";

Draft make_registration(const Arguments& arguments, operations::Session& session) {
    domain::Registrant registrant =
        session.store().state().registrant.value_or(domain::Registrant());
    if (const auto name = text_maybe(arguments, "registrant-name", longest_name)) {
        registrant.name = *name;
    }
    if (const auto address = text_maybe(arguments, "address", longest_address)) {
        registrant.address = *address;
    }
    if (const auto dea = arguments.read_maybe("dea", domain::DeaNumber::parse)) {
        registrant.dea = *dea;
    }
    return {.event = domain::RegistrationChanged{.registrant = registrant}};
}

// What is not stated stays as it is.
Draft make_policy(const Arguments& arguments, operations::Session& session) {
    domain::PolicySet policy = session.store().state().policy;
    const auto number = [&](const char* option, std::int64_t& value) {
        value = arguments.whole_number_maybe(option).value_or(value);
    };
    number("beyond-use-multi-hours", policy.beyond_use_multi_hours);
    number("beyond-use-single-hours", policy.beyond_use_single_hours);
    number("count-tolerance-permille", policy.count_tolerance_permille);
    number("inventory-interval-months", policy.inventory_interval_months);
    number("retention-years", policy.retention_years);
    policy.finish_rest = arguments.word_or("finish-rest", policy.finish_rest);
    if (arguments.has("witness-shift")) {
        policy.witness_shift = yes_or_no(arguments, "witness-shift");
    }
    policy.citation = text_maybe(arguments, "citation", longest_address).value_or(policy.citation);
    if (policy.citation.empty()) {
        throw UsageError("--citation is missing: say by which rules, such as \"21 CFR\"");
    }
    return {.event = policy};
}

Draft make_rules(const Arguments& arguments, operations::Session& /*session*/) {
    return {.event = domain::RulesSet{.rules = arguments.whole_number("number")}};
}

Draft make_place(const Arguments& arguments, operations::Session& /*session*/) {
    return {.event = domain::PlaceRecorded{.id = arguments.read("id", domain::PlaceId::parse),
                                           .name = text_of(arguments, "name", longest_name)}};
}

Draft make_station(const Arguments& arguments, operations::Session& /*session*/) {
    return {.event = domain::StationRecorded{.id = arguments.read("id", domain::StationId::parse),
                                             .name = text_of(arguments, "name", longest_name)}};
}

std::vector<Option> policy_options() {
    return {
        {"citation", Takes::Optional, "by which rules: \"21 CFR; Colorado 3 CCR 719-1\""},
        {"beyond-use-multi-hours", Takes::Optional, "for containers of several doses"},
        {"beyond-use-single-hours", Takes::Optional, "for containers of a single dose"},
        {"finish-rest", Takes::Optional, "held_for_destruction or wastage"},
        {"count-tolerance-permille", Takes::Optional, "of the size, for opened containers"},
        {"inventory-interval-months", Takes::Optional, "24 at most; 21 CFR 1304.11(c)"},
        {"retention-years", Takes::Optional, "2 at least; 21 CFR 1304.04(a)"},
        {"witness-shift", Takes::Optional, "yes: a witness's key may stay unlocked for a shift"}};
}

Command governed(std::string name, std::string summary, std::vector<Option> options,
                 MakeDraft make) {
    return recording_command(std::move(name), group, std::move(summary),
                             by_registrant_and_witness(), std::move(options), std::move(make));
}

}  // namespace

std::vector<Command> house_commands() {
    std::vector<Command> commands;
    commands.push_back(genesis_command());
    DraftForm person = person_form();
    commands.push_back(governed(std::move(person.name), std::move(person.summary),
                                std::move(person.options), std::move(person.make)));
    for (Command& command : enrolment_commands()) {
        commands.push_back(std::move(command));
    }
    commands.push_back(governed("place", "A place where stock is kept, or its new name",
                                {{"id", Takes::Required, "short id, such as safe"},
                                 {"name", Takes::Required, "as people call it"}},
                                make_place));
    commands.push_back(governed("station", "A workstation, or its new name",
                                {{"id", Takes::Required, "short id, such as ward"},
                                 {"name", Takes::Required, "as people call it"}},
                                make_station));
    commands.push_back(governed("registration",
                                "Name, DEA number or address of the registrant changed",
                                {{"registrant-name", Takes::Optional, "as before if absent"},
                                 {"dea", Takes::Optional, "as before if absent"},
                                 {"address", Takes::Optional, "as before if absent"}},
                                make_registration));
    commands.push_back(governed("policy", "The policy in force; what is not stated stays",
                                policy_options(), make_policy));
    commands.push_back(governed("rules", "The number of the rules for entries from here on",
                                {{"number", Takes::Required, "1 is the only one yet"}},
                                make_rules));
    return commands;
}

}  // namespace vialog::cli
