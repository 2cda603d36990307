// SPDX-License-Identifier: Apache-2.0
// Databases for the tests of this room: a signed journal made once, a place that is always fit, and appending by decision.
#pragma once

#include "store/store.h"
#include "support/journal_builder.h"
#include "support/tampering.h"

#include <map>
#include <string>
#include <vector>

namespace vialog::support {

// A place as the test says; by default a disk of this computer, wherever the tests run.
class FakeProbe final : public store::LocationProbe {
  public:
    std::string type = "ext4";
    std::vector<std::filesystem::path> files;
    std::vector<std::filesystem::path> folders;

    [[nodiscard]] std::optional<std::string> file_system(
        const std::filesystem::path& folder) const override;
    [[nodiscard]] bool is_file(const std::filesystem::path& path) const override;
    [[nodiscard]] bool is_folder(const std::filesystem::path& path) const override;
    [[nodiscard]] std::filesystem::path resolve(const std::filesystem::path& path) const override;
};
[[nodiscard]] const FakeProbe& local_disk();

[[nodiscard]] store::OpenOptions options_for(const std::filesystem::path& path,
                                             store::Access access);

// A clinic's journal with a corrected draw, a voided one, a count and an open infusion, made once; 700 entries.
[[nodiscard]] const JournalBuilder& sample_journal();
// The number of its first entry of this kind.
[[nodiscard]] std::int64_t first_sample_of(domain::Kind kind);
// Its first `entries` in a new file.
[[nodiscard]] store::Store sample_store(const store::OpenOptions& options, std::int64_t entries);

// Each in a transaction of its own.
void append(store::Store& store, const base::Bytes& entry);
// What decide() makes of the draft, signed by these keys, a minute after the entry before; under the lock.
void append_deed(store::Store& store, const domain::Event& draft,
                 const std::vector<std::string>& by);
[[nodiscard]] domain::PartyRecorded some_party(std::string_view name);

// The note of a checkpoint as it should be, signed with the journal's key.
[[nodiscard]] std::string checkpoint_at(const store::Store& store, std::int64_t size);

// A file's table, as text, for comparing.
[[nodiscard]] std::string read_whole(const std::filesystem::path& path);

}  // namespace vialog::support
