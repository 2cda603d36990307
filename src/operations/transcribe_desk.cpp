// SPDX-License-Identifier: Apache-2.0
// Statements from paper, and what is stated where the rules refuse one.
#include "operations/transcribe_desk.h"

#include "base/decimal.h"
#include "domain/decide.h"
#include "domain/refusal.h"

#include <algorithm>
#include <utility>

namespace vialog::operations {
namespace {

domain::Paper paper_of(const exchange::PaperSource& source) {
    return {.file = source.file,
            .line = source.line,
            .record = source.record,
            .by = std::nullopt,
            .witness = std::nullopt};
}

}  // namespace

TranscriptionDesk::TranscriptionDesk(const exchange::PaperFolder& folder,
                                     TranscriptionSetting setting)
    : m_folder(folder),
      m_setting(std::move(setting)),
      m_vials(folder),
      m_begun(m_setting.now.time) {
    for (const auto& [place, why] : folder.reading.why_other) {
        m_explanations[{place.first, place.second,
                        std::string(domain::word_of(domain::Irregularity::Other))}] = why;
    }
}

std::optional<Statement> TranscriptionDesk::next(const domain::State& state,
                                                 std::span<const Recorded> so_far) {
    while (!m_steps.empty()) {
        const Step step = std::move(m_steps.front());
        m_steps.pop_front();
        if (auto statement = step(state, so_far)) {
            return statement;
        }
    }
    return std::nullopt;
}

void TranscriptionDesk::refuse(const exchange::PaperSource& source, std::string what,
                               std::string remedy) {
    m_refused.push_back({.file = source.file,
                         .line = static_cast<std::size_t>(source.line),
                         .column = 0,
                         .what = std::move(what),
                         .remedy = std::move(remedy)});
}

void TranscriptionDesk::explain(const exchange::PaperSource& source, std::string_view code,
                                std::string_view why) {
    std::string& words = m_explanations[{source.file, source.line, std::string(code)}];
    words += (words.empty() ? "" : "; ") + std::string(why);
}

std::optional<domain::EntryNumber> TranscriptionDesk::taken_as(const domain::State& state,
                                                               const exchange::PaperSource& source,
                                                               domain::Kind kind) {
    const auto* entry = state.paper.find(domain::paper_key(kind, paper_of(source)));
    return entry == nullptr ? std::nullopt : std::optional(*entry);
}

Statement TranscriptionDesk::state(const exchange::PaperSource& source, const PaperDeed& deed,
                                   domain::Event draft,
                                   std::vector<domain::Irregularity> odd) const {
    Statement statement = state_of_batch(std::move(draft));
    statement.occurred = deed.at;
    statement.irregular = std::move(odd);
    statement.paper = paper_of(source);
    statement.paper->by = deed.by.id;
    statement.paper->witness = deed.witness.id;
    return statement;
}

Statement TranscriptionDesk::state_of_batch(domain::Event draft) const {
    Statement statement;
    statement.draft = std::move(draft);
    statement.intent = domain::Intent::Done;
    statement.signers = {{domain::Role::Transcriber, m_setting.transcriber},
                         {domain::Role::Checker, m_setting.checker}};
    return statement;
}

// The moment at which an entry made now would be recorded, as far as the rules look at it: its
// clock goes on evenly.
domain::Moment TranscriptionDesk::moment(const domain::State& state,
                                         std::optional<base::LocalInstant> occurred) const {
    domain::Moment moment{.station = m_setting.station,
                          .time = m_setting.now.time,
                          .offset = m_setting.now.offset,
                          .occurred = {},
                          .boot = m_setting.now.boot,
                          .monotonic_ms = m_setting.now.monotonic_ms};
    const domain::StationRow* row = state.stations.find(m_setting.station);
    if (row != nullptr && !row->boot.empty()) {
        moment.time = std::max(moment.time, row->time);
        moment.boot = row->boot;
        moment.monotonic_ms = row->monotonic_ms + (moment.time - row->time).count();
    }
    moment.occurred =
        occurred.value_or(base::LocalInstant{.instant = moment.time, .offset = moment.offset});
    return moment;
}

std::optional<domain::Refusal> TranscriptionDesk::objection(const domain::State& state,
                                                            const Statement& statement) const {
    domain::Request request{.draft = statement.draft,
                            .intent = statement.intent,
                            .moment = moment(state, statement.occurred),
                            .signers = {},
                            .irregular = statement.irregular,
                            .late = statement.late,
                            .paper = statement.paper};
    for (const auto& [role, consent] : statement.signers) {
        request.signers.push_back({.key = {consent->key().fingerprint()}, .role = role});
    }
    const auto decided = domain::decide(state, request, {.size = state.totals.entries, .root = {}});
    return decided ? std::nullopt : std::optional(decided.error());
}

// The rules take one discrepancy of a record, and its case is people's to decide.
bool TranscriptionDesk::keeps_earlier_case(const domain::State& state,
                                           const exchange::PaperSource& source,
                                           std::string_view why, std::string_view remedy) {
    const auto earlier = taken_as(state, source, domain::Kind::Discrepancy);
    if (!earlier) {
        return false;
    }
    refuse(source,
           std::string(why) + "; case " + base::print_decimal(earlier->number(), 0) +
               " of an earlier run stands",
           std::string(remedy));
    return true;
}

std::optional<Statement> TranscriptionDesk::discrepancy(const domain::State& state,
                                                        const exchange::PaperSource& source,
                                                        const PaperDeed& deed,
                                                        domain::DiscrepancyOpened draft,
                                                        std::string_view why) {
    if (keeps_earlier_case(state, source, why, "decide that case with what is found out")) {
        return std::nullopt;
    }
    draft.discovered = m_begun;
    if (deed.by.id && state.people.find(*deed.by.id) != nullptr) {
        draft.concerns = deed.by.id;
    }
    explain(source, domain::word_of(draft.trouble), why);
    Statement statement = this->state(source, deed, std::move(draft), {});
    statement.disclosed = {{.name = "note", .value = std::string(why) + ": " + source.text}};
    return statement;
}

std::optional<Statement> TranscriptionDesk::discrepancy(const domain::State& state,
                                                        const exchange::PaperSource& source,
                                                        const PaperDeed& deed,
                                                        domain::DiscrepancyOpened draft,
                                                        const domain::Refusal& refusal) {
    const domain::Trouble trouble = draft.trouble;
    const domain::Sentence words = domain::explain(refusal);
    if (keeps_earlier_case(state, source, words.text, words.remedy)) {
        return std::nullopt;
    }
    auto statement = discrepancy(state, source, deed, std::move(draft), refusal.rule);
    explain(source, domain::word_of(trouble), words.text + " " + words.remedy);
    return statement;
}

std::optional<Statement> TranscriptionDesk::unless_refused(
    const domain::State& state, Statement statement, const exchange::PaperSource& source,
    const PaperDeed& deed, const domain::DiscrepancyOpened& otherwise) {
    const auto refusal = objection(state, statement);
    if (!refusal) {
        return statement;
    }
    return discrepancy(state, source, deed, otherwise, *refusal);
}

std::optional<domain::ProductId> find_product(const domain::State& state, const domain::Ndc& ndc) {
    std::optional<domain::ProductId> package;
    std::optional<domain::ProductId> single;
    state.products.for_each([&](domain::ProductId id, const domain::ProductRecorded& product) {
        if (domain::same_package(product.ndc, ndc)) {
            package = id;
        } else if (product.inner_ndc && domain::same_package(*product.inner_ndc, ndc)) {
            single = id;
        }
    });
    return package ? package : single;
}

}  // namespace vialog::operations
