// SPDX-License-Identifier: Apache-2.0
// From fields to domain types, and the walk over a file's records.
#include "exchange/paper_row.h"

#include "base/decimal.h"
#include "base/text.h"
#include "crypto/digest.h"
#include "domain/limits.h"

#include <algorithm>
#include <map>
#include <utility>

namespace vialog::exchange {
namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

// The record on one line, as a note may quote it: line breaks become blanks. Where it cannot be
// stored, its place must do.
std::string one_line(std::string_view raw) {
    std::string text(raw.substr(0, longest_disclosed));
    // A letter cut in half goes as a whole.
    text.resize(base::find_invalid_utf8(text).value_or(text.size()));
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\t'; }, ' ');
    const auto storable = to_storable(text, longest_disclosed);
    return storable ? *storable : std::string("the record cannot be quoted");
}

template <typename T>
base::Parsed<T> parse_type(std::string_view text) {
    return T::parse(text);
}

// A slip of the pen, or a field of another column: in the book it would drown everything else.
base::Parsed<domain::Volume> no_more_than_a_container(base::Parsed<domain::Volume> volume) {
    constexpr std::int64_t most = domain::largest_container(domain::Unit::Microlitre);
    if (volume && (volume->units() > most || volume->units() < -most)) {
        return base::parse_error(0, "the volume is more than ten litres, which no container holds",
                                 "look at the decimal point, and whether it is the right column");
    }
    return volume;
}

base::Parsed<domain::Volume> parse_amount(std::string_view text) {
    return no_more_than_a_container(domain::parse_volume_ml(text, base::Sign::NonNegative));
}

base::Parsed<domain::Volume> parse_balance(std::string_view text) {
    return no_more_than_a_container(domain::parse_volume_ml(text, base::Sign::Any));
}

base::Parsed<domain::Strength> parse_strength(std::string_view text) {
    auto strength = domain::Strength::from_milligrams(text, domain::Unit::Microlitre);
    if (strength && strength->micrograms() > domain::greatest_strength(domain::Unit::Microlitre)) {
        return base::parse_error(0, "the strength is more than a gram in a millilitre",
                                 "write milligrams in a millilitre as the label has them");
    }
    return strength;
}

base::Parsed<std::int64_t> parse_whole(std::string_view text) {
    return base::parse_decimal(text, 0, base::Sign::NonNegative);
}

std::string line_number(std::size_t line) {
    return base::print_decimal(static_cast<std::int64_t>(line), 0);
}

}  // namespace

base::Parsed<std::string> to_storable(std::string_view text, std::size_t longest) {
    if (const auto bad = base::find_invalid_utf8(text)) {
        return base::parse_error(*bad, "the text is not UTF-8", "save the file in UTF-8");
    }
    std::string normal = base::to_nfc(text);
    const auto checked = base::check_stored_text(normal);
    if (!checked) {
        return tl::unexpected(checked.error());
    }
    if (normal.size() > longest) {
        return base::parse_error(longest, "the text is longer than the journal can hold",
                                 "shorten it to " + line_number(longest) + " bytes");
    }
    return normal;
}

std::string on_one_line(std::string_view text) {
    std::string line;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
        line +=
            std::string(line.empty() ? "" : " ") + std::string(trimmed(text.substr(at, end - at)));
        at = std::min(text.find_first_not_of("\r\n", end), text.size());
    }
    return line;
}

PaperRow::PaperRow(const CsvTable& table, const CsvRecord& record)
    : m_table(table), m_record(record) {}

std::string_view PaperRow::raw(std::string_view column) const {
    const CsvField* field = m_table.find(m_record, column);
    return field == nullptr ? std::string_view() : trimmed(field->value);
}

std::int64_t PaperRow::line() const {
    return static_cast<std::int64_t>(m_record.line);
}

bool PaperRow::has(std::string_view column) const {
    return m_table.find(m_record, column) != nullptr;
}

bool PaperRow::refused_at(std::string_view column) const {
    const CsvField* field = m_table.find(m_record, column);
    return field != nullptr && m_refusal && m_refusal->column == field->column;
}

std::string PaperRow::storable(std::string_view column) const {
    return to_storable(raw(column), longest_disclosed).value_or(std::string());
}

void PaperRow::mark(domain::Irregularity code) {
    if (std::find(m_odd.begin(), m_odd.end(), code) == m_odd.end()) {
        m_odd.push_back(code);
    }
}

