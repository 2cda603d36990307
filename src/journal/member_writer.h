// SPDX-License-Identifier: Apache-2.0
// Writes a structure's members (members.h) as a JSON object.
#pragma once

#include "base/json.h"
#include "domain/event.h"
#include "journal/stored_forms.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vialog::journal {

class MemberWriter final {
  public:
    template <typename T>
    void required(std::string_view name, const T& field) {
        required(name, field, form_of<T>);
    }
    template <typename T, typename Form>
    void required(std::string_view name, const T& field, const Form& form) {
        set(name, form.write(field));
    }

    template <typename T>
    void optional(std::string_view name, const std::optional<T>& field) {
        optional(name, field, form_of<T>);
    }
    template <typename T, typename Form>
    void optional(std::string_view name, const std::optional<T>& field, const Form& form) {
        if (field) {
            set(name, form.write(*field));
        }
    }

    template <typename List>
    void one_or_more(std::string_view name, const List& fields) {
        one_or_more(name, fields, form_of<typename List::value_type>);
    }
    template <typename List, typename Form>
    void one_or_more(std::string_view name, const List& fields, const Form& form) {
        auto array = base::Json::array();
        for (const auto& field : fields) {
            array.push(form.write(field));
        }
        set(name, std::move(array));
    }

    template <typename T>
    void any_number(std::string_view name, const std::vector<T>& fields) {
        any_number(name, fields, form_of<T>);
    }
    template <typename T, typename Form>
    void any_number(std::string_view name, const std::vector<T>& fields, const Form& form) {
        if (!fields.empty()) {
            one_or_more(name, fields, form);
        }
    }

    template <typename E>
    void set_of(std::string_view name, const std::vector<E>& codes) {
        std::vector<std::string_view> words;
        words.reserve(codes.size());
        std::ranges::transform(codes, std::back_inserter(words), domain::word_of<E>);
        std::ranges::sort(words);
        if (!words.empty()) {
            set(name, base::Json::Array(words.begin(), words.end()));
        }
    }

    void flag(std::string_view name, bool field) {
        if (field) {
            set(name, true);
        }
    }

    void quantity(std::string_view name, domain::Quantity field);
    void optional_quantity(std::string_view name, const std::optional<domain::Quantity>& field);
    void strength(domain::Strength field);
    void source(const domain::WasteSource& field);
    void event(std::string_view name, std::string_view kind_name, const domain::Event& field);
    void event(std::string_view name, std::string_view kind_name, const domain::Restatable& field);
    void kind(std::string_view kind_name, const domain::Event& field);
    void kind(std::string_view kind_name, const domain::Restatable& field);
    void constant(std::string_view name, std::int64_t number) { set(name, number); }

    [[nodiscard]] base::Json take() { return std::move(m_object); }

  private:
    void set(std::string_view name, base::Json value) {
        m_object.set(std::string(name), std::move(value));
    }

    base::Json m_object;
};

}  // namespace vialog::journal
