// SPDX-License-Identifier: Apache-2.0
// Puts an entry's bytes together and takes them apart again.
#include "journal/entry.h"

#include "journal/body_codec.h"
#include "journal/finding_codes.h"
#include "journal/header_codec.h"
#include "journal/note.h"

#include <utility>

namespace vialog::journal {

namespace {

// `text` ends with a line feed.
std::optional<domain::Refusal> read_text_into(std::string_view text, base::JsonDocument& document,
                                              JournalEntry& entry) {
    if (!text.starts_with(entry_literal) || text.substr(entry_literal.size(), 1) != "\n") {
        return domain::Refusal{.rule = finding_entry_literal_differs, .figures = {}};
    }
    text.remove_prefix(entry_literal.size() + 1);
    text.remove_suffix(1);
    return read_entry_json(text, document, entry);
}

std::optional<domain::Refusal> read_into(base::ByteView bytes, base::JsonDocument& document,
                                         ReadEntry& read) {
    auto note = read_note(bytes, entry_note);
    if (!note) {
        return std::move(note.error());
    }
    read.text = note->text;
    read.signatures = std::move(note->signatures);
    return read_text_into(read.text, document, read.entry);
}

}  // namespace

std::string signed_text(const JournalEntry& entry) {
    std::string text(entry_literal);
    text += '\n';
    text += print_entry_json(entry);
    text += '\n';
    return text;
}

base::Bytes entry_bytes(std::string_view text, const std::vector<SignatureLine>& signatures) {
    return print_note(text, signatures);
}

base::Result<ReadEntry, domain::Refusal> read_entry(base::ByteView bytes,
                                                    base::JsonDocument& document) {
    // One object, set in place and returned without a copy: a million entries are read in a row.
    base::Result<ReadEntry, domain::Refusal> read(tl::in_place);
    if (auto refusal = read_into(bytes, document, *read)) {
        read = tl::unexpected(std::move(*refusal));
    }
    return read;
}

base::Result<JournalEntry, domain::Refusal> read_text(std::string_view text,
                                                      base::JsonDocument& document) {
    base::Result<JournalEntry, domain::Refusal> read(tl::in_place);
    if (!text.ends_with('\n')) {
        read = tl::unexpected(domain::Refusal{.rule = finding_note_end_missing, .figures = {}});
    } else if (auto refusal = read_text_into(text, document, *read)) {
        read = tl::unexpected(std::move(*refusal));
    }
    return read;
}

std::vector<domain::Ref> refs_of(const domain::Event& event) {
    std::vector<domain::Ref> refs;
    body_codec(domain::kind_of(event)).collect_refs(event, refs);
    return refs;
}

}  // namespace vialog::journal
