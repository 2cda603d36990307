// SPDX-License-Identifier: Apache-2.0
// Commands for discrepancies: opened, looked into, decided, reported.
#include "cli/commands.h"
#include "cli/recording.h"
#include "cli/texts.h"
#include "operations/private_file.h"

#include <fmt/format.h>

#include <array>

namespace vialog::cli {

namespace {

constexpr const char* group = "Discrepancies";

domain::CaseId case_of(const Arguments& arguments) {
    return domain::CaseId(arguments.whole_number("case"));
}

// "-0.250" millilitres or "-2" pieces: what is missing is below zero.
std::int64_t difference_of(const domain::State& state, domain::ProductId product,
                           const std::string& text) {
    const auto* row = state.products.find(product);
    if (row == nullptr) {
        throw UsageError(fmt::format("there is no product {}", product.number()));
    }
    const int places = row->container_size.unit() == domain::Unit::Microlitre ? 3 : 0;
    return Arguments::parse_or_fail("amount", text, [places](std::string_view amount) {
        return base::parse_decimal(amount, places, base::Sign::Any);
    });
}

Draft make_discrepancy(const Arguments& arguments, operations::Session& session) {
    const domain::State& state = session.store().state();
    domain::DiscrepancyOpened event;
    event.trouble = arguments.word_or("trouble", domain::Trouble::Other);
    for (const std::string& entry : arguments.all("about")) {
        event.about.push_back(ref_to(session.store(), entry));
    }
    const auto discovered = arguments.read_maybe("discovered", base::parse_local);
    event.discovered = discovered ? discovered->instant : session.clock().now().time;
    if (const auto container = arguments.maybe("container")) {
        event.container = container_named(state, *container);
        event.product = product_of(state, *event.container);
    }
    if (const auto product = arguments.maybe("product")) {
        event.product = product_named(state, *product);
    }
    if (const auto amount = arguments.maybe("amount")) {
        if (!event.product) {
            throw UsageError("--amount: say with --product or --container of what");
        }
        event.amount = difference_of(state, *event.product, *amount);
    }
    event.concerns = arguments.read_maybe("concerns", domain::PersonId::parse);
    Draft draft{.event = event};
    if (arguments.has("note")) {
        draft.disclosed.push_back(disclosed_text(arguments, "note", "note"));
    }
    return draft;
}

Draft make_note(const Arguments& arguments, operations::Session& /*session*/) {
    return {.event = domain::DiscrepancyNoted{.about = case_of(arguments), .note = {}},
            .disclosed = {disclosed_text(arguments, "note", "note")}};
}

// "shortage_at_finish:12", "infusion:31/7" where the infusion has several products.
struct MoveSource {
    domain::Account account;
    std::optional<domain::ProductId> product;
};

MoveSource source_of(const domain::State& state, const std::string& text) {
    const auto [kind, id] = split_last("move", text, ':');
    const std::size_t slash = id.find('/');
    MoveSource source{
        .account = {.kind = Arguments::word_or_fail<domain::AccountKind>("move", kind),
                    .id = entry_number("move", id.substr(0, slash))},
        .product = {}};
    if (slash != std::string::npos) {
        source.product = product_named(state, id.substr(slash + 1));
    }
    return source;
}

domain::ProductId product_moved(const domain::State& state, const MoveSource& source,
                                const std::string& text) {
    if (source.product) {
        return *source.product;
    }
    const std::int64_t id = source.account.id;
    switch (source.account.kind) {
        case domain::AccountKind::Container:
        case domain::AccountKind::SurplusAtFinish:
        case domain::AccountKind::ShortageAtFinish:
            return product_of(state, domain::ContainerId(id));
        case domain::AccountKind::HeldForWitness:
        case domain::AccountKind::HeldForDestruction:
            if (const auto* held = state.held.find(domain::EntryNumber(id))) {
                return held->product;
            }
            break;
        case domain::AccountKind::Infusion:
            if (const auto* row = state.infusions.find(domain::InfusionId(id));
                row != nullptr && row->open.size() == 1) {
                return row->open.front().first;
            }
            break;
        case domain::AccountKind::Supplier:
        case domain::AccountKind::InitialInventory:
        case domain::AccountKind::OtherRegistrant:
        case domain::AccountKind::Found:
        case domain::AccountKind::Given:
        case domain::AccountKind::InfusionLoss:
        case domain::AccountKind::PatientWaste:
        case domain::AccountKind::FinishWaste:
        case domain::AccountKind::StockWaste:
        case domain::AccountKind::Broken:
        case domain::AccountKind::Destroyed:
        case domain::AccountKind::ReverseDistributor:
        case domain::AccountKind::Returned:
        case domain::AccountKind::TransferredOut:
        case domain::AccountKind::LostOrStolen:
        case domain::AccountKind::Overfill:
        case domain::AccountKind::NeedleLoss:
        case domain::AccountKind::CountError:
        case domain::AccountKind::RecordError:
        case domain::AccountKind::Unexplained:
            break;
    }
    throw UsageError(
        fmt::format("--move \"{}\": say the product, ACCOUNT:ID/PRODUCT=AMOUNT:VERDICT", text));
}

// "shortage_at_finish:12=0.250:needle_loss"
domain::DecisionMove move_of(const domain::State& state, const std::string& text) {
    const auto [from, rest] = split_last("move", text, '=');
    const auto [amount, verdict] = split_last("move", rest, ':');
    const MoveSource source = source_of(state, from);
    domain::DecisionMove move;
    move.from = source.account;
    move.to = Arguments::word_or_fail<domain::Verdict>("move", verdict);
    move.product = product_moved(state, source, text);
    move.amount = amount_of(state, move.product, "move", amount);
    return move;
}

Draft make_decision(const Arguments& arguments, operations::Session& session) {
    const domain::State& state = session.store().state();
    domain::DiscrepancyDecided event;
    for (const std::string& number : arguments.all("case")) {
        event.cases.emplace_back(entry_number("case", number));
    }
    event.verdict = arguments.word<domain::Verdict>("verdict");
    for (const std::string& text : arguments.all("move")) {
        event.moves.push_back(move_of(state, text));
    }
    Draft draft{.event = event, .disclosed = {disclosed_text(arguments, "reason", "reason")}};
    static constexpr std::array<const char*, 6> names = {"factor_1", "factor_2", "factor_3",
                                                         "factor_4", "factor_5", "factor_6"};
    const std::vector<std::string>& factors = arguments.all("factor");
    if (factors.size() > names.size()) {
        throw UsageError("--factor is given more than six times; 21 CFR 1301.76(b) has six");
    }
    for (std::size_t i = 0; i < factors.size(); ++i) {
        draft.disclosed.push_back(
            {.name = names[i], .value = stored_text("factor", factors[i], longest_disclosed)});
    }
    return draft;
}

Draft make_loss_report(const Arguments& arguments, operations::Session& /*session*/) {
    domain::LossReported event;
    event.about = case_of(arguments);
    if (const auto path = arguments.maybe("notice")) {
        event.notice = operations::digest_of_file(*path);
    }
    if (const auto path = arguments.maybe("form-106")) {
        event.form106 = operations::digest_of_file(*path);
    }
    if (!event.notice && !event.form106) {
        throw UsageError("say what was sent: --notice, --form-106 or both");
    }
    return {.event = event};
}

}  // namespace

std::vector<Command> case_commands() {
    return {
        recording_command(
            "discrepancy", group, "Open a case", by_operator(),
            {{"trouble", Takes::Optional, "missing_container, chart_differs, seal_broken ..."},
             {"about", Takes::Many, "entries it is about"},
             {"discovered", Takes::Optional, "when; now if absent"},
             {"product", Takes::Optional, "entry number or NDC"},
             {"container", Takes::Optional, "number, VL1 code or label:..."},
             {"amount", Takes::Optional,
              "what is missing (below zero, --amount=-0.250) or too much"},
             {"concerns", Takes::Optional, "whom it concerns; she does not decide it"},
             {"note", Takes::Optional, "in words; kept sealed"}},
            make_discrepancy),
        recording_command("discrepancy-note", group, "What was found out about a case",
                          by_operator(),
                          {{"case", Takes::Required, "entry that opened it"},
                           {"note", Takes::Required, "in words; kept sealed"}},
                          make_note),
        recording_command("discrepancy-decision", group, "Decide cases, and move what they explain",
                          by_operator_and_witness(),
                          {{"case", Takes::Many, "once for each case"},
                           {"verdict", Takes::Required,
                            "needle_loss, overfill, late_draw, count_error, lost_or_stolen, "
                            "record_error, unexplained"},
                           {"move", Takes::Many,
                            "shortage_at_finish:12=0.250:needle_loss, once for each account"},
                           {"factor", Takes::Many,
                            "the six factors of 21 CFR 1301.76(b) for a loss, in their order"},
                           {"reason", Takes::Required, "in words; kept sealed"}},
                          make_decision),
        recording_command("loss-report", group,
                          "What was sent about a loss, by its digest; this program sends nothing",
                          {{.option = "by", .role = domain::Role::Registrant}},
                          {{"case", Takes::Required, "entry that opened it"},
                           {"notice", Takes::Optional, "file of the notice to the field office"},
                           {"form-106", Takes::Optional, "file of the DEA Form 106"}},
                          make_loss_report)};
}

}  // namespace vialog::cli
