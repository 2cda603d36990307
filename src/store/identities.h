// SPDX-License-Identifier: Apache-2.0
// What seals identities and the checkpoint key: data keys wrapped to people. Outside the signed bytes; schemas/key-file.md section 2.
#pragma once

#include "base/bytes.h"
#include "domain/event.h"
#include "store/store.h"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace vialog::store {

// A data key's number, counted from 1, and the keyed digest by which each person knows the right one.
struct DataKeyEpoch {
    std::int64_t epoch = 0;
    base::Digest check{};
};

// A checkpoint key's secret, sealed under the data key of an epoch.
struct SealedLogKey {
    std::int64_t epoch = 0;
    base::Bytes sealed;
};

using Wrap = std::pair<base::Bytes, base::Bytes>;  // box public key, wrapped data key

// All of these belong to the transaction that is open on the store, if there is one.
[[nodiscard]] std::vector<DataKeyEpoch> data_key_epochs(Store& store);  // ascending
[[nodiscard]] std::optional<base::Bytes> wrapped_data_key(Store& store, std::int64_t epoch,
                                                          base::ByteView box);
[[nodiscard]] std::vector<base::Bytes> boxes_of_epoch(Store& store, std::int64_t epoch);
void add_data_key(Store& store, const DataKeyEpoch& epoch, const std::vector<Wrap>& wraps);
void add_wrap(Store& store, std::int64_t epoch, const Wrap& wrap);
// Of a revoked key: what is written from here on she can no longer open.
void remove_wraps(Store& store, base::ByteView box);

[[nodiscard]] std::optional<SealedLogKey> sealed_log_key(Store& store, const domain::KeyId& key);
void keep_log_key(Store& store, const domain::KeyId& key, const SealedLogKey& sealed);

// As added with the entry; nothing where none is kept or it was destroyed. In the order of the entry's digests.
[[nodiscard]] std::vector<base::Bytes> sealed_disclosures(Store& store, domain::EntryNumber seq);

}  // namespace vialog::store
