// SPDX-License-Identifier: Apache-2.0
// Writes and opens key files. schemas/key-file.md section 1.
#include "crypto/key_file.h"

#include "base/check.h"
#include "base/text.h"
#include "crypto/locked_memory.h"
#include "crypto/note_key.h"
#include "crypto/sealed.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>
#include <span>
#include <utility>

namespace vialog::crypto {

namespace {

constexpr std::string_view first_line = "vialog/key-file@v1";
constexpr std::string_view sealed_start = "sealed: ";
constexpr std::size_t longest_file = 4'096;
constexpr std::size_t salt_size = 16;
constexpr std::size_t secret_size = 32;  // of either key
constexpr std::size_t sealed_size = sealed_nonce_size + 2 * secret_size + sealed_tag_size;
constexpr std::string_view remedy = "use the file as it was saved, or a copy of it";

struct KeyFile {
    KeyFileHeader header;
    std::string_view associated_data;  // the lines before `sealed`, each with its line feed
    base::Bytes sealed;
};

auto refuse(std::size_t offset, std::string what) {
    return base::parse_error(offset, std::move(what), std::string(remedy));
}

// Takes "name: value" lines from the front of a text and remembers where it stands.
class LineReader final {
  public:
    explicit LineReader(std::string_view text) : m_text(text) {}

    [[nodiscard]] std::size_t offset() const { return m_offset; }
    [[nodiscard]] bool is_at_end() const { return m_offset == m_text.size(); }

    // The rest of a line that starts with `start` and ends with a line feed; nothing if it is
    // another line.
    std::optional<std::string_view> take(std::string_view start) {
        const std::string_view rest = m_text.substr(m_offset);
        const std::size_t end = rest.find('\n');
        if (end == std::string_view::npos || !rest.starts_with(start)) {
            return std::nullopt;
        }
        m_offset += end + 1;
        return rest.substr(start.size(), end - start.size());
    }

