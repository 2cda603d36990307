// SPDX-License-Identifier: Apache-2.0
// From answers to the first signed entries.
#include "gui/set_up_answers.h"

#include "base/bytes.h"
#include "gui/catalogue.h"
#include "gui/guarded.h"
#include "gui/key_files.h"
#include "gui/people_deeds.h"
#include "journal/note.h"
#include "operations/held_key.h"
#include "operations/make_key.h"

#include <fmt/format.h>

#include <algorithm>

namespace vialog::gui {

namespace {

using domain::Function;
using domain::Role;

// domain/rules.cpp: who handles drug with her own hands may receive it.
bool handles(const FounderAnswer& founder) {
    const domain::FunctionSet functions = function_set(founder.person.functions);
    return (functions & (domain::bit(Function::Pharmacist) | domain::bit(Function::Dispenser) |
                         domain::bit(Function::Prescriber))) != 0;
}

// Who states what is on hand; the other one witnesses.
std::size_t handler(const SetUpAnswers& answers) {
    return handles(answers.founders[0]) || !handles(answers.founders[1]) ? 0 : 1;
}

Message said(const operations::Denial& denial) {
    operations::Explanation words = operations::explain(denial);
    return {.tone = Tone::Bad, .text = std::move(words.what), .remedy = std::move(words.remedy)};
}

domain::StockReceived receipt_of(const SetUpAnswers& answers, const InventoryLine& line,
                                 domain::ProductId product) {
    domain::StockReceived receipt;
    receipt.basis = domain::ReceiptBasis::InitialInventory;
    receipt.product = product;
    receipt.lot = line.lot;
    receipt.expires = line.expires;
    receipt.containers = line.containers;
    receipt.each = line.each;
    receipt.place = answers.place.id;
    return receipt;
}

// Statement by statement: products, receipts, the initial count begun, taken, revealed.
class Opening final {
  public:
    Opening(const SetUpAnswers& answers, const std::array<operations::Consent*, 2>& consents)
        : m_answers(answers),
          m_operator(consents[handler(answers)]),
          m_witness(consents[1 - handler(answers)]) {}

    [[nodiscard]] std::optional<operations::Statement> next(
        std::span<const operations::Recorded> so_far) const {
        const std::size_t products = m_answers.products.size();
        const std::size_t receipts = m_answers.inventory.size();
        const std::size_t done = so_far.size();
        if (done < products) {
            return alone(m_answers.products[done]);
        }
        if (done < products + receipts) {
            const InventoryLine& line = m_answers.inventory[done - products];
            return witnessed(receipt_of(m_answers, line, product_id(so_far, line.product)));
        }
        switch (done - products - receipts) {
            case 0:
                return alone(domain::CountStarted{.type = domain::CountType::Initial,
                                                  .moment = m_answers.moment,
                                                  .places = {m_answers.place.id}});
            case 1:
                return witnessed(count(so_far));
            case 2:
                return alone(domain::CountRevealed{.count = so_far.back().ref, .lines = {}});
            default:
                return std::nullopt;
        }
    }

  private:
    [[nodiscard]] static domain::ProductId product_id(std::span<const operations::Recorded> so_far,
                                                      std::size_t product) {
        return domain::ProductId(so_far[product].ref.seq.number());
    }

    [[nodiscard]] operations::Statement alone(domain::Event draft) const {
        operations::Statement statement{.draft = std::move(draft)};
        statement.signers = {{Role::Operator, m_operator}};
        return statement;
    }

    [[nodiscard]] operations::Statement witnessed(domain::Event draft) const {
        operations::Statement statement = alone(std::move(draft));
        statement.signers.emplace_back(Role::Witness, m_witness);
        return statement;
    }

