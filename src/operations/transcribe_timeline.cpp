// SPDX-License-Identifier: Apache-2.0
// A topological order of the rows, kept as near to their times as the vials allow.
#include "operations/transcribe_timeline.h"

#include "base/check.h"

#include <algorithm>
#include <map>
#include <queue>
#include <set>
#include <tuple>

namespace vialog::operations {
namespace {

// Where a row stands in the life of a vial. Edges go from a smaller place to a larger one only, so
// there is no cycle.
enum class Place : std::uint8_t { Received, Opened, Used, Ended, After };

enum class Bond : std::uint8_t {
    Sequence,  // rows of one infusion: no claim about times
    Life,      // the earlier place must not bear the later time
};

struct Edge {
    std::size_t from = 0;
    std::size_t to = 0;
    Bond bond = Bond::Life;
};

class Arranger final {
  public:
    explicit Arranger(const std::vector<TimelineRow>& rows)
        : m_rows(rows),
          m_places(rows.size(), Place::Used),
          m_keys(rows.size()),
          m_odd(rows.size(), 0) {}

    Timeline run() {
        connect_vials();
        connect_infusions();
        find_contradictions();
        pull_forward();
        Timeline timeline{.order = sort(), .contradicting = {}};
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            if (m_odd[i] != 0) {
                timeline.contradicting.push_back(i);
            }
        }
        return timeline;
    }

  private:
    [[nodiscard]] bool before(std::size_t a, std::size_t b) const {
        const TimelineRow& x = m_rows[a];
        const TimelineRow& y = m_rows[b];
        return std::tie(x.at.instant, x.file, x.line) < std::tie(y.at.instant, y.file, y.line);
    }

    void connect_vials() {
        std::map<std::size_t, std::vector<std::size_t>> vials;
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            for (const std::size_t vial : m_rows[i].vials) {
                vials[vial].push_back(i);
            }
        }
        for (auto& [vial, rows] : vials) {
            std::sort(rows.begin(), rows.end(),
                      [this](std::size_t a, std::size_t b) { return before(a, b); });
            connect_vial(rows);
        }
    }

    // `rows` by their times. The first receipt, opening and finish are those of the vial.
    void connect_vial(const std::vector<std::size_t>& rows) {
        std::optional<std::size_t> received;
        std::optional<std::size_t> opened;
        std::optional<std::size_t> ended;
        for (const std::size_t row : rows) {
            const TimelineDeed deed = m_rows[row].deed;
            if (deed == TimelineDeed::Received && !received) {
                received = row;
            } else if (deed == TimelineDeed::Opened && !opened) {
                opened = row;
            } else if (deed == TimelineDeed::Ended && !ended) {
                ended = row;
            }
        }
        for (const std::size_t row : rows) {
            const TimelineDeed deed = m_rows[row].deed;
            const bool is_extra_end = deed == TimelineDeed::Ended && row != ended;
            if (row == received || deed == TimelineDeed::Received) {
                m_places[row] = Place::Received;
                continue;
            }
            connect(received, row);
            if (deed == TimelineDeed::Counted) {
                m_places[row] = Place::After;
            } else if (row == opened) {
                m_places[row] = Place::Opened;
                connect(row, ended);
            } else if (row == ended) {
                m_places[row] = Place::Ended;
            } else if (is_extra_end) {
                m_places[row] = Place::After;
                connect(ended, row);
            } else {
                connect(opened, row);
                connect(row, ended);
            }
        }
    }

    void connect(std::optional<std::size_t> from, std::optional<std::size_t> to) {
        if (from && to) {
            m_edges.push_back({.from = *from, .to = *to, .bond = Bond::Life});
        }
    }

