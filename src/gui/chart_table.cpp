// SPDX-License-Identifier: Apache-2.0
// A + B on one side, D to H on the other, the difference beneath.
#include "gui/chart_table.h"

#include "gui/catalogue.h"
#include "gui/entry_words.h"

#include <fmt/format.h>

namespace vialog::gui {

namespace {

using domain::AccountKind;

void add_product(const operations::ChartLine& line, std::vector<ChartFigure>& out) {
    const auto add = [&](std::string column, std::string label, std::int64_t amount,
                         std::vector<AccountKind> accounts) {
        out.push_back({.product = line.product,
                       .column = std::move(column),
                       .label = std::move(label),
                       .amount = amount,
                       .accounts = std::move(accounts)});
    };
    add("A", tr("on hand at the beginning"), line.beginning.amount,
        {AccountKind::InitialInventory});
    add("B", tr("received"), line.received,
        {AccountKind::Supplier, AccountKind::OtherRegistrant, AccountKind::Found});
    add("", tr("accountable for"), line.accountable_for(), {});
    add("D", tr("on hand at the end"), line.closing.amount, {});
    add("D", tr("in process: drawn or held"), line.in_process,
        {AccountKind::Infusion, AccountKind::HeldForWitness, AccountKind::HeldForDestruction});
    add("E", tr("given"), line.given, {AccountKind::Given});
    add("F", tr("transferred, returned"), line.transferred,
        {AccountKind::TransferredOut, AccountKind::Returned, AccountKind::ReverseDistributor});
    add("G", tr("wasted of doses"), line.patient_waste, {AccountKind::PatientWaste});
    add("G", tr("rests of finished vials"), line.finish_waste, {AccountKind::FinishWaste});
    add("G", tr("wasted out of vials"), line.stock_waste, {AccountKind::StockWaste});
    add("G", tr("lost in giving"), line.infusion_loss, {AccountKind::InfusionLoss});
    add("G", tr("broken"), line.broken, {AccountKind::Broken});
    add("G", tr("destroyed"), line.destroyed, {AccountKind::Destroyed});
    add("H", tr("lost or stolen"), line.lost_or_stolen, {AccountKind::LostOrStolen});
    add("", tr("accounted for"), line.accounted_for(), {});
    std::vector<AccountKind> unaccounted;
    for (const store::Movement& movement : line.unaccounted) {
        unaccounted.push_back(movement.account);
    }
    add("", tr("difference: below zero is missing"), line.difference(), std::move(unaccounted));
    out.back().tone = line.difference() == 0 ? Tone::Good : Tone::Warning;
}

}  // namespace

std::vector<ChartFigure> figures_of(const operations::Chart& chart) {
    std::vector<ChartFigure> figures;
    for (const operations::ChartLine& line : chart.lines) {
        add_product(line, figures);
    }
    return figures;
}

Row row_of(const domain::State& state, const ChartFigure& figure) {
    return {.cells = {product_in_words(state, figure.product), figure.column, figure.label,
                      amount_in_words(state, figure.product, figure.amount)},
            .tone = figure.tone};
}

std::vector<Column> chart_columns() {
    return {{.label = tr("Product"), .width = 34},
            {.label = tr("Column"), .width = 7},
            {.label = tr("Figure"), .width = 34},
            {.label = tr("Amount"), .width = 16, .align = Column::Align::Right}};
}

}  // namespace vialog::gui
