// SPDX-License-Identifier: Apache-2.0
// Holds characters that come fast; Enter decides.
#include "gui/scan_burst.h"

#include "base/bytes.h"

#include <utility>

namespace vialog::gui {

ScanBurst::~ScanBurst() {
    // It may have been somebody's PIN.
    for (std::string& character : m_held) {
        base::wipe(character);
    }
}

bool ScanBurst::follows(Millis at) const {
    // A keyboard's time that goes back tells nothing: as typed.
    return !m_held.empty() && at >= m_last && at - m_last <= longest_gap;
}

std::vector<std::string> ScanBurst::give_up() {
    return std::exchange(m_held, {});
}

ScanBurst::Outcome ScanBurst::character(std::string_view utf8, Millis at) {
    Outcome outcome{.takes_key = true};
    if (!follows(at)) {
        outcome.typed = give_up();
    }
    m_held.emplace_back(utf8);
    m_last = at;
    return outcome;
}

ScanBurst::Outcome ScanBurst::enter(Millis at) {
    if (!follows(at) || m_held.size() < least_characters) {
        return {.typed = give_up()};
    }
    std::string scan;
    for (std::string& character : m_held) {
        scan += character;
        base::wipe(character);
    }
    m_held.clear();
    return {.scan = std::move(scan), .takes_key = true};
}

ScanBurst::Outcome ScanBurst::other_key() {
    return {.typed = give_up()};
}

ScanBurst::Outcome ScanBurst::rest() {
    return {.typed = give_up()};
}

}  // namespace vialog::gui
