// SPDX-License-Identifier: Apache-2.0
// Asks for secrets and says which program the agent is.
#include "cli/key_access.h"

#include "base/bytes.h"
#include "base/text.h"
#include "cli/texts.h"
#include "operations/agent_start.h"
#include "operations/private_file.h"
#include "store/store_error.h"

#include <fmt/format.h>

#include <optional>

namespace vialog::cli {

namespace {

constexpr std::size_t least_fingerprint_digits = 8;

}  // namespace

std::string ask_passphrase(const Arguments& arguments, Terminal& terminal, std::string_view whose) {
    auto passphrase =
        terminal.secret(fmt::format("Passphrase of {}", whose), arguments.maybe("passphrase-fd"));
    if (!passphrase) {
        throw UsageError(fmt::format(
            "the passphrase of {} is to be had neither from a terminal nor from --passphrase-fd",
            whose));
    }
    return std::move(*passphrase);
}

std::string ask_new_secret(const Arguments& arguments, Terminal& terminal,
                           const std::string& option, const std::string& prompt) {
    const auto descriptor = arguments.maybe(option);
    auto secret = terminal.secret(prompt, descriptor);
    if (!secret) {
        throw UsageError(
            fmt::format("{}: to be had neither from a terminal nor from --{}", prompt, option));
    }
    if (!descriptor) {
        auto again = terminal.secret(prompt + ", again", descriptor);
        const bool same = again == secret;
        if (again) {
            base::wipe(*again);
        }
        if (!same) {
            base::wipe(*secret);
            throw UsageError("the two are not the same; begin again");
        }
    }
    return std::move(*secret);
}

crypto::KeyFileHeader key_file_header(const std::string& option, const std::string& path) {
    const std::string text = operations::read_small_file(path);
    auto header = crypto::read_key_file_header(text);
    if (!header) {
        refuse_key_file(option, path, text, header.error().what + "; " + header.error().remedy);
    }
    return std::move(*header);
}

void refuse_key_file(const std::string& option, const std::string& path, std::string_view text,
                     const std::string& why) {
    const std::string sentence = fmt::format("{} {}: {}", option, path, why);
    if (crypto::begins_as_key_file(text)) {
        throw store::StoreError(store::StoreErrorKind::Corrupt, 0, sentence);
    }
    throw UsageError(sentence);
}

std::shared_ptr<operations::Agent> agent_or_start(const std::string& journal) {
    return operations::agent_or_start(absolute_path(journal), "/proc/self/exe");
}

domain::KeyId key_named(const domain::State& state, const std::string& text) {
    constexpr std::string_view scheme = "sha256:";
    const std::string digits = text.starts_with(scheme) ? text.substr(scheme.size()) : text;
    std::optional<domain::KeyId> found;
    int matches = 0;
    state.keys.for_each([&](const domain::KeyId& id, const domain::KeyRow& /*row*/) {
        if (base::to_hex(id.digest).starts_with(digits)) {
            found = id;
            ++matches;
        }
    });
    if (digits.size() < least_fingerprint_digits || matches != 1) {
        throw UsageError(fmt::format(
            "\"{}\" is not the fingerprint of one registered key; give it as sha256:..., or at "
            "least its first {} digits",
            base::escape_for_console(text), least_fingerprint_digits));
    }
    return *found;
}

}  // namespace vialog::cli
