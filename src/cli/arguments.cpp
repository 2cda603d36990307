// SPDX-License-Identifier: Apache-2.0
// Values of options; things of the journal by their names.
#include "cli/arguments.h"

#include "base/text.h"
#include "domain/ndc.h"
#include "exchange/container_code.h"
#include "journal/merkle.h"

#include <fmt/format.h>

namespace vialog::cli {

bool Arguments::has(const std::string& name) const {
    const auto found = m_values.find(name);
    return found != m_values.end() && !found->second.empty();
}

const std::string& Arguments::one(const std::string& name) const {
    if (!has(name)) {
        throw UsageError(fmt::format("{} is missing; give it once", name));
    }
    return m_values.at(name).front();
}

std::optional<std::string> Arguments::maybe(const std::string& name) const {
    return has(name) ? std::optional(one(name)) : std::nullopt;
}

const std::vector<std::string>& Arguments::all(const std::string& name) const {
    static const std::vector<std::string> none;
    const auto found = m_values.find(name);
    return found == m_values.end() ? none : found->second;
}

std::int64_t Arguments::whole_number(const std::string& name) const {
    return entry_number(name, one(name));
}

std::optional<std::int64_t> Arguments::whole_number_maybe(const std::string& name) const {
    return has(name) ? std::optional(whole_number(name)) : std::nullopt;
}

void Arguments::fail(const std::string& name, const std::string& text,
                     const base::ParseError& error) {
    throw UsageError(fmt::format("--{} \"{}\": {} (at character {}); {}", name,
                                 base::escape_for_console(text), error.what, error.offset + 1,
                                 error.remedy));
}

void Arguments::fail_word(const std::string& name, const std::string& text,
                          const std::string& words) {
    throw UsageError(fmt::format("--{} \"{}\" is not one of its words; give one of: {}", name,
                                 base::escape_for_console(text), words));
}

domain::ContainerId container_named(const domain::State& state, const std::string& text) {
    constexpr std::string_view label = "label:";
    if (text.starts_with(label)) {
        const auto* id = state.labels.find(text.substr(label.size()));
        if (id == nullptr) {
            throw UsageError(fmt::format("no container bears the label \"{}\"; check it",
                                         base::escape_for_console(text.substr(label.size()))));
        }
        return *id;
    }
    if (text.starts_with("VL1:")) {
        const auto code = exchange::ContainerCode::parse(text);
        if (!code) {
            Arguments::fail("container", text, code.error());
        }
        return domain::ContainerId(code->container().number());
    }
    return domain::ContainerId(entry_number("container", text));
}

domain::ProductId product_named(const domain::State& state, const std::string& text) {
    std::optional<domain::ProductId> found;
    if (const auto ndc = domain::Ndc::parse(text)) {
        state.products.for_each([&](domain::ProductId id, const domain::ProductRecorded& product) {
            if (domain::same_package(product.ndc, *ndc) ||
                (product.inner_ndc && domain::same_package(*product.inner_ndc, *ndc))) {
                found = id;
            }
        });
        if (!found) {
            throw UsageError(
                fmt::format("no product has the NDC {}; record the product first", text));
        }
        return *found;
    }
    const domain::ProductId id(entry_number("product", text));
    if (state.products.find(id) == nullptr) {
        throw UsageError(
            fmt::format("entry {} records no product; give its entry or its NDC", text));
    }
    return id;
}

domain::PartyId party_named(const domain::State& state, const std::string& text) {
    if (const auto dea = domain::DeaNumber::parse(text)) {
        std::optional<domain::PartyId> found;
        state.parties.for_each([&](domain::PartyId id, const domain::PartyRecorded& party) {
            if (party.dea == *dea) {
                found = id;
            }
        });
        if (found) {
            return *found;
        }
        throw UsageError(
            fmt::format("no party has the DEA number {}; record the party first", text));
    }
    const domain::PartyId id(entry_number("party", text));
    if (state.parties.find(id) == nullptr) {
        throw UsageError(
            fmt::format("entry {} records no party; give its entry or its DEA number", text));
    }
    return id;
}

domain::Ref ref_to(const store::Store& store, const std::string& number) {
    const domain::EntryNumber seq(entry_number("entry", number));
    const auto bytes = store.entry_bytes(seq);
    if (!bytes) {
        throw UsageError(fmt::format("there is no entry {} in this journal", number));
    }
    return {.seq = seq, .leaf = journal::leaf_hash(*bytes)};
}

domain::ProductId product_of(const domain::State& state, domain::ContainerId container) {
    const domain::ContainerRow* row = state.containers.find(container);
    if (row == nullptr) {
        throw UsageError(fmt::format("there is no container {}; check the number on the label",
                                     container.number()));
    }
    return state.receipts.find(row->receipt)->product;
}

domain::Quantity amount_of(const domain::State& state, domain::ProductId product,
                           const std::string& name, const std::string& text) {
    const domain::ProductRecorded* known = state.products.find(product);
    if (known == nullptr) {
        throw UsageError(fmt::format("there is no product {}", product.number()));
    }
    if (known->container_size.unit() == domain::Unit::Microlitre) {
        const auto volume = domain::parse_volume_ml(text, base::Sign::NonNegative);
        if (!volume) {
            Arguments::fail(name, text, volume.error());
        }
        return domain::Quantity::microlitres(volume->units());
    }
    const auto count = domain::parse_count(text);
    if (!count) {
        Arguments::fail(name, text, count.error());
    }
    return domain::Quantity::pieces(count->units());
}

std::int64_t entry_number(const std::string& name, const std::string& text) {
    const auto number = base::parse_decimal(text, 0, base::Sign::NonNegative);
    if (!number) {
        Arguments::fail(name, text, number.error());
    }
    return *number;
}

std::pair<std::string, std::string> split_last(const std::string& name, const std::string& text,
                                               char at) {
    const std::size_t colon = text.rfind(at);
    if (colon == std::string::npos) {
        throw UsageError(fmt::format("--{} \"{}\" has no \"{}\"; write both parts", name,
                                     base::escape_for_console(text), at));
    }
    return {text.substr(0, colon), text.substr(colon + 1)};
}

}  // namespace vialog::cli
