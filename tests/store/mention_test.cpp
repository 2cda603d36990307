// SPDX-License-Identifier: Apache-2.0
// What src/store/mention promises, and what it refuses.
#include "store/mention.h"

#include "support/clinic.h"

#include <gtest/gtest.h>

namespace vialog::store {
namespace {

using domain::ContainerId;

std::set<ContainerId> mentioned(const domain::Event& event) {
    domain::Entry entry;
    entry.seq = domain::EntryNumber(9);
    entry.event = event;
    return mentioned_containers(entry, [](domain::EntryNumber) {
        domain::Entry opened;
        opened.event = domain::ContainerOpened{
            .container = ContainerId(5), .beyond_use = {}, .claimed = std::nullopt};
        return std::optional(opened);
    });
}

TEST(Mention, NamesWhatWasOpenedMovedCountedAndQuestioned) {
    domain::CountRecorded count;
    count.lines = {{.product = domain::ProductId(8),
                    .place = support::place("safe"),
                    .sealed = 2,
                    .opened = {{.container = ContainerId(4), .amount = {}, .method = {}},
                               {.container = ContainerId(2), .amount = {}, .method = {}}}}};
    domain::DiscrepancyOpened trouble;
    trouble.container = ContainerId(6);

    EXPECT_EQ(mentioned(domain::ContainerOpened{
                  .container = ContainerId(5), .beyond_use = {}, .claimed = std::nullopt}),
              std::set{ContainerId(5)});
    EXPECT_EQ(mentioned(domain::ContainersTransferred{
                  .containers = {ContainerId(3), ContainerId(1)}, .from = {}, .to = {}}),
              (std::set{ContainerId(1), ContainerId(3)}));
    EXPECT_EQ(mentioned(count), (std::set{ContainerId(2), ContainerId(4)}));
    EXPECT_EQ(mentioned(trouble), std::set{ContainerId(6)});
}

TEST(Mention, NamesWhatAVoidedOpeningConcerned) {
    EXPECT_EQ(
        mentioned(domain::EntryVoided{
            .entry = {.seq = domain::EntryNumber(3), .leaf = {}}, .reason = {}, .signer = {}}),
        std::set{ContainerId(5)});
}

TEST(ActingPeople, AreThoseWhoSignedAndThoseWhoActedAccordingToThePaper) {
    support::Clinic clinic;
    domain::Entry entry;
    entry.signers = {{.key = support::key_id("ben"), .role = domain::Role::Transcriber},
                     {.key = support::key_id("finn"), .role = domain::Role::Checker},
                     {.key = support::key_id("nobody"), .role = domain::Role::Witness}};
    entry.paper = support::paper(3, support::person("cleo"), support::person("dan"));

    EXPECT_EQ(acting_people(entry, clinic.state()),
              (std::set{support::person("ben"), support::person("cleo"), support::person("dan"),
                        support::person("finn")}));
}

TEST(Mention, NamesNothingForWhatPosts) {
    EXPECT_TRUE(
        mentioned(support::drawn(ContainerId(3), domain::Quantity::microlitres(1))).empty());
    EXPECT_TRUE(mentioned(domain::Noticed{}).empty());
}

}  // namespace
}  // namespace vialog::store
