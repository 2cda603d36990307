// SPDX-License-Identifier: Apache-2.0
// The verifier from words to exit code, and as the program that an inspector starts.
#include "verify/run.h"

#include "journal/journal_error.h"
#include "support/journal_builder.h"

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <fstream>

namespace vialog::verify {

namespace {

namespace fs = std::filesystem;

// A journal of 40 entries in a folder whose name needs care, its pin, a checkpoint of 20.
class Inspection : public testing::Test {
  protected:
    Inspection() {
        support::JournalBuilder journal("clinic-042.example/ket", support::Keeping::Entries);
        journal.work(20);
        const std::string prior = journal.checkpoint();
        journal.work(40);
        m_pin = base::to_hex(journal.ref(0).leaf);
        m_bundle = (m_place.path() / "clinic é 42").string();
        m_prior = (m_place.path() / "visit 1.txt").string();
        support::write_full_bundle(m_bundle, journal);
        std::ofstream(m_prior, std::ios::binary) << prior;
    }
    static Outcome verify(const std::vector<std::string_view>& words) {
        return run(words, {.version = "1.2.3", .processors = 2, .progress = {}});
    }
    [[nodiscard]] Outcome verify_fully() const {
        return verify({m_bundle, "--pin", m_pin, "--prior", m_prior});
    }

