// SPDX-License-Identifier: Apache-2.0
// Forks twice, so that the agent belongs to nobody, and waits until it listens.
#include "operations/agent_start.h"

#include "operations/agent_frame.h"

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

namespace vialog::operations {

namespace {

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
            throw AgentError(fmt::format("{} cannot be locked: {}", path, std::strerror(errno)));
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
[[noreturn]] void become_agent(const char* program, std::array<char*, 4>& command) {
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
    ::execv(program, command.data());
    ::_exit(127);
}

void start_agent(const std::filesystem::path& program, std::string journal) {
    if (::access(program.c_str(), X_OK) != 0) {
        throw AgentError(fmt::format("the key agent cannot be started: {} is no program that runs",
                                     program.string()));
    }
    // Named as the command line's program, whatever link led to it.
    std::string name = "vialog-cli";
    std::string verb = "agent";
    std::array<char*, 4> command = {name.data(), verb.data(), journal.data(), nullptr};
    const pid_t child = ::fork();
    if (child == 0) {
        become_agent(program.c_str(), command);
    }
    int status = 0;
    if (child < 0 || ::waitpid(child, &status, 0) < 0 || !WIFEXITED(status) ||
        WEXITSTATUS(status) != 0) {
        throw AgentError("the key agent cannot be started");
    }
}

}  // namespace

std::shared_ptr<Agent> agent_or_start(const std::filesystem::path& journal,
                                      const std::filesystem::path& program) {
    const std::filesystem::path socket = agent_socket(journal);
    if (auto agent = Agent::connect(socket)) {
        return agent;
    }
    const StartLock lock(socket);
    if (auto agent = Agent::connect(socket)) {
        return agent;
    }
    start_agent(program, journal.string());
    for (int i = 0; i < waits_for_agent; ++i) {
        if (auto agent = Agent::connect(socket)) {
            return agent;
        }
        static_cast<void>(::poll(nullptr, 0, wait_ms));
    }
    throw AgentError(
        fmt::format("the key agent was started and does not answer at {}", socket.string()));
}

std::filesystem::path program_beside(std::string_view name) {
    return std::filesystem::read_symlink("/proc/self/exe").parent_path() / name;
}

}  // namespace vialog::operations
