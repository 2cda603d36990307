// SPDX-License-Identifier: Apache-2.0
// Writes CSV (RFC 4180) for spreadsheets and for programs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace vialog::exchange {

// Who reads what is written.
enum class CsvReadership : std::uint8_t {
    // The fields exactly; read_csv gives them back.
    Programs,
    // A spreadsheet opens it. The file begins with the byte order mark, without which Excel takes
    // UTF-8 for Windows-1252. A field that a spreadsheet would run as a formula (CWE-1236) gets an
    // apostrophe in front: one that begins with = + - @, their full-width forms, a tab or a line
    // break, unless it is a plain decimal number such as "-0.500". This changes the field, so
    // nothing that is written thus is meant to be read back.
    People,
};

// Records end in CRLF. A field is quoted where it has a comma, a quote or a line break in it,
// begins or ends with a blank, begins with a byte order mark, or is empty and alone in its record.
class CsvWriter final {
  public:
    explicit CsvWriter(CsvReadership readership);

    // At least one field; each well-formed UTF-8 without NUL.
    void write(std::span<const std::string> fields);

    [[nodiscard]] const std::string& text() const { return m_text; }

  private:
    void write_field(std::string_view field);

    CsvReadership m_readership;
    std::string m_text;
};

}  // namespace vialog::exchange
