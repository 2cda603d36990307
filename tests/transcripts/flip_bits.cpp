// SPDX-License-Identifier: Apache-2.0
// flip_bits BUNDLE PIN PRIOR --all | --every-byte | --sample N [--threads N]: turns single bits of a bundle's signed and
// hashed files, one at a time, and audits each. Ends with 1 where a turned bit is not found, or where the exit code is
// not one that fits the file.
#include "flipped_bundle.h"

#include <fmt/format.h>

#include <atomic>
#include <fstream>
#include <iostream>
#include <map>
#include <mutex>
#include <random>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace vialog::transcripts {

namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) {
        throw std::runtime_error("cannot read " + path.string());
    }
    std::ostringstream text;
    text << in.rdbuf();
    return std::move(text).str();
}

// One line of the table: files of one sort, and the exit codes that fit them.
struct Sort {
    std::string name;
    std::string prefix;
    std::set<int> fitting;
};

// Of entries: 12 is the fingerprint of a signer, the name or the id of a key; 13 the journal's name; 14 a number or a word
// that a later version may have, since the root outranks it. Of the checkpoint: 13 is its origin, to which no entry
// belongs then. Of a kept one: 16 is its origin or its root.
const std::vector<Sort>& sorts() {
    static const std::vector<Sort> all = {
        {"entries", "tile/entries/", {10, 11, 12, 13, 14}},
        {"hash tiles", "tile/", {14}},
        {"kept checkpoints", "checkpoints/", {10, 14, 16}},
        {"checkpoint", "checkpoint", {10, 13, 14}},
        {"disclosures", "disclosures.txt", {10, 18}},
    };
    return all;
}

const Sort* sort_of(std::string_view path) {
    for (const Sort& sort : sorts()) {
        if (path.starts_with(sort.prefix)) {
            return &sort;
        }
    }
    return nullptr;  // what helps people and is believed by nobody
}

Files files_of(const fs::path& bundle) {
    Files files;
    for (const auto& it : fs::recursive_directory_iterator(bundle)) {
        const std::string path = fs::relative(it.path(), bundle).generic_string();
        if (it.is_regular_file() && sort_of(path) != nullptr) {
            files[path] = base::to_bytes(read(it.path()));
        }
    }
    return files;
}

enum class Extent { All, EveryByte, Sample };

struct Wish {
    fs::path bundle;
    journal::AuditOptions options;
    Extent extent = Extent::Sample;
    std::size_t sample = 0;
    unsigned threads = 1;
};

std::vector<Flip> flips_of(const Files& files, const Wish& wish) {
    std::mt19937 random(20260112);
    std::vector<Flip> flips;
    for (const auto& [path, bytes] : files) {
        for (std::size_t byte = 0; byte < bytes.size(); ++byte) {
            for (unsigned bit = 0; bit < 8; ++bit) {
                flips.push_back({.file = &path, .byte = byte, .bit = bit});
            }
            if (wish.extent == Extent::EveryByte) {
                const Flip kept = flips[flips.size() - 1 - random() % 8];
                flips.resize(flips.size() - 8);
                flips.push_back(kept);
            }
        }
    }
    if (wish.extent == Extent::Sample && wish.sample < flips.size()) {
        std::shuffle(flips.begin(), flips.end(), random);
        flips.resize(wish.sample);
    }
    return flips;
}

struct Found {
    std::map<const Sort*, std::map<int, std::int64_t>> codes;
    std::vector<std::string> deviations;
    std::int64_t whole_audits = 0;
};

// Every so many of the flips that are audited by what the altered entry alone changes are audited in whole as well.
constexpr std::size_t compared_every = 499;

void try_flips(const Files& files, const Wish& wish, const std::vector<Flip>& flips,
               std::atomic<std::size_t>& next, std::mutex& mutex, Found& found) {
    QuickAudit quick(files, wish.options);
    Found mine;
    for (std::size_t i = next++; i < flips.size(); i = next++) {
        const Flip& flip = flips[i];
        const Sort* sort = sort_of(*flip.file);
        std::optional<int> code = quick.exit_code_of(flip);
        const bool compared = !code || i % compared_every == 0;
        if (compared) {
            const int whole = exit_code_of(files, flip, wish.options);
            ++mine.whole_audits;
            if (code && *code != whole) {
                mine.deviations.push_back(fmt::format("{} byte {} bit {}: {} in place of {}",
                                                      *flip.file, flip.byte, flip.bit, *code,
                                                      whole));
            }
            code = whole;
        }
        ++mine.codes[sort][*code];
        if (sort->fitting.count(*code) == 0) {
            mine.deviations.push_back(fmt::format("{} byte {} bit {}: exit code {}", *flip.file,
                                                  flip.byte, flip.bit, *code));
        }
    }
    const std::lock_guard lock(mutex);
    for (const auto& [sort, codes] : mine.codes) {
        for (const auto& [code, count] : codes) {
            found.codes[sort][code] += count;
        }
    }
    found.deviations.insert(found.deviations.end(), mine.deviations.begin(), mine.deviations.end());
    found.whole_audits += mine.whole_audits;
}

