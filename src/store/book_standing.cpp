// SPDX-License-Identifier: Apache-2.0
// Reading and writing what stands beside the simple tables.
#include "store/book_standing.h"

#include "store/book_rows.h"

#include <algorithm>

namespace vialog::store {

const TableShape infusion_shape = {"infusion_open", "infusion,product,amount", 2};
const TableShape on_hand_shape = {"on_hand", "product,place_index,sealed,sealed_amount", 2};
const TableShape on_hand_opened_shape = {"on_hand_opened", "product,place_index,container", 3};
const TableShape registration_shape = {"registration", "id,name,dea,address,zone", 1};
const TableShape policy_shape = {
    "policy",
    "id,beyond_use_multi_hours,beyond_use_single_hours,finish_rest,count_tolerance_permille,"
    "inventory_interval_months,retention_years,witness_shift,citation",
    1};
const TableShape totals_shape = {
    "totals",
    "id,rules,last_container,paper_entries,transcribing,transcription_ended,places,last_close,"
    "last_close_size,log_key",
    1};
const TableShape posting_shape = {"posting", "seq,line,account_kind,account_id,product,amount", 2};

const TableShape mention_shape = {"mention", "container,seq", 2};

InfusionTable::InfusionTable(Connection& connection, domain::State& state)
    : m_state(state),
      m_all(connection, all_sql(infusion_shape)),
      m_put(connection, put_sql(infusion_shape)),
      m_drop(connection, "DELETE FROM infusion_open WHERE infusion = ?1") {
    m_state.infusions.track_changes();
}

void InfusionTable::load() {
    m_state.infusions.forget_rows();
    std::map<domain::InfusionId, domain::InfusionRow> all;
    auto rows = m_all.query();
    while (rows.next()) {
        all[domain::InfusionId(rows.integer(0))].open.emplace_back(rows.integer(1),
                                                                   rows.integer(2));
    }
    for (auto& [id, row] : all) {
        m_state.infusions.load(id, std::move(row));
    }
}

void InfusionTable::save() {
    for (const domain::InfusionId id : m_state.infusions.changed()) {
        m_drop.run(id.number());
        if (const domain::InfusionRow* row = m_state.infusions.find(id)) {
            for (const auto& [product, amount] : row->open) {
                m_put.run(id.number(), product.number(), amount);
            }
        }
    }
    m_state.infusions.forget_changes();
}

OnHandTable::OnHandTable(Connection& connection, domain::State& state)
    : m_state(state),
      m_all(connection, all_sql(on_hand_shape)),
      m_all_opened(connection, all_sql(on_hand_opened_shape)),
      m_opened(connection,
               "SELECT container FROM on_hand_opened WHERE product = ?1 AND place_index = ?2"),
      m_put(connection, put_sql(on_hand_shape)),
      m_drop(connection, drop_sql(on_hand_shape)),
      m_put_opened(connection, put_sql(on_hand_opened_shape)),
      m_drop_opened(connection, drop_sql(on_hand_opened_shape)) {
    m_state.on_hand.track_changes();
}

void OnHandTable::load() {
    m_state.on_hand.forget_rows();
    std::map<domain::OnHandKey, domain::OnHandRow> all;
    auto rows = m_all.query();
    while (rows.next()) {
        all[{.product = domain::ProductId(rows.integer(0)), .place = rows.integer(1)}] = {
            .sealed = rows.integer(2), .sealed_amount = rows.integer(3), .opened = {}};
    }
    auto opened = m_all_opened.query();
    while (opened.next()) {
        all[{.product = domain::ProductId(opened.integer(0)), .place = opened.integer(1)}]
            .opened.emplace(opened.integer(2));
    }
    for (auto& [key, row] : all) {
        m_state.on_hand.load(key, std::move(row));
    }
}

void OnHandTable::save() {
    for (const domain::OnHandKey& key : m_state.on_hand.changed()) {
        const domain::OnHandRow* row = m_state.on_hand.find(key);
        if (row == nullptr) {
            m_drop.run(key.product.number(), key.place);
            save_opened(key, {});
        } else {
            m_put.run(key.product.number(), key.place, row->sealed, row->sealed_amount);
            save_opened(key, row->opened);
        }
    }
    m_state.on_hand.forget_changes();
}

void OnHandTable::save_opened(const domain::OnHandKey& key,
                              const std::set<domain::ContainerId>& opened) {
    std::set<domain::ContainerId> gone;
    std::set<domain::ContainerId> there;
    {
        auto rows = m_opened.query(key.product.number(), key.place);
        while (rows.next()) {
            const domain::ContainerId id(rows.integer(0));
            (opened.contains(id) ? there : gone).insert(id);
        }
    }
    for (const domain::ContainerId id : gone) {
        m_drop_opened.run(key.product.number(), key.place, id.number());
    }
    for (const domain::ContainerId id : opened) {
        if (!there.contains(id)) {
            m_put_opened.run(key.product.number(), key.place, id.number());
        }
    }
}

StandingTables::StandingTables(Connection& connection, domain::State& state)
    : m_state(state),
      m_stations(connection, all_sql(StationRows::shape)),
      m_put_station(connection, put_sql(StationRows::shape)),
      m_registration(connection, all_sql(registration_shape)),
      m_put_registration(connection, put_sql(registration_shape)),
      m_policy(connection, all_sql(policy_shape)),
      m_put_policy(connection, put_sql(policy_shape)),
      m_totals(connection, all_sql(totals_shape)),
      m_put_totals(connection, put_sql(totals_shape)) {
    m_state.stations.track_changes();
}

void StandingTables::load() {
    load_registration();
    load_policy();
    load_totals();
    load_stations();
    m_saved = {.registrant = m_state.registrant,
               .zone = m_state.zone,
               .policy = m_state.policy,
               .totals = kept_totals()};
}

void StandingTables::load_stations() {
    m_state.stations.forget_rows();
    auto rows = m_stations.query();
    while (rows.next()) {
        auto [id, row] = StationRows::read(rows);
        m_state.stations.load(id, std::move(row));
        m_state.totals.entries = std::max(m_state.totals.entries, rows.integer(5) + 1);
        m_state.totals.latest_time = std::max(m_state.totals.latest_time, instant(rows.integer(6)));
    }
}

void StandingTables::load_registration() {
    m_state.registrant.reset();
    m_state.zone.reset();
    auto rows = m_registration.query();
    if (rows.next()) {
        m_state.registrant =
            domain::Registrant{.name = std::string(rows.text(1)),
                               .dea = parsed<domain::DeaNumber>(rows.text(2), registration_shape),
                               .address = std::string(rows.text(3))};
        m_state.zone = parsed<domain::TimeZoneName>(rows.text(4), registration_shape);
    }
}

void StandingTables::load_policy() {
    m_state.policy = {};
    auto rows = m_policy.query();
    if (rows.next()) {
        m_state.policy = {.beyond_use_multi_hours = rows.integer(1),
                          .beyond_use_single_hours = rows.integer(2),
                          .finish_rest = word<domain::Disposition>(rows.text(3), policy_shape),
                          .count_tolerance_permille = rows.integer(4),
                          .inventory_interval_months = rows.integer(5),
                          .retention_years = rows.integer(6),
                          .witness_shift = rows.integer(7) != 0,
                          .citation = std::string(rows.text(8))};
    }
}

void StandingTables::load_totals() {
    m_state.totals = {};
    auto rows = m_totals.query();
    if (!rows.next()) {
        return;
    }
    domain::Totals& totals = m_state.totals;
    totals.rules = rows.integer(1);
    totals.last_container = domain::ContainerId(rows.integer(2));
    totals.paper_entries = rows.integer(3);
    totals.transcribing = rows.integer(4) != 0;
    totals.transcription_ended = rows.integer(5) != 0;
    totals.places = rows.integer(6);
    if (!rows.is_null(7)) {
        const auto day = base::parse_date(rows.text(7));
        if (!day) {
            fail_row(totals_shape.name);
        }
        totals.last_close = *day;
    }
    totals.last_close_size = rows.integer(8);
    totals.log_key = domain::KeyId{rows.digest(9)};
}

void StandingTables::save(domain::EntryNumber seq) {
    save_stations(seq);
    if (m_state.registrant &&
        (m_state.registrant != m_saved.registrant || m_state.zone != m_saved.zone)) {
        const domain::Registrant& registrant = *m_state.registrant;
        m_put_registration.run(1, registrant.name, registrant.dea.text(), registrant.address,
                               m_state.zone ? m_state.zone->text() : std::string());
        m_saved.registrant = m_state.registrant;
        m_saved.zone = m_state.zone;
    }
    if (m_state.policy != m_saved.policy) {
        save_policy();
        m_saved.policy = m_state.policy;
    }
    if (const domain::Totals totals = kept_totals(); totals != m_saved.totals) {
        save_totals(totals);
        m_saved.totals = totals;
    }
}

void StandingTables::save_stations(domain::EntryNumber seq) {
    for (const domain::StationId& id : m_state.stations.changed()) {
        if (const domain::StationRow* row = m_state.stations.find(id)) {
            m_put_station.run(id.text(), row->name, milliseconds(row->time), row->boot,
                              row->monotonic_ms, seq.number(),
                              milliseconds(m_state.totals.latest_time));
        }
    }
    m_state.stations.forget_changes();
}

void StandingTables::save_policy() {
    const domain::PolicySet& policy = m_state.policy;
    m_put_policy.run(1, policy.beyond_use_multi_hours, policy.beyond_use_single_hours,
                     domain::word_of(policy.finish_rest), policy.count_tolerance_permille,
                     policy.inventory_interval_months, policy.retention_years, policy.witness_shift,
                     policy.citation);
}

void StandingTables::save_totals(const domain::Totals& totals) {
    std::optional<std::string> last_close;
    if (totals.last_close) {
        last_close = base::print_date(*totals.last_close);
    }
    m_put_totals.run(1, totals.rules, totals.last_container.number(), totals.paper_entries,
                     totals.transcribing, totals.transcription_ended, totals.places, last_close,
                     totals.last_close_size, totals.log_key.digest);
}

domain::Totals StandingTables::kept_totals() const {
    domain::Totals totals = m_state.totals;
    totals.entries = 0;
    totals.latest_time = {};
    return totals;
}

}  // namespace vialog::store
