// SPDX-License-Identifier: Apache-2.0
// The stop for our own bugs: one line to standard error, then abort.
#include "base/check.h"

#include <cstdlib>
#include <iostream>

namespace vialog::base {

void stop_for_bug(std::string_view kind, std::string_view meaning, std::string_view file,
                  int line) {
    std::cerr << "vialog: " << kind << " broken at " << file << ':' << line << ": " << meaning
              << std::endl;
    std::abort();
}

}  // namespace vialog::base
