// SPDX-License-Identifier: Apache-2.0
// A visitor that writes down what it is told of each member.
#include "journal/members_description.h"

#include "base/decimal.h"
#include "journal/case_members.h"
#include "journal/header_members.h"
#include "journal/structure_form.h"

#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <type_traits>
#include <utility>

namespace vialog::journal {

namespace {

// Converts to whatever a field is, so that a structure can be tried with one value more.
template <typename Structure>
struct AnyField {
    template <typename T>
    requires(!std::is_same_v<std::remove_cvref_t<T>, Structure>)
    // NOLINTNEXTLINE: implicit on purpose.
    operator T() const;
};

template <typename T, std::size_t... Fields>
constexpr bool takes_fields(std::index_sequence<Fields...> /*fields*/) {
    return requires {
        T{(static_cast<void>(Fields), AnyField<T>{})...};
    };
}

template <typename T, std::size_t Count = 1>
constexpr std::size_t field_count() {
    if constexpr (takes_fields<T>(std::make_index_sequence<Count>())) {
        return field_count<T, Count + 1>();
    } else {
        return Count - 1;
    }
}

struct Described {
    std::map<std::string, StructureRows> structures;
    std::map<std::string, std::vector<std::string>> codes;
    std::map<std::string, FieldCount> fields;
};

std::string join(std::initializer_list<std::string> names) {
    std::string joined;
    for (const auto& name : names) {
        joined += (joined.empty() ? "" : ", ") + name;
    }
    return joined;
}

class MemberDescriber final {
  public:
    MemberDescriber(Described& all, StructureRows& rows) : m_all(all), m_rows(rows) {}

    template <typename T>
    void required(std::string_view name, T& field) {
        required(name, field, form_of<T>);
    }
    template <typename T, typename Form>
    void required(std::string_view name, T& /*field*/, const Form& form) {
        add(name, describe_type<T>(form), "required");
    }
    template <typename T>
    void optional(std::string_view name, std::optional<T>& field) {
        optional(name, field, form_of<T>);
    }
    template <typename T, typename Form>
    void optional(std::string_view name, std::optional<T>& /*field*/, const Form& form) {
        add(name, describe_type<T>(form), "optional");
    }
    template <typename List>
    void one_or_more(std::string_view name, List& fields) {
        one_or_more(name, fields, form_of<typename List::value_type>);
    }
    template <typename List, typename Form>
    void one_or_more(std::string_view name, List& /*fields*/, const Form& form) {
        add(name, "list of " + describe_type<typename List::value_type>(form), "required");
    }
    template <typename T>
    void any_number(std::string_view name, std::vector<T>& fields) {
        any_number(name, fields, form_of<T>);
    }
    template <typename T, typename Form>
    void any_number(std::string_view name, std::vector<T>& /*fields*/, const Form& form) {
        add(name, "list of " + describe_type<T>(form), "optional");
    }
    template <typename E>
    void set_of(std::string_view name, std::vector<E>& /*codes*/) {
        add(name, "set of " + describe_type<E>(form_of<E>), "optional");
    }
    void flag(std::string_view name, bool& /*field*/) { add(name, "true", "optional"); }
    void quantity(std::string_view name, domain::Quantity& /*field*/) {
        add_either(quantity_names(name), "one of");
    }
    void optional_quantity(std::string_view name, std::optional<domain::Quantity>& /*field*/) {
        add_either(quantity_names(name), "at most one of");
    }
    void strength(domain::Strength& /*field*/) {
        const std::pair names{std::string(strength_name(domain::Unit::Microlitre)),
                              std::string(strength_name(domain::Unit::Piece))};
        ++m_visited;
        for (const auto& name : {names.first, names.second}) {
            m_rows.push_back({name, "integer >= 1", "one of " + join({names.first, names.second})});
        }
    }
    void source(domain::WasteSource& /*field*/) {
        const std::string presence = "one of container, held, infusion";
        ++m_visited;
        m_rows.push_back({"container",
                          describe_type<domain::ContainerId>(form_of<domain::ContainerId>),
                          presence});
        m_rows.push_back({"held", describe_type<domain::Ref>(form_of<domain::Ref>), presence});
        m_rows.push_back({"infusion", describe_type<domain::Ref>(form_of<domain::Ref>), presence});
    }
    template <typename Field>
    void event(std::string_view name, std::string_view kind_name, Field& /*field*/) {
        add(name, "body of " + std::string(kind_name), "required");
    }
    template <typename Field>
    void kind(std::string_view kind_name, Field& /*field*/) {
        m_rows.push_back({std::string(kind_name),
                          describe_type<domain::Kind>(form_of<domain::Kind>), "required"});
    }
    void constant(std::string_view name, std::int64_t number) {
        m_rows.push_back(
            {std::string(name), "integer " + base::print_decimal(number, 0), "required"});
    }

