// SPDX-License-Identifier: Apache-2.0
// Reads the command line by hand: seven options do not need a library in a program that must stay
// small.
#include "verify/arguments.h"

#include "base/decimal.h"

#include <algorithm>
#include <utility>

namespace vialog::verify {

namespace {

constexpr std::int64_t most_threads = 256;

auto refuse(std::string what) {
    return tl::unexpected(std::move(what));
}

// Upper case is let pass: a pin is often typed from paper.
std::optional<base::Digest> parse_pin(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
        return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    const auto pin = base::parse_digest_hex(lower);
    return pin ? std::optional(*pin) : std::nullopt;
}

// Walks over the words; an option that takes a value takes the next word.
class Reader final {
  public:
    explicit Reader(const std::vector<std::string_view>& words) : m_words(words) {}

    base::Result<Arguments, std::string> read() {
        bool options = true;
        while (m_at < m_words.size() && !m_problem) {
            const std::string_view word = m_words[m_at++];
            if (options && word == "--") {
                options = false;
            } else if (options && word.starts_with("-") && word != "-") {
                read_option(word);
            } else {
                read_bundle(word);
            }
        }
        if (m_problem) {
            return refuse(std::move(*m_problem));
        }
        if (m_arguments.bundle.empty() && m_arguments.wish == Wish::Verify) {
            return refuse("no bundle is named");
        }
        return std::move(m_arguments);
    }

  private:
    void read_option(std::string_view option) {
        if (option == "--help" || option == "-h") {
            m_arguments.wish = Wish::ShowHelp;
        } else if (option == "--version") {
            m_arguments.wish = Wish::ShowVersion;
        } else if (option == "--json") {
            m_arguments.form = Form::Json;
        } else if (option == "--quiet") {
            m_arguments.loudness = Loudness::Quiet;
        } else if (option == "--pin") {
            read_pin();
        } else if (option == "--prior") {
            read_prior();
        } else if (option == "--threads") {
            read_threads();
        } else {
            m_problem = "there is no option " + std::string(option);
        }
    }

    std::string_view value(std::string_view what) {
        if (m_at == m_words.size()) {
            m_problem = std::string(what);
            return {};
        }
        return m_words[m_at++];
    }

    void read_pin() {
        const std::string_view text = value("--pin needs the genesis leaf hash behind it");
        const auto pin = parse_pin(text);
        if (!m_problem && !pin) {
            m_problem = "a pin has 64 hexadecimal digits";
        } else if (m_arguments.pin) {
            m_problem = "--pin is given twice";
        }
        m_arguments.pin = pin;
    }

    void read_prior() {
        const std::string_view file = value("--prior needs the name of a checkpoint's file");
        if (!m_problem) {
            m_arguments.priors.emplace_back(std::u8string(file.begin(), file.end()));
        }
    }

    void read_threads() {
        const auto count = base::parse_decimal(value("--threads needs a number behind it"), 0,
                                               base::Sign::NonNegative);
        if (!m_problem && (!count || *count < 1 || *count > most_threads)) {
            m_problem = "--threads takes a number from 1 to 256";
        } else if (count) {
            m_arguments.threads = static_cast<int>(*count);
        }
    }

    void read_bundle(std::string_view word) {
        if (!m_arguments.bundle.empty()) {
            m_problem = "two bundles are named; name one";
        } else if (word.empty()) {
            m_problem = "the bundle's name is empty";
        } else {
            m_arguments.bundle = std::u8string(word.begin(), word.end());
        }
    }

    const std::vector<std::string_view>& m_words;
    std::size_t m_at = 0;
    Arguments m_arguments;
    std::optional<std::string> m_problem;
};

}  // namespace

extern const std::string_view help_text =
    R"(vialog-verify BUNDLE [--pin HEX] [--prior FILE]... [--json] [--quiet] [--threads N]

Checks a clinic's signed journal: every signature, every link, every rule.

  BUNDLE         the folder that holds the file 'checkpoint'
  --pin HEX      leaf hash of the journal's first entry, from your own file
  --prior FILE   a checkpoint that you took away at an earlier visit; repeat for more
  --json         the result as JSON
  --quiet        the verdict alone
  --threads N    1 to 256; without it, as many as the machine has

Nothing in the bundle is believed: without --pin and --prior the answer is never 'verified'.

Exit codes: 0 verified, 1 verified with warnings, 2 consistent but not anchored,
10 malformed, 11 wrong signature, 12 wrong signer, 13 broken chain, 14 wrong root or
checkpoint, 15 entries missing at the end, 16 two histories or another journal,
17 against the rules, 18 foreign disclosure, 20 written by a newer version,
64 usage, 66 no such input, 70 fault of this program, 74 a file could not be read.
)";

base::Result<Arguments, std::string> parse_arguments(const std::vector<std::string_view>& words) {
    return Reader(words).read();
}

}  // namespace vialog::verify
