// SPDX-License-Identifier: Apache-2.0
// Checks texts before they are hashed or signed.
#include "gui/stored_texts.h"

#include "base/check.h"
#include "base/text.h"
#include "gui/catalogue.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>

namespace vialog::gui {

namespace {

std::optional<std::int64_t> number_in(std::string_view text) {
    std::int64_t number = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    return read.ec == std::errc() && read.ptr == end ? std::optional(number) : std::nullopt;
}

}  // namespace

std::string to_stored(std::string_view text) {
    return base::to_nfc(text);
}

std::string sentence_of(const base::ParseError& error) {
    std::string sentence = error.remedy.empty() ? error.what : error.what + "; " + error.remedy;
    // Errors are written to stand within a line too; beside a field they stand alone.
    if (sentence.starts_with("the ")) {
        sentence.front() = 'T';
    }
    if (!sentence.empty() && std::isalnum(static_cast<unsigned char>(sentence.back())) != 0) {
        sentence += '.';
    }
    return sentence;
}

FieldCheck stored_text(std::size_t longest, MayBeEmpty may_be_empty) {
    return [longest, may_be_empty](std::string_view text) -> std::string {
        if (text.empty()) {
            return may_be_empty == MayBeEmpty::Yes
                       ? std::string()
                       : fmt::format(fmt::runtime(tr("Nothing stands here; at most {} bytes are "
                                                     "accepted.")),
                                     longest);
        }
        if (base::find_invalid_utf8(text)) {
            return tr("This is not readable text; type it anew.");
        }
        const std::string normal = to_stored(text);
        if (const auto checked = base::check_stored_text(normal); !checked) {
            return sentence_of(checked.error());
        }
        return normal.size() <= longest
                   ? std::string()
                   : fmt::format(fmt::runtime(tr("This has {} bytes; at most {} are accepted.")),
                                 normal.size(), longest);
    };
}

FieldCheck whole_number(std::int64_t least, std::int64_t most, MayBeEmpty may_be_empty) {
    return [=](std::string_view text) -> std::string {
        if (text.empty() && may_be_empty == MayBeEmpty::Yes) {
            return {};
        }
        const auto number = number_in(text);
        return number && *number >= least && *number <= most
                   ? std::string()
                   : fmt::format(fmt::runtime(tr("A whole number from {} to {} is accepted.")),
                                 least, most);
    };
}

std::int64_t to_number(std::string_view text) {
    const auto number = number_in(text);
    base::expects(number.has_value(), "the text has passed whole_number");
    return *number;
}

FieldCheck chosen(std::vector<Choice> choices) {
    return [choices = std::move(choices)](std::string_view text) -> std::string {
        const bool known = std::any_of(choices.begin(), choices.end(),
                                       [&](const Choice& choice) { return choice.key == text; });
        if (known) {
            return {};
        }
        std::string keys;
        for (const Choice& choice : choices) {
            keys += keys.empty() ? "" : ", ";
            keys += choice.key + " " + choice.label;
        }
        return fmt::format(fmt::runtime(tr("Press the key of one: {}.")), keys);
    };
}

}  // namespace vialog::gui
