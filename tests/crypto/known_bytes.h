// SPDX-License-Identifier: Apache-2.0
// What the tests of this room share: bytes written in hexadecimal, a source of chosen bytes, and
// damage.
#pragma once

#include "base/bytes.h"
#include "base/check.h"
#include "crypto/random.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

namespace vialog::crypto {

inline base::Bytes from_hex(std::string_view digits) {
    return base::parse_hex(digits).value();
}

inline base::Bytes with_bit_flipped(base::ByteView bytes, std::size_t index, unsigned bit) {
    base::Bytes changed(bytes.begin(), bytes.end());
    changed.at(index) = static_cast<std::uint8_t>(changed.at(index) ^ (1U << bit));
    return changed;
}

// Gives the bytes it was made with, and stops the test that draws more or asks for fewer.
class FixedRandom final : public RandomSource {
  public:
    explicit FixedRandom(base::Bytes bytes) : m_bytes(std::move(bytes)) {}

    void fill(std::span<std::uint8_t> out) override {
        base::expects(out.size() <= m_bytes.size() - m_used, "no more was drawn than was prepared");
        const auto from = std::span(m_bytes).subspan(m_used, out.size());
        std::copy(from.begin(), from.end(), out.begin());
        m_used += out.size();
    }

    [[nodiscard]] std::size_t left() const { return m_bytes.size() - m_used; }

  private:
    base::Bytes m_bytes;
    std::size_t m_used = 0;
};

}  // namespace vialog::crypto
