// SPDX-License-Identifier: Apache-2.0
// Which keys and signatures count. Vectors: RFC 8032 sec. 7.1, RFC 6979 A.2.5, two transparency
// logs in the field, and signatures made in Python to be true by the equation yet against the
// rules.
#include "crypto/public_key.h"

#include "crypto/known_bytes.h"
#include "crypto/random.h"
#include "crypto/small_order.h"

#include <gtest/gtest.h>

#include <array>
#include <ostream>
#include <string>
#include <thread>
#include <vector>

namespace vialog::crypto {
namespace {

constexpr std::string_view ed25519_prefix = "302a300506032b6570032100";
constexpr std::string_view p256_prefix = "3059301306072a8648ce3d020106082a8648ce3d03010703420004";
// RFC 6979 A.2.5
constexpr std::string_view p256_x =
    "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6";
constexpr std::string_view p256_y =
    "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299";
// RFC 8032 sec. 7.1, test 2: one byte, 0x72.
constexpr std::string_view ed25519_key =
    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
constexpr std::string_view ed25519_signature =
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";

std::string joined(std::string_view a, std::string_view b, std::string_view c) {
    return std::string(a) + std::string(b) + std::string(c);
}

PublicKey ed25519(std::string_view key) {
    return PublicKey::from_spki(from_hex(joined(ed25519_prefix, key, ""))).value();
}

PublicKey p256() {
    return PublicKey::from_spki(from_hex(joined(p256_prefix, p256_x, p256_y))).value();
}

// --- Keys -------------------------------------------------------------------------------------

TEST(PublicKey, IsReadFromItsSpki) {
    const PublicKey edwards = ed25519(ed25519_key);
    const PublicKey weierstrass = p256();

    EXPECT_EQ(edwards.algorithm(), KeyAlgorithm::Ed25519);
    EXPECT_EQ(base::to_hex(edwards.spki()), joined(ed25519_prefix, ed25519_key, ""));
    EXPECT_EQ(base::to_hex(edwards.raw_ed25519()), ed25519_key);
    EXPECT_EQ(weierstrass.algorithm(), KeyAlgorithm::EcdsaP256);
    EXPECT_EQ(base::to_hex(weierstrass.spki()), joined(p256_prefix, p256_x, p256_y));
}

TEST(PublicKey, HasTheDigestOfItsSpkiForAFingerprint) {
    // sha256sum of the 91 bytes.
    EXPECT_EQ(p256().fingerprint_text(),
              "sha256:5a7a78cca4a0f420d9bc62bb669c3c2759e39f723d3ae10dcbe0f0815a07ecd4");
    EXPECT_EQ("sha256:" + base::to_hex(p256().fingerprint()), p256().fingerprint_text());
}

TEST(PublicKey, IsEqualToAnotherReadingOfTheSameBytes) {
    const PublicKey key = p256();
    const PublicKey copy = key;

    EXPECT_EQ(key, copy);
    EXPECT_EQ(key, p256());
    EXPECT_NE(key, ed25519(ed25519_key));
}

TEST(PublicKey, IsReadFromTheRawBytesOfRfc8032) {
    EXPECT_EQ(PublicKey::from_raw_ed25519(from_hex(ed25519_key)).value(), ed25519(ed25519_key));
    EXPECT_FALSE(PublicKey::from_raw_ed25519(base::Bytes(31, 0x21)).has_value());
    EXPECT_FALSE(PublicKey::from_raw_ed25519(base::Bytes(33, 0x21)).has_value());
    EXPECT_FALSE(PublicKey::from_raw_ed25519({}).has_value());
}

TEST(PublicKey, OfLowOrderIsRefused) {
    for (const std::string_view key : low_order_encodings) {
        const auto read = PublicKey::from_spki(from_hex(joined(ed25519_prefix, key, "")));
        ASSERT_FALSE(read.has_value()) << key;
        EXPECT_EQ(read.error().offset, 12U);
    }
}

TEST(PublicKey, NotInItsCanonicalFormIsRefused) {
    // y = p + 2 to p + 18, 2^255 - 1 being the last; each with both signs.
    for (int first = 0xef; first <= 0xff; ++first) {
        for (const std::uint8_t last : {std::uint8_t{0x7f}, std::uint8_t{0xff}}) {
            base::Bytes key(32, 0xff);
            key.front() = static_cast<std::uint8_t>(first);
            key.back() = last;
            EXPECT_FALSE(PublicKey::from_raw_ed25519(key).has_value()) << base::to_hex(key);
        }
    }
}

struct Refused {
    std::string_view name;
    std::string spki;
};

void PrintTo(const Refused& refused, std::ostream* out) {
    *out << refused.name;
}

class RefusedKey : public testing::TestWithParam<Refused> {};

TEST_P(RefusedKey, IsNotRead) {
    const auto read = PublicKey::from_spki(from_hex(GetParam().spki));

    ASSERT_FALSE(read.has_value());
    EXPECT_FALSE(read.error().what.empty());
    EXPECT_FALSE(read.error().remedy.empty());
}

INSTANTIATE_TEST_SUITE_P(
    PublicKey, RefusedKey,
    testing::Values(
        Refused{"Empty", ""}, Refused{"RawKeyWithoutSpki", std::string(ed25519_key)},
        Refused{"OneByteShort", joined(ed25519_prefix, ed25519_key.substr(2), "")},
        Refused{"OneByteLong", joined(ed25519_prefix, ed25519_key, "00")},
        Refused{"Ed448Identifier", joined("302a300506032b6571032100", ed25519_key, "")},
        Refused{"X25519Identifier", joined("302a300506032b656e032100", ed25519_key, "")},
        Refused{"UnusedBits", joined("302a300506032b6570032101", ed25519_key, "")},
        Refused{"NullParameters", joined("302c300706032b65700500032100", ed25519_key, "")},
        Refused{"LongFormLength", joined("30812a300506032b6570032100", ed25519_key, "")},
        Refused{"PointNotOnTheCurve",
                joined(p256_prefix, p256_x,
                       "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462298")},
        Refused{"OriginForAPoint", joined(p256_prefix, std::string(64, '0'), std::string(64, '0'))},
        // x = 5 is on the curve with this y; x + p fits into 32 bytes and names the same point.
        Refused{
            "XNotBelowTheField",
            joined(p256_prefix, "ffffffff00000001000000000000000000000001000000000000000000000004",
                   "459243b9aa581806fe913bce99817ade11ca503c64d9a3c533415c083248fbcc")},
        Refused{"CompressedPoint",
                joined("3039301306072a8648ce3d020106082a8648ce3d030107032200", "03", p256_x)},
        Refused{"HybridPoint",
                joined("3059301306072a8648ce3d020106082a8648ce3d03010703420007", p256_x, p256_y)},
        Refused{"PointAtInfinity", "3019301306072a8648ce3d020106082a8648ce3d03010703020000"},
        // secp256k1 (1.3.132.0.10) with its base point
        Refused{"OtherCurve",
                joined("3056301006072a8648ce3d020106052b8104000a03420004",
                       "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798",
                       "483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8")},
        Refused{"P256WithOneByteMore", joined(p256_prefix, p256_x, p256_y) + "00"}),
    [](const auto& refused) { return std::string(refused.param.name); });

TEST(PublicKey, WithSmallXIsReadInItsCanonicalForm) {
    EXPECT_TRUE(
        PublicKey::from_spki(
            from_hex(joined(p256_prefix,
                            "0000000000000000000000000000000000000000000000000000000000000005",
                            "459243b9aa581806fe913bce99817ade11ca503c64d9a3c533415c083248fbcc")))
            .has_value());
}

TEST(PublicKeyDeathTest, OfP256HasNoRawForm) {
    EXPECT_DEATH(static_cast<void>(p256().raw_ed25519()), "raw form");
}

TEST(KeyAlgorithm, HasOneName) {
    EXPECT_EQ(parse_algorithm_name("ed25519").value(), KeyAlgorithm::Ed25519);
    EXPECT_EQ(parse_algorithm_name("ecdsa-p256-sha256").value(), KeyAlgorithm::EcdsaP256);
    EXPECT_EQ(algorithm_name(KeyAlgorithm::Ed25519), "ed25519");
    EXPECT_EQ(algorithm_name(KeyAlgorithm::EcdsaP256), "ecdsa-p256-sha256");
    EXPECT_FALSE(parse_algorithm_name("Ed25519").has_value());
    EXPECT_FALSE(parse_algorithm_name("").has_value());
    EXPECT_FALSE(parse_algorithm_name("ed25519 ").has_value());
}

// --- Ed25519 signatures -----------------------------------------------------------------------

struct Rfc8032 {
    std::string_view key;
    std::string_view message;
    std::string_view signature;
};

constexpr std::array<Rfc8032, 4> rfc8032 = {{
    {"d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b"
     "46bd25bf5f0595bbe24655141438e7a100b"},
    {ed25519_key, "72", ed25519_signature},
    {"fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc"
     "6594a7c15e9716ed28dc027beceea1ec40a"},
    {"ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
     "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3fee"
     "bbd454d4423643ce80e2a9ac94fa54ca49f",
     "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e"
     "0303dca179c138ac17ad9bef1177331a704"},
}};

TEST(Ed25519, VerifiesTheSignaturesOfTheStandard) {
    for (const Rfc8032& vector : rfc8032) {
        EXPECT_TRUE(
            ed25519(vector.key).verify(from_hex(vector.message), from_hex(vector.signature)))
            << vector.key;
    }
}

TEST(Ed25519, RefusesEachSignatureUnderTheOtherKeys) {
    for (const Rfc8032& vector : rfc8032) {
        for (const Rfc8032& other : rfc8032) {
            if (vector.key != other.key) {
                EXPECT_FALSE(ed25519(other.key).verify(from_hex(vector.message),
                                                       from_hex(vector.signature)));
            }
        }
    }
}

TEST(Ed25519, RefusesASignatureWithAnyBitChanged) {
    const PublicKey key = ed25519(ed25519_key);
    const base::Bytes message = from_hex("72");
    const base::Bytes signature = from_hex(ed25519_signature);

    for (std::size_t i = 0; i < signature.size(); ++i) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            EXPECT_FALSE(key.verify(message, with_bit_flipped(signature, i, bit)))
                << i << ", " << bit;
        }
    }
}

