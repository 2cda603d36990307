// SPDX-License-Identifier: Apache-2.0
// What is said of people, products, parties and expected shipments, made into drafts.
#include "cli/catalogue_drafts.h"

#include "base/text.h"
#include "cli/texts.h"

#include <fmt/format.h>

#include <algorithm>

namespace vialog::cli {

namespace {

Draft make_person(const Arguments& arguments, operations::Session& session) {
    domain::PersonRecorded event;
    event.id = arguments.read("id", domain::PersonId::parse);
    event.initials = text_of(arguments, "initials", longest_initials);
    event.functions = functions_of(arguments, "function");
    event.employee = yes_or_no(arguments, "employee");
    if (arguments.has("name")) {
        return {.event = event, .disclosed = {disclosed_text(arguments, "name", "person_name")}};
    }
    // Recorded anew, a person keeps the name that was disclosed of her.
    if (const auto* row = session.store().state().people.find(event.id)) {
        event.name = row->person.name;
    }
    return {.event = event};
}

Draft make_product(const Arguments& arguments, operations::Session& /*session*/) {
    domain::ProductRecorded event;
    event.ndc = arguments.read("ndc", domain::Ndc::parse);
    event.inner_ndc = arguments.read_maybe("inner-ndc", domain::Ndc::parse);
    event.drug = text_of(arguments, "drug", longest_name);
    event.labeler = text_of(arguments, "labeler", longest_name);
    event.form = arguments.word_or("form", domain::DosageForm::Injection);
    event.strength = arguments.read("strength", domain::Strength::parse);
    event.container_size = arguments.read("size", domain::Quantity::parse);
    event.containers_per_package = arguments.whole_number_maybe("per-package").value_or(1);
    event.use = arguments.word<domain::ContainerUse>("use");
    event.schedule = text_maybe(arguments, "schedule", longest_code).value_or("III");
    // 21 CFR 1308.13(c): ketamine with its salts and isomers.
    event.dea_code = text_maybe(arguments, "dea-code", longest_code).value_or("7285");
    return {.event = event};
}

Draft make_party(const Arguments& arguments, operations::Session& /*session*/) {
    domain::PartyRecorded event;
    event.role = arguments.word_or("role", domain::PartyRole::Supplier);
    event.name = text_of(arguments, "name", longest_name);
    event.address = text_maybe(arguments, "address", longest_address);
    event.dea = arguments.read("dea", domain::DeaNumber::parse);
    return {.event = event};
}

Draft make_shipment(const Arguments& arguments, operations::Session& session) {
    const domain::State& state = session.store().state();
    domain::ShipmentExpected event;
    event.party = party_named(state, arguments.one("party"));
    event.invoice = text_of(arguments, "invoice", longest_name);
    for (const std::string& line : arguments.all("line")) {
        const auto [product, containers] = split_last("line", line, '=');
        event.lines.push_back({.product = product_named(state, product),
                               .containers = entry_number("line", containers)});
    }
    if (event.lines.empty()) {
        throw UsageError("--line is missing: say what is expected, PRODUCT=CONTAINERS");
    }
    event.due = arguments.read_maybe("due", base::parse_date);
    return {.event = event};
}

}  // namespace

std::vector<domain::Function> functions_of(const Arguments& arguments, const std::string& option) {
    std::vector<domain::Function> functions;
    for (const std::string& word : arguments.all(option)) {
        functions.push_back(Arguments::word_or_fail<domain::Function>(option, word));
    }
    std::sort(functions.begin(), functions.end(), [](domain::Function a, domain::Function b) {
        return domain::word_of(a) < domain::word_of(b);
    });
    functions.erase(std::unique(functions.begin(), functions.end()), functions.end());
    return functions;
}

bool yes_or_no(const Arguments& arguments, const std::string& option) {
    const std::string text = arguments.maybe(option).value_or("no");
    if (text != "yes" && text != "no") {
        Arguments::fail_word(option, text, "yes, no");
    }
    return text == "yes";
}

DraftForm person_form() {
    return {
        .name = "person",
        .summary = "A person, or what she may do now; without functions she has left",
        .options =
            {{"id", Takes::Required, "short id, such as rn2"},
             {"initials", Takes::Required, "as they stand on records"},
             {"name", Takes::Optional, "her name; kept sealed"},
             {"function", Takes::Many,
              "registrant, administrator, pharmacist, dispenser, prescriber, witness, compliance"},
             {"employee", Takes::Optional, "yes or no; no if absent"}},
        .make = make_person};
}

DraftForm product_form() {
    return {
        .name = "product",
        .summary = "A product: a finished form in containers of one size",
        .options = {{"ndc", Takes::Required, "of the package as bought"},
                    {"inner-ndc", Takes::Optional, "of the single container"},
                    {"drug", Takes::Required, "such as ketamine hydrochloride"},
                    {"labeler", Takes::Required, "as on the label"},
                    {"form", Takes::Optional, "injection (if absent), nasal_device, tablet ..."},
                    {"strength", Takes::Required, "\"50 mg/mL\" or \"28 mg/unit\""},
                    {"size", Takes::Required, "of one container: \"10 mL\" or \"1 unit\""},
                    {"per-package", Takes::Optional, "containers in a package; 1 if absent"},
                    {"use", Takes::Required, "single, multi or bulk, as printed on the label"},
                    {"schedule", Takes::Optional, "III if absent"},
                    {"dea-code", Takes::Optional, "7285 if absent"}},
        .make = make_product};
}

DraftForm party_form() {
    return {.name = "party",
            .summary = "A supplier, another registrant, a reverse distributor",
            .options = {{"role", Takes::Optional,
                         "supplier (if absent), registrant, reverse_distributor"},
                        {"name", Takes::Required, "registered name"},
                        {"address", Takes::Optional, "registered address"},
                        {"dea", Takes::Required, "DEA number"}},
            .make = make_party};
}

DraftForm shipment_form() {
    return {.name = "shipment",
            .summary = "A shipment that is expected",
            .options = {{"party", Takes::Required, "from whom: entry number or DEA number"},
                        {"invoice", Takes::Required, "invoice number"},
                        {"line", Takes::Many, "PRODUCT=CONTAINERS, once for each product"},
                        {"due", Takes::Optional, "2026-01-09"}},
            .make = make_shipment};
}

}  // namespace vialog::cli
