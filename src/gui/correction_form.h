// SPDX-License-Identifier: Apache-2.0
// Setting an entry right: what a correction or a void of it asks, before and after beside each other, and who signs.
#pragma once

#include "gui/restated_fields.h"
#include "gui/signed_form.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::gui {

enum class Remedy : std::uint8_t { Correct, Void };

class CorrectionForm final {
  public:
    // What is to be set right, or why it cannot be.
    [[nodiscard]] static base::Result<std::unique_ptr<CorrectionForm>, Message> of(
        Desk& desk, domain::EntryNumber entry, Remedy remedy);

    [[nodiscard]] SignedForm& form() { return *m_form; }
    [[nodiscard]] const SignedForm& form() const { return *m_form; }
    [[nodiscard]] domain::EntryNumber entry() const { return m_target.ref.seq; }
    [[nodiscard]] Remedy remedy() const { return m_remedy; }
    // A letter leads to its field; false where none does.
    bool press(std::string_view key);
    void fill(ScreenView& view) const;

  private:
    struct Target {
        domain::Ref ref;
        domain::Entry original;
        domain::Event now;                       // after earlier corrections
        std::optional<domain::PersonId> signer;  // who signed it first
    };
    CorrectionForm(Desk& desk, Remedy remedy, Target target);

    [[nodiscard]] SignedForm::Plan plan();
    [[nodiscard]] std::vector<FieldRule> rules();
    // The event as it would stand, as far as what is typed can be read.
    [[nodiscard]] domain::Event restated(const Form& form) const;
    [[nodiscard]] base::Result<operations::Statement, SignedForm::FieldProblem> state(
        const Form& form) const;
    [[nodiscard]] std::vector<std::string> tell(const domain::Event& event) const;
    void ask_for_absence(Form& form) const;
    [[nodiscard]] bool signs(const Form& form, std::size_t place,
                             const domain::PersonId& person) const;

    Desk& m_desk;
    Remedy m_remedy;
    Target m_target;
    std::vector<RestatedField> m_fields;
    std::unique_ptr<SignedForm> m_form;
    domain::Event m_after;  // what stands in the fields, for before and after
};

}  // namespace vialog::gui
