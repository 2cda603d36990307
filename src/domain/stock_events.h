// SPDX-License-Identifier: Apache-2.0
// What happens to stock: expected, received, moved, opened, drawn, given, wasted, finished, broken,
// disposed of.
#pragma once

#include "domain/cases.h"
#include "domain/deeds.h"
#include "domain/house_events.h"
#include "domain/ids.h"
#include "domain/lot.h"
#include "domain/series.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace vialog::domain {

struct ShipmentLine {
    ProductId product;
    std::int64_t containers = 0;
    bool operator==(const ShipmentLine&) const = default;
};

struct ShipmentExpected {
    PartyId party;
    std::string invoice;
    std::vector<ShipmentLine> lines;
    std::optional<base::CivilDate> due;
    bool operator==(const ShipmentExpected&) const = default;
};

// 21 CFR 1304.22(a)(2)(iv), 1304.21(d): the day is the day the stock was actually received.
struct StockReceived {
    ReceiptBasis basis = ReceiptBasis::Supplier;
    std::optional<PartyId> party;  // required for supplier and other registrant
    std::optional<std::string> invoice;
    std::optional<base::CivilDate> invoice_date;
    std::optional<Ref> shipment;
    ProductId product;
    Lot lot;
    Expiry expires;
    std::int64_t containers = 0;
    ContainerId first;  // the last is first + containers - 1
    Quantity each;  // the content of one container as labelled; less only for the opened ones of an
                    // initial inventory
    std::vector<std::string>
        labels;  // the clinic's own, of the first containers; none or fewer if paper has fewer
    std::int64_t damaged = 0;            // of the containers received, how many are damaged
    std::optional<std::string> barcode;  // as scanned, GS written as U+241D
    PlaceId place;
    Owner owner = Owner::Stock;
    std::vector<TextDigest> patient;  // for patient-specific stock
    bool awaiting = false;            // the witness will countersign
    bool operator==(const StockReceived&) const = default;
};

struct ContainersTransferred {
    std::vector<ContainerId> containers;
    PlaceId from;
    PlaceId to;
    bool operator==(const ContainersTransferred&) const = default;
};

struct ContainerOpened {
    ContainerId container;
    base::UtcInstant beyond_use;
    std::optional<std::int64_t>
        claimed;  // what the paper's own running balance said, in the product's unit
    bool operator==(const ContainerOpened&) const = default;
};

// From one container into one infusion. A draw from a container that is finished comes out of its
// shortage at finish.
struct DrawLine {
    ContainerId container;
    ProductId product;
    Quantity amount;
    bool after_finish = false;
    bool operator==(const DrawLine&) const = default;
};

// 21 CFR 1304.22(c): name, form, strength; volume; the person and her address; the date; who
// dispensed or administered.
struct StockDrawn {
    std::optional<Ref> infusion;  // the first draw of the infusion, where this is not it
    std::vector<DrawLine> lines;
    std::vector<TextDigest> patient;  // name, address, birth date, chart number: each a disclosure
    std::optional<DeaNumber> prescriber;
    Route route = Route::Intravenous;
    std::optional<std::int64_t> ordered_ug;
    std::optional<std::int64_t> weight_g;
    std::optional<Session> session;
    bool operator==(const StockDrawn&) const = default;
};

struct OutcomeLine {
    ProductId product;
    Quantity given;
    Quantity lost;  // spilled, left in tubing; not wasted before a witness
    bool operator==(const OutcomeLine&) const = default;
};

// A diluted bag: given = drawn - round(drawn x left / total), half up, for each product in it.
struct DilutedBag {
    Volume total;
    Volume left;
    bool operator==(const DilutedBag&) const = default;
};

struct OutcomeRecorded {
    Ref infusion;
    std::vector<OutcomeLine> lines;
    std::optional<DilutedBag> bag;
    std::optional<PersonId> given_by;  // who gave it, where it is not the operator
    bool operator==(const OutcomeRecorded&) const = default;
};

struct FromInfusion {
    Ref infusion;
    bool operator==(const FromInfusion&) const = default;
};
struct FromHeld {
    Ref held;  // the waste-held entry
    bool operator==(const FromHeld&) const = default;
};
struct FromContainer {
    ContainerId container;
    bool operator==(const FromContainer&) const = default;
};
using WasteSource = std::variant<FromInfusion, FromHeld, FromContainer>;

struct WasteHeld {
    WasteSource source;  // an infusion or a container
    ProductId product;
    Quantity amount;
    bool operator==(const WasteHeld&) const = default;
};

struct StockWasted {
    WasteSource source;
    ProductId product;
    Quantity amount;
    WasteReason reason = WasteReason::Remainder;
    WasteMethod method = WasteMethod::Sequestration;
    Saw saw = Saw::TheAct;
    bool operator==(const StockWasted&) const = default;
};

struct StockWastedUnwitnessed {
    WasteSource source;
    ProductId product;
    Quantity amount;
    WasteReason reason = WasteReason::Remainder;
    WasteMethod method = WasteMethod::Sequestration;
    LateReason why = LateReason::NoSigner;  // why nobody witnessed it
    bool operator==(const StockWastedUnwitnessed&) const = default;
};

struct Countersigned {
    Ref receipt;
    Saw saw = Saw::TheAct;
    bool operator==(const Countersigned&) const = default;
};

// The book's figure stands in the entry, so that its postings follow from it alone; the signers see
// the difference.
struct ContainerFinished {
    ContainerId container;
    ProductId product;
    std::int64_t book = 0;  // the balance before, in the product's unit; below zero by overfill
    Quantity rest;          // measured
    Disposition disposition = Disposition::Wastage;
    Method method = Method::Measured;
    Saw saw = Saw::TheAct;
    std::optional<std::int64_t> claimed;  // what the paper's own running balance said
    bool operator==(const ContainerFinished&) const = default;
};

struct ContainerBroken {
    ContainerId container;
    ProductId product;
    std::int64_t book = 0;
    Quantity recovered;  // of the content; it is held for destruction
    Breaking circumstances = Breaking::Dropped;
    Saw saw = Saw::TheAct;
    std::optional<std::int64_t> claimed;
    std::optional<TextDigest> note;
    bool operator==(const ContainerBroken&) const = default;
};

// What leaves: a container with what is measured in it, or something held for destruction.
struct DisposalLine {
    std::optional<ContainerId> container;
    std::optional<Ref> held;  // the finish or breakage that holds it for destruction
    ProductId product;
    std::int64_t book = 0;
    Quantity amount;
    bool operator==(const DisposalLine&) const = default;
};

// 21 CFR 1304.21(e), 1317.90, 1317.95(d): two employees witness it; the facts of DEA Form 41.
struct StockDestroyed {
    std::vector<DisposalLine> lines;
    DestructionMethod method = DestructionMethod::Incineration;
    std::string location;
    bool operator==(const StockDestroyed&) const = default;
};

// To a reverse distributor, back to a supplier, to another registrant. 21 CFR 1304.22(a)(2)(vii).
struct StockHandedOver {
    PartyId party;
    std::vector<DisposalLine> lines;
    std::optional<std::string> document;  // manifest or invoice number
    bool operator==(const StockHandedOver&) const = default;
};
struct StockReturned {
    PartyId party;
    std::vector<DisposalLine> lines;
    std::optional<std::string> document;
    bool operator==(const StockReturned&) const = default;
};
struct StockTransferredOut {
    PartyId party;
    std::vector<DisposalLine> lines;
    std::optional<std::string> document;
    bool operator==(const StockTransferredOut&) const = default;
};

}  // namespace vialog::domain
