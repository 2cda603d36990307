// SPDX-License-Identifier: Apache-2.0
// Holds disclosures against the digests in the entries.
#include "journal/disclosure_check.h"

#include "journal/disclosure.h"
#include "journal/finding_codes.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace vialog::journal {

namespace {

constexpr std::size_t piece_bytes = std::size_t{1} << 18;
// A value of 4,096 bytes, each of them escaped, in base64.
constexpr std::size_t longest_line = 16384;
// Some 300 MB of digests: the texts of decades, and no way to fill the verifier's memory.
constexpr std::size_t most_disclosures = 8'000'000;

}  // namespace

DisclosureCheck::DisclosureCheck(const BundleReader& bundle, AuditReport& report)
    : m_report(report), m_given(bundle.has_disclosures()) {
    if (!m_given) {
        return;
    }
    read(bundle.files());
    std::sort(m_disclosed.begin(), m_disclosed.end(), [](const Disclosed& a, const Disclosed& b) {
        return a.digest != b.digest ? a.digest < b.digest : a.line < b.line;
    });
    m_report.disclosures = static_cast<std::int64_t>(m_disclosed.size());
}

void DisclosureCheck::read(const BundleFiles& files) {
    base::Bytes piece(piece_bytes);
    std::string rest;
    std::int64_t offset = 0;
    for (;;) {
        const std::size_t count = files.read(disclosures_file, offset, piece);
        offset += static_cast<std::int64_t>(count);
        rest.append(base::as_text(base::ByteView(piece).first(count)));
        std::size_t at = 0;
        for (std::size_t end = rest.find('\n'); end != std::string::npos;
             end = rest.find('\n', at)) {
            add_line(std::string_view(rest).substr(at, end - at));
            at = end + 1;
        }
        rest.erase(0, at);
        if (rest.size() > longest_line || (count == 0 && !rest.empty())) {
            ++m_line;
            malformed(count == 0 ? "its end is missing" : "it is too long");
            return;
        }
        if (m_disclosed.size() > most_disclosures) {
            malformed("there are more lines than a bundle may have");
            return;
        }
        if (count == 0) {
            return;
        }
    }
}

void DisclosureCheck::add_line(std::string_view line) {
    ++m_line;
    if (const auto disclosure = parse_disclosure(line); !disclosure) {
        malformed(disclosure.error().what);
        return;
    }
    m_disclosed.push_back(
        {.digest = disclosure_digest(line).digest, .line = m_line, .found = false});
}

void DisclosureCheck::malformed(std::string_view what) {
    m_report.findings.add(
        std::string(disclosures_file),
        {.rule = finding_disclosure_malformed,
         .figures = {{"line", fmt::format("{}", m_line)}, {"what", std::string(what)}}});
}

void DisclosureCheck::add_entry(std::int64_t seq, const domain::Event& event) {
    if (!m_given) {
        return;
    }
    for (const domain::TextDigest& text : text_digests_of(event)) {
        ++m_texts;
        const auto place = std::lower_bound(
            m_disclosed.begin(), m_disclosed.end(), text.digest,
            [](const Disclosed& it, const base::Digest& digest) { return it.digest < digest; });
        if (place != m_disclosed.end() && place->digest == text.digest) {
            place->found = true;
            continue;
        }
        if (m_missing++ == 0) {
            m_first_missing = seq;
        }
    }
}

void DisclosureCheck::finish() {
    if (!m_has_unknown) {
        report_foreign();
    }
    if (m_missing != 0) {
        m_report.findings.add(std::string(disclosures_file),
                              {.rule = finding_disclosures_missing,
                               .figures = {{"texts", fmt::format("{}", m_texts)},
                                           {"missing", fmt::format("{}", m_missing)},
                                           {"first", fmt::format("{}", m_first_missing)}}});
    }
}

void DisclosureCheck::report_foreign() {
    // A line that stands twice is found once: the second belongs to no entry of its own.
    std::vector<std::uint32_t> foreign;
    for (const Disclosed& disclosed : m_disclosed) {
        if (!disclosed.found) {
            foreign.push_back(disclosed.line);
        }
    }
    std::sort(foreign.begin(), foreign.end());
    for (const std::uint32_t line : foreign) {
        m_report.findings.add(
            std::string(disclosures_file),
            {.rule = finding_disclosure_foreign, .figures = {{"line", fmt::format("{}", line)}}});
    }
}

}  // namespace vialog::journal