    [[nodiscard]] std::size_t visited() const { return m_visited; }

  private:
    void add(std::string_view name, std::string type, std::string presence) {
        ++m_visited;
        m_rows.push_back({std::string(name), std::move(type), std::move(presence)});
    }
    static std::pair<std::string, std::string> quantity_names(std::string_view name) {
        const std::string prefix = name.empty() ? "" : std::string(name) + "_";
        return {prefix + "ul", prefix + "units"};
    }
    void add_either(const std::pair<std::string, std::string>& names, const std::string& either) {
        const std::string presence = either + " " + join({names.first, names.second});
        ++m_visited;
        m_rows.push_back({names.first, "integer >= 0", presence});
        m_rows.push_back({names.second, "integer >= 0", presence});
    }

    template <typename T, typename Form>
    std::string describe_type(const Form& form);

    Described& m_all;
    StructureRows& m_rows;
    std::size_t m_visited = 0;
};

template <typename T>
void describe(Described& all, const std::string& name) {
    if (all.structures.contains(name)) {
        return;
    }
    all.structures[name];  // before its members, which may hold it again
    StructureRows rows;
    MemberDescriber describer(all, rows);
    T it;
    members(describer, it);
    all.structures[name] = rows;
    if constexpr (!std::is_same_v<T, JournalEntry> && !std::is_same_v<T, SessionNumbers>) {
        all.fields[name] = {.fields = field_count<T>(), .visited = describer.visited()};
    }
}

template <typename T, typename Form>
std::string MemberDescriber::describe_type(const Form& form) {
    if constexpr (std::is_same_v<T, domain::Session>) {
        describe<SessionNumbers>(m_all, form.type());
    } else if constexpr (std::is_same_v<Form, StructureForm<T>>) {
        describe<T>(m_all, form.type());
    } else if constexpr (std::is_same_v<Form, CodeForm<T>>) {
        auto& words = m_all.codes[std::string(code_name<T>)];
        words.clear();
        for (const auto& word : domain::Words<T>::table) {
            words.emplace_back(word.word);
        }
    }
    return form.type();
}

template <std::size_t... Kinds>
void describe_bodies(Described& all, std::index_sequence<Kinds...> /*kinds*/) {
    (describe<std::variant_alternative_t<Kinds, domain::AnyEvent>>(
         all, std::string(domain::Words<domain::Kind>::table[Kinds].word)),
     ...);
}

const Described& described() {
    static const Described all = [] {
        Described it;
        describe<JournalEntry>(it, "entry");
        describe_bodies(it, std::make_index_sequence<std::variant_size_v<domain::AnyEvent>>());
        return it;
    }();
    return all;
}

}  // namespace

std::map<std::string, StructureRows> describe_structures() {
    return described().structures;
}

std::map<std::string, std::vector<std::string>> describe_codes() {
    return described().codes;
}

std::map<std::string, FieldCount> count_fields() {
    return described().fields;
}

}  // namespace vialog::journal