void print_table(const Found& found) {
    std::set<int> codes;
    for (const auto& [sort, counts] : found.codes) {
        for (const auto& [code, count] : counts) {
            codes.insert(code);
        }
    }
    std::string head = fmt::format("{:<18}{:>10}", "exit code", "turned");
    for (const int code : codes) {
        head += fmt::format("{:>9}", code);
    }
    std::cout << head << '\n';
    for (const Sort& sort : sorts()) {
        const auto counts = found.codes.find(&sort);
        if (counts == found.codes.end()) {
            continue;
        }
        std::int64_t turned = 0;
        std::string row;
        for (const int code : codes) {
            const auto count = counts->second.find(code);
            const std::int64_t times = count == counts->second.end() ? 0 : count->second;
            turned += times;
            row += fmt::format("{:>9}", times);
        }
        std::cout << fmt::format("{:<18}{:>10}", sort.name, turned) << row << '\n';
    }
}

int run(const Wish& wish) {
    const Files files = files_of(wish.bundle);
    const int untouched = exit_code_of(files, std::nullopt, wish.options);
    if (untouched != journal::exit_verified) {
        std::cout << "the bundle itself is not verified: exit code " << untouched << '\n';
        return 1;
    }
    const std::vector<Flip> flips = flips_of(files, wish);
    std::atomic<std::size_t> next = 0;
    std::mutex mutex;
    Found found;
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < wish.threads; ++i) {
        threads.emplace_back([&] { try_flips(files, wish, flips, next, mutex, found); });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    print_table(found);
    std::cout << fmt::format(
        "{} bits turned, each found; {} of them by an audit of the whole bundle\n",
        static_cast<std::int64_t>(flips.size()) -
            static_cast<std::int64_t>(found.deviations.size()),
        found.whole_audits);
    for (std::size_t i = 0; i < found.deviations.size() && i < 50; ++i) {
        std::cout << "NOT AS IT MUST BE: " << found.deviations[i] << '\n';
    }
    return found.deviations.empty() ? 0 : 1;
}

std::string first_line(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

// A pin is 64 digits, or a file that holds them.
base::Digest pin_of(const std::string& word) {
    const std::string digits = fs::exists(word) ? first_line(read(word)) : word;
    const auto pin = base::parse_digest_hex(digits);
    if (!pin) {
        throw std::runtime_error("the pin is not 64 hexadecimal digits");
    }
    return *pin;
}

Wish parse(const std::vector<std::string>& words) {
    if (words.size() < 4) {
        throw std::runtime_error(
            "flip_bits BUNDLE PIN PRIOR --all | --every-byte | --sample N [--threads N]");
    }
    Wish wish;
    wish.bundle = words[0];
    wish.options.pin = pin_of(words[1]);
    wish.options.priors = {{.name = words[2], .text = read(words[2])}};
    for (std::size_t i = 3; i < words.size(); ++i) {
        const bool has_value = i + 1 < words.size();
        if (words[i] == "--all") {
            wish.extent = Extent::All;
        } else if (words[i] == "--every-byte") {
            wish.extent = Extent::EveryByte;
        } else if (words[i] == "--sample" && has_value) {
            wish.sample = std::stoul(words[++i]);
        } else if (words[i] == "--threads" && has_value) {
            wish.threads = static_cast<unsigned>(std::stoul(words[++i]));
        } else {
            throw std::runtime_error("flip_bits does not know " + words[i]);
        }
    }
    return wish;
}

}  // namespace

}  // namespace vialog::transcripts

int main(int count, char** words) {
    try {
        return vialog::transcripts::run(vialog::transcripts::parse({words + 1, words + count}));
    } catch (const std::exception& failure) {
        std::cerr << "flip_bits: " << failure.what() << '\n';
        return 64;
    }
}
