// SPDX-License-Identifier: Apache-2.0
// Puts an audit's figures and findings into words.
#include "verify/report_text.h"

#include "base/json.h"
#include "base/text.h"
#include "journal/finding_codes.h"

#include <fmt/format.h>

#include <array>
#include <string_view>
#include <utility>

namespace vialog::verify {

namespace {

struct Verdict {
    int exit_code;
    std::string_view words;
};

constexpr std::array<Verdict, 16> verdicts = {{
    {0, "VERIFIED, and anchored by your pin and your checkpoint"},
    {1, "VERIFIED WITH WARNINGS: look at what is listed"},
    {2, "CONSISTENT, BUT NOT ANCHORED: not verified, since nothing of yours was compared"},
    {10, "NOT VERIFIED: the bundle is malformed"},
    {11, "NOT VERIFIED: a signature is wrong"},
    {12, "NOT VERIFIED: the wrong person signed, or one person where two must"},
    {13, "NOT VERIFIED: the chain of entries is broken"},
    {14, "NOT VERIFIED: the entries and the checkpoint do not belong together"},
    {15, "NOT VERIFIED: entries are missing at the end"},
    {16, "NOT VERIFIED: this is another journal, or a second history of it"},
    {17, "NOT VERIFIED: entries are against the rules"},
    {18, "NOT VERIFIED: a disclosed text belongs to no entry"},
    {19, "NOT VERIFIED: a proof of time is wrong"},
    {20, "NOT VERIFIED: a newer version wrote this; use a newer verifier"},
    {70, "NO VERDICT: this program is at fault, or was stopped"},
    {74, "NO VERDICT: a file could not be read"},
}};

std::string_view words_of(int exit_code) {
    for (const Verdict& verdict : verdicts) {
        if (verdict.exit_code == exit_code) {
            return verdict.words;
        }
    }
    return "NOT VERIFIED";
}

std::string place_of(const journal::Finding& finding) {
    if (finding.seq) {
        return fmt::format("entry {}", *finding.seq);
    }
    return finding.where.empty() ? "journal" : base::escape_for_console(finding.where);
}

std::string pin_words(const journal::AuditReport& report) {
    if (report.pin_agrees) {
        return "agrees with your pin";
    }
    for (const journal::Finding& finding : report.findings.kept()) {
        if (finding.refusal.rule == journal::finding_pin_differs) {
            return "is NOT the one you pinned";
        }
    }
    return "was not compared: you gave no pin";
}

std::string anchor_words(const journal::AuditReport& report) {
    const std::int64_t fixed = report.fixed_from_outside;
    const std::int64_t size = report.checked.size;
    if (fixed == 0) {
        return "Nothing is fixed from outside; all entries rest on the clinic's keys.";
    }
    if (fixed >= size) {
        return fmt::format("Fixed from outside up to entry {}, the last one.", fixed - 1);
    }
    return fmt::format(
        "Fixed from outside up to entry {}; entries {} to {} rest on the clinic's keys.", fixed - 1,
        fixed, size - 1);
}

void print_facts(std::string& out, const journal::AuditReport& report) {
    out += fmt::format("Journal      {}\n", base::escape_for_console(report.origin));
    out += fmt::format("Checkpoint   {} entries, root {}\n", report.checkpoint.size,
                       base::to_base64(report.checkpoint.root));
    out += fmt::format(
        "Checked      {} entries, {} signatures, {} keys, {} kept checkpoints, "
        "{} disclosed texts\n",
        report.checked.size, report.signatures, report.keys, report.kept_checkpoints,
        report.disclosures);
    if (report.first_leaf) {
        out += fmt::format("First entry  {} {}\n", base::to_hex(*report.first_leaf),
                           pin_words(report));
    }
    out += anchor_words(report) + "\n";
    if (report.not_judged_from) {
        out += fmt::format(
            "From entry {} on the rules were not applied: a newer version wrote there.\n",
            *report.not_judged_from);
    }
}

base::Json to_json(const journal::Finding& finding) {
    const domain::Sentence sentence = domain::explain(finding.refusal);
    base::Json json;
    json.set("code", finding.exit_code);
    json.set("rule", sentence.rule);
    json.set("sentence", base::escape_for_console(sentence.text));
    json.set("remedy", base::escape_for_console(sentence.remedy));
    if (finding.seq) {
        json.set("seq", *finding.seq);
    } else {
        json.set("where", place_of(finding));
    }
    return json;
}

}  // namespace

std::string verdict_line(const journal::AuditReport& report) {
    return fmt::format("{} ({})", words_of(report.exit_code()), report.exit_code());
}

std::string print_report(const journal::AuditReport& report) {
    std::string out;
    if (!report.origin.empty()) {
        print_facts(out, report);
    }
    for (const journal::Finding& finding : report.findings.kept()) {
        const domain::Sentence sentence = domain::explain(finding.refusal);
        out += fmt::format("{:>3}  {}: {} [{}]\n     {}\n", finding.exit_code, place_of(finding),
                           base::escape_for_console(sentence.text), sentence.rule,
                           base::escape_for_console(sentence.remedy));
    }
    const auto kept = static_cast<std::int64_t>(report.findings.kept().size());
    if (report.findings.count() > kept) {
        out +=
            fmt::format("     and {} more that are not listed\n", report.findings.count() - kept);
    }
    return out + verdict_line(report) + "\n";
}

std::string print_report_json(const journal::AuditReport& report) {
    base::Json findings = base::Json::array();
    for (const journal::Finding& finding : report.findings.kept()) {
        findings.push(to_json(finding));
    }
    base::Json counts = base::Json::array();
    for (const auto& [code, count] : report.findings.count_by_exit_code()) {
        counts.push(base::Json().set("code", code).set("count", count));
    }
    base::Json json;
    json.set("exit_code", report.exit_code());
    json.set("verdict", words_of(report.exit_code()));
    json.set("origin", base::escape_for_console(report.origin));
    json.set("checkpoint_size", report.checkpoint.size);
    json.set("checkpoint_root", base::to_base64(report.checkpoint.root));
    json.set("checked_size", report.checked.size);
    json.set("checked_root", base::to_base64(report.checked.root));
    if (report.first_leaf) {
        json.set("first_leaf", base::to_hex(*report.first_leaf));
    }
    json.set("pin_agrees", report.pin_agrees);
    json.set("fixed_from_outside", report.fixed_from_outside);
    if (report.not_judged_from) {
        json.set("not_judged_from", *report.not_judged_from);
    }
    json.set("signatures", report.signatures);
    json.set("keys", report.keys);
    json.set("kept_checkpoints", report.kept_checkpoints);
    json.set("disclosures", report.disclosures);
    json.set("findings_count", report.findings.count());
    json.set("findings_by_code", std::move(counts));
    json.set("findings", std::move(findings));
    return json.print_indented() + "\n";
}

}  // namespace vialog::verify
