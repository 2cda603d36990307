// SPDX-License-Identifier: Apache-2.0
// Any bytes as an entry: refused, or the very bytes that the program writes for what it read.
#include "base/check.h"
#include "domain/refusal.h"
#include "journal/entry.h"

#include <cstddef>
#include <cstdint>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static vialog::base::JsonDocument document;  // reused, as a verifier does

    const auto read = vialog::journal::read_entry({data, size}, document);

    if (!read) {
        vialog::base::ensures(!read.error().rule.empty(), "a refusal names its rule");
        return 0;
    }
    const std::string text = vialog::journal::signed_text(read->entry);
    const auto bytes = vialog::journal::entry_bytes(text, read->signatures);
    vialog::base::ensures(vialog::base::as_text(bytes) == vialog::base::as_text({data, size}),
                          "one entry has one sequence of bytes");
    static_cast<void>(vialog::journal::refs_of(read->entry.entry.event));
    return 0;
}
