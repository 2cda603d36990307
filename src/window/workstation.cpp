// SPDX-License-Identifier: Apache-2.0
// Opens the journal as the command line does.
#include "window/workstation.h"

#include "crypto/random.h"
#include "gui/catalogue.h"
#include "operations/agent_start.h"

#include <fmt/format.h>

#include <cstdlib>
#include <stdexcept>
#include <utility>

namespace vialog::window {

using gui::tr;

namespace {

domain::StationId station_of(const domain::State& state, const std::string& named) {
    if (!named.empty()) {
        const auto station = domain::StationId::parse(named);
        if (!station || state.stations.find(*station) == nullptr) {
            throw std::runtime_error(
                fmt::format(fmt::runtime(tr("This journal has no workstation \"{}\".")), named));
        }
        return *station;
    }
    std::vector<domain::StationId> stations;
    state.stations.for_each([&](const domain::StationId& id, const domain::StationRow& /*row*/) {
        stations.push_back(id);
    });
    if (stations.size() != 1) {
        throw std::runtime_error(
            tr("This journal has several workstations; start vialog with --station and the one "
               "that this is."));
    }
    return stations.front();
}

operations::Session open_session(const std::filesystem::path& journal, const std::string& station,
                                 std::function<void(const std::string&)> say) {
    store::Store store = store::Store::open({.path = journal,
                                             .access = store::Access::ReadWrite,
                                             .marks = state_folder(),
                                             .vfs = {},
                                             .unsettled = std::move(say)});
    domain::StationId here = station_of(store.state(), station);
    const domain::TimeZoneName zone =
        store.state().zone.value_or(domain::TimeZoneName::parse("UTC").value());
    return {std::move(store), std::move(here), std::make_unique<operations::SystemClock>(zone),
            std::make_unique<crypto::SystemRandom>()};
}

std::filesystem::path folder_of_environment(const char* variable, const char* below_home) {
    const char* folder = std::getenv(variable);
    if (folder != nullptr && *folder != '\0') {
        return folder;
    }
    const char* home = std::getenv("HOME");
    return home == nullptr ? std::filesystem::temp_directory_path()
                           : std::filesystem::path(home) / below_home;
}

}  // namespace

base::Result<Invocation, std::string> parse_invocation(const std::vector<std::string>& arguments) {
    Invocation invocation;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i] == "--version") {
            invocation.wants_version = true;
        } else if (arguments[i] == "--station") {
            if (i + 1 == arguments.size()) {
                return tl::unexpected(tr("--station needs the name of a workstation"));
            }
            invocation.station = arguments[++i];
        } else if (arguments[i].starts_with("-")) {
            return tl::unexpected(
                fmt::format(fmt::runtime(tr("{} is not known; vialog [JOURNAL] [--station ID]")),
                            arguments[i]));
        } else if (!invocation.journal.empty()) {
            return tl::unexpected(tr("one journal at a time: vialog [JOURNAL] [--station ID]"));
        } else {
            invocation.journal = arguments[i];
        }
    }
    return invocation;
}

std::optional<std::filesystem::path> journal_meant(const std::filesystem::path& named) {
    std::error_code failed;
    if (!named.empty() && !std::filesystem::is_directory(named, failed)) {
        return std::filesystem::exists(named, failed) ? std::optional(named) : std::nullopt;
    }
    const std::filesystem::path folder = named.empty() ? std::filesystem::path(".") : named;
    std::optional<std::filesystem::path> only;
    for (const auto& file : std::filesystem::directory_iterator(folder, failed)) {
        if (file.path().extension() == ".vialog") {
            if (only) {
                return std::nullopt;
            }
            only = file.path();
        }
    }
    return only;
}

std::filesystem::path state_folder() {
    return folder_of_environment("XDG_STATE_HOME", ".local/state") / "vialog";
}

std::filesystem::path documents_folder() {
    return folder_of_environment("XDG_DOCUMENTS_DIR", "Documents");
}

Workstation::Workstation(const std::filesystem::path& journal, const std::string& station,
                         Worker::Post post, std::function<void(const std::string&)> say)
    : m_session(open_session(journal, station, say)),
      m_keys(journal, operations::program_beside("vialog-cli")),
      m_worker(std::move(post), say),
      m_desk(m_session, m_keys, m_worker,
             {.journal = std::filesystem::absolute(journal),
              .state = state_folder(),
              .documents = documents_folder()}) {}

}  // namespace vialog::window
