// SPDX-License-Identifier: Apache-2.0
// The hash tree as RFC 6962 section 2.1 writes it down: recursive, slow, obviously right.
#pragma once

#include "base/bytes.h"
#include "crypto/digest.h"

#include <cstddef>
#include <span>
#include <vector>

namespace vialog::support {

using Leaves = std::span<const base::Digest>;  // leaf hashes

// "k is the largest power of two smaller than n."
inline std::size_t reference_split(std::size_t n) {
    std::size_t k = 1;
    while (k * 2 < n) {
        k *= 2;
    }
    return k;
}

inline base::Digest reference_node(const base::Digest& left, const base::Digest& right) {
    const base::Bytes prefix = {0x01};
    return crypto::sha256_of({prefix, left, right});
}

// MTH(D[n]).
inline base::Digest reference_root(Leaves leaves) {
    if (leaves.empty()) {
        return crypto::sha256({});
    }
    if (leaves.size() == 1) {
        return leaves.front();
    }
    const std::size_t k = reference_split(leaves.size());
    return reference_node(reference_root(leaves.first(k)), reference_root(leaves.subspan(k)));
}

// PATH(m, D[n]).
inline std::vector<base::Digest> reference_path(std::size_t m, Leaves leaves) {
    if (leaves.size() == 1) {
        return {};
    }
    const std::size_t k = reference_split(leaves.size());
    std::vector<base::Digest> path;
    if (m < k) {
        path = reference_path(m, leaves.first(k));
        path.push_back(reference_root(leaves.subspan(k)));
    } else {
        path = reference_path(m - k, leaves.subspan(k));
        path.push_back(reference_root(leaves.first(k)));
    }
    return path;
}

enum class KnownRoot { Yes, No };

// SUBPROOF(m, D[n], b); `known` is b: whether the verifier knows the root of these leaves.
inline std::vector<base::Digest> reference_subproof(std::size_t m, Leaves leaves, KnownRoot known) {
    if (m == leaves.size()) {
        return known == KnownRoot::Yes ? std::vector<base::Digest>{}
                                       : std::vector<base::Digest>{reference_root(leaves)};
    }
    const std::size_t k = reference_split(leaves.size());
    std::vector<base::Digest> proof;
    if (m <= k) {
        proof = reference_subproof(m, leaves.first(k), known);
        proof.push_back(reference_root(leaves.subspan(k)));
    } else {
        proof = reference_subproof(m - k, leaves.subspan(k), KnownRoot::No);
        proof.push_back(reference_root(leaves.first(k)));
    }
    return proof;
}

// PROOF(m, D[n]).
inline std::vector<base::Digest> reference_consistency(std::size_t m, Leaves leaves) {
    return reference_subproof(m, leaves, KnownRoot::Yes);
}

}  // namespace vialog::support
