// SPDX-License-Identifier: Apache-2.0
// Any bytes as a note of an entry and of a checkpoint: refused, or printed as they were.
#include "base/check.h"
#include "journal/note.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using vialog::base::as_text;
    for (const auto& limits : {vialog::journal::entry_note, vialog::journal::checkpoint_note}) {
        const auto note = vialog::journal::read_note({data, size}, limits);
        if (note) {
            const auto bytes = vialog::journal::print_note(note->text, note->signatures);
            vialog::base::ensures(as_text(bytes) == as_text({data, size}),
                                  "one note has one sequence of bytes");
        }
    }
    return 0;
}
