// SPDX-License-Identifier: Apache-2.0
// The CSV reader: one pass over the text, one item for each record.
#include "exchange/csv.h"

#include "base/bytes.h"
#include "base/check.h"
#include "base/decimal.h"
#include "base/text.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

namespace vialog::exchange {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string number(std::size_t value) {
    return base::print_decimal(static_cast<std::int64_t>(value), 0);
}

// Bytes that Windows-1252 leaves undefined; a text without them can be read as such.
bool reads_as_windows_1252(std::string_view text) {
    return text.find_first_of("\x81\x8D\x8F\x90\x9D") == std::string_view::npos;
}

// A zero byte among the first two is half of a Latin letter in UTF-16, and nothing in a text of
// bytes.
bool looks_like_utf_16(std::string_view text) {
    return text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF") ||
           text.substr(0, 2).find('\0') != std::string_view::npos;
}

struct Fault {
    std::size_t column;
    std::string what;
    std::string remedy;
};

class CsvReader final {
  public:
    CsvReader(std::string_view file, std::string_view text) : m_file(file), m_text(text) {}

    std::vector<CsvItem> read() {
        if (looks_like_utf_16(m_text)) {
            refuse(1, {.column = 0,
                       .what = "the file is UTF-16, not UTF-8",
                       .remedy = "save the file as CSV in UTF-8 and read it again"});
            return std::move(m_items);
        }
        if (m_text.starts_with(byte_order_mark)) {
            m_at = byte_order_mark.size();
        }
        while (m_text.find_first_not_of("\r\n", m_at) != std::string_view::npos) {
            read_record();
        }
        return std::move(m_items);
    }

  private:
    void read_record() {
        CsvRecord record{.line = m_line, .raw = {}, .fields = {}};
        const std::size_t start = m_at;
        m_fault.reset();
        m_end_of_record.reset();
        while (!m_end_of_record) {
            record.fields.push_back(
                {.value = {}, .column = record.fields.size() + 1, .offset = m_at});
            read_field(record.fields.back());
        }
        record.raw = m_text.substr(start, *m_end_of_record - start);
        if (auto fault = find_bad_byte(record)) {
            m_fault = std::move(fault);
        }
        if (record.raw.empty()) {
            note(1, "the line is blank",
                 "delete the line; blank lines are passed over at the end only");
        }
        if (m_fault) {
            refuse(record.line, std::move(*m_fault));
        } else {
            m_items.emplace_back(std::move(record));
        }
    }

    // Reads one field and what ends it, a comma or the record's end.
    void read_field(CsvField& field) {
        const std::size_t first_line = m_line;
        if (m_at < m_text.size() && m_text[m_at] == '"') {
            if (!read_quoted(field)) {
                resume_after_line_of(field, first_line);
                return;
            }
            if (!at_delimiter()) {
                note(field.column, "text follows the quote that closes the field",
                     "write a quote inside a field twice, and the whole field in quotes");
                if (m_line != first_line) {
                    resume_after_line_of(field, first_line);
                    return;
                }
            }
        }
        read_unquoted(field);
        pass_delimiter(field);
    }

    // From the opening quote to behind the closing one; false where there is none.
    bool read_quoted(CsvField& field) {
        ++m_at;
        for (;;) {
            const std::size_t quote = m_text.find('"', m_at);
            if (quote == std::string_view::npos) {
                note(field.column, "the field's quote is never closed",
                     "close the quote at the end of the field, or write it twice if it is part of "
                     "the text");
                return false;
            }
            const std::string_view part = m_text.substr(m_at, quote - m_at);
            field.value += part;
            m_line += static_cast<std::size_t>(std::count(part.begin(), part.end(), '\n'));
            m_at = quote + 1;
            if (m_at == m_text.size() || m_text[m_at] != '"') {
                return true;
            }
            field.value += '"';
            ++m_at;
        }
    }

