// SPDX-License-Identifier: Apache-2.0
// 2.14: the commands of README.txt are run as they stand there, on a bundle as the program writes
// it. Skipped where openssl is not installed.
#include "journal/audited.h"
#include "journal/bundle_writer.h"

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <cstdlib>

namespace vialog::journal {

namespace {

struct Ran {
    int exit_code = -1;
    std::string out;
};

Ran run_shell(const std::string& commands) {
    std::FILE* pipe = ::popen(("bash -c '" + commands + "' 2>&1").c_str(), "r");
    Ran ran;
    std::array<char, 4096> buffer{};
    for (std::size_t count = 0; (count = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
        ran.out.append(buffer.data(), count);
    }
    ran.exit_code = WEXITSTATUS(::pclose(pipe));
    return ran;
}

// The lines of the text that are indented by four, from the one that begins so.
std::string commands_from(std::string_view beginning) {
    std::string commands;
    std::size_t at = bundle_readme.find("    " + std::string(beginning));
    while (at != std::string_view::npos && bundle_readme.substr(at, 4) == "    ") {
        const std::size_t end = bundle_readme.find('\n', at);
        std::string_view line = bundle_readme.substr(at + 4, end - at - 4);
        commands.append(line.substr(0, line.find("   #"))).append("\n");
        at = end + 1;
    }
    return commands;
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
    for (std::size_t at = text.find(what); at != std::string::npos;
         at = text.find(what, at + by.size())) {
        text.replace(at, what.size(), by);
    }
    return text;
}

// In single quotes for the shell.
std::string quoted(const std::string& commands) {
    return replaced(commands, "'", "'\\''");
}

class ReadmeCommands : public testing::Test {
  protected:
    void SetUp() override {
        if (std::system("openssl version > /dev/null 2>&1") != 0) {
            GTEST_SKIP() << "openssl is not installed";
        }
        support::write_full_bundle(m_place.path() / "b", sample_journal());
    }
    [[nodiscard]] Ran run(const std::string& commands) const {
        return run_shell(quoted("cd \"" + (m_place.path() / "b").string() + "\"\n" + commands));
    }
    [[nodiscard]] Ran run_for(std::string_view beginning, std::string_view person,
                              std::string_view note) const {
        std::string commands = replaced(commands_from(beginning), "<person>", person);
        return run(replaced(commands, "notes/000000005.note", note));
    }

    support::TemporaryFolder m_place;
};

TEST_F(ReadmeCommands, VerifyASignatureFromAFile) {
    const std::string prepare = commands_from("e=notes/");
    ASSERT_NE(prepare, "");
    const std::string verify = replaced(commands_from("openssl pkeyutl -verify -pubin -inkey "
                                                      "keys/<person>"),
                                        "<person>", "ada");

    // Entry 5 is the enrolment of Dan's key, signed by Ada first.
    EXPECT_NE(run(prepare + verify.substr(0, verify.find('\n'))).out.find("Verified Successfully"),
              std::string::npos);
    const std::string other = replaced(verify, "ada", "ben");
    EXPECT_EQ(run(prepare + other.substr(0, other.find('\n'))).out.find("Verified Successfully"),
              std::string::npos);
}

TEST_F(ReadmeCommands, VerifyASignatureFromAToken) {
    // The enrolment of Eve's key; her own signature is the third.
    std::string prepare = replaced(commands_from("e=notes/"), "000000005", "000000007");
    prepare = replaced(prepare, "-n 1p", "-n 3p");
    const std::string verify =
        replaced(commands_from("openssl dgst -sha256 -verify"), "<person>", "eve");

    EXPECT_EQ(run(prepare + verify).out, "Verified OK\n");
}

TEST_F(ReadmeCommands, ShowWhoseKeyItIs) {
    const Ran ran = run_for("openssl pkey -pubin", "ada", "");

    EXPECT_EQ(ran.out.substr(0, 64), base::to_hex(support::signing_key_id("ada").digest));
}

TEST_F(ReadmeCommands, ShowTheLeafHash) {
    const Ran ran = run(commands_from("e=notes/") + commands_from("(printf '\\0'"));

    EXPECT_EQ(ran.out.substr(0, 64), base::to_hex(sample_journal().ref(5).leaf));
}

TEST_F(ReadmeCommands, VerifyTheCheckpoint) {
    const Ran ran = run(commands_from("sed '/^$/,$d' checkpoint"));

    EXPECT_EQ(ran.out, "Signature Verified Successfully\n");
}

TEST_F(ReadmeCommands, HashTwoNodes) {
    const Ran ran = run("head -c 32 tile/0/000 > l; tail -c +33 tile/0/000 | head -c 32 > r\n" +
                        commands_from("(printf '\\1'"));

    EXPECT_EQ(ran.out,
              base::as_text(node_hash(sample_journal().ref(0).leaf, sample_journal().ref(1).leaf)));
}

TEST_F(ReadmeCommands, ShowADisclosureAndItsDigest) {
    const std::string& line = sample_journal().disclosures()[0];
    const auto both = replaced(commands_from("printf %s"), "<line>", line);

    const Ran ran = run(both);

    EXPECT_TRUE(ran.out.starts_with(base::to_base64url(disclosure_digest(line).digest))) << ran.out;
    EXPECT_NE(ran.out.find("\"name\", \"Ada Example\"]"), std::string::npos) << ran.out;
}

TEST_F(ReadmeCommands, CheckTheManifest) {
    EXPECT_EQ(run(commands_from("sha256sum --quiet")).exit_code, 0);
    std::ofstream(m_place.path() / "b/checkpoint", std::ios::app) << "x";
    EXPECT_NE(run(commands_from("sha256sum --quiet")).exit_code, 0);
}

}  // namespace

}  // namespace vialog::journal
