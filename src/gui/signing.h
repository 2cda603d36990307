// SPDX-License-Identifier: Apache-2.0
// The signatures that an entry needs: who gives them, in which role, and the consent of each PIN.
#pragma once

#include "gui/desk.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::gui {

// Consents are for exactly what was on the screen when the PIN was typed: whoever changes anything calls withdraw().
class Signing final {
  public:
    // In the order of the signatures: the operator first.
    Signing(Desk& desk, std::vector<domain::Role> roles);

    [[nodiscard]] std::size_t size() const { return m_seats.size(); }
    // Who signs at this place. The first place is the desk's signer's until somebody else is set.
    void seat(std::size_t place, std::optional<domain::PersonId> person);
    [[nodiscard]] std::optional<domain::PersonId> person(std::size_t place) const;

    // The sentence that says why there is no consent and what to do; empty where it is given now.
    [[nodiscard]] std::string give(std::size_t place, std::string_view pin);
    [[nodiscard]] bool given(std::size_t place) const;
    [[nodiscard]] bool complete() const;
    void withdraw();

    // For a statement; only when complete.
    [[nodiscard]] std::vector<std::pair<domain::Role, operations::Consent*>> signers() const;
    [[nodiscard]] operations::Consent* consent(std::size_t place) const;
    // Who is to sign, for the lines above the commit line.
    [[nodiscard]] std::vector<SignerLine> lines() const;

  private:
    struct Seat {
        domain::Role role = domain::Role::Operator;
        std::optional<domain::PersonId> person;
        std::unique_ptr<operations::Consent> consent;
    };
    Desk& m_desk;
    std::vector<Seat> m_seats;
};

// Statements about signatures and refusals, in words for the screen.
[[nodiscard]] std::string sentence_of(const Desk& desk, const operations::SigningError& error);
[[nodiscard]] Message message_of(const Desk& desk, const operations::Denial& denial);
[[nodiscard]] std::string role_words(domain::Role role);

}  // namespace vialog::gui
