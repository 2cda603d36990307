// SPDX-License-Identifier: Apache-2.0
// The bodies of what happens to the house: their exact bytes, and what is refused.
#include "journal/body_text.h"

#include <array>

namespace vialog::journal {

namespace {

constexpr KindBody genesis{
    "genesis",
    R"({"founders":[{"box":"<b>","key":"AQID","person":{"functions":["registrant"],"id":"r01","initials":"AB"},"store":"token"},)"
    R"({"box":"<b>","key":"BAUG","person":{"employee":true,"functions":["dispenser","witness"],"id":"u07","initials":"ÇD","name":"<d>"},"store":"file"}],)"
    R"("log_key":"BwgJ","place":{"id":"safe","name":"The safe"},"registrant":{"address":"1 Main St, Denver CO 80202","dea":"RA0123454","name":"Clinic \"Zwölf\""},)"
    R"("root_key":"CgsM","station":{"id":"pc-1","name":"Front desk"},"successor_of":{"origin":"clinic.example/ket","root":"<0>","size":7},"tz":"America/Denver"})"};

constexpr auto bodies = std::to_array<KindBody>({
    genesis,
    {"person", R"({"id":"u07","initials":"CD"})"},
    {"person",
     R"({"employee":true,"functions":["dispenser","witness"],"id":"u07","initials":"CD","name":"<d>"})"},
    {"registration", R"({"registrant":{"address":"2 Main St","dea":"RA0123454","name":"Clinic"}})"},
    {"policy",
     R"({"beyond_use_multi_hours":672,"beyond_use_single_hours":6,"citation":"21 CFR","count_tolerance_permille":50,"finish_rest":"wastage","inventory_interval_months":24,"retention_years":7})"},
    {"policy",
     R"({"beyond_use_multi_hours":672,"beyond_use_single_hours":6,"citation":"21 CFR","count_tolerance_permille":0,"finish_rest":"held_for_destruction","inventory_interval_months":12,"retention_years":2,"witness_shift":true})"},
    {"rules", R"({"rules":2})"},
    {"place", R"({"id":"room2","name":"Infusion room 2"})"},
    {"station", R"({"id":"pc-2","name":"Infusion room 2"})"},
    {"key-add", R"({"box":"<b>","key":"AQID","person":"u07","store":"file"})"},
    {"key-add",
     R"({"box":"<b>","key":"AQID","person":"u07","replaces":"sha256:<0>","store":"token"})"},
    {"key-revoke", R"({"key":"sha256:<0>","reason":"lost"})"},
    {"key-revoke", R"({"key":"sha256:<0>","reason":"compromised","suspect_from":0})"},
    {"log-key", R"({"key":"AQID"})"},
    {"product",
     R"({"container_size_ul":10000,"containers_per_package":10,"dea_code":"7285","drug":"ketamine hydrochloride","form":"injection","inner_ndc":"0143-9508-01","labeler":"Hikma","ndc":"0143-9508-10","schedule":"III","strength_ug_per_ml":50000,"use":"multi"})"},
    {"product",
     R"({"container_size_units":1,"containers_per_package":2,"dea_code":"7285","drug":"esketamine","form":"nasal_device","labeler":"Janssen","ndc":"50458-028-02","schedule":"III","strength_ug_per_unit":28000,"use":"single"})"},
    {"party", R"({"dea":"RA0123454","name":"Wholesale","role":"supplier"})"},
    {"party",
     R"({"address":"3 Main St","dea":"RA0123454-A12","name":"Away","role":"reverse_distributor"})"},
});

