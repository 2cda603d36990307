// SPDX-License-Identifier: Apache-2.0
// The world fails in every call of a screen, and of all our screens; each says so and keeps what is typed.
#include "gui/guarded_screen.h"

#include "gui/infusion_desk.h"
#include "gui/screens.h"
#include "store/store_error.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

namespace vialog::gui {
namespace {

// Fails where it is told to.
struct World {
    bool is_well = true;
    void ask() const {
        if (!is_well) {
            throw store::StoreError(store::StoreErrorKind::Busy, 5, "the journal is locked");
        }
    }
};

class Asking final : public Screen {
  public:
    explicit Asking(const World& world) : m_world(world) { m_world.ask(); }
    [[nodiscard]] ScreenView view() const override {
        m_world.ask();
        return {.title = "Asking", .fields = {{.id = "amount", .label = "Amount", .text = m_text}}};
    }
    void type(std::string_view /*field*/, std::string_view text) override { m_text = text; }
    void enter(std::string_view /*field*/) override { m_world.ask(); }
    void scan(std::string_view /*text*/) override { m_world.ask(); }
    void press(std::string_view /*key*/) override { m_world.ask(); }
    void offer(std::string_view /*field*/, int /*step*/) override { m_world.ask(); }
    void choose(std::int64_t /*row*/) override { m_world.ask(); }
    void open(std::int64_t /*row*/) override { m_world.ask(); }
    bool back() override {
        m_world.ask();
        return false;
    }
    void refresh() override { m_world.ask(); }
    void show(std::string_view /*subject*/) override { m_world.ask(); }
    [[nodiscard]] bool has_work() const override {
        m_world.ask();
        return !m_text.empty();
    }

  private:
    const World& m_world;
    std::string m_text;
};

struct Guarding : testing::Test {
    World world;
    GuardedScreen::Make make = [this] { return std::make_unique<Asking>(world); };
};

TEST_F(Guarding, SaysInEveryCallWhatFailedAndKeepsWhatIsTyped) {
    GuardedScreen screen("Asking", make);
    screen.type("amount", "40");
    EXPECT_EQ(field_of(screen.view(), "amount").text, "40");
    EXPECT_TRUE(screen.has_work());
    world.is_well = false;

    const std::vector<std::function<void()>> calls = {
        [&] { screen.enter("amount"); },     [&] { screen.scan("1"); },
        [&] { screen.press("X"); },          [&] { screen.offer("amount", 1); },
        [&] { screen.choose(0); },           [&] { screen.open(0); },
        [&] { EXPECT_TRUE(screen.back()); }, [&] { screen.refresh(); },
        [&] { screen.show("entry:1"); }};
    for (const auto& call : calls) {
        EXPECT_NO_THROW(call());
        EXPECT_EQ(text_of(screen.view().message), "the journal is locked");
        EXPECT_EQ(field_of(screen.view(), "amount").text, "40");
        EXPECT_TRUE(screen.has_work());
    }
    world.is_well = true;
    screen.refresh();
    EXPECT_FALSE(screen.view().message);
}

TEST_F(Guarding, IsMadeWhenTheWorldIsWellAgain) {
    world.is_well = false;
    GuardedScreen screen("Asking", make);
    EXPECT_EQ(screen.view().title, "Asking");
    EXPECT_EQ(text_of(screen.view().message), "the journal is locked");
    EXPECT_NE(screen.view().message->remedy, "");
    EXPECT_FALSE(screen.has_work());
    ASSERT_EQ(screen.view().actions.size(), 1U);
    screen.press(screen.view().actions.front().key);
    EXPECT_TRUE(screen.view().fields.empty());

    world.is_well = true;
    screen.press(screen.view().actions.front().key);

    EXPECT_EQ(screen.view().fields.size(), 1U);
    EXPECT_FALSE(screen.view().message);
}

TEST(EveryScreen, SaysThatTheJournalCannotBeRead) {
    DeskInTest test;
    test.sign_in("ben");
    std::vector<std::pair<std::string, std::unique_ptr<Screen>>> opened;
    for (const ScreenPlace& place : screens()) {
        opened.emplace_back(place.id, place.make(test.desk()));
    }
    for (const char* table :
         {"indexed_entry", "indexed_kind", "posting", "indexed_posting", "container", "receipt",
          "on_hand", "on_hand_opened", "infusion_open", "held", "case_open", "count_open",
          "awaiting", "corrected", "mention", "person", "signing_key", "product"}) {
        test.workplace().tear(std::string("DROP TABLE ") + table);
    }

    for (const ScreenPlace& place : screens()) {
        opened.emplace_back(place.id, place.make(test.desk()));
    }
    for (auto& [id, screen] : opened) {
        SCOPED_TRACE(id);
        EXPECT_NO_THROW(screen->refresh());
        for (const char* subject : {"", "entry:1", "container:1", "person:ben", "scan:17"}) {
            EXPECT_NO_THROW(screen->show(subject));
            EXPECT_NO_THROW(static_cast<void>(screen->view()));
        }
        for (const Action& action : screen->view().actions) {
            EXPECT_NO_THROW(screen->press(action.key));
            EXPECT_NO_THROW(static_cast<void>(screen->view()));
        }
        EXPECT_NO_THROW(screen->scan("17"));
        EXPECT_NO_THROW(static_cast<void>(screen->back()));
        EXPECT_FALSE(screen->view().title.empty());
    }
}

TEST(EveryScreen, KeepsWhatIsTypedWhereTheFileIsGone) {
    InfusionDesk stock;
    stock.give(stock.draw(800, "3 of 6"), 800);
    stock.sign_in();
    const auto places = screens();
    const auto place = std::find_if(places.begin(), places.end(),
                                    [](const ScreenPlace& it) { return it.id == "infusion"; });
    const auto screen = place->make(stock.desk());
    Typist typist(*screen);
    typist.scans(stock.label(1)).types("mir\n40\n\n");
    const std::filesystem::path journal = stock.desk().places().journal;
    const std::filesystem::path away = journal.string() + ".away";
    std::filesystem::rename(journal, away);

    typist.types(std::string(operations::test_pin) + "\n");

    ASSERT_TRUE(screen->view().message);
    EXPECT_EQ(screen->view().message->tone, Tone::Bad);
    EXPECT_TRUE(screen->has_work());
    EXPECT_EQ(field_of(screen->view(), "dose").text, "40");
    EXPECT_NO_THROW(screen->refresh());
    std::filesystem::rename(away, journal);
}

}  // namespace
}  // namespace vialog::gui
