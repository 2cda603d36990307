// SPDX-License-Identifier: Apache-2.0
// A first start for tests: an empty folder, a vault, and answers that two people could have given.
#pragma once

#include "gui/desk_in_test.h"
#include "gui/set_up_answers.h"

namespace vialog::gui {

class SetUpInTest final {
  public:
    SetUpInTest();
    [[nodiscard]] SetUpGround ground();
    [[nodiscard]] operations::Workplace& workplace() { return m_workplace; }
    [[nodiscard]] const std::filesystem::path& opened() const { return m_opened; }
    [[nodiscard]] std::filesystem::path journal() const {
        return m_workplace.folder() / "journal" / "ket.vialog";
    }
    [[nodiscard]] SetUpAnswers answers() const;

  private:
    operations::Workplace m_workplace;
    VaultHolder m_keys;
    std::filesystem::path m_opened;
};

}  // namespace vialog::gui
