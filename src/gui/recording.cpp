// SPDX-License-Identifier: Apache-2.0
// One statement into the journal.
#include "gui/recording.h"

#include "gui/guarded.h"

namespace vialog::gui {

std::optional<operations::Recorded> record(Desk& desk, const operations::Statement& statement,
                                           std::optional<Message>& message) {
    return record_by(
        desk, [&] { return operations::record(desk.session(), statement); }, message);
}

}  // namespace vialog::gui
