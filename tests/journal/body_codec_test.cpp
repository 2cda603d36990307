// SPDX-License-Identifier: Apache-2.0
// The table of body codecs: each kind's own.
#include "journal/body_codec.h"

#include "support/arbitrary_event.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vialog::journal {

namespace {

std::string body_of(const domain::Event& event) {
    return body_codec(domain::kind_of(event)).write(event).print();
}

}  // namespace

RC_GTEST_PROP(BodyCodec, ReadsTheEventThatItWrote, ()) {
    const auto event = *support::arbitrary_event();
    const std::string json = body_of(event);
    base::JsonDocument document;
    const auto root = document.parse(json);
    RC_ASSERT(root.has_value());

    domain::Event read;
    Problem problem;
    RC_ASSERT(body_codec(domain::kind_of(event)).read(**root, read, problem));

    RC_ASSERT(read == event);
}

// No two events of a kind have the same bytes.
TEST(BodyCodec, IsInjective) {
    for (const auto& kind : domain::Words<domain::Kind>::table) {
        EXPECT_TRUE(rc::check(std::string(kind.word), [&kind] {
            const auto one = *support::arbitrary_event(kind.value);
            const auto other = *support::arbitrary_event(kind.value);
            RC_ASSERT((one == other) == (body_of(one) == body_of(other)));
        }));
    }
}

TEST(BodyCodec, ReadsABodyAsTheEventOfItsKind) {
    const std::string json = R"({"id":"u07","initials":"CD"})";
    base::JsonDocument document;
    const auto root = document.parse(json);
    domain::Event event;
    Problem problem;

    EXPECT_TRUE(body_codec(domain::Kind::Person).read(**root, event, problem));
    EXPECT_EQ(domain::kind_of(event), domain::Kind::Person);
    EXPECT_FALSE(body_codec(domain::Kind::Place).read(**root, event, problem));
    EXPECT_TRUE(problem.found());
}

TEST(BodyCodec, RefusesABodyThatIsNoObject) {
    base::JsonDocument document;
    const auto root = document.parse(R"({"x":[]})");
    for (const auto& kind : domain::Words<domain::Kind>::table) {
        domain::Event event;
        Problem problem;
        EXPECT_FALSE(body_codec(kind.value).read(*(*root)->find("x"), event, problem)) << kind.word;
    }
}

}  // namespace vialog::journal
