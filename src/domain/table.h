// SPDX-License-Identifier: Apache-2.0
// Rows by key, in memory or fetched one by one from where they are kept; it remembers which rows
// have changed.
#pragma once

#include "base/check.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace vialog::domain {

// Without a fetch function the rows in memory are all there are. With one, a row not in memory is
// asked for once. Reading may fill the memory, so a table belongs to one thread.
template <typename Key, typename Row>
class Table final {
  public:
    using Fetch = std::function<std::optional<Row>(const Key&)>;

    // For the tables that grow with the years: rows stay where they are kept until they are asked
    // for.
    void fetch_with(Fetch fetch) { m_fetch = std::move(fetch); }
    // From now on changed() names what is edited or erased.
    void track_changes() { m_tracking = true; }

    // The row, or null. Valid until the table is changed.
    [[nodiscard]] const Row* find(const Key& key) const {
        const auto found = m_rows.find(key);
        if (found != m_rows.end()) {
            return found->second ? &*found->second : nullptr;
        }
        if (!m_fetch) {
            return nullptr;
        }
        const auto& row = m_rows.emplace(key, m_fetch(key)).first->second;
        return row ? &*row : nullptr;
    }

    // The row, which is there: a rule that was asked before has seen to it.
    [[nodiscard]] const Row& at(const Key& key) const {
        const Row* row = find(key);
        base::expects(row != nullptr, "a row that the rules have found is there");
        return *row;
    }

    // The row to change; made as `Row{}` where there was none. Counts as changed.
    [[nodiscard]] Row& edit(const Key& key) {
        static_cast<void>(find(key));
        mark(key);
        auto& row = m_rows[key];
        if (!row) {
            row.emplace();
        }
        return *row;
    }

    void erase(const Key& key) {
        mark(key);
        if (m_fetch) {
            m_rows[key] = std::nullopt;
        } else {
            m_rows.erase(key);
        }
    }

    // A row as it is kept elsewhere; no change.
    void load(const Key& key, Row row) { m_rows.insert_or_assign(key, std::move(row)); }

    // The rows in memory in the order of their keys; without a fetch function that is all of them.
    template <typename Visit>
    void for_each(Visit visit) const {
        for (const auto& [key, row] : m_rows) {
            if (row) {
                visit(key, *row);
            }
        }
    }

    [[nodiscard]] const std::set<Key>& changed() const { return m_changed; }
    void forget_changes() { m_changed.clear(); }
    // Drops the rows in memory: back to what the fetch function, or loading again, says.
    void forget_rows() {
        m_changed.clear();
        m_rows.clear();
    }

  private:
    void mark(const Key& key) {
        if (m_tracking) {
            m_changed.insert(key);
        }
    }

    mutable std::map<Key, std::optional<Row>> m_rows;
    std::set<Key> m_changed;
    Fetch m_fetch;
    bool m_tracking = false;
};

}  // namespace vialog::domain
