// SPDX-License-Identifier: Apache-2.0
// Trying a transcription without leaving a trace.
#include "operations/transcribe_rehearsal.h"

#include "support/clinic.h"
#include "support/paper_journal.h"

#include <gtest/gtest.h>

namespace vialog::operations {
namespace {

// Signs nothing; who she is, the rules ask.
class Somebody final : public Consent {
  public:
    explicit Somebody(std::string_view name)
        : m_person(support::person(name)),
          m_key(crypto::PublicKey::from_spki(support::key_named(name)).value()) {}

    [[nodiscard]] const domain::PersonId& person() const override { return m_person; }
    [[nodiscard]] const crypto::PublicKey& key() const override { return m_key; }
    [[nodiscard]] base::Result<base::Bytes, SigningError> sign(base::ByteView /*text*/) override {
        ADD_FAILURE() << "a rehearsal asks nobody to sign";
        return tl::unexpected(SigningError{});
    }
    [[nodiscard]] base::Result<crypto::DataKey, SigningError> open_data_key(
        base::ByteView /*wrapped*/, const crypto::DataKeyPlace& /*place*/,
        const base::Digest& /*check*/) override {
        ADD_FAILURE() << "a rehearsal seals nothing";
        return tl::unexpected(SigningError{});
    }

  private:
    domain::PersonId m_person;
    crypto::PublicKey m_key;
};

class RehearsalTest : public testing::Test {
  protected:
    RehearsalTest() {
        write_small_clinic(pile);
        paper = exchange::read_paper_folder(pile.path()).value();
    }

    base::Result<Rehearsal, domain::Refusal> rehearsed(Consent& transcriber, Consent& checker) {
        TranscriptionPlan plan(paper, {.station = support::station("desk"),
                                       .now = {.time = clinic.now().instant,
                                               .offset = clinic.now().offset,
                                               .boot = "0000000000000001",
                                               .monotonic_ms = 1},
                                       .transcriber = &transcriber,
                                       .checker = &checker,
                                       .leaf_of = {}});
        return rehearse(clinic.state(), plan);
    }

    support::Clinic clinic;
    support::PaperPile pile;
    exchange::PaperFolder paper;
};

TEST_F(RehearsalTest, ShowsTheStateAfterwardsAndLeavesTheJournalAsItIs) {
    Somebody ben("ben");
    Somebody finn("finn");
    const std::int64_t before = clinic.state().totals.entries;

    const auto rehearsal = rehearsed(ben, finn);

    ASSERT_TRUE(rehearsal.has_value()) << rehearsal.error().rule;
    EXPECT_EQ(rehearsal->state.totals.entries,
              before + static_cast<std::int64_t>(rehearsal->recorded.size()));
    EXPECT_GT(rehearsal->recorded.size(), 5U);
    EXPECT_EQ(clinic.state().totals.entries, before);
    EXPECT_FALSE(clinic.state().totals.transcribing);
}

TEST_F(RehearsalTest, IsRefusedToOnePersonTwice) {
    Somebody ben("ben");
    Somebody ben_again("ben");

    const auto rehearsal = rehearsed(ben, ben_again);

    ASSERT_FALSE(rehearsal.has_value());
}

TEST_F(RehearsalTest, IsRefusedToSomebodyWhoOnlyWitnesses) {
    Somebody ben("ben");
    Somebody eve("eve");

    const auto rehearsal = rehearsed(ben, eve);

    ASSERT_FALSE(rehearsal.has_value());
    EXPECT_EQ(rehearsal.error().rule, "function-missing");
}

TEST_F(RehearsalTest, IsRefusedOnceTheChannelIsClosed) {
    clinic.begin_transcription();
    clinic.record(domain::TranscriptionEnded{}, {"ben", "finn"});
    Somebody ben("ben");
    Somebody finn("finn");

    const auto rehearsal = rehearsed(ben, finn);

    ASSERT_FALSE(rehearsal.has_value());
    EXPECT_EQ(rehearsal.error().rule, "transcription-closed");
}

}  // namespace
}  // namespace vialog::operations
