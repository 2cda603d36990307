// SPDX-License-Identifier: Apache-2.0
// The program itself: it starts without a journal and says so, and it says its version. The rest of it is driven through
// the accessibility bus by names.py.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <string>

namespace vialog::window {
namespace {

struct Ended {
    int code = 0;
    std::string output;
};

Ended run(const std::string& arguments) {
    const std::string command = std::string(VIALOG_PROGRAM) + " " + arguments + " 2>&1";
    FILE* pipe = ::popen(command.c_str(), "r");
    std::string output;
    std::array<char, 256> piece{};
    while (pipe != nullptr && std::fgets(piece.data(), piece.size(), pipe) != nullptr) {
        output += piece.data();
    }
    const int status = pipe == nullptr ? -1 : ::pclose(pipe);
    return {.code = WEXITSTATUS(status), .output = output};
}

TEST(App, SaysItsVersion) {
    EXPECT_NE(run("--version").output.find("vialog "), std::string::npos);
}

TEST(App, RefusesOptionsItDoesNotKnow) {
    const Ended ended = run("--colour");

    EXPECT_NE(ended.code, 0);
    EXPECT_NE(ended.output.find("--colour"), std::string::npos);
}

}  // namespace
}  // namespace vialog::window
