// SPDX-License-Identifier: Apache-2.0
// Writes, signs and strictly reads checkpoints.
#include "journal/checkpoint.h"

#include "base/check.h"
#include "base/decimal.h"
#include "crypto/note_key.h"
#include "journal/finding_codes.h"
#include "journal/note.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace vialog::journal {

namespace {

auto refuse(std::string_view what) {
    return tl::unexpected(domain::Refusal{.rule = finding_checkpoint_malformed,
                                          .figures = {{"what", std::string(what)}}});
}

// The text up to the next line feed, which is taken away with it. The text ends with one.
std::string_view take_line(std::string_view& text) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

base::Result<Checkpoint, domain::Refusal> parse_body(std::string_view body) {
    if (std::count(body.begin(), body.end(), '\n') != 3) {
        return refuse("there are not three lines before the blank one");
    }
    const auto origin = domain::Origin::parse(take_line(body));
    if (!origin) {
        return refuse(origin.error().what);
    }
    const auto size = base::parse_decimal(take_line(body), 0, base::Sign::NonNegative);
    if (!size) {
        return refuse(size.error().what);
    }
    const auto root = base::parse_base64(take_line(body));
    Checkpoint checkpoint{.origin = *origin, .head = {.size = *size, .root = {}}};
    if (!root || root->size() != checkpoint.head.root.size()) {
        return refuse("the root is not 32 bytes in base64");
    }
    std::copy(root->begin(), root->end(), checkpoint.head.root.begin());
    return checkpoint;
}

// A note from which every signature line was taken: it ends with its blank line.
std::optional<std::string_view> unsigned_text(std::string_view note) {
    if (!note.ends_with("\n\n") || note.find("\n\n") != note.size() - 2) {
        return std::nullopt;
    }
    note.remove_suffix(1);
    return note;
}

}  // namespace

std::string checkpoint_body(const Checkpoint& checkpoint) {
    std::string body = checkpoint.origin.text();
    body.append("\n").append(base::print_decimal(checkpoint.head.size, 0));
    body.append("\n").append(base::to_base64(checkpoint.head.root)).append("\n");
    return body;
}

std::string sign_checkpoint(const Checkpoint& checkpoint, const crypto::PrivateKey& log_key,
                            crypto::RandomSource& random) {
    const crypto::PublicKey& key = log_key.public_key();
    base::expects(key.algorithm() == crypto::KeyAlgorithm::Ed25519,
                  "checkpoints are signed with Ed25519");
    const std::string body = checkpoint_body(checkpoint);
    const std::string name = log_key_name(checkpoint.origin);
    const SignatureLine line{
        .name = name,
        .key_id = crypto::note_key_id(name, crypto::NoteSignatureType::Ed25519, key),
        .signature = log_key.sign(base::as_bytes(body), random)};
    return std::string(base::as_text(print_note(body, {line})));
}

base::Result<SignedCheckpoint, domain::Refusal> parse_checkpoint(std::string_view text) {
    std::vector<SignatureLine> lines;
    std::string_view body;
    if (const auto unsigned_body = unsigned_text(text)) {
        body = *unsigned_body;
    } else {
        auto note = read_note(base::as_bytes(text), checkpoint_note);
        if (!note) {
            return tl::unexpected(std::move(note.error()));
        }
        body = note->text;
        lines = std::move(note->signatures);
    }
    auto checkpoint = parse_body(body);
    if (!checkpoint) {
        return tl::unexpected(std::move(checkpoint.error()));
    }
    return SignedCheckpoint{
        .checkpoint = std::move(*checkpoint), .body = std::string(body), .lines = std::move(lines)};
}

LogSignature check_log_signature(const SignedCheckpoint& checkpoint,
                                 const crypto::PublicKey& log_key) {
    if (log_key.algorithm() != crypto::KeyAlgorithm::Ed25519) {
        return LogSignature::Missing;
    }
    const std::string name = log_key_name(checkpoint.checkpoint.origin);
    const auto id = crypto::note_key_id(name, crypto::NoteSignatureType::Ed25519, log_key);
    LogSignature result = LogSignature::Missing;
    for (const SignatureLine& line : checkpoint.lines) {
        if (line.name != name || line.key_id != id) {
            continue;
        }
        if (!log_key.verify(base::as_bytes(checkpoint.body), line.signature)) {
            return LogSignature::Wrong;
        }
        result = LogSignature::Valid;
    }
    return result;
}

}  // namespace vialog::journal
