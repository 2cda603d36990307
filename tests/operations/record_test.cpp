// SPDX-License-Identifier: Apache-2.0
// What people state becomes an entry, all of it or nothing.
#include "operations/record.h"

#include "journal/disclosure.h"
#include "operations/identities.h"
#include "operations/workplace.h"
#include "store/identities.h"

#include <gtest/gtest.h>

namespace vialog::operations {
namespace {

using domain::Role;

domain::PartyRecorded supplier(std::string name) {
    return {.role = domain::PartyRole::Supplier,
            .name = std::move(name),
            .address = {},
            .dea = parsed<domain::DeaNumber>("AB1234563")};
}

struct RecordingJournal : ::testing::Test {
    Workplace place;

    void SetUp() override { place.found(); }
    [[nodiscard]] std::int64_t size() { return place.session().store().head().size; }
    [[nodiscard]] Statement by_ben(domain::Event draft) {
        return place.stated(std::move(draft), {{Role::Operator, "ben"}});
    }
};

TEST_F(RecordingJournal, TakesWhatOnePersonStates) {
    const auto recorded = record(place.session(), by_ben(supplier("Sample Supply")));

    ASSERT_TRUE(recorded.has_value());
    EXPECT_EQ(recorded->ref.seq, domain::EntryNumber(1));
    const auto stored = place.session().store().entry(domain::EntryNumber(1));
    ASSERT_TRUE(stored.has_value());
    EXPECT_EQ(stored->entry, recorded->entry);
    EXPECT_EQ(stored->entry.moment.occurred.offset, base::UtcOffset(-420));
    const auto* party = place.session().store().state().parties.find(domain::PartyId(1));
    ASSERT_NE(party, nullptr);
    EXPECT_EQ(party->name, "Sample Supply");
}

TEST_F(RecordingJournal, StaysAsItWasWhereARuleRefuses) {
    const auto recorded = record(place.session(), by_ben(domain::RulesSet{.rules = 1}));

    EXPECT_EQ(rule_of(recorded), "roles-differ");
    EXPECT_EQ(size(), 1);
    place.reopen();
    EXPECT_EQ(size(), 1);
}

TEST_F(RecordingJournal, StaysAsItWasWhereSomebodyDoesNotSign) {
    const auto statement = place.stated(
        domain::PlaceRecorded{.id = parsed<domain::PlaceId>("room"), .name = "The room"},
        {{Role::Registrant, "ada"}, {Role::Witness, "ben"}});
    place.vault().lock("clinic.example/ket/u/ben");

    const auto recorded = record(place.session(), statement);

    ASSERT_FALSE(recorded.has_value());
    const auto* error = std::get_if<SigningError>(&recorded.error());
    ASSERT_NE(error, nullptr);
    EXPECT_EQ(error->person.text(), "ben");
    EXPECT_EQ(size(), 1);
    EXPECT_EQ(place.session().store().state().places.find(parsed<domain::PlaceId>("room")),
              nullptr);
}

TEST_F(RecordingJournal, SealsWhatIsDisclosed) {
    const auto recorded = place.govern(staff("cleo", {domain::Function::Dispenser}),
                                       {{.name = "person_name", .value = "Cleo Example"}});

    const auto sealed = store::sealed_disclosures(place.session().store(), recorded.ref.seq);

    ASSERT_EQ(sealed.size(), 1U);
    const auto text =
        open_disclosure(place.session(), place.consent("ben"), recorded.ref.seq, 0, sealed.front());
    ASSERT_TRUE(text.has_value() && text->has_value());
    EXPECT_EQ(journal::parse_disclosure(**text)->value, "Cleo Example");
    const auto& event = std::get<domain::PersonRecorded>(recorded.entry.event);
    EXPECT_EQ(event.name, journal::disclosure_digest(**text));
}

TEST_F(RecordingJournal, RefusesATextThatCouldNotBeReadAgain) {
    EXPECT_EQ(rule_of(record(place.session(), by_ben(supplier("a\nb")))), "entry-json-malformed");
    EXPECT_EQ(rule_of(record(place.session(), by_ben(supplier(std::string(201, 'x'))))),
              "member-malformed");
    EXPECT_EQ(rule_of(record(place.session(), by_ben(supplier("")))), "member-malformed");

    EXPECT_EQ(size(), 1);
}

// A receipt whose labels make its entry as long as is wanted, and the PIN of nobody who would sign too long a one.
struct LongReceipts : RecordingJournal {
    domain::StockReceived receipt;

