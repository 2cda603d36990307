// SPDX-License-Identifier: Apache-2.0
// Disclosures: one text for each, the digests of RFC 9901's own examples, and whatever else is
// refused.
#include "journal/disclosure.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace vialog::journal {

namespace {

std::string encoded(std::string_view json) {
    return base::to_base64url(base::as_bytes(json));
}

// RFC 9901, the example SD-JWT of section 5.1.
constexpr std::string_view rfc_given_name =
    "WyIyR0xDNDJzS1F2ZUNmR2ZyeU5STjl3IiwgImdpdmVuX25hbWUiLCAiSm9obiJd";
constexpr std::string_view rfc_given_name_digest = "jsu9yVulwQQlhFlM_3JlzMaSFzglhQG0DpfayQwLUK4";

TEST(Disclosure, WritesTheExampleOfTheStandard) {
    const Disclosure disclosure{
        .salt = "2GLC42sKQveCfGfryNRN9w", .name = "given_name", .value = "John"};

    EXPECT_EQ(print_disclosure(disclosure), rfc_given_name);
    EXPECT_EQ(parse_disclosure(rfc_given_name).value(), disclosure);
    EXPECT_EQ(base::to_base64url(disclosure_digest(rfc_given_name).digest), rfc_given_name_digest);
}

TEST(Disclosure, ReadsBackTextsOfManyScripts) {
    for (const std::string value :
         {"Nguyễn Thị \"Minh\"", "back\\slash", "李雷, 1980-02-29", "a", "], \"x\""}) {
        const Disclosure disclosure{
            .salt = "AAAAAAAAAAAAAAAAAAAAAA", .name = "address", .value = value};

        EXPECT_EQ(parse_disclosure(print_disclosure(disclosure)).value(), disclosure);
    }
}

TEST(Disclosure, RefusesEverythingButTheOneForm) {
    const std::string salt = "2GLC42sKQveCfGfryNRN9w";
    for (const std::string& json : std::vector<std::string>{
             "",
             "[\"]",
             "[\"" + salt + "\",\"name\",\"Jo\"]",
             "[\"" + salt + "\", \"name\",\"Jo\"]",
             "[ \"" + salt + "\", \"name\", \"Jo\"]",
             "[\"" + salt + "\", \"name\", \"Jo\"] ",
             "[\"" + salt + "\", \"name\", \"Jo\"]\n",
             "[\"" + salt + "\", \"name\",  \"Jo\"]",
             "[\"" + salt + "\", \"name\", \"Jo\", \"x\"]",
             "[\"" + salt + "\", \"name\"]",
             "[\"" + salt + "\", \"Name\", \"Jo\"]",
             "[\"" + salt + "\", \"\", \"Jo\"]",
             "[\"" + salt + "\", \"name\", \"\"]",
             "[\"" + salt + "\", \"name\", 7]",
             "[\"" + salt + "\", \"name\", null]",
             "[\"" + salt + "\", \"name\", [\"Jo\"]]",
             "[\"" + salt + "\", \"name\", \"\\u004ao\"]",
             "[\"" + salt + "\", \"name\", \"J\\/o\"]",
             "[\"" + salt + "\", \"name\", \"J\to\"]",
             "[\"" + salt + "\", \"name\", \"e\xCC\x81\"]",
             "[\"" + salt + "\", \"name\", \"\xE2\x80\xAEJo\"]",
             "[\"" + salt + "\", \"name\", \"\xFF\"]",
             "[\"" + salt + "\", \"name\", \"Jo\",\"w\":\"x\"]",
             "[\"" + salt.substr(1) + "\", \"name\", \"Jo\"]",
             "[\"" + salt + "A\", \"name\", \"Jo\"]",
             "[\"2GLC42sKQveCfGfryNRN9+\", \"name\", \"Jo\"]",
             "[\"2GLC42sKQveCfGfryNRN9x\", \"name\", \"Jo\"]",
             "{\"v\": \"Jo\"}",
         }) {
        EXPECT_FALSE(parse_disclosure(encoded(json))) << json;
    }
}

TEST(Disclosure, RefusesBase64OfAnotherKind) {
    EXPECT_FALSE(parse_disclosure(std::string(rfc_given_name) + "="));
    EXPECT_FALSE(parse_disclosure(std::string(rfc_given_name) + "\n"));
    EXPECT_FALSE(parse_disclosure(std::string(rfc_given_name).replace(4, 1, "+")));
}

TEST(DisclosureDeathTest, WritesNoTextThatMayNotBeStored) {
    const Disclosure good{.salt = "AAAAAAAAAAAAAAAAAAAAAA", .name = "name", .value = "Jo"};

    Disclosure bad = good;
    bad.value = "J\no";
    EXPECT_DEATH(static_cast<void>(print_disclosure(bad)), "may be stored");
    bad = good;
    bad.value.clear();
    EXPECT_DEATH(static_cast<void>(print_disclosure(bad)), "may be stored");
    bad = good;
    bad.salt = "AAAA";
    EXPECT_DEATH(static_cast<void>(print_disclosure(bad)), "16 bytes");
    bad = good;
    bad.name = "Full name";
    EXPECT_DEATH(static_cast<void>(print_disclosure(bad)), "member name");
}

TEST(Disclosure, DrawsASaltOf128BitsEachTime) {
    crypto::SeededRandom random(base::as_bytes("salts"));
    std::set<std::string> salts;

    for (int i = 0; i < 100; ++i) {
        const std::string salt = make_salt(random);
        EXPECT_EQ(base::parse_base64url(salt)->size(), salt_bytes);
        salts.insert(salt);
    }

    EXPECT_EQ(salts.size(), 100U);
}

TEST(TextDigests, AreFoundWhereverAnEventHoldsThem) {
    const domain::TextDigest one = disclosure_digest("one");
    const domain::TextDigest two = disclosure_digest("two");
    domain::Genesis genesis;
    genesis.founders[0].person.name = one;
    genesis.founders[1].person.name = two;
    domain::StockDrawn draw;
    draw.patient = {two, one};
    domain::EntryCorrected correction;
    correction.restated = draw;
    domain::DiscrepancyDecided decided;
    decided.factors = {one};
    decided.reason = two;

    using Digests = std::vector<domain::TextDigest>;
    EXPECT_EQ(text_digests_of(genesis), (Digests{one, two}));
    EXPECT_EQ(text_digests_of(draw), (Digests{two, one}));
    EXPECT_EQ(text_digests_of(correction), (Digests{two, one}));
    EXPECT_EQ(text_digests_of(decided), (Digests{one, two}));
    EXPECT_EQ(text_digests_of(domain::DiscrepancyNoted{.about = {}, .note = one}), Digests{one});
    EXPECT_EQ(text_digests_of(domain::PersonRecorded{}), Digests{});
    EXPECT_EQ(text_digests_of(domain::CountStarted{}), Digests{});
}

}  // namespace

}  // namespace vialog::journal
