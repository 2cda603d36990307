// SPDX-License-Identifier: Apache-2.0
// A workstation for the tests of commands: key files, an agent in a thread, a journal, and the program run in this process.
#pragma once

#include "cli/command.h"
#include "support/journal_builder.h"

#include <nlohmann/json.hpp>

#include <string>
#include <thread>
#include <vector>

namespace vialog::cli {

struct Answer {
    ExitCode code = ExitCode::Done;
    std::string out;
    std::string err;

    // What --json printed.
    [[nodiscard]] nlohmann::json json() const { return nlohmann::json::parse(out); }
};

// Runs the program with these arguments; each PIN and passphrase is a line of one descriptor.
[[nodiscard]] Answer run(std::vector<std::string> arguments,
                         const std::vector<std::string>& secrets);

class Desk final {
  public:
    // Keys of Ada, Ben, Cleo and Dan lie in files; those of Ada and Ben are unlocked.
    Desk();
    ~Desk();
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    [[nodiscard]] std::string journal() const { return path("ket.vialog"); }
    [[nodiscard]] std::string path(const std::string& name) const;
    [[nodiscard]] std::string key_file(const std::string& key) const { return path(key + ".key"); }
    void make_key(const std::string& key, const std::string& person);
    void unlock(const std::string& key);

    // `command` in this journal, with --json, with the PIN of each of these people.
    [[nodiscard]] Answer ask(const std::string& command, std::vector<std::string> arguments,
                             const std::vector<std::string>& people) const;
    // The same, by Ada (--by) and Ben (--witness); the number of the entry. Throws where it was not recorded.
    std::int64_t record(const std::string& command, std::vector<std::string> arguments) const;
    // The same by one.
    std::int64_t record_by(const std::string& person, const std::string& command,
                           std::vector<std::string> arguments) const;

    void found() const;
    // A product of 10 mL vials, and its supplier.
    void stock_up() const;

    static constexpr const char* pin = "190734";
    static constexpr const char* passphrase = "vials in the safe";

  private:
    support::TemporaryFolder m_folder;
    std::thread m_agent;
};

}  // namespace vialog::cli
