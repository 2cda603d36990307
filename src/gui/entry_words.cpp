// SPDX-License-Identifier: Apache-2.0
// One visitor for the line in a list, one for the facts beside it.
#include "gui/entry_words.h"

#include "gui/catalogue.h"
#include "gui/stored_words.h"

#include <fmt/format.h>

#include <map>

namespace vialog::gui {

namespace {

template <typename... Parts>
std::string filled(const std::string& text, const Parts&... parts) {
    return fmt::format(fmt::runtime(text), parts...);
}

std::string vial(domain::ContainerId container) {
    return filled(tr("vial {}"), container.number());
}

std::string entry_number(domain::EntryNumber seq) {
    return fmt::format("{}", seq.number());
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string all;
    for (const std::string& part : parts) {
        all += all.empty() ? std::string() : std::string(between);
        all += part;
    }
    return all;
}

std::string source_in_words(const domain::WasteSource& source) {
    return std::visit(
        domain::Overloaded{[](const domain::FromInfusion& it) {
                               return filled(tr("infusion {}"), it.infusion.seq.number());
                           },
                           [](const domain::FromHeld& it) {
                               return filled(tr("held by {}"), it.held.seq.number());
                           },
                           [](const domain::FromContainer& it) { return vial(it.container); }},
        source);
}

std::string vials_of(const domain::StockReceived& it) {
    return it.containers == 1 ? vial(it.first)
                              : filled(tr("vials {} to {}"), it.first.number(),
                                       it.first.number() + it.containers - 1);
}

struct Summary {
    const domain::State& state;

    std::string operator()(const domain::Genesis& it) const { return it.registrant.name; }
    std::string operator()(const domain::PersonRecorded& it) const {
        return fmt::format("{} ({})", it.initials, it.id.text());
    }
    std::string operator()(const domain::RegistrationChanged& it) const {
        return it.registrant.name;
    }
    std::string operator()(const domain::PolicySet& it) const { return it.citation; }
    std::string operator()(const domain::PlaceRecorded& it) const { return it.name; }
    std::string operator()(const domain::StationRecorded& it) const { return it.name; }
    std::string operator()(const domain::KeyAdded& it) const { return it.person.text(); }
    std::string operator()(const domain::ProductRecorded& it) const {
        return fmt::format("{} {}, {}", it.drug, it.strength.text(), it.container_size.text());
    }
    std::string operator()(const domain::PartyRecorded& it) const { return it.name; }
    std::string operator()(const domain::ShipmentExpected& it) const { return it.invoice; }
    std::string operator()(const domain::StockReceived& it) const {
        return filled(tr("{} x {}, lot {}: {}"), it.containers, product_in_words(state, it.product),
                      it.lot.text(), vials_of(it));
    }
    std::string operator()(const domain::ContainersTransferred& it) const {
        return filled(tr("{} to {}"), it.from.text(), it.to.text());
    }
    std::string operator()(const domain::ContainerOpened& it) const { return vial(it.container); }
    std::string operator()(const domain::StockDrawn& it) const {
        std::vector<std::string> lines;
        for (const domain::DrawLine& line : it.lines) {
            lines.push_back(
                fmt::format("{}: {}", vial(line.container), quantity_in_words(line.amount)));
        }
        return joined(lines, "; ");
    }
    std::string operator()(const domain::OutcomeRecorded& it) const {
        std::vector<std::string> lines;
        for (const domain::OutcomeLine& line : it.lines) {
            lines.push_back(line.lost.is_zero()
                                ? filled(tr("given {}"), quantity_in_words(line.given))
                                : filled(tr("given {}, lost {}"), quantity_in_words(line.given),
                                         quantity_in_words(line.lost)));
        }
        return fmt::format("{}: {}", filled(tr("infusion {}"), it.infusion.seq.number()),
                           joined(lines, "; "));
    }
    std::string operator()(const domain::WasteHeld& it) const { return waste(it); }
    std::string operator()(const domain::StockWasted& it) const { return waste(it); }
    std::string operator()(const domain::StockWastedUnwitnessed& it) const { return waste(it); }
    std::string operator()(const domain::Countersigned& it) const {
        return filled(tr("receipt {}"), it.receipt.seq.number());
    }
    std::string operator()(const domain::ContainerFinished& it) const {
        return filled(tr("{}: rest {}, by the book {}"), vial(it.container),
                      quantity_in_words(it.rest), amount_in_words(state, it.product, it.book));
    }
    std::string operator()(const domain::ContainerBroken& it) const {
        return filled(tr("{}: recovered {}"), vial(it.container), quantity_in_words(it.recovered));
    }
    std::string operator()(const domain::CountStarted& it) const { return in_words(it.type); }
    std::string operator()(const domain::CountRecorded& it) const { return in_words(it.type); }
    std::string operator()(const domain::CountRevealed& it) const {
        return it.differs ? tr("differs from the book") : tr("agrees with the book");
    }
    std::string operator()(const domain::DiscrepancyOpened& it) const {
        std::string text = in_words(it.trouble);
        if (it.product && it.amount) {
            text += ": " + amount_in_words(state, *it.product, *it.amount);
        }
        return it.container ? fmt::format("{}, {}", text, vial(*it.container)) : text;
    }
    std::string operator()(const domain::DiscrepancyNoted& it) const {
        return filled(tr("case {}"), it.about.number());
    }
    std::string operator()(const domain::DiscrepancyDecided& it) const {
        std::vector<std::string> cases;
        for (const domain::CaseId id : it.cases) {
            cases.push_back(filled(tr("case {}"), id.number()));
        }
        return fmt::format("{}: {}", joined(cases, ", "), in_words(it.verdict));
    }
    std::string operator()(const domain::LossReported& it) const {
        return filled(tr("case {}"), it.about.number());
    }
    std::string operator()(const domain::StockDestroyed& it) const { return disposal(it); }
    std::string operator()(const domain::StockHandedOver& it) const { return disposal(it); }
    std::string operator()(const domain::StockReturned& it) const { return disposal(it); }
    std::string operator()(const domain::StockTransferredOut& it) const { return disposal(it); }
    std::string operator()(const domain::EntryCorrected& it) const {
        return filled(tr("entry {}, now: {}"), it.entry.seq.number(),
                      summary_of(state, domain::to_event(it.restated)));
    }
    std::string operator()(const domain::EntryVoided& it) const {
        return filled(tr("entry {}: {}"), it.entry.seq.number(), in_words(it.reason));
    }
    std::string operator()(const domain::Exported& it) const { return it.to; }
    std::string operator()(const domain::Inspected& it) const { return it.nonce; }
    std::string operator()(const domain::AnchorReceived& it) const {
        return filled(tr("over {} entries"), it.size);
    }
    std::string operator()(const domain::ClockChanged& it) const { return in_words(it.cause); }
    std::string operator()(const domain::DayClosed& it) const { return base::print_date(it.day); }
    std::string operator()(const domain::Noticed& it) const { return in_words(it.subject); }
    template <typename Other>
    std::string operator()(const Other& /*event*/) const {
        return {};
    }

