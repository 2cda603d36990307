// SPDX-License-Identifier: Apache-2.0
// The form of a structure: a JSON object whose members its description (members.h) lists.
#pragma once

#include "journal/member_reader.h"
#include "journal/member_writer.h"
#include "journal/members.h"

#include <string>
#include <type_traits>

namespace vialog::journal {

template <typename T>
struct StructureForm {
    bool read(const base::JsonView& json, T& value, Problem& problem) const {
        const base::JsonView::Object* const object = json.object();
        if (object == nullptr) {
            return refuse_form(problem, "an object");
        }
        MemberReader reader(*object, problem);
        members(reader, value);
        return reader.finish();
    }

    [[nodiscard]] base::Json write(const T& value) const {
        MemberWriter writer;
        members(writer, value);
        return writer.take();
    }

    [[nodiscard]] std::string type() const { return std::string(structure_name<T>); }
};

// A structure that stands inside others has a name.
template <typename T>
requires(!structure_name<T>.empty()) inline constexpr StructureForm<T> form_of<T>{};

}  // namespace vialog::journal
