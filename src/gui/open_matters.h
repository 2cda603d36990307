// SPDX-License-Identifier: Apache-2.0
// What is still open at the end of a day, each with the screen that deals with it.
#pragma once

#include "gui/desk.h"

#include <string>
#include <vector>

namespace vialog::gui {

struct OpenMatter {
    std::string what;   // "Infusion of entry 45"
    std::string state;  // "0.200 mL without an outcome"
    std::string age;    // "3 h 5 min"
    std::string screen;
    std::string subject;
    bool named_in_close = false;  // the close entry itself says that it is open
};

// Infusions, held wastes, receipts awaiting their witness, counts not finished, cases: in the order of their urgency.
[[nodiscard]] std::vector<OpenMatter> open_matters(Desk& desk);

}  // namespace vialog::gui
