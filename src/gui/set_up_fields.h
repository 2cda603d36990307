// SPDX-License-Identifier: Apache-2.0
// The fields of each step of the set-up, and what their texts mean once all are taken.
#pragma once

#include "gui/form.h"
#include "gui/set_up_answers.h"

namespace vialog::gui {

// Stored nowhere: the order in which people are led.
enum class SetUpStep : std::uint8_t {
    Registration,
    House,
    First,
    Second,
    Products,
    Inventory,
    Sign,
    Pin,
};
inline constexpr SetUpStep first_step = SetUpStep::Registration;

[[nodiscard]] std::string step_title(SetUpStep step);

[[nodiscard]] std::vector<FieldRule> registration_fields();
[[nodiscard]] std::vector<FieldRule> house_fields(const SetUpGround& ground);
// The other founder's id and initials are hers; the two must differ.
[[nodiscard]] std::vector<FieldRule> founder_fields(SetUpStep step, const FounderAnswer& other);
[[nodiscard]] std::vector<FieldRule> inventory_fields(
    const std::vector<domain::ProductRecorded>& products);
[[nodiscard]] std::vector<FieldRule> sign_fields(const SetUpAnswers& answers);

void read_registration(const Form& form, SetUpAnswers& answers);
void read_house(const Form& form, const SetUpGround& ground, SetUpAnswers& answers);
void read_founder(const Form& form, FounderAnswer& founder);
// The product is chosen, and everything parses.
[[nodiscard]] InventoryLine read_line(const Form& form,
                                      const std::vector<domain::ProductRecorded>& products);

// What follows from a field after each key, and which secrets a founder's key file asks for.
void follow(SetUpStep step, Form& form, std::string_view field);
// What differs between a secret and its repetition; empty where nothing does.
[[nodiscard]] std::string problem_of_repetition(const Form& form, std::string_view field);

}  // namespace vialog::gui
