// SPDX-License-Identifier: Apache-2.0
// By which way a drug reaches the patient, and in which finished form it comes.
#pragma once

#include "domain/words.h"

#include <array>
#include <cstdint>

namespace vialog::domain {

// Stored. A word never changes its meaning.
enum class Route : std::uint8_t {
    Intravenous,
    Intramuscular,
    Subcutaneous,
    Intranasal,
    Oral,
    Sublingual,
    Other,
};

template <>
struct Words<Route> {
    static constexpr auto table = std::to_array<Word<Route>>({
        {Route::Intravenous, "iv"},
        {Route::Intramuscular, "im"},
        {Route::Subcutaneous, "sc"},
        {Route::Intranasal, "nasal"},
        {Route::Oral, "oral"},
        {Route::Sublingual, "sublingual"},
        {Route::Other, "other"},
    });
};

// 21 CFR 1304.22(a)(2)(i): the finished form, "e.g., 10-milligram tablet or 10-milligram
// concentration per fluid ounce or milliliter". Stored. A word never changes its meaning.
enum class DosageForm : std::uint8_t {
    Injection,
    NasalDevice,
    Tablet,
    Troche,
    Capsule,
    Solution,
    Other,
};

template <>
struct Words<DosageForm> {
    static constexpr auto table = std::to_array<Word<DosageForm>>({
        {DosageForm::Injection, "injection"},
        {DosageForm::NasalDevice, "nasal_device"},
        {DosageForm::Tablet, "tablet"},
        {DosageForm::Troche, "troche"},
        {DosageForm::Capsule, "capsule"},
        {DosageForm::Solution, "solution"},
        {DosageForm::Other, "other"},
    });
};

}  // namespace vialog::domain
