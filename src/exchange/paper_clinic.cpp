// SPDX-License-Identifier: Apache-2.0
// The one JSON file of the paper that is read here. The library keeps the last of two equal names
// without a word, so the names are counted while it reads.
#include "exchange/paper_clinic.h"

#include "base/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

namespace vialog::exchange {
namespace {

constexpr std::size_t longest_address = 400;
constexpr auto member_names = std::to_array<std::string_view>(
    {"registrant", "dea", "address", "timezone", "first_day", "last_day"});

std::size_t line_at(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, offset);
    return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
}

class ClinicReader final {
  public:
    ClinicReader(std::string_view text, PaperReading& reading) : m_text(text), m_reading(reading) {}

    std::optional<PaperClinic> read() {
        if (!parse_file()) {
            return std::nullopt;
        }
        PaperClinic clinic;
        clinic.registrant.name = text("registrant", longest_name);
        clinic.registrant.dea = typed<domain::DeaNumber>("dea", domain::DeaNumber::parse);
        clinic.registrant.address = text("address", longest_address);
        clinic.zone = typed<domain::TimeZoneName>("timezone", domain::TimeZoneName::parse);
        clinic.first_day = typed<base::CivilDate>("first_day", base::parse_date);
        clinic.last_day = typed<base::CivilDate>("last_day", base::parse_date);
        if (!m_refused && clinic.last_day < clinic.first_day) {
            refuse(line_of("last_day"), "last_day lies before first_day", "exchange the two days");
        }
        return m_refused ? std::nullopt : std::optional(std::move(clinic));
    }

  private:
    bool parse_file() {
        std::set<std::string> names;
        bool twice = false;
        const auto count_names = [&](int depth, nlohmann::json::parse_event_t event,
                                     const nlohmann::json& value) {
            if (event == nlohmann::json::parse_event_t::key && depth == 1) {
                twice = twice || !names.insert(value.get<std::string>()).second;
            }
            return true;
        };
        if (base::find_invalid_utf8(m_text)) {
            refuse(line_at(m_text, *base::find_invalid_utf8(m_text)), "the file is not UTF-8",
                   "save it in UTF-8");
            return false;
        }
        try {
            m_json = nlohmann::json::parse(m_text, count_names);
        } catch (const nlohmann::json::parse_error& error) {
            refuse(line_at(m_text, error.byte), "the file is not JSON here",
                   "see what is missing or too much on this line or the one before");
            return false;
        }
        if (!m_json.is_object()) {
            refuse(1, "the file is not one JSON object", "write the members between { and }");
            return false;
        }
        if (twice) {
            refuse(1, "a member stands there twice", "strike out one of the two");
            return false;
        }
        for (const std::string& name : names) {
            if (std::find(member_names.begin(), member_names.end(), name) == member_names.end()) {
                m_reading.remarks.push_back(std::string(clinic_file) +
                                            ": nobody reads the member " + name);
            }
        }
        return true;
    }

    // A name or an address; a line break in it becomes a blank, as in the tables.
    std::string text(const std::string& name, std::size_t longest) {
        return typed<std::string>(name, [&](std::string_view text) {
            if (text.find_first_of("\r\n") == std::string_view::npos) {
                return to_storable(text, longest);
            }
            m_reading.remarks.push_back(std::string(clinic_file) + ": " + name +
                                        " has a line break; it is stored as a blank");
            return to_storable(on_one_line(text), longest);
        });
    }

    template <typename T, typename Parse>
    T typed(const std::string& name, Parse parse) {
        const auto member = m_json.find(name);
        if (member == m_json.end() || !member->is_string()) {
            refuse(line_of(name), "the member " + name + " is missing or not a text",
                   "write it as \"" + name + "\": \"...\"");
            return T{};
        }
        const auto& value = member->template get_ref<const std::string&>();
        base::Parsed<T> parsed = parse(value);
        if (!parsed || value.empty()) {
            refuse(line_of(name), name + ": " + (parsed ? "it is empty" : parsed.error().what),
                   parsed ? "write it out" : parsed.error().remedy);
            return T{};
        }
        return std::move(*parsed);
    }

    std::size_t line_of(const std::string& name) const {
        const std::size_t at = m_text.find('"' + name + '"');
        return at == std::string_view::npos ? 1 : line_at(m_text, at);
    }

    void refuse(std::size_t line, std::string what, std::string remedy) {
        m_refused = true;
        m_reading.refused.push_back({.file = std::string(clinic_file),
                                     .line = line,
                                     .column = 0,
                                     .what = std::move(what),
                                     .remedy = std::move(remedy)});
    }

    std::string_view m_text;
    PaperReading& m_reading;
    nlohmann::json m_json;
    bool m_refused = false;
};

}  // namespace

std::optional<PaperClinic> read_clinic(std::string_view text, PaperReading& reading) {
    return ClinicReader(text, reading).read();
}

}  // namespace vialog::exchange
