// SPDX-License-Identifier: Apache-2.0
// Events turned back into the options that state them.
#include "cli/restating.h"

#include "base/decimal.h"
#include "cli/catalogue_drafts.h"

#include <fmt/format.h>

#include <algorithm>

namespace vialog::cli {

namespace {

std::string number_text(std::int64_t number) {
    return base::print_decimal(number, 0);
}

template <typename Tag>
std::string number_text(base::Tagged<Tag> id) {
    return number_text(id.number());
}

// "2.500" or "3", as amount_of() reads it.
std::string amount_text(const domain::Quantity& amount) {
    return base::print_decimal(amount.amount(), amount.unit() == domain::Unit::Microlitre ? 3 : 0);
}

template <typename Value>
void add_text(Arguments& out, const std::string& option, const std::optional<Value>& value) {
    if (value) {
        out.add(option, {value->text()});
    }
}

void add_string(Arguments& out, const std::string& option,
                const std::optional<std::string>& value) {
    if (value) {
        out.add(option, {*value});
    }
}

template <typename E>
void add_word(Arguments& out, const std::string& option, E value) {
    out.add(option, {std::string(domain::word_of(value))});
}

void add_source(Arguments& out, const domain::WasteSource& source) {
    std::visit(domain::Overloaded{
                   [&](const domain::FromInfusion& it) {
                       out.add("infusion", {number_text(it.infusion.seq)});
                   },
                   [&](const domain::FromHeld& it) { out.add("held", {number_text(it.held.seq)}); },
                   [&](const domain::FromContainer& it) {
                       out.add("container", {number_text(it.container)});
                   },
               },
               source);
}

template <typename Waste>
void add_waste(Arguments& out, const Waste& it) {
    add_source(out, it.source);
    out.add("product", {number_text(it.product)});
    out.add("amount", {amount_text(it.amount)});
}

// What each event would have been stated with. Digested texts are not among it: nobody reads them back.
struct Backwards {
    Arguments& out;

    void operator()(const domain::PersonRecorded& it) const {
        out.add("id", {it.id.text()});
        out.add("initials", {it.initials});
        std::vector<std::string> functions;
        for (const domain::Function function : it.functions) {
            functions.emplace_back(domain::word_of(function));
        }
        out.add("function", functions);
        out.add("employee", {it.employee ? "yes" : "no"});
    }

    void operator()(const domain::ProductRecorded& it) const {
        out.add("ndc", {it.ndc.text()});
        add_text(out, "inner-ndc", it.inner_ndc);
        out.add("drug", {it.drug});
        out.add("labeler", {it.labeler});
        add_word(out, "form", it.form);
        out.add("strength", {it.strength.text()});
        out.add("size", {it.container_size.text()});
        out.add("per-package", {number_text(it.containers_per_package)});
        add_word(out, "use", it.use);
        out.add("schedule", {it.schedule});
        out.add("dea-code", {it.dea_code});
    }

    void operator()(const domain::PartyRecorded& it) const {
        add_word(out, "role", it.role);
        out.add("name", {it.name});
        add_string(out, "address", it.address);
        out.add("dea", {it.dea.text()});
    }

    void operator()(const domain::ShipmentExpected& it) const {
        out.add("party", {number_text(it.party)});
        out.add("invoice", {it.invoice});
        std::vector<std::string> lines;
        for (const domain::ShipmentLine& line : it.lines) {
            lines.push_back(number_text(line.product) + "=" + number_text(line.containers));
        }
        out.add("line", lines);
        if (it.due) {
            out.add("due", {base::print_date(*it.due)});
        }
    }

    void operator()(const domain::StockReceived& it) const {
        add_word(out, "basis", it.basis);
        out.add("product", {number_text(it.product)});
        if (it.party) {
            out.add("party", {number_text(*it.party)});
        }
        add_string(out, "invoice", it.invoice);
        if (it.invoice_date) {
            out.add("invoice-date", {base::print_date(*it.invoice_date)});
        }
        if (it.shipment) {
            out.add("shipment", {number_text(it.shipment->seq)});
        }
        out.add("lot", {it.lot.text()});
        out.add("expires", {it.expires.text()});
        out.add("containers", {number_text(it.containers)});
        out.add("each", {amount_text(it.each)});
        out.add("label", it.labels);
        out.add("damaged", {number_text(it.damaged)});
        add_string(out, "barcode", it.barcode);
        out.add("place", {it.place.text()});
        add_word(out, "owner", it.owner);
    }

    void operator()(const domain::ContainerOpened& it) const {
        out.add("container", {number_text(it.container)});
    }

    void operator()(const domain::StockDrawn& it) const {
        std::vector<std::string> lines;
        for (const domain::DrawLine& line : it.lines) {
            lines.push_back(number_text(line.container) + "=" + amount_text(line.amount));
        }
        out.add("from", lines);
        if (it.infusion) {
            out.add("infusion", {number_text(it.infusion->seq)});
        }
        add_text(out, "prescriber", it.prescriber);
        add_word(out, "route", it.route);
        if (it.ordered_ug) {
            out.add("ordered-mg", {base::print_decimal(*it.ordered_ug, 3)});
        }
        if (it.weight_g) {
            out.add("weight-kg", {base::print_decimal(*it.weight_g, 3)});
        }
        add_text(out, "session", it.session);
    }

