// SPDX-License-Identifier: Apache-2.0
// The runner of schemas/sql, with the fingerprint of the tables checked before and after each step.
#include "store/migration.h"

#include "base/check.h"
#include "crypto/digest.h"

#include <fmt/format.h>

namespace vialog::store {

namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// Where the comment that begins at `at` ends; `at` itself where none begins.
std::size_t end_of_comment(std::string_view sql, std::size_t at) {
    if (sql.substr(at, 2) == "--") {
        const std::size_t line_end = sql.find('\n', at);
        return line_end == std::string_view::npos ? sql.size() : line_end;
    }
    if (sql.substr(at, 2) == "/*") {
        const std::size_t close = sql.find("*/", at + 2);
        return close == std::string_view::npos ? sql.size() : close + 2;
    }
    return at;
}

[[noreturn]] void fail_differs(const Connection& connection, std::string_view when) {
    throw StoreError(StoreErrorKind::Corrupt, 0,
                     fmt::format("the database {}: its tables are not those of its version {}; go "
                                 "on with the newest backup that verifies",
                                 connection.path().string(), when));
}

}  // namespace

std::string normalise_sql(std::string_view sql) {
    std::string out;
    bool blank = false;
    for (std::size_t at = 0; at < sql.size();) {
        const char c = sql[at];
        if (c == '\'' || c == '"') {
            const std::size_t close = sql.find(c, at + 1);
            const std::size_t end = close == std::string_view::npos ? sql.size() : close + 1;
            if (blank && !out.empty()) {
                out += ' ';
            }
            blank = false;
            out += sql.substr(at, end - at);
            at = end;
        } else if (const std::size_t end = end_of_comment(sql, at); end != at) {
            blank = true;
            at = end;
        } else if (is_blank(c)) {
            blank = true;
            ++at;
        } else {
            if (blank && !out.empty()) {
                out += ' ';
            }
            blank = false;
            out += c;
            ++at;
        }
    }
    return out;
}

std::string schema_fingerprint(Connection& connection) {
    crypto::Sha256 hash;
    Statement statement(connection,
                        "SELECT type, name, tbl_name, sql FROM sqlite_schema "
                        "WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name");
    auto rows = statement.query();
    while (rows.next()) {
        const std::string line = fmt::format("{}\n{}\n{}\n{}\n", rows.text(0), rows.text(1),
                                             rows.text(2), normalise_sql(rows.text(3)));
        hash.update(base::as_bytes(line));
    }
    return base::to_hex(hash.finish());
}

int schema_version(Connection& connection, std::span<const SchemaStep> steps) {
    const std::int64_t owner = connection.integer("PRAGMA application_id");
    const std::int64_t version = connection.integer("PRAGMA user_version");
    if (owner == 0 && version == 0 &&
        connection.integer("SELECT count(*) FROM sqlite_schema") == 0) {
        return 0;
    }
    if (owner != application_id || version < 1 || connection.text("PRAGMA encoding") != "UTF-8") {
        throw StoreError(
            StoreErrorKind::NotOurs, 0,
            fmt::format("{} is a database of another program; choose a Vialog database",
                        connection.path().string()));
    }
    if (version > static_cast<std::int64_t>(steps.size())) {
        throw StoreError(
            StoreErrorKind::NewerVersion, 0,
            fmt::format("the database {} was written by a newer Vialog (its tables have version "
                        "{}, this program knows {}); install that version",
                        connection.path().string(), version, steps.size()));
    }
    if (schema_fingerprint(connection) !=
        steps[static_cast<std::size_t>(version - 1)].fingerprint) {
        fail_differs(connection, fmt::format("{}", version));
    }
    return static_cast<int>(version);
}

void migrate(Connection& connection, std::span<const SchemaStep> steps) {
    const auto from = static_cast<std::size_t>(schema_version(connection, steps));
    for (std::size_t index = from; index < steps.size(); ++index) {
        connection.execute("BEGIN IMMEDIATE");
        try {
            // Another process may have been here while we waited for the lock.
            const std::int64_t now = connection.integer("PRAGMA user_version");
            if (now > static_cast<std::int64_t>(index)) {
                connection.execute("COMMIT");
                continue;
            }
            connection.execute(steps[index].sql);
            connection.execute(fmt::format("PRAGMA application_id = {}", application_id));
            connection.execute(fmt::format("PRAGMA user_version = {}", index + 1));
            if (schema_fingerprint(connection) != steps[index].fingerprint) {
                fail_differs(connection, fmt::format("after {}", steps[index].name));
            }
            connection.execute("COMMIT");
        } catch (...) {
            connection.roll_back();
            throw;
        }
    }
}

}  // namespace vialog::store
