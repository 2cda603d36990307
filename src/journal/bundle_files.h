// SPDX-License-Identifier: Apache-2.0
// The files of a bundle, wherever they lie. A bundle comes from a stranger: nothing in it is
// followed, run or believed.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "domain/refusal.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

namespace vialog::journal {

// Paths begin at the bundle's root and are divided by '/'. The constant functions may be called by
// several threads at once; they throw JournalError where a file cannot be read.
class BundleFiles {
  public:
    // Answers whether to go on.
    using Visit = std::function<bool(std::string_view path, std::int64_t size)>;

    virtual ~BundleFiles() = default;
    BundleFiles(const BundleFiles&) = delete;
    BundleFiles& operator=(const BundleFiles&) = delete;

    // Every file, in no particular order. Refuses what is neither a folder nor a regular file (a
    // link above all, whatever it points to) and folders that lie too deep.
    [[nodiscard]] virtual base::Result<void, domain::Refusal> visit(const Visit& visit) const = 0;
    // Nothing where there is no such regular file.
    [[nodiscard]] virtual std::optional<std::int64_t> size_of(std::string_view path) const = 0;
    // Fills `out` with the bytes from `offset` on; fewer only where the file ends. The file exists.
    [[nodiscard]] virtual std::size_t read(std::string_view path, std::int64_t offset,
                                           std::span<std::uint8_t> out) const = 0;

  protected:
    BundleFiles() = default;
};

// A folder on the disk; JournalError (NotFound) where there is none.
[[nodiscard]] std::unique_ptr<BundleFiles> open_bundle_folder(const std::filesystem::path& folder);

enum class WasRead { No, Yes };
// The whole file into `bytes`, whose memory is used again. No where there is none, or it has more
// than `longest` bytes.
[[nodiscard]] WasRead read_whole_into(base::Bytes& bytes, const BundleFiles& files,
                                      std::string_view path, std::int64_t longest);
// The same into new memory.
[[nodiscard]] std::optional<base::Bytes> read_whole(const BundleFiles& files, std::string_view path,
                                                    std::int64_t longest);

}  // namespace vialog::journal
