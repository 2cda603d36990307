// SPDX-License-Identifier: Apache-2.0
// Fields, and the drafts made of them; the rules say who may sign.
#include "gui/case_forms.h"

#include "base/decimal.h"
#include "domain/postings.h"
#include "domain/rules.h"
#include "gui/catalogue.h"
#include "gui/entry_words.h"
#include "gui/stored_texts.h"
#include "gui/typed_time.h"
#include "operations/private_file.h"

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <set>

namespace vialog::gui {

namespace {

// The most bytes of a sealed text (schemas/journal-format.md section 10).
constexpr std::size_t longest_sealed = 4096;
constexpr std::string_view digits = "123456789abcdefg";

template <typename Code>
std::vector<Choice> choices_of() {
    std::vector<Choice> choices;
    for (const auto& word : domain::Words<Code>::table) {
        choices.push_back(
            {.key = std::string(digits.substr(choices.size(), 1)), .label = in_words(word.value)});
    }
    return choices;
}

template <typename Code>
Code chosen_of(std::string_view text) {
    return domain::Words<Code>::table[digits.find(text)].value;
}

template <typename Code>
FieldRule choice_field(std::string id, std::string label) {
    auto choices = choices_of<Code>();
    return {.field = {.id = std::move(id),
                      .label = std::move(label),
                      .kind = FieldKind::Choice,
                      .choices = choices},
            .check = chosen(choices)};
}

FieldRule text_field(std::string id, std::string label, std::string hint, FieldCheck check) {
    return {.field = {.id = std::move(id), .label = std::move(label), .hint = std::move(hint)},
            .check = std::move(check)};
}

FieldRule sealed_field(std::string id, std::string label, MayBeEmpty may_be_empty) {
    return text_field(std::move(id), std::move(label), tr("In words; kept sealed"),
                      stored_text(longest_sealed, may_be_empty));
}

std::vector<domain::Role> roles_of(const Desk& desk, domain::Event event) {
    domain::Entry shape;
    shape.event = std::move(event);
    std::vector<domain::Role> roles;
    for (const domain::RoleRule& rule : domain::signatures_needed(desk.state(), shape)) {
        roles.push_back(rule.role);
    }
    return roles;
}

std::vector<std::string> summary(const Desk& desk, const domain::Event& event) {
    return {in_words(domain::kind_of(event)) + ": " + summary_of(desk.state(), event)};
}

int places_of(domain::Unit unit) {
    return unit == domain::Unit::Microlitre ? 3 : 0;
}

// What stands in an account of this kind, where a decision may move it.
class Collector final {
  public:
    explicit Collector(const domain::State& state) : m_state(state) {}

    void container(domain::ContainerId id) {
        const domain::ContainerRow* row = m_state.containers.find(id);
        const auto* receipt = row == nullptr ? nullptr : m_state.receipts.find(row->receipt);
        if (receipt == nullptr || !m_seen.insert(id).second) {
            return;
        }
        if (row->finish_difference != 0) {
            add({.kind = row->finish_difference > 0 ? domain::AccountKind::SurplusAtFinish
                                                    : domain::AccountKind::ShortageAtFinish,
                 .id = id.number()},
                receipt->product, std::abs(row->finish_difference));
        } else if (row->balance > 0) {
            add({.kind = domain::AccountKind::Container, .id = id.number()}, receipt->product,
                row->balance);
        }
    }

    void infusion(domain::InfusionId id) {
        if (const domain::InfusionRow* row = m_state.infusions.find(id)) {
            for (const auto& [product, open] : row->open) {
                if (open > 0) {
                    add({.kind = domain::AccountKind::Infusion, .id = id.number()}, product, open);
                }
            }
        }
    }

    void held(domain::EntryNumber seq) {
        if (const domain::HeldRow* row = m_state.held.find(seq)) {
            add({.kind = row->for_witness ? domain::AccountKind::HeldForWitness
                                          : domain::AccountKind::HeldForDestruction,
                 .id = seq.number()},
                row->product, row->amount);
        }
    }

