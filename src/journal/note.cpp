// SPDX-License-Identifier: Apache-2.0
// Reads notes so strictly that one note has one sequence of bytes.
#include "journal/note.h"

#include "base/decimal.h"
#include "base/text.h"
#include "crypto/note_key.h"
#include "journal/finding_codes.h"

#include <algorithm>
#include <utility>

namespace vialog::journal {

namespace {

constexpr std::string_view line_start = "\xE2\x80\x94 ";  // U+2014 and a space
constexpr std::string_view person_part = "/u/";
constexpr std::size_t key_id_bytes = 4;

std::string print_number(std::size_t number) {
    return base::print_decimal(static_cast<std::int64_t>(number), 0);
}

domain::Refusal refuse(std::string_view rule, std::string_view figure, std::string value) {
    return {.rule = rule, .figures = {{figure, std::move(value)}}};
}

// What stands in a text, found in one pass: every entry of a journal goes through here.
struct TextScan {
    bool controls = false;  // one of U+0000-001F but the line feed, or U+007F
    bool non_ascii = false;
};

TextScan scan(std::string_view text) {
    // Whole blocks first: without a condition in the loop the compiler takes sixteen bytes at a time.
    constexpr std::size_t block = 64;
    unsigned controls = 0;
    unsigned high_bits = 0;
    const auto look_at = [&](char c) {
        const auto byte = static_cast<unsigned char>(c);
        controls |= static_cast<unsigned>(byte < 0x20) & static_cast<unsigned>(byte != '\n');
        controls |= static_cast<unsigned>(byte == 0x7F);
        high_bits |= byte;
    };
    std::size_t at = 0;
    for (; at + block <= text.size(); at += block) {
        const char* const bytes = text.data() + at;
        for (std::size_t i = 0; i < block; ++i) {
            look_at(bytes[i]);
        }
    }
    for (; at < text.size(); ++at) {
        look_at(text[at]);
    }
    return {.controls = controls != 0, .non_ascii = (high_bits & 0x80U) != 0};
}

// How many lines a text has that ends with a line feed; counted no further than `most` + 1.
std::size_t count_lines(std::string_view text, std::size_t most) {
    std::size_t lines = 0;
    for (auto end = text.find('\n'); end != std::string_view::npos && lines <= most;
         end = text.find('\n', end + 1)) {
        ++lines;
    }
    return lines;
}

std::optional<domain::Refusal> check_text(std::string_view text) {
    const auto found = scan(text);
    if (found.controls) {
        return domain::Refusal{.rule = finding_note_control_character, .figures = {}};
    }
    if (!found.non_ascii) {
        return std::nullopt;
    }
    if (const auto offset = base::find_invalid_utf8(text)) {
        return refuse(finding_note_not_utf8, "offset", print_number(*offset));
    }
    return std::nullopt;
}

// One line, without its line feed. `number` is counted from 1, for the refusal.
std::optional<domain::Refusal> read_signature_line(std::string_view line, std::size_t number,
                                                   SignatureLine& signature) {
    const auto malformed = [number](std::string what) {
        return domain::Refusal{
            .rule = finding_signature_line_malformed,
            .figures = {{"line", print_number(number)}, {"what", std::move(what)}}};
    };
    if (!line.starts_with(line_start)) {
        return malformed("it does not begin with an em dash and a space");
    }
    line.remove_prefix(line_start.size());
    const auto name_end = line.find(' ');
    if (name_end == std::string_view::npos) {
        return malformed("no space separates a name from a signature");
    }
    if (const auto name = crypto::check_key_name(line.substr(0, name_end)); !name) {
        return malformed(name.error().what);
    }
    auto bytes = base::parse_base64(line.substr(name_end + 1));
    if (!bytes) {
        return malformed(bytes.error().what);
    }
    if (bytes->size() <= key_id_bytes) {
        return malformed("it is too short for a key id and a signature");
    }
    signature.name = line.substr(0, name_end);
    std::copy_n(bytes->begin(), key_id_bytes, signature.key_id.begin());
    signature.signature.assign(bytes->begin() + key_id_bytes, bytes->end());
    return std::nullopt;
}

std::optional<domain::Refusal> read_signature_lines(std::string_view lines,
                                                    const NoteLimits& limits,
                                                    std::vector<SignatureLine>& signatures) {
    const auto count = count_lines(lines, limits.signatures);
    if (count == 0 || count > limits.signatures) {
        return refuse(finding_signature_count_wrong, "count", print_number(count));
    }
    signatures.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto end = lines.find('\n');
        if (auto refusal = read_signature_line(lines.substr(0, end), i + 1, signatures[i])) {
            return refusal;
        }
        lines.remove_prefix(end + 1);
    }
    return std::nullopt;
}

std::optional<domain::Refusal> read_into(std::string_view note, const NoteLimits& limits,
                                         SignedNote& read) {
    if (note.size() > limits.bytes) {
        return refuse(finding_note_too_long, "bytes", print_number(note.size()));
    }
    if (!note.ends_with('\n')) {
        return domain::Refusal{.rule = finding_note_end_missing, .figures = {}};
    }
    // As in the signed-note specification the last blank line separates.
    const auto blank = note.rfind("\n\n");
    if (blank == std::string_view::npos) {
        return domain::Refusal{.rule = finding_note_lines_wrong, .figures = {}};
    }
    read.text = note.substr(0, blank + 1);
    const auto lines = count_lines(read.text, limits.most_text_lines);
    if (lines < limits.least_text_lines || lines > limits.most_text_lines) {
        return domain::Refusal{.rule = finding_note_lines_wrong, .figures = {}};
    }
    if (auto refusal = check_text(read.text)) {
        return refusal;
    }
    // The signature lines are ASCII but for their em dash, or else refused.
    return read_signature_lines(note.substr(blank + 2), limits, read.signatures);
}

}  // namespace

base::Result<SignedNote, domain::Refusal> read_note(base::ByteView bytes,
                                                    const NoteLimits& limits) {
    base::Result<SignedNote, domain::Refusal> note(tl::in_place);
    if (auto refusal = read_into(base::as_text(bytes), limits, *note)) {
        note = tl::unexpected(std::move(*refusal));
    }
    return note;
}

std::string print_signature_line(const SignatureLine& line) {
    base::Bytes bytes(line.key_id.begin(), line.key_id.end());
    bytes.insert(bytes.end(), line.signature.begin(), line.signature.end());
    return std::string(line_start) + line.name + " " + base::to_base64(bytes) + "\n";
}

base::Bytes print_note(std::string_view text, const std::vector<SignatureLine>& signatures) {
    std::string note(text);
    note += '\n';
    for (const auto& line : signatures) {
        note += print_signature_line(line);
    }
    return base::to_bytes(note);
}

std::string person_key_name(const domain::Origin& origin, const domain::PersonId& id) {
    return origin.text() + std::string(person_part) + id.text();
}

std::string log_key_name(const domain::Origin& origin) {
    return origin.text();
}

std::optional<domain::PersonId> person_of_key_name(const domain::Origin& origin,
                                                   std::string_view name) {
    if (!name.starts_with(origin.text())) {
        return std::nullopt;
    }
    name.remove_prefix(origin.text().size());
    if (!name.starts_with(person_part)) {
        return std::nullopt;
    }
    const auto id = domain::PersonId::parse(name.substr(person_part.size()));
    return id ? std::optional(*id) : std::nullopt;
}

}  // namespace vialog::journal
