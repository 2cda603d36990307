// SPDX-License-Identifier: Apache-2.0
// The one place where a broken world turns into a message.
#include "gui/guarded.h"

#include "crypto/crypto_error.h"
#include "gui/catalogue.h"
#include "gui/signing.h"
#include "operations/agent_frame.h"
#include "store/store_error.h"

#include <fmt/format.h>

#include <filesystem>

namespace vialog::gui {

namespace {

Message told(const std::string& text, std::string remedy) {
    return {.tone = Tone::Bad, .text = text, .remedy = std::move(remedy)};
}

}  // namespace

std::optional<Message> failure_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const store::StoreError& error) {
        // Its text names the file and what to do; whether anything was recorded only it knows.
        return told(error.what(), tr("What was typed is kept; try again when that is put right."));
    } catch (const operations::AgentError& error) {
        return told(fmt::format(fmt::runtime(tr("Whoever holds the keys does not answer ({}).")),
                                error.what()),
                    tr("What was typed is kept. Press F2 and unlock the key again."));
    } catch (const crypto::CryptoError& error) {
        return told(error.what(), tr("What was typed is kept; try again."));
    } catch (const std::filesystem::filesystem_error& error) {
        return told(error.what(), tr("What was typed is kept; choose another place, or try again "
                                     "when that is put right."));
    }
    return std::nullopt;
}

std::optional<operations::Recorded> record_by(const Desk& desk, const Deed& deed,
                                              std::optional<Message>& message) {
    std::optional<operations::Recorded> done;
    std::optional<Message> said;
    auto failed = failure_of([&] {
        auto recorded = deed();
        if (recorded) {
            done = std::move(*recorded);
        } else {
            said = message_of(desk, recorded.error());
        }
    });
    message = failed ? std::move(failed) : std::move(said);
    return done;
}

}  // namespace vialog::gui
