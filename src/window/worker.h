// SPDX-License-Identifier: Apache-2.0
// Long work on a thread of its own, one after the other; what follows it comes back to the window's thread.
#pragma once

#include "gui/desk.h"

#include <atomic>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace vialog::window {

class Worker final : public gui::Background {
  public:
    // `post` has something done on the window's thread, soon; from any thread.
    using Post = std::function<void(std::function<void()>)>;
    // `failed` is told, there, what work threw.
    using Failed = std::function<void(const std::string& sentence)>;
    Worker(Post post, Failed failed);
    // Cancels what runs long and waits for all; nothing of it is called back any more.
    ~Worker() override;

    void run(std::string label, std::function<void(const Watch&)> work,
             std::function<void()> done) override;
    void run_briefly(std::function<void()> work, std::function<void()> done) override;
    void cancel() override;
    [[nodiscard]] std::optional<gui::Progress> progress() const override;

  private:
    // Outlives the worker where the thread's last word is still on its way.
    struct Job {
        std::string label;
        std::function<void(const Watch&)> work;
        std::function<void()> done;
        std::atomic<bool> cancelled{false};
        std::atomic<std::int64_t> so_far{0};
        std::atomic<std::int64_t> total{0};
        std::string failure{};  // written before the thread posts its end
    };
    // Without a place in the row.
    struct Moment {
        std::function<void()> work;
        std::function<void()> done;
        std::thread thread{};
        std::string failure{};
    };
    void start();
    void finish(const std::shared_ptr<Job>& job);
    void finish(const std::shared_ptr<Moment>& moment);

    Post m_post;
    Failed m_failed;
    std::deque<std::shared_ptr<Job>> m_jobs;  // the first one runs
    std::thread m_thread;
    std::vector<std::shared_ptr<Moment>> m_moments;
    // Gone with the worker: what is still posted looks whether it is there.
    std::shared_ptr<Worker*> m_self;
};

}  // namespace vialog::window
