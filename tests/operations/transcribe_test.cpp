// SPDX-License-Identifier: Apache-2.0
// Paper into a real journal: signed, stored, repeated, stopped half way.
#include "operations/transcribe.h"

#include "journal/merkle.h"
#include "operations/workplace.h"
#include "support/paper_journal.h"

#include <gtest/gtest.h>

namespace vialog::operations {
namespace {

using support::PaperPile;

const std::string quarter = std::string(VIALOG_SOURCE_FOLDER) + "/tests/samples/foothill-quarter";

std::string rule_of(const TranscriptionResult& result) {
    const auto* denial = result ? nullptr : std::get_if<Denial>(&result.error());
    const auto* refusal = denial == nullptr ? nullptr : std::get_if<domain::Refusal>(denial);
    return refusal == nullptr ? "" : std::string(refusal->rule);
}

// Signs as another does, so many times; then her key is gone.
class Interrupted final : public Consent {
  public:
    Interrupted(Consent& consent, int signatures) : m_consent(consent), m_left(signatures) {}

    [[nodiscard]] const domain::PersonId& person() const override { return m_consent.person(); }
    [[nodiscard]] const crypto::PublicKey& key() const override { return m_consent.key(); }
    [[nodiscard]] base::Result<base::Bytes, SigningError> sign(base::ByteView text) override {
        if (m_left-- == 0) {
            return tl::unexpected(SigningError{.problem = SigningProblem::ShiftOver,
                                               .person = person(),
                                               .attempts_left = 0,
                                               .text = {}});
        }
        return m_consent.sign(text);
    }
    [[nodiscard]] base::Result<crypto::DataKey, SigningError> open_data_key(
        base::ByteView wrapped, const crypto::DataKeyPlace& place,
        const base::Digest& check) override {
        return m_consent.open_data_key(wrapped, place, check);
    }

  private:
    Consent& m_consent;
    int m_left;
};

// A journal of the small clinic, on 12 January 2026; its folder has a deed of that morning.
class TranscribeTest : public testing::Test {
  protected:
    TranscribeTest() {
        workplace.found();
        write_small_clinic(pile);
        pile.append("vial_events.csv", "2026-01-12T06:00:00-07:00,open,V01,,5.000,,rn1,,\n");
        pile.append("infusions.csv",
                    "I1,2026-01-12T06:30:00-07:00,P1,,,,V01,0.500,0.400,0.100,rn1,rn2\n");
    }

    TranscriptionResult take() {
        return transcribe(workplace.session(), pile.path(), workplace.consent("ada"),
                          workplace.consent("ben"));
    }
    TranscriptionResult preview_as(std::string_view transcriber, std::string_view checker) {
        return preview_transcription(workplace.session(), pile.path(),
                                     parsed<domain::PersonId>(transcriber),
                                     parsed<domain::PersonId>(checker));
    }
    std::int64_t size() { return workplace.session().store().head().size; }

