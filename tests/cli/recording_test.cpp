// SPDX-License-Identifier: Apache-2.0
// What src/cli/recording says where an entry is stored, and what is done after it fails.
#include "cli/desk.h"
#include "store/store.h"
#include "support/paper_journal.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <set>

namespace vialog::cli {
namespace {

// Nobody can write to the folder of the high-water marks: a file lies in its place.
struct WithoutMarks : ::testing::Test {
    Desk desk;

    void SetUp() override { std::ofstream(desk.path("state")) << "a file"; }

    [[nodiscard]] std::int64_t newest_entry() const {
        return run({"list", desk.journal(), "--most", "1", "--json"}, {}).json().at(0).at("entry");
    }
    static void expect_warning(const Answer& answer) {
        EXPECT_EQ(answer.code, ExitCode::Done);
        EXPECT_NE(answer.err.find("warning: what was recorded stays recorded, but the high-water"),
                  std::string::npos)
            << answer.err;
    }
};

TEST_F(WithoutMarks, AnEntryIsAnsweredAndWhatFailedAfterItIsAWarning) {
    desk.found();

    const Answer answer =
        desk.ask("place", {"--id", "room", "--name", "Room", "--by", "ada", "--witness", "ben"},
                 {"ada", "ben"});

    expect_warning(answer);
    EXPECT_EQ(answer.json().at("entry"), 1);
    EXPECT_EQ(newest_entry(), 1);
}

TEST_F(WithoutMarks, ATranscriptionPrintsItsReport) {
    desk.found();
    const support::PaperPile paper;
    support::write_small_clinic(paper);

    const Answer answer = desk.ask(
        "transcribe", {paper.path().string(), "--by", "ben", "--checker", "ada"}, {"ben", "ada"});

    expect_warning(answer);
    const std::int64_t entries = answer.json().at("entries");
    EXPECT_GT(entries, 0);
    EXPECT_EQ(newest_entry(), entries);
}

TEST_F(WithoutMarks, ARefusalStaysOne) {
    desk.found();

    const Answer answer =
        desk.ask("place", {"--id", "room", "--name", "Room", "--by", "ada", "--witness", "ada"},
                 {"ada", "ada"});

    EXPECT_EQ(answer.code, ExitCode::Refused);
    EXPECT_EQ(newest_entry(), 0);
}

// No file may grow beyond a size while it lives: a write that would is an error, as on a full disk.
class SmallFiles final {
  public:
    explicit SmallFiles(std::uintmax_t bytes) : m_handler(std::signal(SIGXFSZ, SIG_IGN)) {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit small{.rlim_cur = bytes, .rlim_max = m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallFiles() {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    SmallFiles(const SmallFiles&) = delete;
    SmallFiles& operator=(const SmallFiles&) = delete;

  private:
    rlimit m_before{};
    void (*m_handler)(int);
};

TEST(FullDisk, AnswersAsTheJournalHoldsWhateverWriteFails) {
    namespace fs = std::filesystem;
    const Desk desk;
    desk.found();
    const std::string founded = desk.path("founded");
    fs::copy_file(desk.journal(), founded);
    std::set<std::string> outcomes;
    constexpr std::uintmax_t page = 4096;
    for (std::uintmax_t bytes = page; bytes < 20 * page; bytes += page) {
        for (const char* suffix : {"", "-wal", "-shm"}) {
            fs::remove(desk.journal() + suffix);
        }
        fs::remove_all(desk.path("state"));
        fs::copy_file(founded, desk.journal());
        // Somebody reads meanwhile, so that what the programs share is there already: only the WAL has to grow.
        const store::Store reading = store::Store::open(
            {.path = desk.journal(), .access = store::Access::ReadOnly, .marks = {}, .vfs = {}});
        Answer answer;
        {
            const SmallFiles small(bytes);
            answer = desk.ask("close", {"--by", "ada", "--witness", "ben"}, {"ada", "ben"});
        }

        const bool recorded =
            run({"list", desk.journal(), "--json"}, {}).json().at(0).at("entry") == 1;
        EXPECT_EQ(answer.code, recorded ? ExitCode::Done : ExitCode::WorldFailed)
            << bytes << answer.err;
        EXPECT_EQ(answer.out.empty(), !recorded) << bytes;
        const bool is_signed = answer.err.find("no checkpoint was signed") == std::string::npos;
        outcomes.insert(recorded ? is_signed ? "closed and signed" : "closed" : "nothing");
    }
    EXPECT_EQ(outcomes, (std::set<std::string>{"closed", "closed and signed", "nothing"}));
}

}  // namespace
}  // namespace vialog::cli
