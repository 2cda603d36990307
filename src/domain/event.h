// SPDX-License-Identifier: Apache-2.0
// One event of any kind, and the entry that carries it: who signs, when it happened, what was
// improper about it.
#pragma once

#include "domain/case_events.h"
#include "domain/kind.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace vialog::domain {

struct EntryVoided {
    Ref entry;
    CorrectionReason reason = CorrectionReason::TypingError;
    SignerAbsence signer = SignerAbsence::TookPart;
    bool operator==(const EntryVoided&) const = default;
};

// The events that a correction may restate: the same kinds, container and infusion as the entry it
// corrects.
using Restatable =
    std::variant<PersonRecorded, ProductRecorded, PartyRecorded, ShipmentExpected, StockReceived,
                 ContainerOpened, StockDrawn, OutcomeRecorded, WasteHeld, StockWasted,
                 StockWastedUnwitnessed, ContainerFinished, ContainerBroken>;

struct EntryCorrected {
    Ref entry;
    CorrectionReason reason = CorrectionReason::TypingError;
    SignerAbsence signer = SignerAbsence::TookPart;
    Restatable restated;
    bool operator==(const EntryCorrected&) const = default;
};

// The alternatives stand in the order of Kind.
using AnyEvent =
    std::variant<Genesis, PersonRecorded, RegistrationChanged, PolicySet, RulesSet, PlaceRecorded,
                 StationRecorded, KeyAdded, KeyRevoked, LogKeyChanged, ProductRecorded,
                 PartyRecorded, ShipmentExpected, StockReceived, ContainersTransferred,
                 ContainerOpened, StockDrawn, OutcomeRecorded, WasteHeld, StockWasted,
                 StockWastedUnwitnessed, Countersigned, ContainerFinished, ContainerBroken,
                 CountStarted, CountRecorded, CountRevealed, DiscrepancyOpened, DiscrepancyNoted,
                 DiscrepancyDecided, LossReported, StockDestroyed, StockHandedOver, StockReturned,
                 StockTransferredOut, EntryCorrected, EntryVoided, TranscriptionBegun,
                 TranscriptionEnded, Exported, Inspected, AnchorReceived, ClockChanged, DayClosed,
                 CustodyHandedOver, Noticed>;

// One of them. A class, so that copying and destroying the forty-odd kinds is compiled once, in event.cpp, and not
// in every file that holds an entry.
class Event : public AnyEvent {
  public:
    using AnyEvent::variant;  // from each alternative
    Event() noexcept;
    Event(const Event& other);
    Event(Event&& other) noexcept;
    Event& operator=(const Event& other);
    Event& operator=(Event&& other) noexcept;
    ~Event();

    friend bool operator==(const Event& left, const Event& right);
};

static_assert(std::variant_size_v<AnyEvent> == Words<Kind>::table.size());

[[nodiscard]] Kind kind_of(const Event& event);
[[nodiscard]] Event to_event(const Restatable& restated);
// Nothing where events of this kind are never corrected.
[[nodiscard]] std::optional<Restatable> to_restatable(const Event& event);

template <typename... Fs>
struct Overloaded : Fs... {
    using Fs::operator()...;
};
template <typename... Fs>
Overloaded(Fs...) -> Overloaded<Fs...>;

struct Signer {
    KeyId key;
    Role role = Role::Operator;
    bool operator==(const Signer&) const = default;
};

// Where and when an entry was recorded. Order is its number; times inform.
struct Moment {
    StationId station;
    base::UtcInstant time;      // the station's clock, when signed
    base::UtcOffset offset{0};  // in force there
    base::LocalInstant
        occurred;      // when it happened, as stated; equal to time and offset unless late
    std::string boot;  // 16 hexadecimal digits, random for each start of the station
    std::int64_t monotonic_ms = 0;  // since that start, suspended time included
    bool operator==(const Moment&) const = default;
};

// An entry as the rules see it: all that its signed text says but the chain (journal/envelope.h).
struct Entry {
    EntryNumber seq;
    std::int64_t rules = 1;
    Moment moment;
    std::vector<Signer> signers;          // in the order of their signatures
    std::vector<Irregularity> irregular;  // sorted, each once
    std::optional<LateReason> late;
    std::optional<Paper> paper;
    Event event;
    bool operator==(const Entry&) const = default;
};

}  // namespace vialog::domain
