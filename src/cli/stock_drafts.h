// SPDX-License-Identifier: Apache-2.0
// The drafts of stock entries from options; commands record them, corrections restate them.
#pragma once

#include "cli/recording.h"

namespace vialog::cli {

// The options by which a kind is stated, and the draft made of them.
struct DraftForm {
    std::string name;  // the kind's word
    std::string summary;
    std::vector<Option> options;
    MakeDraft make;
};

[[nodiscard]] DraftForm receive_form();
[[nodiscard]] DraftForm open_form();
[[nodiscard]] DraftForm draw_form();
[[nodiscard]] DraftForm outcome_form();
[[nodiscard]] DraftForm waste_held_form();
[[nodiscard]] DraftForm waste_form();
[[nodiscard]] DraftForm waste_unwitnessed_form();
[[nodiscard]] DraftForm finish_form();
[[nodiscard]] DraftForm breakage_form();

// Name, address, birth date and chart number of --patient-..., each a disclosure.
[[nodiscard]] std::vector<Option> patient_options();
[[nodiscard]] std::vector<operations::DisclosedText> patient_texts(const Arguments& arguments);

}  // namespace vialog::cli
