// SPDX-License-Identifier: Apache-2.0
// Makes screens when they are first asked for.
#include "window/screen_book.h"

#include "window/screen_panel.h"

#include <algorithm>
#include <exception>
#include <utility>

namespace vialog::window {

ScreenBook::ScreenBook(gui::Desk& desk, std::vector<gui::ScreenPlace> places, MakePanel make_panel)
    : m_desk(desk), m_places(std::move(places)), m_make_panel(std::move(make_panel)) {}

const gui::ScreenPlace* ScreenBook::place_of_key(std::string_view key) const {
    const auto place =
        std::find_if(m_places.begin(), m_places.end(),
                     [key](const gui::ScreenPlace& candidate) { return candidate.key == key; });
    return key.empty() || place == m_places.end() ? nullptr : &*place;
}

ScreenBook::Opened* ScreenBook::open(std::string_view id) {
    if (Opened* opened = find(id)) {
        return opened;
    }
    const auto place =
        std::find_if(m_places.begin(), m_places.end(),
                     [id](const gui::ScreenPlace& candidate) { return candidate.id == id; });
    if (place == m_places.end()) {
        return nullptr;
    }
    Opened made{.screen = place->make(m_desk)};
    made.panel = m_make_panel(*made.screen);
    return &m_opened.emplace(id, std::move(made)).first->second;
}

ScreenBook::Opened* ScreenBook::find(std::string_view id) {
    const auto found = m_opened.find(id);
    return found == m_opened.end() ? nullptr : &found->second;
}

void ScreenBook::refresh(std::string_view in_sight,
                         const std::function<void(const std::string&)>& say) {
    for (auto& [id, opened] : m_opened) {
        gui::Screen& screen = *opened.screen;
        if (id == in_sight) {
            opened.panel->tell([&] { screen.refresh(); });
            continue;
        }
        try {
            screen.refresh();
        } catch (const std::exception& error) {
            say(error.what());
        }
    }
}

std::string ScreenBook::work_in_hand() const {
    std::string titles;
    for (const gui::ScreenPlace& place : m_places) {
        const auto found = m_opened.find(place.id);
        if (found != m_opened.end() && found->second.screen->has_work()) {
            titles += titles.empty() ? "" : ", ";
            titles += place.title;
        }
    }
    return titles;
}

std::vector<gui::Draft> ScreenBook::drafts() const {
    std::vector<gui::Draft> drafts;
    for (const auto& [id, opened] : m_opened) {
        if (opened.screen->has_work()) {
            if (auto draft = gui::draft_of(id, opened.panel->shown())) {
                drafts.push_back(std::move(*draft));
            }
        }
    }
    return drafts;
}

}  // namespace vialog::window
