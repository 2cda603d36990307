// SPDX-License-Identifier: Apache-2.0
// Keys in the journal: enrolled with their owner's passphrase, revoked with a reason.
#include "gui/key_deeds.h"

#include "base/bytes.h"
#include "gui/catalogue.h"
#include "gui/key_files.h"
#include "gui/stored_texts.h"
#include "operations/enrol.h"
#include "operations/held_key.h"
#include "operations/make_key.h"
#include "operations/revoke.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace vialog::gui {

namespace {

using domain::Role;
using State = base::Result<operations::Statement, SignedForm::FieldProblem>;
using Problem = SignedForm::FieldProblem;

constexpr std::int64_t last_possible_entry = 1'000'000'000;

// The new key lies open while its form does, and no longer.
struct NewKey {
    std::string path;
    std::optional<crypto::KeyFileContents> contents;
    std::optional<operations::HeldKeyConsent> consent;

    void forget() {
        consent.reset();
        contents.reset();
        path.clear();
    }
};

bool is_new(const Form& form) {
    return problem_of_new_key_path(form.text("file")).empty();
}

std::string problem_of_file(std::string_view text) {
    return problem_of_new_key_path(text).empty() ? std::string() : problem_of_key_path(text);
}

void follow_file(Form& form, std::string_view field) {
    if (field != "file") {
        return;
    }
    const bool fresh = is_new(form);
    form.enable("again", fresh);
    form.say_follows("file", fresh ? tr("There is no such file yet: the key will be made there.")
                                   : std::string());
    form.say_hint("passphrase", fresh ? tr("At least 12 characters; four unusual words are good. "
                                           "The owner types it")
                                      : tr("The owner types it"));
    if (form.taken("file")) {
        static_cast<void>(form.enter("file"));
    }
}

// Opens the file, made before where it was not there. Made for nobody it is but a file.
std::optional<Problem> open_new_key(Desk& desk, const domain::PersonId& person, const Form& form,
                                    NewKey& key) {
    const std::string path = form.text("file");
    if (key.contents && key.path == path) {
        return std::nullopt;
    }
    key.forget();
    std::string passphrase = form.text("passphrase");
    const std::string name = desk.key_name(person);
    if (is_new(form)) {
        if (const auto checked = crypto::check_passphrase(passphrase); !checked) {
            base::wipe(passphrase);
            return Problem{"passphrase", sentence_of(checked.error())};
        }
        std::string again = form.text("again");
        const bool same = passphrase == again;
        base::wipe(again);
        if (!same) {
            base::wipe(passphrase);
            return Problem{"again", tr("The two are not the same; type the passphrase again.")};
        }
        static_cast<void>(operations::make_key(
            {.origin = desk.session().identity().origin, .person = person, .file = path},
            passphrase, desk.session().random()));
    }
    const auto file = read_key_file(path);
    if (!file) {
        base::wipe(passphrase);
        return Problem{"file", file.error()};
    }
    auto contents = crypto::open_key_file(file->text, passphrase);
    base::wipe(passphrase);
    if (!contents) {
        return Problem{"passphrase", sentence_of(contents.error())};
    }
    if (contents->name != name) {
        return Problem{"file", fmt::format(fmt::runtime(tr("This is the key {}, not {}; a key made "
                                                           "for this person and this journal is "
                                                           "accepted.")),
                                           contents->name, name)};
    }
    key.path = path;
    key.contents.emplace(std::move(*contents));
    key.consent.emplace(key.contents->signing_key, person, desk.session().random());
    return std::nullopt;
}

domain::KeyAdded added_key(const Desk& desk, const domain::PersonId& person, const NewKey& key) {
    const auto spki = key.contents->signing_key.public_key().spki();
    const auto box = key.contents->box_key.public_key();
    const base::ByteView box_bytes = box.bytes();
    domain::KeyAdded added{.person = person,
                           .key = {spki.begin(), spki.end()},
                           .box = {box_bytes.begin(), box_bytes.end()},
                           .store = domain::KeyStore::File,
                           .replaces = {}};
    const std::vector<KeyLine> before = keys_in_force(desk.state(), person);
    if (before.size() == 1) {
        added.replaces = before.front().id;
    }
    return added;
}

std::vector<std::string> tell_added(const Desk& desk, const domain::Event& event) {
    const auto& added = std::get<domain::KeyAdded>(event);
    std::vector<std::string> lines = {
        fmt::format(fmt::runtime(tr("Key of {}")), desk.name_of(added.person)),
        fingerprint_words(domain::key_id_of(added.key))};
    if (added.replaces) {
        lines.push_back(fmt::format(fmt::runtime(tr("in the place of {}, which stays in force "
                                                    "until it is revoked")),
                                    fingerprint_words(*added.replaces)));
    }
    return lines;
}

std::vector<FieldRule> key_file_fields() {
    return {{.field = {.id = "file",
                       .label = tr("Key file"),
                       .hint = tr("The whole path; where no file is, a new key is made")},
             .check = problem_of_file},
            {.field = {.id = "passphrase",
                       .label = tr("Passphrase of the new key"),
                       .kind = FieldKind::Secret,
                       .hint = tr("The owner types it")},
             .check = {}},
            {.field = {.id = "again",
                       .label = tr("The same passphrase again"),
                       .kind = FieldKind::Secret,
                       .enabled = false},
             .check = {}}};
}

base::Result<operations::Recorded, operations::Denial> enrol_now(
    Desk& desk, const domain::PersonId& person, const NewKey& key,
    const operations::Statement& statement) {
    const auto& signers = statement.signers;
    const bool further = signers.size() > 3;
    return operations::enrol(
        desk.session(),
        {.person = person,
         .box = key.contents->box_key.public_key(),
         .store = domain::KeyStore::File,
         .replaces = std::get<domain::KeyAdded>(statement.draft).replaces,
         .registrant = signers[0].second,
         .witness = signers[1].second,
         .new_key = signers[2].second,
         .further = !further                            ? operations::FurtherSigner::None
                    : signers[3].first == Role::Subject ? operations::FurtherSigner::EarlierKey
                                                        : operations::FurtherSigner::SecondWitness,
         .further_consent = further ? signers[3].second : nullptr});
}

std::vector<Choice> reason_choices() {
    return {{"L", tr("she has left")},
            {"T", tr("the key is lost")},
            {"C", tr("somebody else may have it")},
            {"S", tr("another key took its place")}};
}

domain::RevocationReason reason_of(std::string_view key) {
    return key == "T"   ? domain::RevocationReason::Lost
           : key == "C" ? domain::RevocationReason::Compromised
           : key == "S" ? domain::RevocationReason::Superseded
                        : domain::RevocationReason::Left;
}

// "1", "2" ...: the key in force that is meant, where there are several.
std::vector<Choice> key_choices(const std::vector<KeyLine>& keys) {
    std::vector<Choice> choices;
    for (const KeyLine& key : keys) {
        choices.push_back({fmt::format("{}", choices.size() + 1), fingerprint_words(key.id)});
    }
    return choices;
}

std::vector<FieldRule> revoke_fields(const std::vector<KeyLine>& keys) {
    std::vector<FieldRule> rules;
    if (keys.size() > 1) {
        rules.push_back({.field = {.id = "key",
                                   .label = tr("Which key"),
                                   .kind = FieldKind::Choice,
                                   .choices = key_choices(keys)},
                         .check = chosen(key_choices(keys))});
    }
    rules.push_back({.field = {.id = "reason",
                               .label = tr("Why"),
                               .kind = FieldKind::Choice,
                               .choices = reason_choices()},
                     .check = chosen(reason_choices())});
    rules.push_back({.field = {.id = "suspect_from",
                               .label = tr("First entry that somebody else may have signed"),
                               .hint = tr("Enter: none is in doubt")},
                     .check = whole_number(0, last_possible_entry, MayBeEmpty::Yes)});
    return rules;
}

}  // namespace

