// SPDX-License-Identifier: Apache-2.0
// Goes back from today's stock by what each day added.
#include "gui/stock_over_time.h"

#include "gui/amounts.h"
#include "gui/catalogue.h"
#include "store/queries_latest.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace vialog::gui {

namespace {

constexpr std::int64_t days_shown = 30;
constexpr std::int64_t thousandths = 1000;

// A microlitre is a thousandth of the millilitre that the axis counts; a piece is a whole one.
std::int64_t axis_value(const domain::ProductRecorded& product, std::int64_t amount) {
    return product.container_size.unit() == domain::Unit::Microlitre ? amount
                                                                     : amount * thousandths;
}

std::string day_label(std::int64_t day) {
    return base::print_date(std::chrono::sys_days(std::chrono::days(day)));
}

Plot plot_of(const domain::ProductRecorded& product, std::int64_t now,
             const std::map<std::int64_t, std::int64_t>& movements, std::int64_t today) {
    Plot plot{
        .form = Plot::Form::Steps,
        .title = fmt::format(fmt::runtime(tr("Stock: {}")), print_product(product)),
        .unit = product.container_size.unit() == domain::Unit::Microlitre ? tr("mL") : tr("units"),
        .sentence = {},
        .points = {}};
    std::int64_t amount = now;
    std::int64_t least = now;
    std::int64_t first = now;
    for (std::int64_t day = today; day > today - days_shown; --day) {
        plot.points.push_back({.label = day_label(day), .value = axis_value(product, amount)});
        first = amount;
        least = std::min(least, amount);
        const auto moved = movements.find(day);
        amount -= moved == movements.end() ? 0 : moved->second;
    }
    std::reverse(plot.points.begin(), plot.points.end());
    plot.sentence = fmt::format(
        fmt::runtime(tr("{} days ago {}, now {}; the least was {}. Days end at midnight UTC.")),
        days_shown - 1, print_amount(product, first), print_amount(product, now),
        print_amount(product, least));
    return plot;
}

}  // namespace

std::vector<Plot> stock_plots(Desk& desk, const std::vector<store::ContainerOnHand>& on_hand) {
    const std::int64_t today =
        std::chrono::floor<std::chrono::days>(desk.now().instant).time_since_epoch().count();
    std::map<domain::ProductId, std::int64_t> now;
    for (const store::ContainerOnHand& container : on_hand) {
        now[container.product] += container.balance;
    }
    std::map<domain::ProductId, std::map<std::int64_t, std::int64_t>> movements;
    for (const store::DayMovement& moved : store::day_movements(
             desk.store(), domain::AccountKind::Container, today - days_shown + 1)) {
        movements[moved.product][moved.day] += moved.amount;
        now.try_emplace(moved.product, 0);
    }
    std::vector<Plot> plots;
    for (const auto& [id, amount] : now) {
        if (const domain::ProductRecorded* product = desk.state().products.find(id)) {
            plots.push_back(plot_of(*product, amount, movements[id], today));
        }
    }
    return plots;
}

}  // namespace vialog::gui