    // Whatever an entry moved, or spoke of.
    void entry(domain::EntryNumber seq) {
        const auto found = m_state.entry_at(seq);
        if (!found) {
            return;
        }
        for (const domain::Posting& posting :
             domain::postings(found->event, seq, m_state.entry_at)) {
            const domain::AccountKind kind = posting.account.kind;
            if (kind == domain::AccountKind::Infusion) {
                infusion(domain::InfusionId(posting.account.id));
            } else if (kind == domain::AccountKind::Container ||
                       kind == domain::AccountKind::ShortageAtFinish ||
                       kind == domain::AccountKind::SurplusAtFinish) {
                container(domain::ContainerId(posting.account.id));
            }
        }
        held(seq);
        if (const auto* opened = std::get_if<domain::DiscrepancyOpened>(&found->event)) {
            if (opened->container) {
                container(*opened->container);
            }
            for (const domain::Ref& about : opened->about) {
                if (about.seq < seq) {
                    entry(about.seq);
                }
            }
        }
        if (const auto* revealed = std::get_if<domain::CountRevealed>(&found->event)) {
            for (const domain::RevealedLine& line : revealed->lines) {
                for (const domain::RevealedOpened& it : line.opened) {
                    container(it.container);
                }
            }
        }
    }

    [[nodiscard]] std::vector<Movable> take() { return std::move(m_found); }

  private:
    void add(domain::Account from, domain::ProductId product, std::int64_t amount) {
        for (const Movable& it : m_found) {
            if (it.from == from && it.product == product) {
                return;
            }
        }
        const auto* row = m_state.products.find(product);
        const auto quantity = row == nullptr
                                  ? base::Result<domain::Quantity, domain::QuantityError>()
                                  : domain::Quantity::of(row->container_size.unit(), amount);
        if (row != nullptr && quantity) {
            m_found.push_back({.from = from, .product = product, .amount = *quantity});
        }
    }

