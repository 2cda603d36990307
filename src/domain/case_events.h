// SPDX-License-Identifier: Apache-2.0
// What is counted, questioned, decided, corrected; and what happens to the journal itself.
#pragma once

#include "domain/account.h"
#include "domain/stock_events.h"

#include <optional>
#include <string>
#include <vector>

namespace vialog::domain {

// Begins a blind count: the book as of this entry is what the count will be held against.
struct CountStarted {
    CountType type = CountType::Shift;
    DayMoment moment = DayMoment::During;
    std::vector<PlaceId> places;
    bool operator==(const CountStarted&) const = default;
};

struct OpenedCount {
    ContainerId container;
    Quantity amount;
    Method method =
        Method::Estimated;  // 21 CFR 1304.11(e)(6): an opened C-III container may be estimated
    bool operator==(const OpenedCount&) const = default;
};

struct CountLine {
    ProductId product;
    PlaceId place;
    std::int64_t sealed = 0;  // containers
    std::vector<OpenedCount> opened;
    bool operator==(const CountLine&) const = default;
};

// What was counted; no expected figure is in it, and it posts nothing.
struct CountRecorded {
    std::optional<Ref> start;  // absent for a count on paper, which nobody can call blind
    CountType type = CountType::Shift;
    DayMoment moment = DayMoment::During;
    std::vector<CountLine> lines;
    bool operator==(const CountRecorded&) const = default;
};

struct RevealedOpened {
    ContainerId container;
    std::int64_t book = 0;
    std::optional<Quantity> counted;  // absent: not counted, though open in the book
    bool operator==(const RevealedOpened&) const = default;
};

struct RevealedLine {
    ProductId product;
    PlaceId place;
    std::int64_t sealed_book = 0;
    std::int64_t sealed_counted = 0;
    std::vector<RevealedOpened> opened;
    bool operator==(const RevealedLine&) const = default;
};

// The book's figures as of the count's start, beside what was counted. A difference opens a case.
struct CountRevealed {
    Ref count;
    std::vector<RevealedLine> lines;
    bool differs = false;
    bool operator==(const CountRevealed&) const = default;
};

struct DiscrepancyOpened {
    Trouble trouble = Trouble::Other;
    std::vector<Ref> about;
    base::UtcInstant discovered;
    std::optional<ProductId> product;
    std::optional<ContainerId> container;
    std::optional<std::int64_t> amount;  // in the product's unit; negative is missing
    std::optional<PersonId> concerns;
    std::optional<std::string> paper_container;  // a label on paper that no receipt knows
    std::optional<TextDigest> note;
    bool operator==(const DiscrepancyOpened&) const = default;
};

struct DiscrepancyNoted {
    CaseId about;
    TextDigest note;
    bool operator==(const DiscrepancyNoted&) const = default;
};

// What a decision moves: from where the difference stands to what it is decided to be.
struct DecisionMove {
    Account from;
    Verdict to = Verdict::Unexplained;
    ProductId product;
    Quantity amount;
    bool operator==(const DecisionMove&) const = default;
};

// The six factors of 21 CFR 1301.76(b)(1)-(6), each answered in a disclosure of its own.
struct DiscrepancyDecided {
    std::vector<CaseId> cases;
    Verdict verdict = Verdict::Unexplained;
    std::vector<DecisionMove> moves;
    std::vector<TextDigest>
        factors;  // six for lost_or_stolen, in the order of the rule; none otherwise
    TextDigest reason;
    bool operator==(const DiscrepancyDecided&) const = default;
};

// Notice to the field office and Form 106, as evidence by digest. The program files nothing.
struct LossReported {
    CaseId about;
    std::optional<base::Digest> notice;
    std::optional<base::Digest> form106;
    bool operator==(const LossReported&) const = default;
};

struct PaperFile {
    std::string name;
    base::Digest sha256{};
    std::int64_t records = 0;
    bool operator==(const PaperFile&) const = default;
};

// Opens the channel in which two people take paper into the journal.
struct TranscriptionBegun {
    base::Digest folder{};  // SHA-256 over the lines "<hex> <name>\n" of its files in the order of
                            // their names
    base::CivilDate from;
    base::CivilDate to;
    std::vector<PaperFile> files;
    bool operator==(const TranscriptionBegun&) const = default;
};

// Closes the channel for ever.
struct TranscriptionEnded {
    std::int64_t entries = 0;  // with a `paper` member, since the first
    bool operator==(const TranscriptionEnded&) const = default;
};

struct Exported {
    std::string to;  // an organisation or office; never a patient
    base::CivilDate from;
    base::CivilDate until;
    DisclosureScope disclosed = DisclosureScope::None;
    ExportPurpose purpose = ExportPurpose::Inspection;
    bool operator==(const Exported&) const = default;
};

struct Inspected {
    std::string nonce;  // as the inspector dictated it
    bool operator==(const Inspected&) const = default;
};

// A cosignature or time stamp received from outside: what follows was written after it.
struct AnchorReceived {
    std::int64_t size = 0;
    base::Digest root{};
    std::string cosignature;  // the note line as received, without its em dash
    bool operator==(const AnchorReceived&) const = default;
};

struct ClockChanged {
    base::UtcInstant
        before;  // where the clock should stand by the previous entry and the elapsed time
    base::UtcInstant after;
    ClockCause cause = ClockCause::Unknown;
    bool operator==(const ClockChanged&) const = default;
};

struct ProductBalance {
    ProductId product;
    std::int64_t sealed = 0;  // containers
    std::int64_t opened = 0;  // containers
    std::int64_t book = 0;    // in the product's unit, sealed and opened
    bool operator==(const ProductBalance&) const = default;
};

// The day's end: what was there, what is still open, and the journal's own size and root before
// this entry.
struct DayClosed {
    base::CivilDate day;
    std::int64_t size = 0;
    base::Digest root{};
    std::vector<ProductBalance> balances;
    std::int64_t entries = 0;  // since the previous close
    std::vector<InfusionId> open_infusions;
    std::vector<EntryNumber> waiting;  // wastes held for a witness, receipts awaiting one
    bool operator==(const DayClosed&) const = default;
};

// Responsibility passes from the operator to the witness.
struct CustodyHandedOver {
    std::int64_t size = 0;
    base::Digest root{};
    std::vector<ProductBalance> balances;
    std::optional<Ref> count;
    bool operator==(const CustodyHandedOver&) const = default;
};

struct Noticed {
    NoticeSubject subject = NoticeSubject::Integrity;
    std::optional<PersonId> person;  // who tried to sign in; no accusation
    bool operator==(const Noticed&) const = default;
};

}  // namespace vialog::domain
