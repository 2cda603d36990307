// SPDX-License-Identifier: Apache-2.0
// A thread for each job, joined when it has said that it is done.
#include "window/worker.h"

#include <exception>
#include <utility>

namespace vialog::window {

Worker::Worker(Post post, Failed failed)
    : m_post(std::move(post)),
      m_failed(std::move(failed)),
      m_self(std::make_shared<Worker*>(this)) {}

Worker::~Worker() {
    *m_self = nullptr;
    for (const auto& job : m_jobs) {
        job->cancelled = true;
    }
    if (m_thread.joinable()) {
        m_thread.join();
    }
    for (const auto& moment : m_moments) {
        moment->thread.join();
    }
}

void Worker::run(std::string label, std::function<void(const Watch&)> work,
                 std::function<void()> done) {
    auto job = std::make_shared<Job>();
    job->label = std::move(label);
    job->work = std::move(work);
    job->done = std::move(done);
    m_jobs.push_back(std::move(job));
    if (m_jobs.size() == 1) {
        start();
    }
}

void Worker::start() {
    const std::shared_ptr<Job> job = m_jobs.front();
    m_thread = std::thread([job, post = m_post, self = m_self] {
        try {
            job->work({.cancelled = [job] { return job->cancelled.load(); },
                       .told =
                           [job](std::int64_t so_far, std::int64_t total) {
                               job->so_far = so_far;
                               job->total = total;
                           }});
        } catch (const std::exception& error) {
            job->failure = error.what();
        }
        post([job, self] {
            if (*self != nullptr) {
                (*self)->finish(job);
            }
        });
    });
}

void Worker::finish(const std::shared_ptr<Job>& job) {
    m_thread.join();
    m_jobs.pop_front();
    if (!m_jobs.empty()) {
        start();
    }
    // Whoever waits learns that the waiting is over, whatever came of it.
    job->done();
    if (!job->failure.empty()) {
        m_failed(job->failure);
    }
}

void Worker::run_briefly(std::function<void()> work, std::function<void()> done) {
    auto moment = std::make_shared<Moment>();
    moment->work = std::move(work);
    moment->done = std::move(done);
    m_moments.push_back(moment);
    moment->thread = std::thread([moment, post = m_post, self = m_self] {
        try {
            moment->work();
        } catch (const std::exception& error) {
            moment->failure = error.what();
        }
        post([moment, self] {
            if (*self != nullptr) {
                (*self)->finish(moment);
            }
        });
    });
}

void Worker::finish(const std::shared_ptr<Moment>& moment) {
    moment->thread.join();
    std::erase(m_moments, moment);
    moment->done();
    if (!moment->failure.empty()) {
        m_failed(moment->failure);
    }
}

void Worker::cancel() {
    if (!m_jobs.empty()) {
        m_jobs.front()->cancelled = true;
    }
}

std::optional<gui::Progress> Worker::progress() const {
    if (m_jobs.empty()) {
        return std::nullopt;
    }
    const Job& job = *m_jobs.front();
    return gui::Progress{.label = job.label, .done = job.so_far, .total = job.total};
}

}  // namespace vialog::window
