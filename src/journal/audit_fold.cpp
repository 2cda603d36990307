// SPDX-License-Identifier: Apache-2.0
// Follows the journal entry by entry. What is wrong with one entry does not end the audit: the next
// is held against what is really there.
#include "journal/audit_fold.h"

#include "domain/check.h"
#include "domain/evolve.h"
#include "journal/finding_codes.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <variant>

namespace vialog::journal {

namespace {

std::string number(std::int64_t value) {
    return fmt::format("{}", value);
}

bool is_newer(const domain::Refusal& refusal) {
    return domain::explain(refusal).exit_code == exit_newer_version;
}

}  // namespace

AuditFold::AuditFold(const BundleReader& bundle, const AuditOptions& options, KnownKeys& keys,
                     AuditReport& report)
    : m_bundle(bundle),
      m_options(options),
      m_keys(keys),
      m_report(report),
      m_earlier(bundle),
      m_hash_tiles(bundle, report.findings),
      m_checkpoints(bundle, options, report),
      m_disclosures(bundle, report) {
    m_state.entry_at = [this](domain::EntryNumber seq) { return m_earlier.entry(seq.number()); };
    if (m_checkpoints.wants(0)) {
        m_checkpoints.compare({.size = 0, .root = empty_root()}, {});
    }
}

AuditGoOn AuditFold::take(PreparedTile& tile) {
    ++m_tiles;
    for (PreparedEntry& entry : tile.entries) {
        take_entry(entry);
    }
    const std::int64_t end = tile.name.index * tile_width + tile.name.width;
    const bool is_last = tile.name.index + 1 == m_bundle.tiles();
    const std::string path = tile_path(tile.name);
    if (tile.malformed) {
        m_report.findings.add(path, {.rule = finding_tile_malformed,
                                     .figures = {{"file", path}, {"what", tile.malformed->what}}});
    } else if (m_seq < end && !is_last) {
        m_report.findings.add(path,
                              {.rule = finding_tile_malformed,
                               .figures = {{"file", path}, {"what", "it holds too few entries"}}});
    }
    // The places of the entries behind a gap are not known; an end that is missing is no gap.
    m_ended_early = m_seq < end && !is_last;
    return m_ended_early ? AuditGoOn::No : AuditGoOn::Yes;
}

void AuditFold::take_entry(PreparedEntry& prepared) {
    if (m_seq == 0) {
        m_report.first_leaf = prepared.leaf;
        compare_pin();
    }
    if (prepared.read) {
        take_readable(prepared);
    } else {
        if (is_newer(prepared.read.error())) {
            m_disclosures.add_unknown_entry();
            m_report.not_judged_from = m_report.not_judged_from.value_or(m_seq);
        }
        add(prepared.read.error());
    }
    append_leaf(prepared.leaf);
    // The rules count entries; one that broke them or could not be read has its place too.
    m_state.totals.entries = m_seq;
}

void AuditFold::take_readable(PreparedEntry& prepared) {
    ReadEntry& read = *prepared.read;
    check_chain(read);
    if (read.entry.log != m_bundle.checkpoint().checkpoint.origin) {
        return;  // neither these keys nor these rules are its own
    }
    // Whatever number it claims: it stands here, and that it lies was said.
    read.entry.entry.seq = domain::EntryNumber(m_seq);
    const domain::Event& event = read.entry.entry.event;
    const KeysBrought keys = add_keys(event);
    check_signatures(prepared);
    check_refs(event);
    check_stated_heads(event);
    m_disclosures.add_entry(m_seq, event);
    if (m_report.not_judged_from) {
        follow_log_key(event);
    } else {
        check_rules(read.entry.entry, keys);
    }
}

void AuditFold::check_chain(const ReadEntry& read) {
    const domain::Origin& origin = m_bundle.checkpoint().checkpoint.origin;
    if (read.entry.log != origin) {
        add({.rule = finding_origin_differs,
             .figures = {{"entry", number(m_seq)}, {"log", read.entry.log.text()}}});
    }
    const std::int64_t claimed = read.entry.entry.seq.number();
    if (claimed != m_seq) {
        add({.rule = finding_sequence_differs,
             .figures = {{"entry", number(m_seq)}, {"seq", number(claimed)}}});
    }
    if (read.entry.prev != m_prev) {
        add({.rule = finding_chain_broken,
             .figures = {{"entry", number(m_seq)}, {"before", number(m_seq - 1)}}});
    }
}

AuditFold::KeysBrought AuditFold::add_keys(const domain::Event& event) {
    KeysBrought verdict = KeysBrought::Acceptable;
    for (const BroughtKey& brought :
         keys_brought_by(event, m_bundle.checkpoint().checkpoint.origin)) {
        auto key = read_key(brought);
        if (!key) {
            add({.rule = finding_key_unacceptable,
                 .figures = {{"entry", number(m_seq)}, {"why", key.error().what}}});
            verdict = KeysBrought::Refused;
            continue;
        }
        if (m_keys.find(brought.id) != nullptr) {
            continue;  // that a key is registered twice is for the rules to say
        }
        if (!m_keys.add(brought.id, std::move(*key))) {
            add({.rule = finding_key_id_taken, .figures = {{"name", brought.name}}});
            verdict = KeysBrought::Refused;
        }
    }
    return verdict;
}

void AuditFold::check_signatures(const PreparedEntry& prepared) {
    const ReadEntry& read = *prepared.read;
    const auto& signers = read.entry.entry.signers;
    if (signers.size() != read.signatures.size()) {
        add({.rule = finding_signature_lines_differ,
             .figures = {{"entry", number(m_seq)},
                         {"lines", fmt::format("{}", read.signatures.size())},
                         {"needed", fmt::format("{}", signers.size())}}});
    }
    std::size_t right = 0;
    for (std::size_t i = 0; i < prepared.signatures.size(); ++i) {
        const SignatureState state = look_again(prepared, i);
        right += state == SignatureState::Right ? 1 : 0;
        report_signature(i + 1, state);
    }
    m_without_fault += right == signers.size() && right == read.signatures.size() ? 1 : 0;
}

SignatureState AuditFold::look_again(const PreparedEntry& prepared, std::size_t i) const {
    const ReadEntry& read = *prepared.read;
    if (prepared.signatures[i] == SignatureState::KeyUnknown) {
        if (const auto key = m_keys.find(read.entry.entry.signers[i].key)) {
            return check_signature(*key, read.signatures[i], read.text);
        }
    }
    return prepared.signatures[i];
}

void AuditFold::report_signature(std::size_t line, SignatureState state) {
    std::string_view rule;
    switch (state) {
        case SignatureState::Right:
            ++m_report.signatures;
            return;
        case SignatureState::KeyUnknown:
            if (m_report.not_judged_from) {
                return;  // the key may have come with an entry that is not understood here
            }
            rule = finding_signature_unverifiable;
            break;
        case SignatureState::NotOfKey:
            rule = finding_signature_line_not_of_key;
            break;
        case SignatureState::Wrong:
            rule = finding_signature_wrong;
            break;
    }
    add({.rule = rule, .figures = {{"entry", number(m_seq)}, {"line", fmt::format("{}", line)}}});
}

// Also after what a newer version wrote: this holds bytes against bytes, and no rule is needed.
void AuditFold::check_refs(const domain::Event& event) {
    for (const domain::Ref& ref : refs_of(event)) {
        const std::int64_t to = ref.seq.number();
        std::string_view rule;
        if (to < 0 || to >= m_seq) {
            rule = finding_ref_missing;
        } else if (m_earlier.leaf(to) != ref.leaf) {
            rule = finding_ref_leaf_differs;
        } else {
            continue;
        }
        add({.rule = rule, .figures = {{"entry", number(m_seq)}, {"to", number(to)}}});
    }
}

// What the signers of a close, a hand-over or an anchor saw as the journal's head.
void AuditFold::check_stated_heads(const domain::Event& event) {
    if (const auto* close = std::get_if<domain::DayClosed>(&event)) {
        if (close->size != m_seq) {
            check_head({.size = -1, .root = {}});
        } else {
            check_head({.size = close->size, .root = close->root});
        }
    } else if (const auto* custody = std::get_if<domain::CustodyHandedOver>(&event)) {
        if (custody->size != m_seq) {
            check_head({.size = -1, .root = {}});
        } else {
            check_head({.size = custody->size, .root = custody->root});
        }
    } else if (const auto* anchor = std::get_if<domain::AnchorReceived>(&event)) {
        check_head({.size = anchor->size, .root = anchor->root});
    }
}

void AuditFold::check_head(const TreeHead& stated) {
    const bool within = stated.size >= 0 && stated.size <= m_seq;
    if (!within ||
        (stated.size == m_seq ? m_tree.root() : m_earlier.root(stated.size)) != stated.root) {
        add({.rule = finding_stated_head_differs, .figures = {{"entry", number(m_seq)}}});
    }
}

void AuditFold::check_rules(const domain::Entry& entry, KeysBrought keys) {
    const auto refusals = domain::check(m_state, entry);
    for (const domain::Refusal& refusal : refusals) {
        add(refusal);
    }
    if (!refusals.empty()) {
        // Other rules come into force by an entry that breaks none of the old ones.
        if (std::ranges::all_of(refusals, is_newer)) {
            m_report.not_judged_from = m_seq;
        }
        return;
    }
    if (keys == KeysBrought::Refused) {
        return;  // it broke a rule all the same, and changes nothing
    }
    for (domain::Refusal& warning : domain::warnings(m_state, entry)) {
        add(std::move(warning));
    }
    domain::evolve(m_state, entry);
}

void AuditFold::append_leaf(const base::Digest& leaf) {
    m_earlier.append(leaf);
    m_tree.append(leaf, [this](TreeNode node, const base::Digest& hash) {
        m_earlier.add_node(node, hash);
        m_hash_tiles.add(node, hash);
    });
    m_prev = leaf;
    ++m_seq;
    if (m_checkpoints.wants(m_seq)) {
        m_checkpoints.compare({.size = m_seq, .root = m_tree.root()}, log_key());
    }
}

// Whether the change is by the rules, nobody can say here; that another key signs from now on, it
// says itself.
void AuditFold::follow_log_key(const domain::Event& event) {
    if (const auto* changed = std::get_if<domain::LogKeyChanged>(&event)) {
        m_later_log_key = domain::key_id_of(changed->key);
    }
}

LogKeyInForce AuditFold::log_key() const {
    return {.key = m_keys.find(m_later_log_key.value_or(m_state.totals.log_key)),
            .certainty = m_report.not_judged_from ? LogKeyInForce::Certainty::MayBeAnother
                                                  : LogKeyInForce::Certainty::Certain};
}

void AuditFold::compare_pin() {
    if (!m_options.pin) {
        m_report.findings.add(std::string(), {.rule = finding_pin_not_given, .figures = {}});
        return;
    }
    m_report.pin_agrees = *m_options.pin == *m_report.first_leaf;
    if (!m_report.pin_agrees) {
        m_report.findings.add(std::string(), {.rule = finding_pin_differs, .figures = {}});
    }
}

void AuditFold::add(domain::Refusal refusal) {
    m_report.findings.add(m_seq, std::move(refusal));
}

void AuditFold::finish() {
    m_report.checked = {.size = m_tree.size(), .root = m_tree.root()};
    m_report.keys = m_keys.count();
    if (m_ended_early) {
        return;
    }
    if (m_tiles == m_bundle.tiles()) {
        m_hash_tiles.finish();
        m_checkpoints.finish(m_seq, log_key());
        m_disclosures.finish();
        if (m_report.fixed_from_outside == 0) {
            m_report.findings.add(std::string(), {.rule = finding_anchor_not_given, .figures = {}});
        }
    }
    check_count();
}

// V21: whatever was not looked at must have left a finding; if not, this program is wrong. It is
// also what an audit comes to that was stopped on the way.
void AuditFold::check_count() {
    const int code = m_report.exit_code();
    const bool nothing_grave =
        code == exit_verified || code == exit_warnings || code == exit_unanchored;
    const std::int64_t size = m_report.checkpoint.size;
    if (m_tiles != m_bundle.tiles() ||
        (nothing_grave && (m_seq != size || m_without_fault != size))) {
        m_report.findings.add(std::string(), {.rule = finding_count_differs,
                                              .figures = {{"checked", number(m_without_fault)},
                                                          {"size", number(size)}}});
    }
}

}  // namespace vialog::journal
