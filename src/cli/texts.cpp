// SPDX-License-Identifier: Apache-2.0
// Checks texts before they are hashed or signed.
#include "cli/texts.h"

#include "base/text.h"

#include <fmt/format.h>

#include <filesystem>

namespace vialog::cli {

std::string stored_text(const std::string& option, const std::string& text, std::size_t longest) {
    if (const auto at = base::find_invalid_utf8(text)) {
        throw UsageError(
            fmt::format("--{}: byte {} is not UTF-8; give the text in UTF-8", option, *at + 1));
    }
    std::string normal = base::to_nfc(text);
    if (const auto checked = base::check_stored_text(normal); !checked) {
        Arguments::fail(option, normal, checked.error());
    }
    if (normal.empty() || normal.size() > longest) {
        throw UsageError(
            fmt::format("--{} has {} bytes; give 1 to {}", option, normal.size(), longest));
    }
    return normal;
}

std::string text_of(const Arguments& arguments, const std::string& option, std::size_t longest) {
    return stored_text(option, arguments.one(option), longest);
}

std::optional<std::string> text_maybe(const Arguments& arguments, const std::string& option,
                                      std::size_t longest) {
    const auto text = arguments.maybe(option);
    return text ? std::optional(stored_text(option, *text, longest)) : std::nullopt;
}

operations::DisclosedText disclosed_text(const Arguments& arguments, const std::string& option,
                                         const std::string& name) {
    return {.name = name, .value = text_of(arguments, option, longest_disclosed)};
}

std::string absolute_path(const std::string& path) {
    return std::filesystem::weakly_canonical(std::filesystem::absolute(path)).string();
}

}  // namespace vialog::cli
