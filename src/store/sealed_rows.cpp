// SPDX-License-Identifier: Apache-2.0
// The statements over the sealed tables of 0001_journal.sql.
#include "store/sealed_rows.h"

#include "base/check.h"
#include "crypto/digest.h"
#include "store/connection.h"

namespace vialog::store {

namespace {

base::Bytes copy_of(base::ByteView view) {
    return {view.begin(), view.end()};
}

std::optional<base::Bytes> first_blob(Rows&& rows) {
    return rows.next() ? std::optional(copy_of(rows.blob(0))) : std::nullopt;
}

}  // namespace

struct SealedRows::Impl {
    explicit Impl(Connection& opened)
        : connection(opened),
          add_disclosure(opened, "INSERT INTO disclosure (seq, n, sealed) VALUES (?1, ?2, ?3)"),
          disclosures(opened, "SELECT n, sealed FROM disclosure WHERE seq = ?1 ORDER BY n"),
          destroyed(opened, "SELECT n FROM disclosure_destroyed WHERE seq = ?1 ORDER BY n"),
          record_destruction(opened,
                             "INSERT INTO disclosure_destroyed (seq, n, destroyed_ms) "
                             "SELECT seq, n, ?2 FROM disclosure WHERE seq = ?1"),
          delete_disclosures(opened, "DELETE FROM disclosure WHERE seq = ?1"),
          put_patient(opened,
                      "INSERT INTO patient (reference, sealed) VALUES (?1, ?2) "
                      "ON CONFLICT (reference) DO UPDATE SET sealed = excluded.sealed"),
          remove_patient(opened, "DELETE FROM patient WHERE reference = ?1"),
          patient(opened, "SELECT sealed FROM patient WHERE reference = ?1"),
          patients(opened, "SELECT reference, sealed FROM patient ORDER BY reference"),
          put_attachment(opened,
                         "INSERT INTO attachment (digest, content) VALUES (?1, ?2) "
                         "ON CONFLICT (digest) DO NOTHING"),
          attachment(opened, "SELECT content FROM attachment WHERE digest = ?1") {}

    Connection& connection;
    Statement add_disclosure;
    Statement disclosures;
    Statement destroyed;
    Statement record_destruction;
    Statement delete_disclosures;
    Statement put_patient;
    Statement remove_patient;
    Statement patient;
    Statement patients;
    Statement put_attachment;
    Statement attachment;
};

SealedRows::SealedRows(const Store& store) : m_impl(std::make_unique<Impl>(store.connection())) {}
SealedRows::~SealedRows() = default;

void SealedRows::add_disclosure(domain::EntryNumber seq, std::int64_t n, base::ByteView sealed) {
    m_impl->add_disclosure.run(seq.number(), n, sealed);
}

std::vector<SealedRows::Disclosure> SealedRows::disclosures(domain::EntryNumber seq) const {
    std::vector<Disclosure> found;
    auto rows = m_impl->disclosures.query(seq.number());
    while (rows.next()) {
        found.push_back({.n = rows.integer(0), .sealed = copy_of(rows.blob(1))});
    }
    return found;
}

std::vector<std::int64_t> SealedRows::destroyed(domain::EntryNumber seq) const {
    std::vector<std::int64_t> found;
    auto rows = m_impl->destroyed.query(seq.number());
    while (rows.next()) {
        found.push_back(rows.integer(0));
    }
    return found;
}

std::int64_t SealedRows::destroy_disclosures(std::span<const domain::EntryNumber> entries,
                                             base::UtcInstant when) {
    base::expects(!m_impl->connection.in_transaction(),
                  "a destruction is a transaction of its own, or the WAL would keep the bytes");
    std::int64_t count = 0;
    m_impl->connection.execute("BEGIN IMMEDIATE");
    try {
        for (const domain::EntryNumber seq : entries) {
            m_impl->record_destruction.run(seq.number(), when.time_since_epoch().count());
            count += m_impl->delete_disclosures.run(seq.number());
        }
        m_impl->connection.execute("COMMIT");
    } catch (...) {
        m_impl->connection.roll_back();
        throw;
    }
    // Writes the overwritten pages into the database and cuts the WAL, which still had the old ones.
    m_impl->connection.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    return count;
}

void SealedRows::put_patient(base::ByteView reference, base::ByteView sealed) {
    m_impl->put_patient.run(reference, sealed);
}

void SealedRows::remove_patient(base::ByteView reference) {
    m_impl->remove_patient.run(reference);
}

std::optional<base::Bytes> SealedRows::patient(base::ByteView reference) const {
    return first_blob(m_impl->patient.query(reference));
}

void SealedRows::for_each_patient(
    const std::function<void(base::ByteView, base::ByteView)>& visit) const {
    auto rows = m_impl->patients.query();
    while (rows.next()) {
        visit(rows.blob(0), rows.blob(1));
    }
}

void SealedRows::put_attachment(const base::Digest& digest, base::ByteView content) {
    base::expects(crypto::sha256(content) == digest, "an attachment is stored under its digest");
    m_impl->put_attachment.run(digest, content);
}

std::optional<base::Bytes> SealedRows::attachment(const base::Digest& digest) const {
    return first_blob(m_impl->attachment.query(digest));
}

}  // namespace vialog::store
