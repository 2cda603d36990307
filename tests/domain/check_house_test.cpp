// SPDX-License-Identifier: Apache-2.0
// Rules for people, keys, places, stations, products, parties and policy.
#include "crypto/digest.h"
#include "crypto/private_key.h"
#include "refusals.h"

namespace vialog::domain {
namespace {

using support::Act;
using support::Clinic;
using support::key_added;
using support::key_id;
using support::person;
using support::staff;

base::Bytes p256_key() {
    const auto key = crypto::PrivateKey::from_secret(crypto::KeyAlgorithm::EcdsaP256,
                                                     crypto::sha256(base::as_bytes("token")));
    const auto spki = key.value().public_key().spki();
    return {spki.begin(), spki.end()};
}

// A genesis entry as its two founders sign it.
Entry first_entry(const Genesis& genesis) {
    Entry entry;
    entry.event = genesis;
    entry.moment.station = support::station("desk");
    entry.signers = {{.key = key_id_of(genesis.founders[0].key), .role = Role::Registrant},
                     {.key = key_id_of(genesis.founders[1].key), .role = Role::Witness},
                     {.key = key_id_of(genesis.log_key), .role = Role::LogKey}};
    return entry;
}

std::vector<std::string_view> rules_against(const Genesis& genesis) {
    std::vector<std::string_view> rules;
    for (const Refusal& refusal : check(State{}, first_entry(genesis))) {
        EXPECT_TRUE(is_complete(words(refusal))) << words(refusal);
        rules.push_back(refusal.rule);
    }
    return rules;
}

TEST(Genesis, IsGranted) {
    EXPECT_TRUE(rules_against(support::genesis()).empty());
}

TEST(Genesis, NamesTheStationItWasSignedAt) {
    Genesis genesis = support::genesis();
    genesis.station.id = support::station("ward");

    EXPECT_EQ(rules_against(genesis), std::vector{rule::station_unknown});
}

TEST(Genesis, HasTwoFounders) {
    Genesis genesis = support::genesis();
    genesis.founders[1].person.id = genesis.founders[0].person.id;

    const auto rules = rules_against(genesis);

    EXPECT_FALSE(rules.empty());
    EXPECT_EQ(rules.back(), rule::witness_is_actor);
}

TEST(Genesis, HasFourDifferentKeys) {
    Genesis genesis = support::genesis();
    genesis.root_key = genesis.founders[0].key;
    EXPECT_EQ(rules_against(genesis), std::vector{rule::key_known});

    genesis = support::genesis();
    genesis.root_key = genesis.log_key;
    EXPECT_EQ(rules_against(genesis), std::vector{rule::key_known});
}

TEST(Genesis, HasKeysThatCanBeUsed) {
    Genesis genesis = support::genesis();
    genesis.log_key = p256_key();
    EXPECT_EQ(rules_against(genesis), std::vector{rule::key_malformed});

    genesis = support::genesis();
    genesis.founders[0].box.pop_back();
    EXPECT_EQ(rules_against(genesis), std::vector{rule::key_malformed});

    genesis = support::genesis();
    genesis.root_key = base::Bytes{1, 2, 3};
    EXPECT_EQ(rules_against(genesis), std::vector{rule::key_malformed});
}

TEST(Person, IsRecordedAndChanged) {
    Clinic clinic;

    clinic.record(staff("dan", {Function::Pharmacist}, true), {"ada", "ben"});

    EXPECT_EQ(clinic.state().people.find(person("dan"))->functions, bit(Function::Pharmacist));
}

TEST(Person, OfPaperIsNewHere) {
    Clinic clinic;
    clinic.begin_transcription();
    Act act{.draft = staff("dan", {}, true),
            .by = {"ben", "finn"},
            .paper = support::paper(1, std::nullopt, std::nullopt)};

    EXPECT_TRUE(refused(clinic, act, rule::person_known));
    act.draft = staff("hana", {}, true);
    EXPECT_TRUE(granted(clinic, act));
}

TEST(Person, IsNotTheLastRegistrantToGo) {
    Clinic clinic;
    const PersonRecorded ada = staff("ada", {Function::Prescriber}, true);

    EXPECT_TRUE(refused(clinic, {.draft = ada, .by = {"ada", "ben"}}, rule::last_registrant));
    clinic.record(staff("ben", {Function::Pharmacist, Function::Registrant}, true), {"ada", "ben"});
    EXPECT_TRUE(granted(clinic, {.draft = ada, .by = {"ada", "ben"}}));
}

TEST(KeyAdd, RefusesKeysThatCannotBeUsed) {
    Clinic clinic;
    clinic.record(staff("hana", {Function::Dispenser}, true), {"ada", "ben"});
    KeyAdded added = key_added("hana", "hana");

    added.box.push_back(0);
    EXPECT_TRUE(
        refused(clinic, {.draft = added, .by = {"ada", "ben", "hana"}}, rule::key_malformed));
    added = key_added("hana", "hana");
    added.key.pop_back();
    Entry entry =
        clinic.decided({.draft = key_added("hana", "hana"), .by = {"ada", "ben", "hana"}});
    entry.event = added;
    entry.signers[2].key = key_id_of(added.key);
    EXPECT_TRUE(breaks(clinic, entry, rule::key_malformed));
}

TEST(KeyAdd, TakesATokensKey) {
    Clinic clinic;
    clinic.record(staff("hana", {Function::Dispenser}, true), {"ada", "ben"});
    KeyAdded added = key_added("hana", "hana");
    Entry entry = clinic.decided({.draft = added, .by = {"ada", "ben", "hana"}});
    added.key = p256_key();
    added.store = KeyStore::Token;
    entry.event = added;
    entry.signers[2].key = key_id_of(added.key);

    EXPECT_TRUE(check(clinic.state(), entry).empty());
}

TEST(KeyAdd, RefusesAKeyTwice) {
    Clinic clinic;
    clinic.record(staff("hana", {Function::Dispenser}, true), {"ada", "ben"});

    EXPECT_TRUE(refused(clinic, {.draft = key_added("hana", "dan"), .by = {"ada", "ben", "dan"}},
                        rule::key_known));
    EXPECT_TRUE(refused(clinic, {.draft = key_added("hana", "root"), .by = {"ada", "ben", "root"}},
                        rule::key_known));
}

TEST(KeyAdd, RefusesWhomNobodyRecordedOrWhoLeft) {
    Clinic clinic;

    EXPECT_FALSE(clinic.decide({.draft = key_added("hana", "hana"), .by = {"ada", "ben", "hana"}}));
    clinic.record(staff("finn", {}, true), {"ada", "ben"});
    EXPECT_TRUE(refused(
        clinic, {.draft = key_added("finn", "finn-2"), .by = {"ada", "ben", "finn-2", "finn"}},
        rule::person_unknown));
}

TEST(KeyAdd, ReplacesAKeyOfTheSamePerson) {
    Clinic clinic;
    KeyAdded added = key_added("dan", "dan-2");
    added.replaces = key_id("dan");

    EXPECT_TRUE(granted(clinic, {.draft = added, .by = {"ada", "ben", "dan-2", "dan"}}));
    added.replaces = key_id("cleo");
    EXPECT_TRUE(
        refused(clinic, {.draft = added, .by = {"ada", "ben", "dan-2", "dan"}}, rule::key_unknown));
    added.replaces = key_id("mallory");
    EXPECT_TRUE(
        refused(clinic, {.draft = added, .by = {"ada", "ben", "dan-2", "dan"}}, rule::key_unknown));
}

TEST(KeyRevoke, ConcernsAKeyInForce) {
    Clinic clinic;
    KeyRevoked revoked{.key = key_id("dan"), .reason = RevocationReason::Left, .suspect_from = {}};
    clinic.record(revoked, {"ada", "ben"});

    EXPECT_TRUE(refused(clinic, {.draft = revoked, .by = {"ada", "ben"}}, rule::key_revoked));
    revoked.key = key_id("mallory");
    EXPECT_TRUE(refused(clinic, {.draft = revoked, .by = {"ada", "ben"}}, rule::key_unknown));
    revoked.key = key_id("log");
    EXPECT_TRUE(refused(clinic, {.draft = revoked, .by = {"ada", "ben"}}, rule::key_unknown));
}

TEST(KeyRevoke, SuspectsEarlierEntriesOnly) {
    Clinic clinic;
    KeyRevoked revoked{
        .key = key_id("dan"), .reason = RevocationReason::Compromised, .suspect_from = {}};

    revoked.suspect_from = clinic.next();
    EXPECT_TRUE(refused(clinic, {.draft = revoked, .by = {"ada", "ben"}}, rule::ref_forward));
    revoked.suspect_from = EntryNumber(4);
    const Entry entry = clinic.decided({.draft = revoked, .by = {"ada", "ben"}});
    const auto found = warnings(clinic.state(), entry);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(is(found[0], rule::key_suspect));
}

TEST(LogKey, IsAnEd25519KeyOfItsOwn) {
    Clinic clinic;
    Entry entry = clinic.decided(
        {.draft = LogKeyChanged{.key = support::key_named("log-2")}, .by = {"ada", "log-2"}});

    entry.event = LogKeyChanged{.key = p256_key()};
    entry.signers[1].key = key_id_of(p256_key());
    EXPECT_TRUE(breaks(clinic, entry, rule::key_malformed));
    EXPECT_TRUE(refused(
        clinic, {.draft = LogKeyChanged{.key = support::key_named("dan")}, .by = {"ada", "dan"}},
        rule::key_known));
}

TEST(Policy, MayBeNarrowedButNotWidened) {
    Clinic clinic;
    PolicySet policy;
    policy.beyond_use_multi_hours = 24;
    policy.finish_rest = Disposition::Wastage;
    EXPECT_TRUE(granted(clinic, {.draft = policy, .by = {"ada", "ben"}}));

    const auto wide = [&](auto member, std::int64_t value) {
        PolicySet it;
        it.*member = value;
        return refused(clinic, {.draft = it, .by = {"ada", "ben"}}, rule::policy_too_wide);
    };
    EXPECT_TRUE(wide(&PolicySet::beyond_use_multi_hours, 0));
    EXPECT_TRUE(wide(&PolicySet::beyond_use_multi_hours, 8785));
    EXPECT_TRUE(wide(&PolicySet::beyond_use_single_hours, 0));
    EXPECT_TRUE(wide(&PolicySet::beyond_use_single_hours, 8785));
    EXPECT_TRUE(wide(&PolicySet::count_tolerance_permille, -1));
    EXPECT_TRUE(wide(&PolicySet::count_tolerance_permille, 201));
    EXPECT_TRUE(wide(&PolicySet::inventory_interval_months, 0));
    EXPECT_TRUE(wide(&PolicySet::inventory_interval_months, 25));
    EXPECT_TRUE(wide(&PolicySet::retention_years, 1));
    EXPECT_TRUE(wide(&PolicySet::retention_years, 101));
}

TEST(Rules, MayNotBeOnesThatNobodyKnows) {
    Clinic clinic;

    EXPECT_TRUE(granted(clinic, {.draft = RulesSet{.rules = 1}, .by = {"ada", "ben"}}));
    EXPECT_TRUE(refused(clinic, {.draft = RulesSet{.rules = 2}, .by = {"ada", "ben"}},
                        rule::rules_unknown));
    EXPECT_TRUE(
        refused(clinic, {.draft = RulesSet{.rules = 0}, .by = {"ada", "ben"}}, rule::rules_differ));
}

TEST(Registration, AndPlaceAndStationAreTheRegistrants) {
    Clinic clinic;
    const Registrant registrant = support::genesis().registrant;

    for (const Event& draft :
         {Event(RegistrationChanged{.registrant = registrant}),
          Event(PlaceRecorded{.id = support::place("fridge"), .name = "F"}),
          Event(StationRecorded{.id = support::station("lab"), .name = "L"})}) {
        EXPECT_TRUE(granted(clinic, {.draft = draft, .by = {"ada", "cleo"}}));
        EXPECT_TRUE(
            refused(clinic, {.draft = draft, .by = {"cleo", "ada"}}, rule::function_missing));
    }
}

TEST(Product, NeedsASizeAndAStrengthInOneUnit) {
    Clinic clinic;
    const ProductRecorded good = *clinic.state().products.find(clinic.vial);
    EXPECT_TRUE(granted(clinic, {.draft = good, .by = {"gail"}}));

    ProductRecorded bad = good;
    bad.container_size = Quantity::microlitres(0);
    EXPECT_TRUE(refused(clinic, {.draft = bad, .by = {"gail"}}, rule::product_incomplete));
    bad = good;
    bad.container_size = Quantity::pieces(10);
    EXPECT_TRUE(refused(clinic, {.draft = bad, .by = {"gail"}}, rule::product_incomplete));
    bad = good;
    bad.strength = Strength();
    EXPECT_TRUE(refused(clinic, {.draft = bad, .by = {"gail"}}, rule::product_incomplete));
    bad = good;
    bad.containers_per_package = 0;
    EXPECT_TRUE(refused(clinic, {.draft = bad, .by = {"gail"}}, rule::product_incomplete));
}

// Else a mass would leave 64 bits of nanograms, and no report could be printed.
TEST(Product, IsNoLargerAndNoStrongerThanAnyIs) {
    Clinic clinic;
    const ProductRecorded good = *clinic.state().products.find(clinic.vial);
    const auto with = [&good](Quantity size, std::int64_t micrograms) {
        ProductRecorded product = good;
        product.container_size = size;
        product.strength = Strength::from_micrograms(micrograms, size.unit()).value();
        return product;
    };
    const auto act = [](const ProductRecorded& product) {
        return Act{.draft = product, .by = {"gail"}};
    };

    EXPECT_TRUE(granted(clinic, act(with(Quantity::microlitres(10'000'000), 1'000'000))));
    EXPECT_TRUE(granted(clinic, act(with(Quantity::pieces(1'000'000), 10'000'000))));
    for (const ProductRecorded& bad :
         {with(Quantity::microlitres(10'000'001), 1), with(Quantity::microlitres(1), 1'000'001),
          with(Quantity::pieces(1'000'001), 1), with(Quantity::pieces(1), 10'000'001)}) {
        EXPECT_TRUE(refused(clinic, act(bad), rule::product_too_large));
    }
}

TEST(Party, IsRecordedByWhoeverKeepsRecords) {
    Clinic clinic;
    const PartyRecorded it = *clinic.state().parties.find(clinic.supplier);

    EXPECT_TRUE(granted(clinic, {.draft = it, .by = {"finn"}}));
    EXPECT_TRUE(refused(clinic, {.draft = it, .by = {"eve"}}, rule::function_missing));
}

TEST(Shipment, NamesAKnownPartyAndKnownProducts) {
    Clinic clinic;
    ShipmentExpected shipment{.party = clinic.supplier,
                              .invoice = "INV-2",
                              .lines = {{.product = clinic.vial, .containers = 10}},
                              .due = support::date("2026-01-20")};

    EXPECT_TRUE(granted(clinic, {.draft = shipment, .by = {"finn"}}));
    shipment.party = PartyId(clinic.vial.number());
    EXPECT_TRUE(refused(clinic, {.draft = shipment, .by = {"finn"}}, rule::party_unknown));
    shipment.party = clinic.supplier;
    shipment.lines.push_back({.product = ProductId(999), .containers = 1});
    EXPECT_TRUE(refused(clinic, {.draft = shipment, .by = {"finn"}}, rule::product_unknown));
}

}  // namespace
}  // namespace vialog::domain
