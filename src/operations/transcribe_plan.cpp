// SPDX-License-Identifier: Apache-2.0
// What is new, what can be placed, and in which order it is stated.
#include "operations/transcribe_plan.h"

#include "base/check.h"
#include "domain/rules.h"
#include "operations/transcribe_house.h"
#include "operations/transcribe_stock.h"

#include <algorithm>
#include <set>
#include <utility>

namespace vialog::operations {
namespace {

// As much of a carton's labels as fits its entry (journal/entry.h: 65,535 bytes).
constexpr std::size_t most_label_bytes = 40000;
// The slack that the rules give a clock (domain/decide.h).
constexpr base::Milliseconds clock_slack{2000};

std::size_t bytes_of(const std::vector<std::string>& labels) {
    std::size_t bytes = 0;
    for (const std::string& label : labels) {
        bytes += label.size() + 3;  // two quotation marks and a comma
    }
    return bytes;
}

std::optional<domain::EntryNumber> case_of_unknown(const domain::State& state,
                                                   const exchange::PaperSource& source) {
    const auto seq = TranscriptionDesk::taken_as(state, source, domain::Kind::Discrepancy);
    const auto entry = seq && state.entry_at ? state.entry_at(*seq) : std::nullopt;
    return entry && is_of_unknown_vial(*entry) ? seq : std::nullopt;
}

TimelineDeed deed_of(exchange::VialAction action) {
    return action == exchange::VialAction::Open ? TimelineDeed::Opened : TimelineDeed::Ended;
}

}  // namespace

TranscriptionPlan::TranscriptionPlan(const exchange::PaperFolder& folder,
                                     TranscriptionSetting setting)
    : m_desk(folder, std::move(setting)), m_infusions(m_desk), m_waiting(m_desk) {
    base::expects(folder.clinic.has_value(), "whose paper it is, is known before it is planned");
}

std::optional<Statement> TranscriptionPlan::next(const domain::State& state,
                                                 std::span<const Recorded> so_far) {
    if (!m_prepared) {
        m_prepared = true;
        prepare(state);
    }
    return m_desk.next(state, so_far);
}

void TranscriptionPlan::prepare(const domain::State& state) {
    find_taken(state);
    collect(state);
    m_desk.take_last(begin_step());
    plan_house(state);
    const Timeline timeline = arrange(m_rows);
    std::vector<char> contradicts(m_rows.size(), 0);
    for (const std::size_t row : timeline.contradicting) {
        contradicts[row] = 1;
    }
    for (const std::size_t row : timeline.order) {
        if (m_new[row] == 0) {
            continue;
        }
        ++m_steps;
        std::vector<domain::Irregularity> extra;
        if (contradicts[row] != 0) {
            extra.push_back(domain::Irregularity::OrderDiffers);
            m_desk.explain(source_of(m_desk.folder(), m_lines[row]),
                           domain::word_of(domain::Irregularity::OrderDiffers),
                           "its time contradicts those of the vial's other lines; see on paper "
                           "which is wrong, and correct that entry");
        }
        m_desk.take_last(step_of(m_lines[row], std::move(extra)));
    }
}

void TranscriptionPlan::plan_house(const domain::State& state) {
    const auto& folder = m_desk.folder();
    const std::size_t people = plan_people(m_desk, state);
    const std::size_t refused_before = m_desk.refused().size();
    const std::size_t products = plan_products(m_desk, state);
    const std::size_t refused = m_desk.refused().size() - refused_before;
    m_already[std::string(exchange::people_file)] =
        static_cast<std::int64_t>(folder.people.size() - people);
    m_already[std::string(exchange::products_file)] =
        static_cast<std::int64_t>(folder.products.size() - products - refused);
    std::vector<std::size_t> receipts;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        if (m_lines[i].file == File::Receipts && m_new[i] != 0) {
            receipts.push_back(m_lines[i].index);
        }
    }
    m_steps += people + products + plan_suppliers(m_desk, state, receipts);
}

