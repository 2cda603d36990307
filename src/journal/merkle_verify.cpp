// SPDX-License-Identifier: Apache-2.0
// Verifying proofs: pure functions of the claim and the proof, without a tree. The sizes alone say
// how many hashes a proof has and on which side each stands; nothing in a proof can say otherwise.
#include "journal/merkle.h"

#include <bit>
#include <span>

namespace vialog::journal {

namespace {

using Hashes = std::span<const base::Digest>;

// A path from a leaf to the root has a lower part, within the perfect subtree where the paths of
// the leaf and of the last leaf have not met yet, and an upper part along the tree's right edge,
// where every sibling stands to the left.
struct PathShape {
    std::size_t lower = 0;
    std::size_t upper = 0;
};

PathShape path_shape(std::int64_t index, std::int64_t size) {
    const auto leaf = static_cast<std::uint64_t>(index);
    const auto last = static_cast<std::uint64_t>(size - 1);
    // At most 63, so the shift below is defined.
    const auto lower = static_cast<std::size_t>(64 - std::countl_zero(leaf ^ last));
    return {.lower = lower, .upper = static_cast<std::size_t>(std::popcount(leaf >> lower))};
}

bool is_right_child(std::uint64_t path, std::size_t level) {
    return (path >> level & 1U) != 0;
}

// Every sibling, on the side that the path says.
base::Digest climb(base::Digest hash, Hashes siblings, std::uint64_t path) {
    for (std::size_t level = 0; level < siblings.size(); ++level) {
        hash = is_right_child(path, level) ? node_hash(siblings[level], hash)
                                           : node_hash(hash, siblings[level]);
    }
    return hash;
}

// Only the siblings to the left: the hash that the subtree had when this path was its right edge.
base::Digest climb_as_right_edge(base::Digest hash, Hashes siblings, std::uint64_t path) {
    for (std::size_t level = 0; level < siblings.size(); ++level) {
        if (is_right_child(path, level)) {
            hash = node_hash(siblings[level], hash);
        }
    }
    return hash;
}

base::Digest climb_right_edge(base::Digest hash, Hashes left_siblings) {
    for (const base::Digest& left : left_siblings) {
        hash = node_hash(left, hash);
    }
    return hash;
}

}  // namespace

base::Result<void, ProofFault> verify_inclusion(const InclusionClaim& claim, const Proof& proof) {
    if (claim.index < 0 || claim.index >= claim.size) {
        return tl::unexpected(ProofFault::IndexBeyondSize);
    }
    const PathShape shape = path_shape(claim.index, claim.size);
    if (proof.size() != shape.lower + shape.upper) {
        return tl::unexpected(ProofFault::WrongLength);
    }
    const Hashes hashes(proof);
    const base::Digest below =
        climb(claim.leaf, hashes.first(shape.lower), static_cast<std::uint64_t>(claim.index));
    if (climb_right_edge(below, hashes.subspan(shape.lower)) != claim.root) {
        return tl::unexpected(ProofFault::RootDiffers);
    }
    return {};
}

base::Result<void, ProofFault> verify_consistency(const TreeHead& first, const TreeHead& second,
                                                  const Proof& proof) {
    if (first.size <= 0) {
        return tl::unexpected(ProofFault::EmptyTree);
    }
    if (second.size < first.size) {
        return tl::unexpected(ProofFault::SizesReversed);
    }
    if (first.size == second.size) {
        if (!proof.empty()) {
            return tl::unexpected(ProofFault::WrongLength);
        }
        if (first.root != second.root) {
            return tl::unexpected(ProofFault::RootDiffers);
        }
        return {};
    }
    // The proof climbs from the last perfect subtree of the first tree. Where that is the whole
    // first tree, its root is known already and does not stand in the proof.
    const auto size = static_cast<std::uint64_t>(first.size);
    const auto level = static_cast<std::size_t>(std::countr_zero(size));
    const std::size_t given = std::has_single_bit(size) ? 0 : 1;
    const PathShape shape = path_shape(first.size - 1, second.size);
    const std::size_t lower = shape.lower - level;
    if (proof.size() != given + lower + shape.upper) {
        return tl::unexpected(ProofFault::WrongLength);
    }
    const base::Digest start = given == 0 ? first.root : proof.front();
    const Hashes hashes = Hashes(proof).subspan(given);
    const std::uint64_t path = (size - 1) >> level;
    const base::Digest earlier = climb_as_right_edge(start, hashes.first(lower), path);
    if (climb_right_edge(earlier, hashes.subspan(lower)) != first.root) {
        return tl::unexpected(ProofFault::FirstRootDiffers);
    }
    const base::Digest later = climb(start, hashes.first(lower), path);
    if (climb_right_edge(later, hashes.subspan(lower)) != second.root) {
        return tl::unexpected(ProofFault::RootDiffers);
    }
    return {};
}

}  // namespace vialog::journal
