// SPDX-License-Identifier: Apache-2.0
// Sums of postings by account, put on the two sides of the chart.
#include "operations/accountability.h"

#include "base/check.h"
#include "domain/postings.h"
#include "operations/clock.h"

#include <algorithm>
#include <map>

namespace vialog::operations {

namespace {

using domain::AccountKind;

std::int64_t total(std::initializer_list<std::int64_t> amounts) {
    std::int64_t sum = 0;
    for (const std::int64_t amount : amounts) {
        const auto next = base::checked_add(sum, amount);
        base::ensures(next.has_value(), "a column of the chart fits 64 bits");
        sum = *next;
    }
    return sum;
}

bool is_on_hand(AccountKind account) {
    return account == AccountKind::Container;
}

bool is_in_process(AccountKind account) {
    return account == AccountKind::Infusion || account == AccountKind::HeldForWitness ||
           account == AccountKind::HeldForDestruction;
}

// Puts what an account gained in the period into its column.
void place(ChartLine& line, const store::Movement& movement) {
    static const std::map<AccountKind, std::int64_t ChartLine::*> columns = {
        {AccountKind::Given, &ChartLine::given},
        {AccountKind::PatientWaste, &ChartLine::patient_waste},
        {AccountKind::FinishWaste, &ChartLine::finish_waste},
        {AccountKind::StockWaste, &ChartLine::stock_waste},
        {AccountKind::InfusionLoss, &ChartLine::infusion_loss},
        {AccountKind::Broken, &ChartLine::broken},
        {AccountKind::Destroyed, &ChartLine::destroyed},
        {AccountKind::LostOrStolen, &ChartLine::lost_or_stolen},
        {AccountKind::TransferredOut, &ChartLine::transferred},
        {AccountKind::Returned, &ChartLine::transferred},
        {AccountKind::ReverseDistributor, &ChartLine::transferred},
    };
    const AccountKind account = movement.account;
    if (const auto column = columns.find(account); column != columns.end()) {
        line.*(column->second) = total({line.*(column->second), movement.amount});
    } else if (account == AccountKind::Supplier || account == AccountKind::OtherRegistrant ||
               account == AccountKind::Found) {
        line.received = total({line.received, -movement.amount});
    } else if (account == AccountKind::InitialInventory) {
        line.beginning.amount = total({line.beginning.amount, -movement.amount});
    } else if (!is_on_hand(account) && !is_in_process(account)) {
        if (account == AccountKind::SurplusAtFinish) {
            line.surplus_at_finish = -movement.amount;
        }
        if (account == AccountKind::ShortageAtFinish) {
            line.shortage_at_finish = movement.amount;
        }
        line.unaccounted.push_back(movement);
    }
}

// What an event does to the numbers of sealed and opened containers.
class ContainerCounter final {
  public:
    ContainerCounter(Session& session, std::map<domain::ProductId, ChartLine>& lines)
        : m_session(session), m_lines(lines) {}

    // `before` counts into the beginning, otherwise into the movement of the period.
    void count(const store::EntryLine& line, bool before) {
        const auto entry = m_session.store().entry(line.seq);
        base::ensures(entry.has_value(), "the index names entries that are there");
        m_before = before;
        apply(entry->entry.event, line.seq, 1);
    }

  private:
    void apply(const domain::Event& event, domain::EntryNumber seq, std::int64_t sign) {
        std::visit(
            domain::Overloaded{
                [&](const domain::StockReceived& it) { receive(it, sign); },
                [&](const domain::ContainerOpened& it) {
                    m_opened[it.container] = sign > 0;
                    Holding& holding = holding_of(product_of(it.container));
                    holding.sealed -= sign;
                    holding.opened += sign;
                },
                [&](const domain::ContainerFinished& it) {
                    line_of(it.product).finished_containers += m_before ? 0 : sign;
                    end(it.container, it.product, sign);
                },
                [&](const domain::ContainerBroken& it) { end(it.container, it.product, sign); },
                [&](const domain::StockDestroyed& it) { end_all(it.lines, sign); },
                [&](const domain::StockHandedOver& it) { end_all(it.lines, sign); },
                [&](const domain::StockReturned& it) { end_all(it.lines, sign); },
                [&](const domain::StockTransferredOut& it) { end_all(it.lines, sign); },
                [&](const domain::DiscrepancyDecided& it) {
                    for (const domain::DecisionMove& move : it.moves) {
                        const domain::ContainerId id(move.from.id);
                        const auto* row = m_session.store().state().containers.find(id);
                        if (move.from.kind == AccountKind::Container && row != nullptr &&
                            row->state == domain::ContainerState::Gone) {
                            end(id, move.product, sign);
                        }
                    }
                },
                [&](const domain::EntryVoided& it) {
                    const auto undone =
                        domain::in_force(it.entry.seq, m_session.store().state().entry_at);
                    if (undone) {
                        apply(undone->event, seq, -sign);
                    }
                },
                [](const auto& /*other*/) {},
            },
            event);
    }

    ChartLine& line_of(domain::ProductId product) {
        ChartLine& line = m_lines[product];
        line.product = product;
        return line;
    }

