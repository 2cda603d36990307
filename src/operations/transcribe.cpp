// SPDX-License-Identifier: Apache-2.0
// Reads the folder, asks whose it is, and records the plan.
#include "operations/transcribe.h"

#include "base/check.h"
#include "journal/disclosure.h"
#include "journal/merkle.h"
#include "operations/identities.h"
#include "operations/transcribe_rehearsal.h"
#include "store/identities.h"
#include "store/paper.h"

#include <utility>

namespace vialog::operations {
namespace {

// What is destroyed, damaged or not the transcriber's to read, is not known.
std::vector<DisclosedText> texts_of(Session& session, Consent& person, domain::EntryNumber entry) {
    std::vector<DisclosedText> texts;
    std::int64_t number = 0;
    for (const base::Bytes& sealed : store::sealed_disclosures(session.store(), entry)) {
        const auto text = open_disclosure(session, person, entry, number++, sealed);
        if (text && *text) {
            if (auto disclosure = journal::parse_disclosure(**text)) {
                texts.push_back(
                    {.name = std::move(disclosure->name), .value = std::move(disclosure->value)});
            }
        }
    }
    return texts;
}

TranscriptionSetting setting_of(Session& session, Consent& transcriber, Consent& checker) {
    return {.station = session.station(),
            .now = session.clock().now(),
            .transcriber = &transcriber,
            .checker = &checker,
            .leaf_of =
                [&session](domain::EntryNumber entry) {
                    const auto bytes = session.store().entry_bytes(entry);
                    base::ensures(bytes.has_value(),
                                  "an entry that the book names lies in the journal");
                    return journal::leaf_hash(*bytes);
                },
            .paper_entries = [&session] { return store::paper_entries(session.store()); },
            .texts_of =
                [&session, &transcriber](domain::EntryNumber entry) {
                    return texts_of(session, transcriber, entry);
                }};
}

}  // namespace

base::Result<exchange::PaperFolder, std::vector<exchange::LineRefusal>> read_own_paper(
    const domain::State& state, const std::filesystem::path& folder) {
    auto paper = exchange::read_paper_folder(folder);
    if (!paper) {
        return tl::unexpected(std::vector{paper.error()});
    }
    if (!paper->clinic) {
        return tl::unexpected(paper->reading.refused);
    }
    // 21 CFR 1304.21(b): each registered location keeps its own records.
    if (state.registrant &&
        state.registrant->dea.registration() != paper->clinic->registrant.dea.registration()) {
        return tl::unexpected(std::vector{exchange::LineRefusal{
            .file = std::string(exchange::clinic_file),
            .line = 1,
            .column = 0,
            .what = "dea: the paper is of another registration than the journal",
            .remedy = "records of two registrations never mix: take it into its own journal"}});
    }
    return std::move(*paper);
}

TranscriptionResult transcribe(Session& session, const std::filesystem::path& folder,
                               Consent& transcriber, Consent& checker) {
    const auto paper = read_own_paper(session.store().state(), folder);
    if (!paper) {
        return tl::unexpected(TranscriptionFailure(paper.error()));
    }
    TranscriptionPlan plan(*paper, setting_of(session, transcriber, checker));
    const auto recorded =
        record_all(session, [&plan](const domain::State& state, std::span<const Recorded> so_far) {
            return plan.next(state, so_far);
        });
    if (!recorded) {
        return tl::unexpected(TranscriptionFailure(recorded.error()));
    }
    return make_report(*paper, plan, *recorded);
}

TranscriptionResult preview_transcription(Session& session, const std::filesystem::path& folder,
                                          Consent& transcriber, Consent& checker) {
    session.store().refresh();
    const auto paper = read_own_paper(session.store().state(), folder);
    if (!paper) {
        return tl::unexpected(TranscriptionFailure(paper.error()));
    }
    TranscriptionPlan plan(*paper, setting_of(session, transcriber, checker));
    const auto rehearsal = rehearse(session.store().state(), plan);
    if (!rehearsal) {
        return tl::unexpected(TranscriptionFailure(Denial(rehearsal.error())));
    }
    TranscriptionReport report = make_report(*paper, plan, rehearsal->recorded);
    report.previewed = true;
    return report;
}

std::string print_failure(const TranscriptionFailure& failure) {
    if (const auto* denial = std::get_if<Denial>(&failure)) {
        const Explanation words = explain(*denial);
        return words.what + " " + words.remedy + "\n";
    }
    std::string text = "The folder was not taken:\n";
    for (const exchange::LineRefusal& refusal :
         std::get<std::vector<exchange::LineRefusal>>(failure)) {
        text += "  " + print_refusal(refusal) + "\n";
    }
    return text;
}

}  // namespace vialog::operations
