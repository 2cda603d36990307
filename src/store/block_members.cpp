// SPDX-License-Identifier: Apache-2.0
// Four integers with a sign are 256 bits.
#include "store/block_members.h"

namespace vialog::store {

BlockMembers read_block_members(const Rows& rows, int at) {
    std::array<std::uint64_t, 4> bits{};
    for (std::size_t word = 0; word < bits.size(); ++word) {
        bits[word] = static_cast<std::uint64_t>(rows.integer(at + 1 + static_cast<int>(word)));
    }
    return {rows.integer(at), bits};
}

}  // namespace vialog::store
