// SPDX-License-Identifier: Apache-2.0
// Newest entries and daily sums.
#include "store/queries_latest.h"

#include "store/book_rows.h"
#include "store/query_rows.h"

namespace vialog::store {

std::vector<EntryLine> newest_of_kind(const Store& store, domain::Kind kind, std::int64_t at_most) {
    Statement line(store.connection(),
                   "SELECT seq, kind, occurred_ms, occurred_offset_min, recorded_ms "
                   "FROM entry WHERE seq = ?1");
    const std::vector<domain::EntryNumber> found = find_entries(store, {.kind = kind});
    std::vector<EntryLine> lines;
    for (auto seq = found.rbegin();
         seq != found.rend() && static_cast<std::int64_t>(lines.size()) < at_most; ++seq) {
        for (EntryLine& it : read_entry_lines(line.query(seq->number()))) {
            lines.push_back(it);
        }
    }
    return lines;
}

std::int64_t number_held_for_destruction(const Store& store) {
    return store.connection().integer("SELECT count(*) FROM held WHERE for_witness = 0");
}

std::vector<DayMovement> day_movements(const Store& store, domain::AccountKind account,
                                       std::int64_t from_day) {
    Statement statement(store.connection(),
                        "SELECT day, product, sum(amount) FROM day_movement "
                        "WHERE account_kind = ?1 AND day >= ?2 GROUP BY day, product "
                        "HAVING sum(amount) <> 0 ORDER BY day, product");
    std::vector<DayMovement> movements;
    auto rows = statement.query(static_cast<std::int64_t>(account), from_day);
    while (rows.next()) {
        movements.push_back({.day = rows.integer(0),
                             .product = domain::ProductId(rows.integer(1)),
                             .amount = rows.integer(2)});
    }
    return movements;
}

}  // namespace vialog::store