  private:
    template <typename Waste>
    static std::string waste(const Waste& it) {
        return fmt::format("{}: {}", source_in_words(it.source), quantity_in_words(it.amount));
    }
    template <typename Disposal>
    static std::string disposal(const Disposal& it) {
        std::vector<std::string> lines;
        for (const domain::DisposalLine& line : it.lines) {
            lines.push_back(fmt::format("{}: {}",
                                        line.container ? vial(*line.container)
                                        : line.held
                                            ? filled(tr("held by {}"), line.held->seq.number())
                                            : std::string(),
                                        quantity_in_words(line.amount)));
        }
        return joined(lines, "; ");
    }
};

struct Facts {
    const domain::State& state;
    base::UtcOffset offset;
    std::vector<Fact>& out;

    void operator()(const domain::PersonRecorded& it) const {
        add(tr("Person"), it.id.text());
        add(tr("Initials"), it.initials);
        std::vector<std::string> functions;
        for (const domain::Function function : it.functions) {
            functions.push_back(in_words(function));
        }
        add(tr("May act as"), functions.empty() ? tr("nothing any more") : joined(functions, ", "));
        add(tr("Employee"), it.employee ? tr("yes") : tr("no"));
        sealed(tr("Name"), it.name.has_value());
    }
    void operator()(const domain::ProductRecorded& it) const {
        add(tr("NDC"), it.ndc.text());
        add(tr("Drug"), it.drug);
        add(tr("Labeler"), it.labeler);
        add(tr("Strength"), it.strength.text());
        add(tr("Container"), it.container_size.text());
        add(tr("Containers in a package"), fmt::format("{}", it.containers_per_package));
    }
    void operator()(const domain::PartyRecorded& it) const {
        add(tr("Name"), it.name);
        add(tr("Address"), it.address.value_or(tr("none")));
        add(tr("DEA number"), it.dea.text());
    }
    void operator()(const domain::ShipmentExpected& it) const {
        add(tr("Invoice"), it.invoice);
        for (const domain::ShipmentLine& line : it.lines) {
            add(product_in_words(state, line.product), fmt::format("{}", line.containers));
        }
        add(tr("Due"), it.due ? base::print_date(*it.due) : tr("not said"));
    }
    void operator()(const domain::StockReceived& it) const {
        add(tr("Product"), product_in_words(state, it.product));
        add(tr("Containers"), filled(tr("{}: {}"), it.containers, vials_of(it)));
        add(tr("Content of each"), quantity_in_words(it.each));
        add(tr("Lot"), it.lot.text());
        add(tr("Expires"), it.expires.text());
        if (it.party) {
            const auto* party = state.parties.find(*it.party);
            add(tr("From"), party == nullptr ? std::string() : party->name);
        }
        add(tr("Invoice"), it.invoice.value_or(tr("none")));
        add(tr("Invoice date"), it.invoice_date ? base::print_date(*it.invoice_date) : tr("none"));
        add(tr("Damaged"), fmt::format("{}", it.damaged));
        add(tr("Place"), it.place.text());
    }
    void operator()(const domain::ContainerOpened& it) const {
        add(tr("Vial"), fmt::format("{}", it.container.number()));
        add(tr("Use before"), time_in_words({.instant = it.beyond_use, .offset = offset}));
    }
    void operator()(const domain::StockDrawn& it) const {
        for (const domain::DrawLine& line : it.lines) {
            add(filled(tr("From vial {}"), line.container.number()),
                quantity_in_words(line.amount));
        }
        sealed(tr("Patient"), !it.patient.empty());
        add(tr("Route"), in_words(it.route));
        if (it.ordered_ug) {
            add(tr("Ordered"), filled(tr("{} mg"), base::print_decimal(*it.ordered_ug, 3)));
        }
        if (it.weight_g) {
            add(tr("Weight"), filled(tr("{} kg"), base::print_decimal(*it.weight_g, 3)));
        }
        if (it.session) {
            add(tr("Session"), it.session->text());
        }
        if (it.prescriber) {
            add(tr("Prescriber"), it.prescriber->text());
        }
    }
    void operator()(const domain::OutcomeRecorded& it) const {
        add(tr("Infusion"), entry_number(it.infusion.seq));
        for (const domain::OutcomeLine& line : it.lines) {
            add(tr("Given"), quantity_in_words(line.given));
            add(tr("Lost"), quantity_in_words(line.lost));
        }
        if (it.given_by) {
            add(tr("Given by"), it.given_by->text());
        }
    }
    void operator()(const domain::WasteHeld& it) const { waste(it); }
    void operator()(const domain::StockWasted& it) const {
        waste(it);
        add(tr("Reason"), in_words(it.reason));
        add(tr("Made unusable by"), in_words(it.method));
        add(tr("The witness saw"), in_words(it.saw));
    }
    void operator()(const domain::StockWastedUnwitnessed& it) const {
        waste(it);
        add(tr("Reason"), in_words(it.reason));
        add(tr("Made unusable by"), in_words(it.method));
        add(tr("No witness because of"), in_words(it.why));
    }
    void operator()(const domain::ContainerFinished& it) const {
        add(tr("Vial"), fmt::format("{}", it.container.number()));
        add(tr("Rest"), quantity_in_words(it.rest));
        add(tr("By the book"), amount_in_words(state, it.product, it.book));
        add(tr("Found by"), in_words(it.method));
        add(tr("The rest goes to"), in_words(it.disposition));
        add(tr("The witness saw"), in_words(it.saw));
    }
    void operator()(const domain::ContainerBroken& it) const {
        add(tr("Vial"), fmt::format("{}", it.container.number()));
        add(tr("Recovered"), quantity_in_words(it.recovered));
        add(tr("By the book"), amount_in_words(state, it.product, it.book));
        add(tr("How"), in_words(it.circumstances));
        add(tr("The witness saw"), in_words(it.saw));
    }
    void operator()(const domain::DiscrepancyOpened& it) const {
        add(tr("Trouble"), in_words(it.trouble));
        add(tr("Discovered"), time_in_words({.instant = it.discovered, .offset = offset}));
        if (it.product && it.amount) {
            add(tr("Difference"), amount_in_words(state, *it.product, *it.amount));
        }
        if (it.concerns) {
            add(tr("Concerns"), it.concerns->text());
        }
        sealed(tr("Note"), it.note.has_value());
    }
    void operator()(const domain::DiscrepancyDecided& it) const {
        add(tr("Decided as"), in_words(it.verdict));
        for (const domain::DecisionMove& move : it.moves) {
            add(account_in_words(move.from),
                fmt::format("{}, {}", quantity_in_words(move.amount), in_words(move.to)));
        }
        sealed(tr("Reason"), true);
    }
    void operator()(const domain::EntryCorrected& it) const {
        add(tr("Corrects entry"), entry_number(it.entry.seq));
        add(tr("Because of"), in_words(it.reason));
        add(tr("Its signer"), in_words(it.signer));
        std::visit(*this, domain::to_event(it.restated));
    }
    void operator()(const domain::EntryVoided& it) const {
        add(tr("Voids entry"), entry_number(it.entry.seq));
        add(tr("Because of"), in_words(it.reason));
        add(tr("Its signer"), in_words(it.signer));
    }
    template <typename Other>
    void operator()(const Other& it) const {
        if (std::string text = Summary{state}(it); !text.empty()) {
            add(tr("What"), std::move(text));
        }
    }

