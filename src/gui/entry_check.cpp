// SPDX-License-Identifier: Apache-2.0
// Hashes, verifies, follows an inclusion proof. The whole journal is verified by the inspector, not here.
#include "gui/entry_check.h"

#include "gui/catalogue.h"
#include "journal/merkle.h"

namespace vialog::gui {

bool EntryCheck::is_signed(const journal::ReadEntry& read) {
    const auto& signers = read.entry.entry.signers;
    if (signers.empty() || signers.size() != read.signatures.size()) {
        return false;
    }
    for (std::size_t i = 0; i < signers.size(); ++i) {
        auto known = m_keys.find(signers[i].key);
        if (known == m_keys.end()) {
            std::optional<crypto::PublicKey> key;
            if (const auto* row = m_store.state().keys.find(signers[i].key)) {
                if (auto parsed = crypto::PublicKey::from_spki(row->spki)) {
                    key = std::move(*parsed);
                }
            }
            known = m_keys.emplace(signers[i].key, std::move(key)).first;
        }
        if (!known->second ||
            !known->second->verify(base::as_bytes(read.text), read.signatures[i].signature)) {
            return false;
        }
    }
    return true;
}

CheckedEntry EntryCheck::read(domain::EntryNumber seq) {
    CheckedEntry checked{.seq = seq};
    const auto bytes = m_store.entry_bytes(seq);
    if (!bytes) {
        return checked;
    }
    base::JsonDocument document;
    const auto read = journal::read_entry(*bytes, document);
    if (!read || read->entry.entry.seq != seq) {
        return checked;
    }
    checked.entry = read->entry;
    checked.text = std::string(read->text);
    if (!is_signed(*read)) {
        checked.verdict = Verdict::SignatureWrong;
    } else if (m_store.hash({.level = 0, .index = seq.number()}) != journal::leaf_hash(*bytes)) {
        checked.verdict = Verdict::TreeDiffers;
    } else {
        checked.verdict = Verdict::Right;
    }
    return checked;
}

bool EntryCheck::is_in_tree(domain::EntryNumber seq) const {
    const auto source = [this](journal::TreeNode node) { return m_store.hash(node); };
    const std::int64_t size = m_store.head().size;
    const auto bytes = m_store.entry_bytes(seq);
    if (!bytes || seq.number() >= size) {
        return false;
    }
    const journal::Proof proof = journal::inclusion_proof(seq.number(), size, source);
    return journal::verify_inclusion({.index = seq.number(),
                                      .size = size,
                                      .leaf = journal::leaf_hash(*bytes),
                                      .root = m_store.root()},
                                     proof)
        .has_value();
}

std::string mark_of(Verdict verdict) {
    return verdict == Verdict::Right ? "\u2713" : "\u2717";
}

std::string in_words(Verdict verdict) {
    switch (verdict) {
        case Verdict::Right:
            return tr("every signature is right over the stored bytes");
        case Verdict::SignatureWrong:
            return tr("a signature is missing or not over these bytes");
        case Verdict::TreeDiffers:
            return tr("the tree holds other bytes for this entry");
        case Verdict::Unreadable:
            break;
    }
    return tr("the stored bytes are no entry");
}

}  // namespace vialog::gui
