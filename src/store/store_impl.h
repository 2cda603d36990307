// SPDX-License-Identifier: Apache-2.0
// What an open store consists of; inside the room only.
#pragma once

#include "store/book.h"
#include "store/high_water_mark.h"
#include "store/journal_rows.h"
#include "store/read_back.h"
#include "store/store.h"

#include <memory>
#include <optional>

namespace vialog::store {

struct Store::Impl {
    Impl(const OpenOptions& opening, std::unique_ptr<Connection> opened);
    ~Impl();

    // Journal and book anew from the file, in one read transaction.
    void load();
    // What others have committed since; to be called within a transaction. Whether there was anything.
    bool take_in();
    void check_head();
    void check_checkpoint();
    void check_mark();
    void settle();
    void raise_mark();
    void tell_unsettled(const std::string& sentence) const;
    // Opened when it is first needed.
    [[nodiscard]] ReadBack& read_back();

    OpenOptions options;
    std::unique_ptr<Connection> connection;  // before, so after, everything that is prepared on it
    JournalRows journal;
    Book book;
    Statement begin_reading;
    Statement begin_writing;
    Statement commit;
    Statement data_version;
    Statement insert_disclosure;
    Statement newest_checkpoint;
    Statement insert_checkpoint;
    Statement insert_cosignature;
    std::unique_ptr<ReadBack> back;
    std::optional<HighWaterMarkFile> mark;
    std::int64_t version =
        -1;  // of the file when it was loaded; others' commits change it, ours do not
    bool mark_due = false;
    bool mark_failed = false;  // told already; no root is signed until the mark is raised
    bool in_transaction = false;
};

// Sets how the connection writes, syncs and guards; journal-format.md section 9 says why.
void configure(Connection& connection, Access access);

}  // namespace vialog::store
