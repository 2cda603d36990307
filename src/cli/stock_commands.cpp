// SPDX-License-Identifier: Apache-2.0
// Commands for stock: received, moved, opened, drawn, given, wasted, finished, broken.
#include "cli/commands.h"
#include "cli/stock_drafts.h"

namespace vialog::cli {

namespace {

constexpr const char* group = "Stock";

Command of(DraftForm form, std::vector<SignerOption> signers) {
    return recording_command(std::move(form.name), group, std::move(form.summary),
                             std::move(signers), std::move(form.options), std::move(form.make));
}

Draft make_transfer(const Arguments& arguments, operations::Session& session) {
    domain::ContainersTransferred event;
    for (const std::string& text : arguments.all("container")) {
        event.containers.push_back(container_named(session.store().state(), text));
    }
    event.from = arguments.read("from", domain::PlaceId::parse);
    event.to = arguments.read("to", domain::PlaceId::parse);
    return {.event = event};
}

Draft make_countersignature(const Arguments& arguments, operations::Session& session) {
    return {.event =
                domain::Countersigned{.receipt = ref_to(session.store(), arguments.one("receipt")),
                                      .saw = arguments.word_or("saw", domain::Saw::TheRemains)}};
}

}  // namespace

std::vector<Command> stock_commands() {
    auto receivers = by_operator_and_witness();
    receivers.back().required = false;
    std::vector<Command> commands;
    commands.push_back(of(receive_form(), receivers));
    commands.push_back(recording_command("countersign", group,
                                         "What a receipt awaited: the witness signs",
                                         {{.option = "witness", .role = domain::Role::Witness}},
                                         {{"receipt", Takes::Required, "entry of the receipt"},
                                          {"saw", Takes::Optional, "what she herself saw"}},
                                         make_countersignature));
    commands.push_back(recording_command("transfer", group, "Containers moved to another place",
                                         by_operator_and_witness(),
                                         {{"container", Takes::Many, "once for each container"},
                                          {"from", Takes::Required, "place"},
                                          {"to", Takes::Required, "place"}},
                                         make_transfer));
    commands.push_back(of(open_form(), by_operator()));
    commands.push_back(of(draw_form(), by_operator()));
    commands.push_back(of(outcome_form(), by_operator()));
    commands.push_back(of(waste_held_form(), by_operator()));
    commands.push_back(of(waste_form(), by_operator_and_witness()));
    commands.push_back(of(waste_unwitnessed_form(), by_operator()));
    commands.push_back(of(finish_form(), by_operator_and_witness()));
    commands.push_back(of(breakage_form(), by_operator_and_witness()));
    return commands;
}

}  // namespace vialog::cli
