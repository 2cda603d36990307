// SPDX-License-Identifier: Apache-2.0
// A folder that appears whole or not at all: written beside its place, synced, then renamed.
#pragma once

#include "base/bytes.h"

#include <filesystem>
#include <string_view>

namespace vialog::journal {

// Whether a file must have reached the disk before the folder takes its name.
enum class Durability {
    Synced,
    Convenience,  // can be made again from what is synced
};

// Every function throws JournalError where the disk refuses. One thread at a time.
class DurableFolder final {
  public:
    // `target` must not exist, its parent must.
    explicit DurableFolder(std::filesystem::path target);
    // Removes what was not published.
    ~DurableFolder();
    DurableFolder(const DurableFolder&) = delete;
    DurableFolder& operator=(const DurableFolder&) = delete;

    // Paths are relative, divided by '/'; folders on the way are made. A file is written once.
    void write(std::string_view path, base::ByteView bytes, Durability durability);
    // Appends; the file is synced when the folder is published.
    void append(std::string_view path, base::ByteView bytes);

    // Syncs the folders and gives them their name.
    void publish();

  private:
    std::filesystem::path m_target;
    std::filesystem::path m_unfinished;
    bool m_published = false;
};

}  // namespace vialog::journal
