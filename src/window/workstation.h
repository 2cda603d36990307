// SPDX-License-Identifier: Apache-2.0
// What the program stands on when a journal is open: the session, the keys, long work, the desk.
#pragma once

#include "gui/desk.h"
#include "window/agent_keys.h"
#include "window/worker.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vialog::window {

// vialog [JOURNAL] [--station ID]
struct Invocation {
    std::filesystem::path journal{};
    std::string station{};
    bool wants_version = false;
};
// The error is a sentence.
[[nodiscard]] base::Result<Invocation, std::string> parse_invocation(
    const std::vector<std::string>& arguments);

// The file that is meant: of a folder, the only journal in it. Nothing where there is none.
[[nodiscard]] std::optional<std::filesystem::path> journal_meant(
    const std::filesystem::path& named);

// Of this user: marks of journals, drafts.
[[nodiscard]] std::filesystem::path state_folder();
// Where exports and printed pages go.
[[nodiscard]] std::filesystem::path documents_folder();

class Workstation final {
  public:
    // Throws StoreError where the journal cannot be opened, std::runtime_error where it has several workstations and
    // none is named. `say` is told what closing or settling could not do.
    Workstation(const std::filesystem::path& journal, const std::string& station, Worker::Post post,
                std::function<void(const std::string&)> say);

    [[nodiscard]] gui::Desk& desk() { return m_desk; }

  private:
    operations::Session m_session;
    AgentKeys m_keys;
    Worker m_worker;
    gui::Desk m_desk;
};

}  // namespace vialog::window
