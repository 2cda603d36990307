// SPDX-License-Identifier: Apache-2.0
// A workstation with stock: vials of ketamine, sealed and opened, nasal devices, a patient in her series.
#pragma once

#include "gui/desk_in_test.h"
#include "operations/patients.h"

namespace vialog::gui {

// Ben, a pharmacist, has received it and sits there. Vials 1 to 4: 10 mL at 50 mg/mL, lot A1, until 2027-09-30; vial 1 is
// opened. Vial 5: the same, expired. Vials 6 and 7: 10 mL at 100 mg/mL. Containers 8 and 9: a nasal device of 28 mg each.
class InfusionDesk final {
  public:
    InfusionDesk();
    [[nodiscard]] Desk& desk() { return m_test.desk(); }
    [[nodiscard]] DeskInTest& test() { return m_test; }
    [[nodiscard]] const domain::State& state() { return m_test.state(); }
    [[nodiscard]] std::int64_t entries() { return state().totals.entries; }
    [[nodiscard]] std::int64_t balance(std::int64_t container);
    [[nodiscard]] domain::Entry entry(std::int64_t seq);
    [[nodiscard]] domain::Entry latest() { return entry(entries() - 1); }
    [[nodiscard]] domain::Ref ref(std::int64_t seq);
    // The label of the container, as it is scanned.
    [[nodiscard]] std::string label(std::int64_t container);

    // By Ben at once, a minute passes; std::logic_error where it is refused.
    operations::Recorded record(domain::Event draft,
                                const std::vector<operations::DisclosedText>& disclosed);
    operations::Recorded open(std::int64_t container);
    // From vial 1, for Miriam Okafor, P1003; with her session as it is said.
    operations::Recorded draw(std::int64_t microlitres, std::string_view session);
    void give(const operations::Recorded& draw, std::int64_t microlitres);
    // Knows the patients of what was drawn.
    void sign_in() { m_test.sign_in("ben"); }

    [[nodiscard]] domain::ProductId vials() const { return m_vials; }

  private:
    domain::ProductId product(std::string_view ndc, std::string_view strength,
                              domain::DosageForm form, domain::Quantity size);
    void receive(domain::ProductId product, std::string_view expires, std::int64_t containers);

    DeskInTest m_test;
    domain::ProductId m_vials;
};

[[nodiscard]] const operations::Patient& miriam();

}  // namespace vialog::gui
