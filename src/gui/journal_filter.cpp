// SPDX-License-Identifier: Apache-2.0
// Words in pairs; days and numbers stand alone.
#include "gui/journal_filter.h"

#include "base/decimal.h"
#include "exchange/container_code.h"
#include "gui/catalogue.h"
#include "gui/entry_words.h"
#include "journal/merkle.h"
#include "operations/accountability.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <vector>

namespace vialog::gui {

namespace {

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : text) {
        if (c == ' ' || c == '\t') {
            if (!word.empty()) {
                words.push_back(std::move(word));
                word.clear();
            }
        } else {
            word += c;
        }
    }
    if (!word.empty()) {
        words.push_back(std::move(word));
    }
    return words;
}

std::string small(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

std::optional<std::int64_t> number_of(std::string_view text) {
    const auto number = base::parse_decimal(text, 0, base::Sign::NonNegative);
    return number ? std::optional(*number) : std::nullopt;
}

struct Days {
    base::CivilDate from;
    base::CivilDate until;
};

// "2026-01-12", or "2026-01" for the whole month.
std::optional<Days> day_or_month(std::string_view text) {
    constexpr std::size_t month_length = 7;
    if (text.size() == month_length) {
        const auto first = base::parse_date(std::string(text) + "-01");
        return first ? std::optional(
                           Days{.from = *first,
                                .until = base::last_day_of_month(first->year() / first->month())})
                     : std::nullopt;
    }
    const auto day = base::parse_date(text);
    return day ? std::optional(Days{.from = *day, .until = *day}) : std::nullopt;
}

// One of these, or two with ".." between them.
std::optional<Days> days_of(std::string_view text) {
    const std::size_t between = text.find("..");
    if (between == std::string_view::npos) {
        return day_or_month(text);
    }
    const auto first = day_or_month(text.substr(0, between));
    const auto last = day_or_month(text.substr(between + 2));
    if (!first || !last || last->until < first->from) {
        return std::nullopt;
    }
    return Days{.from = first->from, .until = last->until};
}

// By its stored word or by the words on the screen, each as far as typed where only one kind begins so.
std::optional<domain::Kind> kind_of_word(std::string_view text) {
    const std::string wanted = small(text);
    std::optional<domain::Kind> begins;
    int number = 0;
    for (const auto& word : domain::Words<domain::Kind>::table) {
        const std::string reading = small(in_words(word.value));
        if (word.word == wanted || reading == wanted) {
            return word.value;
        }
        if (word.word.starts_with(wanted) || reading.starts_with(wanted)) {
            begins = word.value;
            ++number;
        }
    }
    return number == 1 ? begins : std::nullopt;
}

class Reader final {
  public:
    Reader(Desk& desk, std::string_view text) : m_desk(desk), m_words(words_of(text)) {}

    base::Result<JournalFilter, std::string> run() {
        for (m_at = 0; m_at < m_words.size(); ++m_at) {
            if (std::string problem = take(small(m_words[m_at])); !problem.empty()) {
                return tl::unexpected(problem + " " + filter_hint());
            }
        }
        return m_filter;
    }

  private:
    std::string take(const std::string& word) {
        if (word == "vial" || word == "lot" || word == "by" || word == "kind" ||
            word == "patient" || word == "entry") {
            if (m_at + 1 == m_words.size()) {
                return fmt::format(fmt::runtime(tr("What comes after \"{}\" is missing.")), word);
            }
            return take_pair(word, m_words[++m_at]);
        }
        if (const auto days = days_of(word)) {
            m_filter.entries.period =
                operations::business_days(m_desk.session(), days->from, days->until);
            say(days->from == days->until
                    ? base::print_date(days->from)
                    : fmt::format(fmt::runtime(tr("{} to {}")), base::print_date(days->from),
                                  base::print_date(days->until)));
            return {};
        }
        if (number_of(word)) {
            return take_pair("entry", word);
        }
        if (const auto code = exchange::ContainerCode::parse(m_words[m_at])) {
            const auto genesis = m_desk.store().entry_bytes(domain::EntryNumber(0));
            if (!genesis || !code->is_of(journal::leaf_hash(*genesis))) {
                return tr("That label is of another journal.");
            }
            return take_vial(code->container().number());
        }
        return fmt::format(fmt::runtime(tr("\"{}\" is nothing that can be looked for.")), word);
    }

    std::string take_pair(std::string_view what, const std::string& value) {
        if (what == "vial" || what == "entry") {
            const auto number = number_of(value);
            if (!number) {
                return fmt::format(fmt::runtime(tr("\"{}\" is no number.")), value);
            }
            return what == "vial" ? take_vial(*number) : take_entry(*number);
        }
        if (what == "lot") {
            m_filter.entries.lot = value;
            say(fmt::format(fmt::runtime(tr("lot {}")), value));
        } else if (what == "by") {
            const auto person = m_desk.person_named(value);
            if (!person) {
                return fmt::format(fmt::runtime(tr("Nobody, or more than one, is \"{}\".")), value);
            }
            m_filter.entries.person = person;
            say(fmt::format(fmt::runtime(tr("by {}")), m_desk.name_of(*person)));
        } else if (what == "patient") {
            m_filter.patient = value;
            say(tr("one patient"));
        } else {
            const auto kind = kind_of_word(value);
            if (!kind) {
                return fmt::format(
                    fmt::runtime(tr("No kind of entry, or more than one, is \"{}\".")), value);
            }
            m_filter.entries.kind = kind;
            say(fmt::format(fmt::runtime(tr("kind {}")), in_words(*kind)));
        }
        return {};
    }

    std::string take_vial(std::int64_t number) {
        const domain::ContainerId id(number);
        if (m_desk.state().containers.find(id) == nullptr) {
            return fmt::format(fmt::runtime(tr("There is no vial {}.")), number);
        }
        m_filter.entries.container = id;
        say(fmt::format(fmt::runtime(tr("vial {}")), number));
        return {};
    }

    std::string take_entry(std::int64_t number) {
        const std::int64_t size = m_desk.store().head().size;
        if (number >= size) {
            return fmt::format(fmt::runtime(tr("There is no entry {}; the newest is {}.")), number,
                               size - 1);
        }
        m_filter.entry = domain::EntryNumber(number);
        return {};
    }

    void say(const std::string& part) {
        m_filter.words += m_filter.words.empty() ? "" : ", ";
        m_filter.words += part;
    }

    Desk& m_desk;
    std::vector<std::string> m_words;
    std::size_t m_at = 0;
    JournalFilter m_filter;
};

}  // namespace

bool JournalFilter::narrows() const {
    return entries.kind || entries.person || entries.container || entries.lot || entries.period ||
           patient;
}

base::Result<JournalFilter, std::string> parse_filter(Desk& desk, std::string_view text) {
    return Reader(desk, text).run();
}

std::string filter_hint() {
    return tr(
        "Write: vial 17, lot A12, by rn1, kind draw, patient P1001, 2026-01-12, 2026-01, "
        "2026-01-05..2026-01-12, or an entry's number; several together.");
}

}  // namespace vialog::gui
