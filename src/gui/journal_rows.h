// SPDX-License-Identifier: Apache-2.0
// The journal as a table of a million lines: a page of entries is read, and its signatures checked, as it comes into sight.
#pragma once

#include "gui/entry_check.h"
#include "gui/screen.h"

#include <list>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace vialog::gui {

// The newest line first. Of a store that outlives it, and of the journal as it was when this was made.
class JournalRows final : public Rows {
  public:
    // Every entry.
    explicit JournalRows(const store::Store& store);
    // These, ascending.
    JournalRows(const store::Store& store, std::vector<domain::EntryNumber> found);

    [[nodiscard]] std::int64_t size() const override { return m_size; }
    [[nodiscard]] Row row(std::int64_t index) const override;

    [[nodiscard]] domain::EntryNumber entry_at(std::int64_t index) const;
    // The line of that entry; nothing where it is not among them.
    [[nodiscard]] std::optional<std::int64_t> index_of(domain::EntryNumber seq) const;

  private:
    // About a screen has: each line costs its signatures, and those out of sight are waited for too.
    static constexpr std::int64_t page_rows = 16;
    static constexpr std::size_t kept_pages = 64;
    struct Page {
        std::int64_t number = 0;
        std::vector<Row> rows;
    };
    [[nodiscard]] const Page& page(std::int64_t number) const;
    [[nodiscard]] Row read(std::int64_t index) const;

    const store::Store& m_store;
    std::optional<std::vector<domain::EntryNumber>> m_found;
    std::int64_t m_size = 0;
    // Painting asks for rows and changes nothing that it could see.
    mutable EntryCheck m_check;
    mutable std::list<Page> m_pages;  // the latest first
};

[[nodiscard]] std::vector<Column> journal_columns();

}  // namespace vialog::gui
