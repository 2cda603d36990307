// SPDX-License-Identifier: Apache-2.0
// The rows of containers, receipts, balances, cases and counts.
#include "store/book_rows.h"
#include "store/count_facts.h"

#include <vector>

namespace vialog::store {

namespace {

std::vector<domain::PersonId> read_people(std::string_view codes) {
    std::vector<domain::PersonId> people;
    while (!codes.empty()) {
        const std::size_t blank = codes.find(' ');
        people.push_back(parsed<domain::PersonId>(codes.substr(0, blank), CaseRows::shape));
        codes = blank == std::string_view::npos ? std::string_view() : codes.substr(blank + 1);
    }
    return people;
}

// Account kinds and container states are stored as numbers within a CHECK of the table.
template <typename Enumeration>
Enumeration numbered(std::int64_t number) {
    return static_cast<Enumeration>(number);
}

}  // namespace

const TableShape HeldRows::shape = {"held", "seq,product,amount,for_witness", 1};
const TableShape CaseRows::shape = {"case_open", "id,trouble,discovered_ms,concerns,involved", 1};
const TableShape CountRows::shape = {"count_open", "start_seq,counted_seq,facts", 1};
const TableShape AwaitingRows::shape = {"awaiting", "seq", 1};
const TableShape BalanceRows::shape = {"balance", "product,account_kind,amount", 2};
const TableShape ContainerRows::shape = {
    "container",
    "id,receipt_seq,place_index,balance,finish_difference,beyond_use_ms,state,draws,infusion_seq",
    1};
const TableShape ReceiptRows::shape = {
    "receipt", "seq,product,lot,expires,owner,first_container,containers,each_amount,unit,awaiting",
    1};
const TableShape CorrectedRows::shape = {"corrected", "seq,by_seq", 1};
const TableShape PaperRows::shape = {"paper", "record,seq", 1};
const TableShape LabelRows::shape = {"label", "label,container", 1};

void HeldRows::put(Statement& statement, const Key& key, const Row& row) {
    statement.run(key.number(), row.product.number(), row.amount, row.for_witness);
}

std::pair<HeldRows::Key, HeldRows::Row> HeldRows::read(const Rows& rows) {
    return {Key(rows.integer(0)), Row{.product = domain::ProductId(rows.integer(1)),
                                      .amount = rows.integer(2),
                                      .for_witness = rows.integer(3) != 0}};
}

void CaseRows::put(Statement& statement, const Key& key, const Row& row) {
    std::optional<std::string> concerns;
    if (row.concerns) {
        concerns = row.concerns->text();
    }
    std::string involved;
    for (const domain::PersonId& person : row.involved) {
        involved += involved.empty() ? "" : " ";
        involved += person.text();
    }
    statement.run(key.number(), domain::word_of(row.trouble), milliseconds(row.discovered),
                  concerns, involved);
}

std::pair<CaseRows::Key, CaseRows::Row> CaseRows::read(const Rows& rows) {
    Row row;
    row.trouble = word<domain::Trouble>(rows.text(1), shape);
    row.discovered = instant(rows.integer(2));
    if (!rows.is_null(3)) {
        row.concerns = parsed<domain::PersonId>(rows.text(3), shape);
    }
    row.involved = read_people(rows.text(4));
    return {Key(rows.integer(0)), row};
}

void CountRows::put(Statement& statement, const Key& key, const Row& row) {
    std::optional<std::int64_t> counted;
    if (row.counted) {
        counted = row.counted->number();
    }
    statement.run(key.number(), counted, print_count_facts(row));
}

std::pair<CountRows::Key, CountRows::Row> CountRows::read(const Rows& rows) {
    auto row = parse_count_facts(rows.text(2));
    if (!row) {
        fail_row(shape.name);
    }
    if (const auto counted = rows.integer_or_none(1)) {
        row->counted = domain::EntryNumber(*counted);
    }
    return {Key(rows.integer(0)), *std::move(row)};
}

void AwaitingRows::put(Statement& statement, const Key& key, const Row& /*same*/) {
    statement.run(key.number());
}

std::pair<AwaitingRows::Key, AwaitingRows::Row> AwaitingRows::read(const Rows& rows) {
    return {Key(rows.integer(0)), Row(rows.integer(0))};
}

void BalanceRows::put(Statement& statement, const Key& key, const Row& row) {
    statement.run(key.product.number(), static_cast<std::int64_t>(key.account), row);
}

void BalanceRows::drop(Statement& statement, const Key& key) {
    statement.run(key.product.number(), static_cast<std::int64_t>(key.account));
}

std::pair<BalanceRows::Key, BalanceRows::Row> BalanceRows::read(const Rows& rows) {
    return {Key{.product = domain::ProductId(rows.integer(0)),
                .account = numbered<domain::AccountKind>(rows.integer(1))},
            rows.integer(2)};
}

void ContainerRows::put(Statement& statement, const Key& key, const Row& row) {
    statement.run(key.number(), row.receipt.number(), row.place, row.balance, row.finish_difference,
                  milliseconds(row.beyond_use), static_cast<std::int64_t>(row.state),
                  std::int64_t{row.draws}, row.infusion);
}

std::pair<ContainerRows::Key, ContainerRows::Row> ContainerRows::read(const Rows& rows) {
    return {Key(rows.integer(0)), Row{.receipt = domain::EntryNumber(rows.integer(1)),
                                      .place = rows.integer(2),
                                      .balance = rows.integer(3),
                                      .finish_difference = rows.integer(4),
                                      .beyond_use = instant(rows.integer(5)),
                                      .state = numbered<domain::ContainerState>(rows.integer(6)),
                                      .draws = static_cast<std::int32_t>(rows.integer(7)),
                                      .infusion = rows.integer(8)}};
}

void ReceiptRows::put(Statement& statement, const Key& key, const Row& row) {
    statement.run(key.number(), row.product.number(), row.lot.text(), row.expires.text(),
                  domain::word_of(row.owner), row.first.number(), row.containers, row.each.amount(),
                  domain::word_of(row.each.unit()), row.awaiting);
}

std::pair<ReceiptRows::Key, ReceiptRows::Row> ReceiptRows::read(const Rows& rows) {
    return {Key(rows.integer(0)), Row{.product = domain::ProductId(rows.integer(1)),
                                      .lot = parsed<domain::Lot>(rows.text(2), shape),
                                      .expires = parsed<domain::Expiry>(rows.text(3), shape),
                                      .owner = word<domain::Owner>(rows.text(4), shape),
                                      .first = domain::ContainerId(rows.integer(5)),
                                      .containers = rows.integer(6),
                                      .each = quantity(rows.integer(7), rows.text(8), shape),
                                      .awaiting = rows.integer(9) != 0}};
}

void CorrectedRows::put(Statement& statement, const Key& key, const Row& row) {
    statement.run(key.number(), row.number());
}

std::pair<CorrectedRows::Key, CorrectedRows::Row> CorrectedRows::read(const Rows& rows) {
    return {Key(rows.integer(0)), Row(rows.integer(1))};
}

void PaperRows::put(Statement& statement, const Key& key, const Row& row) {
    statement.run(base::as_bytes(key), row.number());
}

std::pair<PaperRows::Key, PaperRows::Row> PaperRows::read(const Rows& rows) {
    return {std::string(base::as_text(rows.blob(0))), Row(rows.integer(1))};
}

void LabelRows::put(Statement& statement, const Key& key, const Row& row) {
    statement.run(key, row.number());
}

std::pair<LabelRows::Key, LabelRows::Row> LabelRows::read(const Rows& rows) {
    return {std::string(rows.text(0)), Row(rows.integer(1))};
}

}  // namespace vialog::store
