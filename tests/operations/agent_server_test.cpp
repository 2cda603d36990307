// SPDX-License-Identifier: Apache-2.0
// The agent in a thread of this test, spoken to over its real socket.
#include "operations/agent.h"
#include "operations/agent_frame.h"
#include "operations/workplace.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <atomic>
#include <cstring>
#include <filesystem>
#include <thread>

namespace vialog::operations {
namespace {

constexpr std::string_view ada = "clinic.example/ket/u/ada";
constexpr std::string_view passphrase = "d\u00fcnne Vials, 12 St\u00fcck";

// Moved by the test while the agent reads it.
class SharedClock final : public Clock {
  public:
    [[nodiscard]] ClockReading now() override {
        return {.time = {}, .offset = base::UtcOffset(0), .boot = {}, .monotonic_ms = elapsed_ms};
    }
    std::atomic<std::int64_t> elapsed_ms = 5000;
};

std::string key_file() {
    crypto::SeededRandom random(base::as_bytes("file"));
    return crypto::write_key_file(key_of("ada", "ada"), passphrase, cheap_cost, random);
}

struct RunningAgent : ::testing::Test {
    support::TemporaryFolder folder;
    std::filesystem::path socket = folder.path() / "run" / "a.agent";
    SharedClock clock;
    crypto::SeededRandom random{base::as_bytes("agent")};
    std::thread server;

