// SPDX-License-Identifier: Apache-2.0
// Commands for what is bought, from whom, and what is on its way.
#include "cli/catalogue_drafts.h"
#include "cli/commands.h"

namespace vialog::cli {

std::vector<Command> catalogue_commands() {
    std::vector<Command> commands;
    for (DraftForm form : {product_form(), party_form(), shipment_form()}) {
        commands.push_back(recording_command(std::move(form.name), "Products and parties",
                                             std::move(form.summary), by_operator(),
                                             std::move(form.options), std::move(form.make)));
    }
    return commands;
}

}  // namespace vialog::cli
