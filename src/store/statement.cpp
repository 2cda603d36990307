// SPDX-License-Identifier: Apache-2.0
// Binding values to a statement and reading its rows.
#include "store/connection.h"

#include <sqlite3.h>

#include <algorithm>
#include <utility>

namespace vialog::store {

Rows::~Rows() {
    // Repeats the code of the latest step, which next() has already reported.
    static_cast<void>(sqlite3_reset(m_statement));
}

bool Rows::next() {
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW) {
        return true;
    }
    if (code != SQLITE_DONE) {
        m_connection->fail(code);
    }
    return false;
}

std::int64_t Rows::integer(int column) const {
    return sqlite3_column_int64(m_statement, column);
}

std::string_view Rows::text(int column) const {
    const unsigned char* units = sqlite3_column_text(m_statement, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column));
    return units == nullptr ? std::string_view() : base::as_text({units, size});
}

base::ByteView Rows::blob(int column) const {
    const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(m_statement, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column));
    return bytes == nullptr ? base::ByteView() : base::ByteView(bytes, size);
}

bool Rows::is_null(int column) const {
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

std::optional<std::int64_t> Rows::integer_or_none(int column) const {
    return is_null(column) ? std::nullopt : std::optional(integer(column));
}

base::Digest Rows::digest(int column) const {
    const base::ByteView bytes = blob(column);
    base::Digest digest{};
    if (bytes.size() != digest.size()) {
        m_connection->fail(SQLITE_CORRUPT);
    }
    std::copy(bytes.begin(), bytes.end(), digest.begin());
    return digest;
}

Statement::~Statement() {
    sqlite3_finalize(m_statement);
}

Statement::Statement(Statement&& other) noexcept
    : m_connection(other.m_connection),
      m_statement(std::exchange(other.m_statement, nullptr)),
      m_sql(std::move(other.m_sql)) {}

void Statement::prepare() {
    if (m_statement != nullptr) {
        return;
    }
    const int code =
        sqlite3_prepare_v3(m_connection->handle(), m_sql.data(), static_cast<int>(m_sql.size()),
                           SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr);
    if (code != SQLITE_OK) {
        m_connection->fail(code);
    }
}

int Statement::finish() {
    int code = SQLITE_ROW;
    while (code == SQLITE_ROW) {
        code = sqlite3_step(m_statement);
    }
    // The error's words go with the reset, so it is told first.
    if (code != SQLITE_DONE) {
        try {
            m_connection->fail(code);
        } catch (...) {
            static_cast<void>(sqlite3_reset(m_statement));
            throw;
        }
    }
    static_cast<void>(sqlite3_reset(m_statement));
    return sqlite3_changes(m_connection->handle());
}

void Statement::bind(int index, std::int64_t value) {
    sqlite3_bind_int64(m_statement, index, value);
}

void Statement::bind(int index, std::string_view value) {
    // A null pointer would be taken for no value.
    sqlite3_bind_text(m_statement, index, value.empty() ? "" : value.data(),
                      static_cast<int>(value.size()), SQLITE_TRANSIENT);
}

void Statement::bind(int index, base::ByteView value) {
    if (value.empty()) {
        sqlite3_bind_zeroblob(m_statement, index, 0);
        return;
    }
    sqlite3_bind_blob(m_statement, index, value.data(), static_cast<int>(value.size()),
                      SQLITE_TRANSIENT);
}

void Statement::bind(int index, std::nullopt_t /*none*/) {
    sqlite3_bind_null(m_statement, index);
}

}  // namespace vialog::store