    void SetUp() override {
        server = std::thread([this] { serve_agent(socket, clock, random); });
        while (Agent::connect(socket) == nullptr) {
            std::this_thread::yield();
        }
    }
    void TearDown() override {
        if (server.joinable()) {
            if (const auto agent = Agent::connect(socket)) {
                agent->stop();
            }
            server.join();
        }
    }
    [[nodiscard]] std::shared_ptr<Agent> connect() const { return Agent::connect(socket); }
    void unlock(Shift shift) const {
        ASSERT_TRUE(connect()->unlock(key_file(), passphrase, test_pin, shift).has_value());
    }
};

TEST_F(RunningAgent, SignsForWhoeverHasThePin) {
    unlock({});
    const auto agent = connect();

    auto consent = ask_consent(agent, ada, test_pin);

    ASSERT_TRUE(consent.has_value());
    EXPECT_EQ((*consent)->person().text(), "ada");
    const auto signature = (*consent)->sign(base::as_bytes("a text\n"));
    ASSERT_TRUE(signature.has_value());
    EXPECT_TRUE(key_of("ada", "ada")
                    .signing_key.public_key()
                    .verify(base::as_bytes("a text\n"), *signature));
}

TEST_F(RunningAgent, OpensADataKey) {
    unlock({});
    auto consent = ask_consent(connect(), ada, test_pin);
    ASSERT_TRUE(consent.has_value());
    crypto::SeededRandom other(base::as_bytes("data"));
    const auto key = crypto::DataKey::generate(other);
    const crypto::DataKeyPlace place{.origin = "clinic.example/ket", .epoch = 3};
    const auto wrapped = key.wrap(key_of("ada", "ada").box_key.public_key(), place, other);

    const auto opened = (*consent)->open_data_key(wrapped, place, key.check());
    const auto elsewhere =
        (*consent)->open_data_key(wrapped, {.origin = place.origin, .epoch = 4}, key.check());

    ASSERT_TRUE(opened.has_value());
    EXPECT_EQ(opened->check(), key.check());
    EXPECT_FALSE(elsewhere.has_value());
}

TEST_F(RunningAgent, RefusesAWrongPassphrase) {
    const auto key = connect()->unlock(key_file(), "another passphrase", test_pin, {});

    ASSERT_FALSE(key.has_value());
    EXPECT_EQ(key.error().problem, crypto::KeyFileProblem::WrongPassphraseOrDamaged);
    EXPECT_TRUE(connect()->list().empty());
}

TEST_F(RunningAgent, RefusesAWrongPinAndThenLocks) {
    unlock({});
    const auto agent = connect();

    const auto first = ask_consent(agent, ada, "000001");
    ASSERT_FALSE(first.has_value());
    EXPECT_EQ(first.error().problem, SigningProblem::WrongPin);
    EXPECT_EQ(first.error().attempts_left, 2);
    // Another connection has no attempts of its own.
    static_cast<void>(ask_consent(connect(), ada, "000002"));
    const auto third = ask_consent(connect(), ada, "000003");

    ASSERT_FALSE(third.has_value());
    EXPECT_EQ(third.error().problem, SigningProblem::Locked);
    EXPECT_FALSE(ask_consent(agent, ada, test_pin).has_value());
}

TEST_F(RunningAgent, DoesNotSignByTheConsentOfAnotherConnection) {
    unlock({});
    const auto agent = connect();
    const auto given = agent->consent(ada, test_pin);
    ASSERT_TRUE(given.has_value());

    const auto stranger = connect();

    EXPECT_THROW(static_cast<void>(stranger->sign(given->id, base::as_bytes("a text\n"))),
                 AgentError);
    EXPECT_TRUE(agent->sign(given->id, base::as_bytes("a text\n")).has_value());
}

TEST_F(RunningAgent, ForgetsAConsentThatIsWithdrawn) {
    unlock({});
    const auto agent = connect();
    const auto given = agent->consent(ada, test_pin);
    ASSERT_TRUE(given.has_value());

    agent->withdraw(given->id);

    EXPECT_THROW(static_cast<void>(agent->sign(given->id, base::as_bytes("a text\n"))), AgentError);
}

TEST_F(RunningAgent, GivesAWitnessKeyUpWithItsConnection) {
    unlock({.length = std::chrono::hours(1), .idle = std::chrono::hours(1), .once = true});
    {
        const auto consent = ask_consent(connect(), ada, test_pin);
        ASSERT_TRUE(consent.has_value());
    }

    EXPECT_TRUE(connect()->list().empty());
}

TEST_F(RunningAgent, GivesAKeyUpWhenItsShiftIsOver) {
    unlock({.length = std::chrono::hours(1), .idle = std::chrono::hours(1), .once = false});
    // An agent whose keys are all given up ends; not while somebody speaks to it.
    const auto agent = connect();
    ASSERT_EQ(agent->list().size(), 1U);

    clock.elapsed_ms += 3600 * 1000;

    EXPECT_TRUE(agent->list().empty());
    EXPECT_FALSE(ask_consent(agent, ada, test_pin).has_value());
}

TEST_F(RunningAgent, ListsAndLocks) {
    unlock({});
    const auto agent = connect();
    ASSERT_EQ(agent->list().size(), 1U);
    EXPECT_EQ(agent->list().front().name, ada);
    EXPECT_EQ(agent->list().front().key.digest,
              key_of("ada", "ada").signing_key.public_key().fingerprint());

    agent->lock(ada);

    EXPECT_TRUE(agent->list().empty());
}

TEST_F(RunningAgent, EndsWhenItIsTold) {
    unlock({});

    connect()->stop();
    server.join();

    EXPECT_EQ(connect(), nullptr);
    EXPECT_FALSE(std::filesystem::exists(socket));
}

TEST_F(RunningAgent, IsForItsUserAlone) {
    struct stat facts {};
    ASSERT_EQ(::stat(socket.c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777U, 0600U);
    ASSERT_EQ(::stat(socket.parent_path().c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777U, 0700U);
}

// Speaks to the agent without the client.
class RawClient final {
  public:
    explicit RawClient(const std::filesystem::path& path) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
        m_socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
        EXPECT_EQ(::connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address),
                  0);
    }
    ~RawClient() { ::close(m_socket); }
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    // Whether the agent has hung up.
    [[nodiscard]] bool is_dropped_after(const Frame& frame) const {
        write_frame(m_socket, frame);
        return !read_frame(m_socket).has_value();
    }
    [[nodiscard]] bool is_dropped_after(const base::Bytes& bytes) const {
        EXPECT_EQ(::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL),
                  static_cast<ssize_t>(bytes.size()));
        char byte = 0;
        return ::recv(m_socket, &byte, 1, 0) <= 0;
    }

  private:
    int m_socket = -1;
};

TEST_F(RunningAgent, HangsUpOnWhatItDoesNotKnow) {
    unlock({});
    const auto text = [](std::string_view it) { return base::to_bytes(it); };

    EXPECT_TRUE(RawClient(socket).is_dropped_after(Frame{}));
    EXPECT_TRUE(RawClient(socket).is_dropped_after({text("give-me-the-key")}));
    EXPECT_TRUE(RawClient(socket).is_dropped_after({text("list"), text("more")}));
    EXPECT_TRUE(RawClient(socket).is_dropped_after({text("sign"), to_part(1), text("a text\n")}));
    EXPECT_TRUE(RawClient(socket).is_dropped_after({text("sign"), text("1"), text("a text\n")}));
    EXPECT_TRUE(RawClient(socket).is_dropped_after({text("unlock")}));
    EXPECT_TRUE(RawClient(socket).is_dropped_after({0xff, 0xff, 0xff, 0xff}));
    // And goes on with the others.
    EXPECT_EQ(connect()->list().size(), 1U);
}

}  // namespace
}  // namespace vialog::operations
