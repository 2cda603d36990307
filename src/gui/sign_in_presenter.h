// SPDX-License-Identifier: Apache-2.0
// Keys unlocked for a shift with passphrase and a new PIN, who sits here, and locking.
#pragma once

#include "gui/desk.h"
#include "gui/form.h"
#include "gui/key_files.h"

#include <memory>
#include <vector>

namespace vialog::gui {

class SignInPresenter final : public Screen {
  public:
    explicit SignInPresenter(Desk& desk);

    [[nodiscard]] ScreenView view() const override;
    void type(std::string_view field, std::string_view text) override;
    void enter(std::string_view field) override;
    void scan(std::string_view text) override;
    void press(std::string_view key) override;
    void choose(std::int64_t row) override;
    void open(std::int64_t row) override;
    [[nodiscard]] bool back() override;
    void refresh() override;
    void show(std::string_view subject) override;
    // Nothing that is typed here outlives the moment: initials and secrets.
    [[nodiscard]] bool has_work() const override { return false; }

  private:
    struct Unlocked {
        operations::UnlockedKey key;
        domain::PersonId person;
    };

    [[nodiscard]] std::string problem_of_person(std::string_view text) const;
    [[nodiscard]] std::string problem_of_file(std::string_view text) const;
    [[nodiscard]] std::string problem_of_key(const KeyFileText& file) const;
    [[nodiscard]] bool is_unlocked(const domain::PersonId& person) const;
    [[nodiscard]] bool may_only_witness(const domain::PersonId& person) const;
    [[nodiscard]] std::optional<domain::PersonId> chosen() const;
    void begin();
    void ask_person(const domain::PersonId& person);
    void take_person();
    void unlock();
    void take_unlocked(const std::optional<crypto::KeyFileError>& refused);
    void sit_down();
    void refuse_pin(std::string why);
    void lock(const domain::PersonId& person);
    void lock_all();
    void switch_person();
    void read_unlocked();
    void finish(Message message);
    [[nodiscard]] Message sits_here(const domain::PersonId& person) const;

    Desk& m_desk;
    // What comes back from another thread goes nowhere once this screen is gone.
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    bool m_unlocking = false;
    KeyPaths m_paths;
    Form m_form;
    std::optional<domain::PersonId> m_person;  // whose turn it is
    std::vector<Unlocked> m_unlocked;
    std::int64_t m_selected = -1;
    std::optional<Message> m_message;
};

}  // namespace vialog::gui
