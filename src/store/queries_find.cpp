// SPDX-License-Identifier: Apache-2.0
// Entries by what people look for. Each part of a filter gives its numbers in order; together they are what all parts have.
#include "store/block_members.h"
#include "store/book_rows.h"
#include "store/journal_rows.h"
#include "store/mention.h"
#include "store/queries.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace vialog::store {

namespace {

using Numbers = std::vector<domain::EntryNumber>;

Numbers read_numbers(Rows&& rows) {
    Numbers numbers;
    while (rows.next()) {
        numbers.emplace_back(rows.integer(0));
    }
    return numbers;
}

void sort_once(Numbers& numbers) {
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

void append(Numbers& numbers, const Numbers& more) {
    numbers.insert(numbers.end(), more.begin(), more.end());
}

// Columns: block, then the four of its members.
Numbers read_blocks(Rows&& rows) {
    Numbers numbers;
    while (rows.next()) {
        read_block_members(rows, 0).for_each(
            [&](domain::EntryNumber seq) { numbers.push_back(seq); });
    }
    return numbers;
}

Numbers of_kind(const Store& store, domain::Kind kind) {
    Statement blocks(store.connection(),
                     "SELECT block, bits_0, bits_1, bits_2, bits_3 FROM indexed_kind "
                     "WHERE kind = ?1 ORDER BY block");
    Numbers numbers = read_blocks(blocks.query(domain::word_of(kind)));
    Statement since(store.connection(),
                    "SELECT seq FROM entry "
                    "WHERE seq >= (SELECT size FROM indexed) AND kind = ?1 ORDER BY seq");
    append(numbers, read_numbers(since.query(domain::word_of(kind))));
    return numbers;
}

Numbers by_person(const Store& store, const domain::PersonId& person) {
    Statement blocks(store.connection(),
                     "SELECT block, bits_0, bits_1, bits_2, bits_3 FROM indexed_person "
                     "WHERE person = ?1 ORDER BY block");
    Numbers numbers = read_blocks(blocks.query(person.text()));
    const std::int64_t indexed = store.connection().integer("SELECT size FROM indexed");
    for (std::int64_t at = indexed; at < store.head().size; ++at) {
        const domain::EntryNumber seq(at);
        const auto entry = store.entry(seq);
        if (entry && acting_people(entry->entry, store.state()).contains(person)) {
            numbers.push_back(seq);
        }
    }
    return numbers;
}

// Containers that follow each other. 5, 20 and 21 are container, surplus and shortage at finish (domain/account.h).
void add_containers(const Store& store, std::int64_t first, std::int64_t last, Numbers& numbers) {
    Statement statement(store.connection(),
                        "SELECT seq FROM account_posting "
                        "WHERE account_kind IN (5, 20, 21) AND account_id BETWEEN ?1 AND ?2 "
                        "UNION ALL SELECT seq FROM mention WHERE container BETWEEN ?1 AND ?2");
    append(numbers, read_numbers(statement.query(first, last)));
}

Numbers of_container(const Store& store, domain::ContainerId container) {
    Numbers numbers;
    add_containers(store, container.number(), container.number(), numbers);
    sort_once(numbers);
    return numbers;
}

Numbers of_lot(const Store& store, std::string_view lot) {
    std::vector<std::pair<std::int64_t, std::int64_t>> ranges;
    Numbers numbers;
    {
        // There is one receipt for many entries, so that looking through them all is quick.
        Statement statement(store.connection(),
                            "SELECT seq, first_container, containers FROM receipt "
                            "WHERE lot = ?1 COLLATE NOCASE");
        auto rows = statement.query(lot);
        while (rows.next()) {
            numbers.emplace_back(rows.integer(0));
            ranges.emplace_back(rows.integer(1), rows.integer(1) + rows.integer(2) - 1);
        }
    }
    for (const auto& [first, last] : ranges) {
        add_containers(store, first, last, numbers);
    }
    sort_once(numbers);
    return numbers;
}

// Blocks that lie within the period are taken whole; of those at its edges each entry is looked at.
Numbers in_period(const Store& store, const Period& period) {
    const std::int64_t from = milliseconds(period.from);
    const std::int64_t until = milliseconds(period.until);
    Statement blocks(store.connection(),
                     "SELECT block, first_ms >= ?1 AND last_ms < ?2 FROM indexed_time "
                     "WHERE last_ms >= ?1 AND first_ms < ?2 ORDER BY block");
    Statement entries(store.connection(),
                      "SELECT seq FROM entry WHERE seq >= ?1 AND seq < ?2 "
                      "AND occurred_ms >= ?3 AND occurred_ms < ?4 ORDER BY seq");
    Numbers numbers;
    auto rows = blocks.query(from, until);
    while (rows.next()) {
        const std::int64_t begin = rows.integer(0) * block_entries;
        const std::int64_t end = begin + block_entries;
        if (rows.integer(1) == 0) {
            append(numbers, read_numbers(entries.query(begin, end, from, until)));
            continue;
        }
        for (std::int64_t seq = begin; seq < end; ++seq) {
            numbers.emplace_back(seq);
        }
    }
    const std::int64_t indexed = store.connection().integer("SELECT size FROM indexed");
    append(numbers, read_numbers(entries.query(indexed, store.head().size, from, until)));
    return numbers;
}

class Narrowed final {
  public:
    void by(Numbers numbers) {
        if (!m_numbers) {
            m_numbers = std::move(numbers);
            return;
        }
        Numbers both;
        std::set_intersection(m_numbers->begin(), m_numbers->end(), numbers.begin(), numbers.end(),
                              std::back_inserter(both));
        m_numbers = std::move(both);
    }
    // Nothing can be left of nothing: what is yet to be asked need not be.
    [[nodiscard]] bool is_empty() const { return m_numbers && m_numbers->empty(); }
    [[nodiscard]] std::optional<Numbers>& numbers() { return m_numbers; }

  private:
    std::optional<Numbers> m_numbers;
};

}  // namespace

std::vector<domain::EntryNumber> find_entries(const Store& store, const EntryFilter& filter) {
    Narrowed narrowed;
    if (filter.among) {
        narrowed.by(*filter.among);
    }
    if (filter.container) {
        narrowed.by(of_container(store, *filter.container));
    }
    if (filter.lot && !narrowed.is_empty()) {
        narrowed.by(of_lot(store, *filter.lot));
    }
    if (filter.period && !narrowed.is_empty()) {
        narrowed.by(in_period(store, *filter.period));
    }
    if (filter.kind && !narrowed.is_empty()) {
        narrowed.by(of_kind(store, *filter.kind));
    }
    if (filter.person && !narrowed.is_empty()) {
        narrowed.by(by_person(store, *filter.person));
    }
    if (narrowed.numbers()) {
        return std::move(*narrowed.numbers());
    }
    Numbers all;
    for (std::int64_t seq = 0; seq < store.head().size; ++seq) {
        all.emplace_back(seq);
    }
    return all;
}

std::optional<domain::EntryNumber> corrected_by(const Store& store, domain::EntryNumber entry) {
    Statement statement(store.connection(), "SELECT by_seq FROM corrected WHERE seq = ?1");
    auto rows = statement.query(entry.number());
    return rows.next() ? std::optional(domain::EntryNumber(rows.integer(0))) : std::nullopt;
}

std::vector<domain::EntryNumber> entries_of_infusions(
    const Store& store, const std::vector<domain::InfusionId>& infusions) {
    // 6 is the account of an infusion (domain/account.h).
    Statement statement(
        store.connection(),
        "SELECT seq FROM account_posting WHERE account_kind = 6 AND account_id = ?1");
    Numbers numbers;
    for (const domain::InfusionId infusion : infusions) {
        append(numbers, read_numbers(statement.query(infusion.number())));
    }
    sort_once(numbers);
    return numbers;
}

}  // namespace vialog::store