    // To the next comma or line end. After a quoted field there is something to read only if it is
    // faulty.
    void read_unquoted(CsvField& field) {
        const std::size_t end = std::min(m_text.find_first_of(",\r\n", m_at), m_text.size());
        const std::string_view part = m_text.substr(m_at, end - m_at);
        if (part.find('"') != std::string_view::npos) {
            note(field.column, "a quote stands inside a field that is not in quotes",
                 "write the whole field in quotes and the quote inside it twice");
        }
        field.value += part;
        m_at = end;
    }

    [[nodiscard]] bool at_delimiter() const {
        return m_at == m_text.size() || m_text[m_at] == ',' || m_text[m_at] == '\r' ||
               m_text[m_at] == '\n';
    }

    void pass_delimiter(const CsvField& field) {
        if (m_at < m_text.size() && m_text[m_at] == ',') {
            ++m_at;
            return;
        }
        m_end_of_record = m_at;
        if (m_text.substr(m_at).starts_with("\r\n")) {
            ++m_at;
        } else if (m_at < m_text.size() && m_text[m_at] == '\r') {
            note(field.column, "the line ends with a carriage return alone",
                 "save the file with line ends of Windows (CRLF) or Unix (LF)");
            m_at = std::min(m_text.find('\n', m_at), m_text.size());
            m_end_of_record = m_at;
        }
        if (m_at < m_text.size()) {
            ++m_at;
            ++m_line;
        }
    }

    void resume_after_line_of(const CsvField& field, std::size_t first_line) {
        m_at = std::min(m_text.find('\n', field.offset), m_text.size());
        m_end_of_record = m_at;
        m_line = first_line;
        if (m_at < m_text.size()) {
            ++m_at;
            ++m_line;
        }
    }

    [[nodiscard]] std::optional<Fault> find_bad_byte(const CsvRecord& record) const {
        const std::size_t start = record.fields.front().offset;
        const std::size_t zero = record.raw.find('\0');
        if (zero != std::string_view::npos) {
            return Fault{.column = column_at(record, start + zero),
                         .what = "a zero byte stands in the text",
                         .remedy = "export the file anew; it is damaged, or no text"};
        }
        const auto invalid = base::find_invalid_utf8(record.raw);
        if (!invalid) {
            return std::nullopt;
        }
        const auto byte = static_cast<std::uint8_t>(record.raw[*invalid]);
        const std::string remedy = reads_as_windows_1252(m_text)
                                       ? "save the file as UTF-8; it can be read as Windows-1252, "
                                         "which older programs write"
                                       : "save the file as UTF-8 and read it again";
        return Fault{.column = column_at(record, start + *invalid),
                     .what = "byte 0x" + base::to_hex({&byte, 1}) + " at offset " +
                             number(start + *invalid) + " of the file is not UTF-8",
                     .remedy = remedy};
    }

    [[nodiscard]] static std::size_t column_at(const CsvRecord& record, std::size_t offset) {
        const auto after =
            std::find_if(record.fields.begin(), record.fields.end(),
                         [offset](const CsvField& field) { return field.offset > offset; });
        return static_cast<std::size_t>(after - record.fields.begin());
    }

    // Keeps the first fault of a record; what comes after it may be its consequence.
    void note(std::size_t column, std::string what, std::string remedy) {
        if (!m_fault) {
            m_fault = Fault{.column = column, .what = std::move(what), .remedy = std::move(remedy)};
        }
    }

    void refuse(std::size_t line, Fault fault) {
        m_items.emplace_back(LineRefusal{.file = std::string(m_file),
                                         .line = line,
                                         .column = fault.column,
                                         .what = std::move(fault.what),
                                         .remedy = std::move(fault.remedy)});
    }

    std::string_view m_file;
    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_line = 1;
    std::optional<std::size_t> m_end_of_record;  // set once the record's last field is read
    std::optional<Fault> m_fault;                // of the record being read
    std::vector<CsvItem> m_items;
};

std::optional<Fault> find_header_fault(const CsvRecord& header) {
    for (auto field = header.fields.begin(); field != header.fields.end(); ++field) {
        if (field->value.empty()) {
            return Fault{.column = field->column,
                         .what = "a column of the header has no name",
                         .remedy = "name the column, or delete it"};
        }
        const auto is_same = [field](const CsvField& other) { return other.value == field->value; };
        if (std::any_of(header.fields.begin(), field, is_same)) {
            return Fault{.column = field->column,
                         .what = "a column of the header has the name of an earlier one",
                         .remedy = "rename or delete one of the two columns"};
        }
    }
    return std::nullopt;
}

}  // namespace

