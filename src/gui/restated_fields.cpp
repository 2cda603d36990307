// SPDX-License-Identifier: Apache-2.0
// One list for each kind. What a correction may not change (schemas/journal-format.md 7.13) has no field.
#include "gui/restated_fields.h"

#include "base/decimal.h"
#include "gui/catalogue.h"
#include "gui/entry_words.h"
#include "gui/stored_texts.h"
#include "gui/typed_time.h"

#include <fmt/format.h>

namespace vialog::gui {

namespace {

using domain::Restatable;

std::string kept(std::string_view now) {
    return fmt::format(fmt::runtime(tr("Now: {}. Enter keeps it")), now);
}

// In the unit that the amount has: "0.8" millilitres, "2" pieces.
base::Result<domain::Quantity, std::string> parse_amount(domain::Unit unit, std::string_view text) {
    const int places = unit == domain::Unit::Microlitre ? 3 : 0;
    const auto number = base::parse_decimal(text, places, base::Sign::NonNegative);
    if (!number) {
        return tl::unexpected(sentence_of(number.error()));
    }
    const auto amount = domain::Quantity::of(unit, *number);
    return amount ? base::Result<domain::Quantity, std::string>(*amount)
                  : tl::unexpected(tr("That is more than can be counted."));
}

class Fields final {
  public:
    Fields(const domain::State& state, base::UtcOffset offset) : m_state(state), m_offset(offset) {}
    [[nodiscard]] std::vector<RestatedField> take() { return std::move(m_fields); }

    void operator()(const domain::PersonRecorded& it) {
        text<domain::PersonRecorded>("I", tr("Initials"), it.initials, longest_initials,
                                     &domain::PersonRecorded::initials);
    }

    void operator()(const domain::ProductRecorded& it) {
        using Product = domain::ProductRecorded;
        parsed<Product>("N", tr("NDC"), it.ndc.text(), &Product::ndc);
        text<Product>("D", tr("Drug"), it.drug, longest_name, &Product::drug);
        text<Product>("L", tr("Labeler"), it.labeler, longest_name, &Product::labeler);
        parsed<Product>("S", tr("Strength, \"50 mg/mL\""), it.strength.text(), &Product::strength);
        parsed<Product>("C", tr("Content of a container, \"10 mL\""), it.container_size.text(),
                        &Product::container_size);
        number<Product>("P", tr("Containers in a package"), it.containers_per_package,
                        &Product::containers_per_package);
    }

    void operator()(const domain::PartyRecorded& it) {
        using Party = domain::PartyRecorded;
        text<Party>("N", tr("Name"), it.name, longest_name, &Party::name);
        optional_text<Party>("A", tr("Address"), it.address, longest_address, &Party::address);
        parsed<Party>("D", tr("DEA number"), it.dea.text(), &Party::dea);
    }

    void operator()(const domain::ShipmentExpected& it) {
        using Shipment = domain::ShipmentExpected;
        text<Shipment>("I", tr("Invoice"), it.invoice, longest_name, &Shipment::invoice);
        day<Shipment>("D", tr("Due, YYYY-MM-DD"), it.due, &Shipment::due);
    }

    void operator()(const domain::StockReceived& it) {
        using Receipt = domain::StockReceived;
        parsed<Receipt>("L", tr("Lot"), it.lot.text(), &Receipt::lot);
        parsed<Receipt>("E", tr("Expires, YYYY-MM-DD or YYYY-MM"), it.expires.text(),
                        &Receipt::expires);
        amount<Receipt>("C", tr("Content of each"), it.each, &Receipt::each);
        optional_text<Receipt>("I", tr("Invoice"), it.invoice, longest_name, &Receipt::invoice);
        day<Receipt>("D", tr("Invoice date, YYYY-MM-DD"), it.invoice_date, &Receipt::invoice_date);
        number<Receipt>("G", tr("Damaged containers"), it.damaged, &Receipt::damaged);
        if (it.party) {
            party(*it.party);
        }
    }

