// SPDX-License-Identifier: Apache-2.0
// The stored codes of what is counted, questioned and reported. schemas/journal-format.md
// section 6. Stored. A code never changes its meaning and is never taken away.
#pragma once

#include "domain/words.h"

#include <array>
#include <cstdint>

namespace vialog::domain {

// Why an entry is improper though it records what happened. An irregular entry opens a case.
enum class Irregularity : std::uint8_t {
    Expired,
    PastBeyondUse,
    Overdrawn,
    NotOpened,
    AfterFinish,
    SingleUseReused,
    Quarantined,
    OtherPatient,
    NoWitness,
    SelfWitness,
    UnknownPerson,
    UnknownContainer,
    SumsDoNotClose,
    BalanceClaimDiffers,
    LabelDiffers,
    LabelReused,
    NumberingDiffers,
    OrderDiffers,
    PatientUnknown,
    Other,
};

template <>
struct Words<Irregularity> {
    static constexpr auto table = std::to_array<Word<Irregularity>>({
        {Irregularity::Expired, "expired"},
        {Irregularity::PastBeyondUse, "past_beyond_use"},
        {Irregularity::Overdrawn, "overdrawn"},
        {Irregularity::NotOpened, "not_opened"},
        {Irregularity::AfterFinish, "after_finish"},
        {Irregularity::SingleUseReused, "single_use_reused"},
        {Irregularity::Quarantined, "quarantined"},
        {Irregularity::OtherPatient, "other_patient"},
        {Irregularity::NoWitness, "no_witness"},
        {Irregularity::SelfWitness, "self_witness"},
        {Irregularity::UnknownPerson, "unknown_person"},
        {Irregularity::UnknownContainer, "unknown_container"},
        {Irregularity::SumsDoNotClose, "sums_do_not_close"},
        {Irregularity::BalanceClaimDiffers, "balance_claim_differs"},
        {Irregularity::LabelDiffers, "label_differs"},
        {Irregularity::LabelReused, "label_reused"},
        {Irregularity::NumberingDiffers, "numbering_differs"},
        {Irregularity::OrderDiffers, "order_differs"},
        {Irregularity::PatientUnknown, "patient_unknown"},
        {Irregularity::Other, "other"},
    });
};

// What a count is for. 21 CFR 1304.11(b), (c).
enum class CountType : std::uint8_t {
    Shift,
    Weekly,
    Initial,
    Biennial,
    Custody,
    Closing,
    Inspection,
};

template <>
struct Words<CountType> {
    static constexpr auto table = std::to_array<Word<CountType>>({
        {CountType::Shift, "shift"},
        {CountType::Weekly, "weekly"},
        {CountType::Initial, "initial"},
        {CountType::Biennial, "biennial"},
        {CountType::Custody, "custody"},
        {CountType::Closing, "closing"},
        {CountType::Inspection, "inspection"},
    });
};

// 21 CFR 1304.11(a): as of opening or close of business.
enum class DayMoment : std::uint8_t {
    Opening,
    Close,
    During,
};

template <>
struct Words<DayMoment> {
    static constexpr auto table = std::to_array<Word<DayMoment>>({
        {DayMoment::Opening, "opening"},
        {DayMoment::Close, "close"},
        {DayMoment::During, "during"},
    });
};

// What a discrepancy is about.
enum class Trouble : std::uint8_t {
    CountDiffers,
    UnknownContainer,
    SumsDoNotClose,
    MissingContainer,
    FoundContainer,
    ChartDiffers,
    StatementDiffers,
    FinishDiffers,
    SealBroken,
    BalanceClaimDiffers,
    Irregular,
    Other,
};

template <>
struct Words<Trouble> {
    static constexpr auto table = std::to_array<Word<Trouble>>({
        {Trouble::CountDiffers, "count_differs"},
        {Trouble::UnknownContainer, "unknown_container"},
        {Trouble::SumsDoNotClose, "sums_do_not_close"},
        {Trouble::MissingContainer, "missing_container"},
        {Trouble::FoundContainer, "found_container"},
        {Trouble::ChartDiffers, "chart_differs"},
        {Trouble::StatementDiffers, "statement_differs"},
        {Trouble::FinishDiffers, "finish_differs"},
        {Trouble::SealBroken, "seal_broken"},
        {Trouble::BalanceClaimDiffers, "balance_claim_differs"},
        {Trouble::Irregular, "irregular"},
        {Trouble::Other, "other"},
    });
};

// How a discrepancy ended.
enum class Verdict : std::uint8_t {
    NeedleLoss,
    Overfill,
    LateDraw,
    CountError,
    LostOrStolen,
    RecordError,
    Unexplained,
};

template <>
struct Words<Verdict> {
    static constexpr auto table = std::to_array<Word<Verdict>>({
        {Verdict::NeedleLoss, "needle_loss"},
        {Verdict::Overfill, "overfill"},
        {Verdict::LateDraw, "late_draw"},
        {Verdict::CountError, "count_error"},
        {Verdict::LostOrStolen, "lost_or_stolen"},
        {Verdict::RecordError, "record_error"},
        {Verdict::Unexplained, "unexplained"},
    });
};

// Whose identity an export bears.
enum class DisclosureScope : std::uint8_t {
    None,
    Some,
    All,
};

template <>
struct Words<DisclosureScope> {
    static constexpr auto table = std::to_array<Word<DisclosureScope>>({
        {DisclosureScope::None, "none"},
        {DisclosureScope::Some, "some"},
        {DisclosureScope::All, "all"},
    });
};

// For what an export is made. 45 CFR 164.528: each is accounted for.
enum class ExportPurpose : std::uint8_t {
    Inspection,
    Audit,
    Backup,
    Migration,
    Litigation,
    StaffReceipt,
    Other,
};

template <>
struct Words<ExportPurpose> {
    static constexpr auto table = std::to_array<Word<ExportPurpose>>({
        {ExportPurpose::Inspection, "inspection"},
        {ExportPurpose::Audit, "audit"},
        {ExportPurpose::Backup, "backup"},
        {ExportPurpose::Migration, "migration"},
        {ExportPurpose::Litigation, "litigation"},
        {ExportPurpose::StaffReceipt, "staff_receipt"},
        {ExportPurpose::Other, "other"},
    });
};

// Why the clock differs.
enum class ClockCause : std::uint8_t {
    Corrected,
    Suspended,
    Daylight,
    Unknown,
};

template <>
struct Words<ClockCause> {
    static constexpr auto table = std::to_array<Word<ClockCause>>({
        {ClockCause::Corrected, "corrected"},
        {ClockCause::Suspended, "suspended"},
        {ClockCause::Daylight, "daylight"},
        {ClockCause::Unknown, "unknown"},
    });
};

// What the program itself noticed.
enum class NoticeSubject : std::uint8_t {
    SignInFailed,
    PinLocked,
    Refused,
    Clock,
    Rollback,
    Integrity,
};

template <>
struct Words<NoticeSubject> {
    static constexpr auto table = std::to_array<Word<NoticeSubject>>({
        {NoticeSubject::SignInFailed, "sign_in_failed"},
        {NoticeSubject::PinLocked, "pin_locked"},
        {NoticeSubject::Refused, "refused"},
        {NoticeSubject::Clock, "clock"},
        {NoticeSubject::Rollback, "rollback"},
        {NoticeSubject::Integrity, "integrity"},
    });
};

}  // namespace vialog::domain
