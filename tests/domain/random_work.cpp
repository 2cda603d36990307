// SPDX-License-Identifier: Apache-2.0
// Turns dice into requests, and holds what becomes of them against a book of its own.
#include "random_work.h"

#include "domain/postings.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace vialog::domain {

namespace {

using support::Act;
using support::person;
using support::place;

template <typename T, std::size_t N>
const T& one_of(const std::array<T, N>& choices, int pick) {
    return choices[static_cast<std::size_t>(pick) % N];
}

// What somebody might write into an entry instead of what decide filled in.
void tamper(Event& event, int how) {
    const std::int64_t by = how % 2 == 0 ? 1 : -1;
    std::visit(Overloaded{
                   [&](StockReceived& it) { it.first = ContainerId(it.first.number() + by); },
                   [&](StockDrawn& it) {
                       if (!it.lines.empty()) {
                           it.lines[0].after_finish = !it.lines[0].after_finish;
                       }
                   },
                   [&](OutcomeRecorded& it) {
                       if (!it.lines.empty()) {
                           it.lines[0].given = Quantity::microlitres(9999);
                       }
                   },
                   [&](StockWasted& it) { it.product = ProductId(it.product.number() + by); },
                   [&](ContainerFinished& it) { it.book += by; },
                   [&](ContainerBroken& it) { it.book += by; },
                   [&](StockDestroyed& it) {
                       if (!it.lines.empty()) {
                           it.lines[0].book += by;
                       }
                   },
                   [&](EntryCorrected& it) {
                       if (auto* finished = std::get_if<ContainerFinished>(&it.restated)) {
                           finished->book += by;
                       }
                       if (auto* drawn = std::get_if<StockDrawn>(&it.restated)) {
                           drawn->lines[0].after_finish = !drawn->lines[0].after_finish;
                       }
                   },
                   [](auto& /*other*/) {},
               },
               event);
}

}  // namespace

ContainerId Work::some_container(int pick) const {
    // The first few are asked for most; one number past the last, now and then.
    const std::int64_t last = m_clinic.state().totals.last_container.number();
    return ContainerId(1 + pick % (pick % 4 == 0 ? last + 1 : 7));
}

EntryNumber Work::some_entry(Kind kind, int pick) const {
    std::vector<EntryNumber> found;
    for (const Entry& entry : m_clinic.entries()) {
        if (kind_of(entry.event) == kind) {
            found.push_back(entry.seq);
        }
    }
    // The latest are the likeliest to be asked for.
    const auto back = static_cast<std::size_t>(pick % 5);
    return back < found.size() ? found[found.size() - 1 - back] : EntryNumber(pick % 50);
}

ProductId Work::some_product(int pick) const {
    return one_of(std::array{m_clinic.vial, m_clinic.ampoule, m_clinic.kit, m_clinic.vial}, pick);
}

Quantity Work::some_amount(ProductId product, int amount) const {
    const ProductRecorded* known = m_clinic.state().products.find(product);
    if (known != nullptr && known->container_size.unit() == Unit::Piece) {
        return Quantity::pieces(amount % 4);
    }
    return Quantity::microlitres(one_of(
        std::array{0, 1, 100, 400, 500, 1000, 2000, 2100, 2200, 5000, 10000, 10400, 10600, 20000},
        amount));
}

// What the book has, or a little more or less.
Quantity Work::amount_near(ContainerId container, int amount) const {
    const ContainerRow* row = m_clinic.state().containers.find(container);
    if (row == nullptr) {
        return Quantity::microlitres(amount);
    }
    const ProductId product = m_clinic.state().receipts.find(row->receipt)->product;
    const Unit unit = m_clinic.state().products.find(product)->container_size.unit();
    const std::int64_t step = unit == Unit::Piece ? 1 : 150;
    const std::int64_t off = step * one_of(std::array{0, 0, 1, -1, 2, -4}, amount);
    return Quantity::of(unit, std::max<std::int64_t>(row->balance + off, 0)).value();
}

