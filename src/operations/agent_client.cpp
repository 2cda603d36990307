// SPDX-License-Identifier: Apache-2.0
// The program's side: questions to the agent, and consents that ask it for signatures.
#include "crypto/digest.h"
#include "operations/agent.h"
#include "operations/agent_frame.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace vialog::operations {

namespace {

base::Bytes part(std::string_view text) {
    return base::to_bytes(text);
}

base::Bytes part(base::ByteView bytes) {
    return {bytes.begin(), bytes.end()};
}

void expect_parts(const Frame& reply, std::string_view verb, std::size_t parts) {
    if (reply.size() != parts || text_of(reply[0]) != verb) {
        throw AgentError("the key agent answers otherwise than agreed; is it another version?");
    }
}

bool is(const Frame& reply, std::string_view verb) {
    return !reply.empty() && text_of(reply[0]) == verb;
}

SigningError signing_error(const Frame& reply) {
    expect_parts(reply, "signing-error", 5);
    return {.problem = static_cast<SigningProblem>(number_of(reply[1])),
            .person = domain::PersonId::parse(text_of(reply[2])).value_or(domain::PersonId()),
            .attempts_left = static_cast<int>(number_of(reply[3])),
            .text = text_of(reply[4])};
}

UnlockedKey unlocked_key(const Frame& reply, std::size_t at) {
    UnlockedKey key;
    key.name = text_of(reply.at(at));
    const base::Bytes& digest = reply.at(at + 1);
    if (digest.size() != key.key.digest.size()) {
        throw AgentError("the key agent names a key without its digest");
    }
    std::copy(digest.begin(), digest.end(), key.key.digest.begin());
    key.remaining = std::chrono::milliseconds(number_of(reply.at(at + 2)));
    key.attempts_left = static_cast<int>(number_of(reply.at(at + 3)));
    return key;
}

class AgentConsent final : public Consent {
  public:
    AgentConsent(std::shared_ptr<Agent> agent, Agent::Given given, domain::PersonId person)
        : m_agent(std::move(agent)), m_given(std::move(given)), m_person(std::move(person)) {}

    ~AgentConsent() override {
        try {
            m_agent->withdraw(m_given.id);
        } catch (const AgentError&) {
            // The agent forgets the consents of a broken connection by itself.
        }
    }

    AgentConsent(const AgentConsent&) = delete;
    AgentConsent& operator=(const AgentConsent&) = delete;

    [[nodiscard]] const domain::PersonId& person() const override { return m_person; }
    [[nodiscard]] const crypto::PublicKey& key() const override { return m_given.key; }
    [[nodiscard]] base::Result<base::Bytes, SigningError> sign(base::ByteView text) override {
        return m_agent->sign(m_given.id, text);
    }
    [[nodiscard]] base::Result<crypto::DataKey, SigningError> open_data_key(
        base::ByteView wrapped, const crypto::DataKeyPlace& place,
        const base::Digest& check) override {
        return m_agent->open_data_key(m_given.id, wrapped, place, check);
    }

  private:
    std::shared_ptr<Agent> m_agent;
    Agent::Given m_given;
    domain::PersonId m_person;
};

class VaultConsent final : public Consent {
  public:
    VaultConsent(KeyVault& vault, Clock& clock, KeyVault::ConsentId id, crypto::PublicKey key,
                 domain::PersonId person)
        : m_vault(vault),
          m_clock(clock),
          m_id(id),
          m_key(std::move(key)),
          m_person(std::move(person)) {}

    ~VaultConsent() override { m_vault.withdraw(m_id); }

    VaultConsent(const VaultConsent&) = delete;
    VaultConsent& operator=(const VaultConsent&) = delete;

    [[nodiscard]] const domain::PersonId& person() const override { return m_person; }
    [[nodiscard]] const crypto::PublicKey& key() const override { return m_key; }
    [[nodiscard]] base::Result<base::Bytes, SigningError> sign(base::ByteView text) override {
        return m_vault.sign(m_id, text, KeyVault::Millis(m_clock.now().monotonic_ms));
    }
    [[nodiscard]] base::Result<crypto::DataKey, SigningError> open_data_key(
        base::ByteView wrapped, const crypto::DataKeyPlace& place,
        const base::Digest& check) override {
        return m_vault.open_data_key(m_id, wrapped, place, check);
    }

  private:
    KeyVault& m_vault;
    Clock& m_clock;
    KeyVault::ConsentId m_id;
    crypto::PublicKey m_key;
    domain::PersonId m_person;
};

}  // namespace

std::filesystem::path agent_socket(const std::filesystem::path& journal) {
    // The user's own run-time folder where there is one; it is emptied when she logs out.
    const char* runtime = std::getenv("XDG_RUNTIME_DIR");
    const std::filesystem::path base =
        runtime != nullptr && *runtime != '\0'
            ? std::filesystem::path(runtime) / "vialog"
            : std::filesystem::temp_directory_path() /
                  ("vialog-" + base::to_hex(part(base::ByteView(to_part(::geteuid())))).substr(8));
    const auto whole = std::filesystem::weakly_canonical(journal).string();
    return base / (base::to_hex(crypto::sha256(base::as_bytes(whole))).substr(0, 16) + ".agent");
}

