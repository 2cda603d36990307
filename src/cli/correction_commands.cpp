// SPDX-License-Identifier: Apache-2.0
// Commands that set an entry right: a correction restates it, a void takes it back. Neither removes it.
#include "cli/commands.h"
#include "cli/recording.h"
#include "cli/restating.h"
#include "domain/postings.h"

#include <fmt/format.h>

namespace vialog::cli {

namespace {

constexpr const char* group = "Corrections";

struct Corrected {
    domain::Ref ref;
    domain::Entry original;
    domain::Event event;  // as it stands after earlier corrections
};

Corrected corrected_entry(const Arguments& arguments, const operations::Session& session) {
    const store::Store& store = session.store();
    Corrected corrected{.ref = ref_to(store, arguments.one("ENTRY")), .original = {}, .event = {}};
    const auto original = store.entry(corrected.ref.seq);
    const auto in_force = domain::in_force(corrected.ref.seq, store.state().entry_at);
    if (!original || !in_force) {
        throw UsageError(fmt::format("entry {} says nothing that could be corrected any more",
                                     arguments.one("ENTRY")));
    }
    corrected.original = original->entry;
    corrected.event = in_force->event;
    return corrected;
}

// Whoever signed the entry takes part, or it is said why not.
domain::SignerAbsence absence_of(const Arguments& arguments, const domain::State& state,
                                 const domain::Entry& original,
                                 const std::vector<domain::PersonId>& people) {
    if (arguments.has("original-signer")) {
        return arguments.word<domain::SignerAbsence>("original-signer");
    }
    const domain::KeyRow* key = state.keys.find(original.signers.front().key);
    for (const domain::PersonId& person : people) {
        if (key != nullptr && key->person == person) {
            return domain::SignerAbsence::TookPart;
        }
    }
    throw UsageError(
        fmt::format("{} signed that entry and does not sign this one; say why with "
                    "--original-signer left, ill, "
                    "off_duty or other",
                    key != nullptr && key->person ? key->person->text() : "somebody else"));
}

ExitCode record_as(const Arguments& arguments, Terminal& terminal, operations::Session& session,
                   const Draft& draft, domain::Role first,
                   const std::vector<domain::PersonId>& people) {
    operations::Statement statement = statement_of(arguments, draft);
    const auto consents = ask_all(arguments, terminal, session, people);
    if (consents.size() != people.size()) {
        return ExitCode::Refused;
    }
    statement.signers = {{first, consents[0].get()}, {domain::Role::Witness, consents[1].get()}};
    return answer(arguments, terminal, operations::record(session, statement));
}

std::vector<domain::PersonId> two_people(const Arguments& arguments) {
    return {arguments.read("by", domain::PersonId::parse),
            arguments.read("witness", domain::PersonId::parse)};
}

ExitCode run_correct(const Arguments& arguments, Terminal& terminal) {
    operations::Session session = open_session(arguments, terminal, store::Access::ReadWrite);
    const Corrected corrected = corrected_entry(arguments, session);
    const auto people = two_people(arguments);
    Draft draft = restate(corrected.event, arguments, session);
    const auto restated = domain::to_restatable(draft.event);
    base::ensures(restated.has_value(), "a restated event is of a kind that may be corrected");
    draft.event = domain::EntryCorrected{
        .entry = corrected.ref,
        .reason = arguments.word<domain::CorrectionReason>("because"),
        .signer = absence_of(arguments, session.store().state(), corrected.original, people),
        .restated = *restated};
    // A correction is signed in the first role of what it restates: people are the registrant's to record.
    const bool governed = domain::kind_of(corrected.event) == domain::Kind::Person;
    return record_as(arguments, terminal, session, draft,
                     governed ? domain::Role::Registrant : domain::Role::Operator, people);
}

ExitCode run_void(const Arguments& arguments, Terminal& terminal) {
    operations::Session session = open_session(arguments, terminal, store::Access::ReadWrite);
    const Corrected corrected = corrected_entry(arguments, session);
    const auto people = two_people(arguments);
    const Draft draft{
        .event = domain::EntryVoided{
            .entry = corrected.ref,
            .reason = arguments.word<domain::CorrectionReason>("because"),
            .signer = absence_of(arguments, session.store().state(), corrected.original, people)}};
    return record_as(arguments, terminal, session, draft, domain::Role::Operator, people);
}

std::vector<Option> correcting_options(const std::vector<Option>& more) {
    std::vector<Option> options = recording_options(by_operator_and_witness());
    options.insert(options.begin() + 1, {"ENTRY", Takes::Required, "number of the entry"});
    options.push_back({"because", Takes::Required,
                       "typing_error, misread, wrong_patient, wrong_container, wrong_product, "
                       "entered_twice, did_not_happen, other"});
    options.push_back({"original-signer", Takes::Optional,
                       "where she does not sign: left, ill, off_duty, other"});
    options.insert(options.end(), more.begin(), more.end());
    return options;
}

}  // namespace

std::vector<Command> correction_commands() {
    return {{.name = "correct",
             .group = group,
             .summary = "Say an entry again, with the options of its kind; what is not given stays",
             .options = correcting_options(restating_options()),
             .run = run_correct},
            {.name = "void",
             .group = group,
             .summary = "Take an entry back that should not have been made",
             .options = correcting_options({}),
             .run = run_void}};
}

}  // namespace vialog::cli
