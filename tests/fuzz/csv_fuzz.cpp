// SPDX-License-Identifier: Apache-2.0
// Any bytes as a CSV file: each record with its exact bytes and its place, or a refusal that names one; and what is
// written of the fields is read as the same fields.
#include "base/bytes.h"
#include "base/check.h"
#include "base/text.h"
#include "exchange/csv.h"
#include "exchange/csv_writer.h"

#include <cstddef>
#include <cstdint>

namespace {

namespace base = vialog::base;
namespace exchange = vialog::exchange;

void try_writing(const exchange::CsvRecord& record) {
    std::vector<std::string> fields;
    for (const exchange::CsvField& field : record.fields) {
        fields.push_back(field.value);
    }
    exchange::CsvWriter writer(exchange::CsvReadership::Programs);
    writer.write(fields);
    const auto again = exchange::read_csv("again.csv", writer.text());
    base::ensures(again.size() == 1, "one record is written as one");
    const auto* read = std::get_if<exchange::CsvRecord>(&again.front());
    base::ensures(read != nullptr && read->fields.size() == fields.size(),
                  "a written record is read again");
    for (std::size_t i = 0; i < fields.size(); ++i) {
        base::ensures(read->fields[i].value == fields[i], "a written field is read as it was");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = base::as_text({data, size});
    std::size_t line = 0;
    for (const exchange::CsvItem& item : exchange::read_csv("any.csv", text)) {
        if (const auto* refusal = std::get_if<exchange::LineRefusal>(&item)) {
            base::ensures(!refusal->what.empty() && !refusal->remedy.empty(),
                          "a refusal says what is wrong and what to do");
            continue;
        }
        const auto& record = std::get<exchange::CsvRecord>(item);
        base::ensures(record.line > line, "records stand in the order of their lines");
        line = record.line;
        base::ensures(text.find(record.raw) != std::string_view::npos,
                      "a record's bytes are the file's");
        try_writing(record);
    }
    return 0;
}
