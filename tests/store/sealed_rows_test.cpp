// SPDX-License-Identifier: Apache-2.0
// What src/store/sealed_rows promises, and what it refuses.
#include "store/sealed_rows.h"

#include "crypto/digest.h"
#include "store/connection.h"
#include "store/sample_store.h"

#include <gtest/gtest.h>

#include <fstream>

namespace vialog::store {
namespace {

using domain::EntryNumber;
using support::options_for;
using support::sample_store;
using support::TemporaryFolder;

constexpr base::UtcInstant today{base::Milliseconds{1'770'000'000'000}};

class Sealed : public testing::Test {
  protected:
    TemporaryFolder m_folder;
    std::filesystem::path m_path = m_folder.path() / "a";
    Store m_store = sample_store(options_for(m_path, Access::ReadWrite), 30);
    SealedRows m_rows{m_store};
};

TEST_F(Sealed, DestroysTheDisclosuresOfAnEntryOnRecord) {
    m_rows.add_disclosure(EntryNumber(3), 0, base::as_bytes("aaa"));
    m_rows.add_disclosure(EntryNumber(3), 2, base::as_bytes("bbb"));
    m_rows.add_disclosure(EntryNumber(4), 0, base::as_bytes("ccc"));
    const std::vector<EntryNumber> entries = {EntryNumber(3), EntryNumber(9)};

    EXPECT_EQ(m_rows.destroy_disclosures(entries, today), 2);

    EXPECT_TRUE(m_rows.disclosures(EntryNumber(3)).empty());
    EXPECT_EQ(m_rows.destroyed(EntryNumber(3)), (std::vector<std::int64_t>{0, 2}));
    EXPECT_EQ(m_rows.disclosures(EntryNumber(4)).size(), 1U);
    EXPECT_TRUE(m_rows.destroyed(EntryNumber(4)).empty());
    EXPECT_EQ(m_store.find_torn_tree(), std::nullopt);
}

TEST_F(Sealed, LeavesNoByteOfADestroyedDisclosureInItsFiles) {
    const std::string secret = "CIPHERTEXT-" + std::string(200, 'q');
    m_rows.add_disclosure(EntryNumber(3), 0, base::as_bytes(secret));
    const auto holds = [&] {
        return support::read_whole(m_path).find(secret) != std::string::npos ||
               support::read_whole(m_path.string() + "-wal").find(secret) != std::string::npos;
    };
    ASSERT_TRUE(holds());

    const std::vector<EntryNumber> entries = {EntryNumber(3)};
    EXPECT_EQ(m_rows.destroy_disclosures(entries, today), 1);

    EXPECT_FALSE(holds());
}

TEST_F(Sealed, DoesNotDestroyTwice) {
    m_rows.add_disclosure(EntryNumber(3), 0, base::as_bytes("aaa"));
    const std::vector<EntryNumber> entries = {EntryNumber(3)};
    EXPECT_EQ(m_rows.destroy_disclosures(entries, today), 1);

    EXPECT_EQ(m_rows.destroy_disclosures(entries, today), 0);
}

TEST_F(Sealed, TakesNoDisclosureOfAnEntryThatIsNotThere) {
    EXPECT_THROW(m_rows.add_disclosure(EntryNumber(30), 0, base::as_bytes("aaa")), StoreError);
}

TEST_F(Sealed, KeepsPatientsUntilTheyAreRemoved) {
    m_rows.put_patient(base::as_bytes("ref-2"), base::as_bytes("two"));
    m_rows.put_patient(base::as_bytes("ref-1"), base::as_bytes("one"));
    m_rows.put_patient(base::as_bytes("ref-1"), base::as_bytes("one, moved"));
    m_rows.remove_patient(base::as_bytes("ref-2"));

    EXPECT_EQ(m_rows.patient(base::as_bytes("ref-1")), base::to_bytes("one, moved"));
    EXPECT_EQ(m_rows.patient(base::as_bytes("ref-2")), std::nullopt);
    std::vector<base::Bytes> seen;
    m_rows.for_each_patient([&](base::ByteView reference, base::ByteView) {
        seen.emplace_back(reference.begin(), reference.end());
    });
    EXPECT_EQ(seen, std::vector<base::Bytes>{base::to_bytes("ref-1")});
}

TEST_F(Sealed, KeepsAttachmentsUnderTheirDigest) {
    const auto content = base::to_bytes("Form 106 as scanned");
    const auto digest = crypto::sha256(content);
    m_rows.put_attachment(digest, content);
    m_rows.put_attachment(digest, content);

    EXPECT_EQ(m_rows.attachment(digest), content);
    EXPECT_EQ(m_rows.attachment(base::Digest{}), std::nullopt);
}

TEST_F(Sealed, BelongsToATransactionThatIsOpen) {
    {
        const Transaction transaction = m_store.begin();
        m_rows.put_patient(base::as_bytes("ref"), base::as_bytes("x"));
    }

    EXPECT_EQ(m_rows.patient(base::as_bytes("ref")), std::nullopt);
}

}  // namespace
}  // namespace vialog::store
