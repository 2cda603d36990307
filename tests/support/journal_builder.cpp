// SPDX-License-Identifier: Apache-2.0
// Decides, signs and appends like the program does, with keys that everybody knows.
#include "support/journal_builder.h"

#include "base/check.h"
#include "crypto/digest.h"
#include "crypto/note_key.h"
#include "domain/rules.h"
#include "journal/bundle_writer.h"
#include "journal/note.h"
#include "support/clinic.h"

#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <utility>

namespace vialog::support {

namespace {

constexpr base::UtcOffset offset{-420};  // Denver in winter
constexpr std::string_view opening = "2026-01-12T15:00:00.000Z";
constexpr base::Milliseconds until_next_morning = std::chrono::hours(22);
constexpr std::int64_t entries_of_a_day = 100;

template <typename T>
T parsed(std::string_view text) {
    return T::parse(text).value();
}

bool is_token(std::string_view name) {
    return name.ends_with("-token");
}

// "eve-token" is Eve's.
std::string_view owner_of(std::string_view key) {
    return key.substr(0, key.find('-'));
}

std::string line_name(const domain::Origin& origin, std::string_view key) {
    return key.starts_with("log") ? journal::log_key_name(origin)
                                  : journal::person_key_name(origin, person(owner_of(key)));
}

}  // namespace

const crypto::PrivateKey& private_key(std::string_view name) {
    static std::mutex mutex;
    // Never destroyed: at the end of the process the library gives up its locked memory, in which the keys lie, before
    // objects that are older than its first use of that memory.
    static auto& keys =
        *new std::map<std::string, std::unique_ptr<crypto::PrivateKey>, std::less<>>();
    const std::lock_guard lock(mutex);
    const auto known = keys.find(name);
    if (known != keys.end()) {
        return *known->second;
    }
    const auto algorithm =
        is_token(name) ? crypto::KeyAlgorithm::EcdsaP256 : crypto::KeyAlgorithm::Ed25519;
    auto key = crypto::PrivateKey::from_secret(algorithm, crypto::sha256(base::as_bytes(name)));
    return *keys.emplace(std::string(name),
                         std::make_unique<crypto::PrivateKey>(std::move(key.value())))
                .first->second;
}

base::Bytes spki_of(std::string_view name) {
    const base::ByteView spki = private_key(name).public_key().spki();
    return {spki.begin(), spki.end()};
}

domain::KeyId signing_key_id(std::string_view name) {
    return {.digest = private_key(name).public_key().fingerprint()};
}

journal::SignatureLine sign_line(const domain::Origin& origin, std::string_view text,
                                 std::string_view key) {
    crypto::SeededRandom random(base::as_bytes("blinding"));  // never reaches a signature
    const crypto::PrivateKey& secret = private_key(key);
    const std::string name = line_name(origin, key);
    const auto type = crypto::note_signature_type(secret.public_key().algorithm());
    return {.name = name,
            .key_id = crypto::note_key_id(name, type, secret.public_key()),
            .signature = secret.sign(base::as_bytes(text), random)};
}

base::Bytes sign_entry(const journal::JournalEntry& entry, const std::vector<std::string>& by) {
    const std::string text = journal::signed_text(entry);
    std::vector<journal::SignatureLine> lines;
    for (const std::string& key : by) {
        lines.push_back(sign_line(entry.log, text, key));
    }
    return journal::entry_bytes(text, lines);
}

std::string sign_head(const domain::Origin& origin, const journal::TreeHead& head,
                      std::string_view key) {
    crypto::SeededRandom random(base::as_bytes("blinding"));
    return journal::sign_checkpoint({.origin = origin, .head = head}, private_key(key), random);
}

journal::ReadEntry parse_entry(const base::Bytes& bytes) {
    base::JsonDocument document;
    return journal::read_entry(bytes, document).value();
}

JournalBuilder::JournalBuilder(std::string_view origin, Keeping keeping)
    : JournalBuilder(origin, keeping, nullptr) {}

JournalBuilder::JournalBuilder(std::string_view origin, Keeping keeping,
                               std::function<void(base::ByteView)> on_entry)
    : m_origin(parsed<domain::Origin>(origin)),
      m_keeping(keeping),
      m_on_entry(std::move(on_entry)),
      m_random(base::as_bytes(origin)),
      m_time(base::parse_utc(opening).value()) {
    m_state.entry_at = [this](domain::EntryNumber seq) -> std::optional<domain::Entry> {
        const auto place = static_cast<std::size_t>(seq.number());
        if (seq.number() < 0 || place >= m_entries.size()) {
            return std::nullopt;
        }
        return parse_entry(m_entries[place]).entry.entry;
    };
    prepare();
}

void JournalBuilder::prepare() {
    domain::Genesis first = genesis();
    first.founders[0].person.name = disclose("name", "Ada Example");
    first.founders[1].person.name = disclose("name", "Ben Example");
    record(first, {"ada", "ben", "log"});
    domain::PolicySet policy;
    policy.finish_rest = domain::Disposition::Wastage;
    policy.citation = "21 CFR";
    record(policy, {"ada", "ben"});
    const auto enrol = [this](std::string_view id, domain::Function function,
                              const std::string& key) {
        domain::PersonRecorded member = staff(id, {function}, true);
        member.name = disclose("name", std::string(id) + " Example");
        record(member, {"ada", "ben"});
        domain::KeyAdded added = key_added(id, key);
        added.key = spki_of(key);
        added.store = is_token(key) ? domain::KeyStore::Token : domain::KeyStore::File;
        record(added, {"ada", "ben", key});
    };
    enrol("cleo", domain::Function::Dispenser, "cleo");
    enrol("dan", domain::Function::Dispenser, "dan");
    enrol("eve", domain::Function::Witness, "eve-token");
    domain::ProductRecorded vial;
    vial.ndc = parsed<domain::Ndc>("0409-2051-05");
    vial.drug = "ketamine";
    vial.labeler = "Sample Labs";
    vial.strength = parsed<domain::Strength>("50 mg/mL");
    vial.container_size = domain::Quantity::microlitres(10000);
    vial.containers_per_package = 10;
    vial.schedule = "III";
    vial.dea_code = "7285";
    m_product = domain::ProductId(record(vial, {"ben"}).seq.number());
    m_supplier =
        domain::PartyId(record(domain::PartyRecorded{.role = domain::PartyRole::Supplier,
                                                     .name = "Wholesale",
                                                     .address = "1 Dock Street, Denver CO",
                                                     .dea = parsed<domain::DeaNumber>("PV3456781")},
                               {"ben"})
                            .seq.number());
}

journal::TreeHead JournalBuilder::head() const {
    return {.size = m_tree.size(), .root = m_tree.root()};
}

domain::Ref JournalBuilder::ref(std::int64_t seq) const {
    return {.seq = domain::EntryNumber(seq), .leaf = m_leaves.at(static_cast<std::size_t>(seq))};
}

std::string JournalBuilder::checkpoint() const {
    return sign_head(m_origin, head(), "log");
}

domain::Moment JournalBuilder::moment() const {
    return {.station = station("desk"),
            .time = m_time,
            .offset = offset,
            .occurred = {.instant = m_time, .offset = offset},
            .boot = "00000000000000b1",
            .monotonic_ms = m_elapsed_ms};
}

void JournalBuilder::pass(base::Milliseconds time) {
    m_time += time;
    m_elapsed_ms += time.count();
}

domain::TextDigest JournalBuilder::disclose(std::string_view name, std::string_view value) {
    const std::string text = journal::print_disclosure({.salt = journal::make_salt(m_random),
                                                        .name = std::string(name),
                                                        .value = std::string(value)});
    if (m_keeping == Keeping::Entries) {
        m_disclosures.push_back(text);
    }
    return journal::disclosure_digest(text);
}

journal::JournalEntry JournalBuilder::drafted(domain::Event draft,
                                              const std::vector<std::string>& by) const {
    domain::Request request{.draft = std::move(draft),
                            .intent = domain::Intent::Intended,
                            .moment = moment(),
                            .signers = {},
                            .irregular = {},
                            .late = std::nullopt,
                            .paper = std::nullopt};
    for (const std::string& key : by) {
        request.signers.push_back({.key = signing_key_id(key), .role = domain::Role::Operator});
    }
    domain::Entry entry;
    entry.seq = domain::EntryNumber(size());
    entry.signers = request.signers;
    entry.event = request.draft;
    const auto needed = domain::signatures_needed(m_state, entry);
    for (std::size_t i = 0; i < needed.size() && i < request.signers.size(); ++i) {
        request.signers[i].role = needed[i].role;
    }
    const auto decided = domain::decide(m_state, request, {.size = size(), .root = m_tree.root()});
    if (!decided) {
        throw std::logic_error("refused by " + std::string(decided.error().rule) + ": " +
                               domain::explain(decided.error()).text);
    }
    return {.log = m_origin,
            .prev = m_leaves.empty() ? base::Digest{} : m_leaves.back(),
            .zone = parsed<domain::TimeZoneName>("America/Denver"),
            .entry = *decided};
}

domain::Ref JournalBuilder::record(domain::Event draft, const std::vector<std::string>& by) {
    const journal::JournalEntry entry = drafted(std::move(draft), by);
    accept(sign_entry(entry, by), entry.entry);
    domain::evolve(m_state, entry.entry);
    return ref(size() - 1);
}

domain::Ref JournalBuilder::append(const base::Bytes& entry) {
    const journal::ReadEntry read = parse_entry(entry);
    accept(entry, read.entry.entry);
    if (domain::check(m_state, read.entry.entry).empty()) {
        domain::evolve(m_state, read.entry.entry);
    }
    return ref(size() - 1);
}

void JournalBuilder::accept(base::ByteView bytes, const domain::Entry& /*entry*/) {
    const base::Digest leaf = journal::leaf_hash(bytes);
    m_tree.append(leaf);
    m_leaves.push_back(leaf);
    if (m_keeping == Keeping::Entries) {
        m_entries.emplace_back(bytes.begin(), bytes.end());
    }
    if (m_on_entry) {
        m_on_entry(bytes);
    }
    pass(std::chrono::minutes(1));
}

domain::ContainerId JournalBuilder::receive(std::int64_t containers) {
    domain::StockReceived it;
    it.basis = domain::ReceiptBasis::Supplier;
    it.party = m_supplier;
    it.invoice = "INV-1";
    it.product = m_product;
    it.lot = parsed<domain::Lot>("LOT-A");
    it.expires = parsed<domain::Expiry>("2099-12-31");
    it.containers = containers;
    it.place = place("safe");
    const bool first = m_state.totals.last_container.number() == 0;
    record(it, {"cleo", first ? "eve-token" : "dan"});
    return domain::ContainerId(m_state.totals.last_container.number() - containers + 1);
}

void JournalBuilder::open(domain::ContainerId container) {
    domain::ContainerOpened it;
    it.container = container;
    record(it, {"cleo"});
}

domain::Ref JournalBuilder::draw(domain::ContainerId container, std::int64_t microlitres) {
    domain::StockDrawn it = drawn(container, domain::Quantity::microlitres(microlitres));
    it.patient = {disclose("name", fmt::format("Patient {}", size())),
                  disclose("birth_date", "1980-02-29")};
    return record(it, {"cleo"});
}

void JournalBuilder::give(const domain::Ref& infusion, std::int64_t microlitres) {
    domain::OutcomeRecorded it;
    it.infusion = infusion;
    it.lines = {{.product = m_product,
                 .given = domain::Quantity::microlitres(microlitres),
                 .lost = domain::Quantity::microlitres(0)}};
    record(it, {"cleo"});
}

void JournalBuilder::waste(const domain::Ref& infusion, std::int64_t microlitres) {
    record(wasted(domain::FromInfusion{infusion}, m_product,
                  domain::Quantity::microlitres(microlitres)),
           {"cleo", "dan"});
}

void JournalBuilder::finish(domain::ContainerId container, std::int64_t microlitres) {
    record(finished(container, domain::Quantity::microlitres(microlitres)), {"cleo", "dan"});
}

domain::Ref JournalBuilder::close_day() {
    domain::DayClosed it;
    it.day = base::local_date({.instant = m_time, .offset = offset});
    const domain::Ref ref = record(it, {"ben", "dan"});
    pass(until_next_morning);
    return ref;
}

void JournalBuilder::work(std::int64_t until) {
    while (size() < until) {
        next_of_the_work();
    }
}

// Of each vial of 10 mL four doses are drawn, given for the most part, and the rest wasted.
void JournalBuilder::next_of_the_work() {
    constexpr std::int64_t steps_of_a_dose = 3;
    constexpr std::int64_t last_step = 1 + 4 * steps_of_a_dose;
    if (m_step == 0 && size() - m_state.totals.last_close_size >= entries_of_a_day) {
        close_day();
        return;
    }
    if (m_step == 0 && m_sealed == 0) {
        m_sealed = 25;
        m_next_container = receive(m_sealed);
        return;
    }
    if (m_step == 0) {
        open(m_next_container);
    } else if (m_step == last_step) {
        finish(m_next_container, 2000);
        m_next_container = domain::ContainerId(m_next_container.number() + 1);
        --m_sealed;
    } else if (m_step % steps_of_a_dose == 1) {
        m_infusion = draw(m_next_container, 2000);
    } else if (m_step % steps_of_a_dose == 2) {
        give(m_infusion, 1500);
    } else {
        waste(m_infusion, 500);
    }
    m_step = m_step == last_step ? 0 : m_step + 1;
}

void write_bundle(const std::filesystem::path& folder, const std::vector<base::Bytes>& entries,
                  std::string_view checkpoint) {
    journal::BundleWriter writer(folder, journal::NoteFiles::Omit);
    for (const base::Bytes& entry : entries) {
        writer.add_entry(entry);
    }
    writer.finish(checkpoint);
}

void write_full_bundle(const std::filesystem::path& folder, const JournalBuilder& journal) {
    journal::BundleWriter writer(folder, journal::NoteFiles::Write);
    for (const base::Bytes& entry : journal.entries()) {
        writer.add_entry(entry);
    }
    for (const std::string& disclosure : journal.disclosures()) {
        writer.add_disclosure(disclosure);
    }
    for (const std::string key : {"ada", "ben", "cleo", "dan", "eve-token", "log"}) {
        writer.add_key(owner_of(key), private_key(key).public_key());
    }
    writer.finish(journal.checkpoint());
}

TemporaryFolder::TemporaryFolder() {
    static std::atomic<int> count = 0;
    m_path = std::filesystem::temp_directory_path() /
             fmt::format("vialog-test-{}-{}", ::getpid(), count++);
    std::filesystem::create_directory(m_path);
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

}  // namespace vialog::support
