// SPDX-License-Identifier: Apache-2.0
// Turns dice into requests, and holds what becomes of them against a book of its own.
#include "random_work.h"

#include "domain/checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace vialog::domain {

namespace {

using support::Act;
using support::person;
using support::place;

template <typename T, std::size_t N>
const T& one_of(const std::array<T, N>& choices, int pick) {
    return choices[static_cast<std::size_t>(pick) % N];
}

template <typename Key, typename Row>
std::map<Key, Row> rows_of(const Table<Key, Row>& table) {
    std::map<Key, Row> rows;
    table.for_each([&](const Key& key, const Row& row) { rows.emplace(key, row); });
    return rows;
}

template <typename Key, typename Row>
void keep_in(Table<Key, Row>& table, std::map<Key, Row>& kept) {
    table.fetch_with([&kept](const Key& key) -> std::optional<Row> {
        const auto found = kept.find(key);
        return found == kept.end() ? std::nullopt : std::optional<Row>(found->second);
    });
    table.track_changes();
}

template <typename Key, typename Row>
void save(Table<Key, Row>& table, std::map<Key, Row>& kept) {
    for (const Key& key : table.changed()) {
        if (const Row* row = table.find(key)) {
            kept.insert_or_assign(key, *row);
        } else {
            kept.erase(key);
        }
    }
    table.forget_rows();
}

// The names of the small tables, always in memory, that are not the same.
std::string differing_small_tables(const State& a, const State& b) {
    std::string names;
    const auto compare = [&names](const char* name, bool same) {
        names += same ? "" : std::string(name) + " ";
    };
    compare("registrant", a.registrant == b.registrant);
    compare("zone", a.zone == b.zone);
    compare("policy", a.policy == b.policy);
    compare("totals", a.totals == b.totals);
    compare("people", rows_of(a.people) == rows_of(b.people));
    compare("keys", rows_of(a.keys) == rows_of(b.keys));
    compare("places", rows_of(a.places) == rows_of(b.places));
    compare("stations", rows_of(a.stations) == rows_of(b.stations));
    compare("products", rows_of(a.products) == rows_of(b.products));
    compare("parties", rows_of(a.parties) == rows_of(b.parties));
    compare("infusions", rows_of(a.infusions) == rows_of(b.infusions));
    compare("held", rows_of(a.held) == rows_of(b.held));
    compare("cases", rows_of(a.cases) == rows_of(b.cases));
    compare("counts", rows_of(a.counts) == rows_of(b.counts));
    compare("awaiting", rows_of(a.awaiting) == rows_of(b.awaiting));
    compare("balances", rows_of(a.balances) == rows_of(b.balances));
    compare("on_hand", rows_of(a.on_hand) == rows_of(b.on_hand));
    return names;
}

std::string differing_kept_tables(const KeptRows& a, const KeptRows& b) {
    std::string names;
    names += a.containers == b.containers ? "" : "containers ";
    names += a.receipts == b.receipts ? "" : "receipts ";
    names += a.corrected == b.corrected ? "" : "corrected ";
    names += a.paper == b.paper ? "" : "paper ";
    names += a.labels == b.labels ? "" : "labels ";
    return names;
}

KeptRows kept_rows_of(const State& state) {
    return {.containers = rows_of(state.containers),
            .receipts = rows_of(state.receipts),
            .corrected = rows_of(state.corrected),
            .paper = rows_of(state.paper),
            .labels = rows_of(state.labels)};
}

enum class Sign { NeverNegative, NeverPositive, Any };

// Which accounts may stand on which side of zero: the table of the specification.
Sign sign_of(AccountKind kind) {
    switch (kind) {
        case AccountKind::Supplier:
        case AccountKind::InitialInventory:
        case AccountKind::OtherRegistrant:
        case AccountKind::Found:
        case AccountKind::SurplusAtFinish:
            return Sign::NeverPositive;
        case AccountKind::Infusion:
        case AccountKind::Given:
        case AccountKind::InfusionLoss:
        case AccountKind::PatientWaste:
        case AccountKind::FinishWaste:
        case AccountKind::StockWaste:
        case AccountKind::Broken:
        case AccountKind::HeldForWitness:
        case AccountKind::HeldForDestruction:
        case AccountKind::Destroyed:
        case AccountKind::ReverseDistributor:
        case AccountKind::Returned:
        case AccountKind::TransferredOut:
        case AccountKind::ShortageAtFinish:
            return Sign::NeverNegative;
        case AccountKind::Container:
        case AccountKind::LostOrStolen:
        case AccountKind::Overfill:
        case AccountKind::NeedleLoss:
        case AccountKind::CountError:
        case AccountKind::RecordError:
        case AccountKind::Unexplained:
            return Sign::Any;
    }
    return Sign::Any;
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

Work::Work() {
    m_clinic.begin_transcription();
    m_kept_state.entry_at = m_clinic.state().entry_at;
    keep_in(m_kept_state.containers, m_kept.containers);
    keep_in(m_kept_state.receipts, m_kept.receipts);
    keep_in(m_kept_state.corrected, m_kept.corrected);
    keep_in(m_kept_state.paper, m_kept.paper);
    keep_in(m_kept_state.labels, m_kept.labels);
    for (const Entry& entry : m_clinic.entries()) {
        evolve(m_kept_state, entry);
    }
    save_kept();
    for (int i = 0; i < 2; ++i) {
        for (const ProductId product : {m_clinic.vial, m_clinic.ampoule, m_clinic.kit}) {
            record(
                m_clinic.decided({.draft = m_clinic.delivery(product, 2), .by = {"cleo", "dan"}}));
        }
    }
}

void Work::save_kept() {
    save(m_kept_state.containers, m_kept.containers);
    save(m_kept_state.receipts, m_kept.receipts);
    save(m_kept_state.corrected, m_kept.corrected);
    save(m_kept_state.paper, m_kept.paper);
    save(m_kept_state.labels, m_kept.labels);
}

ContainerId Work::some_container(int pick) const {
    // One number past the last, now and then.
    return ContainerId(1 + pick % (m_clinic.state().totals.last_container.number() + 1));
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
    const std::int64_t container = some_container(step.second).number();
    const Account from =
        one_of(std::array{Account{.kind = AccountKind::ShortageAtFinish, .id = container},
                          Account{.kind = AccountKind::SurplusAtFinish, .id = container},
                          Account{.kind = AccountKind::Container, .id = container},
                          Account{.kind = AccountKind::Infusion,
                                  .id = some_entry(Kind::Draw, step.second).number()},
                          Account{.kind = AccountKind::HeldForWitness,
                                  .id = some_entry(Kind::WasteHeld, step.second).number()},
                          Account{.kind = AccountKind::HeldForDestruction,
                                  .id = some_entry(Kind::Finish, step.second).number()}},
               step.first);
    const ProductId product = some_product(step.manner);
    decided.moves = {
        {.from = from,
         .to = one_of(std::array{Verdict::NeedleLoss, Verdict::Overfill, Verdict::CountError,
                                 Verdict::Unexplained, Verdict::LateDraw},
                      step.amount),
         .product = product,
         .amount = some_amount(product, step.amount)}};
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
            StockReceived receipt = m_clinic.delivery(some_product(step.first), step.second % 4);
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

void Work::record(const Entry& entry) {
    post(entry);
    evolve(m_kept_state, entry);
    save_kept();
    m_clinic.apply(entry);
    check_book(entry);
    check_rows(entry);
}

void Work::complain(const Entry& entry, const std::string& what) {
    if (m_complaint.empty()) {
        m_complaint = fmt::format("entry {} ({}): {}", entry.seq.number(),
                                  word_of(kind_of(entry.event)), what);
    }
}

void Work::post(const Entry& entry) {
    std::map<ProductId, std::int64_t> sums;
    for (const Posting& posting : postings(entry.event, entry.seq, m_clinic.state().entry_at)) {
        sums[posting.product] += posting.amount;
        m_book[{posting.product, posting.account}] += posting.amount;
    }
    for (const auto& [product, sum] : sums) {
        if (sum != 0) {
            complain(entry, "its postings do not sum to zero");
        }
    }
}

void Work::check_book(const Entry& entry) {
    std::map<ProductId, std::int64_t> sums;
    for (const auto& [key, balance] : m_book) {
        sums[key.first] += balance;
        const Sign sign = sign_of(key.second.kind);
        if ((sign == Sign::NeverNegative && balance < 0) ||
            (sign == Sign::NeverPositive && balance > 0)) {
            complain(entry, fmt::format("{} {} stands at {}", word_of(key.second.kind),
                                        key.second.id, balance));
        }
    }
    for (const auto& [product, sum] : sums) {
        if (sum != 0) {
            complain(entry, "the accounts of a product do not sum to zero");
        }
    }
}

// The rows of the state are the balances of the book, and the stock on hand is its containers.
void Work::check_rows(const Entry& entry) {
    const State& state = m_clinic.state();
    std::map<BalanceKey, std::int64_t> totals;
    std::map<ContainerId, std::int64_t> differences;
    for (const auto& [key, balance] : m_book) {
        const auto& [product, account] = key;
        totals[{.product = product, .account = account.kind}] += balance;
        if (account.kind == AccountKind::SurplusAtFinish ||
            account.kind == AccountKind::ShortageAtFinish) {
            differences[ContainerId(account.id)] -= balance;
        }
        if (account.kind == AccountKind::Infusion &&
            open_amount(state, EntryNumber(account.id), product) != balance) {
            complain(entry, "an infusion's row is not its balance");
        }
        if (account.kind == AccountKind::HeldForWitness ||
            account.kind == AccountKind::HeldForDestruction) {
            const HeldRow* row = state.held.find(EntryNumber(account.id));
            if ((row == nullptr ? 0 : row->amount) != balance) {
                complain(entry, "a held row is not its balance");
            }
        }
    }
    for (const auto& [key, total] : totals) {
        if (state.balance(key.product, key.account) != total) {
            complain(entry, "a total is not that of its accounts");
        }
    }
    std::map<OnHandKey, OnHandRow> on_hand;
    state.containers.for_each([&](ContainerId id, const ContainerRow& row) {
        const ProductId product = state.receipts.find(row.receipt)->product;
        const Account account{.kind = AccountKind::Container, .id = id.number()};
        const auto booked = m_book.find({product, account});
        if (row.balance != (booked == m_book.end() ? 0 : booked->second) ||
            row.finish_difference != differences[id] || row.draws < 0) {
            complain(entry, "a container's row is not its balance");
        }
        OnHandRow& there = on_hand[{.product = product, .place = row.place}];
        if (row.state == ContainerState::Sealed) {
            there.sealed += 1;
            there.sealed_amount += row.balance;
        } else if (row.state == ContainerState::Opened) {
            there.opened.insert(id);
        } else if (row.balance != 0) {
            complain(entry, "a container that has ended is not empty");
        }
    });
    for (const auto& [key, row] : on_hand) {
        const OnHandRow* there = state.on_hand.find(key);
        if (there == nullptr || *there != row) {
            complain(entry, "the stock on hand is not that of the containers");
        }
    }
}

std::string Work::find_differences_of_a_new_fold() const {
    State fresh;
    fresh.entry_at = m_clinic.state().entry_at;
    for (const Entry& entry : m_clinic.entries()) {
        if (!check(fresh, entry).empty()) {
            return fmt::format("entry {} is refused now", entry.seq.number());
        }
        evolve(fresh, entry);
    }
    return differing_small_tables(m_clinic.state(), fresh) +
           differing_kept_tables(kept_rows_of(m_clinic.state()), kept_rows_of(fresh));
}

std::string Work::find_differences_of_the_kept_state() {
    return differing_small_tables(m_clinic.state(), m_kept_state) +
           differing_kept_tables(kept_rows_of(m_clinic.state()), m_kept);
}

namespace {

// Adds up one event in force; `origin` is the entry first recorded.
struct Adder {
    EntryNumber origin;
    std::map<std::pair<EntryNumber, ProductId>, std::int64_t>& open;

    void operator()(const StockDrawn& it) const {
        const EntryNumber infusion = it.infusion ? it.infusion->seq : origin;
        for (const DrawLine& line : it.lines) {
            open[{infusion, line.product}] += line.amount.amount();
        }
    }
    void operator()(const OutcomeRecorded& it) const {
        for (const OutcomeLine& line : it.lines) {
            open[{it.infusion.seq, line.product}] -= line.given.amount() + line.lost.amount();
        }
    }
    void operator()(const WasteHeld& it) const { take(it.source, it.product, it.amount); }
    void operator()(const StockWasted& it) const { take(it.source, it.product, it.amount); }
    void operator()(const StockWastedUnwitnessed& it) const {
        take(it.source, it.product, it.amount);
    }
    void operator()(const DiscrepancyDecided& it) const {
        for (const DecisionMove& move : it.moves) {
            if (move.from.kind == AccountKind::Infusion) {
                open[{EntryNumber(move.from.id), move.product}] -= move.amount.amount();
            }
        }
    }
    template <typename Other>
    void operator()(const Other& /*event*/) const {}

    void take(const WasteSource& source, ProductId product, Quantity amount) const {
        if (const auto* from = std::get_if<FromInfusion>(&source)) {
            open[{from->infusion.seq, product}] -= amount.amount();
        }
    }
};

}  // namespace

std::string Work::find_infusions_that_do_not_close() const {
    const State& state = m_clinic.state();
    std::map<std::pair<EntryNumber, ProductId>, std::int64_t> open;
    for (const Entry& entry : m_clinic.entries()) {
        if (state.corrected.find(entry.seq) != nullptr) {
            continue;  // what stands for it comes later, or nothing does
        }
        if (const auto now = in_force(entry.seq, state.entry_at)) {
            std::visit(Adder{now->origin, open}, now->event);
        }
    }
    std::string wrong;
    for (const auto& [key, amount] : open) {
        if (open_amount(state, key.first, key.second) != amount || amount < 0) {
            wrong += fmt::format("infusion {} has {} open, by its events {}; ", key.first.number(),
                                 open_amount(state, key.first, key.second), amount);
        }
    }
    return wrong;
}

}  // namespace vialog::domain
