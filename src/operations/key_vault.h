// SPDX-License-Identifier: Apache-2.0
// Unlocked keys in memory, each guarded by its owner's PIN and by time. Nothing of it lies on the disk.
#pragma once

#include "base/instant.h"
#include "crypto/key_file.h"
#include "crypto/locked_memory.h"
#include "crypto/random.h"
#include "operations/signing.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::operations {

// 21 CFR 11.200(a)(1) is the model: the passphrase opens a session, the PIN signs within it.
inline constexpr std::size_t least_pin_digits = 6;
inline constexpr int wrong_pins_that_lock = 3;
inline constexpr std::chrono::minutes longest_shift = std::chrono::hours(12);
inline constexpr std::chrono::minutes default_idle = std::chrono::minutes(5);

// How long an unlocked key may be used: at most a shift since it was unlocked, and not after resting for `idle`. A witness's
// key is given up after one consent unless policy allows her a shift.
struct Shift {
    std::chrono::minutes length = longest_shift;
    std::chrono::minutes idle = default_idle;
    bool once = false;
};

struct UnlockedKey {
    std::string name;  // <origin>/u/<person>
    domain::KeyId key;
    std::chrono::milliseconds remaining{0};
    int attempts_left = wrong_pins_that_lock;
};

// Time is what the caller says: milliseconds of a clock that never goes back.
class KeyVault final {
  public:
    using Millis = std::chrono::milliseconds;
    // Names one consent that was given; forgotten with the connection it belongs to.
    using ConsentId = std::int64_t;

    explicit KeyVault(crypto::RandomSource& random);

    // Six digits or more, and nothing but digits.
    [[nodiscard]] static std::optional<base::ParseError> check_pin(std::string_view pin);

    // Takes the place of what the same person had unlocked.
    void unlock(crypto::KeyFileContents contents, std::string_view pin, Shift shift, Millis now);
    void lock(std::string_view name);
    void lock_all();
    // Gives up what is over; to be called now and then.
    void expire(Millis now);
    [[nodiscard]] bool empty() const { return m_keys.empty(); }
    [[nodiscard]] std::vector<UnlockedKey> list(Millis now) const;

    // The PIN, once, for the entries of one operation.
    [[nodiscard]] base::Result<ConsentId, SigningError> consent(std::string_view name,
                                                                std::string_view pin, Millis now);
    // Neither throws for a consent that is over; they say so.
    [[nodiscard]] base::Result<base::Bytes, SigningError> sign(ConsentId consent,
                                                               base::ByteView text, Millis now);
    [[nodiscard]] base::Result<crypto::DataKey, SigningError> open_data_key(
        ConsentId consent, base::ByteView wrapped, const crypto::DataKeyPlace& place,
        const base::Digest& check);
    [[nodiscard]] std::optional<crypto::PublicKey> public_key(ConsentId consent) const;
    void withdraw(ConsentId consent);

  private:
    struct Key {
        crypto::KeyFileContents contents;
        base::Digest pin_mark{};  // HMAC under m_secret; opens nothing
        Shift shift;
        Millis unlocked{0};
        Millis used{0};
        int wrong_pins = 0;
    };

    [[nodiscard]] base::Digest mark_of(std::string_view pin) const;
    [[nodiscard]] static bool is_over(const Key& key, Millis now);
    [[nodiscard]] Key* key_of(ConsentId consent);

    crypto::RandomSource& m_random;
    crypto::LockedBytes m_secret;
    std::map<std::string, Key, std::less<>> m_keys;
    std::map<ConsentId, std::string> m_consents;
    ConsentId m_next_consent = 1;
};

// The person of a key's name: what follows "/u/".
[[nodiscard]] std::optional<domain::PersonId> person_of(std::string_view key_name);

}  // namespace vialog::operations
