// SPDX-License-Identifier: Apache-2.0
// An open journal and what operations need beside it: clock, randomness, the workstation. One thread's.
#pragma once

#include "crypto/data_key.h"
#include "crypto/random.h"
#include "operations/clock.h"
#include "store/store.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vialog::operations {

class Session final {
  public:
    // Opens an existing journal. Throws StoreError where the world fails.
    Session(store::Store store, domain::StationId station, std::unique_ptr<Clock> clock,
            std::unique_ptr<crypto::RandomSource> random)
        : m_store(std::move(store)),
          m_station(std::move(station)),
          m_clock(std::move(clock)),
          m_random(std::move(random)) {}

    [[nodiscard]] store::Store& store() { return m_store; }
    [[nodiscard]] const store::Store& store() const { return m_store; }
    [[nodiscard]] const domain::StationId& station() const { return m_station; }
    [[nodiscard]] Clock& clock() { return *m_clock; }
    [[nodiscard]] crypto::RandomSource& random() { return *m_random; }

    // What every entry repeats: the journal's name and the time zone of its location, from its genesis entry.
    struct Identity {
        domain::Origin origin;
        domain::TimeZoneName zone;
    };
    [[nodiscard]] const Identity& identity();
    // For a journal that has no entry yet.
    void found(const domain::Origin& origin, const domain::TimeZoneName& zone) {
        m_identity = Identity{.origin = origin, .zone = zone};
    }

    // The newest key of the sealed identities, once somebody has opened it.
    struct OpenedDataKey {
        std::int64_t epoch = 0;
        crypto::DataKey key;
        std::vector<base::Bytes>
            readers{};  // the box keys in force when it was found to be the newest
    };
    [[nodiscard]] std::optional<OpenedDataKey>& data_key() { return m_data_key; }

  private:
    store::Store m_store;
    domain::StationId m_station;
    std::unique_ptr<Clock> m_clock;
    std::unique_ptr<crypto::RandomSource> m_random;
    std::optional<Identity> m_identity;
    std::optional<OpenedDataKey> m_data_key;
};

}  // namespace vialog::operations
