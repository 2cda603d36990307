// SPDX-License-Identifier: Apache-2.0
// What src/journal/earlier_entries promises, and what it refuses.
#include "journal/earlier_entries.h"

#include "journal/audited.h"
#include "support/reference_tree.h"

#include <gtest/gtest.h>

namespace vialog::journal {

namespace {

// A bundle of texts that are no entries, more of them than leaf hashes are kept in memory.
class ManyTexts {
  public:
    static constexpr std::int64_t count = EarlierEntries::leaves_kept + 700;

    ManyTexts() {
        for (std::int64_t i = 0; i < count; ++i) {
            m_texts.push_back(base::to_bytes("text " + std::to_string(i)));
            m_leaves.push_back(leaf_hash(m_texts.back()));
        }
        support::write_bundle(m_place.path() / "b", m_texts, checkpoint_of(m_texts));
        m_reader.emplace(BundleReader::open(open_bundle_folder(m_place.path() / "b")).value());
    }
    [[nodiscard]] const BundleReader& reader() const { return *m_reader; }
    [[nodiscard]] const std::vector<base::Digest>& leaves() const { return m_leaves; }

  private:
    support::TemporaryFolder m_place;
    std::vector<base::Bytes> m_texts;
    std::vector<base::Digest> m_leaves;
    std::optional<BundleReader> m_reader;
};

TEST(EarlierEntries, KnowsEveryLeafAndEveryRoot) {
    const ManyTexts texts;
    EarlierEntries earlier(texts.reader());
    Frontier tree;
    for (const base::Digest& leaf : texts.leaves()) {
        earlier.append(leaf);
        tree.append(leaf,
                    [&](TreeNode node, const base::Digest& hash) { earlier.add_node(node, hash); });
    }

    EXPECT_EQ(earlier.size(), ManyTexts::count);
    for (std::int64_t seq = 0; seq < ManyTexts::count; seq += 97) {
        ASSERT_EQ(earlier.leaf(seq), texts.leaves()[static_cast<std::size_t>(seq)]) << seq;
    }
    for (const std::int64_t size : {0L, 1L, 255L, 256L, 257L, 700L, 4096L, 8191L, 8192L, 8193L,
                                    static_cast<long>(ManyTexts::count)}) {
        EXPECT_EQ(earlier.root(size),
                  support::reference_root(
                      std::span(texts.leaves()).first(static_cast<std::size_t>(size))))
            << size;
    }
}

TEST(EarlierEntries, ReadsAnEntryAgain) {
    const support::TemporaryFolder place;
    support::write_bundle(place.path() / "b", sample_journal().entries(),
                          sample_journal().checkpoint());
    const auto reader = BundleReader::open(open_bundle_folder(place.path() / "b")).value();
    EarlierEntries earlier(reader);
    for (std::int64_t seq = 0; seq < 280; ++seq) {
        earlier.append(sample_journal().ref(seq).leaf);
    }

    EXPECT_EQ(earlier.entry(17), sample_entry(17).entry);
    EXPECT_EQ(earlier.entry(270), sample_entry(270).entry);
    // Only what was checked already can be referred to.
    EXPECT_EQ(earlier.entry(280), std::nullopt);
    EXPECT_EQ(earlier.entry(-1), std::nullopt);
}

TEST(EarlierEntries, GivesNoEntryForBytesThatAreNone) {
    const ManyTexts texts;
    EarlierEntries earlier(texts.reader());
    earlier.append(texts.leaves()[0]);

    EXPECT_EQ(earlier.entry(0), std::nullopt);
}

}  // namespace

}  // namespace vialog::journal
