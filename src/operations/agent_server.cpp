// SPDX-License-Identifier: Apache-2.0
// The agent's side: a loop over its connections, each with the consents given on it.
#include "operations/agent.h"
#include "operations/agent_frame.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <map>
#include <set>

namespace vialog::operations {

namespace {

constexpr int wake_every_ms = 1000;
constexpr std::chrono::milliseconds linger(60000);

base::Bytes part(std::string_view text) {
    return base::to_bytes(text);
}

Frame failure(const SigningError& error) {
    return {part("signing-error"), to_part(static_cast<std::int64_t>(error.problem)),
            part(error.person.text()), to_part(error.attempts_left), part(error.text)};
}

class Server final {
  public:
    Server(const std::filesystem::path& path, Clock& clock, crypto::RandomSource& random)
        : m_path(path), m_clock(clock), m_vault(random) {
        // Neither a core dump nor another process of the user's debugger may show the keys.
        prctl(PR_SET_DUMPABLE, 0);
        const rlimit none{0, 0};
        setrlimit(RLIMIT_CORE, &none);
        listen();
    }

    ~Server() {
        for (const auto& [socket, consents] : m_clients) {
            ::close(socket);
        }
        ::close(m_listener);
        std::error_code ignored;
        std::filesystem::remove(m_path, ignored);
    }

    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    void run() {
        auto idle_since = now();
        while (!m_stopping) {
            serve_once();
            m_vault.expire(now());
            if (!m_vault.empty() || !m_clients.empty()) {
                idle_since = now();
            } else if (now() - idle_since > linger) {
                return;
            }
        }
    }

  private:
    [[nodiscard]] KeyVault::Millis now() { return KeyVault::Millis(m_clock.now().monotonic_ms); }

