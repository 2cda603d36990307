// SPDX-License-Identifier: Apache-2.0
// Entries and movements by period. A period's cost grows with the period and the days before it, not with the journal.
#include "store/queries.h"

#include "store/book_rows.h"
#include "store/query_rows.h"

#include <map>

namespace vialog::store {

namespace {

constexpr std::int64_t day_ms = 86'400'000;

using Sums = std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t>;

void add_sums(Sums& sums, Rows&& rows, std::int64_t sign) {
    while (rows.next()) {
        sums[{rows.integer(0), rows.integer(1)}] += sign * rows.integer(2);
    }
}

// All that occurred before `until`: whole days from their sums, the day begun from its postings.
void add_before(const Store& store, Sums& sums, base::UtcInstant until, std::int64_t sign) {
    const std::int64_t until_ms = milliseconds(until);
    const std::int64_t day = until_ms >= 0 ? until_ms / day_ms : 0;
    Statement days(store.connection(),
                   "SELECT product, account_kind, sum(amount) FROM day_movement WHERE day < ?1 "
                   "GROUP BY product, account_kind");
    add_sums(sums, days.query(day), sign);
    Statement rest(store.connection(),
                   "SELECT p.product, p.account_kind, sum(p.amount) FROM entry_index AS e "
                   "JOIN posting AS p ON p.seq = e.seq "
                   "WHERE e.occurred_ms >= ?1 AND e.occurred_ms < ?2 "
                   "GROUP BY p.product, p.account_kind");
    add_sums(sums, rest.query(day * day_ms, until_ms), sign);
}

std::vector<Movement> movements_of(const Sums& sums) {
    std::vector<Movement> movements;
    for (const auto& [key, amount] : sums) {
        if (amount != 0) {
            movements.push_back({.product = domain::ProductId(key.first),
                                 .account = static_cast<domain::AccountKind>(key.second),
                                 .amount = amount});
        }
    }
    return movements;
}

}  // namespace

EntryLine read_entry_line(const Rows& rows, int at) {
    const auto kind = domain::parse_word<domain::Kind>(rows.text(at + 1));
    if (!kind) {
        fail_row("entry");
    }
    return {.seq = domain::EntryNumber(rows.integer(at)),
            .kind = *kind,
            .occurred = {.instant = instant(rows.integer(at + 2)),
                         .offset = base::UtcOffset(rows.integer(at + 3))},
            .recorded = instant(rows.integer(at + 4))};
}

std::vector<EntryLine> read_entry_lines(Rows&& rows) {
    std::vector<EntryLine> lines;
    while (rows.next()) {
        lines.push_back(read_entry_line(rows, 0));
    }
    return lines;
}

std::vector<EntryLine> entries_in(const Store& store, const Period& period) {
    Statement statement(store.connection(),
                        "SELECT seq, kind, occurred_ms, occurred_offset_min, recorded_ms "
                        "FROM entry_index WHERE occurred_ms >= ?1 AND occurred_ms < ?2 "
                        "ORDER BY occurred_ms, seq");
    return read_entry_lines(statement.query(milliseconds(period.from), milliseconds(period.until)));
}

std::vector<EntryLine> newest_of_kind(const Store& store, domain::Kind kind, const Period& period,
                                      std::int64_t at_most) {
    Statement statement(store.connection(),
                        "SELECT seq, kind, occurred_ms, occurred_offset_min, recorded_ms "
                        "FROM entry_index WHERE occurred_ms >= ?1 AND occurred_ms < ?2 "
                        "AND kind = ?3 ORDER BY occurred_ms DESC, seq DESC LIMIT ?4");
    return read_entry_lines(statement.query(milliseconds(period.from), milliseconds(period.until),
                                            domain::word_of(kind), at_most));
}

std::vector<EntryLine> entries_before(const Store& store, domain::EntryNumber before,
                                      std::int64_t at_most) {
    Statement statement(store.connection(),
                        "SELECT seq, kind, occurred_ms, occurred_offset_min, recorded_ms "
                        "FROM entry WHERE seq < ?1 ORDER BY seq DESC LIMIT ?2");
    return read_entry_lines(statement.query(before.number(), at_most));
}

std::vector<EntryLine> marks_of(const Store& store, const Period& period) {
    Statement statement(store.connection(),
                        "SELECT seq, kind, occurred_ms, occurred_offset_min, recorded_ms "
                        "FROM entry_index WHERE occurred_ms >= ?1 AND occurred_ms < ?2 "
                        "AND (recorded_ms >= ?2 OR kind IN ('correct', 'void')) ORDER BY seq");
    return read_entry_lines(statement.query(milliseconds(period.from), milliseconds(period.until)));
}

std::vector<Movement> movements_in(const Store& store, const Period& period) {
    Sums sums;
    add_before(store, sums, period.until, 1);
    add_before(store, sums, period.from, -1);
    return movements_of(sums);
}

std::vector<Movement> balances_at(const Store& store, base::UtcInstant instant) {
    Sums sums;
    add_before(store, sums, instant, 1);
    return movements_of(sums);
}

std::vector<Movement> balances(const Store& store) {
    Sums sums;
    Statement statement(store.connection(), "SELECT product, account_kind, amount FROM balance");
    add_sums(sums, statement.query(), 1);
    return movements_of(sums);
}

std::vector<PeriodPosting> postings_in(const Store& store, const Period& period,
                                       domain::ProductId product, domain::AccountKind account) {
    Statement statement(
        store.connection(),
        "SELECT e.seq, e.kind, e.occurred_ms, e.occurred_offset_min, e.recorded_ms, "
        "p.account_id, p.amount FROM entry_index AS e JOIN posting AS p ON p.seq = e.seq "
        "WHERE e.occurred_ms >= ?1 AND e.occurred_ms < ?2 AND p.product = ?3 "
        "AND p.account_kind = ?4 ORDER BY e.seq, p.line");
    std::vector<PeriodPosting> found;
    auto rows = statement.query(milliseconds(period.from), milliseconds(period.until),
                                product.number(), static_cast<std::int64_t>(account));
    while (rows.next()) {
        found.push_back({.entry = read_entry_line(rows, 0),
                         .posting = {.account = {.kind = account, .id = rows.integer(5)},
                                     .product = product,
                                     .amount = rows.integer(6)}});
    }
    return found;
}

}  // namespace vialog::store
