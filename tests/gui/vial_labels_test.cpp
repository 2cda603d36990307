// SPDX-License-Identifier: Apache-2.0
// The promises of gui/vial_labels.h, one at a time.
#include "gui/vial_labels.h"

#include "gui/stocked_desk.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace vialog::gui {
namespace {

std::vector<NumberedContainers> ten_vials(StockedDesk& clinic) {
    return {{.first = clinic.receive(clinic.vial, 10),
             .containers = 10,
             .product = clinic.vial,
             .lot = domain::Lot::parse("LOT-A").value(),
             .expires = domain::Expiry::parse("2027-09-30").value()}};
}

TEST(VialLabels, LieInTheFolderOfDocuments) {
    StockedDesk clinic;
    const Message message = print_labels(clinic.desk(), ten_vials(clinic));
    EXPECT_EQ(message.tone, Tone::Good) << message.text;
    const auto path = clinic.desk().places().documents / "labels-1-10.pdf";
    EXPECT_NE(message.text.find(path.string()), std::string::npos);
    EXPECT_GT(std::filesystem::file_size(path), 1000U);
}

TEST(VialLabels, SayWhyThereAreNone) {
    StockedDesk clinic;
    EXPECT_EQ(print_labels(clinic.desk(), {}).tone, Tone::Warning);
}

TEST(VialLabels, SayThatTheFolderCannotBeWritten) {
    StockedDesk clinic;
    // A file lies where the folder should be.
    std::ofstream(clinic.desk().places().documents) << "in the way";
    const Message message = print_labels(clinic.desk(), ten_vials(clinic));
    EXPECT_EQ(message.tone, Tone::Bad);
    EXPECT_FALSE(message.remedy.empty());
}

}  // namespace
}  // namespace vialog::gui