WasteSource Work::some_source(const Step& step) const {
    switch (step.first % 3) {
        case 0:
            return FromContainer{some_container(step.second)};
        case 1:
            return m_clinic.from_held(some_entry(Kind::WasteHeld, step.second));
        default:
            return m_clinic.from_infusion(some_entry(Kind::Draw, step.second));
    }
}

std::vector<DisposalLine> Work::disposal_of(const Step& step) const {
    const ContainerId container = some_container(step.first);
    std::vector<DisposalLine> lines = {{.container = container,
                                        .held = {},
                                        .product = {},
                                        .book = 0,
                                        .amount = amount_near(container, step.amount)}};
    if (step.second % 3 == 0) {
        const EntryNumber held = some_entry(Kind::Finish, step.second);
        const HeldRow* row = m_clinic.state().held.find(held);
        lines.push_back({.container = {},
                         .held = m_clinic.ref(held),
                         .product = {},
                         .book = 0,
                         .amount = row == nullptr ? Quantity::microlitres(1)
                                                  : some_amount(row->product, step.amount)});
    }
    return lines;
}

Event Work::count_of(const Step& step) const {
    switch (step.first % 3) {
        case 0:
            return CountStarted{
                .type = CountType::Shift, .moment = DayMoment::During, .places = {place("safe")}};
        case 1: {
            CountRecorded count;
            count.start = m_clinic.ref(some_entry(Kind::CountStart, step.second));
            count.lines = {{.product = m_clinic.vial,
                            .place = place("safe"),
                            .sealed = step.amount % 4,
                            .opened = {{.container = some_container(step.second),
                                        .amount = some_amount(m_clinic.vial, step.amount),
                                        .method = Method::Estimated}}}};
            return count;
        }
        default: {
            CountRevealed revealed;
            revealed.count = m_clinic.ref(some_entry(Kind::Count, step.second));
            return revealed;
        }
    }
}

Event Work::decision_of(const Step& step) const {
    DiscrepancyDecided decided;
    const ContainerId container = some_container(step.second);
    const EntryNumber draw = some_entry(Kind::Draw, step.second);
    const EntryNumber held = some_entry(Kind::WasteHeld, step.second);
    const EntryNumber finish = some_entry(Kind::Finish, step.second);
    DecisionMove move;
    move.from =
        one_of(std::array{Account{.kind = AccountKind::ShortageAtFinish, .id = container.number()},
                          Account{.kind = AccountKind::SurplusAtFinish, .id = container.number()},
                          Account{.kind = AccountKind::Container, .id = container.number()},
                          Account{.kind = AccountKind::Infusion, .id = draw.number()},
                          Account{.kind = AccountKind::HeldForWitness, .id = held.number()},
                          Account{.kind = AccountKind::HeldForDestruction, .id = finish.number()}},
               step.first);
    move.to = one_of(std::array{Verdict::NeedleLoss, Verdict::Overfill, Verdict::CountError,
                                Verdict::Unexplained, Verdict::LateDraw},
                     step.amount);
    // All that stands there, or one more or less.
    for (const ProductId product : {m_clinic.vial, m_clinic.ampoule, m_clinic.kit}) {
        const auto found = m_book.find({product, move.from});
        if (found != m_book.end()) {
            const Unit unit = m_clinic.state().products.find(product)->container_size.unit();
            const std::int64_t off = one_of(std::array{0, 0, 1, -1}, step.manner);
            move.product = product;
            move.amount = Quantity::of(unit, std::abs(found->second + off)).value();
        }
    }
    decided.moves = {move};
    m_clinic.state().cases.for_each([&](CaseId id, const CaseRow& /*row*/) {
        if (id.number() % 3 == step.manner % 3) {
            decided.cases.push_back(id);
        }
    });
    return decided;
}

