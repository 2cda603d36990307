// SPDX-License-Identifier: Apache-2.0
// The program still gives the bytes that lie in known-answer/, on every machine.
#include "known_answer.h"

#include "journal/audit.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

namespace vialog::vectors {

namespace {

namespace fs = std::filesystem;

const fs::path vectors = fs::path(VIALOG_SOURCE_FOLDER) / "tests" / "vectors";

std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    EXPECT_TRUE(in) << path;
    return {std::istreambuf_iterator<char>(in), {}};
}

std::map<std::string, std::string> files_of(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& it : fs::recursive_directory_iterator(folder)) {
        if (it.is_regular_file()) {
            files[fs::relative(it.path(), folder).generic_string()] = read(it.path());
        }
    }
    return files;
}

// Made once for all tests of this file, and removed with them.
class KnownAnswerTest : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        s_folder = fs::temp_directory_path() /
                   ("vialog-known-answer-" + std::to_string(static_cast<long long>(::getpid())));
        fs::create_directory(s_folder);
        fs::create_directory(s_folder / "scratch");
        s_made = make_known_answer(s_folder / "bundle", s_folder / "scratch");
    }
    static void TearDownTestSuite() { fs::remove_all(s_folder); }

    static journal::AuditReport audited(const journal::AuditOptions& options) {
        const auto bundle =
            journal::BundleReader::open(journal::open_bundle_folder(vectors / "known-answer"));
        return bundle ? journal::audit(*bundle, options) : journal::report_refused(bundle.error());
    }
    static journal::AuditOptions trusting() {
        journal::AuditOptions options;
        options.pin =
            base::parse_digest_hex(read(vectors / "known-answer.pin").substr(0, 64)).value();
        options.priors = {
            {.name = "known-answer.prior", .text = read(vectors / "known-answer.prior")}};
        return options;
    }

    static fs::path s_folder;
    static KnownAnswer s_made;
};

fs::path KnownAnswerTest::s_folder;
KnownAnswer KnownAnswerTest::s_made;

TEST_F(KnownAnswerTest, IsMadeAgainByteForByte) {
    const auto known = files_of(vectors / "known-answer");
    const auto made = files_of(s_folder / "bundle");

    for (const auto& [path, bytes] : known) {
        const auto again = made.find(path);
        ASSERT_NE(again, made.end()) << path << " is not made any more";
        EXPECT_EQ(bytes, again->second) << path;
    }
    for (const auto& [path, bytes] : made) {
        EXPECT_EQ(known.count(path), 1U) << path << " was not there";
    }
    EXPECT_GT(known.size(), 60U);
}

TEST_F(KnownAnswerTest, HasThePinAndTheEarlierCheckpointThatLieBesideIt) {
    EXPECT_EQ(s_made.pin + "\n", read(vectors / "known-answer.pin"));
    EXPECT_EQ(s_made.prior, read(vectors / "known-answer.prior"));
}

// Time zone and language of the machine are in none of the bytes.
TEST_F(KnownAnswerTest, IsTheSameInAnotherTimeZoneAndLanguage) {
    ASSERT_EQ(::setenv("TZ", "Asia/Kathmandu", 1), 0);
    ASSERT_EQ(::setenv("LC_ALL", "tr_TR.UTF-8", 1), 0);
    ::tzset();
    fs::create_directory(s_folder / "elsewhere");
    static_cast<void>(make_known_answer(s_folder / "other-bundle", s_folder / "elsewhere"));
    ASSERT_EQ(::unsetenv("TZ"), 0);
    ASSERT_EQ(::unsetenv("LC_ALL"), 0);
    ::tzset();

    EXPECT_EQ(files_of(s_folder / "bundle"), files_of(s_folder / "other-bundle"));
}

TEST_F(KnownAnswerTest, IsVerifiedWithThePinAndAnAnchorAndNotWithLess) {
    journal::AuditOptions only_pin = trusting();
    only_pin.priors.clear();
    journal::AuditOptions only_prior = trusting();
    only_prior.pin.reset();

    EXPECT_EQ(audited(trusting()).exit_code(), 0);
    EXPECT_EQ(audited(only_pin).exit_code(), 2);
    EXPECT_EQ(audited(only_prior).exit_code(), 2);
    EXPECT_EQ(audited(journal::AuditOptions()).exit_code(), 2);
}

// Each kind that moves stock, both types of key, and what sets entries right.
TEST_F(KnownAnswerTest, HasEveryKindThatMovesStock) {
    std::set<std::string> kinds;
    std::size_t entries = 0;
    for (const auto& it : fs::directory_iterator(vectors / "known-answer" / "notes")) {
        const std::string note = read(it.path());
        const std::string member = "],\"kind\":\"";
        const std::size_t at = note.find(member) + member.size();
        kinds.insert(note.substr(at, note.find('"', at) - at));
        ++entries;
    }

    for (const std::string kind :
         {"receive", "transfer", "open", "draw", "outcome", "waste-held", "waste",
          "waste-unwitnessed", "finish", "breakage", "discrepancy-decision", "destroy", "handover",
          "return", "transfer-out", "correct", "void", "key-revoke", "log-key"}) {
        EXPECT_EQ(kinds.count(kind), 1U) << kind;
    }
    EXPECT_EQ(entries, 58U);
}

}  // namespace

}  // namespace vialog::vectors
