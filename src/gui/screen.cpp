// SPDX-License-Identifier: Apache-2.0
// What most screens have no answer to.
#include "gui/screen.h"

namespace vialog::gui {

void Screen::offer(std::string_view /*field*/, int /*step*/) {}

void Screen::choose(std::int64_t /*row*/) {}

void Screen::open(std::int64_t /*row*/) {}

void Screen::show(std::string_view /*subject*/) {}

}  // namespace vialog::gui
