// SPDX-License-Identifier: Apache-2.0
// Compares the hash tiles of a bundle with what the entries give. Inside the room only.
#pragma once

#include "journal/bundle.h"
#include "journal/finding_list.h"
#include "journal/merkle.h"

#include <array>
#include <cstdint>

namespace vialog::journal {

// Nothing is ever computed from a hash tile: a forged one changes no root.
class HashTileCheck final {
  public:
    HashTileCheck(const BundleReader& bundle, FindingList& findings)
        : m_bundle(bundle), m_findings(findings) {}

    // Each perfect subtree, as Frontier reports it.
    void add(TreeNode node, const base::Digest& hash);
    // The narrow tiles at the end.
    void finish();

  private:
    static constexpr std::size_t levels = highest_tile_level + 1;

    void compare(int level, std::int64_t width);

    const BundleReader& m_bundle;
    FindingList& m_findings;
    std::array<base::Bytes, levels> m_tiles;
    std::array<std::int64_t, levels> m_next{};
};

}  // namespace vialog::journal
