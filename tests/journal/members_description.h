// SPDX-License-Identifier: Apache-2.0
// What the descriptions of the stored structures say, as the specification's tables have it.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace vialog::journal {

struct MemberRow {
    std::string name;
    std::string type;
    std::string presence;  // "required", "optional", "one of a, b", "at most one of a, b"

    bool operator==(const MemberRow&) const = default;
};

using StructureRows = std::vector<MemberRow>;

// By name: "entry" for the members that every entry has, the word of each kind for its body, and
// the structures inside.
[[nodiscard]] std::map<std::string, StructureRows> describe_structures();

// By name: the words of each table of codes that a member uses, and of the kinds.
[[nodiscard]] std::map<std::string, std::vector<std::string>> describe_codes();

// By name, as far as the structure is an aggregate of the domain: how many fields it has, and how
// many members the description visits.
struct FieldCount {
    std::size_t fields = 0;
    std::size_t visited = 0;
};
[[nodiscard]] std::map<std::string, FieldCount> count_fields();

}  // namespace vialog::journal
