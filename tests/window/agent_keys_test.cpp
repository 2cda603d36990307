// SPDX-License-Identifier: Apache-2.0
// Without an agent nothing is unlocked, and nothing is started to find that out.
#include "window/agent_keys.h"

#include "operations/agent_frame.h"
#include "support/journal_builder.h"

#include <gtest/gtest.h>

namespace vialog::window {
namespace {

TEST(AgentKeys, AreNoneWhereNoAgentListens) {
    const support::TemporaryFolder folder;
    AgentKeys keys(folder.path() / "ket.vialog", folder.path() / "none");

    EXPECT_TRUE(keys.list().empty());
    keys.lock("clinic.example/ket/u/ada");
    const auto consent = keys.consent("clinic.example/ket/u/ada", "190734");
    ASSERT_FALSE(consent.has_value());
    EXPECT_EQ(consent.error().problem, operations::SigningProblem::AgentMissing);
}

TEST(AgentKeys, SayThatTheAgentCannotBeStarted) {
    const support::TemporaryFolder folder;
    AgentKeys keys(folder.path() / "ket.vialog", folder.path() / "none");

    EXPECT_THROW(static_cast<void>(keys.unlock("file", "passphrase", "190734", {})),
                 operations::AgentError);
}

}  // namespace
}  // namespace vialog::window
