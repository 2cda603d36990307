// SPDX-License-Identifier: Apache-2.0
// Rules of the house that can be read off a file's text; each function looks for one of them.
#pragma once

#include "architecture/source_text.h"

namespace vialog::architecture {

// A .cpp has at most 600 lines, a .h at most 300: whoever opens a file can hold it in the head.
[[nodiscard]] std::vector<Finding> check_size(const SourceFile& file);
// The licence on the first line, what the file is for on the second, and once only if a header.
[[nodiscard]] std::vector<Finding> check_opening(const SourceFile& file);
// No binary fractions near an amount: in base, domain and journal.
[[nodiscard]] std::vector<Finding> check_amounts(const SourceFile& file);
// Nothing that asks the locale or formats by varargs, no macro, no open namespace, in all of src/.
[[nodiscard]] std::vector<Finding> check_banned(const SourceFile& file);
// No open ends without an issue's number.
[[nodiscard]] std::vector<Finding> check_open_ends(const SourceFile& file);
// SQL stands in src/store, in schemas/ and in reports/.
[[nodiscard]] std::vector<Finding> check_sql(const SourceFile& file);
// The clock is read in src/operations; everyone else is told the time.
[[nodiscard]] std::vector<Finding> check_clock(const SourceFile& file);

// A file that needs no test of its own, and why.
struct Untested {
    std::string path;
    std::string reason;
};
// Lines "path: reason"; blank lines and lines that begin with # are passed over.
[[nodiscard]] std::vector<Untested> parse_untested(std::string_view text);

// Each src/<room>/<file>.cpp has its tests/<room>/<file>_test.cpp or stands in the list with a
// reason; an entry of the list that is no longer needed is a finding too. A main.cpp is proved as a
// whole program, by the transcripts.
[[nodiscard]] std::vector<Finding> check_tested(const std::vector<SourceFile>& sources,
                                                const std::vector<SourceFile>& tests,
                                                const std::vector<Untested>& untested);

// Each ..._test.cpp is named in the CMakeLists.txt of its folder: a test that nobody builds proves
// nothing. `builds` are those files.
[[nodiscard]] std::vector<Finding> check_built(const std::vector<SourceFile>& tests,
                                               const std::vector<SourceFile>& builds);

}  // namespace vialog::architecture
