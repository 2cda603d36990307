// SPDX-License-Identifier: Apache-2.0
// The repeatable stream against a second implementation (key_file_reference.py), the system's by
// what it must never do.
#include "crypto/random.h"

#include "crypto/known_bytes.h"

#include <gtest/gtest.h>

#include <set>

namespace vialog::crypto {
namespace {

constexpr std::string_view stream_of_vialog =
    "f5bbb5bd1d9e6de2be6c2df692e1260a4477453b4145760c2592938a44ad1135"
    "c4a10353fbb7cec36536fac6ce202c953dfa4ee9c706d0eb68f32109a37f790e"
    "93b799c8846eb411";

TEST(SeededRandom, GivesTheStreamOfItsSeed) {
    SeededRandom random(base::as_bytes("vialog"));
    base::Bytes bytes(72);

    random.fill(bytes);

    EXPECT_EQ(base::to_hex(bytes), stream_of_vialog);
}

TEST(SeededRandom, DoesNotDependOnHowTheBytesAreDivided) {
    SeededRandom random(base::as_bytes("vialog"));
    base::Bytes bytes(72);
    const std::span<std::uint8_t> all(bytes);

    random.fill(all.first(1));
    random.fill(all.subspan(1, 0));
    random.fill(all.subspan(1, 40));
    random.fill(all.subspan(41, 23));
    random.fill(all.subspan(64));

    EXPECT_EQ(base::to_hex(bytes), stream_of_vialog);
}

TEST(SeededRandom, GivesAnotherStreamForAnotherSeed) {
    SeededRandom nothing({});
    SeededRandom zero(base::Bytes(1));
    base::Digest of_nothing{};
    base::Digest of_zero{};

    nothing.fill(of_nothing);
    zero.fill(of_zero);

    EXPECT_EQ(base::to_hex(of_nothing),
              "e68cf190b562525c6496e235c3497f2bc25993814b046415ab1d274a5cf50bc0");
    EXPECT_NE(of_nothing, of_zero);
}

TEST(SystemRandom, NeverRepeatsItself) {
    SystemRandom random;
    std::set<base::Bytes> seen;

    for (int i = 0; i < 1000; ++i) {
        base::Bytes bytes(16);
        random.fill(bytes);
        seen.insert(bytes);
    }

    EXPECT_EQ(seen.size(), 1000U);
}

TEST(SystemRandom, FillsEveryByte) {
    SystemRandom random;
    base::Bytes ever_set(257);

    // A byte stays zero in 64 drawings once in 2^512.
    for (int i = 0; i < 64; ++i) {
        base::Bytes bytes(ever_set.size());
        random.fill(bytes);
        for (std::size_t j = 0; j < bytes.size(); ++j) {
            ever_set.at(j) = static_cast<std::uint8_t>(ever_set.at(j) | bytes.at(j));
        }
    }

    EXPECT_EQ(std::count(ever_set.begin(), ever_set.end(), 0), 0);
}

TEST(SystemRandom, TakesAnEmptyRequest) {
    SystemRandom random;

    EXPECT_NO_THROW(random.fill({}));
}

}  // namespace
}  // namespace vialog::crypto