constexpr auto sins = std::to_array<BodySin>({
    {"person", R"({"employee":false,"id":"u07","initials":"CD"})",
     "member-malformed body.employee"},
    {"person", R"({"employee":1,"id":"u07","initials":"CD"})", "member-malformed body.employee"},
    {"person", R"({"functions":[],"id":"u07","initials":"CD"})", "member-malformed body.functions"},
    {"person", R"({"functions":["witness","dispenser"],"id":"u07","initials":"CD"})",
     "member-malformed body.functions"},
    {"person", R"({"functions":["witness","witness"],"id":"u07","initials":"CD"})",
     "member-malformed body.functions"},
    {"person", R"({"functions":["owner"],"id":"u07","initials":"CD"})",
     "member-malformed body.functions[0]"},
    {"person", R"({"functions":["dispenser",7],"id":"u07","initials":"CD"})",
     "member-malformed body.functions[1]"},
    {"person", R"({"id":"u 07","initials":"CD"})", "member-malformed body.id"},
    {"person", R"({"id":"","initials":"CD"})", "member-malformed body.id"},
    {"person", R"({"id":"u07","initials":""})", "member-malformed body.initials"},
    {"person", R"({"id":"u07","initials":"ABCDEFGHIJKLMNOPQ"})", "member-malformed body.initials"},
    {"person", R"({"id":"u07"})", "member-missing body.initials"},
    {"person", R"({"id":"u07","initials":"CD","name":"Carol Diaz"})", "member-malformed body.name"},
    {"person",
     R"({"id":"u07","initials":"CD","name":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB"})",
     "member-malformed body.name"},
    {"person", R"({"id":"u07","initials":"CD","name":"<b>"})", "member-malformed body.name"},
    {"person", R"({"id":"u07","initials":"CD","name":"AAAA"})", "member-malformed body.name"},
    {"person", R"({"birth":"1980-01-01","id":"u07","initials":"CD"})", "member-unknown body.birth"},
    {"person", R"({"id":"u07","initials":"CD","zip":"80202"})", "member-unknown body.zip"},
    {"registration", R"({"registrant":{"address":"x","dea":"RA0123451","name":"y"}})",
     "member-malformed body.registrant.dea"},
    {"registration", R"({"registrant":{"dea":"RA0123454","name":"y"}})",
     "member-missing body.registrant.address"},
    {"registration", R"({"registrant":{"address":"x","city":"z","dea":"RA0123454","name":"y"}})",
     "member-unknown body.registrant.city"},
    {"registration", R"({"registrant":"Clinic"})", "member-malformed body.registrant"},
    {"registration", "{}", "member-missing body.registrant"},
    {"policy",
     R"({"beyond_use_multi_hours":-1,"beyond_use_single_hours":6,"citation":"x","count_tolerance_permille":50,"finish_rest":"wastage","inventory_interval_months":24,"retention_years":7})",
     "member-malformed body.beyond_use_multi_hours"},
    {"policy",
     R"({"beyond_use_multi_hours":1,"beyond_use_single_hours":6,"citation":"x","count_tolerance_permille":50,"finish_rest":"sink","inventory_interval_months":24,"retention_years":7})",
     "member-malformed body.finish_rest"},
    {"policy",
     R"({"beyond_use_multi_hours":1,"beyond_use_single_hours":6,"citation":"x","count_tolerance_permille":50,"finish_rest":"wastage","inventory_interval_months":24,"retention_years":7,"witness_shift":false})",
     "member-malformed body.witness_shift"},
    {"rules", R"({"rules":0})", "member-malformed body.rules"},
    {"rules", R"({"rules":true})", "member-malformed body.rules"},
    {"key-add", R"({"box":"AAAA","key":"AQID","person":"u07","store":"file"})",
     "member-malformed body.box"},
    {"key-add", R"({"box":"<b>","key":"","person":"u07","store":"file"})",
     "member-malformed body.key"},
    {"key-add", R"({"box":"<b>","key":"AQI","person":"u07","store":"file"})",
     "member-malformed body.key"},
    {"key-add", R"({"box":"<b>","key":"AQI_","person":"u07","store":"file"})",
     "member-malformed body.key"},
    {"key-add", R"({"box":"<b>","key":"AQID","person":"u07","store":"cloud"})",
     "member-malformed body.store"},
    {"key-revoke", R"({"key":"<0>","reason":"lost"})", "member-malformed body.key"},
    {"key-revoke", R"({"key":"sha256:<0>","reason":"lost","suspect_from":-1})",
     "member-malformed body.suspect_from"},
    {"product",
     R"({"container_size_ml":10,"containers_per_package":10,"dea_code":"7285","drug":"k","form":"injection","labeler":"H","ndc":"0143-9508-10","schedule":"III","strength_ug_per_ml":50000,"use":"multi"})",
     "member-unknown body.container_size_ml"},
    {"product",
     R"({"container_size_ul":1,"container_size_units":1,"containers_per_package":10,"dea_code":"7285","drug":"k","form":"injection","labeler":"H","ndc":"0143-9508-10","schedule":"III","strength_ug_per_ml":50000,"use":"multi"})",
     "member-unknown body.container_size_units"},
    {"product",
     R"({"containers_per_package":10,"dea_code":"7285","drug":"k","form":"injection","labeler":"H","ndc":"0143-9508-10","schedule":"III","strength_ug_per_ml":50000,"use":"multi"})",
     "member-missing body.container_size_ul"},
    {"product",
     R"({"container_size_ul":1,"containers_per_package":0,"dea_code":"7285","drug":"k","form":"injection","labeler":"H","ndc":"0143-9508-10","schedule":"III","strength_ug_per_ml":50000,"use":"multi"})",
     "member-malformed body.containers_per_package"},
    {"product",
     R"({"container_size_ul":1,"containers_per_package":1,"dea_code":"7285","drug":"k","form":"injection","labeler":"H","ndc":"01439508101","schedule":"III","strength_ug_per_ml":50000,"use":"multi"})",
     "member-malformed body.ndc"},
    {"product",
     R"({"container_size_ul":1,"containers_per_package":1,"dea_code":"7285","drug":"k","form":"injection","labeler":"H","ndc":"0143-9508-10","schedule":"III","strength_ug_per_ml":0,"use":"multi"})",
     "member-malformed body.strength_ug_per_ml"},
    {"product",
     R"({"container_size_ul":1,"containers_per_package":1,"dea_code":"7285","drug":"k","form":"injection","labeler":"H","ndc":"0143-9508-10","schedule":"III","strength_ug_per_ml":1,"strength_ug_per_unit":1,"use":"multi"})",
     "member-unknown body.strength_ug_per_unit"},
    {"product",
     R"({"container_size_ul":1,"containers_per_package":1,"dea_code":"7285","drug":"k","form":"injection","labeler":"H","ndc":"0143-9508-10","schedule":"III","use":"multi"})",
     "member-missing body.strength_ug_per_ml"},
    {"party", R"({"address":"","dea":"RA0123454","name":"x","role":"supplier"})",
     "member-malformed body.address"},
    {"party", R"({"dea":"ra0123450","name":"x","role":"supplier"})", "member-malformed body.dea"},
    {"genesis", "{}", "member-missing body.founders"},
    {"genesis", R"({"founders":[]})", "member-malformed body.founders"},
    {"genesis", R"({"founders":[{},{}]})", "member-missing body.founders[0].box"},
    {"genesis", R"({"founders":[{},{},{}]})", "member-malformed body.founders"},
});

}  // namespace