    Workplace workplace;
    PaperPile pile;
};

TEST_F(TranscribeTest, TakesTheFolderAndAddsNothingTheSecondTime) {
    const auto first = take();
    ASSERT_TRUE(first.has_value()) << print_failure(first.error());
    const std::int64_t after = size();
    workplace.reopen();

    const auto second = take();

    EXPECT_EQ(first->entries, after - 1);
    ASSERT_TRUE(second.has_value()) << print_failure(second.error());
    EXPECT_EQ(second->entries, 0);
    EXPECT_EQ(size(), after);
}

TEST_F(TranscribeTest, TakesALineOfAnotherSpellingNoSecondTime) {
    ASSERT_TRUE(take().has_value());
    const std::int64_t after = size();
    workplace.reopen();
    pile.replace("infusions.csv", "V01,0.500,0.400,0.100", "V01,0.5,0.4,\"0.1\"");

    const auto second = take();

    ASSERT_TRUE(second.has_value()) << print_failure(second.error());
    EXPECT_EQ(second->entries, 0);
    EXPECT_TRUE(second->changed.empty());
    EXPECT_EQ(size(), after);
}

// The patient stands under seal only.
TEST_F(TranscribeTest, NamesALineWhosePatientWasMended) {
    ASSERT_TRUE(take().has_value());
    const std::int64_t after = size();
    workplace.reopen();
    pile.replace("infusions.csv", "-07:00,P1,", "-07:00,P2,");

    const auto second = take();

    ASSERT_TRUE(second.has_value()) << print_failure(second.error());
    ASSERT_EQ(second->changed.size(), 1U);
    EXPECT_EQ(second->changed.at(0).columns, std::vector<std::string>{"patient"});
    EXPECT_EQ(print_report(*second).find("P2"), std::string::npos);
    EXPECT_EQ(size(), after);
}

TEST_F(TranscribeTest, RefersToTheTrueHashOfADrawOfAnEarlierRun) {
    ASSERT_TRUE(take().has_value());
    workplace.reopen();
    pile.append("infusions.csv", "I1,2026-01-12T06:30:00-07:00,P1,,,,V01,0.200,0.200,0.000,rn1,\n");

    ASSERT_TRUE(take().has_value());

    const store::Store& store = workplace.session().store();
    const auto last = store.entry(domain::EntryNumber(size() - 2));
    const auto& draw = std::get<domain::StockDrawn>(last.value().entry.event);
    ASSERT_TRUE(draw.infusion.has_value());
    EXPECT_EQ(draw.infusion->leaf,
              journal::leaf_hash(store.entry_bytes(draw.infusion->seq).value()));
}

TEST_F(TranscribeTest, LeavesNothingOfARunThatStopsHalfWay) {
    const std::int64_t before = size();
    Interrupted ben(workplace.consent("ben"), 5);

    const auto result = transcribe(workplace.session(), pile.path(), workplace.consent("ada"), ben);

    ASSERT_FALSE(result.has_value());
    EXPECT_TRUE(std::holds_alternative<Denial>(result.error()));
    EXPECT_EQ(size(), before);
    workplace.reopen();
    EXPECT_EQ(size(), before);
    EXPECT_FALSE(workplace.session().store().state().totals.transcribing);
    EXPECT_TRUE(take().has_value());
}

TEST_F(TranscribeTest, IsRefusedToOnePersonAlone) {
    const auto result = transcribe(workplace.session(), pile.path(), workplace.consent("ada"),
                                   workplace.consent("ada"));

    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(size(), 1);
}

TEST_F(TranscribeTest, TakesNoPaperOfAnotherRegistration) {
    const auto result = transcribe(workplace.session(), quarter, workplace.consent("ada"),
                                   workplace.consent("ben"));

    ASSERT_FALSE(result.has_value());
    const auto* lines = std::get_if<std::vector<exchange::LineRefusal>>(&result.error());
    ASSERT_NE(lines, nullptr);
    EXPECT_EQ(lines->at(0).file, "clinic.json");
    EXPECT_NE(print_failure(result.error()).find("another registration"), std::string::npos);
    EXPECT_EQ(size(), 1);
}

TEST_F(TranscribeTest, TakesNoPaperOfNobody) {
    pile.remove("clinic.json");

    EXPECT_FALSE(take().has_value());
    EXPECT_FALSE(transcribe(workplace.session(), pile.path() / "nowhere", workplace.consent("ada"),
                            workplace.consent("ben"))
                     .has_value());
    EXPECT_EQ(size(), 1);
}

TEST_F(TranscribeTest, IsPreviewedWithoutATrace) {
    const auto preview = preview_as("ada", "ben");

    ASSERT_TRUE(preview.has_value()) << print_failure(preview.error());
    EXPECT_EQ(size(), 1);
    const auto result = take();
    EXPECT_EQ(preview->entries, result->entries);
    EXPECT_NE(print_report(*preview).find("entries would be added"), std::string::npos);
    EXPECT_NE(to_json(*preview).print().find(R"("preview":true)"), std::string::npos);
    TranscriptionReport same = *preview;
    same.previewed = false;
    EXPECT_EQ(to_json(same).print(), to_json(*result).print());
}

TEST_F(TranscribeTest, IsPreviewedWithoutAnUnlockedKey) {
    workplace.vault().lock("clinic.example/ket/u/ada");
    workplace.vault().lock("clinic.example/ket/u/ben");

    const auto preview = preview_as("ada", "ben");

    ASSERT_TRUE(preview.has_value()) << print_failure(preview.error());
    EXPECT_GT(preview->entries, 0);
    EXPECT_TRUE(preview->remarks.empty());
}

TEST_F(TranscribeTest, SaysWhatAPreviewCouldNotCompare) {
    ASSERT_TRUE(take().has_value());
    workplace.reopen();
    EXPECT_TRUE(preview_as("ada", "ben").value().remarks.empty());
    pile.replace("infusions.csv", "-07:00,P1,", "-07:00,P2,");

    const auto preview = preview_as("ada", "ben");

    ASSERT_TRUE(preview.has_value()) << print_failure(preview.error());
    EXPECT_EQ(preview->entries, 0);
    EXPECT_TRUE(preview->changed.empty());
    ASSERT_EQ(preview->remarks.size(), 1U);
    EXPECT_NE(preview->remarks.at(0).find("under seal"), std::string::npos);
}

TEST_F(TranscribeTest, IsPreviewedForTwoWhoMaySignOnly) {
    EXPECT_FALSE(rule_of(preview_as("ada", "ada")).empty());
    EXPECT_EQ(rule_of(preview_as("ada", "nobody")), "key-unknown");
}

TEST(Transcribe, TakesAWholeQuarterSignedAndStored) {
    Workplace workplace;
    workplace.clock().pass(std::chrono::hours(24 * 100));
    static_cast<void>(workplace.unlock("ada", "ada"));
    static_cast<void>(workplace.unlock("ben", "ben"));
    Founding founding = workplace.founding();
    founding.registrant.dea = parsed<domain::DeaNumber>("FK6968537");
    ASSERT_TRUE(workplace.found(founding).has_value());
    workplace.reopen();

    const auto report = transcribe(workplace.session(), quarter, workplace.consent("ada"),
                                   workplace.consent("ben"));

    ASSERT_TRUE(report.has_value()) << print_failure(report.error());
    EXPECT_TRUE(report->refused.empty());
    workplace.reopen();
    const domain::State& state = workplace.session().store().state();
    const auto product = find_product(state, parsed<domain::Ndc>("42023-113-10")).value();
    EXPECT_EQ(state.balance(product, domain::AccountKind::Container), 489710);
    EXPECT_EQ(state.balance(product, domain::AccountKind::Given), 686600);
    EXPECT_EQ(state.balance(product, domain::AccountKind::SurplusAtFinish), -3650);
    EXPECT_EQ(state.balance(product, domain::AccountKind::ShortageAtFinish), 5268);
    EXPECT_FALSE(workplace.session().store().find_torn_tree().has_value());
}

}  // namespace
}  // namespace vialog::operations
