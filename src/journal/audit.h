// SPDX-License-Identifier: Apache-2.0
// The complete verification of a bundle: every signature, link, hash and rule of every entry.
// schemas/journal-format.md section 12, V03 to V16, V19 and V21.
#pragma once

#include "base/bytes.h"
#include "journal/bundle.h"
#include "journal/finding_list.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace vialog::journal {

// A checkpoint that the user took away earlier, as text.
struct PriorCheckpoint {
    std::string name;  // of its file, for what is said about it
    std::string text;
};

enum class AuditGoOn { Yes, No };
// How many entries of how many are checked. Called by one thread at a time, not always the same.
using AuditProgress = std::function<AuditGoOn(std::int64_t checked, std::int64_t size)>;

// Trust comes from here alone, never from the bundle.
struct AuditOptions {
    std::optional<base::Digest> pin;  // leaf hash of the genesis entry
    std::vector<PriorCheckpoint> priors;
    int threads = 1;
    AuditProgress progress;  // may be empty
};

struct AuditReport {
    std::string origin;
    TreeHead checkpoint;                     // as the newest checkpoint states it
    TreeHead checked;                        // as the entries give it
    std::optional<base::Digest> first_leaf;  // what a pin is compared with
    std::int64_t signatures = 0;             // verified and right
    std::int64_t keys = 0;
    std::int64_t kept_checkpoints = 0;
    std::int64_t disclosures = 0;
    bool pin_agrees = false;
    // Entries that a checkpoint from outside the clinic fixes; those after them rest on the
    // clinic's own keys.
    std::int64_t fixed_from_outside = 0;
    // From here on a newer version wrote what this one cannot judge.
    std::optional<std::int64_t> not_judged_from;
    FindingList findings;

    [[nodiscard]] int exit_code() const { return findings.exit_code(); }
};

// Throws JournalError where a file cannot be read, CryptoError where the library fails. The report
// does not depend on the number of threads.
[[nodiscard]] AuditReport audit(const BundleReader& bundle, const AuditOptions& options);

// What there is to say of a bundle that could not be opened.
[[nodiscard]] AuditReport report_refused(domain::Refusal refusal);

}  // namespace vialog::journal