    support::TemporaryFolder m_place;
    std::string m_bundle;
    std::string m_pin;
    std::string m_prior;
};

TEST_F(Inspection, EndsWithZeroOnlyWithAPinAndAPrior) {
    EXPECT_EQ(verify_fully().exit_code, 0);
    EXPECT_EQ(verify({m_bundle, "--pin", m_pin}).exit_code, 2);
    EXPECT_EQ(verify({m_bundle, "--prior", m_prior}).exit_code, 2);
    EXPECT_EQ(verify({m_bundle}).exit_code, 2);
}

TEST_F(Inspection, SaysUpToWhereItIsFixed) {
    EXPECT_NE(verify_fully().out.find(
                  "Fixed from outside up to entry 19; entries 20 to 39 rest on the clinic's keys."),
              std::string::npos);
}

TEST_F(Inspection, SaysTheVerdictAloneWhenItShallBeQuiet) {
    EXPECT_EQ(verify({m_bundle, "--pin", m_pin, "--prior", m_prior, "--quiet"}).out,
              "VERIFIED, and anchored by your pin and your checkpoint (0)\n");
}

TEST_F(Inspection, EndsWithTheCodeOfTheGravestFinding) {
    fs::remove_all(fs::path(m_bundle) / "tile/0");
    EXPECT_EQ(verify_fully().exit_code, 0);

    fs::path tile = fs::path(m_bundle) / "tile/entries/000.p/40";
    std::fstream(tile, std::ios::in | std::ios::out | std::ios::binary).seekp(700).put('~');
    const Outcome outcome = verify_fully();
    EXPECT_GE(outcome.exit_code, 10);
    EXPECT_LE(outcome.exit_code, 14);
    fs::remove(tile);
    EXPECT_EQ(verify_fully().exit_code, 15);
}

TEST_F(Inspection, TellsWrongWordsFromMissingFiles) {
    EXPECT_EQ(verify({}).exit_code, 64);
    EXPECT_EQ(verify({m_bundle, "--sample"}).exit_code, 64);
    EXPECT_EQ(verify({m_bundle, "--pin", "1234"}).exit_code, 64);
    EXPECT_EQ(verify({"gone"}).exit_code, 66);
    EXPECT_EQ(verify({m_bundle, "--prior", "gone"}).exit_code, 66);
    EXPECT_EQ(verify({m_bundle, "--prior", m_bundle}).exit_code, 66);
    EXPECT_EQ(verify({m_prior}).exit_code, 66);
    for (const auto& words : {std::vector<std::string_view>{}, {"gone"}}) {
        EXPECT_EQ(verify(words).out, "");
        EXPECT_NE(verify(words).error, "");
    }
}

TEST_F(Inspection, ShowsItsHelpAndItsVersion) {
    EXPECT_EQ(verify({"--help"}).exit_code, 0);
    EXPECT_NE(verify({"--help"}).out.find("--prior FILE"), std::string::npos);
    EXPECT_EQ(verify({"--version"}).out, "vialog-verify 1.2.3\n");
}

// 56. Whatever breaks inside ends in 70.
TEST_F(Inspection, EndsWithSeventyWhereSomethingBreaks) {
    Surroundings broken{.version = "", .processors = 2, .progress = {}};
    broken.progress = [](std::int64_t, std::int64_t) -> journal::AuditGoOn {
        throw std::runtime_error("injected");
    };
    EXPECT_EQ(run({m_bundle}, broken).exit_code, 70);
    EXPECT_EQ(run({m_bundle}, broken).out, "");

    broken.progress = [](std::int64_t, std::int64_t) -> journal::AuditGoOn { throw 7; };
    EXPECT_EQ(run({m_bundle}, broken).exit_code, 70);
}

// 56. A file that cannot be read any more is no verdict on what it held.
TEST_F(Inspection, EndsWithSeventyFourWhereAFileCannotBeRead) {
    support::JournalBuilder journal("clinic-042.example/ket", support::Keeping::Entries);
    journal.work(300);
    const fs::path bundle = m_place.path() / "two tiles";
    support::write_bundle(bundle, journal.entries(), journal.checkpoint());
    Surroundings fading{.version = "", .processors = 1, .progress = {}};
    fading.progress = [&](std::int64_t /*checked*/, std::int64_t /*size*/) {
        fs::remove(bundle / "tile/entries/001.p/44");
        return journal::AuditGoOn::Yes;
    };
    const std::string name = bundle.string();

    const Outcome outcome = run({name, "--pin", m_pin, "--prior", m_prior}, fading);

    EXPECT_EQ(outcome.exit_code, 74);
    EXPECT_EQ(outcome.out, "");
    EXPECT_NE(outcome.error.find("NO VERDICT (74)"), std::string::npos);

    fading.progress = [](std::int64_t, std::int64_t) -> journal::AuditGoOn {
        throw journal::JournalError(journal::JournalErrorKind::ReadFailed, "the disk is broken");
    };
    EXPECT_EQ(run({m_bundle}, fading).exit_code, 74);
}

class Program : public Inspection {
  protected:
    struct Ran {
        int exit_code = -1;
        std::string out;
    };
    [[nodiscard]] Ran start(const std::string& before, const std::string& after) const {
        const std::string command = before + " '" VIALOG_VERIFY_PROGRAM "' '" + m_bundle +
                                    "' --pin " + m_pin + " --prior '" + m_prior + "' " + after;
        std::FILE* pipe = ::popen(command.c_str(), "r");
        Ran ran;
        std::array<char, 4096> buffer{};
        for (std::size_t count = 0;
             (count = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
            ran.out.append(buffer.data(), count);
        }
        ran.exit_code = WEXITSTATUS(::pclose(pipe));
        return ran;
    }
};

// 54. The same bytes wherever the inspector sits.
TEST_F(Program, SaysTheSameInEveryLocaleAndTimeZone) {
    const Ran here = start("env -i", "--json");
    ASSERT_EQ(here.exit_code, 0);

    for (const std::string environment :
         {"TZ=Pacific/Apia LANG=tr_TR.UTF-8 LC_ALL=tr_TR.UTF-8", "TZ=America/Denver LC_ALL=C",
          "LC_ALL=de_DE.UTF-8 LC_NUMERIC=de_DE.UTF-8"}) {
        const Ran there = start("env " + environment, "--json --threads 1");
        EXPECT_EQ(there.exit_code, 0) << environment;
        EXPECT_EQ(there.out, here.out) << environment;
    }
}

TEST_F(Program, NeedsNoPlaceToWriteTo) {
    fs::permissions(m_bundle, fs::perms::owner_read | fs::perms::owner_exec);

    EXPECT_EQ(start("cd / &&", "").exit_code, 0);
    fs::permissions(m_bundle, fs::perms::owner_all);
}

TEST_F(Program, SaysWhenItsAnswerCouldNotBeWritten) {
    if (!fs::exists("/dev/full")) {
        GTEST_SKIP() << "there is no /dev/full here";
    }
    EXPECT_EQ(start("", "> /dev/full").exit_code, 74);
}

// A crash is no verdict. The address space given is too small for anything.
TEST_F(Program, EndsWithSeventyWithoutMemory) {
    const Ran ran = start("ulimit -v 60000;", "--threads 200 2> /dev/null");

    EXPECT_EQ(ran.exit_code, 70);
    EXPECT_EQ(ran.out, "");
}

}  // namespace

}  // namespace vialog::verify
