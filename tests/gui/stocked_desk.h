// SPDX-License-Identifier: Apache-2.0
// A workstation whose safe has something in it: a product, a supplier, vials received and opened by Ben before Ada.
#pragma once

#include "gui/desk_in_test.h"

namespace vialog::gui {

class StockedDesk final {
  public:
    // Ben has signed in, whose function lets him handle stock.
    StockedDesk();

    [[nodiscard]] Desk& desk() { return m_test.desk(); }
    [[nodiscard]] DeskInTest& test() { return m_test; }
    [[nodiscard]] const domain::State& state() { return m_test.state(); }

    domain::ProductId vial;    // 10 mL at 50 mg/mL, ten in a package, NDC 0409-2051-05
    domain::ProductId kit;     // nasal devices of 28 mg, two in a package, NDC 50458-028-02
    domain::PartyId supplier;  // Sample Supply

    // Signed as its kind needs it; a minute passes.
    operations::Recorded record(domain::Event draft, bool witnessed);
    [[nodiscard]] domain::StockReceived delivery(domain::ProductId product,
                                                 std::int64_t containers);
    // The number of the first.
    domain::ContainerId receive(domain::ProductId product, std::int64_t containers);
    void open(domain::ContainerId container);
    // What the label of the container bears.
    [[nodiscard]] std::string label(domain::ContainerId container);
    [[nodiscard]] domain::Entry newest();

  private:
    DeskInTest m_test;
};

// With the operator's PIN and Enter.
inline const std::string pin_and_enter = std::string(operations::test_pin) + "\n";

}  // namespace vialog::gui
