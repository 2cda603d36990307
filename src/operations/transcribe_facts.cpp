// SPDX-License-Identifier: Apache-2.0
// From a line, and from the entries of an earlier run, to the same words.
#include "operations/transcribe_facts.h"

#include "base/decimal.h"
#include "operations/transcribe_house.h"
#include "operations/transcribe_infusion.h"
#include "operations/transcribe_stock.h"

#include <algorithm>
#include <tuple>

namespace vialog::operations {
namespace {

std::string number(std::int64_t value) {
    return base::print_decimal(value, 0);
}

std::string text_of(const std::optional<domain::PersonId>& person) {
    return person ? person->text() : std::string();
}

std::string text_of(const std::optional<std::int64_t>& value) {
    return value ? number(*value) : std::string();
}

template <typename Measure>
std::string units_of(const std::optional<Measure>& measure) {
    return measure ? number(measure->units()) : std::string();
}

std::string functions_of(const domain::PersonRecorded& person) {
    std::string words;
    for (const domain::Function function : person.functions) {
        words += std::string(words.empty() ? "" : ";") + std::string(domain::word_of(function));
    }
    return words;
}

PaperFacts person_facts(const domain::PersonRecorded& person) {
    return {
        {"id", person.id.text()}, {"initials", person.initials}, {"roles", functions_of(person)}};
}

// What the journal would not take again anyway, strength, size and form, is refused elsewhere.
PaperFacts product_facts(const domain::ProductRecorded& product) {
    return {{"ndc", product.ndc.canonical12()},
            {"inner_ndc", product.inner_ndc ? product.inner_ndc->canonical12() : ""},
            {"drug", product.drug},
            {"schedule", product.schedule},
            {"dea_code", product.dea_code},
            {"labeler", product.labeler},
            {"containers_per_package", number(product.containers_per_package)},
            {"container_use", std::string(domain::word_of(product.use))}};
}

class LineFacts final {
  public:
    LineFacts(const TranscriptionDesk& desk, const domain::State& state)
        : m_desk(desk), m_folder(desk.folder()), m_state(state) {}

    PaperFacts receipt(std::size_t index) const {
        const exchange::PaperReceipt& line = m_folder.receipts[index];
        PaperFacts facts = {
            {"received_at", base::print_utc(line.received.instant)},
            {"invoice", line.invoice.value_or("")},
            {"invoice_date", line.invoice_date ? base::print_date(*line.invoice_date) : ""},
            {"ndc", product(line.ndc)},
            {"lot", line.lot.text()},
            {"expires", line.expires.text()},
            {"containers", number(line.containers)},
            {"volume_each_ml", number(line.each.units())},
            {"barcode", line.barcode.value_or("")},
            {"received_by", text_of(line.by.id)},
            {"witnessed_by", text_of(line.witness.id)}};
        if (line.supplier_dea) {
            facts["supplier_dea"] = line.supplier_dea->registration();
        }
        const auto& labels = m_desk.vials().labels(index).labels;
        facts["first_vial"] = labels.empty() ? "" : labels.front();
        facts["last_vial"] = labels.empty() ? "" : labels.back();
        return facts;
    }

    PaperFacts vial_event(const exchange::PaperVialEvent& line) const {
        PaperFacts facts = {{"at", base::print_utc(line.at.instant)},
                            {"book_before_ml", units_of(line.claimed)},
                            {"by", text_of(line.by.id)},
                            {"witness", text_of(line.witness.id)}};
        add_vial(facts, line.vial, line.at.instant, "vial");
        switch (line.action) {
            case exchange::VialAction::Open:
                facts["action"] = "open";
                break;
            case exchange::VialAction::Finish:
                facts["action"] = "finish";
                facts["measured_rest_ml"] = units_of(line.rest);
                facts["wasted_ml"] = line.wasted.value_or(domain::Volume(0)) == *line.rest
                                         ? "as measured"
                                         : "otherwise";
                break;
            case exchange::VialAction::Broken:
                facts["action"] = "broken";
                facts["reason"] = line.reason;
                break;
        }
        return facts;
    }

