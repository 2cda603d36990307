// SPDX-License-Identifier: Apache-2.0
// Reads CSV (RFC 4180) as other programs write it, each record with its place in the file and its
// exact bytes.
#pragma once

#include "base/result.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace vialog::exchange {

// Why a line of a file was not taken, told so that a person finds the place in a text editor or a
// spreadsheet. It never quotes what stands there: that may be a patient's name.
struct LineRefusal {
    std::string file;
    std::size_t line = 0;    // physical line, from 1, in which the record begins
    std::size_t column = 0;  // field, from 1; 0 where the record as a whole is meant
    std::string what;
    std::string remedy;

    bool operator==(const LineRefusal&) const = default;
};

struct CsvField {
    std::string value;       // without its quotes
    std::size_t column = 0;  // from 1
    std::size_t offset = 0;  // byte of the file at which it begins, its quote included
};

struct CsvRecord {
    std::size_t line = 0;  // physical line in which it begins
    // Its bytes in the text that was read, without byte order mark and line end.
    std::string_view raw;
    std::vector<CsvField> fields;
};

// One or the other for each record, in the file's order.
using CsvItem = std::variant<CsvRecord, LineRefusal>;

// Reads all records of `text`, which must outlive them; `file` is the name for refusals.
//
// Accepted: a byte order mark of UTF-8, lines ending in CRLF or LF in any mixture, line breaks and
// doubled quotes inside quotes, a last line without an end, blank lines at the end. Refused, with
// the record only: a quote inside an unquoted field, text after a closing quote, a quote that is
// never closed, a lone CR as a line end, a blank line in between, NUL bytes, text that is not
// UTF-8. Refused, with the file: UTF-16.
//
// After a fault reading goes on with the next record. Where the faulty field spans lines, its
// opening quote is taken for the mistake and reading goes on with the line after that quote, so
// that one missing quote does not swallow the rest.
[[nodiscard]] std::vector<CsvItem> read_csv(std::string_view file, std::string_view text);

// A file whose first record names its columns. The text that was read must outlive it.
class CsvTable final {
  public:
    // Fails where there is no usable header: an empty file, a refused first record, a column
    // without a name or named twice. A record whose number of fields is not the header's becomes a
    // refusal.
    [[nodiscard]] static base::Result<CsvTable, LineRefusal> read(std::string_view file,
                                                                  std::string_view text);

    [[nodiscard]] const std::string& file() const { return m_file; }
    [[nodiscard]] const std::vector<std::string>& columns() const { return m_columns; }
    // The header is not among them.
    [[nodiscard]] const std::vector<CsvItem>& items() const { return m_items; }

    // A refusal of the header for each column that is missing. Names are compared exactly.
    [[nodiscard]] std::vector<LineRefusal> require_columns(
        std::span<const std::string_view> names) const;
    // The columns that are not among the names: they are allowed, and the person is told that
    // nobody reads them.
    [[nodiscard]] std::vector<std::string> unknown_columns(
        std::span<const std::string_view> names) const;

    // The field of a record of this table, or null where the table has no such column.
    [[nodiscard]] const CsvField* find(const CsvRecord& record, std::string_view column) const;
    // The same for a column that was required.
    [[nodiscard]] const CsvField& field(const CsvRecord& record, std::string_view column) const;

    // What to say where a field does not parse.
    [[nodiscard]] LineRefusal refuse(const CsvRecord& record, const CsvField& field,
                                     const base::ParseError& error) const;

  private:
    CsvTable(std::string file, const CsvRecord& header);

    std::string m_file;
    std::size_t m_header_line = 0;
    std::vector<std::string> m_columns;
    std::vector<CsvItem> m_items;
};

}  // namespace vialog::exchange
