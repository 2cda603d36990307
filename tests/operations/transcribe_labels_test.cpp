// SPDX-License-Identifier: Apache-2.0
// From the first and last number of a carton to all of them.
#include "operations/transcribe_labels.h"

#include <gtest/gtest.h>

namespace vialog::operations {
namespace {

using Labels = std::vector<std::string>;

TEST(VialLabels, CountsUpWithTheDigitsOfTheFirst) {
    const VialLabels labels = vial_labels("V00009", "V00011", 3);

    EXPECT_EQ(labels.labels, (Labels{"V00009", "V00010", "V00011"}));
    EXPECT_FALSE(labels.differs);
}

TEST(VialLabels, GoesOnWithOneDigitMore) {
    EXPECT_EQ(vial_labels("K99", "K101", 3).labels, (Labels{"K99", "K100", "K101"}));
}

TEST(VialLabels, TakesNumbersWithoutLetters) {
    EXPECT_EQ(vial_labels("0007", "0008", 2).labels, (Labels{"0007", "0008"}));
}

TEST(VialLabels, KeepsDigitsBeforeTheLastLetter) {
    EXPECT_EQ(vial_labels("2026-A08", "2026-A10", 3).labels,
              (Labels{"2026-A08", "2026-A09", "2026-A10"}));
}

TEST(VialLabels, OfOneVialIsThatVial) {
    const VialLabels labels = vial_labels("V1", "V1", 1);

    EXPECT_EQ(labels.labels, (Labels{"V1"}));
    EXPECT_FALSE(labels.differs);
}

TEST(VialLabels, BeyondTheContainersAreLeftOut) {
    const VialLabels labels = vial_labels("V01", "V10", 9);

    EXPECT_EQ(labels.labels.size(), 9U);
    EXPECT_EQ(labels.labels.back(), "V09");
    EXPECT_TRUE(labels.differs);
}

TEST(VialLabels, FewerThanTheContainersAreNoMoreThanTheyAre) {
    const VialLabels labels = vial_labels("V01", "V08", 10);

    EXPECT_EQ(labels.labels.size(), 8U);
    EXPECT_TRUE(labels.differs);
}

TEST(VialLabels, OfTwoRowsAreTheirEndsAlone) {
    const VialLabels labels = vial_labels("A01", "B10", 10);

    EXPECT_EQ(labels.labels, (Labels{"A01", "B10"}));
    EXPECT_TRUE(labels.differs);
}

TEST(VialLabels, DoNotCountDown) {
    const VialLabels labels = vial_labels("V10", "V01", 10);

    EXPECT_EQ(labels.labels, (Labels{"V10", "V01"}));
    EXPECT_TRUE(labels.differs);
}

TEST(VialLabels, WithoutNumbersAreNone) {
    const VialLabels labels = vial_labels("", "", 10);

    EXPECT_TRUE(labels.labels.empty());
    EXPECT_TRUE(labels.differs);
}

TEST(VialLabels, OfAHugeRowAreNoMoreThanTheContainers) {
    const VialLabels labels = vial_labels("V000000000000001", "V999999999999999", 2);

    EXPECT_EQ(labels.labels, (Labels{"V000000000000001", "V000000000000002"}));
    EXPECT_TRUE(labels.differs);
}

TEST(VialLabels, OfMoreDigitsThanNumbersHaveAreTheEnds) {
    EXPECT_EQ(vial_labels("V0000000000000000000001", "V0000000000000000000002", 2).labels,
              (Labels{"V0000000000000000000001", "V0000000000000000000002"}));
}

TEST(LiesBetween, HoldsForEveryLabelOfTheRow) {
    for (const std::string& label : vial_labels("K98", "K101", 4).labels) {
        EXPECT_TRUE(lies_between(label, "K98", "K101")) << label;
    }
    EXPECT_TRUE(lies_between("B10", "A01", "B10"));
}

TEST(LiesBetween, DoesNotHoldForTheNeighbours) {
    for (const char* label : {"K97", "K102", "K0099", "L99", "K", "99", ""}) {
        EXPECT_FALSE(lies_between(label, "K98", "K101")) << label;
    }
    EXPECT_FALSE(lies_between("A02", "A01", "B10"));
    EXPECT_FALSE(lies_between("", "", ""));
}

}  // namespace
}  // namespace vialog::operations
