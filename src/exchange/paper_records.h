// SPDX-License-Identifier: Apache-2.0
// The records of a clinic's paper, typed: what its CSV files and clinic.json say, with where each
// line stands.
#pragma once

#include "base/bytes.h"
#include "base/instant.h"
#include "domain/case_events.h"
#include "domain/gtin.h"
#include "domain/house_events.h"
#include "exchange/csv.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vialog::exchange {

// Where a record stands. `record` is the SHA-256 of its exact bytes, without line end and byte
// order mark.
struct PaperSource {
    std::string file;
    std::int64_t line = 0;
    base::Digest record{};
    std::string text;  // the record on one line, fit to be stored; it may hold a patient's number
};

// Somebody named in a column. Written, but without an id: nobody can tell who is meant.
struct PersonMention {
    std::optional<domain::PersonId> id;
    bool written = false;
};

// What every record has. `odd` is what reading it showed to be improper; the line is taken all the
// same.
struct PaperRecord {
    PaperSource source;
    std::vector<domain::Irregularity> odd;
};

struct PaperPerson : PaperRecord {
    domain::PersonRecorded person;
    std::string name;  // empty where the line has none
};

struct PaperPatient : PaperRecord {
    std::string id;
    std::string name;
    std::string birth_date;
    std::string address;
};

struct PaperProduct : PaperRecord {
    domain::ProductRecorded product;
};

struct PaperReceipt : PaperRecord {
    base::LocalInstant received;
    std::string supplier;
    std::optional<domain::DeaNumber> supplier_dea;
    std::optional<std::string> invoice;
    std::optional<base::CivilDate> invoice_date;
    domain::Ndc ndc;
    domain::Lot lot;
    domain::Expiry expires;
    std::int64_t containers = 0;
    domain::Volume each;
    std::optional<domain::Strength> strength;
    std::string first_vial;
    std::string last_vial;
    std::optional<std::string> barcode;  // as the journal stores it
    std::optional<domain::Gtin> gtin;    // of the barcode
    PersonMention by;
    PersonMention witness;
};

enum class VialAction : std::uint8_t { Open, Finish, Broken };

struct PaperVialEvent : PaperRecord {
    base::LocalInstant at;
    VialAction action = VialAction::Open;
    std::string vial;
    std::optional<domain::Volume> rest;     // measured; always there for a finish
    std::optional<domain::Volume> claimed;  // the paper's running balance; may be below zero
    std::optional<domain::Volume> wasted;
    PersonMention by;
    PersonMention witness;
    std::string reason;
    domain::Method method = domain::Method::Measured;
};

// One draw from one vial; an infusion from two vials has two.
struct PaperDraw : PaperRecord {
    std::string infusion;
    base::LocalInstant started;
    std::string patient;
    std::optional<domain::DeaNumber> prescriber;
    std::optional<domain::Weight> weight;
    std::optional<domain::Dose> ordered;
    std::optional<domain::Route> route;
    std::string vial;
    domain::Volume drawn;
    std::optional<domain::Volume> given;  // nothing where the column is empty
    domain::Volume wasted;
    PersonMention by;
    PersonMention witness;  // of the waste
};

struct PaperCount : PaperRecord {
    base::LocalInstant at;
    domain::CountType type = domain::CountType::Weekly;
    domain::Ndc ndc;
    std::int64_t sealed = 0;
    std::string open_vial;  // empty where none was open
    std::optional<domain::Volume> estimate;
    PersonMention by;
    PersonMention witness;
};

struct PaperClinic {
    domain::Registrant registrant;
    domain::TimeZoneName zone;
    base::CivilDate first_day{};
    base::CivilDate last_day{};
};

}  // namespace vialog::exchange
