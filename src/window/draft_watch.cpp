// SPDX-License-Identifier: Apache-2.0
// A draft that cannot be written is said once; work goes on without it.
#include "window/draft_watch.h"

#include "gui/catalogue.h"
#include "store/store_error.h"
#include "window/screen_panel.h"

#include <fmt/format.h>

#include <algorithm>

namespace vialog::window {

using gui::tr;

std::optional<gui::Message> DraftWatch::look() {
    try {
        const bool found = !m_keeper.find_left().empty();
        m_keeper.keep(m_book.drafts());
        m_failed = false;
        if (found && !m_keeper.left().empty()) {
            return gui::Message{
                .tone = gui::Tone::Warning,
                .text = fmt::format(
                    fmt::runtime(tr("Typed and not recorded when the program ended: {}.")),
                    titles()),
                .remedy = tr("Ctrl+U takes it up again, Ctrl+Shift+U drops it.")};
        }
    } catch (const store::StoreError& error) {
        if (!std::exchange(m_failed, true)) {
            return gui::Message{.tone = gui::Tone::Warning, .text = error.what()};
        }
    }
    return std::nullopt;
}

std::string DraftWatch::titles() const {
    std::string titles;
    for (const gui::ScreenPlace& place : m_book.places()) {
        const auto& left = m_keeper.left();
        if (std::any_of(left.begin(), left.end(),
                        [&](const gui::Draft& draft) { return draft.screen == place.id; })) {
            titles += titles.empty() ? "" : ", ";
            titles += place.title;
        }
    }
    return titles;
}

std::optional<std::string> DraftWatch::take_up() {
    std::optional<std::string> first;
    for (const gui::Draft& draft : m_keeper.left()) {
        ScreenBook::Opened* opened = m_book.open(draft.screen);
        // Newer work is worth more.
        if (opened == nullptr || opened->screen->has_work()) {
            continue;
        }
        gui::Screen& screen = *opened->screen;
        opened->panel->tell([&] { gui::take_up(screen, draft); });
        if (!first) {
            first = draft.screen;
        }
    }
    m_keeper.forget_left();
    return first;
}

void DraftWatch::leave_work_behind() {
    try {
        m_keeper.keep({});
    } catch (const store::StoreError&) {
        // It would be offered once more, and dropped then.
    }
}

}  // namespace vialog::window
