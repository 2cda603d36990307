// SPDX-License-Identifier: Apache-2.0
// Every word of the window in one catalogue. xgettext --keyword=tr --keyword=tr_n:1,2 collects them.
#pragma once

#include <string>

namespace vialog::gui {

// The text in the user's language, UTF-8; the English one where there is no translation.
[[nodiscard]] std::string tr(const char* english);
// By number: tr_n("{} vial", "{} vials", 3) is the second, still with its place.
[[nodiscard]] std::string tr_n(const char* one, const char* many, long number);

}  // namespace vialog::gui
