// SPDX-License-Identifier: Apache-2.0
// Puts tiles together from the rows as they are asked for.
#include "operations/journal_files.h"

#include "base/check.h"
#include "journal/bundle.h"
#include "journal/checkpoint.h"
#include "journal/entry.h"

#include <fmt/format.h>

#include <algorithm>

namespace vialog::operations {

namespace {

// More than this many are not stood in for: a forged number would have us do it for ever.
constexpr std::size_t most_missing = 65'536;

std::string tile_name(std::int64_t index, std::int64_t width) {
    return journal::tile_path(
        {.content = journal::TileContent::Entries, .level = 0, .index = index, .width = width});
}

std::string kept_name(std::int64_t size) {
    return fmt::format("{}{}", journal::kept_checkpoints_folder, size);
}

bool fits(base::ByteView entry) {
    return entry.size() <= journal::max_entry_bytes;
}

}  // namespace

std::unique_ptr<JournalFiles> JournalFiles::open(const store::Store& store) {
    std::unique_ptr<JournalFiles> files(new JournalFiles(store));
    const auto by_entries = files->survey_entries();
    const auto by_checkpoints = files->survey_checkpoints();
    const auto& origin = by_entries ? by_entries : by_checkpoints;
    if (!origin || files->m_head.size == 0) {
        return nullptr;
    }
    // The blank line that would part the text from its signatures is its end.
    files->m_checkpoint =
        journal::checkpoint_body({.origin = *origin, .head = files->m_head}) + "\n";
    files->m_sizes[std::string(journal::checkpoint_file)] =
        static_cast<std::int64_t>(files->m_checkpoint.size());
    return files;
}

// The name of the journal is that which its first readable entry has.
std::optional<domain::Origin> JournalFiles::survey_entries() {
    std::optional<domain::Origin> origin;
    base::JsonDocument document;
    journal::Frontier tree;
    std::int64_t bytes = 0;  // of the tile that is being filled
    const auto append = [&](base::ByteView entry) {
        bytes += 2 + static_cast<std::int64_t>(entry.size());
        tree.append(journal::leaf_hash(entry));
        if (tree.size() % journal::tile_width == 0) {
            m_sizes[tile_name(tree.size() / journal::tile_width - 1, journal::tile_width)] = bytes;
            bytes = 0;
        }
    };
    const auto visit = [&](domain::EntryNumber seq, base::ByteView entry) {
        const auto gap = static_cast<std::size_t>(seq.number() - tree.size());
        if (m_unreadable.beyond || m_unreadable.missing.size() + gap > most_missing) {
            m_unreadable.beyond = m_unreadable.beyond.value_or(domain::EntryNumber(tree.size()));
            return;
        }
        while (tree.size() < seq.number()) {
            m_unreadable.missing.emplace_back(tree.size());
            append({});
        }
        if (!fits(entry)) {
            m_unreadable.too_long.push_back(seq);
            append({});
            return;
        }
        if (!origin) {
            const auto read = journal::read_entry(entry, document);
            origin = read ? std::optional(read->entry.log) : std::nullopt;
        }
        append(entry);
    };
    m_store.for_each_entry(domain::EntryNumber(0), domain::EntryNumber(m_store.head().size), visit);
    if (bytes != 0) {
        m_sizes[tile_name(tree.size() / journal::tile_width, tree.size() % journal::tile_width)] =
            bytes;
    }
    m_head = {.size = tree.size(), .root = tree.root()};
    return origin;
}

std::optional<domain::Origin> JournalFiles::survey_checkpoints() {
    std::optional<domain::Origin> origin;
    for (const std::int64_t size : m_store.checkpoint_sizes()) {
        const auto note = m_store.checkpoint(size)->note;
        const auto bytes = static_cast<std::int64_t>(note.size());
        if (size <= 0 || bytes > journal::max_checkpoint_bytes) {
            m_unreadable.checkpoints.push_back(size);
            continue;
        }
        m_sizes[kept_name(size)] = bytes;
        if (!origin) {
            const auto kept = journal::parse_checkpoint(base::as_text(note));
            origin = kept ? std::optional(kept->checkpoint.origin) : std::nullopt;
        }
    }
    return origin;
}

base::Result<void, domain::Refusal> JournalFiles::visit(const Visit& visit) const {
    for (const auto& [path, size] : m_sizes) {
        if (!visit(path, size)) {
            break;
        }
    }
    return {};
}

std::optional<std::int64_t> JournalFiles::size_of(std::string_view path) const {
    const auto found = m_sizes.find(path);
    return found == m_sizes.end() ? std::nullopt : std::optional(found->second);
}

base::Bytes JournalFiles::entry_tile(std::int64_t index) const {
    const std::int64_t begin = index * journal::tile_width;
    const std::int64_t end = std::min(begin + journal::tile_width, m_head.size);
    base::Bytes tile;
    std::int64_t next = begin;
    const auto append = [&](base::ByteView entry) {
        journal::append_to_entry_tile(tile, fits(entry) ? entry : base::ByteView());
        ++next;
    };
    m_store.for_each_entry(domain::EntryNumber(begin), domain::EntryNumber(end),
                           [&](domain::EntryNumber seq, base::ByteView entry) {
                               while (next < seq.number()) {
                                   append({});
                               }
                               append(entry);
                           });
    while (next < end) {
        append({});
    }
    return tile;
}

std::size_t JournalFiles::read(std::string_view path, std::int64_t offset,
                               std::span<std::uint8_t> out) const {
    base::Bytes content;
    if (path == journal::checkpoint_file) {
        content = base::to_bytes(m_checkpoint);
    } else if (const auto tile = journal::parse_tile_path(path)) {
        const std::lock_guard lock(m_mutex);
        content = entry_tile(tile->index);
    } else {
        const auto size = base::parse_decimal(path.substr(journal::kept_checkpoints_folder.size()),
                                              0, base::Sign::NonNegative);
        base::expects(size.has_value(), "only what was visited is read");
        const std::lock_guard lock(m_mutex);
        content = m_store.checkpoint(*size)->note;
    }
    base::expects(offset >= 0, "a file is read from its beginning on");
    const std::size_t begin = std::min(static_cast<std::size_t>(offset), content.size());
    const std::size_t count = std::min(out.size(), content.size() - begin);
    std::copy_n(content.begin() + static_cast<std::ptrdiff_t>(begin), count, out.begin());
    return count;
}

}  // namespace vialog::operations