    void operator()(const domain::OutcomeRecorded& it) const {
        out.add("infusion", {number_text(it.infusion.seq)});
        std::vector<std::string> given;
        std::vector<std::string> lost;
        for (const domain::OutcomeLine& line : it.lines) {
            given.push_back(number_text(line.product) + "=" + amount_text(line.given));
            lost.push_back(number_text(line.product) + "=" + amount_text(line.lost));
        }
        out.add("given", given);
        out.add("lost", lost);
        add_text(out, "given-by", it.given_by);
    }

    void operator()(const domain::WasteHeld& it) const { add_waste(out, it); }
    void operator()(const domain::StockWasted& it) const {
        add_waste(out, it);
        add_word(out, "reason", it.reason);
        add_word(out, "method", it.method);
        add_word(out, "saw", it.saw);
    }
    void operator()(const domain::StockWastedUnwitnessed& it) const {
        add_waste(out, it);
        add_word(out, "reason", it.reason);
        add_word(out, "method", it.method);
        add_word(out, "why", it.why);
    }

    void operator()(const domain::ContainerFinished& it) const {
        out.add("container", {number_text(it.container)});
        out.add("rest", {amount_text(it.rest)});
        add_word(out, "method", it.method);
        add_word(out, "saw", it.saw);
    }

    void operator()(const domain::ContainerBroken& it) const {
        out.add("container", {number_text(it.container)});
        out.add("recovered", {amount_text(it.recovered)});
        add_word(out, "how", it.circumstances);
        add_word(out, "saw", it.saw);
    }

    template <typename Other>
    void operator()(const Other& /*event*/) const {}
};

// What the options do not state, and what would follow from today's state, is as it was.
struct Keeper {
    const domain::Event& original;
    const Arguments& arguments;
    bool disclosed;  // texts are given anew

    void operator()(domain::PersonRecorded& it) const {
        keep_digest(it.name, std::get<domain::PersonRecorded>(original).name);
    }
    void operator()(domain::StockReceived& it) const {
        const auto& before = std::get<domain::StockReceived>(original);
        it.first = before.first;
        it.awaiting = before.awaiting;
        if (!disclosed) {
            it.patient = before.patient;
        }
    }
    void operator()(domain::ContainerOpened& it) const {
        const auto& before = std::get<domain::ContainerOpened>(original);
        const auto stated = arguments.read_maybe("beyond-use", base::parse_local);
        it.beyond_use = stated ? stated->instant : before.beyond_use;
        it.claimed = before.claimed;
    }
    void operator()(domain::StockDrawn& it) const {
        const auto& before = std::get<domain::StockDrawn>(original);
        for (domain::DrawLine& line : it.lines) {
            for (const domain::DrawLine& earlier : before.lines) {
                if (earlier.container == line.container) {
                    line.after_finish = earlier.after_finish;
                }
            }
        }
        if (!disclosed) {
            it.patient = before.patient;
        }
    }
    // The bag says what was given of all that was open then, which only the original knew: with other amounts it goes.
    void operator()(domain::OutcomeRecorded& it) const {
        if (arguments.has("bag") && !arguments.has("given")) {
            throw UsageError("--bag: state with --given, too, what was given by it");
        }
        if (!arguments.has("given") && !arguments.has("lost") && !arguments.has("bag")) {
            it.bag = std::get<domain::OutcomeRecorded>(original).bag;
        }
    }
    void operator()(domain::ContainerFinished& it) const {
        it.claimed = std::get<domain::ContainerFinished>(original).claimed;
    }
    void operator()(domain::ContainerBroken& it) const {
        const auto& before = std::get<domain::ContainerBroken>(original);
        it.claimed = before.claimed;
        keep_digest(it.note, before.note);
    }
    template <typename Other>
    void operator()(Other& /*event*/) const {}

    void keep_digest(std::optional<domain::TextDigest>& now,
                     const std::optional<domain::TextDigest>& before) const {
        if (!disclosed) {
            now = before;
        }
    }
};

}  // namespace

const std::vector<DraftForm>& restatable_forms() {
    static const std::vector<DraftForm> forms = {
        person_form(),   product_form(),           party_form(),
        shipment_form(), receive_form(),           open_form(),
        draw_form(),     outcome_form(),           waste_held_form(),
        waste_form(),    waste_unwitnessed_form(), finish_form(),
        breakage_form()};
    return forms;
}

std::vector<Option> restating_options() {
    std::vector<Option> options = {{"beyond-use", Takes::Optional,
                                    "of an opened container, never later than the policy allows"}};
    for (const DraftForm& form : restatable_forms()) {
        for (Option option : form.options) {
            const bool known = std::any_of(options.begin(), options.end(), [&](const Option& it) {
                return it.name == option.name;
            });
            if (!known) {
                option.takes = option.takes == Takes::Required ? Takes::Optional : option.takes;
                options.push_back(std::move(option));
            }
        }
    }
    return options;
}

Draft restate(const domain::Event& original, const Arguments& arguments,
              operations::Session& session) {
    const std::string_view kind = domain::word_of(domain::kind_of(original));
    const auto form = std::find_if(restatable_forms().begin(), restatable_forms().end(),
                                   [&](const DraftForm& it) { return it.name == kind; });
    if (form == restatable_forms().end()) {
        throw UsageError(
            fmt::format("a {} entry is not corrected; record what is true now as a new "
                        "entry",
                        kind));
    }
    Arguments merged;
    std::visit(Backwards{merged}, original);
    for (const Option& option : form->options) {
        if (arguments.has(option.name)) {
            merged.add(option.name, arguments.all(option.name));
        }
    }
    Draft draft = form->make(merged, session);
    std::visit(Keeper{original, arguments, !draft.disclosed.empty()}, draft.event);
    return draft;
}

}  // namespace vialog::cli
