// SPDX-License-Identifier: Apache-2.0
// Computes note key ids, prints and reads verifier keys.
#include "crypto/note_key.h"

#include "base/bytes.h"
#include "base/check.h"
#include "crypto/digest.h"

#include <algorithm>
#include <cstddef>
#include <optional>

namespace vialog::crypto {

namespace {

constexpr std::size_t longest_name = 255;
constexpr std::size_t id_digits = 8;
constexpr std::string_view remedy =
    "give it as name+id+key, such as the program prints it for a log or a witness";

std::optional<NoteSignatureType> to_type(std::uint8_t byte) {
    for (const auto type : {NoteSignatureType::Ed25519, NoteSignatureType::EcdsaP256,
                            NoteSignatureType::Cosignature}) {
        if (static_cast<std::uint8_t>(type) == byte) {
            return type;
        }
    }
    return std::nullopt;
}

// P-256 signs entries only; a witness's cosignature is made with Ed25519.
bool fits(NoteSignatureType type, KeyAlgorithm algorithm) {
    return (type == NoteSignatureType::EcdsaP256) == (algorithm == KeyAlgorithm::EcdsaP256);
}

base::ByteView note_key_bytes(NoteSignatureType type, const PublicKey& key) {
    return type == NoteSignatureType::EcdsaP256 ? key.spki() : key.raw_ed25519();
}

auto refuse(std::size_t offset, std::string what) {
    return base::parse_error(offset, std::move(what), std::string(remedy));
}

}  // namespace

NoteSignatureType note_signature_type(KeyAlgorithm algorithm) {
    return algorithm == KeyAlgorithm::Ed25519 ? NoteSignatureType::Ed25519
                                              : NoteSignatureType::EcdsaP256;
}

NoteKeyId note_key_id(std::string_view name, NoteSignatureType type, const PublicKey& key) {
    base::expects(fits(type, key.algorithm()), "a note's signature type suits its key");
    const std::array<std::uint8_t, 2> separator = {0x0a, static_cast<std::uint8_t>(type)};
    const base::ByteView bytes = note_key_bytes(type, key);
    const base::Digest digest = type == NoteSignatureType::EcdsaP256
                                    ? key.fingerprint()
                                    : sha256_of({base::as_bytes(name), separator, bytes});
    NoteKeyId id{};
    std::copy_n(digest.begin(), id.size(), id.begin());
    return id;
}

base::Parsed<std::string_view> check_key_name(std::string_view name) {
    const auto is_bad = [](char c) { return c <= ' ' || c > '~' || c == '+'; };
    const auto before_bad = std::find_if(name.begin(), name.end(), is_bad) - name.begin();
    const auto offset = static_cast<std::size_t>(before_bad);
    if (offset < name.size()) {
        return base::parse_error(offset, "a key's name holds a character that it must not",
                                 "use printable ASCII without blanks and plus signs");
    }
    if (name.empty() || name.size() > longest_name) {
        return base::parse_error(0, "a key's name is empty or too long",
                                 "use 1 to 255 characters, such as clinic.example/ket/u/rph1");
    }
    return name;
}

std::string print_verifier_key(const VerifierKey& verifier) {
    const base::ByteView key = note_key_bytes(verifier.type, verifier.key);
    base::Bytes encoded = {static_cast<std::uint8_t>(verifier.type)};
    encoded.insert(encoded.end(), key.begin(), key.end());
    const NoteKeyId id = note_key_id(verifier.name, verifier.type, verifier.key);
    return verifier.name + "+" + base::to_hex(id) + "+" + base::to_base64(encoded);
}

base::Parsed<VerifierKey> parse_verifier_key(std::string_view text) {
    const std::size_t name_end = text.find('+');
    const std::size_t key_start = name_end + 1 + id_digits + 1;
    if (name_end == std::string_view::npos || text.size() <= key_start ||
        text[key_start - 1] != '+') {
        return refuse(0, "this is not a verifier key");
    }
    const auto name = check_key_name(text.substr(0, name_end));
    if (!name) {
        return tl::unexpected(name.error());
    }
    const auto id = base::parse_hex(text.substr(name_end + 1, id_digits));
    const auto encoded = base::parse_base64(text.substr(key_start));
    if (!id || !encoded || encoded->empty()) {
        return refuse(name_end + 1, "the id or the key of the verifier key is not well written");
    }
    const auto type = to_type(encoded->front());
    if (!type) {
        return refuse(key_start, "the verifier key is of a signature type that is not known here");
    }
    const base::ByteView bytes = base::ByteView(*encoded).subspan(1);
    auto key = *type == NoteSignatureType::EcdsaP256 ? PublicKey::from_spki(bytes)
                                                     : PublicKey::from_raw_ed25519(bytes);
    if (!key) {
        return tl::unexpected(key.error());
    }
    if (!fits(*type, key->algorithm())) {
        return refuse(key_start, "the verifier key's type does not suit its key");
    }
    // The id is redundant in a verifier key. It is there so that a slip of the hand is seen.
    if (!std::ranges::equal(*id, note_key_id(*name, *type, *key))) {
        return refuse(name_end + 1, "the id of the verifier key does not belong to its key");
    }
    return VerifierKey{.name = std::string(*name), .type = *type, .key = std::move(*key)};
}

}  // namespace vialog::crypto
