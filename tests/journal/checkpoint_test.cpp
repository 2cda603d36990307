// SPDX-License-Identifier: Apache-2.0
// Checkpoints: their one form, their signature, and what is refused.
#include "journal/checkpoint.h"

#include "journal/finding_codes.h"
#include "support/journal_builder.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace vialog::journal {

namespace {

domain::Origin origin() {
    return domain::Origin::parse("clinic-042.example/ket").value();
}

Checkpoint some_checkpoint() {
    return {.origin = origin(), .head = {.size = 20852163, .root = empty_root()}};
}

const std::string body =
    "clinic-042.example/ket\n20852163\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";

std::string signed_note() {
    return support::sign_head(origin(), some_checkpoint().head, "log");
}

std::string_view rule_of(const std::string& text) {
    const auto parsed = parse_checkpoint(text);
    return parsed ? std::string_view("accepted") : parsed.error().rule;
}

TEST(Checkpoint, HasTheThreeLinesOfTlogCheckpoint) {
    EXPECT_EQ(checkpoint_body(some_checkpoint()), body);
    EXPECT_TRUE(signed_note().starts_with(body + "\n\xE2\x80\x94 clinic-042.example/ket "));
    // em dash, name, 4 + 64 bytes in base64, and the blanks and line feed around them
    EXPECT_EQ(signed_note().size(), body.size() + 1 + 3 + 1 + 22 + 1 + 92 + 1);
}

TEST(Checkpoint, IsReadBackAndItsSignatureHolds) {
    const auto read = parse_checkpoint(signed_note()).value();

    EXPECT_EQ(read.checkpoint, some_checkpoint());
    EXPECT_EQ(read.body, body);
    EXPECT_EQ(check_log_signature(read, support::private_key("log").public_key()),
              LogSignature::Valid);
}

TEST(Checkpoint, IsNotSignedByAnotherKey) {
    const auto read = parse_checkpoint(signed_note()).value();

    EXPECT_EQ(check_log_signature(read, support::private_key("log-2").public_key()),
              LogSignature::Missing);
    EXPECT_EQ(check_log_signature(read, support::private_key("eve-token").public_key()),
              LogSignature::Missing);
}

TEST(Checkpoint, KeepsTheLinesOfOthersAndDoesNotJudgeThem) {
    std::string cosigned = signed_note();
    for (int i = 0; i < 15; ++i) {
        cosigned += "\xE2\x80\x94 inspector.example AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==\n";
    }

    const auto read = parse_checkpoint(cosigned).value();

    EXPECT_EQ(read.lines.size(), 16U);
    EXPECT_EQ(check_log_signature(read, support::private_key("log").public_key()),
              LogSignature::Valid);
    EXPECT_EQ(rule_of(cosigned + "\xE2\x80\x94 a AAAAAAAAAAAAAAAA\n"),
              finding_signature_count_wrong);
}

TEST(Checkpoint, WithAnySignatureBitTurnedIsWrong) {
    const auto good = parse_checkpoint(signed_note()).value();
    for (std::size_t byte = 0; byte < 64; ++byte) {
        SignedCheckpoint bad = good;
        bad.lines[0].signature[byte] ^= 1U;

        EXPECT_EQ(check_log_signature(bad, support::private_key("log").public_key()),
                  LogSignature::Wrong)
            << byte;
    }
}

TEST(Checkpoint, WithATrueAndAFalseLineOfTheKeyIsWrong) {
    auto read = parse_checkpoint(signed_note()).value();
    read.lines.push_back(read.lines.front());
    read.lines.back().signature[0] ^= 1U;

    EXPECT_EQ(check_log_signature(read, support::private_key("log").public_key()),
              LogSignature::Wrong);
}

TEST(Checkpoint, OfAnotherSizeUnderTheSameSignatureIsWrong) {
    std::string text = signed_note();
    text.replace(text.find("20852163"), 8, "20852164");

    const auto read = parse_checkpoint(text).value();

    EXPECT_EQ(check_log_signature(read, support::private_key("log").public_key()),
              LogSignature::Wrong);
}

// Removing every line is not a matter of grammar: the checkpoint is unsigned.
TEST(Checkpoint, WithoutAnyLineIsReadAsUnsigned) {
    const auto read = parse_checkpoint(body + "\n");

    ASSERT_TRUE(read);
    EXPECT_TRUE(read->lines.empty());
    EXPECT_EQ(check_log_signature(*read, support::private_key("log").public_key()),
              LogSignature::Missing);
}

TEST(Checkpoint, HasNoExtensionLines) {
    std::string text = signed_note();
    text.insert(body.size(), "extension\n");

    EXPECT_EQ(rule_of(text), finding_checkpoint_malformed);
    EXPECT_EQ(rule_of(body + "extension\n\n"), finding_checkpoint_malformed);
}

TEST(Checkpoint, RefusesEveryOtherFormOfItsLines) {
    const std::string root = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    const std::string name = "clinic-042.example/ket";
    for (const std::string& text :
         std::vector<std::string>{"",
                                  "\n",
                                  "\n\n",
                                  name + "\n1\n\n",
                                  name + "\n1\n" + root + "\n",
                                  name + "\n1\n" + root + "\n\n\n",
                                  name + "\n01\n" + root + "\n\n",
                                  name + "\n+1\n" + root + "\n\n",
                                  name + "\n-1\n" + root + "\n\n",
                                  name + "\n0x1\n" + root + "\n\n",
                                  name + "\n1 \n" + root + "\n\n",
                                  name + "\n\n" + root + "\n\n",
                                  name + "\n1e3\n" + root + "\n\n",
                                  name + "\n12345678901234567890\n" + root + "\n\n",
                                  "Clinic/ket\n1\n" + root + "\n\n",
                                  "clinic\n1\n" + root + "\n\n",
                                  "vialog/x\n1\n" + root + "\n\n",
                                  "\n1\n" + root + "\n\n",
                                  name + "\n1\n" + root.substr(0, 43) + "\n\n",
                                  name + "\n1\n" + root.substr(0, 42) + "V=\n\n",
                                  name + "\n1\nAAAA\n\n",
                                  name + "\n1\n" + root + "\r\n\n",
                                  name + "\r\n1\n" + root + "\n\n",
                                  " " + name + "\n1\n" + root + "\n\n"}) {
        EXPECT_NE(rule_of(text), "accepted") << text;
    }
}

TEST(Checkpoint, OfTheEmptyTreeCanBeRead) {
    const Checkpoint empty{.origin = origin(), .head = {.size = 0, .root = empty_root()}};

    EXPECT_EQ(parse_checkpoint(checkpoint_body(empty) + "\n")->checkpoint, empty);
}

TEST(CheckpointDeathTest, IsSignedWithEd25519Only) {
    crypto::SeededRandom random(base::as_bytes("r"));

    EXPECT_DEATH(static_cast<void>(
                     sign_checkpoint(some_checkpoint(), support::private_key("eve-token"), random)),
                 "signed with Ed25519");
}

}  // namespace

}  // namespace vialog::journal
