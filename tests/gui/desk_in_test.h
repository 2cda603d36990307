// SPDX-License-Identifier: Apache-2.0
// A workstation for the tests of screens: a journal in a real file, keys in a vault, long work done at once, and a typist who
// counts her keys.
#pragma once

#include "gui/desk.h"
#include "gui/keyboard.h"
#include "operations/workplace.h"

#include <string>
#include <string_view>

namespace vialog::gui {

class VaultHolder final : public KeyHolder {
  public:
    explicit VaultHolder(operations::Workplace& workplace) : m_workplace(workplace) {}

    [[nodiscard]] base::Result<operations::UnlockedKey, crypto::KeyFileError> unlock(
        std::string_view key_file, std::string_view passphrase, std::string_view pin,
        operations::Shift shift) override;
    [[nodiscard]] Unlocking unlocking() override;
    [[nodiscard]] base::Result<std::unique_ptr<operations::Consent>, operations::SigningError>
    consent(std::string_view key_name, std::string_view pin) override;
    void lock(std::string_view key_name) override;
    [[nodiscard]] std::vector<operations::UnlockedKey> list() override;

  private:
    operations::Workplace& m_workplace;
};

// Works before run() returns.
class AtOnce final : public Background {
  public:
    void run(std::string label, std::function<void(const Watch&)> work,
             std::function<void()> done) override;
    void run_briefly(std::function<void()> work, std::function<void()> done) override;
    void cancel() override {}
    [[nodiscard]] std::optional<Progress> progress() const override { return std::nullopt; }
};

// The journal "ket.vialog" of Ada (registrant, prescriber) and Ben (pharmacist), founded, both unlocked with test_pin.
// Nobody has signed in yet.
class DeskInTest final {
  public:
    DeskInTest();
    [[nodiscard]] Desk& desk() { return *m_desk; }
    [[nodiscard]] operations::Workplace& workplace() { return m_workplace; }
    [[nodiscard]] const domain::State& state() { return m_desk->state(); }
    // With her PIN, as the sign-in screen does it.
    void sign_in(std::string_view person);
    // Where the screens wanted to go: "journal 17"; empty where nowhere.
    [[nodiscard]] const std::string& went() const { return m_went; }

  private:
    operations::Workplace m_workplace;
    VaultHolder m_keys;
    AtOnce m_background;
    std::unique_ptr<Desk> m_desk;
    std::string m_went;
};

// Types on a screen as a person does, through the same rule as the window.
class Typist final {
  public:
    explicit Typist(Screen& screen) : m_screen(screen), m_keyboard(screen) {}

    // Each character is a key; '\n' is Enter, '\x1b' Esc.
    Typist& types(std::string_view keys);
    Typist& presses(std::string_view key);  // "Down", "Alt+W", "F5"
    Typist& scans(std::string_view text);

    [[nodiscard]] int keys() const { return m_keys; }
    [[nodiscard]] int scans() const { return m_scans; }
    [[nodiscard]] const Keyboard& keyboard() const { return m_keyboard; }

  private:
    void press(const std::string& key);

    Screen& m_screen;
    Keyboard m_keyboard;
    int m_keys = 0;
    int m_scans = 0;
    std::string m_secret;
    std::string m_secret_field;
};

[[nodiscard]] const Field& field_of(const ScreenView& view, std::string_view id);
[[nodiscard]] std::string text_of(const std::optional<Message>& message);

}  // namespace vialog::gui
