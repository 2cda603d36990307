// SPDX-License-Identifier: Apache-2.0
// Which of them can be taken up, and which cases stand.
#include "operations/transcribe_unknown.h"

#include <algorithm>
#include <tuple>

namespace vialog::operations {

void UnknownVials::add(const PaperLine& line, std::size_t vial, const EarlierLine& taken,
                       bool carton_comes) {
    const std::string& label = *vial_of(m_desk.folder(), line);
    const base::UtcInstant at = time_of(m_desk.folder(), line).instant;
    const bool is_known = carton_comes || m_desk.vials().find(m_state, label, at).has_value();
    const bool is_open =
        taken.unknown && m_state.cases.find(domain::CaseId(taken.unknown->number())) != nullptr;
    if (is_open && is_known) {
        m_cases.push_back({.line = line, .vial = vial, .entry = *taken.unknown});
    }
    const bool is_decided = taken.unknown && !is_open;
    if (line.file != PaperLineFile::Counts &&
        (is_decided || !taken.differs.empty() || !is_untouched(label, at))) {
        m_kept.insert(vial);
    }
}

bool UnknownVials::is_untouched(const std::string& label, base::UtcInstant at) const {
    const auto container = m_desk.vials().find(m_state, label, at);
    const auto* row = container ? m_state.containers.find(*container) : nullptr;
    return row == nullptr || (row->state == domain::ContainerState::Sealed && row->draws == 0 &&
                              row->balance == m_state.receipts.find(row->receipt)->each.amount());
}

std::vector<PaperLine> UnknownVials::taken_up() const {
    std::vector<PaperLine> lines;
    for (const Case& it : m_cases) {
        // A count stands without the vial: nothing of its line is left to take.
        if (it.line.file != PaperLineFile::Counts && !m_kept.contains(it.vial)) {
            lines.push_back(it.line);
        }
    }
    return lines;
}

std::vector<StandingCase> UnknownVials::standing() const {
    std::vector<StandingCase> cases;
    for (const Case& it : m_cases) {
        const exchange::PaperSource& source = source_of(m_desk.folder(), it.line);
        cases.push_back(
            {.file = source.file, .line = source.line, .entry = it.entry, .taken = false});
    }
    std::sort(cases.begin(), cases.end(), [](const StandingCase& a, const StandingCase& b) {
        return std::tie(a.file, a.line) < std::tie(b.file, b.line);
    });
    return cases;
}

}  // namespace vialog::operations
