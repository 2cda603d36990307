// SPDX-License-Identifier: Apache-2.0
// What this system says about the place of a file.
#include "store/location.h"

#include <array>
#include <fstream>
#include <sstream>
#include <system_error>

#if defined(_WIN32)
#include <windows.h>
#elif defined(__APPLE__)
#include <sys/mount.h>
#else
#include <sys/vfs.h>
#endif

namespace vialog::store {

namespace {

namespace fs = std::filesystem;

// The nearest folder that is there: a database about to be made may lie in one that is not yet.
fs::path existing_part(fs::path folder) {
    std::error_code ignored;
    while (!fs::exists(folder, ignored) && folder != folder.parent_path()) {
        folder = folder.parent_path();
    }
    return folder;
}

#if defined(_WIN32)

std::optional<std::string> file_system_of(const fs::path& folder) {
    const auto kind = GetDriveTypeW(folder.root_path().c_str());
    return kind == DRIVE_REMOTE ? std::optional<std::string>("network") : std::nullopt;
}

#elif defined(__APPLE__)

std::optional<std::string> file_system_of(const fs::path& folder) {
    struct statfs facts {};
    if (statfs(folder.c_str(), &facts) != 0) {
        return std::nullopt;
    }
    return std::string(facts.f_fstypename);
}

#else

// mountinfo writes blank, tabulator, line feed and backslash as three octal digits.
std::string without_escapes(const std::string& field) {
    std::string out;
    for (std::size_t at = 0; at < field.size(); ++at) {
        if (field[at] == '\\' && at + 3 < field.size()) {
            out += static_cast<char>((field[at + 1] - '0') * 64 + (field[at + 2] - '0') * 8 +
                                     (field[at + 3] - '0'));
            at += 3;
        } else {
            out += field[at];
        }
    }
    return out;
}

bool lies_within(const std::string& path, const std::string& mount) {
    return mount == "/" || path == mount ||
           (path.starts_with(mount) && path.substr(mount.size(), 1) == "/");
}

// proc(5): "36 35 98:0 /root /mount options - type source super-options". The last of equal length lies on top.
std::optional<std::string> type_in_mountinfo(const std::string& path) {
    std::ifstream list("/proc/self/mountinfo");
    std::optional<std::string> type;
    std::size_t longest = 0;
    for (std::string line; std::getline(list, line);) {
        std::istringstream fields(line);
        std::string field;
        std::string mount;
        for (int i = 0; i < 5 && fields >> field; ++i) {
            mount = field;
        }
        while (fields >> field && field != "-") {
        }
        mount = without_escapes(mount);
        if (fields >> field && lies_within(path, mount) && mount.size() >= longest) {
            longest = mount.size();
            type = field;
        }
    }
    return type;
}

struct MagicNumber {
    std::uint32_t magic;
    const char* name;
};

// statfs(2), linux/magic.h and the file systems' own headers: for where /proc is not mounted.
constexpr auto magic_numbers = std::to_array<MagicNumber>({
    {0x6969, "nfs"},
    {0xFF534D42, "cifs"},
    {0xFE534D42, "smb2"},
    {0x517B, "smb"},
    {0x564C, "ncp"},
    {0x5346414F, "afs"},
    {0x73757245, "coda"},
    {0x01021997, "9p"},
    {0x00C36400, "ceph"},
    {0x01161970, "gfs2"},
    {0x7461636F, "ocfs2"},
    {0x0BD00BD0, "lustre"},
    {0x47504653, "gpfs"},
    {0x19830326, "beegfs"},
    {0x65735546, "fuse"},
    {0x786F4256, "vboxsf"},
    {0xBACBACBC, "vmhgfs"},
});

std::optional<std::string> file_system_of(const fs::path& folder) {
    if (auto type = type_in_mountinfo(folder.string())) {
        return type;
    }
    struct statfs facts {};
    if (statfs(folder.c_str(), &facts) != 0) {
        return std::nullopt;
    }
    for (const MagicNumber& it : magic_numbers) {
        if (static_cast<std::uint32_t>(facts.f_type) == it.magic) {
            return it.name;
        }
    }
    return std::nullopt;
}

#endif

class SystemProbe final : public LocationProbe {
  public:
    [[nodiscard]] std::optional<std::string> file_system(const fs::path& folder) const override {
        return file_system_of(existing_part(folder));
    }
    [[nodiscard]] bool is_file(const fs::path& path) const override {
        std::error_code ignored;
        return fs::is_regular_file(path, ignored);
    }
    [[nodiscard]] bool is_folder(const fs::path& path) const override {
        std::error_code ignored;
        return fs::is_directory(path, ignored);
    }
    [[nodiscard]] fs::path resolve(const fs::path& path) const override {
        std::error_code ignored;
        auto resolved = fs::weakly_canonical(fs::absolute(path, ignored), ignored);
        return resolved.empty() ? path : resolved;
    }
};

}  // namespace

const LocationProbe& system_probe() {
    static const SystemProbe probe;
    return probe;
}

}  // namespace vialog::store
