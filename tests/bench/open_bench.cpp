// SPDX-License-Identifier: Apache-2.0
// Time until a journal can be appended to, large against small; of the large one the time to sign the next checkpoint, and
// the peak memory of verifying it.
#include "base/check.h"
#include "operations/export_bundle.h"
#include "sample_journal.h"

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

namespace {

using namespace vialog;

// The best of many, since what else the machine does only adds.
double ready_seconds(const std::filesystem::path& journal) {
    double best = 1e9;
    for (int run = 0; run < 20; ++run) {
        best = std::min(
            best, bench::seconds([&] {
                store::Store store = store::Store::open(
                    {.path = journal, .access = store::Access::ReadWrite, .marks = {}, .vfs = {}});
                const store::Transaction transaction = store.begin();
                base::ensures(transaction.head().size > 0, "the journal has entries");
            }));
    }
    return best;
}

// Kilobytes at the most, as the system counts them for the finished process.
long verifier_peak(const char* verifier, const std::filesystem::path& bundle) {
    const pid_t child = fork();
    if (child == 0) {
        execl(verifier, verifier, bundle.c_str(), "--quiet", static_cast<char*>(nullptr));
        _exit(127);
    }
    int status = 0;
    rusage usage{};
    wait4(child, &status, 0, &usage);
    base::ensures(WIFEXITED(status) && WEXITSTATUS(status) == 2, "the bundle is consistent");
    return usage.ru_maxrss;
}

}  // namespace

int main(int argc, char** argv) {
    const std::int64_t large = argc > 1 ? std::atoll(argv[1]) : 1'000'000;
    const bench::Folder folder;
    {
        bench::Clinic small_clinic(folder.path() / "small.vialog", "");
        small_clinic.fill(1000);
    }
    {
        bench::Clinic clinic(folder.path() / "large.vialog", "");
        const double made = bench::seconds([&] { clinic.fill(large); });
        fmt::print("made {} entries in {:.0f} s\n", large, made);
        const auto date = base::parse_date("2026-01-01").value();
        const auto exported =
            operations::export_bundle(clinic.session(), clinic.pharmacist(),
                                      {.folder = folder.path() / "bundle",
                                       .entry = {.to = "bench", .from = date, .until = date}},
                                      {});
        base::ensures(exported.has_value(), "the bundle is written");
        const auto next = operations::record(clinic.session(),
                                             clinic.next_deed(clinic.session().store().state()));
        base::ensures(next.has_value(), "the benchmark's deeds are accepted");
        const double signing = bench::seconds([&] {
            base::ensures(
                operations::give_checkpoint(clinic.session(), clinic.pharmacist()).has_value(),
                "the checkpoint is signed");
        });
        fmt::print("checkpoint: {:.1f} ms for the next one at {} entries (goal: under 500 ms)\n",
                   1000 * signing, large);
    }
    const double at_small = ready_seconds(folder.path() / "small.vialog");
    const double at_large = ready_seconds(folder.path() / "large.vialog");
    fmt::print(
        "ready: {:.2f} ms at {} entries, {:.2f} ms at 1,000; ratio {:.2f} (goal 1.5 or less, under "
        "50 ms)\n",
        1000 * at_large, large, 1000 * at_small, at_large / at_small);
    fmt::print("verify: peak memory {} KiB at {} entries (goal 65536 or less)\n",
               verifier_peak(VIALOG_VERIFIER, folder.path() / "bundle"), large);
    return 0;
}
