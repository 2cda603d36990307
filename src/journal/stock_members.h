// SPDX-License-Identifier: Apache-2.0
// The members of what happens to stock. schemas/journal-format.md section 5.
#pragma once

#include "journal/house_members.h"

namespace vialog::journal {

template <>
inline constexpr std::string_view structure_name<domain::ShipmentLine> = "shipment line";
template <>
inline constexpr std::string_view structure_name<domain::DrawLine> = "draw line";
template <>
inline constexpr std::string_view structure_name<domain::OutcomeLine> = "outcome line";
template <>
inline constexpr std::string_view structure_name<domain::DilutedBag> = "bag";
template <>
inline constexpr std::string_view structure_name<domain::DisposalLine> = "disposal line";

inline constexpr TextForm label_text{64};

// "3 of 6". A domain::Session cannot be half read, so its numbers are read first.
struct SessionNumbers {
    std::int64_t number = 0;
    std::int64_t of = 0;
};
template <>
inline constexpr std::string_view structure_name<SessionNumbers> = "session";

struct SessionForm {
    bool read(const base::JsonView& json, domain::Session& value, Problem& problem) const;
    [[nodiscard]] base::Json write(const domain::Session& value) const;
    [[nodiscard]] std::string type() const { return std::string(structure_name<SessionNumbers>); }
};
template <>
inline constexpr SessionForm form_of<domain::Session>{};

void members(auto& visit, Of<domain::ShipmentLine> auto& it) {
    visit.required("containers", it.containers, from_one);
    visit.required("product", it.product);
}

void members(auto& visit, Of<domain::ShipmentExpected> auto& it) {
    visit.optional("due", it.due);
    visit.required("invoice", it.invoice, name_text);
    visit.one_or_more("lines", it.lines);
    visit.required("party", it.party);
}

void members(auto& visit, Of<domain::StockReceived> auto& it) {
    visit.flag("awaiting", it.awaiting);
    visit.optional("barcode", it.barcode, name_text);
    visit.required("basis", it.basis);
    visit.required("containers", it.containers, from_one);
    visit.required("damaged", it.damaged, from_zero);
    visit.quantity("each", it.each);
    visit.required("expires", it.expires);
    visit.required("first", it.first);
    visit.optional("invoice", it.invoice, name_text);
    visit.optional("invoice_date", it.invoice_date);
    visit.any_number("labels", it.labels, label_text);
    visit.required("lot", it.lot);
    visit.required("owner", it.owner);
    visit.optional("party", it.party);
    visit.any_number("patient", it.patient);
    visit.required("place", it.place);
    visit.required("product", it.product);
    visit.optional("shipment", it.shipment);
}

void members(auto& visit, Of<domain::ContainersTransferred> auto& it) {
    visit.one_or_more("containers", it.containers);
    visit.required("from", it.from);
    visit.required("to", it.to);
}

void members(auto& visit, Of<domain::ContainerOpened> auto& it) {
    visit.required("beyond_use", it.beyond_use);
    visit.optional("claimed", it.claimed, any_whole);
    visit.required("container", it.container);
}

void members(auto& visit, Of<domain::DrawLine> auto& it) {
    visit.flag("after_finish", it.after_finish);
    visit.required("container", it.container);
    visit.required("product", it.product);
    visit.quantity("", it.amount);
}

void members(auto& visit, Of<SessionNumbers> auto& it) {
    constexpr WholeForm ordinal{1, 999};
    visit.required("number", it.number, ordinal);
    visit.required("of", it.of, ordinal);
}

void members(auto& visit, Of<domain::StockDrawn> auto& it) {
    visit.optional("infusion", it.infusion);
    visit.one_or_more("lines", it.lines);
    visit.optional("ordered_ug", it.ordered_ug, from_one);
    visit.any_number("patient", it.patient);
    visit.optional("prescriber", it.prescriber);
    visit.required("route", it.route);
    visit.optional("session", it.session);
    visit.optional("weight_g", it.weight_g, from_one);
}

void members(auto& visit, Of<domain::OutcomeLine> auto& it) {
    visit.quantity("given", it.given);
    visit.quantity("lost", it.lost);
    visit.required("product", it.product);
}

void members(auto& visit, Of<domain::DilutedBag> auto& it) {
    visit.required("left_ul", it.left);
    visit.required("total_ul", it.total);
}

void members(auto& visit, Of<domain::OutcomeRecorded> auto& it) {
    visit.optional("bag", it.bag);
    visit.optional("given_by", it.given_by);
    visit.required("infusion", it.infusion);
    visit.one_or_more("lines", it.lines);
}

void members(auto& visit, Of<domain::WasteHeld> auto& it) {
    visit.source(it.source);
    visit.required("product", it.product);
    visit.quantity("", it.amount);
}

void members(auto& visit, Of<domain::StockWasted> auto& it) {
    visit.source(it.source);
    visit.required("method", it.method);
    visit.required("product", it.product);
    visit.required("reason", it.reason);
    visit.required("saw", it.saw);
    visit.quantity("", it.amount);
}

void members(auto& visit, Of<domain::StockWastedUnwitnessed> auto& it) {
    visit.source(it.source);
    visit.required("method", it.method);
    visit.required("product", it.product);
    visit.required("reason", it.reason);
    visit.quantity("", it.amount);
    visit.required("why", it.why);
}

void members(auto& visit, Of<domain::Countersigned> auto& it) {
    visit.required("receipt", it.receipt);
    visit.required("saw", it.saw);
}

void members(auto& visit, Of<domain::ContainerFinished> auto& it) {
    visit.required("book", it.book, any_whole);
    visit.optional("claimed", it.claimed, any_whole);
    visit.required("container", it.container);
    visit.required("disposition", it.disposition);
    visit.required("method", it.method);
    visit.required("product", it.product);
    visit.quantity("rest", it.rest);
    visit.required("saw", it.saw);
}

void members(auto& visit, Of<domain::ContainerBroken> auto& it) {
    visit.required("book", it.book, any_whole);
    visit.required("circumstances", it.circumstances);
    visit.optional("claimed", it.claimed, any_whole);
    visit.required("container", it.container);
    visit.optional("note", it.note);
    visit.required("product", it.product);
    visit.quantity("recovered", it.recovered);
    visit.required("saw", it.saw);
}

void members(auto& visit, Of<domain::DisposalLine> auto& it) {
    visit.required("book", it.book, any_whole);
    visit.optional("container", it.container);
    visit.optional("held", it.held);
    visit.required("product", it.product);
    visit.quantity("", it.amount);
}

void members(auto& visit, Of<domain::StockDestroyed> auto& it) {
    visit.one_or_more("lines", it.lines);
    visit.required("location", it.location, address_text);
    visit.required("method", it.method);
}

void members(auto& visit, Of<domain::StockHandedOver> auto& it) {
    visit.optional("document", it.document, name_text);
    visit.one_or_more("lines", it.lines);
    visit.required("party", it.party);
}

void members(auto& visit, Of<domain::StockReturned> auto& it) {
    visit.optional("document", it.document, name_text);
    visit.one_or_more("lines", it.lines);
    visit.required("party", it.party);
}

void members(auto& visit, Of<domain::StockTransferredOut> auto& it) {
    visit.optional("document", it.document, name_text);
    visit.one_or_more("lines", it.lines);
    visit.required("party", it.party);
}

}  // namespace vialog::journal
