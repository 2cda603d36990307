// SPDX-License-Identifier: Apache-2.0
// Files and folders through POSIX, since the standard library has no word for "on the disk".
#include "journal/durable_folder.h"

#include "base/check.h"
#include "journal/journal_error.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

namespace vialog::journal {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view unfinished_mark = ".unfinished";

[[noreturn]] void fail(std::string_view what, const fs::path& path, int number) {
    throw JournalError(JournalErrorKind::WriteFailed,
                       "cannot " + std::string(what) + " " + path.string() + ": " +
                           std::generic_category().message(number) +
                           "; see that the disk has room and may be written to");
}

class OpenFile final {
  public:
    OpenFile(const fs::path& path, int flags) : m_path(path) {
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): open() has no other form.
        m_number = ::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, 0666);
        if (m_number < 0) {
            fail("open", path, errno);
        }
    }
    ~OpenFile() {
        if (m_number >= 0) {
            ::close(m_number);
        }
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;

    void write(base::ByteView bytes) {
        while (!bytes.empty()) {
            const ssize_t written = ::write(m_number, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) {
                continue;
            }
            if (written < 0) {
                fail("write", m_path, errno);
            }
            bytes = bytes.subspan(static_cast<std::size_t>(written));
        }
    }

    void sync() {
        if (::fsync(m_number) != 0) {
            fail("sync", m_path, errno);
        }
    }

    // Some file systems tell of a failed write only here.
    void close() {
        if (::close(std::exchange(m_number, -1)) != 0) {
            fail("close", m_path, errno);
        }
    }

  private:
    const fs::path& m_path;
    int m_number = -1;
};

void sync_path(const fs::path& path) {
    OpenFile file(path, O_RDONLY);
    file.sync();
}

void make_folders(const fs::path& folder) {
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure) {
        fail("make the folder", folder, failure.value());
    }
}

}  // namespace

DurableFolder::DurableFolder(fs::path target) : m_target(std::move(target)) {
    if (!m_target.has_filename()) {
        m_target = m_target.parent_path();
    }
    m_unfinished = m_target;
    m_unfinished += unfinished_mark;
    std::error_code failure;
    for (const fs::path& path : {m_target, m_unfinished}) {
        if (fs::symlink_status(path, failure).type() != fs::file_type::not_found) {
            throw JournalError(JournalErrorKind::AlreadyThere,
                               path.string() + " is there already; name another folder");
        }
    }
    if (!fs::create_directory(m_unfinished, failure) || failure) {
        fail("make the folder", m_unfinished, failure.value());
    }
}

DurableFolder::~DurableFolder() {
    if (!m_published) {
        std::error_code ignored;
        fs::remove_all(m_unfinished, ignored);
    }
}

void DurableFolder::write(std::string_view path, base::ByteView bytes, Durability durability) {
    base::expects(!m_published, "a published folder is not written to");
    const fs::path place = m_unfinished / path;
    make_folders(place.parent_path());
    OpenFile file(place, O_WRONLY | O_CREAT | O_EXCL);
    file.write(bytes);
    if (durability == Durability::Synced) {
        file.sync();
    }
    file.close();
}

void DurableFolder::append(std::string_view path, base::ByteView bytes) {
    base::expects(!m_published, "a published folder is not written to");
    const fs::path place = m_unfinished / path;
    OpenFile file(place, O_WRONLY | O_CREAT | O_APPEND);
    file.write(bytes);
    file.close();
}

void DurableFolder::publish() {
    base::expects(!m_published, "a folder is published once");
    std::error_code failure;
    for (fs::recursive_directory_iterator item(m_unfinished, failure);
         !failure && item != fs::recursive_directory_iterator(); item.increment(failure)) {
        const bool top_file = item.depth() == 0 && item->is_regular_file(failure);
        if (item->is_directory(failure) || top_file) {
            sync_path(item->path());
        }
    }
    if (failure) {
        fail("sync", m_unfinished, failure.value());
    }
    sync_path(m_unfinished);
    fs::rename(m_unfinished, m_target, failure);
    if (failure) {
        fail("rename", m_unfinished, failure.value());
    }
    m_published = true;
    const fs::path parent = m_target.parent_path();
    sync_path(parent.empty() ? fs::path(".") : parent);
}

}  // namespace vialog::journal
