// SPDX-License-Identifier: Apache-2.0
// Texts survive the way into the toolkit and back, and screen readers get names.
#include "window/toolkit.h"

#include "window/window_in_test.h"

#include <gtest/gtest.h>
#include <wx/textctrl.h>

namespace vialog::window {
namespace {

TEST(Toolkit, KeepsEveryLetter) {
    for (const std::string_view text :
         {"", "Tom\u00e1s Aguilar", "\u0141\u00f3d\u017a \u6771\u4eac", "a & b"}) {
        EXPECT_EQ(to_utf8(to_wx(text)), text);
    }
    EXPECT_EQ(to_utf8(to_label("a & b")), "a && b");
}

TEST(Toolkit, NamesControlsForScreenReaders) {
    Stage stage;
    auto* text = new wxTextCtrl(&stage.frame(), wxID_ANY, wxString(), wxDefaultPosition,
                                wxDefaultSize, wxTE_MULTILINE);
    stage.show(text);

    set_accessible_name(*text, "Dose, mg", "30 to 60 mg by policy");

    EXPECT_EQ(accessible_name(*text), "Dose, mg");
    EXPECT_EQ(to_utf8(text->GetName()), "Dose, mg");
}

}  // namespace
}  // namespace vialog::window
