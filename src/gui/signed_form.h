// SPDX-License-Identifier: Apache-2.0
// What people state in fields and sign beneath them: the fields, who signs, what the rules say to it, a PIN each, recorded.
#pragma once

#include "gui/form.h"
#include "gui/signing.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vialog::gui {

class SignedForm final {
  public:
    using Signers = std::vector<std::pair<domain::Role, operations::Consent*>>;
    struct FieldProblem {
        std::string field;
        std::string sentence;
    };
    // Who signs beside those that every such statement needs; without a person it is asked who.
    struct Further {
        domain::Role role = domain::Role::Witness;
        std::optional<domain::PersonId> person;
    };
    struct Plan {
        std::string heading;
        std::vector<FieldRule> fields;
        std::vector<domain::Role> roles{};
        // What is stated, once all fields are taken; its signers are filled in.
        std::function<base::Result<operations::Statement, FieldProblem>(const Form&)> state;
        // What will be signed, a line each.
        std::function<std::vector<std::string>(const domain::Event&)> tell;
        // What follows from a field, after each key; empty where nothing does.
        std::function<void(Form&, std::string_view field)> changed{};
        // Asked when all others are known; empty where there is never anybody.
        std::function<std::optional<Further>(const Form&, const std::vector<domain::PersonId>&)>
            further{};
        // A key that signs beside people, put where it belongs; empty where there is none.
        std::function<void(Signers&)> arrange{};
        // Empty: operations::record.
        std::function<base::Result<operations::Recorded, operations::Denial>(
            const operations::Statement&)>
            record{};
    };

    SignedForm(Desk& desk, Plan plan);
    SignedForm(const SignedForm&) = delete;
    SignedForm& operator=(const SignedForm&) = delete;

    void type(std::string_view field, std::string_view text);
    void enter(std::string_view field);
    void scan(std::string_view text);
    void offer(std::string_view field, int step) { m_form.step_offer(field, step); }
    // A key of the screen leads to a field.
    void focus_on(std::string_view field) { m_form.focus_on(field); }
    // The journal has grown: what was shown may be no longer so.
    void refresh();
    [[nodiscard]] bool has_work() const;
    void fill(ScreenView& view) const;
    // What was recorded, once it was.
    [[nodiscard]] const std::optional<operations::Recorded>& recorded() const { return m_recorded; }
    // As if they had been typed and taken: from where the form was opened.
    void set(std::string_view field, std::string_view text);

  private:
    [[nodiscard]] std::string problem_of_signer(std::size_t place, std::string_view text) const;
    [[nodiscard]] std::optional<domain::PersonId> signer(std::size_t place) const;
    [[nodiscard]] bool stated() const;
    [[nodiscard]] std::vector<domain::Role> roles() const;
    void look_ahead(std::string_view field);
    void ask_further();
    [[nodiscard]] bool preview(operations::Statement statement);
    void begin_signing();
    void take_pin(std::size_t place, std::string_view field);
    void commit();
    void withdraw();
    void forget_further();

    Desk& m_desk;
    Plan m_plan;
    Form m_form;
    std::optional<Further> m_further;
    std::optional<Signing> m_signing;  // once everything that will be signed is on the screen
    std::optional<operations::Statement> m_statement;
    std::vector<std::string> m_told;
    std::optional<Message> m_message;
    std::optional<operations::Recorded> m_recorded;
};

}  // namespace vialog::gui
