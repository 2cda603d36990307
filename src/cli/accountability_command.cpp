// SPDX-License-Identifier: Apache-2.0
// The DEA computation chart on the command line, in containers, millilitres and milligrams.
#include "base/text.h"
#include "cli/amounts.h"
#include "cli/commands.h"
#include "cli/recording.h"
#include "operations/accountability.h"

#include <fmt/format.h>

namespace vialog::cli {

namespace {

using operations::ChartLine;

struct Column {
    const char* name;
    const char* title;
    std::int64_t amount;
};

std::vector<Column> columns_of(const ChartLine& line) {
    return {{"beginning", "A  beginning inventory", line.beginning.amount},
            {"received", "B  received", line.received},
            {"accountable_for", "C  accountable for (A + B)", line.accountable_for()},
            {"closing", "D  closing inventory, in containers", line.closing.amount},
            {"in_process", "D  drawn or held, outcome open", line.in_process},
            {"given", "E  dispensed (given)", line.given},
            {"transferred", "F  transferred, returned, reverse-distributed", line.transferred},
            {"patient_waste", "G  wasted: rests of doses", line.patient_waste},
            {"finish_waste", "G  wasted: rests of finished containers", line.finish_waste},
            {"stock_waste", "G  wasted: out of containers", line.stock_waste},
            {"infusion_loss", "G  lost in giving", line.infusion_loss},
            {"broken", "G  broken", line.broken},
            {"destroyed", "G  destroyed", line.destroyed},
            {"lost_or_stolen", "H  lost or stolen", line.lost_or_stolen},
            {"accounted_for", "I  accounted for (D + E + F + G + H)", line.accounted_for()},
            {"difference", "   difference (I - C; negative: shortage)", line.difference()}};
}

base::Json json_of(const domain::ProductRecorded& product, const ChartLine& line) {
    base::Json json;
    json.set("ndc", product.ndc.text());
    json.set("drug", product.drug);
    json.set("strength", product.strength.text());
    for (const Column& column : columns_of(line)) {
        json.set(column.name, amount_json(product, column.amount));
    }
    json.set("beginning_sealed_containers", line.beginning.sealed);
    json.set("beginning_opened_containers", line.beginning.opened);
    json.set("received_containers", line.received_containers);
    json.set("finished_containers", line.finished_containers);
    json.set("closing_sealed_containers", line.closing.sealed);
    json.set("closing_opened_containers", line.closing.opened);
    json.set("surplus_at_finish", amount_json(product, line.surplus_at_finish));
    json.set("shortage_at_finish", amount_json(product, line.shortage_at_finish));
    base::Json unaccounted;
    for (const auto& movement : line.unaccounted) {
        unaccounted.set(std::string(domain::word_of(movement.account)),
                        amount_json(product, movement.amount));
    }
    json.set("unaccounted", std::move(unaccounted));
    return json;
}

void print_line(Terminal& terminal, const domain::ProductRecorded& product, const ChartLine& line) {
    terminal.print("");
    terminal.print(base::escape_for_console(print_product(product)));
    terminal.print(
        fmt::format("   containers: beginning {} sealed, {} opened; received {}; finished {}; "
                    "closing {} sealed, {} opened",
                    line.beginning.sealed, line.beginning.opened, line.received_containers,
                    line.finished_containers, line.closing.sealed, line.closing.opened));
    for (const Column& column : columns_of(line)) {
        terminal.print(fmt::format("   {:<46}{:>14}{:>20} mg", column.title,
                                   print_amount(product, column.amount),
                                   print_milligrams(product, column.amount)));
    }
    for (const auto& movement : line.unaccounted) {
        terminal.print(fmt::format(
            "      of the difference: {:<27}{:>14}{:>20} mg", domain::word_of(movement.account),
            print_amount(product, -movement.amount), print_milligrams(product, -movement.amount)));
    }
}

ExitCode run(const Arguments& arguments, Terminal& terminal) {
    operations::Session session = open_session(arguments, terminal, store::Access::ReadOnly);
    const base::CivilDate from = arguments.read("from", base::parse_date);
    const base::CivilDate until = arguments.read("to", base::parse_date);
    if (until < from) {
        throw UsageError("the period ends before it begins; exchange --from and --to");
    }
    const operations::Chart chart = operations::accountability(session, from, until);
    const auto& products = session.store().state().products;
    if (arguments.has("json")) {
        base::Json lines = base::Json::array();
        for (const ChartLine& line : chart.lines) {
            lines.push(json_of(*products.find(line.product), line));
        }
        base::Json marks = base::Json::array();
        for (const auto& mark : chart.marks) {
            marks.push(mark.seq.number());
        }
        base::Json json;
        json.set("from", base::print_date(from));
        json.set("to", base::print_date(until));
        json.set("size", chart.size);
        json.set("formula", "difference = accounted_for - accountable_for; negative is a shortage");
        json.set("products", std::move(lines));
        json.set("late_or_corrected_entries", std::move(marks));
        terminal.print(json.print_indented());
        return ExitCode::Done;
    }
    terminal.print(
        fmt::format("Accountability from the opening of business on {} to its close on {}, journal "
                    "of {} entries",
                    base::print_date(from), base::print_date(until), chart.size));
    for (const ChartLine& line : chart.lines) {
        print_line(terminal, *products.find(line.product), line);
    }
    if (chart.lines.empty()) {
        terminal.print("Nothing was on hand and nothing moved.");
    }
    if (!chart.marks.empty()) {
        terminal.print(fmt::format(
            "\n{} entries of this period were recorded after its end, or correct or void another.",
            chart.marks.size()));
    }
    return ExitCode::Done;
}

}  // namespace

Command accountability_command() {
    return {.name = "accountability",
            .group = "Questions",
            .summary = "The computation chart between two days",
            .options = {{"JOURNAL", Takes::Required, "the journal's file"},
                        {"from", Takes::Required, "first day, 2026-01-12"},
                        {"to", Takes::Required, "last day"},
                        {"json", Takes::Flag, "answer in JSON"}},
            .run = run};
}

}  // namespace vialog::cli
