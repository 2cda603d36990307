// SPDX-License-Identifier: Apache-2.0
// Takes the files of a folder one by one, by their names.
#include "exchange/paper_folder.h"

#include "base/text.h"
#include "crypto/digest.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <set>
#include <system_error>

namespace vialog::exchange {
namespace {

namespace fs = std::filesystem;

enum class Need : std::uint8_t {
    Read,      // a line of a journal is made from it
    Evidence,  // from outside; it may be missing
};

struct KnownFile {
    std::string_view name;
    Need need;
};

// In the order of their names.
constexpr auto known_files = std::to_array<KnownFile>({
    {"chart.fhir.json", Need::Evidence},
    {clinic_file, Need::Read},
    {counts_file, Need::Read},
    {infusions_file, Need::Read},
    {patients_file, Need::Read},
    {people_file, Need::Read},
    {"previous_inventory.csv", Need::Evidence},
    {products_file, Need::Read},
    {receipts_file, Need::Read},
    {"supplier_statement.csv", Need::Evidence},
    {vial_events_file, Need::Read},
});

LineRefusal whole_file(std::string_view file, std::string what, std::string remedy) {
    return {.file = std::string(file),
            .line = 1,
            .column = 0,
            .what = std::move(what),
            .remedy = std::move(remedy)};
}

// The bytes of a file that is one, and no way out of the folder.
base::Result<std::string, LineRefusal> read_file(const fs::path& folder, std::string_view name) {
    const fs::path path = folder / name;
    std::error_code error;
    const fs::file_status status = fs::symlink_status(path, error);
    if (!fs::exists(status)) {
        return tl::unexpected(
            whole_file(name, "the file is missing",
                       "add it to the folder; what needs it is refused or marked"));
    }
    if (!fs::is_regular_file(status)) {
        return tl::unexpected(whole_file(name,
                                         fs::is_symlink(status)
                                             ? "the file is a symbolic link"
                                             : "there is no file of this name, but something else",
                                         "put the file itself into the folder"));
    }
    const std::uintmax_t size = fs::file_size(path, error);
    if (error || size > largest_paper_file) {
        return tl::unexpected(whole_file(name, "the file is larger than 64 MiB",
                                         "look whether it is the right file"));
    }
    std::string text(static_cast<std::size_t>(size), '\0');
    std::ifstream stream(path, std::ios::binary);
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!stream || stream.peek() != std::ifstream::traits_type::eof()) {
        return tl::unexpected(
            whole_file(name, "the file cannot be read, or somebody is writing to it",
                       "look at its permissions and its disk, then run this again"));
    }
    return text;
}

std::int64_t count_records(std::string_view name, std::string_view text) {
    if (!name.ends_with(".csv")) {
        return 1;
    }
    const auto items = static_cast<std::int64_t>(read_csv(name, text).size());
    return std::max<std::int64_t>(items - 1, 0);
}

// Reads one file into its place; how many records it has.
std::int64_t take(PaperFolder& folder, std::string_view name, std::string_view text) {
    std::int64_t records = 0;
    if (name == clinic_file) {
        folder.clinic = read_clinic(text, folder.reading);
        return 1;
    }
    if (name == people_file) {
        folder.people = read_people(text, folder.reading, records);
    } else if (name == patients_file) {
        folder.patients = read_patients(text, folder.reading, records);
    } else if (name == products_file) {
        folder.products = read_products(text, folder.reading, records);
    } else if (name == receipts_file) {
        folder.receipts = read_receipts(text, folder.reading, records);
    } else if (name == vial_events_file) {
        folder.vial_events = read_vial_events(text, folder.reading, records);
    } else if (name == infusions_file) {
        folder.draws = read_draws(text, folder.reading, records);
    } else if (name == counts_file) {
        folder.counts = read_counts(text, folder.reading, records);
    } else {
        records = count_records(name, text);
        folder.reading.remarks.push_back(std::string(name) +
                                         ": its digest goes into the journal; nobody reads it");
    }
    return records;
}

void remark_on_others(PaperFolder& folder, const fs::path& path) {
    std::set<std::string> others;
    std::error_code error;
    for (fs::directory_iterator it(path, error), end; !error && it != end; it.increment(error)) {
        const std::string name = it->path().filename().string();
        const bool known = std::any_of(known_files.begin(), known_files.end(),
                                       [&](const KnownFile& file) { return file.name == name; });
        if (!known) {
            others.insert(base::escape_for_console(name));
        }
    }
    for (const std::string& name : others) {
        folder.reading.remarks.push_back("nobody reads " + name);
    }
}

}  // namespace

base::Result<PaperFolder, LineRefusal> read_paper_folder(const fs::path& folder) {
    std::error_code error;
    if (!fs::is_directory(folder, error)) {
        return tl::unexpected(LineRefusal{
            .file = base::escape_for_console(folder.filename().string()),
            .line = 0,
            .column = 0,
            .what = "there is no such folder",
            .remedy = "name the folder in which receipts.csv, infusions.csv and the others lie"});
    }
    PaperFolder result;
    std::string lines;
    for (const KnownFile& file : known_files) {
        const auto text = read_file(folder, file.name);
        if (!text) {
            // Evidence that nobody has is no fault of the record.
            if (file.need == Need::Read ||
                fs::exists(fs::symlink_status(folder / file.name, error))) {
                result.reading.refused.push_back(text.error());
                result.reading.incomplete.emplace(file.name);
            }
            if (!fs::exists(fs::symlink_status(folder / file.name, error))) {
                result.reading.missing.emplace(file.name);
            }
            continue;
        }
        const base::Digest digest = crypto::sha256(base::as_bytes(*text));
        lines += base::to_hex(digest) + " " + std::string(file.name) + "\n";
        result.files.push_back({.name = std::string(file.name),
                                .sha256 = digest,
                                .records = take(result, file.name, *text)});
    }
    result.digest = crypto::sha256(base::as_bytes(lines));
    remark_on_others(result, folder);
    return result;
}

}  // namespace vialog::exchange
