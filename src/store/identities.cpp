// SPDX-License-Identifier: Apache-2.0
// Rows of the sealed identities.
#include "store/identities.h"

#include "store/connection.h"

namespace vialog::store {

namespace {

base::Bytes copy(base::ByteView bytes) {
    return {bytes.begin(), bytes.end()};
}

}  // namespace

std::vector<DataKeyEpoch> data_key_epochs(Store& store) {
    Statement select(store.connection(), "SELECT epoch, check_value FROM data_key ORDER BY epoch");
    std::vector<DataKeyEpoch> epochs;
    Rows rows = select.query();
    while (rows.next()) {
        epochs.push_back({.epoch = rows.integer(0), .check = rows.digest(1)});
    }
    return epochs;
}

std::optional<base::Bytes> wrapped_data_key(Store& store, std::int64_t epoch, base::ByteView box) {
    Statement select(store.connection(),
                     "SELECT wrapped FROM data_key_wrap WHERE epoch = ?1 AND box = ?2");
    Rows rows = select.query(epoch, box);
    return rows.next() ? std::optional(copy(rows.blob(0))) : std::nullopt;
}

std::vector<base::Bytes> boxes_of_epoch(Store& store, std::int64_t epoch) {
    Statement select(store.connection(),
                     "SELECT box FROM data_key_wrap WHERE epoch = ?1 ORDER BY box");
    std::vector<base::Bytes> boxes;
    Rows rows = select.query(epoch);
    while (rows.next()) {
        boxes.push_back(copy(rows.blob(0)));
    }
    return boxes;
}

void add_data_key(Store& store, const DataKeyEpoch& epoch, const std::vector<Wrap>& wraps) {
    Statement insert(store.connection(),
                     "INSERT INTO data_key (epoch, check_value) VALUES (?1, ?2)");
    static_cast<void>(insert.run(epoch.epoch, epoch.check));
    for (const Wrap& wrap : wraps) {
        add_wrap(store, epoch.epoch, wrap);
    }
}

void add_wrap(Store& store, std::int64_t epoch, const Wrap& wrap) {
    Statement insert(
        store.connection(),
        "INSERT OR REPLACE INTO data_key_wrap (epoch, box, wrapped) VALUES (?1, ?2, ?3)");
    static_cast<void>(insert.run(epoch, wrap.first, wrap.second));
}

void remove_wraps(Store& store, base::ByteView box) {
    Statement remove(store.connection(), "DELETE FROM data_key_wrap WHERE box = ?1");
    static_cast<void>(remove.run(box));
}

std::optional<SealedLogKey> sealed_log_key(Store& store, const domain::KeyId& key) {
    Statement select(store.connection(), "SELECT epoch, sealed FROM log_key WHERE key = ?1");
    Rows rows = select.query(key.digest);
    if (!rows.next()) {
        return std::nullopt;
    }
    return SealedLogKey{.epoch = rows.integer(0), .sealed = copy(rows.blob(1))};
}

void keep_log_key(Store& store, const domain::KeyId& key, const SealedLogKey& sealed) {
    Statement insert(store.connection(),
                     "INSERT OR REPLACE INTO log_key (key, epoch, sealed) VALUES (?1, ?2, ?3)");
    static_cast<void>(insert.run(key.digest, sealed.epoch, sealed.sealed));
}

std::vector<base::Bytes> sealed_disclosures(Store& store, domain::EntryNumber seq) {
    Statement select(store.connection(),
                     "SELECT n, sealed FROM disclosure WHERE seq = ?1 ORDER BY n");
    std::vector<base::Bytes> sealed;
    Rows rows = select.query(seq.number());
    while (rows.next()) {
        sealed.resize(static_cast<std::size_t>(rows.integer(0)));
        sealed.push_back(copy(rows.blob(1)));
    }
    return sealed;
}

}  // namespace vialog::store
