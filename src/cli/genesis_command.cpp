// SPDX-License-Identifier: Apache-2.0
// The command that begins a journal.
#include "cli/catalogue_drafts.h"
#include "cli/commands.h"
#include "cli/key_access.h"
#include "cli/recording.h"
#include "cli/texts.h"
#include "crypto/random.h"
#include "journal/note.h"
#include "operations/found_journal.h"
#include "operations/held_key.h"
#include "operations/private_file.h"

#include <fmt/format.h>

#include <filesystem>

namespace vialog::cli {

namespace {

struct Founder {
    operations::FoundingPerson person;
    std::string key_file;
    crypto::KeyFileHeader header;
};

Founder founder_of(const Arguments& arguments, const std::string& which,
                   const domain::Origin& origin) {
    const std::string key_file = arguments.one(which + "-key");
    crypto::KeyFileHeader header = key_file_header("--" + which + "-key", key_file);
    const auto id = arguments.read(which, domain::PersonId::parse);
    if (header.name != journal::person_key_name(origin, id)) {
        throw UsageError(fmt::format("--{}-key: the key in {} is {}, not {}", which, key_file,
                                     header.name, journal::person_key_name(origin, id)));
    }
    domain::PersonRecorded person;
    person.id = id;
    person.initials = text_of(arguments, which + "-initials", longest_initials);
    person.functions = functions_of(arguments, which + "-function");
    person.employee = yes_or_no(arguments, which + "-employee");
    return {.person = {.person = std::move(person),
                       .name = text_of(arguments, which + "-name", longest_disclosed),
                       .box = header.box_key},
            .key_file = key_file,
            .header = std::move(header)};
}

// "safe=The safe": the id ends at the first equals sign.
std::pair<std::string, std::string> id_and_name(const Arguments& arguments,
                                                const std::string& option) {
    const std::string& text = arguments.one(option);
    const std::size_t at = text.find('=');
    if (at == std::string::npos) {
        throw UsageError(fmt::format("--{} has no \"=\"; write ID=NAME", option));
    }
    return {text.substr(0, at), stored_text(option, text.substr(at + 1), longest_name)};
}

// The 44 or 91 bytes of a SubjectPublicKeyInfo, as they are or between the lines of PEM.
base::Bytes root_key_of(const std::string& path) {
    const std::string text = operations::read_small_file(path);
    constexpr std::string_view begin = "-----BEGIN PUBLIC KEY-----";
    const std::size_t at = text.find(begin);
    const std::size_t end = text.find("-----END PUBLIC KEY-----");
    base::Bytes spki = base::to_bytes(text);
    if (at != std::string::npos && end != std::string::npos && at < end) {
        std::string base64 = text.substr(at + begin.size(), end - at - begin.size());
        std::erase_if(base64, [](char c) { return c == '\n' || c == '\r'; });
        spki = Arguments::parse_or_fail("root-key", base64, base::parse_base64);
    }
    if (const auto key = crypto::PublicKey::from_spki(spki); !key) {
        throw UsageError(
            fmt::format("--root-key {}: {}; {}", path, key.error().what, key.error().remedy));
    }
    return spki;
}

std::optional<domain::Predecessor> predecessor_of(const Arguments& arguments) {
    if (!arguments.has("successor-of")) {
        return std::nullopt;
    }
    return domain::Predecessor{.origin = arguments.read("successor-of", domain::Origin::parse),
                               .size = arguments.whole_number("successor-size"),
                               .root = arguments.read("successor-root", base::parse_digest_hex)};
}

operations::Founding founding_of(const Arguments& arguments, const Founder& first,
                                 const Founder& second) {
    const auto [place, place_name] = id_and_name(arguments, "place");
    const auto [station, station_name] = id_and_name(arguments, "station");
    operations::Founding founding{
        .origin = arguments.read("origin", domain::Origin::parse),
        .registrant = {.name = text_of(arguments, "registrant-name", longest_name),
                       .dea = arguments.read("dea", domain::DeaNumber::parse),
                       .address = text_of(arguments, "address", longest_address)},
        .place = {.id = Arguments::parse_or_fail("place", place, domain::PlaceId::parse),
                  .name = place_name},
        .station = {.id = Arguments::parse_or_fail("station", station, domain::StationId::parse),
                    .name = station_name},
        .zone = arguments.read("zone", domain::TimeZoneName::parse),
        .founders = {first.person, second.person},
        .root_key = {},
        .successor_of = predecessor_of(arguments)};
    if (const auto path = arguments.maybe("root-key")) {
        founding.root_key = root_key_of(*path);
    }
    return founding;
}

// Nothing where it is not given; the terminal has been told why.
std::unique_ptr<operations::Consent> ask_founder(const Arguments& arguments, Terminal& terminal,
                                                 const Founder& founder) {
    const std::string who = founder.person.person.id.text();
    const auto pin = terminal.secret(fmt::format("PIN of {}", who), arguments.maybe("pin-fd"));
    if (!pin) {
        throw UsageError(fmt::format(
            "the PIN of {} is to be had neither from a terminal nor from --pin-fd", who));
    }
    const auto agent = operations::Agent::connect(
        operations::agent_socket(absolute_path(arguments.one("JOURNAL"))));
    auto consent = operations::ask_consent(agent, founder.header.name, *pin);
    if (!consent) {
        static_cast<void>(deny(arguments, terminal, operations::Denial(consent.error())));
        return nullptr;
    }
    crypto::SystemRandom random;
    if ((*consent)->key() != founder.header.signing_key ||
        !operations::opens_box(**consent, founder.header.box_key, random)) {
        throw UsageError(fmt::format("{} is not the key file that {} has unlocked; name that one",
                                     founder.key_file, who));
    }
    return std::move(*consent);
}

ExitCode print_founded(const Arguments& arguments, Terminal& terminal,
                       const operations::Recorded& recorded) {
    const std::string pin = base::to_hex(recorded.ref.leaf);
    if (arguments.has("json")) {
        base::Json json = json_of(recorded);
        json.set("pin", pin);
        terminal.print(json.print_indented());
        return ExitCode::Done;
    }
    terminal.print(fmt::format("journal {} begun", arguments.one("origin")));
    terminal.print("");
    terminal.print(fmt::format("pin {}", pin));
    terminal.print("");
    terminal.print(
        "Print this line, have both founders sign it by hand, and keep it outside this "
        "computer: by it anybody");
    terminal.print("can tell this journal from another one made in its place.");
    return ExitCode::Done;
}

ExitCode run_genesis(const Arguments& arguments, Terminal& terminal) {
    const auto origin = arguments.read("origin", domain::Origin::parse);
    const Founder first = founder_of(arguments, "first", origin);
    const Founder second = founder_of(arguments, "second", origin);
    operations::Founding founding = founding_of(arguments, first, second);
    std::vector<std::unique_ptr<operations::Consent>> consents;
    for (const Founder* founder : {&first, &second}) {
        consents.push_back(ask_founder(arguments, terminal, *founder));
        if (consents.back() == nullptr) {
            return ExitCode::Refused;
        }
        founding.founders[consents.size() - 1].consent = consents.back().get();
    }
    const auto recorded = operations::found_journal(
        {.path = arguments.one("JOURNAL"),
         .access = store::Access::ReadWrite,
         .marks = marks_folder(),
         .vfs = {},
         .unsettled = warn_on(terminal)},
        founding, std::make_unique<operations::SystemClock>(founding.zone),
        std::make_unique<crypto::SystemRandom>());
    return recorded ? print_founded(arguments, terminal, *recorded)
                    : deny(arguments, terminal, recorded.error());
}

std::vector<Option> founder_options(const std::string& which, const std::string& who) {
    return {{which, Takes::Required, who + ": id"},
            {which + "-name", Takes::Required, "her name; kept sealed"},
            {which + "-initials", Takes::Required, "as they stand on records"},
            {which + "-function", Takes::Many, "once for each of her functions"},
            {which + "-employee", Takes::Optional, "yes or no; no if absent"},
            {which + "-key", Takes::Required, "her key file; the key is unlocked"}};
}

}  // namespace

Command genesis_command() {
    std::vector<Option> options = {
        {"JOURNAL", Takes::Required, "the journal's file, to be made"},
        {"origin", Takes::Required, "name of the journal, clinic.example/ket"},
        {"registrant-name", Takes::Required, "holder of the DEA registration"},
        {"dea", Takes::Required, "DEA number"},
        {"address", Takes::Required, "registered location"},
        {"place", Takes::Required, "first place of stock, ID=NAME"},
        {"station", Takes::Required, "this workstation, ID=NAME"},
        {"zone", Takes::Required, "time zone of the location, America/Denver"},
        {"root-key", Takes::Optional,
         "public key of the registrant that is kept offline (PEM or DER)"},
        {"successor-of", Takes::Optional, "name of the journal that this one continues"},
        {"successor-size", Takes::Optional, "its entries, as far as known"},
        {"successor-root", Takes::Optional, "its root at that size, in hexadecimal digits"},
        {"pin-fd", Takes::Optional, "read both PINs from this descriptor, a line each"},
        {"json", Takes::Flag, "answer in JSON"}};
    for (const Option& option : founder_options("first", "who signs for the registrant")) {
        options.push_back(option);
    }
    for (const Option& option : founder_options("second", "the second founder")) {
        options.push_back(option);
    }
    return {.name = "genesis",
            .group = "People, keys and policy",
            .summary = "Begin a journal: two people, each with an unlocked key",
            .options = std::move(options),
            .run = run_genesis};
}

}  // namespace vialog::cli
