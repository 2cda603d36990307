// SPDX-License-Identifier: Apache-2.0
// Writing and reading disclosures, and finding their digests in events.
#include "journal/disclosure.h"

#include "base/check.h"
#include "base/json.h"
#include "base/text.h"
#include "crypto/digest.h"

#include <algorithm>
#include <array>
#include <optional>
#include <variant>

namespace vialog::journal {

namespace {

using Digests = std::vector<domain::TextDigest>;

constexpr std::string_view opening = "[\"";
constexpr std::string_view between = "\", \"";
constexpr std::size_t longest_name = 32;
constexpr std::size_t longest_value = 4096;

bool is_name(std::string_view name) {
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    return !name.empty() && name.size() <= longest_name && is_letter(name.front()) &&
           std::all_of(name.begin(), name.end(),
                       [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; });
}

bool is_salt(std::string_view salt) {
    if (salt.size() != salt_characters) {
        return false;
    }
    const auto bytes = base::parse_base64url(salt);
    return bytes && bytes->size() == salt_bytes;
}

auto refuse(std::string_view what) {
    return base::parse_error(0, std::string(what),
                             "take the line as the journal's program exported it");
}

// The JSON text of a string. The stored form of JSON has objects outermost, so one is put around.
std::optional<std::string> read_value(std::string_view json) {
    std::string wrapped = "{\"v\":";
    wrapped.append(json).append("}");
    base::JsonDocument document;
    const auto parsed = document.parse(wrapped);
    const base::JsonView::Object* members = parsed ? (*parsed)->object() : nullptr;
    if (members == nullptr || members->size() != 1) {
        return std::nullopt;
    }
    const std::string_view* value = members->front().value.string();
    return value == nullptr ? std::nullopt : std::optional(std::string(*value));
}

void add(Digests& digests, const std::optional<domain::TextDigest>& digest) {
    if (digest) {
        digests.push_back(*digest);
    }
}

// Events without a digested text; an event that has one has an overload below. Whoever adds an event
// looks here.
static_assert(std::variant_size_v<domain::AnyEvent> == 46);
template <typename Event>
void collect(const Event& /*event*/, Digests& /*digests*/) {}

void collect(const domain::PersonRecorded& person, Digests& digests) {
    add(digests, person.name);
}
void collect(const domain::Genesis& genesis, Digests& digests) {
    for (const domain::Founder& founder : genesis.founders) {
        add(digests, founder.person.name);
    }
}
void collect(const domain::StockReceived& receipt, Digests& digests) {
    digests.insert(digests.end(), receipt.patient.begin(), receipt.patient.end());
}
void collect(const domain::StockDrawn& draw, Digests& digests) {
    digests.insert(digests.end(), draw.patient.begin(), draw.patient.end());
}
void collect(const domain::ContainerBroken& breakage, Digests& digests) {
    add(digests, breakage.note);
}
void collect(const domain::DiscrepancyOpened& opened, Digests& digests) {
    add(digests, opened.note);
}
void collect(const domain::DiscrepancyNoted& noted, Digests& digests) {
    digests.push_back(noted.note);
}
void collect(const domain::DiscrepancyDecided& decided, Digests& digests) {
    digests.insert(digests.end(), decided.factors.begin(), decided.factors.end());
    digests.push_back(decided.reason);
}
void collect(const domain::EntryCorrected& correction, Digests& digests) {
    std::visit([&](const auto& restated) { collect(restated, digests); }, correction.restated);
}

}  // namespace

std::string make_salt(crypto::RandomSource& random) {
    std::array<std::uint8_t, salt_bytes> bytes{};
    random.fill(bytes);
    return base::to_base64url(bytes);
}

std::string print_disclosure(const Disclosure& disclosure) {
    base::expects(is_salt(disclosure.salt), "a disclosure's salt is 16 bytes as base64url");
    base::expects(is_name(disclosure.name), "a disclosure's name is a member name");
    base::expects(!disclosure.value.empty() && disclosure.value.size() <= longest_value &&
                      base::check_stored_text(disclosure.value).has_value(),
                  "a disclosure's value is a text that may be stored");
    std::string json(opening);
    json.append(disclosure.salt).append(between).append(disclosure.name).append("\", ");
    json.append(base::Json(disclosure.value).print()).append("]");
    return base::to_base64url(base::as_bytes(json));
}

base::Parsed<Disclosure> parse_disclosure(std::string_view text) {
    const auto decoded = base::parse_base64url(text);
    if (!decoded) {
        return tl::unexpected(decoded.error());
    }
    std::string_view json = base::as_text(*decoded);
    if (!json.starts_with(opening) || !json.ends_with("\"]")) {
        return refuse("a disclosure is not a JSON array of texts");
    }
    json = json.substr(opening.size(), json.size() - opening.size() - 1);
    const std::string_view salt = json.substr(0, salt_characters);
    if (!is_salt(salt) || !json.substr(salt_characters).starts_with(between)) {
        return refuse("a disclosure does not begin with a salt of 16 bytes");
    }
    json.remove_prefix(salt_characters + between.size());
    const std::size_t name_end = json.find('"');
    const std::string_view name = json.substr(0, name_end);
    if (name_end == std::string_view::npos || !is_name(name) ||
        !json.substr(name_end).starts_with(between)) {
        return refuse("a disclosure does not name what it discloses");
    }
    // With its quotation marks.
    auto value = read_value(json.substr(name_end + between.size() - 1));
    if (!value || value->empty()) {
        return refuse("a disclosure's value is not one text in its canonical form");
    }
    return Disclosure{
        .salt = std::string(salt), .name = std::string(name), .value = std::move(*value)};
}

domain::TextDigest disclosure_digest(std::string_view text) {
    return {.digest = crypto::sha256(base::as_bytes(text))};
}

std::vector<domain::TextDigest> text_digests_of(const domain::Event& event) {
    Digests digests;
    std::visit([&](const auto& alternative) { collect(alternative, digests); }, event);
    return digests;
}

}  // namespace vialog::journal
