// SPDX-License-Identifier: Apache-2.0
// The members that every entry has. schemas/journal-format.md section 4.
#pragma once

#include "journal/entry.h"
#include "journal/house_members.h"

namespace vialog::journal {

template <>
inline constexpr std::string_view structure_name<domain::Signer> = "signer";
template <>
inline constexpr std::string_view structure_name<domain::Paper> = "paper";

// The format's own version, and the newest table of rules that this program knows.
inline constexpr std::int64_t format_version = 1;
inline constexpr std::int64_t newest_rules = 1;

void members(auto& visit, Of<domain::Signer> auto& it) {
    visit.required("key", it.key);
    visit.required("role", it.role);
}

void members(auto& visit, Of<domain::Paper> auto& it) {
    visit.optional("by", it.by);
    visit.required("file", it.file, name_text);
    visit.required("line", it.line, from_one);
    visit.required("sha256", it.record);
    visit.optional("witness", it.witness);
}

void members(auto& visit, Of<JournalEntry> auto& it) {
    auto& moment = it.entry.moment;
    visit.event("body", "kind", it.entry.event);
    visit.required("boot", moment.boot, BootForm{});
    visit.one_or_more("by", it.entry.signers);
    visit.set_of("irregular", it.entry.irregular);
    visit.kind("kind", it.entry.event);
    visit.optional("late", it.entry.late);
    visit.required("log", it.log);
    visit.required("mono", moment.monotonic_ms, from_zero);
    visit.required("occurred", moment.occurred.instant);
    visit.required("occurred_utcoff", moment.occurred.offset);
    visit.optional("paper", it.entry.paper);
    visit.required("prev", it.prev);
    visit.required("rules", it.entry.rules, from_one);
    visit.required("seq", it.entry.seq);
    visit.required("station", moment.station);
    visit.required("time", moment.time);
    visit.required("tz", it.zone);
    visit.required("utcoff", moment.offset);
    visit.constant("v", format_version);
}

}  // namespace vialog::journal
