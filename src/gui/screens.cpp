// SPDX-License-Identifier: Apache-2.0
// One line for each screen.
#include "gui/screens.h"

#include "gui/backup_presenter.h"
#include "gui/cases_presenter.h"
#include "gui/catalogue.h"
#include "gui/close_presenter.h"
#include "gui/count_presenter.h"
#include "gui/dashboard_presenter.h"
#include "gui/guarded_screen.h"
#include "gui/house_presenter.h"
#include "gui/infusion_presenter.h"
#include "gui/inspector_presenter.h"
#include "gui/journal_presenter.h"
#include "gui/people_presenter.h"
#include "gui/policy_presenter.h"
#include "gui/receive_presenter.h"
#include "gui/sign_in_presenter.h"
#include "gui/vials_presenter.h"
#include "gui/waste_presenter.h"

#include <utility>

namespace vialog::gui {

namespace {

template <typename Presenter>
ScreenPlace place(std::string_view id, const std::string& title, std::string key) {
    return {.id = id, .title = title, .key = std::move(key), .make = [title](Desk& desk) {
                return std::make_unique<GuardedScreen>(
                    title, [&desk] { return std::make_unique<Presenter>(desk); });
            }};
}

}  // namespace

std::vector<ScreenPlace> screens() {
    return {place<SignInPresenter>("sign_in", tr("Sign in"), "F2"),
            place<DashboardPresenter>("dashboard", tr("Dashboard"), "F3"),
            place<InfusionPresenter>("infusion", tr("Infusion"), "F4"),
            place<ReceivePresenter>("receive", tr("Receive"), "F5"),
            place<WastePresenter>("waste", tr("Waste"), "F6"),
            place<VialsPresenter>("vials", tr("Vials"), "F7"),
            place<CountPresenter>("count", tr("Count"), "F8"),
            place<CasesPresenter>("cases", tr("Cases"), "F9"),
            place<JournalPresenter>("journal", tr("Journal"), "Ctrl+J"),
            place<ClosePresenter>("close", tr("Close the day"), "Ctrl+D"),
            place<PeoplePresenter>("people", tr("People and keys"), "Ctrl+P"),
            place<HousePresenter>("house", tr("Places and products"), "Ctrl+H"),
            place<PolicyPresenter>("policy", tr("Policy"), "Ctrl+Y"),
            place<BackupPresenter>("backup", tr("Backup"), "Ctrl+B"),
            place<InspectorPresenter>("inspector", tr("Inspector"), "Ctrl+I")};
}

}  // namespace vialog::gui
