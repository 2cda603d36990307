// SPDX-License-Identifier: Apache-2.0
// The newest checkpoint, the kept ones and those from outside, each compared at its size: V12 to
// V15. Inside the room only.
#pragma once

#include "journal/audit.h"
#include "journal/bundle.h"
#include "journal/known_keys.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vialog::journal {

// The key that signs checkpoints of some size, as far as the entries tell.
struct LogKeyInForce {
    enum class Certainty {
        Certain,
        MayBeAnother,  // an entry that is not understood may have brought one
    };
    std::shared_ptr<const KnownKey> key;  // null where no entry that could be read brought one
    Certainty certainty = Certainty::Certain;
};

class CheckpointCheck final {
  public:
    CheckpointCheck(const BundleReader& bundle, const AuditOptions& options, AuditReport& report);

    // Whether some checkpoint stands for just this many entries.
    [[nodiscard]] bool wants(std::int64_t size) const;
    // Each size that is wanted, ascending.
    void compare(const TreeHead& head, const LogKeyInForce& log_key);
    // What stands for more entries than there are.
    void finish(std::int64_t present, const LogKeyInForce& log_key);

  private:
    enum class Source { Newest, Kept, Prior };
    // What its signatures are worth.
    enum class Standing {
        Signed,       // by the log key
        SignedWrong,  // a line names the log key and does not verify
        Unsigned,     // no line is by the log key
        Unknown,      // the same, but a line by a key that is not known may be
    };
    struct Claim {
        Source source = Source::Newest;
        std::string name;
        SignedCheckpoint checkpoint;
        Standing standing = Standing::Unsigned;
    };

    void add_priors(const std::vector<PriorCheckpoint>& priors);
    [[nodiscard]] std::vector<Claim> take_claims(std::int64_t size, const LogKeyInForce& log_key);
    [[nodiscard]] std::optional<Claim> read_kept(std::int64_t size);
    [[nodiscard]] static Standing standing_of(const SignedCheckpoint& checkpoint,
                                              const LogKeyInForce& log_key);
    [[nodiscard]] bool is_of_this_journal(const Claim& claim) const;
    void compare_one(const Claim& claim, const TreeHead& head);
    void compare_with_each_other(const std::vector<Claim>& claims);
    void report_beyond(const Claim& claim, std::int64_t present, const LogKeyInForce& log_key);
    void report_standing(const Claim& claim);
    void report_foreign(const Claim& claim, std::string why);
    void add(const Claim& claim, std::string_view rule);

    const BundleReader& m_bundle;
    AuditReport& m_report;
    std::vector<Claim> m_claims;  // the newest and the priors, by size
    std::size_t m_next_claim = 0;
    std::size_t m_next_kept = 0;
};

}  // namespace vialog::journal
