// SPDX-License-Identifier: Apache-2.0
// The parts of the state that are more, or less, than rows of one table; inside the room only.
#pragma once

#include "domain/state.h"
#include "store/connection.h"

namespace vialog::store {

// Open infusions: one row for each product in one.
class InfusionTable final {
  public:
    InfusionTable(Connection& connection, domain::State& state);
    void load();
    void save();

  private:
    domain::State& m_state;
    Statement m_all;
    Statement m_put;
    Statement m_drop;
};

// What is on hand: a row by product and place, and beside it one for each opened container.
class OnHandTable final {
  public:
    OnHandTable(Connection& connection, domain::State& state);
    void load();
    void save();

  private:
    void save_opened(const domain::OnHandKey& key, const std::set<domain::ContainerId>& opened);

    domain::State& m_state;
    Statement m_all;
    Statement m_all_opened;
    Statement m_opened;
    Statement m_put;
    Statement m_drop;
    Statement m_put_opened;
    Statement m_drop_opened;
};

// Stations with their clocks, the registrant, the policy and the totals. How many entries the book holds and the largest
// time stand in the stations' rows, which every entry writes anyhow.
class StandingTables final {
  public:
    StandingTables(Connection& connection, domain::State& state);
    void load();
    void save(domain::EntryNumber seq);

  private:
    // What was last read or written, so that only what changed is written.
    struct Saved {
        std::optional<domain::Registrant> registrant;
        std::optional<domain::TimeZoneName> zone;
        domain::PolicySet policy;
        domain::Totals totals;
    };

    void load_stations();
    void load_registration();
    void load_policy();
    void load_totals();
    void save_stations(domain::EntryNumber seq);
    void save_policy();
    void save_totals(const domain::Totals& totals);
    [[nodiscard]] domain::Totals kept_totals() const;

    domain::State& m_state;
    Statement m_stations;
    Statement m_put_station;
    Statement m_registration;
    Statement m_put_registration;
    Statement m_policy;
    Statement m_put_policy;
    Statement m_totals;
    Statement m_put_totals;
    Saved m_saved;
};

}  // namespace vialog::store
