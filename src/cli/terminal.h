// SPDX-License-Identifier: Apache-2.0
// Where a command speaks and asks: standard output for results, standard error for complaints, secrets without an echo.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace vialog::cli {

class Terminal final {
  public:
    Terminal() = default;
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    void print(std::string_view line);     // a line of a result
    void complain(std::string_view line);  // what went wrong, and the remedy
    void note(std::string_view line);      // for a person who watches; standard error

    // A passphrase or a PIN: a line from the file descriptor where one is given, otherwise asked for at the terminal
    // without an echo. Never from the command line or the environment. Nothing where neither is to be had.
    [[nodiscard]] std::optional<std::string> secret(std::string_view prompt,
                                                    const std::optional<std::string>& descriptor);
    [[nodiscard]] bool is_interactive() const;

  private:
    [[nodiscard]] std::optional<std::string> line_from(int descriptor);

    std::map<int, std::string> m_unread;
};

}  // namespace vialog::cli
