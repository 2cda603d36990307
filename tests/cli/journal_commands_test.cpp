// SPDX-License-Identifier: Apache-2.0
// A journal's file that somebody has altered: verify names what it finds, export hands nothing out. And a journal that
// continues one which was rolled back.
#include "cli/stocked_desk.h"
#include "crypto/random.h"
#include "journal/audit.h"
#include "journal/checkpoint.h"
#include "operations/make_key.h"
#include "operations/private_file.h"
#include "support/tampering.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace vialog::cli {
namespace {

// Entries 0 to 6, the last of them a draw, with a checkpoint of the first six.
struct AlteredJournal : StockedDesk {
    void SetUp() override {
        StockedDesk::SetUp();
        static_cast<void>(draw("0.500"));
        ASSERT_EQ(desk.ask("checkpoint", {"--by", "ben"}, {"ben"}).code, ExitCode::Done);
        static_cast<void>(draw("0.250"));
    }
    void tear(std::string_view sql) const { support::tamper_past_guards(desk.journal(), sql); }
    // What verify says, which must have found something.
    [[nodiscard]] std::string found() const {
        const Answer answer = run({"verify", desk.journal()}, {});
        EXPECT_EQ(answer.code, ExitCode::Found) << answer.out << answer.err;
        EXPECT_NE(answer.out.find("FOUND: 7 entries"), std::string::npos) << answer.out;
        const Answer json = run({"verify", desk.journal(), "--json"}, {});
        EXPECT_EQ(json.code, ExitCode::Found);
        EXPECT_FALSE(json.json().at("findings").empty());
        return answer.out;
    }
    [[nodiscard]] static bool says(const std::string& out, std::string_view what) {
        const bool found = out.find(what) != std::string::npos;
        EXPECT_TRUE(found) << out;
        return found;
    }
    [[nodiscard]] Answer export_all() const {
        return desk.ask("export",
                        {desk.path("bundle"), "--by", "ben", "--to", "Field office", "--from",
                         "2020-01-01", "--until", "2099-01-01"},
                        {"ben"});
    }
    static constexpr std::string_view edit_receipt =
        "UPDATE entry SET note = CAST(replace(note, 'INV-1', 'INV-2') AS BLOB) WHERE seq = 3";
};

TEST_F(AlteredJournal, IsVerifiedWhereNobodyAlteredIt) {
    const Answer answer = run({"verify", desk.journal()}, {});

    EXPECT_EQ(answer.code, ExitCode::Done) << answer.out << answer.err;
    EXPECT_TRUE(answer.out.starts_with("nothing found: 7 entries, 7 of them")) << answer.out;
}

TEST_F(AlteredJournal, HasItsEditedNoteNamed) {
    tear(edit_receipt);

    const std::string out = found();

    EXPECT_TRUE(says(out, "entry 3: Signature 1 of entry 3 is wrong."));
    EXPECT_TRUE(says(out, "entry 3: its hash in the tree is not that of its bytes"));
    EXPECT_TRUE(says(out, "checkpoints/6: "));
}

TEST_F(AlteredJournal, HasItsDeletedNoteNamed) {
    tear("DELETE FROM entry WHERE seq = 3");

    EXPECT_TRUE(says(found(), "entry 3: missing"));
}

TEST_F(AlteredJournal, HasItsSwappedNotesNamed) {
    tear(
        "CREATE TEMP TABLE kept AS SELECT seq, note FROM entry;"
        "UPDATE entry SET note = (SELECT note FROM kept WHERE kept.seq = 3 - entry.seq) "
        "WHERE seq IN (1, 2)");

    const std::string out = found();

    EXPECT_TRUE(says(out, "entry 1: The entry at place 1 says that it is entry 2."));
    EXPECT_TRUE(says(out, "entry 2: The entry at place 2 says that it is entry 1."));
}

TEST_F(AlteredJournal, HasItsGarbledCheckpointNamed) {
    tear("UPDATE checkpoint SET note = CAST(substr(note, 1, 40) AS BLOB)");

    EXPECT_TRUE(says(found(), "checkpoints/6: "));
}

TEST_F(AlteredJournal, HasItsEditedPostingNamed) {
    tear("UPDATE posting SET amount = amount + 1 WHERE seq = 3 AND line = 0");

    EXPECT_TRUE(says(found(), "the book's table posting differs from the journal at 3, 0"));
}

TEST_F(AlteredJournal, HasItsEditedBalanceNamed) {
    tear("UPDATE balance SET amount = amount - 1000");

    EXPECT_TRUE(says(found(), "the book's table balance differs from the journal at 1, "));
}

TEST_F(AlteredJournal, IsNotExported) {
    tear(edit_receipt);

    const Answer answer = export_all();

    EXPECT_EQ(answer.code, ExitCode::Refused) << answer.err;
    EXPECT_EQ(answer.json().at("refused"), "entry-torn");
    EXPECT_TRUE(says(answer.err, "Entry 3 is missing, or its bytes are not those"));
    EXPECT_TRUE(says(answer.err, "go on with the newest backup that verifies"));
    EXPECT_FALSE(std::filesystem::exists(desk.path("bundle")));
    // Nothing was recorded and nothing signed.
    EXPECT_EQ(run({"verify", desk.journal(), "--json"}, {}).json().at("size"), 7);
}

TEST_F(AlteredJournal, IsNotExportedWithAGarbledCheckpoint) {
    tear("UPDATE checkpoint SET note = CAST(substr(note, 1, 40) AS BLOB)");

    const Answer answer = export_all();

    EXPECT_EQ(answer.code, ExitCode::WorldFailed);
    EXPECT_TRUE(says(answer.err, "its checkpoint of 6 entries is not what was kept"));
    EXPECT_FALSE(std::filesystem::exists(desk.path("bundle")));
}

TEST_F(AlteredJournal, IsExportedWhereNobodyAlteredIt) {
    EXPECT_EQ(export_all().code, ExitCode::Done);
    EXPECT_TRUE(std::filesystem::exists(desk.path("bundle")));
}

// 42 CFR and the format alike: nobody can tell from the signed entries that two of them are about one patient.
TEST_F(AlteredJournal, SharesNoDigestBetweenTwoDrawsOfOnePatient) {
    std::set<std::string> digests;
    std::size_t count = 0;
    for (const std::int64_t seq : {5, 6}) {
        const auto body = shown(seq).at("body");
        for (const auto& digest : body.at("patient")) {
            digests.insert(digest.get<std::string>());
            ++count;
        }
    }

    EXPECT_EQ(count, 4U);  // two draws, a name and a number each
    EXPECT_EQ(digests.size(), count);
}

// Made at a small cost, as a passphrase in a test need not be slow.
void make_key_for(const Desk& desk, const std::string& origin, const std::string& person) {
    crypto::SeededRandom random(base::as_bytes("successor key of " + person));
    static_cast<void>(operations::make_key({.origin = domain::Origin::parse(origin).value(),
                                            .person = domain::PersonId::parse(person).value(),
                                            .algorithm = crypto::KeyAlgorithm::Ed25519,
                                            .cost = {.memory_kib = 8192, .passes = 1, .lanes = 1},
                                            .file = desk.key_file(person + "-next")},
                                           Desk::passphrase, random));
}

struct Successor : StockedDesk {
    static constexpr const char* next = "clinic.example/ket-2";

