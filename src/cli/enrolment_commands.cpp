// SPDX-License-Identifier: Apache-2.0
// Commands for keys in the journal: enrolled, revoked, the checkpoint key changed.
#include "cli/commands.h"
#include "cli/key_access.h"
#include "cli/recording.h"
#include "journal/note.h"
#include "operations/change_log_key.h"
#include "operations/enrol.h"
#include "operations/held_key.h"
#include "operations/private_file.h"
#include "operations/revoke.h"

#include <fmt/format.h>

namespace vialog::cli {

namespace {

constexpr const char* group = "People, keys and policy";

crypto::KeyFileContents open_new_key(const Arguments& arguments, Terminal& terminal,
                                     const std::string& name) {
    const std::string& path = arguments.one("key-file");
    const std::string text = operations::read_small_file(path);
    std::string passphrase = ask_passphrase(arguments, terminal, "the new key");
    auto contents = crypto::open_key_file(text, passphrase);
    base::wipe(passphrase);
    if (!contents) {
        const std::string why = contents.error().what + "; " + contents.error().remedy;
        if (contents.error().problem == crypto::KeyFileProblem::Malformed) {
            refuse_key_file("--key-file", path, text, why);
        }
        throw UsageError(fmt::format("--key-file {}: {}", path, why));
    }
    if (contents->name != name) {
        throw UsageError(
            fmt::format("--key-file {}: the key is {}, not {}; have one made for this "
                        "person and this journal",
                        path, contents->name, name));
    }
    return std::move(*contents);
}

ExitCode run_key_add(const Arguments& arguments, Terminal& terminal) {
    operations::Session session = open_session(arguments, terminal, store::Access::ReadWrite);
    const domain::State& state = session.store().state();
    const auto person = arguments.read("person", domain::PersonId::parse);
    std::vector<domain::PersonId> people = {arguments.read("by", domain::PersonId::parse),
                                            arguments.read("witness", domain::PersonId::parse)};
    const auto further = operations::further_signer(state, person, people[0], people[1]);
    if (further == operations::FurtherSigner::EarlierKey) {
        people.push_back(person);
    } else if (further == operations::FurtherSigner::SecondWitness) {
        if (!arguments.has("second-witness")) {
            throw UsageError(
                fmt::format("{} has no key in force any more: a second witness signs "
                            "in its place; name her with --second-witness",
                            person.text()));
        }
        people.push_back(arguments.read("second-witness", domain::PersonId::parse));
    }
    std::optional<domain::KeyId> replaces;
    if (const auto text = arguments.maybe("replaces")) {
        replaces = key_named(state, *text);
    }
    const auto contents = open_new_key(arguments, terminal,
                                       journal::person_key_name(session.identity().origin, person));
    operations::HeldKeyConsent new_key(contents.signing_key, person, session.random());
    const auto consents = ask_all(arguments, terminal, session, people);
    if (consents.size() != people.size()) {
        return ExitCode::Refused;
    }
    return answer(
        arguments, terminal,
        operations::enrol(session,
                          {.person = person,
                           .box = contents.box_key.public_key(),
                           .replaces = replaces,
                           .registrant = consents[0].get(),
                           .witness = consents[1].get(),
                           .new_key = &new_key,
                           .further = further,
                           .further_consent = consents.size() == 3 ? consents[2].get() : nullptr}));
}

domain::KeyId revoked_key(const Arguments& arguments, const domain::State& state) {
    if (const auto key = arguments.maybe("key")) {
        return key_named(state, *key);
    }
    const auto person = arguments.read("person", domain::PersonId::parse);
    std::vector<domain::KeyId> keys;
    state.keys.for_each([&](const domain::KeyId& id, const domain::KeyRow& row) {
        if (row.person == person && !row.revoked && !row.root) {
            keys.push_back(id);
        }
    });
    if (keys.size() != 1) {
        throw UsageError(fmt::format("{} has {} keys in force; name the key with --key",
                                     person.text(), keys.size()));
    }
    return keys.front();
}

ExitCode run_key_revoke(const Arguments& arguments, Terminal& terminal) {
    operations::Session session = open_session(arguments, terminal, store::Access::ReadWrite);
    operations::Revocation revocation{
        .entry = {.key = revoked_key(arguments, session.store().state()),
                  .reason = arguments.word<domain::RevocationReason>("reason"),
                  .suspect_from = {}},
        .signers = {}};
    if (const auto from = arguments.whole_number_maybe("suspect-from")) {
        revocation.entry.suspect_from = domain::EntryNumber(*from);
    }
    std::vector<domain::PersonId> people = {arguments.read("by", domain::PersonId::parse)};
    std::vector<domain::Role> roles = {domain::Role::Subject};
    if (const auto witness = arguments.read_maybe("witness", domain::PersonId::parse)) {
        people.push_back(*witness);
        roles = {domain::Role::Registrant, domain::Role::Witness};
    }
    const auto consents = ask_all(arguments, terminal, session, people);
    if (consents.size() != people.size()) {
        return ExitCode::Refused;
    }
    for (std::size_t i = 0; i < consents.size(); ++i) {
        revocation.signers.emplace_back(roles[i], consents[i].get());
    }
    return answer(arguments, terminal, operations::revoke(session, revocation));
}

ExitCode run_log_key(const Arguments& arguments, Terminal& terminal) {
    operations::Session session = open_session(arguments, terminal, store::Access::ReadWrite);
    const auto consents =
        ask_all(arguments, terminal, session, {arguments.read("by", domain::PersonId::parse)});
    if (consents.empty()) {
        return ExitCode::Refused;
    }
    return answer(arguments, terminal, operations::change_log_key(session, *consents.front()));
}

Command of(std::string name, std::string summary, std::vector<Option> more,
           ExitCode (*run)(const Arguments&, Terminal&)) {
    std::vector<Option> options = session_options();
    options.insert(options.end(), more.begin(), more.end());
    return {.name = std::move(name),
            .group = group,
            .summary = std::move(summary),
            .options = std::move(options),
            .run = run};
}

}  // namespace

std::vector<Command> enrolment_commands() {
    return {of("key-add", "A person's new key: she opens it here with its passphrase",
               {{"person", Takes::Required, "whose key it is"},
                {"key-file", Takes::Required, "the new key file"},
                {"passphrase-fd", Takes::Optional, "read its passphrase from this descriptor"},
                {"by", Takes::Required, "who signs for the registrant"},
                {"witness", Takes::Required, "who witnesses"},
                {"second-witness", Takes::Optional, "where she has no earlier key to sign with"},
                {"replaces", Takes::Optional, "fingerprint of the key in whose place it comes"}},
               run_key_add),
            of("key-revoke", "A key that signs no more from here on",
               {{"person", Takes::Optional, "whose only key"},
                {"key", Takes::Optional, "fingerprint, or at least its first 8 digits"},
                {"reason", Takes::Required, "left, lost, compromised, superseded"},
                {"suspect-from", Takes::Optional, "first entry that somebody else may have signed"},
                {"by", Takes::Required, "who signs for the registrant; or the owner, alone"},
                {"witness", Takes::Optional, "who witnesses; absent where the owner revokes"}},
               run_key_revoke),
            of("log-key", "A new checkpoint key for the journal",
               {{"by", Takes::Required, "who signs for the registrant"}}, run_log_key)};
}

}  // namespace vialog::cli
