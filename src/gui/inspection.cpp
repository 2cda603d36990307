// SPDX-License-Identifier: Apache-2.0
// Runs the audit that the inspector's own program runs, and puts its findings side by side.
#include "gui/inspection.h"

#include "base/text.h"
#include "crypto/random.h"
#include "gui/catalogue.h"
#include "journal/bundle.h"
#include "operations/private_file.h"
#include "operations/verify_journal.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <thread>

namespace vialog::gui {

namespace {

int threads() {
    // Whoever works at the window needs one too.
    const unsigned processors = std::thread::hardware_concurrency();
    return processors > 2 ? static_cast<int>(processors) - 1 : 1;
}

journal::AuditProgress progress_of(const Background::Watch& watch) {
    return [&watch](std::int64_t checked, std::int64_t size) {
        if (watch.told) {
            watch.told(checked, size);
        }
        return watch.cancelled && watch.cancelled() ? journal::AuditGoOn::No
                                                    : journal::AuditGoOn::Yes;
    };
}

std::string printable(std::string_view text) {
    return base::escape_for_console(text);
}

std::string verdict_of(const journal::AuditReport& report) {
    const int code = report.exit_code();
    if (code != journal::exit_verified && code != journal::exit_unanchored &&
        code != journal::exit_warnings) {
        return tr("Not verified.");
    }
    const std::string fixed =
        report.fixed_from_outside > 0
            ? fmt::format(fmt::runtime(tr("Your checkpoints fix its first {} entries.")),
                          report.fixed_from_outside)
            : tr("No checkpoint of yours was compared: bring one you took away earlier (K).");
    const std::string begun =
        report.pin_agrees ? tr("It begins with the entry of your genesis pin.")
                          : tr("The genesis pin was not compared: type it beside the path.");
    std::string said = tr("Consistent in itself.");
    if (code != journal::exit_unanchored) {
        said = code == journal::exit_verified ? tr("Verified.") : tr("Verified with warnings.");
    }
    return fmt::format("{} {} {}", said, begun, fixed);
}

// "origin 300 root - key signature": a note pasted into one line.
std::string with_line_ends(std::string_view text) {
    constexpr std::string_view dash = "\u2014";
    std::string note;
    int line = 0;
    std::string_view rest = text;
    while (!rest.empty() && line < 3) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        if (end > 0) {
            note += std::string(rest.substr(0, end)) + "\n";
            ++line;
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    note += "\n";
    for (std::size_t at = rest.find(dash); at != std::string_view::npos;) {
        const std::size_t next = rest.find(dash, at + dash.size());
        std::string_view signature = rest.substr(at, next - at);
        while (signature.ends_with(' ')) {
            signature.remove_suffix(1);
        }
        note += std::string(signature) + "\n";
        at = next;
    }
    return note;
}

std::string words_of(const domain::Refusal& refusal) {
    const domain::Sentence sentence = domain::explain(refusal);
    return printable(sentence.text + " " + sentence.remedy);
}

Fact said(std::string label, std::string value, Tone tone) {
    return {.label = std::move(label), .value = std::move(value), .tone = tone};
}

}  // namespace

Inspection inspect_journal(const std::filesystem::path& journal, const std::filesystem::path& marks,
                           std::vector<journal::PriorCheckpoint> priors,
                           const Background::Watch& watch) {
    Inspection result{.about = journal.string(), .findings = {}};
    try {
        const auto store = store::Store::open(
            {.path = journal, .access = store::Access::Examine, .marks = {}, .vfs = {}});
        const operations::Verification found = operations::verify_journal(
            store, operations::VerifyWish{.marks = marks,
                                          .threads = threads(),
                                          .priors = std::move(priors),
                                          .progress = progress_of(watch)});
        result.size = found.size;
        result.checked = found.verified;
        result.stopped = found.stopped;
        for (std::size_t i = 0; i < found.findings.size(); ++i) {
            result.findings.push_back({.seq = found.about[i].seq,
                                       .rule = found.about[i].rule,
                                       .words = printable(found.findings[i])});
        }
        result.verdict = result.stopped            ? tr("Stopped before its end: no verdict.")
                         : result.findings.empty() ? tr("Nothing is wrong with it.")
                                                   : tr("Not verified.");
    } catch (const std::exception& error) {
        result.failure = error.what();
    }
    return result;
}

std::optional<base::Digest> read_pin(std::string_view text) {
    std::string digits;
    for (const char c : text) {
        if (c != ' ') {
            digits += c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    const auto pin = base::parse_digest_hex(digits);
    return pin ? std::optional(*pin) : std::nullopt;
}

Inspection inspect_bundle(const std::filesystem::path& folder,
                          const std::optional<base::Digest>& pin,
                          std::vector<journal::PriorCheckpoint> priors,
                          const Background::Watch& watch) {
    Inspection result{.about = folder.string(), .findings = {}};
    try {
        const auto bundle = journal::BundleReader::open(journal::open_bundle_folder(folder));
        const journal::AuditReport report =
            bundle ? journal::audit(*bundle, {.pin = pin,
                                              .priors = std::move(priors),
                                              .threads = threads(),
                                              .progress = progress_of(watch)})
                   : journal::report_refused(bundle.error());
        result.size = report.checkpoint.size;
        result.checked = report.checked.size;
        result.stopped = watch.cancelled && watch.cancelled();
        result.verdict =
            result.stopped ? tr("Stopped before its end: no verdict.") : verdict_of(report);
        for (const journal::Finding& finding : report.findings.kept()) {
            result.findings.push_back({.seq = finding.seq,
                                       .rule = std::string(finding.refusal.rule),
                                       .words = words_of(finding.refusal)});
        }
    } catch (const std::exception& error) {
        result.failure = error.what();
    }
    return result;
}

base::Result<GivenCheckpoint, std::string> read_checkpoint(std::string_view text) {
    std::string note(text);
    std::error_code unknown;
    if (std::filesystem::is_regular_file(note, unknown)) {
        try {
            note = operations::read_small_file(note);
        } catch (const std::exception& error) {
            return tl::unexpected(std::string(error.what()));
        }
    } else if (note.find('\n') == std::string::npos) {
        note = with_line_ends(note);
    } else if (!note.ends_with('\n')) {
        note += '\n';
    }
    auto checkpoint = journal::parse_checkpoint(note);
    if (!checkpoint) {
        return tl::unexpected(
            tr("That is neither a checkpoint nor the path of its file. Paste the whole note, or "
               "type its three lines with blanks between: name, number of entries, root."));
    }
    return GivenCheckpoint{.text = std::move(note), .checkpoint = std::move(*checkpoint)};
}

std::vector<Fact> compare_checkpoint(const store::Store& store,
                                     const journal::SignedCheckpoint& checkpoint) {
    std::vector<Fact> facts;
    const journal::TreeHead& head = checkpoint.checkpoint.head;
    const std::int64_t size = store.head().size;
    const auto genesis = store.entry(domain::EntryNumber(0));
    const bool ours = genesis && genesis->log == checkpoint.checkpoint.origin;
    facts.push_back(
        said(tr("Journal"), checkpoint.checkpoint.origin.text(), ours ? Tone::Good : Tone::Bad));
    facts.push_back(said(tr("Entries"), fmt::format("{}", head.size), Tone::Plain));
    if (!ours) {
        facts.push_back(
            said(tr("Compared"), tr("it is a checkpoint of another journal"), Tone::Bad));
        return facts;
    }
    if (head.size > size) {
        facts.push_back(
            said(tr("Compared"),
                 fmt::format(fmt::runtime(tr("entries are missing: it stands for {}, here are {}")),
                             head.size, size),
                 Tone::Bad));
        return facts;
    }
    const auto source = [&](journal::TreeNode node) { return store.hash(node); };
    const auto proof =
        head.size > 0 ? journal::consistency_proof(head.size, size, source) : journal::Proof();
    const bool consistent =
        head.size > 0 &&
        journal::verify_consistency(head, {.size = size, .root = store.root()}, proof).has_value();
    facts.push_back(
        consistent
            ? said(tr("Compared"),
                   fmt::format(fmt::runtime(tr("this journal of {} entries begins with exactly "
                                               "those {}")),
                               size, head.size),
                   Tone::Good)
            : said(tr("Compared"), tr("another history: the entries were exchanged or changed"),
                   Tone::Bad));
    const auto* log_key = store.state().keys.find(store.state().totals.log_key);
    const auto key = log_key == nullptr
                         ? base::Parsed<crypto::PublicKey>(tl::unexpected(base::ParseError{}))
                         : crypto::PublicKey::from_spki(log_key->spki);
    const auto signature =
        key ? journal::check_log_signature(checkpoint, *key) : journal::LogSignature::Missing;
    facts.push_back(
        signature == journal::LogSignature::Valid
            ? said(tr("Signature"), tr("by the journal's key in force"), Tone::Good)
        : signature == journal::LogSignature::Wrong
            ? said(tr("Signature"), tr("wrong"), Tone::Bad)
            : said(tr("Signature"),
                   tr("none by the journal's key in force; the root alone was compared"),
                   Tone::Warning));
    return facts;
}

Fact prove_inclusion(const store::Store& store, const journal::SignedCheckpoint& checkpoint,
                     std::int64_t seq) {
    const journal::TreeHead& head = checkpoint.checkpoint.head;
    const std::string label = fmt::format(fmt::runtime(tr("Entry {}")), seq);
    if (seq < 0 || seq >= head.size || head.size > store.head().size) {
        return said(
            label,
            fmt::format(fmt::runtime(tr("came after the {} entries it stands for")), head.size),
            Tone::Warning);
    }
    const auto bytes = store.entry_bytes(domain::EntryNumber(seq));
    const auto source = [&](journal::TreeNode node) { return store.hash(node); };
    const bool included =
        bytes && journal::verify_inclusion({.index = seq,
                                            .size = head.size,
                                            .leaf = journal::leaf_hash(*bytes),
                                            .root = head.root},
                                           journal::inclusion_proof(seq, head.size, source))
                     .has_value();
    return included ? said(label, tr("is in the checkpoint, byte for byte"), Tone::Good)
                    : said(label, tr("is not what the checkpoint stands for"), Tone::Bad);
}

ChartFound work_out_chart(const ChartWanted& wanted) {
    ChartFound found;
    try {
        auto store = store::Store::open(
            {.path = wanted.journal, .access = store::Access::ReadOnly, .marks = {}, .vfs = {}});
        const domain::TimeZoneName zone =
            store.state().zone.value_or(domain::TimeZoneName::parse("UTC").value());
        operations::Session session(std::move(store), wanted.station,
                                    std::make_unique<operations::SystemClock>(zone),
                                    std::make_unique<crypto::SystemRandom>());
        found.chart = operations::accountability(session, wanted.from, wanted.until);
    } catch (const std::exception& error) {
        found.failure = error.what();
    }
    return found;
}

}  // namespace vialog::gui
