// SPDX-License-Identifier: Apache-2.0
// Decide, sign, append: the one way into the journal.
#include "operations/record.h"

#include "base/check.h"
#include "crypto/note_key.h"
#include "domain/rule_codes.h"
#include "journal/disclosure.h"
#include "journal/known_keys.h"
#include "operations/before_signing.h"
#include "operations/file_head.h"
#include "operations/identities.h"

#include <algorithm>

namespace vialog::operations {

namespace {

// A statement with its texts made into disclosures: their digests stand in the draft.
struct Prepared {
    domain::Event draft;
    std::vector<std::string> disclosures;  // printed
};

Prepared prepare(Session& session, const Statement& statement) {
    Prepared prepared{.draft = statement.draft, .disclosures = {}};
    std::vector<domain::TextDigest> digests;
    for (const DisclosedText& text : statement.disclosed) {
        prepared.disclosures.push_back(
            journal::print_disclosure({.salt = journal::make_salt(session.random()),
                                       .name = text.name,
                                       .value = text.value}));
        digests.push_back(journal::disclosure_digest(prepared.disclosures.back()));
    }
    if (!digests.empty()) {
        place_digests(prepared.draft, digests);
    }
    return prepared;
}

domain::Request request_of(Session& session, const Statement& statement, domain::Event draft) {
    const ClockReading now = session.clock().now();
    domain::Request request{.draft = std::move(draft),
                            .intent = statement.intent,
                            .moment = {.station = session.station(),
                                       .time = now.time,
                                       .offset = now.offset,
                                       .occurred = statement.occurred.value_or(base::LocalInstant{
                                           .instant = now.time, .offset = now.offset}),
                                       .boot = now.boot,
                                       .monotonic_ms = now.monotonic_ms},
                            .signers = {},
                            .irregular = statement.irregular,
                            .late = statement.late,
                            .paper = statement.paper};
    for (const auto& [role, consent] : statement.signers) {
        request.signers.push_back({.key = {consent->key().fingerprint()}, .role = role});
    }
    return request;
}

std::string key_name(const domain::Origin& origin, domain::Role role, const Consent& consent) {
    if (role == domain::Role::LogKey || role == domain::Role::Program) {
        return origin.text();
    }
    return origin.text() + "/u/" + consent.person().text();
}

// The greatest lengths of schemas/journal-format.md section 8.3: a P-256 signature's DER is known when it is made.
constexpr std::size_t ed25519_bytes = 64;
constexpr std::size_t longest_p256_bytes = 71;

// The lines of those who are to sign, without their signatures.
std::vector<journal::SignatureLine> lines_for(const Session::Identity& identity,
                                              const Statement& statement) {
    std::vector<journal::SignatureLine> lines;
    for (const auto& [role, consent] : statement.signers) {
        const crypto::PublicKey& key = consent->key();
        const std::string name = key_name(identity.origin, role, *consent);
        lines.push_back(
            {.name = name,
             .key_id = crypto::note_key_id(name, crypto::note_signature_type(key.algorithm()), key),
             .signature = base::Bytes(key.algorithm() == crypto::KeyAlgorithm::Ed25519
                                          ? ed25519_bytes
                                          : longest_p256_bytes)});
    }
    return lines;
}

base::Result<base::Bytes, SigningError> sign_by_all(std::vector<journal::SignatureLine> lines,
                                                    std::string_view text,
                                                    const Statement& statement) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Consent& consent = *statement.signers[i].second;
        auto signature = consent.sign(base::as_bytes(text));
        if (!signature) {
            signature.error().person = consent.person();
            return tl::unexpected(signature.error());
        }
        lines[i].signature = std::move(*signature);
    }
    return journal::entry_bytes(text, lines);
}

class Recording final {
  public:
    Recording(Session& session, store::Transaction& transaction)
        : m_session(session),
          m_transaction(transaction),
          m_committed({.size = transaction.head().size, .root = transaction.root()}) {}

