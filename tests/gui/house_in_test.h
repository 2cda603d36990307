// SPDX-License-Identifier: Apache-2.0
// What the tests of the house's screens share: a PIN typed, a key file written, the sums of a view.
#pragma once

#include "gui/desk_in_test.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace vialog::gui {

inline constexpr std::string_view test_passphrase = "four unusual words here";

// The PIN and Enter: seven keys.
[[nodiscard]] std::string pin_keys();
// A key file of that person, drawn from the key's name, cheap to open; its path.
[[nodiscard]] std::string write_key(DeskInTest& test, std::string_view key,
                                    std::string_view person);
// Whether one of the lines, facts or cells holds the text.
[[nodiscard]] bool tells(const ScreenView& view, std::string_view text);
[[nodiscard]] domain::ProductRecorded test_product();

}  // namespace vialog::gui
