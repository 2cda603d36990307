// SPDX-License-Identifier: Apache-2.0
// Tree hashing, the right edge, and what is read from stored node hashes.
#include "journal/merkle.h"

#include "base/check.h"
#include "crypto/digest.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string_view>

namespace vialog::journal {

namespace {

constexpr std::array<std::uint8_t, 1> leaf_prefix = {0x00};
constexpr std::array<std::uint8_t, 1> node_prefix = {0x01};

constexpr std::size_t size_bytes = 8;
// A level above this would not leave room for a size in 63 bits.
constexpr int highest_level = 62;

std::uint64_t bits_of(std::int64_t size) {
    return static_cast<std::uint64_t>(size);
}

// The subtrees of the first `size` leaves, from left to right.
std::vector<TreeNode> subtrees_of(std::int64_t size) {
    std::vector<TreeNode> nodes;
    std::int64_t before = 0;
    for (int level = highest_level; level >= 0; --level) {
        if ((bits_of(size) >> level & 1U) != 0) {
            nodes.push_back({.level = level, .index = before >> level});
            before += std::int64_t{1} << level;
        }
    }
    return nodes;
}

// The root over the leaves [begin, end), where `begin` is a multiple of the smallest power of two
// that holds them all: RFC 6962's MTH(D[begin:end]).
base::Digest range_root(std::int64_t begin, std::int64_t end, const HashSource& source) {
    const std::vector<TreeNode> nodes = subtrees_of(end - begin);
    base::Digest root{};
    for (auto node = nodes.rbegin(); node != nodes.rend(); ++node) {
        const TreeNode placed{.level = node->level, .index = node->index + (begin >> node->level)};
        root = node == nodes.rbegin() ? source(placed) : node_hash(source(placed), root);
    }
    return root;
}

// The largest power of two below `size` (which is above 1): where RFC 6962 divides a tree.
std::int64_t split_of(std::int64_t size) {
    return static_cast<std::int64_t>(std::bit_floor(bits_of(size - 1)));
}

base::ParseError edge_error(std::size_t offset, std::string_view what) {
    return {.offset = offset,
            .what = std::string(what),
            .remedy = "rebuild the right edge from the entries"};
}

}  // namespace

base::Digest leaf_hash(base::ByteView entry) {
    return crypto::sha256_of({leaf_prefix, entry});
}

base::Digest node_hash(const base::Digest& left, const base::Digest& right) {
    return crypto::sha256_of({node_prefix, left, right});
}

base::Digest empty_root() {
    return crypto::sha256({});
}

void Frontier::append(const base::Digest& leaf) {
    add(0, leaf, nullptr);
}

void Frontier::append(const base::Digest& leaf, const NodeSink& sink) {
    add(0, leaf, &sink);
}

void Frontier::append_subtree(int level, const base::Digest& hash) {
    base::expects(level >= 0 && level <= highest_level, "a subtree has a level of 0 to 62");
    base::expects((m_size & ((std::int64_t{1} << level) - 1)) == 0,
                  "a subtree is appended where one of its size begins");
    add(level, hash, nullptr);
}

void Frontier::add(int level, const base::Digest& hash, const NodeSink* sink) {
    const std::int64_t leaves = std::int64_t{1} << level;
    std::int64_t index = m_size >> level;
    base::Digest subtree = hash;
    if (sink != nullptr) {
        (*sink)({.level = level, .index = index}, subtree);
    }
    // Every bit of the size that carries is a subtree of the same size to the left.
    while ((index & 1) != 0) {
        subtree = node_hash(m_subtrees.back(), subtree);
        m_subtrees.pop_back();
        index >>= 1;
        ++level;
        if (sink != nullptr) {
            (*sink)({.level = level, .index = index}, subtree);
        }
    }
    m_subtrees.push_back(subtree);
    m_size += leaves;
}

base::Digest Frontier::root() const {
    if (m_subtrees.empty()) {
        return empty_root();
    }
    base::Digest root = m_subtrees.back();
    for (auto left = m_subtrees.rbegin() + 1; left != m_subtrees.rend(); ++left) {
        root = node_hash(*left, root);
    }
    return root;
}

base::Bytes Frontier::serialise() const {
    base::Bytes bytes;
    bytes.reserve(size_bytes + m_subtrees.size() * sizeof(base::Digest));
    for (int shift = 56; shift >= 0; shift -= 8) {
        bytes.push_back(static_cast<std::uint8_t>(bits_of(m_size) >> shift & 0xFFU));
    }
    for (const base::Digest& subtree : m_subtrees) {
        bytes.insert(bytes.end(), subtree.begin(), subtree.end());
    }
    return bytes;
}

base::Parsed<Frontier> Frontier::parse(base::ByteView bytes) {
    if (bytes.size() < size_bytes) {
        return tl::unexpected(edge_error(bytes.size(), "the tree's size is cut off"));
    }
    std::uint64_t size = 0;
    for (const std::uint8_t byte : bytes.first(size_bytes)) {
        size = size << 8U | byte;
    }
    if (size >> 62U != 0) {
        return tl::unexpected(edge_error(0, "the tree's size is beyond what a journal holds"));
    }
    const auto subtrees = static_cast<std::size_t>(std::popcount(size));
    if (bytes.size() != size_bytes + subtrees * sizeof(base::Digest)) {
        return tl::unexpected(
            edge_error(bytes.size(), "there is not one subtree for each bit of the size"));
    }
    Frontier frontier;
    frontier.m_size = static_cast<std::int64_t>(size);
    frontier.m_subtrees.resize(subtrees);
    bytes = bytes.subspan(size_bytes);
    for (base::Digest& subtree : frontier.m_subtrees) {
        std::copy_n(bytes.begin(), subtree.size(), subtree.begin());
        bytes = bytes.subspan(subtree.size());
    }
    return frontier;
}

base::Digest root_at(std::int64_t size, const HashSource& source) {
    base::expects(size >= 0, "a tree's size is not negative");
    return size == 0 ? empty_root() : range_root(0, size, source);
}

Proof inclusion_proof(std::int64_t index, std::int64_t size, const HashSource& source) {
    base::expects(index >= 0 && index < size, "the leaf lies within the tree");
    Proof from_top;
    std::int64_t begin = 0;
    std::int64_t end = size;
    while (end - begin > 1) {
        const std::int64_t middle = begin + split_of(end - begin);
        if (index < middle) {
            from_top.push_back(range_root(middle, end, source));
            end = middle;
        } else {
            from_top.push_back(range_root(begin, middle, source));
            begin = middle;
        }
    }
    return {from_top.rbegin(), from_top.rend()};
}

Proof consistency_proof(std::int64_t first, std::int64_t second, const HashSource& source) {
    base::expects(first > 0 && first <= second, "the first tree is not empty and not the larger");
    // RFC 6962 section 2.1.2. The range always holds the last leaf of the first tree; once the
    // first tree ends where the range does, that subtree is known to whoever knows the first root,
    // unless the range no longer begins at the first leaf.
    Proof from_top;
    std::int64_t begin = 0;
    std::int64_t end = second;
    while (first != end) {
        const std::int64_t middle = begin + split_of(end - begin);
        if (first <= middle) {
            from_top.push_back(range_root(middle, end, source));
            end = middle;
        } else {
            from_top.push_back(range_root(begin, middle, source));
            begin = middle;
        }
    }
    if (begin != 0) {
        from_top.push_back(range_root(begin, end, source));
    }
    return {from_top.rbegin(), from_top.rend()};
}

}  // namespace vialog::journal
