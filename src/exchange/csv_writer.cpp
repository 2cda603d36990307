// SPDX-License-Identifier: Apache-2.0
// The CSV writer and its guard against formulas.
#include "exchange/csv_writer.h"

#include "base/check.h"
#include "domain/characters.h"

#include <algorithm>
#include <array>

namespace vialog::exchange {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// The last four are U+FF1D, U+FF0B, U+FF0D and U+FF20: some input methods write them, and a
// spreadsheet reads them as their ASCII forms.
constexpr std::array<std::string_view, 11> formula_beginnings{
    "=",           "+", "-", "@", "\t", "\r", "\n", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D",
    "\xEF\xBC\xA0"};

bool is_plain_number(std::string_view field) {
    if (field.starts_with('-')) {
        field.remove_prefix(1);
    }
    const std::size_t point = field.find('.');
    const std::string_view whole = field.substr(0, point);
    const std::string_view decimals =
        point == std::string_view::npos ? std::string_view("0") : field.substr(point + 1);
    return !whole.empty() && !decimals.empty() && domain::all_digits(whole) &&
           domain::all_digits(decimals);
}

bool may_run_as_formula(std::string_view field) {
    return !is_plain_number(field) &&
           std::any_of(
               formula_beginnings.begin(), formula_beginnings.end(),
               [field](std::string_view beginning) { return field.starts_with(beginning); });
}

bool needs_quotes(std::string_view field) {
    return field.find_first_of(",\"\r\n") != std::string_view::npos || field.starts_with(' ') ||
           field.ends_with(' ') || field.starts_with(byte_order_mark);
}

}  // namespace

CsvWriter::CsvWriter(CsvReadership readership) : m_readership(readership) {
    if (readership == CsvReadership::People) {
        m_text = byte_order_mark;
    }
}

void CsvWriter::write(std::span<const std::string> fields) {
    base::expects(!fields.empty(), "a record has at least one field");
    if (fields.size() == 1 && fields.front().empty()) {
        m_text += "\"\"\r\n";  // a line without anything would be a blank line
        return;
    }
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0) {
            m_text += ',';
        }
        write_field(fields[i]);
    }
    m_text += "\r\n";
}

void CsvWriter::write_field(std::string_view field) {
    std::string guarded;
    if (m_readership == CsvReadership::People && may_run_as_formula(field)) {
        guarded.append("'").append(field);
        field = guarded;
    }
    if (!needs_quotes(field)) {
        m_text += field;
        return;
    }
    m_text += '"';
    for (const char c : field) {
        if (c == '"') {
            m_text += '"';
        }
        m_text += c;
    }
    m_text += '"';
}

}  // namespace vialog::exchange
