// SPDX-License-Identifier: Apache-2.0
// Opens the journal, asks for the PINs, records, answers.
#include "cli/recording.h"

#include "crypto/random.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace vialog::cli {

namespace {

domain::StationId station_of(const Arguments& arguments, const domain::State& state) {
    if (const auto named = arguments.read_maybe("station", domain::StationId::parse)) {
        return *named;
    }
    std::vector<domain::StationId> stations;
    state.stations.for_each([&](const domain::StationId& id, const domain::StationRow& /*row*/) {
        stations.push_back(id);
    });
    if (stations.size() != 1) {
        throw UsageError(
            "this journal has several workstations; say with --station which one this is");
    }
    return stations.front();
}

base::LocalInstant read_occurred(const std::string& text) {
    return Arguments::parse_or_fail("occurred", text, base::parse_local);
}

ExitCode run_recording(const std::vector<SignerOption>& signers, const MakeDraft& make_draft,
                       const Arguments& arguments, Terminal& terminal) {
    operations::Session session = open_session(arguments, terminal, store::Access::ReadWrite);
    const Draft draft = make_draft(arguments, session);
    operations::Statement statement = statement_of(arguments, draft);
    std::vector<domain::PersonId> people;
    std::vector<domain::Role> roles;
    for (const SignerOption& signer : signers) {
        if (const auto person = arguments.read_maybe(signer.option, domain::PersonId::parse)) {
            people.push_back(*person);
            roles.push_back(signer.role);
        } else if (signer.required) {
            throw UsageError(fmt::format("--{} is missing: say who signs as {}", signer.option,
                                         domain::word_of(signer.role)));
        }
    }
    const auto consents = ask_all(arguments, terminal, session, people);
    if (consents.size() != people.size()) {
        return ExitCode::Refused;
    }
    for (std::size_t i = 0; i < consents.size(); ++i) {
        statement.signers.emplace_back(roles[i], consents[i].get());
    }
    return answer(arguments, terminal, operations::record(session, statement));
}

}  // namespace

operations::Statement statement_of(const Arguments& arguments, const Draft& draft) {
    operations::Statement statement{.draft = draft.event, .disclosed = draft.disclosed};
    statement.intent = arguments.has("done") ? domain::Intent::Done : domain::Intent::Intended;
    if (const auto occurred = arguments.maybe("occurred")) {
        statement.occurred = read_occurred(*occurred);
    }
    if (arguments.has("late")) {
        statement.late = arguments.word<domain::LateReason>("late");
    }
    for (const std::string& code : arguments.all("irregular")) {
        statement.irregular.push_back(
            Arguments::word_or_fail<domain::Irregularity>("irregular", code));
    }
    return statement;
}

std::filesystem::path marks_folder() {
    const char* state = std::getenv("XDG_STATE_HOME");
    if (state != nullptr && *state != '\0') {
        return std::filesystem::path(state) / "vialog";
    }
    const char* home = std::getenv("HOME");
    return home == nullptr ? std::filesystem::path()
                           : std::filesystem::path(home) / ".local" / "state" / "vialog";
}

base::Json json_of(const operations::Recorded& recorded) {
    base::Json json;
    json.set("entry", recorded.ref.seq.number());
    json.set("kind", domain::word_of(domain::kind_of(recorded.entry.event)));
    json.set("leaf", base::to_hex(recorded.ref.leaf));
    json.set("occurred", base::print_local(recorded.entry.moment.occurred));
    base::Json irregular = base::Json::array();
    for (const domain::Irregularity code : recorded.entry.irregular) {
        irregular.push(domain::word_of(code));
    }
    json.set("irregular", std::move(irregular));
    return json;
}

std::vector<SignerOption> by_operator() {
    return {{.option = "by", .role = domain::Role::Operator}};
}

std::vector<SignerOption> by_operator_and_witness() {
    return {{.option = "by", .role = domain::Role::Operator},
            {.option = "witness", .role = domain::Role::Witness}};
}

std::vector<SignerOption> by_registrant_and_witness() {
    return {{.option = "by", .role = domain::Role::Registrant},
            {.option = "witness", .role = domain::Role::Witness}};
}

std::vector<Option> session_options() {
    return {{"JOURNAL", Takes::Required, "the journal's file"},
            {"station", Takes::Optional, "this workstation, where the journal has several"},
            {"pin-fd", Takes::Optional, "read the PINs from this file descriptor, a line each"},
            {"json", Takes::Flag, "answer in JSON"}};
}

