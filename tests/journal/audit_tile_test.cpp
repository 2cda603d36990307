// SPDX-License-Identifier: Apache-2.0
// Signatures, V06 and V08: each way to have one that is not right. The numbers are those of the
// list of mistakes in the format's threat table.
#include "journal/audit_tile.h"

#include "crypto/ecdsa_signature.h"
#include "journal/audited.h"
#include "journal/finding_codes.h"

#include <gtest/gtest.h>

namespace vialog::journal {

namespace {

using Lines = std::vector<SignatureLine>;

std::int64_t a_waste() {
    return find_kind(domain::Kind::Waste, 100);
}

// a + b or a - b of two numbers of 32 bytes, big-endian; what overflows is lost.
template <typename Bytes>
void add_to(Bytes number, const base::Digest& other, int sign) {
    int carry = 0;
    for (std::size_t i = 32; i-- > 0;) {
        const int sum = number[i] + sign * other[i] + carry;
        number[i] = static_cast<std::uint8_t>(sum & 0xFF);
        carry = sum < 0 ? -1 : sum >> 8;
    }
}

// RFC 8032: L = 2^252 + 27742317777372353535851937790883648493, here big-endian.
base::Digest ed25519_order() {
    return base::parse_digest_hex(
               "1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed")
        .value();
}
// FIPS 186-4 D.1.2.3: the order of P-256.
base::Digest p256_order() {
    return base::parse_digest_hex(
               "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551")
        .value();
}

TEST(AuditTile, FindsNothingWhereEverySignatureIsRight) {
    const std::int64_t seq = a_waste();

    const AuditReport report =
        audit_with_last(seq, support::sign_entry(sample_entry(seq), {"cleo", "dan"}));

    EXPECT_EQ(report.exit_code(), 0);
    EXPECT_EQ(report.findings.count(), 0);
    EXPECT_EQ(report.checked.size, seq + 1);
    EXPECT_EQ(report.fixed_from_outside, seq);
}

// 1. The library accepts S + L; whoever sees two notes of one signing has two histories.
TEST(AuditTile, RefusesTheTwinOfAnEd25519Signature) {
    const auto twin = with_altered_lines(sample_entry(a_waste()), [](Lines& lines) {
        base::Bytes s(lines[0].signature.rbegin(), lines[0].signature.rbegin() + 32);
        add_to(std::span(s), ed25519_order(), 1);
        std::copy(s.rbegin(), s.rend(), lines[0].signature.begin() + 32);
    });

    const AuditReport report = audit_with_last(a_waste(), twin);

    EXPECT_EQ(report.exit_code(), 11);
    EXPECT_EQ(rules_of(report), std::vector{finding_signature_wrong});
}

// 3. One bad signature is one finding, whatever the verifier object remembers.
TEST(AuditTile, ReportsOneBadSignatureOnce) {
    auto entries = sample_journal().entries();
    const std::int64_t seq = a_waste();
    entries[static_cast<std::size_t>(seq)] =
        with_altered_lines(sample_entry(seq), [](Lines& lines) { lines[1].signature[40] ^= 4U; });

    const AuditReport report = audit_entries(entries, pinned());

    EXPECT_EQ(report.exit_code(), 11);
    EXPECT_EQ(count_rule(report, finding_signature_wrong), 1);
    EXPECT_EQ(report.findings.kept()[0].seq, seq);
    // What follows from the other bytes: the link behind them, and every root from there on.
    EXPECT_EQ(count_rule(report, finding_chain_broken), 1);
    EXPECT_EQ(count_rule(report, finding_root_differs), 0);
    EXPECT_EQ(report.checked.size, 300);
}

// 4, 5 and 6, on the only entry of the sample that a token signs and that nothing follows from.
class TokenSignature : public testing::Test {
  protected:
    static std::int64_t receipt() { return find_kind(domain::Kind::Receive, 0); }

