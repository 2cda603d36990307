// SPDX-License-Identifier: Apache-2.0
// Appends a second against bare inserts of the same bytes with the same durability, plus the bare signatures they carry.
#include "base/check.h"
#include "sample_journal.h"
#include "support/faulty_vfs.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <filesystem>
#include <vector>

namespace {

using namespace vialog;

constexpr int blocks = 10;
constexpr int appends_a_block = 200;

// The bare loop: one table, the same PRAGMAs, one commit for each row.
class BareTable final {
  public:
    explicit BareTable(const std::string& path) {
        base::ensures(
            sqlite3_open_v2(path.c_str(), &m_db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                            nullptr) == SQLITE_OK,
            "the bare table opens");
        run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            "CREATE TABLE entry(seq INTEGER PRIMARY KEY, note BLOB NOT NULL) STRICT;");
        sqlite3_prepare_v2(m_db, "INSERT INTO entry(note) VALUES(?1)", -1, &m_insert, nullptr);
        sqlite3_prepare_v2(m_db, "BEGIN IMMEDIATE", -1, &m_begin, nullptr);
        sqlite3_prepare_v2(m_db, "COMMIT", -1, &m_commit, nullptr);
    }
    ~BareTable() {
        for (sqlite3_stmt* statement : {m_insert, m_begin, m_commit}) {
            sqlite3_finalize(statement);
        }
        sqlite3_close(m_db);
    }
    BareTable(const BareTable&) = delete;
    BareTable& operator=(const BareTable&) = delete;

    void insert(const base::Bytes& note) {
        step(m_begin);
        sqlite3_bind_blob(m_insert, 1, note.data(), static_cast<int>(note.size()), SQLITE_STATIC);
        step(m_insert);
        step(m_commit);
    }

  private:
    void run(const char* sql) {
        base::ensures(sqlite3_exec(m_db, sql, nullptr, nullptr, nullptr) == SQLITE_OK,
                      "the bare table is set up");
    }
    static void step(sqlite3_stmt* statement) {
        base::ensures(sqlite3_step(statement) == SQLITE_DONE, "a bare step is done");
        sqlite3_reset(statement);
    }

    sqlite3* m_db = nullptr;
    sqlite3_stmt* m_insert = nullptr;
    sqlite3_stmt* m_begin = nullptr;
    sqlite3_stmt* m_commit = nullptr;
};

// One entry, one sync of the WAL at least: counted apart, since counting costs time.
bool every_append_is_synced(const std::filesystem::path& folder) {
    support::FaultyVfs counting("counting");
    bench::Clinic clinic(folder / "counted.vialog", "counting");
    clinic.stock_up(appends_a_block / 22 + 2);
    const std::int64_t before = counting.syncs_of("counted.vialog-wal");
    for (int i = 0; i < appends_a_block; ++i) {
        const auto recorded = operations::record(
            clinic.session(), clinic.next_deed(clinic.session().store().state()));
        base::ensures(recorded.has_value(), "the benchmark's deeds are accepted");
        clinic.note(*recorded);
    }
    const std::int64_t syncs = counting.syncs_of("counted.vialog-wal") - before;
    fmt::print("append: {} entries, {} syncs of the WAL{}\n", appends_a_block, syncs,
               syncs >= appends_a_block ? "" : "  VOID: fewer than one an entry");
    return syncs >= appends_a_block;
}

}  // namespace

int main() {
    const bench::Folder folder;
    const bool synced = every_append_is_synced(folder.path());
    bench::Clinic clinic(folder.path() / "clinic.vialog", "");
    clinic.stock_up(blocks * appends_a_block / 22 + 2);
    BareTable bare((folder.path() / "bare.db").string());
    crypto::SystemRandom random;
    const auto key = crypto::PrivateKey::generate(crypto::KeyAlgorithm::Ed25519, random);

    double ours = 0;
    double theirs = 0;
    double signing = 0;
    std::int64_t entries = 0;
    for (int block = 0; block < blocks; ++block) {
        std::vector<base::Bytes> notes;
        std::vector<std::size_t> signatures;
        const std::int64_t first = clinic.session().store().head().size;
        ours += bench::seconds([&] {
            for (int i = 0; i < appends_a_block; ++i) {
                const auto statement = clinic.next_deed(clinic.session().store().state());
                signatures.push_back(statement.signers.size());
                const auto recorded = operations::record(clinic.session(), statement);
                base::ensures(recorded.has_value(), "the benchmark's deeds are accepted");
                clinic.note(*recorded);
            }
        });
        for (std::int64_t i = 0; i < appends_a_block; ++i) {
            notes.push_back(*clinic.session().store().entry_bytes(domain::EntryNumber(first + i)));
        }
        entries += appends_a_block;
        signing += bench::seconds([&] {
            for (std::size_t i = 0; i < notes.size(); ++i) {
                for (std::size_t n = 0; n < signatures[i]; ++n) {
                    static_cast<void>(key.sign(notes[i], random));
                }
            }
        });
        theirs += bench::seconds([&] {
            for (const base::Bytes& note : notes) {
                bare.insert(note);
            }
        });
    }
    const double ratio = (theirs + signing) / ours;
    fmt::print(
        "append: {:.0f}/s; bare inserts and signatures {:.0f}/s (inserts {:.3f} ms, signatures "
        "{:.3f} ms an entry)\n",
        static_cast<double>(entries) / ours, static_cast<double>(entries) / (theirs + signing),
        1000 * theirs / static_cast<double>(entries),
        1000 * signing / static_cast<double>(entries));
    fmt::print("append ratio {:.3f} (goal 0.9 or more)\n", ratio);
    return synced ? 0 : 1;
}
