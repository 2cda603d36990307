// SPDX-License-Identifier: Apache-2.0
// PINs are compared by a keyed digest whose key lives as long as the vault; three wrong ones give the key up.
#include "operations/key_vault.h"

#include "crypto/digest.h"

#include <algorithm>

namespace vialog::operations {

namespace {

tl::unexpected<SigningError> problem(SigningProblem kind, std::string_view name,
                                     int attempts_left) {
    return tl::unexpected(SigningError{.problem = kind,
                                       .person = person_of(name).value_or(domain::PersonId()),
                                       .attempts_left = attempts_left,
                                       .text = {}});
}

}  // namespace

std::optional<domain::PersonId> person_of(std::string_view key_name) {
    const std::size_t at = key_name.rfind("/u/");
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    const auto person = domain::PersonId::parse(key_name.substr(at + 3));
    return person ? std::optional(*person) : std::nullopt;
}

KeyVault::KeyVault(crypto::RandomSource& random) : m_random(random), m_secret(32) {
    m_random.fill(m_secret.bytes());
}

std::optional<base::ParseError> KeyVault::check_pin(std::string_view pin) {
    const bool digits =
        std::all_of(pin.begin(), pin.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits || pin.size() < least_pin_digits || pin.size() > 32) {
        return base::ParseError{.offset = 0,
                                .what = "the PIN is not six digits or more",
                                .remedy = "choose 6 to 32 digits, and nothing else"};
    }
    if (std::all_of(pin.begin(), pin.end(), [&](char c) { return c == pin.front(); })) {
        return base::ParseError{.offset = 0,
                                .what = "the PIN is one digit repeated",
                                .remedy = "choose digits that nobody guesses"};
    }
    return std::nullopt;
}

base::Digest KeyVault::mark_of(std::string_view pin) const {
    return crypto::hmac_sha256(m_secret.bytes(), base::as_bytes(pin));
}

bool KeyVault::is_over(const Key& key, Millis now) {
    return now - key.unlocked >= key.shift.length || now - key.used >= key.shift.idle;
}

void KeyVault::unlock(crypto::KeyFileContents contents, std::string_view pin, Shift shift,
                      Millis now) {
    lock(contents.name);
    shift.length = std::min(shift.length, longest_shift);
    shift.idle = std::min(shift.idle, shift.length);
    const std::string name = contents.name;
    m_keys.emplace(name, Key{.contents = std::move(contents),
                             .pin_mark = mark_of(pin),
                             .shift = shift,
                             .unlocked = now,
                             .used = now});
}

void KeyVault::lock(std::string_view name) {
    std::erase_if(m_consents, [&](const auto& consent) { return consent.second == name; });
    const auto found = m_keys.find(name);
    if (found != m_keys.end()) {
        m_keys.erase(found);
    }
}

void KeyVault::lock_all() {
    m_consents.clear();
    m_keys.clear();
}

void KeyVault::expire(Millis now) {
    std::vector<std::string> over;
    for (const auto& [name, key] : m_keys) {
        if (is_over(key, now)) {
            over.push_back(name);
        }
    }
    for (const std::string& name : over) {
        lock(name);
    }
}

std::vector<UnlockedKey> KeyVault::list(Millis now) const {
    std::vector<UnlockedKey> result;
    for (const auto& [name, key] : m_keys) {
        if (!is_over(key, now)) {
            const Millis left = std::min(key.shift.length - (now - key.unlocked),
                                         key.shift.idle - (now - key.used));
            result.push_back({.name = name,
                              .key = {key.contents.signing_key.public_key().fingerprint()},
                              .remaining = left,
                              .attempts_left = wrong_pins_that_lock - key.wrong_pins});
        }
    }
    return result;
}

base::Result<KeyVault::ConsentId, SigningError> KeyVault::consent(std::string_view name,
                                                                  std::string_view pin,
                                                                  Millis now) {
    const auto found = m_keys.find(name);
    if (found == m_keys.end()) {
        return problem(SigningProblem::NotUnlocked, name, 0);
    }
    Key& key = found->second;
    if (is_over(key, now)) {
        lock(name);
        return problem(SigningProblem::ShiftOver, name, 0);
    }
    if (!base::equal_in_constant_time(mark_of(pin), key.pin_mark)) {
        key.wrong_pins += 1;
        const int left = wrong_pins_that_lock - key.wrong_pins;
        if (left <= 0) {
            lock(name);
            return problem(SigningProblem::Locked, name, 0);
        }
        return problem(SigningProblem::WrongPin, name, left);
    }
    key.wrong_pins = 0;
    key.used = now;
    const ConsentId id = m_next_consent;
    m_next_consent += 1;
    m_consents.emplace(id, std::string(name));
    return id;
}

KeyVault::Key* KeyVault::key_of(ConsentId consent) {
    const auto given = m_consents.find(consent);
    if (given == m_consents.end()) {
        return nullptr;
    }
    const auto found = m_keys.find(given->second);
    return found == m_keys.end() ? nullptr : &found->second;
}

base::Result<base::Bytes, SigningError> KeyVault::sign(ConsentId consent, base::ByteView text,
                                                       Millis now) {
    Key* key = key_of(consent);
    if (key == nullptr || is_over(*key, now)) {
        return problem(SigningProblem::ShiftOver, "", 0);
    }
    key->used = now;
    return key->contents.signing_key.sign(text, m_random);
}

base::Result<crypto::DataKey, SigningError> KeyVault::open_data_key(
    ConsentId consent, base::ByteView wrapped, const crypto::DataKeyPlace& place,
    const base::Digest& check) {
    const Key* key = key_of(consent);
    if (key == nullptr) {
        return problem(SigningProblem::ShiftOver, "", 0);
    }
    auto opened = crypto::DataKey::unwrap(key->contents.box_key, wrapped, place, check);
    if (!opened) {
        return tl::unexpected(SigningError{
            .problem = SigningProblem::Failed,
            .person = person_of(key->contents.name).value_or(domain::PersonId()),
            .attempts_left = 0,
            .text = "the key of the sealed identities does not open with this person's key"});
    }
    return std::move(*opened);
}

std::optional<crypto::PublicKey> KeyVault::public_key(ConsentId consent) const {
    const auto given = m_consents.find(consent);
    if (given == m_consents.end()) {
        return std::nullopt;
    }
    const auto found = m_keys.find(given->second);
    return found == m_keys.end() ? std::nullopt
                                 : std::optional(found->second.contents.signing_key.public_key());
}

void KeyVault::withdraw(ConsentId consent) {
    const auto given = m_consents.find(consent);
    if (given == m_consents.end()) {
        return;
    }
    const std::string name = given->second;
    m_consents.erase(given);
    const auto found = m_keys.find(name);
    if (found != m_keys.end() && found->second.shift.once) {
        lock(name);
    }
}

}  // namespace vialog::operations