  private:
    void add(std::string label, std::string value) const {
        out.push_back({.label = std::move(label), .value = std::move(value)});
    }
    void sealed(std::string label, bool there) const {
        add(std::move(label), there ? tr("kept sealed") : tr("none"));
    }
    template <typename Waste>
    void waste(const Waste& it) const {
        add(tr("Out of"), source_in_words(it.source));
        add(tr("Product"), product_in_words(state, it.product));
        add(tr("Amount"), quantity_in_words(it.amount));
    }
};

}  // namespace

std::string stored_in_words(std::string_view stored) {
    std::string reading = reading_of_code(stored);
    return reading.empty() ? std::string(stored) : reading;
}

std::string in_words(domain::Kind kind) {
    const std::string_view word = domain::word_of(kind);
    std::string reading = reading_of_kind(word);
    return reading.empty() ? std::string(word) : reading;
}

std::string quantity_in_words(const domain::Quantity& quantity) {
    return quantity.text();
}

std::string amount_in_words(const domain::State& state, domain::ProductId product,
                            std::int64_t amount) {
    const domain::ProductRecorded* row = state.products.find(product);
    if (row != nullptr && row->container_size.unit() == domain::Unit::Piece) {
        return filled(tr_n("{} unit", "{} units", amount < 0 ? -amount : amount), amount);
    }
    return domain::print_volume(domain::Volume(amount));
}

std::string product_in_words(const domain::State& state, domain::ProductId product) {
    const domain::ProductRecorded* row = state.products.find(product);
    return row == nullptr ? filled(tr("product {}"), product.number())
                          : fmt::format("{} {}, {}", row->drug, row->strength.text(),
                                        row->container_size.text());
}

std::string account_in_words(const domain::Account& account) {
    if (account.kind == domain::AccountKind::Container) {
        return vial(domain::ContainerId(account.id));
    }
    return account.id == 0 ? in_words(account.kind)
                           : fmt::format("{} {}", in_words(account.kind), account.id);
}

std::string time_in_words(base::LocalInstant local) {
    constexpr std::size_t to_minutes = 16;  // "2026-01-12T08:30"
    std::string text = base::print_local(local).substr(0, to_minutes);
    constexpr std::size_t between = 10;
    text[between] = ' ';
    return text;
}

std::string initials_of(const domain::State& state, const domain::KeyId& key) {
    const domain::KeyRow* row = state.keys.find(key);
    if (row == nullptr) {
        return tr("unknown key");
    }
    if (!row->person) {
        return tr("journal");
    }
    const domain::PersonRow* person = state.people.find(*row->person);
    return person == nullptr || person->person.initials.empty() ? row->person->text()
                                                                : person->person.initials;
}

std::string summary_of(const domain::State& state, const domain::Event& event) {
    return std::visit(Summary{state}, event);
}

std::vector<Fact> facts_of(const domain::State& state, const domain::Event& event,
                           base::UtcOffset offset) {
    std::vector<Fact> facts;
    std::visit(Facts{.state = state, .offset = offset, .out = facts}, event);
    return facts;
}

std::vector<std::string> postings_in_words(const domain::State& state,
                                           const std::vector<domain::Posting>& postings) {
    std::map<std::pair<domain::Account, domain::ProductId>, std::int64_t> sums;
    for (const domain::Posting& posting : postings) {
        sums[{posting.account, posting.product}] += posting.amount;
    }
    std::vector<std::string> lines;
    for (const auto& [key, amount] : sums) {
        if (amount != 0) {
            lines.push_back(fmt::format("{}: {}{}", account_in_words(key.first),
                                        amount > 0 ? "+" : "",
                                        amount_in_words(state, key.second, amount)));
        }
    }
    return lines;
}

}  // namespace vialog::gui
