// SPDX-License-Identifier: Apache-2.0
// Hashing, the right edge and proofs, against published vectors and a slow tree that follows
// RFC 6962 word by word.
#include "journal/merkle.h"

#include "journal/merkle_vectors.h"
#include "support/reference_tree.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>

namespace vialog::journal {

namespace {

constexpr std::int64_t sizes_compared = 130;

std::vector<base::Digest> published_leaf_hashes() {
    std::vector<base::Digest> leaves;
    for (const std::string_view hex : published_leaves) {
        leaves.push_back(leaf_hash(base::parse_hex(hex).value()));
    }
    return leaves;
}

std::vector<base::Digest> some_leaves(std::int64_t count) {
    std::vector<base::Digest> leaves;
    for (std::int64_t i = 0; i < count; ++i) {
        leaves.push_back(leaf_hash(base::as_bytes("leaf " + std::to_string(i))));
    }
    return leaves;
}

std::span<const base::Digest> first(const std::vector<base::Digest>& leaves, std::int64_t size) {
    return std::span(leaves).first(static_cast<std::size_t>(size));
}

// What a store would keep: every perfect subtree, gathered while appending.
class StoredNodes {
  public:
    explicit StoredNodes(const std::vector<base::Digest>& leaves) {
        Frontier edge;
        for (const base::Digest& leaf : leaves) {
            edge.append(leaf, [this](TreeNode node, const base::Digest& hash) {
                const bool is_new = m_nodes.emplace(std::pair(node.level, node.index), hash).second;
                EXPECT_TRUE(is_new);
            });
        }
    }
    [[nodiscard]] HashSource source() const {
        return [this](TreeNode node) { return m_nodes.at({node.level, node.index}); };
    }
    [[nodiscard]] std::size_t count() const { return m_nodes.size(); }

