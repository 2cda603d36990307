// SPDX-License-Identifier: Apache-2.0
// Where the agent listens, and what is said where none does.
#include "operations/agent.h"
#include "operations/agent_frame.h"
#include "operations/workplace.h"

#include <gtest/gtest.h>

#include <fstream>

namespace vialog::operations {
namespace {

TEST(AgentSocket, IsTheSameBeforeAndAfterTheJournalIsThere) {
    const support::TemporaryFolder folder;
    const auto journal = folder.path() / "ket.vialog";
    const auto before = agent_socket(journal);

    std::ofstream(journal) << "x";

    EXPECT_EQ(agent_socket(journal), before);
    EXPECT_EQ(agent_socket(folder.path() / "." / "ket.vialog"), before);
    EXPECT_NE(agent_socket(folder.path() / "other.vialog"), before);
}

TEST(Agent, IsNotThereWhereNobodyListens) {
    const support::TemporaryFolder folder;

    EXPECT_EQ(Agent::connect(folder.path() / "no.agent"), nullptr);
}

TEST(Agent, RefusesAPathThatNoSocketCanHave) {
    EXPECT_THROW(static_cast<void>(Agent::connect("/tmp/" + std::string(200, 'x'))), AgentError);
}

TEST(AskConsent, SaysThatTheAgentIsMissing) {
    const auto consent =
        ask_consent(std::shared_ptr<Agent>(), "clinic.example/ket/u/ada", test_pin);

    ASSERT_FALSE(consent.has_value());
    EXPECT_EQ(consent.error().problem, SigningProblem::AgentMissing);
    EXPECT_EQ(consent.error().person.text(), "ada");
}

}  // namespace
}  // namespace vialog::operations
