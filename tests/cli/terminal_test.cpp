// SPDX-License-Identifier: Apache-2.0
// Secrets from a descriptor, line by line.
#include "cli/terminal.h"

#include "cli/arguments.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <string>

namespace vialog::cli {
namespace {

// A descriptor with these bytes and then an end.
class Source final {
  public:
    explicit Source(const std::string& bytes) {
        EXPECT_EQ(::pipe(m_ends.data()), 0);
        EXPECT_EQ(::write(m_ends[1], bytes.data(), bytes.size()),
                  static_cast<ssize_t>(bytes.size()));
        ::close(m_ends[1]);
    }
    ~Source() { ::close(m_ends[0]); }
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;

    [[nodiscard]] std::string descriptor() const { return std::to_string(m_ends[0]); }

  private:
    std::array<int, 2> m_ends = {-1, -1};
};

TEST(Secret, IsOneLineAfterTheOther) {
    const Source source("passphrase with blanks \n190734\nlast");
    Terminal terminal;

    EXPECT_EQ(terminal.secret("PIN", source.descriptor()), "passphrase with blanks ");
    EXPECT_EQ(terminal.secret("PIN", source.descriptor()), "190734");
    EXPECT_EQ(terminal.secret("PIN", source.descriptor()), "last");
    EXPECT_EQ(terminal.secret("PIN", source.descriptor()), std::nullopt);
}

TEST(Secret, MayBeAnEmptyLine) {
    const Source source("\nnext\n");
    Terminal terminal;

    EXPECT_EQ(terminal.secret("PIN", source.descriptor()), "");
    EXPECT_EQ(terminal.secret("PIN", source.descriptor()), "next");
}

TEST(Secret, IsNothingFromADescriptorThatIsClosed) {
    Terminal terminal;

    EXPECT_EQ(terminal.secret("PIN", std::string("987")), std::nullopt);
}

TEST(Secret, NeedsAWholeNumberForADescriptor) {
    Terminal terminal;

    for (const std::string bad : {"", "x", "3x", "-1", "3.0", "99999999999"}) {
        EXPECT_THROW(static_cast<void>(terminal.secret("PIN", bad)), UsageError) << bad;
    }
}

TEST(Terminal, KeepsResultsApartFromComplaints) {
    Terminal terminal;
    ::testing::internal::CaptureStdout();
    ::testing::internal::CaptureStderr();

    terminal.print("a result");
    terminal.complain("something went wrong");
    terminal.note("half done");

    EXPECT_EQ(::testing::internal::GetCapturedStdout(), "a result\n");
    EXPECT_EQ(::testing::internal::GetCapturedStderr(),
              "vialog-cli: something went wrong\nhalf done\n");
}

}  // namespace
}  // namespace vialog::cli
