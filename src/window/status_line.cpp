// SPDX-License-Identifier: Apache-2.0
// Rewrites the parts that changed.
#include "window/status_line.h"

#include "gui/catalogue.h"
#include "window/theme.h"
#include "window/toolkit.h"

#include <fmt/format.h>

#include <array>

namespace vialog::window {

using gui::tr;
using gui::tr_n;

namespace {

constexpr int person = 0;
constexpr int entries = 1;
constexpr int world = 2;
constexpr std::array<int, 3> parts{-3, -2, -5};  // of the whole width

}  // namespace

StatusLine::StatusLine(wxWindow* frame) : wxStatusBar(frame) {
    SetFieldsCount(static_cast<int>(parts.size()), parts.data());
}

void StatusLine::show(const gui::Desk& desk) {
    write(person, desk.signer() ? desk.name_of(*desk.signer()) : tr("Nobody is signed in"));
    const std::int64_t size = desk.store().head().size;
    write(entries, fmt::format(fmt::runtime(tr_n("{} entry", "{} entries", size)), size));
}

void StatusLine::say(const std::string& sentence) {
    write(world, with_sign(gui::Tone::Warning, sentence));
}

void StatusLine::write(int part, const std::string& text) {
    const wxString shown = to_wx(text);
    if (GetStatusText(part) == shown) {
        return;
    }
    SetStatusText(shown, part);
    // Drawn by wxWidgets itself, it has no texts that a screen reader finds.
    std::string all;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::string said = to_utf8(GetStatusText(static_cast<int>(i)));
        all += all.empty() || said.empty() ? said : "; " + said;
    }
    set_accessible_name(*this, all, {});
}

}  // namespace vialog::window