// Every line has its place in the timeline, also one that the journal has: a vial's later lines
// stand after it all the same.
void TranscriptionPlan::collect(const domain::State& state) {
    const auto& folder = m_desk.folder();
    VialFinder& vials = m_desk.vials();
    for (std::size_t i = 0; i < folder.receipts.size(); ++i) {
        TimelineRow row{.deed = TimelineDeed::Received};
        for (const std::string& label : vials.labels(i).labels) {
            row.vials.push_back(vials.vial_of(label, i));
        }
        add({.file = File::Receipts, .index = i}, std::move(row));
    }
    for (std::size_t i = 0; i < folder.vial_events.size(); ++i) {
        const exchange::PaperVialEvent& event = folder.vial_events[i];
        add({.file = File::VialEvents, .index = i},
            {.deed = deed_of(event.action), .vials = {vials.vial(event.vial, event.at.instant)}});
    }
    for (std::size_t i = 0; i < folder.draws.size(); ++i) {
        const exchange::PaperDraw& draw = folder.draws[i];
        add({.file = File::Draws, .index = i},
            {.deed = TimelineDeed::Used,
             .vials = {vials.vial(draw.vial, draw.started.instant)},
             .infusion = m_infusions.number(i)});
    }
    for (std::size_t i = 0; i < folder.counts.size(); ++i) {
        const exchange::PaperCount& count = folder.counts[i];
        TimelineRow row{.deed = TimelineDeed::Counted};
        if (!count.open_vial.empty()) {
            row.vials.push_back(vials.vial(count.open_vial, count.at.instant));
        }
        add({.file = File::Counts, .index = i}, std::move(row));
    }
    place_lines(state);
}

// Receipts stand before all others: what cannot be placed of them decides about their vials.
void TranscriptionPlan::place_lines(const domain::State& state) {
    std::vector<PaperLine> deeds;
    for (const Line& line : m_lines) {
        if (line.file == File::Receipts) {
            m_placed.push_back(place_line(state, line) ? 1 : 0);
        }
    }
    take_up_unknown(state);
    for (const Line& line : m_lines) {
        if (line.file != File::Receipts && place_line(state, line) && !m_taken.contains(line) &&
            line.file != File::Counts) {
            deeds.push_back(line);
        }
    }
    for (const auto& [line, reason] : m_waiting.because_of_others(deeds)) {
        m_refused_lines.insert(line);
        refuse(line, reason);
    }
    for (const Line& line : m_lines) {
        m_new.push_back(m_taken.contains(line) || m_refused_lines.contains(line) ? 0 : 1);
    }
}

// Whether it is taken, now or earlier.
bool TranscriptionPlan::place_line(const domain::State& state, const Line& line) {
    if (m_taken.contains(line)) {
        ++m_already[source_of(m_desk.folder(), line).file];
        return true;
    }
    if (can_be_placed(state, line)) {
        return true;
    }
    m_refused_lines.insert(line);
    m_waiting.note_refused(line);
    return false;
}

// A case states nothing but that the paper names a vial; it posts nothing. Once the carton is
// there, the line is taken as what it says, by the two who read it, and the case stands.
void TranscriptionPlan::take_up_unknown(const domain::State& state) {
    UnknownVials unknown(m_desk, state);
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const Line& line = m_lines[i];
        const auto taken = m_taken.find(line);
        const std::string* vial = vial_of(m_desk.folder(), line);
        if (taken == m_taken.end() || vial == nullptr) {
            continue;
        }
        const auto& cartons = m_desk.vials().cartons_of(*vial);
        const bool comes = std::any_of(cartons.begin(), cartons.end(), [this](std::size_t carton) {
            return gives_out_labels(carton) &&
                   !m_taken.contains({.file = File::Receipts, .index = carton});
        });
        unknown.add(line, m_rows[i].vials.front(), taken->second, comes);
    }
    for (const Line& line : unknown.taken_up()) {
        m_taken.erase(line);
    }
    m_standing = unknown.standing();
}

void TranscriptionPlan::refuse(const Line& line, const WaitReason& reason) {
    m_desk.refuse(source_of(m_desk.folder(), line), reason.what, reason.remedy);
}

void TranscriptionPlan::add(const Line& line, TimelineRow row) {
    row.at = time_of(m_desk.folder(), line);
    row.file = static_cast<int>(line.file);
    row.line = source_of(m_desk.folder(), line).line;
    m_lines.push_back(line);
    m_rows.push_back(std::move(row));
}

