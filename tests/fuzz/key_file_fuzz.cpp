// SPDX-License-Identifier: Apache-2.0
// Any bytes as a key file: its header is refused or read, and nothing opens that nobody sealed. The derivation of a key
// from a passphrase is left out: it takes too long.
#include "base/bytes.h"
#include "base/check.h"
#include "crypto/key_file.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    namespace base = vialog::base;
    const auto header = vialog::crypto::read_key_file_header(base::as_text({data, size}));
    if (!header) {
        base::ensures(!header.error().what.empty() && !header.error().remedy.empty(),
                      "a refusal says what is wrong and what to do");
        return 0;
    }
    base::ensures(!header->name.empty(), "a key has a name");
    return 0;
}
