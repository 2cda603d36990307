// SPDX-License-Identifier: Apache-2.0
// Opens what was named, audits it, and turns failures into exit codes.
#include "verify/run.h"

#include "base/text.h"
#include "journal/bundle.h"
#include "journal/journal_error.h"
#include "verify/arguments.h"
#include "verify/report_text.h"

#include <fmt/format.h>

#include <exception>
#include <fstream>
#include <iterator>
#include <utility>

namespace vialog::verify {

namespace {

std::string name_of(const std::filesystem::path& path) {
    const std::u8string text = path.generic_u8string();
    return {text.begin(), text.end()};
}

journal::PriorCheckpoint read_prior(const std::filesystem::path& file) {
    std::error_code failure;
    if (!std::filesystem::is_regular_file(file, failure)) {
        throw journal::JournalError(
            journal::JournalErrorKind::NotFound,
            "there is no file " + name_of(file) + "; name the checkpoint that you kept");
    }
    // One byte more than a checkpoint may have, so that a longer file is refused for its length.
    std::string text(static_cast<std::size_t>(journal::max_checkpoint_bytes) + 1, '\0');
    std::ifstream stream(file, std::ios::binary);
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (stream.bad() || (stream.fail() && !stream.eof())) {
        throw journal::JournalError(journal::JournalErrorKind::ReadFailed,
                                    "cannot read " + name_of(file));
    }
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return {.name = name_of(file.filename()), .text = std::move(text)};
}

journal::AuditReport audit_bundle(const Arguments& arguments, const Surroundings& surroundings) {
    journal::AuditOptions options;
    options.pin = arguments.pin;
    options.threads = arguments.threads.value_or(surroundings.processors);
    if (arguments.loudness == Loudness::Normal) {
        options.progress = surroundings.progress;
    }
    for (const std::filesystem::path& file : arguments.priors) {
        options.priors.push_back(read_prior(file));
    }
    const auto bundle = journal::BundleReader::open(journal::open_bundle_folder(arguments.bundle));
    if (!bundle) {
        return journal::report_refused(bundle.error());
    }
    return journal::audit(*bundle, options);
}

Outcome verify(const Arguments& arguments, const Surroundings& surroundings) {
    const journal::AuditReport report = audit_bundle(arguments, surroundings);
    Outcome outcome{.exit_code = report.exit_code(), .out = {}, .error = {}};
    if (arguments.form == Form::Json) {
        outcome.out = print_report_json(report);
    } else if (arguments.loudness == Loudness::Quiet) {
        outcome.out = verdict_line(report) + "\n";
    } else {
        outcome.out = print_report(report);
    }
    return outcome;
}

Outcome run_words(const std::vector<std::string_view>& words, const Surroundings& surroundings) {
    const auto arguments = parse_arguments(words);
    if (!arguments) {
        return {.exit_code = journal::exit_usage,
                .out = {},
                .error = fmt::format("vialog-verify: {}; see vialog-verify --help\n",
                                     base::escape_for_console(arguments.error()))};
    }
    switch (arguments->wish) {
        case Wish::ShowHelp:
            return {.exit_code = 0, .out = std::string(help_text), .error = {}};
        case Wish::ShowVersion:
            return {.exit_code = 0,
                    .out = fmt::format("vialog-verify {}\n", surroundings.version),
                    .error = {}};
        case Wish::Verify:
            break;
    }
    return verify(*arguments, surroundings);
}

int exit_code_of(journal::JournalErrorKind kind) {
    return kind == journal::JournalErrorKind::NotFound ? journal::exit_no_input : journal::exit_io;
}

Outcome failed(int exit_code, std::string_view what) {
    return {.exit_code = exit_code,
            .out = {},
            .error = fmt::format("vialog-verify: {}\nNO VERDICT ({})\n",
                                 base::escape_for_console(what), exit_code)};
}

}  // namespace

Outcome run(const std::vector<std::string_view>& words, const Surroundings& surroundings) noexcept {
    Outcome outcome{.exit_code = journal::exit_internal, .out = {}, .error = {}};
    try {
        try {
            outcome = run_words(words, surroundings);
        } catch (const journal::JournalError& failure) {
            outcome = failed(exit_code_of(failure.kind()), failure.what());
        } catch (const std::exception& failure) {
            outcome = failed(journal::exit_internal, failure.what());
        }
    } catch (...) {
        // Not even memory for a message is left, or somebody threw what is no exception.
        outcome.exit_code = journal::exit_internal;
    }
    return outcome;
}

}  // namespace vialog::verify
