// SPDX-License-Identifier: Apache-2.0
// Who the paper names: staff with what they may do, patients with what identifies them.
#include "exchange/paper_people.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

namespace vialog::exchange {
namespace {

constexpr auto people_required =
    std::to_array<std::string_view>({"id", "name", "initials", "roles"});
constexpr auto patient_required = std::to_array<std::string_view>({"id", "name"});
constexpr auto patient_optional = std::to_array<std::string_view>({"date_of_birth", "address"});

// The words that are functions, sorted and each once as an entry has them. The others are passed
// over, and the line marked.
std::vector<domain::Function> read_functions(PaperRow& row) {
    std::vector<domain::Function> functions;
    std::string_view rest = row.raw("roles");
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find_first_of(";,/|"), rest.size());
        std::string_view word = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        word.remove_prefix(std::min(word.find_first_not_of(' '), word.size()));
        word.remove_suffix(word.size() - (word.find_last_not_of(' ') + 1));
        if (word.empty()) {
            continue;
        }
        if (const auto function = domain::parse_word<domain::Function>(word)) {
            functions.push_back(*function);
        } else {
            row.mark_other("roles", "a word is no function that is known, and is left out");
        }
    }
    std::sort(functions.begin(), functions.end(), [](domain::Function a, domain::Function b) {
        return domain::word_of(a) < domain::word_of(b);
    });
    functions.erase(std::unique(functions.begin(), functions.end()), functions.end());
    return functions;
}

void refuse_known_id(PaperRow& row, bool fresh) {
    if (!fresh && !row.refused()) {
        row.refuse("id", "an earlier line has this id",
                   "give each their own id, and use it in the other files");
    }
}

}  // namespace

std::vector<PaperPerson> read_people(std::string_view text, PaperReading& reading,
                                     std::int64_t& records) {
    std::vector<PaperPerson> people;
    std::set<domain::PersonId> ids;
    records = for_each_row(
        {.file = people_file, .text = text}, {.required = people_required, .optional = {}}, reading,
        [&](PaperRow& row) {
            PaperPerson person;
            person.person.id = row.person_id("id");
            person.name = row.free_text("name", longest_disclosed);
            person.person.initials = row.text("initials", longest_initials);
            if (person.person.initials.empty()) {
                person.person.initials = person.person.id.text().substr(0, longest_initials);
                row.mark_other("initials", "they are missing; the id stands for them");
            }
            person.person.functions = read_functions(row);
            refuse_known_id(row, ids.insert(person.person.id).second);
            if (!row.refused()) {
                static_cast<PaperRecord&>(person) = row.record();
                people.push_back(std::move(person));
            }
        });
    return people;
}

std::vector<PaperPatient> read_patients(std::string_view text, PaperReading& reading,
                                        std::int64_t& records) {
    std::vector<PaperPatient> patients;
    std::set<std::string> ids;
    records = for_each_row({.file = patients_file, .text = text},
                           {.required = patient_required, .optional = patient_optional}, reading,
                           [&](PaperRow& row) {
                               PaperPatient patient;
                               patient.id = row.required_text("id", longest_disclosed);
                               patient.name = row.free_text("name", longest_disclosed);
                               patient.birth_date = row.text("date_of_birth", longest_disclosed);
                               patient.address = row.free_text("address", longest_disclosed);
                               refuse_known_id(row, ids.insert(patient.id).second);
                               if (!row.refused()) {
                                   static_cast<PaperRecord&>(patient) = row.record();
                                   patients.push_back(std::move(patient));
                               }
                           });
    return patients;
}

}  // namespace vialog::exchange