    base::Result<Recorded, Denial> add(const Statement& statement) {
        auto recorded = add_one(statement);
        if (!recorded) {
            const auto* refusal = std::get_if<domain::Refusal>(&recorded.error());
            if (refusal != nullptr && refusal->rule == domain::rule::clock_entry_missing &&
                !statement.signers.empty()) {
                const Statement clock{
                    .draft = domain::ClockChanged{},
                    .signers = {{domain::Role::Operator, statement.signers.front().second}}};
                if (const auto noted = add_one(clock); !noted) {
                    return noted;
                }
                return add_one(statement);
            }
        }
        return recorded;
    }

  private:
    base::Result<Recorded, Denial> add_one(const Statement& statement) {
        Prepared prepared = prepare(m_session, statement);
        const domain::Request request = request_of(m_session, statement, std::move(prepared.draft));
        const store::Head head = m_transaction.head();
        const bool states_root = std::holds_alternative<domain::DayClosed>(request.draft) ||
                                 std::holds_alternative<domain::CustodyHandedOver>(request.draft);
        if (states_root) {
            if (auto torn = find_torn_head(m_session, m_committed,
                                           registered_log_key(m_session.store().state()))) {
                return tl::unexpected(Denial(std::move(*torn)));
            }
        }
        const domain::JournalHead journal_head{
            .size = head.size, .root = states_root ? m_transaction.root() : base::Digest{}};
        auto decided = domain::decide(m_transaction.state(), request, journal_head);
        if (!decided) {
            return tl::unexpected(Denial(std::move(decided.error())));
        }
        if (statement.seen && decided->event != *statement.seen) {
            return tl::unexpected(Denial(FiguresChanged{decided->event}));
        }
        const auto& identity = m_session.identity();
        const journal::JournalEntry entry{.log = identity.origin,
                                          .prev = head.last_leaf.value_or(base::Digest{}),
                                          .zone = identity.zone,
                                          .entry = std::move(*decided)};
        return sign_and_add(statement, entry, prepared.disclosures);
    }

    base::Result<Recorded, Denial> sign_and_add(const Statement& statement,
                                                const journal::JournalEntry& entry,
                                                const std::vector<std::string>& disclosures) {
        if (auto refusal =
                journal::refuse_brought_keys(entry.entry.event, m_transaction.state(), entry.log)) {
            return tl::unexpected(Denial(std::move(*refusal)));
        }
        const std::string text = journal::signed_text(entry);
        auto lines = lines_for(m_session.identity(), statement);
        if (auto refusal = find_unreadable(entry, text, lines)) {
            return tl::unexpected(Denial(std::move(*refusal)));
        }
        const auto bytes = sign_by_all(std::move(lines), text, statement);
        if (!bytes) {
            return tl::unexpected(Denial(bytes.error()));
        }
        const auto sealed = seal(statement, entry.entry, disclosures);
        if (!sealed) {
            return tl::unexpected(Denial(sealed.error()));
        }
        m_transaction.add(*bytes, entry, *sealed);
        return Recorded{.ref = {.seq = entry.entry.seq, .leaf = *m_transaction.head().last_leaf},
                        .entry = entry.entry};
    }

    // In the order of the entry's digests; an empty one where the text is with an earlier entry.
    base::Result<std::vector<base::Bytes>, SigningError> seal(
        const Statement& statement, const domain::Entry& entry,
        const std::vector<std::string>& disclosures) {
        std::vector<base::Bytes> sealed;
        if (disclosures.empty()) {
            return sealed;
        }
        std::vector<Consent*> people;
        for (const auto& [role, consent] : statement.signers) {
            people.push_back(consent);
        }
        const auto key = open_newest_data_key(m_session, people);
        if (!key) {
            return tl::unexpected(key.error());
        }
        for (const domain::TextDigest& digest : journal::text_digests_of(entry.event)) {
            const auto text = std::find_if(
                disclosures.begin(), disclosures.end(),
                [&](const std::string& it) { return journal::disclosure_digest(it) == digest; });
            const auto number = static_cast<std::int64_t>(sealed.size());
            sealed.push_back(text == disclosures.end()
                                 ? base::Bytes{}
                                 : seal_disclosure(m_session, **key, entry.seq, number, *text));
        }
        return sealed;
    }