TEST(Ed25519, RefusesAChangedMessage) {
    const PublicKey key = ed25519(ed25519_key);

    EXPECT_FALSE(key.verify(from_hex("73"), from_hex(ed25519_signature)));
    EXPECT_FALSE(key.verify({}, from_hex(ed25519_signature)));
    EXPECT_FALSE(key.verify(from_hex("7200"), from_hex(ed25519_signature)));
}

TEST(Ed25519, RefusesSPlusTheOrder) {
    // The library of Debian 12 accepts it.
    EXPECT_FALSE(ed25519(ed25519_key)
                     .verify(from_hex("72"),
                             from_hex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb"
                                      "69daf52db7415978abc61b2c2eb6aeebfca0387b2eaeb4302aeeb00d2916"
                                      "12bb0c10")));
}

TEST(Ed25519, RefusesAnyOtherLength) {
    const PublicKey key = ed25519(ed25519_key);
    base::Bytes signature = from_hex(ed25519_signature);

    for (std::size_t size = 0; size < signature.size(); ++size) {
        EXPECT_FALSE(key.verify(from_hex("72"), base::ByteView(signature).first(size))) << size;
    }
    signature.push_back(0);
    EXPECT_FALSE(key.verify(from_hex("72"), signature));
    EXPECT_FALSE(key.verify(from_hex("72"), from_hex("3045022100efd48b2aacb6a8fd1140dd9cd45e81d69d2"
                                                     "c877b56aaf991c34d0ea84eaf371602200834e36ad29a"
                                                     "83bf2bc9385e491d6099c8fdf9d1ed67aa7ea5f51f937"
                                                     "82857a9")));
}

