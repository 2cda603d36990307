// SPDX-License-Identifier: Apache-2.0
// The key that seals patients' identities at rest, one for each epoch. schemas/key-file.md
// section 2.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "crypto/box.h"
#include "crypto/locked_memory.h"
#include "crypto/random.h"
#include "crypto/sealed.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace vialog::crypto {

// Which data key of which record.
struct DataKeyPlace {
    std::string_view origin;
    std::int64_t epoch = 0;  // 1, 2, ...: a new one at each revocation of a person's key
};

// Which disclosure of which entry; a seal moved to another place does not open.
struct DisclosurePlace {
    std::string_view origin;
    std::int64_t seq = 0;
    std::int64_t number = 0;  // counted within the entry
};

class DataKey final {
  public:
    // Draws 32 bytes.
    [[nodiscard]] static DataKey generate(RandomSource& random);

    // The 32 bytes, between the agent that opened the key and the program that seals with it; and
    // for sealing what lies beside the identities (the checkpoint key). The caller wipes copies.
    [[nodiscard]] static DataKey from_bytes(base::ByteView bytes);
    [[nodiscard]] std::span<const std::uint8_t> bytes() const { return m_key.bytes(); }

    // HMAC-SHA-256(key, "vialog/data-key-check@v1"): stored beside the epoch, so that nobody takes
    // a key that the others do not have.
    [[nodiscard]] base::Digest check() const;

    // 80 bytes that only the owner of the box key opens.
    [[nodiscard]] base::Bytes wrap(const BoxPublicKey& person, const DataKeyPlace& place,
                                   RandomSource& random) const;
    [[nodiscard]] static base::Result<DataKey, OpenFailure> unwrap(const BoxKey& person,
                                                                   base::ByteView wrapped,
                                                                   const DataKeyPlace& place,
                                                                   const base::Digest& check);

    [[nodiscard]] base::Bytes seal_disclosure(std::string_view disclosure,
                                              const DisclosurePlace& place,
                                              RandomSource& random) const;
    [[nodiscard]] base::Result<std::string, OpenFailure> open_disclosure(
        base::ByteView sealed, const DisclosurePlace& place) const;

  private:
    DataKey();
    [[nodiscard]] SealingKey key() const;

    LockedBytes m_key;
};

}  // namespace vialog::crypto
