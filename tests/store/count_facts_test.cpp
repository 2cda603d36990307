// SPDX-License-Identifier: Apache-2.0
// What src/store/count_facts promises, and what it refuses.
#include "store/count_facts.h"

#include "support/clinic.h"

#include <gtest/gtest.h>

namespace vialog::store {
namespace {

domain::CountRow sample() {
    domain::CountRow row;
    row.start = {.type = domain::CountType::Biennial,
                 .moment = domain::DayMoment::Opening,
                 .places = {support::place("safe"), support::place("room")}};
    row.book = {{.product = domain::ProductId(8),
                 .place = 1,
                 .sealed = 24,
                 .opened = {{domain::ContainerId(3), 4500}, {domain::ContainerId(7), -120}}}};
    row.lines = {{.product = domain::ProductId(8),
                  .place = support::place("room"),
                  .sealed = 23,
                  .opened = {{.container = domain::ContainerId(3),
                              .amount = domain::Quantity::pieces(2),
                              .method = domain::Method::Exact}}}};
    return row;
}

TEST(CountFacts, ComeBackAsTheyWere) {
    EXPECT_EQ(parse_count_facts(print_count_facts(sample())), sample());
    EXPECT_EQ(parse_count_facts(print_count_facts({})), domain::CountRow());
}

TEST(CountFacts, AreCanonicalJson) {
    EXPECT_EQ(print_count_facts(sample()),
              R"({"book":[{"opened":[{"book":4500,"container":3},{"book":-120,"container":7}],)"
              R"("place":1,"product":8,"sealed":24}],)"
              R"("lines":[{"opened":[{"amount":2,"container":3,"method":"exact","unit":"units"}],)"
              R"("place":"room","product":8,"sealed":23}],)"
              R"("moment":"opening","places":["safe","room"],"type":"biennial"})");
}

TEST(CountFacts, AreNothingInATextThatIsNotTheirs) {
    for (const char* text :
         {"", "{}", "[]", R"({"book":[],"lines":[],"moment":"noon","places":[],"type":"shift"})",
          R"({"book":{},"lines":[],"moment":"during","places":[],"type":"shift"})",
          R"({"book":[],"lines":[],"moment":"during","places":["two words"],"type":"shift"})",
          R"({"book":[],"lines":[],"moment":"during","places":[7],"type":"shift"})",
          R"({"book":[{}],"lines":[],"moment":"during","places":[],"type":"shift"})",
          R"({"book": [],"lines":[],"moment":"during","places":[],"type":"shift"})"}) {
        EXPECT_FALSE(parse_count_facts(text).has_value()) << text;
    }
}

}  // namespace
}  // namespace vialog::store
