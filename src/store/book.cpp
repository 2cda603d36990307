// SPDX-License-Identifier: Apache-2.0
// Which table of the state is kept in which table of the book, and the writing of what an entry has changed.
#include "store/book.h"

#include "domain/evolve.h"
#include "domain/postings.h"
#include "store/block_members.h"
#include "store/book_rows.h"
#include "store/book_standing.h"
#include "store/journal_rows.h"
#include "store/mention.h"

#include <map>
#include <set>
#include <utility>

namespace vialog::store {

namespace {

// Rows of the large tables stay in memory until there are this many of them.
constexpr std::size_t kept_rows = 10'000;

// A table of the state that is always in memory.
template <typename Codec>
class Small final {
  public:
    using Table = domain::Table<typename Codec::Key, typename Codec::Row>;

    Small(Connection& connection, Table& table)
        : m_table(table),
          m_all(connection, all_sql(Codec::shape)),
          m_put(connection, put_sql(Codec::shape)),
          m_drop(connection, drop_sql(Codec::shape)) {
        m_table.track_changes();
    }

    void load() {
        m_table.forget_rows();
        auto rows = m_all.query();
        while (rows.next()) {
            auto [key, row] = Codec::read(rows);
            m_table.load(key, std::move(row));
        }
    }

    void save() {
        for (const auto& key : m_table.changed()) {
            if (const auto* row = m_table.find(key)) {
                Codec::put(m_put, key, *row);
            } else {
                Codec::drop(m_drop, key);
            }
        }
        m_table.forget_changes();
    }

  private:
    Table& m_table;
    Statement m_all;
    Statement m_put;
    Statement m_drop;
};

// A table that grows with the years: a row is read when it is asked for.
template <typename Codec>
class Large final {
  public:
    using Table = domain::Table<typename Codec::Key, typename Codec::Row>;

    Large(Connection& connection, Table& table)
        : m_table(table),
          m_find(connection, find_sql(Codec::shape)),
          m_put(connection, put_sql(Codec::shape)),
          m_drop(connection, drop_sql(Codec::shape)) {
        m_table.track_changes();
        m_table.fetch_with([this](const typename Codec::Key& key) {
            ++m_in_memory;
            auto rows = Codec::find(m_find, key);
            return rows.next() ? std::optional(Codec::read(rows).second) : std::nullopt;
        });
    }
    Large(const Large&) = delete;
    Large& operator=(const Large&) = delete;

    void load() {
        m_table.forget_rows();
        m_in_memory = 0;
    }

    void save() {
        for (const auto& key : m_table.changed()) {
            if (const auto* row = m_table.find(key)) {
                Codec::put(m_put, key, *row);
            } else {
                Codec::drop(m_drop, key);
            }
        }
        m_table.forget_changes();
        if (m_in_memory > kept_rows) {
            load();
        }
    }

  private:
    Table& m_table;
    Statement m_find;
    Statement m_put;
    Statement m_drop;
    std::size_t m_in_memory = 0;
};

// What makes the indexed tables of 0002_book.sql and 0004_find.sql whole up to a multiple of 256 entries.
class Indexes final {
  public:
    explicit Indexes(Connection& connection)
        : m_entries(connection,
                    "INSERT INTO indexed_entry "
                    "SELECT occurred_ms, seq, kind, occurred_offset_min, recorded_ms FROM entry "
                    "WHERE seq >= ?1 AND seq < ?2 ORDER BY occurred_ms, seq"),
          m_postings(connection,
                     "INSERT INTO indexed_posting "
                     "SELECT account_kind, account_id, seq, line FROM posting "
                     "WHERE seq >= ?1 AND seq < ?2 AND account_id > 0 ORDER BY 1, 2, 3, 4"),
          m_days(connection,
                 "INSERT INTO day_total "
                 "SELECT e.occurred_ms / 86400000, p.product, p.account_kind, sum(p.amount) "
                 "FROM posting AS p JOIN entry AS e ON e.seq = p.seq "
                 "WHERE p.seq >= ?1 AND p.seq < ?2 GROUP BY 1, 2, 3 "
                 "ON CONFLICT (day, product, account_kind) "
                 "DO UPDATE SET amount = day_total.amount + excluded.amount"),
          m_kinds(connection,
                  "INSERT INTO indexed_kind SELECT kind, seq / 256, "
                  "sum(CASE seq / 64 % 4 WHEN 0 THEN 1 << seq % 64 ELSE 0 END), "
                  "sum(CASE seq / 64 % 4 WHEN 1 THEN 1 << seq % 64 ELSE 0 END), "
                  "sum(CASE seq / 64 % 4 WHEN 2 THEN 1 << seq % 64 ELSE 0 END), "
                  "sum(CASE seq / 64 % 4 WHEN 3 THEN 1 << seq % 64 ELSE 0 END) "
                  "FROM entry WHERE seq >= ?1 AND seq < ?2 GROUP BY 1, 2"),
          m_times(connection,
                  "INSERT INTO indexed_time "
                  "SELECT ?1 / 256, min(occurred_ms), max(occurred_ms) FROM entry "
                  "WHERE seq >= ?1 AND seq < ?2"),
          m_people(connection, "INSERT INTO indexed_person VALUES (?1, ?2, ?3, ?4, ?5, ?6)") {}

    void forget() { m_recent.clear(); }

