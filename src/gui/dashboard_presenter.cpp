// SPDX-License-Identifier: Apache-2.0
// A scan is asked what it is, and goes to the screen for that.
#include "gui/dashboard_presenter.h"

#include "exchange/scan.h"
#include "gui/catalogue.h"
#include "gui/container_facts.h"
#include "gui/fixed_rows.h"
#include "gui/guarded.h"
#include "gui/stock_over_time.h"

#include <fmt/format.h>

#include <algorithm>

namespace vialog::gui {

namespace {

struct Letter {
    std::string key;
    std::string label;
    std::string screen;
};

std::vector<Letter> letters() {
    return {{"I", tr("Infusion"), "infusion"}, {"R", tr("Receive"), "receive"},
            {"W", tr("Waste"), "waste"},       {"V", tr("Vials"), "vials"},
            {"C", tr("Count"), "count"},       {"D", tr("Cases"), "cases"},
            {"J", tr("Journal"), "journal"}};
}

}  // namespace

DashboardPresenter::DashboardPresenter(Desk& desk) : m_desk(desk) {
    read();
}

void DashboardPresenter::read() {
    ScreenView view{.title = tr("Dashboard")};
    auto failed = failure_of([&] {
        m_counts.read(m_desk.store());
        const auto on_hand = store::containers_on_hand(m_desk.store());
        view.groups = {safe_facts(m_desk, on_hand), today_facts(m_desk, m_counts),
                       evidence_facts(m_desk)};
        view.plots = stock_plots(m_desk, on_hand);
        m_duties = duties(m_desk, m_counts, on_hand);
    });
    const std::int64_t selected = m_view.table ? m_view.table->selected : -1;
    m_view = std::move(view);
    m_view.message = std::move(failed);
    add_duties();
    m_view.table->selected = std::min(selected, static_cast<std::int64_t>(m_duties.size()) - 1);
    for (const Letter& letter : letters()) {
        m_view.actions.push_back({.key = letter.key, .label = letter.label, .why_not = {}});
    }
    m_view.scan_hint = tr("Scan a vial, a carton or a badge");
}

void DashboardPresenter::add_duties() {
    std::vector<Row> rows;
    for (const Duty& duty : m_duties) {
        rows.push_back({.cells = {duty.what, duty.stands}, .tone = duty.tone});
    }
    m_view.table = Table{.label = tr("To be done"),
                         .columns = {{.label = tr("What"), .width = 44},
                                     {.label = tr("How it stands"), .width = 60}},
                         .rows = std::make_shared<FixedRows>(std::move(rows)),
                         .empty_hint = tr("Nothing waits. Scan a vial to begin an infusion.")};
}

void DashboardPresenter::scan(std::string_view text) {
    m_view.message.reset();
    const std::string subject = fmt::format("scan:{}", text);
    if (container_named(m_desk, text)) {
        m_desk.go("infusion", subject);
        return;
    }
    if (m_desk.person_named(text)) {
        m_desk.go("sign_in", subject);
        return;
    }
    const auto scan = exchange::parse_scan(text, base::local_date(m_desk.now()).year());
    if (scan && !std::holds_alternative<exchange::ContainerCode>(*scan)) {
        m_desk.go("receive", subject);
        return;
    }
    const auto why = container_named(m_desk, text);
    m_view.message = Message{
        .tone = Tone::Warning,
        .text = fmt::format(fmt::runtime(tr("\"{}\": {}.")), text, why.error().what),
        .remedy = scan ? why.error().remedy
                       : tr("A vial's label, a carton's code or a badge is accepted here; scan it "
                            "again, or type the vial's number or somebody's initials.")};
}

void DashboardPresenter::press(std::string_view key) {
    for (const Letter& letter : letters()) {
        if (letter.key == key) {
            m_desk.go(letter.screen, "");
        }
    }
}

void DashboardPresenter::choose(std::int64_t row) {
    m_view.table->selected = row;
}

void DashboardPresenter::open(std::int64_t row) {
    const Duty& duty = m_duties.at(static_cast<std::size_t>(row));
    m_desk.go(duty.screen, duty.subject);
}

void DashboardPresenter::refresh() {
    read();
}

void DashboardPresenter::show(std::string_view subject) {
    constexpr std::string_view prefix = "scan:";
    read();
    if (subject.starts_with(prefix)) {
        scan(subject.substr(prefix.size()));
    }
}

}  // namespace vialog::gui
