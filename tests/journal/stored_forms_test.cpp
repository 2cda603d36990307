// SPDX-License-Identifier: Apache-2.0
// Single values: one text for each, and nothing else is read.
#include "journal/stored_forms.h"

#include "journal/structure_form.h"

#include <gtest/gtest.h>

namespace vialog::journal {

namespace {

// The value of the member "x" of the text, read by the form; nothing where it refuses.
template <typename T, typename Form>
std::optional<T> read_as(const Form& form, std::string_view json) {
    const std::string text = "{\"x\":" + std::string(json) + "}";
    base::JsonDocument document;
    const auto root = document.parse(text);
    if (!root) {
        return std::nullopt;
    }
    T value{};
    Problem problem;
    if (!form.read(*(*root)->find("x"), value, problem)) {
        EXPECT_TRUE(problem.found());
        return std::nullopt;
    }
    EXPECT_FALSE(problem.found());
    auto written = base::Json::object();
    written.set("x", form.write(value));
    EXPECT_EQ(written.print(), text);
    return value;
}

std::string in_quotes(std::string_view text) {
    return "\"" + std::string(text) + "\"";
}

}  // namespace

TEST(StoredForms, ReadWholeNumbersWithinTheirRange) {
    EXPECT_EQ(read_as<std::int64_t>(from_zero, "0"), 0);
    EXPECT_EQ(read_as<std::int64_t>(from_zero, "9007199254740991"), 9007199254740991);
    EXPECT_EQ(read_as<std::int64_t>(any_whole, "-9007199254740991"), -9007199254740991);
    EXPECT_EQ(read_as<std::int64_t>(from_one, "1"), 1);

    EXPECT_EQ(read_as<std::int64_t>(from_zero, "-1"), std::nullopt);
    EXPECT_EQ(read_as<std::int64_t>(from_one, "0"), std::nullopt);
    EXPECT_EQ(read_as<std::int64_t>(from_zero, "true"), std::nullopt);
    EXPECT_EQ(read_as<std::int64_t>(from_zero, in_quotes("1")), std::nullopt);
    EXPECT_EQ(read_as<std::int64_t>(WholeForm{.least = 1, .most = 4}, "5"), std::nullopt);
}

TEST(StoredForms, NameTheirRangeAsTheTablesDo) {
    EXPECT_EQ(any_whole.type(), "integer");
    EXPECT_EQ(from_zero.type(), "integer >= 0");
    EXPECT_EQ((WholeForm{.least = -840, .most = 840}.type()), "integer -840..840");
    EXPECT_EQ(name_text.type(), "text 1..200");
    EXPECT_EQ(box_bytes.type(), "base64 32");
    EXPECT_EQ(spki_bytes.type(), "base64 1..256");
}

// Bytes are counted: two for each of these letters.
TEST(StoredForms, ReadTextsUpToTheirLength) {
    const TextForm four{4};

    EXPECT_EQ(read_as<std::string>(four, in_quotes("éé")), "éé");
    EXPECT_EQ(read_as<std::string>(four, in_quotes("a\\\\b")), "a\\b");

    EXPECT_EQ(read_as<std::string>(four, in_quotes("ééé")), std::nullopt);
    EXPECT_EQ(read_as<std::string>(four, in_quotes("")), std::nullopt);
    EXPECT_EQ(read_as<std::string>(four, "1"), std::nullopt);
}

TEST(StoredForms, ReadBootsOfSixteenHexadecimalDigits) {
    EXPECT_EQ(read_as<std::string>(BootForm{}, in_quotes("00ff00ff00ff00ff")), "00ff00ff00ff00ff");

    for (const std::string_view boot :
         {"00ff00ff00ff00f", "00ff00ff00ff00ff0", "00FF00ff00ff00ff", "00gg00ff00ff00ff", ""}) {
        EXPECT_EQ(read_as<std::string>(BootForm{}, in_quotes(boot)), std::nullopt) << boot;
    }
}

// RFC 4648 section 10: BASE64("foob") = "Zm9vYg==".
TEST(StoredForms, ReadBytesAsCanonicalBase64) {
    const BytesForm form{.least = 4, .most = 6};

    EXPECT_EQ(read_as<base::Bytes>(form, in_quotes("Zm9vYg==")), base::to_bytes("foob"));

    for (const std::string_view text :
         {"Zm9v", "Zm9vYmFyYQ==", "Zm9vYg", "Zm9vYh==", "Zm9v\\nYg==", "Zm9vY_==", ""}) {
        EXPECT_EQ(read_as<base::Bytes>(form, in_quotes(text)), std::nullopt) << text;
    }
}

// FIPS 180-4, SHA-256 of the empty message.
TEST(StoredForms, ReadDigestsInTheFormOfTheirType) {
    const std::string hex = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    const std::string base64url = "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU";
    const auto digest = base::parse_digest_hex(hex).value();

    EXPECT_EQ(read_as<base::Digest>(form_of<base::Digest>, in_quotes(hex)), digest);
    EXPECT_EQ(read_as<domain::TextDigest>(form_of<domain::TextDigest>, in_quotes(base64url)),
              domain::TextDigest{digest});
    EXPECT_EQ(read_as<domain::KeyId>(form_of<domain::KeyId>, in_quotes("sha256:" + hex)),
              domain::KeyId{digest});

    EXPECT_EQ(read_as<base::Digest>(form_of<base::Digest>, in_quotes(base64url)), std::nullopt);
    EXPECT_EQ(read_as<domain::TextDigest>(form_of<domain::TextDigest>, in_quotes(hex)),
              std::nullopt);
    EXPECT_EQ(read_as<domain::TextDigest>(form_of<domain::TextDigest>, in_quotes(base64url + "=")),
              std::nullopt);
    EXPECT_EQ(read_as<domain::KeyId>(form_of<domain::KeyId>, in_quotes(hex)), std::nullopt);
    EXPECT_EQ(read_as<domain::KeyId>(form_of<domain::KeyId>, in_quotes("SHA256:" + hex)),
              std::nullopt);
}

TEST(StoredForms, ReadTimesInOneForm) {
    EXPECT_TRUE(read_as<base::UtcInstant>(form_of<base::UtcInstant>,
                                          in_quotes("2026-01-12T15:30:00.000Z")));
    EXPECT_EQ(read_as<base::UtcOffset>(form_of<base::UtcOffset>, "-420"), base::UtcOffset(-420));
    EXPECT_TRUE(read_as<base::CivilDate>(form_of<base::CivilDate>, in_quotes("2028-02-29")));

    EXPECT_FALSE(read_as<base::UtcInstant>(form_of<base::UtcInstant>,
                                           in_quotes("2026-01-12T15:30:00.000+00:00")));
    EXPECT_FALSE(read_as<base::UtcInstant>(form_of<base::UtcInstant>, "1768231800000"));
    EXPECT_FALSE(read_as<base::UtcOffset>(form_of<base::UtcOffset>, "841"));
    EXPECT_FALSE(read_as<base::UtcOffset>(form_of<base::UtcOffset>, in_quotes("-07:00")));
    EXPECT_FALSE(read_as<base::CivilDate>(form_of<base::CivilDate>, in_quotes("2027-02-29")));
    EXPECT_FALSE(read_as<base::CivilDate>(form_of<base::CivilDate>, in_quotes("20280229")));
}

// Several texts name one thing; the one that the type prints is the only one stored.
TEST(StoredForms, ReadOnlyTheTextThatTheTypePrints) {
    EXPECT_TRUE(read_as<domain::Ndc>(form_of<domain::Ndc>, in_quotes("0143-9508-10")));
    EXPECT_TRUE(read_as<domain::Expiry>(form_of<domain::Expiry>, in_quotes("2027-09-30")));

    ASSERT_TRUE(domain::Ndc::parse("00143950810"));
    EXPECT_FALSE(read_as<domain::Ndc>(form_of<domain::Ndc>, in_quotes("00143950810")));
    ASSERT_TRUE(domain::Expiry::parse("2027-09"));
    EXPECT_FALSE(read_as<domain::Expiry>(form_of<domain::Expiry>, in_quotes("2027-09")));
    EXPECT_FALSE(read_as<domain::Lot>(form_of<domain::Lot>, in_quotes(" LOT")));
}

TEST(StoredForms, ReadNumbersThatNameThings) {
    EXPECT_EQ(read_as<domain::EntryNumber>(form_of<domain::EntryNumber>, "0"),
              domain::EntryNumber(0));
    EXPECT_EQ(read_as<domain::ContainerId>(form_of<domain::ContainerId>, "17"),
              domain::ContainerId(17));

    EXPECT_EQ(read_as<domain::EntryNumber>(form_of<domain::EntryNumber>, "-1"), std::nullopt);
    EXPECT_EQ(read_as<domain::ContainerId>(form_of<domain::ContainerId>, "0"), std::nullopt);
    EXPECT_EQ(read_as<domain::ProductId>(form_of<domain::ProductId>, "0"), std::nullopt);
    EXPECT_EQ(read_as<domain::CaseId>(form_of<domain::CaseId>, in_quotes("7")), std::nullopt);
}

TEST(StoredForms, ReadCodesByTheirExactWord) {
    EXPECT_EQ(read_as<domain::Saw>(form_of<domain::Saw>, in_quotes("the_act")),
              domain::Saw::TheAct);

    for (const std::string_view word : {"The_act", "the act", "the_act ", "", "seen"}) {
        EXPECT_EQ(read_as<domain::Saw>(form_of<domain::Saw>, in_quotes(word)), std::nullopt)
            << word;
    }
    EXPECT_EQ(read_as<domain::Saw>(form_of<domain::Saw>, "0"), std::nullopt);
}

}  // namespace vialog::journal