// What the journal has of the folder: first what stands there byte for byte, then what says the
// same or is mended since. Cartons come first, since they say which vial a label means.
void TranscriptionPlan::find_taken(const domain::State& state) {
    std::map<File, std::vector<PaperLine>> unknown;
    for (const PaperLine& line : lines_of(m_desk.folder())) {
        if (const auto taken = taken_as(state, line)) {
            note_taken(state, line, *taken);
        } else {
            unknown[line.file].push_back(line);
        }
    }
    if (unknown.empty() || state.totals.paper_entries == 0) {
        m_desk.vials().look_at(state);
        return;
    }
    m_needs_sealed_texts = unknown.contains(File::Draws) || unknown.contains(File::VialEvents);
    EarlierLines earlier(m_desk, state);
    find_respelled(state, earlier, unknown[File::Receipts]);
    m_desk.vials().look_at(state);
    for (const auto& [file, lines] : unknown) {
        if (file != File::Receipts) {
            find_respelled(state, earlier, lines);
        }
    }
}

void TranscriptionPlan::find_respelled(const domain::State& state, EarlierLines& earlier,
                                       const std::vector<PaperLine>& unknown) {
    for (const auto& [line, taken] : earlier.find(state, unknown)) {
        note_taken(state, line, taken);
        if (!taken.differs.empty()) {
            const exchange::PaperSource& source = source_of(m_desk.folder(), line);
            const auto says = state.entry_at ? state.entry_at(taken.says) : std::nullopt;
            m_changed.push_back(
                {.file = source.file,
                 .line = source.line,
                 .entry = taken.says,
                 .columns = taken.differs,
                 .correctable = !says || domain::may_be_corrected(domain::kind_of(says->event))});
        }
    }
}

void TranscriptionPlan::note_taken(const domain::State& state, const PaperLine& line,
                                   const EarlierLine& taken) {
    m_taken[line] = taken;
    if (line.file == File::Receipts) {
        m_desk.vials().note_taken(state, line.index, taken.entry);
    } else if (taken.draw) {
        m_infusions.note_taken(state, line.index, *taken.draw);
    }
}

// By the exact bytes of its record.
std::optional<EarlierLine> TranscriptionPlan::taken_as(const domain::State& state,
                                                       const Line& line) const {
    using domain::Kind;
    const exchange::PaperSource& source = source_of(m_desk.folder(), line);
    const auto draw = TranscriptionDesk::taken_as(state, source, Kind::Draw);
    for (const Kind kind : {Kind::Draw, Kind::Receive, Kind::Open, Kind::Finish, Kind::Breakage,
                            Kind::Count, Kind::Person, Kind::Product, Kind::Discrepancy}) {
        if (const auto entry = TranscriptionDesk::taken_as(state, source, kind)) {
            return EarlierLine{
                .entry = *entry,
                .draw = draw,
                .differs = {},
                .says = *entry,
                .unknown = is_of_vial(kind) ? std::nullopt : case_of_unknown(state, source)};
        }
    }
    return std::nullopt;
}

bool TranscriptionPlan::can_be_placed(const domain::State& state, const Line& line) {
    const exchange::PaperSource& source = source_of(m_desk.folder(), line);
    if (time_of(m_desk.folder(), line).instant > m_desk.setting().now.time + clock_slack) {
        m_desk.refuse(source, "the time lies in the future", "look at the date, and at this clock");
        return false;
    }
    if (const auto reason = must_wait(state, line)) {
        refuse(line, *reason);
        return false;
    }
    return stock_can_be_placed(state, line);
}

std::optional<WaitReason> TranscriptionPlan::must_wait(const domain::State& state,
                                                       const Line& line) const {
    const std::string* vial = vial_of(m_desk.folder(), line);
    if (vial != nullptr && carton_was_refused(state, *vial)) {
        return WaitReason{.what = "the vial may have come with a carton whose line was refused",
                          .remedy = "mend receipts.csv first, then run this again"};
    }
    if (auto reason = m_waiting.for_somebody(state, line)) {
        return reason;
    }
    return m_waiting.for_opening(state, line);
}

