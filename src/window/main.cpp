// SPDX-License-Identifier: Apache-2.0
// vialog: the record in a window.
#include "window/app.h"

#include <wx/init.h>

wxIMPLEMENT_APP_NO_MAIN(vialog::window::App);

int main(int argc, char** argv) {
    return wxEntry(argc, argv);
}
