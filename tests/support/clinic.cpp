// SPDX-License-Identifier: Apache-2.0
// Opens the clinic and does its daily work.
#include "support/clinic.h"

#include "crypto/digest.h"
#include "crypto/private_key.h"
#include "domain/rules.h"

#include <fmt/format.h>

#include <map>
#include <stdexcept>

namespace vialog::support {

using domain::Function;
using domain::Quantity;

namespace {

constexpr base::UtcOffset offset{-420};  // Denver in winter
// 12 January 2026, 8:00 in the morning there.
constexpr std::string_view opening = "2026-01-12T15:00:00.000Z";

template <typename T>
T parsed(std::string_view text) {
    return T::parse(text).value();
}

domain::ProductRecorded product(std::string_view ndc, domain::DosageForm form,
                                std::string_view strength, Quantity size,
                                domain::ContainerUse use) {
    domain::ProductRecorded it;
    it.ndc = parsed<domain::Ndc>(ndc);
    it.drug = form == domain::DosageForm::NasalDevice ? "esketamine" : "ketamine";
    it.labeler = "Sample Labs";
    it.form = form;
    it.strength = parsed<domain::Strength>(strength);
    it.container_size = size;
    it.containers_per_package = 10;
    it.use = use;
    it.schedule = "III";
    it.dea_code = "7285";
    return it;
}

domain::PartyRecorded party(domain::PartyRole role, std::string_view name, std::string_view dea) {
    return {.role = role,
            .name = std::string(name),
            .address = "1 Dock Street, Denver CO",
            .dea = parsed<domain::DeaNumber>(dea)};
}

}  // namespace

base::Bytes key_named(std::string_view name) {
    static std::map<std::string, base::Bytes, std::less<>> keys;
    const auto known = keys.find(name);
    if (known != keys.end()) {
        return known->second;
    }
    const auto key = crypto::PrivateKey::from_secret(crypto::KeyAlgorithm::Ed25519,
                                                     crypto::sha256(base::as_bytes(name)));
    const auto spki = key.value().public_key().spki();
    return keys.emplace(name, base::Bytes(spki.begin(), spki.end())).first->second;
}

domain::KeyId key_id(std::string_view name) {
    return domain::key_id_of(key_named(name));
}

base::Bytes box_named(std::string_view name) {
    const auto digest = crypto::sha256(base::as_bytes("box of " + std::string(name)));
    return {digest.begin(), digest.end()};
}

domain::TextDigest text(std::string_view sealed) {
    return {crypto::sha256(base::as_bytes(sealed))};
}

domain::PersonId person(std::string_view id) {
    return parsed<domain::PersonId>(id);
}

domain::PlaceId place(std::string_view id) {
    return parsed<domain::PlaceId>(id);
}

domain::StationId station(std::string_view id) {
    return parsed<domain::StationId>(id);
}

base::CivilDate date(std::string_view iso) {
    return base::parse_date(iso).value();
}

domain::PersonRecorded staff(std::string_view id, std::vector<Function> functions, bool employee) {
    return {.id = person(id),
            .initials = std::string(id.substr(0, 2)),
            .name = text(id),
            .functions = std::move(functions),
            .employee = employee};
}

domain::KeyAdded key_added(std::string_view owner, std::string_view key) {
    return {.person = person(owner),
            .key = key_named(key),
            .box = box_named(key),
            .store = domain::KeyStore::File,
            .replaces = std::nullopt};
}

domain::Genesis genesis() {
    domain::Genesis it;
    it.registrant = {.name = "Foothill Clinic",
                     .dea = parsed<domain::DeaNumber>("AB1234563"),
                     .address = "12 Main Street, Denver CO"};
    it.place = {.id = place("safe"), .name = "The safe"};
    it.station = {.id = station("desk"), .name = "The desk"};
    it.zone = parsed<domain::TimeZoneName>("America/Denver");
    it.log_key = key_named("log");
    it.founders[0] = {.person = staff("ada", {Function::Prescriber, Function::Registrant}, true),
                      .key = key_named("ada"),
                      .box = box_named("ada"),
                      .store = domain::KeyStore::File};
    it.founders[1] = {.person = staff("ben", {Function::Compliance, Function::Pharmacist}, true),
                      .key = key_named("ben"),
                      .box = box_named("ben"),
                      .store = domain::KeyStore::File};
    it.root_key = key_named("root");
    return it;
}

domain::StockDrawn drawn(domain::ContainerId container, Quantity amount) {
    domain::StockDrawn it;
    it.lines = {{.container = container, .product = {}, .amount = amount, .after_finish = false}};
    it.patient = {text("patient 1")};
    it.route = domain::Route::Intravenous;
    return it;
}

domain::ContainerFinished finished(domain::ContainerId container, Quantity rest) {
    domain::ContainerFinished it;
    it.container = container;
    it.rest = rest;
    return it;
}

domain::ContainerBroken broken(domain::ContainerId container, Quantity recovered) {
    domain::ContainerBroken it;
    it.container = container;
    it.recovered = recovered;
    return it;
}

domain::StockWasted wasted(domain::WasteSource source, domain::ProductId product, Quantity amount) {
    domain::StockWasted it;
    it.source = source;
    it.product = product;
    it.amount = amount;
    return it;
}

domain::Paper paper(std::int64_t line, std::optional<domain::PersonId> by,
                    std::optional<domain::PersonId> witness) {
    return {.file = "ledger.csv",
            .line = line,
            .record = crypto::sha256(base::as_bytes(fmt::format("record {}", line))),
            .by = std::move(by),
            .witness = std::move(witness)};
}

Clinic::Clinic() : m_time(base::parse_utc(opening).value()) {
    m_state.entry_at = [this](domain::EntryNumber seq) -> std::optional<domain::Entry> {
        if (seq.number() < 0 || seq >= next()) {
            return std::nullopt;
        }
        return entry(seq);
    };
    record(genesis(), {"ada", "ben", "log"});
    bring_people();
    bring_things();
}

void Clinic::bring_people() {
    const auto enrol = [this](const domain::PersonRecorded& it) {
        record(it, {"ada", "ben"});
        record(key_added(it.id.text(), it.id.text()), {"ada", "ben", it.id.text()});
    };
    enrol(staff("cleo", {Function::Dispenser}, true));
    enrol(staff("dan", {Function::Dispenser}, true));
    enrol(staff("eve", {Function::Witness}, false));
    enrol(staff("finn", {Function::Compliance}, true));
    enrol(staff("gail", {Function::Administrator}, true));
}

void Clinic::bring_things() {
    record(domain::PlaceRecorded{.id = place("room"), .name = "Treatment room"}, {"ada", "ben"});
    record(domain::StationRecorded{.id = station("ward"), .name = "The ward"}, {"ada", "ben"});
    const auto bring = [this](domain::Event it) { return record(std::move(it), {"ben"}).number(); };
    vial = domain::ProductId(
        bring(product("0409-2051-05", domain::DosageForm::Injection, "50 mg/mL",
                      Quantity::microlitres(10000), domain::ContainerUse::Multi)));
    ampoule = domain::ProductId(
        bring(product("42023-138-10", domain::DosageForm::Injection, "50 mg/mL",
                      Quantity::microlitres(2000), domain::ContainerUse::Single)));
    kit = domain::ProductId(
        bring(product("50458-028-02", domain::DosageForm::NasalDevice, "28 mg/unit",
                      Quantity::pieces(2), domain::ContainerUse::Multi)));
    supplier = domain::PartyId(bring(party(domain::PartyRole::Supplier, "Wholesale", "PV3456781")));
    pharmacy =
        domain::PartyId(bring(party(domain::PartyRole::Registrant, "Pharmacy", "FV2345672")));
    distributor = domain::PartyId(
        bring(party(domain::PartyRole::ReverseDistributor, "Returns", "RV2345672")));
}

const domain::Entry& Clinic::entry(domain::EntryNumber seq) const {
    return m_entries.at(static_cast<std::size_t>(seq.number()));
}

domain::EntryNumber Clinic::next() const {
    return domain::EntryNumber(static_cast<std::int64_t>(m_entries.size()));
}

domain::JournalHead Clinic::head() const {
    return {.size = next().number(),
            .root = crypto::sha256(base::as_bytes(fmt::format("root {}", next().number())))};
}

domain::Ref Clinic::ref(domain::EntryNumber seq) const {
    return {.seq = seq,
            .leaf = crypto::sha256(base::as_bytes(fmt::format("leaf {}", seq.number())))};
}

std::int64_t Clinic::balance(domain::ProductId product, domain::AccountKind account) const {
    return m_state.balance(product, account);
}

const domain::ContainerRow& Clinic::container(domain::ContainerId id) const {
    const domain::ContainerRow* row = m_state.containers.find(id);
    if (row == nullptr) {
        throw std::logic_error("the clinic has no such container");
    }
    return *row;
}

void Clinic::pass(base::Milliseconds time) {
    m_time += time;
    m_elapsed_ms += time.count();
}

void Clinic::move_wall_clock(base::Milliseconds by) {
    m_time += by;
}

void Clinic::restart() {
    m_starts += 1;
    m_elapsed_ms = 0;
}

base::LocalInstant Clinic::now() const {
    return {.instant = m_time, .offset = offset};
}

base::LocalInstant Clinic::ago(base::Milliseconds time) const {
    return {.instant = m_time - time, .offset = offset};
}

domain::Moment Clinic::moment(std::string_view at) const {
    return {.station = station(at),
            .time = m_time,
            .offset = offset,
            .occurred = now(),
            .boot = fmt::format("{:016x}", m_starts),
            .monotonic_ms = m_elapsed_ms};
}

domain::Request Clinic::request(const Act& act) const {
    domain::Request it{.draft = act.draft,
                       .intent = act.intent,
                       .moment = moment(act.station),
                       .signers = {},
                       .irregular = act.irregular,
                       .late = act.late,
                       .paper = act.paper};
    if (act.occurred) {
        it.moment.occurred = *act.occurred;
    }
    for (const std::string& name : act.by) {
        it.signers.push_back({.key = key_id(name), .role = domain::Role::Operator});
    }
    domain::Entry entry;
    entry.seq = next();
    entry.signers = it.signers;
    entry.paper = it.paper;
    entry.event = it.draft;
    const auto needed = domain::signatures_needed(m_state, entry);
    for (std::size_t i = 0; i < it.signers.size(); ++i) {
        if (i < act.roles.size()) {
            it.signers[i].role = act.roles[i];
        } else if (i < needed.size()) {
            it.signers[i].role = needed[i].role;
        }
    }
    return it;
}

base::Result<domain::Entry, domain::Refusal> Clinic::decide(const Act& act) const {
    return domain::decide(m_state, request(act), head());
}

domain::Entry Clinic::decided(const Act& act) const {
    auto entry = decide(act);
    if (!entry) {
        throw std::logic_error("refused by " + std::string(entry.error().rule) + ": " +
                               domain::explain(entry.error()).text);
    }
    return *entry;
}

domain::EntryNumber Clinic::record(const Act& act) {
    const domain::Entry entry = decided(act);
    apply(entry);
    return entry.seq;
}

domain::EntryNumber Clinic::record(domain::Event draft, std::vector<std::string> by) {
    return record(Act{.draft = std::move(draft), .by = std::move(by)});
}

void Clinic::apply(const domain::Entry& entry) {
    domain::evolve(m_state, entry);
    m_entries.push_back(entry);
    pass(std::chrono::minutes(1));
}

void Clinic::pass_over(const domain::Entry& entry) {
    m_entries.push_back(entry);
    m_state.totals.entries += 1;
    pass(std::chrono::minutes(1));
}

domain::ContainerId Clinic::receive(domain::ProductId product, std::int64_t containers) {
    record(delivery(product, containers), {"cleo", "dan"});
    return domain::ContainerId(m_state.totals.last_container.number() - containers + 1);
}

domain::ContainerId Clinic::open_one(domain::ProductId product) {
    const domain::ContainerId id = receive(product, 1);
    record(domain::ContainerOpened{.container = id, .beyond_use = {}, .claimed = std::nullopt},
           {"cleo"});
    return id;
}

domain::EntryNumber Clinic::draw(domain::ContainerId container, Quantity amount) {
    return record(drawn(container, amount), {"cleo"});
}

domain::EntryNumber Clinic::give(domain::EntryNumber infusion, domain::ProductId product,
                                 Quantity given) {
    const auto nothing = Quantity::of(given.unit(), 0).value();
    return record(outcome(infusion, product, given, nothing), {"cleo"});
}

domain::EntryNumber Clinic::waste(domain::EntryNumber infusion, domain::ProductId product,
                                  Quantity amount) {
    return record(wasted(from_infusion(infusion), product, amount), {"cleo", "dan"});
}

domain::EntryNumber Clinic::finish(domain::ContainerId container, Quantity rest) {
    return record(finished(container, rest), {"cleo", "dan"});
}

void Clinic::begin_transcription() {
    domain::TranscriptionBegun it;
    it.from = date("2025-10-01");
    it.to = date("2025-12-31");
    it.files = {{.name = "ledger.csv", .sha256 = text("ledger").digest, .records = 100}};
    record(it, {"ben", "finn"});
}

domain::StockReceived Clinic::delivery(domain::ProductId product, std::int64_t containers) const {
    domain::StockReceived it;
    it.basis = domain::ReceiptBasis::Supplier;
    it.party = supplier;
    it.invoice = "INV-1";
    it.product = product;
    it.lot = parsed<domain::Lot>("LOT-A");
    it.expires = parsed<domain::Expiry>("2027-06-30");
    it.containers = containers;
    it.each = m_state.products.find(product) == nullptr
                  ? Quantity::microlitres(10000)
                  : m_state.products.find(product)->container_size;
    it.place = place("safe");
    return it;
}

domain::WasteSource Clinic::from_infusion(domain::EntryNumber infusion) const {
    return domain::FromInfusion{ref(infusion)};
}

domain::WasteSource Clinic::from_held(domain::EntryNumber held) const {
    return domain::FromHeld{ref(held)};
}

domain::OutcomeRecorded Clinic::outcome(domain::EntryNumber infusion, domain::ProductId product,
                                        Quantity given, Quantity lost) const {
    domain::OutcomeRecorded it;
    it.infusion = ref(infusion);
    it.lines = {{.product = product, .given = given, .lost = lost}};
    return it;
}

domain::EntryCorrected Clinic::correction(domain::EntryNumber of,
                                          domain::Restatable restated) const {
    return {.entry = ref(of),
            .reason = domain::CorrectionReason::TypingError,
            .signer = domain::SignerAbsence::TookPart,
            .restated = std::move(restated)};
}

domain::EntryVoided Clinic::voiding(domain::EntryNumber of) const {
    return {.entry = ref(of),
            .reason = domain::CorrectionReason::DidNotHappen,
            .signer = domain::SignerAbsence::TookPart};
}

}  // namespace vialog::support
