// SPDX-License-Identifier: Apache-2.0
// One line of an infusion becomes its draw, its outcome and its waste, as far as the sums allow.
#include "operations/transcribe_infusion.h"

#include <algorithm>
#include <string_view>

namespace vialog::operations {
namespace {

using domain::Irregularity;

domain::Quantity microlitres(std::int64_t amount) {
    return domain::Quantity::microlitres(amount);
}

constexpr std::string_view excess_words = "more was given and wasted than was drawn";

// An earlier run could state a discrepancy only, since nobody knew the vial. A record has one: what
// else is wrong with the line is marked on its draw, which is a case as well.
bool has_earlier_case(const domain::State& state, const exchange::PaperSource& source) {
    return TranscriptionDesk::taken_as(state, source, domain::Kind::Discrepancy).has_value();
}

domain::Route usual_route(domain::DosageForm form) {
    switch (form) {
        case domain::DosageForm::Injection:
            return domain::Route::Intravenous;
        case domain::DosageForm::NasalDevice:
            return domain::Route::Intranasal;
        case domain::DosageForm::Tablet:
        case domain::DosageForm::Capsule:
        case domain::DosageForm::Solution:
            return domain::Route::Oral;
        case domain::DosageForm::Troche:
            return domain::Route::Sublingual;
        case domain::DosageForm::Other:
            return domain::Route::Other;
    }
    return domain::Route::Other;
}

}  // namespace

DrawAmounts amounts_of(const exchange::PaperDraw& line) {
    DrawAmounts amounts{.drawn = line.drawn.units()};
    const std::int64_t stated_given = line.given.value_or(domain::Volume(0)).units();
    const std::int64_t stated_waste = line.wasted.units();
    amounts.given = std::min(stated_given, amounts.drawn);
    amounts.wasted = std::min(stated_waste, amounts.drawn - amounts.given);
    amounts.excess = stated_given - amounts.given + (stated_waste - amounts.wasted);
    amounts.closes = amounts.excess == 0 && amounts.given + amounts.wasted == amounts.drawn;
    const bool rest_is_open = !amounts.closes && amounts.excess == 0;
    amounts.has_outcome = amounts.given > 0 || (line.given && rest_is_open);
    return amounts;
}

// The amounts of a line, and the draw that it became.
struct PaperInfusions::Parts : DrawAmounts {
    Recorded drawn_as;
    domain::ProductId product;
    domain::ContainerId container;

