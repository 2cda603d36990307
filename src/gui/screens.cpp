// SPDX-License-Identifier: Apache-2.0
// One line for each screen.
#include "gui/screens.h"

#include "gui/backup_presenter.h"
#include "gui/cases_presenter.h"
#include "gui/catalogue.h"
#include "gui/close_presenter.h"
#include "gui/count_presenter.h"
#include "gui/dashboard_presenter.h"
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

namespace vialog::gui {

namespace {

template <typename Presenter>
std::unique_ptr<Screen> make(Desk& desk) {
    return std::make_unique<Presenter>(desk);
}

}  // namespace

std::vector<ScreenPlace> screens() {
    return {{"sign_in", tr("Sign in"), "F2", make<SignInPresenter>},
            {"dashboard", tr("Dashboard"), "F3", make<DashboardPresenter>},
            {"infusion", tr("Infusion"), "F4", make<InfusionPresenter>},
            {"receive", tr("Receive"), "F5", make<ReceivePresenter>},
            {"waste", tr("Waste"), "F6", make<WastePresenter>},
            {"vials", tr("Vials"), "F7", make<VialsPresenter>},
            {"count", tr("Count"), "F8", make<CountPresenter>},
            {"cases", tr("Cases"), "F9", make<CasesPresenter>},
            {"journal", tr("Journal"), "Ctrl+J", make<JournalPresenter>},
            {"close", tr("Close the day"), "Ctrl+D", make<ClosePresenter>},
            {"people", tr("People and keys"), "Ctrl+P", make<PeoplePresenter>},
            {"house", tr("Places and products"), "Ctrl+H", make<HousePresenter>},
            {"policy", tr("Policy"), "Ctrl+Y", make<PolicyPresenter>},
            {"backup", tr("Backup"), "Ctrl+B", make<BackupPresenter>},
            {"inspector", tr("Inspector"), "Ctrl+I", make<InspectorPresenter>}};
}

}  // namespace vialog::gui
