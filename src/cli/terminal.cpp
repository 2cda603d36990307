// SPDX-License-Identifier: Apache-2.0
// Lines in and out; secrets from a descriptor or a terminal whose echo is off.
#include "cli/terminal.h"

#include "base/bytes.h"
#include "cli/arguments.h"

#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <iostream>

namespace vialog::cli {

namespace {

constexpr std::size_t longest_secret = 4096;

// Echo off while it lives; on again whatever happens.
class Silence final {
  public:
    explicit Silence(int terminal) : m_terminal(terminal) {
        m_silent = tcgetattr(terminal, &m_before) == 0;
        if (m_silent) {
            termios quiet = m_before;
            quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
            tcsetattr(terminal, TCSAFLUSH, &quiet);
        }
    }
    ~Silence() {
        if (m_silent) {
            tcsetattr(m_terminal, TCSAFLUSH, &m_before);
        }
    }
    Silence(const Silence&) = delete;
    Silence& operator=(const Silence&) = delete;

  private:
    int m_terminal;
    termios m_before{};
    bool m_silent = false;
};

}  // namespace

void Terminal::print(std::string_view line) {
    std::cout << line << '\n';
}

void Terminal::complain(std::string_view line) {
    std::cout.flush();
    std::cerr << "vialog-cli: " << line << '\n';
}

void Terminal::note(std::string_view line) {
    std::cerr << line << '\n';
}

bool Terminal::is_interactive() const {
    return isatty(STDIN_FILENO) != 0;
}

std::optional<std::string> Terminal::line_from(int descriptor) {
    std::string& rest = m_unread[descriptor];
    while (rest.find('\n') == std::string::npos && rest.size() < longest_secret) {
        char buffer[256];
        const ssize_t got = ::read(descriptor, buffer, sizeof buffer);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            break;
        }
        rest.append(buffer, static_cast<std::size_t>(got));
    }
    if (rest.empty()) {
        return std::nullopt;
    }
    const std::size_t end = rest.find('\n');
    std::string line = rest.substr(0, end);
    rest.erase(0, end == std::string::npos ? rest.size() : end + 1);
    return line;
}

std::optional<std::string> Terminal::secret(std::string_view prompt,
                                            const std::optional<std::string>& descriptor) {
    if (descriptor) {
        int number = -1;
        const char* end = descriptor->data() + descriptor->size();
        const auto read = std::from_chars(descriptor->data(), end, number);
        if (read.ec != std::errc() || read.ptr != end || number < 0) {
            throw UsageError("a file descriptor is a whole number, such as 3");
        }
        return line_from(number);
    }
    if (!is_interactive()) {
        return std::nullopt;
    }
    std::cerr << prompt << ": " << std::flush;
    const Silence silence(STDIN_FILENO);
    auto line = line_from(STDIN_FILENO);
    std::cerr << '\n';
    return line;
}

}  // namespace vialog::cli
