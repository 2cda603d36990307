// SPDX-License-Identifier: Apache-2.0
// products.csv, receipts.csv and counts.csv of a clinic's paper.
#pragma once

#include "exchange/paper_row.h"

#include <string_view>
#include <vector>

namespace vialog::exchange {

inline constexpr std::string_view products_file = "products.csv";
inline constexpr std::string_view receipts_file = "receipts.csv";
inline constexpr std::string_view counts_file = "counts.csv";

// A second line with the NDC of an earlier one, in whichever number of digits, is refused.
[[nodiscard]] std::vector<PaperProduct> read_products(std::string_view text, PaperReading& reading,
                                                      std::int64_t& records);
// One line a carton. Where the barcode says another lot or expiry than the columns, or cannot be
// read, the line is marked label_differs; its GTIN is for the caller to hold against the product.
[[nodiscard]] std::vector<PaperReceipt> read_receipts(std::string_view text, PaperReading& reading,
                                                      std::int64_t& records);
[[nodiscard]] std::vector<PaperCount> read_counts(std::string_view text, PaperReading& reading,
                                                  std::int64_t& records);

}  // namespace vialog::exchange