TEST(BodyCodecHouse, PrintsTheBytesThatItRead) {
    for (const KindBody& it : bodies) {
        expect_same_bytes(it);
    }
}

TEST(BodyCodecHouse, RefusesEachSinByItsMember) {
    for (const BodySin& sin : sins) {
        expect_refused(sin);
    }
}

TEST(BodyCodecHouse, ReadsGenesisMemberByMember) {
    const auto it = read_event<domain::Genesis>(genesis);

    EXPECT_EQ(it.registrant.name, "Clinic \"Zwölf\"");
    EXPECT_EQ(it.registrant.dea.text(), "RA0123454");
    EXPECT_EQ(it.registrant.address, "1 Main St, Denver CO 80202");
    EXPECT_EQ(it.place.id.text(), "safe");
    EXPECT_EQ(it.place.name, "The safe");
    EXPECT_EQ(it.station.id.text(), "pc-1");
    EXPECT_EQ(it.station.name, "Front desk");
    EXPECT_EQ(it.zone.text(), "America/Denver");
    EXPECT_EQ(it.log_key, (base::Bytes{7, 8, 9}));
    EXPECT_EQ(it.founders[0].person.id.text(), "r01");
    EXPECT_FALSE(it.founders[0].person.employee);
    EXPECT_EQ(it.founders[0].key, (base::Bytes{1, 2, 3}));
    EXPECT_EQ(it.founders[0].store, domain::KeyStore::Token);
    EXPECT_EQ(it.founders[1].person.initials, "ÇD");
    EXPECT_TRUE(it.founders[1].person.employee);
    EXPECT_EQ(it.founders[1].person.functions,
              (std::vector{domain::Function::Dispenser, domain::Function::Witness}));
    EXPECT_EQ(it.founders[1].box, base::Bytes(32, 0));
    EXPECT_EQ(it.root_key, (base::Bytes{10, 11, 12}));
    EXPECT_EQ(it.successor_of->origin.text(), "clinic.example/ket");
    EXPECT_EQ(it.successor_of->size, 7);
}

TEST(BodyCodecHouse, ReadsAProductByItsUnit) {
    const auto vial = read_event<domain::ProductRecorded>(bodies[14]);
    const auto device = read_event<domain::ProductRecorded>(bodies[15]);

    EXPECT_EQ(vial.container_size, domain::Quantity::microlitres(10000));
    EXPECT_EQ(vial.strength, domain::Strength::parse("50 mg/mL").value());
    EXPECT_EQ(vial.inner_ndc->text(), "0143-9508-01");
    EXPECT_EQ(device.container_size, domain::Quantity::pieces(1));
    EXPECT_EQ(device.strength, domain::Strength::parse("28 mg/unit").value());
    EXPECT_EQ(device.containers_per_package, 2);
}

}  // namespace vialog::journal
