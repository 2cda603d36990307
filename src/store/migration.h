// SPDX-License-Identifier: Apache-2.0
// Brings a file's tables to the version this program knows: forward only, each step whole or not at all.
#pragma once

#include "store/connection.h"

#include <span>
#include <string>
#include <string_view>

namespace vialog::store {

// "VIAL", in the file's header.
inline constexpr std::int64_t application_id = 0x5649'414C;

// One file of schemas/sql. Its version is its place, counted from 1.
struct SchemaStep {
    std::string_view name;  // "0001_journal.sql"
    std::string_view sql;
    std::string_view fingerprint;  // of the whole schema after it, in hexadecimal
};

// The released steps, embedded. schemas/sql/fingerprints.txt.
[[nodiscard]] std::span<const SchemaStep> schema_steps();
// schemas/sql/current.sql, embedded.
[[nodiscard]] std::string_view current_schema();

// SHA-256, in hexadecimal, over type, name, table and text of everything in sqlite_schema but SQLite's own, in the order
// of type and name; comments do not count and a run of blanks counts as one.
[[nodiscard]] std::string schema_fingerprint(Connection& connection);
// The text of one statement as the fingerprint sees it.
[[nodiscard]] std::string normalise_sql(std::string_view sql);

// Whether the file is ours, and at which version (0 for an empty file). NotOurs and NewerVersion are thrown; so is Corrupt
// where the tables are not those of the version.
[[nodiscard]] int schema_version(Connection& connection, std::span<const SchemaStep> steps);

// Applies the steps above the file's version, each in one transaction that ends only if the fingerprint is then right.
void migrate(Connection& connection, std::span<const SchemaStep> steps);

}  // namespace vialog::store