struct LowOrderR {
    std::string_view message;
    std::string_view signature;
};

// A key with a part of order 8, a*B + T, is not of low order. For each point R of low order there
// are messages for which S*B = R + k*A holds as it stands; OpenSSL accepts all eight.
constexpr std::string_view mixed_order_key =
    "4853abff8a36d1a34392c378943025f463c5bff9bf419515faecadde19840873";
constexpr std::array<LowOrderR, 8> low_order_r = {{
    {"message 14",
     "000000000000000000000000000000000000000000000000000000000000000040a281414b1751e39102a32989944"
     "26"
     "bb06b1e849f900ba8d8d1218f8f967f0b"},
    {"message 3",
     "00000000000000000000000000000000000000000000000000000000000000806300c9ba876bbf85ec60c4837043f"
     "66"
     "69243a340bd146f03194e25427d186e0f"},
    {"message 0",
     "010000000000000000000000000000000000000000000000000000000000000096e74039507b355ef59d65d7815fc"
     "d9"
     "4e1e0045ec6c866af2089ae4bded6d705"},
    {"message 3",
     "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc0504268756c952e44fd3f6c0f810785"
     "d3"
     "7b1799d182eea5a67f623a1e5e88a5004"},
    {"message 0",
     "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc856cf5af64f99dd66612dded0fdc9db"
     "9f"
     "b7183a07394c3854e4f7baf421b1aa802"},
    {"message 6",
     "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037ae5667460933deb57fcdd66c09ba40"
     "21"
     "68c8c51e60b5cc8063e8228f096fc7008"},
    {"message 0",
     "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa22ea57a7b86ddd866c41399f29776"
     "3b"
     "438a7b75cf5c4748d2efa5153ce35630c"},
    {"message 2",
     "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7fb428067a3ab4615ace0edbb01cde5"
     "d4"
     "c4d2039d96f55c3478c31d62c4ce2810b"},
}};

