// SPDX-License-Identifier: Apache-2.0
// Children stand beside each other as long as there is room, and the height follows.
#include "window/flow.h"

#include "window/window_in_test.h"

#include <gtest/gtest.h>
#include <wx/stattext.h>

namespace vialog::window {
namespace {

TEST(Flow, BreaksTheLineWhereThereIsNoMoreRoom) {
    Stage stage;
    auto* flow = new Flow(&stage.frame());
    for (int i = 0; i < 6; ++i) {
        (new wxStaticText(flow, wxID_ANY, wxS("word")))->SetMinSize(wxSize(300, 20));
    }
    flow->arrange();
    stage.show(flow);
    let_pass(20);
    const int wide = flow->GetMinSize().GetHeight();

    stage.frame().SetSize(400, 700);
    EXPECT_TRUE(wait_for([&] { return flow->GetMinSize().GetHeight() > wide; }));

    EXPECT_EQ(flow->GetChildren()[1]->GetPosition().x, 0);
    EXPECT_LE(flow->GetMinSize().GetWidth(), 300);
}

TEST(Flow, AsksForRoom) {
    Stage stage;
    auto* flow = new Flow(&stage.frame());
    stage.show(flow);
    int asked = 0;
    stage.frame().Bind(EVT_ROOM_CHANGED, [&](wxCommandEvent&) { ++asked; });
    new wxStaticText(flow, wxID_ANY, wxS("word"));

    flow->arrange();

    EXPECT_TRUE(wait_for([&] { return asked > 0; }));
}

}  // namespace
}  // namespace vialog::window
