// SPDX-License-Identifier: Apache-2.0
// Any bytes as a bundle's files, kept in memory: it is opened and audited, or refused, and never
// said to be right. The input is a list of files: a byte of the path's length, the path, two bytes
// of the content's length, the content.
#include "base/check.h"
#include "journal/audit.h"
#include "journal/journal_error.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>

namespace {

namespace base = vialog::base;
namespace journal = vialog::journal;

class FilesInMemory final : public journal::BundleFiles {
  public:
    explicit FilesInMemory(base::ByteView input) {
        while (input.size() > 1) {
            const auto path = take(input, take(input, 1)[0]);
            const auto length = take(input, 2);
            if (length.size() < 2) {
                return;
            }
            const auto content = take(input, static_cast<std::size_t>(length[0] << 8 | length[1]));
            m_files[std::string(base::as_text(path))] = {content.begin(), content.end()};
        }
    }

    [[nodiscard]] base::Result<void, vialog::domain::Refusal> visit(
        const Visit& visit) const override {
        for (const auto& [path, content] : m_files) {
            if (!visit(path, static_cast<std::int64_t>(content.size()))) {
                break;
            }
        }
        return {};
    }
    [[nodiscard]] std::optional<std::int64_t> size_of(std::string_view path) const override {
        const auto file = m_files.find(path);
        return file == m_files.end()
                   ? std::nullopt
                   : std::optional(static_cast<std::int64_t>(file->second.size()));
    }
    [[nodiscard]] std::size_t read(std::string_view path, std::int64_t offset,
                                   std::span<std::uint8_t> out) const override {
        const auto file = m_files.find(path);
        base::expects(file != m_files.end(), "only files that are there are read");
        const base::ByteView content(file->second);
        const std::size_t start = std::min(static_cast<std::size_t>(offset), content.size());
        const auto part = content.subspan(start, std::min(out.size(), content.size() - start));
        std::copy(part.begin(), part.end(), out.begin());
        return part.size();
    }

  private:
    static base::ByteView take(base::ByteView& input, std::size_t count) {
        const base::ByteView taken = input.first(std::min(count, input.size()));
        input = input.subspan(taken.size());
        return taken;
    }

    std::map<std::string, base::Bytes, std::less<>> m_files;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    auto files = std::make_unique<FilesInMemory>(base::ByteView(data, size));
    try {
        const auto bundle = journal::BundleReader::open(std::move(files));
        if (bundle) {
            journal::AuditOptions options;
            options.pin = base::Digest{};
            // No pin of zeros is the hash of anything.
            base::ensures(journal::audit(*bundle, options).exit_code() >= 2,
                          "no bundle is right by chance");
        }
    } catch (const journal::JournalError&) {
        // Files that go away while they are read.
    }
    return 0;
}
