// SPDX-License-Identifier: Apache-2.0
// The authorizer of report definitions, and their values.
#include "store/report_query.h"

#include "store/connection.h"
#include "store/store_impl.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <memory>

namespace vialog::store {

namespace {

int permit(void* /*unused*/, int action, const char* /*first*/, const char* second,
           const char* /*schema*/, const char* /*trigger*/) {
    switch (action) {
        case SQLITE_SELECT:
        case SQLITE_READ:
        case SQLITE_RECURSIVE:
            return SQLITE_OK;
        case SQLITE_FUNCTION:
            // The only function that reaches outside; it is off in any case.
            return second != nullptr && std::string_view(second) == "load_extension" ? SQLITE_DENY
                                                                                     : SQLITE_OK;
        default:
            return SQLITE_DENY;
    }
}

struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using OwnedStatement = std::unique_ptr<sqlite3_stmt, Finalize>;

[[noreturn]] void fail(const std::string& what) {
    throw StoreError(
        StoreErrorKind::Constraint, 0,
        fmt::format("the report's query cannot be run: {}; correct its definition", what));
}

// Whether SQLite finds no further statement, only blanks and comments.
bool is_end(const Connection& connection, std::string_view rest) {
    sqlite3_stmt* prepared = nullptr;
    const int code = sqlite3_prepare_v2(connection.handle(), rest.data(),
                                        static_cast<int>(rest.size()), &prepared, nullptr);
    const OwnedStatement statement(prepared);
    return code == SQLITE_OK && statement == nullptr;
}

void bind(sqlite3_stmt* statement, int index, const Cell& cell) {
    if (const auto* number = std::get_if<std::int64_t>(&cell)) {
        sqlite3_bind_int64(statement, index, *number);
    } else if (const auto* text = std::get_if<std::string>(&cell)) {
        sqlite3_bind_text(statement, index, text->c_str(), static_cast<int>(text->size()),
                          SQLITE_TRANSIENT);
    } else if (const auto* bytes = std::get_if<base::Bytes>(&cell)) {
        sqlite3_bind_blob(statement, index,
                          bytes->empty() ? "" : static_cast<const void*>(bytes->data()),
                          static_cast<int>(bytes->size()), SQLITE_TRANSIENT);
    } else {
        sqlite3_bind_null(statement, index);
    }
}

void bind_all(sqlite3_stmt* statement, const Parameters& parameters) {
    const int count = sqlite3_bind_parameter_count(statement);
    for (int index = 1; index <= count; ++index) {
        const char* name = sqlite3_bind_parameter_name(statement, index);
        if (name == nullptr || name[0] != ':') {
            fail("a parameter is not written as :name");
        }
        const auto found = parameters.find(std::string_view(name).substr(1));
        if (found == parameters.end()) {
            fail(fmt::format("nothing was given for {}", name));
        }
        bind(statement, index, found->second);
    }
    if (static_cast<std::size_t>(count) != parameters.size()) {
        fail("a parameter was given that it does not have");
    }
}

Cell read_cell(sqlite3_stmt* statement, int column) {
    switch (sqlite3_column_type(statement, column)) {
        case SQLITE_INTEGER:
            return std::int64_t{sqlite3_column_int64(statement, column)};
        case SQLITE_TEXT: {
            const unsigned char* units = sqlite3_column_text(statement, column);
            return std::string(base::as_text(
                {units, static_cast<std::size_t>(sqlite3_column_bytes(statement, column))}));
        }
        case SQLITE_BLOB: {
            const auto* bytes =
                static_cast<const std::uint8_t*>(sqlite3_column_blob(statement, column));
            return base::Bytes(bytes, bytes + sqlite3_column_bytes(statement, column));
        }
        case SQLITE_NULL:
            return std::monostate{};
        default:
            // A fraction would be a rounded amount.
            fail("a column holds a fraction");
    }
}

}  // namespace

struct ReportQuery::Impl {
    explicit Impl(const Store& store)
        : connection(store.connection().path(),
                     store.connection().mode() == OpenMode::Immutable ? OpenMode::Immutable
                                                                      : OpenMode::ReadOnly,
                     store.connection().vfs()) {
        configure(connection, Access::ReadOnly);
        sqlite3_set_authorizer(connection.handle(), permit, nullptr);
    }

    Connection connection;
};

ReportQuery::ReportQuery(const Store& store) : m_impl(std::make_unique<Impl>(store)) {}
ReportQuery::~ReportQuery() = default;

std::vector<std::string> ReportQuery::run(std::string_view sql, const Parameters& parameters,
                                          const std::function<void(std::span<const Cell>)>& visit) {
    const Connection& connection = m_impl->connection;
    sqlite3_stmt* prepared = nullptr;
    const char* rest = nullptr;
    const int code = sqlite3_prepare_v2(connection.handle(), sql.data(),
                                        static_cast<int>(sql.size()), &prepared, &rest);
    const OwnedStatement statement(prepared);
    if (code == SQLITE_ERROR || code == SQLITE_AUTH) {
        fail(sqlite3_errmsg(connection.handle()));
    }
    if (code != SQLITE_OK) {
        connection.fail(code);
    }
    if (statement == nullptr || sqlite3_stmt_readonly(prepared) == 0 ||
        !is_end(connection, sql.substr(static_cast<std::size_t>(rest - sql.data())))) {
        fail("it is not one SELECT");
    }
    bind_all(prepared, parameters);

    std::vector<std::string> names;
    const int columns = sqlite3_column_count(prepared);
    for (int column = 0; column < columns; ++column) {
        names.emplace_back(sqlite3_column_name(prepared, column));
    }
    std::vector<Cell> cells(names.size());
    int step = sqlite3_step(prepared);
    for (; step == SQLITE_ROW; step = sqlite3_step(prepared)) {
        for (int column = 0; column < columns; ++column) {
            cells[static_cast<std::size_t>(column)] = read_cell(prepared, column);
        }
        visit(cells);
    }
    if (step != SQLITE_DONE) {
        connection.fail(step);
    }
    return names;
}

}  // namespace vialog::store
