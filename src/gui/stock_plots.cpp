// SPDX-License-Identifier: Apache-2.0
// Reads the finishes and wastes of a period. Microlitres are thousandths of a millilitre, so nothing is divided.
#include "gui/stock_plots.h"

#include "domain/postings.h"
#include "gui/catalogue.h"
#include "gui/entry_words.h"

#include <fmt/format.h>

#include <map>

namespace vialog::gui {

namespace {

// The bars that can be told apart on a screen; the newest ones.
constexpr std::size_t most_bars = 60;

std::string volume(std::int64_t microlitres) {
    return domain::print_volume(domain::Volume(microlitres));
}

// Visits what the entries of a kind say now, corrections included, with the person who signed first.
template <typename Event, typename Visit>
void for_each_in_force(const Desk& desk, const store::Period& period, domain::Kind kind,
                       const Visit& visit) {
    const domain::State& state = desk.state();
    for (const domain::EntryNumber seq :
         store::find_entries(desk.store(), {.kind = kind, .period = period})) {
        domain::EntryNumber stands = seq;
        while (const auto by = store::corrected_by(desk.store(), stands)) {
            stands = *by;
        }
        const auto entry = desk.store().entry(seq);
        const auto now = domain::in_force(stands, state.entry_at);
        if (entry && now) {
            if (const auto* event = std::get_if<Event>(&now->event)) {
                visit(*event, entry->entry.signers.front().key);
            }
        }
    }
}

}  // namespace

Plot residual_plot(const Desk& desk, const store::Period& period) {
    Plot plot{.form = Plot::Form::Bars,
              .title = tr("Measured rest less book, each finished vial"),
              .unit = tr("mL"),
              .sentence = {},
              .points = {}};
    std::int64_t surplus = 0;
    std::int64_t shortage = 0;
    for_each_in_force<domain::ContainerFinished>(
        desk, period, domain::Kind::Finish,
        [&](const domain::ContainerFinished& it, const domain::KeyId& /*signer*/) {
            if (it.rest.unit() == domain::Unit::Microlitre) {
                const std::int64_t difference = it.rest.amount() - it.book;
                (difference < 0 ? shortage : surplus) += difference;
                plot.points.push_back(
                    {.label = fmt::format("{}", it.container.number()), .value = difference});
            }
        });
    plot.sentence =
        plot.points.empty()
            ? tr("No vial was finished in these days.")
            : fmt::format(fmt::runtime(tr_n("{} vial finished: {} more than the book in all, {} "
                                            "less.",
                                            "{} vials finished: {} more than the book in all, {} "
                                            "less.",
                                            static_cast<long>(plot.points.size()))),
                          plot.points.size(), volume(surplus), volume(-shortage));
    if (plot.points.size() > most_bars) {
        plot.points.erase(plot.points.begin(),
                          plot.points.end() - static_cast<std::ptrdiff_t>(most_bars));
        plot.sentence += " " + fmt::format(fmt::runtime(tr("The newest {} are drawn.")), most_bars);
    }
    return plot;
}

Plot waste_plot(const Desk& desk, const store::Period& period) {
    std::map<std::string, std::int64_t> wasted;
    const auto add = [&](const auto& it, const domain::KeyId& signer) {
        if (it.amount.unit() == domain::Unit::Microlitre) {
            wasted[initials_of(desk.state(), signer)] += it.amount.amount();
        }
    };
    for_each_in_force<domain::StockWasted>(desk, period, domain::Kind::Waste, add);
    for_each_in_force<domain::StockWastedUnwitnessed>(desk, period, domain::Kind::WasteUnwitnessed,
                                                      add);
    Plot plot{.form = Plot::Form::Bars,
              .title = tr("Wasted, by who signed first"),
              .unit = tr("mL"),
              .sentence = {},
              .points = {}};
    for (const auto& [person, amount] : wasted) {
        plot.points.push_back({.label = person, .value = amount});
        plot.sentence += plot.sentence.empty() ? "" : "; ";
        plot.sentence += fmt::format(fmt::runtime(tr("{} wasted {}")), person, volume(amount));
    }
    plot.sentence =
        plot.points.empty() ? tr("Nothing was wasted in these days.") : plot.sentence + ".";
    return plot;
}

}  // namespace vialog::gui
