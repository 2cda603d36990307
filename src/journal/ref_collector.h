// SPDX-License-Identifier: Apache-2.0
// Visits a structure's members (members.h) for the earlier entries that they name by number and leaf hash.
#pragma once

#include "domain/event.h"
#include "journal/body_codec.h"
#include "journal/members.h"

#include <optional>
#include <string_view>
#include <type_traits>
#include <vector>

namespace vialog::journal {

class RefCollector final {
  public:
    explicit RefCollector(std::vector<domain::Ref>& refs) : m_refs(refs) {}

    template <typename T, typename... Form>
    void required(std::string_view /*name*/, const T& field, const Form&... /*form*/) {
        if constexpr (std::is_same_v<T, domain::Ref>) {
            m_refs.push_back(field);
        } else if constexpr (!structure_name<T>.empty()) {
            members(*this, field);
        }
    }
    template <typename T, typename... Form>
    void optional(std::string_view name, const std::optional<T>& field, const Form&... form) {
        if (field) {
            required(name, *field, form...);
        }
    }
    template <typename List, typename... Form>
    void one_or_more(std::string_view name, const List& fields, const Form&... form) {
        for (const auto& field : fields) {
            required(name, field, form...);
        }
    }
    template <typename List, typename... Form>
    void any_number(std::string_view name, const List& fields, const Form&... form) {
        one_or_more(name, fields, form...);
    }

    template <typename E>
    void set_of(std::string_view /*name*/, const std::vector<E>& /*codes*/) {}
    void flag(std::string_view /*name*/, bool /*field*/) {}
    void quantity(std::string_view /*name*/, domain::Quantity /*field*/) {}
    void optional_quantity(std::string_view /*name*/,
                           const std::optional<domain::Quantity>& /*field*/) {}
    void strength(domain::Strength /*field*/) {}

    void source(const domain::WasteSource& field) {
        if (const auto* const held = std::get_if<domain::FromHeld>(&field)) {
            m_refs.push_back(held->held);
        } else if (const auto* const infusion = std::get_if<domain::FromInfusion>(&field)) {
            m_refs.push_back(infusion->infusion);
        }
    }
    void event(std::string_view /*name*/, std::string_view /*kind_name*/,
               const domain::Restatable& field) {
        const auto event = domain::to_event(field);
        body_codec(domain::kind_of(event)).collect_refs(event, m_refs);
    }
    void kind(std::string_view /*kind_name*/, const domain::Restatable& /*field*/) {}

  private:
    std::vector<domain::Ref>& m_refs;
};

}  // namespace vialog::journal
