// SPDX-License-Identifier: Apache-2.0
// The journal's hash tree, RFC 6962 section 2.1: one root stands for every entry in its order.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace vialog::journal {

// SHA-256(0x00 || entry) and SHA-256(0x01 || left || right). Without the two prefixes a pair of
// hashes could pass for an entry.
[[nodiscard]] base::Digest leaf_hash(base::ByteView entry);
[[nodiscard]] base::Digest node_hash(const base::Digest& left, const base::Digest& right);
[[nodiscard]] base::Digest empty_root();  // SHA-256 of nothing

// Node (level, index) is the root of the perfect subtree over the leaves
// [index x 2^level, (index + 1) x 2^level); level 0 are the leaves themselves.
struct TreeNode {
    int level = 0;
    std::int64_t index = 0;

    bool operator==(const TreeNode&) const = default;
};

// Sees each perfect subtree as it is completed, leaves included, lower levels first.
using NodeSink = std::function<void(TreeNode node, const base::Digest& hash)>;

// The right edge of a tree: the roots of its perfect subtrees from left to right, one for each bit
// of its size. It is all that appending needs.
class Frontier final {
  public:
    void append(const base::Digest& leaf);
    void append(const base::Digest& leaf, const NodeSink& sink);
    // A perfect subtree of 2^level leaves; the size must be a multiple of 2^level.
    void append_subtree(int level, const base::Digest& hash);

    [[nodiscard]] std::int64_t size() const { return m_size; }
    [[nodiscard]] base::Digest root() const;

    // 8 bytes of the size, big-endian, then 32 bytes for each subtree from left to right.
    [[nodiscard]] base::Bytes serialise() const;
    [[nodiscard]] static base::Parsed<Frontier> parse(base::ByteView bytes);

    bool operator==(const Frontier&) const = default;

  private:
    void add(int level, const base::Digest& hash, const NodeSink* sink);

    std::int64_t m_size = 0;
    std::vector<base::Digest> m_subtrees;
};

// Where stored node hashes come from; asked only for perfect subtrees within the size in question.
using HashSource = std::function<base::Digest(TreeNode node)>;

using Proof = std::vector<base::Digest>;

// The root of the first `size` leaves.
[[nodiscard]] base::Digest root_at(std::int64_t size, const HashSource& source);
// 0 <= index < size. From the lowest hash to the highest.
[[nodiscard]] Proof inclusion_proof(std::int64_t index, std::int64_t size,
                                    const HashSource& source);
// 0 < first <= second. Empty where they are equal.
[[nodiscard]] Proof consistency_proof(std::int64_t first, std::int64_t second,
                                      const HashSource& source);

// Why a proof is none.
enum class ProofFault {
    IndexBeyondSize,   // or negative
    EmptyTree,         // nothing is consistent or inconsistent with an empty tree
    SizesReversed,     // the second tree is the smaller one
    WrongLength,       // too many or too few hashes for these sizes
    FirstRootDiffers,  // consistency: the proof does not lead to the earlier root
    RootDiffers,       // the proof does not lead to the (later) root
};

struct InclusionClaim {
    std::int64_t index = 0;
    std::int64_t size = 0;
    base::Digest leaf{};
    base::Digest root{};
};
// Holds when the leaf stands at that index in the tree of that size and root.
[[nodiscard]] base::Result<void, ProofFault> verify_inclusion(const InclusionClaim& claim,
                                                              const Proof& proof);

struct TreeHead {
    std::int64_t size = 0;
    base::Digest root{};

    bool operator==(const TreeHead&) const = default;
};
// Holds when the second tree begins with all leaves of the first, in the same order.
[[nodiscard]] base::Result<void, ProofFault> verify_consistency(const TreeHead& first,
                                                                const TreeHead& second,
                                                                const Proof& proof);

}  // namespace vialog::journal
