// SPDX-License-Identifier: Apache-2.0
// What came, what became of each vial, what was counted.
#include "operations/transcribe_stock.h"

#include "base/check.h"
#include "operations/transcribe_house.h"

#include <algorithm>
#include <array>

namespace vialog::operations {
namespace {

using domain::Irregularity;

void mark(std::vector<Irregularity>& codes, Irregularity code) {
    if (std::find(codes.begin(), codes.end(), code) == codes.end()) {
        codes.push_back(code);
    }
}

// The field for who acted says nothing that could be an id. A witness who cannot be made out is a
// missing one.
void mark_unnamed(std::vector<Irregularity>& codes, const exchange::PersonMention& by) {
    if (!by.id) {
        mark(codes, Irregularity::UnknownPerson);
    }
}

domain::Quantity amount_of(domain::Volume volume) {
    return domain::Quantity::microlitres(volume.units());
}

domain::PlaceId first_place(const domain::State& state) {
    return state.place_at(0).value_or(domain::PlaceId());
}

bool label_differs(const exchange::PaperReceipt& receipt, const domain::ProductRecorded& product) {
    const bool other_strength = receipt.strength && *receipt.strength != product.strength;
    const bool other_product = receipt.gtin && !receipt.gtin->carries(product.ndc) &&
                               !(product.inner_ndc && receipt.gtin->carries(*product.inner_ndc));
    return other_strength || other_product;
}

domain::StockReceived receipt_draft(TranscriptionDesk& desk, const domain::State& state,
                                    std::size_t index, std::vector<Irregularity>& odd) {
    const exchange::PaperReceipt& receipt = desk.folder().receipts[index];
    domain::StockReceived draft;
    draft.basis = domain::ReceiptBasis::Supplier;
    draft.party = find_supplier(state, receipt);
    if (!receipt.supplier_dea ||
        (draft.party && state.parties.find(*draft.party)->name != receipt.supplier)) {
        mark(odd, Irregularity::Other);
        desk.explain(receipt.source, domain::word_of(Irregularity::Other),
                     receipt.supplier_dea ? "supplier: this DEA number is known by another name"
                                          : "supplier_dea: the supplier is known by its name only");
    }
    draft.invoice = receipt.invoice;
    draft.invoice_date = receipt.invoice_date;
    const auto product = find_product(state, receipt.ndc);
    base::ensures(product.has_value(), "a receipt of an unknown product was refused before");
    draft.product = *product;
    draft.lot = receipt.lot;
    draft.expires = receipt.expires;
    draft.containers = receipt.containers;
    draft.each = amount_of(receipt.each);
    draft.barcode = receipt.barcode;
    draft.place = first_place(state);
    if (label_differs(receipt, *state.products.find(*product))) {
        mark(odd, Irregularity::LabelDiffers);
    }
    const VialLabels& labels = desk.vials().labels(index);
    if (labels.differs) {
        mark(odd, Irregularity::NumberingDiffers);
    }
    for (const std::string& label : labels.labels) {
        if (state.labels.find(label) == nullptr) {
            draft.labels.push_back(label);
        } else {
            mark(odd, Irregularity::LabelReused);
        }
    }
    return draft;
}

domain::DiscrepancyOpened unknown_container(const std::string& label,
                                            std::optional<domain::Volume> amount) {
    domain::DiscrepancyOpened draft;
    draft.trouble = domain::Trouble::UnknownContainer;
    draft.paper_container = label;
    if (amount) {
        draft.amount = amount->units();
    }
    return draft;
}

domain::DiscrepancyOpened impossible(const domain::State& state, domain::ContainerId container,
                                     std::optional<domain::Volume> amount) {
    domain::DiscrepancyOpened draft;
    draft.trouble = domain::Trouble::Irregular;
    draft.container = container;
    if (const domain::ContainerRow* row = state.containers.find(container)) {
        draft.product = state.receipts.find(row->receipt)->product;
    }
    if (amount) {
        draft.amount = amount->units();
    }
    return draft;
}

std::optional<std::int64_t> claim_of(const exchange::PaperVialEvent& event) {
    return event.claimed ? std::optional(event.claimed->units()) : std::nullopt;
}

// The rest that was measured is the rest that was wasted, or the paper's sums do not close. Of a
// broken vial all that was in it is wasted, by the book or by the paper's own balance, whose
// difference is named elsewhere.
bool sums_close(const exchange::PaperVialEvent& event, std::int64_t book) {
    if (event.action == exchange::VialAction::Open) {
        return true;
    }
    if (event.action == exchange::VialAction::Finish) {
        return event.wasted.value_or(domain::Volume(0)) == *event.rest;
    }
    return !event.wasted || event.wasted->units() == book || event.wasted == event.claimed;
}

Statement vial_event_statement(TranscriptionDesk& desk, const domain::State& state,
                               const exchange::PaperVialEvent& event, domain::ContainerId container,
                               std::vector<Irregularity> odd) {
    const PaperDeed deed{.at = event.at, .by = event.by, .witness = event.witness};
    const domain::ContainerRow* row = state.containers.find(container);
    if (row != nullptr && !sums_close(event, row->balance)) {
        mark(odd, Irregularity::SumsDoNotClose);
    }
    if (event.action == exchange::VialAction::Open) {
        domain::ContainerOpened draft{
            .container = container, .beyond_use = {}, .claimed = claim_of(event)};
        return desk.state(event.source, deed, draft, std::move(odd));
    }
    if (event.action == exchange::VialAction::Finish) {
        domain::ContainerFinished draft;
        draft.container = container;
        draft.rest = amount_of(*event.rest);
        draft.disposition = domain::Disposition::Wastage;
        draft.method = event.method;
        draft.saw = domain::Saw::NotStated;
        draft.claimed = claim_of(event);
        return desk.state(event.source, deed, draft, std::move(odd));
    }
    domain::ContainerBroken draft;
    draft.container = container;
    draft.recovered = domain::Quantity::microlitres(0);
    draft.circumstances = breaking_of(event.reason);
    draft.saw = domain::Saw::NotStated;
    draft.claimed = claim_of(event);
    Statement statement = desk.state(event.source, deed, draft, std::move(odd));
    if (!event.reason.empty()) {
        statement.disclosed = {{.name = "note", .value = event.reason}};
    }
    return statement;
}

}  // namespace

domain::Breaking breaking_of(std::string_view reason) {
    struct Sign {
        std::string_view word;
        domain::Breaking breaking;
    };
    static constexpr auto signs = std::to_array<Sign>({
        {"drop", domain::Breaking::Dropped},
        {"fell", domain::Breaking::Dropped},
        {"leak", domain::Breaking::Leaked},
        {"receipt", domain::Breaking::BrokenOnReceipt},
        {"unpack", domain::Breaking::BrokenOnReceipt},
        {"deliver", domain::Breaking::BrokenOnReceipt},
        {"in use", domain::Breaking::BrokenInUse},
    });
    std::string lower(reason);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    for (const Sign& sign : signs) {
        if (lower.find(sign.word) != std::string::npos) {
            return sign.breaking;
        }
    }
    return domain::Breaking::Other;
}

Step receive_step(TranscriptionDesk& desk, std::size_t receipt, std::vector<Irregularity> extra) {
    return [&desk, receipt, extra = std::move(extra)](
               const domain::State& state,
               std::span<const Recorded> /*so_far*/) -> std::optional<Statement> {
        const exchange::PaperReceipt& line = desk.folder().receipts[receipt];
        const PaperDeed deed{.at = line.received, .by = line.by, .witness = line.witness};
        std::vector<Irregularity> odd = line.odd;
        odd.insert(odd.end(), extra.begin(), extra.end());
        mark_unnamed(odd, line.by);
        const domain::StockReceived draft = receipt_draft(desk, state, receipt, odd);
        domain::DiscrepancyOpened otherwise;
        otherwise.trouble = domain::Trouble::Irregular;
        otherwise.product = draft.product;
        desk.take_next([&desk, receipt](const domain::State& /*state*/,
                                        std::span<const Recorded> so_far) {
            const auto* recorded = std::get_if<domain::StockReceived>(&so_far.back().entry.event);
            if (recorded != nullptr) {
                desk.vials().note_receipt(receipt, *recorded);
            }
            return std::optional<Statement>();
        });
        return desk.unless_refused(state, desk.state(line.source, deed, draft, std::move(odd)),
                                   line.source, deed, otherwise);
    };
}

Step vial_event_step(TranscriptionDesk& desk, const exchange::PaperVialEvent& event,
                     std::vector<Irregularity> extra) {
    return [&desk, &event, extra = std::move(extra)](
               const domain::State& state,
               std::span<const Recorded> /*so_far*/) -> std::optional<Statement> {
        const PaperDeed deed{.at = event.at, .by = event.by, .witness = event.witness};
        const auto container = desk.vials().find(state, event.vial, event.at.instant);
        if (!container) {
            return desk.discrepancy(state, event.source, deed,
                                    unknown_container(event.vial, event.rest),
                                    "no receipt knows this vial");
        }
        std::vector<Irregularity> odd = event.odd;
        odd.insert(odd.end(), extra.begin(), extra.end());
        mark_unnamed(odd, event.by);
        Statement statement = vial_event_statement(desk, state, event, *container, std::move(odd));
        return desk.unless_refused(state, std::move(statement), event.source, deed,
                                   impossible(state, *container, event.rest));
    };
}

Step count_step(TranscriptionDesk& desk, const exchange::PaperCount& count,
                std::vector<Irregularity> extra) {
    return [&desk, &count, extra = std::move(extra)](
               const domain::State& state,
               std::span<const Recorded> /*so_far*/) -> std::optional<Statement> {
        const PaperDeed deed{.at = count.at, .by = count.by, .witness = count.witness};
        std::vector<Irregularity> odd = count.odd;
        odd.insert(odd.end(), extra.begin(), extra.end());
        mark_unnamed(odd, count.by);
        const auto product = find_product(state, count.ndc);
        base::ensures(product.has_value(), "a count of an unknown product was refused before");
        domain::CountLine line{
            .product = *product, .place = first_place(state), .sealed = count.sealed, .opened = {}};
        const auto container = count.open_vial.empty()
                                   ? std::nullopt
                                   : desk.vials().find(state, count.open_vial, count.at.instant);
        if (container && count.estimate) {
            line.opened.push_back({.container = *container,
                                   .amount = amount_of(*count.estimate),
                                   .method = domain::Method::Estimated});
            const domain::ContainerRow* row = state.containers.find(*container);
            if (row != nullptr && state.receipts.find(row->receipt)->product != *product) {
                mark(odd, Irregularity::Other);
                desk.explain(count.source, domain::word_of(Irregularity::Other),
                             "open_vial: the vial is of another product");
            }
        }
        if (!count.open_vial.empty() && !container) {
            desk.take_next([&desk, &count, deed](const domain::State& after,
                                                 std::span<const Recorded> /*so_far*/) {
                return desk.discrepancy(after, count.source, deed,
                                        unknown_container(count.open_vial, count.estimate),
                                        "no receipt knows this vial");
            });
        }
        domain::CountRecorded draft;
        draft.type = count.type;
        draft.moment = count.type == domain::CountType::Closing ? domain::DayMoment::Close
                                                                : domain::DayMoment::During;
        draft.lines = {std::move(line)};
        domain::DiscrepancyOpened otherwise;
        otherwise.trouble = domain::Trouble::Irregular;
        otherwise.product = product;
        return desk.unless_refused(state, desk.state(count.source, deed, draft, std::move(odd)),
                                   count.source, deed, otherwise);
    };
}

}  // namespace vialog::operations
