// SPDX-License-Identifier: Apache-2.0
// Compares checkpoints with the entries. A checkpoint by a user of the verifier weighs more than
// one in the bundle: where it disagrees, the bundle is the one that is wrong.
#include "journal/checkpoint_check.h"

#include "base/decimal.h"
#include "journal/finding_codes.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace vialog::journal {

namespace {

LogSignature signature_of(const SignedCheckpoint& checkpoint, const KnownKey* log_key) {
    return log_key == nullptr ? LogSignature::Missing
                              : check_log_signature(checkpoint, log_key->key);
}

}  // namespace

CheckpointCheck::CheckpointCheck(const BundleReader& bundle, const AuditOptions& options,
                                 AuditReport& report)
    : m_bundle(bundle), m_report(report) {
    m_claims.push_back({.source = Source::Newest,
                        .name = std::string(checkpoint_file),
                        .checkpoint = bundle.checkpoint()});
    add_priors(options.priors);
    std::stable_sort(m_claims.begin(), m_claims.end(), [](const Claim& a, const Claim& b) {
        return a.checkpoint.checkpoint.head.size < b.checkpoint.checkpoint.head.size;
    });
}

void CheckpointCheck::add_priors(const std::vector<PriorCheckpoint>& priors) {
    for (const PriorCheckpoint& prior : priors) {
        const std::string where = "prior " + prior.name;
        auto checkpoint = parse_checkpoint(prior.text);
        if (!checkpoint) {
            m_report.findings.add(where, std::move(checkpoint.error()));
            continue;
        }
        m_claims.push_back(
            {.source = Source::Prior, .name = where, .checkpoint = std::move(*checkpoint)});
    }
}

void CheckpointCheck::add(const Claim& claim, std::string_view rule) {
    m_report.findings.add(
        claim.name,
        {.rule = rule,
         .figures = {{"file", claim.name},
                     {"size", fmt::format("{}", claim.checkpoint.checkpoint.head.size)}}});
}

bool CheckpointCheck::wants(std::int64_t size) const {
    const auto& kept = m_bundle.kept_sizes();
    return (m_next_claim < m_claims.size() &&
            m_claims[m_next_claim].checkpoint.checkpoint.head.size <= size) ||
           (m_next_kept < kept.size() && kept[m_next_kept] <= size);
}

void CheckpointCheck::compare(const TreeHead& head, const KnownKey* log_key) {
    const auto& kept = m_bundle.kept_sizes();
    for (; m_next_kept < kept.size() && kept[m_next_kept] <= head.size; ++m_next_kept) {
        if (const auto claim = read_kept(kept[m_next_kept])) {
            compare_one(*claim, head, log_key);
        }
    }
    for (; m_next_claim < m_claims.size() &&
           m_claims[m_next_claim].checkpoint.checkpoint.head.size <= head.size;
         ++m_next_claim) {
        compare_one(m_claims[m_next_claim], head, log_key);
    }
}

std::optional<CheckpointCheck::Claim> CheckpointCheck::read_kept(std::int64_t size) {
    ++m_report.kept_checkpoints;
    const std::string name = fmt::format("{}{}", kept_checkpoints_folder, size);
    const base::Bytes bytes = m_bundle.kept_checkpoint(size);
    auto checkpoint = parse_checkpoint(base::as_text(bytes));
    if (!checkpoint) {
        m_report.findings.add(name, std::move(checkpoint.error()));
        return std::nullopt;
    }
    Claim claim{.source = Source::Kept, .name = name, .checkpoint = std::move(*checkpoint)};
    if (claim.checkpoint.checkpoint.head.size != size) {
        add(claim, finding_checkpoint_misnamed);
        return std::nullopt;
    }
    return claim;
}

void CheckpointCheck::compare_one(const Claim& claim, const TreeHead& head,
                                  const KnownKey* log_key) {
    const Checkpoint& checkpoint = claim.checkpoint.checkpoint;
    if (head.size == 0) {
        add(claim, finding_checkpoint_empty);  // nothing is consistent with it, or not
        return;
    }
    if (checkpoint.origin != m_bundle.checkpoint().checkpoint.origin) {
        m_report.findings.add(
            claim.name, {.rule = finding_checkpoint_foreign,
                         .figures = {{"file", claim.name},
                                     {"why", "it names the journal " + checkpoint.origin.text()}}});
        return;
    }
    if (checkpoint.head.root != head.root) {
        add(claim,
            claim.source == Source::Newest ? finding_root_differs : finding_checkpoint_forked);
        if (claim.source == Source::Prior) {
            return;
        }
    }
    compare_signature(claim, log_key);
    const bool agrees = checkpoint.head.root == head.root &&
                        signature_of(claim.checkpoint, log_key) == LogSignature::Valid;
    if (claim.source == Source::Prior && agrees) {
        m_report.fixed_from_outside = std::max(m_report.fixed_from_outside, head.size);
    }
}

void CheckpointCheck::compare_signature(const Claim& claim, const KnownKey* log_key) {
    switch (signature_of(claim.checkpoint, log_key)) {
        case LogSignature::Missing:
            add(claim, finding_checkpoint_unsigned);
            break;
        case LogSignature::Wrong:
            add(claim, finding_checkpoint_signature_wrong);
            break;
        case LogSignature::Valid:
            break;
    }
}

void CheckpointCheck::finish(std::int64_t present, const KnownKey* log_key) {
    const auto& kept = m_bundle.kept_sizes();
    for (; m_next_kept < kept.size(); ++m_next_kept) {
        if (const auto claim = read_kept(kept[m_next_kept])) {
            report_beyond(*claim, present, log_key);
        }
    }
    for (; m_next_claim < m_claims.size(); ++m_next_claim) {
        report_beyond(m_claims[m_next_claim], present, log_key);
    }
}

void CheckpointCheck::report_beyond(const Claim& claim, std::int64_t present,
                                    const KnownKey* log_key) {
    const Checkpoint& checkpoint = claim.checkpoint.checkpoint;
    const bool is_ours = checkpoint.origin == m_bundle.checkpoint().checkpoint.origin &&
                         signature_of(claim.checkpoint, log_key) == LogSignature::Valid;
    if (claim.source == Source::Prior && !is_ours) {
        m_report.findings.add(
            claim.name,
            {.rule = finding_checkpoint_foreign,
             .figures = {{"file", claim.name}, {"why", "no key of these entries signed it"}}});
        return;
    }
    // The key that signed the newest checkpoint may have come with an entry that is missing here.
    const LogSignature signature = signature_of(claim.checkpoint, log_key);
    if (claim.source == Source::Kept || signature == LogSignature::Wrong) {
        compare_signature(claim, log_key);
    }
    m_report.findings.add(claim.name,
                          {.rule = claim.source == Source::Newest ? finding_journal_truncated
                                                                  : finding_journal_shorter,
                           .figures = {{"file", claim.name},
                                       {"size", fmt::format("{}", checkpoint.head.size)},
                                       {"present", fmt::format("{}", present)}}});
}

}  // namespace vialog::journal
