// SPDX-License-Identifier: Apache-2.0
// Receipts of a hundred vials, ten draws of each, its finish: every kind that an ordinary day has most of.
#include "sample_journal.h"

#include "base/check.h"
#include "operations/patients.h"

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace vialog::bench {

namespace {

template <typename T>
T must(base::Parsed<T> parsed) {
    base::ensures(parsed.has_value(), "a constant of the benchmark can be read");
    return *parsed;
}

domain::PersonRecorded person(const char* id, std::vector<domain::Function> functions) {
    return {.id = must(domain::PersonId::parse(id)),
            .initials = "XX",
            .name = {},
            .functions = std::move(functions),
            .employee = true};
}

// A clinic's day passes when the next deed is asked for.
class PassingDays final : public operations::Clock {
  public:
    explicit PassingDays(std::shared_ptr<const base::UtcInstant> day)
        : m_day(std::move(day)), m_begin(*m_day) {}

    operations::ClockReading now() override {
        constexpr base::UtcOffset mountain{-420};
        return {.time = *m_day,
                .offset = mountain,
                .boot = "be9c0000be9c0000",
                .monotonic_ms = (*m_day - m_begin).count()};
    }

  private:
    std::shared_ptr<const base::UtcInstant> m_day;
    base::UtcInstant m_begin;
};

// Nobody guesses at the passphrases of a benchmark.
constexpr crypto::Argon2Cost least_cost{.memory_kib = 8 * 1024, .passes = 1, .lanes = 1};

}  // namespace

Folder::Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "vialog-bench-XXXXXX").string();
    base::ensures(mkdtemp(pattern.data()) != nullptr, "a temporary folder can be made");
    m_path = pattern;
}

Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

Clinic::Clinic(const std::filesystem::path& journal, const std::string& vfs)
    : Clinic(journal, vfs, Life{}) {}

Clinic::~Clinic() = default;

std::unique_ptr<operations::Clock> Clinic::clock() const {
    if (m_day == nullptr) {
        return std::make_unique<operations::SystemClock>(m_zone);
    }
    return std::make_unique<PassingDays>(m_day);
}

Clinic::Clinic(const std::filesystem::path& journal, const std::string& vfs, Life life)
    : m_life(std::move(life)),
      m_day(m_life.days ? std::make_shared<base::UtcInstant>(m_life.days->begin) : nullptr),
      m_vault(m_random),
      m_zone(must(domain::TimeZoneName::parse("America/Denver"))),
      m_clock(std::make_unique<operations::SystemClock>(m_zone)) {
    const auto origin = must(domain::Origin::parse("bench.example/ket"));
    const auto now = operations::KeyVault::Millis(m_clock->now().monotonic_ms);
    const auto enrol = [&](const char* id) {
        crypto::KeyFileContents key{
            .name = origin.text() + "/u/" + id,
            .signing_key = crypto::PrivateKey::generate(crypto::KeyAlgorithm::Ed25519, m_random),
            .box_key = crypto::BoxKey::generate(m_random)};
        const std::string name = key.name;
        const auto box = key.box_key.public_key();
        if (!m_life.keys.empty()) {
            std::ofstream(m_life.keys / (std::string(id) + ".key"))
                << crypto::write_key_file(key, passphrase, least_cost, m_random);
        }
        m_vault.unlock(std::move(key), pin,
                       {.length = operations::longest_shift, .idle = operations::longest_shift},
                       now);
        auto consent = operations::ask_consent(m_vault, *m_clock, name, pin);
        base::ensures(consent.has_value(), "the benchmark knows its PIN");
        return std::pair(std::move(*consent), box);
    };
    auto [registrant, registrant_box] = enrol("md1");
    auto [pharmacist, pharmacist_box] = enrol("rph1");
    m_registrant = std::move(registrant);
    m_pharmacist = std::move(pharmacist);
    const operations::Founding founding{
        .origin = origin,
        .registrant = {.name = "Bench Clinic",
                       .dea = must(domain::DeaNumber::parse("FK6968537")),
                       .address = "1 Loop Way"},
        .place = {.id = must(domain::PlaceId::parse("safe")), .name = "Safe"},
        .station = {.id = must(domain::StationId::parse("desk")), .name = "Desk"},
        .zone = m_zone,
        .founders = {operations::FoundingPerson{
                         .person = person(
                             "md1", {domain::Function::Prescriber, domain::Function::Registrant}),
                         .name = "A",
                         .box = registrant_box,
                         .consent = m_registrant.get()},
                     operations::FoundingPerson{
                         .person = person("rph1", {domain::Function::Pharmacist}),
                         .name = "B",
                         .box = pharmacist_box,
                         .consent = m_pharmacist.get()}},
        .root_key = {},
        .successor_of = {}};
    const store::OpenOptions where{
        .path = journal, .access = store::Access::ReadWrite, .marks = {}, .vfs = vfs};
    const auto founded = operations::found_journal(where, founding, clock(),
                                                   std::make_unique<crypto::SystemRandom>());
    base::ensures(founded.has_value(), "the benchmark's journal begins");
    m_session =
        std::make_unique<operations::Session>(store::Store::open(where), founding.station.id,
                                              clock(), std::make_unique<crypto::SystemRandom>());
}

void Clinic::note(const operations::Recorded& recorded) {
    if (domain::kind_of(recorded.entry.event) == domain::Kind::Draw) {
        m_drawn = recorded.ref;
    }
}

