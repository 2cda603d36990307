// SPDX-License-Identifier: Apache-2.0
// The last fields of a screen that two people sign: who witnesses, then a PIN each.
#pragma once

#include "gui/form.h"
#include "gui/signing.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::gui {

class TwoSignatures final {
  public:
    // Whether Enter in the empty field says that the witness countersigns another day.
    enum class Witness { Needed, MayComeLater };

    TwoSignatures(Desk& desk, Witness witness);

    // To stand at the end of the screen's form, which is then given to every call.
    [[nodiscard]] std::vector<FieldRule> fields();

    enum class Answer { NotMine, Asking, Complete };
    // Enter in one of the fields. Complete: every PIN that is needed was right, so what stands on the screen is signed.
    [[nodiscard]] Answer enter(Form& form, std::string_view field);
    // A badge, wherever the focus is; false where it is nobody's.
    bool scan_badge(Form& form, std::string_view text);
    // What will be signed has changed. The witness stays who she is.
    void withdraw(Form& form);
    // For the next deed.
    void forget(Form& form);
    // A PIN that is asked for and can't be taken back by a key must not be asked for too early.
    void enable(Form& form, bool enabled);

    [[nodiscard]] bool is_signature(std::string_view field) const;
    [[nodiscard]] bool witness_comes_later() const { return m_later; }
    [[nodiscard]] Signing& signing() { return m_signing; }
    [[nodiscard]] std::vector<std::pair<domain::Role, operations::Consent*>> signers() const;
    [[nodiscard]] std::vector<SignerLine> lines() const;
    // What kept a PIN from being checked; the world failed.
    [[nodiscard]] const std::optional<Message>& failure() const { return m_failure; }

  private:
    [[nodiscard]] std::string problem_of_witness(std::string_view text) const;
    void seat_witness(Form& form);
    [[nodiscard]] Answer give(Form& form, std::size_t place, std::string_view field);
    [[nodiscard]] bool is_complete() const;

    Desk& m_desk;
    Witness m_witness;
    Signing m_signing;
    bool m_later = false;
    std::optional<Message> m_failure;
};

}  // namespace vialog::gui
