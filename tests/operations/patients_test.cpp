// SPDX-License-Identifier: Apache-2.0
// Patients of draws, across data keys, corrections and periods.
#include "operations/patients.h"

#include "operations/enrol.h"
#include "operations/held_key.h"
#include "operations/identities.h"
#include "operations/revoke.h"
#include "operations/workplace.h"
#include "store/identities.h"

#include <gtest/gtest.h>

namespace vialog::operations {
namespace {

using domain::Role;

const Patient miriam{.chart_number = "P1003",
                     .name = "Miriam Okafor",
                     .address = "4 Elm Street, Denver CO",
                     .birth_date = "1980-02-03",
                     .session = {},
                     .latest = {}};

struct DrawnPatients : ::testing::Test {
    Workplace place;

    // A vial of ten millilitres, opened.
    void SetUp() override {
        place.found();
        const auto product =
            by_ben(domain::ProductRecorded{.ndc = parsed<domain::Ndc>("12345-678-90"),
                                           .inner_ndc = {},
                                           .drug = "Ketamine",
                                           .labeler = "Sample",
                                           .form = domain::DosageForm::Injection,
                                           .strength = parsed<domain::Strength>("50 mg/mL"),
                                           .container_size = domain::Quantity::microlitres(10000),
                                           .containers_per_package = 1,
                                           .use = domain::ContainerUse::Multi,
                                           .schedule = "III",
                                           .dea_code = "7285"});
        domain::StockReceived receipt;
        receipt.basis = domain::ReceiptBasis::InitialInventory;
        receipt.product = domain::ProductId(product.ref.seq.number());
        receipt.lot = parsed<domain::Lot>("A1");
        receipt.expires = parsed<domain::Expiry>("2027-09-30");
        receipt.containers = 1;
        receipt.each = domain::Quantity::microlitres(10000);
        receipt.place = parsed<domain::PlaceId>("safe");
        receipt.awaiting = true;
        static_cast<void>(by_ben(receipt));
        static_cast<void>(by_ben(domain::ContainerOpened{
            .container = domain::ContainerId(1), .beyond_use = {}, .claimed = {}}));
    }

    Recorded by_ben(domain::Event draft, const std::vector<DisclosedText>& disclosed = {}) {
        auto statement = place.stated(std::move(draft), {{Role::Operator, "ben"}});
        statement.disclosed = disclosed;
        auto recorded = record(place.session(), statement);
        if (!recorded) {
            throw std::logic_error(explain(recorded.error()).what);
        }
        place.clock().pass(std::chrono::minutes(1));
        return std::move(*recorded);
    }

    [[nodiscard]] static domain::StockDrawn drawn(std::string_view session) {
        domain::StockDrawn draw;
        draw.lines = {{.container = domain::ContainerId(1),
                       .product = {},
                       .amount = domain::Quantity::microlitres(100),
                       .after_finish = false}};
        draw.session = parsed<domain::Session>(session);
        return draw;
    }

    Recorded draw_for(const Patient& patient, std::string_view session) {
        return by_ben(drawn(session), texts_of(patient));
    }

    [[nodiscard]] std::vector<Patient> found() {
        const auto now = place.clock().now().time;
        return recent_patients(
            place.session(), place.consent("ada"),
            {.from = now - std::chrono::days(90), .until = now + std::chrono::days(1)});
    }

