// SPDX-License-Identifier: Apache-2.0
// What the parts of a transcription share: who signs, what was refused, and the steps still to be
// taken.
#pragma once

#include "exchange/paper_folder.h"
#include "operations/record.h"
#include "operations/transcribe_vials.h"

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <vector>

namespace vialog::operations {

// Who transcribes where and when.
struct TranscriptionSetting {
    domain::StationId station;
    ClockReading now;
    Consent* transcriber = nullptr;
    Consent* checker = nullptr;
    // The leaf hash of an entry that lies in the journal already.
    std::function<base::Digest(domain::EntryNumber)> leaf_of;
    // The numbers of the entries from paper; where there is no such function, all are looked at.
    std::function<std::vector<domain::EntryNumber>()> paper_entries{};
    // The texts that an entry holds as digests, as far as they are kept and the two may read them.
    std::function<std::vector<DisclosedText>(domain::EntryNumber)> texts_of{};
};

// Who acted, according to the paper, and when.
struct PaperDeed {
    std::optional<base::LocalInstant> at;  // nothing where the paper only names what there is
    exchange::PersonMention by;
    exchange::PersonMention witness;
};

using Step = std::function<std::optional<Statement>(const domain::State& state,
                                                    std::span<const Recorded> so_far)>;

// A step may put further ones in front: they are taken right after what it states.
class TranscriptionDesk final {
  public:
    TranscriptionDesk(const exchange::PaperFolder& folder, TranscriptionSetting setting);

    [[nodiscard]] const exchange::PaperFolder& folder() const { return m_folder; }
    [[nodiscard]] const TranscriptionSetting& setting() const { return m_setting; }
    [[nodiscard]] VialFinder& vials() { return m_vials; }
    [[nodiscard]] const VialFinder& vials() const { return m_vials; }

    void take_last(Step step) { m_steps.push_back(std::move(step)); }
    void take_next(Step step) { m_steps.push_front(std::move(step)); }
    // The next statement, from the steps in their order.
    [[nodiscard]] std::optional<Statement> next(const domain::State& state,
                                                std::span<const Recorded> so_far);

    void refuse(const exchange::PaperSource& source, std::string what, std::string remedy);
    [[nodiscard]] const std::vector<exchange::LineRefusal>& refused() const { return m_refused; }

    // Why a line is marked, for the report; the entry has a code only.
    void explain(const exchange::PaperSource& source, std::string_view code, std::string_view why);
    // By file, line and code.
    using Explanations = std::map<std::tuple<std::string, std::int64_t, std::string>, std::string>;
    [[nodiscard]] const Explanations& explanations() const { return m_explanations; }

    // Whether the journal has an entry of this kind from the record.
    [[nodiscard]] static std::optional<domain::EntryNumber> taken_as(
        const domain::State& state, const exchange::PaperSource& source, domain::Kind kind);

    // A statement signed by the two, with the record's place. `odd` is what this statement has of
    // the improper.
    [[nodiscard]] Statement state(const exchange::PaperSource& source, const PaperDeed& deed,
                                  domain::Event draft, std::vector<domain::Irregularity> odd) const;
    // Signed by the two, without a place on paper.
    [[nodiscard]] Statement state_of_batch(domain::Event draft) const;
    // Why the rules would not have it; nothing where they would.
    [[nodiscard]] std::optional<domain::Refusal> objection(const domain::State& state,
                                                           const Statement& statement) const;
    // A line that can be read and that the rules do not take as what it says: the fact that the
    // paper says so. `why` and the record go into the note. A record has one such entry at most:
    // where an earlier run made it, the line is refused, and that case stands.
    [[nodiscard]] std::optional<Statement> discrepancy(const domain::State& state,
                                                       const exchange::PaperSource& source,
                                                       const PaperDeed& deed,
                                                       domain::DiscrepancyOpened draft,
                                                       std::string_view why);
    // The same where a rule is why: its code goes into the note, its words into the report.
    [[nodiscard]] std::optional<Statement> discrepancy(const domain::State& state,
                                                       const exchange::PaperSource& source,
                                                       const PaperDeed& deed,
                                                       domain::DiscrepancyOpened draft,
                                                       const domain::Refusal& refusal);
    // The statement itself, or where the rules refuse it, that discrepancy with the rule's code as
    // its reason.
    [[nodiscard]] std::optional<Statement> unless_refused(
        const domain::State& state, Statement statement, const exchange::PaperSource& source,
        const PaperDeed& deed, const domain::DiscrepancyOpened& otherwise);

    // When this transcription began, by the journal; what is noticed in it is discovered then.
    void begin_at(base::UtcInstant time) { m_begun = time; }

    [[nodiscard]] domain::Moment moment(const domain::State& state,
                                        std::optional<base::LocalInstant> occurred) const;

  private:
    [[nodiscard]] bool keeps_earlier_case(const domain::State& state,
                                          const exchange::PaperSource& source, std::string_view why,
                                          std::string_view remedy);

    const exchange::PaperFolder& m_folder;
    TranscriptionSetting m_setting;
    VialFinder m_vials;
    std::deque<Step> m_steps;
    std::vector<exchange::LineRefusal> m_refused;
    Explanations m_explanations;
    base::UtcInstant m_begun;
};

// The journal's product with this NDC, of the package or of the single container.
[[nodiscard]] std::optional<domain::ProductId> find_product(const domain::State& state,
                                                            const domain::Ndc& ndc);

}  // namespace vialog::operations
