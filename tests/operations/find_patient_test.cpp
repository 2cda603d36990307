// SPDX-License-Identifier: Apache-2.0
// The promises of operations/find_patient.h, one at a time.
#include "operations/find_patient.h"

#include "operations/workplace.h"

#include <gtest/gtest.h>

namespace vialog::operations {
namespace {

using domain::Role;

// A product, a supplier, a receipt, an opened vial, and a draw for each of two patients; the first one's was given.
class FindPatient : public testing::Test {
  protected:
    FindPatient() {
        m_at.found();
        domain::ProductRecorded product;
        product.ndc = parsed<domain::Ndc>("42023-0139-10");
        product.drug = "Ketamine";
        product.labeler = "Par";
        product.strength = parsed<domain::Strength>("50 mg/mL");
        product.container_size = domain::Quantity::microlitres(10'000);
        product.schedule = "III";
        product.dea_code = "7285";
        m_product = domain::ProductId(take(product, {}, false).seq.number());
        domain::StockReceived receipt;
        receipt.basis = domain::ReceiptBasis::InitialInventory;
        receipt.product = m_product;
        receipt.lot = parsed<domain::Lot>("A12");
        receipt.expires = parsed<domain::Expiry>("2027-09-30");
        receipt.containers = 1;
        receipt.each = domain::Quantity::microlitres(10'000);
        receipt.place = m_at.session().store().state().place_at(0).value();
        take(receipt, {}, true);
        domain::ContainerOpened opened;
        opened.container = domain::ContainerId(1);
        take(opened, {}, false);
        m_first = draw("P1001");
        m_second = draw("P1002");
        domain::OutcomeRecorded outcome;
        outcome.infusion = m_first;
        outcome.lines = {{.product = m_product,
                          .given = domain::Quantity::microlitres(800),
                          .lost = domain::Quantity::microlitres(0)}};
        m_given = take(outcome, {}, false);
    }

    domain::Ref take(domain::Event draft, std::vector<DisclosedText> disclosed, bool witnessed) {
        std::vector<std::pair<Role, std::string>> by = {{Role::Operator, "ben"}};
        if (witnessed) {
            by.emplace_back(Role::Witness, "ada");
        }
        Statement statement = m_at.stated(std::move(draft), by);
        statement.disclosed = std::move(disclosed);
        const auto recorded = record(m_at.session(), statement);
        EXPECT_TRUE(recorded) << explain(recorded.error()).what;
        m_at.clock().pass(std::chrono::minutes(1));
        return recorded ? recorded->ref : domain::Ref();
    }
    domain::Ref draw(const std::string& chart) {
        domain::StockDrawn event;
        event.lines = {{.container = domain::ContainerId(1),
                        .product = m_product,
                        .amount = domain::Quantity::microlitres(800)}};
        return take(
            event,
            {{.name = "patient_id", .value = chart}, {.name = "patient_name", .value = "P1002"}},
            false);
    }
    PatientEntries find(std::string_view chart, base::UtcInstant until = base::UtcInstant::max()) {
        PatientEntries found;
        look_for_patient(m_at.session(), m_at.consent("ada"), chart,
                         entries_about_patients(m_at.session(), {.from = {}, .until = until}),
                         found);
        return found;
    }

    Workplace m_at;
    domain::ProductId m_product;
    domain::Ref m_first;
    domain::Ref m_second;
    domain::Ref m_given;
};

TEST_F(FindPatient, GivesHerDrawsAndWhatFollowsFromThem) {
    const PatientEntries found = find("p1001");

    EXPECT_EQ(found.entries, (std::vector{m_first.seq, m_given.seq}));
    EXPECT_EQ(found.opened, 3);
    EXPECT_EQ(found.unreadable, 0);
}

TEST_F(FindPatient, ComparesChartNumbersAndNotNames) {
    EXPECT_EQ(find("P1002").entries, std::vector{m_second.seq});
    EXPECT_TRUE(find("P100").entries.empty());
}

TEST_F(FindPatient, LooksIntoThePeriodAlone) {
    const PatientEntries found = find("P1001", base::UtcInstant(base::Milliseconds(1)));

    EXPECT_TRUE(found.entries.empty());
    EXPECT_EQ(found.opened, 0);
}

}  // namespace
}  // namespace vialog::operations
