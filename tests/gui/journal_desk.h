// SPDX-License-Identifier: Apache-2.0
// A desk with stock: one product in vials of 10 mL, its supplier, and the deeds of a day by Ben with Ada as witness.
#pragma once

#include "gui/desk_in_test.h"

#include <string_view>
#include <vector>

namespace vialog::gui {

class JournalDesk final {
  public:
    // Ben has signed in; the product and the supplier are entries, three sealed vials lie in the safe.
    JournalDesk();

    [[nodiscard]] Desk& desk() { return m_desk.desk(); }
    [[nodiscard]] DeskInTest& in_test() { return m_desk; }
    [[nodiscard]] const domain::State& state() { return m_desk.state(); }
    [[nodiscard]] std::int64_t size() { return desk().store().head().size; }
    [[nodiscard]] domain::ProductId product() const { return m_product; }
    [[nodiscard]] domain::ContainerId vial() const { return domain::ContainerId(1); }

    // A minute passes after each. Amounts are microlitres.
    domain::Ref record(domain::Event draft,
                       const std::vector<std::pair<domain::Role, std::string>>& by,
                       std::vector<operations::DisclosedText> disclosed);
    domain::Ref open(domain::ContainerId vial);
    domain::Ref draw(domain::ContainerId vial, std::int64_t amount, std::string_view chart);
    domain::Ref give(const domain::Ref& infusion, std::int64_t amount);
    domain::Ref waste(const domain::Ref& infusion, std::int64_t amount);
    domain::Ref finish(domain::ContainerId vial, std::int64_t rest);
    domain::Ref discrepancy(std::int64_t missing);

  private:
    DeskInTest m_desk;
    domain::ProductId m_product;
};

}  // namespace vialog::gui
