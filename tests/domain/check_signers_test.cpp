// SPDX-License-Identifier: Apache-2.0
// Who may sign what: roles, functions, two different people, keys and whose they are.
#include "domain/rules.h"
#include "refusals.h"

namespace vialog::domain {
namespace {

using support::Act;
using support::Clinic;
using support::key_added;
using support::key_id;
using support::key_named;
using support::person;
using support::place;
using support::staff;

const PlaceRecorded fridge{.id = support::place("fridge"), .name = "The fridge"};

KeyRevoked revoked(std::string_view key) {
    return {.key = key_id(key), .reason = RevocationReason::Lost, .suspect_from = std::nullopt};
}

TEST(Signers, AreRefusedInAnotherOrderOrNumberThanTheKindNeeds) {
    Clinic clinic;

    EXPECT_TRUE(granted(clinic, {.draft = fridge, .by = {"ada", "ben"}}));
    EXPECT_TRUE(refused(clinic, {.draft = fridge, .by = {"ada"}}, rule::roles_differ));
    EXPECT_TRUE(
        refused(clinic, {.draft = fridge, .by = {"ada", "ben", "dan"}}, rule::roles_differ));
    EXPECT_TRUE(refused(clinic, {.draft = fridge, .by = {}}, rule::roles_differ));
    EXPECT_TRUE(refused(
        clinic, {.draft = fridge, .by = {"ben", "ada"}, .roles = {Role::Witness, Role::Registrant}},
        rule::roles_differ));
}

TEST(Signers, AreToldWhichRolesAreNeeded) {
    Clinic clinic;

    const auto refusal = clinic.decide({.draft = fridge, .by = {"ada"}});

    EXPECT_EQ(explain(refusal.error()).text, "A place entry is signed as: registrant, witness.");
}

TEST(Signers, MustBeTwoPeople) {
    Clinic clinic;
    clinic.record(key_added("ada", "ada-2"), {"ada", "ben", "ada-2"});

    EXPECT_TRUE(refused(clinic, {.draft = fridge, .by = {"ada", "ada"}}, rule::same_key_twice));
    EXPECT_TRUE(refused(clinic, {.draft = fridge, .by = {"ada", "ada-2"}}, rule::witness_is_actor));
    EXPECT_TRUE(granted(clinic, {.draft = fridge, .by = {"ada-2", "ben"}}));
}

TEST(Signers, NeedAFunctionThatAllowsTheRole) {
    Clinic clinic;
    const auto bought = clinic.delivery(clinic.vial, 1);

    EXPECT_TRUE(refused(clinic, {.draft = fridge, .by = {"ben", "dan"}}, rule::function_missing));
    EXPECT_TRUE(refused(clinic, {.draft = bought, .by = {"eve", "dan"}}, rule::function_missing));
    EXPECT_TRUE(refused(clinic, {.draft = bought, .by = {"finn", "dan"}}, rule::function_missing));
    EXPECT_TRUE(refused(clinic, {.draft = bought, .by = {"gail", "dan"}}, rule::function_missing));
    EXPECT_TRUE(granted(clinic, {.draft = bought, .by = {"cleo", "eve"}}));
    EXPECT_TRUE(granted(clinic, {.draft = bought, .by = {"ada", "gail"}}));
}

TEST(Signers, WhoHaveNoFunctionAnyMoreDoNotEvenWitness) {
    Clinic clinic;
    clinic.record(staff("eve", {}, false), {"ada", "ben"});

    EXPECT_TRUE(refused(clinic, {.draft = fridge, .by = {"ada", "eve"}}, rule::function_missing));
}

TEST(Signers, WhoAreKnownFromPaperAloneMayDoNothing) {
    Clinic clinic;
    clinic.begin_transcription();
    clinic.record({.draft = staff("hana", {Function::Registrant, Function::Witness}, true),
                   .by = {"ben", "finn"},
                   .paper = support::paper(1, std::nullopt, std::nullopt)});

    EXPECT_EQ(clinic.state().people.find(person("hana"))->functions, 0);
    EXPECT_TRUE(refused(clinic, {.draft = key_added("hana", "hana"), .by = {"ada", "ben", "hana"}},
                        rule::person_unknown));
}

TEST(Signers, OfADestructionAreEmployees) {
    Clinic clinic;
    const ContainerId container = clinic.open_one(clinic.vial);
    StockDestroyed destroyed;
    destroyed.lines = {
        {.container = container, .held = {}, .product = {}, .book = 0, .amount = Quantity()}};

    EXPECT_TRUE(granted(clinic, {.draft = destroyed, .by = {"ben", "finn"}}));
    EXPECT_TRUE(refused(clinic, {.draft = destroyed, .by = {"ben", "eve"}}, rule::not_an_employee));
}

TEST(Signers, OfAHandOverAReturnAndATransferOutAreEmployees) {
    Clinic clinic;
    clinic.record(staff("cleo", {Function::Dispenser}, false), {"ada", "ben"});
    const DisposalLine line{.container = clinic.open_one(clinic.vial),
                            .held = {},
                            .product = {},
                            .book = 0,
                            .amount = Quantity()};

    for (const Event& draft :
         {Event(StockHandedOver{.party = clinic.distributor, .lines = {line}, .document = {}}),
          Event(StockReturned{.party = clinic.supplier, .lines = {line}, .document = {}}),
          Event(StockTransferredOut{.party = clinic.pharmacy, .lines = {line}, .document = {}})}) {
        EXPECT_TRUE(granted(clinic, {.draft = draft, .by = {"gail", "finn"}}));
        EXPECT_TRUE(
            refused(clinic, {.draft = draft, .by = {"cleo", "finn"}}, rule::not_an_employee));
        EXPECT_TRUE(
            refused(clinic, {.draft = draft, .by = {"gail", "eve"}}, rule::not_an_employee));
    }
}

TEST(Keys, MustBeRegistered) {
    Clinic clinic;

    EXPECT_TRUE(refused(clinic, {.draft = fridge, .by = {"ada", "mallory"}}, rule::key_unknown));
    EXPECT_TRUE(refused(clinic, {.draft = fridge, .by = {"mallory", "ben"}}, rule::key_unknown));
}

TEST(Keys, SignNothingAfterTheirRevocation) {
    Clinic clinic;
    clinic.record(revoked("dan"), {"ada", "ben"});

    EXPECT_TRUE(refused(clinic, {.draft = clinic.delivery(clinic.vial, 1), .by = {"cleo", "dan"}},
                        rule::key_revoked));
    EXPECT_TRUE(refused(clinic, {.draft = clinic.delivery(clinic.vial, 1), .by = {"dan", "cleo"}},
                        rule::key_revoked));
}

TEST(Keys, OfTheLogSignNoEntryOfAPerson) {
    Clinic clinic;

    EXPECT_TRUE(refused(clinic, {.draft = fridge, .by = {"ada", "log"}}, rule::key_not_for_role));
    EXPECT_TRUE(refused(clinic, {.draft = fridge, .by = {"log", "ben"}}, rule::key_not_for_role));
}

TEST(Keys, OfTheOfflineRootSignAsRegistrantAlone) {
    Clinic clinic;

    EXPECT_TRUE(granted(clinic, {.draft = fridge, .by = {"root", "ben"}}));
    EXPECT_TRUE(refused(clinic, {.draft = Inspected{.nonce = "4711"}, .by = {"root"}},
                        rule::key_not_for_role));
    EXPECT_TRUE(refused(clinic, {.draft = fridge, .by = {"root", "ada"}}, rule::witness_is_actor));
}

TEST(Notice, IsSignedByTheLogKeyAndNobodyElse) {
    Clinic clinic;
    const Noticed notice{.subject = NoticeSubject::SignInFailed, .person = person("dan")};

    EXPECT_TRUE(granted(clinic, {.draft = notice, .by = {"log"}}));
    EXPECT_TRUE(refused(clinic, {.draft = notice, .by = {"ada"}}, rule::log_key_differs));
    EXPECT_TRUE(refused(clinic, {.draft = notice, .by = {"mallory"}}, rule::log_key_differs));
}

TEST(LogKey, IsChangedByTheRegistrantAndTheNewKey) {
    Clinic clinic;
    const LogKeyChanged change{.key = key_named("log-2")};

    EXPECT_TRUE(refused(clinic, {.draft = change, .by = {"ada", "log"}}, rule::log_key_differs));
    EXPECT_TRUE(refused(clinic, {.draft = change, .by = {"ben", "log-2"}}, rule::function_missing));
    clinic.record(change, {"ada", "log-2"});
    EXPECT_TRUE(refused(clinic, {.draft = Noticed{}, .by = {"log"}}, rule::log_key_differs));
    EXPECT_TRUE(granted(clinic, {.draft = Noticed{}, .by = {"log-2"}}));
}

TEST(Genesis, IsSignedByBothFoundersAndTheLogKey) {
    State state;
    const auto ask = [&](std::vector<Signer> signers) {
        Entry entry;
        entry.event = support::genesis();
        entry.moment.station = support::station("desk");
        entry.signers = std::move(signers);
        return check(state, entry);
    };
    const Signer ada{.key = key_id("ada"), .role = Role::Registrant};
    const Signer ben{.key = key_id("ben"), .role = Role::Witness};
    const Signer log{.key = key_id("log"), .role = Role::LogKey};

    EXPECT_TRUE(ask({ada, ben, log}).empty());
    EXPECT_EQ(ask({ada, ben}).front().rule, rule::roles_differ);
    EXPECT_EQ(ask({ada, ben, {.key = key_id("ada"), .role = Role::LogKey}}).front().rule,
              rule::log_key_differs);
    EXPECT_EQ(ask({{.key = key_id("ben"), .role = Role::Registrant},
                   {.key = key_id("ada"), .role = Role::Witness},
                   log})
                  .front()
                  .rule,
              rule::function_missing);
    EXPECT_EQ(ask({ada, {.key = key_id("mallory"), .role = Role::Witness}, log}).front().rule,
              rule::key_unknown);
}

TEST(KeyAdd, OfAFirstKeyNeedsTheKeyItself) {
    Clinic clinic;
    clinic.record(staff("hana", {Function::Dispenser}, true), {"ada", "ben"});
    const KeyAdded added = key_added("hana", "hana");

    EXPECT_TRUE(granted(clinic, {.draft = added, .by = {"ada", "ben", "hana"}}));
    EXPECT_TRUE(refused(clinic, {.draft = added, .by = {"ada", "ben"}}, rule::roles_differ));
    EXPECT_TRUE(refused(clinic, {.draft = added, .by = {"ada", "ben", "dan"}},
                        rule::possession_not_proven));
    EXPECT_TRUE(
        refused(clinic, {.draft = added, .by = {"ada", "ada", "hana"}}, rule::same_key_twice));
}

TEST(KeyAdd, OfASecondKeyNeedsTheEarlierOne) {
    Clinic clinic;
    const KeyAdded added = key_added("dan", "dan-2");

    EXPECT_TRUE(
        refused(clinic, {.draft = added, .by = {"ada", "ben", "dan-2"}}, rule::roles_differ));
    EXPECT_TRUE(refused(clinic, {.draft = added, .by = {"ada", "ben", "dan-2", "cleo"}},
                        rule::possession_not_proven));
    clinic.record(added, {"ada", "ben", "dan-2", "dan"});
    EXPECT_FALSE(clinic.state().keys.find(key_id("dan-2"))->reenrolled);
    EXPECT_TRUE(
        granted(clinic, {.draft = clinic.delivery(clinic.vial, 1), .by = {"cleo", "dan-2"}}));
}

TEST(KeyAdd, MayHaveTheOwnerAsItsWitnessWithHerEarlierKey) {
    Clinic clinic;

    clinic.record(key_added("dan", "dan-2"), {"ada", "dan", "dan-2"});

    EXPECT_FALSE(clinic.state().keys.find(key_id("dan-2"))->reenrolled);
}

TEST(KeyAdd, OfTheRegistrantHerselfNeedsNoFourthSignature) {
    Clinic clinic;

    EXPECT_TRUE(
        granted(clinic, {.draft = key_added("ada", "ada-2"), .by = {"ada", "ben", "ada-2"}}));
    EXPECT_TRUE(
        granted(clinic, {.draft = key_added("ada", "ada-2"), .by = {"root", "ben", "ada-2"}}));
}

TEST(KeyAdd, WithoutTheEarlierKeyNeedsASecondWitnessAndIsMarked) {
    Clinic clinic;
    clinic.record(revoked("dan"), {"ada", "ben"});
    const KeyAdded added = key_added("dan", "dan-2");

    EXPECT_TRUE(
        refused(clinic, {.draft = added, .by = {"ada", "ben", "dan-2"}}, rule::roles_differ));
    EXPECT_TRUE(refused(clinic,
                        {.draft = added,
                         .by = {"ada", "ben", "dan-2", "dan"},
                         .roles = {Role::Registrant, Role::Witness, Role::Subject, Role::Subject}},
                        rule::roles_differ));
    EXPECT_TRUE(refused(clinic, {.draft = added, .by = {"ada", "ben", "dan-2", "ben"}},
                        rule::same_key_twice));
    clinic.record(added, {"ada", "ben", "dan-2", "eve"});

    EXPECT_TRUE(clinic.state().keys.find(key_id("dan-2"))->reenrolled);
    const Entry next = clinic.decided({.draft = Inspected{.nonce = "1"}, .by = {"dan-2"}});
    const auto found = warnings(clinic.state(), next);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(is(found[0], rule::key_reenrolled));
}

TEST(KeyAdd, IsNotSignedByTheRootInPlaceOfTheEarlierKey) {
    Clinic clinic;
    clinic.record(revoked("ada"), {"ada", "ben"});

    // Her earlier key is gone, so the roles ask for a second witness; the root key is her own.
    EXPECT_TRUE(
        granted(clinic, {.draft = key_added("ada", "ada-2"), .by = {"root", "ben", "ada-2"}}));
    EXPECT_TRUE(refused(
        clinic, {.draft = key_added("ben", "ben-2"), .by = {"root", "dan", "ben-2", "root"}},
        rule::key_not_for_role));
}

TEST(KeyRevoke, IsTheRegistrantsOrTheOwnKeys) {
    Clinic clinic;

    EXPECT_TRUE(granted(clinic, {.draft = revoked("dan"), .by = {"ada", "ben"}}));
    EXPECT_TRUE(granted(clinic, {.draft = revoked("dan"), .by = {"dan"}}));
    EXPECT_TRUE(
        refused(clinic, {.draft = revoked("dan"), .by = {"cleo"}}, rule::possession_not_proven));
    EXPECT_TRUE(
        refused(clinic, {.draft = revoked("dan"), .by = {"ben", "cleo"}}, rule::function_missing));
}

TEST(KeyRevoke, ByAnotherKeyOfTheSamePersonIsNotTheKeyItself) {
    Clinic clinic;
    clinic.record(key_added("dan", "dan-2"), {"ada", "ben", "dan-2", "dan"});

    EXPECT_TRUE(
        refused(clinic, {.draft = revoked("dan"), .by = {"dan-2"}}, rule::possession_not_proven));
}

TEST(Paper, IsSignedByTranscriberAndCheckerWhateverTheKind) {
    Clinic clinic;
    clinic.begin_transcription();
    Act act{.draft = clinic.delivery(clinic.vial, 1),
            .by = {"ben", "finn"},
            .paper = support::paper(1, person("cleo"), person("dan"))};

    EXPECT_TRUE(granted(clinic, act));
    act.roles = {Role::Operator, Role::Witness};
    EXPECT_TRUE(refused(clinic, act, rule::roles_differ));
    act.roles = {};
    act.by = {"ben", "eve"};
    EXPECT_TRUE(refused(clinic, act, rule::function_missing));
    act.by = {"ben", "ben"};
    EXPECT_TRUE(refused(clinic, act, rule::same_key_twice));
}

TEST(LossReport, IsTheRegistrantsAlone) {
    Clinic clinic;
    LossReported report;
    report.about = CaseId(1);
    report.notice = support::text("notice").digest;

    EXPECT_TRUE(granted(clinic, {.draft = report, .by = {"ada"}}));
    EXPECT_TRUE(refused(clinic, {.draft = report, .by = {"ben"}}, rule::function_missing));
}

}  // namespace
}  // namespace vialog::domain