bool TranscriptionPlan::stock_can_be_placed(const domain::State& state, const Line& line) {
    const auto& folder = m_desk.folder();
    const exchange::PaperSource& source = source_of(m_desk.folder(), line);
    const domain::Ndc* ndc = nullptr;
    if (line.file == File::Receipts) {
        const exchange::PaperReceipt& receipt = folder.receipts[line.index];
        ndc = &receipt.ndc;
        if (!supplier_can_be_known(folder, state, receipt)) {
            m_desk.refuse(
                source,
                "supplier_dea: the supplier is not known, and its DEA number cannot be read",
                "write the supplier's DEA number as its registration has it");
            return false;
        }
        if (bytes_of(m_desk.vials().labels(line.index).labels) > most_label_bytes) {
            m_desk.refuse(source, "the carton has more numbered vials than one entry can hold",
                          "look at the number of containers, or divide the line");
            return false;
        }
    } else if (line.file == File::Counts) {
        ndc = &folder.counts[line.index].ndc;
    }
    if (ndc != nullptr && !product_can_be_known(folder, state, *ndc)) {
        m_desk.refuse(source, "ndc: neither products.csv nor the journal knows this product",
                      "add its line to products.csv, or mend the one that was refused");
        return false;
    }
    return true;
}

// Nobody knows the vial now, and somebody may once its carton's line is mended. What is taken as of an unknown vial stays so
// for ever; what is refused can be taken then. The receipts were looked at before all other lines.
bool TranscriptionPlan::carton_was_refused(const domain::State& state,
                                           const std::string& label) const {
    if (state.labels.find(label) != nullptr) {
        return false;
    }
    const auto& folder = m_desk.folder();
    bool refused = folder.reading.incomplete.contains(exchange::receipts_file);
    for (const exchange::RefusedCarton& carton : folder.reading.refused_cartons) {
        refused = refused || lies_between(label, carton.first_vial, carton.last_vial);
    }
    for (std::size_t i = 0; i < folder.receipts.size(); ++i) {
        const exchange::PaperReceipt& receipt = folder.receipts[i];
        refused = refused || (!gives_out_labels(i) &&
                              lies_between(label, receipt.first_vial, receipt.last_vial));
    }
    const auto& cartons = m_desk.vials().cartons_of(label);
    return refused && std::none_of(cartons.begin(), cartons.end(),
                                   [this](std::size_t carton) { return gives_out_labels(carton); });
}

// A carton that reads otherwise now may have other vials than the journal knows.
bool TranscriptionPlan::gives_out_labels(std::size_t receipt) const {
    const auto taken = m_taken.find({.file = File::Receipts, .index = receipt});
    return m_placed[receipt] != 0 && (taken == m_taken.end() || taken->second.differs.empty());
}

Step TranscriptionPlan::step_of(const Line& line, std::vector<domain::Irregularity> extra) {
    const auto& folder = m_desk.folder();
    switch (line.file) {
        case File::Receipts:
            return receive_step(m_desk, line.index, std::move(extra));
        case File::VialEvents:
            return vial_event_step(m_desk, folder.vial_events[line.index], std::move(extra));
        case File::Draws:
            return m_infusions.draw_step(line.index, std::move(extra));
        case File::Counts:
        case File::People:
        case File::Products:
            break;
    }
    return count_step(m_desk, folder.counts[line.index], std::move(extra));
}

// Only where there is something to take after it.
Step TranscriptionPlan::begin_step() {
    return [this](const domain::State& /*state*/,
                  std::span<const Recorded> /*so_far*/) -> std::optional<Statement> {
        if (m_steps == 0) {
            return std::nullopt;
        }
        const auto& folder = m_desk.folder();
        m_desk.take_next([this](const domain::State& /*after*/, std::span<const Recorded> so_far) {
            m_desk.begin_at(so_far.back().entry.moment.time);
            return std::optional<Statement>();
        });
        return m_desk.state_of_batch(domain::TranscriptionBegun{.folder = folder.digest,
                                                                .from = folder.clinic->first_day,
                                                                .to = folder.clinic->last_day,
                                                                .files = folder.files});
    };
}

}  // namespace vialog::operations
