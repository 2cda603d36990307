// SPDX-License-Identifier: Apache-2.0
// The genesis entry and all that must be there from the first day.
#include "operations/found_journal.h"

#include "operations/held_key.h"
#include "operations/identities.h"

#include <filesystem>
#include <system_error>
#include <utility>

namespace vialog::operations {

namespace {

base::Bytes copy(base::ByteView bytes) {
    return {bytes.begin(), bytes.end()};
}

Statement genesis_of(const Founding& founding, Consent& log_key) {
    domain::Genesis genesis{.registrant = founding.registrant,
                            .place = founding.place,
                            .station = founding.station,
                            .zone = founding.zone,
                            .log_key = copy(log_key.key().spki()),
                            .founders = {},
                            .root_key = founding.root_key,
                            .successor_of = founding.successor_of};
    Statement statement{.draft = domain::Event(domain::Genesis())};
    for (std::size_t i = 0; i < founding.founders.size(); ++i) {
        const FoundingPerson& person = founding.founders[i];
        genesis.founders[i] = {.person = person.person,
                               .key = copy(person.consent->key().spki()),
                               .box = copy(person.box.bytes()),
                               .store = person.store};
        statement.disclosed.push_back({.name = "person_name", .value = person.name});
    }
    statement.draft = std::move(genesis);
    statement.signers = {{domain::Role::Registrant, founding.founders[0].consent},
                         {domain::Role::Witness, founding.founders[1].consent},
                         {domain::Role::LogKey, &log_key}};
    return statement;
}

void remove_all_of(const std::filesystem::path& journal) {
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
        std::filesystem::remove(journal.string() + suffix, ignored);
    }
}

base::Result<Recorded, Denial> write_genesis(store::Store store, const Founding& founding,
                                             std::unique_ptr<Clock> clock,
                                             std::unique_ptr<crypto::RandomSource> random) {
    Session session(std::move(store), founding.station.id, std::move(clock), std::move(random));
    session.found(founding.origin, founding.zone);
    const auto log_key =
        crypto::PrivateKey::generate(crypto::KeyAlgorithm::Ed25519, session.random());
    // The checkpoint key signs its own introduction.
    HeldKeyConsent log_consent(log_key, domain::PersonId(), session.random());
    const std::array<crypto::BoxPublicKey, 2> boxes = {founding.founders[0].box,
                                                       founding.founders[1].box};
    begin_data_keys(session, boxes);
    seal_log_key(session, log_key, {log_key.public_key().fingerprint()});
    return record(session, genesis_of(founding, log_consent));
}

}  // namespace

base::Result<Recorded, Denial> found_journal(const store::OpenOptions& where,
                                             const Founding& founding, std::unique_ptr<Clock> clock,
                                             std::unique_ptr<crypto::RandomSource> random) {
    // Where this fails, the file is not ours, or it is gone already.
    store::Store store = store::Store::create(where);
    try {
        auto recorded =
            write_genesis(std::move(store), founding, std::move(clock), std::move(random));
        if (!recorded) {
            remove_all_of(where.path);
        }
        return recorded;
    } catch (...) {
        // The session is closed by now. A file without its genesis would be in the way of the next
        // attempt.
        remove_all_of(where.path);
        throw;
    }
}

}  // namespace vialog::operations
