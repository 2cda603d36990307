// SPDX-License-Identifier: Apache-2.0
// The known-answer journal: a clinic's day with every kind of entry that moves stock, from keys, a
// clock and random bytes that are the same in each run. Made by the program's own operations.
#pragma once

#include <filesystem>
#include <string>

namespace vialog::vectors {

struct KnownAnswer {
    std::string pin;    // leaf hash of the genesis entry, 64 hexadecimal digits
    std::string prior;  // a checkpoint that was taken away at midday, as text
};

// Writes the bundle to `bundle`, which must not exist; `scratch` is an existing, empty folder for
// the database. std::runtime_error with the words of a refusal where the program refuses anything.
[[nodiscard]] KnownAnswer make_known_answer(const std::filesystem::path& bundle,
                                            const std::filesystem::path& scratch);

}  // namespace vialog::vectors