    void operator()(const domain::ContainerOpened& it) {
        const base::UtcOffset offset = m_offset;
        add("U", tr("Use before, YYYY-MM-DD HH:MM"),
            time_in_words({.instant = it.beyond_use, .offset = offset}),
            [offset](Restatable& event, std::string_view text) -> std::string {
                const auto time = parse_typed_time(text, offset);
                if (!time) {
                    return typed_time_hint();
                }
                std::get<domain::ContainerOpened>(event).beyond_use = *time;
                return {};
            });
    }

    void operator()(const domain::StockDrawn& it) {
        using Draw = domain::StockDrawn;
        static constexpr std::string_view letters = "ABCDEFGHIJK";
        for (std::size_t i = 0; i < it.lines.size() && i < letters.size(); ++i) {
            const domain::DrawLine& line = it.lines[i];
            add(std::string(letters.substr(i, 1)),
                fmt::format(fmt::runtime(tr("Drawn from vial {}, {}")), line.container.number(),
                            unit_of(line.amount)),
                line.amount.text(),
                [i, unit = line.amount.unit()](Restatable& event, std::string_view text) {
                    const auto amount = parse_amount(unit, text);
                    if (!amount) {
                        return amount.error();
                    }
                    if (amount->is_zero()) {
                        return tr("A draw of nothing is voided, not corrected: Esc, then V.");
                    }
                    std::get<Draw>(event).lines[i].amount = *amount;
                    return std::string();
                });
        }
        choice<Draw>("R", tr("Route"), it.route, &Draw::route);
        decimal<Draw>("O", tr("Ordered, mg"), it.ordered_ug, &Draw::ordered_ug);
        decimal<Draw>("W", tr("Weight, kg"), it.weight_g, &Draw::weight_g);
        optional_parsed<Draw>("S", tr("Session, \"3 of 6\""), it.session, &Draw::session);
        optional_parsed<Draw>("P", tr("DEA number of the prescriber"), it.prescriber,
                              &Draw::prescriber);
    }

    void operator()(const domain::OutcomeRecorded& it) {
        static constexpr std::string_view given = "ACEGIK";
        static constexpr std::string_view lost = "BDFHJL";
        for (std::size_t i = 0; i < it.lines.size() && i < given.size(); ++i) {
            outcome_amount(given.substr(i, 1), tr("Given, {}"), i, it.lines[i],
                           &domain::OutcomeLine::given);
            outcome_amount(lost.substr(i, 1), tr("Lost, {}"), i, it.lines[i],
                           &domain::OutcomeLine::lost);
        }
    }

    void operator()(const domain::WasteHeld& it) { waste(it); }
    void operator()(const domain::StockWasted& it) {
        waste(it);
        choice<domain::StockWasted>("R", tr("Reason"), it.reason, &domain::StockWasted::reason);
        choice<domain::StockWasted>("M", tr("Made unusable by"), it.method,
                                    &domain::StockWasted::method);
        choice<domain::StockWasted>("S", tr("The witness saw"), it.saw, &domain::StockWasted::saw);
    }
    void operator()(const domain::StockWastedUnwitnessed& it) {
        using Waste = domain::StockWastedUnwitnessed;
        waste(it);
        choice<Waste>("R", tr("Reason"), it.reason, &Waste::reason);
        choice<Waste>("M", tr("Made unusable by"), it.method, &Waste::method);
        choice<Waste>("W", tr("No witness because of"), it.why, &Waste::why);
    }

    void operator()(const domain::ContainerFinished& it) {
        using Finish = domain::ContainerFinished;
        amount<Finish>("A", tr("Rest"), it.rest, &Finish::rest);
        choice<Finish>("M", tr("Found by"), it.method, &Finish::method);
        choice<Finish>("S", tr("The witness saw"), it.saw, &Finish::saw);
    }

    void operator()(const domain::ContainerBroken& it) {
        using Breakage = domain::ContainerBroken;
        amount<Breakage>("A", tr("Recovered"), it.recovered, &Breakage::recovered);
        choice<Breakage>("H", tr("How"), it.circumstances, &Breakage::circumstances);
        choice<Breakage>("S", tr("The witness saw"), it.saw, &Breakage::saw);
    }

