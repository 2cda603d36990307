// SPDX-License-Identifier: Apache-2.0
// The promises of operations/people_names.h, one at a time.
#include "operations/people_names.h"

#include "operations/workplace.h"

#include <gtest/gtest.h>

namespace vialog::operations {
namespace {

TEST(PeopleNames, AreOpenedForEverybodyWhoseNameIsKept) {
    Workplace workplace;
    const Founding founding = workplace.founding();
    ASSERT_TRUE(workplace.found(founding).has_value());
    workplace.reopen();

    const auto names = people_names(workplace.session(), workplace.consent("ben"));

    for (const FoundingPerson& founder : founding.founders) {
        ASSERT_TRUE(names.contains(founder.person.id));
        EXPECT_EQ(names.at(founder.person.id), founder.name);
    }
}

TEST(PeopleNames, AreThoseOfTheNewestEntry) {
    Workplace workplace;
    workplace.found();
    domain::PersonRecorded cleo = staff("cleo", {domain::Function::Dispenser});
    workplace.govern(cleo, {{.name = "person_name", .value = "Cleo Before"}});
    workplace.govern(cleo, {{.name = "person_name", .value = "Cleo After"}});

    const auto names = people_names(workplace.session(), workplace.consent("ada"));

    EXPECT_EQ(names.at(cleo.id), "Cleo After");
}

}  // namespace
}  // namespace vialog::operations
