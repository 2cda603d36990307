// SPDX-License-Identifier: Apache-2.0
// The day, entry by entry. Its bytes are kept in known-answer/: what stands here is never changed.
#include "known_answer.h"

#include "known_house.h"
#include "operations/change_log_key.h"
#include "operations/export_bundle.h"

#include <stdexcept>
#include <utility>

namespace vialog::vectors {

namespace {

using domain::Quantity;
using operations::DisclosedText;
using operations::Statement;

using People = std::vector<std::string>;

class Day final {
  public:
    explicit Day(const std::filesystem::path& scratch) : m_house(scratch) {}

    KnownAnswer run(const std::filesystem::path& bundle) {
        bring_people();
        bring_things();
        receive();
        give();
        const std::string midday =
            granted(operations::give_checkpoint(m_house.session(), m_house.consent_of("ada"))).note;
        change_keys();
        set_right();
        end_containers();
        count_and_decide();
        dispose();
        close();
        write(bundle);
        return {.pin = m_house.pin(), .prior = midday};
    }

  private:
    void bring_people() {
        domain::PolicySet policy;
        policy.citation = "21 CFR; Colorado 3 CCR 719-1";
        m_house.record(policy, {"ada", "ben"});
        domain::PersonRecorded nurse;
        nurse.id = parsed<domain::PersonId>("cleo");
        nurse.initials = "CE";
        nurse.functions = {domain::Function::Dispenser};
        nurse.employee = true;
        m_house.hire(nurse, "Cleo Example", crypto::KeyAlgorithm::Ed25519);
        nurse.id = parsed<domain::PersonId>("eve");
        nurse.initials = "EE";
        m_house.hire(nurse, "Eve \"Token\" Example", crypto::KeyAlgorithm::EcdsaP256);
        m_house.record(
            domain::PlaceRecorded{.id = parsed<domain::PlaceId>("room"), .name = "Treatment room"},
            {"ada", "ben"});
    }

    static domain::ProductRecorded product(std::string_view ndc, std::string_view strength,
                                           Quantity size, domain::ContainerUse use) {
        domain::ProductRecorded it;
        it.ndc = parsed<domain::Ndc>(ndc);
        it.drug = "ketamine hydrochloride";
        it.labeler = "Sample Labs";
        it.strength = parsed<domain::Strength>(strength);
        it.container_size = size;
        it.use = use;
        it.schedule = "III";
        it.dea_code = "7285";
        return it;
    }

    static domain::PartyRecorded party(domain::PartyRole role, std::string_view name,
                                       std::string_view dea) {
        return {.role = role,
                .name = std::string(name),
                .address = "1 Dock Street, Denver, CO 80216",
                .dea = parsed<domain::DeaNumber>(dea)};
    }

    void bring_things() {
        auto vial = product("0409-2051-05", "100 mg/mL", Quantity::microlitres(10000),
                            domain::ContainerUse::Multi);
        vial.containers_per_package = 10;
        m_vial = product_id(m_house.record(vial, {"ben"}));
        auto device = product("50458-028-02", "28 mg/unit", Quantity::pieces(1),
                              domain::ContainerUse::Single);
        device.drug = "esketamine hydrochloride";
        device.form = domain::DosageForm::NasalDevice;
        m_device = product_id(m_house.record(device, {"ben"}));
        m_supplier = party_id(m_house.record(
            party(domain::PartyRole::Supplier, "Front Range Wholesale", "PV3456781"), {"ben"}));
        m_distributor = party_id(m_house.record(
            party(domain::PartyRole::ReverseDistributor, "Last Mile Returns", "RL2345672"),
            {"ben"}));
        m_hospital = party_id(m_house.record(
            party(domain::PartyRole::Registrant, "Mesa Hospital", "FM4567890"), {"ben"}));
    }

    static domain::ProductId product_id(const domain::Ref& ref) {
        return domain::ProductId(ref.seq.number());
    }
    static domain::PartyId party_id(const domain::Ref& ref) {
        return domain::PartyId(ref.seq.number());
    }

    [[nodiscard]] domain::StockReceived delivery(domain::ProductId product,
                                                 std::int64_t containers) const {
        domain::StockReceived it;
        it.party = m_supplier;
        it.invoice = "FR-1001";
        it.invoice_date = base::parse_date("2026-01-11").value();
        it.product = product;
        it.lot = parsed<domain::Lot>("LOT-A");
        it.expires = parsed<domain::Expiry>("2028-06");
        it.containers = containers;
        it.place = parsed<domain::PlaceId>("safe");
        return it;
    }

