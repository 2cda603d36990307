// SPDX-License-Identifier: Apache-2.0
// What happens to a database when the disk refuses, the power goes, the process is killed or two of them write.
#include "store/book_check.h"
#include "store/sample_store.h"
#include "support/faulty_vfs.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <fstream>

namespace vialog::store {
namespace {

using support::append_deed;
using support::Duration;
using support::Fault;
using support::FaultyVfs;
using support::options_for;
using support::sample_journal;
using support::sample_store;
using support::some_party;
using support::Survival;
using support::TemporaryFolder;

constexpr std::int64_t base_entries = 254;  // two appends later the 256th completes a block

void expect_sound(const Store& store) {
    EXPECT_EQ(store.find_torn_tree(), std::nullopt);
    const auto difference = check_book(store);
    EXPECT_EQ(difference, std::nullopt) << difference->table << " " << difference->key;
}

// A database file to begin each round with, and the appends of a round.
class Crash : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        s_folder = std::make_unique<TemporaryFolder>();
        {
            const Store store =
                sample_store(options_for(original(), Access::ReadWrite), base_entries);
        }
    }
    static void TearDownTestSuite() { s_folder.reset(); }

    static std::filesystem::path original() { return s_folder->path() / "original"; }
    static std::filesystem::path path() { return s_folder->path() / "a.vialog"; }

    static OpenOptions on(const std::string& vfs) {
        auto options = options_for(path(), Access::ReadWrite);
        options.vfs = vfs;
        return options;
    }
    static void begin_round() {
        for (const char* suffix : {"", "-wal", "-shm"}) {
            std::filesystem::remove(path().string() + suffix);
        }
        std::filesystem::copy_file(original(), path());
    }
    // Appends up to the entry `last`; how many entries are sure to be there.
    static std::int64_t append_until(const OpenOptions& options, std::int64_t last) {
        std::int64_t committed = base_entries;
        try {
            Store store = Store::open(options);
            while (committed <= last) {
                support::append(store,
                                sample_journal().entries()[static_cast<std::size_t>(committed)]);
                ++committed;
            }
            store.settle();
        } catch (const StoreError&) {
            // What was said to be stored stays counted.
        }
        return committed;
    }

    static std::unique_ptr<TemporaryFolder> s_folder;
};
std::unique_ptr<TemporaryFolder> Crash::s_folder;

TEST_F(Crash, AnEntryIsThereWhollyOrNotAtAllWhicheverCallFails) {
    FaultyVfs vfs("failing");
    for (const Fault fault : {Fault::Error, Fault::Full, Fault::ShortWrite}) {
        bool failed = true;
        for (std::int64_t n = 1; failed; ++n) {
            SCOPED_TRACE(testing::Message()
                         << "call " << n << ", fault " << static_cast<int>(fault));
            begin_round();
            vfs.fail_at(n, fault, Duration::Once);
            const std::int64_t committed = append_until(on("failing"), base_entries + 3);
            failed = vfs.has_failed();
            vfs.heal();

            const Store store = Store::open(on(""));
            ASSERT_GE(store.head().size, committed);
            ASSERT_LE(store.head().size, committed + 1);
            expect_sound(store);
        }
    }
}

TEST_F(Crash, AfterAFailedAppendTheSameStoreGoesOn) {
    FaultyVfs vfs("once");
    bool failed = true;
    for (std::int64_t n = 1; failed; ++n) {
        SCOPED_TRACE(testing::Message() << "call " << n);
        begin_round();
        Store store = Store::open(on("once"));
        vfs.fail_at(n, Fault::Full, Duration::Once);
        try {
            append_deed(store, some_party("One"), {"ben"});
        } catch (const StoreError&) {
            EXPECT_EQ(store.head().size, base_entries);
            EXPECT_EQ(store.state().totals.entries, base_entries);
        }
        failed = vfs.has_failed();
        vfs.heal();

        append_deed(store, some_party("Two"), {"ben"});
        append_deed(store, some_party("Three"), {"ben"});

        EXPECT_EQ(store.head().size, base_entries + (failed ? 2 : 3));
        expect_sound(store);
    }
}

TEST_F(Crash, WhatWasCommittedOutlivesAPowerCutAtAnyCall) {
    for (const Survival survival : {Survival::SyncedOnly, Survival::SomeSectors}) {
        bool failed = true;
        for (std::int64_t n = 1; failed; ++n) {
            SCOPED_TRACE(testing::Message() << "call " << n);
            begin_round();
            FaultyVfs vfs("power");
            vfs.fail_at(n, Fault::ShortWrite, Duration::FromThenOn);
            const std::int64_t committed = append_until(on("power"), base_entries + 3);
            failed = vfs.has_failed();
            vfs.cut_power(survival, static_cast<std::uint64_t>(n));

            const Store store = Store::open(on(""));
            ASSERT_GE(store.head().size, committed);
            ASSERT_LE(store.head().size, committed + 1);
            expect_sound(store);
        }
    }
}

