// SPDX-License-Identifier: Apache-2.0
// What waits for somebody: infusions without an outcome, wastes and receipts without a witness, cases without a decision.
#include "store/book_rows.h"
#include "store/queries.h"
#include "store/query_rows.h"

namespace vialog::store {

namespace {

std::vector<OpenAmount> read_open(Rows&& rows) {
    std::vector<OpenAmount> open;
    while (rows.next()) {
        open.push_back({.entry = read_entry_line(rows, 0),
                        .product = domain::ProductId(rows.integer(5)),
                        .amount = rows.integer(6)});
    }
    return open;
}

enum class HeldFor { Destruction, Witness };

std::vector<OpenAmount> held(const Store& store, HeldFor purpose) {
    Statement statement(
        store.connection(),
        "SELECT e.seq, e.kind, e.occurred_ms, e.occurred_offset_min, e.recorded_ms, h.product, "
        "h.amount FROM held AS h JOIN entry AS e ON e.seq = h.seq WHERE h.for_witness = ?1 "
        "ORDER BY h.seq");
    return read_open(statement.query(purpose == HeldFor::Witness));
}

}  // namespace

std::vector<OpenAmount> open_infusions(const Store& store) {
    Statement statement(
        store.connection(),
        "SELECT e.seq, e.kind, e.occurred_ms, e.occurred_offset_min, e.recorded_ms, i.product, "
        "i.amount FROM infusion_open AS i JOIN entry AS e ON e.seq = i.infusion "
        "ORDER BY i.infusion, i.product");
    return read_open(statement.query());
}

std::vector<OpenAmount> held_for_witness(const Store& store) {
    return held(store, HeldFor::Witness);
}

std::vector<OpenAmount> held_for_destruction(const Store& store) {
    return held(store, HeldFor::Destruction);
}

std::vector<EntryLine> receipts_awaiting_witness(const Store& store) {
    Statement statement(store.connection(),
                        "SELECT e.seq, e.kind, e.occurred_ms, e.occurred_offset_min, e.recorded_ms "
                        "FROM awaiting AS a JOIN entry AS e ON e.seq = a.seq ORDER BY a.seq");
    return read_entry_lines(statement.query());
}

std::vector<OpenCase> open_cases(const Store& store) {
    Statement statement(
        store.connection(),
        "SELECT c.id, c.trouble, c.discovered_ms, c.concerns, c.involved, e.seq, e.kind, "
        "e.occurred_ms, e.occurred_offset_min, e.recorded_ms "
        "FROM case_open AS c JOIN entry AS e ON e.seq = c.id ORDER BY c.discovered_ms, c.id");
    std::vector<OpenCase> cases;
    auto rows = statement.query();
    while (rows.next()) {
        cases.push_back({.entry = read_entry_line(rows, 5), .facts = CaseRows::read(rows).second});
    }
    return cases;
}

}  // namespace vialog::store