    static AuditReport with_signature(const base::Bytes& signature) {
        return audit_with_last(
            receipt(), with_altered_lines(sample_entry(receipt()),
                                          [&](Lines& lines) { lines[1].signature = signature; }));
    }
    static base::Bytes genuine() {
        base::Bytes signature;
        static_cast<void>(with_altered_lines(
            sample_entry(receipt()), [&](Lines& lines) { signature = lines[1].signature; }));
        return signature;
    }
    static base::Bytes der(const base::Bytes& r, const base::Bytes& s) {
        base::Bytes out = {0x30, static_cast<std::uint8_t>(r.size() + s.size() + 4), 0x02,
                           static_cast<std::uint8_t>(r.size())};
        out.insert(out.end(), r.begin(), r.end());
        out.push_back(0x02);
        out.push_back(static_cast<std::uint8_t>(s.size()));
        out.insert(out.end(), s.begin(), s.end());
        return out;
    }
};

TEST_F(TokenSignature, IsRightAsTheTokenMadeIt) {
    EXPECT_EQ(with_signature(genuine()).exit_code(), 0);
}

TEST_F(TokenSignature, RefusesTheTwinWithAHighS) {
    const auto raw = crypto::parse_strict_ecdsa_der(genuine()).value();
    base::Bytes r(raw.begin(), raw.begin() + 32);
    base::Bytes s(32);
    const auto order = p256_order();
    std::copy(order.begin(), order.end(), s.begin());
    base::Digest low{};
    std::copy(raw.begin() + 32, raw.end(), low.begin());
    add_to(std::span(s), low, -1);
    for (base::Bytes* number : {&r, &s}) {
        if (number->front() >= 0x80) {
            number->insert(number->begin(), 0);
        }
    }

    EXPECT_EQ(with_signature(der(r, s)).exit_code(), 11);
}

TEST_F(TokenSignature, RefusesEveryOtherEncoding) {
    const base::Bytes good = genuine();
    const auto raw = crypto::parse_strict_ecdsa_der(good).value();
    base::Bytes trailing = good;
    trailing.push_back(0);
    base::Bytes long_form = good;
    long_form.insert(long_form.begin() + 1, 0x81);

    EXPECT_EQ(with_signature(base::Bytes(raw.begin(), raw.end())).exit_code(), 11);
    EXPECT_EQ(with_signature(trailing).exit_code(), 11);
    EXPECT_EQ(with_signature(long_form).exit_code(), 11);
    EXPECT_EQ(with_signature(der({0}, {0})).exit_code(), 11);
    EXPECT_EQ(with_signature(der({0}, {1})).exit_code(), 11);
    EXPECT_EQ(with_signature(der({1}, {0})).exit_code(), 11);
    EXPECT_EQ(with_signature(base::Bytes(64, 0)).exit_code(), 11);
}

// 5, the reverse: DER where 64 bytes are expected.
TEST(AuditTile, RefusesDerForAnEd25519Key) {
    const auto entry = with_altered_lines(sample_entry(a_waste()), [](Lines& lines) {
        lines[0].signature =
            support::sign_line(sample_journal().origin(), "x", "eve-token").signature;
    });

    EXPECT_EQ(audit_with_last(a_waste(), entry).exit_code(), 11);
}

// 7. A line that names another algorithm's key id names another key.
TEST(AuditTile, RefusesALineThatNamesAnotherKey) {
    const auto other_id = with_altered_lines(sample_entry(a_waste()), [](Lines& lines) {
        const auto token = support::sign_line(sample_journal().origin(), "x", "eve-token");
        lines[1].key_id = token.key_id;
    });
    const auto other_name = with_altered_lines(sample_entry(a_waste()), [](Lines& lines) {
        lines[1].name = "clinic-042.example/ket/u/eve";
    });

    for (const base::Bytes& entry : {other_id, other_name}) {
        const AuditReport report = audit_with_last(a_waste(), entry);
        EXPECT_EQ(report.exit_code(), 12);
        EXPECT_EQ(rules_of(report), std::vector{finding_signature_line_not_of_key});
    }
}

// 9. A signature is verified, not counted.
TEST(AuditTile, RefusesRandomBytesInTheirPlace) {
    const auto entry = with_altered_lines(
        sample_entry(a_waste()), [](Lines& lines) { lines[0].signature = base::Bytes(64, 0x5A); });

    EXPECT_EQ(audit_with_last(a_waste(), entry).exit_code(), 11);
}

// 10. All signatures, not any.
TEST(AuditTile, RefusesAWrongWitnessBesideARightOperator) {
    const auto wrong = with_altered_lines(sample_entry(a_waste()),
                                          [](Lines& lines) { lines[1].signature[0] ^= 1U; });
    const auto removed =
        with_altered_lines(sample_entry(a_waste()), [](Lines& lines) { lines.pop_back(); });
    const auto first_removed = with_altered_lines(sample_entry(a_waste()),
                                                  [](Lines& lines) { lines.erase(lines.begin()); });
    const auto none =
        with_altered_lines(sample_entry(a_waste()), [](Lines& lines) { lines.clear(); });

    EXPECT_EQ(audit_with_last(a_waste(), wrong).exit_code(), 11);
    EXPECT_EQ(audit_with_last(a_waste(), removed).exit_code(), 12);
    EXPECT_EQ(audit_with_last(a_waste(), first_removed).exit_code(), 12);
    EXPECT_EQ(audit_with_last(a_waste(), none).exit_code(), 10);
}

// 12. Who signed as what stands in the signed text.
TEST(AuditTile, RefusesSwappedLinesAndSwappedRoles) {
    const auto swapped = with_altered_lines(sample_entry(a_waste()),
                                            [](Lines& lines) { std::swap(lines[0], lines[1]); });
    JournalEntry entry = sample_entry(a_waste());
    const std::string text = signed_text(entry);
    const Lines genuine = {support::sign_line(entry.log, text, "cleo"),
                           support::sign_line(entry.log, text, "dan")};
    std::swap(entry.entry.signers[0].role, entry.entry.signers[1].role);

    EXPECT_EQ(audit_with_last(a_waste(), swapped).exit_code(), 12);
    EXPECT_EQ(audit_with_last(a_waste(), entry_bytes(signed_text(entry), genuine)).exit_code(), 11);
}

// 13. Nobody adds a signature afterwards.
TEST(AuditTile, RefusesASignatureThatNobodyAskedFor) {
    const auto entry = with_altered_lines(sample_entry(a_waste()),
                                          [](Lines& lines) { lines.push_back(lines.front()); });

    const AuditReport report = audit_with_last(a_waste(), entry);

    EXPECT_EQ(report.exit_code(), 12);
    EXPECT_EQ(count_rule(report, finding_signature_lines_differ), 1);
}

// 22. What is signed is what is stored: one more blank that nobody signed is a wrong signature.
TEST(AuditTile, RefusesATextThatWasAlteredAfterSigning) {
    JournalEntry entry = sample_entry(a_waste());
    const std::string text = signed_text(entry);
    const Lines genuine = {support::sign_line(entry.log, text, "cleo"),
                           support::sign_line(entry.log, text, "dan")};
    std::get<domain::StockWasted>(entry.entry.event).reason = domain::WasteReason::Spilled;

    const AuditReport report = audit_with_last(a_waste(), entry_bytes(signed_text(entry), genuine));

    EXPECT_EQ(report.exit_code(), 11);
    EXPECT_EQ(count_rule(report, finding_signature_wrong), 2);
}

TEST(AuditTile, RefusesATileThatHoldsMoreEntriesThanItsName) {
    const support::TemporaryFolder place;
    const auto bundle = place.path() / "b";
    support::write_bundle(bundle, first_entries(20), checkpoint_of(first_entries(20)));
    base::Bytes more;
    append_to_entry_tile(more, sample_journal().entries()[20]);
    std::ofstream(bundle / "tile/entries/000.p/20", std::ios::binary | std::ios::app)
        << base::as_text(more);

    const AuditReport report = audit_folder(bundle, trusting());

    EXPECT_EQ(report.exit_code(), 10);
    EXPECT_EQ(count_rule(report, finding_tile_malformed), 1);
}

TEST(AuditTile, ChecksASignatureAgainstItsKeyAndItsText) {
    const auto origin = sample_journal().origin();
    const SignatureLine line = support::sign_line(origin, "text", "cleo");
    const KnownKey key{
        .key = support::private_key("cleo").public_key(), .name = line.name, .id = line.key_id};

    EXPECT_EQ(check_signature(key, line, "text"), SignatureState::Right);
    EXPECT_EQ(check_signature(key, line, "texT"), SignatureState::Wrong);
    EXPECT_EQ(check_signature(key, support::sign_line(origin, "text", "dan"), "text"),
              SignatureState::NotOfKey);
}

}  // namespace

}  // namespace vialog::journal
