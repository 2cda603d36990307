// SPDX-License-Identifier: Apache-2.0
// After the reveal: what was counted beside the book, the differences in words, and one recount of what differs.
#pragma once

#include "gui/form.h"
#include "gui/signing.h"
#include "gui/tally.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::gui {

// One line of the reveal as people compare it.
struct ComparedFigure {
    std::string what;  // "Vial 12", "Ketalar 50 mg/mL, 10.000 mL: sealed"
    std::string place;
    std::string counted;
    std::string book;
    std::string words;  // "1 missing: vial 14"
    domain::ProductId product;
    std::optional<domain::ContainerId> opened{};  // none: the sealed ones
    bool differs = false;                         // so that it opens a case
};
// `seen` are the vials that were scanned: of the sealed ones that are missing it says which.
[[nodiscard]] std::vector<ComparedFigure> compared(const Desk& desk,
                                                   const domain::CountRevealed& revealed,
                                                   const Tally& seen);

// The recount goes as a finding to the case that the reveal has opened; the count itself stays as it was signed.
class RevealedCount final {
  public:
    RevealedCount(Desk& desk, const operations::Recorded& reveal, const Tally& seen);
    RevealedCount(const RevealedCount&) = delete;
    RevealedCount& operator=(const RevealedCount&) = delete;

    void type(std::string_view field, std::string_view text);
    void enter(std::string_view field);
    [[nodiscard]] bool has_work() const { return !m_noted && m_form.has_typed(); }
    [[nodiscard]] bool differs() const { return m_differs; }
    [[nodiscard]] domain::EntryNumber entry() const { return m_entry; }
    void fill(ScreenView& view) const;

  private:
    [[nodiscard]] std::string problem_of(const ComparedFigure& figure, std::string_view text) const;
    [[nodiscard]] std::string recounted() const;  // the finding's text; empty: nothing was
    void sign(std::string_view field);

    Desk& m_desk;
    domain::EntryNumber m_entry;
    bool m_differs;
    std::vector<ComparedFigure> m_figures;
    std::vector<ComparedFigure> m_differing;
    Form m_form;
    Signing m_signing;
    bool m_noted = false;
    std::optional<Message> m_message;
};

}  // namespace vialog::gui
