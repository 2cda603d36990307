// SPDX-License-Identifier: Apache-2.0
// The words that are stored, in the words that people read. Their own file, for whoever translates.
#pragma once

#include <string>
#include <string_view>

namespace vialog::gui {

// Empty where nobody has put it into words.
[[nodiscard]] std::string reading_of_code(std::string_view stored);
[[nodiscard]] std::string reading_of_kind(std::string_view stored);

}  // namespace vialog::gui
