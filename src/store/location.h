// SPDX-License-Identifier: Apache-2.0
// Where a database must not lie: on a file system shared between machines, in a folder that is copied to other machines.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace vialog::store {

// What the system says about a place; a seam, so that tests need no network share.
class LocationProbe {
  public:
    LocationProbe() = default;
    LocationProbe(const LocationProbe&) = delete;
    LocationProbe& operator=(const LocationProbe&) = delete;
    virtual ~LocationProbe() = default;

    // The name of the file system that holds the folder, as the system has it: "ext4", "nfs4", "fuse.sshfs"; on Windows
    // "network" for a network drive. Nothing where the system does not say.
    [[nodiscard]] virtual std::optional<std::string> file_system(
        const std::filesystem::path& folder) const = 0;
    [[nodiscard]] virtual bool is_file(const std::filesystem::path& path) const = 0;
    [[nodiscard]] virtual bool is_folder(const std::filesystem::path& path) const = 0;
    // Absolute, without symbolic links as far as it exists.
    [[nodiscard]] virtual std::filesystem::path resolve(
        const std::filesystem::path& path) const = 0;
};

[[nodiscard]] const LocationProbe& system_probe();

// Throws StoreError of kind NetworkFolder or SyncedFolder, with the reason. Several machines that write one SQLite file,
// or a program that copies it while it is written, destroy it (sqlite.org/howtocorrupt.html sections 2.1 and 4).
void check_location(const std::filesystem::path& database, const LocationProbe& probe);

}  // namespace vialog::store
