// SPDX-License-Identifier: Apache-2.0
// Any sizes and hashes as proofs: none may hold but those that the tree itself gives.
#include "base/check.h"
#include "journal/merkle.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>

namespace {

namespace base = vialog::base;
namespace journal = vialog::journal;

constexpr std::int64_t leaves = 21;

// The nodes of one small tree.
const std::map<std::pair<int, std::int64_t>, base::Digest>& nodes() {
    static const auto all = [] {
        std::map<std::pair<int, std::int64_t>, base::Digest> made;
        journal::Frontier edge;
        for (std::int64_t i = 0; i < leaves; ++i) {
            const base::Bytes leaf(1, static_cast<std::uint8_t>(i));
            edge.append(journal::leaf_hash(leaf),
                        [&](journal::TreeNode node, const base::Digest& hash) {
                            made[{node.level, node.index}] = hash;
                        });
        }
        return made;
    }();
    return all;
}

base::Digest node(journal::TreeNode wanted) {
    return nodes().at({wanted.level, wanted.index});
}

std::int64_t take_number(base::ByteView& input) {
    std::uint64_t number = 0;
    for (int i = 0; i < 8 && !input.empty(); ++i) {
        number = number << 8U | input[0];
        input = input.subspan(1);
    }
    return static_cast<std::int64_t>(number);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    base::ByteView input(data, size);
    const std::int64_t first = take_number(input);
    const std::int64_t second = take_number(input);
    // Each byte chooses a node of the tree, so that proofs come near to being right.
    journal::Proof proof;
    for (const std::uint8_t byte : input.first(std::min<std::size_t>(input.size(), 80))) {
        auto chosen = nodes().begin();
        std::advance(chosen, byte % nodes().size());
        proof.push_back(chosen->second);
    }

    const journal::TreeHead head{.size = leaves, .root = journal::root_at(leaves, node)};
    const journal::InclusionClaim claim{
        .index = first, .size = second, .leaf = node({.level = 0, .index = 3}), .root = head.root};
    if (journal::verify_inclusion(claim, proof)) {
        base::ensures(first == 3, "a leaf stands at one place");
        base::ensures(second != leaves || proof == journal::inclusion_proof(3, leaves, node),
                      "a leaf has one proof");
    }
    const journal::TreeHead earlier{.size = first, .root = journal::root_at(13, node)};
    if (journal::verify_consistency(earlier, head, proof)) {
        base::ensures(first == 13 && proof == journal::consistency_proof(13, leaves, node),
                      "two trees have one proof");
    }
    return 0;
}
