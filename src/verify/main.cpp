// SPDX-License-Identifier: Apache-2.0
// vialog-verify: the inspector's program. No network, no database, nothing written but its answer.
#include "journal/finding_list.h"
#include "verify/run.h"

#include <fmt/format.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <thread>

namespace {

using vialog::journal::AuditGoOn;

// A crash must not end in a number that somebody takes for a verdict.
extern "C" void end_as_internal_fault(int /*signal*/) {
    std::_Exit(vialog::journal::exit_internal);
}

void catch_crashes() {
    for (const int signal : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL}) {
        std::signal(signal, end_as_internal_fault);
    }
}

bool write(std::FILE* stream, const std::string& text) {
    return std::fwrite(text.data(), 1, text.size(), stream) == text.size() &&
           std::fflush(stream) == 0;
}

AuditGoOn show_progress(std::int64_t checked, std::int64_t size) {
    const std::string line =
        fmt::format("\r{} of {} entries", checked, size) + (checked == size ? "\n" : "");
    static_cast<void>(write(stderr, line));
    return AuditGoOn::Yes;
}

}  // namespace

int main(int count, char** words) {
    catch_crashes();
    const unsigned processors = std::thread::hardware_concurrency();
    vialog::verify::Surroundings surroundings{
        .version = VIALOG_VERSION,
        .processors = processors == 0 ? 1 : static_cast<int>(processors),
        .progress = {}};
    if (::isatty(STDERR_FILENO) == 1) {
        surroundings.progress = show_progress;
    }
    const vialog::verify::Outcome outcome =
        vialog::verify::run({words + (count > 0 ? 1 : 0), words + count}, surroundings);
    static_cast<void>(write(stderr, outcome.error));
    if (!write(stdout, outcome.out)) {
        return vialog::journal::exit_io;
    }
    return outcome.exit_code;
}
