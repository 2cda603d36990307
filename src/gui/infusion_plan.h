// SPDX-License-Identifier: Apache-2.0
// What one signature releases about an infusion: vials opened, the draw, what was given of it, what is set aside.
#pragma once

#include "gui/container_facts.h"
#include "operations/patients.h"
#include "operations/record.h"

#include <optional>
#include <string>
#include <vector>

namespace vialog::gui {

struct PlannedDraw {
    domain::ContainerId container;
    domain::ProductId product;
    domain::Quantity amount;
    bool opens = false;        // it is sealed still: its opening is recorded before the draw
    std::int64_t balance = 0;  // of the vial, as the screen showed it
    bool operator==(const PlannedDraw&) const = default;
};

struct InfusionPlan {
    std::vector<PlannedDraw> draws{};
    operations::Patient patient{};
    domain::Route route = domain::Route::Intravenous;
    std::optional<domain::Session> session{};
    std::optional<domain::DeaNumber> prescriber{};
    std::optional<domain::Dose> ordered{};
    std::optional<domain::Weight> weight{};
    // What was given, by product; nothing while the outcome is to be recorded later.
    std::optional<std::vector<domain::OutcomeLine>> outcome{};
    // Of the rest, what is set aside until a witness comes.
    std::optional<domain::WasteHeld> held{};
    domain::Intent intent = domain::Intent::Intended;
    std::optional<base::LocalInstant> occurred{};
    std::optional<domain::LateReason> late{};
};

// By product: drawn, in the order of the vials.
[[nodiscard]] std::vector<std::pair<domain::ProductId, std::int64_t>> drawn_by_product(
    const InfusionPlan& plan);

// "drawn 0.800 mL = given 0.800 + wasted 0.000 + open 0.000", a line for each product.
[[nodiscard]] std::vector<std::string> closing_sums(const domain::State& state,
                                                    const InfusionPlan& plan);

// What the rules say about the draw before anybody signs.
struct DrawJudgement {
    // Why it can't be recorded as intended, or at all; nothing where it can.
    std::optional<Message> refused{};
    std::vector<domain::Irregularity> irregular{};
};
[[nodiscard]] DrawJudgement judge(Desk& desk, const InfusionPlan& plan);

// The statements one after another, each referring to what came before; nothing further where a vial's book has moved since
// the plan was shown.
[[nodiscard]] operations::NextStatement statements_of(const InfusionPlan& plan,
                                                      operations::Consent* consent);

// The draw among what was recorded; a clock entry may stand before it.
[[nodiscard]] const operations::Recorded* recorded_of_kind(
    std::span<const operations::Recorded> recorded, domain::Kind kind);

}  // namespace vialog::gui
