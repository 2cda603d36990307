// SPDX-License-Identifier: Apache-2.0
// Asks the audit, the store and the book check, and gathers what they say.
#include "operations/verify_journal.h"

#include "journal/audit.h"
#include "journal/bundle.h"
#include "journal/finding_codes.h"
#include "journal/merkle.h"
#include "operations/journal_files.h"
#include "operations/refusal_codes.h"
#include "store/book_check.h"
#include "store/high_water_mark.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>

namespace vialog::operations {

namespace {

// "5", or "5 to 9" where they follow each other.
std::vector<std::string> runs_of(std::span<const domain::EntryNumber> entries) {
    std::vector<std::string> runs;
    for (std::size_t i = 0; i < entries.size();) {
        std::size_t end = i + 1;
        while (end < entries.size() && entries[end].number() == entries[end - 1].number() + 1) {
            ++end;
        }
        const std::int64_t first = entries[i].number();
        const std::int64_t last = entries[end - 1].number();
        runs.push_back(first == last ? fmt::format("{}", first)
                                     : fmt::format("{} to {}", first, last));
        i = end;
    }
    return runs;
}

void add(Verification& result, std::string sentence, Verification::About about) {
    result.findings.push_back(std::move(sentence));
    result.about.push_back(std::move(about));
}

void add_unreadable(const Unreadable& unreadable, Verification& result) {
    for (const std::string& run : runs_of(unreadable.missing)) {
        add(result, fmt::format("entry {}: missing", run), {});
    }
    for (const std::string& run : runs_of(unreadable.too_long)) {
        add(result, fmt::format("entry {}: longer than an entry may be", run), {});
    }
    if (unreadable.beyond) {
        add(result,
            fmt::format("entry {}: so many are missing from here on that no later entry was looked "
                        "at",
                        unreadable.beyond->number()),
            {.seq = unreadable.beyond->number(), .rule = {}});
    }
    for (const std::int64_t size : unreadable.checkpoints) {
        add(result,
            fmt::format("the checkpoint kept for {} entries is none: its size or its length is not "
                        "possible",
                        size),
            {});
    }
}

bool holds(const std::vector<domain::EntryNumber>& sorted, std::int64_t seq) {
    return std::binary_search(sorted.begin(), sorted.end(), domain::EntryNumber(seq));
}

// Told already, or no fault of the journal: an empty entry that stands for a missing one, our own checkpoint that nobody
// signed, and that nothing from outside was given.
bool is_ours(const journal::Finding& finding, const Unreadable& unreadable) {
    if (finding.exit_code <= journal::exit_unanchored ||
        (finding.where == journal::checkpoint_file &&
         finding.refusal.rule == journal::finding_checkpoint_unsigned)) {
        return true;
    }
    return finding.seq && finding.exit_code == journal::exit_malformed &&
           (holds(unreadable.missing, *finding.seq) || holds(unreadable.too_long, *finding.seq));
}

// Stops where `wish.progress` says so, and says that it did.
journal::AuditProgress watched(const VerifyWish& wish, Verification& result) {
    if (!wish.progress) {
        return {};
    }
    return [&wish, &result](std::int64_t checked, std::int64_t size) {
        const journal::AuditGoOn go_on = wish.progress(checked, size);
        result.stopped = go_on == journal::AuditGoOn::No;
        return go_on;
    };
}

void audit_entries(const store::Store& store, const VerifyWish& wish, Verification& result) {
    auto files = JournalFiles::open(store);
    if (files == nullptr) {
        add(result, "no entry and no checkpoint can be read", {});
        return;
    }
    const Unreadable unreadable = files->unreadable();
    add_unreadable(unreadable, result);
    const auto bundle = journal::BundleReader::open(std::move(files));
    const auto report = bundle ? journal::audit(*bundle, {.pin = {},
                                                          .priors = wish.priors,
                                                          .threads = wish.threads,
                                                          .progress = watched(wish, result)})
                               : journal::report_refused(bundle.error());
    result.verified = report.checked.size;
    for (const journal::Finding& finding : report.findings.kept()) {
        if (is_ours(finding, unreadable)) {
            continue;
        }
        const std::string where = finding.seq ? fmt::format("entry {}: ", *finding.seq)
                                              : finding.where + (finding.where.empty() ? "" : ": ");
        add(result, where + domain::explain(finding.refusal).text,
            {.seq = finding.seq, .rule = std::string(finding.refusal.rule)});
    }
    const auto kept = static_cast<std::int64_t>(report.findings.kept().size());
    if (report.findings.count() > kept) {
        add(result, fmt::format("and {} findings more", report.findings.count() - kept), {});
    }
}

std::string too_many(std::string_view what) {
    return fmt::format("more than {} {}; the others are not named", most_findings, what);
}

void compare_tree(const store::Store& store, Verification& result) {
    std::size_t found = 0;
    store::for_each_torn_entry(store, [&](domain::EntryNumber seq) {
        if (++found > most_findings) {
            add(result, too_many("hashes in the tree are wrong"), {});
            return false;
        }
        add(result,
            fmt::format("entry {}: its hash in the tree is not that of its bytes", seq.number()),
            {.seq = seq.number(), .rule = {}});
        return true;
    });
}

void compare_book(const store::Store& store, Verification& result) {
    std::size_t found = 0;
    try {
        store::for_each_difference(store, [&](const store::BookDifference& difference) {
            if (++found > most_findings) {
                add(result, too_many("rows of the book differ from the journal"), {});
                return false;
            }
            add(result,
                fmt::format("the book's table {} differs from the journal at {}; run rebuild",
                            difference.table, difference.key),
                {});
            return true;
        });
    } catch (const store::StoreError& error) {
        if (error.kind() != store::StoreErrorKind::Corrupt) {
            throw;
        }
        add(result,
            fmt::format("the book could not be held against the journal to its end: {}",
                        error.what()),
            {});
    }
}

// Whose mark it would be: as the genesis entry has it. Where that cannot be read, the audit says so.
std::optional<domain::Origin> origin_of(const store::Store& store) {
    try {
        const auto genesis = store.entry(domain::EntryNumber(0));
        return genesis ? std::optional(genesis->log) : std::nullopt;
    } catch (const store::StoreError& error) {
        if (error.kind() != store::StoreErrorKind::Corrupt) {
            throw;
        }
        return std::nullopt;
    }
}

// The root of the first `size` entries by their bytes; nothing where one of them is missing.
std::optional<base::Digest> root_of(const store::Store& store, std::int64_t size) {
    journal::Frontier tree;
    bool whole = true;
    store.for_each_entry(domain::EntryNumber(0), domain::EntryNumber(size),
                         [&](domain::EntryNumber seq, base::ByteView bytes) {
                             whole = whole && seq.number() == tree.size();
                             if (whole) {
                                 tree.append(journal::leaf_hash(bytes));
                             }
                         });
    return whole && tree.size() == size ? std::optional(tree.root()) : std::nullopt;
}

void compare_mark(const store::Store& store, const std::filesystem::path& marks,
                  Verification& result) {
    const auto origin = marks.empty() ? std::nullopt : origin_of(store);
    const auto seen = origin ? store::HighWaterMarkFile(marks, *origin).read()
                             : std::optional<store::HighWaterMark>();
    if (!seen) {
        return;
    }
    domain::Refusal finding{.rule = finding_mark_differs,
                            .figures = {{"seen", fmt::format("{}", seen->size)},
                                        {"present", fmt::format("{}", result.size)}}};
    if (seen->size > result.size) {
        finding.rule = finding_mark_ahead;
    } else if (root_of(store, seen->size) == seen->root) {
        return;
    }
    const domain::Sentence words = domain::explain(finding);
    add(result, fmt::format("{}: {} {}", words.rule, words.text, words.remedy),
        {.seq = std::nullopt, .rule = words.rule});
}

}  // namespace

Verification verify_journal(const store::Store& store, const VerifyWish& wish) {
    Verification result{.size = store.head().size, .verified = 0, .findings = {}};
    audit_entries(store, wish, result);
    if (!result.stopped) {
        compare_tree(store, result);
        compare_mark(store, wish.marks, result);
        compare_book(store, result);
    }
    return result;
}

}  // namespace vialog::operations