    Session& m_session;
    store::Transaction& m_transaction;
    const journal::TreeHead m_committed;  // what lay in the file before
};

std::string_view words_of(SigningProblem problem) {
    switch (problem) {
        case SigningProblem::NotUnlocked:
            return "no key of this person is unlocked on this workstation";
        case SigningProblem::ShiftOver:
            return "the shift of this person is over, or nothing was signed for too long";
        case SigningProblem::WrongPin:
            return "the PIN is wrong";
        case SigningProblem::Locked:
            return "three wrong PINs: the key is locked";
        case SigningProblem::AgentMissing:
            return "no key is unlocked on this workstation";
        case SigningProblem::Failed:
            return "the key could not be used";
    }
    return "the key could not be used";
}

}  // namespace

base::Result<domain::Entry, domain::Refusal> preview(Session& session, const Statement& statement) {
    session.store().refresh();
    const Prepared prepared = prepare(session, statement);
    const store::Head head = session.store().head();
    return domain::decide(session.store().state(), request_of(session, statement, prepared.draft),
                          {.size = head.size, .root = session.store().root()});
}

base::Result<Recorded, Denial> record(Session& session, const Statement& statement) {
    bool given = false;
    auto recorded =
        record_all(session,
                   [&](const domain::State& /*state*/,
                       std::span<const Recorded> /*so_far*/) -> std::optional<Statement> {
                       if (given) {
                           return std::nullopt;
                       }
                       given = true;
                       return statement;
                   });
    if (!recorded) {
        return tl::unexpected(recorded.error());
    }
    return recorded->back();
}

base::Result<Recorded, Denial> record_with(Session& session, const Statement& statement,
                                           const Beside& beside) {
    store::Transaction transaction = session.store().begin();
    auto recorded = Recording(session, transaction).add(statement);
    if (!recorded) {
        return recorded;
    }
    if (const auto kept = beside(); !kept) {
        return tl::unexpected(Denial(kept.error()));
    }
    transaction.commit();
    return recorded;
}

base::Result<std::vector<Recorded>, Denial> record_all(Session& session,
                                                       const NextStatement& next) {
    std::vector<Recorded> recorded;
    {
        store::Transaction transaction = session.store().begin();
        Recording recording(session, transaction);
        while (const auto statement = next(transaction.state(), recorded)) {
            auto one = recording.add(*statement);
            if (!one) {
                return tl::unexpected(one.error());
            }
            recorded.push_back(std::move(*one));
        }
        transaction.commit();
    }
    return recorded;
}

Explanation explain(const Denial& denial) {
    return std::visit(
        domain::Overloaded{
            [](const domain::Refusal& refusal) {
                const domain::Sentence sentence = domain::explain(refusal);
                return Explanation{.what = sentence.text, .remedy = sentence.remedy};
            },
            [](const SigningError& error) {
                std::string what = error.person.text();
                what += what.empty() ? "" : ": ";
                what += words_of(error.problem);
                what += error.text.empty() ? "" : " (" + error.text + ")";
                const bool again = error.problem == SigningProblem::WrongPin;
                return Explanation{
                    .what = what + ".",
                    .remedy = again
                                  ? "Type the PIN again; after three wrong ones the key is locked."
                                  : "Unlock the key with its passphrase."};
            },
            [](const FiguresChanged& /*changed*/) {
                return Explanation{.what =
                                       "Somebody recorded something in between; the figures shown "
                                       "are no longer right.",
                                   .remedy = "Look at the new figures, then sign those."};
            },
        },
        denial);
}

}  // namespace vialog::operations
