// SPDX-License-Identifier: Apache-2.0
// Draws events and entries member by member.
#include "support/arbitrary_event.h"

#include "support/member_filler.h"

#include <array>
#include <ostream>
#include <utility>

namespace vialog::support {

namespace {

template <typename E>
domain::Event pick_body() {
    E event;
    MemberFiller filler;
    journal::members(filler, event);
    return event;
}

template <std::size_t... Kinds>
domain::Event pick_body_of(domain::Kind kind, std::index_sequence<Kinds...> /*kinds*/) {
    constexpr std::array<domain::Event (*)(), sizeof...(Kinds)> pickers = {
        pick_body<std::variant_alternative_t<Kinds, domain::AnyEvent>>...};
    return pickers.at(static_cast<std::size_t>(kind))();
}

journal::JournalEntry pick_entry(domain::Kind kind) {
    journal::JournalEntry entry;
    MemberFiller filler;
    journal::members(filler, entry);
    entry.entry.event = pick_event(kind);
    entry.entry.rules = 1;
    return entry;
}

}  // namespace

template <>
std::string MemberFiller::pick_text_of<domain::PersonId>() {
    return pick_id();
}
template <>
std::string MemberFiller::pick_text_of<domain::PlaceId>() {
    return pick_id();
}
template <>
std::string MemberFiller::pick_text_of<domain::StationId>() {
    return pick_id();
}
template <>
std::string MemberFiller::pick_text_of<domain::Origin>() {
    return pick_origin();
}
template <>
std::string MemberFiller::pick_text_of<domain::TimeZoneName>() {
    return pick<std::string>({"America/Denver", "America/Port-au-Prince", "Etc/GMT+7", "UTC",
                              "America/Argentina/Buenos_Aires"});
}
template <>
std::string MemberFiller::pick_text_of<domain::DeaNumber>() {
    return pick_dea_number();
}
template <>
std::string MemberFiller::pick_text_of<domain::Ndc>() {
    return pick_ndc();
}
template <>
std::string MemberFiller::pick_text_of<domain::Lot>() {
    return pick_characters("ABCabc019!\"%&'()*+,-./:;<=>?_", 1, 20);
}
template <>
std::string MemberFiller::pick_text_of<domain::Expiry>() {
    return base::print_date(pick_date());
}

std::vector<domain::Kind> MemberFiller::restatable_kinds() {
    using domain::Kind;
    return {Kind::Person,   Kind::Product,          Kind::Party,
            Kind::Shipment, Kind::Receive,          Kind::Open,
            Kind::Draw,     Kind::Outcome,          Kind::WasteHeld,
            Kind::Waste,    Kind::WasteUnwitnessed, Kind::Finish,
            Kind::Breakage};
}

domain::Event pick_event(domain::Kind kind) {
    return pick_body_of(kind, std::make_index_sequence<std::variant_size_v<domain::AnyEvent>>());
}

domain::Event pick_event() {
    constexpr auto& kinds = domain::Words<domain::Kind>::table;
    return pick_event(kinds.at(*rc::gen::inRange<std::size_t>(0, kinds.size())).value);
}

rc::Gen<domain::Event> arbitrary_event() {
    return rc::gen::exec([] { return pick_event(); });
}

rc::Gen<domain::Event> arbitrary_event(domain::Kind kind) {
    return rc::gen::exec([kind] { return pick_event(kind); });
}

rc::Gen<journal::JournalEntry> arbitrary_entry() {
    return rc::gen::exec([] {
        constexpr auto& kinds = domain::Words<domain::Kind>::table;
        return pick_entry(kinds.at(*rc::gen::inRange<std::size_t>(0, kinds.size())).value);
    });
}

rc::Gen<journal::JournalEntry> arbitrary_entry(domain::Kind kind) {
    return rc::gen::exec([kind] { return pick_entry(kind); });
}

rc::Gen<std::string> arbitrary_text(std::size_t most) {
    return rc::gen::exec([most] { return pick_text(most); });
}

}  // namespace vialog::support

namespace vialog::journal {

void showValue(const JournalEntry& entry, std::ostream& out) {
    out << signed_text(entry);
}

}  // namespace vialog::journal
