// SPDX-License-Identifier: Apache-2.0
// Passes everything to the form while one is open, else to the list.
#include "gui/governed_screen.h"

#include "gui/catalogue.h"

#include <fmt/format.h>

namespace vialog::gui {

ScreenView GovernedScreen::view() const {
    ScreenView view = list();
    if (m_form == nullptr) {
        view.message = m_message;
        if (view.table) {
            view.table->selected = m_selected;
        }
        return view;
    }
    // The list stays out of the way: Enter and the arrows belong to the fields.
    view.table.reset();
    view.actions.clear();
    view.scan_hint.clear();
    m_form->fill(view);
    if (!view.message) {
        view.message = m_message;
    }
    return view;
}

SignedForm& GovernedScreen::begin(SignedForm::Plan plan, std::string done) {
    m_message.reset();
    m_done = std::move(done);
    m_form = std::make_unique<SignedForm>(m_desk, std::move(plan));
    return *m_form;
}

void GovernedScreen::settle() {
    if (m_form == nullptr || !m_form->recorded()) {
        return;
    }
    const std::int64_t number = m_form->recorded()->ref.seq.number();
    m_message = Message{.tone = Tone::Good,
                        .text = fmt::format(fmt::runtime(tr("Entry {}: {}")), number, m_done),
                        .remedy = {}};
    m_form.reset();
    read();
}

void GovernedScreen::type(std::string_view field, std::string_view text) {
    if (m_form != nullptr) {
        m_form->type(field, text);
    }
}

void GovernedScreen::enter(std::string_view field) {
    if (m_form != nullptr) {
        m_form->enter(field);
        settle();
    }
}

void GovernedScreen::scan(std::string_view text) {
    if (m_form != nullptr) {
        m_form->scan(text);
        return;
    }
    m_message.reset();
    find(text);
}

void GovernedScreen::press(std::string_view key) {
    if (m_form == nullptr) {
        m_message.reset();
        act(key);
    }
}

void GovernedScreen::offer(std::string_view field, int step) {
    if (m_form != nullptr) {
        m_form->offer(field, step);
    }
}

void GovernedScreen::choose(std::int64_t row) {
    m_selected = row;
}

void GovernedScreen::open(std::int64_t row) {
    if (m_form == nullptr) {
        m_selected = row;
        m_message.reset();
        open_row(row);
    }
}

bool GovernedScreen::back() {
    const bool was_open = m_form != nullptr;
    m_form.reset();
    return was_open;
}

void GovernedScreen::refresh() {
    read();
    if (m_form != nullptr) {
        m_form->refresh();
    }
}

void GovernedScreen::show(std::string_view subject) {
    if (has_work()) {
        say({.tone = Tone::Warning,
             .text = tr("Something typed here is not signed yet."),
             .remedy = tr("Finish it, or leave it with Esc, Esc.")});
        return;
    }
    m_form.reset();
    m_message.reset();
    show_subject(subject);
}

bool GovernedScreen::has_work() const {
    return m_form != nullptr && m_form->has_work();
}

}  // namespace vialog::gui
