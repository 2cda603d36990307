// SPDX-License-Identifier: Apache-2.0
// Tells, and takes nothing.
#include "gui/no_journal.h"

#include "gui/catalogue.h"

#include <fmt/format.h>

#include <utility>

namespace vialog::gui {

NoJournal::NoJournal(std::filesystem::path named, std::string fault)
    : m_named(std::move(named)), m_fault(std::move(fault)) {}

ScreenView NoJournal::view() const {
    ScreenView view{.title = tr("No journal is open")};
    view.groups = {{.heading = tr("To open a journal"),
                    .facts = {{.label = tr("Start"), .value = "vialog clinic.vialog"},
                              {.label = tr("One of several workstations"),
                               .value = "vialog clinic.vialog --station desk"}}},
                   {.heading = tr("To make one"),
                    .facts = {{.label = tr("A key for each founder"), .value = "vialog-cli keygen"},
                              {.label = tr("Unlock them"), .value = "vialog-cli unlock"},
                              {.label = tr("Begin"), .value = "vialog-cli genesis"}}}};
    view.scan_hint = tr("Nothing can be scanned while no journal is open");
    if (!m_fault.empty()) {
        view.message = Message{.tone = Tone::Bad, .text = m_fault};
    } else if (m_named.empty()) {
        view.message = Message{.text = tr("No journal was named, and none lies in this folder.")};
    } else {
        view.message = Message{
            .tone = Tone::Warning,
            .text = fmt::format(fmt::runtime(tr("There is no journal at {}.")), m_named.string())};
    }
    return view;
}

void NoJournal::type(std::string_view /*field*/, std::string_view /*text*/) {}
void NoJournal::enter(std::string_view /*field*/) {}
void NoJournal::scan(std::string_view /*text*/) {}
void NoJournal::press(std::string_view /*key*/) {}

}  // namespace vialog::gui