  private:
    std::string_view m_text;
    std::size_t m_offset = 0;
};

std::string print_cost(Argon2Cost cost) {
    return fmt::format("argon2id memory={} passes={} lanes={}", cost.memory_kib, cost.passes,
                       cost.lanes);
}

// Takes `label` and a decimal number from the front of `rest`.
bool take_number(std::string_view& rest, std::string_view label, std::uint32_t& number) {
    if (!rest.starts_with(label)) {
        return false;
    }
    rest.remove_prefix(label.size());
    const auto result = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    if (result.ec != std::errc()) {
        return false;
    }
    rest.remove_prefix(static_cast<std::size_t>(result.ptr - rest.data()));
    return true;
}

std::optional<Argon2Cost> parse_cost(std::string_view text) {
    Argon2Cost cost;
    std::string_view rest = text;
    const bool is_read = take_number(rest, "argon2id memory=", cost.memory_kib) &&
                         take_number(rest, " passes=", cost.passes) &&
                         take_number(rest, " lanes=", cost.lanes);
    // One way to write each cost: no leading zeros, nothing after it.
    if (!is_read || print_cost(cost) != text) {
        return std::nullopt;
    }
    return cost;
}

base::Parsed<PublicKey> parse_signing_key(std::string_view algorithm, std::string_view spki) {
    const auto expected = parse_algorithm_name(algorithm);
    const auto bytes = base::parse_base64(spki);
    if (!expected || !bytes) {
        return refuse(0, "the key file's algorithm or public key is not well written");
    }
    auto key = PublicKey::from_spki(*bytes);
    if (key && key->algorithm() != *expected) {
        return refuse(0, "the key file's algorithm is not that of its public key");
    }
    return key;
}

base::Parsed<KeyFile> parse_key_file(std::string_view text) {
    if (text.size() > longest_file || !base::is_ascii(text)) {
        return refuse(0, "this is not a key file: it is too long or holds other than ASCII");
    }
    // Eight lines, in this order, and nothing else: the header is authenticated as it stands, so a
    // reader that skipped what it does not know would trust what it has not understood.
    LineReader lines(text);
    const auto literal = lines.take(first_line);
    if (!literal || !literal->empty()) {
        return refuse(0, "this is not a key file of version 1");
    }
    const auto name = lines.take("name: ");
    const auto algorithm = lines.take("algorithm: ");
    const auto spki = lines.take("spki: ");
    const auto box = lines.take("box: ");
    const auto kdf = lines.take("kdf: ");
    const auto salt = lines.take("salt: ");
    const std::size_t header_end = lines.offset();
    const auto sealed = lines.take(sealed_start);
    if (!name || !algorithm || !spki || !box || !kdf || !salt || !sealed || !lines.is_at_end()) {
        return refuse(lines.offset(), "a line of the key file is missing, changed or too many");
    }
    if (const auto checked = check_key_name(*name); !checked) {
        return tl::unexpected(checked.error());
    }
    auto signing_key = parse_signing_key(*algorithm, *spki);
    if (!signing_key) {
        return tl::unexpected(signing_key.error());
    }
    const auto box_bytes = base::parse_base64(*box);
    const auto box_key =
        box_bytes ? BoxPublicKey::from_bytes(*box_bytes) : tl::unexpected(box_bytes.error());
    if (!box_key) {
        return tl::unexpected(box_key.error());
    }
    const auto cost = parse_cost(*kdf);
    const auto salt_bytes = base::parse_base64(*salt);
    auto sealed_bytes = base::parse_base64(*sealed);
    if (!cost || !salt_bytes || salt_bytes->size() != salt_size || !sealed_bytes ||
        sealed_bytes->size() != sealed_size) {
        return refuse(header_end, "the key file's kdf, salt or sealed line is not well written");
    }
    KeyFile file{.header = {.name = std::string(*name),
                            .signing_key = std::move(*signing_key),
                            .box_key = *box_key,
                            .cost = *cost},
                 .associated_data = text.substr(0, header_end),
                 .sealed = std::move(*sealed_bytes)};
    std::copy(salt_bytes->begin(), salt_bytes->end(), file.header.salt.begin());
    return file;
}

std::string print_header(const KeyFileContents& contents, Argon2Cost cost, base::ByteView salt) {
    const PublicKey& key = contents.signing_key.public_key();
    return fmt::format("{}\nname: {}\nalgorithm: {}\nspki: {}\nbox: {}\nkdf: {}\nsalt: {}\n",
                       first_line, contents.name, algorithm_name(key.algorithm()),
                       base::to_base64(key.spki()),
                       base::to_base64(contents.box_key.public_key().bytes()), print_cost(cost),
                       base::to_base64(salt));
}

SealingKey sealing_key(const LockedBytes& derived) {
    return derived.bytes().first<32>();
}

void move_secret(base::Bytes secret, std::span<std::uint8_t> to) {
    base::ensures(secret.size() == to.size(), "a secret key has 32 bytes");
    std::copy(secret.begin(), secret.end(), to.begin());
    base::wipe(secret);
}

KeyFileError wrong_passphrase() {
    return {.problem = KeyFileProblem::WrongPassphraseOrDamaged,
            .what = "the passphrase does not open this key file, or the file is damaged",
            .remedy = "type the passphrase again; if it is right, take a copy of the file"};
}

base::Result<KeyFileContents, KeyFileError> take_keys(const KeyFileHeader& header,
                                                      base::ByteView secrets) {
    auto signing_key =
        PrivateKey::from_secret(header.signing_key.algorithm(), secrets.first(secret_size));
    auto box_key = BoxKey::from_secret(secrets.subspan(secret_size));
    // The tag has bound the header to the secrets, so this is a fault of the program that wrote the
    // file.
    if (!signing_key || !box_key || signing_key->public_key() != header.signing_key ||
        box_key->public_key() != header.box_key) {
        return tl::unexpected(
            KeyFileError{.problem = KeyFileProblem::Malformed,
                         .what = "the keys in the file are not those that its header names",
                         .remedy = "have a new key enrolled, and report the fault"});
    }
    return KeyFileContents{.name = header.name,
                           .signing_key = std::move(*signing_key),
                           .box_key = std::move(*box_key)};
}

}  // namespace

std::string write_key_file(const KeyFileContents& contents, std::string_view passphrase,
                           Argon2Cost cost, RandomSource& random) {
    base::expects(check_key_name(contents.name).has_value(), "the key's name is well formed");
    base::expects(check_passphrase(passphrase).has_value(), "the passphrase was checked");
    std::array<std::uint8_t, salt_size> salt{};
    random.fill(salt);
    std::string text = print_header(contents, cost, salt);
    const LockedBytes derived = derive_key(passphrase, cost, salt);
    LockedBytes secrets(2 * secret_size);
    move_secret(contents.signing_key.secret_bytes(), secrets.bytes().first(secret_size));
    move_secret(contents.box_key.secret_bytes(), secrets.bytes().subspan(secret_size));
    const base::Bytes sealed =
        seal(sealing_key(derived), secrets.bytes(), base::as_bytes(text), random);
    text += fmt::format("{}{}\n", sealed_start, base::to_base64(sealed));
    return text;
}

bool begins_as_key_file(std::string_view text) {
    return first_line.starts_with(text.substr(0, first_line.size()));
}

base::Parsed<KeyFileHeader> read_key_file_header(std::string_view text) {
    auto file = parse_key_file(text);
    if (!file) {
        return tl::unexpected(file.error());
    }
    return std::move(file->header);
}

base::Result<KeyFileContents, KeyFileError> open_key_file(std::string_view text,
                                                          std::string_view passphrase) {
    const auto file = parse_key_file(text);
    if (!file) {
        return tl::unexpected(KeyFileError{.problem = KeyFileProblem::Malformed,
                                           .what = file.error().what,
                                           .remedy = file.error().remedy});
    }
    // Before anything is computed or allocated: the cost is what a hostile file chooses.
    const KeyFileHeader& header = file->header;
    if (!is_permitted(header.cost)) {
        return tl::unexpected(
            KeyFileError{.problem = KeyFileProblem::UnsupportedCost,
                         .what = "the key file asks for more or less work than is permitted",
                         .remedy = "write it anew with 8 MiB to 1 GiB, at most 10 passes and "
                                   "4 lanes"});
    }
    // Not check_passphrase: its rules may grow stricter, and old files must open all the same.
    if (passphrase.size() > longest_passphrase || base::find_invalid_utf8(passphrase)) {
        return tl::unexpected(wrong_passphrase());
    }
    const LockedBytes derived = derive_key(passphrase, header.cost, header.salt);
    auto secrets = open(sealing_key(derived), file->sealed, base::as_bytes(file->associated_data));
    if (!secrets) {
        return tl::unexpected(wrong_passphrase());
    }
    auto contents = take_keys(header, *secrets);
    base::wipe(*secrets);
    return contents;
}

}  // namespace vialog::crypto
