// SPDX-License-Identifier: Apache-2.0
// From the plan on the screen to the entries of one transaction.
#include "gui/infusion_plan.h"

#include "domain/rule_codes.h"
#include "gui/amounts.h"
#include "gui/catalogue.h"
#include "gui/foreseen.h"
#include "gui/known_product.h"
#include "gui/signing.h"

#include <fmt/format.h>

#include <algorithm>

namespace vialog::gui {

namespace {

domain::StockDrawn draw_of(const InfusionPlan& plan) {
    domain::StockDrawn draw;
    for (const PlannedDraw& line : plan.draws) {
        draw.lines.push_back({.container = line.container,
                              .product = line.product,
                              .amount = line.amount,
                              .after_finish = false});
    }
    draw.prescriber = plan.prescriber;
    draw.route = plan.route;
    if (plan.ordered) {
        draw.ordered_ug = plan.ordered->units();
    }
    if (plan.weight) {
        draw.weight_g = plan.weight->units();
    }
    draw.session = plan.session;
    return draw;
}

operations::Statement statement(const InfusionPlan& plan, domain::Event draft) {
    return {.draft = std::move(draft),
            .intent = plan.intent,
            .occurred = plan.occurred,
            .late = plan.late};
}

bool book_has_moved(const domain::State& state, const InfusionPlan& plan) {
    return std::any_of(plan.draws.begin(), plan.draws.end(), [&](const PlannedDraw& line) {
        const domain::ContainerRow* row = state.containers.find(line.container);
        return row == nullptr || row->balance != line.balance ||
               (row->state == domain::ContainerState::Sealed) != line.opens;
    });
}

// "0.800" of "0.800 mL": the unit stands once in the line.
std::string bare(const domain::ProductRecorded& product, std::int64_t amount) {
    const std::string text = print_amount(product, amount);
    return text.substr(0, text.find(' '));
}

std::vector<Place> by_signer(const Desk& desk) {
    return {{.role = domain::Role::Operator, .person = desk.signer()}};
}

void add_once(std::vector<domain::Irregularity>& codes, domain::Irregularity code) {
    if (std::find(codes.begin(), codes.end(), code) == codes.end()) {
        codes.push_back(code);
    }
}

// As a deed done, so that all that is improper is named at once; decide itself refuses by the first alone.
void judge_opening(Desk& desk, const InfusionPlan& plan, const PlannedDraw& line,
                   DrawJudgement& judgement) {
    operations::Statement opening = statement(
        plan,
        domain::ContainerOpened{.container = line.container, .beyond_use = {}, .claimed = {}});
    opening.intent = domain::Intent::Done;
    const auto entry = foreseen(desk, opening, by_signer(desk), judgement.refused);
    if (!entry) {
        return;
    }
    for (const domain::Irregularity code : entry->irregular) {
        add_once(judgement.irregular, code);
    }
    // Opened past its expiry, it is drawn from past its beyond-use date in the same moment.
    if (std::get<domain::ContainerOpened>(entry->event).beyond_use <
        entry->moment.occurred.instant) {
        add_once(judgement.irregular, domain::Irregularity::PastBeyondUse);
    }
}

}  // namespace

std::vector<std::pair<domain::ProductId, std::int64_t>> drawn_by_product(const InfusionPlan& plan) {
    std::vector<std::pair<domain::ProductId, std::int64_t>> sums;
    for (const PlannedDraw& line : plan.draws) {
        const auto found = std::find_if(sums.begin(), sums.end(),
                                        [&](const auto& it) { return it.first == line.product; });
        if (found == sums.end()) {
            sums.emplace_back(line.product, line.amount.amount());
        } else {
            found->second += line.amount.amount();
        }
    }
    return sums;
}

std::vector<std::string> closing_sums(const domain::State& state, const InfusionPlan& plan) {
    std::vector<std::string> lines;
    for (const auto& [product_id, drawn] : drawn_by_product(plan)) {
        const domain::ProductRecorded& product = known_product(state, product_id);
        std::int64_t given = 0;
        std::int64_t lost = 0;
        if (plan.outcome) {
            for (const domain::OutcomeLine& line : *plan.outcome) {
                given += line.product == product_id ? line.given.amount() : 0;
                lost += line.product == product_id ? line.lost.amount() : 0;
            }
        }
        const std::int64_t held =
            plan.held && plan.held->product == product_id ? plan.held->amount.amount() : 0;
        std::string line = fmt::format(fmt::runtime(tr("drawn {} = given {}")),
                                       print_amount(product, drawn), bare(product, given));
        if (lost != 0) {
            line += fmt::format(fmt::runtime(tr(" + lost {}")), bare(product, lost));
        }
        line += held == 0 ? fmt::format(fmt::runtime(tr(" + wasted {}")), bare(product, 0))
                          : fmt::format(fmt::runtime(tr(" + held for a witness {}")),
                                        bare(product, held));
        line +=
            fmt::format(fmt::runtime(tr(" + open {}")), bare(product, drawn - given - lost - held));
        lines.push_back(std::move(line));
    }
    return lines;
}

DrawJudgement judge(Desk& desk, const InfusionPlan& plan) {
    DrawJudgement judgement;
    for (const PlannedDraw& line : plan.draws) {
        if (line.opens && !judgement.refused) {
            judge_opening(desk, plan, line, judgement);
        }
    }
    if (judgement.refused) {
        return judgement;
    }
    operations::Statement draw = statement(plan, draw_of(plan));
    draw.intent = domain::Intent::Done;
    draw.disclosed = operations::texts_of(plan.patient);
    const auto entry = foreseen(desk, draw, by_signer(desk), judgement.refused);
    if (!entry) {
        return judgement;
    }
    const bool opens = std::any_of(plan.draws.begin(), plan.draws.end(),
                                   [](const PlannedDraw& line) { return line.opens; });
    for (const domain::Irregularity code : entry->irregular) {
        if (code != domain::Irregularity::NotOpened || !opens) {
            add_once(judgement.irregular, code);
        }
    }
    if (plan.intent == domain::Intent::Intended && !judgement.irregular.empty()) {
        judgement.refused = message_of(
            desk,
            operations::Denial(domain::Refusal{
                .rule = domain::rule::intent_blocked,
                .figures = {{"code", std::string(domain::word_of(judgement.irregular.front()))}}}));
    }
    return judgement;
}

operations::NextStatement statements_of(const InfusionPlan& plan, operations::Consent* consent) {
    enum class Step { Open, Draw, Outcome, Held, End };
    struct Reached {
        Step step = Step::Open;
        std::size_t line = 0;
    };
    return [plan, consent, at = Reached{}](const domain::State& state,
                                           std::span<const operations::Recorded> so_far) mutable
           -> std::optional<operations::Statement> {
        const auto signed_by = [&](operations::Statement made) {
            made.signers = {{domain::Role::Operator, consent}};
            return made;
        };
        if (at.step == Step::Open && at.line == 0 && book_has_moved(state, plan)) {
            return std::nullopt;
        }
        while (at.step == Step::Open && at.line < plan.draws.size()) {
            const PlannedDraw& line = plan.draws[at.line++];
            if (line.opens) {
                return signed_by(statement(
                    plan, domain::ContainerOpened{
                              .container = line.container, .beyond_use = {}, .claimed = {}}));
            }
        }
        if (at.step == Step::Open) {
            at.step = Step::Draw;
            operations::Statement draw = statement(plan, draw_of(plan));
            draw.disclosed = operations::texts_of(plan.patient);
            return signed_by(std::move(draw));
        }
        const operations::Recorded* draw = recorded_of_kind(so_far, domain::Kind::Draw);
        if (at.step == Step::Draw && draw != nullptr && plan.outcome) {
            at.step = Step::Outcome;
            const domain::OutcomeRecorded outcome{
                .infusion = draw->ref, .lines = *plan.outcome, .bag = {}, .given_by = {}};
            operations::Statement given = statement(plan, outcome);
            given.seen = outcome;
            return signed_by(std::move(given));
        }
        if (at.step == Step::Outcome && draw != nullptr && plan.held) {
            at.step = Step::Held;
            domain::WasteHeld held = *plan.held;
            held.source = domain::FromInfusion{draw->ref};
            operations::Statement set_aside = statement(plan, held);
            set_aside.seen = held;
            return signed_by(std::move(set_aside));
        }
        return std::nullopt;
    };
}

const operations::Recorded* recorded_of_kind(std::span<const operations::Recorded> recorded,
                                             domain::Kind kind) {
    const auto found = std::find_if(
        recorded.begin(), recorded.end(),
        [kind](const operations::Recorded& it) { return domain::kind_of(it.entry.event) == kind; });
    return found == recorded.end() ? nullptr : &*found;
}

}  // namespace vialog::gui