    PaperFacts draw(const exchange::PaperDraw& line) const {
        const DrawAmounts amounts = amounts_of(line);
        PaperFacts facts = {{"infusion", line.infusion},
                            {"started_at", base::print_utc(line.started.instant)},
                            {"started_at#", base::print_date(base::local_date(line.started))},
                            {"patient", line.patient},
                            {"prescriber_dea", line.prescriber ? line.prescriber->text() : ""},
                            {"weight_kg", units_of(line.weight)},
                            {"ordered_mg", units_of(line.ordered)},
                            {"drawn_ml", number(amounts.drawn)},
                            {"given_ml", amounts.has_outcome ? number(amounts.given) : ""},
                            {"wasted_ml", number(amounts.wasted)},
                            {"given_ml and wasted_ml", number(amounts.excess)},
                            {"given_by", text_of(line.by.id)}};
        if (line.route) {
            facts["route"] = domain::word_of(*line.route);
        }
        // Of a waste that was none, nobody notes the witness.
        if (amounts.wasted > 0) {
            facts["waste_witness"] = text_of(line.witness.id);
        }
        add_vial(facts, line.vial, line.started.instant, "vial");
        return facts;
    }

    PaperFacts count(const exchange::PaperCount& line) const {
        PaperFacts facts = {{"counted_at", base::print_utc(line.at.instant)},
                            {"kind", std::string(domain::word_of(line.type))},
                            {"ndc", product(line.ndc)},
                            {"sealed_containers", number(line.sealed)},
                            {"counted_by", text_of(line.by.id)},
                            {"witnessed_by", text_of(line.witness.id)},
                            {"open_vial", ""},
                            {"open_vial_estimate_ml", ""}};
        if (!line.open_vial.empty()) {
            const auto container = m_desk.vials().find(m_state, line.open_vial, line.at.instant);
            facts["open_vial#"] = line.open_vial;
            if (container && line.estimate) {
                facts["open_vial"] = number(container->number());
                facts["open_vial_estimate_ml"] = units_of(line.estimate);
            } else if (!container) {
                facts["open_vial_estimate_ml"] = units_of(line.estimate);
            }
        }
        return facts;
    }

  private:
    std::string product(const domain::Ndc& ndc) const {
        const auto known = find_product(m_state, ndc);
        return known ? number(known->number()) : "unknown " + ndc.text();
    }

    void add_vial(PaperFacts& facts, const std::string& label, base::UtcInstant at,
                  const std::string& column) const {
        facts[column + '#'] = label;
        if (const auto container = m_desk.vials().find(m_state, label, at)) {
            facts[column] = number(container->number());
        }
    }

    const TranscriptionDesk& m_desk;
    const exchange::PaperFolder& m_folder;
    const domain::State& m_state;
};

// The entries of one record, one after another.
class EntryFacts final {
  public:
    EntryFacts(const TranscriptionDesk& desk, const domain::State& state)
        : m_desk(desk), m_state(state) {}

    void add(TakenRecord& record, const domain::Entry& original) {
        const PaperFacts before = record.facts;
        domain::Entry entry = original;
        const bool corrected = take_corrections(entry);
        m_facts = &record.facts;
        m_entry = &entry;
        m_first = record.entry == original.seq;
        std::visit([this](const auto& event) { (*this)(event); }, entry.event);
        if (m_first && m_person != nullptr) {
            (*m_facts)[m_person] = text_of(entry.paper->by);
        }
        // A correction restates what was done, never who the paper says it was.
        if (corrected && m_person != nullptr) {
            m_facts->erase(m_person);
        }
        m_person = nullptr;
        for (const auto& [column, value] : record.facts) {
            const auto earlier = before.find(column);
            if (earlier == before.end() || earlier->second != value) {
                record.said_by[column.substr(0, column.find('#'))] = original.seq;
            }
        }
    }

