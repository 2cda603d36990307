// SPDX-License-Identifier: Apache-2.0
// Tells a keyboard-wedge scanner from a person by the time between its characters.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::gui {

// A character is held until either the next one or its time has come: so a letter that is an action is not done, and a digit
// that chooses does not choose, when it is the first one of a scan. Whoever types never notices: what was held is passed
// on, in its order, after `longest_gap`. Times are those of the keyboard's events, so that a program that was busy and then
// sees a person's keys all at once does not take them for a scan.
class ScanBurst final {
  public:
    using Millis = std::chrono::milliseconds;

    // Scanners send a character every 1 to 20 ms; the fastest typists need twice the gap.
    static constexpr Millis longest_gap{35};
    // A badge may be as short as "rn1".
    static constexpr std::size_t least_characters = 3;

    ScanBurst() = default;
    ~ScanBurst();
    ScanBurst(const ScanBurst&) = delete;
    ScanBurst& operator=(const ScanBurst&) = delete;

    struct Outcome {
        std::vector<std::string> typed{};  // to be passed on now, before anything else
        std::optional<std::string> scan{};
        bool takes_key = false;  // the key itself is held, or was the end of the scan
    };

    [[nodiscard]] Outcome character(std::string_view utf8, Millis at);
    [[nodiscard]] Outcome enter(Millis at);
    // Any other key: it ends what was held, and is the caller's.
    [[nodiscard]] Outcome other_key();
    // Nothing came for a while.
    [[nodiscard]] Outcome rest();

    [[nodiscard]] bool is_holding() const { return !m_held.empty(); }

  private:
    [[nodiscard]] bool follows(Millis at) const;
    [[nodiscard]] std::vector<std::string> give_up();

    std::vector<std::string> m_held;
    Millis m_last{0};
};

}  // namespace vialog::gui
