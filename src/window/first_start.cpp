// SPDX-License-Identifier: Apache-2.0
// Asks the machine; the set-up asks the people.
#include "window/first_start.h"

#include "crypto/random.h"
#include "operations/agent_start.h"
#include "operations/clock.h"
#include "window/workstation.h"

#include <system_error>
#include <utility>

namespace vialog::window {

namespace {

constexpr std::string_view zones = "zoneinfo/";

std::filesystem::path folder_meant(const std::filesystem::path& named) {
    std::error_code failed;
    if (named.empty()) {
        return std::filesystem::current_path(failed);
    }
    const std::filesystem::path whole = std::filesystem::absolute(named, failed);
    return std::filesystem::is_directory(whole, failed) ? whole : whole.parent_path();
}

}  // namespace

std::string zone_of_link(const std::filesystem::path& link) {
    std::error_code failed;
    const std::string target = std::filesystem::read_symlink(link, failed).string();
    const std::size_t at = target.find(zones);
    return at == std::string::npos ? std::string() : target.substr(at + zones.size());
}

gui::SetUpGround FirstStart::ground(
    const std::filesystem::path& named,
    std::function<void(const std::filesystem::path& journal)> opened) {
    return {.folder = folder_meant(named),
            .state = state_folder(),
            .documents = documents_folder(),
            .marks = state_folder(),
            .zone = zone_of_link("/etc/localtime"),
            .knows_zone =
                [](const domain::TimeZoneName& zone) {
                    std::error_code failed;
                    return std::filesystem::is_regular_file(
                        std::filesystem::path("/usr/share/zoneinfo") / zone.text(), failed);
                },
            .hold_keys = [this](const std::filesystem::path& journal) -> gui::KeyHolder& {
                auto& keys = m_keys[journal];
                if (keys == nullptr) {
                    keys = std::make_unique<AgentKeys>(journal,
                                                       operations::program_beside("vialog-cli"));
                }
                return *keys;
            },
            .clock = [](const domain::TimeZoneName& zone) -> std::unique_ptr<operations::Clock> {
                return std::make_unique<operations::SystemClock>(zone);
            },
            .random = []() -> std::unique_ptr<crypto::RandomSource> {
                return std::make_unique<crypto::SystemRandom>();
            },
            .opened = std::move(opened)};
}

}  // namespace vialog::window