    void operator()(const domain::PersonRecorded& it) const { *m_facts = person_facts(it); }
    void operator()(const domain::ProductRecorded& it) const { *m_facts = product_facts(it); }

    void operator()(const domain::StockReceived& it) {
        PaperFacts& facts = *m_facts;
        set_person("received_by", "witnessed_by");
        facts["received_at"] = base::print_utc(m_entry->moment.occurred.instant);
        facts["invoice"] = it.invoice.value_or("");
        facts["invoice_date"] = it.invoice_date ? base::print_date(*it.invoice_date) : "";
        facts["ndc"] = number(it.product.number());
        facts["lot"] = it.lot.text();
        facts["expires"] = it.expires.text();
        facts["containers"] = number(it.containers);
        facts["volume_each_ml"] = number(it.each.amount());
        facts["barcode"] = it.barcode.value_or("");
        const auto* party = it.party ? m_state.parties.find(*it.party) : nullptr;
        if (party != nullptr) {
            facts["supplier_dea"] = party->dea.registration();
        }
        if (!is_marked(domain::Irregularity::LabelReused)) {
            facts["first_vial"] = it.labels.empty() ? "" : it.labels.front();
            facts["last_vial"] = it.labels.empty() ? "" : it.labels.back();
        }
    }

    void operator()(const domain::ContainerOpened& it) {
        set_event("open", it.container, it.claimed);
    }
    void operator()(const domain::ContainerFinished& it) {
        set_event("finish", it.container, it.claimed);
        (*m_facts)["measured_rest_ml"] = number(it.rest.amount());
        (*m_facts)["wasted_ml"] =
            is_marked(domain::Irregularity::SumsDoNotClose) ? "otherwise" : "as measured";
    }
    void operator()(const domain::ContainerBroken& it) {
        set_event("broken", it.container, it.claimed);
        if (!it.note) {
            (*m_facts)["reason"] = "";
        } else if (const auto note = text("note")) {
            (*m_facts)["reason"] = *note;
        }
    }

    void operator()(const domain::StockDrawn& it) {
        PaperFacts& facts = *m_facts;
        m_person = "given_by";
        facts["started_at"] = base::print_utc(m_entry->moment.occurred.instant);
        facts["started_at#"] = base::print_date(base::local_date(m_entry->moment.occurred));
        facts["vial"] = number(it.lines.front().container.number());
        facts["drawn_ml"] = number(it.lines.front().amount.amount());
        facts["prescriber_dea"] = it.prescriber ? it.prescriber->text() : "";
        facts["route"] = domain::word_of(it.route);
        facts["weight_kg"] = text_of(it.weight_g);
        facts["ordered_mg"] = text_of(it.ordered_ug);
        facts["given_ml"] = "";
        facts["wasted_ml"] = "0";
        facts["given_ml and wasted_ml"] = "0";
        // The first draw of an infusion says whose it is.
        const domain::EntryNumber told_by = it.infusion ? it.infusion->seq : m_entry->seq;
        for (const auto& [name, column] :
             {std::pair("infusion", "infusion"), std::pair("patient_id", "patient")}) {
            if (const auto value = text(name, told_by)) {
                facts[column] = *value;
            }
        }
    }
    void operator()(const domain::OutcomeRecorded& it) const {
        (*m_facts)["given_ml"] = number(it.lines.front().given.amount());
    }
    void operator()(const domain::StockWasted& it) {
        (*m_facts)["wasted_ml"] = number(it.amount.amount());
        (*m_facts)["waste_witness"] = text_of(m_entry->paper->witness);
    }
    void operator()(const domain::StockWastedUnwitnessed& it) const {
        (*m_facts)["wasted_ml"] = number(it.amount.amount());
        (*m_facts)["waste_witness"] = "";
    }

