// SPDX-License-Identifier: Apache-2.0
// Commands for stock that leaves: destroyed, handed over, returned, transferred.
#include "cli/commands.h"
#include "cli/recording.h"
#include "cli/texts.h"

#include <fmt/format.h>

namespace vialog::cli {

namespace {

constexpr const char* group = "Stock that leaves";

// A sealed container leaves with its labelled content; of an opened one somebody measures the rest.
domain::DisposalLine container_line(const domain::State& state, const std::string& text) {
    domain::DisposalLine line;
    const bool stated = text.find('=') != std::string::npos;
    const auto [container, amount] =
        stated ? split_last("container", text, '=') : std::pair(text, std::string());
    line.container = container_named(state, container);
    line.product = product_of(state, *line.container);
    if (stated) {
        line.amount = amount_of(state, line.product, "container", amount);
        return line;
    }
    const domain::ContainerRow& row = *state.containers.find(*line.container);
    if (row.state != domain::ContainerState::Sealed) {
        throw UsageError(
            fmt::format("--container {}: it is not sealed; measure what is in it and "
                        "write {}=AMOUNT",
                        container, container));
    }
    line.amount = state.receipts.find(row.receipt)->each;
    return line;
}

// Without an amount, all that the entry holds.
domain::DisposalLine held_line(operations::Session& session, const std::string& text) {
    const domain::State& state = session.store().state();
    const bool stated = text.find('=') != std::string::npos;
    const auto [entry, amount] =
        stated ? split_last("held", text, '=') : std::pair(text, std::string());
    domain::DisposalLine line;
    line.held = ref_to(session.store(), entry);
    const domain::HeldRow* row = state.held.find(line.held->seq);
    if (row == nullptr || row->for_witness) {
        throw UsageError(fmt::format("entry {} holds nothing for destruction", entry));
    }
    line.product = row->product;
    const auto whole =
        domain::Quantity::of(state.products.find(row->product)->container_size.unit(), row->amount);
    line.amount = stated ? amount_of(state, line.product, "held", amount)
                         : whole.value_or(domain::Quantity());
    return line;
}

std::vector<domain::DisposalLine> lines_of(const Arguments& arguments,
                                           operations::Session& session) {
    std::vector<domain::DisposalLine> lines;
    for (const std::string& text : arguments.all("container")) {
        lines.push_back(container_line(session.store().state(), text));
    }
    for (const std::string& text : arguments.all("held")) {
        lines.push_back(held_line(session, text));
    }
    if (lines.empty()) {
        throw UsageError("say what leaves: --container or --held, once for each");
    }
    return lines;
}

std::vector<Option> line_options(std::vector<Option> more) {
    std::vector<Option> options = {
        {"container", Takes::Many, "CONTAINER, or CONTAINER=AMOUNT measured in an opened one"},
        {"held", Takes::Many, "ENTRY of the finish or breakage that holds it, or ENTRY=AMOUNT"}};
    options.insert(options.end(), more.begin(), more.end());
    return options;
}

Draft make_destruction(const Arguments& arguments, operations::Session& session) {
    return {.event = domain::StockDestroyed{
                .lines = lines_of(arguments, session),
                .method = arguments.word_or("method", domain::DestructionMethod::Incineration),
                .location = text_of(arguments, "location", longest_address)}};
}

template <typename Leaving>
Draft make_leaving(const Arguments& arguments, operations::Session& session) {
    Leaving event;
    event.party = party_named(session.store().state(), arguments.one("party"));
    event.lines = lines_of(arguments, session);
    event.document = text_maybe(arguments, "document", longest_name);
    return {.event = event};
}

Command leaving(std::string name, std::string summary, MakeDraft make) {
    return recording_command(
        std::move(name), group, std::move(summary), by_operator_and_witness(),
        line_options({{"party", Takes::Required, "to whom: entry number or DEA number"},
                      {"document", Takes::Optional, "manifest or invoice number"}}),
        std::move(make));
}

}  // namespace

std::vector<Command> disposal_commands() {
    return {
        recording_command(
            "destroy", group, "Stock destroyed before two employees (the facts of DEA Form 41)",
            by_operator_and_witness(),
            line_options(
                {{"method", Takes::Optional, "incineration (if absent), chemical_digestion ..."},
                 {"location", Takes::Required, "where it was destroyed"}}),
            make_destruction),
        leaving("handover", "Stock handed to a reverse distributor",
                make_leaving<domain::StockHandedOver>),
        leaving("return", "Stock sent back to its supplier", make_leaving<domain::StockReturned>),
        leaving("transfer-out", "Stock transferred to another registrant",
                make_leaving<domain::StockTransferredOut>)};
}

}  // namespace vialog::cli
