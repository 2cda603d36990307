// SPDX-License-Identifier: Apache-2.0
// New key files.
#include "operations/make_key.h"

#include "operations/private_file.h"
#include "operations/workplace.h"

#include <gtest/gtest.h>

namespace vialog::operations {
namespace {

constexpr std::string_view passphrase = "d\u00fcnne Vials, 12 St\u00fcck";

struct KeyFolder : ::testing::Test {
    support::TemporaryFolder folder;
    crypto::SeededRandom random{base::as_bytes("make key")};

    [[nodiscard]] KeyWish wish(crypto::KeyAlgorithm algorithm) const {
        return {.origin = parsed<domain::Origin>("clinic.example/ket"),
                .person = parsed<domain::PersonId>("cleo"),
                .algorithm = algorithm,
                .cost = cheap_cost,
                .file = folder.path() / "cleo.key"};
    }
};

TEST_F(KeyFolder, HoldsAKeyThatOpensWithItsPassphrase) {
    for (const auto algorithm : {crypto::KeyAlgorithm::Ed25519, crypto::KeyAlgorithm::EcdsaP256}) {
        const auto made = make_key(wish(algorithm), passphrase, random);

        EXPECT_EQ(made.name, "clinic.example/ket/u/cleo");
        EXPECT_EQ(made.key.algorithm(), algorithm);
        const std::string text = read_small_file(folder.path() / "cleo.key");
        const auto opened = crypto::open_key_file(text, passphrase);
        ASSERT_TRUE(opened.has_value());
        EXPECT_EQ(opened->name, made.name);
        EXPECT_EQ(opened->signing_key.public_key(), made.key);
        EXPECT_EQ(opened->box_key.public_key(), made.box);
        EXPECT_FALSE(crypto::open_key_file(text, "another passphrase").has_value());
        std::filesystem::remove(folder.path() / "cleo.key");
    }
}

TEST_F(KeyFolder, KeepsAKeyThatIsThere) {
    const auto made = make_key(wish(crypto::KeyAlgorithm::Ed25519), passphrase, random);

    EXPECT_THROW(
        static_cast<void>(make_key(wish(crypto::KeyAlgorithm::Ed25519), passphrase, random)),
        store::StoreError);

    const auto opened =
        crypto::open_key_file(read_small_file(folder.path() / "cleo.key"), passphrase);
    ASSERT_TRUE(opened.has_value());
    EXPECT_EQ(opened->signing_key.public_key(), made.key);
}

}  // namespace
}  // namespace vialog::operations
