// SPDX-License-Identifier: Apache-2.0
// Reads the members that say by their names what they hold.
#include "journal/member_reader.h"

#include "journal/body_codec.h"
#include "journal/finding_codes.h"
#include "journal/house_members.h"
#include "journal/structure_form.h"

namespace vialog::journal {

namespace {

const base::JsonView* find(base::JsonView::Object members, std::string_view name) {
    const auto found = std::ranges::find(members, name, &base::JsonView::Member::name);
    return found == members.end() ? nullptr : &found->value;
}

}  // namespace

std::optional<domain::Unit> MemberReader::next_unit(std::string_view name) const {
    if (m_members.empty() || !m_members.front().name.starts_with(name)) {
        return std::nullopt;
    }
    std::string_view unit = m_members.front().name.substr(name.size());
    if (!name.empty()) {
        if (!unit.starts_with('_')) {
            return std::nullopt;
        }
        unit.remove_prefix(1);
    }
    return domain::parse_word<domain::Unit>(unit);
}

void MemberReader::quantity(std::string_view name, domain::Quantity& field) {
    std::optional<domain::Quantity> quantity;
    optional_quantity(name, quantity);
    if (quantity) {
        field = *quantity;
    } else if (!m_problem.found()) {
        const std::string prefix = name.empty() ? "" : std::string(name) + "_";
        refuse_missing(prefix + "ul");
    }
}

void MemberReader::optional_quantity(std::string_view name,
                                     std::optional<domain::Quantity>& field) {
    const auto unit = next_unit(name);
    if (!unit) {
        return;
    }
    std::int64_t amount = 0;
    required(m_members.front().name, amount, from_zero);
    if (!m_problem.found()) {
        field = domain::Quantity::of(*unit, amount).value();
    }
}

void MemberReader::strength(domain::Strength& field) {
    for (const auto unit : {domain::Unit::Microlitre, domain::Unit::Piece}) {
        const auto name = strength_name(unit);
        if (const base::JsonView* const json = take(name)) {
            std::int64_t micrograms = 0;
            read(name, *json, micrograms, from_one);
            if (const auto strength = domain::Strength::from_micrograms(micrograms, unit)) {
                field = *strength;
            } else {
                refuse(name, "a strength that there can be");
            }
            return;
        }
    }
    refuse_missing(strength_name(domain::Unit::Microlitre));
}

void MemberReader::source(domain::WasteSource& field) {
    if (const base::JsonView* const container = take("container")) {
        auto& it = field.emplace<domain::FromContainer>();
        read("container", *container, it.container, form_of<domain::ContainerId>);
    } else if (const base::JsonView* const held = take("held")) {
        auto& it = field.emplace<domain::FromHeld>();
        read("held", *held, it.held, form_of<domain::Ref>);
    } else if (const base::JsonView* const infusion = take("infusion")) {
        auto& it = field.emplace<domain::FromInfusion>();
        read("infusion", *infusion, it.infusion, form_of<domain::Ref>);
    } else {
        refuse_missing("container");
    }
}

void MemberReader::event(std::string_view name, std::string_view kind_name, domain::Event& field) {
    const base::JsonView* const kind = find(m_members, kind_name);
    const base::JsonView* const body = take(name);
    if (body == nullptr) {
        refuse_missing(name);
        return;
    }
    if (kind == nullptr) {
        m_problem.refuse(finding_member_missing, "");
        m_problem.within(kind_name);
        return;
    }
    domain::Kind which = domain::Kind::Genesis;
    read(kind_name, *kind, which, form_of<domain::Kind>);
    if (!m_problem.found() && !body_codec(which).read(*body, field, m_problem)) {
        m_problem.within(name);
    }
}

void MemberReader::event(std::string_view name, std::string_view kind_name,
                         domain::Restatable& field) {
    domain::Event any;
    event(name, kind_name, any);
    if (m_problem.found()) {
        return;
    }
    if (auto restatable = domain::to_restatable(any)) {
        field = std::move(*restatable);
    } else {
        refuse(kind_name, "a kind that can be corrected");
    }
}

void MemberReader::constant(std::string_view name, std::int64_t number) {
    std::int64_t read_number = 0;
    required(name, read_number, WholeForm{.least = number, .most = number});
}

bool MemberReader::finish() {
    if (!m_problem.found() && !m_members.empty()) {
        m_problem.refuse(finding_member_unknown, "");
        m_problem.within(m_members.front().name);
    }
    return !m_problem.found();
}

void MemberReader::refuse(std::string_view name, std::string expected) {
    if (!m_problem.found()) {
        refuse_form(m_problem, std::move(expected));
        m_problem.within(name);
    }
}

void MemberReader::refuse_missing(std::string_view name) {
    if (m_problem.found()) {
        return;
    }
    // What stands where the member should, and sorts before it, is none of the description's.
    const bool unknown_first = !m_members.empty() && m_members.front().name < name;
    m_problem.refuse(unknown_first ? finding_member_unknown : finding_member_missing, "");
    m_problem.within(unknown_first ? m_members.front().name : name);
}

}  // namespace vialog::journal