std::shared_ptr<Agent> Agent::connect(const std::filesystem::path& socket) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string text = socket.string();
    if (text.size() >= sizeof address.sun_path) {
        throw AgentError("the path of the key agent's socket is too long: " + text);
    }
    std::memcpy(address.sun_path, text.c_str(), text.size() + 1);
    const int connection = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connection < 0) {
        throw AgentError(std::string("no socket can be made: ") + std::strerror(errno));
    }
    if (::connect(connection, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        ::close(connection);
        return nullptr;
    }
    // Whoever listens there must be this user: another one could be after the PIN.
    ucred peer{};
    socklen_t length = sizeof peer;
    if (::getsockopt(connection, SOL_SOCKET, SO_PEERCRED, &peer, &length) != 0 ||
        peer.uid != ::geteuid()) {
        ::close(connection);
        throw AgentError("another user listens at " + text);
    }
    return std::shared_ptr<Agent>(new Agent(connection));
}

Agent::~Agent() {
    ::close(m_socket);
}

std::vector<base::Bytes> Agent::ask(std::vector<base::Bytes> question) {
    const std::scoped_lock one_at_a_time(m_asking);
    write_frame(m_socket, question);
    wipe_frame(question);
    auto reply = read_frame(m_socket);
    if (!reply) {
        throw AgentError("the key agent has ended");
    }
    return std::move(*reply);
}

base::Result<UnlockedKey, crypto::KeyFileError> Agent::unlock(std::string_view key_file,
                                                              std::string_view passphrase,
                                                              std::string_view pin, Shift shift) {
    const Frame reply = ask({part("unlock"), part(key_file), part(passphrase), part(pin),
                             to_part(shift.length.count()), to_part(shift.idle.count()),
                             to_part(shift.once ? 1 : 0)});
    if (is(reply, "key-file-error")) {
        expect_parts(reply, "key-file-error", 4);
        return tl::unexpected(crypto::KeyFileError{
            .problem = static_cast<crypto::KeyFileProblem>(number_of(reply[1])),
            .what = text_of(reply[2]),
            .remedy = text_of(reply[3])});
    }
    expect_parts(reply, "key", 5);
    return unlocked_key(reply, 1);
}

void Agent::lock(std::string_view key_name) {
    expect_parts(ask({part("lock"), part(key_name)}), "done", 1);
}

void Agent::stop() {
    expect_parts(ask({part("stop")}), "done", 1);
}

std::vector<UnlockedKey> Agent::list() {
    const Frame reply = ask({part("list")});
    if (!is(reply, "keys") || reply.size() % 4 != 1) {
        throw AgentError("the key agent answers otherwise than agreed; is it another version?");
    }
    std::vector<UnlockedKey> keys;
    for (std::size_t at = 1; at < reply.size(); at += 4) {
        keys.push_back(unlocked_key(reply, at));
    }
    return keys;
}

base::Result<Agent::Given, SigningError> Agent::consent(std::string_view key_name,
                                                        std::string_view pin) {
    const Frame reply = ask({part("consent"), part(key_name), part(pin)});
    if (is(reply, "signing-error")) {
        return tl::unexpected(signing_error(reply));
    }
    expect_parts(reply, "consent", 3);
    const auto key = crypto::PublicKey::from_spki(reply[2]);
    if (!key) {
        throw AgentError("the key agent gives a key that cannot be read");
    }
    return Given{.id = number_of(reply[1]), .key = *key};
}

base::Result<base::Bytes, SigningError> Agent::sign(KeyVault::ConsentId consent,
                                                    base::ByteView text) {
    Frame reply = ask({part("sign"), to_part(consent), part(text)});
    if (is(reply, "signing-error")) {
        return tl::unexpected(signing_error(reply));
    }
    expect_parts(reply, "signature", 2);
    return std::move(reply[1]);
}

base::Result<crypto::DataKey, SigningError> Agent::open_data_key(KeyVault::ConsentId consent,
                                                                 base::ByteView wrapped,
                                                                 const crypto::DataKeyPlace& place,
                                                                 const base::Digest& check) {
    Frame reply = ask({part("data-key"), to_part(consent), part(wrapped), part(place.origin),
                       to_part(place.epoch), part(base::ByteView(check))});
    if (is(reply, "signing-error")) {
        return tl::unexpected(signing_error(reply));
    }
    expect_parts(reply, "data-key", 2);
    auto key = crypto::DataKey::from_bytes(reply[1]);
    wipe_frame(reply);
    return key;
}

void Agent::withdraw(KeyVault::ConsentId consent) {
    expect_parts(ask({part("withdraw"), to_part(consent)}), "done", 1);
}

base::Result<std::unique_ptr<Consent>, SigningError> ask_consent(
    const std::shared_ptr<Agent>& agent, std::string_view key_name, std::string_view pin) {
    const auto person = person_of(key_name);
    if (agent == nullptr || !person) {
        return tl::unexpected(SigningError{.problem = SigningProblem::AgentMissing,
                                           .person = person.value_or(domain::PersonId()),
                                           .attempts_left = 0,
                                           .text = {}});
    }
    auto given = agent->consent(key_name, pin);
    if (!given) {
        given.error().person = *person;
        return tl::unexpected(given.error());
    }
    return std::unique_ptr<Consent>(
        std::make_unique<AgentConsent>(agent, std::move(*given), *person));
}

base::Result<std::unique_ptr<Consent>, SigningError> ask_consent(KeyVault& vault, Clock& clock,
                                                                 std::string_view key_name,
                                                                 std::string_view pin) {
    const auto person = person_of(key_name);
    const auto given = vault.consent(key_name, pin, KeyVault::Millis(clock.now().monotonic_ms));
    if (!given) {
        return tl::unexpected(given.error());
    }
    return std::unique_ptr<Consent>(std::make_unique<VaultConsent>(
        vault, clock, *given, *vault.public_key(*given), person.value_or(domain::PersonId())));
}

}  // namespace vialog::operations
