// SPDX-License-Identifier: Apache-2.0
// Commands for the journal as a whole: taken from paper, handed over, verified, its book made anew.
#include "base/text.h"
#include "cli/commands.h"
#include "cli/recording.h"
#include "operations/export_bundle.h"
#include "operations/transcribe.h"
#include "operations/verify_journal.h"
#include "store/book_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <system_error>
#include <thread>

namespace vialog::cli {

namespace {

constexpr const char* group = "Journal";

ExitCode fail_transcription(const Arguments& arguments, Terminal& terminal,
                            const operations::TranscriptionFailure& failure) {
    if (const auto* denial = std::get_if<operations::Denial>(&failure)) {
        return deny(arguments, terminal, *denial);
    }
    if (arguments.has("json")) {
        operations::TranscriptionReport report;
        report.refused = std::get<std::vector<exchange::LineRefusal>>(failure);
        terminal.print(operations::to_json(report).print_indented());
    }
    terminal.complain(operations::print_failure(failure));
    return ExitCode::Refused;
}

ExitCode run_transcribe(const Arguments& arguments, Terminal& terminal) {
    const std::filesystem::path folder(arguments.one("FOLDER"));
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error)) {
        terminal.complain(base::escape_for_console(folder.string()) +
                          ": there is no such folder; name the one in which receipts.csv, "
                          "infusions.csv and the others lie\n");
        return ExitCode::WorldFailed;
    }
    operations::Session session = open_session(arguments, terminal, store::Access::ReadWrite);
    const auto by = arguments.read("by", domain::PersonId::parse);
    const auto checker = arguments.read("checker", domain::PersonId::parse);
    std::vector<std::unique_ptr<operations::Consent>> consents;
    if (!arguments.has("preview")) {
        consents = ask_all(arguments, terminal, session, {by, checker});
        if (consents.size() != 2) {
            return ExitCode::Refused;
        }
    }
    const auto result = arguments.has("preview")
                            ? operations::preview_transcription(session, folder, by, checker)
                            : operations::transcribe(session, folder, *consents[0], *consents[1]);
    if (!result) {
        return fail_transcription(arguments, terminal, result.error());
    }
    terminal.print(arguments.has("json") ? operations::to_json(*result).print_indented()
                                         : operations::print_report(*result));
    return result->is_whole() ? ExitCode::Done : ExitCode::Refused;
}

base::Json json_of(const operations::ExportedBundle& bundle) {
    base::Json json;
    json.set("entries", bundle.entries);
    json.set("root", base::to_hex(bundle.root));
    json.set("pin", base::to_hex(bundle.pin));
    json.set("disclosures", bundle.disclosures);
    return json;
}

ExitCode run_export(const Arguments& arguments, Terminal& terminal) {
    operations::Session session = open_session(arguments, terminal, store::Access::ReadWrite);
    const auto scope = arguments.word_or("disclosed", domain::DisclosureScope::None);
    if (scope == domain::DisclosureScope::Some) {
        throw UsageError(
            "--disclosed some: single identities are disclosed later, from a bundle "
            "with none; give none or all");
    }
    const operations::ExportWish wish{
        .folder = arguments.one("FOLDER"),
        .entry = {.to = arguments.one("to"),
                  .from = arguments.read("from", base::parse_date),
                  .until = arguments.read("until", base::parse_date),
                  .disclosed = scope,
                  .purpose = arguments.word_or("purpose", domain::ExportPurpose::Inspection)},
        .note_files = arguments.has("notes")};
    const auto consents =
        ask_all(arguments, terminal, session, {arguments.read("by", domain::PersonId::parse)});
    if (consents.empty()) {
        return ExitCode::Refused;
    }
    const bool watched = terminal.is_interactive();
    const auto bundle = operations::export_bundle(
        session, *consents.front(), wish, [&](std::int64_t done, std::int64_t size) {
            if (watched) {
                terminal.note(fmt::format("{} of {} entries", done, size));
            }
        });
    if (!bundle) {
        return deny(arguments, terminal, bundle.error());
    }
    if (arguments.has("json")) {
        terminal.print(json_of(*bundle).print_indented());
    } else {
        terminal.print(fmt::format("{} entries exported, {} identities disclosed\npin {}",
                                   bundle->entries, bundle->disclosures,
                                   base::to_hex(bundle->pin)));
    }
    return ExitCode::Done;
}

