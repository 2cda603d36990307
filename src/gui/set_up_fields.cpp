// SPDX-License-Identifier: Apache-2.0
// Every field says what it accepts; nothing is looked up that a person could not see.
#include "gui/set_up_fields.h"

#include "gui/amounts.h"
#include "gui/catalogue.h"
#include "gui/house_deeds.h"
#include "gui/key_files.h"
#include "gui/people_deeds.h"
#include "gui/pin_field.h"
#include "gui/stored_texts.h"

#include <fmt/format.h>

#include <algorithm>

namespace vialog::gui {

namespace {

constexpr std::size_t longest_disclosed = 4096;
constexpr std::int64_t most_containers = 10'000;
constexpr const char* default_place = "safe";
constexpr const char* default_station = "desk";

FieldRule text_field(std::string id, std::string label, std::string hint, FieldCheck check) {
    return {.field = {.id = std::move(id), .label = std::move(label), .hint = std::move(hint)},
            .check = std::move(check)};
}

FieldRule secret_field(std::string id, std::string label, std::string hint, FieldCheck check) {
    return {.field = {.id = std::move(id),
                      .label = std::move(label),
                      .kind = FieldKind::Secret,
                      .hint = std::move(hint)},
            .check = std::move(check)};
}

FieldRule choice_field(std::string id, std::string label, std::vector<Choice> choices) {
    FieldCheck check = chosen(choices);
    return {.field = {.id = std::move(id),
                      .label = std::move(label),
                      .kind = FieldKind::Choice,
                      .choices = std::move(choices)},
            .check = std::move(check)};
}

std::vector<Choice> product_choices(const std::vector<domain::ProductRecorded>& products) {
    std::vector<Choice> choices;
    for (const domain::ProductRecorded& product : products) {
        choices.push_back({fmt::format("{}", choices.size() + 1),
                           product.ndc.text() + ": " + product_words(product)});
    }
    return choices;
}

std::string problem_of_zone(const SetUpGround& ground, std::string_view text) {
    if (text.empty()) {
        return ground.zone.empty() ? tr("A time zone's name is accepted, such as America/Denver.")
                                   : std::string();
    }
    const auto zone = domain::TimeZoneName::parse(text);
    if (!zone) {
        return sentence_of(zone.error());
    }
    return !ground.knows_zone || ground.knows_zone(*zone)
               ? std::string()
               : fmt::format(fmt::runtime(tr("This computer knows no time zone {}; a name such as "
                                             "America/Denver is accepted.")),
                             text);
}

std::string problem_of_key_file(std::string_view text) {
    if (std::string problem = problem_of_new_key_path(text);
        problem.empty() || !problem_of_key_path(text).empty()) {
        return problem;
    }
    return {};
}

std::string problem_of_passphrase(std::string_view text) {
    const auto checked = crypto::check_passphrase(text);
    return checked ? std::string() : sentence_of(checked.error());
}

std::string problem_of_own_id(const FounderAnswer& other, std::string_view text) {
    const auto id = domain::PersonId::parse(text);
    if (!id) {
        return sentence_of(id.error());
    }
    return *id == other.person.id
               ? tr("That is the other one's id; two people are needed, each with her own.")
               : std::string();
}

}  // namespace

std::string step_title(SetUpStep step) {
    switch (step) {
        case SetUpStep::Registration:
            return tr("1 of 7: the registration");
        case SetUpStep::House:
            return tr("2 of 7: where the stock lies");
        case SetUpStep::First:
            return tr("3 of 7: the registrant, or who signs for it");
        case SetUpStep::Second:
            return tr("4 of 7: a second person");
        case SetUpStep::Products:
            return tr("5 of 7: products");
        case SetUpStep::Inventory:
            return tr("6 of 7: the opening inventory");
        case SetUpStep::Sign:
            return tr("7 of 7: both sign");
        case SetUpStep::Pin:
            break;
    }
    return tr("The record is begun");
}

std::vector<FieldRule> registration_fields() {
    return {text_field("name", tr("Registrant"), tr("The registered name"),
                       stored_text(longest_name, MayBeEmpty::No)),
            text_field("dea", tr("DEA number"), tr("Two letters and seven digits"),
                       parses<domain::DeaNumber>(MayBeEmpty::No)),
            text_field("address", tr("Registered address"), tr("The one location of this record"),
                       stored_text(longest_address, MayBeEmpty::No)),
            text_field("origin", tr("Name of the journal"),
                       tr("Such as clinic.example/ket; it stands on every page and never changes"),
                       parses<domain::Origin>(MayBeEmpty::No))};
}

std::vector<FieldRule> house_fields(const SetUpGround& ground) {
    return {
        text_field("place", tr("Place of storage, short id"),
                   fmt::format(fmt::runtime(tr("Enter: {}")), default_place),
                   parses<domain::PlaceId>(MayBeEmpty::Yes)),
        text_field("place_name", tr("Place of storage, as people call it"),
                   tr("Such as: safe in the medication room"),
                   stored_text(longest_name, MayBeEmpty::No)),
        text_field("station", tr("This workstation, short id"),
                   fmt::format(fmt::runtime(tr("Enter: {}")), default_station),
                   parses<domain::StationId>(MayBeEmpty::Yes)),
        text_field("station_name", tr("This workstation, as people call it"), "",
                   stored_text(longest_name, MayBeEmpty::No)),
        text_field("zone", tr("Time zone"),
                   ground.zone.empty() ? tr("Such as America/Denver")
                                       : fmt::format(fmt::runtime(tr("Enter: {}")), ground.zone),
                   [ground](std::string_view text) { return problem_of_zone(ground, text); })};
}

std::vector<FieldRule> founder_fields(SetUpStep step, const FounderAnswer& other) {
    std::vector<FieldRule> rules = {
        text_field("id", tr("Short id"), tr("Such as md1; it stands on her badge and her key"),
                   [other, step](std::string_view text) {
                       return step == SetUpStep::Second ? problem_of_own_id(other, text)
                                                        : problem_of_own_id(FounderAnswer(), text);
                   }),
        text_field("name", tr("Name"), tr("In full; it is kept sealed"),
                   stored_text(longest_disclosed, MayBeEmpty::No)),
        text_field("initials", tr("Initials"), tr("As they stand on records"),
                   stored_text(longest_initials, MayBeEmpty::No)),
        text_field("functions", tr("Functions, by their letters"), function_hint(),
                   [step](std::string_view text) {
                       std::string problem = function_check()(text);
                       const bool registrant = text.find_first_of("rR") != std::string_view::npos;
                       if (problem.empty() && step == SetUpStep::First && !registrant) {
                           problem =
                               tr("The first of you is the registrant: R must be among the "
                                  "letters.");
                       }
                       return problem;
                   }),
        choice_field("employee", tr("Employed here (21 CFR 1317.95)"),
                     {{"Y", tr("an employee")}, {"N", tr("not an employee")}}),
        text_field("file", tr("Her key file"),
                   tr("The whole path, best on a stick of hers; where no file is, a key is made"),
                   problem_of_key_file),
        secret_field("passphrase", tr("Passphrase of her key"),
                     tr("At least 12 characters; four unusual words are good"),
                     problem_of_passphrase),
        secret_field("passphrase_again", tr("The same passphrase again"), "", {}),
        secret_field("pin", tr("Her PIN for this shift"), tr("Six digits or more"),
                     problem_of_new_pin),
        secret_field("pin_again", tr("The same PIN again"), "", {})};
    return rules;
}

std::vector<FieldRule> inventory_fields(const std::vector<domain::ProductRecorded>& products) {
    FieldRule product = choice_field("product", tr("On hand"), product_choices(products));
    product.field.hint = tr("Enter: nothing more; N with Alt does the same");
    product.check = [check = product.check](std::string_view text) {
        return text.empty() ? std::string() : check(text);
    };
    return {choice_field("moment", tr("As of"),
                         {{"O", tr("opening of business")}, {"C", tr("close of business")}}),
            std::move(product),
            text_field("lot", tr("Lot"), tr("As printed"), parses<domain::Lot>(MayBeEmpty::No)),
            text_field("expires", tr("Expiry"), tr("2027-09-30, or 2027-09 as printed"),
                       parses<domain::Expiry>(MayBeEmpty::No)),
            text_field("containers", tr("Containers of this lot"), tr("Counted, one by one"),
                       whole_number(1, most_containers, MayBeEmpty::No)),
            text_field("each", tr("Content of each"),
                       tr("Enter: as labelled. Of an opened one what is in it; one line for each"),
                       {})};
}

std::vector<FieldRule> sign_fields(const SetUpAnswers& answers) {
    std::vector<FieldRule> rules;
    for (std::size_t i = 0; i < answers.founders.size(); ++i) {
        rules.push_back(
            secret_field(fmt::format("pin_{}", i),
                         fmt::format(fmt::runtime(tr("PIN of {}")), answers.founders[i].name),
                         i == 0 ? tr("Signs as registrant all that stands here")
                                : tr("Signs as witness all that stands here"),
                         problem_of_typed_pin));
    }
    return rules;
}

void read_registration(const Form& form, SetUpAnswers& answers) {
    answers.registrant = {.name = to_stored(form.text("name")),
                          .dea = domain::DeaNumber::parse(form.text("dea")).value(),
                          .address = to_stored(form.text("address"))};
    answers.origin = domain::Origin::parse(form.text("origin")).value();
}

void read_house(const Form& form, const SetUpGround& ground, SetUpAnswers& answers) {
    const auto text_or = [&form](std::string_view field, const std::string& fallback) {
        const std::string text = form.text(field);
        return text.empty() ? fallback : text;
    };
    answers.place = {.id = domain::PlaceId::parse(text_or("place", default_place)).value(),
                     .name = to_stored(form.text("place_name"))};
    answers.station = {.id = domain::StationId::parse(text_or("station", default_station)).value(),
                       .name = to_stored(form.text("station_name"))};
    answers.zone = domain::TimeZoneName::parse(text_or("zone", ground.zone)).value();
}

void read_founder(const Form& form, FounderAnswer& founder) {
    founder.person = {.id = domain::PersonId::parse(form.text("id")).value(),
                      .initials = to_stored(form.text("initials")),
                      .name = {},
                      .functions = functions_of(form.text("functions")),
                      .employee = form.text("employee") == "Y"};
    founder.name = to_stored(form.text("name"));
    founder.key_file = form.text("file");
}

InventoryLine read_line(const Form& form, const std::vector<domain::ProductRecorded>& products) {
    const auto index = static_cast<std::size_t>(to_number(form.text("product")) - 1);
    const domain::ProductRecorded& product = products.at(index);
    InventoryLine line{.product = index,
                       .lot = domain::Lot::parse(form.text("lot")).value(),
                       .expires = domain::Expiry::parse(form.text("expires")).value(),
                       .containers = to_number(form.text("containers")),
                       .each = product.container_size};
    if (const std::string each = form.text("each"); !each.empty()) {
        line.each = parse_amount(product, each, Bare::Millilitres).value();
    }
    return line;
}

void follow(SetUpStep step, Form& form, std::string_view field) {
    if (step == SetUpStep::Registration) {
        form.say_follows("dea", dea_words(form.text("dea")));
        return;
    }
    if (step != SetUpStep::First && step != SetUpStep::Second) {
        return;
    }
    if (field == "functions") {
        const auto functions = functions_of(form.text("functions"));
        form.say_follows("functions", functions.empty() ? std::string()
                                                        : function_words(function_set(functions)));
    } else if (field == "file") {
        const bool fresh = problem_of_new_key_path(form.text("file")).empty();
        form.enable("passphrase_again", fresh);
        form.say_follows("file", fresh ? tr("There is no such file yet: the key is made there.")
                                       : std::string());
    }
}

std::string problem_of_repetition(const Form& form, std::string_view field) {
    if (field == "passphrase_again" && form.text("passphrase_again") != form.text("passphrase")) {
        return tr("The two are not the same; type the passphrase twice.");
    }
    if (field == "pin_again" && form.text("pin_again") != form.text("pin")) {
        return tr("The two are not the same; type the PIN twice.");
    }
    return {};
}

}  // namespace vialog::gui
