// SPDX-License-Identifier: Apache-2.0
// Texts stay with their steps until the record is begun; then every secret is forgotten.
#include "gui/set_up_presenter.h"

#include "base/bytes.h"
#include "gui/amounts.h"
#include "gui/catalogue.h"
#include "gui/fixed_rows.h"
#include "gui/guarded.h"
#include "gui/house_deeds.h"
#include "gui/people_deeds.h"
#include "gui/stored_texts.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

namespace vialog::gui {

namespace {

SetUpStep neighbour(SetUpStep step, int by) {
    return static_cast<SetUpStep>(static_cast<int>(step) + by);
}

// The same fields with what stood in them, asked again one by one.
Form reopened(std::vector<FieldRule> rules, const Form& before) {
    std::vector<std::string> ids;
    for (const FieldRule& rule : rules) {
        ids.push_back(rule.field.id);
    }
    Form form(std::move(rules));
    for (const std::string& id : ids) {
        std::string text = before.text(id);
        form.type(id, text);
        base::wipe(text);
    }
    if (!ids.empty()) {
        form.focus_on(ids.front());
    }
    return form;
}

std::size_t founder_of(SetUpStep step) {
    return step == SetUpStep::First ? 0 : 1;
}

}  // namespace

SetUpPresenter::SetUpPresenter(SetUpGround ground) : m_ground(std::move(ground)) {
    go_to(first_step);
}

const Form& SetUpPresenter::form() const {
    return m_forms.at(m_step);
}

std::vector<FieldRule> SetUpPresenter::rules(SetUpStep step) const {
    switch (step) {
        case SetUpStep::Registration:
            return registration_fields();
        case SetUpStep::House:
            return house_fields(m_ground);
        case SetUpStep::First:
        case SetUpStep::Second:
            return founder_fields(step, m_answers.founders[1 - founder_of(step)]);
        case SetUpStep::Inventory:
            return inventory_fields(m_answers.products);
        case SetUpStep::Sign:
            return sign_fields(m_answers);
        case SetUpStep::Products:
        case SetUpStep::Pin:
            break;
    }
    return {};
}

void SetUpPresenter::go_to(SetUpStep step) {
    m_step = step;
    const auto before = m_forms.find(step);
    // What was chosen before may be another product by now, and a PIN is for what stands there now.
    const bool afresh = step == SetUpStep::Inventory || step == SetUpStep::Sign;
    m_forms[step] = before == m_forms.end() || afresh ? Form(rules(step))
                                                      : reopened(rules(step), before->second);
    follow(step, m_forms[step], "file");
}

bool SetUpPresenter::has_work() const {
    return m_step != SetUpStep::Pin &&
           (m_step != first_step || form().has_typed() || m_forms.size() > 1);
}

void SetUpPresenter::type(std::string_view field, std::string_view text) {
    m_message.reset();
    form().type(field, text);
    follow(m_step, form(), field);
}

void SetUpPresenter::enter(std::string_view field) {
    m_message.reset();
    if (m_step == SetUpStep::Products) {
        if (form().enter(field)) {
            m_chosen[static_cast<std::size_t>(m_selected)] =
                use_of(form().text("use")).value_or(domain::ContainerUse::Multi);
            form() = Form();
        }
        return;
    }
    if (m_step == SetUpStep::Inventory) {
        enter_inventory(field);
        return;
    }
    if (m_step == SetUpStep::Sign) {
        take_pin(field);
        return;
    }
    if (std::string problem = problem_of_repetition(form(), field); !problem.empty()) {
        const std::string secret(field.substr(0, field.find('_')));
        form().forget(field);
        form().forget(secret);
        form().focus_on(secret);
        form().say_problem(secret, std::move(problem));
        return;
    }
    follow(m_step, form(), field);
    if (form().enter(field) && form().focus().empty()) {
        step_done();
    }
}

void SetUpPresenter::step_done() {
    switch (m_step) {
        case SetUpStep::Registration:
            read_registration(form(), m_answers);
            if (std::error_code ignored;
                std::filesystem::exists(journal_path(m_ground, m_answers.origin), ignored)) {
                form().say_problem(
                    "origin",
                    fmt::format(fmt::runtime(tr("There is a file {} already; open it, or take "
                                                "another name.")),
                                journal_path(m_ground, m_answers.origin).string()));
                form().focus_on("origin");
                return;
            }
            break;
        case SetUpStep::House:
            read_house(form(), m_ground, m_answers);
            break;
        case SetUpStep::First:
        case SetUpStep::Second:
            read_founder(form(), m_answers.founders[founder_of(m_step)]);
            break;
        case SetUpStep::Products:
            read_products();
            break;
        case SetUpStep::Inventory:
            if (std::string problem = problem_of_founders(m_answers); !problem.empty()) {
                m_message = Message{.tone = Tone::Bad,
                                    .text = std::move(problem),
                                    .remedy = tr("Go back with Esc to who you are.")};
                return;
            }
            if (!unlock_keys()) {
                return;
            }
            break;
        case SetUpStep::Sign:
        case SetUpStep::Pin:
            return;
    }
    go_to(neighbour(m_step, 1));
}

void SetUpPresenter::read_products() {
    std::vector<domain::ProductRecorded> products;
    for (const auto& [index, use] : m_chosen) {
        products.push_back(known_products()[index].product);
        products.back().use = use;
    }
    // Lines name products by their place in this list.
    if (products == m_answers.products) {
        return;
    }
    m_answers.products = std::move(products);
    if (!m_answers.inventory.empty()) {
        m_answers.inventory.clear();
        m_message = Message{.tone = Tone::Warning,
                            .text = tr("The products are others now: say again what is on hand."),
                            .remedy = {}};
    }
}

void SetUpPresenter::choose_product(std::size_t index) {
    if (m_chosen.erase(index) != 0) {
        form() = Form();
        return;
    }
    const KnownProduct& known = known_products()[index];
    if (known.use_is_known) {
        m_chosen[index] = known.product.use;
        return;
    }
    form() = Form({{.field = {.id = "use",
                              .label = tr("Use, as printed on the label"),
                              .kind = FieldKind::Choice,
                              .choices = use_choices()},
                    .check = chosen(use_choices())}});
}

void SetUpPresenter::open(std::int64_t row) {
    m_message.reset();
    m_selected = row;
    if (m_step == SetUpStep::Products) {
        choose_product(static_cast<std::size_t>(row));
    }
}

void SetUpPresenter::enter_inventory(std::string_view field) {
    if (field == "product" && form().text("product").empty()) {
        if (form().taken("moment")) {
            step_done();
        } else {
            form().focus_on("moment");
        }
        return;
    }
    if (!form().enter(field)) {
        return;
    }
    if (field == "moment") {
        m_answers.moment =
            form().text("moment") == "C" ? domain::DayMoment::Close : domain::DayMoment::Opening;
    }
    if (field == "each" && !form().text("each").empty()) {
        const auto& product =
            m_answers.products.at(static_cast<std::size_t>(to_number(form().text("product")) - 1));
        const auto each = parse_amount(product, form().text("each"), Bare::Millilitres);
        if (!each || each->amount() > product.container_size.amount()) {
            form().say_problem(
                "each", each ? fmt::format(fmt::runtime(tr("A container holds {} as labelled; that "
                                                           "or less is accepted.")),
                                           product.container_size.text())
                             : sentence_of(each.error()));
            form().focus_on("each");
            return;
        }
    }
    if (form().focus().empty()) {
        m_answers.inventory.push_back(read_line(form(), m_answers.products));
        restart_line();
    }
}

void SetUpPresenter::restart_line() {
    const std::string moment = form().text("moment");
    form() = Form(inventory_fields(m_answers.products));
    if (!moment.empty()) {
        form().set("moment", moment);
        form().focus_on("product");
    }
}

// Keys are made and unlocked when everything else stands; their files stay where a later step goes wrong.
bool SetUpPresenter::unlock_keys() {
    m_keys.clear();
    for (const SetUpStep step : {SetUpStep::First, SetUpStep::Second}) {
        const Form& secrets = m_forms.at(step);
        std::string passphrase = secrets.text("passphrase");
        std::string pin = secrets.text("pin");
        std::optional<KeyTrouble> trouble;
        auto failed = failure_of([&] {
            auto key = unlock_founder(m_ground, m_answers, m_answers.founders[founder_of(step)],
                                      passphrase, pin);
            if (key) {
                m_keys.push_back(std::move(*key));
            } else {
                trouble = std::move(key.error());
            }
        });
        base::wipe(passphrase);
        base::wipe(pin);
        if (failed) {
            m_message = std::move(failed);
            return false;
        }
        if (trouble) {
            go_to(step);
            form().say_problem(trouble->field, trouble->sentence);
            form().focus_on(trouble->field);
            m_message =
                Message{.tone = Tone::Bad, .text = std::move(trouble->sentence), .remedy = {}};
            return false;
        }
    }
    return true;
}

void SetUpPresenter::take_pin(std::string_view field) {
    const std::size_t place = field == "pin_0" ? 0 : 1;
    // A stray Enter uses up no try.
    if (!form().enter(field)) {
        return;
    }
    std::string pin = form().text(field);
    std::string why;
    auto failed = failure_of([&] {
        auto& keys = m_ground.hold_keys(journal_path(m_ground, m_answers.origin));
        auto consent = keys.consent(m_keys.at(place).name, pin);
        if (consent) {
            m_consents[place] = std::move(*consent);
            return;
        }
        consent.error().person = m_answers.founders[place].person.id;
        const auto words = operations::explain(operations::Denial(std::move(consent.error())));
        why = words.what + " " + words.remedy;
    });
    base::wipe(pin);
    const std::string id(field);
    form().forget(id);
    if (failed || !why.empty()) {
        m_message = std::move(failed);
        form().say_problem(id, std::move(why));
        form().focus_on(id);
        return;
    }
    form().say_follows(id, tr("has consented"));
    const std::size_t other = 1 - place;
    if (m_consents[other] == nullptr) {
        form().focus_on(fmt::format("pin_{}", other));
        return;
    }
    begin_record();
}

void SetUpPresenter::begin_record() {
    std::optional<Message> refused;
    m_message = failure_of([&] {
        auto founded = found(m_ground, m_answers, {m_keys.at(0), m_keys.at(1)},
                             {m_consents[0].get(), m_consents[1].get()});
        if (!founded) {
            refused = std::move(founded.error());
            return;
        }
        m_founded = std::move(*founded);
    });
    m_consents = {};
    if (!m_founded) {
        m_message = refused ? std::move(refused) : m_message;
        go_to(SetUpStep::Sign);
        return;
    }
    m_forms.clear();
    m_step = SetUpStep::Pin;
    m_forms[m_step] = Form();
    write_page();
    if (m_founded->no_inventory) {
        m_message = Message{
            .tone = Tone::Warning,
            .text = fmt::format(fmt::runtime(tr("The record is begun, but the opening inventory "
                                                "was not recorded: {}")),
                                m_founded->no_inventory->text),
            .remedy = tr("Record products with Ctrl+H and what is on hand with F5.")};
    }
}

void SetUpPresenter::write_page() {
    std::error_code ignored;
    std::filesystem::create_directories(m_ground.documents, ignored);
    const std::filesystem::path path = m_ground.documents / "the-pin-to-sign-and-keep.txt";
    std::ofstream out(path, std::ios::trunc);
    out << pin_page(m_answers, *m_founded);
    out.flush();
    m_page = out ? path.string() : std::string();
    m_message =
        out ? Message{.tone = Tone::Good,
                      .text = fmt::format(fmt::runtime(tr("The page to sign by hand lies at {}.")),
                                          m_page),
                      .remedy = tr("Print it, both sign it, and keep it outside this "
                                   "computer.")}
            : Message{.tone = Tone::Bad,
                      .text = fmt::format(fmt::runtime(tr("The page could not be written to {}.")),
                                          path.string()),
                      .remedy = tr("Copy the pin by hand, or press P to try again.")};
}

void SetUpPresenter::press(std::string_view key) {
    m_message.reset();
    if (key == "N" && m_step == SetUpStep::Products) {
        form() = Form();
        step_done();
    } else if (key == "N" && m_step == SetUpStep::Inventory) {
        if (!form().text("product").empty()) {
            m_message = Message{.tone = Tone::Warning,
                                .text = tr("This line is not finished: finish it, or take its "
                                           "product away."),
                                .remedy = {}};
            return;
        }
        enter_inventory("product");
    } else if (key == "Delete" && m_step == SetUpStep::Inventory) {
        if (m_answers.inventory.empty()) {
            m_message = Message{
                .tone = Tone::Warning, .text = tr("There is no line to take away."), .remedy = {}};
        } else {
            m_answers.inventory.pop_back();
        }
    } else if (key == "P" && m_step == SetUpStep::Pin) {
        write_page();
    } else if (key == "D" && m_step == SetUpStep::Pin) {
        m_ground.opened(journal_path(m_ground, m_answers.origin));
    }
}

void SetUpPresenter::scan(std::string_view text) {
    const std::string focus = form().focus();
    // A badge or a carton may spell an id or a lot; it is typed and taken by Enter like anything.
    const bool takes_scans = focus == "id" || focus == "lot";
    if (takes_scans) {
        type(focus, text);
        return;
    }
    m_message = Message{.tone = Tone::Warning,
                        .text = tr("That was a scan; here something is typed."),
                        .remedy = tr("Nothing was taken from it.")};
}

bool SetUpPresenter::back() {
    if (m_step == first_step || m_step == SetUpStep::Pin) {
        return false;
    }
    m_message.reset();
    if (m_step == SetUpStep::Products && !form().focus().empty()) {
        form() = Form();
        return true;
    }
    m_consents = {};
    go_to(neighbour(m_step, -1));
    return true;
}

void SetUpPresenter::fill_products(ScreenView& view) const {
    std::vector<Row> rows;
    for (std::size_t i = 0; i < known_products().size(); ++i) {
        const KnownProduct& known = known_products()[i];
        domain::ProductRecorded product = known.product;
        const auto found = m_chosen.find(i);
        if (found != m_chosen.end()) {
            product.use = found->second;
        }
        std::string words = fmt::format("{}, {} {}, {}", product.labeler, product.drug,
                                        product.strength.text(), product.container_size.text());
        rows.push_back(
            {.cells = {found != m_chosen.end() ? tr("chosen") : std::string(), product.ndc.text(),
                       std::move(words), fmt::format("{}", product.containers_per_package),
                       known.use_is_known || found != m_chosen.end() ? use_words(product.use)
                                                                     : tr("read the label")}});
    }
    view.table =
        Table{.label = tr("Packages found in the National Drug Code Directory or on DailyMed"),
              .columns = {{.label = tr("Chosen"), .width = 8},
                          {.label = tr("NDC"), .width = 14},
                          {.label = tr("What"), .width = 60},
                          {.label = tr("In a package"), .width = 12, .align = Column::Align::Right},
                          {.label = tr("Use"), .width = 16}},
              .rows = std::make_shared<FixedRows>(std::move(rows)),
              .selected = m_selected,
              .empty_hint = tr("Products are recorded later with Ctrl+H.")};
    view.actions = {{.key = "N", .label = tr("Next step; others are added later with Ctrl+H")}};
    view.scan_hint = tr("Arrows and Enter choose; N goes on");
}

void SetUpPresenter::fill_inventory(ScreenView& view) const {
    std::vector<Row> rows;
    for (const InventoryLine& line : m_answers.inventory) {
        const domain::ProductRecorded& product = m_answers.products[line.product];
        rows.push_back({.cells = {product.ndc.text(), line.lot.text(), line.expires.text(),
                                  fmt::format("{}", line.containers), line.each.text(),
                                  print_both(product, line.containers * line.each.amount())}});
    }
    view.table =
        Table{.label = tr("On hand when the record begins"),
              .columns = {{.label = tr("NDC"), .width = 14},
                          {.label = tr("Lot"), .width = 16},
                          {.label = tr("Expiry"), .width = 12},
                          {.label = tr("Containers"), .width = 10, .align = Column::Align::Right},
                          {.label = tr("Each"), .width = 10, .align = Column::Align::Right},
                          {.label = tr("Together"), .width = 24, .align = Column::Align::Right}},
              .rows = std::make_shared<FixedRows>(std::move(rows)),
              .empty_hint = tr("Nothing yet. An inventory of nothing is recorded too "
                               "(21 CFR 1304.11(b)).")};
    view.actions = {{.key = "N", .label = tr("Nothing more: next step")},
                    {.key = "Delete",
                     .label = tr("Take the last line away"),
                     .why_not = m_answers.inventory.empty() ? tr("There is no line to take away.")
                                                            : std::string()}};
}

void SetUpPresenter::fill_summary(ScreenView& view) const {
    const auto fact = [](std::string label, std::string value) {
        return Fact{.label = std::move(label), .value = std::move(value)};
    };
    view.groups = {
        {.heading = tr("What both sign"),
         .facts = {fact(tr("Journal"), m_answers.origin.text()),
                   fact(tr("Registrant"), m_answers.registrant.name),
                   fact(tr("DEA number"), m_answers.registrant.dea.text()),
                   fact(tr("Address"), m_answers.registrant.address),
                   fact(tr("Place"), m_answers.place.name),
                   fact(tr("Workstation"), m_answers.station.name),
                   fact(tr("Time zone"), m_answers.zone.text()),
                   fact(tr("File"), journal_path(m_ground, m_answers.origin).string())}}};
    FactGroup people{.heading = tr("Who begins it"), .facts = {}};
    for (const FounderAnswer& founder : m_answers.founders) {
        people.facts.push_back(fact(fmt::format("{} ({}, {})", founder.name,
                                                founder.person.initials, founder.person.id.text()),
                                    function_words(function_set(founder.person.functions))));
    }
    view.groups.push_back(std::move(people));
    for (const domain::ProductRecorded& product : m_answers.products) {
        view.sums.push_back(product.ndc.text() + ": " + product_words(product));
    }
    fill_inventory(view);
    view.actions.clear();
    view.signers = {
        {.role = tr("signs as registrant"), .name = m_answers.founders[0].name, .known = true},
        {.role = tr("signs as witness"), .name = m_answers.founders[1].name, .known = true}};
}

void SetUpPresenter::fill_pin(ScreenView& view) const {
    view.groups = {{.heading = tr("The pin: the hash of the first entry"),
                    .facts = {{.label = tr("Pin"), .value = pin_words(m_founded->pin)},
                              {.label = tr("What it is for"),
                               .value = tr("By it anybody can tell this journal from another one "
                                           "made in its place.")},
                              {.label = tr("What to do"),
                               .value = tr("Print the page, both sign it by hand, keep it outside "
                                           "this computer.")}}}};
    view.actions = {{.key = "D", .label = tr("It is kept: begin the work")},
                    {.key = "P", .label = tr("Write the page again")}};
    view.scan_hint = tr("D begins the work");
}

ScreenView SetUpPresenter::view() const {
    ScreenView view{.title = step_title(m_step)};
    view.scan_hint =
        tr("Enter takes each field and goes on; Esc goes one step back. Nothing is scanned here.");
    view.fields = form().fields();
    std::erase_if(view.fields, [](const Field& field) { return !field.enabled; });
    view.focus = form().focus();
    if (m_step == SetUpStep::Products) {
        fill_products(view);
    } else if (m_step == SetUpStep::Inventory) {
        fill_inventory(view);
    } else if (m_step == SetUpStep::Sign) {
        fill_summary(view);
    } else if (m_step == SetUpStep::Pin) {
        fill_pin(view);
    }
    view.message = m_message;
    return view;
}

}  // namespace vialog::gui
