// SPDX-License-Identifier: Apache-2.0
// What names a thing in the journal: entries by number, containers by number, products and parties
// by their entry.
#pragma once

#include "base/bytes.h"
#include "base/instant.h"
#include "base/measure.h"
#include "domain/names.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vialog::domain {

// The 0-based place of an entry in the journal. Order is this number, never a time.
using EntryNumber = base::Tagged<struct EntryNumberTag>;
// A container's number, 1, 2, 3 ... in the order of receipt; never used twice.
using ContainerId = base::Tagged<struct ContainerIdTag>;
// A product, a party, a place is known by the number of the entry that brought it.
using ProductId = base::Tagged<struct ProductIdTag>;
using PartyId = base::Tagged<struct PartyIdTag>;
// An infusion (or injection, or hand-over of counted units) is known by its first draw's entry.
using InfusionId = base::Tagged<struct InfusionIdTag>;
// A case is known by the entry that opened it.
using CaseId = base::Tagged<struct CaseIdTag>;

// SHA-256 of a key's SubjectPublicKeyInfo.
struct KeyId {
    base::Digest digest{};
    auto operator<=>(const KeyId&) const = default;
};

[[nodiscard]] KeyId key_id_of(base::ByteView spki);

// SHA-256 of a disclosure (RFC 9901): the salted text itself lies outside the journal, sealed.
struct TextDigest {
    base::Digest digest{};
    auto operator<=>(const TextDigest&) const = default;
};

// An earlier entry, by number and by the hash of its bytes.
struct Ref {
    EntryNumber seq;
    base::Digest leaf{};
    auto operator<=>(const Ref&) const = default;
};

// Where an entry of a transcription stands on paper. `record` is the SHA-256 of the record's exact
// bytes and, with the file's name, the key that stops a repeat. `by` and `witness` acted according
// to the paper; they have not signed.
struct Paper {
    std::string file;
    std::int64_t line = 0;  // counted from 1
    base::Digest record{};
    std::optional<PersonId> by;
    std::optional<PersonId> witness;
    auto operator<=>(const Paper&) const = default;
};

}  // namespace vialog::domain
