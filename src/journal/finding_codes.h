// SPDX-License-Identifier: Apache-2.0
// The codes of what a verifier finds; their exit codes and words stand in schemas/findings.csv.
// Stored in reports and scripts. A code never changes its meaning.
#pragma once

#include <string_view>

namespace vialog::journal {

// Notes: schemas/journal-format.md section 3, V02 and V03. Exit code 10.
inline constexpr std::string_view finding_note_too_long = "note-too-long";
inline constexpr std::string_view finding_note_not_utf8 = "note-not-utf8";
inline constexpr std::string_view finding_note_control_character = "note-control-character";
inline constexpr std::string_view finding_note_end_missing = "note-end-missing";
inline constexpr std::string_view finding_note_lines_wrong = "note-lines-wrong";
inline constexpr std::string_view finding_signature_count_wrong = "signature-count-wrong";
inline constexpr std::string_view finding_signature_line_malformed = "signature-line-malformed";

// Entries: schemas/journal-format.md sections 4 and 5, V04. Exit code 10.
inline constexpr std::string_view finding_entry_literal_differs = "entry-literal-differs";
inline constexpr std::string_view finding_entry_json_malformed = "entry-json-malformed";
inline constexpr std::string_view finding_member_missing = "member-missing";
inline constexpr std::string_view finding_member_unknown = "member-unknown";
inline constexpr std::string_view finding_member_malformed = "member-malformed";

// What a newer version wrote: section 13. Exit code 20.
inline constexpr std::string_view finding_newer_version = "newer-version";

// The bundle's files: schemas/journal-format.md section 11, V01 and V02. Exit code 10.
inline constexpr std::string_view finding_bundle_too_large = "bundle-too-large";
inline constexpr std::string_view finding_file_not_plain = "file-not-plain";
inline constexpr std::string_view finding_file_unexpected = "file-unexpected";
inline constexpr std::string_view finding_file_size_wrong = "file-size-wrong";
inline constexpr std::string_view finding_tile_missing = "tile-missing";
inline constexpr std::string_view finding_tile_malformed = "tile-malformed";
inline constexpr std::string_view finding_checkpoint_missing = "checkpoint-missing";
inline constexpr std::string_view finding_checkpoint_malformed = "checkpoint-malformed";
inline constexpr std::string_view finding_checkpoint_empty = "checkpoint-empty";
inline constexpr std::string_view finding_checkpoint_misnamed = "checkpoint-misnamed";
inline constexpr std::string_view finding_disclosure_malformed = "disclosure-malformed";

// Signatures, V08 and V05 to V09. Exit codes 11 and 12.
inline constexpr std::string_view finding_signature_wrong = "signature-wrong";
inline constexpr std::string_view finding_signature_lines_differ = "signature-lines-differ";
inline constexpr std::string_view finding_signature_line_not_of_key = "signature-line-not-of-key";
inline constexpr std::string_view finding_signature_unverifiable = "signature-unverifiable";
inline constexpr std::string_view finding_key_unacceptable = "key-unacceptable";
inline constexpr std::string_view finding_key_id_taken = "key-id-taken";

// The chain, V05. Exit code 13.
inline constexpr std::string_view finding_origin_differs = "origin-differs";
inline constexpr std::string_view finding_sequence_differs = "sequence-differs";
inline constexpr std::string_view finding_chain_broken = "chain-broken";

// The tree and the newest checkpoint, V12 and V13. Exit code 14.
inline constexpr std::string_view finding_root_differs = "root-differs";
inline constexpr std::string_view finding_hash_tile_differs = "hash-tile-differs";
inline constexpr std::string_view finding_stated_head_differs = "stated-head-differs";
inline constexpr std::string_view finding_checkpoint_unsigned = "checkpoint-unsigned";
inline constexpr std::string_view finding_checkpoint_signature_wrong = "checkpoint-signature-wrong";

// What is missing at the end, V14. Exit code 15.
inline constexpr std::string_view finding_journal_truncated = "journal-truncated";
inline constexpr std::string_view finding_journal_shorter = "journal-shorter";

// Two histories, V15 and V16. Exit code 16.
inline constexpr std::string_view finding_checkpoint_forked = "checkpoint-forked";
inline constexpr std::string_view finding_checkpoint_foreign = "checkpoint-foreign";
inline constexpr std::string_view finding_checkpoints_disagree = "checkpoints-disagree";
inline constexpr std::string_view finding_pin_differs = "pin-differs";

// References, V11. Exit code 17.
inline constexpr std::string_view finding_ref_missing = "ref-missing";
inline constexpr std::string_view finding_ref_leaf_differs = "ref-leaf-differs";

// Disclosures, V19. Exit codes 18 and 1.
inline constexpr std::string_view finding_disclosure_foreign = "disclosure-foreign";
inline constexpr std::string_view finding_disclosures_missing = "disclosures-missing";

// Without an anchor, V16. Exit code 2.
inline constexpr std::string_view finding_pin_not_given = "pin-not-given";
inline constexpr std::string_view finding_anchor_not_given = "anchor-not-given";

// The verifier itself, V21. Exit code 70.
inline constexpr std::string_view finding_count_differs = "count-differs";

}  // namespace vialog::journal
