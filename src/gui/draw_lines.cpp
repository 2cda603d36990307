// SPDX-License-Identifier: Apache-2.0
// One dose out of several vials.
#include "gui/draw_lines.h"

#include "gui/amounts.h"
#include "gui/catalogue.h"

#include <fmt/format.h>

#include <algorithm>

namespace vialog::gui {

namespace {

std::int64_t in_book(const VialLine& line) {
    return std::max<std::int64_t>(line.facts.row.balance, 0);
}

}  // namespace

std::vector<std::int64_t> shares_of(const std::vector<VialLine>& lines) {
    std::vector<std::int64_t> shares;
    for (const VialLine& line : lines) {
        shares.push_back(line.dose ? line.dose->drawn.amount() : 0);
    }
    const auto last = std::find_if(lines.rbegin(), lines.rend(),
                                   [](const VialLine& line) { return line.remainder; });
    if (last == lines.rend() || !lines.front().dose) {
        return shares;
    }
    const auto last_at = static_cast<std::size_t>(lines.rend() - last) - 1;
    std::int64_t left = shares.front();
    for (std::size_t i = 0; i <= last_at; ++i) {
        if (i == 0 || lines[i].remainder) {
            shares[i] = i == last_at ? left : std::min(in_book(lines[i]), left);
            left -= shares[i];
        }
    }
    return shares;
}

std::optional<std::int64_t> remainder_at(const std::vector<VialLine>& lines, std::size_t at) {
    if (at == 0 || at >= lines.size() || !lines.front().dose ||
        lines[at].facts.receipt.product != lines.front().facts.receipt.product) {
        return std::nullopt;
    }
    std::vector<VialLine> tried(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(at) + 1);
    tried[at].remainder = true;
    const std::int64_t share = shares_of(tried)[at];
    return share > 0 ? std::optional(share) : std::nullopt;
}

std::optional<domain::Dose> ordered_in_all(const std::vector<VialLine>& lines) {
    std::int64_t sum = 0;
    for (const VialLine& line : lines) {
        if (line.remainder) {
            continue;
        }
        if (!line.dose || !line.dose->ordered) {
            return std::nullopt;
        }
        const auto more = base::checked_add(sum, line.dose->ordered->units());
        if (!more) {
            return std::nullopt;
        }
        sum = *more;
    }
    return sum == 0 ? std::nullopt : std::optional(domain::Dose(sum));
}

std::string rest_doubt(const std::vector<VialLine>& lines) {
    const std::vector<std::int64_t> shares = shares_of(lines);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (shares[i] > in_book(lines[i])) {
            const domain::ProductRecorded& product = lines[i].facts.product;
            return fmt::format(
                fmt::runtime(tr("By the book vial {} has {}, which is {} less: scan another vial "
                                "for that.")),
                lines[i].facts.id.number(), print_amount(product, lines[i].facts.row.balance),
                print_amount(product, shares[i] - lines[i].facts.row.balance));
        }
    }
    return {};
}

}  // namespace vialog::gui
