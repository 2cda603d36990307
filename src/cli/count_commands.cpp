// SPDX-License-Identifier: Apache-2.0
// Commands for counts, the close of a day and the change of custody.
#include "cli/amounts.h"
#include "cli/commands.h"
#include "cli/recording.h"
#include "operations/checkpoint.h"

#include <fmt/format.h>

#include <algorithm>

namespace vialog::cli {

namespace {

constexpr const char* group = "Counts and the day's end";

Draft make_count_start(const Arguments& arguments, operations::Session& session) {
    const domain::State& state = session.store().state();
    domain::CountStarted event;
    event.type = arguments.word_or("type", domain::CountType::Shift);
    event.moment = arguments.word_or("moment", domain::DayMoment::During);
    for (const std::string& place : arguments.all("place")) {
        event.places.push_back(Arguments::parse_or_fail("place", place, domain::PlaceId::parse));
    }
    if (event.places.empty()) {
        state.places.for_each([&](const domain::PlaceId& id, const domain::PlaceRow& /*row*/) {
            event.places.push_back(id);
        });
    }
    return {.event = event};
}

// Figures by product and place, as they are called out.
class Tally final {
  public:
    Tally(const domain::State& state, const domain::CountStarted& start)
        : m_state(state), m_start(start) {}

    // "[PLACE/]PRODUCT=CONTAINERS"
    void add_sealed(const std::string& text) {
        const auto [what, containers] = split_last("sealed", text, '=');
        const auto [place, product] = place_of(what);
        line(product_named(m_state, product), place).sealed += entry_number("sealed", containers);
    }

    // "[PLACE/]CONTAINER=AMOUNT[:METHOD]"
    void add_opened(const std::string& text) {
        const auto [what, measured] = split_last("opened", text, '=');
        const auto [place, name] = place_of(what);
        const std::size_t colon = measured.find(':');
        domain::OpenedCount opened;
        opened.container = container_named(m_state, name);
        const domain::ProductId product = product_of(m_state, opened.container);
        opened.amount = amount_of(m_state, product, "opened", measured.substr(0, colon));
        if (colon != std::string::npos) {
            opened.method =
                Arguments::word_or_fail<domain::Method>("opened", measured.substr(colon + 1));
        }
        line(product, place).opened.push_back(opened);
    }

    [[nodiscard]] std::vector<domain::CountLine> take() { return std::move(m_lines); }

  private:
    // What stands before a slash is a place only if the count knows it: a label may have a slash too.
    [[nodiscard]] std::pair<domain::PlaceId, std::string> place_of(const std::string& text) const {
        const std::size_t slash = text.find('/');
        if (slash != std::string::npos) {
            const auto place = domain::PlaceId::parse(text.substr(0, slash));
            if (place && std::find(m_start.places.begin(), m_start.places.end(), *place) !=
                             m_start.places.end()) {
                return {*place, text.substr(slash + 1)};
            }
        }
        if (m_start.places.size() != 1) {
            throw UsageError(
                fmt::format("\"{}\": this count has several places; write PLACE/ before it", text));
        }
        return {m_start.places.front(), text};
    }

    domain::CountLine& line(domain::ProductId product, const domain::PlaceId& place) {
        const auto found =
            std::find_if(m_lines.begin(), m_lines.end(), [&](const domain::CountLine& it) {
                return it.product == product && it.place == place;
            });
        if (found != m_lines.end()) {
            return *found;
        }
        return m_lines.emplace_back(
            domain::CountLine{.product = product, .place = place, .sealed = 0, .opened = {}});
    }