    Parts(const Recorded& recorded, const exchange::PaperDraw& line)
        : DrawAmounts(amounts_of(line)), drawn_as(recorded) {
        const auto& draw = std::get<domain::StockDrawn>(recorded.entry.event);
        product = draw.lines.front().product;
        container = draw.lines.front().container;
    }
};

PaperInfusions::PaperInfusions(TranscriptionDesk& desk) : m_desk(desk) {
    for (const exchange::PaperPatient& patient : desk.folder().patients) {
        m_patients.emplace(patient.id, &patient);
    }
    std::map<std::tuple<std::string, std::string, base::CivilDate>, std::size_t> infusions;
    std::set<std::string> ids;
    for (const exchange::PaperDraw& draw : desk.folder().draws) {
        const auto [infusion, fresh] = infusions.emplace(
            std::tuple(draw.infusion, draw.patient, base::local_date(draw.started)),
            infusions.size());
        if (!ids.insert(draw.infusion).second && fresh) {
            m_numbered_twice.insert(infusion->second);
        }
        m_numbers.push_back(infusion->second);
    }
}

void PaperInfusions::note_taken(const domain::State& state, std::size_t draw,
                                domain::EntryNumber entry) {
    if (m_first.contains(m_numbers[draw])) {
        return;
    }
    const auto recorded = state.entry_at ? state.entry_at(entry) : std::nullopt;
    const auto* drawn = recorded ? std::get_if<domain::StockDrawn>(&recorded->event) : nullptr;
    if (drawn != nullptr) {
        m_first[m_numbers[draw]] =
            drawn->infusion ? *drawn->infusion
                            : domain::Ref{.seq = entry, .leaf = m_desk.setting().leaf_of(entry)};
    }
}

Step PaperInfusions::draw_step(std::size_t draw, std::vector<Irregularity> extra) {
    return [this, draw, extra = std::move(extra)](const domain::State& state,
                                                  std::span<const Recorded> /*so_far*/) {
        const exchange::PaperDraw& line = m_desk.folder().draws[draw];
        std::vector<Irregularity> odd = line.odd;
        odd.insert(odd.end(), extra.begin(), extra.end());
        return state_draw(state, draw, std::move(odd));
    };
}

std::optional<Statement> PaperInfusions::state_draw(const domain::State& state, std::size_t draw,
                                                    std::vector<Irregularity> odd) {
    const exchange::PaperDraw& line = m_desk.folder().draws[draw];
    const PaperDeed deed{.at = line.started, .by = line.by, .witness = {}};
    domain::DiscrepancyOpened otherwise;
    otherwise.amount = line.drawn.units();
    const auto container = m_desk.vials().find(state, line.vial, line.started.instant);
    if (!container) {
        otherwise.trouble = domain::Trouble::UnknownContainer;
        otherwise.paper_container = line.vial;
        return m_desk.discrepancy(state, line.source, deed, otherwise,
                                  "no receipt knows this vial");
    }
    const auto product = state.receipts.find(state.containers.find(*container)->receipt)->product;
    otherwise.trouble = domain::Trouble::Irregular;
    otherwise.container = container;
    otherwise.product = product;

    domain::StockDrawn drawn;
    drawn.lines = {{.container = *container,
                    .product = product,
                    .amount = microlitres(line.drawn.units()),
                    .after_finish = false}};
    drawn.prescriber = line.prescriber;
    drawn.route = line.route.value_or(usual_route(state.products.find(product)->form));
    drawn.ordered_ug = line.ordered ? std::optional(line.ordered->units()) : std::nullopt;
    drawn.weight_g = line.weight ? std::optional(line.weight->units()) : std::nullopt;
    const auto first = m_first.find(m_numbers[draw]);
    if (first != m_first.end()) {
        drawn.infusion = first->second;
    } else {
        if (!m_patients.contains(line.patient) && !line.patient.empty()) {
            odd.push_back(Irregularity::PatientUnknown);
        }
        if (m_numbered_twice.contains(m_numbers[draw])) {
            odd.push_back(Irregularity::Other);
            m_desk.explain(line.source, domain::word_of(Irregularity::Other),
                           "infusion: an earlier line gives this number to another patient or day");
        }
    }
    if (!line.by.id) {
        odd.push_back(Irregularity::UnknownPerson);
    }
    if (!line.given && line.wasted < line.drawn) {
        odd.push_back(Irregularity::SumsDoNotClose);
    }
    if (amounts_of(line).excess > 0 && has_earlier_case(state, line.source)) {
        odd.push_back(Irregularity::SumsDoNotClose);
        m_desk.explain(line.source, domain::word_of(Irregularity::SumsDoNotClose), excess_words);
    }
    Statement statement = m_desk.state(line.source, deed, drawn, std::move(odd));
    if (!drawn.infusion) {
        disclose_patient(line, statement);
    }
    if (const auto refusal = m_desk.objection(state, statement)) {
        return m_desk.discrepancy(state, line.source, deed, otherwise, *refusal);
    }
    m_desk.take_next([this, draw](const domain::State& after, std::span<const Recorded> so_far) {
        note_draw(draw, so_far.back());
        const Parts parts(so_far.back(), m_desk.folder().draws[draw]);
        m_desk.take_next([this, draw, parts](const domain::State& now, auto /*so_far*/) {
            return state_excess(now, draw, parts);
        });
        m_desk.take_next([this, draw, parts](const domain::State& now, auto /*so_far*/) {
            return state_waste(now, draw, parts);
        });
        return state_outcome(after, draw, parts);
    });
    return statement;
}

// 21 CFR 1304.22(c): the name and address of the person to whom it was administered. Each part is a
// disclosure of its own, and so is the paper's number of the infusion: by it a line is known again
// that is spelled otherwise later (transcribe_facts.h).
void PaperInfusions::disclose_patient(const exchange::PaperDraw& line, Statement& statement) const {
    const auto disclose = [&statement](std::string name, const std::string& value) {
        if (!value.empty()) {
            statement.disclosed.push_back({.name = std::move(name), .value = value});
        }
    };
    // Whose it was makes it an infusion; its number alone says nothing of a patient.
    if (!line.patient.empty()) {
        disclose("infusion", line.infusion);
    }
    disclose("patient_id", line.patient);
    const auto patient = m_patients.find(line.patient);
    if (patient != m_patients.end()) {
        disclose("patient_name", patient->second->name);
        disclose("patient_address", patient->second->address);
        disclose("patient_birth_date", patient->second->birth_date);
    }
}

void PaperInfusions::note_draw(std::size_t draw, const Recorded& recorded) {
    m_first.emplace(m_numbers[draw], recorded.ref);
}

// Who gave it stands in the outcome itself; somebody whom nobody knows is remarked on once, at the
// draw.
std::optional<Statement> PaperInfusions::state_outcome(const domain::State& state, std::size_t draw,
                                                       const Parts& parts) {
    const exchange::PaperDraw& line = m_desk.folder().draws[draw];
    const bool rest_is_open = !parts.closes && parts.excess == 0;
    if (!parts.has_outcome) {
        return std::nullopt;
    }
    PaperDeed deed{.at = line.started, .by = line.by, .witness = {}};
    if (line.by.id && state.people.find(*line.by.id) == nullptr) {
        deed.by = {};
    }
    domain::OutcomeRecorded outcome;
    outcome.infusion = m_first.at(m_numbers[draw]);
    outcome.lines = {
        {.product = parts.product, .given = microlitres(parts.given), .lost = microlitres(0)}};
    outcome.given_by = line.by.id;
    std::vector<Irregularity> odd;
    if (rest_is_open) {
        odd.push_back(Irregularity::SumsDoNotClose);
    }
    return m_desk.state(line.source, deed, std::move(outcome), std::move(odd));
}

std::optional<Statement> PaperInfusions::state_waste(const domain::State& /*state*/,
                                                     std::size_t draw, const Parts& parts) {
    const exchange::PaperDraw& line = m_desk.folder().draws[draw];
    if (parts.wasted == 0) {
        return std::nullopt;
    }
    const PaperDeed deed{.at = line.started, .by = line.by, .witness = line.witness};
    const domain::WasteSource source = domain::FromInfusion{m_first.at(m_numbers[draw])};
    if (line.witness.id) {
        domain::StockWasted waste{.source = source,
                                  .product = parts.product,
                                  .amount = microlitres(parts.wasted),
                                  .reason = domain::WasteReason::Remainder,
                                  .method = domain::WasteMethod::NotStated,
                                  .saw = domain::Saw::NotStated};
        return m_desk.state(line.source, deed, waste, {});
    }
    domain::StockWastedUnwitnessed waste{.source = source,
                                         .product = parts.product,
                                         .amount = microlitres(parts.wasted),
                                         .reason = domain::WasteReason::Remainder,
                                         .method = domain::WasteMethod::NotStated,
                                         .why = domain::LateReason::Paper};
    return m_desk.state(line.source, deed, waste, {});
}

// More given and wasted than was drawn: the account of the infusion cannot bear it, and the fact is
// stated.
std::optional<Statement> PaperInfusions::state_excess(const domain::State& state, std::size_t draw,
                                                      const Parts& parts) {
    const exchange::PaperDraw& line = m_desk.folder().draws[draw];
    if (parts.excess == 0 || has_earlier_case(state, line.source)) {
        return std::nullopt;
    }
    domain::DiscrepancyOpened excess;
    excess.trouble = domain::Trouble::SumsDoNotClose;
    excess.about = {parts.drawn_as.ref};
    excess.product = parts.product;
    excess.container = parts.container;
    excess.amount = parts.excess;
    return m_desk.discrepancy(state, line.source,
                              {.at = line.started, .by = line.by, .witness = {}}, excess,
                              excess_words);
}

}  // namespace vialog::operations
