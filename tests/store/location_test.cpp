// SPDX-License-Identifier: Apache-2.0
// What src/store/location promises, and what it refuses.
#include "store/location.h"

#include "store/sample_store.h"
#include "store/store_error.h"

#include <gtest/gtest.h>

namespace vialog::store {
namespace {

using support::FakeProbe;

std::optional<StoreErrorKind> refusal(const std::filesystem::path& path, const FakeProbe& probe) {
    try {
        check_location(path, probe);
        return std::nullopt;
    } catch (const StoreError& error) {
        EXPECT_NE(std::string(error.what()).find(path.string()), std::string::npos);
        return error.kind();
    }
}

std::optional<StoreErrorKind> refusal_of_type(const std::string& file_system) {
    FakeProbe probe;
    probe.type = file_system;
    return refusal("/data/clinic.vialog", probe);
}

TEST(Location, TakesTheDisksOfThisComputer) {
    for (const char* type : {"ext4", "xfs", "btrfs", "zfs", "apfs", "hfs", "ntfs", "ntfs3", "exfat",
                             "vfat", "f2fs", "overlay", "tmpfs", "fuseblk", "fuse.gocryptfs"}) {
        EXPECT_EQ(refusal_of_type(type), std::nullopt) << type;
    }
}

TEST(Location, RefusesFileSystemsThatComputersShare) {
    for (const char* type : {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "9p", "ceph",
                             "fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.gvfsd-fuse",
                             "fuse.glusterfs", "fuse", "vboxsf", "webdav", "network", "NFS4"}) {
        EXPECT_EQ(refusal_of_type(type), StoreErrorKind::NetworkFolder) << type;
    }
}

TEST(Location, RefusesFoldersThatAProgramCopies) {
    const FakeProbe probe;
    for (const char* path :
         {"/home/a/Dropbox/x.vialog", "/home/a/Dropbox (Clinic)/records/x.vialog",
          "/home/a/OneDrive/x.vialog", "/home/a/OneDrive - Foothill Clinic/deep/er/x.vialog",
          "/Users/a/Library/Mobile Documents/com~apple~CloudDocs/x.vialog",
          "/Users/a/Library/CloudStorage/GoogleDrive-a@b.example/My Drive/x.vialog",
          "/home/a/Nextcloud/x.vialog", "/home/a/ownCloud/x.vialog", "/home/a/Box Sync/x.vialog",
          "/home/a/google drive/x.vialog", "/home/a/iCloudDrive/x.vialog"}) {
        EXPECT_EQ(refusal(path, probe), StoreErrorKind::SyncedFolder) << path;
    }
}

TEST(Location, TakesFoldersWhoseNamesOnlyResembleThose) {
    const FakeProbe probe;
    for (const char* path :
         {"/home/a/Dropboxes/x.vialog", "/home/a/one drive/x.vialog", "/home/a/boxes/x.vialog",
          "/home/a/Dropbox.vialog", "/srv/onedriver/x.vialog", "/home/a/synced/x.vialog"}) {
        EXPECT_EQ(refusal(path, probe), std::nullopt) << path;
    }
}

TEST(Location, RefusesAFolderThatBearsTheMarkOfACopyingProgram) {
    FakeProbe syncthing;
    syncthing.folders = {"/data/records/.stfolder"};
    FakeProbe dropbox;
    dropbox.files = {"/data/.dropbox"};

    EXPECT_EQ(refusal("/data/records/deep/x.vialog", syncthing), StoreErrorKind::SyncedFolder);
    EXPECT_EQ(refusal("/data/records/x.vialog", dropbox), StoreErrorKind::SyncedFolder);
    EXPECT_EQ(refusal("/other/x.vialog", syncthing), std::nullopt);
}

TEST(Location, TakesAHomeFolderThatHoldsTheSettingsOfDropbox) {
    FakeProbe probe;
    probe.folders = {"/home/a/.dropbox"};

    EXPECT_EQ(refusal("/home/a/records/x.vialog", probe), std::nullopt);
}

TEST(Location, LooksAtThePlaceBehindASymbolicLink) {
    class Linked final : public LocationProbe {
      public:
        [[nodiscard]] std::optional<std::string> file_system(
            const std::filesystem::path&) const override {
            return "ext4";
        }
        [[nodiscard]] bool is_file(const std::filesystem::path&) const override { return false; }
        [[nodiscard]] bool is_folder(const std::filesystem::path&) const override { return false; }
        [[nodiscard]] std::filesystem::path resolve(
            const std::filesystem::path& path) const override {
            return "/home/a/Dropbox" / path.filename();
        }
    };

    EXPECT_THROW(check_location("/records/x.vialog", Linked()), StoreError);
}

}  // namespace
}  // namespace vialog::store