    void connect_infusions() {
        std::map<std::size_t, std::vector<std::size_t>> infusions;
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            if (m_rows[i].infusion) {
                infusions[*m_rows[i].infusion].push_back(i);
            }
        }
        for (auto& [infusion, rows] : infusions) {
            std::sort(rows.begin(), rows.end(), [this](std::size_t a, std::size_t b) {
                return m_rows[a].line < m_rows[b].line;
            });
            for (std::size_t i = 1; i < rows.size(); ++i) {
                m_edges.push_back({.from = rows[i - 1], .to = rows[i], .bond = Bond::Sequence});
            }
        }
    }

    // The infusion of a draw may begin after the vial's finish, on the same day.
    [[nodiscard]] bool is_late_minute(const Edge& edge) const {
        return m_places[edge.from] == Place::Used && m_places[edge.to] == Place::Ended &&
               base::local_date(m_rows[edge.from].at) == base::local_date(m_rows[edge.to].at);
    }

    [[nodiscard]] bool contradicts(const Edge& edge) const {
        return edge.bond == Bond::Life &&
               m_rows[edge.to].at.instant < m_rows[edge.from].at.instant && !is_late_minute(edge);
    }

    // One wrong date contradicts many right ones: the row that contradicts the most others is
    // marked, its edges are left out, and so on until nothing contradicts. Between equals, the one
    // of fewer neighbours.
    void find_contradictions() {
        std::vector<std::vector<std::size_t>> against(m_rows.size());
        std::vector<std::size_t> neighbours(m_rows.size(), 0);
        for (const Edge& edge : m_edges) {
            ++neighbours[edge.from];
            ++neighbours[edge.to];
            if (contradicts(edge)) {
                against[edge.from].push_back(edge.to);
                against[edge.to].push_back(edge.from);
            }
        }
        std::vector<std::size_t> left(m_rows.size());
        std::set<std::tuple<std::size_t, std::size_t, std::size_t>> worst;  // the last is the worst
        const auto score = [&](std::size_t row) {
            return std::tuple(left[row], m_edges.size() - neighbours[row], row);
        };
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            left[i] = against[i].size();
            if (left[i] > 0) {
                worst.insert(score(i));
            }
        }
        while (!worst.empty()) {
            const std::size_t row = std::get<2>(*worst.rbegin());
            worst.erase(std::prev(worst.end()));
            m_odd[row] = 1;
            for (const std::size_t other : against[row]) {
                if (m_odd[other] == 0) {
                    worst.erase(score(other));
                    if (--left[other] > 0) {
                        worst.insert(score(other));
                    }
                }
            }
        }
    }

    // What others must wait for is taken no later than they are, where its own time says nothing.
    void pull_forward() {
        std::vector<std::vector<std::size_t>> edges_from(m_rows.size());
        for (std::size_t i = 0; i < m_edges.size(); ++i) {
            edges_from[m_edges[i].from].push_back(i);
        }
        std::vector<std::size_t> backwards(m_rows.size());
        for (std::size_t i = 0; i < backwards.size(); ++i) {
            backwards[i] = i;
            m_keys[i] = m_rows[i].at.instant;
        }
        std::sort(backwards.begin(), backwards.end(), [this](std::size_t a, std::size_t b) {
            return std::tie(m_places[b], m_rows[b].line, b) <
                   std::tie(m_places[a], m_rows[a].line, a);
        });
        for (const std::size_t row : backwards) {
            for (const std::size_t index : edges_from[row]) {
                const Edge& edge = m_edges[index];
                const bool pulls = m_odd[row] != 0 || edge.bond == Bond::Sequence ||
                                   (is_late_minute(edge) && m_odd[edge.to] == 0);
                if (pulls) {
                    m_keys[row] = std::min(m_keys[row], m_keys[edge.to]);
                }
            }
        }
    }

    std::vector<std::size_t> sort() const {
        std::vector<std::size_t> waiting_for(m_rows.size(), 0);
        std::vector<std::vector<std::size_t>> next(m_rows.size());
        for (const Edge& edge : m_edges) {
            next[edge.from].push_back(edge.to);
            ++waiting_for[edge.to];
        }
        const auto later = [this](std::size_t a, std::size_t b) {
            return m_keys[a] != m_keys[b] ? m_keys[b] < m_keys[a] : before(b, a);
        };
        std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(later)> ready(later);
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            if (waiting_for[i] == 0) {
                ready.push(i);
            }
        }
        std::vector<std::size_t> order;
        while (!ready.empty()) {
            const std::size_t row = ready.top();
            ready.pop();
            order.push_back(row);
            for (const std::size_t following : next[row]) {
                if (--waiting_for[following] == 0) {
                    ready.push(following);
                }
            }
        }
        base::ensures(order.size() == m_rows.size(), "a vial's life has no cycle");
        return order;
    }

    const std::vector<TimelineRow>& m_rows;
    std::vector<Place> m_places;
    std::vector<base::UtcInstant> m_keys;
    std::vector<char> m_odd;
    std::vector<Edge> m_edges;
};

}  // namespace

Timeline arrange(const std::vector<TimelineRow>& rows) {
    return Arranger(rows).run();
}

}  // namespace vialog::operations