    void receive() {
        const domain::Ref expected = m_house.record(
            domain::ShipmentExpected{.party = m_supplier,
                                     .invoice = "FR-1001",
                                     .lines = {{.product = m_vial, .containers = 6},
                                               {.product = m_device, .containers = 4}},
                                     .due = base::parse_date("2026-01-13").value()},
            {"ben"});
        domain::StockReceived vials = delivery(m_vial, 6);
        vials.shipment = expected;
        vials.labels = {"V00001", "V00002", "V00003", "V00004", "V00005", "V00006"};
        m_house.record(vials, {"cleo", "eve"});
        domain::StockReceived devices = delivery(m_device, 4);
        devices.shipment = expected;
        devices.lot = parsed<domain::Lot>("N77");
        devices.awaiting = true;
        const domain::Ref receipt = m_house.record(devices, {"cleo"});
        m_house.record(domain::Countersigned{.receipt = receipt, .saw = domain::Saw::TheRemains},
                       {"eve"});
        m_house.record(domain::ContainersTransferred{.containers = {domain::ContainerId(1),
                                                                    domain::ContainerId(2),
                                                                    domain::ContainerId(7)},
                                                     .from = parsed<domain::PlaceId>("safe"),
                                                     .to = parsed<domain::PlaceId>("room")},
                       {"eve", "cleo"});
    }

    void open(std::int64_t container) {
        domain::ContainerOpened it;
        it.container = domain::ContainerId(container);
        m_house.record(it, {"cleo"});
    }

    static domain::DrawLine line(std::int64_t container, Quantity amount) {
        return {.container = domain::ContainerId(container),
                .product = {},
                .amount = amount,
                .after_finish = false};
    }

    static Statement drawing(std::vector<domain::DrawLine> lines, std::string_view patient) {
        domain::StockDrawn it;
        it.lines = std::move(lines);
        it.prescriber = parsed<domain::DeaNumber>("AB1234563");
        it.ordered_ug = 57050;
        it.weight_g = 114100;
        it.session = domain::Session::parse("1 of 6").value();
        Statement statement{.draft = it};
        statement.disclosed = {
            DisclosedText{.name = "patient_id", .value = "MRN-" + std::string(patient)},
            DisclosedText{.name = "patient_name", .value = "Patient " + std::string(patient)},
            DisclosedText{.name = "patient_birth_date", .value = "1980-02-29"}};
        return statement;
    }

    domain::Ref draw(std::vector<domain::DrawLine> lines, std::string_view patient,
                     const std::string& by) {
        return m_house.record(drawing(std::move(lines), patient), {by});
    }

    domain::Ref outcome(const domain::Ref& infusion, std::int64_t given, std::int64_t lost) {
        domain::OutcomeRecorded it;
        it.infusion = infusion;
        it.lines = {{.product = m_vial,
                     .given = Quantity::microlitres(given),
                     .lost = Quantity::microlitres(lost)}};
        return m_house.record(it, {"cleo"});
    }

    template <typename Waste>
    [[nodiscard]] Waste waste(domain::WasteSource source, std::int64_t microlitres) const {
        Waste it;
        it.source = std::move(source);
        it.product = m_vial;
        it.amount = Quantity::microlitres(microlitres);
        return it;
    }

    void give() {
        open(1);
        const auto first = draw({line(1, Quantity::microlitres(571))}, "1", "cleo");
        outcome(first, 550, 21);

        // Stopped early: the rest is wasted before a witness.
        const auto second = draw({line(1, Quantity::microlitres(700))}, "2", "eve");
        outcome(second, 400, 0);
        auto rest = waste<domain::StockWasted>(domain::FromInfusion{second}, 300);
        rest.reason = domain::WasteReason::StoppedEarly;
        m_house.record(rest, {"cleo", "eve"});

        // From two vials into a bag, of which a part is left; the rest waits for a witness.
        open(2);
        const auto third =
            draw({line(1, Quantity::microlitres(300)), line(2, Quantity::microlitres(501))}, "3",
                 "cleo");
        domain::OutcomeRecorded bag;
        bag.infusion = third;
        bag.bag =
            domain::DilutedBag{.total = domain::Volume(100000), .left = domain::Volume(25000)};
        m_house.record(bag, {"cleo"});
        const auto held =
            m_house.record(waste<domain::WasteHeld>(domain::FromInfusion{third}, 200), {"cleo"});
        m_house.record(waste<domain::StockWasted>(domain::FromHeld{held}, 200), {"cleo", "ben"});

        give_device();
        give_without_witness();
    }

