// SPDX-License-Identifier: Apache-2.0
// Runs commands as a shell would, without a new process.
#include "cli/desk.h"

#include "cli/commands.h"
#include "cli/terminal.h"
#include "crypto/random.h"
#include "operations/agent.h"
#include "operations/make_key.h"
#include "operations/private_file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <map>
#include <stdexcept>

namespace vialog::cli {

namespace {

class Secrets final {
  public:
    explicit Secrets(const std::vector<std::string>& lines) {
        if (::pipe(m_ends.data()) != 0) {
            throw std::runtime_error("no pipe can be made");
        }
        for (const std::string& line : lines) {
            const std::string text = line + "\n";
            if (::write(m_ends[1], text.data(), text.size()) != static_cast<ssize_t>(text.size())) {
                throw std::runtime_error("the pipe is full");
            }
        }
        ::close(m_ends[1]);
    }
    ~Secrets() { ::close(m_ends[0]); }
    Secrets(const Secrets&) = delete;
    Secrets& operator=(const Secrets&) = delete;

    [[nodiscard]] std::string descriptor() const { return std::to_string(m_ends[0]); }

  private:
    std::array<int, 2> m_ends = {-1, -1};
};

}  // namespace

Answer run(std::vector<std::string> arguments, const std::vector<std::string>& secrets) {
    const Secrets descriptor(secrets);
    for (std::string& argument : arguments) {
        if (argument == "FD") {
            argument = descriptor.descriptor();
        }
    }
    arguments.insert(arguments.begin(), "vialog-cli");
    std::vector<char*> pointers;
    for (std::string& argument : arguments) {
        pointers.push_back(argument.data());
    }
    Answer answer;
    Terminal terminal;
    ::testing::internal::CaptureStdout();
    ::testing::internal::CaptureStderr();
    answer.code =
        run_program(all_commands(), static_cast<int>(pointers.size()), pointers.data(), terminal);
    answer.out = ::testing::internal::GetCapturedStdout();
    answer.err = ::testing::internal::GetCapturedStderr();
    return answer;
}

Desk::Desk() {
    // Agent and high-water marks of this test alone.
    ::setenv("XDG_RUNTIME_DIR", path("run").c_str(), 1);
    ::setenv("XDG_STATE_HOME", path("state").c_str(), 1);
    m_agent = std::thread([socket = operations::agent_socket(journal())] {
        operations::SystemClock clock(domain::TimeZoneName::parse("UTC").value());
        crypto::SystemRandom random;
        operations::serve_agent(socket, clock, random);
    });
    while (operations::Agent::connect(operations::agent_socket(journal())) == nullptr) {
        std::this_thread::yield();
    }
    for (const std::string key : {"ada", "ben", "cleo", "dan"}) {
        make_key(key, key);
    }
    unlock("ada");
    unlock("ben");
}

Desk::~Desk() {
    if (const auto agent = operations::Agent::connect(operations::agent_socket(journal()))) {
        agent->stop();
    }
    m_agent.join();
}

std::string Desk::path(const std::string& name) const {
    return (m_folder.path() / name).string();
}

void Desk::make_key(const std::string& key, const std::string& person) {
    // Passphrases are slow on purpose: each key is made once in this process.
    static std::map<std::string, std::string> made;
    const auto known = made.find(key);
    if (known != made.end()) {
        operations::write_private_file(key_file(key), known->second);
        return;
    }
    crypto::SeededRandom random(base::as_bytes("desk key of " + key));
    static_cast<void>(
        operations::make_key({.origin = domain::Origin::parse("clinic.example/ket").value(),
                              .person = domain::PersonId::parse(person).value(),
                              .algorithm = crypto::KeyAlgorithm::Ed25519,
                              .cost = {.memory_kib = 8192, .passes = 1, .lanes = 1},
                              .file = key_file(key)},
                             passphrase, random));
    made[key] = operations::read_small_file(key_file(key));
}

void Desk::unlock(const std::string& key) {
    const Answer answer = run({"unlock", journal(), key_file(key), "--passphrase-fd", "FD",
                               "--pin-fd", "FD", "--idle-minutes", "60"},
                              {passphrase, pin});
    if (answer.code != ExitCode::Done) {
        throw std::runtime_error(answer.err);
    }
}

Answer Desk::ask(const std::string& command, std::vector<std::string> arguments,
                 const std::vector<std::string>& people) const {
    std::vector<std::string> whole = {command, journal()};
    whole.insert(whole.end(), arguments.begin(), arguments.end());
    whole.insert(whole.end(), {"--pin-fd", "FD", "--json"});
    return run(std::move(whole), std::vector<std::string>(people.size(), pin));
}

std::int64_t Desk::record(const std::string& command, std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--by", "ada", "--witness", "ben"});
    const Answer answer = ask(command, std::move(arguments), {"ada", "ben"});
    if (answer.code != ExitCode::Done) {
        throw std::runtime_error(command + ": " + answer.err);
    }
    return answer.json().at("entry");
}

std::int64_t Desk::record_by(const std::string& person, const std::string& command,
                             std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--by", person});
    const Answer answer = ask(command, std::move(arguments), {person});
    if (answer.code != ExitCode::Done) {
        throw std::runtime_error(command + ": " + answer.err);
    }
    return answer.json().at("entry");
}

void Desk::found() const {
    const Answer answer = ask("genesis",
                              {"--origin",
                               "clinic.example/ket",
                               "--registrant-name",
                               "Foothill Clinic",
                               "--dea",
                               "AB1234563",
                               "--address",
                               "12 Main Street, Denver CO",
                               "--place",
                               "safe=The safe",
                               "--station",
                               "desk=The desk",
                               "--zone",
                               "America/Denver",
                               "--first",
                               "ada",
                               "--first-name",
                               "Ada Example",
                               "--first-initials",
                               "AE",
                               "--first-function",
                               "registrant",
                               "--first-function",
                               "prescriber",
                               "--first-employee",
                               "yes",
                               "--first-key",
                               key_file("ada"),
                               "--second",
                               "ben",
                               "--second-name",
                               "Ben Example",
                               "--second-initials",
                               "BE",
                               "--second-function",
                               "pharmacist",
                               "--second-function",
                               "compliance",
                               "--second-employee",
                               "yes",
                               "--second-key",
                               key_file("ben")},
                              {"ada", "ben"});
    if (answer.code != ExitCode::Done) {
        throw std::runtime_error("genesis: " + answer.err);
    }
}

void Desk::stock_up() const {
    record_by(
        "ben", "product",
        {"--ndc", "0409-2051-05", "--drug", "ketamine hydrochloride", "--labeler", "Sample Labs",
         "--strength", "50 mg/mL", "--size", "10 mL", "--per-package", "10", "--use", "multi"});
    record_by("ben", "party", {"--name", "Sample Supply", "--dea", "AB1234563"});
}

}  // namespace vialog::cli
