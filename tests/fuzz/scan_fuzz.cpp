// SPDX-License-Identifier: Apache-2.0
// Any bytes as what a scanner sends: refused with a place and a remedy, or read the same from the form that the journal
// keeps of it.
#include "base/bytes.h"
#include "base/check.h"
#include "exchange/scan.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    namespace base = vialog::base;
    namespace exchange = vialog::exchange;
    constexpr std::chrono::year year{2026};
    const std::string_view text = base::as_text({data, size});

    const auto scan = exchange::parse_scan(text, year);
    base::ensures(scan || (scan.error().offset <= size && !scan.error().remedy.empty()),
                  "a refusal names a place and a remedy");

    const auto read =
        exchange::parse_element_string(text, exchange::SeparatorForm::ControlByte, year);
    if (read) {
        const auto kept = exchange::parse_element_string(
            exchange::to_stored_barcode(text, exchange::SeparatorForm::ControlByte),
            exchange::SeparatorForm::StoredSymbol, year);
        base::ensures(kept.has_value() && *kept == *read, "what is kept of a scan says the same");
    }
    return 0;
}