    void give_device() {
        open(7);
        Statement statement = drawing({line(7, Quantity::pieces(1))}, "4");
        auto& draw = std::get<domain::StockDrawn>(statement.draft);
        draw.route = domain::Route::Intranasal;
        draw.ordered_ug = 28000;
        const auto infusion = m_house.record(statement, {"cleo"});
        domain::OutcomeRecorded it;
        it.infusion = infusion;
        it.lines = {
            {.product = m_device, .given = Quantity::pieces(1), .lost = Quantity::pieces(0)}};
        it.given_by = parsed<domain::PersonId>("eve");
        m_house.record(it, {"cleo"});
        domain::ContainerFinished finish;
        finish.container = domain::ContainerId(7);
        finish.rest = Quantity::pieces(0);
        m_house.record(finish, {"cleo", "eve"});
    }

    void give_without_witness() {
        const auto infusion = draw({line(2, Quantity::microlitres(600))}, "5", "cleo");
        m_mistyped = outcome(infusion, 450, 0);
        auto rest = waste<domain::StockWastedUnwitnessed>(domain::FromInfusion{infusion}, 100);
        rest.why = domain::LateReason::Emergency;
        m_unwitnessed = m_house.record(rest, {"cleo"});
    }

    void change_keys() {
        m_house.replace_key("cleo", "cleo-2");
        static_cast<void>(
            granted(operations::change_log_key(m_house.session(), m_house.consent_of("ada"))));
        m_house.pass(std::chrono::minutes(1));
    }

    // A correction, a void, and what was true entered late in its place.
    void set_right() {
        const auto before = m_house.session().store().entry(m_mistyped.seq);
        auto restated = std::get<domain::OutcomeRecorded>(before->entry.event);
        restated.lines[0].given = Quantity::microlitres(500);
        m_house.record(domain::EntryCorrected{.entry = m_mistyped,
                                              .reason = domain::CorrectionReason::Misread,
                                              .signer = domain::SignerAbsence::TookPart,
                                              .restated = restated},
                       {"cleo", "eve"});
        const auto wrong = draw({line(1, Quantity::microlitres(250))}, "6", "cleo");
        m_house.record(domain::EntryVoided{.entry = wrong,
                                           .reason = domain::CorrectionReason::WrongContainer,
                                           .signer = domain::SignerAbsence::TookPart},
                       {"cleo", "eve"});
        Statement again = drawing({line(2, Quantity::microlitres(250))}, "6");
        again.occurred = m_house.ago(std::chrono::minutes(30));
        again.late = domain::LateReason::FoundInReview;
        outcome(m_house.record(again, {"cleo"}), 250, 0);
    }

    void end_containers() {
        // 8.429 mL by the book, 8.400 mL measured: a shortage that somebody must decide.
        domain::ContainerFinished finish;
        finish.container = domain::ContainerId(1);
        finish.rest = Quantity::microlitres(8400);
        m_finish = m_house.record(finish, {"cleo", "eve"});
        domain::ContainerBroken broken;
        broken.container = domain::ContainerId(3);
        broken.recovered = Quantity::microlitres(4000);
        Statement statement{.draft = broken};
        statement.disclosed = {{.name = "note", .value = "Fell from the tray; caught in part."}};
        m_broken = m_house.record(statement, {"eve", "cleo"});
        m_house.record(
            waste<domain::StockWasted>(domain::FromContainer{domain::ContainerId(2)}, 50),
            {"cleo", "eve"});
    }

