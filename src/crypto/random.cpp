// SPDX-License-Identifier: Apache-2.0
// Random bytes of the system, and repeatable bytes for tests.
#include "crypto/random.h"

#include "crypto/botan_compat.h"
#include "crypto/crypto_error.h"
#include "crypto/digest.h"

#include <botan/system_rng.h>

#include <algorithm>
#include <array>

namespace vialog::crypto {

void SystemRandom::fill(std::span<std::uint8_t> out) {
    try {
        Botan::system_rng().randomize(out.data(), out.size());
    } catch (const Botan::Exception& failure) {
        throw CryptoError(CryptoErrorKind::NoEntropy,
                          std::string("the system gives no random bytes: ") + failure.what());
    }
}

SeededRandom::SeededRandom(base::ByteView seed)
    : m_key(sha256_of({base::as_bytes("vialog/seeded-random@v1\n"), seed})),
      m_used(m_block.size()) {}

SeededRandom::~SeededRandom() {
    base::wipe(m_key);
    base::wipe(m_block);
}

void SeededRandom::fill(std::span<std::uint8_t> out) {
    while (!out.empty()) {
        if (m_used == m_block.size()) {
            next_block();
        }
        const std::size_t count = std::min(out.size(), m_block.size() - m_used);
        const auto from = std::span(m_block).subspan(m_used, count);
        std::copy(from.begin(), from.end(), out.begin());
        m_used += count;
        out = out.subspan(count);
    }
}

void SeededRandom::next_block() {
    std::array<std::uint8_t, 8> counter{};
    for (std::size_t i = 0; i < counter.size(); ++i) {
        counter.at(i) = static_cast<std::uint8_t>(m_counter >> (56 - 8 * i));
    }
    m_block = sha256_of({m_key, counter});
    ++m_counter;
    m_used = 0;
}

}  // namespace vialog::crypto
