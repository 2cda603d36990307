// SPDX-License-Identifier: Apache-2.0
// A list of what there is, and signed forms opened from it: people, places and products, policy.
#pragma once

#include "gui/signed_form.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace vialog::gui {

class GovernedScreen : public Screen {
  public:
    [[nodiscard]] ScreenView view() const final;
    void type(std::string_view field, std::string_view text) final;
    void enter(std::string_view field) final;
    void scan(std::string_view text) final;
    void press(std::string_view key) final;
    void offer(std::string_view field, int step) final;
    void choose(std::int64_t row) final;
    void open(std::int64_t row) final;
    [[nodiscard]] bool back() final;
    void refresh() final;
    void show(std::string_view subject) final;
    [[nodiscard]] bool has_work() const final;

  protected:
    explicit GovernedScreen(Desk& desk) : m_desk(desk) {}

    // While no form is open.
    [[nodiscard]] virtual ScreenView list() const = 0;
    virtual void act(std::string_view key) = 0;
    virtual void open_row(std::int64_t row) = 0;
    virtual void find(std::string_view scanned) = 0;
    virtual void show_subject(std::string_view subject) = 0;
    // What the list shows, read anew.
    virtual void read() = 0;

    [[nodiscard]] Desk& desk() const { return m_desk; }
    [[nodiscard]] std::int64_t selected() const { return m_selected; }
    void select(std::int64_t row) { m_selected = row; }
    void say(Message message) { m_message = std::move(message); }
    // `done` says what was recorded, for the message: "Cleo (C) is recorded".
    SignedForm& begin(SignedForm::Plan plan, std::string done);

  private:
    void settle();

    Desk& m_desk;
    std::unique_ptr<SignedForm> m_form;
    std::string m_done;
    std::int64_t m_selected = -1;
    std::optional<Message> m_message;
};

}  // namespace vialog::gui
