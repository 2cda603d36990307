// SPDX-License-Identifier: Apache-2.0
// Compares checkpoints with the entries. A checkpoint by a user of the verifier weighs more than
// one in the bundle: where it disagrees, the bundle is the one that is wrong.
#include "journal/checkpoint_check.h"

#include "base/decimal.h"
#include "journal/finding_codes.h"
#include "journal/note.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace vialog::journal {

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

void CheckpointCheck::compare(const TreeHead& head, const LogKeyInForce& log_key) {
    const std::vector<Claim> claims = take_claims(head.size, log_key);
    for (const Claim& claim : claims) {
        compare_one(claim, head);
    }
    compare_with_each_other(claims);
}

void CheckpointCheck::finish(std::int64_t present, const LogKeyInForce& log_key) {
    // The key in force there may have come with an entry that is missing here.
    const LogKeyInForce last_known{.key = log_key.key,
                                   .certainty = LogKeyInForce::Certainty::MayBeAnother};
    const auto& kept = m_bundle.kept_sizes();
    while (m_next_kept < kept.size() || m_next_claim < m_claims.size()) {
        std::int64_t size = std::numeric_limits<std::int64_t>::max();
        if (m_next_kept < kept.size()) {
            size = kept[m_next_kept];
        }
        if (m_next_claim < m_claims.size()) {
            size = std::min(size, m_claims[m_next_claim].checkpoint.checkpoint.head.size);
        }
        const std::vector<Claim> claims = take_claims(size, last_known);
        for (const Claim& claim : claims) {
            report_beyond(claim, present, log_key);
        }
        compare_with_each_other(claims);
    }
}

// All that stands for just this many entries, the smaller sizes having been taken.
std::vector<CheckpointCheck::Claim> CheckpointCheck::take_claims(std::int64_t size,
                                                                 const LogKeyInForce& log_key) {
    std::vector<Claim> claims;
    const auto& kept = m_bundle.kept_sizes();
    for (; m_next_kept < kept.size() && kept[m_next_kept] <= size; ++m_next_kept) {
        if (auto claim = read_kept(kept[m_next_kept])) {
            claims.push_back(std::move(*claim));
        }
    }
    for (; m_next_claim < m_claims.size() &&
           m_claims[m_next_claim].checkpoint.checkpoint.head.size <= size;
         ++m_next_claim) {
        claims.push_back(std::move(m_claims[m_next_claim]));
    }
    for (Claim& claim : claims) {
        claim.standing = standing_of(claim.checkpoint, log_key);
    }
    return claims;
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

CheckpointCheck::Standing CheckpointCheck::standing_of(const SignedCheckpoint& checkpoint,
                                                       const LogKeyInForce& log_key) {
    const LogSignature signature = log_key.key == nullptr
                                       ? LogSignature::Missing
                                       : check_log_signature(checkpoint, log_key.key->key);
    switch (signature) {
        case LogSignature::Valid:
            return Standing::Signed;
        case LogSignature::Wrong:
            return Standing::SignedWrong;
        case LogSignature::Missing:
            break;
    }
    const std::string name = log_key_name(checkpoint.checkpoint.origin);
    const bool names_the_journal = std::ranges::any_of(
        checkpoint.lines, [&name](const SignatureLine& line) { return line.name == name; });
    return names_the_journal && log_key.certainty == LogKeyInForce::Certainty::MayBeAnother
               ? Standing::Unknown
               : Standing::Unsigned;
}

bool CheckpointCheck::is_of_this_journal(const Claim& claim) const {
    return claim.checkpoint.checkpoint.origin == m_bundle.checkpoint().checkpoint.origin;
}

void CheckpointCheck::compare_one(const Claim& claim, const TreeHead& head) {
    const Checkpoint& checkpoint = claim.checkpoint.checkpoint;
    if (head.size == 0) {
        add(claim, finding_checkpoint_empty);  // nothing is consistent with it, or not
        return;
    }
    if (!is_of_this_journal(claim)) {
        report_foreign(claim, "it names the journal " + checkpoint.origin.text());
        return;
    }
    const bool agrees = checkpoint.head.root == head.root;
    if (!agrees) {
        add(claim,
            claim.source == Source::Newest ? finding_root_differs : finding_checkpoint_forked);
    }
    if (agrees || claim.source != Source::Prior) {
        report_standing(claim);
    }
    if (agrees && claim.source == Source::Prior && claim.standing == Standing::Signed) {
        m_report.fixed_from_outside = std::max(m_report.fixed_from_outside, head.size);
    }
}

// Two signed roots for one size are evidence by themselves, whatever the entries say, and though
// they do not reach that far.
void CheckpointCheck::compare_with_each_other(const std::vector<Claim>& claims) {
    const Claim* first = nullptr;
    for (const Claim& claim : claims) {
        if (!is_of_this_journal(claim) || claim.standing == Standing::Unsigned ||
            claim.standing == Standing::SignedWrong) {
            continue;
        }
        if (first == nullptr) {
            first = &claim;
        }
        const TreeHead& head = claim.checkpoint.checkpoint.head;
        if (head.root != first->checkpoint.checkpoint.head.root) {
            m_report.findings.add(claim.name,
                                  {.rule = finding_checkpoints_disagree,
                                   .figures = {{"file", claim.name},
                                               {"other", first->name},
                                               {"size", fmt::format("{}", head.size)}}});
        }
    }
}

void CheckpointCheck::report_beyond(const Claim& claim, std::int64_t present,
                                    const LogKeyInForce& log_key) {
    const Checkpoint& checkpoint = claim.checkpoint.checkpoint;
    if (!is_of_this_journal(claim)) {
        report_foreign(claim, "it names the journal " + checkpoint.origin.text());
        return;
    }
    if (claim.source == Source::Prior) {
        const bool may_be_ours = claim.standing == Standing::Unknown &&
                                 log_key.certainty == LogKeyInForce::Certainty::MayBeAnother;
        if (claim.standing != Standing::Signed && !may_be_ours) {
            report_foreign(claim, "no key of these entries signed it");
            return;
        }
    }
    report_standing(claim);
    m_report.findings.add(claim.name,
                          {.rule = claim.source == Source::Newest ? finding_journal_truncated
                                                                  : finding_journal_shorter,
                           .figures = {{"file", claim.name},
                                       {"size", fmt::format("{}", checkpoint.head.size)},
                                       {"present", fmt::format("{}", present)}}});
}

void CheckpointCheck::report_standing(const Claim& claim) {
    switch (claim.standing) {
        case Standing::Unsigned:
            add(claim, finding_checkpoint_unsigned);
            break;
        case Standing::SignedWrong:
            add(claim, finding_checkpoint_signature_wrong);
            break;
        case Standing::Signed:
        case Standing::Unknown:
            break;
    }
}

void CheckpointCheck::report_foreign(const Claim& claim, std::string why) {
    m_report.findings.add(claim.name, {.rule = finding_checkpoint_foreign,
                                       .figures = {{"file", claim.name}, {"why", std::move(why)}}});
}

}  // namespace vialog::journal
