// SPDX-License-Identifier: Apache-2.0
// A second connection with nothing in its memory.
#include "store/read_back.h"

#include "base/check.h"

namespace vialog::store {

ReadBack::ReadBack(const std::filesystem::path& path, OpenMode mode, const std::string& vfs)
    : m_connection(path, mode, vfs),
      m_forget(m_connection, "PRAGMA shrink_memory"),
      m_rows(m_connection) {
    m_connection.forbid_writing();
}

void ReadBack::prepare() {
    static_cast<void>(m_rows.note(domain::EntryNumber(0)));
    m_forget.run();
}

bool ReadBack::holds(domain::EntryNumber seq, const base::Digest& leaf) {
    return m_rows.holds(seq, leaf);
}

base::Result<base::Digest, TornTree> ReadBack::recompute_root(const journal::TreeHead& known,
                                                              std::int64_t size) {
    base::expects(known.size <= size, "what is known is a beginning");
    m_forget.run();
    journal::Frontier tree =
        m_rows.stored_tree(known.size, [](auto /*node*/, const auto& /*hash*/) {});
    if (tree.root() != known.root) {
        journal::Frontier anew;
        return tl::unexpected(TornTree{.entry = m_rows.rehash(anew, size)});
    }
    if (const auto torn = m_rows.rehash(tree, size)) {
        return tl::unexpected(TornTree{.entry = torn});
    }
    return tree.root();
}

}  // namespace vialog::store