    [[nodiscard]] domain::CountRecorded count(std::span<const operations::Recorded> so_far) const {
        domain::CountRecorded count{.start = so_far.back().ref,
                                    .type = domain::CountType::Initial,
                                    .moment = m_answers.moment,
                                    .lines = {}};
        for (std::size_t product = 0; product < m_answers.products.size(); ++product) {
            std::int64_t sealed = 0;
            for (const InventoryLine& line : m_answers.inventory) {
                sealed += line.product == product ? line.containers : 0;
            }
            count.lines.push_back({.product = product_id(so_far, product),
                                   .place = m_answers.place.id,
                                   .sealed = sealed,
                                   .opened = {}});
        }
        return count;
    }

    const SetUpAnswers& m_answers;
    operations::Consent* m_operator;
    operations::Consent* m_witness;
};

std::optional<Message> record_opening(const SetUpGround& ground, const SetUpAnswers& answers,
                                      const std::array<operations::Consent*, 2>& consents) {
    std::optional<Message> message;
    auto failed = failure_of([&] {
        operations::Session session(
            store::Store::open({.path = journal_path(ground, answers.origin),
                                .access = store::Access::ReadWrite,
                                .marks = ground.marks,
                                .vfs = {}}),
            answers.station.id, ground.clock(answers.zone), ground.random());
        const Opening opening(answers, consents);
        const auto recorded = operations::record_all(
            session,
            [&](const domain::State& /*state*/, std::span<const operations::Recorded> so_far) {
                return opening.next(so_far);
            });
        if (!recorded) {
            message = said(recorded.error());
        }
    });
    return failed ? failed : message;
}

operations::FoundingPerson founding_person(const FounderAnswer& founder, const FounderKey& key,
                                           operations::Consent& consent) {
    return {.person = founder.person,
            .name = founder.name,
            .box = key.box,
            .store = domain::KeyStore::File,
            .consent = &consent};
}

}  // namespace

std::filesystem::path journal_path(const SetUpGround& ground, const domain::Origin& origin) {
    const std::string text = origin.text();
    return ground.folder / (text.substr(text.rfind('/') + 1) + ".vialog");
}

std::string problem_of_founders(const SetUpAnswers& answers) {
    const auto& functions = answers.founders[0].person.functions;
    if (std::find(functions.begin(), functions.end(), Function::Registrant) == functions.end()) {
        return tr("The first of you is the registrant: R must be among her functions.");
    }
    if (!answers.inventory.empty() && !handles(answers.founders[0]) &&
        !handles(answers.founders[1])) {
        return tr(
            "Stock on hand is stated by a pharmacist, dispenser or prescriber: give one of "
            "you P, D or S.");
    }
    return {};
}

base::Result<FounderKey, KeyTrouble> unlock_founder(const SetUpGround& ground,
                                                    const SetUpAnswers& answers,
                                                    const FounderAnswer& founder,
                                                    std::string_view passphrase,
                                                    std::string_view pin) {
    const std::string name = journal::person_key_name(answers.origin, founder.person.id);
    if (problem_of_new_key_path(founder.key_file).empty()) {
        const auto random = ground.random();
        static_cast<void>(operations::make_key({.origin = answers.origin,
                                                .person = founder.person.id,
                                                .cost = ground.cost,
                                                .file = founder.key_file},
                                               passphrase, *random));
    }
    const auto file = read_key_file(founder.key_file);
    if (!file) {
        return tl::unexpected(KeyTrouble{.field = "file", .sentence = file.error()});
    }
    if (file->name != name) {
        return tl::unexpected(KeyTrouble{
            .field = "file",
            .sentence = fmt::format(fmt::runtime(tr("This is the key {}, not {}; name a file that "
                                                    "is not there yet, and a key is made.")),
                                    file->name, name)});
    }
    auto& keys = ground.hold_keys(journal_path(ground, answers.origin));
    if (const auto key = keys.unlock(file->text, passphrase, pin, operations::Shift{}); !key) {
        return tl::unexpected(
            KeyTrouble{.field = "passphrase", .sentence = sentence_of(key.error())});
    }
    static_cast<void>(KeyPaths(ground.state).remember(name, founder.key_file));
    return FounderKey{.box = crypto::read_key_file_header(file->text)->box_key, .name = name};
}

base::Result<Founded, Message> found(const SetUpGround& ground, const SetUpAnswers& answers,
                                     const std::array<FounderKey, 2>& keys,
                                     const std::array<operations::Consent*, 2>& consents) {
    const auto random = ground.random();
    for (std::size_t i = 0; i < keys.size(); ++i) {
        // A key file's header alone could name somebody else's box key.
        if (!operations::opens_box(*consents[i], keys[i].box, *random)) {
            return tl::unexpected(Message{
                .tone = Tone::Bad,
                .text = fmt::format(fmt::runtime(tr("The key file {} does not belong to the key "
                                                    "that was unlocked.")),
                                    answers.founders[i].key_file),
                .remedy = tr("Go back with Esc and name the right file.")});
        }
    }
    Founded founded;
    std::optional<Message> message;
    auto failed = failure_of([&] {
        std::error_code ignored;
        std::filesystem::create_directories(ground.folder, ignored);
        const auto recorded = operations::found_journal(
            {.path = journal_path(ground, answers.origin),
             .access = store::Access::ReadWrite,
             .marks = ground.marks,
             .vfs = {}},
            {.origin = answers.origin,
             .registrant = answers.registrant,
             .place = answers.place,
             .station = answers.station,
             .zone = answers.zone,
             .founders = {founding_person(answers.founders[0], keys[0], *consents[0]),
                          founding_person(answers.founders[1], keys[1], *consents[1])},
             .root_key = {},
             .successor_of = {}},
            ground.clock(answers.zone), ground.random());
        if (recorded) {
            founded.pin = recorded->ref.leaf;
            founded.at = recorded->entry.moment.occurred;
        } else {
            message = said(recorded.error());
        }
    });
    if (failed || message) {
        return tl::unexpected(failed ? *failed : *message);
    }
    founded.no_inventory = record_opening(ground, answers, consents);
    return founded;
}

std::string pin_words(const base::Digest& pin) {
    constexpr std::size_t group = 8;
    const std::string digits = base::to_hex(pin);
    std::string words;
    for (std::size_t at = 0; at < digits.size(); at += group) {
        words += words.empty() ? "" : " ";
        words += digits.substr(at, group);
    }
    return words;
}

std::string pin_page(const SetUpAnswers& answers, const Founded& founded) {
    std::string page;
    const auto line = [&page](const std::string& text) { page += text + "\n"; };
    line(tr("THE BEGINNING OF A RECORD OF CONTROLLED SUBSTANCES"));
    line("");
    line(fmt::format(fmt::runtime(tr("Journal      {}")), answers.origin.text()));
    line(fmt::format(fmt::runtime(tr("Registrant   {}, DEA number {}")), answers.registrant.name,
                     answers.registrant.dea.text()));
    line(fmt::format(fmt::runtime(tr("Address      {}")), answers.registrant.address));
    line(fmt::format(fmt::runtime(tr("Begun        {}")), base::print_local(founded.at)));
    line("");
    line(tr("Its first entry has this hash (SHA-256 of an RFC 6962 leaf), called the pin:"));
    line("");
    line("    " + pin_words(founded.pin));
    line("");
    line(
        tr("Keep this page outside the computer. By it anybody can tell this journal from another "
           "one"));
    line(tr("made in its place: the verifier prints the pin of whatever it is given."));
    for (const FounderAnswer& founder : answers.founders) {
        line("");
        line("");
        line("____________________________________________________________________");
        line(fmt::format("{} ({}), {}", founder.name, founder.person.initials,
                         function_words(function_set(founder.person.functions))));
        line(tr("signed by hand, and the date"));
    }
    return page;
}

}  // namespace vialog::gui