void PaperRow::mark_other(std::string_view column, std::string_view why) {
    mark(domain::Irregularity::Other);
    m_why_other +=
        (m_why_other.empty() ? "" : "; ") + std::string(column) + ": " + std::string(why);
}

void PaperRow::refuse(std::string_view column, std::string what, std::string remedy) {
    refuse(column,
           base::ParseError{.offset = 0, .what = std::move(what), .remedy = std::move(remedy)});
}

void PaperRow::refuse(std::string_view column, const base::ParseError& error) {
    const CsvField* field = m_table.find(m_record, column);
    if (!m_refusal && field != nullptr) {
        m_refusal = m_table.refuse(m_record, *field, error);
    }
}

PaperRecord PaperRow::record() const {
    return {.source = {.file = m_table.file(),
                       .line = static_cast<std::int64_t>(m_record.line),
                       .record = crypto::sha256(base::as_bytes(m_record.raw)),
                       .text = one_line(m_record.raw)},
            .odd = m_odd};
}

template <typename T>
T PaperRow::required(std::string_view column,
                     const std::function<base::Parsed<T>(std::string_view)>& parse) {
    const std::string_view text = raw(column);
    if (text.empty()) {
        refuse(column, "the field is empty", "write what the paper says, or strike out the line");
        return T{};
    }
    auto parsed = parse(text);
    if (!parsed) {
        refuse(column, parsed.error());
        return T{};
    }
    return std::move(*parsed);
}

template <typename T>
std::optional<T> PaperRow::readable(std::string_view column,
                                    const std::function<base::Parsed<T>(std::string_view)>& parse) {
    const std::string_view text = raw(column);
    if (text.empty()) {
        return std::nullopt;
    }
    auto parsed = parse(text);
    if (!parsed) {
        mark_other(column, parsed.error().what + ", and is left out; " + parsed.error().remedy);
        return std::nullopt;
    }
    return std::move(*parsed);
}

std::string PaperRow::required_text(std::string_view column, std::size_t longest) {
    return required<std::string>(
        column, [longest](std::string_view text) { return to_storable(text, longest); });
}

domain::PersonId PaperRow::person_id(std::string_view column) {
    return required<domain::PersonId>(column, parse_type<domain::PersonId>);
}

base::LocalInstant PaperRow::time(std::string_view column) {
    return required<base::LocalInstant>(column, base::parse_local);
}

domain::Ndc PaperRow::ndc(std::string_view column) {
    return required<domain::Ndc>(column, parse_type<domain::Ndc>);
}

domain::Lot PaperRow::lot(std::string_view column) {
    return required<domain::Lot>(column, parse_type<domain::Lot>);
}

domain::Expiry PaperRow::expiry(std::string_view column) {
    return required<domain::Expiry>(column, parse_type<domain::Expiry>);
}

domain::Strength PaperRow::strength(std::string_view column) {
    return required<domain::Strength>(column, parse_strength);
}

domain::Volume PaperRow::volume(std::string_view column) {
    return required<domain::Volume>(column, parse_amount);
}

std::int64_t PaperRow::whole(std::string_view column) {
    return required<std::int64_t>(column, parse_whole);
}

std::string PaperRow::text(std::string_view column, std::size_t longest) {
    return raw(column).empty() ? std::string() : required_text(column, longest);
}

std::string PaperRow::free_text(std::string_view column, std::size_t longest) {
    return raw(column).empty() ? std::string() : required_free_text(column, longest);
}

std::string PaperRow::required_free_text(std::string_view column, std::size_t longest) {
    if (raw(column).find_first_of("\r\n") == std::string_view::npos) {
        return required_text(column, longest);
    }
    m_remarks.push_back(m_table.file() + ", line " + line_number(m_record.line) + ": " +
                        std::string(column) + " has a line break; it is stored as a blank");
    return required<std::string>(column, [longest](std::string_view text) {
        return to_storable(on_one_line(text), longest);
    });
}

std::optional<domain::Volume> PaperRow::optional_volume(std::string_view column) {
    return raw(column).empty() ? std::nullopt : std::optional(volume(column));
}

std::optional<domain::Ndc> PaperRow::optional_ndc(std::string_view column) {
    return raw(column).empty() ? std::nullopt : std::optional(ndc(column));
}

