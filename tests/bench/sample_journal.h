// SPDX-License-Identifier: Apache-2.0
// A clinic that works as fast as it can: the journals on which the benchmarks run.
#pragma once

#include "operations/agent.h"
#include "operations/found_journal.h"
#include "operations/session.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vialog::bench {

// A folder that is removed with its content.
class Folder final {
  public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

  private:
    std::filesystem::path m_path;
};

// What the benchmarks of appending can do without: days that pass, patients with names, keys that lie on the disk.
struct Life {
    // When the journal begins, and how long after one entry the next comes; nothing: all of it is recorded now.
    struct Days {
        base::UtcInstant begin;
        base::Milliseconds between{0};
    };
    std::optional<Days> days{};
    std::int64_t patients = 0;     // zero: draws name nobody
    std::filesystem::path keys{};  // md1.key and rph1.key are put there; empty: nowhere
};
inline constexpr const char* pin = "190734";
inline constexpr const char* passphrase = "a bench in the park";

// Two founders whose keys are unlocked in this process.
class Clinic final {
  public:
    Clinic(const std::filesystem::path& journal, const std::string& vfs);
    Clinic(const std::filesystem::path& journal, const std::string& vfs, Life life);
    ~Clinic();
    Clinic(const Clinic&) = delete;
    Clinic& operator=(const Clinic&) = delete;

    [[nodiscard]] operations::Session& session() { return *m_session; }
    [[nodiscard]] operations::Consent& registrant() { return *m_registrant; }
    [[nodiscard]] operations::Consent& pharmacist() { return *m_pharmacist; }

    // Product, supplier and stock, so that draws can follow.
    void stock_up(std::int64_t containers);
    // The next entry of an endless morning: open, draw, outcome ten times, finish, then the next container.
    [[nodiscard]] operations::Statement next_deed(const domain::State& state);
    // Appends until the journal has `size` entries, many in one transaction.
    void fill(std::int64_t size);

  private:
    [[nodiscard]] std::unique_ptr<operations::Clock> clock() const;
    [[nodiscard]] std::vector<operations::DisclosedText> next_patient();

    Life m_life;
    std::shared_ptr<base::UtcInstant> m_day;  // of the clinic; read by its clocks
    std::int64_t m_patient = 0;
    std::int64_t m_lots = 0;
    crypto::SystemRandom m_random;
    operations::KeyVault m_vault;
    domain::TimeZoneName m_zone;
    std::unique_ptr<operations::SystemClock> m_clock;
    std::unique_ptr<operations::Consent> m_registrant;
    std::unique_ptr<operations::Consent> m_pharmacist;
    std::unique_ptr<operations::Session> m_session;
    domain::ProductId m_product;
    domain::ContainerId m_container;
    int m_step = 0;
    domain::Ref m_drawn;

  public:
    // What was recorded last: an outcome refers to it.
    void note(const operations::Recorded& recorded);
};

// Seconds that `work` takes.
template <typename Work>
[[nodiscard]] double seconds(Work work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace vialog::bench
