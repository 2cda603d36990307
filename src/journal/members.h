// SPDX-License-Identifier: Apache-2.0
// How a stored structure is described: once, as the list of its members, for reading, writing and documenting it.
#pragma once

#include <concepts>
#include <string_view>
#include <type_traits>

namespace vialog::journal {

// For each stored structure T there is one function
//
//     void members(auto& visit, Of<T> auto& it)
//
// that calls `visit` for each member in the order of the bytes, which is that of the members' names. A visitor has
//
//     required(name, field), required(name, field, form)    a member that always stands there
//     optional(name, field), optional(name, field, form)    std::optional, absent where it is empty
//     one_or_more(name, fields [, form])                    a list that is never empty
//     any_number(name, fields [, form])                     a list, absent where it is empty
//     set_of(name, codes)                                   a list of codes, sorted by their words, each once; absent
//                                                           where it is empty
//     flag(name, field)                                     true, or absent
//     quantity(name, field), optional_quantity(name, field) an amount, as name_ul or name_units; ul or units for ""
//     strength(field)                                       strength_ug_per_ml or strength_ug_per_unit
//     source(field)                                         exactly one of container, held, infusion
//     event(name, kind_name, field), kind(kind_name, field) a body, and in a member of its own the kind it is of
//     constant(name, number)                                always that number
//
// A form (stored_forms.h) is named where the type has more than one.
template <typename E, typename T>
concept Of = std::same_as<std::remove_const_t<E>, T>;

// The name of a structure that stands inside others, as the specification's tables have it.
template <typename T>
inline constexpr std::string_view structure_name = {};

}  // namespace vialog::journal
