// SPDX-License-Identifier: Apache-2.0
// Founds the journal, rehearses transcriptions, and keeps what they bring.
#include "support/paper_journal.h"

#include "crypto/digest.h"
#include "domain/evolve.h"
#include "support/clinic.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <iterator>
#include <ostream>
#include <stdexcept>

namespace vialog::support {

namespace fs = std::filesystem;

PaperPile::PaperPile() {
    static std::atomic<int> number{0};
    m_path = fs::temp_directory_path() /
             fmt::format("vialog-paper-{}-{}", ::getpid(), number.fetch_add(1));
    fs::create_directories(m_path);
}

PaperPile::~PaperPile() {
    std::error_code error;
    fs::remove_all(m_path, error);
}

void PaperPile::copy_from(const fs::path& folder) {
    fs::copy(folder, m_path, fs::copy_options::overwrite_existing | fs::copy_options::recursive);
}

void PaperPile::write(std::string_view file, std::string_view text) const {
    std::ofstream(m_path / file, std::ios::binary) << text;
}

std::string PaperPile::read(std::string_view file) const {
    std::ifstream stream(m_path / file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

void PaperPile::append(std::string_view file, std::string_view text) const {
    write(file, read(file) + std::string(text));
}

void PaperPile::replace(std::string_view file, std::string_view old_text,
                        std::string_view new_text) const {
    std::string text = read(file);
    const std::size_t at = text.find(old_text);
    if (at == std::string::npos) {
        throw std::logic_error("the text to replace is not in the file");
    }
    write(file, text.replace(at, old_text.size(), new_text));
}

void PaperPile::remove(std::string_view file) const {
    fs::remove(m_path / file);
}

void write_small_clinic(const PaperPile& pile) {
    pile.write(
        "clinic.json",
        R"({"registrant": "Small Clinic", "dea": "AB1234563", "address": "1 Lane",)"
        R"( "timezone": "America/Denver", "first_day": "2026-01-01", "last_day": "2026-03-31"})");
    pile.write("people.csv",
               "id,name,initials,roles\n"
               "ph1,Mo Os,MO,pharmacist\n"
               "rn1,Dan Wh,DW,dispenser;witness\n"
               "rn2,Sun Ra,SR,dispenser;witness\n");
    pile.write("patients.csv",
               "id,name,date_of_birth,address\n"
               "P1,\"Jones, Ann\",1980-01-01,\"1 Elm, Arvada\"\n"
               "P2,\"Brown, Bo\",1990-01-01,\"2 Elm, Arvada\"\n");
    pile.write("products.csv",
               "ndc,inner_ndc,drug,schedule,dea_code,labeler,strength_mg_per_ml,container_ml,"
               "containers_per_package,container_use\n"
               "0409-2051-05,0409-2051-15,ketamine,III,7285,Hospira,100,5.000,10,multi-dose\n"
               "42023-138-10,,ketamine,III,7285,Par,50,2.000,10,single-dose\n");
    pile.write("receipts.csv",
               "received_at,supplier,supplier_dea,invoice,invoice_date,ndc,lot,expires,containers,"
               "volume_each_ml,strength_mg_per_ml,first_vial,last_vial,barcode,received_by,"
               "witnessed_by\n"
               "2026-01-09T07:00:00-07:00,Meridian,RM9885988,M-1,2026-01-07,0409-2051-05,E1,"
               "2027-07-31,10,5.000,100,V01,V10,,ph1,rn1\n"
               "2026-01-09T07:05:00-07:00,Meridian,RM9885988,M-2,2026-01-07,42023-138-10,F1,"
               "2027-07-31,10,2.000,50,S01,S10,,ph1,rn1\n");
    pile.write("vial_events.csv",
               "at,action,vial,measured_rest_ml,book_before_ml,wasted_ml,by,witness,reason\n");
    pile.write("infusions.csv",
               "infusion,started_at,patient,prescriber_dea,weight_kg,ordered_mg,vial,drawn_ml,"
               "given_ml,wasted_ml,given_by,waste_witness\n");
    pile.write("counts.csv",
               "counted_at,kind,ndc,sealed_containers,open_vial,open_vial_estimate_ml,counted_by,"
               "witnessed_by\n");
}

void PrintTo(const ProductFigures& figures, std::ostream* out) {
    *out << fmt::format(
        "received {} ({} uL), given {}, patient waste {}, finish waste {}, broken {}, finished {}, "
        "surplus {}, shortage {}, chart difference {}, sealed {}, book {}",
        figures.received_containers, figures.received_ul, figures.given_ul,
        figures.patient_waste_ul, figures.finish_waste_ul, figures.broken_ul,
        figures.finished_vials, figures.finish_surplus_ul, figures.finish_shortage_ul,
        figures.chart_difference_ul, figures.closing_sealed, figures.closing_book_ul);
    for (const auto& [label, book] : figures.closing_open) {
        *out << ", open " << label << " " << book;
    }
}

// Her key is real; nobody asks her to sign.
class PaperJournal::Signer final : public operations::Consent {
  public:
    explicit Signer(std::string_view name)
        : m_person(support::person(name)),
          m_key(crypto::PublicKey::from_spki(key_named(name)).value()) {}

    [[nodiscard]] const domain::PersonId& person() const override { return m_person; }
    [[nodiscard]] const crypto::PublicKey& key() const override { return m_key; }
    [[nodiscard]] base::Result<base::Bytes, operations::SigningError> sign(
        base::ByteView /*text*/) override {
        return tl::unexpected(operations::SigningError{});
    }
    [[nodiscard]] base::Result<crypto::DataKey, operations::SigningError> open_data_key(
        base::ByteView /*wrapped*/, const crypto::DataKeyPlace& /*place*/,
        const base::Digest& /*check*/) override {
        return tl::unexpected(operations::SigningError{});
    }

  private:
    domain::PersonId m_person;
    crypto::PublicKey m_key;
};

PaperJournal::PaperJournal(std::string_view dea)
    : m_entries(std::make_shared<std::vector<domain::Entry>>()),
      m_ada(std::make_unique<Signer>("ada")),
      m_ben(std::make_unique<Signer>("ben")),
      m_now(base::parse_utc("2030-01-01T12:00:00.000Z").value()) {
    m_state.entry_at = [entries =
                            m_entries](domain::EntryNumber seq) -> std::optional<domain::Entry> {
        const auto index = static_cast<std::size_t>(seq.number());
        return index < entries->size() ? std::optional((*entries)[index]) : std::nullopt;
    };
    domain::Genesis founding = genesis();
    founding.registrant.dea = domain::DeaNumber::parse(dea).value();
    const base::UtcInstant long_ago = base::parse_utc("2020-01-01T12:00:00.000Z").value();
    const domain::Request request{.draft = founding,
                                  .moment = {.station = support::station("desk"),
                                             .time = long_ago,
                                             .offset = base::UtcOffset(0),
                                             .occurred = {.instant = long_ago, .offset = {}},
                                             .boot = "00000000000000aa",
                                             .monotonic_ms = 1000},
                                  .signers = {{key_id("ada"), domain::Role::Registrant},
                                              {key_id("ben"), domain::Role::Witness},
                                              {key_id("log"), domain::Role::LogKey}},
                                  .irregular = {},
                                  .late = std::nullopt,
                                  .paper = std::nullopt};
    const auto entry = domain::decide(m_state, request, {});
    if (!entry) {
        throw std::logic_error("the founding is refused: " + std::string(entry.error().rule));
    }
    domain::evolve(m_state, *entry);
    m_entries->push_back(*entry);
}

PaperJournal::~PaperJournal() = default;

operations::TranscriptionSetting PaperJournal::setting() {
    return {.station = support::station("desk"),
            .now = {.time = m_now,
                    .offset = base::UtcOffset(0),
                    .boot = "00000000000000aa",
                    .monotonic_ms = 1000},
            .transcriber = m_ada.get(),
            .checker = m_ben.get(),
            .leaf_of =
                [](domain::EntryNumber entry) {
                    return crypto::sha256(
                        base::as_bytes(fmt::format("rehearsed entry {}", entry.number())));
                },
            .texts_of =
                [this](domain::EntryNumber entry) {
                    const auto texts = m_texts.find(entry);
                    return m_keeps_texts && texts != m_texts.end()
                               ? texts->second
                               : std::vector<operations::DisclosedText>{};
                }};
}

void PaperJournal::set_now(std::string_view utc) {
    m_now = base::parse_utc(utc).value();
}

operations::TranscriptionReport PaperJournal::take(const fs::path& folder) {
    const auto paper = exchange::read_paper_folder(folder);
    if (!paper) {
        throw std::logic_error("the folder is refused: " + paper.error().what);
    }
    operations::TranscriptionPlan plan(*paper, setting());
    const auto rehearsal = operations::rehearse(m_state, plan);
    if (!rehearsal) {
        throw std::logic_error("the rules refuse: " + std::string(rehearsal.error().rule));
    }
    for (std::size_t i = 0; i < rehearsal->recorded.size(); ++i) {
        const domain::Entry& entry = rehearsal->recorded[i].entry;
        domain::evolve(m_state, entry);
        m_entries->push_back(entry);
        m_texts[entry.seq] = rehearsal->disclosed[i];
    }
    return operations::make_report(*paper, plan, rehearsal->recorded);
}

std::size_t PaperJournal::try_first(const fs::path& folder, std::size_t entries) {
    const auto paper = exchange::read_paper_folder(folder);
    operations::TranscriptionPlan plan(paper.value(), setting());
    std::vector<operations::Recorded> recorded;
    domain::State state = m_state;
    while (recorded.size() < entries) {
        const auto statement = plan.next(state, recorded);
        if (!statement) {
            break;
        }
        domain::Entry entry;
        entry.seq = domain::EntryNumber(state.totals.entries);
        entry.event = statement->draft;
        recorded.push_back({.ref = {.seq = entry.seq, .leaf = {}}, .entry = entry});
    }
    return recorded.size();
}

domain::ProductId PaperJournal::product(std::string_view ndc) const {
    const auto id = operations::find_product(m_state, domain::Ndc::parse(ndc).value());
    if (!id) {
        throw std::logic_error("the journal has no such product");
    }
    return *id;
}

ProductFigures PaperJournal::figures(std::string_view ndc) const {
    using domain::AccountKind;
    const domain::ProductId id = product(ndc);
    const auto balance = [&](AccountKind account) { return m_state.balance(id, account); };
    ProductFigures it;
    it.received_ul = -balance(AccountKind::Supplier);
    it.given_ul = balance(AccountKind::Given);
    it.patient_waste_ul = balance(AccountKind::PatientWaste);
    it.finish_waste_ul = balance(AccountKind::FinishWaste);
    it.broken_ul = balance(AccountKind::Broken);
    it.finish_surplus_ul = -balance(AccountKind::SurplusAtFinish);
    it.finish_shortage_ul = balance(AccountKind::ShortageAtFinish);
    it.closing_book_ul = balance(AccountKind::Container);
    it.chart_difference_ul = it.closing_book_ul + it.given_ul + it.patient_waste_ul +
                             it.finish_waste_ul + it.broken_ul - it.received_ul;
    m_state.receipts.for_each([&](domain::EntryNumber /*entry*/, const domain::ReceiptRow& row) {
        it.received_containers += row.product == id ? row.containers : 0;
    });
    std::map<domain::ContainerId, std::string> labels;
    m_state.labels.for_each([&](const std::string& label, domain::ContainerId container) {
        labels[container] = label;
    });
    m_state.containers.for_each(
        [&](domain::ContainerId container, const domain::ContainerRow& row) {
            if (m_state.receipts.find(row.receipt)->product != id) {
                return;
            }
            it.finished_vials += row.state == domain::ContainerState::Finished ? 1 : 0;
            it.closing_sealed += row.state == domain::ContainerState::Sealed ? 1 : 0;
            if (row.state == domain::ContainerState::Opened) {
                it.closing_open[labels[container]] = row.balance;
            }
        });
    return it;
}

std::vector<domain::Entry> PaperJournal::of_line(std::string_view file, std::int64_t line) const {
    std::vector<domain::Entry> found;
    for (const domain::Entry& entry : *m_entries) {
        if (entry.paper && entry.paper->file == file && entry.paper->line == line) {
            found.push_back(entry);
        }
    }
    return found;
}

std::vector<std::string> improper_of(const operations::TranscriptionReport& report) {
    std::vector<std::string> lines;
    for (const operations::ImproperLine& line : report.improper) {
        lines.push_back(fmt::format("{} {}:{}", line.code, line.file, line.line));
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

std::vector<std::string> refused_of(const operations::TranscriptionReport& report) {
    std::vector<std::string> lines;
    for (const exchange::LineRefusal& refusal : report.refused) {
        lines.push_back(fmt::format("{}:{}", refusal.file, refusal.line));
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

}  // namespace vialog::support
