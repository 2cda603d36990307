// SPDX-License-Identifier: Apache-2.0
// Spreads an audit over threads: each takes whole tiles, and whichever finds the next one in order
// ready folds it.
#include "journal/audit.h"

#include "base/check.h"
#include "journal/audit_fold.h"
#include "journal/finding_codes.h"

#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

namespace vialog::journal {

namespace {

// Tiles prepared ahead of the fold, for each thread: enough that none waits, few enough that the
// memory stays flat.
constexpr std::int64_t tiles_ahead = 2;

// Nearly everything in the first tiles is signed with the keys that genesis brings; known before
// the threads begin, they need not wait for each other.
void learn_genesis_keys(const BundleReader& bundle, KnownKeys& keys) {
    const auto bytes = bundle.size() == 0 ? std::nullopt : bundle.entry(0);
    base::JsonDocument document;
    const auto read = bytes ? std::optional(read_entry(*bytes, document)) : std::nullopt;
    if (!read || !*read) {
        return;  // the fold says what is wrong with it
    }
    for (const BroughtKey& brought :
         keys_brought_by((*read)->entry.entry.event, bundle.checkpoint().checkpoint.origin)) {
        if (auto key = read_key(brought)) {
            static_cast<void>(keys.add(brought.id, std::move(*key)));
        }
    }
}

class Workers final {
  public:
    Workers(const BundleReader& bundle, const AuditOptions& options, AuditFold& fold,
            const KnownKeys& keys)
        : m_bundle(bundle),
          m_options(options),
          m_fold(fold),
          m_keys(keys),
          m_ready(static_cast<std::size_t>(tiles_ahead * options.threads)) {}

    void run() {
        std::vector<std::thread> threads;
        for (int i = 1; i < m_options.threads; ++i) {
            threads.emplace_back([this] { work(); });
        }
        work();
        for (std::thread& thread : threads) {
            thread.join();
        }
        if (m_failure) {
            std::rethrow_exception(m_failure);
        }
    }

  private:
    void work() {
        try {
            base::JsonDocument document;
            for (;;) {
                const std::int64_t index = next_tile();
                if (index < 0) {
                    return;
                }
                auto tile = spare_tile();
                prepare_tile(*tile, m_bundle, index, m_keys, document);
                hand_in(index, std::move(tile));
                fold_what_is_ready();
            }
        } catch (...) {
            const std::lock_guard lock(m_mutex);
            if (!m_failure) {
                m_failure = std::current_exception();
            }
            m_stopped = true;
            m_changed.notify_all();
        }
    }

    // The next tile that nobody has taken, as soon as there is room for it; negative at the end.
    std::int64_t next_tile() {
        std::unique_lock lock(m_mutex);
        const auto ahead = static_cast<std::int64_t>(m_ready.size());
        m_changed.wait(lock, [&] { return m_stopped || m_taken - m_folded < ahead; });
        return m_stopped || m_taken == m_bundle.tiles() ? -1 : m_taken++;
    }

    std::unique_ptr<PreparedTile> spare_tile() {
        const std::lock_guard lock(m_mutex);
        if (m_spare.empty()) {
            return std::make_unique<PreparedTile>();
        }
        auto tile = std::move(m_spare.back());
        m_spare.pop_back();
        return tile;
    }

    void hand_in(std::int64_t index, std::unique_ptr<PreparedTile> tile) {
        const std::lock_guard lock(m_mutex);
        place_of(index) = std::move(tile);
    }

    void fold_what_is_ready() {
        for (;;) {
            std::unique_ptr<PreparedTile> tile;
            {
                const std::lock_guard lock(m_mutex);
                if (m_stopped || m_folding || m_folded == m_bundle.tiles() ||
                    place_of(m_folded) == nullptr) {
                    return;
                }
                tile = std::move(place_of(m_folded));
                m_folding = true;
            }
            const AuditGoOn go_on = fold(*tile);
            tile->entries.clear();
            const std::lock_guard lock(m_mutex);
            m_spare.push_back(std::move(tile));
            m_folding = false;
            ++m_folded;
            m_stopped = m_stopped || go_on == AuditGoOn::No;
            m_changed.notify_all();
        }
    }

    AuditGoOn fold(PreparedTile& tile) {
        if (m_fold.take(tile) == AuditGoOn::No) {
            return AuditGoOn::No;
        }
        const std::int64_t checked = tile.name.index * tile_width + tile.name.width;
        return m_options.progress ? m_options.progress(checked, m_bundle.size()) : AuditGoOn::Yes;
    }

    std::unique_ptr<PreparedTile>& place_of(std::int64_t index) {
        return m_ready[static_cast<std::size_t>(index) % m_ready.size()];
    }

    const BundleReader& m_bundle;
    const AuditOptions& m_options;
    AuditFold& m_fold;
    const KnownKeys& m_keys;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<std::unique_ptr<PreparedTile>> m_ready;  // by index, in a ring
    std::vector<std::unique_ptr<PreparedTile>> m_spare;  // folded, to be filled again
    std::int64_t m_taken = 0;
    std::int64_t m_folded = 0;
    bool m_folding = false;
    bool m_stopped = false;
    std::exception_ptr m_failure;
};

}  // namespace

AuditReport audit(const BundleReader& bundle, const AuditOptions& options) {
    base::expects(options.threads >= 1, "an audit runs on at least one thread");
    AuditReport report;
    report.origin = bundle.checkpoint().checkpoint.origin.text();
    report.checkpoint = bundle.checkpoint().checkpoint.head;
    KnownKeys keys;
    learn_genesis_keys(bundle, keys);
    AuditFold fold(bundle, options, keys, report);
    Workers(bundle, options, fold, keys).run();
    fold.finish();
    return report;
}

AuditReport report_refused(domain::Refusal refusal) {
    AuditReport report;
    report.findings.add(std::string(), std::move(refusal));
    return report;
}

}  // namespace vialog::journal
