// SPDX-License-Identifier: Apache-2.0
// The verifier's command line. All trust comes in here: the pin and the checkpoints of its user.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::verify {

enum class Form { Text, Json };
enum class Loudness { Normal, Quiet };
enum class Wish { Verify, ShowHelp, ShowVersion };

struct Arguments {
    Wish wish = Wish::Verify;
    std::filesystem::path bundle;
    std::optional<base::Digest> pin;
    std::vector<std::filesystem::path> priors;
    Form form = Form::Text;
    Loudness loudness = Loudness::Normal;
    std::optional<int> threads;  // nothing: as many as the machine has
};

// Without the program's own name. The error says what to write instead.
[[nodiscard]] base::Result<Arguments, std::string> parse_arguments(
    const std::vector<std::string_view>& words);

extern const std::string_view help_text;

}  // namespace vialog::verify
