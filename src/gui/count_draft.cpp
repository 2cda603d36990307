// SPDX-License-Identifier: Apache-2.0
// Written whole after each vial: it is short.
#include "gui/count_draft.h"

#include "gui/catalogue.h"
#include "gui/guarded.h"

#include <fmt/format.h>

#include <charconv>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace vialog::gui {

namespace {

constexpr std::string_view sealed_word = "sealed";

std::filesystem::path draft_path(const Desk& desk) {
    return desk.places().state / "count-draft";
}

std::optional<std::int64_t> number_in(std::string_view text) {
    std::int64_t number = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    return read.ec == std::errc() && read.ptr == end ? std::optional(number) : std::nullopt;
}

std::optional<CountedVial> parse_vial(const domain::State& state, const std::string& line) {
    std::istringstream words(line);
    std::string container;
    std::string place;
    std::string seen;
    std::string more;
    words >> container >> place >> seen;
    const auto id = number_in(container);
    const auto where = domain::PlaceId::parse(place);
    const domain::ContainerRow* row =
        id ? state.containers.find(domain::ContainerId(*id)) : nullptr;
    if (row == nullptr || !where || words >> more) {
        return std::nullopt;
    }
    CountedVial vial{.container = domain::ContainerId(*id),
                     .product = state.receipts.find(row->receipt)->product,
                     .place = *where};
    if (seen == sealed_word) {
        return vial;
    }
    const auto number = number_in(seen);
    const auto amount = domain::Quantity::of(
        state.products.find(vial.product)->container_size.unit(), number.value_or(-1));
    if (!amount) {
        return std::nullopt;
    }
    vial.amount = *amount;
    return vial;
}

}  // namespace

std::string print_count_draft(domain::EntryNumber start, const Tally& tally) {
    std::string text = fmt::format("count {}\n", start.number());
    for (const CountedVial& vial : tally.vials()) {
        text += fmt::format(
            "{} {} {}\n", vial.container.number(), vial.place.text(),
            vial.amount ? fmt::format("{}", vial.amount->amount()) : std::string(sealed_word));
    }
    return text;
}

std::optional<Tally> parse_count_draft(const domain::State& state, domain::EntryNumber start,
                                       std::string_view text) {
    std::istringstream lines{std::string(text)};
    std::string line;
    if (!std::getline(lines, line) || line != fmt::format("count {}", start.number())) {
        return std::nullopt;
    }
    Tally tally;
    while (std::getline(lines, line)) {
        auto vial = parse_vial(state, line);
        if (!vial || !tally.add(std::move(*vial))) {
            return std::nullopt;
        }
    }
    return tally;
}

std::optional<Message> save_count_draft(const Desk& desk, domain::EntryNumber start,
                                        const Tally& tally) {
    return failure_of([&] {
        const std::filesystem::path path = draft_path(desk);
        std::filesystem::create_directories(path.parent_path());
        const std::filesystem::path written = path.string() + ".new";
        std::ofstream file(written, std::ios::binary | std::ios::trunc);
        file << print_count_draft(start, tally);
        file.close();
        if (!file) {
            throw std::filesystem::filesystem_error(
                tr("The count under way could not be kept for a restart"), written,
                std::make_error_code(std::errc::io_error));
        }
        std::filesystem::rename(written, path);
    });
}

std::optional<Tally> load_count_draft(const Desk& desk, domain::EntryNumber start) {
    std::ifstream file(draft_path(desk), std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return parse_count_draft(desk.state(), start, text.str());
}

void remove_count_draft(const Desk& desk) {
    // One that stays is of a count that is over, and is not read for another.
    std::error_code ignored;
    std::filesystem::remove(draft_path(desk), ignored);
}

}  // namespace vialog::gui
