// SPDX-License-Identifier: Apache-2.0
// The stored codes of what is done with stock: reasons, methods, sights. schemas/journal-format.md
// section 6. Stored. A code never changes its meaning and is never taken away.
#pragma once

#include "domain/words.h"

#include <array>
#include <cstdint>

namespace vialog::domain {

// Why an entry was recorded later than 15 minutes after it happened.
enum class LateReason : std::uint8_t {
    Emergency,
    NoSigner,
    SystemDown,
    Forgotten,
    FoundInReview,
    Paper,
    Other,
};

template <>
struct Words<LateReason> {
    static constexpr auto table = std::to_array<Word<LateReason>>({
        {LateReason::Emergency, "emergency"},
        {LateReason::NoSigner, "no_signer"},
        {LateReason::SystemDown, "system_down"},
        {LateReason::Forgotten, "forgotten"},
        {LateReason::FoundInReview, "found_in_review"},
        {LateReason::Paper, "paper"},
        {LateReason::Other, "other"},
    });
};

// Why a rest was wasted.
enum class WasteReason : std::uint8_t {
    Remainder,
    Refused,
    StoppedEarly,
    Spilled,
    Contaminated,
    Expired,
    DrawnInError,
    Other,
};

template <>
struct Words<WasteReason> {
    static constexpr auto table = std::to_array<Word<WasteReason>>({
        {WasteReason::Remainder, "remainder"},
        {WasteReason::Refused, "refused"},
        {WasteReason::StoppedEarly, "stopped_early"},
        {WasteReason::Spilled, "spilled"},
        {WasteReason::Contaminated, "contaminated"},
        {WasteReason::Expired, "expired"},
        {WasteReason::DrawnInError, "drawn_in_error"},
        {WasteReason::Other, "other"},
    });
};

// How it was made unusable.
enum class WasteMethod : std::uint8_t {
    Sequestration,
    Chemical,
    Sink,
    Incineration,
    Other,
    NotStated,
};

template <>
struct Words<WasteMethod> {
    static constexpr auto table = std::to_array<Word<WasteMethod>>({
        {WasteMethod::Sequestration, "sequestration"},
        {WasteMethod::Chemical, "chemical"},
        {WasteMethod::Sink, "sink"},
        {WasteMethod::Incineration, "incineration"},
        {WasteMethod::Other, "other"},
        {WasteMethod::NotStated, "not_stated"},
    });
};

// What the witness herself saw.
enum class Saw : std::uint8_t {
    TheAct,
    TheRemains,
    TheRecord,
    NotStated,
};

template <>
struct Words<Saw> {
    static constexpr auto table = std::to_array<Word<Saw>>({
        {Saw::TheAct, "the_act"},
        {Saw::TheRemains, "the_remains"},
        {Saw::TheRecord, "the_record"},
        {Saw::NotStated, "not_stated"},
    });
};

// Where the rest of a finished container goes; the policy in force decides (21 CFR 1304.21(e),
// 1317.05).
enum class Disposition : std::uint8_t {
    Wastage,
    HeldForDestruction,
};

template <>
struct Words<Disposition> {
    static constexpr auto table = std::to_array<Word<Disposition>>({
        {Disposition::Wastage, "wastage"},
        {Disposition::HeldForDestruction, "held_for_destruction"},
    });
};

// How an amount was found.
enum class Method : std::uint8_t {
    Exact,
    Measured,
    Estimated,
    Derived,
    NotStated,
};

template <>
struct Words<Method> {
    static constexpr auto table = std::to_array<Word<Method>>({
        {Method::Exact, "exact"},
        {Method::Measured, "measured"},
        {Method::Estimated, "estimated"},
        {Method::Derived, "derived"},
        {Method::NotStated, "not_stated"},
    });
};

// How a container broke.
enum class Breaking : std::uint8_t {
    Dropped,
    BrokenOnReceipt,
    BrokenInUse,
    Leaked,
    Other,
};

template <>
struct Words<Breaking> {
    static constexpr auto table = std::to_array<Word<Breaking>>({
        {Breaking::Dropped, "dropped"},
        {Breaking::BrokenOnReceipt, "broken_on_receipt"},
        {Breaking::BrokenInUse, "broken_in_use"},
        {Breaking::Leaked, "leaked"},
        {Breaking::Other, "other"},
    });
};

// Printed on the label; never inferred from the strength.
enum class ContainerUse : std::uint8_t {
    Single,
    Multi,
    Bulk,
};

template <>
struct Words<ContainerUse> {
    static constexpr auto table = std::to_array<Word<ContainerUse>>({
        {ContainerUse::Single, "single"},
        {ContainerUse::Multi, "multi"},
        {ContainerUse::Bulk, "bulk"},
    });
};

// From where stock came.
enum class ReceiptBasis : std::uint8_t {
    Supplier,
    InitialInventory,
    OtherRegistrant,
    Found,
};

template <>
struct Words<ReceiptBasis> {
    static constexpr auto table = std::to_array<Word<ReceiptBasis>>({
        {ReceiptBasis::Supplier, "supplier"},
        {ReceiptBasis::InitialInventory, "initial_inventory"},
        {ReceiptBasis::OtherRegistrant, "other_registrant"},
        {ReceiptBasis::Found, "found"},
    });
};

// Whose stock it is. 21 U.S.C. 829a: patient-specific stock is for that patient alone, within 45
// days.
enum class Owner : std::uint8_t {
    Stock,
    Patient,
};

template <>
struct Words<Owner> {
    static constexpr auto table = std::to_array<Word<Owner>>({
        {Owner::Stock, "stock"},
        {Owner::Patient, "patient"},
    });
};

// Why an entry is corrected or voided.
enum class CorrectionReason : std::uint8_t {
    TypingError,
    Misread,
    WrongPatient,
    WrongContainer,
    WrongProduct,
    EnteredTwice,
    DidNotHappen,
    Other,
};

template <>
struct Words<CorrectionReason> {
    static constexpr auto table = std::to_array<Word<CorrectionReason>>({
        {CorrectionReason::TypingError, "typing_error"},
        {CorrectionReason::Misread, "misread"},
        {CorrectionReason::WrongPatient, "wrong_patient"},
        {CorrectionReason::WrongContainer, "wrong_container"},
        {CorrectionReason::WrongProduct, "wrong_product"},
        {CorrectionReason::EnteredTwice, "entered_twice"},
        {CorrectionReason::DidNotHappen, "did_not_happen"},
        {CorrectionReason::Other, "other"},
    });
};

// How stock was destroyed; DEA Form 41 section C has no list. 21 CFR 1317.90.
enum class DestructionMethod : std::uint8_t {
    Incineration,
    ChemicalDigestion,
    Thermal,
    Other,
};

template <>
struct Words<DestructionMethod> {
    static constexpr auto table = std::to_array<Word<DestructionMethod>>({
        {DestructionMethod::Incineration, "incineration"},
        {DestructionMethod::ChemicalDigestion, "chemical_digestion"},
        {DestructionMethod::Thermal, "thermal"},
        {DestructionMethod::Other, "other"},
    });
};

}  // namespace vialog::domain
