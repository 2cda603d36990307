// SPDX-License-Identifier: Apache-2.0
// What the screen of a vial shows.
#include "gui/amounts.h"
#include "gui/catalogue.h"
#include "gui/fixed_rows.h"
#include "gui/stock_words.h"
#include "gui/vials_presenter.h"

#include <fmt/format.h>

#include <cstdlib>

namespace vialog::gui {

FactGroup VialsPresenter::deed_facts() const {
    FactGroup group{.heading = m_deed == Deed::Open     ? tr("Opening")
                               : m_deed == Deed::Finish ? tr("Finish")
                                                        : tr("Breakage"),
                    .facts = {}};
    if (m_intent == domain::Intent::Done) {
        group.facts.push_back(
            {.label = tr("Recorded as"), .value = tr("done already"), .tone = Tone::Warning});
    }
    if (!m_seen) {
        return group;
    }
    if (const auto* it = std::get_if<domain::ContainerOpened>(&m_seen->event)) {
        group.facts.push_back(
            {.label = tr("Use until"), .value = print_moment(it->beyond_use, m_desk.now().offset)});
    }
    if (const auto* it = std::get_if<domain::ContainerFinished>(&m_seen->event)) {
        group.facts.push_back(
            {.label = tr("By the book"), .value = print_both(m_vial->product, it->book)});
        group.facts.push_back({.label = tr("Difference"),
                               .value = difference(),
                               .tone = it->rest.amount() < it->book ? Tone::Warning : Tone::Plain});
        group.facts.push_back({.label = tr("The rest is"), .value = words_of(it->disposition)});
    }
    if (const auto* it = std::get_if<domain::ContainerBroken>(&m_seen->event)) {
        group.facts.push_back(
            {.label = tr("By the book"), .value = print_both(m_vial->product, it->book)});
        group.facts.push_back(
            {.label = tr("Not recovered"),
             .value = print_both(m_vial->product, it->book - it->recovered.amount()),
             .tone = Tone::Warning});
        group.facts.push_back(
            {.label = tr("What is recovered is"), .value = tr("held for destruction")});
    }
    for (const domain::Irregularity code : m_seen->irregular) {
        group.facts.push_back(
            {.label = tr("Improper"), .value = words_of(code), .tone = Tone::Bad});
    }
    return group;
}

std::vector<Action> VialsPresenter::actions() const {
    std::vector<Action> actions{
        {.key = "O", .label = tr("Open"), .why_not = why_not(Deed::Open)},
        {.key = "E", .label = tr("Finish"), .why_not = why_not(Deed::Finish)},
        {.key = "B", .label = tr("Broken"), .why_not = why_not(Deed::Break)},
        {.key = "D",
         .label = tr("Done already"),
         .why_not = m_deed == Deed::None ? tr("nothing is begun") : std::string()}};
    if (m_deed == Deed::Finish) {
        actions.push_back({.key = "M", .label = tr("How it was found")});
    }
    if (m_deed == Deed::Finish || m_deed == Deed::Break) {
        actions.push_back({.key = "S", .label = tr("What the witness saw")});
    }
    return actions;
}

Table VialsPresenter::opened_table() const {
    std::vector<Row> rows;
    const base::LocalInstant now = m_desk.now();
    for (const ContainerFacts& it : m_opened) {
        const bool past = it.is_past_beyond_use(now) || it.is_expired(now);
        rows.push_back({.cells = {fmt::to_string(it.id.number()), print_product(it.product),
                                  print_both(it.product, it.row.balance),
                                  print_moment(it.row.beyond_use, now.offset),
                                  past ? tr("past") : std::string()},
                        .tone = past ? Tone::Bad : Tone::Plain});
    }
    return {.label = tr("Opened vials"),
            .columns = {{.label = tr("Vial"), .width = 8},
                        {.label = tr("Drug"), .width = 30},
                        {.label = tr("Rest"), .width = 22, .align = Column::Align::Right},
                        {.label = tr("Use until"), .width = 18},
                        {.label = {}, .width = 8}},
            .rows = std::make_shared<FixedRows>(std::move(rows)),
            .selected = m_row,
            .empty_hint = tr("No vial is opened. Scan a sealed one, then press O.")};
}

ScreenView VialsPresenter::view() const {
    ScreenView view{.title = tr("Vials")};
    if (m_vial) {
        view.groups.push_back(fact_group(m_desk, *m_vial));
        view.groups.back().facts.push_back(
            {.label = tr("Entries about it"),
             .value = fmt::to_string(m_history),
             .screen = "journal",
             .subject = fmt::format("container:{}", m_vial->id.number())});
    } else {
        view.table = opened_table();
    }
    if (m_deed != Deed::None) {
        view.groups.push_back(deed_facts());
        view.fields = m_form.fields();
        std::erase_if(view.fields, [](const Field& field) { return !field.enabled; });
        view.focus = m_form.focus();
        view.signers = m_signing->lines();
    }
    if (m_deed == Deed::Finish) {
        view.sums.push_back(fmt::format(
            fmt::runtime(tr("rest {} = book {} {} {}")),
            print_amount(m_vial->product, measured().amount()),
            print_amount(m_vial->product, m_vial->row.balance),
            measured().amount() < m_vial->row.balance ? tr("- shortage") : tr("+ surplus"),
            print_amount(m_vial->product, std::abs(measured().amount() - m_vial->row.balance))));
    }
    view.message = m_message;
    view.actions = actions();
    view.scan_hint = m_deed == Deed::Finish ? tr("Scan the next vial, or the witness's badge")
                                            : tr("Scan a vial, or type its number");
    return view;
}

}  // namespace vialog::gui