    // Ada's own second key takes the first one's place, so that the data key is renewed.
    void renew_data_key() {
        static_cast<void>(place.govern(staff("cleo", {domain::Function::Dispenser}), {}));
        const auto contents = key_of("cleo", "cleo");
        HeldKeyConsent new_key(contents.signing_key, parsed<domain::PersonId>("cleo"),
                               place.random());
        ASSERT_TRUE(enrol(place.session(), {.person = parsed<domain::PersonId>("cleo"),
                                            .box = contents.box_key.public_key(),
                                            .store = domain::KeyStore::File,
                                            .replaces = {},
                                            .registrant = &place.consent("ada"),
                                            .witness = &place.consent("ben"),
                                            .new_key = &new_key,
                                            .further = FurtherSigner::None,
                                            .further_consent = nullptr})
                        .has_value());
        ASSERT_TRUE(revoke(place.session(),
                           {.entry = {.key = {contents.signing_key.public_key().fingerprint()},
                                      .reason = domain::RevocationReason::Left,
                                      .suspect_from = {}},
                            .signers = {{Role::Registrant, &place.consent("ada")},
                                        {Role::Witness, &place.consent("ben")}}})
                        .has_value());
    }
};

TEST_F(DrawnPatients, AreEachFoundOnceWithTheLatestSession) {
    draw_for(miriam, "1 of 6");
    draw_for(miriam, "2 of 6");

    const auto patients = found();

    ASSERT_EQ(patients.size(), 1U);
    EXPECT_EQ(patients[0].name, miriam.name);
    EXPECT_EQ(patients[0].address, miriam.address);
    EXPECT_EQ(patients[0].birth_date, miriam.birth_date);
    EXPECT_EQ(patients[0].session->text(), "2 of 6");
}

TEST_F(DrawnPatients, ComeLatestFirst) {
    Patient other = miriam;
    other.chart_number = "P1004";
    draw_for(miriam, "1 of 6");
    draw_for(other, "1 of 6");

    const auto patients = found();

    ASSERT_EQ(patients.size(), 2U);
    EXPECT_EQ(patients[0].chart_number, "P1004");
    EXPECT_EQ(patients[1].chart_number, "P1003");
}

TEST_F(DrawnPatients, AreOpenedUnderEachDataKey) {
    Patient other = miriam;
    other.chart_number = "P1004";
    draw_for(miriam, "1 of 6");
    renew_data_key();
    draw_for(other, "1 of 6");
    ASSERT_EQ(store::data_key_epochs(place.session().store()).size(), 2U);

    EXPECT_EQ(found().size(), 2U);
}

TEST_F(DrawnPatients, LeaveTheNewestDataKeyWhereItWas) {
    draw_for(miriam, "1 of 6");
    renew_data_key();
    Consent* people[] = {&place.consent("ada")};
    const auto newest = open_newest_data_key(place.session(), people).value()->epoch;

    static_cast<void>(found());

    EXPECT_EQ(place.session().data_key()->epoch, newest);
}

TEST_F(DrawnPatients, AreNotThoseOfADrawThatWasVoided) {
    const Recorded draw = draw_for(miriam, "1 of 6");
    auto statement =
        place.stated(domain::EntryVoided{.entry = draw.ref,
                                         .reason = domain::CorrectionReason::EnteredTwice,
                                         .signer = domain::SignerAbsence::TookPart},
                     {{Role::Operator, "ben"}, {Role::Witness, "ada"}});
    ASSERT_TRUE(record(place.session(), statement).has_value());

    EXPECT_TRUE(found().empty());
}

// Another patient is no correction: such a draw is voided and recorded anew.
TEST_F(DrawnPatients, HaveTheSessionThatACorrectionStates) {
    const Recorded draw = draw_for(miriam, "1 of 6");
    domain::StockDrawn restated = std::get<domain::StockDrawn>(draw.entry.event);
    restated.session = parsed<domain::Session>("2 of 6");
    const auto statement =
        place.stated(domain::EntryCorrected{.entry = draw.ref,
                                            .reason = domain::CorrectionReason::TypingError,
                                            .signer = domain::SignerAbsence::TookPart,
                                            .restated = restated},
                     {{Role::Operator, "ben"}, {Role::Witness, "ada"}});
    const auto corrected = record(place.session(), statement);
    ASSERT_TRUE(corrected.has_value()) << rule_of(corrected);

    const auto patients = found();

    ASSERT_EQ(patients.size(), 1U);
    EXPECT_EQ(patients[0].chart_number, miriam.chart_number);
    EXPECT_EQ(patients[0].session->text(), "2 of 6");
}

TEST_F(DrawnPatients, AreNotThoseBeforeThePeriod) {
    draw_for(miriam, "1 of 6");
    place.clock().pass(std::chrono::days(91));

    EXPECT_TRUE(found().empty());
}

TEST(Patients, HaveTheNextSessionUntilTheSeriesEnds) {
    Patient patient = miriam;
    EXPECT_FALSE(next_session(patient).has_value());
    patient.session = parsed<domain::Session>("3 of 6");
    EXPECT_EQ(next_session(patient)->text(), "4 of 6");
    patient.session = parsed<domain::Session>("6 of 6");
    EXPECT_FALSE(next_session(patient).has_value());
}

TEST(Patients, DiscloseWhatIsKnownOfThem) {
    Patient patient = miriam;
    patient.birth_date.clear();

    const auto texts = texts_of(patient);

    ASSERT_EQ(texts.size(), 3U);
    EXPECT_EQ(texts[0].name, "patient_id");
    EXPECT_EQ(texts[0].value, "P1003");
}

}  // namespace
}  // namespace vialog::operations
