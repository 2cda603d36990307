// SPDX-License-Identifier: Apache-2.0
// Where random bytes come from. Everything that draws takes a RandomSource, so that one seed
// repeats one run.
#pragma once

#include "base/bytes.h"

#include <cstdint>
#include <span>

namespace vialog::crypto {

class RandomSource {
  public:
    virtual ~RandomSource() = default;
    RandomSource(const RandomSource&) = delete;
    RandomSource& operator=(const RandomSource&) = delete;

    // Fills all of `out`, or throws CryptoError (NoEntropy).
    virtual void fill(std::span<std::uint8_t> out) = 0;

  protected:
    RandomSource() = default;
};

// The operating system's own generator. May be used by several threads at once.
class SystemRandom final : public RandomSource {
  public:
    void fill(std::span<std::uint8_t> out) override;
};

// FOR TESTS AND KNOWN-ANSWER VECTORS ONLY: whoever knows the seed knows every key that was drawn.
// The stream is SHA-256(k || u64be(0)) || SHA-256(k || u64be(1)) || ..., where k =
// SHA-256("vialog/seeded-random@v1" LF seed); it depends on how many bytes were drawn, not on how
// they were divided. One thread at a time.
class SeededRandom final : public RandomSource {
  public:
    explicit SeededRandom(base::ByteView seed);
    ~SeededRandom() override;

    void fill(std::span<std::uint8_t> out) override;

  private:
    void next_block();

    base::Digest m_key;
    base::Digest m_block{};
    std::uint64_t m_counter = 0;
    std::size_t m_used;
};

}  // namespace vialog::crypto
