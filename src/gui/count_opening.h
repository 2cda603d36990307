// SPDX-License-Identifier: Apache-2.0
// The beginning of a count: what for, at which moment of the day, and the PIN that fixes the book it will be held against.
#pragma once

#include "gui/form.h"
#include "gui/signing.h"

#include <optional>
#include <string_view>
#include <vector>

namespace vialog::gui {

class CountOpening final {
  public:
    explicit CountOpening(Desk& desk);

    struct Begun {
        domain::Ref start;
        domain::CountStarted what;
    };
    // What has begun, once the PIN was right and it is recorded; else the message says why not.
    [[nodiscard]] std::optional<Begun> enter(std::string_view field,
                                             std::optional<Message>& message);
    void type(std::string_view field, std::string_view text);
    void ask_kind() { m_form.focus_on("type"); }
    void fill(ScreenView& view) const;

  private:
    Desk& m_desk;
    Signing m_signing;
    Form m_form;
};

// The newest count that has begun and has no figures yet.
[[nodiscard]] std::optional<domain::EntryNumber> unfinished_count(const domain::State& state);

}  // namespace vialog::gui
