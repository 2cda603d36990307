// SPDX-License-Identifier: Apache-2.0
// Commands for keys on this workstation: made, unlocked for a shift, locked. Nothing of this is recorded.
#include "base/text.h"
#include "cli/commands.h"
#include "cli/key_access.h"
#include "cli/recording.h"
#include "cli/texts.h"
#include "crypto/random.h"
#include "journal/note.h"
#include "operations/make_key.h"
#include "operations/private_file.h"

#include <fmt/format.h>

#include <chrono>
#include <filesystem>

namespace vialog::cli {

namespace {

constexpr const char* group = "Keys on this workstation";

crypto::KeyAlgorithm algorithm_of(const Arguments& arguments) {
    const std::string text = arguments.maybe("algorithm").value_or("ed25519");
    if (text == "ed25519") {
        return crypto::KeyAlgorithm::Ed25519;
    }
    if (text == "p256") {
        return crypto::KeyAlgorithm::EcdsaP256;
    }
    Arguments::fail_word("algorithm", text, "ed25519, p256");
}

ExitCode run_keygen(const Arguments& arguments, Terminal& terminal) {
    const operations::KeyWish wish{.origin = arguments.read("origin", domain::Origin::parse),
                                   .person = arguments.read("person", domain::PersonId::parse),
                                   .algorithm = algorithm_of(arguments),
                                   .file = arguments.one("out")};
    if (std::filesystem::exists(std::filesystem::symlink_status(wish.file))) {
        throw UsageError(
            fmt::format("--out: {} is there already; choose another name", wish.file.string()));
    }
    std::string passphrase =
        ask_new_secret(arguments, terminal, "passphrase-fd",
                       fmt::format("New passphrase for the key of {}", wish.person.text()));
    if (const auto checked = crypto::check_passphrase(passphrase); !checked) {
        base::wipe(passphrase);
        throw UsageError(fmt::format("{}; {}", checked.error().what, checked.error().remedy));
    }
    crypto::SystemRandom random;
    const operations::MadeKey made = operations::make_key(wish, passphrase, random);
    base::wipe(passphrase);
    if (arguments.has("json")) {
        base::Json json;
        json.set("name", made.name);
        json.set("file", wish.file.string());
        json.set("algorithm", crypto::algorithm_name(made.key.algorithm()));
        json.set("fingerprint", made.key.fingerprint_text());
        json.set("spki", base::to_base64(made.key.spki()));
        json.set("box", base::to_base64(made.box.bytes()));
        terminal.print(json.print_indented());
        return ExitCode::Done;
    }
    terminal.print(fmt::format("key of {} in {}", made.name, wish.file.string()));
    terminal.print(fmt::format("fingerprint {}", made.key.fingerprint_text()));
    return ExitCode::Done;
}

base::Json json_of(const operations::UnlockedKey& key) {
    base::Json json;
    json.set("name", key.name);
    json.set("fingerprint", "sha256:" + base::to_hex(key.key.digest));
    json.set("remaining_ms", std::int64_t{key.remaining.count()});
    json.set("attempts_left", std::int64_t{key.attempts_left});
    return json;
}

// Whoever may only witness gives her key up after one signature, unless the policy lets her keep it for a shift.
bool is_single_use(const std::string& journal, const domain::PersonId& person,
                   const std::string& name) {
    if (!std::filesystem::exists(journal)) {
        return false;
    }
    const store::Store store = store::Store::open(
        {.path = journal, .access = store::Access::ReadOnly, .marks = {}, .vfs = {}});
    const auto genesis = store.entry(domain::EntryNumber(0));
    if (genesis && journal::person_key_name(genesis->log, person) != name) {
        throw UsageError(
            fmt::format("the key is {}, and this journal is {}; unlock a key of this "
                        "journal",
                        name, genesis->log.text()));
    }
    const domain::PersonRow* row = store.state().people.find(person);
    return row != nullptr && row->functions == domain::bit(domain::Function::Witness) &&
           !store.state().policy.witness_shift;
}

operations::Shift shift_of(const Arguments& arguments) {
    operations::Shift shift;
    const auto within = [](const std::string& option, std::int64_t value, std::int64_t most) {
        if (value < 1 || value > most) {
            throw UsageError(fmt::format("--{} is 1 to {}", option, most));
        }
        return value;
    };
    if (const auto hours = arguments.whole_number_maybe("hours")) {
        constexpr std::int64_t most = operations::longest_shift.count() / 60;
        shift.length = std::chrono::hours(within("hours", *hours, most));
    }
    if (const auto minutes = arguments.whole_number_maybe("idle-minutes")) {
        constexpr std::int64_t most = operations::longest_shift.count();
        shift.idle = std::chrono::minutes(within("idle-minutes", *minutes, most));
    }
    return shift;
}

ExitCode run_unlock(const Arguments& arguments, Terminal& terminal) {
    const std::string& journal = arguments.one("JOURNAL");
    const std::string& path = arguments.one("KEYFILE");
    const std::string name = key_file_header("KEYFILE", path).name;
    const auto person = operations::person_of(name);
    if (!person) {
        throw UsageError(fmt::format("{} is not a key of a person: it is named {}", path, name));
    }
    operations::Shift shift = shift_of(arguments);
    shift.once = arguments.has("once") || is_single_use(journal, *person, name);
    std::string passphrase = ask_passphrase(arguments, terminal, name);
    std::string pin = ask_new_secret(arguments, terminal, "pin-fd",
                                     fmt::format("PIN of {} for this shift", person->text()));
    if (const auto problem = operations::KeyVault::check_pin(pin)) {
        throw UsageError(fmt::format("{}; {}", problem->what, problem->remedy));
    }
    const auto agent = agent_or_start(journal);
    const auto key = agent->unlock(operations::read_small_file(path), passphrase, pin, shift);
    base::wipe(passphrase);
    base::wipe(pin);
    if (!key) {
        if (arguments.has("json")) {
            base::Json json;
            json.set("refused", "not-unlocked");
            json.set("what", key.error().what);
            json.set("remedy", key.error().remedy);
            terminal.print(json.print_indented());
        }
        terminal.complain(fmt::format("{}; {}", key.error().what, key.error().remedy));
        return ExitCode::Refused;
    }
    if (arguments.has("json")) {
        terminal.print(json_of(*key).print_indented());
        return ExitCode::Done;
    }
    terminal.print(fmt::format(
        "{} unlocked {}, for at most {} h, given up after {} min without a signature", key->name,
        shift.once ? "for one signing" : "for a shift",
        std::chrono::duration_cast<std::chrono::hours>(shift.length).count(), shift.idle.count()));
    return ExitCode::Done;
}

std::shared_ptr<operations::Agent> agent_of(const Arguments& arguments) {
    return operations::Agent::connect(
        operations::agent_socket(absolute_path(arguments.one("JOURNAL"))));
}

ExitCode run_lock(const Arguments& arguments, Terminal& terminal) {
    const auto agent = agent_of(arguments);
    const auto person = arguments.read_maybe("person", domain::PersonId::parse);
    base::Json locked = base::Json::array();
    std::int64_t count = 0;
    if (agent != nullptr) {
        for (const operations::UnlockedKey& key : agent->list()) {
            if (!person || operations::person_of(key.name) == *person) {
                agent->lock(key.name);
                locked.push(key.name);
                ++count;
            }
        }
    }
    if (arguments.has("json")) {
        base::Json json;
        json.set("locked", std::move(locked));
        terminal.print(json.print_indented());
    } else {
        terminal.print(
            fmt::format("{} locked", count == 1 ? "1 key" : fmt::format("{} keys", count)));
    }
    return ExitCode::Done;
}

ExitCode run_status(const Arguments& arguments, Terminal& terminal) {
    const auto agent = agent_of(arguments);
    const auto keys = agent == nullptr ? std::vector<operations::UnlockedKey>() : agent->list();
    if (arguments.has("json")) {
        base::Json list = base::Json::array();
        for (const operations::UnlockedKey& key : keys) {
            list.push(json_of(key));
        }
        base::Json json;
        json.set("agent", agent != nullptr);
        json.set("keys", std::move(list));
        terminal.print(json.print_indented());
        return ExitCode::Done;
    }
    if (keys.empty()) {
        terminal.print("no key is unlocked on this workstation");
    }
    for (const operations::UnlockedKey& key : keys) {
        terminal.print(
            fmt::format("{}  {} min left  {} PIN attempts left", key.name,
                        std::chrono::duration_cast<std::chrono::minutes>(key.remaining).count(),
                        key.attempts_left));
    }
    return ExitCode::Done;
}

ExitCode run_agent(const Arguments& arguments, Terminal& /*terminal*/) {
    operations::SystemClock clock(domain::TimeZoneName::parse("UTC").value());
    crypto::SystemRandom random;
    operations::serve_agent(operations::agent_socket(arguments.one("JOURNAL")), clock, random);
    return ExitCode::Done;
}

ExitCode run_agent_stop(const Arguments& arguments, Terminal& terminal) {
    const auto agent = agent_of(arguments);
    if (agent != nullptr) {
        agent->stop();
    }
    if (arguments.has("json")) {
        base::Json json;
        json.set("stopped", agent != nullptr);
        terminal.print(json.print_indented());
    } else {
        terminal.print(agent == nullptr ? "no agent was there"
                                        : "every key locked, the agent ended");
    }
    return ExitCode::Done;
}

Command of_agent(std::string name, std::string summary, std::vector<Option> more,
                 ExitCode (*run)(const Arguments&, Terminal&)) {
    std::vector<Option> options = {{"JOURNAL", Takes::Required, "the journal's file"}};
    options.insert(options.end(), more.begin(), more.end());
    options.push_back({"json", Takes::Flag, "answer in JSON"});
    return {.name = std::move(name),
            .group = group,
            .summary = std::move(summary),
            .options = std::move(options),
            .run = run};
}

}  // namespace

std::vector<Command> key_commands() {
    std::vector<Command> commands;
    commands.push_back(
        {.name = "keygen",
         .group = group,
         .summary = "Make a new key for a person, in a file under her passphrase",
         .options = {{"origin", Takes::Required, "name of the journal, clinic.example/ket"},
                     {"person", Takes::Required, "her id"},
                     {"out", Takes::Required, "the key file to be made"},
                     {"algorithm", Takes::Optional, "ed25519 (if absent) or p256"},
                     {"passphrase-fd", Takes::Optional, "read the passphrase from this descriptor"},
                     {"json", Takes::Flag, "answer in JSON"}},
         .run = run_keygen});
    commands.push_back(
        of_agent("unlock", "Unlock a key for a shift on this workstation, guarded by a PIN",
                 {{"KEYFILE", Takes::Required, "the key file"},
                  {"hours", Takes::Optional, "length of the shift; 12 if absent, and at most"},
                  {"idle-minutes", Takes::Optional,
                   "given up after so long without a signature; 5 if absent"},
                  {"once", Takes::Flag, "given up after one signing, for a witness"},
                  {"passphrase-fd", Takes::Optional, "read the passphrase from this descriptor"},
                  {"pin-fd", Takes::Optional, "read the PIN from this descriptor"}},
                 run_unlock));
    commands.push_back(of_agent("lock", "Lock the keys on this workstation",
                                {{"person", Takes::Optional, "hers alone; all if absent"}},
                                run_lock));
    commands.push_back(
        of_agent("status", "Which keys are unlocked, and for how long", {}, run_status));
    commands.push_back(
        of_agent("agent-stop", "Lock every key and end the agent", {}, run_agent_stop));
    // Without a group a command is not shown by --help: unlock starts it.
    Command agent = of_agent("agent", "Hold unlocked keys until they are locked", {}, run_agent);
    agent.group.clear();
    commands.push_back(std::move(agent));
    return commands;
}

}  // namespace vialog::cli
