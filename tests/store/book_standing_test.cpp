// SPDX-License-Identifier: Apache-2.0
// What src/store/book_standing promises, and what it refuses.
#include "store/book_standing.h"

#include "store/migration.h"
#include "support/clinic.h"

#include <gtest/gtest.h>

namespace vialog::store {
namespace {

class Standing : public testing::Test {
  protected:
    Standing() { migrate(m_connection, schema_steps()); }

    Connection m_connection{{}, OpenMode::Scratch, ""};
    domain::State m_state;
    domain::State m_read;
};

TEST_F(Standing, AnInfusionOfTwoProductsIsTwoRows) {
    InfusionTable table(m_connection, m_state);
    const domain::InfusionId id(40);
    m_state.infusions.edit(id).open = {{domain::ProductId(8), 700}, {domain::ProductId(9), 2}};
    table.save();
    EXPECT_EQ(m_connection.integer("SELECT count(*) FROM infusion_open"), 2);

    InfusionTable again(m_connection, m_read);
    again.load();
    ASSERT_NE(m_read.infusions.find(id), nullptr);
    EXPECT_EQ(m_read.infusions.find(id)->open, m_state.infusions.find(id)->open);

    m_state.infusions.edit(id).open.pop_back();
    table.save();
    EXPECT_EQ(m_connection.integer("SELECT count(*) FROM infusion_open"), 1);
    m_state.infusions.erase(id);
    table.save();
    EXPECT_EQ(m_connection.integer("SELECT count(*) FROM infusion_open"), 0);
}

TEST_F(Standing, WhatIsOnHandFollowsOpenedContainersInAndOut) {
    OnHandTable table(m_connection, m_state);
    const domain::OnHandKey key{.product = domain::ProductId(8), .place = 1};
    m_state.on_hand.edit(key) = {.sealed = 3,
                                 .sealed_amount = 30000,
                                 .opened = {domain::ContainerId(4), domain::ContainerId(6)}};
    table.save();
    m_state.on_hand.edit(key).opened = {domain::ContainerId(6), domain::ContainerId(9)};
    table.save();

    OnHandTable again(m_connection, m_read);
    again.load();

    ASSERT_NE(m_read.on_hand.find(key), nullptr);
    EXPECT_EQ(*m_read.on_hand.find(key), *m_state.on_hand.find(key));
}

TEST_F(Standing, TotalsComeBackWithTheLargestTimeThoughAnotherStationIsBehind) {
    StandingTables table(m_connection, m_state);
    table.load();
    const auto at = [](std::int64_t ms) { return base::UtcInstant(base::Milliseconds(ms)); };
    m_state.totals.rules = 1;
    m_state.totals.last_close = support::date("2026-01-12");
    m_state.totals.last_close_size = 7;
    m_state.totals.entries = 8;
    m_state.totals.latest_time = at(9000);
    m_state.stations.edit(support::station("desk")) = {
        .name = "Desk", .time = at(9000), .boot = "00000000000000b1", .monotonic_ms = 5};
    table.save(domain::EntryNumber(7));
    m_state.totals.entries = 9;
    m_state.stations.edit(support::station("ward")) = {
        .name = "Ward", .time = at(4000), .boot = "00000000000000b2", .monotonic_ms = 6};
    table.save(domain::EntryNumber(8));

    StandingTables again(m_connection, m_read);
    again.load();

    EXPECT_EQ(m_read.totals, m_state.totals);
    EXPECT_EQ(*m_read.stations.find(support::station("ward")),
              *m_state.stations.find(support::station("ward")));
}

TEST_F(Standing, WritesNothingThatHasNotChanged) {
    StandingTables table(m_connection, m_state);
    table.load();
    table.save(domain::EntryNumber(0));

    for (const char* name : {"totals", "policy", "registration", "station"}) {
        EXPECT_EQ(m_connection.integer("SELECT count(*) FROM " + std::string(name)), 0) << name;
    }
}

TEST_F(Standing, PolicyAndRegistrantComeBack) {
    StandingTables table(m_connection, m_state);
    table.load();
    m_state.registrant = domain::Registrant{.name = "Clinic",
                                            .dea = domain::DeaNumber::parse("AB1234563").value(),
                                            .address = "12 Main Street"};
    m_state.zone = domain::TimeZoneName::parse("America/Denver").value();
    m_state.policy = {.beyond_use_multi_hours = 1,
                      .beyond_use_single_hours = 2,
                      .finish_rest = domain::Disposition::Wastage,
                      .count_tolerance_permille = 3,
                      .inventory_interval_months = 4,
                      .retention_years = 5,
                      .witness_shift = true,
                      .citation = "21 CFR"};
    table.save(domain::EntryNumber(0));

    StandingTables again(m_connection, m_read);
    again.load();

    EXPECT_EQ(m_read.registrant, m_state.registrant);
    EXPECT_EQ(m_read.zone, m_state.zone);
    EXPECT_EQ(m_read.policy, m_state.policy);
}

}  // namespace
}  // namespace vialog::store