    const domain::State& m_state;
    const domain::CountStarted& m_start;
    std::vector<domain::CountLine> m_lines;
};

Draft make_count(const Arguments& arguments, operations::Session& session) {
    const domain::State& state = session.store().state();
    domain::CountRecorded event;
    event.start = ref_to(session.store(), arguments.one("start"));
    const domain::CountRow* row = state.counts.find(event.start->seq);
    if (row == nullptr) {
        throw UsageError(
            fmt::format("entry {} begins no count that awaits its figures; begin one "
                        "with count-start",
                        arguments.one("start")));
    }
    event.type = row->start.type;
    event.moment = row->start.moment;
    Tally tally(state, row->start);
    for (const std::string& text : arguments.all("sealed")) {
        tally.add_sealed(text);
    }
    for (const std::string& text : arguments.all("opened")) {
        tally.add_opened(text);
    }
    event.lines = tally.take();
    return {.event = event};
}

Draft make_custody(const Arguments& arguments, operations::Session& session) {
    domain::CustodyHandedOver event;
    if (const auto count = arguments.maybe("count")) {
        event.count = ref_to(session.store(), *count);
    }
    return {.event = event};
}

base::Json json_of(const domain::State& state, const domain::RevealedLine& line) {
    const domain::ProductRecorded& product = *state.products.find(line.product);
    base::Json json;
    json.set("product", line.product.number());
    json.set("place", line.place.text());
    json.set("sealed_book", line.sealed_book);
    json.set("sealed_counted", line.sealed_counted);
    base::Json opened = base::Json::array();
    for (const domain::RevealedOpened& one : line.opened) {
        base::Json it;
        it.set("container", one.container.number());
        it.set("book", amount_json(product, one.book));
        if (one.counted) {
            it.set("counted", amount_json(product, one.counted->amount()));
        }
        opened.push(std::move(it));
    }
    json.set("opened", std::move(opened));
    return json;
}

void print_line(Terminal& terminal, const domain::State& state, const domain::RevealedLine& line) {
    const domain::ProductRecorded& product = *state.products.find(line.product);
    terminal.print(fmt::format("{} at {}: sealed counted {}, book {}", print_product(product),
                               line.place.text(), line.sealed_counted, line.sealed_book));
    for (const domain::RevealedOpened& one : line.opened) {
        terminal.print(
            fmt::format("  container {}: counted {}, book {}", one.container.number(),
                        one.counted ? print_amount(product, one.counted->amount()) : "nothing",
                        print_amount(product, one.book)));
    }
}

ExitCode run_reveal(const Arguments& arguments, Terminal& terminal) {
    operations::Session session = open_session(arguments, terminal, store::Access::ReadWrite);
    domain::CountRevealed draft;
    draft.count = ref_to(session.store(), arguments.one("count"));
    operations::Statement statement = statement_of(arguments, {.event = draft});
    const auto consents =
        ask_all(arguments, terminal, session, {arguments.read("by", domain::PersonId::parse)});
    if (consents.empty()) {
        return ExitCode::Refused;
    }
    statement.signers = {{domain::Role::Operator, consents.front().get()}};
    const auto recorded = operations::record(session, statement);
    if (!recorded) {
        return deny(arguments, terminal, recorded.error());
    }
    const domain::State& state = session.store().state();
    const auto& revealed = std::get<domain::CountRevealed>(recorded->entry.event);
    if (arguments.has("json")) {
        base::Json json = cli::json_of(*recorded);
        base::Json lines = base::Json::array();
        for (const domain::RevealedLine& line : revealed.lines) {
            lines.push(json_of(state, line));
        }
        json.set("lines", std::move(lines));
        json.set("differs", revealed.differs);
        terminal.print(json.print_indented());
        return ExitCode::Done;
    }
    for (const domain::RevealedLine& line : revealed.lines) {
        print_line(terminal, state, line);
    }
    terminal.print(fmt::format(
        "entry {} reveal recorded; {}", recorded->ref.seq.number(),
        revealed.differs
            ? fmt::format("count and book differ: case {} is open", recorded->ref.seq.number())
            : std::string("count and book agree")));
    return ExitCode::Done;
}

base::Json json_of(const domain::DayClosed& closed) {
    base::Json open = base::Json::array();
    for (const domain::InfusionId infusion : closed.open_infusions) {
        open.push(infusion.number());
    }
    base::Json waiting = base::Json::array();
    for (const domain::EntryNumber entry : closed.waiting) {
        waiting.push(entry.number());
    }
    base::Json json;
    json.set("day", base::print_date(closed.day));
    json.set("entries", closed.entries);
    json.set("open_infusions", std::move(open));
    json.set("waiting", std::move(waiting));
    return json;
}

template <typename Ids>
std::string list_of(const Ids& ids) {
    std::string text;
    for (const auto id : ids) {
        text += fmt::format("{}{}", text.empty() ? "" : ", ", id.number());
    }
    return text;
}

// The checkpoint signed at a close, or why there is none.
struct AtClose {
    std::optional<operations::GivenCheckpoint> checkpoint;
    std::string why_not;
};

AtClose sign_checkpoint(operations::Session& session, operations::Consent& person) {
    try {
        auto given = operations::give_checkpoint(session, person);
        if (given) {
            return {.checkpoint = std::move(*given), .why_not = {}};
        }
        return {.checkpoint = std::nullopt, .why_not = operations::explain(given.error()).what};
    } catch (const store::StoreError& error) {
        return {.checkpoint = std::nullopt, .why_not = std::string(error.what()) + "."};
    }
}

// The entry stands, whether or not its checkpoint could be signed and kept.
ExitCode print_closed(const Arguments& arguments, Terminal& terminal,
                      const operations::Recorded& recorded, const AtClose& given) {
    const auto& closed = std::get<domain::DayClosed>(recorded.entry.event);
    if (arguments.has("json")) {
        base::Json json = cli::json_of(recorded);
        json.set("close", json_of(closed));
        if (given.checkpoint) {
            base::Json checkpoint;
            checkpoint.set("size", given.checkpoint->size);
            checkpoint.set("root", base::to_hex(given.checkpoint->root));
            checkpoint.set("note", given.checkpoint->note);
            json.set("checkpoint", std::move(checkpoint));
        }
        terminal.print(json.print_indented());
    } else {
        terminal.print(fmt::format("entry {} close recorded: {}, {} entries",
                                   recorded.ref.seq.number(), base::print_date(closed.day),
                                   closed.entries));
        if (!closed.open_infusions.empty()) {
            terminal.print("open infusions: " + list_of(closed.open_infusions));
        }
        if (!closed.waiting.empty()) {
            terminal.print("waiting for a witness: " + list_of(closed.waiting));
        }
        if (given.checkpoint) {
            terminal.print(fmt::format("checkpoint of {} entries, {}", given.checkpoint->size,
                                       operations::spoken_root(given.checkpoint->root)));
        }
    }
    if (!given.checkpoint) {
        terminal.complain(
            fmt::format("the day is closed, but no checkpoint was signed: {} Then run "
                        "vialog-cli checkpoint.",
                        given.why_not));
    }
    return ExitCode::Done;
}

ExitCode run_close(const Arguments& arguments, Terminal& terminal) {
    operations::Session session = open_session(arguments, terminal, store::Access::ReadWrite);
    const operations::ClockReading now = session.clock().now();
    domain::DayClosed draft;
    draft.day = arguments.read_maybe("day", base::parse_date)
                    .value_or(base::local_date({.instant = now.time, .offset = now.offset}));
    operations::Statement statement = statement_of(arguments, {.event = draft});
    const auto consents = ask_all(arguments, terminal, session,
                                  {arguments.read("by", domain::PersonId::parse),
                                   arguments.read("witness", domain::PersonId::parse)});
    if (consents.size() != 2) {
        return ExitCode::Refused;
    }
    statement.signers = {{domain::Role::Operator, consents[0].get()},
                         {domain::Role::Witness, consents[1].get()}};
    const auto recorded = operations::record(session, statement);
    if (!recorded) {
        return deny(arguments, terminal, recorded.error());
    }
    return print_closed(arguments, terminal, *recorded, sign_checkpoint(session, *consents[0]));
}

Command special(std::string name, std::string summary, const std::vector<SignerOption>& signers,
                std::vector<Option> more, ExitCode (*run)(const Arguments&, Terminal&)) {
    std::vector<Option> options = recording_options(signers);
    options.insert(options.end(), more.begin(), more.end());
    return {.name = std::move(name),
            .group = group,
            .summary = std::move(summary),
            .options = std::move(options),
            .run = run};
}

}  // namespace

std::vector<Command> count_commands() {
    return {
        recording_command(
            "count-start", group, "Begin a blind count: it is held against the book of this moment",
            by_operator(),
            {{"type", Takes::Optional, "shift (if absent), weekly, initial, biennial, custody ..."},
             {"moment", Takes::Optional, "opening, close, during (if absent)"},
             {"place", Takes::Many, "once for each place; all if absent"}},
            make_count_start),
        recording_command(
            "count", group, "What was counted, before the book is shown", by_operator_and_witness(),
            {{"start", Takes::Required, "entry that began the count"},
             {"sealed", Takes::Many, "[PLACE/]PRODUCT=CONTAINERS, once for each"},
             {"opened", Takes::Many, "[PLACE/]CONTAINER=AMOUNT[:METHOD], once for each"}},
            make_count),
        special("reveal", "Show the book beside what was counted", by_operator(),
                {{"count", Takes::Required, "entry of the count"}}, run_reveal),
        special("close", "Close the day and sign a checkpoint", by_operator_and_witness(),
                {{"day", Takes::Optional, "2026-01-12; today if absent"}}, run_close),
        recording_command("custody", group, "Responsibility passes from --by to --witness",
                          by_operator_and_witness(),
                          {{"count", Takes::Optional, "entry of the count made for it"}},
                          make_custody)};
}

}  // namespace vialog::cli
