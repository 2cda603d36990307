// SPDX-License-Identifier: Apache-2.0
// What nobody is asked to sign.
#include "operations/before_signing.h"

#include "support/clinic.h"
#include "support/journal_builder.h"

#include <gtest/gtest.h>

namespace vialog::operations {
namespace {

using support::JournalBuilder;
using support::Keeping;

constexpr std::string_view origin = "clinic-042.example/ket";

// A receipt whose labels make the text as long as is wanted.
struct LongReceipt {
    journal::JournalEntry entry;
    std::vector<journal::SignatureLine> lines;

    explicit LongReceipt(std::size_t bytes) {
        const JournalBuilder journal(origin, Keeping::Entries);
        domain::StockReceived receipt;
        receipt.product = journal.product();
        receipt.lot = domain::Lot::parse("L1").value();
        receipt.expires = domain::Expiry::parse("2099-09").value();
        receipt.containers = 2000;
        receipt.first = domain::ContainerId(1);
        receipt.each = domain::Quantity::microlitres(10'000);
        receipt.basis = domain::ReceiptBasis::InitialInventory;
        receipt.place = domain::PlaceId::parse("safe").value();
        entry = journal.drafted(domain::PolicySet{}, {"ada", "ben"});
        entry.entry.event = receipt;
        for (const char* key : {"ada", "ben"}) {
            lines.push_back(support::sign_line(entry.log, "x", key));
        }
        auto& labels = std::get<domain::StockReceived>(entry.entry.event).labels;
        labels.emplace_back("V");
        while (size() + 53 < bytes) {
            labels.push_back(std::string(50, 'V'));
        }
        labels.front() += std::string(bytes - size(), 'V');
    }
    [[nodiscard]] std::string text() const { return journal::signed_text(entry); }
    [[nodiscard]] std::size_t size() const { return journal::entry_bytes(text(), lines).size(); }
    [[nodiscard]] std::string refusal() const {
        const auto found = find_unreadable(entry, text(), lines);
        return found ? std::string(found->rule) : "";
    }
};

TEST(FindUnreadable, TakesAnEntryOfTheGreatestLength) {
    const LongReceipt receipt(65'535);

    ASSERT_EQ(receipt.size(), 65'535U);
    EXPECT_EQ(receipt.refusal(), "");
    base::JsonDocument document;
    EXPECT_TRUE(journal::read_entry(journal::entry_bytes(receipt.text(), receipt.lines), document));
}

TEST(FindUnreadable, RefusesOneByteMore) {
    const LongReceipt receipt(65'536);

    ASSERT_EQ(receipt.size(), 65'536U);
    EXPECT_EQ(receipt.refusal(), "entry-too-long");
    const auto words =
        domain::explain(*find_unreadable(receipt.entry, receipt.text(), receipt.lines));
    EXPECT_NE(words.text.find("65536 bytes"), std::string::npos) << words.text;
    EXPECT_NE(words.remedy.find("divide it"), std::string::npos);
}

TEST(FindUnreadable, RefusesATextThatMeansSomethingElse) {
    const LongReceipt receipt(2'000);
    journal::JournalEntry other = receipt.entry;
    std::get<domain::StockReceived>(other.entry.event).containers += 1;

    const auto found = find_unreadable(other, receipt.text(), receipt.lines);

    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->rule, "entry-reads-otherwise");
    EXPECT_EQ(domain::explain(*found).exit_code, 70);
}

TEST(FindUnreadable, RefusesATextThatNoVerifierReads) {
    LongReceipt receipt(2'000);
    std::get<domain::StockReceived>(receipt.entry.entry.event).labels.front() = "a\nb";

    EXPECT_EQ(receipt.refusal(), "entry-json-malformed");
}

}  // namespace
}  // namespace vialog::operations
