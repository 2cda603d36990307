// SPDX-License-Identifier: Apache-2.0
// Finds containers and says what is known of them.
#include "gui/container_facts.h"

#include "exchange/scan.h"
#include "gui/amounts.h"
#include "gui/catalogue.h"
#include "journal/merkle.h"
#include "store/labels.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace vialog::gui {

namespace {

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t number = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    return read.ec == std::errc() && read.ptr == end && number > 0 ? std::optional(number)
                                                                   : std::nullopt;
}

std::chrono::year year_of(Desk& desk) {
    return base::local_date(desk.now()).year();
}

std::string product_of_gtin(const Desk& desk, const domain::Gtin& gtin) {
    std::string words;
    desk.state().products.for_each([&](domain::ProductId /*id*/,
                                       const domain::ProductRecorded& product) {
        if (gtin.carries(product.ndc) || (product.inner_ndc && gtin.carries(*product.inner_ndc))) {
            words = print_product(product);
        }
    });
    return words.empty()
               ? fmt::format(fmt::runtime(tr("the code of a product that is not known here, GTIN "
                                             "{}")),
                             gtin.text())
               : fmt::format(fmt::runtime(tr("the code of a package of {}")), words);
}

std::string words_of(const Desk& desk, const exchange::Scan& scan) {
    return std::visit(
        domain::Overloaded{
            [&](const exchange::ElementString& it) {
                std::string words =
                    it.gtin ? product_of_gtin(desk, *it.gtin) : tr("a GS1 code without a product");
                if (it.lot) {
                    words += fmt::format(fmt::runtime(tr(", lot {}")), it.lot->text());
                }
                return words;
            },
            [&](const domain::Gtin& it) { return product_of_gtin(desk, it); },
            [](const domain::Ndc& it) {
                return fmt::format(fmt::runtime(tr("a product's code, NDC {}")), it.text());
            },
            [](const exchange::ContainerCode& it) {
                return fmt::format(fmt::runtime(tr("the label of container {}")),
                                   it.container().number());
            },
        },
        scan);
}

std::optional<base::Digest> genesis_leaf(const Desk& desk) {
    const auto bytes = desk.store().entry_bytes(domain::EntryNumber(0));
    return bytes ? std::optional(journal::leaf_hash(*bytes)) : std::nullopt;
}

base::Parsed<ContainerFacts> known_container(const Desk& desk, domain::ContainerId id) {
    auto facts = facts_of(desk, id);
    if (!facts) {
        return base::parse_error(
            0, fmt::format(fmt::runtime(tr("No container has the number {}")), id.number()),
            tr("Look at its label, or receive it first (F5)."));
    }
    return std::move(*facts);
}

base::Parsed<ContainerFacts> by_code(const Desk& desk, std::string_view text) {
    const auto code = exchange::ContainerCode::parse(text);
    if (!code) {
        return base::parse_error(0,
                                 tr("This label of ours does not read right: ") + code.error().what,
                                 tr("Scan it again, or type the container's number."));
    }
    const auto leaf = genesis_leaf(desk);
    if (!leaf || !code->is_of(*leaf)) {
        return base::parse_error(0, tr("That label is of another journal"),
                                 tr("The vial belongs to another record; do not use it here."));
    }
    return known_container(desk, code->container());
}

}  // namespace

bool ContainerFacts::is_expired(base::LocalInstant now) const {
    return receipt.expires.is_past_on(base::local_date(now));
}

bool ContainerFacts::is_past_beyond_use(base::LocalInstant now) const {
    return row.state != domain::ContainerState::Sealed && row.beyond_use != base::UtcInstant{} &&
           now.instant > row.beyond_use;
}

bool ContainerFacts::is_on_hand() const {
    return row.state == domain::ContainerState::Sealed ||
           row.state == domain::ContainerState::Opened;
}

std::optional<ContainerFacts> facts_of(const Desk& desk, domain::ContainerId id) {
    const domain::State& state = desk.state();
    const domain::ContainerRow* row = state.containers.find(id);
    if (row == nullptr) {
        return std::nullopt;
    }
    const domain::ReceiptRow& receipt = *state.receipts.find(row->receipt);
    return ContainerFacts{.id = id,
                          .row = *row,
                          .receipt = receipt,
                          .product = *state.products.find(receipt.product),
                          .label = store::label_of(desk.store(), id).value_or(std::string())};
}

