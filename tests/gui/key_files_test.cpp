// SPDX-License-Identifier: Apache-2.0
// The promises of gui/key_files.h, one at a time.
#include "gui/key_files.h"

#include "operations/workplace.h"

#include <gtest/gtest.h>

#include <fstream>

namespace vialog::gui {
namespace {

void write(const std::filesystem::path& path, std::string_view text) {
    std::ofstream(path) << text;
}

std::string key_file(operations::Workplace& place) {
    return crypto::write_key_file(operations::key_of("ada", "ada"), "four unusual words here",
                                  operations::cheap_cost, place.random());
}

TEST(KeyFiles, AreRememberedByTheNameOfTheKey) {
    const support::TemporaryFolder folder;
    ASSERT_TRUE(KeyPaths(folder.path() / "state").remember("clinic.example/ket/u/ada", "/a b.key"));
    EXPECT_EQ(KeyPaths(folder.path() / "state").path("clinic.example/ket/u/ada"), "/a b.key");
    EXPECT_EQ(KeyPaths(folder.path() / "state").path("clinic.example/ket/u/ben"), "");
}

TEST(KeyFiles, AreForgottenForANewPath) {
    const support::TemporaryFolder folder;
    KeyPaths paths(folder.path());
    ASSERT_TRUE(paths.remember("clinic.example/ket/u/ada", "/old.key"));
    ASSERT_TRUE(paths.remember("clinic.example/ket/u/ada", "/new.key"));
    EXPECT_EQ(KeyPaths(folder.path()).path("clinic.example/ket/u/ada"), "/new.key");
}

TEST(KeyFiles, SayWhoseTheyAre) {
    operations::Workplace place;
    const auto path = place.folder() / "ada.key";
    write(path, key_file(place));
    const auto file = read_key_file(path.string());
    ASSERT_TRUE(file);
    EXPECT_EQ(file->name, "clinic.example/ket/u/ada");
    EXPECT_EQ(file->key.digest,
              operations::key_of("ada", "ada").signing_key.public_key().fingerprint());
}

TEST(KeyFiles, TellADamagedOneFromAnotherFile) {
    operations::Workplace place;
    const std::string text = key_file(place);
    const auto cut = place.folder() / "cut.key";
    const auto other = place.folder() / "letter.txt";
    write(cut, text.substr(0, text.size() / 2));
    write(other, "Dear colleague");
    const auto damaged = read_key_file(cut.string());
    const auto strange = read_key_file(other.string());
    ASSERT_FALSE(damaged);
    ASSERT_FALSE(strange);
    EXPECT_NE(damaged.error().find("damaged"), std::string::npos);
    EXPECT_NE(strange.error().find("not a key file"), std::string::npos);
}

TEST(KeyFiles, AreMadeOnlyWhereNothingLies) {
    const support::TemporaryFolder folder;
    EXPECT_EQ(problem_of_new_key_path((folder.path() / "new.key").string()), "");
    EXPECT_NE(problem_of_new_key_path("new.key"), "");
    EXPECT_NE(problem_of_new_key_path((folder.path() / "no" / "new.key").string()), "");
    write(folder.path() / "there.key", "x");
    EXPECT_NE(problem_of_new_key_path((folder.path() / "there.key").string()), "");
    EXPECT_EQ(problem_of_key_path((folder.path() / "there.key").string()), "");
    EXPECT_NE(problem_of_key_path((folder.path() / "gone.key").string()), "");
}

}  // namespace
}  // namespace vialog::gui
