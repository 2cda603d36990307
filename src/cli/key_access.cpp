// SPDX-License-Identifier: Apache-2.0
// Asks for secrets and starts the agent.
#include "cli/key_access.h"

#include "base/bytes.h"
#include "base/text.h"
#include "cli/texts.h"
#include "operations/agent_frame.h"
#include "operations/private_file.h"
#include "store/store_error.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <optional>

namespace vialog::cli {

namespace {

constexpr std::size_t least_fingerprint_digits = 8;
constexpr int waits_for_agent = 50;
constexpr int wait_ms = 100;

// One program at a time starts the agent: two agents would take the socket from each other.
class StartLock final {
  public:
    explicit StartLock(const std::filesystem::path& socket) {
        const std::filesystem::path folder = socket.parent_path();
        std::filesystem::create_directories(folder);
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
        const std::string path = socket.string() + ".lock";
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): open() has no other form.
        m_file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
        if (m_file < 0 || ::flock(m_file, LOCK_EX) != 0) {
            throw operations::AgentError(
                fmt::format("{} cannot be locked: {}", path, std::strerror(errno)));
        }
    }
    ~StartLock() {
        if (m_file >= 0) {
            ::close(m_file);
        }
    }
    StartLock(const StartLock&) = delete;
    StartLock& operator=(const StartLock&) = delete;

  private:
    int m_file = -1;
};

// In the child of a fork: from here on only what is safe between fork and exec.
[[noreturn]] void become_agent(std::array<char*, 4>& command) {
    if (::setsid() < 0) {
        ::_exit(1);
    }
    // No longer the leader of its session, so that it never gets a terminal.
    const pid_t second = ::fork();
    if (second != 0) {
        ::_exit(second < 0 ? 1 : 0);
    }
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): open() has no other form.
    const int nothing = ::open("/dev/null", O_RDWR);
    if (nothing < 0 || ::dup2(nothing, 0) < 0 || ::dup2(nothing, 1) < 0 || ::dup2(nothing, 2) < 0 ||
        ::chdir("/") != 0) {
        ::_exit(1);
    }
    ::closefrom(3);
    ::umask(S_IRWXG | S_IRWXO);
    ::execv("/proc/self/exe", command.data());
    ::_exit(127);
}

void start_agent(std::string journal) {
    std::string program = "vialog-cli";
    std::string verb = "agent";
    std::array<char*, 4> command = {program.data(), verb.data(), journal.data(), nullptr};
    const pid_t child = ::fork();
    if (child == 0) {
        become_agent(command);
    }
    int status = 0;
    if (child < 0 || ::waitpid(child, &status, 0) < 0 || !WIFEXITED(status) ||
        WEXITSTATUS(status) != 0) {
        throw operations::AgentError("the key agent cannot be started");
    }
}

}  // namespace

std::string ask_passphrase(const Arguments& arguments, Terminal& terminal, std::string_view whose) {
    auto passphrase =
        terminal.secret(fmt::format("Passphrase of {}", whose), arguments.maybe("passphrase-fd"));
    if (!passphrase) {
        throw UsageError(fmt::format(
            "the passphrase of {} is to be had neither from a terminal nor from --passphrase-fd",
            whose));
    }
    return std::move(*passphrase);
}

std::string ask_new_secret(const Arguments& arguments, Terminal& terminal,
                           const std::string& option, const std::string& prompt) {
    const auto descriptor = arguments.maybe(option);
    auto secret = terminal.secret(prompt, descriptor);
    if (!secret) {
        throw UsageError(
            fmt::format("{}: to be had neither from a terminal nor from --{}", prompt, option));
    }
    if (!descriptor) {
        auto again = terminal.secret(prompt + ", again", descriptor);
        const bool same = again == secret;
        if (again) {
            base::wipe(*again);
        }
        if (!same) {
            base::wipe(*secret);
            throw UsageError("the two are not the same; begin again");
        }
    }
    return std::move(*secret);
}

crypto::KeyFileHeader key_file_header(const std::string& option, const std::string& path) {
    const std::string text = operations::read_small_file(path);
    auto header = crypto::read_key_file_header(text);
    if (!header) {
        refuse_key_file(option, path, text, header.error().what + "; " + header.error().remedy);
    }
    return std::move(*header);
}

void refuse_key_file(const std::string& option, const std::string& path, std::string_view text,
                     const std::string& why) {
    const std::string sentence = fmt::format("{} {}: {}", option, path, why);
    if (crypto::begins_as_key_file(text)) {
        throw store::StoreError(store::StoreErrorKind::Corrupt, 0, sentence);
    }
    throw UsageError(sentence);
}

std::shared_ptr<operations::Agent> agent_or_start(const std::string& journal) {
    const std::string path = absolute_path(journal);
    const std::filesystem::path socket = operations::agent_socket(path);
    if (auto agent = operations::Agent::connect(socket)) {
        return agent;
    }
    const StartLock lock(socket);
    if (auto agent = operations::Agent::connect(socket)) {
        return agent;
    }
    start_agent(path);
    for (int i = 0; i < waits_for_agent; ++i) {
        if (auto agent = operations::Agent::connect(socket)) {
            return agent;
        }
        static_cast<void>(::poll(nullptr, 0, wait_ms));
    }
    throw operations::AgentError(
        fmt::format("the key agent was started and does not answer at {}", socket.string()));
}

domain::KeyId key_named(const domain::State& state, const std::string& text) {
    constexpr std::string_view scheme = "sha256:";
    const std::string digits = text.starts_with(scheme) ? text.substr(scheme.size()) : text;
    std::optional<domain::KeyId> found;
    int matches = 0;
    state.keys.for_each([&](const domain::KeyId& id, const domain::KeyRow& /*row*/) {
        if (base::to_hex(id.digest).starts_with(digits)) {
            found = id;
            ++matches;
        }
    });
    if (digits.size() < least_fingerprint_digits || matches != 1) {
        throw UsageError(fmt::format(
            "\"{}\" is not the fingerprint of one registered key; give it as sha256:..., or at "
            "least its first {} digits",
            base::escape_for_console(text), least_fingerprint_digits));
    }
    return *found;
}

}  // namespace vialog::cli
