// SPDX-License-Identifier: Apache-2.0
// Checks passphrases and derives keys from them.
#include "crypto/passphrase.h"

#include "base/check.h"
#include "base/text.h"
#include "crypto/botan_compat.h"

#include <botan/pwdhash.h>

#include <algorithm>
#include <new>
#include <string>

namespace vialog::crypto {

namespace {

constexpr std::size_t derived_size = 32;
constexpr std::size_t shortest_salt = 8;  // RFC 9106 sec. 3.1

bool lies_between(std::uint32_t value, std::uint32_t least, std::uint32_t most) {
    return value >= least && value <= most;
}

// Every byte of UTF-8 but a continuation (10xxxxxx) starts a code point.
std::size_t count_code_points(std::string_view text) {
    const auto count = std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U;
    });
    return static_cast<std::size_t>(count);
}

// Holds a passphrase for one function and wipes it.
class Normalised final {
  public:
    explicit Normalised(std::string_view passphrase) : m_text(base::to_nfc(passphrase)) {}
    ~Normalised() { base::wipe(m_text); }
    Normalised(const Normalised&) = delete;
    Normalised& operator=(const Normalised&) = delete;

    [[nodiscard]] const std::string& text() const { return m_text; }

  private:
    std::string m_text;
};

}  // namespace

bool is_permitted(Argon2Cost cost) {
    return lies_between(cost.memory_kib, 8 * 1024, 1024 * 1024) &&
           lies_between(cost.passes, 1, 10) && lies_between(cost.lanes, 1, 4);
}

base::Parsed<void> check_passphrase(std::string_view passphrase) {
    if (passphrase.size() > longest_passphrase) {
        return base::parse_error(longest_passphrase, "the passphrase is too long",
                                 "use at most 1,024 bytes");
    }
    if (base::find_invalid_utf8(passphrase)) {
        return base::parse_error(0, "the passphrase is not text in UTF-8",
                                 "type it with the keyboard, or save its file as UTF-8");
    }
    const Normalised normalised(passphrase);
    if (!base::check_stored_text(normalised.text())) {
        return base::parse_error(0, "the passphrase holds an invisible character",
                                 "leave out line breaks, tabs and control characters");
    }
    // Composing can lengthen a text as well, so its length is looked at once more.
    if (normalised.text().size() > longest_passphrase) {
        return base::parse_error(longest_passphrase, "the passphrase is too long",
                                 "use at most 1,024 bytes");
    }
    if (count_code_points(normalised.text()) < shortest_passphrase) {
        return base::parse_error(0, "the passphrase is too short",
                                 "use at least 12 characters; four unusual words are good");
    }
    return {};
}

LockedBytes derive_key(std::string_view passphrase, Argon2Cost cost, base::ByteView salt) {
    base::expects(is_permitted(cost), "the cost of Argon2id is within its limits");
    base::expects(!base::find_invalid_utf8(passphrase), "a passphrase is valid UTF-8");
    base::expects(salt.size() >= shortest_salt, "a salt has eight bytes or more");
    const Normalised normalised(passphrase);
    LockedBytes key(derived_size);
    try {
        guarded("Argon2id", [&] {
            const auto family = Botan::PasswordHashFamily::create_or_throw("Argon2id");
            const auto hash = family->from_params(cost.memory_kib, cost.passes, cost.lanes);
            hash->derive_key(key.bytes().data(), key.size(), normalised.text().data(),
                             normalised.text().size(), salt.data(), salt.size());
        });
    } catch (const std::bad_alloc&) {
        throw CryptoError(CryptoErrorKind::OutOfMemory,
                          "this machine has not the memory that the key file's passphrase needs");
    }
    return key;
}

}  // namespace vialog::crypto
