// SPDX-License-Identifier: Apache-2.0
// What lies sealed beside the journal: disclosures, the list of patients, attachments. The data keys: identities.h.
#pragma once

#include "store/store.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace vialog::store {

// Everything here is ciphertext to this room. Within a transaction of the store a change belongs to that transaction.
class SealedRows final {
  public:
    explicit SealedRows(const Store& store);
    ~SealedRows();

    struct Disclosure {
        std::int64_t n = 0;  // which of the entry's digests, in the order of its members
        base::Bytes sealed;
        bool operator==(const Disclosure&) const = default;
    };
    void add_disclosure(domain::EntryNumber seq, std::int64_t n, base::ByteView sealed);
    [[nodiscard]] std::vector<Disclosure> disclosures(domain::EntryNumber seq) const;
    // The numbers n that were destroyed after their retention.
    [[nodiscard]] std::vector<std::int64_t> destroyed(domain::EntryNumber seq) const;
    // Destroys all disclosures of these entries and records that; the entries verify as before. The bytes are overwritten
    // in the file and the WAL is emptied. Copies and backups are the caller's to see to. How many were destroyed.
    std::int64_t destroy_disclosures(std::span<const domain::EntryNumber> entries,
                                     base::UtcInstant when);

    void put_patient(base::ByteView reference, base::ByteView sealed);
    void remove_patient(base::ByteView reference);
    [[nodiscard]] std::optional<base::Bytes> patient(base::ByteView reference) const;
    void for_each_patient(
        const std::function<void(base::ByteView reference, base::ByteView sealed)>& visit) const;

    void put_attachment(const base::Digest& digest, base::ByteView content);
    [[nodiscard]] std::optional<base::Bytes> attachment(const base::Digest& digest) const;

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace vialog::store
