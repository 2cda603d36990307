// SPDX-License-Identifier: Apache-2.0
// Where an agent listens it is taken; where none can be started somebody is told. That it starts is shown by the day of
// tests/transcripts, which begins with it.
#include "operations/agent_start.h"

#include "operations/agent_frame.h"
#include "support/journal_builder.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

namespace vialog::operations {
namespace {

TEST(AgentOrStart, SaysWhichProgramIsNotThere) {
    const support::TemporaryFolder folder;

    try {
        static_cast<void>(
            agent_or_start(folder.path() / "ket.vialog", folder.path() / "vialog-cli"));
        FAIL();
    } catch (const AgentError& error) {
        EXPECT_NE(std::string(error.what()).find((folder.path() / "vialog-cli").string()),
                  std::string::npos);
    }
}

TEST(AgentOrStart, TakesTheOneThatListens) {
    const support::TemporaryFolder folder;
    const auto journal = folder.path() / "ket.vialog";
    const auto socket = agent_socket(journal);
    std::filesystem::create_directories(socket.parent_path());
    const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    ASSERT_LT(socket.string().size(), sizeof(address.sun_path));
    std::strcpy(static_cast<char*>(address.sun_path), socket.c_str());
    ASSERT_EQ(::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
    ASSERT_EQ(::listen(listener, 1), 0);

    // The program is none: had it been asked to start, this would throw.
    EXPECT_NE(agent_or_start(journal, folder.path() / "none"), nullptr);

    ::close(listener);
    std::filesystem::remove(socket);
}

TEST(ProgramBeside, StandsWhereTheRunningOneDoes) {
    EXPECT_TRUE(std::filesystem::exists(program_beside("operations_test")));
}

}  // namespace
}  // namespace vialog::operations
