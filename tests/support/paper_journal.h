// SPDX-License-Identifier: Apache-2.0
// A journal in memory that takes paper: founded by two people who transcribe, signed by nobody.
// Folders of paper to try on it.
#pragma once

#include "operations/transcribe_rehearsal.h"
#include "operations/transcribe_report.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::support {

// A folder of its own, gone with the object.
class PaperPile final {
  public:
    PaperPile();
    ~PaperPile();
    PaperPile(const PaperPile&) = delete;
    PaperPile& operator=(const PaperPile&) = delete;

    // Copies every file of the folder.
    void copy_from(const std::filesystem::path& folder);
    void write(std::string_view file, std::string_view text) const;
    [[nodiscard]] std::string read(std::string_view file) const;
    void append(std::string_view file, std::string_view text) const;
    // The first occurrence, which must be there.
    void replace(std::string_view file, std::string_view old_text, std::string_view new_text) const;
    void remove(std::string_view file) const;
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

  private:
    std::filesystem::path m_path;
};

// A small clinic's folder without a line that is wrong: nurses rn1 and rn2, pharmacist ph1, patients P1 and P2, a product
// of several doses (0409-2051-05, 5 mL at 100 mg/mL) and one of a single dose (42023-138-10, 2 mL at 50 mg/mL), a carton
// of each on 9 January 2026, V01 to V10 and S01 to S10; no deed and no count yet. Its DEA number is small_dea.
inline constexpr std::string_view small_dea = "AB1234563";
void write_small_clinic(const PaperPile& pile);

// The figures of a product at the end, as a key file has them; in microlitres.
struct ProductFigures {
    std::int64_t received_containers = 0;
    std::int64_t received_ul = 0;
    std::int64_t given_ul = 0;
    std::int64_t patient_waste_ul = 0;
    std::int64_t finish_waste_ul = 0;
    std::int64_t broken_ul = 0;
    std::int64_t finished_vials = 0;
    std::int64_t finish_surplus_ul = 0;
    std::int64_t finish_shortage_ul = 0;
    std::int64_t chart_difference_ul = 0;
    std::int64_t closing_sealed = 0;
    std::map<std::string, std::int64_t> closing_open;  // book by label
    std::int64_t closing_book_ul = 0;

    bool operator==(const ProductFigures&) const = default;
};
// For the messages of failed tests.
void PrintTo(const ProductFigures& figures, std::ostream* out);

class PaperJournal final {
  public:
    // Founded by Ada (registrant) and Ben (pharmacist) under this DEA number.
    explicit PaperJournal(std::string_view dea);
    ~PaperJournal();
    PaperJournal(const PaperJournal&) = delete;
    PaperJournal& operator=(const PaperJournal&) = delete;

    // Takes what is new of the folder, as transcribe() does; throws std::logic_error where it is
    // refused as a whole.
    operations::TranscriptionReport take(const std::filesystem::path& folder);
    // The same, stopped after so many entries; as many as that were made, and nothing of them
    // stays.
    std::size_t try_first(const std::filesystem::path& folder, std::size_t entries);

    [[nodiscard]] const domain::State& state() const { return m_state; }
    [[nodiscard]] const std::vector<domain::Entry>& entries() const { return *m_entries; }
    [[nodiscard]] domain::ProductId product(std::string_view ndc) const;
    [[nodiscard]] ProductFigures figures(std::string_view ndc) const;
    // The entries that one line became.
    [[nodiscard]] std::vector<domain::Entry> of_line(std::string_view file,
                                                     std::int64_t line) const;
    void set_now(std::string_view utc);
    [[nodiscard]] operations::TranscriptionSetting setting();
    // From now on nobody can read the texts that entries hold as digests.
    void destroy_texts() { m_keeps_texts = false; }

  private:
    class Signer;

    domain::State m_state;
    std::shared_ptr<std::vector<domain::Entry>> m_entries;
    std::map<domain::EntryNumber, std::vector<operations::DisclosedText>> m_texts;
    bool m_keeps_texts = true;
    std::unique_ptr<Signer> m_ada;
    std::unique_ptr<Signer> m_ben;
    base::UtcInstant m_now;
};

// "code file:line", sorted: what a report names as improper.
[[nodiscard]] std::vector<std::string> improper_of(const operations::TranscriptionReport& report);
// "file:line", sorted: what it refuses.
[[nodiscard]] std::vector<std::string> refused_of(const operations::TranscriptionReport& report);

}  // namespace vialog::support