std::vector<CsvItem> read_csv(std::string_view file, std::string_view text) {
    return CsvReader(file, text).read();
}

CsvTable::CsvTable(std::string file, const CsvRecord& header)
    : m_file(std::move(file)), m_header_line(header.line) {
    for (const CsvField& field : header.fields) {
        m_columns.push_back(field.value);
    }
}

base::Result<CsvTable, LineRefusal> CsvTable::read(std::string_view file, std::string_view text) {
    std::vector<CsvItem> items = read_csv(file, text);
    if (items.empty()) {
        return tl::unexpected(LineRefusal{.file = std::string(file),
                                          .line = 1,
                                          .column = 0,
                                          .what = "the file is empty",
                                          .remedy = "export it anew, with a header line"});
    }
    if (const auto* refusal = std::get_if<LineRefusal>(&items.front())) {
        return tl::unexpected(*refusal);
    }
    const auto& header = std::get<CsvRecord>(items.front());
    if (auto fault = find_header_fault(header)) {
        return tl::unexpected(LineRefusal{.file = std::string(file),
                                          .line = header.line,
                                          .column = fault->column,
                                          .what = std::move(fault->what),
                                          .remedy = std::move(fault->remedy)});
    }
    CsvTable table(std::string(file), header);
    const std::size_t width = table.m_columns.size();
    for (auto item = items.begin() + 1; item != items.end(); ++item) {
        const auto* record = std::get_if<CsvRecord>(&*item);
        if (record != nullptr && record->fields.size() != width) {
            const std::size_t fields = record->fields.size();
            *item = LineRefusal{
                .file = table.m_file,
                .line = record->line,
                .column = std::min(fields, width) + 1,
                .what =
                    "the record has " + number(fields) + " fields and the header " + number(width),
                .remedy = fields > width
                              ? "write a field that has a comma in it in quotes"
                              : "add the missing commas; an empty field needs its comma"};
        }
        table.m_items.push_back(std::move(*item));
    }
    return table;
}

std::vector<LineRefusal> CsvTable::require_columns(std::span<const std::string_view> names) const {
    std::vector<LineRefusal> refusals;
    for (const std::string_view name : names) {
        if (std::find(m_columns.begin(), m_columns.end(), name) == m_columns.end()) {
            refusals.push_back({.file = m_file,
                                .line = m_header_line,
                                .column = 0,
                                .what = "the column " + std::string(name) + " is missing",
                                .remedy = "add the column, named exactly so, to the header"});
        }
    }
    return refusals;
}

std::vector<std::string> CsvTable::unknown_columns(std::span<const std::string_view> names) const {
    std::vector<std::string> unknown;
    for (const std::string& column : m_columns) {
        if (std::find(names.begin(), names.end(), column) == names.end()) {
            unknown.push_back(column);
        }
    }
    return unknown;
}

const CsvField* CsvTable::find(const CsvRecord& record, std::string_view column) const {
    const auto found = std::find(m_columns.begin(), m_columns.end(), column);
    if (found == m_columns.end()) {
        return nullptr;
    }
    base::expects(record.fields.size() == m_columns.size(), "the record is one of this table");
    return &record.fields[static_cast<std::size_t>(found - m_columns.begin())];
}

const CsvField& CsvTable::field(const CsvRecord& record, std::string_view column) const {
    const CsvField* found = find(record, column);
    base::expects(found != nullptr, "the column was required before it is read");
    return *found;
}

LineRefusal CsvTable::refuse(const CsvRecord& record, const CsvField& field,
                             const base::ParseError& error) const {
    return {.file = m_file,
            .line = record.line,
            .column = field.column,
            .what = field.column <= m_columns.size()
                        ? m_columns[field.column - 1] + ": " + error.what
                        : error.what,
            .remedy = error.remedy};
}

}  // namespace vialog::exchange
