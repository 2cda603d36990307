// SPDX-License-Identifier: Apache-2.0
// What is said of receipts, draws, outcomes, wastes and finishes, made into drafts.
#include "cli/stock_drafts.h"

#include "base/text.h"
#include "cli/texts.h"
#include "domain/beyond_use.h"

#include <fmt/format.h>

#include <algorithm>

namespace vialog::cli {

namespace {

using domain::Quantity;

Quantity nothing(domain::Unit unit) {
    return unit == domain::Unit::Microlitre ? Quantity::microlitres(0) : Quantity::pieces(0);
}

domain::Unit unit_of(const domain::State& state, domain::ProductId product) {
    const auto* row = state.products.find(product);
    if (row == nullptr) {
        throw UsageError(fmt::format("there is no product {}", product.number()));
    }
    return row->container_size.unit();
}

domain::PlaceId place_or_first(const Arguments& arguments, const domain::State& state) {
    if (const auto place = arguments.read_maybe("place", domain::PlaceId::parse)) {
        return *place;
    }
    return state.place_at(0).value_or(domain::PlaceId());
}

Draft make_receipt(const Arguments& arguments, operations::Session& session) {
    const domain::State& state = session.store().state();
    domain::StockReceived event;
    event.basis = arguments.word_or("basis", domain::ReceiptBasis::Supplier);
    event.product = product_named(state, arguments.one("product"));
    if (const auto party = arguments.maybe("party")) {
        event.party = party_named(state, *party);
    }
    event.invoice = arguments.maybe("invoice");
    event.invoice_date = arguments.read_maybe("invoice-date", base::parse_date);
    if (const auto shipment = arguments.maybe("shipment")) {
        event.shipment = ref_to(session.store(), *shipment);
    }
    event.lot = arguments.read("lot", domain::Lot::parse);
    event.expires = arguments.read("expires", domain::Expiry::parse);
    event.containers = arguments.whole_number("containers");
    event.each = arguments.has("each")
                     ? amount_of(state, event.product, "each", arguments.one("each"))
                     : nothing(unit_of(state, event.product));
    event.labels = arguments.all("label");
    event.damaged = arguments.whole_number_maybe("damaged").value_or(0);
    event.barcode = arguments.maybe("barcode");
    event.place = place_or_first(arguments, state);
    event.owner = arguments.word_or("owner", domain::Owner::Stock);
    event.awaiting = !arguments.has("witness");
    return {.event = event, .disclosed = patient_texts(arguments)};
}

Draft make_opening(const Arguments& arguments, operations::Session& session) {
    domain::ContainerOpened event;
    event.container = container_named(session.store().state(), arguments.one("container"));
    return {.event = event};
}

Draft make_draw(const Arguments& arguments, operations::Session& session) {
    const domain::State& state = session.store().state();
    domain::StockDrawn event;
    for (const std::string& line : arguments.all("from")) {
        const auto [container, amount] = split_last("from", line, '=');
        domain::DrawLine draw;
        draw.container = container_named(state, container);
        draw.product = product_of(state, draw.container);
        draw.amount = amount_of(state, draw.product, "from", amount);
        event.lines.push_back(draw);
    }
    if (const auto infusion = arguments.maybe("infusion")) {
        event.infusion = ref_to(session.store(), *infusion);
    }
    event.prescriber = arguments.read_maybe("prescriber", domain::DeaNumber::parse);
    event.route = arguments.word_or("route", domain::Route::Intravenous);
    if (const auto dose = arguments.read_maybe("ordered-mg", domain::parse_dose_mg)) {
        event.ordered_ug = dose->units();
    }
    if (const auto weight = arguments.read_maybe("weight-kg", domain::parse_weight_kg)) {
        event.weight_g = weight->units();
    }
    event.session = arguments.read_maybe("session", domain::Session::parse);
    return {.event = event, .disclosed = patient_texts(arguments)};
}

// What each of --given or --lost says of its product; one line of the outcome for each product that either names.
void add_amounts(domain::OutcomeRecorded& event, const Arguments& arguments,
                 const domain::State& state, const std::string& option,
                 Quantity domain::OutcomeLine::*stated) {
    std::vector<domain::ProductId> named;
    for (const std::string& text : arguments.all(option)) {
        const auto [name, amount] = split_last(option, text, '=');
        const domain::ProductId product = product_named(state, name);
        if (std::find(named.begin(), named.end(), product) != named.end()) {
            throw UsageError(fmt::format("--{} names the product {} twice; state its amount once",
                                         option, name));
        }
        named.push_back(product);
        const Quantity quantity = amount_of(state, product, option, amount);
        auto line =
            std::find_if(event.lines.begin(), event.lines.end(),
                         [&](const domain::OutcomeLine& it) { return it.product == product; });
        if (line == event.lines.end()) {
            const Quantity none = nothing(quantity.unit());
            line = event.lines.insert(line, {.product = product, .given = none, .lost = none});
        }
        (*line).*stated = quantity;
    }
}

Draft make_outcome(const Arguments& arguments, operations::Session& session) {
    const domain::State& state = session.store().state();
    domain::OutcomeRecorded event;
    event.infusion = ref_to(session.store(), arguments.one("infusion"));
    add_amounts(event, arguments, state, "given", &domain::OutcomeLine::given);
    add_amounts(event, arguments, state, "lost", &domain::OutcomeLine::lost);
    if (const auto bag = arguments.maybe("bag")) {
        const auto [left, total] = split_last("bag", *bag, '/');
        const auto volume = [](std::string_view text) {
            return domain::parse_volume_ml(text, base::Sign::NonNegative);
        };
        event.bag = domain::DilutedBag{.total = Arguments::parse_or_fail("bag", total, volume),
                                       .left = Arguments::parse_or_fail("bag", left, volume)};
    }
    event.given_by = arguments.read_maybe("given-by", domain::PersonId::parse);
    return {.event = event};
}

// --infusion N with --product, --held N, or --container N.
domain::WasteSource waste_source(const Arguments& arguments, operations::Session& session) {
    const int named = static_cast<int>(arguments.has("infusion")) +
                      static_cast<int>(arguments.has("held")) +
                      static_cast<int>(arguments.has("container"));
    if (named != 1) {
        throw UsageError("say once from where it is wasted: --infusion, --held or --container");
    }
    if (const auto infusion = arguments.maybe("infusion")) {
        return domain::FromInfusion{ref_to(session.store(), *infusion)};
    }
    if (const auto held = arguments.maybe("held")) {
        return domain::FromHeld{ref_to(session.store(), *held)};
    }
    return domain::FromContainer{
        container_named(session.store().state(), arguments.one("container"))};
}

// The product follows from the source where only one can be meant.
domain::ProductId waste_product(const Arguments& arguments, const domain::State& state,
                                const domain::WasteSource& source) {
    if (const auto product = arguments.maybe("product")) {
        return product_named(state, *product);
    }
    if (const auto* from = std::get_if<domain::FromContainer>(&source)) {
        return product_of(state, from->container);
    }
    if (const auto* from = std::get_if<domain::FromHeld>(&source)) {
        const auto* held = state.held.find(from->held.seq);
        if (held != nullptr) {
            return held->product;
        }
    }
    if (const auto* from = std::get_if<domain::FromInfusion>(&source)) {
        const auto* row = state.infusions.find(domain::InfusionId(from->infusion.seq.number()));
        if (row != nullptr && row->open.size() == 1) {
            return row->open.front().first;
        }
    }
    throw UsageError("say with --product which product is meant");
}

template <typename Waste>
Draft make_waste(const Arguments& arguments, operations::Session& session) {
    const domain::State& state = session.store().state();
    Waste event;
    event.source = waste_source(arguments, session);
    event.product = waste_product(arguments, state, event.source);
    event.amount = amount_of(state, event.product, "amount", arguments.one("amount"));
    if constexpr (!std::is_same_v<Waste, domain::WasteHeld>) {
        event.reason = arguments.word_or("reason", domain::WasteReason::Remainder);
        event.method = arguments.word_or("method", domain::WasteMethod::Sequestration);
    }
    if constexpr (std::is_same_v<Waste, domain::StockWasted>) {
        event.saw = arguments.word_or("saw", domain::Saw::TheAct);
    }
    if constexpr (std::is_same_v<Waste, domain::StockWastedUnwitnessed>) {
        event.why = arguments.word<domain::LateReason>("why");
    }
    return {.event = event};
}

Draft make_finish(const Arguments& arguments, operations::Session& session) {
    const domain::State& state = session.store().state();
    domain::ContainerFinished event;
    event.container = container_named(state, arguments.one("container"));
    event.product = product_of(state, event.container);
    event.rest = amount_of(state, event.product, "rest", arguments.one("rest"));
    event.method = arguments.word_or("method", domain::Method::Measured);
    event.saw = arguments.word_or("saw", domain::Saw::TheAct);
    return {.event = event};
}

Draft make_breakage(const Arguments& arguments, operations::Session& session) {
    const domain::State& state = session.store().state();
    domain::ContainerBroken event;
    event.container = container_named(state, arguments.one("container"));
    event.product = product_of(state, event.container);
    event.recovered = arguments.has("recovered")
                          ? amount_of(state, event.product, "recovered", arguments.one("recovered"))
                          : nothing(unit_of(state, event.product));
    event.circumstances = arguments.word_or("how", domain::Breaking::Dropped);
    event.saw = arguments.word_or("saw", domain::Saw::TheAct);
    Draft draft{.event = event};
    if (const auto note = arguments.maybe("note")) {
        draft.disclosed.push_back(
            {.name = "note", .value = stored_text("note", *note, longest_disclosed)});
    }
    return draft;
}

std::vector<Option> waste_options(bool reasons) {
    std::vector<Option> options = {
        {"infusion", Takes::Optional, "from what was drawn for this infusion"},
        {"held", Takes::Optional, "from what this entry holds for a witness"},
        {"container", Takes::Optional, "from this container"},
        {"product", Takes::Optional, "which product, where the infusion has several"},
        {"amount", Takes::Required, "mL with up to three decimals, or pieces"}};
    if (reasons) {
        options.push_back({"reason", Takes::Optional, "remainder, refused, spilled ..."});
        options.push_back({"method", Takes::Optional, "sequestration, sink ..."});
    }
    return options;
}

}  // namespace

std::vector<Option> patient_options() {
    return {{"patient-id", Takes::Optional, "chart number; kept sealed"},
            {"patient-name", Takes::Optional, "name; kept sealed"},
            {"patient-address", Takes::Optional, "address; kept sealed"},
            {"patient-birth-date", Takes::Optional, "birth date; kept sealed"}};
}

std::vector<operations::DisclosedText> patient_texts(const Arguments& arguments) {
    std::vector<operations::DisclosedText> texts;
    for (const char* option :
         {"patient-id", "patient-name", "patient-address", "patient-birth-date"}) {
        if (const auto text = arguments.maybe(option)) {
            std::string name(option);
            std::replace(name.begin(), name.end(), '-', '_');
            texts.push_back({.name = name, .value = stored_text(option, *text, longest_disclosed)});
        }
    }
    return texts;
}

DraftForm receive_form() {
    DraftForm form{
        .name = "receive",
        .summary = "Stock received; without --witness it awaits a countersignature",
        .options = {{"product", Takes::Required, "entry number or NDC"},
                    {"basis", Takes::Optional,
                     "supplier, initial_inventory, other_registrant, found"},
                    {"party", Takes::Optional, "from whom: entry number or DEA number"},
                    {"invoice", Takes::Optional, "invoice number"},
                    {"invoice-date", Takes::Optional, "2026-01-07"},
                    {"shipment", Takes::Optional, "entry of the expected shipment"},
                    {"lot", Takes::Required, "lot"},
                    {"expires", Takes::Required, "2027-09-30 or 2027-09"},
                    {"containers", Takes::Required, "how many"},
                    {"each", Takes::Optional, "content of each, where it is not the labelled one"},
                    {"label", Takes::Many, "the clinic's own labels, in order"},
                    {"damaged", Takes::Optional, "how many of them are damaged"},
                    {"barcode", Takes::Optional, "as scanned"},
                    {"place", Takes::Optional, "where it is put; the first place if absent"},
                    {"owner", Takes::Optional, "stock or patient"}},
        .make = make_receipt};
    for (Option& option : patient_options()) {
        form.options.push_back(std::move(option));
    }
    return form;
}

DraftForm open_form() {
    return {.name = "open",
            .summary = "A container opened; its beyond-use date follows from the policy",
            .options = {{"container", Takes::Required, "number, VL1 code or label:..."}},
            .make = make_opening};
}

DraftForm draw_form() {
    DraftForm form{.name = "draw",
                   .summary = "Drawn for an infusion, from one or several containers",
                   .options = {{"from", Takes::Many,
                                "CONTAINER=AMOUNT, such as 12=0.570; once for each container"},
                               {"infusion", Takes::Optional,
                                "the infusion's first draw, where this is a further one"},
                               {"prescriber", Takes::Optional, "DEA number"},
                               {"route", Takes::Optional, "iv, im, nasal, oral ..."},
                               {"ordered-mg", Takes::Optional, "dose ordered"},
                               {"weight-kg", Takes::Optional, "weight"},
                               {"session", Takes::Optional, "\"3 of 6\""}},
                   .make = make_draw};
    for (Option& option : patient_options()) {
        form.options.push_back(std::move(option));
    }
    return form;
}

DraftForm outcome_form() {
    return {.name = "outcome",
            .summary = "What of an infusion was given and what was lost",
            .options = {{"infusion", Takes::Required, "its first draw"},
                        {"given", Takes::Many, "PRODUCT=AMOUNT"},
                        {"lost", Takes::Many, "PRODUCT=AMOUNT, spilled or left in tubing"},
                        {"bag", Takes::Optional,
                         "LEFT/TOTAL in mL of a diluted bag; given then follows"},
                        {"given-by", Takes::Optional, "who gave it, where it is not the signer"}},
            .make = make_outcome};
}

DraftForm waste_held_form() {
    return {.name = "waste-held",
            .summary = "A rest set aside until a witness comes",
            .options = waste_options(false),
            .make = make_waste<domain::WasteHeld>};
}

DraftForm waste_form() {
    DraftForm form{.name = "waste",
                   .summary = "A rest wasted before a witness",
                   .options = waste_options(true),
                   .make = make_waste<domain::StockWasted>};
    form.options.push_back(
        {"saw", Takes::Optional, "what the witness saw: the_act, the_remains, the_record"});
    return form;
}

DraftForm waste_unwitnessed_form() {
    DraftForm form{.name = "waste-unwitnessed",
                   .summary = "A rest wasted without a witness; opens a case",
                   .options = waste_options(true),
                   .make = make_waste<domain::StockWastedUnwitnessed>};
    form.options.push_back(
        {"why", Takes::Required, "why nobody witnessed it: no_signer, emergency ..."});
    return form;
}

DraftForm finish_form() {
    return {.name = "finish",
            .summary = "A container finished, its rest measured",
            .options = {{"container", Takes::Required, "number, VL1 code or label:..."},
                        {"rest", Takes::Required, "measured rest in mL, or pieces"},
                        {"method", Takes::Optional, "measured, estimated ..."},
                        {"saw", Takes::Optional, "what the witness saw"}},
            .make = make_finish};
}

DraftForm breakage_form() {
    return {.name = "breakage",
            .summary = "A container broken",
            .options = {{"container", Takes::Required, "number, VL1 code or label:..."},
                        {"recovered", Takes::Optional,
                         "what could be recovered; it is held for destruction"},
                        {"how", Takes::Optional, "dropped, leaked ..."},
                        {"saw", Takes::Optional, "what the witness saw"},
                        {"note", Takes::Optional, "in words; kept sealed"}},
            .make = make_breakage};
}

}  // namespace vialog::cli
