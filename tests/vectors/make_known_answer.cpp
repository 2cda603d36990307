// SPDX-License-Identifier: Apache-2.0
// make_known_answer FOLDER: writes known-answer/, known-answer.pin and known-answer.prior into an
// existing folder, to be compared with what lies beside this file.
#include "known_answer.h"

#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace {

namespace fs = std::filesystem;

void write(const fs::path& path, const std::string& text) {
    std::ofstream out(path, std::ios::binary);
    out << text;
    if (!out.flush()) {
        throw std::runtime_error("cannot write " + path.string());
    }
}

void make(const fs::path& folder) {
    const fs::path scratch = folder / "known-answer.scratch";
    fs::create_directory(scratch);
    const auto made = vialog::vectors::make_known_answer(folder / "known-answer", scratch);
    fs::remove_all(scratch);
    write(folder / "known-answer.pin", made.pin + "\n");
    write(folder / "known-answer.prior", made.prior);
}

}  // namespace

int main(int count, char** words) {
    if (count != 2) {
        std::cerr << "make_known_answer FOLDER\n";
        return 64;
    }
    try {
        make(words[1]);
        return 0;
    } catch (const std::exception& failure) {
        std::cerr << "make_known_answer: " << failure.what() << "\n";
        return 1;
    }
}
