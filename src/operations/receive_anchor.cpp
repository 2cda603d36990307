// SPDX-License-Identifier: Apache-2.0
// The anchor entry, and the cosignature beside the kept checkpoint.
#include "operations/receive_anchor.h"

#include "base/decimal.h"
#include "journal/finding_codes.h"
#include "journal/merkle.h"
#include "journal/note.h"

namespace vialog::operations {

namespace {

std::optional<domain::Refusal> refuse(Session& session, const Anchor& anchor) {
    const auto& [origin, head] = anchor.checkpoint;
    const auto foreign = [&](std::string why) {
        return domain::Refusal{.rule = journal::finding_checkpoint_foreign,
                               .figures = {{"file", anchor.file}, {"why", std::move(why)}}};
    };
    if (origin != session.identity().origin) {
        return foreign("it names " + origin.text());
    }
    session.store().refresh();
    const store::Store& store = session.store();
    if (head.size < 1 || head.size > store.head().size) {
        return foreign("it stands for more entries than there are");
    }
    const auto root =
        journal::root_at(head.size, [&](journal::TreeNode node) { return store.hash(node); });
    if (root != head.root) {
        return domain::Refusal{
            .rule = journal::finding_checkpoint_forked,
            .figures = {{"file", anchor.file}, {"size", base::print_decimal(head.size, 0)}}};
    }
    return std::nullopt;
}

}  // namespace

base::Result<Recorded, Denial> receive_anchor(Session& session, Consent& person,
                                              const Anchor& anchor) {
    if (auto refusal = refuse(session, anchor)) {
        return tl::unexpected(Denial(std::move(*refusal)));
    }
    // The em dash and the line feed are the note's, not the signature's.
    const std::string line = journal::print_signature_line(anchor.cosignature);
    const std::size_t name = line.find(anchor.cosignature.name);
    const journal::TreeHead& head = anchor.checkpoint.head;
    Statement statement{
        .draft = domain::AnchorReceived{.size = head.size,
                                        .root = head.root,
                                        .cosignature = line.substr(name, line.size() - name - 1)}};
    statement.signers = {{domain::Role::Operator, &person}};
    return record_with(session, statement, [&]() -> base::Result<std::monostate, SigningError> {
        if (session.store().checkpoint(head.size)) {
            session.store().add_cosignature(head.size, base::as_bytes(line));
        }
        return std::monostate{};
    });
}

}  // namespace vialog::operations