    void add(const domain::Entry& entry, const domain::State& state) {
        m_recent.emplace(entry.seq, acting_people(entry, state));
    }

    void extend(std::int64_t size, const domain::State& state) {
        m_entries.run(size - block_entries, size);
        m_postings.run(size - block_entries, size);
        m_days.run(size - block_entries, size);
        m_kinds.run(size - block_entries, size);
        m_times.run(size - block_entries, size);
        extend_people(size, state);
        m_recent.clear();
    }

  private:
    // Entries of the block that this process has not appended are read again.
    void extend_people(std::int64_t size, const domain::State& state) {
        std::map<domain::PersonId, BlockMembers> rows;
        for (std::int64_t at = size - block_entries; at < size; ++at) {
            const domain::EntryNumber seq(at);
            const auto known = m_recent.find(seq);
            const auto entry = known == m_recent.end() ? state.entry_at(seq) : std::nullopt;
            for (const domain::PersonId& person : known != m_recent.end() ? known->second
                                                  : entry ? acting_people(*entry, state)
                                                          : std::set<domain::PersonId>()) {
                rows[person].add(seq);
            }
        }
        const std::int64_t block = size / block_entries - 1;
        for (const auto& [person, members] : rows) {
            m_people.run(person.text(), block, members.bits(0), members.bits(1), members.bits(2),
                         members.bits(3));
        }
    }

    Statement m_entries;
    Statement m_postings;
    Statement m_days;
    Statement m_kinds;
    Statement m_times;
    Statement m_people;
    std::map<domain::EntryNumber, std::set<domain::PersonId>> m_recent;  // of the block begun
};

}  // namespace

struct Book::Impl {
    explicit Impl(Connection& connection)
        : people(connection, state.people),
          keys(connection, state.keys),
          places(connection, state.places),
          products(connection, state.products),
          parties(connection, state.parties),
          counts(connection, state.counts),
          awaiting(connection, state.awaiting),
          balances(connection, state.balances),
          held(connection, state.held),
          cases(connection, state.cases),
          containers(connection, state.containers),
          receipts(connection, state.receipts),
          corrected(connection, state.corrected),
          paper(connection, state.paper),
          labels(connection, state.labels),
          infusions(connection, state),
          on_hand(connection, state),
          standing(connection, state),
          indexes(connection),
          held_for_witness(connection, "SELECT seq FROM held WHERE for_witness = 1 ORDER BY seq"),
          insert_posting(connection, put_sql(posting_shape)),
          insert_mention(connection, put_sql(mention_shape)) {}

    template <typename Action>
    void for_each_table(Action action) {
        action(people);
        action(keys);
        action(places);
        action(products);
        action(parties);
        action(counts);
        action(awaiting);
        action(balances);
        action(held);
        action(cases);
        action(containers);
        action(receipts);
        action(corrected);
        action(paper);
        action(labels);
        action(infusions);
        action(on_hand);
    }

    void load_held_for_witness() {
        state.held_for_witness.clear();
        auto rows = held_for_witness.query();
        while (rows.next()) {
            state.held_for_witness.emplace(rows.integer(0));
        }
    }

    domain::State state;
    Small<PersonRows> people;
    Small<KeyRows> keys;
    Small<PlaceRows> places;
    Small<ProductRows> products;
    Small<PartyRows> parties;
    Small<CountRows> counts;
    Small<AwaitingRows> awaiting;
    Small<BalanceRows> balances;
    Large<HeldRows> held;
    Large<CaseRows> cases;
    Large<ContainerRows> containers;
    Large<ReceiptRows> receipts;
    Large<CorrectedRows> corrected;
    Large<PaperRows> paper;
    Large<LabelRows> labels;
    InfusionTable infusions;
    OnHandTable on_hand;
    StandingTables standing;
    Indexes indexes;
    Statement held_for_witness;
    Statement insert_posting;
    Statement insert_mention;
};

Book::Book(Connection& connection, EntryAt entry_at) : m_impl(std::make_unique<Impl>(connection)) {
    m_impl->state.entry_at = std::move(entry_at);
}

Book::~Book() = default;

void Book::load() {
    m_impl->for_each_table([](auto& table) { table.load(); });
    m_impl->load_held_for_witness();
    m_impl->state.index_people();
    m_impl->standing.load();
    m_impl->indexes.forget();
}

const domain::State& Book::state() const {
    return m_impl->state;
}

void Book::record(const domain::Entry& entry) {
    domain::State& state = m_impl->state;
    std::int64_t line = 0;
    for (const domain::Posting& it : domain::postings(entry.event, entry.seq, state.entry_at)) {
        m_impl->insert_posting.run(entry.seq.number(), line,
                                   static_cast<std::int64_t>(it.account.kind), it.account.id,
                                   it.product.number(), it.amount);
        ++line;
    }
    for (const domain::ContainerId container : mentioned_containers(entry, state.entry_at)) {
        m_impl->insert_mention.run(container.number(), entry.seq.number());
    }
    domain::evolve(state, entry);
    m_impl->for_each_table([](auto& table) { table.save(); });
    m_impl->standing.save(entry.seq);
    m_impl->indexes.add(entry, state);
    if (state.totals.entries % block_entries == 0) {
        m_impl->indexes.extend(state.totals.entries, state);
    }
}

}  // namespace vialog::store