std::vector<KeyLine> keys_of(const domain::State& state, const domain::PersonId& person) {
    std::vector<KeyLine> keys;
    state.keys.for_each([&](const domain::KeyId& id, const domain::KeyRow& row) {
        if (row.person == person && !row.root) {
            keys.push_back({.id = id, .row = row});
        }
    });
    std::sort(keys.begin(), keys.end(),
              [](const KeyLine& a, const KeyLine& b) { return a.row.since < b.row.since; });
    return keys;
}

std::vector<KeyLine> keys_in_force(const domain::State& state, const domain::PersonId& person) {
    std::vector<KeyLine> keys = keys_of(state, person);
    std::erase_if(keys, [](const KeyLine& key) { return key.row.revoked.has_value(); });
    return keys;
}

std::string fingerprint_words(const domain::KeyId& key) {
    return "sha256:" + base::to_hex(key.digest);
}

SignedForm::Plan enrol_plan(Desk& desk, const domain::PersonId& person) {
    auto key = std::make_shared<NewKey>();
    SignedForm::Plan plan{
        .heading = fmt::format(fmt::runtime(tr("A new key of {}")), desk.name_of(person)),
        .fields = key_file_fields(),
        .roles = {Role::Registrant, Role::Witness},
        .state = {},
        .tell = [&desk](const domain::Event& event) { return tell_added(desk, event); }};
    plan.state = [&desk, person, key](const Form& form) -> State {
        if (auto problem = open_new_key(desk, person, form, *key)) {
            return tl::unexpected(std::move(*problem));
        }
        return operations::Statement{.draft = added_key(desk, person, *key)};
    };
    plan.changed = [key](Form& form, std::string_view field) {
        if (field == "passphrase" || field == "again") {
            key->forget();
        }
        follow_file(form, field);
    };
    plan.further =
        [&desk, person](
            const Form& /*form*/,
            const std::vector<domain::PersonId>& people) -> std::optional<SignedForm::Further> {
        switch (operations::further_signer(desk.state(), person, people.at(0), people.at(1))) {
            case operations::FurtherSigner::EarlierKey:
                return SignedForm::Further{.role = Role::Subject, .person = person};
            case operations::FurtherSigner::SecondWitness:
                return SignedForm::Further{.role = Role::Witness, .person = {}};
            case operations::FurtherSigner::None:
                break;
        }
        return std::nullopt;
    };
    plan.arrange = [key](SignedForm::Signers& signers) {
        signers.insert(signers.begin() + 2, {Role::Subject, &*key->consent});
    };
    plan.record = [&desk, person, key](const operations::Statement& statement) {
        return enrol_now(desk, person, *key, statement);
    };
    return plan;
}

