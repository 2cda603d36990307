// SPDX-License-Identifier: Apache-2.0
// Proofs that hold, and for each of them the ways in which it must not.
#include "journal/merkle.h"
#include "journal/merkle_vectors.h"
#include "support/reference_tree.h"

#include <gtest/gtest.h>

#include <string>

namespace vialog::journal {

namespace {

constexpr std::int64_t sizes_compared = 130;

base::Digest published_root(std::int64_t size) {
    return digest_of_hex(published_roots.at(static_cast<std::size_t>(size)));
}

InclusionClaim published_claim(const PublishedInclusion& vector) {
    const auto leaf = published_leaves.at(static_cast<std::size_t>(vector.index));
    return {.index = vector.index,
            .size = vector.size,
            .leaf = leaf_hash(base::parse_hex(leaf).value()),
            .root = published_root(vector.size)};
}

std::vector<base::Digest> some_leaves() {
    std::vector<base::Digest> leaves;
    for (std::int64_t i = 0; i < sizes_compared; ++i) {
        leaves.push_back(leaf_hash(base::as_bytes("leaf " + std::to_string(i))));
    }
    return leaves;
}

ProofFault fault_of(const InclusionClaim& claim, const Proof& proof) {
    return verify_inclusion(claim, proof).error();
}
ProofFault fault_of(const TreeHead& first, const TreeHead& second, const Proof& proof) {
    return verify_consistency(first, second, proof).error();
}

TEST(VerifyInclusion, AcceptsThePublishedProofs) {
    for (const auto& vector : published_inclusions()) {
        EXPECT_TRUE(verify_inclusion(published_claim(vector), digests_of_hex(vector.proof)));
    }
}

TEST(VerifyInclusion, AcceptsEveryProofOfTheReferenceTree) {
    const auto leaves = some_leaves();
    for (std::size_t size = 1; size <= leaves.size(); ++size) {
        const auto within = std::span(leaves).first(size);
        const base::Digest root = support::reference_root(within);
        for (std::size_t index = 0; index < size; ++index) {
            const InclusionClaim claim{.index = static_cast<std::int64_t>(index),
                                       .size = static_cast<std::int64_t>(size),
                                       .leaf = leaves[index],
                                       .root = root};
            ASSERT_TRUE(verify_inclusion(claim, support::reference_path(index, within)))
                << index << " in " << size;
        }
    }
}

TEST(VerifyInclusion, RefusesAnIndexOutsideTheTree) {
    const PublishedInclusion vector = published_inclusions()[2];
    const Proof proof = digests_of_hex(vector.proof);
    InclusionClaim claim = published_claim(vector);

    claim.index = 8;
    EXPECT_EQ(fault_of(claim, proof), ProofFault::IndexBeyondSize);
    claim.index = -1;
    EXPECT_EQ(fault_of(claim, proof), ProofFault::IndexBeyondSize);
    claim.index = 0;
    claim.size = 0;
    EXPECT_EQ(fault_of(claim, {}), ProofFault::IndexBeyondSize);
    claim.size = -8;
    EXPECT_EQ(fault_of(claim, proof), ProofFault::IndexBeyondSize);
}

TEST(VerifyInclusion, RefusesEveryOtherIndex) {
    for (const auto& vector : published_inclusions()) {
        InclusionClaim claim = published_claim(vector);
        for (claim.index = 0; claim.index < claim.size; ++claim.index) {
            EXPECT_EQ(verify_inclusion(claim, digests_of_hex(vector.proof)).has_value(),
                      claim.index == vector.index);
        }
    }
}

TEST(VerifyInclusion, RefusesAnotherSizeLeafOrRoot) {
    const PublishedInclusion vector = published_inclusions()[2];
    const Proof proof = digests_of_hex(vector.proof);
    const InclusionClaim claim = published_claim(vector);

    InclusionClaim other = claim;
    other.size = 16;
    EXPECT_EQ(fault_of(other, proof), ProofFault::WrongLength);
    other.size = 6;
    EXPECT_EQ(fault_of(other, proof), ProofFault::WrongLength);
    other = claim;
    other.leaf = leaf_hash(base::as_bytes("another"));
    EXPECT_EQ(fault_of(other, proof), ProofFault::RootDiffers);
    other = claim;
    other.root = empty_root();
    EXPECT_EQ(fault_of(other, proof), ProofFault::RootDiffers);
}

// A root does not commit to its size: where both sizes give a path the same shape, the proof holds
// for either. So size and root are always taken together, from a signed checkpoint.
TEST(VerifyInclusion, CannotTellSizesApartThatGiveOneShape) {
    const PublishedInclusion vector = published_inclusions()[2];
    InclusionClaim claim = published_claim(vector);
    claim.size = 7;

    EXPECT_TRUE(verify_inclusion(claim, digests_of_hex(vector.proof)));
}

TEST(VerifyInclusion, RefusesAProofTooLongTooShortOrChanged) {
    for (const auto& vector : published_inclusions()) {
        const InclusionClaim claim = published_claim(vector);
        const Proof proof = digests_of_hex(vector.proof);

        Proof longer = proof;
        longer.push_back(claim.root);
        EXPECT_EQ(fault_of(claim, longer), ProofFault::WrongLength);
        longer = proof;
        longer.insert(longer.begin(), claim.root);
        EXPECT_EQ(fault_of(claim, longer), ProofFault::WrongLength);
        if (!proof.empty()) {
            EXPECT_EQ(fault_of(claim, Proof(proof.begin(), proof.end() - 1)),
                      ProofFault::WrongLength);
        }
        for (std::size_t i = 0; i < proof.size(); ++i) {
            Proof changed = proof;
            changed[i][31] ^= 1U;
            EXPECT_EQ(fault_of(claim, changed), ProofFault::RootDiffers);
        }
    }
}

TEST(VerifyConsistency, AcceptsThePublishedProofs) {
    for (const auto& [first, second, proof] : published_consistencies()) {
        EXPECT_TRUE(verify_consistency({.size = first, .root = published_root(first)},
                                       {.size = second, .root = published_root(second)},
                                       digests_of_hex(proof)));
    }
}

TEST(VerifyConsistency, AcceptsEveryProofOfTheReferenceTree) {
    const auto leaves = some_leaves();
    std::vector<TreeHead> heads;
    for (std::size_t size = 0; size <= leaves.size(); ++size) {
        heads.push_back({.size = static_cast<std::int64_t>(size),
                         .root = support::reference_root(std::span(leaves).first(size))});
    }
    for (std::size_t second = 1; second < heads.size(); ++second) {
        for (std::size_t first = 1; first <= second; ++first) {
            const Proof proof =
                support::reference_consistency(first, std::span(leaves).first(second));
            ASSERT_TRUE(verify_consistency(heads[first], heads[second], proof))
                << first << " to " << second;
            if (first < second) {
                ASSERT_FALSE(verify_consistency(heads[first - 1], heads[second], proof));
            }
        }
    }
}

TEST(VerifyConsistency, RefusesAnEmptyFirstTree) {
    const TreeHead empty{.size = 0, .root = empty_root()};
    const TreeHead eight{.size = 8, .root = published_root(8)};

    EXPECT_EQ(fault_of(empty, eight, {}), ProofFault::EmptyTree);
    EXPECT_EQ(fault_of(empty, empty, {}), ProofFault::EmptyTree);
    EXPECT_EQ(fault_of({.size = -1, .root = empty_root()}, eight, {}), ProofFault::EmptyTree);
}

TEST(VerifyConsistency, RefusesSizesInTheWrongOrder) {
    const PublishedConsistency vector = published_consistencies()[2];

    EXPECT_EQ(fault_of({.size = 8, .root = published_root(8)},
                       {.size = 6, .root = published_root(6)}, digests_of_hex(vector.proof)),
              ProofFault::SizesReversed);
}

TEST(VerifyConsistency, RefusesAProofBetweenEqualSizes) {
    const TreeHead eight{.size = 8, .root = published_root(8)};

    EXPECT_EQ(fault_of(eight, eight, {eight.root}), ProofFault::WrongLength);
    EXPECT_EQ(fault_of(eight, {.size = 8, .root = published_root(7)}, {}), ProofFault::RootDiffers);
}

TEST(VerifyConsistency, RefusesSwappedAndForeignRoots) {
    for (const auto& [first, second, proof] : published_consistencies()) {
        if (first == second) {
            continue;
        }
        const TreeHead earlier{.size = first, .root = published_root(first)};
        const TreeHead later{.size = second, .root = published_root(second)};
        const Proof hashes = digests_of_hex(proof);

        EXPECT_FALSE(verify_consistency({.size = first, .root = later.root},
                                        {.size = second, .root = earlier.root}, hashes));
        EXPECT_EQ(fault_of(earlier, {.size = second, .root = empty_root()}, hashes),
                  ProofFault::RootDiffers);
        EXPECT_FALSE(verify_consistency({.size = first, .root = empty_root()}, later, hashes));
    }
}

// The proof from 6 to 8 carries its own start, so both roots are recomputed from it.
TEST(VerifyConsistency, SaysWhichRootDiffers) {
    const PublishedConsistency vector = published_consistencies()[2];
    const TreeHead later{.size = 8, .root = published_root(8)};

    EXPECT_EQ(fault_of({.size = 6, .root = empty_root()}, later, digests_of_hex(vector.proof)),
              ProofFault::FirstRootDiffers);
}

TEST(VerifyConsistency, RefusesAProofTooLongTooShortOrChanged) {
    for (const auto& [first, second, proof] : published_consistencies()) {
        if (first == second) {
            continue;
        }
        const TreeHead earlier{.size = first, .root = published_root(first)};
        const TreeHead later{.size = second, .root = published_root(second)};
        const Proof hashes = digests_of_hex(proof);

        Proof longer = hashes;
        longer.push_back(earlier.root);
        EXPECT_EQ(fault_of(earlier, later, longer), ProofFault::WrongLength);
        longer = hashes;
        longer.insert(longer.begin(), hashes.front());
        EXPECT_EQ(fault_of(earlier, later, longer), ProofFault::WrongLength);
        EXPECT_EQ(fault_of(earlier, later, Proof(hashes.begin(), hashes.end() - 1)),
                  ProofFault::WrongLength);
        EXPECT_EQ(fault_of(earlier, later, {}), ProofFault::WrongLength);
        for (std::size_t i = 0; i < hashes.size(); ++i) {
            Proof changed = hashes;
            changed[i][0] ^= 0x80U;
            EXPECT_FALSE(verify_consistency(earlier, later, changed));
        }
    }
}

}  // namespace

}  // namespace vialog::journal
