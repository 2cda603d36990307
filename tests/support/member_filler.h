// SPDX-License-Identifier: Apache-2.0
// Fills a structure with arbitrary values by its description (src/journal/members.h), so that a
// member that is added to the format is in every property test at once.
#pragma once

#include "journal/case_members.h"
#include "journal/header_members.h"
#include "journal/structure_form.h"
#include "support/arbitrary_values.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace vialog::support {

// To be called within rc::gen::exec.
[[nodiscard]] domain::Event pick_event(domain::Kind kind);
[[nodiscard]] domain::Event pick_event();

class MemberFiller final {
  public:
    template <typename T>
    void required(std::string_view name, T& field) {
        required(name, field, journal::form_of<T>);
    }
    template <typename T, typename Form>
    void required(std::string_view /*name*/, T& field, const Form& form) {
        fill(field, form);
    }
    template <typename T>
    void optional(std::string_view name, std::optional<T>& field) {
        optional(name, field, journal::form_of<T>);
    }
    template <typename T, typename Form>
    void optional(std::string_view /*name*/, std::optional<T>& field, const Form& form) {
        if (pick_truth()) {
            fill(field.emplace(), form);
        }
    }
    template <typename List>
    void one_or_more(std::string_view name, List& fields) {
        one_or_more(name, fields, journal::form_of<typename List::value_type>);
    }
    template <typename T, typename Form>
    void one_or_more(std::string_view /*name*/, std::vector<T>& fields, const Form& form) {
        fill_list(fields, form, 1);
    }
    template <typename T, std::size_t N, typename Form>
    void one_or_more(std::string_view /*name*/, std::array<T, N>& fields, const Form& form) {
        for (auto& field : fields) {
            fill(field, form);
        }
    }
    template <typename T>
    void any_number(std::string_view name, std::vector<T>& fields) {
        any_number(name, fields, journal::form_of<T>);
    }
    template <typename T, typename Form>
    void any_number(std::string_view /*name*/, std::vector<T>& fields, const Form& form) {
        fill_list(fields, form, 0);
    }
    template <typename E>
    void set_of(std::string_view /*name*/, std::vector<E>& codes) {
        for (const auto& code : domain::Words<E>::table) {
            if (*rc::gen::inRange(0, 3) == 0) {
                codes.push_back(code.value);
            }
        }
        std::ranges::sort(codes, {}, domain::word_of<E>);
    }
    void flag(std::string_view /*name*/, bool& field) { field = pick_truth(); }
    void quantity(std::string_view /*name*/, domain::Quantity& field) { field = pick_quantity(); }
    void optional_quantity(std::string_view /*name*/, std::optional<domain::Quantity>& field) {
        if (pick_truth()) {
            field = pick_quantity();
        }
    }
    void strength(domain::Strength& field) {
        field = domain::Strength::from_micrograms(
                    pick_whole(1, domain::Quantity::largest),
                    pick<domain::Unit>({domain::Unit::Microlitre, domain::Unit::Piece}))
                    .value();
    }
    void source(domain::WasteSource& field) {
        switch (*rc::gen::inRange(0, 3)) {
            case 0:
                required("container", field.emplace<domain::FromContainer>().container);
                break;
            case 1:
                required("held", field.emplace<domain::FromHeld>().held);
                break;
            default:
                required("infusion", field.emplace<domain::FromInfusion>().infusion);
        }
    }
    void event(std::string_view /*name*/, std::string_view /*kind_name*/, domain::Event& field) {
        field = pick_event();
    }
    void event(std::string_view /*name*/, std::string_view /*kind_name*/,
               domain::Restatable& field) {
        while (true) {
            const auto kind = pick(restatable_kinds());
            if (auto restatable = domain::to_restatable(pick_event(kind))) {
                field = std::move(*restatable);
                return;
            }
        }
    }
    template <typename Field>
    void kind(std::string_view /*kind_name*/, Field& /*field*/) {}
    void constant(std::string_view /*name*/, std::int64_t /*number*/) {}

  private:
    [[nodiscard]] static std::vector<domain::Kind> restatable_kinds();

    template <typename T, typename Form>
    void fill_list(std::vector<T>& fields, const Form& form, std::size_t least) {
        fields.resize(*rc::gen::inRange<std::size_t>(least, 4));
        for (auto& field : fields) {
            fill(field, form);
        }
    }

    template <typename T>
    void fill(T& field, const journal::StructureForm<T>& /*form*/) {
        journal::members(*this, field);
    }
    template <typename T>
    void fill(T& field, const journal::ParsedForm<T>& /*form*/) {
        field = T::parse(pick_text_of<T>()).value();
    }
    template <typename T>
    void fill(T& field, const journal::NumberForm<T>& form) {
        field = T(pick_whole(form.least, journal::largest_integer));
    }
    template <typename T>
    void fill(T& field, const journal::MeasureForm<T>& /*form*/) {
        field = T(pick_whole(0, journal::largest_integer));
    }
    template <typename E>
    void fill(E& field, const journal::CodeForm<E>& /*form*/) {
        constexpr auto& table = domain::Words<E>::table;
        field = table[*rc::gen::inRange<std::size_t>(0, table.size())].value;
    }
    void fill(std::int64_t& field, const journal::WholeForm& form) {
        field = pick_whole(form.least, form.most);
    }
    void fill(std::string& field, const journal::TextForm& form) { field = pick_text(form.most); }
    void fill(std::string& field, const journal::BootForm& /*form*/) {
        field = pick_characters("0123456789abcdef", 16, 16);
    }
    void fill(base::Bytes& field, const journal::BytesForm& form) {
        field = pick_bytes(form.least, form.most);
    }
    void fill(base::Digest& field, const journal::DigestForm& /*form*/) { field = pick_digest(); }
    void fill(domain::TextDigest& field, const journal::TextDigestForm& /*form*/) {
        field.digest = pick_digest();
    }
    void fill(domain::KeyId& field, const journal::KeyIdForm& /*form*/) {
        field.digest = pick_digest();
    }
    void fill(base::UtcInstant& field, const journal::InstantForm& /*form*/) {
        field = pick_instant();
    }
    void fill(base::UtcOffset& field, const journal::OffsetForm& /*form*/) {
        field = base::UtcOffset(pick_whole(-840, 840));
    }
    void fill(base::CivilDate& field, const journal::DateForm& /*form*/) { field = pick_date(); }
    void fill(domain::Session& field, const journal::SessionForm& /*form*/) {
        const auto of = pick_whole(1, 999);
        field = domain::Session::from_numbers(pick_whole(1, of), of).value();
    }

    template <typename T>
    static std::string pick_text_of();
};

}  // namespace vialog::support
