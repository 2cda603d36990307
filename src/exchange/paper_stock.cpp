// SPDX-License-Identifier: Apache-2.0
// What the paper says of stock: the products, the cartons that came, what was counted.
#include "exchange/paper_stock.h"

#include "exchange/gs1.h"

#include <algorithm>
#include <array>
#include <string>

namespace vialog::exchange {
namespace {

using Names = std::string_view;

constexpr auto product_required =
    std::to_array<Names>({"ndc", "drug", "schedule", "dea_code", "labeler", "strength_mg_per_ml",
                          "container_ml", "containers_per_package", "container_use"});
constexpr auto product_optional = std::to_array<Names>({"inner_ndc", "form"});

constexpr auto receipt_required = std::to_array<Names>(
    {"received_at", "supplier", "supplier_dea", "ndc", "lot", "expires", "containers",
     "volume_each_ml", "first_vial", "last_vial", "received_by", "witnessed_by"});
constexpr auto receipt_optional =
    std::to_array<Names>({"invoice", "invoice_date", "strength_mg_per_ml", "barcode"});

constexpr auto count_required = std::to_array<Names>(
    {"counted_at", "kind", "ndc", "sealed_containers", "counted_by", "witnessed_by"});
constexpr auto count_optional = std::to_array<Names>({"open_vial", "open_vial_estimate_ml"});

domain::ContainerUse read_use(PaperRow& row) {
    const std::string_view word = row.raw("container_use");
    if (word == "single-dose" || word == "single") {
        return domain::ContainerUse::Single;
    }
    if (word == "multi-dose" || word == "multi") {
        return domain::ContainerUse::Multi;
    }
    if (word != "bulk") {
        row.refuse("container_use", "the use of the container is none that is known",
                   "write single-dose, multi-dose or bulk, as the label says");
    }
    return domain::ContainerUse::Bulk;
}

domain::DosageForm read_form(PaperRow& row) {
    const std::string_view word = row.raw("form");
    if (word.empty()) {
        return domain::DosageForm::Injection;
    }
    const auto form = domain::parse_word<domain::DosageForm>(word);
    if (!form) {
        row.refuse("form", "the form is none that is known",
                   "write injection, nasal_device, tablet, troche, capsule, solution or other");
    }
    return form.value_or(domain::DosageForm::Other);
}

// No clinic's carton or shelf has more; what does is a field of another column.
constexpr std::int64_t most_containers = 10000;

std::int64_t not_absurd(PaperRow& row, std::string_view column) {
    const std::int64_t number = row.whole(column);
    if (number > most_containers) {
        row.refuse(column, "the number is larger than any clinic's",
                   "look whether it is the right column; a line has 10000 containers at most");
    }
    return number;
}

std::int64_t at_least_one(PaperRow& row, std::string_view column) {
    const std::int64_t number = not_absurd(row, column);
    if (number < 1) {
        row.refuse(column, "the number is zero", "write how many there are");
    }
    return number;
}

domain::Volume more_than_nothing(PaperRow& row, std::string_view column) {
    const domain::Volume volume = row.volume(column);
    if (volume.units() < 1) {
        row.refuse(column, "the volume is zero", "write the volume as the label has it");
    }
    return volume;
}

domain::ProductRecorded read_product(PaperRow& row) {
    return {.ndc = row.ndc("ndc"),
            .inner_ndc = row.optional_ndc("inner_ndc"),
            .drug = row.required_free_text("drug", longest_name),
            .labeler = row.required_free_text("labeler", longest_name),
            .form = read_form(row),
            .strength = row.strength("strength_mg_per_ml"),
            .container_size =
                domain::Quantity::microlitres(more_than_nothing(row, "container_ml").units()),
            .containers_per_package = at_least_one(row, "containers_per_package"),
            .use = read_use(row),
            .schedule = row.required_text("schedule", longest_code),
            .dea_code = row.required_text("dea_code", longest_code)};
}

// A carton's barcode stands beside what somebody copied from the carton; where the two differ, the
// copy may be wrong.
void read_barcode(PaperRow& row, PaperReceipt& receipt) {
    const std::string_view text = row.raw("barcode");
    if (text.empty()) {
        return;
    }
    const SeparatorForm form = text.find('\x1D') == std::string_view::npos
                                   ? SeparatorForm::PrintedEscape
                                   : SeparatorForm::ControlByte;
    if (const auto stored = to_storable(to_stored_barcode(text, form), longest_name)) {
        receipt.barcode = *stored;
    }
    const auto elements =
        parse_element_string(text, form, base::local_date(receipt.received).year());
    if (!elements || (elements->lot && *elements->lot != receipt.lot) ||
        (elements->expiry && *elements->expiry != receipt.expires)) {
        row.mark(domain::Irregularity::LabelDiffers);
    }
    if (elements) {
        receipt.gtin = elements->gtin;
    }
}

PaperReceipt read_receipt(PaperRow& row) {
    PaperReceipt receipt;
    receipt.received = row.time("received_at");
    receipt.supplier = row.required_free_text("supplier", longest_name);
    receipt.supplier_dea = row.dea_if_readable("supplier_dea");
    const std::string invoice = row.text("invoice", longest_name);
    receipt.invoice = invoice.empty() ? std::nullopt : std::optional(invoice);
    receipt.invoice_date = row.date_if_readable("invoice_date");
    receipt.ndc = row.ndc("ndc");
    receipt.lot = row.lot("lot");
    receipt.expires = row.expiry("expires");
    receipt.containers = at_least_one(row, "containers");
    receipt.each = more_than_nothing(row, "volume_each_ml");
    receipt.strength = row.strength_if_readable("strength_mg_per_ml");
    receipt.first_vial = row.text("first_vial", longest_label);
    receipt.last_vial = row.text("last_vial", longest_label);
    receipt.by = row.person("received_by");
    receipt.witness = row.person("witnessed_by");
    if (!row.refused()) {
        read_barcode(row, receipt);
    }
    return receipt;
}

PaperCount read_count(PaperRow& row) {
    PaperCount count;
    count.at = row.time("counted_at");
    const auto type = domain::parse_word<domain::CountType>(row.raw("kind"));
    if (!type) {
        row.mark_other("kind", "it is none that is known; the count stands as one of a shift");
    }
    count.type = type.value_or(domain::CountType::Shift);
    count.ndc = row.ndc("ndc");
    count.sealed = not_absurd(row, "sealed_containers");
    count.open_vial = row.text("open_vial", longest_label);
    count.estimate = row.optional_volume("open_vial_estimate_ml");
    if (count.open_vial.empty() == count.estimate.has_value()) {
        row.mark_other("open_vial",
                       "a vial stands there without an estimate, or the other way about");
    }
    count.by = row.person("counted_by");
    count.witness = row.person("witnessed_by");
    return count;
}

}  // namespace

std::vector<PaperProduct> read_products(std::string_view text, PaperReading& reading,
                                        std::int64_t& records) {
    std::vector<PaperProduct> products;
    records = for_each_row(
        {.file = products_file, .text = text},
        {.required = product_required, .optional = product_optional}, reading, [&](PaperRow& row) {
            PaperProduct product;
            product.product = read_product(row);
            const bool known =
                std::any_of(products.begin(), products.end(), [&](const PaperProduct& earlier) {
                    return domain::same_package(earlier.product.ndc, product.product.ndc);
                });
            if (known && !row.refused()) {
                row.refuse("ndc", "an earlier line has this NDC",
                           "strike out one of the two lines");
            }
            if (!row.refused()) {
                static_cast<PaperRecord&>(product) = row.record();
                products.push_back(std::move(product));
            }
        });
    return products;
}

std::vector<PaperReceipt> read_receipts(std::string_view text, PaperReading& reading,
                                        std::int64_t& records) {
    std::vector<PaperReceipt> receipts;
    records = for_each_row(
        {.file = receipts_file, .text = text},
        {.required = receipt_required, .optional = receipt_optional}, reading, [&](PaperRow& row) {
            PaperReceipt receipt = read_receipt(row);
            if (!row.refused()) {
                static_cast<PaperRecord&>(receipt) = row.record();
                receipts.push_back(std::move(receipt));
            } else {
                reading.refused_cartons.push_back({.first_vial = std::string(row.raw("first_vial")),
                                                   .last_vial = std::string(row.raw("last_vial"))});
            }
        });
    return receipts;
}

std::vector<PaperCount> read_counts(std::string_view text, PaperReading& reading,
                                    std::int64_t& records) {
    std::vector<PaperCount> counts;
    records = for_each_row({.file = counts_file, .text = text},
                           {.required = count_required, .optional = count_optional}, reading,
                           [&](PaperRow& row) {
                               PaperCount count = read_count(row);
                               if (!row.refused()) {
                                   static_cast<PaperRecord&>(count) = row.record();
                                   counts.push_back(std::move(count));
                               }
                           });
    return counts;
}

}  // namespace vialog::exchange
