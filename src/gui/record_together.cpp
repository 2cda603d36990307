// SPDX-License-Identifier: Apache-2.0
// One transaction, with the same answers as a single entry's.
#include "gui/record_together.h"

#include "gui/catalogue.h"
#include "gui/guarded.h"
#include "gui/signing.h"

namespace vialog::gui {

std::optional<std::vector<operations::Recorded>> record_together(
    Desk& desk, const operations::NextStatement& next, std::optional<Message>& message) {
    std::optional<std::vector<operations::Recorded>> done;
    std::optional<Message> said;
    auto failed = failure_of([&] {
        auto recorded = operations::record_all(desk.session(), next);
        if (!recorded) {
            said = message_of(desk, recorded.error());
        } else if (recorded->empty()) {
            said = message_of(desk, operations::Denial(operations::FiguresChanged{}));
        } else {
            done = std::move(*recorded);
        }
    });
    message = failed ? std::move(failed) : std::move(said);
    return done;
}

}  // namespace vialog::gui