SignedForm::Plan revoke_plan(Desk& desk, const domain::PersonId& person, RevokedBy by) {
    const std::vector<KeyLine> keys = keys_in_force(desk.state(), person);
    const bool alone = by == RevokedBy::OwnerAlone;
    SignedForm::Plan plan{
        .heading = fmt::format(fmt::runtime(tr("A key of {} signs no more")), desk.name_of(person)),
        .fields = revoke_fields(keys),
        .roles = alone ? std::vector{Role::Subject} : std::vector{Role::Registrant, Role::Witness},
        .state = {},
        .tell = [](const domain::Event& event) -> std::vector<std::string> {
            const auto& revoked = std::get<domain::KeyRevoked>(event);
            std::vector<std::string> lines = {
                fingerprint_words(revoked.key),
                tr("From here on it signs nothing and opens no newly sealed name.")};
            if (revoked.suspect_from) {
                lines.push_back(
                    fmt::format(fmt::runtime(tr("Entries of it from {} on need human judgement.")),
                                revoked.suspect_from->number()));
            }
            return lines;
        }};
    plan.state = [keys](const Form& form) -> State {
        const std::string which = form.text("key");
        const std::size_t index =
            which.empty() ? 0 : static_cast<std::size_t>(to_number(which) - 1);
        domain::KeyRevoked revoked{
            .key = keys.at(index).id, .reason = reason_of(form.text("reason")), .suspect_from = {}};
        if (const std::string from = form.text("suspect_from"); !from.empty()) {
            revoked.suspect_from = domain::EntryNumber(to_number(from));
        }
        return operations::Statement{.draft = revoked};
    };
    plan.record = [&desk](const operations::Statement& statement) {
        return operations::revoke(
            desk.session(),
            {.entry = std::get<domain::KeyRevoked>(statement.draft), .signers = statement.signers});
    };
    return plan;
}

}  // namespace vialog::gui
