// SPDX-License-Identifier: Apache-2.0
// The shapes of the book's tables, the statements made from them, and the rows of people, keys, places and products.
#include "store/book_rows.h"

#include <fmt/format.h>

#include <array>
#include <vector>

namespace vialog::store {

namespace {

std::vector<std::string_view> columns_of(const TableShape& shape) {
    std::vector<std::string_view> columns;
    for (std::string_view rest = shape.columns; !rest.empty();) {
        const std::size_t comma = rest.find(',');
        columns.push_back(rest.substr(0, comma));
        rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
    }
    return columns;
}

std::vector<std::string_view> keys_of(const TableShape& shape) {
    auto columns = columns_of(shape);
    columns.resize(static_cast<std::size_t>(shape.keys));
    return columns;
}

std::string key_condition(const TableShape& shape) {
    std::string condition;
    int index = 0;
    for (const std::string_view key : keys_of(shape)) {
        condition += fmt::format("{}{} = ?{}", index == 0 ? "" : " AND ", key, index + 1);
        ++index;
    }
    return condition;
}

std::string function_words(const std::vector<domain::Function>& functions) {
    std::string words;
    for (const domain::Function function : functions) {
        words += words.empty() ? "" : " ";
        words += domain::word_of(function);
    }
    return words;
}

std::vector<domain::Function> read_functions(std::string_view words) {
    std::vector<domain::Function> functions;
    std::size_t blank = words.empty() ? std::string_view::npos : 0;
    while (blank != std::string_view::npos) {
        blank = words.find(' ');
        functions.push_back(word<domain::Function>(words.substr(0, blank), PersonRows::shape));
        words.remove_prefix(blank == std::string_view::npos ? words.size() : blank + 1);
    }
    return functions;
}

std::optional<domain::EntryNumber> entry_or_none(const Rows& rows, int column) {
    const auto number = rows.integer_or_none(column);
    return number ? std::optional(domain::EntryNumber(*number)) : std::nullopt;
}

std::optional<std::int64_t> number_or_none(const std::optional<domain::EntryNumber>& entry) {
    return entry ? std::optional(entry->number()) : std::nullopt;
}

base::Bytes bytes_of(base::ByteView view) {
    return {view.begin(), view.end()};
}

}  // namespace

const TableShape PersonRows::shape = {
    "person", "id,initials,name_digest,functions,function_bits,employee,recorded_seq", 1};
const TableShape KeyRows::shape = {
    "signing_key",
    "id,spki,box,person,is_root,store,since_seq,reenrolled,revoked_seq,suspect_from_seq", 1};
const TableShape PlaceRows::shape = {"place", "id,place_index,name,recorded_seq", 1};
const TableShape StationRows::shape = {
    "station", "id,name,clock_ms,boot,monotonic_ms,changed_seq,latest_ms", 1};
const TableShape ProductRows::shape = {
    "product",
    "id,ndc,inner_ndc,drug,labeler,form,strength_ug,strength_unit,container_size,unit,"
    "containers_per_package,container_use,schedule,dea_code",
    1};
const TableShape PartyRows::shape = {"party", "id,role,name,address,dea", 1};

std::span<const TableShape> book_tables() {
    static const auto tables = std::to_array<TableShape>({
        posting_shape,
        {"indexed_entry", "occurred_ms,seq,kind,occurred_offset_min,recorded_ms", 2},
        {"indexed_posting", "account_kind,account_id,seq,line", 4},
        {"day_total", "day,product,account_kind,amount", 3},
        {"indexed_kind", "kind,block,bits_0,bits_1,bits_2,bits_3", 2},
        {"indexed_person", "person,block,bits_0,bits_1,bits_2,bits_3", 2},
        {"indexed_time", "block,first_ms,last_ms", 1},
        mention_shape,
        BalanceRows::shape,
        ContainerRows::shape,
        ReceiptRows::shape,
        on_hand_shape,
        on_hand_opened_shape,
        infusion_shape,
        HeldRows::shape,
        CaseRows::shape,
        CountRows::shape,
        AwaitingRows::shape,
        CorrectedRows::shape,
        PaperRows::shape,
        LabelRows::shape,
        PersonRows::shape,
        KeyRows::shape,
        PlaceRows::shape,
        StationRows::shape,
        ProductRows::shape,
        PartyRows::shape,
        registration_shape,
        policy_shape,
        totals_shape,
    });
    return tables;
}

std::string put_sql(const TableShape& shape) {
    std::string places;
    std::string changes;
    int index = 0;
    for (const std::string_view column : columns_of(shape)) {
        places += fmt::format("{}?{}", index == 0 ? "" : ", ", index + 1);
        if (index >= shape.keys) {
            changes +=
                fmt::format("{}{} = excluded.{}", changes.empty() ? "" : ", ", column, column);
        }
        ++index;
    }
    const std::string conflict = changes.empty() ? "NOTHING" : "UPDATE SET " + changes;
    return fmt::format("INSERT INTO {} ({}) VALUES ({}) ON CONFLICT ({}) DO {}", shape.name,
                       shape.columns, places, fmt::join(keys_of(shape), ", "), conflict);
}

std::string drop_sql(const TableShape& shape) {
    return fmt::format("DELETE FROM {} WHERE {}", shape.name, key_condition(shape));
}

std::string find_sql(const TableShape& shape) {
    return fmt::format("SELECT {} FROM {} WHERE {}", shape.columns, shape.name,
                       key_condition(shape));
}

std::string all_sql(const TableShape& shape) {
    return fmt::format("SELECT {} FROM {} ORDER BY {}", shape.columns, shape.name,
                       fmt::join(keys_of(shape), ", "));
}

std::string key_columns(const TableShape& shape) {
    return fmt::format("{}", fmt::join(keys_of(shape), ","));
}

void fail_row(std::string_view table) {
    throw StoreError(StoreErrorKind::Corrupt, 0,
                     fmt::format("the book's table {} holds a row that the book never writes; "
                                 "rebuild the book from the journal",
                                 table));
}

domain::Quantity quantity(std::int64_t amount, std::string_view unit, const TableShape& shape) {
    const auto value = domain::Quantity::of(word<domain::Unit>(unit, shape), amount);
    if (!value) {
        fail_row(shape.name);
    }
    return *value;
}

void PersonRows::put(Statement& statement, const Key& key, const Row& row) {
    std::optional<base::Digest> name;
    if (row.person.name) {
        name = row.person.name->digest;
    }
    statement.run(key.text(), row.person.initials, name, function_words(row.person.functions),
                  std::int64_t{row.functions}, row.person.employee, row.recorded.number());
}

std::pair<PersonRows::Key, PersonRows::Row> PersonRows::read(const Rows& rows) {
    Row row;
    row.person.id = parsed<domain::PersonId>(rows.text(0), shape);
    row.person.initials = rows.text(1);
    if (!rows.is_null(2)) {
        row.person.name = domain::TextDigest{rows.digest(2)};
    }
    row.person.functions = read_functions(rows.text(3));
    row.functions = static_cast<domain::FunctionSet>(rows.integer(4));
    row.person.employee = rows.integer(5) != 0;
    row.recorded = domain::EntryNumber(rows.integer(6));
    return {row.person.id, row};
}

void KeyRows::put(Statement& statement, const Key& key, const Row& row) {
    std::optional<std::string> person;
    if (row.person) {
        person = row.person->text();
    }
    statement.run(key.digest, row.spki, row.box, person, row.root, domain::word_of(row.store),
                  row.since.number(), row.reenrolled, number_or_none(row.revoked),
                  number_or_none(row.suspect_from));
}

std::pair<KeyRows::Key, KeyRows::Row> KeyRows::read(const Rows& rows) {
    Row row;
    row.spki = bytes_of(rows.blob(1));
    row.box = bytes_of(rows.blob(2));
    if (!rows.is_null(3)) {
        row.person = parsed<domain::PersonId>(rows.text(3), shape);
    }
    row.root = rows.integer(4) != 0;
    row.store = word<domain::KeyStore>(rows.text(5), shape);
    row.since = domain::EntryNumber(rows.integer(6));
    row.reenrolled = rows.integer(7) != 0;
    row.revoked = entry_or_none(rows, 8);
    row.suspect_from = entry_or_none(rows, 9);
    return {domain::KeyId{rows.digest(0)}, row};
}

void PlaceRows::put(Statement& statement, const Key& key, const Row& row) {
    statement.run(key.text(), row.index, row.name, row.recorded.number());
}

std::pair<PlaceRows::Key, PlaceRows::Row> PlaceRows::read(const Rows& rows) {
    return {parsed<domain::PlaceId>(rows.text(0), shape),
            Row{.index = rows.integer(1),
                .name = std::string(rows.text(2)),
                .recorded = domain::EntryNumber(rows.integer(3))}};
}

std::pair<StationRows::Key, StationRows::Row> StationRows::read(const Rows& rows) {
    return {parsed<domain::StationId>(rows.text(0), shape), Row{.name = std::string(rows.text(1)),
                                                                .time = instant(rows.integer(2)),
                                                                .boot = std::string(rows.text(3)),
                                                                .monotonic_ms = rows.integer(4)}};
}

void ProductRows::put(Statement& statement, const Key& key, const Row& row) {
    std::optional<std::string> inner_ndc;
    if (row.inner_ndc) {
        inner_ndc = row.inner_ndc->text();
    }
    statement.run(key.number(), row.ndc.text(), inner_ndc, row.drug, row.labeler,
                  domain::word_of(row.form), row.strength.micrograms(),
                  domain::word_of(row.strength.unit()), row.container_size.amount(),
                  domain::word_of(row.container_size.unit()), row.containers_per_package,
                  domain::word_of(row.use), row.schedule, row.dea_code);
}

std::pair<ProductRows::Key, ProductRows::Row> ProductRows::read(const Rows& rows) {
    Row row;
    row.ndc = parsed<domain::Ndc>(rows.text(1), shape);
    if (!rows.is_null(2)) {
        row.inner_ndc = parsed<domain::Ndc>(rows.text(2), shape);
    }
    row.drug = rows.text(3);
    row.labeler = rows.text(4);
    row.form = word<domain::DosageForm>(rows.text(5), shape);
    const auto strength =
        domain::Strength::from_micrograms(rows.integer(6), word<domain::Unit>(rows.text(7), shape));
    if (!strength) {
        fail_row(shape.name);
    }
    row.strength = *strength;
    row.container_size = quantity(rows.integer(8), rows.text(9), shape);
    row.containers_per_package = rows.integer(10);
    row.use = word<domain::ContainerUse>(rows.text(11), shape);
    row.schedule = rows.text(12);
    row.dea_code = rows.text(13);
    return {domain::ProductId(rows.integer(0)), row};
}

void PartyRows::put(Statement& statement, const Key& key, const Row& row) {
    statement.run(key.number(), domain::word_of(row.role), row.name, row.address, row.dea.text());
}

std::pair<PartyRows::Key, PartyRows::Row> PartyRows::read(const Rows& rows) {
    Row row;
    row.role = word<domain::PartyRole>(rows.text(1), shape);
    row.name = rows.text(2);
    if (!rows.is_null(3)) {
        row.address = std::string(rows.text(3));
    }
    row.dea = parsed<domain::DeaNumber>(rows.text(4), shape);
    return {domain::PartyId(rows.integer(0)), row};
}

}  // namespace vialog::store
