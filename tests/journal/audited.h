// SPDX-License-Identifier: Apache-2.0
// A small journal, its bundle altered in one way, and what an audit says of it.
#pragma once

#include "journal/audit.h"
#include "journal/bundle.h"
#include "support/journal_builder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::journal {

inline constexpr std::string_view test_origin = "clinic-042.example/ket";

// 300 entries: one full tile and a narrow one. Never changed.
inline const support::JournalBuilder& sample_journal() {
    static const auto journal = [] {
        auto made =
            std::make_unique<support::JournalBuilder>(test_origin, support::Keeping::Entries);
        made->work(300);
        return made;
    }();
    return *journal;
}

inline TreeHead head_of(const std::vector<base::Bytes>& entries) {
    Frontier tree;
    for (const base::Bytes& entry : entries) {
        tree.append(leaf_hash(entry));
    }
    return {.size = tree.size(), .root = tree.root()};
}

// A checkpoint for just these entries, signed with the journal's true key: the administrator has
// it.
inline std::string checkpoint_of(const std::vector<base::Bytes>& entries) {
    return support::sign_head(sample_journal().origin(), head_of(entries), "log");
}

inline std::vector<base::Bytes> first_entries(std::int64_t count) {
    const auto& entries = sample_journal().entries();
    return {entries.begin(), entries.begin() + count};
}

// The pin and an anchor over the whole sample.
inline AuditOptions trusting() {
    AuditOptions options;
    options.pin = sample_journal().ref(0).leaf;
    options.priors = {{.name = "visit.txt", .text = sample_journal().checkpoint()}};
    return options;
}
inline AuditOptions pinned() {
    AuditOptions options = trusting();
    options.priors.clear();
    return options;
}

inline AuditReport audit_folder(const std::filesystem::path& folder, const AuditOptions& options) {
    const auto bundle = BundleReader::open(open_bundle_folder(folder));
    return bundle ? audit(*bundle, options) : report_refused(bundle.error());
}

// What a bundle is made of. The tiles are those of the entries whatever the checkpoints say.
struct Parts {
    std::vector<base::Bytes> entries;
    std::string checkpoint;                      // the newest
    std::map<std::int64_t, std::string> kept{};  // under its size
    std::optional<std::string> disclosures{};
};

inline AuditReport audit_parts(const Parts& parts, const AuditOptions& options) {
    const support::TemporaryFolder folder;
    const auto bundle = folder.path() / "bundle";
    support::write_bundle(bundle, parts.entries, checkpoint_of(parts.entries));
    const auto write = [&bundle](const std::string& path, const std::string& text) {
        std::filesystem::create_directories((bundle / path).parent_path());
        std::filesystem::remove(bundle / path);
        std::ofstream(bundle / path, std::ios::binary) << text;
    };
    write("checkpoint", parts.checkpoint);
    for (const auto& [size, checkpoint] : parts.kept) {
        write("checkpoints/" + std::to_string(size), checkpoint);
    }
    if (parts.disclosures) {
        write("disclosures.txt", *parts.disclosures);
    }
    return audit_folder(bundle, options);
}

inline AuditReport audit_entries(const std::vector<base::Bytes>& entries,
                                 const std::string& checkpoint, const AuditOptions& options) {
    return audit_parts({.entries = entries, .checkpoint = checkpoint}, options);
}
inline AuditReport audit_entries(const std::vector<base::Bytes>& entries,
                                 const AuditOptions& options) {
    return audit_entries(entries, checkpoint_of(entries), options);
}

// An entry of the sample, to change and sign again.
inline JournalEntry sample_entry(std::int64_t seq) {
    return support::parse_entry(sample_journal().entries().at(static_cast<std::size_t>(seq))).entry;
}

// The names of the keys that should sign it.
inline std::vector<std::string> keys_of(const JournalEntry& entry) {
    std::vector<std::string> names;
    for (const domain::Signer& signer : entry.entry.signers) {
        for (const std::string name :
             {"ada", "ben", "cleo", "cleo-2", "dan", "eve-token", "log", "log-2"}) {
            if (support::signing_key_id(name) == signer.key) {
                names.push_back(name);
            }
        }
    }
    return names;
}

// The sample up to an entry, and in that entry's place another one, under a true checkpoint.
// Whoever audits it holds a checkpoint of all before.
inline AuditReport audit_with_last(std::int64_t seq, const base::Bytes& last) {
    auto entries = first_entries(seq);
    AuditOptions options = pinned();
    options.priors = {{.name = "before.txt", .text = checkpoint_of(entries)}};
    entries.push_back(last);
    return audit_entries(entries, options);
}

// The text of an entry with one signature line for each key, altered as `alter` wishes.
template <typename Alter>
base::Bytes with_altered_lines(const JournalEntry& entry, Alter alter) {
    const std::string text = signed_text(entry);
    std::vector<SignatureLine> lines;
    for (const std::string& key : keys_of(entry)) {
        lines.push_back(support::sign_line(entry.log, text, key));
    }
    alter(lines);
    return entry_bytes(text, lines);
}

// The first entry of that kind from `from` on.
inline std::int64_t find_kind(domain::Kind kind, std::int64_t from) {
    for (std::int64_t seq = from; seq < sample_journal().size(); ++seq) {
        if (domain::kind_of(sample_entry(seq).entry.event) == kind) {
            return seq;
        }
    }
    ADD_FAILURE() << "the sample has no such entry";
    return 0;
}

inline std::vector<std::string_view> rules_of(const AuditReport& report) {
    std::vector<std::string_view> rules;
    for (const Finding& finding : report.findings.kept()) {
        rules.push_back(finding.refusal.rule);
    }
    return rules;
}
inline std::int64_t count_rule(const AuditReport& report, std::string_view rule) {
    const auto rules = rules_of(report);
    return std::count(rules.begin(), rules.end(), rule);
}
// The numbers of the entries that anything was found about, each once.
inline std::vector<std::int64_t> entries_found(const AuditReport& report) {
    std::vector<std::int64_t> entries;
    for (const Finding& finding : report.findings.kept()) {
        if (finding.seq && (entries.empty() || entries.back() != *finding.seq)) {
            entries.push_back(*finding.seq);
        }
    }
    return entries;
}

}  // namespace vialog::journal