TEST(Ed25519, RefusesSignaturesThatFitTheEquationWithRofLowOrder) {
    const PublicKey key = ed25519(mixed_order_key);

    for (const LowOrderR& vector : low_order_r) {
        EXPECT_FALSE(key.verify(base::as_bytes(vector.message), from_hex(vector.signature)))
            << vector.signature;
    }
}

TEST(Ed25519, RefusesEveryEncodingOfRofLowOrder) {
    const PublicKey key = ed25519(ed25519_key);

    for (const std::string_view encoding : low_order_encodings) {
        const std::string signature = joined(encoding, ed25519_signature.substr(64), "");
        EXPECT_FALSE(key.verify(from_hex("72"), from_hex(signature))) << encoding;
    }
}

// --- P-256 signatures -------------------------------------------------------------------------

constexpr std::string_view sample_low_s =
    "3045022100efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf371602200834e36ad29a83bf"
    "2b"
    "c9385e491d6099c8fdf9d1ed67aa7ea5f51f93782857a9";
constexpr std::string_view sample_high_s =
    "3046022100efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716022100f7cb1c942d657c"
    "41"
    "d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8";
constexpr std::string_view test_low_s =
    "3045022100f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d383670220019f4113742a2b14"
    "bd"
    "25926b49c649155f267e60d3814b4c0cc84250e46f0083";

TEST(EcdsaP256, VerifiesTheSignaturesOfTheStandardInTheirLowForm) {
    EXPECT_TRUE(p256().verify(base::as_bytes("sample"), from_hex(sample_low_s)));
    EXPECT_TRUE(p256().verify(base::as_bytes("test"), from_hex(test_low_s)));
}

TEST(EcdsaP256, VerifiesNumbersThatAreShorterThanThirtyTwoBytes) {
    // Made by the Python package cryptography with the key of RFC 6979.
    EXPECT_TRUE(p256().verify(
        base::as_bytes("short 13"),
        from_hex(
            "3044022100abfd8363c3b8ff39c8be31fcbb35e7fee66598c166e68031d058e490a4f100b9021f674ac0"
            "7f69c0864bf1cc585078e1be871edfcecfa843721afc6f36070effbc")));
    EXPECT_TRUE(p256().verify(
        base::as_bytes("short 280"),
        from_hex(
            "3043021f23fe8764141cc302d5eeb903d2f35c3aff60d7a4f64dd0d2221193d203527302205e42e98fba"
            "156e676cc97206337e0078df4cbbe9a8de2856b096f484a9f46679")));
}

struct LogNote {
    std::string_view spki;
    std::string_view text;
    std::string_view signature;
};

TEST(EcdsaP256, VerifiesCheckpointsOfLogsInTheField) {
    // From the tests of github.com/transparency-dev/formats: Rekor and the Pixel log.
    constexpr std::array<LogNote, 2> notes = {{
        {"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE2G2Y+2tabdTV5BcGiBIx0a9fAFwrkBbmLSGtks4L3qX6"
         "yYY0zufBnhC8Ur/iy55GhWP/9A/bY2LhC30M9+RYtw==",
         "Rekor\n798034\nf+7CoKgXKE/tNys9TTXcr/ad6U/K3xvznmzew9y6SP0=\n",
         "MEQCIBEidYhbIJ3IbbsI7os+c96TLDbSo7Rgl+ho9qjAan9eAiBz6oQdLf4YpUKWCqrbS4Mt63swKhNR"
         "FQJF3HBYEce5+Q=="},
        {"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE37jHQmTXJPC8sUj0Dg0N0ZlxfRqJZV1YzlclXLQzhVYP"
         "cC/JblDoez0DSZwOSlShiCf4oo83MULQfec3erolDw==",
         "DEFAULT\n10\nbsWRucJU5xJPHb5eBdOm6+DM+VelCZBuvtI3sHERJ9Y=\n",
         "MEUCIQCGowA/w/qp/pDG1QmHMyFs34xtn13B9QfMZAmZ98ke2gIgYPRw17jt0dYGg/Bh2AEJ6kHTr/6D"
         "k7UWZiNeXTqjAvg="},
    }};

    for (const LogNote& note : notes) {
        const PublicKey key = PublicKey::from_spki(base::parse_base64(note.spki).value()).value();
        const base::Bytes signature = base::parse_base64(note.signature).value();

        EXPECT_TRUE(key.verify(base::as_bytes(note.text), signature)) << note.text;
        EXPECT_FALSE(key.verify(base::as_bytes(note.text.substr(1)), signature)) << note.text;
    }
}

