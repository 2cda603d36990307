// SPDX-License-Identifier: Apache-2.0
// The newest checkpoint, the kept ones and those from outside, each compared at its size: V12 to
// V15. Inside the room only.
#pragma once

#include "journal/audit.h"
#include "journal/bundle.h"
#include "journal/known_keys.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace vialog::journal {

class CheckpointCheck final {
  public:
    CheckpointCheck(const BundleReader& bundle, const AuditOptions& options, AuditReport& report);

    // Whether some checkpoint stands for just this many entries.
    [[nodiscard]] bool wants(std::int64_t size) const;
    // Each size that is wanted, ascending; the key is the one in force there, null for none.
    void compare(const TreeHead& head, const KnownKey* log_key);
    // What stands for more entries than there are.
    void finish(std::int64_t present, const KnownKey* log_key);

  private:
    enum class Source { Newest, Kept, Prior };
    struct Claim {
        Source source = Source::Newest;
        std::string name;
        SignedCheckpoint checkpoint;
    };

    void add_priors(const std::vector<PriorCheckpoint>& priors);
    [[nodiscard]] std::optional<Claim> read_kept(std::int64_t size);
    void compare_one(const Claim& claim, const TreeHead& head, const KnownKey* log_key);
    void compare_signature(const Claim& claim, const KnownKey* log_key);
    void report_beyond(const Claim& claim, std::int64_t present, const KnownKey* log_key);
    void add(const Claim& claim, std::string_view rule);

    const BundleReader& m_bundle;
    AuditReport& m_report;
    std::vector<Claim> m_claims;  // the newest and the priors, by size
    std::size_t m_next_claim = 0;
    std::size_t m_next_kept = 0;
};

}  // namespace vialog::journal
