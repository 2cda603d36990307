// SPDX-License-Identifier: Apache-2.0
// Long work runs elsewhere, says how far it is, stops when it is told to, and comes back.
#include "window/worker.h"

#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

namespace vialog::window {
namespace {

// The window's thread, whose turn the test takes.
class Loop final {
  public:
    [[nodiscard]] Worker::Post post() {
        return [this](std::function<void()> work) {
            const std::lock_guard lock(m_mutex);
            m_posted.push_back(std::move(work));
            m_arrived.notify_one();
        };
    }
    // Waits for the next thing that is posted and does it.
    void turn() {
        std::unique_lock lock(m_mutex);
        m_arrived.wait(lock, [this] { return !m_posted.empty(); });
        auto work = std::move(m_posted.front());
        m_posted.erase(m_posted.begin());
        lock.unlock();
        work();
    }

  private:
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::vector<std::function<void()>> m_posted;
};

TEST(Worker, WorksOnAnotherThreadAndComesBack) {
    Loop loop;
    Worker worker(loop.post(), [](const std::string&) {});
    std::thread::id there;
    std::thread::id back;

    worker.run(
        "Verifying", [&](const gui::Background::Watch&) { there = std::this_thread::get_id(); },
        [&] { back = std::this_thread::get_id(); });
    EXPECT_EQ(worker.progress()->label, "Verifying");
    loop.turn();

    EXPECT_NE(there, std::this_thread::get_id());
    EXPECT_EQ(back, std::this_thread::get_id());
    EXPECT_EQ(worker.progress(), std::nullopt);
}

TEST(Worker, DoesAMomentsWorkBesideLongWork) {
    Loop loop;
    std::atomic<bool> over{false};
    Worker worker(loop.post(), [](const std::string&) {});
    worker.run(
        "Verifying",
        [&](const gui::Background::Watch&) {
            while (!over) {
                std::this_thread::yield();
            }
        },
        [] {});
    std::thread::id there;
    bool back = false;

    worker.run_briefly([&] { there = std::this_thread::get_id(); }, [&] { back = true; });
    loop.turn();

    EXPECT_TRUE(back);
    EXPECT_NE(there, std::this_thread::get_id());
    EXPECT_EQ(worker.progress()->label, "Verifying");
    over = true;
    loop.turn();
    EXPECT_EQ(worker.progress(), std::nullopt);
}

TEST(Worker, SaysWhatAMomentsWorkThrew) {
    Loop loop;
    std::string said;
    bool back = false;
    Worker worker(loop.post(), [&](const std::string& sentence) { said = sentence; });

    worker.run_briefly([] { throw std::runtime_error("The disk is full."); }, [&] { back = true; });
    loop.turn();

    EXPECT_TRUE(back);
    EXPECT_EQ(said, "The disk is full.");
}

TEST(Worker, WaitsForAMomentsWorkAtItsEnd) {
    Loop loop;
    std::atomic<bool> done{false};
    {
        Worker worker(loop.post(), [](const std::string&) {});
        worker.run_briefly([&] { done = true; }, [] { FAIL(); });
    }

    EXPECT_TRUE(done);
    loop.turn();
}

TEST(Worker, SaysHowFarItIsAndStops) {
    Loop loop;
    Worker worker(loop.post(), [](const std::string&) {});
    std::atomic<bool> told{false};
    bool done = false;

    worker.run(
        "Verifying",
        [&](const gui::Background::Watch& watch) {
            watch.told(3, 10);
            told = true;
            while (!watch.cancelled()) {
                std::this_thread::yield();
            }
        },
        [&] { done = true; });
    while (!told) {
        std::this_thread::yield();
    }
    EXPECT_EQ(worker.progress(), (gui::Progress{.label = "Verifying", .done = 3, .total = 10}));
    worker.cancel();
    loop.turn();

    EXPECT_TRUE(done);
}

TEST(Worker, DoesOneThingAfterTheOther) {
    Loop loop;
    Worker worker(loop.post(), [](const std::string&) {});
    std::string order;

    worker.run(
        "First", [](const gui::Background::Watch&) {}, [&] { order += "1"; });
    worker.run(
        "Second", [](const gui::Background::Watch&) {}, [&] { order += "2"; });
    loop.turn();
    loop.turn();

    EXPECT_EQ(order, "12");
}

TEST(Worker, TellsWhatWentWrong) {
    Loop loop;
    std::string sentence;
    Worker worker(loop.post(), [&](const std::string& text) { sentence = text; });
    bool done = false;

    worker.run(
        "Backing up",
        [](const gui::Background::Watch&) { throw std::runtime_error("The disk is full."); },
        [&] { done = true; });
    loop.turn();

    EXPECT_EQ(sentence, "The disk is full.");
    EXPECT_TRUE(done);
}

TEST(Worker, CancelsAndWaitsAtItsEnd) {
    Loop loop;
    bool done = false;
    {
        Worker worker(loop.post(), [](const std::string&) {});
        worker.run(
            "Verifying",
            [](const gui::Background::Watch& watch) {
                while (!watch.cancelled()) {
                    std::this_thread::yield();
                }
            },
            [&] { done = true; });
    }
    loop.turn();

    EXPECT_FALSE(done);
}

}  // namespace
}  // namespace vialog::window
