// SPDX-License-Identifier: Apache-2.0
// What each entry leaves in the state besides balances.
#include "domain/evolve.h"

#include "domain/checks.h"
#include "refusals.h"

namespace vialog::domain {
namespace {

using support::Clinic;
using support::drawn;
using support::key_id;
using support::person;
using support::place;

constexpr auto ul = Quantity::microlitres;

TEST(Evolve, FromGenesisKnowsFoundersKeysPlaceAndStation) {
    const Clinic clinic;
    const State& state = clinic.state();

    EXPECT_EQ(state.registrant->name, "Foothill Clinic");
    EXPECT_EQ(state.zone->text(), "America/Denver");
    EXPECT_EQ(state.totals.log_key, key_id("log"));
    EXPECT_EQ(state.keys.find(key_id("ada"))->person, person("ada"));
    EXPECT_TRUE(state.keys.find(key_id("root"))->root);
    EXPECT_FALSE(state.keys.find(key_id("ada"))->root);
    EXPECT_EQ(state.keys.find(key_id("log"))->person, std::nullopt);
    EXPECT_EQ(state.place_index(place("safe")), 0);
    EXPECT_EQ(state.place_index(place("room")), 1);
    EXPECT_NE(state.stations.find(support::station("desk")), nullptr);
    EXPECT_EQ(state.totals.entries, clinic.next().number());
}

TEST(Evolve, KeepsThePlaceOfARenamedPlace) {
    Clinic clinic;

    clinic.record(PlaceRecorded{.id = place("safe"), .name = "The new safe"}, {"ada", "ben"});

    EXPECT_EQ(clinic.state().place_index(place("safe")), 0);
    EXPECT_EQ(clinic.state().places.find(place("safe"))->name, "The new safe");
    EXPECT_EQ(clinic.state().totals.places, 2);
}

TEST(Evolve, ChangesRegistrationAndPolicy) {
    Clinic clinic;
    Registrant moved = *clinic.state().registrant;
    moved.address = "14 Main Street, Denver CO";
    PolicySet policy;
    policy.beyond_use_multi_hours = 24;

    clinic.record(RegistrationChanged{.registrant = moved}, {"ada", "ben"});
    clinic.record(policy, {"ada", "ben"});

    EXPECT_EQ(clinic.state().registrant, moved);
    EXPECT_EQ(clinic.state().policy, policy);
}

TEST(Evolve, KeepsWhatFollowsFromPeopleAndKeys) {
    Clinic clinic;
    clinic.record(support::key_added("dan", "dan-2"), {"ada", "ben", "dan-2", "dan"});
    clinic.record(
        KeyRevoked{
            .key = key_id("dan"), .reason = RevocationReason::Lost, .suspect_from = std::nullopt},
        {"ada", "ben"});
    clinic.record(
        KeyRevoked{
            .key = key_id("root"), .reason = RevocationReason::Lost, .suspect_from = std::nullopt},
        {"ada", "ben"});
    clinic.record(support::staff("ben", {Function::Pharmacist, Function::Registrant}, true),
                  {"ada", "ben"});
    clinic.record(support::staff("ada", {Function::Prescriber}, true), {"ben", "cleo"});

    const PeopleIndex kept = clinic.state().people_index;
    EXPECT_EQ(kept.registrants, std::set{person("ben")});
    EXPECT_EQ(kept.keys.at(person("dan")), (KeysOfPerson{.brought = 2, .in_force = 1}));
    EXPECT_EQ(kept.keys.at(person("ada")), (KeysOfPerson{.brought = 1, .in_force = 1}));

    State read;
    clinic.state().people.for_each(
        [&](const PersonId& id, const PersonRow& row) { read.people.load(id, row); });
    clinic.state().keys.for_each(
        [&](const KeyId& id, const KeyRow& row) { read.keys.load(id, row); });
    read.index_people();
    EXPECT_EQ(read.people_index, kept);
}

TEST(Evolve, MarksARevokedKey) {
    Clinic clinic;

    const EntryNumber seq = clinic.record(
        KeyRevoked{
            .key = key_id("dan"), .reason = RevocationReason::Lost, .suspect_from = EntryNumber(5)},
        {"ada", "ben"});

    EXPECT_EQ(clinic.state().keys.find(key_id("dan"))->revoked, seq);
    EXPECT_EQ(clinic.state().keys.find(key_id("dan"))->suspect_from, EntryNumber(5));
}

TEST(Evolve, PutsReceivedContainersOnHand) {
    Clinic clinic;
    StockReceived draft = clinic.delivery(clinic.vial, 2);
    draft.labels = {"A-1", "A-2"};

    const EntryNumber receipt = clinic.record(draft, {"cleo", "dan"});

    const State& state = clinic.state();
    EXPECT_EQ(state.containers.find(ContainerId(2))->receipt, receipt);
    EXPECT_EQ(state.containers.find(ContainerId(2))->state, ContainerState::Sealed);
    EXPECT_EQ(*state.labels.find("A-2"), ContainerId(2));
    EXPECT_EQ(state.receipts.find(receipt)->containers, 2);
    const OnHandRow* on_hand = state.on_hand.find({.product = clinic.vial, .place = 0});
    EXPECT_EQ(on_hand->sealed, 2);
    EXPECT_EQ(on_hand->sealed_amount, 20000);
    EXPECT_TRUE(on_hand->opened.empty());
}

TEST(Evolve, MovesContainersBetweenPlaces) {
    Clinic clinic;
    const ContainerId sealed = clinic.receive(clinic.vial, 1);
    const ContainerId opened = clinic.open_one(clinic.vial);

    clinic.record(
        ContainersTransferred{
            .containers = {sealed, opened}, .from = place("safe"), .to = place("room")},
        {"cleo", "dan"});

    const OnHandRow* safe = clinic.state().on_hand.find({.product = clinic.vial, .place = 0});
    const OnHandRow* room = clinic.state().on_hand.find({.product = clinic.vial, .place = 1});
    EXPECT_EQ(*safe, OnHandRow{});
    EXPECT_EQ(room->sealed, 1);
    EXPECT_EQ(room->sealed_amount, 10000);
    EXPECT_EQ(room->opened, std::set<ContainerId>{opened});
}

TEST(Evolve, CountsTheDrawsOfAContainer) {
    Clinic clinic;
    const ContainerId container = clinic.open_one(clinic.vial);

    const EntryNumber first = clinic.draw(container, ul(100));
    EXPECT_EQ(clinic.container(container).infusion, first.number());
    const EntryNumber second = clinic.draw(container, ul(100));

    EXPECT_EQ(clinic.container(container).draws, 2);
    EXPECT_EQ(clinic.container(container).infusion, second.number());
    EXPECT_EQ(clinic.container(container).balance, 9800);
}

TEST(Evolve, ClosesAnInfusionWithNothingOpen) {
    Clinic clinic;
    StockDrawn draft = drawn(clinic.open_one(clinic.vial), ul(1000));
    draft.lines.push_back(drawn(clinic.open_one(clinic.vial), ul(600)).lines[0]);
    draft.lines.push_back(drawn(clinic.open_one(clinic.ampoule), ul(500)).lines[0]);
    const EntryNumber infusion = clinic.record(draft, {"cleo"});
    const InfusionId id(infusion.number());

    EXPECT_EQ(clinic.state().infusions.find(id)->open,
              (std::vector<std::pair<ProductId, std::int64_t>>{{clinic.vial, 1600},
                                                               {clinic.ampoule, 500}}));
    clinic.give(infusion, clinic.vial, ul(1600));
    EXPECT_EQ(clinic.state().infusions.find(id)->open,
              (std::vector<std::pair<ProductId, std::int64_t>>{{clinic.ampoule, 500}}));
    clinic.waste(infusion, clinic.ampoule, ul(500));
    EXPECT_EQ(clinic.state().infusions.find(id), nullptr);
}

TEST(Evolve, EndsAFinishedContainerWithItsDifference) {
    Clinic clinic;
    const ContainerId container = clinic.open_one(clinic.vial);

    const EntryNumber finish = clinic.finish(container, ul(9600));

    EXPECT_EQ(clinic.container(container).state, ContainerState::Finished);
    EXPECT_EQ(clinic.container(container).balance, 0);
    EXPECT_EQ(clinic.container(container).finish_difference, -400);
    EXPECT_EQ(clinic.state().held.find(finish)->amount, 9600);
    EXPECT_FALSE(clinic.state().held.find(finish)->for_witness);
    EXPECT_TRUE(clinic.state().on_hand.find({.product = clinic.vial, .place = 0})->opened.empty());
}

TEST(Evolve, ReopensAContainerThatWasFinishedSealedAsSealed) {
    Clinic clinic;
    const ContainerId container = clinic.receive(clinic.vial, 1);
    const EntryNumber finish = clinic.record({.draft = support::finished(container, ul(9600)),
                                              .by = {"cleo", "dan"},
                                              .intent = Intent::Done});

    clinic.record(clinic.voiding(finish), {"cleo", "dan"});

    EXPECT_EQ(clinic.container(container).state, ContainerState::Sealed);
    EXPECT_EQ(clinic.container(container).balance, 10000);
    EXPECT_EQ(clinic.state().on_hand.find({.product = clinic.vial, .place = 0})->sealed_amount,
              10000);
}

TEST(Evolve, RemembersTheClockOfEachStation) {
    Clinic clinic;
    const Moment desk = clinic.moment("desk");
    clinic.record(Inspected{}, {"finn"});

    const StationRow* row = clinic.state().stations.find(support::station("desk"));
    EXPECT_EQ(row->time, desk.time);
    EXPECT_EQ(row->boot, desk.boot);
    EXPECT_EQ(row->monotonic_ms, desk.monotonic_ms);
    EXPECT_EQ(clinic.state().totals.latest_time, desk.time);
    EXPECT_TRUE(clinic.state().stations.find(support::station("ward"))->boot.empty());
}

TEST(Evolve, RemembersWhatCameFromPaper) {
    Clinic clinic;
    clinic.begin_transcription();
    const Paper paper = support::paper(3, person("cleo"), person("dan"));

    const EntryNumber seq = clinic.record(
        {.draft = clinic.delivery(clinic.vial, 1), .by = {"ben", "finn"}, .paper = paper});

    EXPECT_EQ(*clinic.state().paper.find(paper_key(Kind::Receive, paper)), seq);
    EXPECT_EQ(clinic.state().totals.paper_entries, 1);
}

TEST(Evolve, RemembersWhatWasCorrected) {
    Clinic clinic;
    const EntryNumber draw = clinic.draw(clinic.open_one(clinic.vial), ul(100));

    const EntryNumber seq = clinic.record(clinic.voiding(draw), {"cleo", "dan"});

    EXPECT_EQ(*clinic.state().corrected.find(draw), seq);
}

TEST(Evolve, RestatesPartiesProductsAndPeopleUnderTheirFirstNumber) {
    Clinic clinic;
    const EntryNumber party(clinic.supplier.number());
    auto restated = std::get<PartyRecorded>(clinic.entry(party).event);
    restated.name = "Wholesale Inc.";

    const EntryNumber first = clinic.record(clinic.correction(party, restated), {"ben", "finn"});
    restated.name = "Wholesale Ltd.";
    clinic.record(clinic.correction(first, restated), {"ben", "finn"});

    EXPECT_EQ(clinic.state().parties.find(clinic.supplier)->name, "Wholesale Ltd.");
    EXPECT_EQ(clinic.state().parties.find(PartyId(first.number())), nullptr);
}

TEST(Evolve, GivesAPersonOfPaperHerFunctionsByACorrection) {
    Clinic clinic;
    clinic.begin_transcription();
    const PersonRecorded hana = support::staff("hana", {Function::Dispenser}, true);
    const EntryNumber seq = clinic.record({.draft = hana,
                                           .by = {"ben", "finn"},
                                           .paper = support::paper(1, std::nullopt, std::nullopt)});
    EntryCorrected draft = clinic.correction(seq, hana);
    draft.signer = SignerAbsence::OffDuty;

    clinic.record(draft, {"ada", "cleo"});

    EXPECT_EQ(clinic.state().people.find(person("hana"))->functions, bit(Function::Dispenser));
    EXPECT_EQ(clinic.state().people.find(person("hana"))->recorded, seq);
}

TEST(Evolve, ClosesTheDay) {
    Clinic clinic;
    DayClosed draft;
    draft.day = support::date("2026-01-12");

    const EntryNumber seq = clinic.record(draft, {"ben", "finn"});

    EXPECT_EQ(clinic.state().totals.last_close, draft.day);
    EXPECT_EQ(clinic.state().totals.last_close_size, seq.number());
}

TEST(EvolveDeathTest, StopsWhereAnEntryIsMissing) {
    State state;
    Entry entry;
    entry.seq = EntryNumber(1);
    entry.event = Inspected{};

    EXPECT_DEATH(evolve(state, entry), "applied in their order");
}

}  // namespace
}  // namespace vialog::domain
