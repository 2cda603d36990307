// SPDX-License-Identifier: Apache-2.0
// What the guided set-up asks, and what the answers make: a journal, its products, its opening inventory.
#pragma once

#include "crypto/passphrase.h"
#include "gui/key_holder.h"
#include "gui/screen.h"
#include "operations/found_journal.h"

#include <array>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vialog::gui {

// What the set-up stands on while there is no journal: no desk can be there yet.
struct SetUpGround {
    std::filesystem::path folder;     // where the journal will lie
    std::filesystem::path state;      // as in Desk::Places
    std::filesystem::path documents;  // where the page with the pin goes
    std::filesystem::path marks;      // high-water marks
    std::string zone;                 // what is offered: that of this machine; may be empty
    std::function<bool(const domain::TimeZoneName&)> knows_zone;
    // Who will hold the keys of the journal at that path. Outlives the set-up.
    std::function<KeyHolder&(const std::filesystem::path& journal)> hold_keys;
    std::function<std::unique_ptr<operations::Clock>(const domain::TimeZoneName&)> clock;
    std::function<std::unique_ptr<crypto::RandomSource>()> random;
    crypto::Argon2Cost cost = crypto::default_argon2_cost;
    // The journal is there and its pin was shown.
    std::function<void(const std::filesystem::path& journal)> opened;
};

struct FounderAnswer {
    domain::PersonRecorded person;
    std::string name;
    std::string key_file;  // made where none lies
};

struct InventoryLine {
    std::size_t product = 0;  // of SetUpAnswers::products
    domain::Lot lot;
    domain::Expiry expires;
    std::int64_t containers = 0;
    domain::Quantity each;
};

struct SetUpAnswers {
    domain::Origin origin;
    domain::Registrant registrant;
    domain::PlaceRecorded place;
    domain::StationRecorded station;
    domain::TimeZoneName zone;
    std::array<FounderAnswer, 2> founders;  // the registrant first
    std::vector<domain::ProductRecorded> products;
    // 21 CFR 1304.11(a): as of the opening or the close of business.
    domain::DayMoment moment = domain::DayMoment::Opening;
    std::vector<InventoryLine> inventory;
};

[[nodiscard]] std::filesystem::path journal_path(const SetUpGround& ground,
                                                 const domain::Origin& origin);
// Why these two cannot sign what was answered; empty where they can.
[[nodiscard]] std::string problem_of_founders(const SetUpAnswers& answers);

struct FounderKey {
    crypto::BoxPublicKey box;
    std::string name;
};
// Makes the key file where there is none and has it unlocked. The sentence says what is wrong with file or passphrase.
struct KeyTrouble {
    std::string field;  // "file" or "passphrase"
    std::string sentence;
};
[[nodiscard]] base::Result<FounderKey, KeyTrouble> unlock_founder(const SetUpGround& ground,
                                                                  const SetUpAnswers& answers,
                                                                  const FounderAnswer& founder,
                                                                  std::string_view passphrase,
                                                                  std::string_view pin);

struct Founded {
    base::Digest pin{};  // leaf of genesis
    base::LocalInstant at;
    // Why the opening inventory was not recorded, though the journal is begun.
    std::optional<Message> no_inventory;
};
// Genesis by both; then in one transaction products, what is on hand, and the initial count that states it, also where it is
// nothing. Both have consented to all of it: it stands on one page.
[[nodiscard]] base::Result<Founded, Message> found(
    const SetUpGround& ground, const SetUpAnswers& answers, const std::array<FounderKey, 2>& keys,
    const std::array<operations::Consent*, 2>& consents);

// A page to print, to be signed by hand and kept outside.
[[nodiscard]] std::string pin_page(const SetUpAnswers& answers, const Founded& founded);
// In groups of eight digits, so that people can compare it.
[[nodiscard]] std::string pin_words(const base::Digest& pin);

}  // namespace vialog::gui