PersonMention PaperRow::person(std::string_view column) {
    const std::string_view text = raw(column);
    const auto id = domain::PersonId::parse(text);
    return {.id = id ? std::optional(*id) : std::nullopt, .written = !text.empty()};
}

std::optional<base::CivilDate> PaperRow::date_if_readable(std::string_view column) {
    return readable<base::CivilDate>(column, base::parse_date);
}

std::optional<domain::Volume> PaperRow::balance_if_readable(std::string_view column) {
    return readable<domain::Volume>(column, parse_balance);
}

std::optional<domain::Strength> PaperRow::strength_if_readable(std::string_view column) {
    return readable<domain::Strength>(column, parse_strength);
}

std::optional<domain::DeaNumber> PaperRow::dea_if_readable(std::string_view column) {
    return readable<domain::DeaNumber>(column, parse_type<domain::DeaNumber>);
}

std::optional<domain::Dose> PaperRow::dose_if_readable(std::string_view column) {
    return readable<domain::Dose>(column, domain::parse_dose_mg);
}

std::optional<domain::Weight> PaperRow::weight_if_readable(std::string_view column) {
    return readable<domain::Weight>(column, domain::parse_weight_kg);
}

namespace {

// What hangs on a refused record is held back; where it does not say what that is, all that may.
void note_refused(const PaperRow& row, PaperReading& reading) {
    for (const std::string_view column : {"id", "vial", "first_vial", "last_vial"}) {
        const bool must_stand_there = column == "id" || column == "vial";
        if (row.has(column) &&
            (row.refused_at(column) ||
             (row.storable(column).empty() && (must_stand_there || !row.raw(column).empty())))) {
            reading.incomplete.insert(row.file());
        }
    }
    RefusedRecord record{.file = row.file(),
                         .line = row.line(),
                         .id = row.storable("id"),
                         .infusion = row.storable("infusion"),
                         .started = row.storable("started_at"),
                         .patient = row.storable("patient"),
                         .vial = row.storable("vial")};
    if (!record.id.empty() || !record.vial.empty()) {
        reading.refused_records.push_back(std::move(record));
    }
}

}  // namespace

std::int64_t for_each_row(const PaperText& text, const PaperColumns& columns, PaperReading& reading,
                          const std::function<void(PaperRow&)>& visit) {
    const auto table = CsvTable::read(text.file, text.text);
    if (!table) {
        reading.refused.push_back(table.error());
        reading.incomplete.emplace(text.file);
        return 0;
    }
    const auto records = static_cast<std::int64_t>(table->items().size());
    const auto missing = table->require_columns(columns.required);
    if (!missing.empty()) {
        reading.refused.insert(reading.refused.end(), missing.begin(), missing.end());
        reading.incomplete.emplace(text.file);
        return records;
    }
    std::vector<std::string_view> known(columns.required.begin(), columns.required.end());
    known.insert(known.end(), columns.optional.begin(), columns.optional.end());
    for (const std::string& column : table->unknown_columns(known)) {
        reading.remarks.push_back(std::string(text.file) + ": nobody reads the column " + column);
    }
    std::map<std::string_view, std::size_t> seen;
    for (const CsvItem& item : table->items()) {
        if (const auto* refusal = std::get_if<LineRefusal>(&item)) {
            reading.refused.push_back(*refusal);
            reading.incomplete.emplace(text.file);
            continue;
        }
        const auto& record = std::get<CsvRecord>(item);
        const auto [first, fresh] = seen.emplace(record.raw, record.line);
        if (!fresh) {
            reading.refused.push_back(
                {.file = std::string(text.file),
                 .line = record.line,
                 .column = 0,
                 .what = "the line is the same as line " + line_number(first->second),
                 .remedy = "where it did happen twice, write what tells the two apart"});
            note_refused(PaperRow(*table, record), reading);
            continue;
        }
        PaperRow row(*table, record);
        visit(row);
        if (row.refused()) {
            reading.refused.push_back(*row.refusal());
            note_refused(row, reading);
            continue;
        }
        if (!row.why_other().empty()) {
            reading.why_other[{row.file(), row.line()}] = row.why_other();
        }
        reading.remarks.insert(reading.remarks.end(), row.remarks().begin(), row.remarks().end());
    }
    return records;
}

}  // namespace vialog::exchange
