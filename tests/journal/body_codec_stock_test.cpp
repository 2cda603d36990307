// SPDX-License-Identifier: Apache-2.0
// The bodies of what happens to stock: their exact bytes, and what is refused.
#include "journal/body_text.h"

#include <array>

namespace vialog::journal {

namespace {

constexpr KindBody receipt{
    "receive",
    R"({"awaiting":true,"barcode":"010030143950810017270930","basis":"supplier","containers":2,"damaged":1,"each_ul":10000,"expires":"2027-09-30","first":17,)"
    R"("invoice":"INV-9","invoice_date":"2026-01-09","labels":["A1","A2"],"lot":"LOT-A","owner":"patient","party":9,"patient":["<d>"],"place":"safe","product":12,"shipment":{"leaf":"<0>","seq":20}})"};
constexpr KindBody draw{
    "draw",
    R"({"infusion":{"leaf":"<0>","seq":30},"lines":[{"after_finish":true,"container":17,"product":12,"ul":570},{"container":18,"product":12,"ul":30}],)"
    R"("ordered_ug":57050,"patient":["<d>","<d>"],"prescriber":"AB1234563","route":"iv","session":{"number":3,"of":6},"weight_g":114100})"};
constexpr KindBody finish{
    "finish",
    R"({"book":-20,"claimed":15,"container":17,"disposition":"held_for_destruction","method":"measured","product":12,"rest_ul":10,"saw":"the_act"})"};

constexpr auto bodies = std::to_array<KindBody>({
    receipt,
    draw,
    finish,
    {"shipment", R"({"invoice":"INV-9","lines":[{"containers":10,"product":12}],"party":9})"},
    {"shipment",
     R"({"due":"2026-01-15","invoice":"INV-9","lines":[{"containers":10,"product":12},{"containers":1,"product":13}],"party":9})"},
    {"receive",
     R"({"basis":"found","containers":1,"damaged":0,"each_units":1,"expires":"2027-09-30","first":1,"lot":"LOT-A","owner":"stock","place":"safe","product":12})"},
    {"transfer", R"({"containers":[17,18],"from":"safe","to":"room2"})"},
    {"open", R"({"beyond_use":"2026-02-09T15:30:00.000Z","container":17})"},
    {"open", R"({"beyond_use":"2026-02-09T15:30:00.000Z","claimed":9430,"container":17})"},
    {"draw", R"({"lines":[{"container":17,"product":12,"units":1}],"route":"nasal"})"},
    {"outcome",
     R"({"infusion":{"leaf":"<0>","seq":30},"lines":[{"given_ul":500,"lost_ul":0,"product":12}]})"},
    {"outcome",
     R"({"bag":{"left_ul":20000,"total_ul":250000},"given_by":"u08","infusion":{"leaf":"<0>","seq":30},"lines":[{"given_units":1,"lost_units":0,"product":13}]})"},
    {"waste-held", R"({"infusion":{"leaf":"<0>","seq":30},"product":12,"ul":70})"},
    {"waste-held", R"({"container":17,"product":12,"units":1})"},
    {"waste",
     R"({"held":{"leaf":"<0>","seq":31},"method":"sequestration","product":12,"reason":"remainder","saw":"the_act","ul":70})"},
    {"waste",
     R"({"container":17,"method":"sink","product":12,"reason":"expired","saw":"the_remains","ul":70})"},
    {"waste-unwitnessed",
     R"({"infusion":{"leaf":"<0>","seq":30},"method":"chemical","product":12,"reason":"spilled","ul":70,"why":"no_signer"})"},
    {"waste-unwitnessed",
     R"({"infusion":{"leaf":"<0>","seq":30},"method":"chemical","product":12,"reason":"spilled","units":1,"why":"emergency"})"},
    {"countersign", R"({"receipt":{"leaf":"<0>","seq":21},"saw":"the_record"})"},
    {"finish",
     R"({"book":0,"container":17,"disposition":"wastage","method":"exact","product":12,"rest_units":0,"saw":"the_act"})"},
    {"breakage",
     R"({"book":10000,"circumstances":"dropped","container":17,"product":12,"recovered_ul":0,"saw":"the_remains"})"},
    {"breakage",
     R"({"book":10000,"circumstances":"leaked","claimed":10000,"container":17,"note":"<d>","product":12,"recovered_ul":4000,"saw":"the_act"})"},
    {"destroy",
     R"({"lines":[{"book":0,"held":{"leaf":"<0>","seq":40},"product":12,"ul":10},{"book":10000,"container":18,"product":12,"ul":10000}],"location":"Room 1","method":"incineration"})"},
    {"handover", R"({"lines":[{"book":10000,"container":18,"product":12,"ul":10000}],"party":9})"},
    {"return",
     R"({"document":"RMA 4","lines":[{"book":10000,"container":18,"product":12,"ul":10000}],"party":9})"},
    {"transfer-out",
     R"({"document":"T-1","lines":[{"book":1,"container":18,"product":12,"units":1}],"party":9})"},
});

constexpr auto sins = std::to_array<BodySin>({
    {"shipment", R"({"invoice":"INV-9","lines":[],"party":9})", "member-malformed body.lines"},
    {"shipment", R"({"invoice":"INV-9","party":9})", "member-missing body.lines"},
    {"shipment", R"({"invoice":"INV-9","lines":[{"containers":0,"product":12}],"party":9})",
     "member-malformed body.lines[0].containers"},
    {"shipment", R"({"invoice":"INV-9","lines":[{"containers":1,"product":0}],"party":9})",
     "member-malformed body.lines[0].product"},
    {"shipment",
     R"({"due":"2026-1-15","invoice":"INV-9","lines":[{"containers":1,"product":1}],"party":9})",
     "member-malformed body.due"},
    {"shipment",
     R"({"due":"2026-02-30","invoice":"INV-9","lines":[{"containers":1,"product":1}],"party":9})",
     "member-malformed body.due"},
    {"receive",
     R"({"awaiting":false,"basis":"found","containers":1,"damaged":0,"each_ul":1,"expires":"2027-09-30","first":1,"lot":"A","owner":"stock","place":"safe","product":12})",
     "member-malformed body.awaiting"},
    {"receive",
     R"({"basis":"found","containers":1,"damaged":0,"each_ul":1,"expires":"2027-09","first":1,"lot":"A","owner":"stock","place":"safe","product":12})",
     "member-malformed body.expires"},
    {"receive",
     R"({"basis":"found","containers":1,"damaged":0,"each_ul":1,"expires":"2027-09-30","first":0,"lot":"A","owner":"stock","place":"safe","product":12})",
     "member-malformed body.first"},
    {"receive",
     R"({"basis":"found","containers":1,"damaged":0,"each_ul":1,"expires":"2027-09-30","first":1,"labels":[],"lot":"A","owner":"stock","place":"safe","product":12})",
     "member-malformed body.labels"},
    {"receive",
     R"({"basis":"found","containers":1,"damaged":0,"each_ul":1,"expires":"2027-09-30","first":1,"labels":["x",""],"lot":"A","owner":"stock","place":"safe","product":12})",
     "member-malformed body.labels[1]"},
    {"receive",
     R"({"basis":"found","containers":1,"damaged":0,"each_ul":1,"expires":"2027-09-30","first":1,"lot":"LOT A","owner":"stock","place":"safe","product":12})",
     "member-malformed body.lot"},
    {"receive",
     R"({"basis":"found","containers":1,"damaged":0,"each_ul":-1,"expires":"2027-09-30","first":1,"lot":"A","owner":"stock","place":"safe","product":12})",
     "member-malformed body.each_ul"},
    {"receive",
     R"({"basis":"found","containers":1,"damaged":0,"each_ul":1,"expires":"2027-09-30","first":1,"lot":"A","owner":"stock","patient":["Jane Doe"],"place":"safe","product":12})",
     "member-malformed body.patient[0]"},
    {"receive",
     R"({"basis":"gift","containers":1,"damaged":0,"each_ul":1,"expires":"2027-09-30","first":1,"lot":"A","owner":"stock","place":"safe","product":12})",
     "member-malformed body.basis"},
    {"transfer", R"({"containers":[],"from":"safe","to":"room2"})",
     "member-malformed body.containers"},
    {"transfer", R"({"containers":17,"from":"safe","to":"room2"})",
     "member-malformed body.containers"},
    {"transfer", R"({"containers":[17,-18],"from":"safe","to":"room2"})",
     "member-malformed body.containers[1]"},
    {"open", R"({"beyond_use":"2026-02-09","container":17})", "member-malformed body.beyond_use"},
    {"open", R"({"beyond_use":"2026-02-09T15:30:00.000Z","container":"17"})",
     "member-malformed body.container"},
    {"draw", R"({"lines":[],"route":"iv"})", "member-malformed body.lines"},
    {"draw", R"({"lines":[{"container":17,"product":12}],"route":"iv"})",
     "member-missing body.lines[0].ul"},
    {"draw", R"({"lines":[{"container":17,"ml":1,"product":12,"ul":1}],"route":"iv"})",
     "member-unknown body.lines[0].ml"},
    {"draw", R"({"lines":[{"container":17,"product":12,"ul":1,"units":1}],"route":"iv"})",
     "member-unknown body.lines[0].units"},
    {"draw", R"({"lines":[{"container":17,"product":12,"ul":true}],"route":"iv"})",
     "member-malformed body.lines[0].ul"},
    {"draw", R"({"lines":[{"container":17,"product":12,"ul":-5}],"route":"iv"})",
     "member-malformed body.lines[0].ul"},
    {"draw",
     R"({"lines":[{"after_finish":false,"container":17,"product":12,"ul":5}],"route":"iv"})",
     "member-malformed body.lines[0].after_finish"},
    {"draw", R"({"lines":[{"container":17,"product":12,"ul":5}],"route":"intravenous"})",
     "member-malformed body.route"},
    {"draw",
     R"({"lines":[{"container":17,"product":12,"ul":5}],"route":"iv","session":{"number":0,"of":6}})",
     "member-malformed body.session.number"},
    {"draw",
     R"({"lines":[{"container":17,"product":12,"ul":5}],"route":"iv","session":{"number":7,"of":6}})",
     "member-malformed body.session"},
    {"draw",
     R"({"lines":[{"container":17,"product":12,"ul":5}],"route":"iv","session":{"number":1,"of":1000}})",
     "member-malformed body.session.of"},
    {"draw", R"({"lines":[{"container":17,"product":12,"ul":5}],"route":"iv","session":"3 of 6"})",
     "member-malformed body.session"},
    {"draw", R"({"lines":[{"container":17,"product":12,"ul":5}],"ordered_ug":0,"route":"iv"})",
     "member-malformed body.ordered_ug"},
    {"draw", R"({"lines":[{"container":17,"product":12,"ul":5}],"route":"iv","weight_g":-70000})",
     "member-malformed body.weight_g"},
    {"draw", R"({"infusion":30,"lines":[{"container":17,"product":12,"ul":5}],"route":"iv"})",
     "member-malformed body.infusion"},
    {"draw",
     R"({"infusion":{"seq":30},"lines":[{"container":17,"product":12,"ul":5}],"route":"iv"})",
     "member-missing body.infusion.leaf"},
    {"draw",
     R"({"infusion":{"leaf":"<0>","seq":-1},"lines":[{"container":17,"product":12,"ul":5}],"route":"iv"})",
     "member-malformed body.infusion.seq"},
    {"draw",
     R"({"infusion":{"leaf":"<0>","seq":1,"size":2},"lines":[{"container":17,"product":12,"ul":5}],"route":"iv"})",
     "member-unknown body.infusion.size"},
    {"outcome", R"({"infusion":{"leaf":"<0>","seq":30},"lines":[{"given_ul":500,"product":12}]})",
     "member-missing body.lines[0].lost_ul"},
    {"outcome",
     R"({"bag":{"left_ul":-1,"total_ul":250000},"infusion":{"leaf":"<0>","seq":30},"lines":[{"given_ul":1,"lost_ul":0,"product":13}]})",
     "member-malformed body.bag.left_ul"},
    {"outcome",
     R"({"infusion":{"leaf":"<0>","seq":30},"lines":[{"given":1,"lost_ul":0,"product":13}]})",
     "member-unknown body.lines[0].given"},
    {"waste-held", R"({"product":12,"ul":70})", "member-missing body.container"},
    {"waste-held", R"({"container":17,"infusion":{"leaf":"<0>","seq":30},"product":12,"ul":70})",
     "member-unknown body.infusion"},
    {"waste",
     R"({"container":17,"held":{"leaf":"<0>","seq":31},"method":"sink","product":12,"reason":"expired","saw":"the_act","ul":70})",
     "member-unknown body.held"},
    {"waste", R"({"container":17,"method":"sink","product":12,"reason":"expired","ul":70})",
     "member-missing body.saw"},
    {"waste",
     R"({"container":17,"method":"sink","product":12,"reason":"free text","saw":"the_act","ul":70})",
     "member-malformed body.reason"},
    {"waste",
     R"({"container":17,"method":"sink","product":12,"reason":"expired","saw":"the_act","ul":1.5})",
     "entry-json-malformed"},
    {"waste-unwitnessed",
     R"({"container":17,"method":"sink","product":12,"reason":"expired","saw":"the_act","ul":70,"why":"other"})",
     "member-unknown body.saw"},
    {"finish",
     R"({"container":17,"disposition":"wastage","method":"exact","product":12,"rest_ul":0,"saw":"the_act"})",
     "member-missing body.book"},
    {"finish",
     R"({"book":0,"container":17,"disposition":"wastage","method":"exact","product":12,"rest_ul":-1,"saw":"the_act"})",
     "member-malformed body.rest_ul"},
    {"breakage",
     R"({"book":0,"circumstances":"dropped","container":17,"note":"it fell","product":12,"recovered_ul":0,"saw":"the_act"})",
     "member-malformed body.note"},
    {"destroy", R"({"lines":[],"location":"x","method":"incineration"})",
     "member-malformed body.lines"},
    {"destroy", R"({"lines":[{"book":0,"product":12,"ul":10}],"method":"incineration"})",
     "member-missing body.location"},
    {"handover", R"({"document":"","lines":[{"book":0,"product":12,"ul":10}],"party":9})",
     "member-malformed body.document"},
});

}  // namespace

TEST(BodyCodecStock, PrintsTheBytesThatItRead) {
    for (const KindBody& it : bodies) {
        expect_same_bytes(it);
    }
}

TEST(BodyCodecStock, RefusesEachSinByItsMember) {
    for (const BodySin& sin : sins) {
        expect_refused(sin);
    }
}

TEST(BodyCodecStock, ReadsAReceiptMemberByMember) {
    const auto it = read_event<domain::StockReceived>(receipt);

    EXPECT_EQ(it.basis, domain::ReceiptBasis::Supplier);
    EXPECT_EQ(it.party, domain::PartyId(9));
    EXPECT_EQ(it.invoice, "INV-9");
    EXPECT_EQ(base::print_date(*it.invoice_date), "2026-01-09");
    EXPECT_EQ(it.shipment->seq.number(), 20);
    EXPECT_EQ(it.product, domain::ProductId(12));
    EXPECT_EQ(it.lot.text(), "LOT-A");
    EXPECT_EQ(it.expires.text(), "2027-09-30");
    EXPECT_EQ(it.containers, 2);
    EXPECT_EQ(it.first, domain::ContainerId(17));
    EXPECT_EQ(it.each, domain::Quantity::microlitres(10000));
    EXPECT_EQ(it.labels, (std::vector<std::string>{"A1", "A2"}));
    EXPECT_EQ(it.damaged, 1);
    EXPECT_EQ(it.barcode, "010030143950810017270930");
    EXPECT_EQ(it.place.text(), "safe");
    EXPECT_EQ(it.owner, domain::Owner::Patient);
    EXPECT_EQ(it.patient.size(), 1U);
    EXPECT_TRUE(it.awaiting);
}

TEST(BodyCodecStock, ReadsADrawMemberByMember) {
    const auto it = read_event<domain::StockDrawn>(draw);

    EXPECT_EQ(it.infusion->seq.number(), 30);
    ASSERT_EQ(it.lines.size(), 2U);
    EXPECT_TRUE(it.lines[0].after_finish);
    EXPECT_EQ(it.lines[0].container, domain::ContainerId(17));
    EXPECT_EQ(it.lines[0].product, domain::ProductId(12));
    EXPECT_EQ(it.lines[0].amount, domain::Quantity::microlitres(570));
    EXPECT_FALSE(it.lines[1].after_finish);
    EXPECT_EQ(it.lines[1].container, domain::ContainerId(18));
    EXPECT_EQ(it.ordered_ug, 57050);
    EXPECT_EQ(it.patient.size(), 2U);
    EXPECT_EQ(it.prescriber->text(), "AB1234563");
    EXPECT_EQ(it.route, domain::Route::Intravenous);
    EXPECT_EQ(it.session->number(), 3);
    EXPECT_EQ(it.session->of(), 6);
    EXPECT_EQ(it.weight_g, 114100);
}

TEST(BodyCodecStock, ReadsAFinishMemberByMember) {
    const auto it = read_event<domain::ContainerFinished>(finish);

    EXPECT_EQ(it.book, -20);
    EXPECT_EQ(it.claimed, 15);
    EXPECT_EQ(it.container, domain::ContainerId(17));
    EXPECT_EQ(it.disposition, domain::Disposition::HeldForDestruction);
    EXPECT_EQ(it.method, domain::Method::Measured);
    EXPECT_EQ(it.rest, domain::Quantity::microlitres(10));
    EXPECT_EQ(it.saw, domain::Saw::TheAct);
}

TEST(BodyCodecStock, ReadsTransfersAndDisposalsInTheirDirection) {
    const auto transfer = read_event<domain::ContainersTransferred>(bodies[6]);
    const auto outcome = read_event<domain::OutcomeRecorded>(bodies[11]);
    const auto destruction = read_event<domain::StockDestroyed>(bodies[22]);

    EXPECT_EQ(transfer.from.text(), "safe");
    EXPECT_EQ(transfer.to.text(), "room2");
    EXPECT_EQ(outcome.bag->left.units(), 20000);
    EXPECT_EQ(outcome.bag->total.units(), 250000);
    EXPECT_EQ(outcome.lines[0].given, domain::Quantity::pieces(1));
    EXPECT_EQ(outcome.lines[0].lost, domain::Quantity::pieces(0));
    EXPECT_EQ(destruction.lines[0].held->seq.number(), 40);
    EXPECT_FALSE(destruction.lines[0].container);
    EXPECT_EQ(destruction.lines[1].container, domain::ContainerId(18));
    EXPECT_EQ(destruction.lines[1].book, 10000);
}

}  // namespace vialog::journal
