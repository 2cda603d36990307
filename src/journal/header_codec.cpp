// SPDX-License-Identifier: Apache-2.0
// Tells what a newer version wrote from what nobody may write, then reads the members in one walk.
#include "journal/header_codec.h"

#include "base/decimal.h"
#include "journal/finding_codes.h"
#include "journal/header_members.h"
#include "journal/structure_form.h"

#include <algorithm>

namespace vialog::journal {

namespace {

domain::Refusal newer(std::string_view member, std::string value) {
    return {.rule = finding_newer_version,
            .figures = {{"member", std::string(member)}, {"value", std::move(value)}}};
}

std::optional<domain::Refusal> find_newer_number(const base::JsonView& root,
                                                 std::string_view member, std::int64_t newest) {
    const base::JsonView* const json = root.find(member);
    const std::int64_t* const number = json != nullptr ? json->integer() : nullptr;
    if (number == nullptr || *number <= newest) {
        return std::nullopt;  // what is wrong otherwise, the walk over the members finds
    }
    return newer(member, base::print_decimal(*number, 0));
}

// What a kind may be called: ^[a-z][a-z0-9-]{0,31}$.
bool could_be_kind(std::string_view word) {
    constexpr std::size_t longest = 32;
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    return !word.empty() && word.size() <= longest && is_letter(word.front()) &&
           std::ranges::all_of(
               word, [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '-'; });
}

// `v` first: what it governs, the other two may no longer mean.
std::optional<domain::Refusal> find_newer_version(const base::JsonView& root) {
    if (auto refusal = find_newer_number(root, "v", format_version)) {
        return refusal;
    }
    if (auto refusal = find_newer_number(root, "rules", newest_rules)) {
        return refusal;
    }
    const base::JsonView* const json = root.find("kind");
    const std::string_view* const kind = json != nullptr ? json->string() : nullptr;
    if (kind != nullptr && could_be_kind(*kind) && !domain::parse_word<domain::Kind>(*kind)) {
        return newer("kind", std::string(*kind));
    }
    return std::nullopt;
}

}  // namespace

std::string print_entry_json(const JournalEntry& entry) {
    return StructureForm<JournalEntry>{}.write(entry).print();
}

std::optional<domain::Refusal> read_entry_json(std::string_view json, base::JsonDocument& document,
                                               JournalEntry& entry) {
    const auto root = document.parse(json);
    if (!root) {
        return domain::Refusal{
            .rule = finding_entry_json_malformed,
            .figures = {
                {"offset", base::print_decimal(static_cast<std::int64_t>(root.error().offset), 0)},
                {"what", root.error().what}}};
    }
    if (auto refusal = find_newer_version(**root)) {
        return refusal;
    }
    Problem problem;
    if (!StructureForm<JournalEntry>{}.read(**root, entry, problem)) {
        return problem.refusal();
    }
    if (entry.entry.signers.size() > max_signatures) {
        refuse_form(problem, "a list of 1..4 signers");
        problem.within("by");
        return problem.refusal();
    }
    return std::nullopt;
}

}  // namespace vialog::journal
