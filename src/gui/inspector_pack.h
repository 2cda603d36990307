// SPDX-License-Identifier: Apache-2.0
// What an inspector takes away: the journal as a bundle that proves itself, its making signed, written beside the work.
#pragma once

#include "gui/desk.h"
#include "gui/form.h"
#include "operations/export_bundle.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace vialog::gui {

class InspectorPack final {
  public:
    explicit InspectorPack(Desk& desk);
    InspectorPack(const InspectorPack&) = delete;
    InspectorPack& operator=(const InspectorPack&) = delete;

    void type(std::string_view field, std::string_view text);
    void enter(std::string_view field);
    // True where the key is one of the pack's.
    bool press(std::string_view key);
    [[nodiscard]] bool has_work() const { return m_form.has_typed(); }
    void fill(ScreenView& view) const;

  private:
    // What the work beside the window found; read where screens are used once it is done.
    struct Outcome;

    void take_pin();
    void write(std::unique_ptr<operations::Consent> consent);
    void finish(const Outcome& outcome);

    Desk& m_desk;
    base::CivilDate m_first;  // the period's, unless somebody says otherwise
    Form m_form;
    std::filesystem::path m_folder;
    std::optional<operations::ExportedBundle> m_bundle;  // once it is written
    std::optional<Message> m_message;
    // Gone with the screen, so that work that ends later finds nobody to tell.
    std::shared_ptr<bool> m_here = std::make_shared<bool>(true);
};

}  // namespace vialog::gui
