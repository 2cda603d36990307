// SPDX-License-Identifier: Apache-2.0
// Reads the folder, asks whose it is, and records the plan.
#include "operations/transcribe.h"

#include "base/check.h"
#include "domain/rule_codes.h"
#include "journal/disclosure.h"
#include "journal/merkle.h"
#include "operations/identities.h"
#include "operations/transcribe_rehearsal.h"
#include "store/identities.h"
#include "store/paper.h"

#include <memory>
#include <optional>
#include <string_view>
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

// Somebody who looks at what she would sign. Her key is known; nobody holds it here.
class Reviewer final : public Consent {
  public:
    Reviewer(domain::PersonId person, crypto::PublicKey key)
        : m_person(std::move(person)), m_key(std::move(key)) {}

    [[nodiscard]] const domain::PersonId& person() const override { return m_person; }
    [[nodiscard]] const crypto::PublicKey& key() const override { return m_key; }
    [[nodiscard]] base::Result<base::Bytes, SigningError> sign(base::ByteView /*text*/) override {
        return tl::unexpected(no_key());
    }
    [[nodiscard]] base::Result<crypto::DataKey, SigningError> open_data_key(
        base::ByteView /*wrapped*/, const crypto::DataKeyPlace& /*place*/,
        const base::Digest& /*check*/) override {
        return tl::unexpected(no_key());
    }

  private:
    [[nodiscard]] SigningError no_key() const {
        return {.problem = SigningProblem::NotUnlocked,
                .person = m_person,
                .attempts_left = 0,
                .text = {}};
    }

    domain::PersonId m_person;
    crypto::PublicKey m_key;
};

base::Result<std::unique_ptr<Reviewer>, TranscriptionFailure> reviewer_of(
    const domain::State& state, const domain::PersonId& person, domain::Role role) {
    std::optional<crypto::PublicKey> key;
    state.keys.for_each([&](const domain::KeyId& /*id*/, const domain::KeyRow& row) {
        if (row.person == person && !row.revoked && !row.root && !key) {
            if (const auto parsed = crypto::PublicKey::from_spki(row.spki)) {
                key = *parsed;
            }
        }
    });
    if (!key) {
        return tl::unexpected(TranscriptionFailure(
            Denial(domain::Refusal{.rule = domain::rule::key_unknown,
                                   .figures = {{"role", std::string(domain::word_of(role))}}})));
    }
    return std::make_unique<Reviewer>(person, *key);
}

constexpr std::string_view not_compared =
    "of the lines taken by an earlier run and spelled otherwise now, the patient, the infusion's "
    "number and a breakage's reason were not compared: they lie under seal, and a preview opens "
    "none; the run itself compares them";

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
                                          const domain::PersonId& transcriber,
                                          const domain::PersonId& checker) {
    session.store().refresh();
    const domain::State& state = session.store().state();
    const auto paper = read_own_paper(state, folder);
    if (!paper) {
        return tl::unexpected(TranscriptionFailure(paper.error()));
    }
    const auto transcribing = reviewer_of(state, transcriber, domain::Role::Transcriber);
    if (!transcribing) {
        return tl::unexpected(transcribing.error());
    }
    const auto checking = reviewer_of(state, checker, domain::Role::Checker);
    if (!checking) {
        return tl::unexpected(checking.error());
    }
    TranscriptionSetting setting = setting_of(session, **transcribing, **checking);
    setting.texts_of = {};
    TranscriptionPlan plan(*paper, std::move(setting));
    const auto rehearsal = rehearse(state, plan);
    if (!rehearsal) {
        return tl::unexpected(TranscriptionFailure(Denial(rehearsal.error())));
    }
    TranscriptionReport report = make_report(*paper, plan, rehearsal->recorded);
    report.previewed = true;
    if (plan.needs_sealed_texts()) {
        report.remarks.emplace_back(not_compared);
    }
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
