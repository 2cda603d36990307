// SPDX-License-Identifier: Apache-2.0
// Frames over a pair of sockets, and bytes that are none.
#include "operations/agent_frame.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

namespace vialog::operations {
namespace {

struct SocketPair : ::testing::Test {
    int ends[2] = {-1, -1};

    void SetUp() override { ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0); }
    void TearDown() override {
        ::close(ends[0]);
        ::close(ends[1]);
    }
    void send(const base::Bytes& bytes) {
        ASSERT_EQ(::send(ends[0], bytes.data(), bytes.size(), 0),
                  static_cast<ssize_t>(bytes.size()));
    }
    void end() { ::shutdown(ends[0], SHUT_WR); }
};

TEST_F(SocketPair, CarriesAFrame) {
    const Frame frame = {base::to_bytes("consent"), {}, {0x00, 0xff}};

    write_frame(ends[0], frame);

    EXPECT_EQ(read_frame(ends[1]), frame);
}

TEST_F(SocketPair, WritesLengthsBigEndian) {
    write_frame(ends[0], {base::to_bytes("ab")});

    base::Bytes bytes(64);
    const ssize_t got = ::recv(ends[1], bytes.data(), bytes.size(), 0);
    ASSERT_EQ(got, 14);
    bytes.resize(14);
    EXPECT_EQ(base::to_hex(bytes), "0000000a00000001000000026162");
}

TEST_F(SocketPair, SaysNothingAtAnOrderlyEnd) {
    end();

    EXPECT_EQ(read_frame(ends[1]), std::nullopt);
}

TEST_F(SocketPair, RefusesAFrameThatBreaksOff) {
    send({0, 0, 0, 10, 0, 0, 0, 1});
    end();

    EXPECT_THROW(static_cast<void>(read_frame(ends[1])), AgentError);
}

TEST_F(SocketPair, RefusesALengthThatBreaksOff) {
    send({0, 0});
    end();

    EXPECT_THROW(static_cast<void>(read_frame(ends[1])), AgentError);
}

TEST_F(SocketPair, RefusesAFrameThatIsTooLong) {
    send({0, 16, 0, 1});

    EXPECT_THROW(static_cast<void>(read_frame(ends[1])), AgentError);
}

TEST_F(SocketPair, RefusesAPartLongerThanItsFrame) {
    send({0, 0, 0, 8, 0, 0, 0, 1, 0xff, 0xff, 0xff, 0xff});

    EXPECT_THROW(static_cast<void>(read_frame(ends[1])), AgentError);
}

TEST_F(SocketPair, RefusesMorePartsThanThereAre) {
    send({0, 0, 0, 4, 0xff, 0xff, 0xff, 0xff});

    EXPECT_THROW(static_cast<void>(read_frame(ends[1])), AgentError);
}

TEST_F(SocketPair, RefusesWhatFollowsTheLastPart) {
    send({0, 0, 0, 5, 0, 0, 0, 0, 7});

    EXPECT_THROW(static_cast<void>(read_frame(ends[1])), AgentError);
}

TEST_F(SocketPair, ThrowsWhereNobodyReads) {
    ::close(ends[1]);
    ends[1] = -1;

    EXPECT_THROW(write_frame(ends[0], {base::Bytes(1 << 16)}), AgentError);
}

TEST(Part, HoldsANumber) {
    EXPECT_EQ(base::to_hex(to_part(258)), "0000000000000102");
    EXPECT_EQ(number_of(to_part(258)), 258);
    EXPECT_EQ(number_of(to_part(-1)), -1);
    EXPECT_THROW(static_cast<void>(number_of(base::Bytes(7))), AgentError);
    EXPECT_THROW(static_cast<void>(number_of(base::Bytes(9))), AgentError);
}

TEST(Part, IsWiped) {
    Frame frame = {base::to_bytes("190734")};

    wipe_frame(frame);

    EXPECT_EQ(frame.front(), base::Bytes(6));
}

}  // namespace
}  // namespace vialog::operations
