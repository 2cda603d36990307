// SPDX-License-Identifier: Apache-2.0
// Containers: what is on hand, and what happened to one.
#include "store/book_rows.h"
#include "store/queries.h"
#include "store/query_rows.h"

namespace vialog::store {

std::vector<ContainerOnHand> containers_on_hand(const Store& store) {
    Statement statement(
        store.connection(),
        "SELECT c.id, r.product, c.place_index, c.state, c.balance, r.lot, r.expires, r.owner, "
        "c.beyond_use_ms, c.receipt_seq "
        "FROM container AS c JOIN receipt AS r ON r.seq = c.receipt_seq WHERE c.state <= 2 "
        "ORDER BY r.product, c.place_index, c.state, c.id");
    std::vector<ContainerOnHand> found;
    auto rows = statement.query();
    while (rows.next()) {
        found.push_back({.id = domain::ContainerId(rows.integer(0)),
                         .product = domain::ProductId(rows.integer(1)),
                         .place = rows.integer(2),
                         .state = static_cast<domain::ContainerState>(rows.integer(3)),
                         .balance = rows.integer(4),
                         .lot = parsed<domain::Lot>(rows.text(5), ReceiptRows::shape),
                         .expires = parsed<domain::Expiry>(rows.text(6), ReceiptRows::shape),
                         .owner = word<domain::Owner>(rows.text(7), ReceiptRows::shape),
                         .beyond_use = instant(rows.integer(8)),
                         .receipt = domain::EntryNumber(rows.integer(9))});
    }
    return found;
}

std::vector<HistoryLine> container_history(const Store& store, domain::ContainerId container) {
    // 5, 20 and 21 are container, surplus at finish and shortage at finish (domain/account.h).
    Statement statement(
        store.connection(),
        "SELECT e.seq, e.kind, e.occurred_ms, e.occurred_offset_min, e.recorded_ms, "
        "h.account_kind, h.amount, c.by_seq FROM ("
        "SELECT a.seq AS seq, a.line AS line, a.account_kind AS account_kind, p.amount AS amount "
        "FROM account_posting AS a JOIN posting AS p ON p.seq = a.seq AND p.line = a.line "
        "WHERE a.account_kind IN (5, 20, 21) AND a.account_id = ?1 "
        "UNION ALL SELECT m.seq, -1, NULL, 0 FROM mention AS m WHERE m.container = ?1) AS h "
        "JOIN entry AS e ON e.seq = h.seq LEFT JOIN corrected AS c ON c.seq = h.seq "
        "ORDER BY h.seq, h.line");
    std::vector<HistoryLine> history;
    std::int64_t balance = 0;
    auto rows = statement.query(container.number());
    while (rows.next()) {
        HistoryLine line{.entry = read_entry_line(rows, 0),
                         .account = std::nullopt,
                         .amount = rows.integer(6),
                         .balance = 0,
                         .corrected_by = std::nullopt};
        if (const auto kind = rows.integer_or_none(5)) {
            line.account = static_cast<domain::AccountKind>(*kind);
        }
        if (const auto by = rows.integer_or_none(7)) {
            line.corrected_by = domain::EntryNumber(*by);
        }
        if (line.account == domain::AccountKind::Container) {
            balance += line.amount;
        }
        line.balance = balance;
        history.push_back(line);
    }
    return history;
}

std::vector<EntryLine> account_entries(const Store& store, const domain::Account& account) {
    Statement statement(
        store.connection(),
        "SELECT e.seq, e.kind, e.occurred_ms, e.occurred_offset_min, e.recorded_ms FROM entry AS e "
        "WHERE e.seq IN (SELECT seq FROM account_posting "
        "WHERE account_kind = ?1 AND account_id = ?2) ORDER BY e.seq");
    return read_entry_lines(statement.query(static_cast<std::int64_t>(account.kind), account.id));
}

}  // namespace vialog::store