// Restates an entry of late with another amount.
Event Work::correction_of(const Step& step) const {
    const std::int64_t head = m_clinic.next().number();
    const EntryNumber of(std::max<std::int64_t>(head - 1 - step.first % 12, 0));
    const auto now = in_force(of, m_clinic.state().entry_at);
    const auto restatable = now ? to_restatable(now->event) : std::nullopt;
    if (!restatable || step.work == 13) {
        return m_clinic.voiding(of);
    }
    Restatable restated = *restatable;
    const auto near = [&](Quantity amount) {
        const std::int64_t off = one_of(std::array{0, 1, -1, 100, -100, 600, 5000}, step.amount);
        return Quantity::of(amount.unit(), std::max<std::int64_t>(amount.amount() + off, 0))
            .value();
    };
    std::visit(Overloaded{
                   [&](StockReceived& it) { it.each = near(it.each); },
                   [&](StockDrawn& it) { it.lines[0].amount = near(it.lines[0].amount); },
                   [&](OutcomeRecorded& it) { it.lines[0].given = near(it.lines[0].given); },
                   [&](WasteHeld& it) { it.amount = near(it.amount); },
                   [&](StockWasted& it) { it.amount = near(it.amount); },
                   [&](StockWastedUnwitnessed& it) { it.amount = near(it.amount); },
                   [&](ContainerFinished& it) { it.rest = near(it.rest); },
                   [&](ContainerBroken& it) { it.recovered = near(it.recovered); },
                   [](auto& /*other*/) {},
               },
               restated);
    return m_clinic.correction(of, restated);
}

Act Work::act_on_stock(const Step& step) {
    const ContainerId container = some_container(step.first);
    switch (step.work) {
        case 0: {
            StockReceived receipt = m_clinic.delivery(some_product(step.first), step.second % 3);
            receipt.basis = one_of(std::array{ReceiptBasis::Supplier, ReceiptBasis::Found,
                                              ReceiptBasis::InitialInventory},
                                   step.amount);
            if (step.amount % 5 == 0) {
                receipt.each = some_amount(receipt.product, step.amount / 5);
            }
            receipt.awaiting = step.manner % 7 == 0;
            if (receipt.awaiting) {
                return {.draft = receipt, .by = {"cleo"}};
            }
            return {.draft = receipt, .by = {"cleo", "dan"}};
        }
        case 1:
        case 2:
            return {
                .draft = ContainerOpened{.container = container, .beyond_use = {}, .claimed = {}},
                .by = {"cleo"}};
        case 3:
        case 4:
        case 5: {
            const ContainerRow* row = m_clinic.state().containers.find(container);
            const ProductId product = row == nullptr
                                          ? m_clinic.vial
                                          : m_clinic.state().receipts.find(row->receipt)->product;
            StockDrawn draw = support::drawn(container, some_amount(product, step.amount));
            if (step.work == 4) {
                const ContainerId other = some_container(step.second);
                draw.lines.push_back(
                    support::drawn(other, amount_near(other, step.amount)).lines[0]);
            }
            if (step.work == 5) {
                draw.infusion = m_clinic.ref(some_entry(Kind::Draw, step.second));
            }
            return {.draft = draw, .by = {"cleo"}};
        }
        case 6:
        case 7: {
            const EntryNumber infusion = some_entry(Kind::Draw, step.first);
            const ProductId product = some_product(step.second);
            OutcomeRecorded outcome =
                m_clinic.outcome(infusion, product, some_amount(product, step.amount),
                                 some_amount(product, step.second % 3));
            if (step.work == 7) {
                outcome.bag = DilutedBag{.total = Volume(100000), .left = Volume(step.amount * 77)};
            }
            return {.draft = outcome, .by = {"cleo"}};
        }
        case 8: {
            const ProductId product = some_product(step.manner);
            return {.draft = support::wasted(some_source(step), product,
                                             some_amount(product, step.amount)),
                    .by = {"cleo", "dan"}};
        }
        case 9: {
            const ProductId product = some_product(step.manner);
            return {.draft = WasteHeld{.source = some_source(step),
                                       .product = product,
                                       .amount = some_amount(product, step.amount)},
                    .by = {"cleo"}};
        }
        case 10: {
            const ProductId product = some_product(step.manner);
            return {.draft = StockWastedUnwitnessed{.source = some_source(step),
                                                    .product = product,
                                                    .amount = some_amount(product, step.amount)},
                    .by = {"cleo"}};
        }
        case 11:
            return {.draft = support::finished(container, amount_near(container, step.amount)),
                    .by = {"cleo", "dan"}};
        default:
            return {.draft = support::broken(container, amount_near(container, step.amount)),
                    .by = {"cleo", "dan"}};
    }
}

