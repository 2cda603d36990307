// SPDX-License-Identifier: Apache-2.0
// Reads and writes the small file of paths.
#include "gui/key_files.h"

#include "gui/catalogue.h"
#include "gui/stored_texts.h"
#include "operations/private_file.h"

#include <fmt/format.h>

#include <fstream>

namespace vialog::gui {

namespace {

constexpr std::string_view line_ends = "\n\r\t";

bool is_file(const std::filesystem::path& path) {
    std::error_code ignored;
    return std::filesystem::is_regular_file(path, ignored);
}

}  // namespace

KeyPaths::KeyPaths(std::filesystem::path state) : m_file(std::move(state) / "key-files") {
    std::ifstream in(m_file);
    for (std::string line; std::getline(in, line);) {
        if (const std::size_t tab = line.find('\t'); tab != std::string::npos) {
            m_paths[line.substr(0, tab)] = line.substr(tab + 1);
        }
    }
}

std::string KeyPaths::path(std::string_view key_name) const {
    const auto found = m_paths.find(key_name);
    return found == m_paths.end() ? std::string() : found->second;
}

bool KeyPaths::remember(std::string_view key_name, std::string_view path) {
    if (path.find_first_of(line_ends) != std::string_view::npos) {
        return false;
    }
    if (this->path(key_name) == path) {
        return true;
    }
    m_paths[std::string(key_name)] = path;
    std::error_code error;
    std::filesystem::create_directories(m_file.parent_path(), error);
    const std::filesystem::path fresh = m_file.string() + ".new";
    {
        std::ofstream out(fresh, std::ios::trunc);
        for (const auto& [name, where] : m_paths) {
            out << name << '\t' << where << '\n';
        }
        out.flush();
        if (!out) {
            return false;
        }
    }
    std::filesystem::rename(fresh, m_file, error);
    return !error;
}

std::string problem_of_key_path(std::string_view path) {
    if (path.empty()) {
        return tr("Nothing stands here; the path of the key file is accepted.");
    }
    return is_file(path) ? std::string()
                         : fmt::format(fmt::runtime(tr("There is no file {}; the path of a key "
                                                       "file is accepted. Is its drive plugged "
                                                       "in?")),
                                       path);
}

std::string problem_of_new_key_path(std::string_view path) {
    const std::filesystem::path file(path);
    std::error_code ignored;
    if (path.empty() || !file.is_absolute()) {
        return tr("A whole path is accepted, such as /media/stick/ada.key.");
    }
    if (std::filesystem::exists(std::filesystem::symlink_status(file, ignored))) {
        return fmt::format(fmt::runtime(tr("{} is there already; another name is accepted.")),
                           path);
    }
    if (!std::filesystem::is_directory(file.parent_path(), ignored)) {
        return fmt::format(fmt::runtime(tr("There is no folder {}; a file in a folder that is "
                                           "there is accepted.")),
                           file.parent_path().string());
    }
    return {};
}

base::Result<KeyFileText, std::string> read_key_file(std::string_view path) {
    std::string text = operations::read_small_file(path);
    auto header = crypto::read_key_file_header(text);
    if (!header) {
        return tl::unexpected(
            crypto::begins_as_key_file(text)
                ? fmt::format(fmt::runtime(tr("The key file {} is damaged ({}); take its copy.")),
                              path, sentence_of(header.error()))
                : fmt::format(fmt::runtime(tr("{} is not a key file; the file that was made with "
                                              "the key is accepted.")),
                              path));
    }
    return KeyFileText{.text = std::move(text),
                       .name = std::move(header->name),
                       .key = {header->signing_key.fingerprint()}};
}

std::string sentence_of(const crypto::KeyFileError& error) {
    switch (error.problem) {
        case crypto::KeyFileProblem::WrongPassphraseOrDamaged:
            return tr(
                "The passphrase is wrong, or the key file is damaged. Type it again; if it "
                "is surely right, take the copy of the file.");
        case crypto::KeyFileProblem::Malformed:
        case crypto::KeyFileProblem::UnsupportedCost:
            break;
    }
    return error.remedy.empty() ? error.what : error.what + "; " + error.remedy;
}

}  // namespace vialog::gui
