// SPDX-License-Identifier: Apache-2.0
// Gathers findings and weighs them.
#include "journal/finding_list.h"

#include <array>
#include <utility>

namespace vialog::journal {

namespace {

// Stored: section 12. What a broken verifier says counts for nothing, so that comes first; what a
// newer version wrote cannot be judged, but what is plainly wrong beside it can.
constexpr std::array<int, 14> gravest_first = {
    exit_internal,   10,           11, 12, 13, 14, 15, 16, 17, 18, 19, exit_newer_version,
    exit_unanchored, exit_warnings};

}  // namespace

void FindingList::add(std::int64_t seq, domain::Refusal refusal) {
    add({.seq = seq, .where = {}, .exit_code = 0, .refusal = std::move(refusal)});
}

void FindingList::add(std::string where, domain::Refusal refusal) {
    add({.seq = std::nullopt,
         .where = std::move(where),
         .exit_code = 0,
         .refusal = std::move(refusal)});
}

void FindingList::add(Finding finding) {
    finding.exit_code = domain::explain(finding.refusal).exit_code;
    ++m_count;
    ++m_count_by_exit_code[finding.exit_code];
    if (m_kept.size() < most_kept) {
        m_kept.push_back(std::move(finding));
    }
}

int FindingList::exit_code() const {
    for (const int code : gravest_first) {
        if (m_count_by_exit_code.contains(code)) {
            return code;
        }
    }
    // A code that the order does not know must never pass for success.
    return m_count == 0 ? exit_verified : exit_internal;
}

}  // namespace vialog::journal
