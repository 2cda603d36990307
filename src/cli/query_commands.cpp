// SPDX-License-Identifier: Apache-2.0
// Commands that ask: what is on hand, what happened to a container, what is still open, what an entry says.
#include "base/text.h"
#include "cli/amounts.h"
#include "cli/commands.h"
#include "cli/recording.h"
#include "store/labels.h"
#include "store/queries.h"

#include <fmt/format.h>

#include <algorithm>

namespace vialog::cli {

namespace {

constexpr const char* group = "Questions";

std::vector<Option> query_options() {
    return {{"JOURNAL", Takes::Required, "the journal's file"},
            {"json", Takes::Flag, "answer in JSON"}};
}

const domain::ProductRecorded& product_at(const operations::Session& session,
                                          domain::ProductId id) {
    return *session.store().state().products.find(id);
}

base::Json line_json(const store::EntryLine& line) {
    base::Json json;
    json.set("entry", line.seq.number());
    json.set("kind", domain::word_of(line.kind));
    json.set("occurred", base::print_local(line.occurred));
    json.set("recorded", base::print_utc(line.recorded));
    return json;
}

std::string line_text(const store::EntryLine& line) {
    return fmt::format("{:>7}  {}  {}", line.seq.number(), base::print_local(line.occurred),
                       domain::word_of(line.kind));
}

base::Json container_json(const operations::Session& session, const store::ContainerOnHand& it) {
    const auto& product = product_at(session, it.product);
    base::Json json;
    json.set("container", it.id.number());
    if (const auto label = store::label_of(session.store(), it.id)) {
        json.set("label", *label);
    }
    json.set("place",
             session.store().state().place_at(it.place).value_or(domain::PlaceId()).text());
    json.set("state", it.state == domain::ContainerState::Sealed ? "sealed" : "opened");
    json.set("lot", it.lot.text());
    json.set("expires", it.expires.text());
    if (it.state == domain::ContainerState::Opened) {
        json.set("beyond_use", base::print_utc(it.beyond_use));
    }
    json.set("book", amount_json(product, it.balance));
    return json;
}

// Everything of one product: its balances by account, and what is on hand.
struct ProductStanding {
    domain::ProductId id;
    std::int64_t sealed = 0;
    std::int64_t on_hand = 0;
    std::vector<store::ContainerOnHand> opened;
    std::vector<store::Movement> accounts;
};

std::vector<ProductStanding> standing_of(const operations::Session& session) {
    std::vector<ProductStanding> standing;
    session.store().state().products.for_each(
        [&](domain::ProductId id, const domain::ProductRecorded& /*product*/) {
            standing.push_back({.id = id, .opened = {}, .accounts = {}});
        });
    const auto find = [&](domain::ProductId id) -> ProductStanding& {
        return *std::find_if(standing.begin(), standing.end(),
                             [&](const ProductStanding& it) { return it.id == id; });
    };
    for (const auto& container : store::containers_on_hand(session.store())) {
        ProductStanding& it = find(container.product);
        it.on_hand += container.balance;
        if (container.state == domain::ContainerState::Sealed) {
            it.sealed += 1;
        } else {
            it.opened.push_back(container);
        }
    }
    for (const auto& balance : store::balances(session.store())) {
        find(balance.product).accounts.push_back(balance);
    }
    return standing;
}

base::Json standing_json(const operations::Session& session, const ProductStanding& it) {
    const auto& product = product_at(session, it.id);
    base::Json json;
    json.set("product", it.id.number());
    json.set("ndc", product.ndc.text());
    json.set("drug", product.drug);
    json.set("strength", product.strength.text());
    json.set("container_size", product.container_size.text());
    json.set("sealed_containers", it.sealed);
    json.set("on_hand", amount_json(product, it.on_hand));
    base::Json opened = base::Json::array();
    for (const auto& container : it.opened) {
        opened.push(container_json(session, container));
    }
    json.set("opened", std::move(opened));
    base::Json accounts;
    for (const auto& balance : it.accounts) {
        accounts.set(std::string(domain::word_of(balance.account)),
                     amount_json(product, balance.amount));
    }
    json.set("accounts", std::move(accounts));
    return json;
}

ExitCode run_balance(const Arguments& arguments, Terminal& terminal) {
    operations::Session session = open_session(arguments, terminal, store::Access::ReadOnly);
    const auto standing = standing_of(session);
    if (arguments.has("json")) {
        base::Json products = base::Json::array();
        for (const ProductStanding& it : standing) {
            products.push(standing_json(session, it));
        }
        base::Json json;
        json.set("size", session.store().head().size);
        json.set("products", std::move(products));
        terminal.print(json.print_indented());
        return ExitCode::Done;
    }
    if (standing.empty()) {
        terminal.print("No product has been recorded yet.");
    }
    for (const ProductStanding& it : standing) {
        const auto& product = product_at(session, it.id);
        terminal.print(base::escape_for_console(print_product(product)));
        terminal.print(fmt::format("  on hand {:>14}  {:>18} mg  in {} sealed and {} opened",
                                   print_amount(product, it.on_hand),
                                   print_milligrams(product, it.on_hand), it.sealed,
                                   it.opened.size()));
        for (const auto& container : it.opened) {
            const auto label = store::label_of(session.store(), container.id);
            terminal.print(fmt::format("    container {}{} holds {}, use until {}",
                                       container.id.number(), label ? " (" + *label + ")" : "",
                                       print_amount(product, container.balance),
                                       base::print_utc(container.beyond_use)));
        }
        for (const auto& balance : it.accounts) {
            if (balance.account != domain::AccountKind::Container) {
                terminal.print(fmt::format("  {:<22}{:>14}  {:>18} mg",
                                           domain::word_of(balance.account),
                                           print_amount(product, balance.amount),
                                           print_milligrams(product, balance.amount)));
            }
        }
    }
    return ExitCode::Done;
}

ExitCode run_history(const Arguments& arguments, Terminal& terminal) {
    operations::Session session = open_session(arguments, terminal, store::Access::ReadOnly);
    const auto& state = session.store().state();
    const domain::ContainerId id = container_named(state, arguments.one("container"));
    const auto& product = product_at(session, product_of(state, id));
    const auto lines = store::container_history(session.store(), id);
    if (arguments.has("json")) {
        base::Json history = base::Json::array();
        for (const auto& line : lines) {
            base::Json json = line_json(line.entry);
            if (line.account) {
                json.set("account", domain::word_of(*line.account));
                json.set("amount", amount_json(product, line.amount));
            }
            json.set("balance", amount_json(product, line.balance));
            if (line.corrected_by) {
                json.set("corrected_by", line.corrected_by->number());
            }
            history.push(std::move(json));
        }
        base::Json json;
        json.set("container", id.number());
        json.set("product", product.ndc.text());
        json.set("history", std::move(history));
        terminal.print(json.print_indented());
        return ExitCode::Done;
    }
    terminal.print(fmt::format("Container {} of {}", id.number(),
                               base::escape_for_console(print_product(product))));
    for (const auto& line : lines) {
        terminal.print(fmt::format(
            "{}  {:>12} {:<20} balance {:>12}{}", line_text(line.entry),
            line.account ? print_amount(product, line.amount) : "",
            line.account ? domain::word_of(*line.account) : "", print_amount(product, line.balance),
            line.corrected_by ? fmt::format("  corrected by entry {}", line.corrected_by->number())
                              : ""));
    }
    return ExitCode::Done;
}

// The entry as it is stored: what was signed, and who signed it.
ExitCode run_show(const Arguments& arguments, Terminal& terminal) {
    operations::Session session = open_session(arguments, terminal, store::Access::ReadOnly);
    const domain::EntryNumber seq(arguments.whole_number("ENTRY"));
    const auto bytes = session.store().entry_bytes(seq);
    if (!bytes) {
        throw UsageError(fmt::format("there is no entry {} in this journal", seq.number()));
    }
    const std::string_view note = base::as_text(*bytes);
    if (arguments.has("json")) {
        const std::size_t begin = note.find('\n') + 1;
        terminal.print(note.substr(begin, note.find('\n', begin) - begin));
        return ExitCode::Done;
    }
    terminal.print(note.substr(0, note.size() - 1));
    return ExitCode::Done;
}

ExitCode run_list(const Arguments& arguments, Terminal& terminal) {
    operations::Session session = open_session(arguments, terminal, store::Access::ReadOnly);
    const std::int64_t most = arguments.whole_number_maybe("most").value_or(20);
    const std::int64_t before =
        arguments.whole_number_maybe("before").value_or(session.store().head().size);
    const auto lines = store::entries_before(session.store(), domain::EntryNumber(before), most);
    base::Json json = base::Json::array();
    for (const auto& line : lines) {
        if (arguments.has("json")) {
            json.push(line_json(line));
        } else {
            terminal.print(line_text(line));
        }
    }
    if (arguments.has("json")) {
        terminal.print(json.print_indented());
    }
    return ExitCode::Done;
}

base::Json open_json(const operations::Session& session, const store::OpenAmount& open) {
    base::Json json = line_json(open.entry);
    json.set("product", open.product.number());
    json.set("amount", amount_json(product_at(session, open.product), open.amount));
    return json;
}

ExitCode run_open_items(const Arguments& arguments, Terminal& terminal) {
    operations::Session session = open_session(arguments, terminal, store::Access::ReadOnly);
    base::Json json;
    bool any = false;
    const auto add = [&](const char* name, const char* title,
                         const std::vector<store::OpenAmount>& items) {
        base::Json list = base::Json::array();
        for (const auto& item : items) {
            list.push(open_json(session, item));
            any = true;
            if (!arguments.has("json")) {
                terminal.print(
                    fmt::format("{} {}  {}", title, line_text(item.entry),
                                print_amount(product_at(session, item.product), item.amount)));
            }
        }
        json.set(name, std::move(list));
    };
    add("infusions", "outcome open     ", store::open_infusions(session.store()));
    add("held_for_witness", "awaits witness   ", store::held_for_witness(session.store()));
    add("held_for_destruction", "for destruction  ", store::held_for_destruction(session.store()));
    base::Json receipts = base::Json::array();
    for (const auto& line : store::receipts_awaiting_witness(session.store())) {
        receipts.push(line_json(line));
        any = true;
        if (!arguments.has("json")) {
            terminal.print(fmt::format("awaits countersig {}", line_text(line)));
        }
    }
    json.set("receipts_awaiting_witness", std::move(receipts));
    if (arguments.has("json")) {
        terminal.print(json.print_indented());
    } else if (!any) {
        terminal.print("Nothing is open.");
    }
    return ExitCode::Done;
}

ExitCode run_cases(const Arguments& arguments, Terminal& terminal) {
    operations::Session session = open_session(arguments, terminal, store::Access::ReadOnly);
    const auto cases = store::open_cases(session.store());
    base::Json json = base::Json::array();
    for (const auto& it : cases) {
        const auto entry = session.store().entry(it.entry.seq);
        std::string codes;
        base::Json irregular = base::Json::array();
        for (const domain::Irregularity code : entry->entry.irregular) {
            codes += codes.empty() ? ": " : ", ";
            codes += domain::word_of(code);
            irregular.push(domain::word_of(code));
        }
        if (arguments.has("json")) {
            base::Json one = line_json(it.entry);
            one.set("case", it.entry.seq.number());
            one.set("trouble", domain::word_of(it.facts.trouble));
            one.set("discovered", base::print_utc(it.facts.discovered));
            one.set("irregular", std::move(irregular));
            json.push(std::move(one));
        } else {
            terminal.print(fmt::format("{}  {}{}", line_text(it.entry),
                                       domain::word_of(it.facts.trouble), codes));
        }
    }
    if (arguments.has("json")) {
        terminal.print(json.print_indented());
    } else if (cases.empty()) {
        terminal.print("No case is open.");
    }
    return ExitCode::Done;
}

Command query(std::string name, std::string summary, std::vector<Option> more,
              std::function<ExitCode(const Arguments&, Terminal&)> run) {
    std::vector<Option> options = query_options();
    options.insert(options.begin() + 1, more.begin(), more.end());
    return {.name = std::move(name),
            .group = group,
            .summary = std::move(summary),
            .options = std::move(options),
            .run = std::move(run)};
}

}  // namespace

std::vector<Command> query_commands() {
    std::vector<Command> commands;
    commands.push_back(
        query("balance", "What is on hand, and every account's balance", {}, run_balance));
    commands.push_back(query("history", "Everything that happened to a container",
                             {{"container", Takes::Required, "number, VL1 code or label:..."}},
                             run_history));
    commands.push_back(query("show", "An entry as it was signed",
                             {{"ENTRY", Takes::Required, "its number"}}, run_show));
    commands.push_back(query("list", "The newest entries",
                             {{"most", Takes::Optional, "how many; 20 if absent"},
                              {"before", Takes::Optional, "only those before this entry"}},
                             run_list));
    commands.push_back(query("open-items", "Open infusions, what awaits a witness or destruction",
                             {}, run_open_items));
    commands.push_back(query("cases", "Open discrepancies", {}, run_cases));
    commands.push_back(accountability_command());
    return commands;
}

}  // namespace vialog::cli
