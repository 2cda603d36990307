// SPDX-License-Identifier: Apache-2.0
// What was typed is found again by who typed it, and by nobody who only has the disk.
#include "gui/draft.h"

#include "gui/desk_in_test.h"
#include "gui/form.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace vialog::gui {
namespace {

// Asks for a dose once it knows the patient.
class TwoSteps final : public Screen {
  public:
    [[nodiscard]] ScreenView view() const override {
        ScreenView view{.title = "Two steps"};
        view.fields = m_form.fields();
        return view;
    }
    void type(std::string_view field, std::string_view text) override { m_form.type(field, text); }
    void enter(std::string_view field) override {
        m_form.enter(field);
        m_form.enable("dose", m_form.taken("patient"));
    }
    void scan(std::string_view /*text*/) override {}
    void press(std::string_view /*key*/) override {}
    bool back() override { return false; }
    void refresh() override {}
    [[nodiscard]] bool has_work() const override { return m_form.has_typed(); }

  private:
    Form m_form{{{.field = {.id = "patient", .label = "Patient"}, .check = {}},
                 {.field = {.id = "dose", .label = "Dose", .enabled = false}, .check = {}},
                 {.field = {.id = "pin", .label = "PIN", .kind = FieldKind::Secret}, .check = {}}}};
};

Draft infusion() {
    return {
        .screen = "infusion",
        .texts = {{.field = "patient", .text = "Adams, Jane"}, {.field = "dose", .text = "40"}}};
}

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Draft, HoldsTextsAndNoSecrets) {
    ScreenView view{.title = "Infusion"};
    view.fields = {{.id = "patient", .label = "Patient", .text = "Adams, Jane"},
                   {.id = "dose", .label = "Dose", .text = "40"},
                   {.id = "given", .label = "Given"},
                   {.id = "pin", .label = "PIN", .kind = FieldKind::Secret, .text = "******"}};

    EXPECT_EQ(draft_of("infusion", view), infusion());
    view.fields.erase(view.fields.begin(), view.fields.begin() + 3);
    EXPECT_EQ(draft_of("infusion", view), std::nullopt);
}

TEST(Draft, IsTypedAgainThroughTheStepsOfTheScreen) {
    TwoSteps screen;

    take_up(screen, infusion());

    EXPECT_EQ(field_of(screen.view(), "patient").text, "Adams, Jane");
    EXPECT_EQ(field_of(screen.view(), "dose").text, "40");
    EXPECT_TRUE(screen.has_work());
}

TEST(DraftKeeper, FindsWhatWasLeftAfterSigningInAgain) {
    DeskInTest holder;
    holder.sign_in("ben");
    {
        DraftKeeper before(holder.desk());
        EXPECT_TRUE(before.find_left().empty());
        before.keep({infusion()});
    }
    DraftKeeper after(holder.desk());

    EXPECT_EQ(after.find_left(), std::vector<Draft>{infusion()});
    EXPECT_TRUE(after.find_left().empty());
    EXPECT_EQ(after.left().size(), 1U);
}

TEST(DraftKeeper, LeavesNoNameOpenOnTheDisk) {
    DeskInTest holder;
    holder.sign_in("ben");
    DraftKeeper keeper(holder.desk());
    static_cast<void>(keeper.find_left());

    keeper.keep({infusion()});

    ASSERT_TRUE(std::filesystem::exists(keeper.file()));
    EXPECT_EQ(bytes_of(keeper.file()).find("Adams"), std::string::npos);
    EXPECT_EQ(std::filesystem::status(keeper.file()).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST(DraftKeeper, WritesNothingForNobody) {
    DeskInTest holder;
    DraftKeeper keeper(holder.desk());

    static_cast<void>(keeper.find_left());
    keeper.keep({infusion()});

    EXPECT_FALSE(std::filesystem::exists(keeper.file().parent_path()));
}

TEST(DraftKeeper, GivesNobodyAnothersDraft) {
    DeskInTest holder;
    holder.sign_in("ben");
    DraftKeeper keeper(holder.desk());
    static_cast<void>(keeper.find_left());
    keeper.keep({infusion()});

    holder.sign_in("ada");

    EXPECT_TRUE(keeper.find_left().empty());
    holder.sign_in("ben");
    EXPECT_EQ(keeper.find_left().size(), 1U);
}

TEST(DraftKeeper, RemovesTheFileWithTheLastDraft) {
    DeskInTest holder;
    holder.sign_in("ben");
    DraftKeeper keeper(holder.desk());
    static_cast<void>(keeper.find_left());
    keeper.keep({infusion()});

    keeper.keep({});

    EXPECT_FALSE(std::filesystem::exists(keeper.file()));
}

TEST(DraftKeeper, KeepsWhatIsLeftUntilItIsTakenUpOrBegunAnew) {
    DeskInTest holder;
    holder.sign_in("ben");
    {
        DraftKeeper before(holder.desk());
        static_cast<void>(before.find_left());
        before.keep({infusion()});
    }
    DraftKeeper keeper(holder.desk());
    static_cast<void>(keeper.find_left());
    const Draft waste{.screen = "waste", .texts = {{.field = "amount", .text = "10"}}};

    keeper.keep({waste});
    EXPECT_EQ(DraftKeeper(holder.desk()).find_left().size(), 2U);

    keeper.keep({Draft{.screen = "infusion", .texts = {{.field = "dose", .text = "30"}}}});
    EXPECT_EQ(DraftKeeper(holder.desk()).find_left().size(), 1U);
    EXPECT_TRUE(keeper.left().empty());
}

TEST(DraftKeeper, PassesOverAFileThatDoesNotOpen) {
    DeskInTest holder;
    holder.sign_in("ben");
    DraftKeeper keeper(holder.desk());
    std::filesystem::create_directories(keeper.file().parent_path());
    std::ofstream(keeper.file()) << "torn";

    EXPECT_TRUE(keeper.find_left().empty());
}

}  // namespace
}  // namespace vialog::gui
