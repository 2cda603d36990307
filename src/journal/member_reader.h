// SPDX-License-Identifier: Apache-2.0
// Reads a structure's members (members.h) from a JSON object: in one walk, since both stand in the order of their names.
#pragma once

#include "base/json.h"
#include "domain/event.h"
#include "journal/stored_forms.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vialog::journal {

// Keeps the first problem and reads nothing after it.
class MemberReader final {
  public:
    MemberReader(base::JsonView::Object members, Problem& problem)
        : m_members(members), m_problem(problem) {}

    template <typename T>
    void required(std::string_view name, T& field) {
        required(name, field, form_of<T>);
    }
    template <typename T, typename Form>
    void required(std::string_view name, T& field, const Form& form) {
        if (const base::JsonView* const json = take(name)) {
            read(name, *json, field, form);
        } else {
            refuse_missing(name);
        }
    }

    template <typename T>
    void optional(std::string_view name, std::optional<T>& field) {
        optional(name, field, form_of<T>);
    }
    template <typename T, typename Form>
    void optional(std::string_view name, std::optional<T>& field, const Form& form) {
        if (const base::JsonView* const json = take(name)) {
            read(name, *json, field.emplace(), form);
        }
    }

    template <typename List>
    void one_or_more(std::string_view name, List& fields) {
        one_or_more(name, fields, form_of<typename List::value_type>);
    }
    template <typename List, typename Form>
    void one_or_more(std::string_view name, List& fields, const Form& form) {
        if (const base::JsonView* const json = take(name)) {
            read_list(name, *json, fields, form);
        } else {
            refuse_missing(name);
        }
    }

    template <typename T>
    void any_number(std::string_view name, std::vector<T>& fields) {
        any_number(name, fields, form_of<T>);
    }
    template <typename T, typename Form>
    void any_number(std::string_view name, std::vector<T>& fields, const Form& form) {
        if (const base::JsonView* const json = take(name)) {
            read_list(name, *json, fields, form);
        }
    }

    template <typename E>
    void set_of(std::string_view name, std::vector<E>& codes) {
        const base::JsonView* const json = take(name);
        if (json == nullptr) {
            return;
        }
        read_list(name, *json, codes, form_of<E>);
        const auto unsorted = [](E a, E b) { return domain::word_of(a) >= domain::word_of(b); };
        if (!m_problem.found() && std::ranges::adjacent_find(codes, unsorted) != codes.end()) {
            refuse(name, "a list of codes sorted by their words, each once");
        }
    }

    void flag(std::string_view name, bool& field) {
        const base::JsonView* const json = take(name);
        if (json == nullptr) {
            return;
        }
        field = json->boolean() != nullptr && *json->boolean();
        if (!field) {
            refuse(name, "true");
        }
    }

    void quantity(std::string_view name, domain::Quantity& field);
    void optional_quantity(std::string_view name, std::optional<domain::Quantity>& field);
    void strength(domain::Strength& field);
    void source(domain::WasteSource& field);
    void event(std::string_view name, std::string_view kind_name, domain::Event& field);
    void event(std::string_view name, std::string_view kind_name, domain::Restatable& field);
    // What event() has looked up already.
    template <typename Field>
    void kind(std::string_view kind_name, Field& /*field*/) {
        if (take(kind_name) == nullptr) {
            refuse_missing(kind_name);
        }
    }
    void constant(std::string_view name, std::int64_t number);

    // After the last member: whether there was no problem, and nothing is left.
    bool finish();

  private:
    // The value of the next member if that is its name.
    const base::JsonView* take(std::string_view name) {
        if (m_members.empty() || m_members.front().name != name || m_problem.found()) {
            return nullptr;
        }
        const base::JsonView* const json = &m_members.front().value;
        m_members = m_members.subspan(1);
        return json;
    }

    template <typename T, typename Form>
    void read(std::string_view name, const base::JsonView& json, T& field, const Form& form) {
        if (!form.read(json, field, m_problem)) {
            m_problem.within(name);
        }
    }

    template <typename List, typename Form>
    void read_list(std::string_view name, const base::JsonView& json, List& fields,
                   const Form& form) {
        const base::JsonView::Array* const elements = json.array();
        if (elements == nullptr || elements->empty() || !make_room(fields, elements->size())) {
            refuse(name, "a list with the number of elements that it must have");
            return;
        }
        for (std::size_t i = 0; i < elements->size(); ++i) {
            if (!form.read((*elements)[i], fields[i], m_problem)) {
                m_problem.within(i);
                m_problem.within(name);
                return;
            }
        }
    }
    template <typename T>
    static bool make_room(std::vector<T>& fields, std::size_t size) {
        fields.resize(size);
        return true;
    }
    template <typename T, std::size_t N>
    static bool make_room(std::array<T, N>& /*fields*/, std::size_t size) {
        return size == N;
    }

    // The unit of the amount that stands next, if it has that name.
    std::optional<domain::Unit> next_unit(std::string_view name) const;
    void refuse(std::string_view name, std::string expected);
    void refuse_missing(std::string_view name);

    base::JsonView::Object m_members;
    Problem& m_problem;
};

}  // namespace vialog::journal
