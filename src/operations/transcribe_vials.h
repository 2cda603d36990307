// SPDX-License-Identifier: Apache-2.0
// Which container of the journal a label on paper means. A label that was given to two vials means
// the one that was in use.
#pragma once

#include "domain/state.h"
#include "exchange/paper_folder.h"
#include "operations/transcribe_labels.h"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace vialog::operations {

class VialFinder final {
  public:
    // `folder` must outlive it.
    explicit VialFinder(const exchange::PaperFolder& folder);

    // Before anything new is taken: what the journal knows of the folder's receipts and of labels
    // given out earlier.
    void look_at(const domain::State& state);
    // An earlier run recorded the receipt of that index as this entry, under another spelling; said
    // before look_at().
    void note_taken(const domain::State& state, std::size_t receipt, domain::EntryNumber entry);
    // The receipt of that index was recorded as this entry.
    void note_receipt(std::size_t receipt, const domain::StockReceived& recorded);

    // The labels of the receipt's containers, as the paper has them.
    [[nodiscard]] const VialLabels& labels(std::size_t receipt) const { return m_labels[receipt]; }
    // The receipts that give out the label, by their times.
    [[nodiscard]] const std::vector<std::size_t>& cartons_of(const std::string& label) const;
    // A number for the vial that the label means then; for the timeline.
    [[nodiscard]] std::size_t vial(const std::string& label, base::UtcInstant at);
    // The same for the vial that this receipt brought.
    [[nodiscard]] std::size_t vial_of(const std::string& label, std::size_t receipt);
    [[nodiscard]] std::optional<domain::ContainerId> find(const domain::State& state,
                                                          const std::string& label,
                                                          base::UtcInstant at) const;

  private:
    // The bearers of one label, in the order of their receipt.
    struct Bearers {
        bool earlier = false;               // one on hand that the journal knew before this folder
        std::vector<std::size_t> receipts;  // of the folder
        std::vector<base::UtcInstant> opened;  // sorted
    };
    struct Received {
        domain::ContainerId first;
        std::int64_t containers = 0;
    };

    [[nodiscard]] std::size_t bearer_at(const Bearers& bearers, base::UtcInstant at) const;
    [[nodiscard]] bool is_of_folder(domain::ContainerId container) const;
    [[nodiscard]] std::optional<domain::ContainerId> find_in(const domain::State& state,
                                                             std::size_t receipt,
                                                             const std::string& label) const;
    [[nodiscard]] std::size_t number_of(const std::string& label, std::size_t bearer);

    const exchange::PaperFolder& m_folder;
    std::vector<VialLabels> m_labels;  // by receipt
    std::map<std::string, Bearers> m_bearers;
    std::map<std::size_t, Received> m_received;  // by receipt
    std::map<std::pair<std::string, std::size_t>, std::size_t> m_numbers;
};

}  // namespace vialog::operations
