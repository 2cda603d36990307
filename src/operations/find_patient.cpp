// SPDX-License-Identifier: Apache-2.0
// Opens the chart number of each draw and receipt of the period.
#include "operations/find_patient.h"

#include "domain/postings.h"
#include "journal/disclosure.h"
#include "operations/identities.h"
#include "store/sealed_rows.h"

#include <algorithm>
#include <cctype>
#include <iterator>

namespace vialog::operations {

namespace {

constexpr std::string_view chart_number = "patient_id";

bool same_letters(std::string_view left, std::string_view right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) ==
               std::tolower(static_cast<unsigned char>(b));
    });
}

enum class Look { Hers, Other, Unreadable };

// An entry has one chart number, and mostly before all else: what follows it stays sealed.
Look look_into(Session& session, Consent& reader, const store::SealedRows& sealed,
               domain::EntryNumber seq, std::string_view chart) {
    bool read = false;
    const auto rows = sealed.disclosures(seq);
    for (const auto& row : rows) {
        const auto text = open_disclosure(session, reader, seq, row.n, row.sealed);
        if (!text || !*text) {
            continue;
        }
        read = true;
        const auto disclosure = journal::parse_disclosure(**text);
        if (disclosure && disclosure->name == chart_number) {
            return same_letters(disclosure->value, chart) ? Look::Hers : Look::Other;
        }
    }
    return read || rows.empty() ? Look::Other : Look::Unreadable;
}

// The infusion that a draw belongs to, or a correction of one.
std::optional<domain::InfusionId> infusion_of(const domain::State& state, domain::EntryNumber seq) {
    const auto now = domain::in_force(seq, state.entry_at);
    const auto* drawn = now ? std::get_if<domain::StockDrawn>(&now->event) : nullptr;
    if (drawn == nullptr) {
        return std::nullopt;
    }
    const domain::EntryNumber first = drawn->infusion ? drawn->infusion->seq : now->origin;
    return domain::InfusionId(first.number());
}

}  // namespace

std::vector<domain::EntryNumber> entries_about_patients(const Session& session,
                                                        const store::Period& period) {
    std::vector<domain::EntryNumber> entries;
    for (const domain::Kind kind : {domain::Kind::Draw, domain::Kind::Receive}) {
        const auto more = store::find_entries(session.store(), {.kind = kind, .period = period});
        const auto before = static_cast<std::ptrdiff_t>(entries.size());
        entries.insert(entries.end(), more.begin(), more.end());
        std::inplace_merge(entries.begin(), entries.begin() + before, entries.end());
    }
    return entries;
}

void look_for_patient(Session& session, Consent& reader, std::string_view chart,
                      std::span<const domain::EntryNumber> some, PatientEntries& found) {
    const store::SealedRows sealed(session.store());
    std::vector<domain::InfusionId> infusions;
    for (const domain::EntryNumber seq : some) {
        ++found.opened;
        const Look look = look_into(session, reader, sealed, seq, chart);
        found.unreadable += look == Look::Unreadable ? 1 : 0;
        if (look != Look::Hers) {
            continue;
        }
        found.entries.push_back(seq);
        if (const auto infusion = infusion_of(session.store().state(), seq)) {
            infusions.push_back(*infusion);
        }
    }
    const auto following = store::entries_of_infusions(session.store(), infusions);
    found.entries.insert(found.entries.end(), following.begin(), following.end());
    std::sort(found.entries.begin(), found.entries.end());
    found.entries.erase(std::unique(found.entries.begin(), found.entries.end()),
                        found.entries.end());
}

}  // namespace vialog::operations
