// SPDX-License-Identifier: Apache-2.0
// A journal in memory, every entry of it properly signed: for the tests of bundles and audits, and,
// entry by entry, for journals too large to keep.
#pragma once

#include "crypto/private_key.h"
#include "domain/decide.h"
#include "domain/evolve.h"
#include "journal/checkpoint.h"
#include "journal/disclosure.h"
#include "journal/entry.h"
#include "journal/merkle.h"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::support {

// Keys are known by name, as in support/clinic.h, and are the same in each run: "ada" and "ada-2"
// are Ada's, "eve-token" is one of Eve's on a token (P-256), "log" is the journal's.
[[nodiscard]] const crypto::PrivateKey& private_key(std::string_view name);
[[nodiscard]] domain::KeyId signing_key_id(std::string_view name);
[[nodiscard]] base::Bytes spki_of(std::string_view name);

// One signature line by that key over any text, under the name that the key has in the journal.
[[nodiscard]] journal::SignatureLine sign_line(const domain::Origin& origin, std::string_view text,
                                               std::string_view key);
// What stands there is signed, right or wrong.
[[nodiscard]] base::Bytes sign_entry(const journal::JournalEntry& entry,
                                     const std::vector<std::string>& by);
[[nodiscard]] std::string sign_head(const domain::Origin& origin, const journal::TreeHead& head,
                                    std::string_view key);
// An entry's bytes taken apart; they must be an entry.
[[nodiscard]] journal::ReadEntry parse_entry(const base::Bytes& bytes);

enum class Keeping {
    Entries,  // in memory, so that they can be looked at and looked up
    Leaves,   // only what later entries need; `on_entry` sees the bytes go by
};

// Opens with: Ada (registrant, prescriber) and Ben (pharmacist, compliance) as founders; Cleo and
// Dan (dispensers), Eve (a witness with a key on a token); a product, a supplier, a policy.
class JournalBuilder final {
  public:
    JournalBuilder(std::string_view origin, Keeping keeping);
    JournalBuilder(std::string_view origin, Keeping keeping,
                   std::function<void(base::ByteView)> on_entry);
    JournalBuilder(const JournalBuilder&) = delete;  // its state looks entries up in it
    JournalBuilder& operator=(const JournalBuilder&) = delete;

    [[nodiscard]] const domain::Origin& origin() const { return m_origin; }
    [[nodiscard]] const domain::State& state() const { return m_state; }
    [[nodiscard]] std::int64_t size() const { return m_tree.size(); }
    [[nodiscard]] journal::TreeHead head() const;
    [[nodiscard]] const std::vector<base::Bytes>& entries() const { return m_entries; }
    [[nodiscard]] const std::vector<std::string>& disclosures() const { return m_disclosures; }
    [[nodiscard]] domain::Ref ref(std::int64_t seq) const;
    [[nodiscard]] domain::ProductId product() const { return m_product; }
    // Of all entries so far, signed with the journal's key.
    [[nodiscard]] std::string checkpoint() const;

    // The moment of the next entry; each takes a minute.
    [[nodiscard]] domain::Moment moment() const;
    void pass(base::Milliseconds time);

    // An entry that the rules grant, signed by these keys in the roles that its kind needs;
    // std::logic_error with the refusal's words otherwise.
    domain::Ref record(domain::Event draft, const std::vector<std::string>& by);
    // The entry that record() would append, not signed yet.
    [[nodiscard]] journal::JournalEntry drafted(domain::Event draft,
                                                const std::vector<std::string>& by) const;
    // Any entry, as the next one, with whatever its signatures are. The state follows only where
    // the rules let it.
    domain::Ref append(const base::Bytes& entry);

    // The daily work, by Cleo with Dan as her witness.
    domain::ContainerId receive(std::int64_t containers);
    void open(domain::ContainerId container);
    domain::Ref draw(domain::ContainerId container, std::int64_t microlitres);
    void give(const domain::Ref& infusion, std::int64_t microlitres);
    void waste(const domain::Ref& infusion, std::int64_t microlitres);
    void finish(domain::ContainerId container, std::int64_t microlitres);
    domain::Ref close_day();
    // Vials received, opened, drawn from, finished; days closed: until there are this many entries.
    void work(std::int64_t until);

  private:
    void prepare();
    void next_of_the_work();
    [[nodiscard]] domain::TextDigest disclose(std::string_view name, std::string_view value);
    void accept(base::ByteView bytes, const domain::Entry& entry);

    domain::Origin m_origin;
    Keeping m_keeping;
    std::function<void(base::ByteView)> m_on_entry;
    domain::State m_state;
    journal::Frontier m_tree;
    std::vector<base::Digest> m_leaves;
    std::vector<base::Bytes> m_entries;
    std::vector<std::string> m_disclosures;
    crypto::SeededRandom m_random;
    base::UtcInstant m_time;
    std::int64_t m_elapsed_ms = 5000;
    domain::ProductId m_product;
    domain::PartyId m_supplier;

    // Where the work stands.
    domain::ContainerId m_next_container;
    std::int64_t m_sealed = 0;
    std::int64_t m_step = 0;
    domain::Ref m_infusion;
};

// The bundle of these entries under this checkpoint, with hash tiles; `folder` must not exist.
void write_bundle(const std::filesystem::path& folder, const std::vector<base::Bytes>& entries,
                  std::string_view checkpoint);
// The same, with one file for each entry, disclosures and keys.
void write_full_bundle(const std::filesystem::path& folder, const JournalBuilder& journal);

// A new, empty folder of this test's own, removed with this object.
class TemporaryFolder final {
  public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

  private:
    std::filesystem::path m_path;
};

}  // namespace vialog::support