    void listen() {
        std::filesystem::create_directories(m_path.parent_path());
        std::filesystem::permissions(m_path.parent_path(), std::filesystem::perms::owner_all);
        std::error_code ignored;
        std::filesystem::remove(m_path, ignored);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const std::string text = m_path.string();
        if (text.size() >= sizeof address.sun_path) {
            throw AgentError("the path of the key agent's socket is too long: " + text);
        }
        std::memcpy(address.sun_path, text.c_str(), text.size() + 1);
        m_listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (m_listener < 0 ||
            ::bind(m_listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
            ::listen(m_listener, 16) != 0) {
            throw AgentError("the key agent cannot listen at " + text + ": " +
                             std::strerror(errno));
        }
        ::chmod(text.c_str(), S_IRUSR | S_IWUSR);
    }

    void serve_once() {
        std::vector<pollfd> waiting = {{m_listener, POLLIN, 0}};
        for (const auto& [socket, consents] : m_clients) {
            waiting.push_back({socket, POLLIN, 0});
        }
        if (::poll(waiting.data(), waiting.size(), wake_every_ms) <= 0) {
            return;
        }
        for (std::size_t i = 1; i < waiting.size(); ++i) {
            if (waiting[i].revents != 0) {
                serve(waiting[i].fd);
            }
        }
        if (waiting[0].revents != 0) {
            accept();
        }
    }

    void accept() {
        const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0) {
            return;
        }
        ucred peer{};
        socklen_t length = sizeof peer;
        if (::getsockopt(client, SOL_SOCKET, SO_PEERCRED, &peer, &length) != 0 ||
            peer.uid != ::geteuid()) {
            ::close(client);
            return;
        }
        // A client that stops in the middle of a frame must not hold up the others for long.
        const timeval patience{2, 0};
        ::setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        ::setsockopt(client, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
        m_clients[client];
    }

    void serve(int client) {
        try {
            auto question = read_frame(client);
            if (!question) {
                drop(client);
                return;
            }
            Frame reply = answer(client, *question);
            wipe_frame(*question);
            write_frame(client, reply);
            wipe_frame(reply);
        } catch (const AgentError&) {
            drop(client);
        }
    }

    void drop(int client) {
        for (const KeyVault::ConsentId consent : m_clients[client]) {
            m_vault.withdraw(consent);
        }
        m_clients.erase(client);
        ::close(client);
    }

    Frame answer(int client, const Frame& question) {
        if (question.empty()) {
            throw AgentError("an empty question");
        }
        const std::string verb = text_of(question[0]);
        if (verb == "unlock" && question.size() == 7) {
            return unlock(question);
        }
        if (verb == "list" && question.size() == 1) {
            return list();
        }
        if (verb == "lock" && question.size() == 2) {
            m_vault.lock(text_of(question[1]));
            return {part("done")};
        }
        if (verb == "stop" && question.size() == 1) {
            m_vault.lock_all();
            m_stopping = true;
            return {part("done")};
        }
        if (verb == "consent" && question.size() == 3) {
            return consent(client, question);
        }
        if (verb == "sign" && question.size() == 3 && owns(client, question[1])) {
            const auto signature = m_vault.sign(number_of(question[1]), question[2], now());
            return signature ? Frame{part("signature"), *signature} : failure(signature.error());
        }
        if (verb == "data-key" && question.size() == 6 && owns(client, question[1])) {
            return data_key(question);
        }
        if (verb == "withdraw" && question.size() == 2 && owns(client, question[1])) {
            m_vault.withdraw(number_of(question[1]));
            m_clients[client].erase(number_of(question[1]));
            return {part("done")};
        }
        throw AgentError("an unknown question");
    }

    // A consent is good on the connection on which it was given, and on no other.
    bool owns(int client, const base::Bytes& consent) {
        return m_clients[client].contains(number_of(consent));
    }

    Frame unlock(const Frame& question) {
        auto contents =
            crypto::open_key_file(base::as_text(question[1]), base::as_text(question[2]));
        if (!contents) {
            return {part("key-file-error"),
                    to_part(static_cast<std::int64_t>(contents.error().problem)),
                    part(contents.error().what), part(contents.error().remedy)};
        }
        const std::string name = contents->name;
        const Shift shift{.length = std::chrono::minutes(number_of(question[4])),
                          .idle = std::chrono::minutes(number_of(question[5])),
                          .once = number_of(question[6]) != 0};
        m_vault.unlock(std::move(*contents), base::as_text(question[3]), shift, now());
        for (const UnlockedKey& key : m_vault.list(now())) {
            if (key.name == name) {
                return describe(key);
            }
        }
        throw AgentError("the shift is over before it began");
    }

    static Frame describe(const UnlockedKey& key) {
        return {part("key"), part(key.name),
                base::Bytes(key.key.digest.begin(), key.key.digest.end()),
                to_part(key.remaining.count()), to_part(key.attempts_left)};
    }

    Frame list() {
        Frame reply = {part("keys")};
        for (const UnlockedKey& key : m_vault.list(now())) {
            const Frame described = describe(key);
            reply.insert(reply.end(), described.begin() + 1, described.end());
        }
        return reply;
    }

    Frame consent(int client, const Frame& question) {
        const auto given =
            m_vault.consent(base::as_text(question[1]), base::as_text(question[2]), now());
        if (!given) {
            return failure(given.error());
        }
        m_clients[client].insert(*given);
        const auto key = m_vault.public_key(*given);
        const auto spki = key->spki();
        return {part("consent"), to_part(*given), base::Bytes(spki.begin(), spki.end())};
    }

    Frame data_key(const Frame& question) {
        const std::string origin = text_of(question[3]);
        const crypto::DataKeyPlace place{.origin = origin, .epoch = number_of(question[4])};
        base::Digest check{};
        if (question[5].size() != check.size()) {
            throw AgentError("a digest has 32 bytes");
        }
        std::copy(question[5].begin(), question[5].end(), check.begin());
        const auto key = m_vault.open_data_key(number_of(question[1]), question[2], place, check);
        if (!key) {
            return failure(key.error());
        }
        const auto bytes = key->bytes();
        return {part("data-key"), base::Bytes(bytes.begin(), bytes.end())};
    }

    std::filesystem::path m_path;
    Clock& m_clock;
    KeyVault m_vault;
    int m_listener = -1;
    bool m_stopping = false;
    std::map<int, std::set<KeyVault::ConsentId>> m_clients;
};

}  // namespace

void serve_agent(const std::filesystem::path& socket, Clock& clock, crypto::RandomSource& random) {
    Server(socket, clock, random).run();
}

}  // namespace vialog::operations
