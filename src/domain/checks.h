// SPDX-License-Identifier: Apache-2.0
// The parts of check(), by what they look at. Inside the room only.
#pragma once

#include "domain/check.h"
#include "domain/postings.h"
#include "domain/rule_codes.h"
#include "domain/rules.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vialog::domain {

// Whether a refused correction looks for the later entry that stands in its way, so as to name it:
// for the person who asks, not for a verifier, whom a hostile journal could make look for ever.
enum class LookBack { No, Yes };

// Collects refusals; a figure may be a number, a code or a text that is no secret.
class Complaints final {
  public:
    using Figure = std::pair<std::string_view, std::string>;

    explicit Complaints(LookBack look_back) : m_look_back(look_back) {}

    [[nodiscard]] LookBack look_back() const { return m_look_back; }

    void add(std::string_view rule, std::vector<Figure> figures) {
        m_refusals.push_back({.rule = rule, .figures = std::move(figures)});
    }
    [[nodiscard]] bool empty() const { return m_refusals.empty(); }
    [[nodiscard]] std::vector<Refusal> take() { return std::move(m_refusals); }

  private:
    LookBack m_look_back;
    std::vector<Refusal> m_refusals;
};

// check(), and a correction's refusal names the entry to begin with.
[[nodiscard]] std::vector<Refusal> check_looking_back(const State& state, const Entry& entry);

[[nodiscard]] std::string figure(std::int64_t number);
// "2.500 mL" or "3 units", also below zero.
[[nodiscard]] std::string figure(const Quantity& quantity);
[[nodiscard]] std::string figure(std::int64_t amount, Unit unit);
template <typename Tag>
[[nodiscard]] std::string figure(base::Tagged<Tag> id) {
    return figure(id.number());
}
template <typename Rule>
[[nodiscard]] std::string figure(const CodeText<Rule>& code) {
    return std::string(code.text());
}

void check_signers(const State& state, const Entry& entry, Complaints& out);
void check_clock(const State& state, const Entry& entry, Complaints& out);
void check_paper(const State& state, const Entry& entry, Complaints& out);
// One of these has the rules of the entry's kind; the others find nothing.
void check_house(const State& state, const Entry& entry, Complaints& out);
void check_stock(const State& state, const Entry& entry, Complaints& out);
void check_disposals(const State& state, const Entry& entry, Complaints& out);
void check_counts(const State& state, const Entry& entry, Complaints& out);
void check_cases(const State& state, const Entry& entry, Complaints& out);
void check_corrections(const State& state, const Entry& entry, Complaints& out);
void check_closing(const State& state, const Entry& entry, Complaints& out);
// That every balance stays within what the journal's numbers can say.
void check_amounts(const State& state, const Entry& entry, Complaints& out);
// The rules of a receipt that a restated one must keep as well.
void check_receipt(const State& state, const StockReceived& receipt, Complaints& out);

// The container, if it is known and still on hand; otherwise says why not.
[[nodiscard]] const ContainerRow* on_hand(const State& state, ContainerId id, Complaints& out);
// Whether the product is known, is that of the container, and has this unit; otherwise says why
// not.
[[nodiscard]] bool product_fits(const State& state, const ContainerRow* row, ContainerId id,
                                ProductId product, Unit unit, Complaints& out);
[[nodiscard]] std::int64_t open_amount(const State& state, EntryNumber infusion, ProductId product);

// What derives from the state, for decide and check alike.
[[nodiscard]] std::vector<ProductBalance> product_balances(const State& state);
[[nodiscard]] std::vector<InfusionId> open_infusions(const State& state);
[[nodiscard]] std::vector<EntryNumber> waiting_for_witness(const State& state);
struct Revelation {
    std::vector<RevealedLine> lines;
    bool differs = false;
};
[[nodiscard]] std::optional<Revelation> reveal(const State& state, EntryNumber count);
[[nodiscard]] base::UtcInstant latest_beyond_use(const State& state, const ContainerRow& row,
                                                 base::LocalInstant opened);
// What is left of a drug in a diluted bag: drawn x left / total, to the whole unit, half up.
[[nodiscard]] std::int64_t left_in_bag(std::int64_t drawn, const DilutedBag& bag);
using OpenAmounts = std::vector<std::pair<ProductId, std::int64_t>>;
// What the infusion had open before this outcome, by what is open now; by the outcome's products.
[[nodiscard]] OpenAmounts open_before(const State& state, const OutcomeRecorded& outcome);
// Whether the bag is one, and each line follows from what was open of its product.
void check_bag(const OutcomeRecorded& outcome, const OpenAmounts& open, Complaints& out);

}  // namespace vialog::domain
