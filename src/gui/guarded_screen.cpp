// SPDX-License-Identifier: Apache-2.0
// Every call by way of attempt().
#include "gui/guarded_screen.h"

#include "gui/catalogue.h"
#include "gui/guarded.h"

#include <utility>

namespace vialog::gui {

GuardedScreen::GuardedScreen(std::string title, Make make)
    : m_title(std::move(title)), m_make(std::move(make)), m_shown{.title = m_title} {
    attempt([](Screen& /*screen*/) {});
}

void GuardedScreen::attempt(const std::function<void(Screen&)>& call) {
    m_failed = failure_of([&] {
        if (m_screen == nullptr) {
            m_screen = m_make();
        }
        call(*m_screen);
    });
}

ScreenView GuardedScreen::view() const {
    std::optional<Message> failed = m_failed;
    if (m_screen != nullptr) {
        if (auto unseen = failure_of([&] { m_shown = m_screen->view(); })) {
            failed = std::move(unseen);
        }
    }
    ScreenView view = m_shown;
    if (failed) {
        view.message = std::move(failed);
    }
    if (m_screen == nullptr) {
        view.actions = {{.key = "R", .label = tr("Try again")}};
    }
    return view;
}

void GuardedScreen::type(std::string_view field, std::string_view text) {
    attempt([&](Screen& screen) { screen.type(field, text); });
}

void GuardedScreen::enter(std::string_view field) {
    attempt([&](Screen& screen) { screen.enter(field); });
}

void GuardedScreen::scan(std::string_view text) {
    attempt([&](Screen& screen) { screen.scan(text); });
}

void GuardedScreen::press(std::string_view key) {
    // Where there was no screen yet it was the key to try again, and is not the new one's.
    const bool is_for_screen = m_screen != nullptr;
    attempt([&](Screen& screen) {
        if (is_for_screen) {
            screen.press(key);
        }
    });
}

void GuardedScreen::offer(std::string_view field, int step) {
    attempt([&](Screen& screen) { screen.offer(field, step); });
}

void GuardedScreen::choose(std::int64_t row) {
    attempt([&](Screen& screen) { screen.choose(row); });
}

void GuardedScreen::open(std::int64_t row) {
    attempt([&](Screen& screen) { screen.open(row); });
}

bool GuardedScreen::back() {
    bool went = true;
    attempt([&](Screen& screen) { went = screen.back(); });
    return went;
}

void GuardedScreen::refresh() {
    attempt([](Screen& screen) { screen.refresh(); });
}

void GuardedScreen::show(std::string_view subject) {
    attempt([&](Screen& screen) { screen.show(subject); });
}

bool GuardedScreen::has_work() const {
    if (m_screen != nullptr) {
        // Where it cannot be told, it is as it was.
        static_cast<void>(failure_of([&] { m_has_work = m_screen->has_work(); }));
    }
    return m_has_work;
}

}  // namespace vialog::gui
