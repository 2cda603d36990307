// SPDX-License-Identifier: Apache-2.0
// The file systems and folders that are refused, each by its name.
#include "store/location.h"

#include "store/store_error.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace vialog::store {

namespace {

// Locks and shared memory do not hold between the machines that share these, or are not known to.
constexpr auto shared_file_systems = std::to_array<std::string_view>({
    "network", "nfs",   "nfs4",   "cifs",   "smb",    "smb2",  "smb3",     "smbfs",     "ncp",
    "ncpfs",   "afs",   "afpfs",  "coda",   "9p",     "v9fs",  "drvfs",    "ceph",      "gfs",
    "gfs2",    "ocfs2", "lustre", "gpfs",   "beegfs", "pvfs2", "orangefs", "glusterfs", "davfs",
    "webdav",  "ftp",   "vboxsf", "vmhgfs", "prl_fs", "acfs",  "exofs",
});

// File systems in user space that keep their files on a disk of this computer. All others of that sort are refused: most
// stand for another machine (sshfs, rclone, davfs2, gvfs).
constexpr auto local_user_space = std::to_array<std::string_view>({
    "fuseblk",
    "fuse.ntfs-3g",
    "fuse.ntfs",
    "fuse.exfat",
    "fuse.gocryptfs",
    "fuse.encfs",
    "fuse.cryfs",
    "fuse.securefs",
    "fuse.ext2",
    "fuse.fuse-ext2",
    "fuse.fuse-overlayfs",
    "fuse.bindfs",
    "fuse.mergerfs",
    "fuse.lxcfs",
    "fuse.veracrypt",
});

enum class NameMatch { Whole, Beginning };

struct FolderName {
    std::string_view name;  // in lower case
    NameMatch match;
    std::string_view program;
};

constexpr auto synced_names = std::to_array<FolderName>({
    {"dropbox", NameMatch::Whole, "Dropbox"},
    {"dropbox (", NameMatch::Beginning, "Dropbox"},
    {"dropbox-", NameMatch::Beginning, "Dropbox"},
    {"onedrive", NameMatch::Whole, "OneDrive"},
    {"onedrive -", NameMatch::Beginning, "OneDrive"},
    {"onedrive-", NameMatch::Beginning, "OneDrive"},
    {"skydrive", NameMatch::Whole, "OneDrive"},
    {"google drive", NameMatch::Whole, "Google Drive"},
    {"googledrive", NameMatch::Beginning, "Google Drive"},
    {"my drive", NameMatch::Whole, "Google Drive"},
    {"icloud drive", NameMatch::Whole, "iCloud"},
    {"iclouddrive", NameMatch::Whole, "iCloud"},
    {"icloud~", NameMatch::Beginning, "iCloud"},
    {"mobile documents", NameMatch::Whole, "iCloud"},
    {"com~apple~clouddocs", NameMatch::Whole, "iCloud"},
    {"cloudstorage", NameMatch::Whole, "a cloud provider"},
    {"nextcloud", NameMatch::Whole, "Nextcloud"},
    {"owncloud", NameMatch::Whole, "ownCloud"},
    {"box sync", NameMatch::Whole, "Box"},
    {"box-box", NameMatch::Whole, "Box"},
    {"pcloud drive", NameMatch::Whole, "pCloud"},
    {"pclouddrive", NameMatch::Whole, "pCloud"},
    {"seafile", NameMatch::Whole, "Seafile"},
    {"megasync", NameMatch::Whole, "MEGA"},
    {"mega downloads", NameMatch::Whole, "MEGA"},
    {"tresorit", NameMatch::Whole, "Tresorit"},
    {"resilio sync", NameMatch::Whole, "Resilio Sync"},
    {"syncthing", NameMatch::Whole, "Syncthing"},
    {"sync", NameMatch::Whole, "a synchronising program"},
});

enum class MarkerForm { File, Folder, Either };

struct Marker {
    std::string_view path;  // within a folder that is synced
    MarkerForm form;
    std::string_view program;
};

// In a home folder .dropbox is a folder that holds settings; within a synced folder it is a file.
constexpr auto markers = std::to_array<Marker>({
    {".dropbox", MarkerForm::File, "Dropbox"},
    {".dropbox.cache", MarkerForm::Folder, "Dropbox"},
    {".stfolder", MarkerForm::Either, "Syncthing"},
    {".sync/ID", MarkerForm::File, "Resilio Sync"},
    {".nextcloudsync.log", MarkerForm::File, "Nextcloud"},
    {".owncloudsync.log", MarkerForm::File, "ownCloud"},
    {".tresorit", MarkerForm::Folder, "Tresorit"},
    {".849C9593-D756-4E56-8D6E-42412F2A707B", MarkerForm::File, "OneDrive"},
});

std::string lower_ascii(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

template <typename List>
bool holds(const List& list, std::string_view name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

bool is_shared(const std::string& file_system) {
    return holds(shared_file_systems, file_system) ||
           (file_system.starts_with("fuse") && !holds(local_user_space, file_system));
}

// The program that is known to copy a folder of this name.
std::optional<std::string_view> syncing_program(const std::string& folder_name) {
    for (const FolderName& it : synced_names) {
        if (it.match == NameMatch::Whole ? folder_name == it.name
                                         : folder_name.starts_with(it.name)) {
            return it.program;
        }
    }
    return std::nullopt;
}

std::optional<std::string_view> marked_program(const std::filesystem::path& folder,
                                               const LocationProbe& probe) {
    for (const Marker& it : markers) {
        const auto path = folder / it.path;
        if ((it.form != MarkerForm::Folder && probe.is_file(path)) ||
            (it.form != MarkerForm::File && probe.is_folder(path))) {
            return it.program;
        }
    }
    return std::nullopt;
}

[[noreturn]] void refuse_synced(const std::filesystem::path& database,
                                const std::filesystem::path& folder, std::string_view program) {
    throw StoreError(StoreErrorKind::SyncedFolder, 0,
                     fmt::format("the database {} lies in {}, which {} copies to other computers; "
                                 "that destroys a database in use: keep it in a folder of this "
                                 "computer's own disk, and let backups go there instead",
                                 database.string(), folder.string(), program));
}

}  // namespace

void check_location(const std::filesystem::path& database, const LocationProbe& probe) {
    const std::filesystem::path resolved = probe.resolve(database);
    const auto file_system = probe.file_system(resolved.parent_path());
    // On Windows two slashes in front name another computer.
    const bool remote_name = resolved.root_name().string().starts_with("\\\\");
    if (remote_name || (file_system && is_shared(lower_ascii(*file_system)))) {
        throw StoreError(
            StoreErrorKind::NetworkFolder, 0,
            fmt::format("the database {} lies on a file system that several computers share ({}); "
                        "it can lose entries there: keep it on this computer's own disk",
                        database.string(), file_system.value_or("network")));
    }
    for (auto folder = resolved.parent_path();; folder = folder.parent_path()) {
        if (const auto program = syncing_program(lower_ascii(folder.filename().string()))) {
            refuse_synced(database, folder, *program);
        }
        if (const auto program = marked_program(folder, probe)) {
            refuse_synced(database, folder, *program);
        }
        if (folder == folder.parent_path()) {
            break;
        }
    }
}

}  // namespace vialog::store
