// SPDX-License-Identifier: Apache-2.0
// The blind count: begun with a PIN, vials scanned one by one, signed by two before the book's figures are shown.
#pragma once

#include "gui/container_facts.h"
#include "gui/count_opening.h"
#include "gui/form.h"
#include "gui/revealed_count.h"
#include "gui/tally.h"
#include "gui/two_signatures.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vialog::gui {

class CountPresenter final : public Screen {
  public:
    explicit CountPresenter(Desk& desk);

    [[nodiscard]] ScreenView view() const override;
    void type(std::string_view field, std::string_view text) override;
    void enter(std::string_view field) override;
    void scan(std::string_view text) override;
    void press(std::string_view key) override;
    void choose(std::int64_t row) override;
    bool back() override;
    void refresh() override;
    void show(std::string_view subject) override;  // "entry:45" that has begun a count
    [[nodiscard]] bool has_work() const override;

  private:
    enum class Stage : std::uint8_t { Begin, Counting, Signing, Revealed };

    void begin(std::string_view field);
    void go_on_with(domain::EntryNumber start);
    void start_counting(domain::Ref start, domain::CountStarted what);
    void count(const ContainerFacts& vial);
    void ask_amount(const ContainerFacts& vial);
    void take_amount(std::string_view field);
    [[nodiscard]] std::string problem_of_amount(std::string_view text) const;
    void add(CountedVial vial, std::string words);
    void keep_draft();
    void reopen_selected();
    void remove_selected();
    void next_place();
    void finish();
    void change();  // what will be signed is no longer what was shown
    void commit();
    [[nodiscard]] domain::CountRecorded draft() const;

    [[nodiscard]] FactGroup facts_of_count() const;
    [[nodiscard]] std::vector<Action> actions_of_count() const;
    [[nodiscard]] Table table_of_count() const;
    void fill_begin(ScreenView& view) const;
    void fill_count(ScreenView& view) const;

    Desk& m_desk;
    Stage m_stage = Stage::Begin;
    CountOpening m_opening;
    TwoSignatures m_signatures;
    Form m_form;  // of the count: the amount of an opened vial, then the signatures
    Tally m_tally;
    domain::Method m_method = domain::Method::Estimated;
    std::optional<domain::Ref> m_start;
    domain::CountStarted m_started;
    std::size_t m_place = 0;  // of m_started.places: where it is counted now
    std::optional<ContainerFacts> m_asked;
    std::int64_t m_selected = -1;
    std::unique_ptr<RevealedCount> m_revealed;
    std::optional<Message> m_message;
};

}  // namespace vialog::gui
