// SPDX-License-Identifier: Apache-2.0
// The field into which a PIN is typed: asks for the consent, and keeps nothing of the PIN.
#pragma once

#include "gui/form.h"
#include "gui/signing.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace vialog::gui {

[[nodiscard]] FieldRule pin_rule(std::string id, std::string label);

// Of a PIN that is chosen now: whether it is long and odd enough.
[[nodiscard]] std::string problem_of_new_pin(std::string_view text);
// Of one that is held already: only that there is one. Its holder compares it, and counts the tries.
[[nodiscard]] std::string problem_of_typed_pin(std::string_view text);

// True where she whose place it is has consented: the field is taken and the focus moves on. Otherwise the field says why
// not. The message is set where the holder of the keys is gone. Either way the PIN is wiped.
[[nodiscard]] bool take_pin(Form& form, std::string_view field, Signing& signing, std::size_t place,
                            std::optional<Message>& message);

}  // namespace vialog::gui
