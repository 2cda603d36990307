// SPDX-License-Identifier: Apache-2.0
// What src/verify/arguments promises, and what it refuses.
#include "verify/arguments.h"

#include <gtest/gtest.h>

#include <string>

namespace vialog::verify {

namespace {

const std::string pin(64, 'a');

TEST(Arguments, AreReadInAnyOrder) {
    const auto read = parse_arguments({"--threads", "3", "bundle é", "--json", "--prior", "one",
                                       "--pin", pin, "--quiet", "--prior", "two"})
                          .value();

    EXPECT_EQ(read.bundle, std::filesystem::path(u8"bundle é"));
    EXPECT_EQ(read.pin, base::parse_digest_hex(pin).value());
    EXPECT_EQ(read.priors, (std::vector<std::filesystem::path>{"one", "two"}));
    EXPECT_EQ(read.threads, 3);
    EXPECT_EQ(read.form, Form::Json);
    EXPECT_EQ(read.loudness, Loudness::Quiet);
}

TEST(Arguments, TrustNothingByThemselves) {
    const auto read = parse_arguments({"bundle"}).value();

    EXPECT_EQ(read.pin, std::nullopt);
    EXPECT_TRUE(read.priors.empty());
    EXPECT_EQ(read.threads, std::nullopt);
    EXPECT_EQ(read.form, Form::Text);
}

TEST(Arguments, TakeAPinInUpperCase) {
    EXPECT_EQ(parse_arguments({"b", "--pin", std::string(64, 'A')})->pin,
              base::parse_digest_hex(pin).value());
}

TEST(Arguments, LetABundleBeginWithAHyphen) {
    EXPECT_EQ(parse_arguments({"--", "--json"})->bundle, std::filesystem::path("--json"));
}

TEST(Arguments, AskForHelpWithoutABundle) {
    EXPECT_EQ(parse_arguments({"--help"})->wish, Wish::ShowHelp);
    EXPECT_EQ(parse_arguments({"-h"})->wish, Wish::ShowHelp);
    EXPECT_EQ(parse_arguments({"--version"})->wish, Wish::ShowVersion);
}

TEST(Arguments, RefuseWhatTheyDoNotKnow) {
    using Words = std::vector<std::string_view>;
    const std::string short_pin(63, 'a');
    const std::string wrong_pin(64, 'g');
    for (const Words& words :
         {Words{}, Words{"--json"}, Words{"a", "b"}, Words{""}, Words{"b", "--sample"},
          Words{"b", "--pin"}, Words{"b", "--pin", short_pin}, Words{"b", "--pin", wrong_pin},
          Words{"b", "--pin", "sha256:"}, Words{"b", "--pin", pin, "--pin", pin},
          Words{"b", "--prior"}, Words{"b", "--threads"}, Words{"b", "--threads", "0"},
          Words{"b", "--threads", "-1"}, Words{"b", "--threads", "257"},
          Words{"b", "--threads", "2x"}, Words{"b", "--pin="}, Words{"b", "-j"}}) {
        EXPECT_FALSE(parse_arguments(words)) << (words.empty() ? "" : words.back());
    }
}

}  // namespace

}  // namespace vialog::verify
