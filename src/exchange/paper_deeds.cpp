// SPDX-License-Identifier: Apache-2.0
// Vials opened, finished and broken; draws with what was given and wasted of them.
#include "exchange/paper_deeds.h"

#include <array>
#include <string>

namespace vialog::exchange {
namespace {

using Names = std::string_view;

constexpr auto event_required =
    std::to_array<Names>({"at", "action", "vial", "measured_rest_ml", "by", "witness"});
constexpr auto event_optional = std::to_array<Names>({"book_before_ml", "wasted_ml", "reason"});

constexpr auto draw_required =
    std::to_array<Names>({"infusion", "started_at", "patient", "vial", "drawn_ml", "given_ml",
                          "wasted_ml", "given_by", "waste_witness"});
constexpr auto draw_optional =
    std::to_array<Names>({"prescriber_dea", "weight_kg", "ordered_mg", "route"});

VialAction read_action(PaperRow& row) {
    const std::string_view word = row.raw("action");
    if (word == "open") {
        return VialAction::Open;
    }
    if (word == "finish") {
        return VialAction::Finish;
    }
    if (word != "broken") {
        row.refuse("action", "the action is none that is known", "write open, finish or broken");
    }
    return VialAction::Broken;
}

// The rest of a finished vial is measured and wasted. Where only one of the two figures stands on
// paper, that one counts, and nobody says that it was measured.
void read_rest(PaperRow& row, PaperVialEvent& event) {
    event.rest = row.optional_volume("measured_rest_ml");
    event.wasted = row.optional_volume("wasted_ml");
    if (event.action != VialAction::Finish || event.rest || row.refused()) {
        return;
    }
    if (!event.wasted) {
        row.refuse("measured_rest_ml", "the vial is finished, and its rest is not stated",
                   "write what was left in it, 0.000 if nothing was");
        return;
    }
    event.rest = event.wasted;
    event.method = domain::Method::NotStated;
    row.mark_other("measured_rest_ml", "it is empty; what was wasted counts as the rest");
}

PaperVialEvent read_event(PaperRow& row) {
    PaperVialEvent event;
    event.at = row.time("at");
    event.action = read_action(row);
    event.vial = row.required_text("vial", longest_label);
    read_rest(row, event);
    event.claimed = row.balance_if_readable("book_before_ml");
    event.by = row.person("by");
    event.witness = row.person("witness");
    event.reason = row.free_text("reason", longest_disclosed);
    return event;
}

PaperDraw read_draw(PaperRow& row) {
    PaperDraw draw;
    draw.infusion = row.required_text("infusion", longest_name);
    draw.started = row.time("started_at");
    draw.patient = row.text("patient", longest_disclosed);
    draw.prescriber = row.dea_if_readable("prescriber_dea");
    draw.weight = row.weight_if_readable("weight_kg");
    draw.ordered = row.dose_if_readable("ordered_mg");
    const std::string_view route = row.raw("route");
    draw.route = domain::parse_word<domain::Route>(route);
    if (!route.empty() && !draw.route) {
        row.mark_other("route", "the route is none that is known, and is left out");
    }
    draw.vial = row.required_text("vial", longest_label);
    draw.drawn = row.volume("drawn_ml");
    draw.given = row.optional_volume("given_ml");
    draw.wasted = row.optional_volume("wasted_ml").value_or(domain::Volume(0));
    draw.by = row.person("given_by");
    draw.witness = row.person("waste_witness");
    return draw;
}

}  // namespace

std::vector<PaperVialEvent> read_vial_events(std::string_view text, PaperReading& reading,
                                             std::int64_t& records) {
    std::vector<PaperVialEvent> events;
    records = for_each_row({.file = vial_events_file, .text = text},
                           {.required = event_required, .optional = event_optional}, reading,
                           [&](PaperRow& row) {
                               PaperVialEvent event = read_event(row);
                               if (!row.refused()) {
                                   static_cast<PaperRecord&>(event) = row.record();
                                   events.push_back(std::move(event));
                               }
                           });
    return events;
}

std::vector<PaperDraw> read_draws(std::string_view text, PaperReading& reading,
                                  std::int64_t& records) {
    std::vector<PaperDraw> draws;
    records = for_each_row({.file = infusions_file, .text = text},
                           {.required = draw_required, .optional = draw_optional}, reading,
                           [&](PaperRow& row) {
                               PaperDraw draw = read_draw(row);
                               if (!row.refused()) {
                                   static_cast<PaperRecord&>(draw) = row.record();
                                   draws.push_back(std::move(draw));
                               }
                           });
    return draws;
}

}  // namespace vialog::exchange
