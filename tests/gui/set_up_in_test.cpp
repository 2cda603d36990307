// SPDX-License-Identifier: Apache-2.0
// The promises of gui/set_up_in.h, one at a time.
#include "gui/set_up_in_test.h"

#include "gui/house_in_test.h"

namespace vialog::gui {

namespace {

// The session owns its clock; this one looks at the test's.
class Watch final : public operations::Clock {
  public:
    explicit Watch(operations::MovableClock& clock) : m_clock(clock) {}
    [[nodiscard]] operations::ClockReading now() override { return m_clock.now(); }

  private:
    operations::MovableClock& m_clock;
};

FounderAnswer founder(std::string_view id, std::string name,
                      std::vector<domain::Function> functions,
                      const std::filesystem::path& folder) {
    return {.person = operations::staff(id, std::move(functions)),
            .name = std::move(name),
            .key_file = (folder / (std::string(id) + ".key")).string()};
}

}  // namespace

SetUpInTest::SetUpInTest() : m_keys(m_workplace) {
    m_workplace.vault().lock_all();
}

SetUpGround SetUpInTest::ground() {
    return {.folder = m_workplace.folder() / "journal",
            .state = m_workplace.folder() / "state",
            .documents = m_workplace.folder() / "documents",
            .marks = m_workplace.marks(),
            .zone = "America/Denver",
            .knows_zone =
                [](const domain::TimeZoneName& zone) { return zone.text() == "America/Denver"; },
            .hold_keys = [this](const std::filesystem::path&) -> KeyHolder& { return m_keys; },
            .clock = [this](const domain::TimeZoneName&) -> std::unique_ptr<operations::Clock> {
                return std::make_unique<Watch>(m_workplace.clock());
            },
            .random = []() -> std::unique_ptr<crypto::RandomSource> {
                return std::make_unique<crypto::SystemRandom>();
            },
            .cost = operations::cheap_cost,
            .opened = [this](const std::filesystem::path& journal) { m_opened = journal; }};
}

SetUpAnswers SetUpInTest::answers() const {
    using domain::Function;
    SetUpAnswers answers;
    answers.origin = domain::Origin::parse("clinic.example/ket").value();
    answers.registrant = {.name = "Foothill Clinic",
                          .dea = domain::DeaNumber::parse("AB1234563").value(),
                          .address = "12 Main Street, Denver CO"};
    answers.place = {.id = domain::PlaceId::parse("safe").value(), .name = "The safe"};
    answers.station = {.id = domain::StationId::parse("desk").value(), .name = "The desk"};
    answers.zone = domain::TimeZoneName::parse("America/Denver").value();
    answers.founders = {
        founder("md1", "Ada Example", {Function::Registrant}, m_workplace.folder()),
        founder("rph1", "Ben Example", {Function::Pharmacist}, m_workplace.folder())};
    answers.products = {test_product()};
    answers.inventory = {{.product = 0,
                          .lot = domain::Lot::parse("A1").value(),
                          .expires = domain::Expiry::parse("2027-09").value(),
                          .containers = 4,
                          .each = domain::Quantity::microlitres(5000)}};
    return answers;
}

}  // namespace vialog::gui