  private:
    std::map<std::pair<int, std::int64_t>, base::Digest> m_nodes;
};

TEST(Merkle, HasTheRootsThatArePublished) {
    const auto leaves = published_leaf_hashes();
    Frontier edge;

    EXPECT_EQ(base::to_hex(edge.root()), published_roots[0]);
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        edge.append(leaves[i]);
        EXPECT_EQ(base::to_hex(edge.root()), published_roots[i + 1]) << i;
    }
    EXPECT_EQ(edge.size(), 8);
    EXPECT_EQ(base::to_hex(empty_root()), published_roots[0]);
}

TEST(Merkle, DrawsTheProofsThatArePublished) {
    const StoredNodes nodes(published_leaf_hashes());

    for (const auto& [index, size, proof] : published_inclusions()) {
        EXPECT_EQ(inclusion_proof(index, size, nodes.source()), digests_of_hex(proof)) << index;
    }
    for (const auto& [earlier, later, proof] : published_consistencies()) {
        EXPECT_EQ(consistency_proof(earlier, later, nodes.source()), digests_of_hex(proof));
    }
}

TEST(Merkle, HashesALeafDifferentlyFromANode) {
    const base::Digest left = leaf_hash(base::as_bytes("l"));
    const base::Digest right = leaf_hash(base::as_bytes("r"));
    base::Bytes pair(left.begin(), left.end());
    pair.insert(pair.end(), right.begin(), right.end());

    EXPECT_NE(leaf_hash(pair), node_hash(left, right));
    EXPECT_NE(node_hash(left, right), node_hash(right, left));
}

// CVE-2012-2459: a tree that doubles its last leaf has one root for two lists.
TEST(Merkle, TellsARepeatedLastLeafApart) {
    Frontier three;
    Frontier four;
    for (const base::Digest& leaf : some_leaves(3)) {
        three.append(leaf);
        four.append(leaf);
    }
    four.append(some_leaves(3).back());

    EXPECT_NE(three.root(), four.root());
}

TEST(Frontier, HasTheRootOfTheReferenceTreeAtEverySize) {
    const auto leaves = some_leaves(sizes_compared);
    const StoredNodes nodes(leaves);
    Frontier edge;

    for (std::int64_t size = 0; size <= sizes_compared; ++size) {
        const base::Digest expected = support::reference_root(first(leaves, size));
        EXPECT_EQ(edge.root(), expected) << size;
        EXPECT_EQ(root_at(size, nodes.source()), expected) << size;
        if (size < sizes_compared) {
            edge.append(leaves[static_cast<std::size_t>(size)]);
        }
    }
}

TEST(Frontier, AppendsAPerfectSubtreeLikeItsLeaves) {
    const auto leaves = some_leaves(24);
    Frontier by_leaves;
    Frontier by_subtrees;
    for (const base::Digest& leaf : leaves) {
        by_leaves.append(leaf);
    }

    by_subtrees.append_subtree(4, support::reference_root(first(leaves, 16)));
    by_subtrees.append_subtree(3, support::reference_root(std::span(leaves).subspan(16, 8)));

    EXPECT_EQ(by_subtrees, by_leaves);
}

TEST(FrontierDeathTest, RefusesASubtreeThatDoesNotBeginThere) {
    Frontier edge;
    edge.append(some_leaves(1).front());

    EXPECT_DEATH(edge.append_subtree(1, empty_root()), "subtree is appended where");
    EXPECT_DEATH(edge.append_subtree(63, empty_root()), "level of 0 to 62");
}

TEST(Frontier, ReportsTwiceAsManyNodesAsLeavesAtMost) {
    EXPECT_EQ(StoredNodes(some_leaves(8)).count(), 15U);
    EXPECT_EQ(StoredNodes(some_leaves(11)).count(), 11U + 5U + 2U + 1U);
}

TEST(Frontier, ReadsBackWhatItWrote) {
    Frontier edge;
    for (const base::Digest& leaf : some_leaves(45)) {
        EXPECT_EQ(Frontier::parse(edge.serialise()).value(), edge);
        edge.append(leaf);
    }
    // 45 = 32 + 8 + 4 + 1.
    EXPECT_EQ(edge.serialise().size(), 8U + 4U * 32U);
}

TEST(Frontier, RefusesBytesThatAreNoRightEdge) {
    Frontier edge;
    for (const base::Digest& leaf : some_leaves(5)) {
        edge.append(leaf);
    }
    const base::Bytes good = edge.serialise();

    base::Bytes cut(good.begin(), good.end() - 1);
    EXPECT_FALSE(Frontier::parse(cut));
    base::Bytes longer = good;
    longer.push_back(0);
    EXPECT_FALSE(Frontier::parse(longer));
    base::Bytes other_size = good;
    other_size[7] = 7;
    EXPECT_FALSE(Frontier::parse(other_size));
    base::Bytes huge = good;
    huge[0] = 0x40;
    EXPECT_FALSE(Frontier::parse(huge));
    EXPECT_FALSE(Frontier::parse({}));
    EXPECT_FALSE(Frontier::parse(base::Bytes(7)));
}

TEST(Proofs, AreThoseOfTheReferenceTreeAtEverySize) {
    const auto leaves = some_leaves(sizes_compared);
    const StoredNodes nodes(leaves);

    for (std::int64_t size = 1; size <= sizes_compared; ++size) {
        const auto within = first(leaves, size);
        for (std::int64_t place = 0; place < size; ++place) {
            const auto unsigned_place = static_cast<std::size_t>(place);
            ASSERT_EQ(inclusion_proof(place, size, nodes.source()),
                      support::reference_path(unsigned_place, within))
                << place << " in " << size;
            ASSERT_EQ(consistency_proof(place + 1, size, nodes.source()),
                      support::reference_consistency(unsigned_place + 1, within))
                << place + 1 << " to " << size;
        }
    }
}

TEST(ProofsDeathTest, AreNotDrawnForWhatCannotBe) {
    const StoredNodes nodes(some_leaves(4));

    EXPECT_DEATH(static_cast<void>(inclusion_proof(4, 4, nodes.source())), "within the tree");
    EXPECT_DEATH(static_cast<void>(inclusion_proof(-1, 4, nodes.source())), "within the tree");
    EXPECT_DEATH(static_cast<void>(consistency_proof(0, 4, nodes.source())), "not empty");
    EXPECT_DEATH(static_cast<void>(consistency_proof(4, 3, nodes.source())), "not the larger");
}

}  // namespace

}  // namespace vialog::journal
