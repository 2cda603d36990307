// SPDX-License-Identifier: Apache-2.0
// How far this computer has seen a journal grow, kept outside its database: an old copy put in its place is then noticed.
#pragma once

#include "base/bytes.h"
#include "domain/names.h"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace vialog::store {

struct HighWaterMark {
    std::int64_t size = 0;  // entries
    base::Digest root{};    // of the tree at that size
    bool operator==(const HighWaterMark&) const = default;
};

// One small file with two places that are written in turn, each with a digest of its own: where a power cut tears one, the
// other stands. It is never synced: being behind the database is sound, and the next write brings it up.
class HighWaterMarkFile final {
  public:
    // <folder>/<16 hexadecimal digits of the SHA-256 of the origin>.hwm; nothing is read or made yet.
    HighWaterMarkFile(const std::filesystem::path& folder, const domain::Origin& origin);

    // The larger of the two; nothing where there is no file or neither place is whole.
    [[nodiscard]] std::optional<HighWaterMark> read() const;
    // Never lowers: where the file holds as much or more, it stays. Throws StoreError where it cannot be written.
    void raise(const HighWaterMark& mark) const;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

  private:
    std::filesystem::path m_path;
};

}  // namespace vialog::store
