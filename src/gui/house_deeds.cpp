// SPDX-License-Identifier: Apache-2.0
// What the fields of each form ask, and the event they make.
#include "gui/house_deeds.h"

#include "gui/catalogue.h"
#include "gui/reference.h"
#include "gui/stored_texts.h"

#include <fmt/format.h>

#include <algorithm>

namespace vialog::gui {

namespace {

using domain::Role;
using State = base::Result<operations::Statement, SignedForm::FieldProblem>;

constexpr std::int64_t most_per_package = 1000;

std::vector<Choice> form_choices() {
    return {{"I", form_words(domain::DosageForm::Injection)},
            {"N", form_words(domain::DosageForm::NasalDevice)},
            {"T", form_words(domain::DosageForm::Tablet)},
            {"R", form_words(domain::DosageForm::Troche)},
            {"C", form_words(domain::DosageForm::Capsule)},
            {"L", form_words(domain::DosageForm::Solution)},
            {"O", form_words(domain::DosageForm::Other)}};
}

domain::DosageForm form_of(std::string_view key) {
    switch (key.empty() ? 'I' : key.front()) {
        case 'N':
            return domain::DosageForm::NasalDevice;
        case 'T':
            return domain::DosageForm::Tablet;
        case 'R':
            return domain::DosageForm::Troche;
        case 'C':
            return domain::DosageForm::Capsule;
        case 'L':
            return domain::DosageForm::Solution;
        case 'O':
            return domain::DosageForm::Other;
        default:
            return domain::DosageForm::Injection;
    }
}

std::string key_of(domain::DosageForm form) {
    const std::vector<Choice> choices = form_choices();
    const auto found = std::find_if(choices.begin(), choices.end(), [&](const Choice& choice) {
        return form_of(choice.key) == form;
    });
    return found == choices.end() ? std::string() : found->key;
}

std::vector<Choice> party_choices() {
    return {{"S", party_words(domain::PartyRole::Supplier)},
            {"R", party_words(domain::PartyRole::Registrant)},
            {"D", party_words(domain::PartyRole::ReverseDistributor)}};
}

domain::PartyRole party_role_of(std::string_view key) {
    return key == "R"   ? domain::PartyRole::Registrant
           : key == "D" ? domain::PartyRole::ReverseDistributor
                        : domain::PartyRole::Supplier;
}

FieldRule text_field(std::string id, std::string label, std::string hint, FieldCheck check) {
    return {.field = {.id = std::move(id), .label = std::move(label), .hint = std::move(hint)},
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

std::string known_ndc(const Desk& desk, const domain::Ndc& ndc) {
    std::string found;
    desk.state().products.for_each(
        [&](domain::ProductId id, const domain::ProductRecorded& product) {
            if (domain::same_package(product.ndc, ndc)) {
                found = fmt::format(
                    fmt::runtime(tr("This package is recorded already, by entry {}; an error in it "
                                    "is corrected in the journal: Ctrl+J.")),
                    id.number());
            }
        });
    return found;
}

// The ten digits of a carton's linear code say the NDC but not its hyphens.
std::string problem_of_ndc(const Desk& desk, std::string_view text) {
    const auto ndc = domain::Ndc::parse(text);
    return ndc ? known_ndc(desk, *ndc) : sentence_of(ndc.error());
}

std::string problem_of_strength(std::string_view text) {
    const auto strength = domain::Strength::parse(text);
    return strength ? std::string()
                    : sentence_of(strength.error()) + " " + tr("(\"50 mg/mL\", \"28 mg/unit\")");
}

std::string problem_of_size(std::string_view text) {
    const auto size = domain::Quantity::parse(text);
    return size ? std::string() : sentence_of(size.error()) + " " + tr("(\"10 mL\", \"1 unit\")");
}

void fill_known_product(Form& form, std::string_view field) {
    if (field != "ndc" || !form.taken("ndc")) {
        return;
    }
    const auto ndc = domain::Ndc::parse(form.text("ndc"));
    const KnownProduct* known = ndc ? known_product(*ndc) : nullptr;
    if (known == nullptr) {
        form.say_follows("ndc",
                         tr("Not among the packages we know: type the rest from its label."));
        return;
    }
    const domain::ProductRecorded& product = known->product;
    form.say_follows("ndc", product_words(product) + tr(": compare it with the label"));
    form.set("inner_ndc", product.inner_ndc ? product.inner_ndc->text() : std::string());
    form.set("drug", product.drug);
    form.set("labeler", product.labeler);
    form.set("form", key_of(product.form));
    form.set("strength", product.strength.text());
    form.set("size", product.container_size.text());
    form.set("per_package", fmt::format("{}", product.containers_per_package));
    if (known->use_is_known) {
        form.set("use", product.use == domain::ContainerUse::Single ? "S" : "M");
    }
    static_cast<void>(form.enter("ndc"));
}

State product_of(const Form& form) {
    domain::ProductRecorded product;
    product.ndc = domain::Ndc::parse(form.text("ndc")).value();
    if (const std::string inner = form.text("inner_ndc"); !inner.empty()) {
        product.inner_ndc = domain::Ndc::parse(inner).value();
    }
    const std::string drug = form.text("drug");
    product.drug = drug.empty() ? "ketamine hydrochloride" : to_stored(drug);
    product.labeler = to_stored(form.text("labeler"));
    product.form = form_of(form.text("form"));
    product.strength = domain::Strength::parse(form.text("strength")).value();
    product.container_size = domain::Quantity::parse(form.text("size")).value();
    const std::string per_package = form.text("per_package");
    product.containers_per_package = per_package.empty() ? 1 : to_number(per_package);
    product.use = use_of(form.text("use")).value_or(domain::ContainerUse::Multi);
    // 21 CFR 1308.13(c): ketamine with its salts and isomers.
    product.schedule = "III";
    product.dea_code = "7285";
    if (product.strength.unit() != product.container_size.unit()) {
        return tl::unexpected(SignedForm::FieldProblem{
            .field = "size",
            .sentence = tr("Strength and content have different units; \"50 mg/mL\" goes with "
                           "\"10 mL\", \"28 mg/unit\" with \"1 unit\".")});
    }
    return operations::Statement{.draft = product};
}

std::vector<FieldRule> id_and_name(const std::string& example) {
    return {text_field("id", tr("Short id"),
                       fmt::format(fmt::runtime(tr("Such as \"{}\"; one that is there already gets "
                                                   "a new name")),
                                   example),
                       {}),
            text_field("name", tr("Name"), tr("As people call it"),
                       stored_text(longest_name, MayBeEmpty::No))};
}

}  // namespace

// A person who must remember what the letters look like is told what they stand for.
std::string dea_words(std::string_view text) {
    const auto dea = domain::DeaNumber::parse(text);
    if (!dea) {
        return {};
    }
    for (const domain::DeaNumberWarning warning : dea->warnings()) {
        switch (warning) {
            case domain::DeaNumberWarning::UnknownFirstLetter:
                return tr("The check digit is right; the first letter is not one we know.");
            case domain::DeaNumberWarning::WaiverNumber:
                return tr("The check digit is right; X was a waiver, no registration for stock.");
        }
    }
    return tr("The check digit is right.");
}

std::string use_words(domain::ContainerUse use) {
    switch (use) {
        case domain::ContainerUse::Single:
            return tr("single dose");
        case domain::ContainerUse::Multi:
            return tr("several doses");
        case domain::ContainerUse::Bulk:
            break;
    }
    return tr("pharmacy bulk");
}

std::string form_words(domain::DosageForm form) {
    switch (form) {
        case domain::DosageForm::Injection:
            return tr("injection");
        case domain::DosageForm::NasalDevice:
            return tr("nasal device");
        case domain::DosageForm::Tablet:
            return tr("tablet");
        case domain::DosageForm::Troche:
            return tr("troche");
        case domain::DosageForm::Capsule:
            return tr("capsule");
        case domain::DosageForm::Solution:
            return tr("solution");
        case domain::DosageForm::Other:
            break;
    }
    return tr("other form");
}

std::string party_words(domain::PartyRole role) {
    switch (role) {
        case domain::PartyRole::Supplier:
            return tr("supplier");
        case domain::PartyRole::Registrant:
            return tr("another registrant");
        case domain::PartyRole::ReverseDistributor:
            break;
    }
    return tr("reverse distributor");
}

std::vector<Choice> use_choices() {
    return {{"M", use_words(domain::ContainerUse::Multi)},
            {"S", use_words(domain::ContainerUse::Single)},
            {"B", use_words(domain::ContainerUse::Bulk)}};
}

std::optional<domain::ContainerUse> use_of(std::string_view key) {
    return key == "M"   ? std::optional(domain::ContainerUse::Multi)
           : key == "S" ? std::optional(domain::ContainerUse::Single)
           : key == "B" ? std::optional(domain::ContainerUse::Bulk)
                        : std::nullopt;
}

std::string product_words(const domain::ProductRecorded& product) {
    return fmt::format(fmt::runtime(tr_n("{}, {} {}, {}, {} in a package, {}",
                                         "{}, {} {}, {}, {} in a package, {}",
                                         static_cast<long>(product.containers_per_package))),
                       product.labeler, product.drug, product.strength.text(),
                       product.container_size.text(), product.containers_per_package,
                       use_words(product.use));
}

SignedForm::Plan place_plan(const Desk& /*desk*/) {
    SignedForm::Plan plan{.heading = tr("A place where stock is kept"),
                          .fields = id_and_name("safe"),
                          .roles = {Role::Registrant, Role::Witness},
                          .state = {},
                          .tell = {}};
    plan.fields.front().check = parses<domain::PlaceId>(MayBeEmpty::No);
    plan.state = [](const Form& form) -> State {
        return operations::Statement{
            .draft = domain::PlaceRecorded{.id = domain::PlaceId::parse(form.text("id")).value(),
                                           .name = to_stored(form.text("name"))}};
    };
    plan.tell = [](const domain::Event& event) -> std::vector<std::string> {
        const auto& place = std::get<domain::PlaceRecorded>(event);
        return {fmt::format(fmt::runtime(tr("Place {}: {}")), place.id.text(), place.name)};
    };
    return plan;
}

SignedForm::Plan station_plan(const Desk& /*desk*/) {
    SignedForm::Plan plan{.heading = tr("A workstation"),
                          .fields = id_and_name("ward"),
                          .roles = {Role::Registrant, Role::Witness},
                          .state = {},
                          .tell = {}};
    plan.fields.front().check = parses<domain::StationId>(MayBeEmpty::No);
    plan.state = [](const Form& form) -> State {
        return operations::Statement{.draft = domain::StationRecorded{
                                         .id = domain::StationId::parse(form.text("id")).value(),
                                         .name = to_stored(form.text("name"))}};
    };
    plan.tell = [](const domain::Event& event) -> std::vector<std::string> {
        const auto& station = std::get<domain::StationRecorded>(event);
        return {
            fmt::format(fmt::runtime(tr("Workstation {}: {}")), station.id.text(), station.name)};
    };
    return plan;
}

SignedForm::Plan product_plan(const Desk& desk) {
    SignedForm::Plan plan{.heading = tr("A product: a finished form in containers of one size"),
                          .fields = {},
                          .roles = {Role::Operator},
                          .state = product_of,
                          .tell = {},
                          .changed = fill_known_product};
    FieldRule form = choice_field("form", tr("Form"), form_choices());
    form.field.hint = tr("Enter: injection");
    form.check = [check = form.check](std::string_view text) {
        return text.empty() ? std::string() : check(text);
    };
    plan.fields = {
        text_field("ndc", tr("NDC of the package"),
                   tr("With its hyphens, as on the carton: 0409-2051-05"),
                   [&desk](std::string_view text) { return problem_of_ndc(desk, text); }),
        text_field("inner_ndc", tr("NDC of the single container"), tr("Enter: it has none"),
                   parses<domain::Ndc>(MayBeEmpty::Yes)),
        text_field("drug", tr("Drug"), tr("Enter: ketamine hydrochloride"),
                   stored_text(longest_name, MayBeEmpty::Yes)),
        text_field("labeler", tr("Labeler"), tr("As on the label"),
                   stored_text(longest_name, MayBeEmpty::No)),
        std::move(form),
        text_field("strength", tr("Strength"), tr("50 mg/mL or 28 mg/unit"), problem_of_strength),
        text_field("size", tr("Content of one container"), tr("10 mL or 1 unit"), problem_of_size),
        text_field("per_package", tr("Containers in a package"), tr("Enter: 1"),
                   whole_number(1, most_per_package, MayBeEmpty::Yes)),
        choice_field("use", tr("Use, as printed on the label"), use_choices())};
    plan.tell = [](const domain::Event& event) -> std::vector<std::string> {
        const auto& product = std::get<domain::ProductRecorded>(event);
        return {
            fmt::format(fmt::runtime(tr("NDC {}: {}")), product.ndc.text(), product_words(product)),
            fmt::format(fmt::runtime(tr("{}, schedule {}, DEA code {}")), form_words(product.form),
                        product.schedule, product.dea_code)};
    };
    return plan;
}

SignedForm::Plan party_plan(const Desk& /*desk*/) {
    SignedForm::Plan plan{
        .heading = tr("A supplier, another registrant, a reverse distributor"),
        .fields = {choice_field("role", tr("Who it is to us"), party_choices()),
                   text_field("name", tr("Registered name"), "",
                              stored_text(longest_name, MayBeEmpty::No)),
                   text_field("dea", tr("DEA number"), tr("Two letters and seven digits"),
                              parses<domain::DeaNumber>(MayBeEmpty::No)),
                   text_field("address", tr("Registered address"), tr("Enter: not stated"),
                              stored_text(longest_address, MayBeEmpty::Yes))},
        .roles = {Role::Operator},
        .state = {},
        .tell = {},
        .changed = [](Form& form, std::string_view /*field*/) {
            form.say_follows("dea", dea_words(form.text("dea")));
        }};
    plan.state = [](const Form& form) -> State {
        domain::PartyRecorded party{.role = party_role_of(form.text("role")),
                                    .name = to_stored(form.text("name")),
                                    .address = {},
                                    .dea = domain::DeaNumber::parse(form.text("dea")).value()};
        if (const std::string address = form.text("address"); !address.empty()) {
            party.address = to_stored(address);
        }
        return operations::Statement{.draft = party};
    };
    plan.tell = [](const domain::Event& event) -> std::vector<std::string> {
        const auto& party = std::get<domain::PartyRecorded>(event);
        return {fmt::format("{}: {}, {}", party_words(party.role), party.name, party.dea.text()),
                party.address.value_or(tr("address not stated"))};
    };
    return plan;
}

SignedForm::Plan registration_plan(const Desk& desk) {
    const domain::Registrant now = desk.state().registrant.value_or(domain::Registrant());
    const auto keeps = [](const std::string& value) {
        return fmt::format(fmt::runtime(tr("Enter: stays {}")), value);
    };
    SignedForm::Plan plan{
        .heading = tr("The registration changed"),
        .fields = {text_field("name", tr("Name of the registrant"), keeps(now.name),
                              stored_text(longest_name, MayBeEmpty::Yes)),
                   text_field("dea", tr("DEA number"), keeps(now.dea.text()),
                              parses<domain::DeaNumber>(MayBeEmpty::Yes)),
                   text_field("address", tr("Registered address"), keeps(now.address),
                              stored_text(longest_address, MayBeEmpty::Yes))},
        .roles = {Role::Registrant, Role::Witness},
        .state = {},
        .tell = {},
        .changed = [](Form& form, std::string_view /*field*/) {
            form.say_follows("dea", dea_words(form.text("dea")));
        }};
    plan.state = [now](const Form& form) -> State {
        domain::Registrant registrant = now;
        if (const std::string name = form.text("name"); !name.empty()) {
            registrant.name = to_stored(name);
        }
        if (const std::string dea = form.text("dea"); !dea.empty()) {
            registrant.dea = domain::DeaNumber::parse(dea).value();
        }
        if (const std::string address = form.text("address"); !address.empty()) {
            registrant.address = to_stored(address);
        }
        if (registrant == now) {
            return tl::unexpected(SignedForm::FieldProblem{
                .field = "name", .sentence = tr("Nothing differs from what is recorded.")});
        }
        return operations::Statement{.draft = domain::RegistrationChanged{registrant}};
    };
    plan.tell = [](const domain::Event& event) -> std::vector<std::string> {
        const auto& registrant = std::get<domain::RegistrationChanged>(event).registrant;
        return {fmt::format("{}, {}", registrant.name, registrant.dea.text()), registrant.address};
    };
    return plan;
}

}  // namespace vialog::gui
