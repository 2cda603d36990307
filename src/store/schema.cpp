// SPDX-License-Identifier: Apache-2.0
// The files of schemas/sql as this program carries them, and the fingerprints they must lead to.
#include "base/check.h"
#include "store/migration.h"

#include <array>

namespace vialog::embedded {
// Written by schemas/embed.cmake.
extern const std::string_view sql_0001_journal;
extern const std::string_view sql_0002_book;
extern const std::string_view sql_0003_keys;
extern const std::string_view sql_0004_find;
extern const std::string_view sql_current;
extern const std::string_view sql_fingerprints;
}  // namespace vialog::embedded

namespace vialog::store {

namespace {

// A line is "<version> <64 hexadecimal digits>"; '#' begins a comment.
std::string_view fingerprint_of(std::string_view version) {
    std::string_view rest = embedded::sql_fingerprints;
    while (!rest.empty()) {
        const std::size_t end = rest.find('\n');
        const std::string_view line = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        if (line.starts_with(version) && line.substr(version.size(), 1) == " ") {
            return line.substr(version.size() + 1);
        }
    }
    base::ensures(false, "every step of the schema has its fingerprint");
    return {};
}

}  // namespace

std::span<const SchemaStep> schema_steps() {
    static const auto steps = std::to_array<SchemaStep>({
        {"0001_journal.sql", embedded::sql_0001_journal, fingerprint_of("1")},
        {"0002_book.sql", embedded::sql_0002_book, fingerprint_of("2")},
        {"0003_keys.sql", embedded::sql_0003_keys, fingerprint_of("3")},
        {"0004_find.sql", embedded::sql_0004_find, fingerprint_of("4")},
    });
    return steps;
}

std::string_view current_schema() {
    return embedded::sql_current;
}

}  // namespace vialog::store