    // An old copy is put in the journal's place. What was known before: the checkpoint that somebody carried away.
    nlohmann::json roll_back() {
        std::filesystem::copy_file(desk.journal(), desk.path("yesterday"));
        static_cast<void>(draw("0.500"));
        auto known = desk.ask("checkpoint", {"--by", "ben"}, {"ben"}).json();
        std::filesystem::copy_file(desk.path("yesterday"), desk.journal(),
                                   std::filesystem::copy_options::overwrite_existing);
        return known;
    }
    [[nodiscard]] Answer found_next(const nlohmann::json& known) {
        for (const std::string person : {"ada", "ben"}) {
            make_key_for(desk, next, person);
            desk.unlock(person + "-next");
        }
        return desk.ask("genesis",
                        {"--origin",
                         next,
                         "--registrant-name",
                         "Foothill Clinic",
                         "--dea",
                         "AB1234563",
                         "--address",
                         "12 Main Street, Denver CO",
                         "--place",
                         "safe=The safe",
                         "--station",
                         "desk=The desk",
                         "--zone",
                         "America/Denver",
                         "--first",
                         "ada",
                         "--first-name",
                         "Ada Example",
                         "--first-initials",
                         "AE",
                         "--first-function",
                         "registrant",
                         "--first-key",
                         desk.key_file("ada-next"),
                         "--second",
                         "ben",
                         "--second-name",
                         "Ben Example",
                         "--second-initials",
                         "BE",
                         "--second-function",
                         "pharmacist",
                         "--second-function",
                         "compliance",
                         "--second-key",
                         desk.key_file("ben-next"),
                         "--successor-of",
                         "clinic.example/ket",
                         "--successor-size",
                         std::to_string(known.at("size").get<std::int64_t>()),
                         "--successor-root",
                         known.at("root").get<std::string>()},
                        {"ada", "ben"});
    }
    [[nodiscard]] int audited(const std::string& bundle, const nlohmann::json& genesis,
                              const std::string& prior) const {
        const auto reader =
            journal::BundleReader::open(journal::open_bundle_folder(desk.path(bundle)));
        const auto pin = base::parse_digest_hex(genesis.at("pin").get<std::string>()).value();
        return journal::audit(*reader, {.pin = pin,
                                        .priors = {{.name = "known", .text = prior}},
                                        .threads = 1,
                                        .progress = {}})
            .exit_code();
    }
};

TEST_F(Successor, ContinuesAJournalThatWasRolledBack) {
    const nlohmann::json known = roll_back();

    // Nothing is added to the old copy.
    const Answer refused =
        desk.ask("party", {"--name", "Other Supply", "--dea", "AB1234563", "--by", "ben"}, {"ben"});
    EXPECT_EQ(refused.code, ExitCode::WorldFailed);
    EXPECT_NE(refused.err.find("has 5 entries, but this computer has seen 6"), std::string::npos)
        << refused.err;
    EXPECT_NE(refused.err.find("successor"), std::string::npos);

    std::filesystem::rename(desk.journal(), desk.path("old.vialog"));
    const Answer founded = found_next(known);
    ASSERT_EQ(founded.code, ExitCode::Done) << founded.err;
    const auto of = shown(0).at("body").at("successor_of");
    EXPECT_EQ(of.at("origin"), "clinic.example/ket");
    EXPECT_EQ(of.at("size"), 6);
    EXPECT_EQ(of.at("root"), known.at("root"));

    // The old copy is sound but for being old; the successor goes on.
    const Answer old_copy = run({"verify", desk.path("old.vialog"), "--json"}, {});
    EXPECT_EQ(old_copy.code, ExitCode::Found);
    ASSERT_EQ(old_copy.json().at("findings").size(), 1U) << old_copy.out;
    EXPECT_NE(old_copy.out.find("mark-ahead: This computer has seen 6 entries of the journal, and "
                                "the file has 5."),
              std::string::npos)
        << old_copy.out;
    desk.record_by("ben", "party", {"--name", "Sample Supply", "--dea", "AB1234563"});
    const auto checkpoint = desk.ask("checkpoint", {"--by", "ben"}, {"ben"}).json();
    EXPECT_EQ(run({"verify", desk.journal()}, {}).code, ExitCode::Done);
    ASSERT_EQ(desk.ask("export",
                       {desk.path("next"), "--by", "ben", "--to", "Field office", "--from",
                        "2020-01-01", "--until", "2099-01-01"},
                       {"ben"})
                  .code,
              ExitCode::Done);
    EXPECT_EQ(audited("next", founded.json(), checkpoint.at("note").get<std::string>()), 0);
    // The checkpoint that was carried away belongs to the old one.
    EXPECT_EQ(audited("next", founded.json(), known.at("note").get<std::string>()), 16);
}

}  // namespace
}  // namespace vialog::cli
