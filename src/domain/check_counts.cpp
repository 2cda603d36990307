// SPDX-License-Identifier: Apache-2.0
// Rules for counts: counted blind, held against the book as of their start.
#include "domain/checks.h"
#include "domain/limits.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

namespace vialog::domain {

namespace {

struct CountCheck {
    const State& state;
    const Entry& entry;
    Complaints& out;

    void operator()(const CountStarted& it) const {
        std::set<PlaceId> seen;
        for (const PlaceId& place : it.places) {
            if (!state.place_index(place) || !seen.insert(place).second) {
                out.add(rule::place_unknown, {{"place", figure(place)}});
            }
        }
        if (it.places.empty()) {
            out.add(rule::place_unknown, {{"place", "-"}});
        }
        check_room(it);
    }

    // What is begun is kept until it is revealed, by every verifier: neither may grow without end.
    void check_room(const CountStarted& it) const {
        std::int64_t unfinished = 0;
        state.counts.for_each(
            [&](EntryNumber /*start*/, const CountRow& /*count*/) { ++unfinished; });
        if (unfinished >= most_unfinished_counts) {
            out.add(rule::counts_unfinished, {{"counts", figure(unfinished)}});
        }
        std::set<std::int64_t> places;
        for (const PlaceId& place : it.places) {
            places.insert(state.place_index(place).value_or(-1));
        }
        std::int64_t noted = 0;
        state.on_hand.for_each([&](const OnHandKey& key, const OnHandRow& row) {
            if (places.contains(key.place)) {
                noted += 1 + static_cast<std::int64_t>(row.opened.size());
            }
        });
        if (noted > most_noted_of_a_count) {
            out.add(rule::count_too_large, {{"noted", figure(noted)}});
        }
    }

    void operator()(const CountRecorded& it) const {
        const CountRow* count = it.start ? state.counts.find(it.start->seq) : nullptr;
        if (it.start && (count == nullptr || count->counted || count->start.type != it.type ||
                         count->start.moment != it.moment)) {
            out.add(rule::count_not_begun, {{"entry", figure(it.start->seq)}});
        }
        if (!it.start && !entry.paper) {
            out.add(rule::count_not_begun, {{"entry", "-"}});
        }
        std::set<std::pair<ProductId, PlaceId>> seen;
        for (const CountLine& line : it.lines) {
            if (!seen.emplace(line.product, line.place).second) {
                out.add(rule::count_line_twice, {{"product", figure(line.product)}});
            }
            check_line(line, count);
        }
    }

    void check_line(const CountLine& line, const CountRow* count) const {
        const ProductRecorded* product = state.products.find(line.product);
        if (product == nullptr) {
            out.add(rule::product_unknown, {{"product", figure(line.product)}});
            return;
        }
        const bool in_scope =
            count == nullptr ? state.place_index(line.place).has_value()
                             : std::find(count->start.places.begin(), count->start.places.end(),
                                         line.place) != count->start.places.end();
        if (!in_scope) {
            out.add(rule::place_unknown, {{"place", figure(line.place)}});
        }
        std::set<ContainerId> seen;
        for (const OpenedCount& opened : line.opened) {
            if (state.containers.find(opened.container) == nullptr) {
                out.add(rule::container_unknown, {{"container", figure(opened.container)}});
            }
            if (!seen.insert(opened.container).second) {
                out.add(rule::container_twice, {{"container", figure(opened.container)}});
            }
            if (opened.amount.unit() != product->container_size.unit()) {
                out.add(rule::unit_differs, {{"product", figure(line.product)}});
            }
        }
    }

    void operator()(const CountRevealed& it) const {
        const auto expected = reveal(state, it.count.seq);
        if (!expected) {
            out.add(rule::count_not_begun, {{"entry", figure(it.count.seq)}});
        } else if (expected->lines != it.lines || expected->differs != it.differs) {
            out.add(rule::reveal_differs, {{"entry", figure(it.count.seq)}});
        }
    }

    template <typename Other>
    void operator()(const Other& /*event*/) const {}
};

// Book and count of one product at one place, from whichever side knows it.
struct Compared {
    std::int64_t sealed_book = 0;
    std::int64_t sealed_counted = 0;
    std::map<ContainerId, RevealedOpened> opened;
};

bool beyond_tolerance(const State& state, ProductId product, const RevealedOpened& opened) {
    if (!opened.counted) {
        return true;
    }
    const std::int64_t size = state.products.find(product)->container_size.amount();
    const std::int64_t tolerance = size * state.policy.count_tolerance_permille / 1000;
    return std::abs(opened.counted->amount() - opened.book) > tolerance;
}

}  // namespace

std::optional<Revelation> reveal(const State& state, EntryNumber count) {
    const CountRow* row = nullptr;
    state.counts.for_each(
        [&](EntryNumber /*start*/, const CountRow& it) { row = it.counted == count ? &it : row; });
    if (row == nullptr) {
        return std::nullopt;
    }
    std::map<std::pair<ProductId, std::int64_t>, Compared> compared;
    for (const CountRow::Snapshot& line : row->book) {
        Compared& it = compared[{line.product, line.place}];
        it.sealed_book = line.sealed;
        for (const auto& [container, book] : line.opened) {
            it.opened[container] = {.container = container, .book = book, .counted = std::nullopt};
        }
    }
    for (const CountLine& line : row->lines) {
        Compared& it = compared[{line.product, state.place_index(line.place).value_or(-1)}];
        it.sealed_counted = line.sealed;
        for (const OpenedCount& opened : line.opened) {
            RevealedOpened& both = it.opened[opened.container];
            both.container = opened.container;
            both.counted = opened.amount;
        }
    }
    Revelation result;
    for (const auto& [key, it] : compared) {
        RevealedLine line{.product = key.first,
                          .place = state.place_at(key.second).value_or(PlaceId()),
                          .sealed_book = it.sealed_book,
                          .sealed_counted = it.sealed_counted,
                          .opened = {}};
        result.differs = result.differs || it.sealed_book != it.sealed_counted;
        for (const auto& [container, opened] : it.opened) {
            result.differs = result.differs || beyond_tolerance(state, key.first, opened);
            line.opened.push_back(opened);
        }
        result.lines.push_back(std::move(line));
    }
    return result;
}

void check_counts(const State& state, const Entry& entry, Complaints& out) {
    std::visit(CountCheck{state, entry, out}, entry.event);
}

}  // namespace vialog::domain
