// SPDX-License-Identifier: Apache-2.0
// Runs one SELECT of a report definition over a connection that can do nothing else.
#pragma once

#include "base/bytes.h"
#include "store/store.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace vialog::store {

using Cell = std::variant<std::monostate, std::int64_t, std::string, base::Bytes>;
// By name without the colon that stands before it in the SQL.
using Parameters = std::map<std::string, Cell, std::less<>>;

// A read-only connection of its own. An authorizer lets pass SELECT, reading of tables and views, and functions that stay
// within the database; everything else is refused when the statement is prepared, as is a second statement.
class ReportQuery final {
  public:
    explicit ReportQuery(const Store& store);
    ~ReportQuery();

    // The columns' names, then each row. Every :name of the SQL must be given, and nothing else. A SELECT that is none, or
    // a value that is a fraction, is a StoreError of kind Constraint: the definition is wrong.
    [[nodiscard]] std::vector<std::string> run(
        std::string_view sql, const Parameters& parameters,
        const std::function<void(std::span<const Cell>)>& visit);

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace vialog::store