TEST(EcdsaP256, RefusesTheHighTwinOfATrueSignature) {
    EXPECT_FALSE(p256().verify(base::as_bytes("sample"), from_hex(sample_high_s)));
}

TEST(EcdsaP256, RefusesASignatureWithAnyBitChanged) {
    const PublicKey key = p256();
    const base::Bytes signature = from_hex(sample_low_s);

    for (std::size_t i = 0; i < signature.size(); ++i) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            EXPECT_FALSE(key.verify(base::as_bytes("sample"), with_bit_flipped(signature, i, bit)))
                << i << ", " << bit;
        }
    }
}

TEST(EcdsaP256, RefusesAChangedMessage) {
    EXPECT_FALSE(p256().verify(base::as_bytes("Sample"), from_hex(sample_low_s)));
    EXPECT_FALSE(p256().verify(base::as_bytes("test"), from_hex(sample_low_s)));
    EXPECT_FALSE(p256().verify({}, from_hex(sample_low_s)));
}

TEST(EcdsaP256, RefusesTheTwoNumbersWithoutDer) {
    EXPECT_FALSE(p256().verify(
        base::as_bytes("sample"),
        from_hex(
            "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf37160834e36ad29a83bf2bc93"
            "85e491d6099c8fdf9d1ed67aa7ea5f51f93782857a9")));
    EXPECT_FALSE(p256().verify(from_hex("72"), from_hex(ed25519_signature)));
}

TEST(EcdsaP256, RefusesThePsychicSignature) {
    // CVE-2022-21449: r = s = 0 fits every message.
    EXPECT_FALSE(p256().verify(base::as_bytes("sample"), from_hex("3006020100020100")));
    EXPECT_FALSE(p256().verify(base::as_bytes("sample"), base::Bytes(64)));
    EXPECT_FALSE(p256().verify(base::as_bytes("sample"), {}));
}

// --- Both ---------------------------------------------------------------------------------------

TEST(Verifying, IsNotDisturbedByABadSignatureBefore) {
    const PublicKey edwards = ed25519(ed25519_key);
    const PublicKey weierstrass = p256();
    const base::Bytes one = from_hex("72");
    const auto sample = base::as_bytes("sample");

    for (int i = 0; i < 3; ++i) {
        EXPECT_FALSE(edwards.verify(one, base::Bytes(63, 0x01)));
        EXPECT_FALSE(edwards.verify(one, base::Bytes(64, 0x01)));
        EXPECT_TRUE(edwards.verify(one, from_hex(ed25519_signature)));
        EXPECT_FALSE(weierstrass.verify(sample, from_hex(test_low_s)));
        EXPECT_FALSE(weierstrass.verify(sample, from_hex("3006020101020101")));
        EXPECT_TRUE(weierstrass.verify(sample, from_hex(sample_low_s)));
    }
}

TEST(Verifying, ThrowsForNoBytesAtAll) {
    const std::array<PublicKey, 2> keys = {ed25519(ed25519_key), p256()};
    SeededRandom random(base::as_bytes("bytes that are no signature"));

    for (std::size_t size = 0; size <= 100; ++size) {
        base::Bytes noise(size);
        for (int i = 0; i < 10; ++i) {
            random.fill(noise);
            for (const PublicKey& key : keys) {
                EXPECT_NO_THROW(EXPECT_FALSE(key.verify(noise, noise)));
            }
        }
    }
}

TEST(Verifying, IsDoneByManyThreadsWithOneKey) {
    const PublicKey edwards = ed25519(ed25519_key);
    const PublicKey weierstrass = p256();
    const base::Bytes one = from_hex("72");
    const base::Bytes ed25519_good = from_hex(ed25519_signature);
    const base::Bytes p256_good = from_hex(sample_low_s);
    std::vector<int> wrong(4, 0);
    std::vector<std::thread> threads;
    threads.reserve(wrong.size());

    for (int& count : wrong) {
        threads.emplace_back([&, copy = edwards] {
            for (int i = 0; i < 50; ++i) {
                count += copy.verify(one, ed25519_good) ? 0 : 1;
                count += weierstrass.verify(base::as_bytes("sample"), p256_good) ? 0 : 1;
                count += weierstrass.verify(one, p256_good) ? 1 : 0;
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }

    EXPECT_EQ(wrong, std::vector<int>(4, 0));
}

}  // namespace
}  // namespace vialog::crypto
