// SPDX-License-Identifier: Apache-2.0
// What is still to come of a shipment, by the entries themselves.
#include "store/shipments.h"

#include "store/sample_store.h"

#include <gtest/gtest.h>

namespace vialog::store {
namespace {

class Shipments : public testing::Test {
  protected:
    Shipments()
        : m_store(support::sample_store(
              support::options_for(m_folder.path() / "a", Access::ReadWrite), 700)) {
        m_store.state().products.for_each(
            [&](domain::ProductId id, const domain::ProductRecorded& /*product*/) {
                m_product = id;
            });
        m_store.state().parties.for_each(
            [&](domain::PartyId id, const domain::PartyRecorded& party) {
                if (party.role == domain::PartyRole::Supplier) {
                    m_supplier = id;
                }
            });
    }
    domain::Ref last() const {
        const std::int64_t seq = m_store.head().size - 1;
        return {.seq = domain::EntryNumber(seq), .leaf = *m_store.head().last_leaf};
    }
    domain::Ref expect(std::int64_t containers) {
        support::append_deed(
            m_store,
            domain::ShipmentExpected{.party = m_supplier,
                                     .invoice = "INV-7",
                                     .lines = {{.product = m_product, .containers = containers}},
                                     .due = {}},
            {"cleo"});
        return last();
    }
    void receive(const domain::Ref& shipment, std::int64_t containers) {
        domain::StockReceived receipt;
        receipt.party = m_supplier;
        receipt.shipment = shipment;
        receipt.product = m_product;
        receipt.lot = domain::Lot::parse("LOT-S").value();
        receipt.expires = domain::Expiry::parse("2099-01-31").value();
        receipt.containers = containers;
        receipt.each = m_store.state().products.find(m_product)->container_size;
        receipt.place = m_store.state().place_at(0).value();
        support::append_deed(m_store, receipt, {"cleo", "dan"});
    }
    std::vector<OpenShipment> open() const { return open_shipments(m_store, base::UtcInstant{}); }

    support::TemporaryFolder m_folder;
    Store m_store;
    domain::ProductId m_product;
    domain::PartyId m_supplier;
};

TEST_F(Shipments, AreOpenUntilEverythingHasCome) {
    const domain::Ref shipment = expect(10);
    receive(shipment, 8);

    ASSERT_EQ(open().size(), 1U);
    EXPECT_EQ(open().front().ref, shipment);
    EXPECT_EQ(open().front().received.front().containers, 8);

    receive(shipment, 2);
    EXPECT_TRUE(open().empty());
}

TEST_F(Shipments, AreNotOpenOnceVoided) {
    const domain::Ref shipment = expect(10);
    support::append_deed(m_store,
                         domain::EntryVoided{.entry = shipment,
                                             .reason = domain::CorrectionReason::EnteredTwice,
                                             .signer = domain::SignerAbsence::TookPart},
                         {"cleo", "dan"});
    EXPECT_TRUE(open().empty());
}

TEST_F(Shipments, OfLongAgoAreExpectedNoMore) {
    static_cast<void>(expect(10));
    const base::UtcInstant later = open().front().announced.instant + base::Milliseconds(1);
    EXPECT_TRUE(open_shipments(m_store, later).empty());
}

}  // namespace
}  // namespace vialog::store