    void operator()(const domain::CountRecorded& it) {
        PaperFacts& facts = *m_facts;
        set_person("counted_by", "witnessed_by");
        facts["counted_at"] = base::print_utc(m_entry->moment.occurred.instant);
        facts["kind"] = domain::word_of(it.type);
        facts["ndc"] = number(it.lines.front().product.number());
        facts["sealed_containers"] = number(it.lines.front().sealed);
        facts["open_vial"] = "";
        facts["open_vial_estimate_ml"] = "";
        if (!it.lines.front().opened.empty()) {
            const domain::OpenedCount& opened = it.lines.front().opened.front();
            facts["open_vial"] = number(opened.container.number());
            facts["open_vial_estimate_ml"] = number(opened.amount.amount());
        }
    }

    // What an earlier run could not take as what the line says.
    void operator()(const domain::DiscrepancyOpened& it) {
        PaperFacts& facts = *m_facts;
        const std::string& file = m_entry->paper->file;
        const std::string at = base::print_utc(m_entry->moment.occurred.instant);
        if (it.trouble == domain::Trouble::SumsDoNotClose) {
            facts["given_ml and wasted_ml"] = text_of(it.amount);
        } else if (file == exchange::infusions_file) {
            set_troubled(it, "started_at", at, "vial", "drawn_ml");
            m_person = "given_by";
        } else if (file == exchange::vial_events_file) {
            set_troubled(it, "at", at, "vial", "measured_rest_ml");
            m_person = "by";
        } else if (file == exchange::counts_file) {
            facts["counted_at"] = at;
            if (it.paper_container) {
                facts["open_vial#"] = *it.paper_container;
                facts.erase("open_vial");
                facts["open_vial_estimate_ml"] = text_of(it.amount);
            }
            m_person = m_first ? "counted_by" : nullptr;
        } else {
            facts["received_at"] = at;
            m_person = "received_by";
        }
    }

    template <typename Other>
    void operator()(const Other& /*event*/) const {}

  private:
    // The entry as its corrections left it. Whether there are any.
    bool take_corrections(domain::Entry& entry) const {
        bool corrected = false;
        domain::EntryNumber at = entry.seq;
        while (const domain::EntryNumber* by = m_state.corrected.find(at)) {
            const auto correction = m_state.entry_at ? m_state.entry_at(*by) : std::nullopt;
            const auto* restated =
                correction ? std::get_if<domain::EntryCorrected>(&correction->event) : nullptr;
            if (restated == nullptr) {
                return true;
            }
            entry.event = domain::to_event(restated->restated);
            corrected = true;
            at = *by;
        }
        return corrected;
    }

    [[nodiscard]] bool is_marked(domain::Irregularity code) const {
        const auto& codes = m_entry->irregular;
        return std::find(codes.begin(), codes.end(), code) != codes.end();
    }

    void set_person(const char* by, const char* witness) {
        m_person = by;
        (*m_facts)[witness] = text_of(m_entry->paper->witness);
    }

    void set_event(const char* action, domain::ContainerId container,
                   const std::optional<std::int64_t>& claimed) {
        set_person("by", "witness");
        (*m_facts)["at"] = base::print_utc(m_entry->moment.occurred.instant);
        (*m_facts)["action"] = action;
        (*m_facts)["vial"] = number(container.number());
        (*m_facts)["book_before_ml"] = text_of(claimed);
    }

    void set_troubled(const domain::DiscrepancyOpened& it, const char* when, const std::string& at,
                      const std::string& vial, const char* amount) {
        (*m_facts)[when] = at;
        if (it.paper_container) {
            (*m_facts)[vial + '#'] = *it.paper_container;
        } else if (it.container) {
            (*m_facts)[vial] = number(it.container->number());
        }
        if (it.amount) {
            (*m_facts)[amount] = number(*it.amount);
        }
    }

