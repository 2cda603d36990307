// SPDX-License-Identifier: Apache-2.0
// A new journal: its genesis entry, its first data key, its checkpoint key.
#pragma once

#include "operations/record.h"

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace vialog::operations {

// A founder with the consent of her key; the registrant comes first.
struct FoundingPerson {
    domain::PersonRecorded person;  // its name digest is filled in
    std::string name;               // in clear: it becomes a disclosure
    crypto::BoxPublicKey box;
    domain::KeyStore store = domain::KeyStore::File;
    Consent* consent = nullptr;
};

struct Founding {
    domain::Origin origin;
    domain::Registrant registrant;
    domain::PlaceRecorded place;
    domain::StationRecorded station;
    domain::TimeZoneName zone;
    std::array<FoundingPerson, 2> founders;
    std::optional<base::Bytes> root_key;  // SubjectPublicKeyInfo
    std::optional<domain::Predecessor> successor_of;
};

// Makes the file and its genesis entry, signed by both founders and the new checkpoint key. Where anything is refused or
// fails no file is left. What is recorded is also the pin: its leaf is to be printed, signed by hand and kept outside.
[[nodiscard]] base::Result<Recorded, Denial> found_journal(
    const store::OpenOptions& where, const Founding& founding, std::unique_ptr<Clock> clock,
    std::unique_ptr<crypto::RandomSource> random);

}  // namespace vialog::operations
