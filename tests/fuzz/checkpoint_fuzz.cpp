// SPDX-License-Identifier: Apache-2.0
// Any bytes as a checkpoint: what is read is what would be written, and nothing else is read.
#include "base/check.h"
#include "journal/checkpoint.h"
#include "journal/note.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    namespace base = vialog::base;
    namespace journal = vialog::journal;
    const base::ByteView bytes(data, size);

    const auto read = journal::parse_checkpoint(base::as_text(bytes));

    if (read) {
        base::ensures(read->body == journal::checkpoint_body(read->checkpoint),
                      "a checkpoint has one form");
        const base::Bytes again = journal::print_note(read->body, read->lines);
        base::ensures(base::as_text(again) == base::as_text(bytes), "a note has one form");
    }
    return 0;
}