  private:
    using Put = std::function<std::string(Restatable&, std::string_view)>;

    void add(std::string key, std::string label, std::string_view now, Put put) {
        std::string id = "restated_" + key;
        m_fields.push_back(
            {.key = std::move(key),
             .field = {.id = std::move(id), .label = std::move(label), .hint = kept(now)},
             .put = std::move(put)});
    }

    static std::string unit_of(const domain::Quantity& amount) {
        return amount.unit() == domain::Unit::Microlitre ? tr("mL") : tr("units");
    }

    template <typename Kind, typename Member>
    void parsed(const char* key, std::string label, const std::string& now, Member Kind::*member) {
        add(key, std::move(label), now,
            [member](Restatable& event, std::string_view text) -> std::string {
                auto value = Member::parse(text);
                if (!value) {
                    return sentence_of(value.error());
                }
                std::get<Kind>(event).*member = std::move(*value);
                return {};
            });
    }

    template <typename Kind, typename Value>
    void optional_parsed(const char* key, std::string label, const std::optional<Value>& now,
                         std::optional<Value> Kind::*member) {
        add(key, std::move(label), now ? now->text() : tr("none"),
            [member](Restatable& event, std::string_view text) -> std::string {
                auto value = Value::parse(text);
                if (!value) {
                    return sentence_of(value.error());
                }
                std::get<Kind>(event).*member = std::move(*value);
                return {};
            });
    }

    template <typename Kind>
    void text(const char* key, std::string label, const std::string& now, std::size_t longest,
              std::string Kind::*member) {
        add(key, std::move(label), now,
            [member, longest](Restatable& event, std::string_view typed) {
                std::string problem = stored_text(longest, MayBeEmpty::No)(typed);
                if (problem.empty()) {
                    std::get<Kind>(event).*member = to_stored(typed);
                }
                return problem;
            });
    }

    template <typename Kind>
    void optional_text(const char* key, std::string label, const std::optional<std::string>& now,
                       std::size_t longest, std::optional<std::string> Kind::*member) {
        add(key, std::move(label), now.value_or(tr("none")),
            [member, longest](Restatable& event, std::string_view typed) {
                std::string problem = stored_text(longest, MayBeEmpty::No)(typed);
                if (problem.empty()) {
                    std::get<Kind>(event).*member = to_stored(typed);
                }
                return problem;
            });
    }

    template <typename Kind>
    void amount(const char* key, const std::string& label, const domain::Quantity& now,
                domain::Quantity Kind::*member) {
        add(key, fmt::format("{}, {}", label, unit_of(now)), now.text(),
            [member, unit = now.unit()](Restatable& event, std::string_view text) {
                const auto value = parse_amount(unit, text);
                if (!value) {
                    return value.error();
                }
                std::get<Kind>(event).*member = *value;
                return std::string();
            });
    }

    template <typename Kind>
    void number(const char* key, std::string label, std::int64_t now, std::int64_t Kind::*member) {
        add(key, std::move(label), fmt::format("{}", now),
            [member](Restatable& event, std::string_view text) {
                constexpr std::int64_t most = 1'000'000;
                std::string problem = whole_number(0, most, MayBeEmpty::No)(text);
                if (problem.empty()) {
                    std::get<Kind>(event).*member = to_number(text);
                }
                return problem;
            });
    }

    // Thousandths of what is typed: micrograms of mg, grams of kg.
    template <typename Kind>
    void decimal(const char* key, std::string label, const std::optional<std::int64_t>& now,
                 std::optional<std::int64_t> Kind::*member) {
        add(key, std::move(label), now ? base::print_decimal(*now, 3) : tr("none"),
            [member](Restatable& event, std::string_view text) -> std::string {
                const auto value = base::parse_decimal(text, 3, base::Sign::NonNegative);
                if (!value || *value == 0) {
                    return value ? tr("More than nothing is accepted.")
                                 : sentence_of(value.error());
                }
                std::get<Kind>(event).*member = *value;
                return {};
            });
    }

