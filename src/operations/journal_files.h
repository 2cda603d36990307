// SPDX-License-Identifier: Apache-2.0
// The journal's own file seen as a bundle, so that the audit of bundles reads it where it lies: nothing is copied.
#pragma once

#include "domain/ids.h"
#include "journal/bundle_files.h"
#include "journal/merkle.h"
#include "store/store.h"

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace vialog::operations {

// What had to be left out or stood in for, so that the rest can be audited at its place.
struct Unreadable {
    std::vector<domain::EntryNumber> missing;   // an empty entry stands in their place
    std::vector<domain::EntryNumber> too_long;  // the same
    std::optional<domain::EntryNumber> beyond;  // from here on too many are missing to go on
    std::vector<std::int64_t> checkpoints;      // kept under these sizes; no file of a bundle
};

// Its checkpoint is one that nobody signed, for exactly the entries that there are; the kept ones lie beside it. The store
// must outlive it and is used by one thread at a time.
class JournalFiles final : public journal::BundleFiles {
  public:
    // Reads every entry once. Nothing where no entry and no checkpoint says which journal it is.
    [[nodiscard]] static std::unique_ptr<JournalFiles> open(const store::Store& store);

    [[nodiscard]] const journal::TreeHead& head() const { return m_head; }
    [[nodiscard]] const Unreadable& unreadable() const { return m_unreadable; }

    [[nodiscard]] base::Result<void, domain::Refusal> visit(const Visit& visit) const override;
    [[nodiscard]] std::optional<std::int64_t> size_of(std::string_view path) const override;
    [[nodiscard]] std::size_t read(std::string_view path, std::int64_t offset,
                                   std::span<std::uint8_t> out) const override;

  private:
    explicit JournalFiles(const store::Store& store) : m_store(store) {}
    [[nodiscard]] std::optional<domain::Origin> survey_entries();
    [[nodiscard]] std::optional<domain::Origin> survey_checkpoints();
    [[nodiscard]] base::Bytes entry_tile(std::int64_t index) const;

    const store::Store& m_store;
    mutable std::mutex m_mutex;  // a connection is for one thread at a time
    journal::TreeHead m_head;
    std::string m_checkpoint;
    std::map<std::string, std::int64_t, std::less<>> m_sizes;  // by path
    Unreadable m_unreadable;
};

}  // namespace vialog::operations
