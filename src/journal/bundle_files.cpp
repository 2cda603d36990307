// SPDX-License-Identifier: Apache-2.0
// A bundle that is a folder on the disk.
#include "journal/bundle_files.h"

#include "journal/finding_codes.h"
#include "journal/journal_error.h"

#include <fstream>
#include <string>
#include <system_error>
#include <utility>

namespace vialog::journal {

namespace {

namespace fs = std::filesystem;

// tile/entries/x000/x001/x234/067.p/5 lies six folders deep.
constexpr int deepest_folder = 8;

std::string text_of(const fs::path& path) {
    const std::u8string text = path.generic_u8string();
    return {text.begin(), text.end()};
}

[[noreturn]] void fail_reading(const fs::path& path, const std::error_code& why) {
    throw JournalError(JournalErrorKind::ReadFailed, "cannot read " + text_of(path) + ": " +
                                                         why.message() +
                                                         "; copy the bundle anew and try again");
}

class FolderFiles final : public BundleFiles {
  public:
    explicit FolderFiles(fs::path folder)
        : m_folder(std::move(folder)), m_prefix(text_of(m_folder / "").size()) {}

    [[nodiscard]] base::Result<void, domain::Refusal> visit(const Visit& visit) const override {
        std::error_code failure;
        // Links to folders are not followed: that is the iterator's default.
        fs::recursive_directory_iterator item(m_folder, failure);
        for (; !failure && item != fs::recursive_directory_iterator(); item.increment(failure)) {
            // Of the item itself, not of what a link points to.
            const fs::file_type type = item->symlink_status(failure).type();
            if (failure) {
                break;
            }
            const std::string path = text_of(item->path()).substr(m_prefix);
            if (type == fs::file_type::directory && item.depth() < deepest_folder) {
                continue;
            }
            if (type != fs::file_type::regular) {
                return tl::unexpected(
                    domain::Refusal{.rule = finding_file_not_plain, .figures = {{"file", path}}});
            }
            const auto size = static_cast<std::int64_t>(item->file_size(failure));
            if (failure) {
                break;
            }
            if (!visit(path, size)) {
                return {};
            }
        }
        if (failure) {
            fail_reading(m_folder, failure);
        }
        return {};
    }

    [[nodiscard]] std::optional<std::int64_t> size_of(std::string_view path) const override {
        const fs::path file = place_of(path);
        std::error_code failure;
        if (fs::symlink_status(file, failure).type() != fs::file_type::regular) {
            return std::nullopt;
        }
        const auto size = static_cast<std::int64_t>(fs::file_size(file, failure));
        if (failure) {
            fail_reading(file, failure);
        }
        return size;
    }

    [[nodiscard]] std::size_t read(std::string_view path, std::int64_t offset,
                                   std::span<std::uint8_t> out) const override {
        const fs::path file = place_of(path);
        std::ifstream stream(file, std::ios::binary);
        stream.seekg(offset);
        // A stream reads characters; the file holds bytes.
        stream.read(reinterpret_cast<char*>(out.data()), static_cast<std::streamsize>(out.size()));
        if (stream.bad() || (stream.fail() && !stream.eof())) {
            fail_reading(file, std::make_error_code(std::errc::io_error));
        }
        return static_cast<std::size_t>(stream.gcount());
    }

  private:
    [[nodiscard]] fs::path place_of(std::string_view path) const {
        return m_folder / fs::path(std::u8string(path.begin(), path.end()));
    }

    fs::path m_folder;
    std::size_t m_prefix;  // bytes of the folder's own name, with the '/' behind it
};

}  // namespace

std::unique_ptr<BundleFiles> open_bundle_folder(const fs::path& folder) {
    std::error_code failure;
    if (!fs::is_directory(folder, failure)) {
        throw JournalError(JournalErrorKind::NotFound,
                           "there is no folder " + text_of(folder) +
                               "; name the folder that holds the file 'checkpoint'");
    }
    return std::make_unique<FolderFiles>(folder);
}

WasRead read_whole_into(base::Bytes& bytes, const BundleFiles& files, std::string_view path,
                        std::int64_t longest) {
    const auto size = files.size_of(path);
    if (!size || *size > longest) {
        return WasRead::No;
    }
    bytes.resize(static_cast<std::size_t>(*size));
    bytes.resize(files.read(path, 0, bytes));
    return WasRead::Yes;
}

std::optional<base::Bytes> read_whole(const BundleFiles& files, std::string_view path,
                                      std::int64_t longest) {
    base::Bytes bytes;
    return read_whole_into(bytes, files, path, longest) == WasRead::Yes
               ? std::optional(std::move(bytes))
               : std::nullopt;
}

}  // namespace vialog::journal