TEST_F(Crash, AHalfMadeDatabaseIsRemoved) {
    FaultyVfs vfs("making");
    const auto made = s_folder->path() / "made";
    auto options = options_for(made, Access::ReadWrite);
    options.vfs = "making";
    bool failed = true;
    for (std::int64_t n = 1; failed; ++n) {
        SCOPED_TRACE(testing::Message() << "call " << n);
        vfs.fail_at(n, Fault::Full, Duration::Once);
        bool thrown = false;
        try {
            const Store store = Store::create(options);
        } catch (const StoreError&) {
            thrown = true;
        }
        failed = vfs.has_failed();
        vfs.heal();

        if (thrown) {
            EXPECT_FALSE(std::filesystem::exists(made));
            EXPECT_FALSE(std::filesystem::exists(made.string() + "-wal"));
        } else {
            EXPECT_EQ(Store::open(options_for(made, Access::ReadWrite)).head().size, 0);
            std::filesystem::remove(made);
        }
    }
}

// Children end by _exit: nothing of the test's own is run down in them.
template <typename Work>
pid_t in_a_child(Work work) {
    const pid_t child = ::fork();
    if (child == 0) {
        int code = 1;
        try {
            work();
            code = 0;
        } catch (const std::exception& error) {
            std::fputs(error.what(), stderr);
            std::fputs("\n", stderr);
        }
        ::_exit(code);
    }
    return child;
}

TEST_F(Crash, TwoProcessesLoseAndDoubleNoEntry) {
    begin_round();
    constexpr int each = 1000;
    std::vector<pid_t> children;
    for (const char* name : {"Left", "Right"}) {
        children.push_back(in_a_child([&] {
            Store store = Store::open(on(""));
            for (int i = 0; i < each; ++i) {
                append_deed(store, some_party(name), {"ben"});
            }
        }));
    }
    for (const pid_t child : children) {
        int status = 0;
        ASSERT_EQ(::waitpid(child, &status, 0), child);
        EXPECT_EQ(status, 0);
    }

    const Store store = Store::open(on(""));
    EXPECT_EQ(store.head().size, base_entries + 2 * each);
    expect_sound(store);
    int left = 0;
    int right = 0;
    store.state().parties.for_each([&](domain::PartyId, const domain::PartyRecorded& party) {
        left += party.name == "Left" ? 1 : 0;
        right += party.name == "Right" ? 1 : 0;
    });
    EXPECT_EQ(left, each);
    EXPECT_EQ(right, each);
}

TEST_F(Crash, AKilledProcessLeavesASoundDatabase) {
    for (int round = 0; round < 8; ++round) {
        begin_round();
        std::array<int, 2> pipe{};
        ASSERT_EQ(::pipe(pipe.data()), 0);
        const pid_t child = in_a_child([&] {
            Store store = Store::open(on(""));
            for (;;) {
                append_deed(store, some_party("Any"), {"ben"});
                if (::write(pipe[1], "x", 1) != 1) {
                    return;  // nobody counts any more
                }
            }
        });
        ::close(pipe[1]);
        // Killed while it is at work, after another number of acknowledged entries in each round.
        std::int64_t acknowledged = 0;
        char mark = 0;
        while (acknowledged < 3 + 7 * round && ::read(pipe[0], &mark, 1) == 1) {
            ++acknowledged;
        }
        ASSERT_EQ(::kill(child, SIGKILL), 0);
        ASSERT_EQ(::waitpid(child, nullptr, 0), child);
        while (::read(pipe[0], &mark, 1) == 1) {
            ++acknowledged;
        }
        ::close(pipe[0]);

        const Store store = Store::open(on(""));
        EXPECT_GE(store.head().size, base_entries + acknowledged);
        EXPECT_LE(store.head().size, base_entries + acknowledged + 1);
        expect_sound(store);
    }
}

TEST_F(Crash, ALockedDatabaseIsToldAsBusyAfterTheWait) {
    begin_round();
    Store holder = Store::open(on(""));
    const Transaction transaction = holder.begin();
    Store other = Store::open(on(""));
    try {
        static_cast<void>(other.begin());
        FAIL();
    } catch (const StoreError& error) {
        EXPECT_EQ(error.kind(), StoreErrorKind::Busy);
    }
    EXPECT_EQ(other.head().size, base_entries);  // reading goes on
    EXPECT_FALSE(other.refresh());
}

}  // namespace
}  // namespace vialog::store
