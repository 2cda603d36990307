// SPDX-License-Identifier: Apache-2.0
// A workstation for the tests of operations: keys drawn from a seed and unlocked in a vault, a clock that the test moves,
// a journal in a real database file.
#pragma once

#include "operations/agent.h"
#include "operations/found_journal.h"
#include "operations/record.h"
#include "support/journal_builder.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::operations {

inline constexpr std::string_view test_pin = "190734";
inline constexpr crypto::Argon2Cost cheap_cost{.memory_kib = 8192, .passes = 1, .lanes = 1};

template <typename T>
[[nodiscard]] T parsed(std::string_view text) {
    return T::parse(text).value();
}

// 12 January 2026, 8:00 in Denver, until somebody lets time pass.
class MovableClock final : public Clock {
  public:
    [[nodiscard]] ClockReading now() override { return m_now; }
    void pass(base::Milliseconds time);
    // Somebody moves the clock on the wall, and nothing else.
    void move_wall_clock(base::Milliseconds by) { m_now.time += by; }
    [[nodiscard]] KeyVault::Millis elapsed() const { return KeyVault::Millis(m_now.monotonic_ms); }

  private:
    ClockReading m_now = {.time = base::parse_utc("2026-01-12T15:00:00.000Z").value(),
                          .offset = base::UtcOffset(-420),
                          .boot = "00112233445566ff",
                          .monotonic_ms = 5000};
};

// Drawn from its name: "ada", "ada-2".
[[nodiscard]] crypto::KeyFileContents key_of(std::string_view key, std::string_view person);

class Workplace final {
  public:
    // Ada's and Ben's keys are unlocked; no journal is there yet.
    Workplace();
    Workplace(const Workplace&) = delete;
    Workplace& operator=(const Workplace&) = delete;

    [[nodiscard]] MovableClock& clock() { return m_clock; }
    [[nodiscard]] KeyVault& vault() { return m_vault; }
    [[nodiscard]] crypto::RandomSource& random() { return m_random; }
    [[nodiscard]] std::filesystem::path journal() const { return m_folder.path() / "ket.vialog"; }
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder.path(); }

    // Unlocks the key of that name for its owner and gives her consent; the box key is what a journal is told of it.
    crypto::BoxPublicKey unlock(std::string_view key, std::string_view person);
    [[nodiscard]] Consent& consent(std::string_view person);

    [[nodiscard]] Founding founding();
    [[nodiscard]] base::Result<Recorded, Denial> found(const Founding& founding);
    // Founds it and opens it again.
    void found();
    [[nodiscard]] Session& session() { return *m_session; }
    void reopen();
    // Through this SQLite VFS.
    void reopen(const std::string& vfs);
    [[nodiscard]] std::filesystem::path marks() const { return m_folder.path() / "marks"; }
    // Suppliers, by Ben, all in one transaction, until there are this many entries.
    void fill(std::int64_t entries);
    // As one who holds the file, past its triggers.
    void tear(std::string_view sql) const;

    // Stated by these people, each in her role.
    [[nodiscard]] static Statement stated(domain::Event draft);
    [[nodiscard]] Statement stated(
        domain::Event draft, const std::vector<std::pair<domain::Role, std::string>>& signers);
    // The same by Ada as registrant and Ben as witness, recorded; a minute passes.
    Recorded govern(domain::Event draft, std::vector<DisclosedText> disclosed);

  private:
    // The session owns its clock and its source; these look at ours.
    class Watch;
    class Well;

    support::TemporaryFolder m_folder;
    MovableClock m_clock;
    MovableClock m_shift;  // stands still: here no shift is ever over
    crypto::SeededRandom m_random;
    KeyVault m_vault;
    std::map<std::string, std::unique_ptr<Consent>, std::less<>> m_consents;
    std::map<std::string, crypto::BoxPublicKey, std::less<>> m_boxes;
    std::unique_ptr<Session> m_session;
};

[[nodiscard]] domain::PersonRecorded staff(std::string_view id,
                                           std::vector<domain::Function> functions);
// The rule by which it was refused; empty where it was not refused by a rule.
template <typename T>
[[nodiscard]] std::string rule_of(const base::Result<T, Denial>& result) {
    const auto* refusal = result ? nullptr : std::get_if<domain::Refusal>(&result.error());
    return refusal == nullptr ? "" : std::string(refusal->rule);
}

}  // namespace vialog::operations
