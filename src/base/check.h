// SPDX-License-Identifier: Apache-2.0
// Our own bugs stop the program at once, in release too; an open transaction is rolled back by its
// store.
#pragma once

#include <string_view>

namespace vialog::base {

// Writes one line to standard error and aborts. `kind` is "precondition" or "promise".
[[noreturn]] void stop_for_bug(std::string_view kind, std::string_view meaning,
                               std::string_view file, int line);

// What a caller must have seen to; `meaning` says it in words, without a user's text in it. The
// place is the caller's: clang 14 has these two builtins, but not std::source_location.
inline void expects(bool condition, std::string_view meaning, const char* file = __builtin_FILE(),
                    int line = __builtin_LINE()) {
    if (!condition) [[unlikely]] {
        stop_for_bug("precondition", meaning, file, line);
    }
}

// What this code promises; `meaning` says it in words, without a user's text in it.
inline void ensures(bool condition, std::string_view meaning, const char* file = __builtin_FILE(),
                    int line = __builtin_LINE()) {
    if (!condition) [[unlikely]] {
        stop_for_bug("promise", meaning, file, line);
    }
}

}  // namespace vialog::base
