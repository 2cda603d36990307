// SPDX-License-Identifier: Apache-2.0
// The kinds of entry: one vocabulary for the journal, the rules and the book.
// schemas/journal-format.md section 5.
#pragma once

#include "domain/words.h"

#include <array>
#include <cstdint>

namespace vialog::domain {

// The order is that of the alternatives of Event; the word is what is stored.
// Stored. Never renumber.
enum class Kind : std::uint8_t {
    Genesis,
    Person,
    Registration,
    Policy,
    Rules,
    Place,
    Station,
    KeyAdd,
    KeyRevoke,
    LogKey,
    Product,
    Party,
    Shipment,
    Receive,
    Transfer,
    Open,
    Draw,
    Outcome,
    WasteHeld,
    Waste,
    WasteUnwitnessed,
    Countersign,
    Finish,
    Breakage,
    CountStart,
    Count,
    Reveal,
    Discrepancy,
    DiscrepancyNote,
    DiscrepancyDecision,
    LossReport,
    Destroy,
    Handover,
    Return,
    TransferOut,
    Correct,
    Void,
    Transcription,
    TranscriptionEnd,
    Export,
    Inspection,
    Anchor,
    Clock,
    Close,
    Custody,
    Notice,
};

template <>
struct Words<Kind> {
    static constexpr auto table = std::to_array<Word<Kind>>({
        {Kind::Genesis, "genesis"},
        {Kind::Person, "person"},
        {Kind::Registration, "registration"},
        {Kind::Policy, "policy"},
        {Kind::Rules, "rules"},
        {Kind::Place, "place"},
        {Kind::Station, "station"},
        {Kind::KeyAdd, "key-add"},
        {Kind::KeyRevoke, "key-revoke"},
        {Kind::LogKey, "log-key"},
        {Kind::Product, "product"},
        {Kind::Party, "party"},
        {Kind::Shipment, "shipment"},
        {Kind::Receive, "receive"},
        {Kind::Transfer, "transfer"},
        {Kind::Open, "open"},
        {Kind::Draw, "draw"},
        {Kind::Outcome, "outcome"},
        {Kind::WasteHeld, "waste-held"},
        {Kind::Waste, "waste"},
        {Kind::WasteUnwitnessed, "waste-unwitnessed"},
        {Kind::Countersign, "countersign"},
        {Kind::Finish, "finish"},
        {Kind::Breakage, "breakage"},
        {Kind::CountStart, "count-start"},
        {Kind::Count, "count"},
        {Kind::Reveal, "reveal"},
        {Kind::Discrepancy, "discrepancy"},
        {Kind::DiscrepancyNote, "discrepancy-note"},
        {Kind::DiscrepancyDecision, "discrepancy-decision"},
        {Kind::LossReport, "loss-report"},
        {Kind::Destroy, "destroy"},
        {Kind::Handover, "handover"},
        {Kind::Return, "return"},
        {Kind::TransferOut, "transfer-out"},
        {Kind::Correct, "correct"},
        {Kind::Void, "void"},
        {Kind::Transcription, "transcription"},
        {Kind::TranscriptionEnd, "transcription-end"},
        {Kind::Export, "export"},
        {Kind::Inspection, "inspection"},
        {Kind::Anchor, "anchor"},
        {Kind::Clock, "clock"},
        {Kind::Close, "close"},
        {Kind::Custody, "custody"},
        {Kind::Notice, "notice"},
    });
};

}  // namespace vialog::domain
