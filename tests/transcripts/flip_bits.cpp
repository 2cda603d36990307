// SPDX-License-Identifier: Apache-2.0
// flip_bits BUNDLE PIN PRIOR --all | --every-byte | --sample N: turns single bits of a bundle's signed and hashed files, one
// at a time, and audits each. Ends with 1 where a turned bit is not found, or found by a code that does not fit the file.
#include "journal/audit.h"
#include "journal/finding_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <mutex>
#include <optional>
#include <random>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

namespace fs = std::filesystem;
namespace base = vialog::base;
namespace domain = vialog::domain;
namespace journal = vialog::journal;

std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) {
        throw std::runtime_error("cannot read " + path.string());
    }
    return {std::istreambuf_iterator<char>(in), {}};
}

using Files = std::map<std::string, base::Bytes, std::less<>>;

struct Flip {
    std::string file;
    std::size_t byte = 0;
    unsigned bit = 0;
};

// The bundle in memory, with at most one bit turned.
class FlippedFiles final : public journal::BundleFiles {
  public:
    FlippedFiles(const Files& files, std::optional<Flip> flip)
        : m_files(files), m_flip(std::move(flip)) {}

    [[nodiscard]] base::Result<void, domain::Refusal> visit(const Visit& visit) const override {
        for (const auto& [path, bytes] : m_files) {
            if (!visit(path, static_cast<std::int64_t>(bytes.size()))) {
                break;
            }
        }
        return {};
    }
    [[nodiscard]] std::optional<std::int64_t> size_of(std::string_view path) const override {
        const auto found = m_files.find(path);
        return found == m_files.end()
                   ? std::nullopt
                   : std::optional(static_cast<std::int64_t>(found->second.size()));
    }
    [[nodiscard]] std::size_t read(std::string_view path, std::int64_t offset,
                                   std::span<std::uint8_t> out) const override {
        const base::Bytes& bytes = m_files.find(path)->second;
        const auto from = std::min(static_cast<std::size_t>(offset), bytes.size());
        const std::size_t count = std::min(out.size(), bytes.size() - from);
        std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(from), count, out.begin());
        if (m_flip && m_flip->file == path && m_flip->byte >= from && m_flip->byte < from + count) {
            out[m_flip->byte - from] ^= static_cast<std::uint8_t>(1U << m_flip->bit);
        }
        return count;
    }

  private:
    const Files& m_files;
    std::optional<Flip> m_flip;
};

int exit_code_of(const Files& files, const std::optional<Flip>& flip,
                 const journal::AuditOptions& options) {
    const auto bundle =
        journal::BundleReader::open(std::make_unique<FlippedFiles>(files, flip));
    return bundle ? journal::audit(*bundle, options).exit_code()
                  : journal::report_refused(bundle.error()).exit_code();
}

int main_timing(int, char** words) {
    Files files;
    for (const auto& it : fs::recursive_directory_iterator(words[1])) {
        const std::string path = fs::relative(it.path(), words[1]).generic_string();
        if (it.is_regular_file() && !path.starts_with("notes/")) {
            files[path] = base::to_bytes(read(it.path()));
        }
    }
    journal::AuditOptions options;
    options.pin = base::parse_digest_hex(words[2]).value();
    options.priors = {{.name = "prior", .text = read(words[3])}};
    auto t0 = std::chrono::steady_clock::now();
    int code = 0;
    for (int i = 0; i < 20; ++i) code = exit_code_of(files, {}, options);
    std::cout << code << " " << std::chrono::duration<double>(std::chrono::steady_clock::now() - t0).count() / 20 * 1e3 << " ms\n";
    return 0;
}

}  // namespace

int main(int count, char** words) { return main_timing(count, words); }
