// SPDX-License-Identifier: Apache-2.0
// Data keys by epoch: begun, shared, renewed after a revocation.
#include "operations/identities.h"

#include "base/check.h"
#include "crypto/sealed.h"
#include "store/identities.h"

#include <algorithm>
#include <variant>

namespace vialog::operations {

namespace {

constexpr std::size_t epoch_bytes = 8;

tl::unexpected<SigningError> cannot_open(const Consent& person, std::string text) {
    return tl::unexpected(SigningError{.problem = SigningProblem::Failed,
                                       .person = person.person(),
                                       .attempts_left = 0,
                                       .text = std::move(text)});
}

base::Bytes box_of(const Session& session, const Consent& person) {
    const auto* key = session.store().state().keys.find({person.key().fingerprint()});
    return key == nullptr ? base::Bytes{} : key->box;
}

std::vector<base::Bytes> active_boxes(const domain::State& state) {
    std::vector<base::Bytes> boxes;
    state.keys.for_each([&](const domain::KeyId& /*id*/, const domain::KeyRow& row) {
        if (row.person && !row.revoked && !row.box.empty()) {
            boxes.push_back(row.box);
        }
    });
    std::sort(boxes.begin(), boxes.end());
    return boxes;
}

std::vector<store::Wrap> wrap_for(Session& session, const crypto::DataKey& key, std::int64_t epoch,
                                  const std::vector<base::Bytes>& boxes) {
    std::vector<store::Wrap> wraps;
    const crypto::DataKeyPlace place{.origin = session.identity().origin.text(), .epoch = epoch};
    for (const base::Bytes& bytes : boxes) {
        const auto box = crypto::BoxPublicKey::from_bytes(bytes);
        if (box) {
            wraps.emplace_back(bytes, key.wrap(*box, place, session.random()));
        }
    }
    return wraps;
}

base::Bytes log_key_place(const Session::Identity& identity, std::int64_t epoch) {
    return base::to_bytes("vialog/log-key@v1\n" + identity.origin.text() + "\n" +
                          base::print_decimal(epoch, 0) + "\n");
}

// Someone who may no longer read holds a wrap of the newest epoch: a new one begins.
bool must_renew(Session& session, std::int64_t newest) {
    const auto active = active_boxes(session.store().state());
    const auto holders = store::boxes_of_epoch(session.store(), newest);
    if (active.empty()) {  // genesis is being written
        return false;
    }
    return !std::includes(active.begin(), active.end(), holders.begin(), holders.end());
}

base::Result<std::monostate, SigningError> renew(Session& session, Consent& person,
                                                 std::int64_t newest) {
    auto log_key = open_log_key(session, person);
    const auto active = active_boxes(session.store().state());
    for (const auto& epoch : store::data_key_epochs(session.store())) {
        for (const base::Bytes& box : store::boxes_of_epoch(session.store(), epoch.epoch)) {
            if (!std::binary_search(active.begin(), active.end(), box)) {
                store::remove_wraps(session.store(), box);
            }
        }
    }
    crypto::DataKey key = crypto::DataKey::generate(session.random());
    store::add_data_key(session.store(), {.epoch = newest + 1, .check = key.check()},
                        wrap_for(session, key, newest + 1, active));
    session.data_key() = Session::OpenedDataKey{.epoch = newest + 1, .key = std::move(key)};
    if (log_key) {
        seal_log_key(session, *log_key, {log_key->public_key().fingerprint()});
    }
    return std::monostate{};
}

}  // namespace

base::Result<crypto::DataKey, SigningError> open_data_key(Session& session, Consent& person,
                                                          std::int64_t epoch) {
    const auto epochs = store::data_key_epochs(session.store());
    const auto known = std::find_if(epochs.begin(), epochs.end(),
                                    [&](const auto& it) { return it.epoch == epoch; });
    const base::Bytes box = box_of(session, person);
    const auto wrapped =
        known == epochs.end() ? std::nullopt : store::wrapped_data_key(session.store(), epoch, box);
    if (!wrapped) {
        return cannot_open(person, "the sealed identities are not wrapped to this person's key");
    }
    return person.open_data_key(
        *wrapped, {.origin = session.identity().origin.text(), .epoch = epoch}, known->check);
}

base::Result<const Session::OpenedDataKey*, SigningError> open_newest_data_key(
    Session& session, std::span<Consent* const> people) {
    base::expects(!people.empty(), "somebody must open the data key");
    // A new epoch begins only after a revocation, which changes who may read.
    auto readers = active_boxes(session.store().state());
    if (session.data_key() && !readers.empty() && session.data_key()->readers == readers) {
        return &*session.data_key();
    }
    const auto epochs = store::data_key_epochs(session.store());
    base::ensures(!epochs.empty(), "a journal has its first data key");
    const std::int64_t newest = epochs.back().epoch;
    if (must_renew(session, newest)) {
        if (const auto renewed = renew(session, *people.front(), newest); !renewed) {
            return tl::unexpected(renewed.error());
        }
        return &*session.data_key();
    }
    // The check too: an epoch begun in a transaction that was undone has left another key under the same number.
    if (session.data_key() && session.data_key()->epoch == newest &&
        session.data_key()->key.check() == epochs.back().check) {
        return &*session.data_key();
    }
    tl::unexpected<SigningError> problem = cannot_open(*people.front(), {});
    for (Consent* person : people) {
        auto key = open_data_key(session, *person, newest);
        if (key) {
            session.data_key() = Session::OpenedDataKey{.epoch = newest, .key = std::move(*key)};
            return &*session.data_key();
        }
        problem = tl::unexpected(key.error());
    }
    return problem;
}

void begin_data_keys(Session& session, std::span<const crypto::BoxPublicKey> founders) {
    crypto::DataKey key = crypto::DataKey::generate(session.random());
    std::vector<base::Bytes> boxes;
    for (const crypto::BoxPublicKey& box : founders) {
        boxes.emplace_back(box.bytes().begin(), box.bytes().end());
    }
    store::add_data_key(session.store(), {.epoch = 1, .check = key.check()},
                        wrap_for(session, key, 1, boxes));
    session.data_key() = Session::OpenedDataKey{.epoch = 1, .key = std::move(key)};
}

base::Result<std::monostate, SigningError> share_data_keys(Session& session, Consent& person,
                                                           const crypto::BoxPublicKey& newcomer) {
    const base::Bytes box(newcomer.bytes().begin(), newcomer.bytes().end());
    for (const auto& epoch : store::data_key_epochs(session.store())) {
        const auto key = open_data_key(session, person, epoch.epoch);
        if (!key) {
            return tl::unexpected(key.error());
        }
        for (const store::Wrap& wrap : wrap_for(session, *key, epoch.epoch, {box})) {
            store::add_wrap(session.store(), epoch.epoch, wrap);
        }
    }
    return std::monostate{};
}

void seal_log_key(Session& session, const crypto::PrivateKey& key, const domain::KeyId& id) {
    base::expects(session.data_key().has_value(), "the checkpoint key is sealed under a data key");
    const auto& data_key = *session.data_key();
    base::Bytes secret = key.secret_bytes();
    const base::Bytes sealed =
        crypto::seal(crypto::SealingKey(data_key.key.bytes().data(), 32), secret,
                     log_key_place(session.identity(), data_key.epoch), session.random());
    base::wipe(secret);
    store::keep_log_key(session.store(), id, {.epoch = data_key.epoch, .sealed = sealed});
}

base::Result<crypto::PrivateKey, SigningError> open_log_key(Session& session, Consent& person) {
    const domain::KeyId id = session.store().state().totals.log_key;
    const auto sealed = store::sealed_log_key(session.store(), id);
    if (!sealed) {
        return cannot_open(person, "the checkpoint key is not kept in this journal's file");
    }
    const auto data_key = open_data_key(session, person, sealed->epoch);
    if (!data_key) {
        return tl::unexpected(data_key.error());
    }
    auto secret = crypto::open(crypto::SealingKey(data_key->bytes().data(), 32), sealed->sealed,
                               log_key_place(session.identity(), sealed->epoch));
    if (!secret) {
        return cannot_open(person, "the sealed checkpoint key is damaged");
    }
    auto key = crypto::PrivateKey::from_secret(crypto::KeyAlgorithm::Ed25519, *secret);
    base::wipe(*secret);
    if (!key || key->public_key().fingerprint() != id.digest) {
        return cannot_open(person, "the sealed checkpoint key is another journal's");
    }
    return std::move(*key);
}

base::Bytes seal_disclosure(Session& session, const Session::OpenedDataKey& key,
                            domain::EntryNumber seq, std::int64_t number,
                            std::string_view disclosure) {
    base::Bytes bytes;
    const auto epoch = static_cast<std::uint64_t>(key.epoch);
    for (std::size_t i = 0; i < epoch_bytes; ++i) {
        bytes.push_back(static_cast<std::uint8_t>((epoch >> (56 - 8 * i)) & 0xffU));
    }
    const base::Bytes sealed = key.key.seal_disclosure(
        disclosure,
        {.origin = session.identity().origin.text(), .seq = seq.number(), .number = number},
        session.random());
    bytes.insert(bytes.end(), sealed.begin(), sealed.end());
    return bytes;
}

std::optional<std::int64_t> epoch_of_disclosure(base::ByteView sealed) {
    if (sealed.size() < epoch_bytes) {
        return std::nullopt;
    }
    std::uint64_t epoch = 0;
    for (const std::uint8_t byte : sealed.first(epoch_bytes)) {
        epoch = (epoch << 8U) | byte;
    }
    return static_cast<std::int64_t>(epoch);
}

std::optional<std::string> open_disclosure_with(Session& session, const crypto::DataKey& key,
                                                domain::EntryNumber seq, std::int64_t number,
                                                base::ByteView sealed) {
    if (sealed.size() < epoch_bytes) {
        return std::nullopt;
    }
    auto text = key.open_disclosure(
        sealed.subspan(epoch_bytes),
        {.origin = session.identity().origin.text(), .seq = seq.number(), .number = number});
    return text ? std::optional(std::move(*text)) : std::nullopt;
}

base::Result<std::optional<std::string>, SigningError> open_disclosure(Session& session,
                                                                       Consent& person,
                                                                       domain::EntryNumber seq,
                                                                       std::int64_t number,
                                                                       base::ByteView sealed) {
    if (sealed.empty()) {
        return std::optional<std::string>();
    }
    const auto epoch = epoch_of_disclosure(sealed);
    if (!epoch) {
        return cannot_open(person, "a sealed identity is damaged");
    }
    auto& cached = session.data_key();
    if (!cached || cached->epoch != *epoch) {
        auto key = open_data_key(session, person, *epoch);
        if (!key) {
            return tl::unexpected(key.error());
        }
        cached = Session::OpenedDataKey{.epoch = *epoch, .key = std::move(*key)};
    }
    auto text = open_disclosure_with(session, cached->key, seq, number, sealed);
    if (!text) {
        return cannot_open(person, "a sealed identity is damaged, or was moved from another entry");
    }
    return std::optional(std::move(*text));
}

}  // namespace vialog::operations
