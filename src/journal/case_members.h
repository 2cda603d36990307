// SPDX-License-Identifier: Apache-2.0
// The members of counts, cases, corrections and of what happens to the journal. schemas/journal-format.md section 5.
#pragma once

#include "journal/stock_members.h"

namespace vialog::journal {

template <>
inline constexpr std::string_view structure_name<domain::OpenedCount> = "opened count";
template <>
inline constexpr std::string_view structure_name<domain::CountLine> = "count line";
template <>
inline constexpr std::string_view structure_name<domain::RevealedOpened> = "revealed opened";
template <>
inline constexpr std::string_view structure_name<domain::RevealedLine> = "revealed line";
template <>
inline constexpr std::string_view structure_name<domain::Account> = "account";
template <>
inline constexpr std::string_view structure_name<domain::DecisionMove> = "decision move";
template <>
inline constexpr std::string_view structure_name<domain::PaperFile> = "paper file";
template <>
inline constexpr std::string_view structure_name<domain::ProductBalance> = "balance";

inline constexpr TextForm nonce_text{128};
inline constexpr TextForm note_line_text{500};

void members(auto& visit, Of<domain::CountStarted> auto& it) {
    visit.required("moment", it.moment);
    visit.any_number("places", it.places);
    visit.required("type", it.type);
}

void members(auto& visit, Of<domain::OpenedCount> auto& it) {
    visit.required("container", it.container);
    visit.required("method", it.method);
    visit.quantity("", it.amount);
}

void members(auto& visit, Of<domain::CountLine> auto& it) {
    visit.any_number("opened", it.opened);
    visit.required("place", it.place);
    visit.required("product", it.product);
    visit.required("sealed", it.sealed, from_zero);
}

void members(auto& visit, Of<domain::CountRecorded> auto& it) {
    visit.any_number("lines", it.lines);
    visit.required("moment", it.moment);
    visit.optional("start", it.start);
    visit.required("type", it.type);
}

void members(auto& visit, Of<domain::RevealedOpened> auto& it) {
    visit.required("book", it.book, any_whole);
    visit.required("container", it.container);
    visit.optional_quantity("counted", it.counted);
}

void members(auto& visit, Of<domain::RevealedLine> auto& it) {
    visit.any_number("opened", it.opened);
    visit.required("place", it.place);
    visit.required("product", it.product);
    visit.required("sealed_book", it.sealed_book, from_zero);
    visit.required("sealed_counted", it.sealed_counted, from_zero);
}

void members(auto& visit, Of<domain::CountRevealed> auto& it) {
    visit.required("count", it.count);
    visit.flag("differs", it.differs);
    visit.any_number("lines", it.lines);
}

void members(auto& visit, Of<domain::DiscrepancyOpened> auto& it) {
    visit.any_number("about", it.about);
    visit.optional("amount", it.amount, any_whole);
    visit.optional("concerns", it.concerns);
    visit.optional("container", it.container);
    visit.required("discovered", it.discovered);
    visit.optional("note", it.note);
    visit.optional("paper_container", it.paper_container, label_text);
    visit.optional("product", it.product);
    visit.required("trouble", it.trouble);
}

void members(auto& visit, Of<domain::DiscrepancyNoted> auto& it) {
    visit.required("case", it.about);
    visit.required("note", it.note);
}

void members(auto& visit, Of<domain::Account> auto& it) {
    visit.required("account", it.kind);
    visit.required("id", it.id, from_zero);
}

void members(auto& visit, Of<domain::DecisionMove> auto& it) {
    visit.required("from", it.from);
    visit.required("product", it.product);
    visit.required("to", it.to);
    visit.quantity("", it.amount);
}

void members(auto& visit, Of<domain::DiscrepancyDecided> auto& it) {
    visit.one_or_more("cases", it.cases);
    visit.any_number("factors", it.factors);
    visit.any_number("moves", it.moves);
    visit.required("reason", it.reason);
    visit.required("verdict", it.verdict);
}

void members(auto& visit, Of<domain::LossReported> auto& it) {
    visit.required("case", it.about);
    visit.optional("form106", it.form106);
    visit.optional("notice", it.notice);
}

void members(auto& visit, Of<domain::EntryCorrected> auto& it) {
    visit.required("entry", it.entry);
    visit.required("reason", it.reason);
    visit.event("restated", "restated_kind", it.restated);
    visit.kind("restated_kind", it.restated);
    visit.required("signer", it.signer);
}

void members(auto& visit, Of<domain::EntryVoided> auto& it) {
    visit.required("entry", it.entry);
    visit.required("reason", it.reason);
    visit.required("signer", it.signer);
}

void members(auto& visit, Of<domain::PaperFile> auto& it) {
    visit.required("name", it.name, name_text);
    visit.required("records", it.records, from_zero);
    visit.required("sha256", it.sha256);
}

void members(auto& visit, Of<domain::TranscriptionBegun> auto& it) {
    visit.any_number("files", it.files);
    visit.required("folder", it.folder);
    visit.required("from", it.from);
    visit.required("to", it.to);
}

void members(auto& visit, Of<domain::TranscriptionEnded> auto& it) {
    visit.required("entries", it.entries, from_zero);
}

void members(auto& visit, Of<domain::Exported> auto& it) {
    visit.required("disclosed", it.disclosed);
    visit.required("from", it.from);
    visit.required("purpose", it.purpose);
    visit.required("to", it.to, name_text);
    visit.required("until", it.until);
}

void members(auto& visit, Of<domain::Inspected> auto& it) {
    visit.required("nonce", it.nonce, nonce_text);
}

void members(auto& visit, Of<domain::AnchorReceived> auto& it) {
    visit.required("cosignature", it.cosignature, note_line_text);
    visit.required("root", it.root);
    visit.required("size", it.size, from_one);
}

void members(auto& visit, Of<domain::ClockChanged> auto& it) {
    visit.required("after", it.after);
    visit.required("before", it.before);
    visit.required("cause", it.cause);
}

void members(auto& visit, Of<domain::ProductBalance> auto& it) {
    visit.required("book", it.book, any_whole);
    visit.required("opened", it.opened, from_zero);
    visit.required("product", it.product);
    visit.required("sealed", it.sealed, from_zero);
}

void members(auto& visit, Of<domain::DayClosed> auto& it) {
    visit.any_number("balances", it.balances);
    visit.required("day", it.day);
    visit.required("entries", it.entries, from_zero);
    visit.any_number("open_infusions", it.open_infusions);
    visit.required("root", it.root);
    visit.required("size", it.size, from_one);
    visit.any_number("waiting", it.waiting);
}

void members(auto& visit, Of<domain::CustodyHandedOver> auto& it) {
    visit.any_number("balances", it.balances);
    visit.optional("count", it.count);
    visit.required("root", it.root);
    visit.required("size", it.size, from_one);
}

void members(auto& visit, Of<domain::Noticed> auto& it) {
    visit.optional("person", it.person);
    visit.required("subject", it.subject);
}

}  // namespace vialog::journal
