// SPDX-License-Identifier: Apache-2.0
// Reads the journal back from its file, past the memory of the connection that wrote it; inside the room only.
#pragma once

#include "store/journal_rows.h"
#include "store/store.h"

namespace vialog::store {

// A page that was written stays in the memory of its connection: what that one reads says nothing about the file. Sees
// what is committed.
class ReadBack final {
  public:
    ReadBack(const std::filesystem::path& path, OpenMode mode, const std::string& vfs);

    // Opens what has to be opened, so that a failure comes before it matters, and forgets what it has read.
    void prepare();
    // Whether that row's bytes have this leaf. Call prepare() before the commit in question.
    [[nodiscard]] bool holds(domain::EntryNumber seq, const base::Digest& leaf);
    // As Store::recompute_root.
    [[nodiscard]] base::Result<base::Digest, TornTree> recompute_root(
        const journal::TreeHead& known, std::int64_t size);

  private:
    Connection m_connection;
    Statement m_forget;
    JournalRows m_rows;
};

}  // namespace vialog::store
