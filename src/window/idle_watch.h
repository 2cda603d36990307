// SPDX-License-Identifier: Apache-2.0
// Whether nobody has touched a key for so long that the seat counts as left.
#pragma once

#include <chrono>

namespace vialog::window {

// Times are milliseconds of a clock that never goes back.
class IdleWatch final {
  public:
    using Millis = std::chrono::milliseconds;
    explicit IdleWatch(Millis longest) : m_longest(longest) {}

    void key_pressed(Millis now) { m_last = now; }
    [[nodiscard]] Millis rested(Millis now) const { return now - m_last; }
    [[nodiscard]] bool is_over(Millis now) const { return rested(now) >= m_longest; }

  private:
    Millis m_longest;
    Millis m_last{0};
};

}  // namespace vialog::window