    const domain::State& m_state;
    std::set<domain::ContainerId> m_seen;
    std::vector<Movable> m_found;
};

std::string move_field(std::size_t place) {
    return fmt::format("move_{}", place);
}

std::string factor_field(std::size_t place) {
    return fmt::format("factor_{}", place + 1);
}

// 21 CFR 1301.76(b)(1)-(6), in their order.
std::array<std::string, 6> factor_labels() {
    return {tr("1  How much is lost, for this kind of business"),
            tr("2  Which substance"),
            tr("3  Can it be traced to somebody's access or to something unusual"),
            tr("4  A pattern of losses, and what was done about them"),
            tr("5  Is it a likely candidate for diversion"),
            tr("6  Local trends of diversion")};
}

bool is_loss(const Form& form) {
    const std::string text = form.text("verdict");
    return !text.empty() && digits.find(text) < domain::Words<domain::Verdict>::table.size() &&
           chosen_of<domain::Verdict>(text) == domain::Verdict::LostOrStolen;
}

std::vector<FieldRule> decision_fields(const domain::State& state,
                                       const std::vector<Movable>& movables) {
    std::vector<FieldRule> rules;
    rules.push_back(choice_field<domain::Verdict>("verdict", tr("Decided as")));
    for (std::size_t i = 0; i < movables.size(); ++i) {
        const Movable& it = movables[i];
        rules.push_back(text_field(
            move_field(i),
            fmt::format(fmt::runtime(tr("Moved out of {}, {}")), account_in_words(it.from),
                        it.amount.unit() == domain::Unit::Microlitre ? tr("mL") : tr("units")),
            fmt::format(fmt::runtime(tr("{} stand there. Enter moves nothing")),
                        amount_in_words(state, it.product, it.amount.amount())),
            [amount = it.amount](std::string_view text) -> std::string {
                const auto typed =
                    base::parse_decimal(text, places_of(amount.unit()), base::Sign::NonNegative);
                if (text.empty() || (typed && *typed > 0 && *typed <= amount.amount())) {
                    return {};
                }
                return typed ? fmt::format(fmt::runtime(tr("More than nothing and at most {} is "
                                                           "accepted.")),
                                           amount.text())
                             : sentence_of(typed.error());
            }));
    }
    const auto labels = factor_labels();
    for (std::size_t i = 0; i < labels.size(); ++i) {
        FieldRule rule = sealed_field(factor_field(i), labels[i], MayBeEmpty::No);
        rule.field.enabled = false;
        rules.push_back(std::move(rule));
    }
    rules.push_back(sealed_field("reason", tr("Why it is decided so"), MayBeEmpty::No));
    return rules;
}

operations::Statement decided(const Form& form, domain::CaseId id,
                              const std::vector<Movable>& movables) {
    domain::DiscrepancyDecided event;
    event.cases = {id};
    event.verdict = chosen_of<domain::Verdict>(form.text("verdict"));
    for (std::size_t i = 0; i < movables.size(); ++i) {
        const Movable& it = movables[i];
        const auto amount = base::parse_decimal(
            form.text(move_field(i)), places_of(it.amount.unit()), base::Sign::NonNegative);
        const auto quantity = amount ? domain::Quantity::of(it.amount.unit(), *amount)
                                     : base::Result<domain::Quantity, domain::QuantityError>();
        if (amount && quantity) {
            event.moves.push_back(
                {.from = it.from, .to = event.verdict, .product = it.product, .amount = *quantity});
        }
    }
    operations::Statement statement{
        .draft = event, .disclosed = {{.name = "reason", .value = to_stored(form.text("reason"))}}};
    constexpr std::size_t factors = 6;
    for (std::size_t i = 0; is_loss(form) && i < factors; ++i) {
        statement.disclosed.push_back({.name = fmt::format("factor_{}", i + 1),
                                       .value = to_stored(form.text(factor_field(i)))});
    }
    return statement;
}

// A path of a file that is there, or nothing.
FieldCheck file_or_nothing() {
    return [](std::string_view text) -> std::string {
        std::error_code failure;
        return text.empty() || std::filesystem::is_regular_file(std::string(text), failure)
                   ? std::string()
                   : tr("There is no such file; the path of one is accepted, or nothing.");
    };
}

using Problem = SignedForm::FieldProblem;

// The product of the container, else the one typed by its entry's number, else the only one.
std::optional<domain::ProductId> product_meant(const domain::State& state,
                                               const domain::DiscrepancyOpened& event) {
    if (event.container) {
        const auto* row = state.containers.find(*event.container);
        const auto* receipt = row == nullptr ? nullptr : state.receipts.find(row->receipt);
        return receipt == nullptr ? std::nullopt : std::optional(receipt->product);
    }
    std::vector<domain::ProductId> all;
    state.products.for_each([&](const domain::ProductId& id,
                                const domain::ProductRecorded& /*row*/) { all.push_back(id); });
    return all.size() == 1 ? std::optional(all.front()) : std::nullopt;
}

base::Result<operations::Statement, Problem> discrepancy(Desk& desk, const Form& form) {
    const domain::State& state = desk.state();
    domain::DiscrepancyOpened event;
    event.trouble = chosen_of<domain::Trouble>(form.text("trouble"));
    const base::LocalInstant now = desk.now();
    event.discovered = parse_typed_time(form.text("discovered"), now.offset).value_or(now.instant);
    if (const std::string vial = form.text("vial"); !vial.empty()) {
        event.container = domain::ContainerId(to_number(vial));
    }
    if (const std::string product = form.text("product"); !product.empty()) {
        event.product = domain::ProductId(to_number(product));
    } else {
        event.product = product_meant(state, event);
    }
    if (const std::string amount = form.text("amount"); !amount.empty()) {
        const auto* row = event.product ? state.products.find(*event.product) : nullptr;
        if (row == nullptr) {
            return tl::unexpected(
                Problem{.field = "product", .sentence = tr("Say of which product the amount is.")});
        }
        const auto difference =
            base::parse_decimal(amount, places_of(row->container_size.unit()), base::Sign::Any);
        if (!difference) {
            return tl::unexpected(
                Problem{.field = "amount", .sentence = sentence_of(difference.error())});
        }
        event.amount = *difference;
    }
    event.concerns = desk.person_named(form.text("concerns"));
    operations::Statement statement{.draft = event};
    if (const std::string note = form.text("note"); !note.empty()) {
        statement.disclosed.push_back({.name = "note", .value = to_stored(note)});
    }
    return statement;
}

std::vector<FieldRule> discrepancy_fields(Desk& desk) {
    const auto number_of_vial = [&desk](std::string_view text) -> std::string {
        constexpr std::int64_t most = domain::Quantity::largest;
        std::string problem = whole_number(1, most, MayBeEmpty::Yes)(text);
        return !problem.empty() || text.empty() ||
                       desk.state().containers.find(domain::ContainerId(to_number(text))) != nullptr
                   ? problem
                   : fmt::format(fmt::runtime(tr("There is no vial {}.")), text);
    };
    const auto person = [&desk](std::string_view text) {
        return text.empty() || desk.person_named(text)
                   ? std::string()
                   : tr("Nobody, or more than one, is called so: badge, initials or id.");
    };
    const auto time = [&desk](std::string_view text) {
        return text.empty() || parse_typed_time(text, desk.now().offset) ? std::string()
                                                                         : typed_time_hint();
    };
    const auto amount = [](std::string_view text) {
        const auto number = base::parse_decimal(text, 3, base::Sign::Any);
        return text.empty() || number ? std::string() : sentence_of(number.error());
    };
    return {
        choice_field<domain::Trouble>("trouble", tr("What is wrong")),
        text_field("vial", tr("Vial"), tr("Its number, or Enter for none"), number_of_vial),
        text_field("product", tr("Product"), tr("Its entry's number, or Enter"),
                   whole_number(0, domain::Quantity::largest, MayBeEmpty::Yes)),
        text_field("amount", tr("Difference, in mL or units"),
                   tr("-0.250 where it is missing; Enter where none is known"), amount),
        text_field("discovered", tr("Discovered"),
                   tr("Enter for now, or YYYY-MM-DD HH:MM; the clocks run from here"), time),
        text_field("concerns", tr("Whom it concerns"),
                   tr("She does not decide it. Badge, initials or id; Enter for nobody"), person),
        sealed_field("note", tr("In words"), MayBeEmpty::Yes)};
}

}  // namespace

std::vector<Movable> movables_of(const Desk& desk, domain::CaseId id) {
    Collector collector(desk.state());
    collector.entry(domain::EntryNumber(id.number()));
    return collector.take();
}

SignedForm::Plan discrepancy_plan(Desk& desk) {
    SignedForm::Plan plan;
    plan.heading = tr("Open a discrepancy");
    plan.fields = discrepancy_fields(desk);
    plan.roles = roles_of(desk, domain::DiscrepancyOpened{});
    plan.state = [&desk](const Form& form) { return discrepancy(desk, form); };
    plan.tell = [&desk](const domain::Event& event) { return summary(desk, event); };
    return plan;
}

SignedForm::Plan note_plan(Desk& desk, domain::CaseId id) {
    SignedForm::Plan plan;
    plan.heading = fmt::format(fmt::runtime(tr("Note on case {}")), id.number());
    plan.fields = {sealed_field("note", tr("What was found out"), MayBeEmpty::No)};
    plan.roles = roles_of(desk, domain::DiscrepancyNoted{});
    plan.state = [id](const Form& form) -> base::Result<operations::Statement, Problem> {
        return operations::Statement{
            .draft = domain::DiscrepancyNoted{.about = id, .note = {}},
            .disclosed = {{.name = "note", .value = to_stored(form.text("note"))}}};
    };
    plan.tell = [&desk](const domain::Event& event) { return summary(desk, event); };
    return plan;
}

SignedForm::Plan decision_plan(Desk& desk, domain::CaseId id) {
    SignedForm::Plan plan;
    const auto movables = movables_of(desk, id);
    plan.heading = fmt::format(fmt::runtime(tr("Decide case {}")), id.number());
    plan.fields = decision_fields(desk.state(), movables);
    plan.roles = roles_of(desk, domain::DiscrepancyDecided{});
    plan.state = [id, movables](const Form& form) -> base::Result<operations::Statement, Problem> {
        return decided(form, id, movables);
    };
    plan.tell = [&desk](const domain::Event& event) {
        std::vector<std::string> lines = summary(desk, event);
        for (const std::string& line : postings_in_words(
                 desk.state(),
                 domain::postings(event, domain::EntryNumber(desk.store().head().size),
                                  desk.state().entry_at))) {
            lines.push_back(fmt::format(fmt::runtime(tr("In the book  {}")), line));
        }
        return lines;
    };
    plan.changed = [](Form& form, std::string_view /*field*/) {
        constexpr std::size_t factors = 6;
        for (std::size_t i = 0; i < factors; ++i) {
            form.enable(factor_field(i), is_loss(form));
        }
    };
    return plan;
}

SignedForm::Plan loss_report_plan(Desk& desk, domain::CaseId id) {
    SignedForm::Plan plan;
    plan.heading = fmt::format(fmt::runtime(tr("What was sent about case {}")), id.number());
    plan.fields = {
        text_field("notice", tr("Notice to the field office"),
                   tr("Path of its file, or Enter; kept by its digest"), file_or_nothing()),
        text_field("form106", tr("DEA Form 106"),
                   tr("Path of its file, or Enter; kept by its digest"), file_or_nothing())};
    plan.roles = roles_of(desk, domain::LossReported{});
    plan.state = [id](const Form& form) -> base::Result<operations::Statement, Problem> {
        domain::LossReported event{.about = id, .notice = {}, .form106 = {}};
        if (const std::string path = form.text("notice"); !path.empty()) {
            event.notice = operations::digest_of_file(path);
        }
        if (const std::string path = form.text("form106"); !path.empty()) {
            event.form106 = operations::digest_of_file(path);
        }
        if (!event.notice && !event.form106) {
            return tl::unexpected(
                Problem{.field = "notice",
                        .sentence = tr("Name the file of what was sent, here or below.")});
        }
        return operations::Statement{.draft = event};
    };
    plan.tell = [&desk](const domain::Event& event) { return summary(desk, event); };
    return plan;
}

}  // namespace vialog::gui
