// SPDX-License-Identifier: Apache-2.0
// What must not stand in the signed bytes in clear: they hold the digest of a salted text, and the
// text itself can be shown, kept back or destroyed. The form of RFC 9901 section 4.2.1.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "crypto/random.h"
#include "domain/event.h"

#include <string>
#include <string_view>
#include <vector>

namespace vialog::journal {

// RFC 9901 section 4.2.1 recommends 128 bits: nobody can try names until a digest fits.
inline constexpr std::size_t salt_bytes = 16;
inline constexpr std::size_t salt_characters = 22;  // of base64url without padding

struct Disclosure {
    std::string salt;   // base64url of 16 random bytes, never used twice
    std::string name;   // what it is: "name", "address", "birth_date"; ^[a-z][a-z0-9_]{0,31}$
    std::string value;  // the text as a person stated it; checked by base::check_stored_text

    bool operator==(const Disclosure&) const = default;
};

[[nodiscard]] std::string make_salt(crypto::RandomSource& random);

// base64url(["<salt>", "<name>", "<value>"]) with ", " between the elements: exactly one text for
// each disclosure. A value that no stored text may have is our bug.
[[nodiscard]] std::string print_disclosure(const Disclosure& disclosure);
// That form and nothing else.
[[nodiscard]] base::Parsed<Disclosure> parse_disclosure(std::string_view text);

// SHA-256 of the base64url text, as the entry holds it.
[[nodiscard]] domain::TextDigest disclosure_digest(std::string_view text);

// Every text that the event holds as a digest, in the order of its members.
[[nodiscard]] std::vector<domain::TextDigest> text_digests_of(const domain::Event& event);

}  // namespace vialog::journal