    template <typename Kind>
    void day(const char* key, std::string label, const std::optional<base::CivilDate>& now,
             std::optional<base::CivilDate> Kind::*member) {
        add(key, std::move(label), now ? base::print_date(*now) : tr("none"),
            [member](Restatable& event, std::string_view text) -> std::string {
                const auto value = base::parse_date(text);
                if (!value) {
                    return sentence_of(value.error());
                }
                std::get<Kind>(event).*member = *value;
                return {};
            });
    }

    template <typename Kind, typename Code>
    void choice(const char* key, std::string label, Code now, Code Kind::*member) {
        std::vector<Choice> choices;
        for (const auto& word : domain::Words<Code>::table) {
            choices.push_back(
                {.key = fmt::format("{}", choices.size() + 1), .label = in_words(word.value)});
        }
        add(key, std::move(label), in_words(now),
            [member, choices](Restatable& event, std::string_view text) {
                std::string problem = chosen(choices)(text);
                if (problem.empty()) {
                    const auto place = static_cast<std::size_t>(to_number(text) - 1);
                    std::get<Kind>(event).*member = domain::Words<Code>::table[place].value;
                }
                return problem;
            });
        m_fields.back().field.kind = FieldKind::Choice;
        m_fields.back().field.choices = std::move(choices);
    }

    template <typename Waste>
    void waste(const Waste& it) {
        add("A", fmt::format(fmt::runtime(tr("Wasted, {}")), unit_of(it.amount)), it.amount.text(),
            [unit = it.amount.unit()](Restatable& event, std::string_view text) {
                const auto value = parse_amount(unit, text);
                if (!value) {
                    return value.error();
                }
                if (value->is_zero()) {
                    return tr("A waste of nothing is voided, not corrected: Esc, then V.");
                }
                std::get<Waste>(event).amount = *value;
                return std::string();
            });
    }

    // The bag says what was given of all that was open then: with other amounts it goes.
    void outcome_amount(std::string_view key, const std::string& label, std::size_t line,
                        const domain::OutcomeLine& now,
                        domain::Quantity domain::OutcomeLine::*member) {
        add(std::string(key), fmt::format(fmt::runtime(label), unit_of(now.*member)),
            (now.*member).text(),
            [line, member, unit = (now.*member).unit()](Restatable& event, std::string_view text) {
                const auto value = parse_amount(unit, text);
                if (!value) {
                    return value.error();
                }
                auto& outcome = std::get<domain::OutcomeRecorded>(event);
                outcome.lines[line].*member = *value;
                outcome.bag.reset();
                return std::string();
            });
    }

    void party(domain::PartyId now) {
        std::vector<Choice> choices;
        std::vector<domain::PartyId> parties;
        constexpr std::size_t most = 9;
        m_state.parties.for_each([&](const domain::PartyId& id, const domain::PartyRecorded& row) {
            if (choices.size() < most) {
                choices.push_back(
                    {.key = fmt::format("{}", choices.size() + 1), .label = row.name});
                parties.push_back(id);
            }
        });
        const auto* row = m_state.parties.find(now);
        add("F", tr("From"), row == nullptr ? std::string() : row->name,
            [choices, parties](Restatable& event, std::string_view text) {
                std::string problem = chosen(choices)(text);
                if (problem.empty()) {
                    std::get<domain::StockReceived>(event).party =
                        parties[static_cast<std::size_t>(to_number(text) - 1)];
                }
                return problem;
            });
        m_fields.back().field.kind = FieldKind::Choice;
        m_fields.back().field.choices = std::move(choices);
    }

    const domain::State& m_state;
    base::UtcOffset m_offset;
    std::vector<RestatedField> m_fields;
};

}  // namespace

FieldRule RestatedField::rule(const domain::Restatable& now) const {
    return {.field = field, .check = [put = put, now](std::string_view text) {
                domain::Restatable tried = now;
                return text.empty() ? std::string() : put(tried, text);
            }};
}

std::vector<RestatedField> restated_fields(const domain::State& state,
                                           const domain::Restatable& now, base::UtcOffset offset) {
    Fields fields(state, offset);
    std::visit(fields, now);
    return fields.take();
}

}  // namespace vialog::gui
