// SPDX-License-Identifier: Apache-2.0
// Writes the members that say by their names what they hold.
#include "journal/member_writer.h"

#include "journal/body_codec.h"
#include "journal/house_members.h"
#include "journal/structure_form.h"

namespace vialog::journal {

void MemberWriter::quantity(std::string_view name, domain::Quantity field) {
    std::string whole_name(name);
    whole_name += name.empty() ? "" : "_";
    whole_name += domain::word_of(field.unit());
    set(whole_name, field.amount());
}

void MemberWriter::optional_quantity(std::string_view name,
                                     const std::optional<domain::Quantity>& field) {
    if (field) {
        quantity(name, *field);
    }
}

void MemberWriter::strength(domain::Strength field) {
    set(strength_name(field.unit()), field.micrograms());
}

void MemberWriter::source(const domain::WasteSource& field) {
    std::visit(domain::Overloaded{
                   [this](const domain::FromContainer& it) { required("container", it.container); },
                   [this](const domain::FromHeld& it) { required("held", it.held); },
                   [this](const domain::FromInfusion& it) { required("infusion", it.infusion); }},
               field);
}

void MemberWriter::event(std::string_view name, std::string_view /*kind_name*/,
                         const domain::Event& field) {
    set(name, body_codec(domain::kind_of(field)).write(field));
}

void MemberWriter::event(std::string_view name, std::string_view kind_name,
                         const domain::Restatable& field) {
    event(name, kind_name, domain::to_event(field));
}

void MemberWriter::kind(std::string_view kind_name, const domain::Event& field) {
    set(kind_name, domain::word_of(domain::kind_of(field)));
}

void MemberWriter::kind(std::string_view kind_name, const domain::Restatable& field) {
    kind(kind_name, domain::to_event(field));
}

}  // namespace vialog::journal
