// SPDX-License-Identifier: Apache-2.0
// The codes of the rules; their words stand in schemas/findings.csv. Stored in reports. Never rename.
#pragma once

#include <string_view>

namespace vialog::domain::rule {

inline constexpr std::string_view amount_too_large = "amount-too-large";
inline constexpr std::string_view amount_zero = "amount-zero";
inline constexpr std::string_view bag_differs = "bag-differs";
inline constexpr std::string_view balances_differ = "balances-differ";
inline constexpr std::string_view beyond_use_too_late = "beyond-use-too-late";
inline constexpr std::string_view book_differs = "book-differs";
inline constexpr std::string_view case_not_open = "case-not-open";
inline constexpr std::string_view clock_behind = "clock-behind";
inline constexpr std::string_view clock_changed = "clock-changed";
inline constexpr std::string_view clock_entry_differs = "clock-entry-differs";
inline constexpr std::string_view clock_entry_missing = "clock-entry-missing";
inline constexpr std::string_view container_elsewhere = "container-elsewhere";
inline constexpr std::string_view container_finished = "container-finished";
inline constexpr std::string_view container_gone = "container-gone";
inline constexpr std::string_view container_not_sealed = "container-not-sealed";
inline constexpr std::string_view container_number_differs = "container-number-differs";
inline constexpr std::string_view container_numbers_spent = "container-numbers-spent";
inline constexpr std::string_view container_twice = "container-twice";
inline constexpr std::string_view container_unknown = "container-unknown";
inline constexpr std::string_view containers_out_of_range = "containers-out-of-range";
inline constexpr std::string_view corrected_already = "corrected-already";
inline constexpr std::string_view count_line_twice = "count-line-twice";
inline constexpr std::string_view count_not_begun = "count-not-begun";
inline constexpr std::string_view count_too_large = "count-too-large";
inline constexpr std::string_view counts_unfinished = "counts-unfinished";
inline constexpr std::string_view day_closed_already = "day-closed-already";
inline constexpr std::string_view day_not_over = "day-not-over";
inline constexpr std::string_view decides_own_case = "decides-own-case";
inline constexpr std::string_view discovered_in_future = "discovered-in-future";
inline constexpr std::string_view disposal_line_wrong = "disposal-line-wrong";
inline constexpr std::string_view disposition_differs = "disposition-differs";
inline constexpr std::string_view entry_unknown = "entry-unknown";
inline constexpr std::string_view factors_missing = "factors-missing";
inline constexpr std::string_view function_missing = "function-missing";
inline constexpr std::string_view genesis_misplaced = "genesis-misplaced";
inline constexpr std::string_view held_differs = "held-differs";
inline constexpr std::string_view infusion_overdrawn = "infusion-overdrawn";
inline constexpr std::string_view infusion_unknown = "infusion-unknown";
inline constexpr std::string_view intent_blocked = "intent-blocked";
inline constexpr std::string_view irregularity_not_named = "irregularity-not-named";
inline constexpr std::string_view key_known = "key-known";
inline constexpr std::string_view key_malformed = "key-malformed";
inline constexpr std::string_view key_not_for_role = "key-not-for-role";
inline constexpr std::string_view key_reenrolled = "key-reenrolled";
inline constexpr std::string_view key_revoked = "key-revoked";
inline constexpr std::string_view key_suspect = "key-suspect";
inline constexpr std::string_view key_unknown = "key-unknown";
inline constexpr std::string_view kind_not_correctable = "kind-not-correctable";
inline constexpr std::string_view kind_not_from_paper = "kind-not-from-paper";
inline constexpr std::string_view label_in_use = "label-in-use";
inline constexpr std::string_view labels_differ = "labels-differ";
inline constexpr std::string_view last_registrant = "last-registrant";
inline constexpr std::string_view late_draw_beyond_shortage = "late-draw-beyond-shortage";
inline constexpr std::string_view late_reason_missing = "late-reason-missing";
inline constexpr std::string_view later_entries_depend = "later-entries-depend";
inline constexpr std::string_view log_key_differs = "log-key-differs";
inline constexpr std::string_view monotonic_went_back = "monotonic-went-back";
inline constexpr std::string_view move_beyond_balance = "move-beyond-balance";
inline constexpr std::string_view not_an_employee = "not-an-employee";
inline constexpr std::string_view nothing_awaited = "nothing-awaited";
inline constexpr std::string_view nothing_decided = "nothing-decided";
inline constexpr std::string_view nothing_drawn = "nothing-drawn";
inline constexpr std::string_view occurred_differs = "occurred-differs";
inline constexpr std::string_view occurred_in_future = "occurred-in-future";
inline constexpr std::string_view open_items_differ = "open-items-differ";
inline constexpr std::string_view original_signer_missing = "original-signer-missing";
inline constexpr std::string_view paper_file_twice = "paper-file-twice";
inline constexpr std::string_view paper_taken_twice = "paper-taken-twice";
inline constexpr std::string_view party_unknown = "party-unknown";
inline constexpr std::string_view patient_missing = "patient-missing";
inline constexpr std::string_view period_backward = "period-backward";
inline constexpr std::string_view person_known = "person-known";
inline constexpr std::string_view person_unknown = "person-unknown";
inline constexpr std::string_view place_unknown = "place-unknown";
inline constexpr std::string_view policy_too_wide = "policy-too-wide";
inline constexpr std::string_view possession_not_proven = "possession-not-proven";
inline constexpr std::string_view product_incomplete = "product-incomplete";
inline constexpr std::string_view product_of_container_differs = "product-of-container-differs";
inline constexpr std::string_view product_too_large = "product-too-large";
inline constexpr std::string_view product_unknown = "product-unknown";
inline constexpr std::string_view ref_forward = "ref-forward";
inline constexpr std::string_view restated_differs = "restated-differs";
inline constexpr std::string_view reveal_differs = "reveal-differs";
inline constexpr std::string_view roles_differ = "roles-differ";
inline constexpr std::string_view rules_differ = "rules-differ";
inline constexpr std::string_view rules_unknown = "rules-unknown";
inline constexpr std::string_view same_key_twice = "same-key-twice";
inline constexpr std::string_view station_unknown = "station-unknown";
inline constexpr std::string_view totals_differ = "totals-differ";
inline constexpr std::string_view transcription_closed = "transcription-closed";
inline constexpr std::string_view unit_differs = "unit-differs";
inline constexpr std::string_view waste_source_wrong = "waste-source-wrong";
inline constexpr std::string_view witness_is_actor = "witness-is-actor";

}  // namespace vialog::domain::rule
