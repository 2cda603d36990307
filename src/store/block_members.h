// SPDX-License-Identifier: Apache-2.0
// Some of the 256 entries of a block, a bit for each, as indexed_kind and indexed_person hold them (schemas/sql/0004_find.sql);
// inside the room only.
#pragma once

#include "domain/ids.h"
#include "store/connection.h"
#include "store/journal_rows.h"

#include <array>
#include <bit>
#include <cstdint>

namespace vialog::store {

class BlockMembers final {
  public:
    BlockMembers() = default;
    BlockMembers(std::int64_t block, std::array<std::uint64_t, 4> bits)
        : m_block(block), m_bits(bits) {}

    // Of the block that this is about.
    void add(domain::EntryNumber seq) {
        const auto place = static_cast<std::uint64_t>(seq.number() % block_entries);
        m_bits[place / word_bits] |= std::uint64_t{1} << place % word_bits;
    }
    // As the column holds it: the 63rd bit is the sign.
    [[nodiscard]] std::int64_t bits(std::size_t word) const {
        return static_cast<std::int64_t>(m_bits[word]);
    }
    // In their order.
    template <typename Visit>
    void for_each(Visit visit) const {
        for (std::size_t word = 0; word < m_bits.size(); ++word) {
            const std::int64_t first =
                m_block * block_entries + static_cast<std::int64_t>(word * word_bits);
            for (std::uint64_t rest = m_bits[word]; rest != 0; rest &= rest - 1) {
                visit(domain::EntryNumber(first + std::countr_zero(rest)));
            }
        }
    }

  private:
    static constexpr std::size_t word_bits = 64;
    std::int64_t m_block = 0;
    std::array<std::uint64_t, block_entries / word_bits> m_bits{};
};

// Columns `at` to `at` + 4: block, bits_0 to bits_3.
[[nodiscard]] BlockMembers read_block_members(const Rows& rows, int at);

}  // namespace vialog::store
