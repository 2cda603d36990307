// SPDX-License-Identifier: Apache-2.0
// The end of a day: what is still open is shown and acknowledged, two sign, a checkpoint is given out. Also the change of
// custody.
#pragma once

#include "gui/form.h"
#include "gui/open_matters.h"
#include "gui/two_signatures.h"
#include "operations/checkpoint.h"

#include <optional>
#include <string>
#include <vector>

namespace vialog::gui {

class ClosePresenter final : public Screen {
  public:
    explicit ClosePresenter(Desk& desk);

    [[nodiscard]] ScreenView view() const override;
    void type(std::string_view field, std::string_view text) override;
    void enter(std::string_view field) override;
    void scan(std::string_view text) override;
    void press(std::string_view key) override;
    void choose(std::int64_t row) override;
    void open(std::int64_t row) override;
    bool back() override;
    void refresh() override;
    [[nodiscard]] bool has_work() const override;

  private:
    enum class Deed : std::uint8_t { Close, Custody };

    void turn_to(Deed deed);
    void look();  // at what is open
    [[nodiscard]] std::string problem_of_day(std::string_view text) const;
    [[nodiscard]] std::string problem_of_count(std::string_view text) const;
    [[nodiscard]] domain::Event draft() const;
    // What would be signed, kept so that the entry is exactly that.
    void foresee();
    void change();
    void commit();
    void give_checkpoint(operations::Consent& person);
    void save_checkpoint();
    [[nodiscard]] Table table_of_matters() const;
    [[nodiscard]] std::vector<std::string> sums() const;

    Desk& m_desk;
    Deed m_deed = Deed::Close;
    TwoSignatures m_signatures;
    Form m_form;
    std::vector<OpenMatter> m_matters;
    std::int64_t m_selected = -1;
    std::optional<domain::Event> m_seen;
    std::optional<operations::GivenCheckpoint> m_given;
    std::optional<Message> m_message;
};

}  // namespace vialog::gui