ExitCode run_verify(const Arguments& arguments, Terminal& terminal) {
    // No session: what is damaged has no state to work with.
    const store::Store store = store::Store::open({.path = arguments.one("JOURNAL"),
                                                   .access = store::Access::Examine,
                                                   .marks = {},
                                                   .vfs = {},
                                                   .unsettled = {}});
    const int threads = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    const operations::Verification result =
        operations::verify_journal(store, {.marks = marks_folder(), .threads = threads});
    if (arguments.has("json")) {
        base::Json json;
        base::Json list = base::Json::array();
        for (const std::string& finding : result.findings) {
            list.push(base::escape_for_console(finding));
        }
        json.set("size", result.size);
        json.set("verified", result.verified);
        json.set("findings", std::move(list));
        terminal.print(json.print_indented());
    } else {
        for (const std::string& finding : result.findings) {
            terminal.print(base::escape_for_console(finding));
        }
        terminal.print(fmt::format(
            "{}: {} entries, {} of them looked at with every signature. Only "
            "vialog-verify with a pin and a checkpoint from outside can tell more.",
            result.findings.empty() ? "nothing found" : "FOUND", result.size, result.verified));
    }
    return result.findings.empty() ? ExitCode::Done : ExitCode::Found;
}

ExitCode run_rebuild(const Arguments& arguments, Terminal& terminal) {
    // No session: whoever repairs the book has no state to work with yet.
    store::Store store = store::Store::open({.path = arguments.one("JOURNAL"),
                                             .access = store::Access::Repair,
                                             .marks = {},
                                             .vfs = {}});
    const auto tables = store::rebuild_book(store);
    base::Json list = base::Json::array();
    std::string names;
    for (const std::string& table : tables) {
        list.push(table);
        names += " " + table;
    }
    if (arguments.has("json")) {
        base::Json json;
        json.set("replaced", std::move(list));
        terminal.print(json.print_indented());
    } else {
        terminal.print(tables.empty() ? "the book was as the journal says, bit for bit"
                                      : "replaced:" + names);
    }
    return ExitCode::Done;
}

Draft make_transcription_end(const Arguments& /*arguments*/, operations::Session& /*session*/) {
    return {.event = domain::TranscriptionEnded{}};
}

std::vector<Option> with_session(std::vector<Option> more) {
    std::vector<Option> options = session_options();
    options.insert(options.begin() + 1, more.begin(), more.end());
    return options;
}

}  // namespace

std::vector<Command> journal_commands() {
    std::vector<Command> commands;
    commands.push_back(
        {.name = "transcribe",
         .group = group,
         .summary = "Take a folder of paper records; two people sign for what they have read",
         .options = with_session(
             {{"FOLDER", Takes::Required, "with clinic.json, receipts.csv ..."},
              {"by", Takes::Required, "who transcribes"},
              {"checker", Takes::Required, "who checks"},
              {"preview", Takes::Flag, "only say what would be taken; asks for no PIN"}}),
         .run = run_transcribe});
    commands.push_back(recording_command("transcription-end", group,
                                         "Nothing more is taken from paper, for ever",
                                         {{.option = "by", .role = domain::Role::Transcriber},
                                          {.option = "checker", .role = domain::Role::Checker}},
                                         {}, make_transcription_end));
    commands.push_back(
        {.name = "export",
         .group = group,
         .summary = "Write the journal as a folder that proves itself",
         .options =
             with_session({{"FOLDER", Takes::Required, "to be made"},
                           {"by", Takes::Required, "who exports"},
                           {"to", Takes::Required, "for which office"},
                           {"from", Takes::Required, "the period it is made for"},
                           {"until", Takes::Required, "its last day"},
                           {"disclosed", Takes::Optional, "none or all identities; none if absent"},
                           {"purpose", Takes::Optional, "inspection, audit, backup ..."},
                           {"notes", Takes::Flag, "also one file for each entry"}}),
         .run = run_export});
    commands.push_back({.name = "verify",
                        .group = group,
                        .summary = "Check the journal's file: signatures, chain, tree, book, and "
                                   "whether it is the newest",
                        .options = {{"JOURNAL", Takes::Required, "the journal's file"},
                                    {"json", Takes::Flag, "answer in JSON"}},
                        .run = run_verify});
    commands.push_back({.name = "rebuild",
                        .group = group,
                        .summary = "Make the book anew from the journal",
                        .options = session_options(),
                        .run = run_rebuild});
    return commands;
}

}  // namespace vialog::cli
