// SPDX-License-Identifier: Apache-2.0
// Where each person's key file lies, as this workstation remembers it: paths only, never a secret. And fields that ask for one.
#pragma once

#include "crypto/key_file.h"
#include "domain/ids.h"
#include "gui/screen.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace vialog::gui {

// In <state>/key-files: a line for each key, its name, a tab and the path.
class KeyPaths final {
  public:
    explicit KeyPaths(std::filesystem::path state);

    // Empty where nobody told yet.
    [[nodiscard]] std::string path(std::string_view key_name) const;
    // Whether it could be kept; without it the path is asked for again the next time.
    bool remember(std::string_view key_name, std::string_view path);

  private:
    std::filesystem::path m_file;
    std::map<std::string, std::string, std::less<>> m_paths;
};

// What is wrong with the path of a key file that must be there; empty where nothing is.
[[nodiscard]] std::string problem_of_key_path(std::string_view path);
// The whole text of the file, and its header; the sentence of why not. Throws StoreError where the file cannot be read.
struct KeyFileText {
    std::string text;
    // As its header says; not proved before the file is opened.
    std::string name;  // of the key: <origin>/u/<person>
    domain::KeyId key;
};
[[nodiscard]] base::Result<KeyFileText, std::string> read_key_file(std::string_view path);
// For a person: what is wrong with the file or the passphrase, and what to do.
[[nodiscard]] std::string sentence_of(const crypto::KeyFileError& error);
// Whether a file of this name can be made: its folder is there and the name is free.
[[nodiscard]] std::string problem_of_new_key_path(std::string_view path);

}  // namespace vialog::gui