    void count_and_decide() {
        const auto room = parsed<domain::PlaceId>("room");
        const auto start = m_house.record(domain::CountStarted{.type = domain::CountType::Shift,
                                                               .moment = domain::DayMoment::Close,
                                                               .places = {room}},
                                          {"ben"});
        domain::CountRecorded count;
        count.start = start;
        count.type = domain::CountType::Shift;
        count.moment = domain::DayMoment::Close;
        count.lines = {{.product = m_vial,
                        .place = room,
                        .sealed = 0,
                        .opened = {{.container = domain::ContainerId(2),
                                    .amount = Quantity::microlitres(8000),
                                    .method = domain::Method::Estimated}}}};
        const auto counted = m_house.record(count, {"cleo", "eve"});
        const auto revealed =
            m_house.record(domain::CountRevealed{.count = counted, .lines = {}}, {"ben"});
        decide(domain::CaseId(revealed.seq.number()));
    }

    // What is missing in the open vial beyond any estimate is decided; so is the shortage at finish.
    void decide(domain::CaseId of_count) {
        domain::DiscrepancyDecided decision;
        decision.cases = {of_count, domain::CaseId(m_unwitnessed.seq.number())};
        decision.verdict = domain::Verdict::CountError;
        decision.moves = {{.from = {.kind = domain::AccountKind::ShortageAtFinish, .id = 1},
                           .to = domain::Verdict::NeedleLoss,
                           .product = m_vial,
                           .amount = Quantity::microlitres(29)},
                          {.from = {.kind = domain::AccountKind::Container, .id = 2},
                           .to = domain::Verdict::CountError,
                           .product = m_vial,
                           .amount = Quantity::microlitres(599)}};
        Statement statement{.draft = decision};
        statement.disclosed = {{.name = "reason", .value = "Both of us measured the vial again."}};
        m_house.record(statement, {"ben", "eve"});
    }

    static domain::DisposalLine whole(std::int64_t container, Quantity amount) {
        return {.container = domain::ContainerId(container),
                .held = {},
                .product = {},
                .book = 0,
                .amount = amount};
    }
    static domain::DisposalLine held(const domain::Ref& entry, std::int64_t microlitres) {
        return {.container = {},
                .held = entry,
                .product = {},
                .book = 0,
                .amount = Quantity::microlitres(microlitres)};
    }

    void dispose() {
        m_house.record(
            domain::StockDestroyed{.lines = {held(m_finish, 8400)},
                                   .method = domain::DestructionMethod::ChemicalDigestion,
                                   .location = "12 Main Street, Denver"},
            {"ben", "eve"});
        m_house.record(domain::StockHandedOver{.party = m_distributor,
                                               .lines = {held(m_broken, 4000),
                                                         whole(4, Quantity::microlitres(10000))},
                                               .document = "LM-7"},
                       {"ben", "cleo"});
        m_house.record(
            domain::StockReturned{
                .party = m_supplier, .lines = {whole(8, Quantity::pieces(1))}, .document = {}},
            {"ben", "cleo"});
        m_house.record(
            domain::StockTransferredOut{.party = m_hospital,
                                        .lines = {whole(5, Quantity::microlitres(10000))},
                                        .document = "222-not-needed"},
            {"ben", "cleo"});
    }

    void close() {
        m_house.record(domain::Inspected{.nonce = "seven green bottles"}, {"ben"});
        domain::CustodyHandedOver custody;
        m_house.record(custody, {"cleo", "eve"});
        domain::DayClosed closed;
        closed.day = base::parse_date("2026-01-12").value();
        m_house.record(closed, {"ben", "eve"});
    }

    void write(const std::filesystem::path& bundle) {
        const operations::ExportWish wish{.folder = bundle,
                                          .entry = {.to = "State Board of Pharmacy",
                                                    .from = base::parse_date("2026-01-12").value(),
                                                    .until = base::parse_date("2026-01-12").value(),
                                                    .disclosed = domain::DisclosureScope::All,
                                                    .purpose = domain::ExportPurpose::Inspection},
                                          .note_files = true};
        static_cast<void>(granted(operations::export_bundle(
            m_house.session(), m_house.consent_of("ben"), wish, operations::Progress())));
    }

    House m_house;
    domain::ProductId m_vial;
    domain::ProductId m_device;
    domain::PartyId m_supplier;
    domain::PartyId m_distributor;
    domain::PartyId m_hospital;
    domain::Ref m_mistyped;
    domain::Ref m_unwitnessed;
    domain::Ref m_finish;
    domain::Ref m_broken;
};

}  // namespace

KnownAnswer make_known_answer(const std::filesystem::path& bundle,
                              const std::filesystem::path& scratch) {
    return Day(scratch).run(bundle);
}

}  // namespace vialog::vectors
