// SPDX-License-Identifier: Apache-2.0
// What was improper about a deed that was done all the same.
#include "domain/checks.h"

#include <algorithm>
#include <map>

namespace vialog::domain {

namespace {

class Found final {
  public:
    void add(Irregularity code) {
        if (std::find(m_codes.begin(), m_codes.end(), code) == m_codes.end()) {
            m_codes.push_back(code);
        }
    }
    [[nodiscard]] std::vector<Irregularity> sorted() {
        std::sort(m_codes.begin(), m_codes.end(),
                  [](Irregularity a, Irregularity b) { return word_of(a) < word_of(b); });
        return std::move(m_codes);
    }

  private:
    std::vector<Irregularity> m_codes;
};

struct Finder {
    const State& state;
    const Entry& entry;
    Found& found;

    void check_use(ContainerId id, std::int64_t taken) const {
        const ContainerRow* row = state.containers.find(id);
        if (row == nullptr) {
            return;
        }
        const ReceiptRow& receipt = state.receipts.at(row->receipt);
        const ProductRecorded& product = state.products.at(receipt.product);
        if (receipt.expires.is_past_on(base::local_date(entry.moment.occurred))) {
            found.add(Irregularity::Expired);
        }
        if (row->state == ContainerState::Sealed) {
            found.add(Irregularity::NotOpened);
        } else if (row->beyond_use != base::UtcInstant{} &&
                   entry.moment.occurred.instant > row->beyond_use) {
            found.add(Irregularity::PastBeyondUse);
        }
        if (row->state != ContainerState::Finished &&
            row->balance - taken < -customary_excess(product.container_size)) {
            found.add(Irregularity::Overdrawn);
        }
    }

    void operator()(const StockReceived& it) const {
        const ProductRecorded& product = state.products.at(it.product);
        // Opened containers of an initial inventory, or found ones, may hold less than their label.
        const bool may_be_opened =
            it.basis == ReceiptBasis::InitialInventory || it.basis == ReceiptBasis::Found;
        if (may_be_opened ? it.each > product.container_size : it.each != product.container_size) {
            found.add(Irregularity::LabelDiffers);
        }
        if (it.expires.is_past_on(base::local_date(entry.moment.occurred))) {
            found.add(Irregularity::Expired);
        }
    }

    void operator()(const ContainerOpened& it) const {
        const ContainerRow& row = state.containers.at(it.container);
        if (state.receipts.at(row.receipt)
                .expires.is_past_on(base::local_date(entry.moment.occurred))) {
            found.add(Irregularity::Expired);
        }
        if (it.claimed && *it.claimed != row.balance) {
            found.add(Irregularity::BalanceClaimDiffers);
        }
    }

    void operator()(const StockDrawn& it) const {
        const std::int64_t infusion = (it.infusion ? it.infusion->seq : entry.seq).number();
        for (const DrawLine& line : it.lines) {
            check_use(line.container, line.amount.amount());
            if (line.after_finish) {
                found.add(Irregularity::AfterFinish);
            }
            const ContainerRow& row = state.containers.at(line.container);
            const ProductRecorded& product = state.products.at(line.product);
            if (product.use == ContainerUse::Single && row.draws > 0 && row.infusion != infusion) {
                found.add(Irregularity::SingleUseReused);
            }
        }
        if (it.patient.empty() && !it.infusion) {
            found.add(Irregularity::PatientUnknown);
        }
    }

    void check_waste(const WasteSource& source, const Quantity& amount) const {
        const auto* from = std::get_if<FromContainer>(&source);
        if (from == nullptr) {
            return;
        }
        const ContainerRow& row = state.containers.at(from->container);
        const ReceiptRow& receipt = state.receipts.at(row.receipt);
        const ProductRecorded& product = state.products.at(receipt.product);
        if (row.balance - amount.amount() < -customary_excess(product.container_size)) {
            found.add(Irregularity::Overdrawn);
        }
    }

    void operator()(const WasteHeld& it) const { check_waste(it.source, it.amount); }
    void operator()(const StockWasted& it) const { check_waste(it.source, it.amount); }
    void operator()(const StockWastedUnwitnessed& it) const {
        check_waste(it.source, it.amount);
        found.add(Irregularity::NoWitness);
    }

    void operator()(const ContainerFinished& it) const {
        if (state.containers.at(it.container).state == ContainerState::Sealed) {
            found.add(Irregularity::NotOpened);
        }
        if (it.claimed && *it.claimed != it.book) {
            found.add(Irregularity::BalanceClaimDiffers);
        }
    }

    void operator()(const ContainerBroken& it) const {
        if (it.claimed && *it.claimed != it.book) {
            found.add(Irregularity::BalanceClaimDiffers);
        }
    }

    // What was improper about the original stands there; here, what the restated amounts bring.
    void operator()(const EntryCorrected& it) const {
        if (const auto* receipt = std::get_if<StockReceived>(&it.restated)) {
            (*this)(*receipt);
        }
        std::map<ContainerId, std::int64_t> change;
        for (const Posting& posting : postings(entry.event, entry.seq, state.entry_at)) {
            if (posting.account.kind == AccountKind::Container) {
                change[ContainerId(posting.account.id)] += posting.amount;
            }
        }
        for (const auto& [id, amount] : change) {
            const ContainerRow& row = state.containers.at(id);
            const ReceiptRow& receipt = state.receipts.at(row.receipt);
            const ProductRecorded& product = state.products.at(receipt.product);
            if (amount < 0 && row.balance + amount < -customary_excess(product.container_size)) {
                found.add(Irregularity::Overdrawn);
            }
        }
    }

    template <typename Other>
    void operator()(const Other& /*event*/) const {}
};

bool needs_witness(Kind kind) {
    return kind == Kind::Receive || kind == Kind::Waste || kind == Kind::Finish ||
           kind == Kind::Breakage || kind == Kind::Count;
}

void check_paper_people(const State& state, const Entry& entry, Found& found) {
    const Paper& paper = *entry.paper;
    for (const auto& person : {paper.by, paper.witness}) {
        if (person && state.people.find(*person) == nullptr) {
            found.add(Irregularity::UnknownPerson);
        }
    }
    if (!needs_witness(kind_of(entry.event))) {
        return;
    }
    if (!paper.witness) {
        found.add(Irregularity::NoWitness);
    } else if (paper.witness == paper.by) {
        found.add(Irregularity::SelfWitness);
    }
}

}  // namespace

std::vector<Irregularity> irregularities(const State& state, const Entry& entry) {
    Found found;
    std::visit(Finder{state, entry, found}, entry.event);
    if (entry.paper) {
        check_paper_people(state, entry, found);
    }
    return found.sorted();
}

}  // namespace vialog::domain
