// SPDX-License-Identifier: Apache-2.0
// What src/store/high_water_mark promises, and what it refuses.
#include "store/high_water_mark.h"

#include "store/sample_store.h"
#include "store/store_error.h"

#include <gtest/gtest.h>

#include <fstream>

namespace vialog::store {
namespace {

class Mark : public testing::Test {
  protected:
    static HighWaterMark at(std::int64_t size) {
        HighWaterMark mark{.size = size, .root = {}};
        mark.root.fill(static_cast<std::uint8_t>(size));
        return mark;
    }
    void overwrite(std::streamoff offset, std::string_view text) const {
        std::fstream file(m_file.path(), std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(offset);
        file << text;
    }

    support::TemporaryFolder m_folder;
    HighWaterMarkFile m_file{m_folder.path() / "state" / "vialog",
                             domain::Origin::parse("clinic.example/ket").value()};
};

TEST_F(Mark, IsNamedByTheDigestOfTheOrigin) {
    // printf clinic.example/ket | sha256sum | cut -c1-16
    EXPECT_EQ(m_file.path().filename(), "039f4d160c5b174c.hwm");
}

TEST_F(Mark, IsNothingBeforeItIsRaised) {
    EXPECT_EQ(m_file.read(), std::nullopt);
}

TEST_F(Mark, KeepsWhatItWasRaisedTo) {
    for (const std::int64_t size : {1, 2, 3, 700}) {
        m_file.raise(at(size));
        EXPECT_EQ(m_file.read(), at(size));
    }
}

TEST_F(Mark, IsNeverLowered) {
    m_file.raise(at(9));
    m_file.raise(at(4));

    EXPECT_EQ(m_file.read(), at(9));
}

TEST_F(Mark, StandsInItsOtherPlaceWhereOneIsTorn) {
    m_file.raise(at(8));
    m_file.raise(at(9));  // into the second place
    overwrite(128 + 40, "torn");

    EXPECT_EQ(m_file.read(), at(8));
    m_file.raise(at(10));
    EXPECT_EQ(m_file.read(), at(10));
}

TEST_F(Mark, IsNothingWhereNeitherPlaceIsWhole) {
    m_file.raise(at(8));
    m_file.raise(at(9));
    overwrite(20, "x");
    overwrite(128 + 20, "x");

    EXPECT_EQ(m_file.read(), std::nullopt);
}

TEST_F(Mark, IsNothingInACutFile) {
    m_file.raise(at(8));
    std::filesystem::resize_file(m_file.path(), 100);

    EXPECT_EQ(m_file.read(), std::nullopt);
}

TEST_F(Mark, SaysWhereItCannotBeWritten) {
    std::ofstream(m_folder.path() / "state") << "a file where the folder should be";

    EXPECT_THROW(m_file.raise(at(1)), StoreError);
}

}  // namespace
}  // namespace vialog::store
