// SPDX-License-Identifier: Apache-2.0
// Makes, wraps and uses data keys. schemas/key-file.md section 2.
#include "crypto/data_key.h"

#include "base/check.h"
#include "crypto/digest.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace vialog::crypto {

namespace {

constexpr std::size_t key_size = 32;

// An origin holds no line feed, so no two places give one text.
std::string wrap_context(const DataKeyPlace& place) {
    base::expects(place.epoch >= 1, "epochs are counted from 1");
    return fmt::format("vialog/data-key@v1\n{}\n{}\n", place.origin, place.epoch);
}

std::string disclosure_data(const DisclosurePlace& place) {
    base::expects(place.seq >= 0 && place.number >= 0, "a place is not negative");
    return fmt::format("vialog/disclosure@v1\n{}\n{}\n{}\n", place.origin, place.seq, place.number);
}

}  // namespace

DataKey::DataKey() : m_key(key_size) {}

SealingKey DataKey::key() const {
    return m_key.bytes().first<key_size>();
}

DataKey DataKey::generate(RandomSource& random) {
    DataKey made;
    random.fill(made.m_key.bytes());
    return made;
}

DataKey DataKey::from_bytes(base::ByteView bytes) {
    base::expects(bytes.size() == key_size, "a data key has 32 bytes");
    DataKey made;
    std::copy(bytes.begin(), bytes.end(), made.m_key.bytes().begin());
    return made;
}

base::Digest DataKey::check() const {
    return hmac_sha256(key(), base::as_bytes("vialog/data-key-check@v1"));
}

base::Bytes DataKey::wrap(const BoxPublicKey& person, const DataKeyPlace& place,
                          RandomSource& random) const {
    return seal_to(person, key(), base::as_bytes(wrap_context(place)), random);
}

base::Result<DataKey, OpenFailure> DataKey::unwrap(const BoxKey& person, base::ByteView wrapped,
                                                   const DataKeyPlace& place,
                                                   const base::Digest& check) {
    const std::string context = wrap_context(place);
    auto secret = open_sealed(person, wrapped, base::as_bytes(context));
    if (!secret) {
        return tl::unexpected(secret.error());
    }
    if (secret->size() != key_size) {
        base::wipe(*secret);
        return tl::unexpected(OpenFailure::Malformed);
    }
    DataKey opened;
    std::copy(secret->begin(), secret->end(), opened.m_key.bytes().begin());
    base::wipe(*secret);
    // A data key that only this person has would seal identities that nobody else can read.
    if (!base::equal_in_constant_time(opened.check(), check)) {
        return tl::unexpected(OpenFailure::WrongKeyOrDamaged);
    }
    return opened;
}

base::Bytes DataKey::seal_disclosure(std::string_view disclosure, const DisclosurePlace& place,
                                     RandomSource& random) const {
    const std::string data = disclosure_data(place);
    return seal(key(), base::as_bytes(disclosure), base::as_bytes(data), random);
}

base::Result<std::string, OpenFailure> DataKey::open_disclosure(
    base::ByteView sealed, const DisclosurePlace& place) const {
    const std::string data = disclosure_data(place);
    auto opened = open(key(), sealed, base::as_bytes(data));
    if (!opened) {
        return tl::unexpected(opened.error());
    }
    std::string disclosure(base::as_text(*opened));
    base::wipe(*opened);
    return disclosure;
}

}  // namespace vialog::crypto
