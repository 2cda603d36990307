// SPDX-License-Identifier: Apache-2.0
// The house of the known-answer journal: its people with their unlocked keys, and a clock that
// stands still until it is moved.
#pragma once

#include "domain/quantity.h"
#include "operations/agent.h"
#include "operations/record.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::vectors {

template <typename T>
[[nodiscard]] T parsed(std::string_view text) {
    return T::parse(text).value();
}

// The same reading until somebody lets time pass.
class StillClock final : public operations::Clock {
  public:
    explicit StillClock(base::UtcInstant start) : m_time(start) {}

    [[nodiscard]] operations::ClockReading now() override;
    void pass(base::Milliseconds time);

  private:
    base::UtcInstant m_time;
    std::int64_t m_elapsed_ms = 5000;
};

// A person's key as she made it, known by the name that it was drawn from: "cleo", "cleo-2".
struct MadeKey {
    crypto::PrivateKey signing;
    crypto::BoxKey box;
};

class House final {
  public:
    // Founds the journal in `scratch` with Ada as registrant and Ben as pharmacist.
    explicit House(const std::filesystem::path& scratch);

    [[nodiscard]] operations::Session& session() { return *m_session; }
    [[nodiscard]] const std::string& pin() const { return m_pin; }
    [[nodiscard]] base::LocalInstant ago(base::Milliseconds time);
    void pass(base::Milliseconds time) { m_clock.pass(time); }

    // Unlocks the key of that name for its owner, in the place of an earlier one.
    void unlock(std::string_view key, crypto::KeyAlgorithm algorithm);
    [[nodiscard]] operations::Consent& consent_of(std::string_view person);

    // Staff: recorded by Ada before Ben, then enrolled with her own first key.
    void hire(const domain::PersonRecorded& person, const std::string& name,
              crypto::KeyAlgorithm algorithm);
    // A further key of Cleo's in the place of her first; the old one signs, and is then revoked.
    void replace_key(std::string_view person, std::string_view key);

    // Signed by these people in the roles that the kind needs; a minute passes.
    domain::Ref record(operations::Statement statement, const std::vector<std::string>& by);
    domain::Ref record(domain::Event draft, const std::vector<std::string>& by);

  private:
    // The session owns its clock; this one looks at ours.
    class Watch final : public operations::Clock {
      public:
        explicit Watch(StillClock& clock) : m_clock(clock) {}
        [[nodiscard]] operations::ClockReading now() override { return m_clock.now(); }

      private:
        StillClock& m_clock;
    };

    [[nodiscard]] static MadeKey make_key(std::string_view name, crypto::KeyAlgorithm algorithm);
    void found(const std::filesystem::path& database);

    StillClock m_clock;
    crypto::SeededRandom m_random;
    operations::KeyVault m_vault;
    std::map<std::string, std::unique_ptr<operations::Consent>, std::less<>> m_consents;
    std::unique_ptr<operations::Session> m_session;
    std::string m_pin;
};

// Refusals become a std::runtime_error that says what could not be recorded.
template <typename Result>
auto granted(Result result) {
    if (!result) {
        const auto words = operations::explain(operations::Denial(result.error()));
        throw std::runtime_error(words.what + " " + words.remedy);
    }
    return std::move(*result);
}

}  // namespace vialog::vectors