std::vector<Option> recording_options(const std::vector<SignerOption>& signers) {
    std::vector<Option> all = session_options();
    for (const SignerOption& signer : signers) {
        all.push_back({signer.option, signer.required ? Takes::Required : Takes::Optional,
                       fmt::format("who signs as {}", domain::word_of(signer.role))});
    }
    all.push_back({"occurred", Takes::Optional,
                   "when it happened, 2026-01-12T08:30:00-07:00; now if absent"});
    all.push_back({"late", Takes::Optional, "why it is recorded late"});
    all.push_back(
        {"done", Takes::Flag, "it has been done already: record it though it was improper"});
    all.push_back(
        {"irregular", Takes::Many, "what was improper about it, beyond what the rules find"});
    return all;
}

Command recording_command(std::string name, std::string group, std::string summary,
                          std::vector<SignerOption> signers, std::vector<Option> options,
                          MakeDraft make_draft) {
    std::vector<Option> all = recording_options(signers);
    all.insert(all.end(), options.begin(), options.end());
    return {.name = std::move(name),
            .group = std::move(group),
            .summary = std::move(summary),
            .options = std::move(all),
            .run = [signers = std::move(signers), make_draft = std::move(make_draft)](
                       const Arguments& arguments, Terminal& terminal) {
                return run_recording(signers, make_draft, arguments, terminal);
            }};
}

operations::Session open_session(const Arguments& arguments, Terminal& terminal,
                                 store::Access access) {
    store::Store store = store::Store::open({.path = arguments.one("JOURNAL"),
                                             .access = access,
                                             .marks = marks_folder(),
                                             .vfs = {},
                                             .unsettled = warn_on(terminal)});
    const domain::StationId station = access == store::Access::ReadWrite
                                          ? station_of(arguments, store.state())
                                          : domain::StationId();
    const domain::TimeZoneName zone =
        store.state().zone.value_or(domain::TimeZoneName::parse("UTC").value());
    return {std::move(store), station, std::make_unique<operations::SystemClock>(zone),
            std::make_unique<crypto::SystemRandom>()};
}

std::function<void(const std::string&)> warn_on(Terminal& terminal) {
    return [&terminal](const std::string& sentence) {
        terminal.complain("warning: what was recorded stays recorded, but " + sentence);
    };
}

std::vector<std::unique_ptr<operations::Consent>> ask_all(
    const Arguments& arguments, Terminal& terminal, operations::Session& session,
    const std::vector<domain::PersonId>& people) {
    const auto agent =
        operations::Agent::connect(operations::agent_socket(arguments.one("JOURNAL")));
    std::vector<std::unique_ptr<operations::Consent>> consents;
    for (const domain::PersonId& person : people) {
        const std::string name = session.identity().origin.text() + "/u/" + person.text();
        const auto pin =
            terminal.secret(fmt::format("PIN of {}", person.text()), arguments.maybe("pin-fd"));
        if (!pin) {
            throw UsageError(
                fmt::format("the PIN of {} is to be had neither from a terminal nor from --pin-fd",
                            person.text()));
        }
        auto consent = operations::ask_consent(agent, name, *pin);
        if (!consent) {
            static_cast<void>(deny(arguments, terminal, operations::Denial(consent.error())));
            return {};
        }
        consents.push_back(std::move(*consent));
    }
    return consents;
}

ExitCode answer(const Arguments& arguments, Terminal& terminal,
                const base::Result<operations::Recorded, operations::Denial>& result) {
    if (!result) {
        return deny(arguments, terminal, result.error());
    }
    if (arguments.has("json")) {
        terminal.print(json_of(*result).print_indented());
        return ExitCode::Done;
    }
    std::string irregular;
    for (const domain::Irregularity code : result->entry.irregular) {
        irregular += irregular.empty() ? "; irregular: " : ", ";
        irregular += domain::word_of(code);
    }
    terminal.print(fmt::format("entry {} {} recorded{}", result->ref.seq.number(),
                               domain::word_of(domain::kind_of(result->entry.event)), irregular));
    return ExitCode::Done;
}

ExitCode deny(const Arguments& arguments, Terminal& terminal, const operations::Denial& denial) {
    const operations::Explanation words = operations::explain(denial);
    if (arguments.has("json")) {
        base::Json json;
        if (const auto* refusal = std::get_if<domain::Refusal>(&denial)) {
            json.set("refused", refusal->rule);
        } else {
            json.set("refused", "not-signed");
        }
        json.set("what", words.what);
        json.set("remedy", words.remedy);
        terminal.print(json.print_indented());
    }
    terminal.complain(words.what + " " + words.remedy);
    return ExitCode::Refused;
}

}  // namespace vialog::cli