    [[nodiscard]] std::optional<std::string> text(std::string_view name) const {
        return text(name, m_entry->seq);
    }
    [[nodiscard]] std::optional<std::string> text(std::string_view name,
                                                  domain::EntryNumber of) const {
        const auto& texts_of = m_desk.setting().texts_of;
        if (!texts_of) {
            return std::nullopt;
        }
        for (const DisclosedText& it : texts_of(of)) {
            if (it.name == name) {
                return it.value;
            }
        }
        return std::nullopt;
    }

    const TranscriptionDesk& m_desk;
    const domain::State& m_state;
    PaperFacts* m_facts = nullptr;
    const domain::Entry* m_entry = nullptr;
    const char* m_person = nullptr;  // the column of who did it
    bool m_first = false;
};

std::vector<domain::EntryNumber> paper_entries(const TranscriptionDesk& desk,
                                               const domain::State& state) {
    if (desk.setting().paper_entries) {
        return desk.setting().paper_entries();
    }
    std::vector<domain::EntryNumber> entries;
    for (std::int64_t seq = 1; seq < state.totals.entries; ++seq) {
        entries.emplace_back(seq);
    }
    return entries;
}

}  // namespace

bool is_of_vial(domain::Kind kind) {
    return kind == domain::Kind::Open || kind == domain::Kind::Draw ||
           kind == domain::Kind::Finish || kind == domain::Kind::Breakage;
}

bool is_of_unknown_vial(const domain::Entry& entry) {
    const auto* found = std::get_if<domain::DiscrepancyOpened>(&entry.event);
    return found != nullptr && found->trouble == domain::Trouble::UnknownContainer;
}

std::vector<TakenRecord> taken_records(const TranscriptionDesk& desk, const domain::State& state) {
    std::vector<TakenRecord> records;
    if (state.totals.paper_entries == 0 || !state.entry_at) {
        return records;
    }
    std::map<std::tuple<std::string, base::Digest>, std::size_t> places;
    EntryFacts facts(desk, state);
    for (const domain::EntryNumber seq : paper_entries(desk, state)) {
        const auto entry = state.entry_at(seq);
        // A supplier is known by its DEA number, on whatever line it stands.
        if (!entry || !entry->paper ||
            std::holds_alternative<domain::PartyRecorded>(entry->event)) {
            continue;
        }
        const auto [place, fresh] =
            places.emplace(std::tuple(entry->paper->file, entry->paper->record), records.size());
        if (fresh) {
            records.push_back({.file = entry->paper->file,
                               .line = entry->paper->line,
                               .record = entry->paper->record,
                               .entry = seq,
                               .draw = std::nullopt,
                               .unknown = std::nullopt,
                               .placed = false,
                               .occurred = entry->moment.occurred,
                               .facts = {},
                               .said_by = {}});
        }
        TakenRecord& record = records[place->second];
        if (std::holds_alternative<domain::StockDrawn>(entry->event)) {
            record.draw = seq;
        }
        if (is_of_unknown_vial(*entry)) {
            record.unknown = seq;
        }
        record.placed = record.placed || is_of_vial(domain::kind_of(entry->event));
        facts.add(record, *entry);
    }
    return records;
}

PaperFacts facts_of(const TranscriptionDesk& desk, const domain::State& state,
                    const PaperLine& line) {
    const exchange::PaperFolder& folder = desk.folder();
    const LineFacts facts(desk, state);
    switch (line.file) {
        case PaperLineFile::Receipts:
            return facts.receipt(line.index);
        case PaperLineFile::VialEvents:
            return facts.vial_event(folder.vial_events[line.index]);
        case PaperLineFile::Draws:
            return facts.draw(folder.draws[line.index]);
        case PaperLineFile::Counts:
            return facts.count(folder.counts[line.index]);
        case PaperLineFile::People:
            return person_facts(folder.people[line.index].person);
        case PaperLineFile::Products:
            break;
    }
    return product_facts(folder.products[line.index].product);
}

}  // namespace vialog::operations
