// SPDX-License-Identifier: Apache-2.0
// What may stand in a stored text: valid UTF-8, Unicode NFC, nothing invisible that could mislead a
// reader.
#pragma once

#include "base/result.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace vialog::base {

// The byte at which `text` stops being well-formed UTF-8 (RFC 3629: no overlong form, no surrogate,
// no more than U+10FFFF).
[[nodiscard]] std::optional<std::size_t> find_invalid_utf8(std::string_view text);

// schemas/journal-format.md, JSON profile: NFC; none of U+0000-001F, 007F-009F, 2028, 2029, FEFF,
// the bidirectional controls 061C, 200E, 200F, 202A-202E, 2066-2069, no noncharacter. Pure ASCII
// takes a short way.
[[nodiscard]] Parsed<std::string_view> check_stored_text(std::string_view text);

// The NFC form of a text typed by a person or read from a file; the text must be valid UTF-8.
[[nodiscard]] std::string to_nfc(std::string_view text);

// For a console: everything but printable ASCII becomes \u{1F}-like escapes, so no text can drive
// the terminal.
[[nodiscard]] std::string escape_for_console(std::string_view text);

[[nodiscard]] bool is_ascii(std::string_view text);

}  // namespace vialog::base