    void SetUp() override {
        RecordingJournal::SetUp();
        domain::ProductRecorded product;
        product.ndc = parsed<domain::Ndc>("0409-2053-10");
        product.drug = "ketamine hydrochloride";
        product.labeler = "Sample Labs";
        product.strength = parsed<domain::Strength>("50 mg/mL");
        product.container_size = domain::Quantity::microlitres(10'000);
        product.containers_per_package = 10;
        product.schedule = "III";
        product.dea_code = "7285";
        ASSERT_TRUE(record(place.session(), by_ben(product)).has_value());
        ASSERT_TRUE(record(place.session(), by_ben(supplier("Sample Supply"))).has_value());
        receipt.product = domain::ProductId(1);
        receipt.party = domain::PartyId(2);
        receipt.invoice = "INV-1";
        receipt.lot = parsed<domain::Lot>("L1");
        receipt.expires = parsed<domain::Expiry>("2099-12-31");
        receipt.containers = 2000;
        receipt.place = parsed<domain::PlaceId>("safe");
    }
    [[nodiscard]] Statement received() {
        return place.stated(receipt, {{Role::Operator, "ben"}, {Role::Witness, "ada"}});
    }
    // With signatures of 64 bytes.
    [[nodiscard]] std::size_t bytes() {
        const auto& identity = place.session().identity();
        const auto entry = preview(place.session(), received());
        std::vector<journal::SignatureLine> lines;
        for (const std::string person : {"ben", "ada"}) {
            lines.push_back({.name = identity.origin.text() + "/u/" + person,
                             .key_id = {},
                             .signature = base::Bytes(64)});
        }
        return journal::entry_bytes(journal::signed_text({.log = identity.origin,
                                                          .prev = {},
                                                          .zone = identity.zone,
                                                          .entry = entry.value()}),
                                    lines)
            .size();
    }
    void lengthen(std::size_t wanted) {
        receipt.labels = {"A"};
        const std::size_t without = bytes();
        for (std::size_t length = without; length + 53 < wanted; length += 53) {
            std::string label = base::print_decimal(static_cast<std::int64_t>(length), 0);
            receipt.labels.push_back(label + std::string(50 - label.size(), 'V'));
        }
        receipt.labels.front() += std::string(wanted - bytes(), 'A');
    }
};

TEST_F(LongReceipts, AreTakenUpToTheGreatestLength) {
    lengthen(journal::max_entry_bytes);

    const auto recorded = record(place.session(), received());

    ASSERT_TRUE(recorded.has_value());
    EXPECT_EQ(place.session().store().entry_bytes(recorded->ref.seq)->size(),
              journal::max_entry_bytes);
}

TEST_F(LongReceipts, AreRefusedBeyondItBeforeAnybodySigns) {
    lengthen(journal::max_entry_bytes + 1);
    // Whoever were asked to sign could not.
    Statement statement = received();
    place.vault().lock("clinic.example/ket/u/ben");

    EXPECT_EQ(rule_of(record(place.session(), statement)), "entry-too-long");
    EXPECT_EQ(size(), 3);
}

// The root that people sign for in a close is that of the file as well.
TEST_F(RecordingJournal, DoesNotCloseADayOverATornTree) {
    place.fill(300);
    place.tear("UPDATE node SET hash = zeroblob(32) WHERE level = 3 AND idx = 5");
    domain::DayClosed close;
    close.day = base::parse_date("2026-01-12").value();
    const auto statement = place.stated(close, {{Role::Operator, "ben"}, {Role::Witness, "ada"}});

    EXPECT_EQ(rule_of(record(place.session(), statement)), "entry-torn");
    EXPECT_EQ(size(), 300);
}

TEST_F(RecordingJournal, ClosesADayOfWhatIsWhole) {
    place.fill(300);
    domain::DayClosed close;
    close.day = base::parse_date("2026-01-12").value();

    const auto recorded = record(
        place.session(), place.stated(close, {{Role::Operator, "ben"}, {Role::Witness, "ada"}}));

    ASSERT_TRUE(recorded.has_value());
    EXPECT_EQ(std::get<domain::DayClosed>(recorded->entry.event).size, 300);
}

TEST_F(RecordingJournal, NotesAClockThatJumpedFirst) {
    static_cast<void>(record(place.session(), by_ben(supplier("Sample Supply"))));
    place.clock().pass(std::chrono::minutes(1));
    place.clock().move_wall_clock(std::chrono::hours(-1));

    const auto recorded = record(place.session(), by_ben(supplier("Other Supply")));

    ASSERT_TRUE(recorded.has_value());
    EXPECT_EQ(recorded->ref.seq, domain::EntryNumber(3));
    const auto clock = place.session().store().entry(domain::EntryNumber(2));
    ASSERT_TRUE(clock.has_value());
    const auto& changed = std::get<domain::ClockChanged>(clock->entry.event);
    EXPECT_EQ(changed.before - changed.after, std::chrono::hours(1));
    EXPECT_EQ(clock->entry.signers.front().key.digest, place.consent("ben").key().fingerprint());
}

TEST_F(RecordingJournal, RecordsNothingOfSeveralWhereOneIsRefused) {
    const auto recorded =
        record_all(place.session(),
                   [&](const domain::State& /*state*/,
                       std::span<const Recorded> so_far) -> std::optional<Statement> {
                       return so_far.empty() ? by_ben(supplier("Sample Supply"))
                                             : by_ben(domain::RulesSet{.rules = 1});
                   });

    EXPECT_FALSE(recorded.has_value());
    EXPECT_EQ(size(), 1);
    EXPECT_EQ(place.session().store().state().parties.find(domain::PartyId(1)), nullptr);
}

TEST_F(RecordingJournal, ShowsEachStatementWhatCameBefore) {
    const auto recorded = record_all(
        place.session(),
        [&](const domain::State& state,
            std::span<const Recorded> so_far) -> std::optional<Statement> {
            if (so_far.size() == 2) {
                return std::nullopt;
            }
            EXPECT_EQ(state.totals.entries, 1 + static_cast<std::int64_t>(so_far.size()));
            return by_ben(supplier("Sample Supply"));
        });

    ASSERT_TRUE(recorded.has_value());
    ASSERT_EQ(recorded->size(), 2U);
    EXPECT_EQ(place.session().store().entry(domain::EntryNumber(2))->prev, (*recorded)[0].ref.leaf);
}

TEST_F(RecordingJournal, RecordsNothingWhereWhatBelongsToItFails) {
    const auto recorded = record_with(
        place.session(), by_ben(supplier("Sample Supply")),
        []() -> base::Result<std::monostate, SigningError> {
            return tl::unexpected(SigningError{
                .problem = SigningProblem::Failed, .person = {}, .attempts_left = 0, .text = "no"});
        });

    ASSERT_FALSE(recorded.has_value());
    EXPECT_EQ(size(), 1);
    EXPECT_EQ(place.session().store().state().parties.find(domain::PartyId(1)), nullptr);
}

TEST_F(RecordingJournal, DoesNotRecordFiguresThatNobodySaw) {
    Statement statement = by_ben(supplier("Sample Supply"));
    statement.seen = domain::Event(supplier("Sample Supplies"));

    const auto recorded = record(place.session(), statement);

    ASSERT_FALSE(recorded.has_value());
    const auto* changed = std::get_if<FiguresChanged>(&recorded.error());
    ASSERT_NE(changed, nullptr);
    EXPECT_EQ(changed->now, domain::Event(supplier("Sample Supply")));
    EXPECT_EQ(size(), 1);
}

TEST_F(RecordingJournal, ShowsWhatWouldBeRecorded) {
    const auto shown = preview(place.session(), by_ben(supplier("Sample Supply")));

    ASSERT_TRUE(shown.has_value());
    EXPECT_EQ(shown->seq, domain::EntryNumber(1));
    EXPECT_EQ(size(), 1);
    EXPECT_FALSE(preview(place.session(), by_ben(domain::RulesSet{.rules = 1})).has_value());
}

TEST(Explain, SaysWhatToDoAboutAPin) {
    const auto wrong = explain(Denial(SigningError{.problem = SigningProblem::WrongPin,
                                                   .person = parsed<domain::PersonId>("ada"),
                                                   .attempts_left = 2,
                                                   .text = {}}));
    EXPECT_NE(wrong.what.find("ada"), std::string::npos);
    EXPECT_NE(wrong.remedy.find("PIN"), std::string::npos);

    const auto locked = explain(Denial(SigningError{.problem = SigningProblem::Locked,
                                                    .person = parsed<domain::PersonId>("ada"),
                                                    .attempts_left = 0,
                                                    .text = {}}));
    EXPECT_NE(locked.remedy.find("passphrase"), std::string::npos);
}

}  // namespace
}  // namespace vialog::operations
