// SPDX-License-Identifier: Apache-2.0
// Signatures and keys between this program and openssl, both ways: an inspector has nothing else.
#include "crypto/ecdsa_signature.h"
#include "crypto/known_bytes.h"
#include "crypto/private_key.h"
#include "crypto/public_key.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace vialog::crypto {
namespace {

constexpr std::string_view openssl_program = VIALOG_OPENSSL;

class OpenSsl : public testing::Test {
  protected:
    void SetUp() override {
        if (openssl_program.empty()) {
            GTEST_SKIP() << "the program openssl is not installed";
        }
        std::string name = (std::filesystem::temp_directory_path() / "vialog-openssl-XXXXXX");
        ASSERT_NE(mkdtemp(name.data()), nullptr);
        m_folder = name;
    }

    void TearDown() override {
        if (!m_folder.empty()) {
            std::filesystem::remove_all(m_folder);
        }
    }

    // Runs openssl in the folder; whether it ended well.
    [[nodiscard]] bool run(std::string_view arguments) const {
        const std::string command = "cd '" + m_folder.string() + "' && '" +
                                    std::string(openssl_program) + "' " + std::string(arguments) +
                                    " >/dev/null 2>&1";
        return std::system(command.c_str()) == 0;
    }

    void write(std::string_view name, base::ByteView bytes) const {
        std::ofstream file(m_folder / name, std::ios::binary);
        file << base::as_text(bytes);
    }

    [[nodiscard]] base::Bytes read(std::string_view name) const {
        std::ifstream file(m_folder / name, std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        return base::to_bytes(text);
    }

    void write_public_key(const PublicKey& key) const {
        write("public.der", key.spki());
        ASSERT_TRUE(run("pkey -pubin -inform DER -in public.der -out public.pem"));
    }

  private:
    std::filesystem::path m_folder;
};

// One of two INTEGERs in the DER that openssl writes, in 32 bytes; it does not care for low-S.
void take_integer(base::ByteView& rest, std::span<std::uint8_t> to) {
    base::ByteView digits = rest.subspan(2, rest[1]);
    rest = rest.subspan(2 + std::size_t{rest[1]});
    digits = digits.size() > 32 ? digits.subspan(1) : digits;
    std::copy(digits.begin(), digits.end(), to.end() - std::ssize(digits));
}

TEST_F(OpenSsl, SignsWithEd25519WhatWeVerify) {
    const base::ByteView message = base::as_bytes("vialog/entry@v1\n{\"seq\":5}\n");
    write("message", message);
    ASSERT_TRUE(run("genpkey -algorithm ed25519 -out key.pem"));
    ASSERT_TRUE(run("pkey -in key.pem -pubout -outform DER -out public.der"));
    ASSERT_TRUE(run("pkeyutl -sign -inkey key.pem -rawin -in message -out signature"));

    const auto key = PublicKey::from_spki(read("public.der"));

    ASSERT_TRUE(key.has_value());
    EXPECT_EQ(key->algorithm(), KeyAlgorithm::Ed25519);
    EXPECT_TRUE(key->verify(message, read("signature")));
    EXPECT_FALSE(key->verify(message.first(message.size() - 1), read("signature")));
}

TEST_F(OpenSsl, SignsWithP256WhatWeVerifyInItsLowForm) {
    const base::ByteView message = base::as_bytes("vialog/entry@v1\n{\"seq\":5}\n");
    write("message", message);
    ASSERT_TRUE(run("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out key.pem"));
    ASSERT_TRUE(run("pkey -in key.pem -pubout -outform DER -out public.der"));
    const auto key = PublicKey::from_spki(read("public.der"));
    ASSERT_TRUE(key.has_value());

    for (int i = 0; i < 12; ++i) {
        ASSERT_TRUE(run("dgst -sha256 -sign key.pem -out signature message"));
        const base::Bytes theirs = read("signature");
        base::ByteView rest = base::ByteView(theirs).subspan(2);
        RawEcdsaSignature raw{};
        take_integer(rest, std::span(raw).first(32));
        take_integer(rest, std::span(raw).subspan(32));
        const base::Bytes ours = write_ecdsa_der(raw).value();

        EXPECT_TRUE(key->verify(message, ours)) << base::to_hex(theirs);
        // Theirs counts exactly where s happens to be low.
        EXPECT_EQ(key->verify(message, theirs), theirs == ours) << base::to_hex(theirs);
    }
}

TEST_F(OpenSsl, VerifiesWhatWeSignWithEd25519) {
    SystemRandom random;
    const PrivateKey key = PrivateKey::generate(KeyAlgorithm::Ed25519, random);
    const base::ByteView message = base::as_bytes("vialog/entry@v1\n{\"seq\":6}\n");
    const std::string verify =
        "pkeyutl -verify -pubin -inkey public.pem -rawin -in message -sigfile signature";
    write("message", message);
    write("signature", key.sign(message, random));
    write_public_key(key.public_key());

    EXPECT_TRUE(run(verify));
    write("message", base::as_bytes("vialog/entry@v1\n{\"seq\":7}\n"));
    EXPECT_FALSE(run(verify));
}

TEST_F(OpenSsl, VerifiesWhatWeSignWithP256) {
    SystemRandom random;
    const PrivateKey key = PrivateKey::generate(KeyAlgorithm::EcdsaP256, random);
    const base::ByteView message = base::as_bytes("vialog/entry@v1\n{\"seq\":6}\n");
    const std::string verify = "dgst -sha256 -verify public.pem -signature signature message";
    write("message", message);
    write("signature", key.sign(message, random));
    write_public_key(key.public_key());

    EXPECT_TRUE(run(verify));
    write("message", base::as_bytes("vialog/entry@v1\n{\"seq\":7}\n"));
    EXPECT_FALSE(run(verify));
}

TEST_F(OpenSsl, GivesTheSameFingerprint) {
    SystemRandom random;
    const PrivateKey key = PrivateKey::generate(KeyAlgorithm::EcdsaP256, random);
    write_public_key(key.public_key());
    ASSERT_TRUE(run("pkey -pubin -in public.pem -outform DER -out again.der"));
    ASSERT_TRUE(run("dgst -sha256 -binary -out digest again.der"));

    EXPECT_EQ("sha256:" + base::to_hex(read("digest")), key.public_key().fingerprint_text());
}

TEST_F(OpenSsl, MakesKeysThatAreRefused) {
    ASSERT_TRUE(run("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -out p384.pem"));
    ASSERT_TRUE(run("pkey -in p384.pem -pubout -outform DER -out p384.der"));
    ASSERT_TRUE(run("genpkey -algorithm x25519 -out x25519.pem"));
    ASSERT_TRUE(run("pkey -in x25519.pem -pubout -outform DER -out x25519.der"));
    ASSERT_TRUE(
        run("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 "
            "-pkeyopt ec_param_enc:explicit -out explicit.pem"));
    ASSERT_TRUE(run("pkey -in explicit.pem -pubout -outform DER -out explicit.der"));

    for (const std::string_view file : {"p384.der", "x25519.der", "explicit.der"}) {
        ASSERT_FALSE(read(file).empty()) << file;
        EXPECT_FALSE(PublicKey::from_spki(read(file)).has_value()) << file;
    }
}

}  // namespace
}  // namespace vialog::crypto
