// SPDX-License-Identifier: Apache-2.0
// The journal as a folder that proves itself. Its making is an entry of its own.
#pragma once

#include "domain/case_events.h"
#include "operations/checkpoint.h"
#include "operations/record.h"

#include <filesystem>
#include <functional>
#include <string>

namespace vialog::operations {

struct ExportWish {
    std::filesystem::path folder;  // must not exist
    domain::Exported entry;        // to whom, for which period, disclosed or not, why
    bool note_files = false;       // one file an entry beside the tiles, for openssl and sha256sum
};

struct ExportedBundle {
    std::int64_t entries = 0;
    base::Digest root{};
    base::Digest pin{};  // leaf hash of the genesis entry
    std::int64_t disclosures = 0;
};

using Progress = std::function<void(std::int64_t done, std::int64_t size)>;

// Reads the whole journal, and refuses one whose entries, hashes or kept checkpoints do not fit each other. Then records the
// export, signs a checkpoint over it, writes everything up to there. An interrupted export leaves no folder.
[[nodiscard]] base::Result<ExportedBundle, Denial> export_bundle(Session& session, Consent& person,
                                                                 const ExportWish& wish,
                                                                 const Progress& progress);

}  // namespace vialog::operations
