// SPDX-License-Identifier: Apache-2.0
// What an audit found, in order, and the one number that it comes to.
#pragma once

#include "domain/refusal.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vialog::journal {

// Exit codes of a verifier. Stored: schemas/journal-format.md section 12. Never renumber.
inline constexpr int exit_verified = 0;
inline constexpr int exit_warnings = 1;
inline constexpr int exit_unanchored = 2;
inline constexpr int exit_malformed = 10;
inline constexpr int exit_newer_version = 20;
inline constexpr int exit_usage = 64;
inline constexpr int exit_no_input = 66;
inline constexpr int exit_internal = 70;
inline constexpr int exit_io = 74;

struct Finding {
    std::optional<std::int64_t> seq;  // of the entry that it is about
    std::string where;                // otherwise: "checkpoint", "prior visit-1.txt"
    int exit_code = 0;
    domain::Refusal refusal;

    bool operator==(const Finding&) const = default;
};

// Keeps the first findings and counts them all: a hostile bundle can have one for each entry.
class FindingList final {
  public:
    static constexpr std::size_t most_kept = 10'000;

    void add(std::int64_t seq, domain::Refusal refusal);
    void add(std::string where, domain::Refusal refusal);

    [[nodiscard]] const std::vector<Finding>& kept() const { return m_kept; }
    [[nodiscard]] std::int64_t count() const { return m_count; }
    [[nodiscard]] const std::map<int, std::int64_t>& count_by_exit_code() const {
        return m_count_by_exit_code;
    }
    // The gravest: the first in the order 70, 10 to 19, 20, 2, 1; 0 where nothing was found.
    [[nodiscard]] int exit_code() const;

  private:
    void add(Finding finding);

    std::vector<Finding> m_kept;
    std::int64_t m_count = 0;
    std::map<int, std::int64_t> m_count_by_exit_code;
};

}  // namespace vialog::journal
