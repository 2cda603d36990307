// SPDX-License-Identifier: Apache-2.0
// Counts and words of a transcription.
#include "operations/transcribe_report.h"

#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace vialog::operations {
namespace {

// The files whose lines become entries; those of patients.csv go into the draws that name them.
constexpr auto line_files = std::to_array<std::string_view>(
    {exchange::people_file, exchange::products_file, exchange::receipts_file,
     exchange::vial_events_file, exchange::infusions_file, exchange::counts_file,
     exchange::patients_file});

std::vector<std::string> codes_of(const domain::Entry& entry) {
    std::vector<std::string> codes;
    for (const domain::Irregularity code : entry.irregular) {
        codes.emplace_back(domain::word_of(code));
    }
    if (const auto* discrepancy = std::get_if<domain::DiscrepancyOpened>(&entry.event)) {
        codes.emplace_back(domain::word_of(discrepancy->trouble));
    }
    return codes;
}

std::vector<ImproperLine> improper_lines(const TranscriptionDesk& desk,
                                         std::span<const Recorded> recorded) {
    std::vector<ImproperLine> lines;
    std::set<std::tuple<std::string, std::int64_t, std::string>> seen;
    for (const Recorded& one : recorded) {
        if (!one.entry.paper) {
            continue;
        }
        const domain::Paper& paper = *one.entry.paper;
        for (std::string& code : codes_of(one.entry)) {
            if (seen.emplace(paper.file, paper.line, code).second) {
                const auto why = desk.explanations().find({paper.file, paper.line, code});
                lines.push_back({.file = paper.file,
                                 .line = paper.line,
                                 .code = std::move(code),
                                 .why = why == desk.explanations().end() ? "" : why->second,
                                 .entry = one.entry.seq});
            }
        }
    }
    std::sort(lines.begin(), lines.end(), [](const ImproperLine& a, const ImproperLine& b) {
        return std::tie(a.code, a.file, a.line) < std::tie(b.code, b.file, b.line);
    });
    return lines;
}

std::int64_t records_of(const exchange::PaperFolder& folder, std::string_view name) {
    const auto file = std::find_if(folder.files.begin(), folder.files.end(),
                                   [&](const domain::PaperFile& it) { return it.name == name; });
    return file == folder.files.end() ? 0 : file->records;
}

}  // namespace

TranscriptionReport make_report(const exchange::PaperFolder& folder, const TranscriptionPlan& plan,
                                std::span<const Recorded> recorded) {
    TranscriptionReport report;
    report.entries = static_cast<std::int64_t>(recorded.size());
    report.refused = folder.reading.refused;
    report.refused.insert(report.refused.end(), plan.refused().begin(), plan.refused().end());
    std::stable_sort(report.refused.begin(), report.refused.end(),
                     [](const auto& a, const auto& b) {
                         return std::tie(a.file, a.line) < std::tie(b.file, b.line);
                     });
    report.changed = plan.changed();
    std::sort(report.changed.begin(), report.changed.end(),
              [](const ChangedLine& a, const ChangedLine& b) {
                  return std::tie(a.file, a.line) < std::tie(b.file, b.line);
              });
    report.remarks = folder.reading.remarks;
    report.improper = improper_lines(plan.desk(), recorded);
    std::map<std::string, std::set<std::int64_t>> taken;
    std::map<std::string, std::int64_t> entries;
    for (const Recorded& one : recorded) {
        if (one.entry.paper) {
            taken[one.entry.paper->file].insert(one.entry.paper->line);
            ++entries[one.entry.paper->file];
        }
    }
    report.standing = plan.standing();
    for (StandingCase& standing : report.standing) {
        standing.taken = taken[standing.file].contains(standing.line);
    }
    std::map<std::string, std::set<std::size_t>> refused;
    for (const exchange::LineRefusal& refusal : report.refused) {
        refused[refusal.file].insert(refusal.line);
    }
    for (const std::string_view name : line_files) {
        const std::string file(name);
        const auto already = plan.already().find(file);
        report.files.push_back({.name = file,
                                .records = records_of(folder, name),
                                .taken = static_cast<std::int64_t>(taken[file].size()),
                                .already = already == plan.already().end() ? 0 : already->second,
                                .entries = entries[file],
                                .refused = static_cast<std::int64_t>(refused[file].size())});
    }
    return report;
}

std::string print_refusal(const exchange::LineRefusal& refusal) {
    std::string place = refusal.file;
    place += refusal.line > 0 ? fmt::format(", line {}", refusal.line) : "";
    place += refusal.column > 0 ? fmt::format(", column {}", refusal.column) : "";
    return base::escape_for_console(fmt::format("{}: {}; {}", place, refusal.what, refusal.remedy));
}

std::string print_changed(const ChangedLine& line) {
    const std::string remedy =
        line.correctable
            ? fmt::format("a correction is the remedy: vialog-cli correct JOURNAL {}",
                          line.entry.number())
            : "that entry posts nothing and cannot be corrected: two people record what it lacks "
              "by "
              "the deed's own command, dated as on paper, and decide its case if it has one";
    return base::escape_for_console(
        fmt::format("{}, line {}: it was taken earlier as entry {}, and {} {} otherwise now; {}",
                    line.file, line.line, line.entry.number(), fmt::join(line.columns, ", "),
                    line.columns.size() == 1 ? "reads" : "read", remedy));
}

