// SPDX-License-Identifier: Apache-2.0
// The members of what happens to the house: people, keys, places, products, parties, policy.
// schemas/journal-format.md section 5.
#pragma once

#include "domain/event.h"
#include "journal/members.h"
#include "journal/stored_forms.h"

namespace vialog::journal {

template <>
inline constexpr std::string_view structure_name<domain::Ref> = "ref";
template <>
inline constexpr std::string_view structure_name<domain::Registrant> = "registrant";
template <>
inline constexpr std::string_view structure_name<domain::PersonRecorded> = "person";
template <>
inline constexpr std::string_view structure_name<domain::PlaceRecorded> = "place";
template <>
inline constexpr std::string_view structure_name<domain::StationRecorded> = "station";
template <>
inline constexpr std::string_view structure_name<domain::Founder> = "founder";
template <>
inline constexpr std::string_view structure_name<domain::Predecessor> = "predecessor";

inline constexpr TextForm address_text{400};
inline constexpr TextForm initials_text{16};
inline constexpr TextForm code_text{16};

void members(auto& visit, Of<domain::Ref> auto& it) {
    visit.required("leaf", it.leaf);
    visit.required("seq", it.seq);
}

void members(auto& visit, Of<domain::Registrant> auto& it) {
    visit.required("address", it.address, address_text);
    visit.required("dea", it.dea);
    visit.required("name", it.name, name_text);
}

void members(auto& visit, Of<domain::PersonRecorded> auto& it) {
    visit.flag("employee", it.employee);
    visit.set_of("functions", it.functions);
    visit.required("id", it.id);
    visit.required("initials", it.initials, initials_text);
    visit.optional("name", it.name);
}

void members(auto& visit, Of<domain::Founder> auto& it) {
    visit.required("box", it.box, box_bytes);
    visit.required("key", it.key, spki_bytes);
    visit.required("person", it.person);
    visit.required("store", it.store);
}

void members(auto& visit, Of<domain::Predecessor> auto& it) {
    visit.required("origin", it.origin);
    visit.required("root", it.root);
    visit.required("size", it.size, from_one);
}

void members(auto& visit, Of<domain::PlaceRecorded> auto& it) {
    visit.required("id", it.id);
    visit.required("name", it.name, name_text);
}

void members(auto& visit, Of<domain::StationRecorded> auto& it) {
    visit.required("id", it.id);
    visit.required("name", it.name, name_text);
}

void members(auto& visit, Of<domain::Genesis> auto& it) {
    visit.one_or_more("founders", it.founders);
    visit.required("log_key", it.log_key, spki_bytes);
    visit.required("place", it.place);
    visit.required("registrant", it.registrant);
    visit.optional("root_key", it.root_key, spki_bytes);
    visit.required("station", it.station);
    visit.optional("successor_of", it.successor_of);
    visit.required("tz", it.zone);
}

void members(auto& visit, Of<domain::RegistrationChanged> auto& it) {
    visit.required("registrant", it.registrant);
}

void members(auto& visit, Of<domain::PolicySet> auto& it) {
    visit.required("beyond_use_multi_hours", it.beyond_use_multi_hours, from_zero);
    visit.required("beyond_use_single_hours", it.beyond_use_single_hours, from_zero);
    visit.required("citation", it.citation, address_text);
    visit.required("count_tolerance_permille", it.count_tolerance_permille, from_zero);
    visit.required("finish_rest", it.finish_rest);
    visit.required("inventory_interval_months", it.inventory_interval_months, from_one);
    visit.required("retention_years", it.retention_years, from_one);
    visit.flag("witness_shift", it.witness_shift);
}

void members(auto& visit, Of<domain::RulesSet> auto& it) {
    visit.required("rules", it.rules, from_one);
}

void members(auto& visit, Of<domain::KeyAdded> auto& it) {
    visit.required("box", it.box, box_bytes);
    visit.required("key", it.key, spki_bytes);
    visit.required("person", it.person);
    visit.optional("replaces", it.replaces);
    visit.required("store", it.store);
}

void members(auto& visit, Of<domain::KeyRevoked> auto& it) {
    visit.required("key", it.key);
    visit.required("reason", it.reason);
    visit.optional("suspect_from", it.suspect_from);
}

void members(auto& visit, Of<domain::LogKeyChanged> auto& it) {
    visit.required("key", it.key, spki_bytes);
}

void members(auto& visit, Of<domain::ProductRecorded> auto& it) {
    visit.quantity("container_size", it.container_size);
    visit.required("containers_per_package", it.containers_per_package, from_one);
    visit.required("dea_code", it.dea_code, code_text);
    visit.required("drug", it.drug, name_text);
    visit.required("form", it.form);
    visit.optional("inner_ndc", it.inner_ndc);
    visit.required("labeler", it.labeler, name_text);
    visit.required("ndc", it.ndc);
    visit.required("schedule", it.schedule, code_text);
    visit.strength(it.strength);
    visit.required("use", it.use);
}

void members(auto& visit, Of<domain::PartyRecorded> auto& it) {
    visit.optional("address", it.address, address_text);
    visit.required("dea", it.dea);
    visit.required("name", it.name, name_text);
    visit.required("role", it.role);
}

}  // namespace vialog::journal
