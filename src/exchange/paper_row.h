// SPDX-License-Identifier: Apache-2.0
// Reads the fields of one paper record as domain types: the first one that cannot be read refuses
// the line.
#pragma once

#include "exchange/csv.h"
#include "exchange/paper_records.h"

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vialog::exchange {

// The numbers of the vials in a carton whose line was refused.
struct RefusedCarton {
    std::string first_vial;
    std::string last_vial;
};

// A record of people, patients, vial events or infusions that was refused: what its lines are known
// by elsewhere, each as far as it can be read and empty otherwise.
struct RefusedRecord {
    std::string file;
    std::int64_t line = 0;
    std::string id;  // of a person or a patient
    std::string infusion;
    std::string started;
    std::string patient;
    std::string vial;
};

// What was found while files were read.
struct PaperReading {
    std::vector<LineRefusal> refused;
    // Files of which nobody knows what else stands in them: missing, with a record that is no record, or with a refused
    // one that does not say what it is about.
    std::set<std::string, std::less<>> incomplete;
    std::set<std::string, std::less<>> missing;  // those of them that are not there at all
    std::vector<RefusedCarton> refused_cartons;
    std::vector<RefusedRecord> refused_records;
    std::vector<std::string> remarks;  // columns and files that nobody reads
    // Why a line, by file and number, is marked as `other`.
    std::map<std::pair<std::string, std::int64_t>, std::string> why_other;
};

// A file's bytes under its name.
struct PaperText {
    std::string_view file;
    std::string_view text;
};

// The longest texts that an entry carries (journal/stored_forms.h and its users).
inline constexpr std::size_t longest_name = 200;
inline constexpr std::size_t longest_label = 64;
inline constexpr std::size_t longest_initials = 16;
inline constexpr std::size_t longest_code = 16;
// Of a text that the journal holds as a digest only.
inline constexpr std::size_t longest_disclosed = 2000;

// One record. Blanks and tabs around a field are passed over; a text is brought to the normal form
// that the journal stores. A column that the file does not have reads as empty. After a refusal
// every function still returns something.
class PaperRow final {
  public:
    PaperRow(const CsvTable& table, const CsvRecord& record);

    // Required: an empty field is refused.
    [[nodiscard]] std::string required_text(std::string_view column, std::size_t longest);
    [[nodiscard]] domain::PersonId person_id(std::string_view column);
    [[nodiscard]] base::LocalInstant time(std::string_view column);
    [[nodiscard]] domain::Ndc ndc(std::string_view column);
    [[nodiscard]] domain::Lot lot(std::string_view column);
    [[nodiscard]] domain::Expiry expiry(std::string_view column);
    [[nodiscard]] domain::Strength strength(std::string_view column);
    [[nodiscard]] domain::Volume volume(std::string_view column);
    [[nodiscard]] std::int64_t whole(std::string_view column);

    // May be empty; what stands there must be readable.
    [[nodiscard]] std::string text(std::string_view column, std::size_t longest);
    // The same for words that nobody looks up by: a line break inside quotes becomes a blank, since
    // the journal stores one line, and the reading remarks on it.
    [[nodiscard]] std::string free_text(std::string_view column, std::size_t longest);
    [[nodiscard]] std::string required_free_text(std::string_view column, std::size_t longest);
    [[nodiscard]] std::optional<domain::Volume> optional_volume(std::string_view column);
    [[nodiscard]] std::optional<domain::Ndc> optional_ndc(std::string_view column);

    // Beside the point of the line: what cannot be read is left out, and the line marked.
    [[nodiscard]] PersonMention person(std::string_view column);
    [[nodiscard]] std::optional<base::CivilDate> date_if_readable(std::string_view column);
    [[nodiscard]] std::optional<domain::Volume> balance_if_readable(std::string_view column);
    [[nodiscard]] std::optional<domain::Strength> strength_if_readable(std::string_view column);
    [[nodiscard]] std::optional<domain::DeaNumber> dea_if_readable(std::string_view column);
    [[nodiscard]] std::optional<domain::Dose> dose_if_readable(std::string_view column);
    [[nodiscard]] std::optional<domain::Weight> weight_if_readable(std::string_view column);

    [[nodiscard]] const std::string& file() const { return m_table.file(); }
    [[nodiscard]] std::int64_t line() const;
    // Whether the file has the column.
    [[nodiscard]] bool has(std::string_view column) const;
    // Whether it is this field for which the line was refused.
    [[nodiscard]] bool refused_at(std::string_view column) const;
    // The field as far as it can be stored; empty otherwise.
    [[nodiscard]] std::string storable(std::string_view column) const;
    // The field as it stands, without the blanks around it.
    [[nodiscard]] std::string_view raw(std::string_view column) const;
    void mark(domain::Irregularity code);
    // The column for which the line is marked as `other`, and why: nobody could tell otherwise.
    void mark_other(std::string_view column, std::string_view why);
    void refuse(std::string_view column, std::string what, std::string remedy);
    [[nodiscard]] bool refused() const { return m_refusal.has_value(); }
    [[nodiscard]] const std::optional<LineRefusal>& refusal() const { return m_refusal; }
    [[nodiscard]] const std::vector<std::string>& remarks() const { return m_remarks; }
    // Why the line is marked as `other`; empty where it is not.
    [[nodiscard]] const std::string& why_other() const { return m_why_other; }
    // What every record has.
    [[nodiscard]] PaperRecord record() const;

  private:
    void refuse(std::string_view column, const base::ParseError& error);
    template <typename T>
    [[nodiscard]] T required(std::string_view column,
                             const std::function<base::Parsed<T>(std::string_view)>& parse);
    template <typename T>
    [[nodiscard]] std::optional<T> readable(
        std::string_view column, const std::function<base::Parsed<T>(std::string_view)>& parse);

    const CsvTable& m_table;
    const CsvRecord& m_record;
    std::vector<domain::Irregularity> m_odd;
    std::vector<std::string> m_remarks;
    std::string m_why_other;
    std::optional<LineRefusal> m_refusal;
};

struct PaperColumns {
    std::span<const std::string_view> required;
    std::span<const std::string_view> optional;
};

// Visits each record of a file that can be read at all, in its order. A record whose bytes stand in
// the file before is refused, and so is one that the visit refused. How many records the file has,
// the refused ones too.
std::int64_t for_each_row(const PaperText& text, const PaperColumns& columns, PaperReading& reading,
                          const std::function<void(PaperRow&)>& visit);

// With a blank for each line break and the blanks around it.
[[nodiscard]] std::string on_one_line(std::string_view text);

// A text from outside as the journal may hold it: Unicode NFC, nothing invisible, at most `longest`
// bytes.
[[nodiscard]] base::Parsed<std::string> to_storable(std::string_view text, std::size_t longest);

}  // namespace vialog::exchange
