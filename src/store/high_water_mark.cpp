// SPDX-License-Identifier: Apache-2.0
// Each place is 128 bytes: "vialog/mark@v1 <18 digits> <64 hexadecimal digits> <16 hexadecimal digits>", blanks, a line feed.
#include "store/high_water_mark.h"

#include "base/decimal.h"
#include "crypto/digest.h"
#include "store/store_error.h"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <string>
#include <string_view>

namespace vialog::store {

namespace {

constexpr std::string_view literal = "vialog/mark@v1";
constexpr std::size_t place_bytes = 128;
constexpr std::size_t size_digits = 18;
constexpr std::size_t check_digits = 16;

// A torn place is told from a whole one; it guards against no attacker.
std::string check_of(std::string_view body) {
    return base::to_hex(crypto::sha256(base::as_bytes(body))).substr(0, check_digits);
}

std::string print_place(const HighWaterMark& mark) {
    const std::string body =
        fmt::format("{} {:018} {}", literal, mark.size, base::to_hex(mark.root));
    std::string place = fmt::format("{} {}", body, check_of(body));
    place.resize(place_bytes - 1, ' ');
    place += '\n';
    return place;
}

std::optional<HighWaterMark> parse_place(std::string_view place) {
    constexpr std::size_t size_at = literal.size() + 1;
    constexpr std::size_t root_at = size_at + size_digits + 1;
    constexpr std::size_t check_at = root_at + 2 * sizeof(base::Digest) + 1;
    if (place.size() != place_bytes || !place.starts_with(literal) ||
        place.substr(check_at, check_digits) != check_of(place.substr(0, check_at - 1))) {
        return std::nullopt;
    }
    const auto size = base::parse_digits(place.substr(size_at, size_digits), size_digits);
    const auto root = base::parse_digest_hex(place.substr(root_at, 2 * sizeof(base::Digest)));
    if (!size || !root) {
        return std::nullopt;
    }
    return HighWaterMark{.size = *size, .root = *root};
}

std::array<std::optional<HighWaterMark>, 2> read_places(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::array<std::optional<HighWaterMark>, 2> places;
    for (auto& it : places) {
        std::string place(place_bytes, '\0');
        file.read(place.data(), static_cast<std::streamsize>(place.size()));
        if (file) {
            it = parse_place(place);
        }
        file.clear();
    }
    return places;
}

std::size_t smaller_of(const std::array<std::optional<HighWaterMark>, 2>& places) {
    if (!places[0] || !places[1]) {
        return places[0] ? 1 : 0;
    }
    return places[0]->size <= places[1]->size ? 0 : 1;
}

[[noreturn]] void fail(const std::filesystem::path& path) {
    throw StoreError(StoreErrorKind::Io, 0,
                     fmt::format("the high-water mark {} cannot be written; give your account the "
                                 "right to write it, or free space on its disk",
                                 path.string()));
}

}  // namespace

HighWaterMarkFile::HighWaterMarkFile(const std::filesystem::path& folder,
                                     const domain::Origin& origin)
    : m_path(folder /
             (base::to_hex(crypto::sha256(base::as_bytes(origin.text()))).substr(0, 16) + ".hwm")) {
}

std::optional<HighWaterMark> HighWaterMarkFile::read() const {
    const auto places = read_places(m_path);
    return places[1 - smaller_of(places)];
}

void HighWaterMarkFile::raise(const HighWaterMark& mark) const {
    const auto places = read_places(m_path);
    const std::size_t smaller = smaller_of(places);
    if (places[1 - smaller] && places[1 - smaller]->size >= mark.size) {
        return;
    }
    std::error_code ignored;
    if (!std::filesystem::exists(m_path, ignored)) {
        std::filesystem::create_directories(m_path.parent_path(), ignored);
        std::ofstream(m_path, std::ios::binary | std::ios::app)
            << std::string(2 * place_bytes, ' ');
    }
    std::fstream file(m_path, std::ios::binary | std::ios::in | std::ios::out);
    file.seekp(static_cast<std::streamoff>(smaller * place_bytes));
    file << print_place(mark) << std::flush;
    if (!file) {
        fail(m_path);
    }
}

}  // namespace vialog::store