    // Beginning and closing are counted alike; the closing starts from the beginning.
    Holding& holding_of(domain::ProductId product) {
        ChartLine& line = line_of(product);
        return m_before ? line.beginning : line.closing;
    }

    domain::ProductId product_of(domain::ContainerId container) {
        const auto& state = m_session.store().state();
        const auto* row = state.containers.find(container);
        base::ensures(row != nullptr, "an entry names containers that are known");
        return state.receipts.find(row->receipt)->product;
    }

    void receive(const domain::StockReceived& it, std::int64_t sign) {
        ChartLine& line = line_of(it.product);
        holding_of(it.product).sealed += sign * it.containers;
        if (!m_before) {
            if (it.basis == domain::ReceiptBasis::InitialInventory) {
                line.beginning.sealed += sign * it.containers;
            } else {
                line.received_containers += sign * it.containers;
            }
        }
    }

    void end(domain::ContainerId id, domain::ProductId product, std::int64_t sign) {
        Holding& holding = holding_of(product);
        (m_opened[id] ? holding.opened : holding.sealed) -= sign;
    }

    void end_all(const std::vector<domain::DisposalLine>& lines, std::int64_t sign) {
        for (const domain::DisposalLine& line : lines) {
            if (line.container) {
                end(*line.container, line.product, sign);
            }
        }
    }

    Session& m_session;
    std::map<domain::ProductId, ChartLine>& m_lines;
    std::map<domain::ContainerId, bool> m_opened;
    bool m_before = false;
};

bool changes_containers(domain::Kind kind) {
    using domain::Kind;
    return kind == Kind::Receive || kind == Kind::Open || kind == Kind::Finish ||
           kind == Kind::Breakage || (kind >= Kind::Destroy && kind <= Kind::TransferOut) ||
           kind == Kind::DiscrepancyDecision || kind == Kind::Void;
}

void count_containers(Session& session, const store::Period& period,
                      std::map<domain::ProductId, ChartLine>& lines) {
    ContainerCounter counter(session, lines);
    const auto run = [&](const store::Period& part, bool before) {
        auto entries = store::entries_in(session.store(), part);
        // What happened to one container follows the journal's order, whatever the minute says.
        std::sort(entries.begin(), entries.end(),
                  [](const auto& a, const auto& b) { return a.seq < b.seq; });
        for (const store::EntryLine& line : entries) {
            if (changes_containers(line.kind)) {
                counter.count(line, before);
            }
        }
    };
    run({.from = base::UtcInstant{}, .until = period.from}, true);
    for (auto& [product, line] : lines) {
        line.closing.sealed = line.beginning.sealed;
        line.closing.opened = line.beginning.opened;
    }
    run(period, false);
}

}  // namespace

std::int64_t ChartLine::accountable_for() const {
    return total({beginning.amount, received});
}

std::int64_t ChartLine::accounted_for() const {
    return total({closing.amount, in_process, given, transferred, patient_waste, finish_waste,
                  stock_waste, infusion_loss, broken, destroyed, lost_or_stolen});
}

std::int64_t ChartLine::difference() const {
    return total({accounted_for(), -accountable_for()});
}

store::Period business_days(Session& session, base::CivilDate from, base::CivilDate until) {
    const domain::TimeZoneName& zone = session.identity().zone;
    const auto opening_of = [&](base::CivilDate day) {
        // The offset in force at midnight itself: on the days when the clock changes, it is not yet noon's.
        const base::UtcInstant guess = base::start_of_day(
            day, SystemClock::offset_at(zone, base::start_of_day(day, base::UtcOffset(0))));
        return base::start_of_day(day, SystemClock::offset_at(zone, guess));
    };
    const base::CivilDate after = std::chrono::sys_days(until) + std::chrono::days(1);
    return {.from = opening_of(from), .until = opening_of(after)};
}

Chart accountability(Session& session, base::CivilDate from, base::CivilDate until) {
    session.store().refresh();
    const store::Period period = business_days(session, from, until);

    std::map<domain::ProductId, ChartLine> lines;
    count_containers(session, period, lines);
    const auto line_of = [&](domain::ProductId product) -> ChartLine& {
        lines[product].product = product;
        return lines[product];
    };
    for (const store::Movement& balance : store::balances_at(session.store(), period.from)) {
        if (is_on_hand(balance.account) || is_in_process(balance.account)) {
            Holding& holding = line_of(balance.product).beginning;
            holding.amount = total({holding.amount, balance.amount});
        }
    }
    for (const store::Movement& movement : store::movements_in(session.store(), period)) {
        place(line_of(movement.product), movement);
    }
    for (const store::Movement& balance : store::balances_at(session.store(), period.until)) {
        ChartLine& line = line_of(balance.product);
        if (is_on_hand(balance.account)) {
            line.closing.amount = total({line.closing.amount, balance.amount});
        } else if (is_in_process(balance.account)) {
            line.in_process = total({line.in_process, balance.amount});
        }
    }
    Chart chart{.from = from,
                .until = until,
                .size = session.store().head().size,
                .lines = {},
                .marks = store::marks_of(session.store(), period)};
    for (const auto& [product, line] : lines) {
        chart.lines.push_back(line);
    }
    return chart;
}

}  // namespace vialog::operations
