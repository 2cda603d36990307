// SPDX-License-Identifier: Apache-2.0
// What happens to the house itself: people, keys, places, products, parties, policy.
// schemas/journal-format.md section 5.
#pragma once

#include "domain/cases.h"
#include "domain/dea_number.h"
#include "domain/deeds.h"
#include "domain/ids.h"
#include "domain/ndc.h"
#include "domain/quantity.h"
#include "domain/roles.h"
#include "domain/route.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace vialog::domain {

// The holder of the DEA number at one registered location. 21 CFR 1301.12; 1304.21(b): records are
// kept per location.
struct Registrant {
    std::string name;
    DeaNumber dea;
    std::string address;
    bool operator==(const Registrant&) const = default;
};

// A member of staff. Her name is a disclosure; her initials stand in the open (21 CFR 1304.22(c):
// name or initials).
struct PersonRecorded {
    PersonId id;
    std::string initials;
    std::optional<TextDigest> name;
    std::vector<Function> functions;  // sorted, each once; empty for one who left
    bool employee = false;            // 21 CFR 1317.95 asks for employees
    bool operator==(const PersonRecorded&) const = default;
};

// One of the two people that genesis brings, so that every two-person rule can be met from the
// first day.
struct Founder {
    PersonRecorded person;
    base::Bytes key;  // SubjectPublicKeyInfo
    base::Bytes box;  // 32 bytes, X25519
    KeyStore store = KeyStore::File;
    bool operator==(const Founder&) const = default;
};

// The journal that this one continues, as far as it was known.
struct Predecessor {
    Origin origin;
    std::int64_t size = 0;
    base::Digest root{};
    bool operator==(const Predecessor&) const = default;
};

struct PlaceRecorded {
    PlaceId id;
    std::string name;
    bool operator==(const PlaceRecorded&) const = default;
};

struct StationRecorded {
    StationId id;
    std::string name;
    bool operator==(const StationRecorded&) const = default;
};

struct Genesis {
    Registrant registrant;
    PlaceRecorded place;
    StationRecorded station;
    TimeZoneName zone;
    base::Bytes log_key;                  // SubjectPublicKeyInfo of the checkpoint key, Ed25519
    std::array<Founder, 2> founders;      // the registrant first
    std::optional<base::Bytes> root_key;  // a further key of the registrant, kept offline
    std::optional<Predecessor> successor_of;
    bool operator==(const Genesis&) const = default;
};

struct RegistrationChanged {
    Registrant registrant;
    bool operator==(const RegistrationChanged&) const = default;
};

// The signed policy in force. It may narrow what the rules allow or ask for more, never for less.
struct PolicySet {
    std::int64_t beyond_use_multi_hours = 672;  // 28 days; USP <797>
    std::int64_t beyond_use_single_hours = 6;
    // The cautious reading: what is left in a stock container is inventory, not wastage (regulation
    // 21 CFR 1317.05).
    Disposition finish_rest = Disposition::HeldForDestruction;
    // How far the estimate of an opened container may lie from the book before a count's difference
    // opens a case, in thousandths of the container's size.
    std::int64_t count_tolerance_permille = 50;
    std::int64_t inventory_interval_months = 24;  // 21 CFR 1304.11(c)
    std::int64_t retention_years = 7;
    bool witness_shift = false;  // a witness's unlock may last a shift
    std::string
        citation;  // for whom and by which rule, in the open: "21 CFR; Colorado 3 CCR 719-1"
    bool operator==(const PolicySet&) const = default;
};

struct RulesSet {
    std::int64_t rules = 1;
    bool operator==(const RulesSet&) const = default;
};

struct KeyAdded {
    PersonId person;
    base::Bytes key;  // SubjectPublicKeyInfo
    base::Bytes box;  // 32 bytes, X25519
    KeyStore store = KeyStore::File;
    std::optional<KeyId> replaces;
    bool operator==(const KeyAdded&) const = default;
};

struct KeyRevoked {
    KeyId key;
    RevocationReason reason = RevocationReason::Left;
    std::optional<EntryNumber>
        suspect_from;  // entries of this key from here on need human judgement
    bool operator==(const KeyRevoked&) const = default;
};

struct LogKeyChanged {
    base::Bytes key;
    bool operator==(const LogKeyChanged&) const = default;
};

// A finished form. 21 CFR 1304.22(a)(2)(i)-(ii): name, form, strength, units or volume per
// container.
struct ProductRecorded {
    Ndc ndc;                       // of the package as bought
    std::optional<Ndc> inner_ndc;  // of the single container, where it has its own
    std::string drug;
    std::string labeler;
    DosageForm form = DosageForm::Injection;
    Strength strength;
    Quantity container_size;  // its unit is the product's unit
    std::int64_t containers_per_package = 1;
    ContainerUse use = ContainerUse::Multi;
    std::string schedule;  // "III"
    std::string dea_code;  // "7285"
    bool operator==(const ProductRecorded&) const = default;
};

struct PartyRecorded {
    PartyRole role = PartyRole::Supplier;
    std::string name;
    std::optional<std::string> address;
    DeaNumber dea;
    bool operator==(const PartyRecorded&) const = default;
};

}  // namespace vialog::domain
