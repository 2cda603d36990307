// SPDX-License-Identifier: Apache-2.0
// Reads draws backwards in time; of a patient that is known already only her chart number is opened.
#include "operations/patients.h"

#include "journal/disclosure.h"
#include "operations/identities.h"
#include "store/sealed_rows.h"

#include <map>
#include <set>

namespace vialog::operations {

namespace {

constexpr std::string_view chart_number_name = "patient_id";

// Opens disclosures of any epoch; each epoch's key is asked for once.
class Opener final {
  public:
    Opener(Session& session, Consent& reader) : m_session(session), m_reader(reader) {}

    std::optional<journal::Disclosure> open(domain::EntryNumber seq,
                                            const store::SealedRows::Disclosure& row) {
        const auto epoch = epoch_of_disclosure(row.sealed);
        const crypto::DataKey* key = epoch ? key_of(*epoch) : nullptr;
        if (key == nullptr) {
            return std::nullopt;
        }
        const auto text = open_disclosure_with(m_session, *key, seq, row.n, row.sealed);
        const auto disclosure =
            text ? journal::parse_disclosure(*text)
                 : base::Parsed<journal::Disclosure>(base::parse_error(0, "it is not kept", ""));
        return disclosure ? std::optional(*disclosure) : std::nullopt;
    }

  private:
    const crypto::DataKey* key_of(std::int64_t epoch) {
        auto found = m_keys.find(epoch);
        if (found == m_keys.end()) {
            auto key = open_data_key(m_session, m_reader, epoch);
            found = m_keys
                        .emplace(epoch, key ? std::optional<crypto::DataKey>(std::move(*key))
                                            : std::nullopt)
                        .first;
        }
        return found->second ? &*found->second : nullptr;
    }

    Session& m_session;
    Consent& m_reader;
    std::map<std::int64_t, std::optional<crypto::DataKey>> m_keys;
};

void take(Patient& patient, const journal::Disclosure& text) {
    if (text.name == chart_number_name) {
        patient.chart_number = text.value;
    } else if (text.name == "patient_name") {
        patient.name = text.value;
    } else if (text.name == "patient_address") {
        patient.address = text.value;
    } else if (text.name == "patient_birth_date") {
        patient.birth_date = text.value;
    }
}

class Finder final {
  public:
    Finder(Session& session, Consent& reader)
        : m_session(session), m_rows(session.store()), m_opener(session, reader) {}

    void look_at(const store::EntryLine& line) {
        const domain::EntryNumber latest = latest_correction(line.seq);
        auto patient = opened(latest);
        // A correction of other things leaves the patient's texts with the draw itself.
        if (!patient && latest != line.seq) {
            patient = opened(line.seq);
        }
        if (!patient || m_known.contains(patient->chart_number)) {
            return;
        }
        const auto entry = m_session.store().entry(latest);
        if (!entry) {
            return;
        }
        const auto draw = stated_draw(entry->entry.event);
        if (!draw) {  // voided
            return;
        }
        patient->session = draw->session;
        patient->latest = line.occurred.instant;
        m_known.insert(patient->chart_number);
        m_found.push_back(std::move(*patient));
    }

    std::vector<Patient> found() { return std::move(m_found); }

  private:
    domain::EntryNumber latest_correction(domain::EntryNumber seq) const {
        while (const auto* by = m_session.store().state().corrected.find(seq)) {
            seq = *by;
        }
        return seq;
    }

    static std::optional<domain::StockDrawn> stated_draw(const domain::Event& event) {
        if (const auto* draw = std::get_if<domain::StockDrawn>(&event)) {
            return *draw;
        }
        const auto* correction = std::get_if<domain::EntryCorrected>(&event);
        const auto* restated = correction == nullptr
                                   ? nullptr
                                   : std::get_if<domain::StockDrawn>(&correction->restated);
        return restated == nullptr ? std::nullopt : std::optional(*restated);
    }

    // Nothing where no chart number is to be had; of a known patient the number alone.
    std::optional<Patient> opened(domain::EntryNumber seq) {
        Patient patient;
        for (const auto& row : m_rows.disclosures(seq)) {
            const auto text = m_opener.open(seq, row);
            if (!text) {
                continue;
            }
            take(patient, *text);
            if (m_known.contains(patient.chart_number)) {
                break;
            }
        }
        return patient.chart_number.empty() ? std::nullopt : std::optional(std::move(patient));
    }

    Session& m_session;
    store::SealedRows m_rows;
    Opener m_opener;
    std::set<std::string> m_known;
    std::vector<Patient> m_found;
};

}  // namespace

std::vector<Patient> recent_patients(Session& session, Consent& reader,
                                     const store::Period& period) {
    Finder finder(session, reader);
    for (const store::EntryLine& line :
         store::newest_of_kind(session.store(), domain::Kind::Draw, period, most_draws_read)) {
        finder.look_at(line);
    }
    return finder.found();
}

std::vector<DisclosedText> texts_of(const Patient& patient) {
    std::vector<DisclosedText> texts;
    const auto add = [&](std::string_view name, const std::string& value) {
        if (!value.empty()) {
            texts.push_back({.name = std::string(name), .value = value});
        }
    };
    add(chart_number_name, patient.chart_number);
    add("patient_name", patient.name);
    add("patient_address", patient.address);
    add("patient_birth_date", patient.birth_date);
    return texts;
}

std::optional<domain::Session> next_session(const Patient& patient) {
    if (!patient.session || patient.session->is_last()) {
        return std::nullopt;
    }
    const auto next =
        domain::Session::from_numbers(patient.session->number() + 1, patient.session->of());
    return next ? std::optional(*next) : std::nullopt;
}

}  // namespace vialog::operations