void Clinic::stock_up(std::int64_t containers) {
    const auto record = [&](domain::Event event, bool witnessed) {
        operations::Statement statement{.draft = std::move(event)};
        statement.signers.emplace_back(domain::Role::Operator, m_pharmacist.get());
        if (witnessed) {
            statement.signers.emplace_back(domain::Role::Witness, m_registrant.get());
        }
        const auto recorded = operations::record(*m_session, statement);
        base::ensures(recorded.has_value(), "the benchmark's stock is received");
        return recorded->ref.seq.number();
    };
    m_product = domain::ProductId(
        record(domain::ProductRecorded{.ndc = must(domain::Ndc::parse("0409-2053-10")),
                                       .inner_ndc = {},
                                       .drug = "ketamine hydrochloride",
                                       .labeler = "Hospira, Inc.",
                                       .strength = must(domain::Strength::parse("50 mg/mL")),
                                       .container_size = domain::Quantity::microlitres(10000),
                                       .containers_per_package = 10,
                                       .schedule = "III",
                                       .dea_code = "7285"},
               false));
    const domain::PartyId supplier(record(
        domain::PartyRecorded{
            .name = "Supplier", .address = {}, .dea = must(domain::DeaNumber::parse("RM9885988"))},
        false));
    m_container = domain::ContainerId(m_session->store().state().totals.last_container.number());
    while (containers > 0) {
        const std::int64_t some = std::min<std::int64_t>(containers, 1000);
        record(
            domain::StockReceived{.party = supplier,
                                  .invoice = "B-1",
                                  .invoice_date = {},
                                  .shipment = {},
                                  .product = m_product,
                                  .lot = must(domain::Lot::parse(fmt::format("BENCH{}", ++m_lots))),
                                  .expires = must(domain::Expiry::parse("2099-12-31")),
                                  .containers = some,
                                  .each = domain::Quantity::microlitres(10000),
                                  .labels = {},
                                  .barcode = {},
                                  .place = must(domain::PlaceId::parse("safe")),
                                  .patient = {}},
            true);
        containers -= some;
    }
}

std::vector<operations::DisclosedText> Clinic::next_patient() {
    const std::int64_t number = m_patient++ % m_life.patients + 1;
    return operations::texts_of({.chart_number = fmt::format("P{:04}", number),
                                 .name = fmt::format("Patient{:04} Bench", number),
                                 .address = fmt::format("{} Loop Way, Denver CO", number),
                                 .birth_date = "1980-02-03",
                                 .session = {},
                                 .latest = {}});
}

// Steps 0: open; 1 to 20: draw and outcome in turn; 21: finish.
operations::Statement Clinic::next_deed(const domain::State& /*state*/) {
    operations::Statement statement{.draft = domain::Event(domain::ContainerOpened())};
    statement.signers.emplace_back(domain::Role::Operator, m_pharmacist.get());
    const int step = m_step;
    m_step = (m_step + 1) % 22;
    if (m_day != nullptr) {
        *m_day += m_life.days->between;
    }
    if (step == 0) {
        m_container = domain::ContainerId(m_container.number() + 1);
        statement.draft =
            domain::ContainerOpened{.container = m_container, .beyond_use = {}, .claimed = {}};
    } else if (step == 21) {
        statement.draft = domain::ContainerFinished{.container = m_container,
                                                    .product = m_product,
                                                    .rest = domain::Quantity::microlitres(10),
                                                    .claimed = {}};
        statement.signers.emplace_back(domain::Role::Witness, m_registrant.get());
    } else if (step % 2 == 1) {
        domain::StockDrawn draw;
        draw.lines = {{.container = m_container,
                       .product = m_product,
                       .amount = domain::Quantity::microlitres(950)}};
        if (m_life.patients > 0) {
            statement.disclosed = next_patient();
        } else {
            draw.patient = {domain::TextDigest{.digest = {1, 2, 3}}};
        }
        draw.prescriber = must(domain::DeaNumber::parse("BF9412355"));
        draw.ordered_ug = 47500;
        draw.weight_g = 95000;
        statement.draft = draw;
    } else {
        statement.draft =
            domain::OutcomeRecorded{.infusion = m_drawn,
                                    .lines = {{.product = m_product,
                                               .given = domain::Quantity::microlitres(950),
                                               .lost = domain::Quantity::microlitres(0)}},
                                    .bag = {},
                                    .given_by = {}};
    }
    return statement;
}

void Clinic::fill(std::int64_t size) {
    stock_up(size / 22 + 2);
    while (m_session->store().head().size < size) {
        const std::int64_t most =
            std::min<std::int64_t>(20000, size - m_session->store().head().size);
        std::size_t noted = 0;
        const auto recorded = operations::record_all(
            *m_session,
            [&](const domain::State& state, std::span<const operations::Recorded> so_far)
                -> std::optional<operations::Statement> {
                for (; noted < so_far.size(); ++noted) {
                    note(so_far[noted]);
                }
                if (static_cast<std::int64_t>(so_far.size()) >= most) {
                    return std::nullopt;
                }
                return next_deed(state);
            });
        if (!recorded) {
            throw std::runtime_error(operations::explain(recorded.error()).what);
        }
        note(recorded->back());
        m_session->store().settle();
    }
}

}  // namespace vialog::bench
