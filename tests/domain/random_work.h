// SPDX-License-Identifier: Apache-2.0
// A clinic where anything is asked for, right or wrong, and a second book kept beside the state to
// hold it against.
#pragma once

#include "support/clinic.h"

#include <map>
#include <string>
#include <vector>

namespace vialog::domain {

// How many kinds of request Step::work tells apart.
inline constexpr int kinds_of_work = 28;

// One request: what, of what, how much, and how (by whom, intended or done, from paper, tampered
// with). Each number is taken modulo what it chooses from.
struct Step {
    int work = 0;
    int first = 0;
    int second = 0;
    int amount = 0;
    int manner = 0;
};

inline std::ostream& operator<<(std::ostream& out, const Step& step) {
    return out << "{" << step.work << ", " << step.first << ", " << step.second << ", "
               << step.amount << ", " << step.manner << "}";
}

// The tables that grow with the years, as a database keeps them.
struct KeptRows {
    std::map<EntryNumber, HeldRow> held;
    std::map<CaseId, CaseRow> cases;
    std::map<ContainerId, ContainerRow> containers;
    std::map<EntryNumber, ReceiptRow> receipts;
    std::map<EntryNumber, EntryNumber> corrected;
    std::map<std::string, EntryNumber> paper;
    std::map<std::string, ContainerId> labels;
};

class Work final {
  public:
    Work();

    // Asks for it, in both states; records what is granted and looks at everything that must hold.
    void take(const Step& step);

    // What did not hold, with the kind it happened at; empty as long as all does.
    [[nodiscard]] const std::string& complaint() const { return m_complaint; }
    [[nodiscard]] std::int64_t granted() const { return m_granted; }
    [[nodiscard]] std::int64_t refused() const { return m_refused; }
    [[nodiscard]] const std::vector<Entry>& entries() const { return m_clinic.entries(); }

    // The tables of the state that differ when all entries are applied once more from the first.
    [[nodiscard]] std::string find_differences_of_a_new_fold() const;
    // The tables that differ in the state that fetches its rows and saves what changed.
    [[nodiscard]] std::string find_differences_of_the_kept_state();
    // drawn = given + lost + wasted + held + decided + open, added up from the events in force.
    [[nodiscard]] std::string find_infusions_that_do_not_close() const;

  private:
    [[nodiscard]] support::Act act_of(const Step& step);
    [[nodiscard]] support::Act act_on_stock(const Step& step);
    [[nodiscard]] support::Act act_on_records(const Step& step);
    [[nodiscard]] Event correction_of(const Step& step) const;
    [[nodiscard]] Event decision_of(const Step& step) const;
    [[nodiscard]] Event count_of(const Step& step) const;
    [[nodiscard]] std::vector<DisposalLine> disposal_of(const Step& step) const;
    [[nodiscard]] ContainerId some_container(int pick) const;
    [[nodiscard]] EntryNumber some_entry(Kind kind, int pick) const;
    [[nodiscard]] ProductId some_product(int pick) const;
    [[nodiscard]] Quantity some_amount(ProductId product, int amount) const;
    [[nodiscard]] Quantity amount_near(ContainerId container, int amount) const;
    [[nodiscard]] WasteSource some_source(const Step& step) const;

    void record(const Entry& entry);
    void save_kept();
    void post(const Entry& entry);
    void check_book(const Entry& entry);
    void check_rows(const Entry& entry);
    void complain(const Entry& entry, const std::string& what);

    support::Clinic m_clinic;
    State m_kept_state;
    KeptRows m_kept;
    std::map<std::pair<ProductId, Account>, std::int64_t> m_book;
    std::string m_complaint;
    std::int64_t m_granted = 0;
    std::int64_t m_refused = 0;
    std::int64_t m_paper_lines = 0;
};

}  // namespace vialog::domain