Act Work::act_on_records(const Step& step) {
    switch (step.work) {
        case 13:
        case 14:
        case 15:
            return {.draft = correction_of(step), .by = {"cleo", "dan"}};
        case 16: {
            StockDestroyed destroyed;
            destroyed.lines = disposal_of(step);
            return {.draft = destroyed, .by = {"ben", "finn"}};
        }
        case 17:
            return {.draft = StockHandedOver{.party = m_clinic.distributor,
                                             .lines = disposal_of(step),
                                             .document = {}},
                    .by = {"ben", "finn"}};
        case 18:
            return {.draft =
                        StockReturned{
                            .party = m_clinic.supplier, .lines = disposal_of(step), .document = {}},
                    .by = {"ben", "finn"}};
        case 19:
            return {.draft =
                        StockTransferredOut{
                            .party = m_clinic.pharmacy, .lines = disposal_of(step), .document = {}},
                    .by = {"ben", "finn"}};
        case 20:
            return {.draft =
                        ContainersTransferred{.containers = {some_container(step.first)},
                                              .from = place(step.second % 2 == 0 ? "safe" : "room"),
                                              .to = place(step.second % 2 == 0 ? "room" : "safe")},
                    .by = {"cleo", "dan"}};
        case 21:
        case 22:
            return {.draft = count_of(step),
                    .by = step.first % 3 == 1 ? std::vector<std::string>{"finn", "dan"}
                                              : std::vector<std::string>{"finn"}};
        case 23:
            return {.draft = decision_of(step), .by = {"ben", "finn"}};
        case 24: {
            DiscrepancyOpened opened;
            opened.discovered = m_clinic.now().instant;
            return {.draft = opened, .by = {"eve"}};
        }
        case 25:
            return {.draft = Countersigned{.receipt =
                                               m_clinic.ref(some_entry(Kind::Receive, step.first)),
                                           .saw = Saw::TheAct},
                    .by = {"eve"}};
        case 26: {
            m_clinic.pass(std::chrono::hours(step.amount % 48));
            DayClosed closed;
            closed.day = base::local_date(m_clinic.now());
            return {.draft = closed, .by = {"ben", "finn"}};
        }
        default:
            return {.draft = CustodyHandedOver{}, .by = {"cleo", "dan"}};
    }
}

Act Work::act_of(const Step& step) {
    Act act = step.work <= 12 ? act_on_stock(step) : act_on_records(step);
    act.intent = step.manner % 4 == 0 ? Intent::Intended : Intent::Done;
    if (step.manner % 11 == 0) {
        act.by = {"eve", "dan"};
    }
    if (step.manner % 13 == 0) {
        act.by = {"ben", "finn"};
        // The same line again, now and then.
        m_paper_lines += step.second % 5 == 0 ? 0 : 1;
        act.paper =
            support::paper(m_paper_lines, person("cleo"),
                           step.first % 3 == 0 ? std::nullopt : std::optional(person("dan")));
    }
    return act;
}

void Work::take(const Step& step) {
    const Act act = act_of(step);
    const Request request = m_clinic.request(act);
    const auto decided = decide(m_clinic.state(), request, m_clinic.head());
    const auto again = decide(m_kept_state, request, m_clinic.head());
    if (decided.has_value() != again.has_value() || (decided && *decided != *again) ||
        (!decided && decided.error() != again.error())) {
        m_complaint = "the state that fetches decides otherwise";
        return;
    }
    if (!decided) {
        m_refused += 1;
        if (explain(decided.error()).text.find('?') != std::string::npos) {
            m_complaint = "words without a figure: " + explain(decided.error()).text;
        }
        return;
    }
    Entry entry = *decided;
    if (!check(m_clinic.state(), entry).empty()) {
        complain(entry, "decided, and refused by check");
        return;
    }
    if (step.manner % 5 == 0) {
        Entry tampered = entry;
        tamper(tampered.event, step.second);
        if (check(m_clinic.state(), tampered).empty()) {
            entry = tampered;
        }
    }
    m_granted += 1;
    record(entry);
}

}  // namespace vialog::domain
