// SPDX-License-Identifier: Apache-2.0
// Files by POSIX: the standard library can neither refuse to write over one nor sync it.
#include "operations/private_file.h"

#include "crypto/digest.h"
#include "store/store_error.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

namespace vialog::operations {

namespace {

using store::StoreError;
using store::StoreErrorKind;

StoreErrorKind kind_of(int number) {
    switch (number) {
        case EEXIST:
            return StoreErrorKind::AlreadyThere;
        case ENOSPC:
        case EDQUOT:
            return StoreErrorKind::Full;
        case EROFS:
            return StoreErrorKind::ReadOnly;
        case ENOENT:
        case EACCES:
        case ENOTDIR:
        case EISDIR:
            return StoreErrorKind::CannotOpen;
        default:
            return StoreErrorKind::Io;
    }
}

[[noreturn]] void fail(std::string_view what, const std::filesystem::path& path, int number,
                       std::string_view remedy) {
    throw StoreError(kind_of(number), number,
                     fmt::format("{} cannot be {}: {}; {}", path.string(), what,
                                 std::generic_category().message(number), remedy));
}

class Descriptor final {
  public:
    Descriptor(const std::filesystem::path& path, int flags)
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): open() has no other form.
        : m_number(::open(path.c_str(), flags | O_CLOEXEC, S_IRUSR | S_IWUSR)) {}
    ~Descriptor() {
        if (m_number >= 0) {
            ::close(m_number);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    [[nodiscard]] int number() const { return m_number; }

  private:
    int m_number;
};

bool write_all(int file, base::ByteView bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            return false;
        }
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return true;
}

// Reads pieces until the end; `take` says whether it wants more.
template <typename Take>
void read_pieces(const std::filesystem::path& path, Take take) {
    constexpr std::string_view remedy = "check the name, and that your account may read it";
    const Descriptor file(path, O_RDONLY);
    if (file.number() < 0) {
        fail("read", path, errno, remedy);
    }
    std::array<std::uint8_t, 65536> piece{};
    while (true) {
        const ssize_t got = ::read(file.number(), piece.data(), piece.size());
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            fail("read", path, errno, remedy);
        }
        if (got == 0 || !take(base::ByteView(piece).first(static_cast<std::size_t>(got)))) {
            return;
        }
    }
}

}  // namespace

void write_private_file(const std::filesystem::path& path, std::string_view text) {
    constexpr std::string_view remedy =
        "choose a name that is not taken, in a folder that your account may write to";
    const Descriptor file(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW);
    if (file.number() < 0) {
        fail("made", path, errno, remedy);
    }
    if (!write_all(file.number(), base::as_bytes(text)) || ::fsync(file.number()) != 0) {
        const int number = errno;
        ::unlink(path.c_str());
        fail("written", path, number, remedy);
    }
    // The name too must reach the disk.
    const std::filesystem::path parent = path.parent_path();
    const Descriptor folder(parent.empty() ? std::filesystem::path(".") : parent,
                            O_RDONLY | O_DIRECTORY);
    if (folder.number() < 0 || ::fsync(folder.number()) != 0) {
        fail("written", path, errno, remedy);
    }
}

std::string read_small_file(const std::filesystem::path& path) {
    std::string text;
    read_pieces(path, [&](base::ByteView piece) {
        text += base::as_text(piece);
        return text.size() <= longest_small_file;
    });
    if (text.size() > longest_small_file) {
        throw StoreError(
            StoreErrorKind::NotOurs, 0,
            fmt::format("{} is too long to be what it should be; check the name", path.string()));
    }
    return text;
}

base::Digest digest_of_file(const std::filesystem::path& path) {
    crypto::Sha256 hash;
    read_pieces(path, [&](base::ByteView piece) {
        hash.update(piece);
        return true;
    });
    return hash.finish();
}

}  // namespace vialog::operations
