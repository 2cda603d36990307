// SPDX-License-Identifier: Apache-2.0
// Short codes for people, places and workstations, the name of a journal, the name of a time zone.
#pragma once

#include "base/result.h"
#include "domain/code_text.h"

#include <optional>
#include <string_view>

namespace vialog::domain {

// A letter or digit, then up to 31 letters, digits, points, underscores and hyphens; all of them
// ASCII. Case counts. Being such, a code can stand in a key name, a file name and a command line
// without a quote.
struct PersonIdRule {
    [[nodiscard]] static std::optional<base::ParseError> find_problem(std::string_view text);
};
struct PlaceIdRule {
    [[nodiscard]] static std::optional<base::ParseError> find_problem(std::string_view text);
};
struct StationIdRule {
    [[nodiscard]] static std::optional<base::ParseError> find_problem(std::string_view text);
};
using PersonId = CodeText<PersonIdRule>;
using PlaceId = CodeText<PlaceIdRule>;
using StationId = CodeText<StationIdRule>;

// The name of a journal, schemas/journal-format.md section 2.2:
// ^[a-z0-9.-]{1,64}(/[A-Za-z0-9._-]{1,32}){1,4}$, such as "clinic-042.example/ket/room2". What
// begins with "vialog/" or "cosignature/" is kept for other signed texts.
struct OriginRule {
    [[nodiscard]] static std::optional<base::ParseError> find_problem(std::string_view text);
};
using Origin = CodeText<OriginRule>;

// The form of a name in the IANA time zone database: "America/Denver", "America/Port-au-Prince",
// "Etc/GMT+7", "UTC". One to three parts, each a letter and then up to 31 letters, digits,
// underscores, hyphens and plus signs. Whether the zone exists is not looked up: the name is
// information, the offset beside it is what counts.
struct TimeZoneNameRule {
    [[nodiscard]] static std::optional<base::ParseError> find_problem(std::string_view text);
};
using TimeZoneName = CodeText<TimeZoneNameRule>;

}  // namespace vialog::domain
