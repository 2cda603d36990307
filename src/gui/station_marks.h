// SPDX-License-Identifier: Apache-2.0
// What this workstation remembers of its own deeds beside the journal: the last backup, the last verification.
#pragma once

#include "base/instant.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::gui {

struct StationMark {
    std::string what;  // "backup", "verification"
    std::string log;   // the journal's name
    base::UtcInstant at;
    std::int64_t size = 0;  // entries then
    std::string text;       // where the copy lies; what was found, empty where all is well
    bool operator==(const StationMark&) const = default;
};

// In <state>/marks, a line each, the oldest first. A line that does not read is passed over: nothing of it is evidence.
class StationMarks final {
  public:
    explicit StationMarks(std::filesystem::path state);

    // The newest first.
    [[nodiscard]] std::vector<StationMark> marks(std::string_view what, std::string_view log) const;
    // Whether it could be kept.
    bool add(const StationMark& mark) const;

  private:
    std::filesystem::path m_file;
};

}  // namespace vialog::gui
