// SPDX-License-Identifier: Apache-2.0
// Verifier keys as other programs print them: Go's sumdb/note, transparency-dev/formats, and
// hashlib.
#include "crypto/note_key.h"

#include "crypto/known_bytes.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace vialog::crypto {
namespace {

// golang.org/x/mod/sumdb/note
constexpr std::string_view peter =
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
// github.com/transparency-dev/formats/note
constexpr std::string_view rekor =
    "rekor.sigstore.dev+c0d23d6a+AjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNhtmPtrWm3U1eQXBogSMdGvXwBcK5"
    "AW5i0hrZLOC96l+smGNM7nwZ4QvFK/4sueRoVj//QP22Ni4Qt9DPfkWLc=";
// SHA-256("witness.example/w1" LF 04 key)[:4] by hashlib; the key is that of RFC 8032 test 1.
constexpr std::string_view witness =
    "witness.example/w1+eb762cc2+BNdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea";

TEST(VerifierKey, OfEd25519IsReadAndPrinted) {
    const auto verifier = parse_verifier_key(peter);

    ASSERT_TRUE(verifier.has_value());
    EXPECT_EQ(verifier->name, "PeterNeumann");
    EXPECT_EQ(verifier->type, NoteSignatureType::Ed25519);
    EXPECT_EQ(verifier->key.algorithm(), KeyAlgorithm::Ed25519);
    EXPECT_EQ(print_verifier_key(*verifier), peter);
}

TEST(VerifierKey, OfP256IsReadAndPrinted) {
    const auto verifier = parse_verifier_key(rekor);

    ASSERT_TRUE(verifier.has_value());
    EXPECT_EQ(verifier->name, "rekor.sigstore.dev");
    EXPECT_EQ(verifier->type, NoteSignatureType::EcdsaP256);
    EXPECT_EQ(verifier->key.algorithm(), KeyAlgorithm::EcdsaP256);
    EXPECT_EQ(print_verifier_key(*verifier), rekor);
}

TEST(VerifierKey, OfAWitnessIsNotThatOfAnEntry) {
    const auto verifier = parse_verifier_key(witness);

    ASSERT_TRUE(verifier.has_value());
    EXPECT_EQ(verifier->type, NoteSignatureType::Cosignature);
    EXPECT_EQ(print_verifier_key(*verifier), witness);
    EXPECT_EQ(base::to_hex(note_key_id(verifier->name, NoteSignatureType::Ed25519, verifier->key)),
              "6d141fc1");
}

TEST(NoteKeyId, OfEd25519DependsOnTheName) {
    const PublicKey key = parse_verifier_key(peter)->key;

    EXPECT_EQ(base::to_hex(note_key_id("PeterNeumann", NoteSignatureType::Ed25519, key)),
              "c74f20a3");
    EXPECT_NE(base::to_hex(note_key_id("PeterNeuman", NoteSignatureType::Ed25519, key)),
              "c74f20a3");
}

TEST(NoteKeyId, OfP256IsTheBeginningOfTheFingerprint) {
    const PublicKey key = parse_verifier_key(rekor)->key;

    EXPECT_EQ(base::to_hex(note_key_id("any name", NoteSignatureType::EcdsaP256, key)),
              key.fingerprint_text().substr(7, 8));
}

TEST(NoteKeyId, HasTheTypeOfItsAlgorithm) {
    EXPECT_EQ(note_signature_type(KeyAlgorithm::Ed25519), NoteSignatureType::Ed25519);
    EXPECT_EQ(note_signature_type(KeyAlgorithm::EcdsaP256), NoteSignatureType::EcdsaP256);
}

TEST(NoteKeyIdDeathTest, TakesNoTypeThatDoesNotSuitTheKey) {
    const PublicKey p256 = parse_verifier_key(rekor)->key;
    const PublicKey ed25519 = parse_verifier_key(peter)->key;

    EXPECT_DEATH(static_cast<void>(note_key_id("x", NoteSignatureType::Ed25519, p256)), "suits");
    EXPECT_DEATH(static_cast<void>(note_key_id("x", NoteSignatureType::Cosignature, p256)),
                 "suits");
    EXPECT_DEATH(static_cast<void>(note_key_id("x", NoteSignatureType::EcdsaP256, ed25519)),
                 "suits");
}

struct Refused {
    std::string_view name;
    std::string text;
};

void PrintTo(const Refused& refused, std::ostream* out) {
    *out << refused.name;
}

class RefusedVerifierKey : public testing::TestWithParam<Refused> {};

TEST_P(RefusedVerifierKey, IsNotRead) {
    const auto read = parse_verifier_key(GetParam().text);

    ASSERT_FALSE(read.has_value());
    EXPECT_FALSE(read.error().what.empty());
}

INSTANTIATE_TEST_SUITE_P(
    VerifierKey, RefusedVerifierKey,
    testing::Values(
        Refused{"Empty", ""}, Refused{"NameOnly", "PeterNeumann"},
        Refused{"NoKey", "PeterNeumann+c74f20a3+"},
        Refused{"NoKeyNorPlus", "PeterNeumann+c74f20a3"}, Refused{"PlusSignsOnly", "++++++++++++"},
        Refused{"NoName", "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"},
        Refused{"NameWithBlank",
                "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"},
        Refused{"OtherName", "PeterNeuman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"},
        Refused{"OtherId", "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"},
        Refused{"UpperCaseId",
                "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"},
        Refused{"ShortId", "PeterNeumann+74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"},
        Refused{"IdNotHexadecimal",
                "PeterNeumann+c74f20ag+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"},
        Refused{"OtherKey", "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TX"},
        Refused{"KeyOneByteShort",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10Q="},
        Refused{"UrlAlphabet",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq_LDE4izWy10TW"},
        Refused{"TrailingLineFeed", std::string(peter) + "\n"},
        Refused{"LeadingBlank", " " + std::string(peter)},
        Refused{"UnknownType",
                "PeterNeumann+c74f20a3+Axpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"},
        Refused{"TypeOfP256ForAnEd25519Key",
                "PeterNeumann+c74f20a3+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"},
        Refused{
            "TypeOfEd25519ForAP256Key",
            "rekor.sigstore.dev+c0d23d6a+ATBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNhtmPtrWm3U1eQXBog"
            "SMdGvXwBcK5AW5i0hrZLOC96l+smGNM7nwZ4QvFK/4sueRoVj//QP22Ni4Qt9DPfkWLc="},
        // 02 and the 44 bytes of an Ed25519 SPKI: well formed each, not together.
        Refused{"Ed25519SpkiUnderTheTypeOfP256",
                "w+00000000+AjAqMAUGAytlcAMhANdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea"},
        // 01 and the neutral point, with its true id of SHA-256.
        Refused{"LowOrderKey", "w+00000000+AQEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"},
        Refused{
            "IdThatDependsOnTheNameForP256",
            "rekor.sigstore.dev+12345678+AjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNhtmPtrWm3U1eQXBog"
            "SMdGvXwBcK5AW5i0hrZLOC96l+smGNM7nwZ4QvFK/4sueRoVj//QP22Ni4Qt9DPfkWLc="}),
    [](const auto& refused) { return std::string(refused.param.name); });

TEST(KeyName, IsPrintableAsciiWithoutBlankAndPlus) {
    EXPECT_TRUE(check_key_name("clinic.example/ket/u/rph1").has_value());
    EXPECT_TRUE(check_key_name(std::string(255, 'n')).has_value());
    EXPECT_TRUE(check_key_name("~!").has_value());
    EXPECT_FALSE(check_key_name("").has_value());
    EXPECT_FALSE(check_key_name(std::string(256, 'n')).has_value());
    EXPECT_FALSE(check_key_name("a+b").has_value());
    EXPECT_FALSE(check_key_name("a b").has_value());
    EXPECT_FALSE(check_key_name("a\nb").has_value());
    EXPECT_FALSE(check_key_name("a\x7f").has_value());
    EXPECT_FALSE(check_key_name("caf\u00e9").has_value());
    EXPECT_EQ(check_key_name("ab c").error().offset, 2U);
}

}  // namespace
}  // namespace vialog::crypto
