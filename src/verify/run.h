// SPDX-License-Identifier: Apache-2.0
// The verifier from its command line to its exit code.
#pragma once

#include "journal/audit.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::verify {

struct Surroundings {
    std::string_view version;
    int processors = 1;
    journal::AuditProgress progress;  // empty where nobody watches
};

struct Outcome {
    int exit_code = 0;
    std::string out;    // for standard output
    std::string error;  // for standard error
};

// Never throws: whatever goes wrong inside has an exit code of its own, and it is never 0.
[[nodiscard]] Outcome run(const std::vector<std::string_view>& words,
                          const Surroundings& surroundings) noexcept;

}  // namespace vialog::verify