base::Parsed<ContainerFacts> container_named(Desk& desk, std::string_view text) {
    constexpr std::string_view ours = "VL1:";
    // A scanner may be set to send which kind of code it has read: "]Q1VL1:...".
    constexpr std::size_t symbology_length = 3;
    if (text.starts_with(']') &&
        text.substr(std::min(symbology_length, text.size())).starts_with(ours)) {
        text.remove_prefix(symbology_length);
    }
    if (text.starts_with(ours)) {
        return by_code(desk, text);
    }
    if (const auto* labelled = desk.state().labels.find(std::string(text))) {
        return known_container(desk, *labelled);
    }
    // A number of more digits than any clinic has containers is a product's code.
    constexpr std::size_t most_digits = 7;
    if (const auto number = whole_number(text); number && text.size() <= most_digits) {
        return known_container(desk, domain::ContainerId(*number));
    }
    const std::string what = what_was_scanned(desk, text);
    if (what.empty()) {
        return base::parse_error(
            0, tr("No container bears this label, and it is no code that is known here"),
            tr("Scan the label on the vial, or type its number."));
    }
    return base::parse_error(0,
                             fmt::format(fmt::runtime(tr("That is {}, not a vial's label")), what),
                             tr("Scan the label on the vial, or type its number."));
}

std::string what_was_scanned(Desk& desk, std::string_view text) {
    if (const auto person = desk.person_named(text)) {
        return fmt::format(fmt::runtime(tr("the badge of {}")), desk.name_of(*person));
    }
    const auto scan = exchange::parse_scan(text, year_of(desk));
    return scan ? words_of(desk, *scan) : std::string();
}

FactGroup fact_group(Desk& desk, const ContainerFacts& facts) {
    const base::LocalInstant now = desk.now();
    FactGroup group{.heading = fmt::format(fmt::runtime(tr("Vial {}")), facts.id.number()),
                    .facts = {}};
    if (!facts.label.empty()) {
        group.facts.push_back({.label = tr("Label"), .value = facts.label});
    }
    group.facts.push_back({.label = tr("Drug"), .value = print_product(facts.product)});
    group.facts.push_back({.label = tr("State"),
                           .value = state_words(facts.row.state),
                           .tone = facts.is_on_hand() ? Tone::Plain : Tone::Bad});
    group.facts.push_back({.label = tr("Rest by the book"),
                           .value = print_both(facts.product, facts.row.balance),
                           .tone = facts.row.balance < 0 ? Tone::Warning : Tone::Plain});
    group.facts.push_back({.label = tr("Lot"), .value = facts.receipt.lot.text()});
    const bool expired = facts.is_expired(now);
    group.facts.push_back(
        {.label = tr("Expires"),
         .value = facts.receipt.expires.text() + (expired ? tr(", which is past") : std::string()),
         .tone = expired ? Tone::Bad : Tone::Plain});
    if (facts.row.beyond_use != base::UtcInstant{}) {
        const bool past = facts.is_past_beyond_use(now);
        group.facts.push_back({.label = tr("Use until"),
                               .value = print_moment(facts.row.beyond_use, now.offset) +
                                        (past ? tr(", which is past") : std::string()),
                               .tone = past ? Tone::Bad : Tone::Plain});
    }
    return group;
}

std::string state_words(domain::ContainerState state) {
    switch (state) {
        case domain::ContainerState::Sealed:
            return tr("sealed");
        case domain::ContainerState::Opened:
            return tr("opened");
        case domain::ContainerState::Finished:
            return tr("finished");
        case domain::ContainerState::Broken:
            return tr("broken");
        case domain::ContainerState::Gone:
            break;
    }
    return tr("no longer here");
}

std::string print_moment(base::UtcInstant instant, base::UtcOffset offset) {
    constexpr std::size_t date_length = 10;  // 2026-02-09T08:00:00-07:00
    constexpr std::size_t minutes_length = 5;
    const std::string text = base::print_local({.instant = instant, .offset = offset});
    return text.substr(0, date_length) + " " + text.substr(date_length + 1, minutes_length);
}

std::string print_age(base::UtcInstant since, base::UtcInstant now) {
    const auto minutes = std::chrono::floor<std::chrono::minutes>(now - since).count();
    constexpr std::int64_t hour = 60;
    constexpr std::int64_t day = 24 * hour;
    if (minutes < hour) {
        return fmt::format(fmt::runtime(tr("{} min")), std::max<std::int64_t>(minutes, 0));
    }
    if (minutes < 2 * day) {
        return fmt::format(fmt::runtime(tr("{} h {} min")), minutes / hour, minutes % hour);
    }
    return fmt::format(fmt::runtime(tr_n("{} day", "{} days", minutes / day)), minutes / day);
}

std::optional<domain::Ref> ref_to(const Desk& desk, domain::EntryNumber seq) {
    const auto bytes = desk.store().entry_bytes(seq);
    return bytes ? std::optional(domain::Ref{.seq = seq, .leaf = journal::leaf_hash(*bytes)})
                 : std::nullopt;
}

std::optional<std::int64_t> number_in_subject(std::string_view subject, std::string_view kind) {
    if (!subject.starts_with(kind) || subject.size() <= kind.size() ||
        subject[kind.size()] != ':') {
        return std::nullopt;
    }
    return whole_number(subject.substr(kind.size() + 1));
}

}  // namespace vialog::gui