std::string print_standing(const StandingCase& standing) {
    const std::string_view what =
        standing.taken
            ? "no receipt knew the vial in an earlier run; the line is taken now, and"
            : "no receipt knew the vial in an earlier run; the line is left as that run took it: "
              "compare it with the vial's history, record by the deed's own command, dated as on "
              "paper, what is missing there;";
    return base::escape_for_console(fmt::format(
        "{}, line {}: {} case {} stands until two people decide it: vialog-cli "
        "discrepancy-decision JOURNAL --case {}",
        standing.file, standing.line, what, standing.entry.number(), standing.entry.number()));
}

bool TranscriptionReport::is_whole() const {
    return refused.empty() && changed.empty() &&
           std::all_of(standing.begin(), standing.end(),
                       [](const StandingCase& it) { return it.taken; });
}

std::string print_report(const TranscriptionReport& report) {
    std::string text =
        report.entries == 0
            ? std::string(
                  "Nothing new: the journal has every line of the folder that can be taken.\n")
            : fmt::format("{} entries {} to the journal.\n", report.entries,
                          report.previewed ? "would be added" : "added");
    for (const TranscribedFile& file : report.files) {
        if (file.name == exchange::patients_file) {
            text += fmt::format("  {:<16} {:>5} lines, read for the draws; {} refused\n", file.name,
                                file.records, file.refused);
        } else {
            text += fmt::format("  {:<16} {:>5} lines: {} taken, {} known already, {} refused\n",
                                file.name, file.records, file.taken, file.already, file.refused);
        }
    }
    if (!report.refused.empty()) {
        text += fmt::format("Refused ({}):\n", report.refused.size());
        for (const exchange::LineRefusal& refusal : report.refused) {
            text += "  " + print_refusal(refusal) + "\n";
        }
    }
    if (!report.changed.empty()) {
        text +=
            fmt::format("Taken earlier, and reading otherwise now ({}):\n", report.changed.size());
        for (const ChangedLine& line : report.changed) {
            text += "  " + print_changed(line) + "\n";
        }
    }
    if (!report.standing.empty()) {
        text += fmt::format("Cases of an earlier run whose vials are known now ({}):\n",
                            report.standing.size());
        for (const StandingCase& standing : report.standing) {
            text += "  " + print_standing(standing) + "\n";
        }
    }
    if (!report.improper.empty()) {
        text += fmt::format("Taken, and marked as improper ({}):\n", report.improper.size());
        for (const ImproperLine& line : report.improper) {
            text += base::escape_for_console(fmt::format(
                        "  {}: {}, line {} (entry {}){}{}", line.code, line.file, line.line,
                        line.entry.number(), line.why.empty() ? "" : ": ", line.why)) +
                    "\n";
        }
    }
    for (const std::string& remark : report.remarks) {
        text += "Note: " + base::escape_for_console(remark) + "\n";
    }
    return text;
}

base::Json to_json(const exchange::LineRefusal& refusal) {
    base::Json json = base::Json::object();
    json.set("file", refusal.file)
        .set("line", static_cast<std::int64_t>(refusal.line))
        .set("column", static_cast<std::int64_t>(refusal.column))
        .set("what", refusal.what)
        .set("remedy", refusal.remedy);
    return json;
}

base::Json to_json(const TranscriptionReport& report) {
    base::Json files = base::Json::array();
    for (const TranscribedFile& file : report.files) {
        base::Json one = base::Json::object();
        one.set("name", file.name)
            .set("records", file.records)
            .set("taken", file.taken)
            .set("already", file.already)
            .set("entries", file.entries)
            .set("refused", file.refused);
        files.push(std::move(one));
    }
    base::Json refused = base::Json::array();
    for (const exchange::LineRefusal& refusal : report.refused) {
        refused.push(to_json(refusal));
    }
    base::Json changed = base::Json::array();
    for (const ChangedLine& line : report.changed) {
        base::Json columns = base::Json::array();
        for (const std::string& column : line.columns) {
            columns.push(column);
        }
        base::Json one = base::Json::object();
        one.set("file", line.file)
            .set("line", line.line)
            .set("entry", line.entry.number())
            .set("columns", std::move(columns));
        changed.push(std::move(one));
    }
    base::Json standing = base::Json::array();
    for (const StandingCase& it : report.standing) {
        base::Json one = base::Json::object();
        one.set("file", it.file)
            .set("line", it.line)
            .set("case", it.entry.number())
            .set("taken", it.taken);
        standing.push(std::move(one));
    }
    base::Json improper = base::Json::array();
    for (const ImproperLine& line : report.improper) {
        base::Json one = base::Json::object();
        one.set("file", line.file)
            .set("line", line.line)
            .set("code", line.code)
            .set("why", line.why)
            .set("entry", line.entry.number());
        improper.push(std::move(one));
    }
    base::Json remarks = base::Json::array();
    for (const std::string& remark : report.remarks) {
        remarks.push(remark);
    }
    base::Json json = base::Json::object();
    json.set("preview", report.previewed)
        .set("entries", report.entries)
        .set("files", std::move(files))
        .set("refused", std::move(refused))
        .set("changed", std::move(changed))
        .set("standing", std::move(standing))
        .set("improper", std::move(improper))
        .set("remarks", std::move(remarks));
    return json;
}

}  // namespace vialog::operations
