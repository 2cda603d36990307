// SPDX-License-Identifier: Apache-2.0
// Commands for what makes the journal recognisable from outside: checkpoints, anchors, inspections, clocks.
#include "base/text.h"
#include "cli/commands.h"
#include "cli/recording.h"
#include "cli/texts.h"
#include "operations/checkpoint.h"
#include "operations/private_file.h"
#include "operations/receive_anchor.h"

#include <fmt/format.h>

namespace vialog::cli {

namespace {

constexpr const char* group = "Journal";

ExitCode run_checkpoint(const Arguments& arguments, Terminal& terminal) {
    operations::Session session = open_session(arguments, terminal, store::Access::ReadWrite);
    const auto consents =
        ask_all(arguments, terminal, session, {arguments.read("by", domain::PersonId::parse)});
    if (consents.empty()) {
        return ExitCode::Refused;
    }
    const auto given = operations::give_checkpoint(session, *consents.front());
    if (!given) {
        return deny(arguments, terminal, given.error());
    }
    if (arguments.has("json")) {
        base::Json json;
        json.set("size", given->size);
        json.set("root", base::to_hex(given->root));
        json.set("spoken", operations::spoken_root(given->root));
        json.set("note", given->note);
        terminal.print(json.print_indented());
        return ExitCode::Done;
    }
    // The note alone on standard output, so that it can be put into a file as it is.
    terminal.print(std::string_view(given->note).substr(0, given->note.size() - 1));
    terminal.note(fmt::format("{} entries, {}", given->size, operations::spoken_root(given->root)));
    return ExitCode::Done;
}

// The cosigner's line: the one named, or the only one that is not the journal's own.
const journal::SignatureLine& cosignature_of(const Arguments& arguments,
                                             const journal::SignedCheckpoint& checkpoint) {
    const auto cosigner = arguments.maybe("cosigner");
    const journal::SignatureLine* found = nullptr;
    int lines = 0;
    for (const journal::SignatureLine& line : checkpoint.lines) {
        const bool wanted =
            cosigner ? line.name == *cosigner : line.name != checkpoint.checkpoint.origin.text();
        if (wanted) {
            found = &line;
            ++lines;
        }
    }
    if (lines != 1) {
        throw UsageError(
            fmt::format("the checkpoint has {} such cosignatures; name the key of one "
                        "with --cosigner",
                        lines));
    }
    return *found;
}

ExitCode run_anchor(const Arguments& arguments, Terminal& terminal) {
    operations::Session session = open_session(arguments, terminal, store::Access::ReadWrite);
    const std::string& file = arguments.one("NOTE");
    const auto checkpoint = journal::parse_checkpoint(operations::read_small_file(file));
    if (!checkpoint) {
        return deny(arguments, terminal, operations::Denial(checkpoint.error()));
    }
    const journal::SignatureLine& line = cosignature_of(arguments, *checkpoint);
    const auto consents =
        ask_all(arguments, terminal, session, {arguments.read("by", domain::PersonId::parse)});
    if (consents.empty()) {
        return ExitCode::Refused;
    }
    return answer(arguments, terminal,
                  operations::receive_anchor(session, *consents.front(),
                                             {.checkpoint = checkpoint->checkpoint,
                                              .cosignature = line,
                                              .file = base::escape_for_console(file)}));
}

Draft make_inspection(const Arguments& arguments, operations::Session& /*session*/) {
    return {.event = domain::Inspected{.nonce = text_of(arguments, "nonce", longest_nonce)}};
}

Draft make_clock(const Arguments& arguments, operations::Session& /*session*/) {
    domain::ClockChanged event;
    event.cause = arguments.word_or("cause", domain::ClockCause::Corrected);
    return {.event = event};
}

Command of(std::string name, std::string summary, std::vector<Option> more,
           ExitCode (*run)(const Arguments&, Terminal&)) {
    std::vector<Option> options = session_options();
    options.insert(options.begin() + 1, more.begin(), more.end());
    options.push_back({"by", Takes::Required, "who signs as operator"});
    return {.name = std::move(name),
            .group = group,
            .summary = std::move(summary),
            .options = std::move(options),
            .run = run};
}

}  // namespace

std::vector<Command> evidence_commands() {
    return {of("checkpoint", "Sign and print what the journal is now, to be kept outside", {},
               run_checkpoint),
            of("anchor", "Take a cosignature or time stamp from outside into the journal",
               {{"NOTE", Takes::Required, "file with the checkpoint as it came back"},
                {"cosigner", Takes::Optional, "whose line, where the checkpoint has several"}},
               run_anchor),
            recording_command("inspection", group,
                              "An inspector's word, written so that the journal is seen to be live",
                              by_operator(), {{"nonce", Takes::Required, "as she dictates it"}},
                              make_inspection),
            recording_command(
                "clock", group, "The workstation's clock was changed", by_operator(),
                {{"cause", Takes::Optional, "corrected (if absent), suspended, daylight, unknown"}},
                make_clock)};
}

}  // namespace vialog::cli
