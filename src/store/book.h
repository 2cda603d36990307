// SPDX-License-Identifier: Apache-2.0
// The book in the database: the state of the rules, loaded from its tables and written back row by row.
#pragma once

#include "domain/state.h"
#include "store/connection.h"

#include <functional>
#include <memory>
#include <optional>

namespace vialog::store {

class Book final {
  public:
    using EntryAt = std::function<std::optional<domain::Entry>(domain::EntryNumber)>;

    // `entry_at` reads an earlier entry, for corrections.
    Book(Connection& connection, EntryAt entry_at);
    ~Book();

    // The state as the tables have it now. Small tables are read whole; rows of the large ones when they are asked for.
    void load();
    [[nodiscard]] const domain::State& state() const;

    // One more entry: its postings, what it changes, and after each 256th the indexes. Within the caller's transaction;
    // after an error the state is undefined until the next load().
    void record(const domain::Entry& entry);

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace vialog::store
