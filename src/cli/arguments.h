// SPDX-License-Identifier: Apache-2.0
// What was given to a command, as texts and, asked for by type, as values of the domain.
#pragma once

#include "domain/state.h"
#include "store/store.h"

#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vialog::cli {

// An option is missing, or its value cannot be read. Exit code 64; `what()` names option, fault and remedy.
class UsageError final : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

class Arguments final {
  public:
    void add(const std::string& name, std::vector<std::string> values) {
        m_values[name] = std::move(values);
    }

    [[nodiscard]] bool has(const std::string& name) const;
    // The one value; a UsageError where there is none.
    [[nodiscard]] const std::string& one(const std::string& name) const;
    [[nodiscard]] std::optional<std::string> maybe(const std::string& name) const;
    [[nodiscard]] const std::vector<std::string>& all(const std::string& name) const;

    // Runs a parser of the domain over the one value; its ParseError becomes a UsageError that names the option.
    template <typename Parse>
    [[nodiscard]] auto read(const std::string& name, Parse parse) const {
        return parse_or_fail(name, one(name), parse);
    }
    template <typename Parse>
    [[nodiscard]] auto read_maybe(const std::string& name, Parse parse) const {
        using Value = std::decay_t<decltype(*parse(std::string_view()))>;
        const auto text = maybe(name);
        return text ? std::optional<Value>(parse_or_fail(name, *text, parse)) : std::nullopt;
    }
    // A stored word: "remainder", "spilled". The error lists the words.
    template <typename E>
    [[nodiscard]] E word(const std::string& name) const {
        return word_or_fail<E>(name, one(name));
    }
    template <typename E>
    [[nodiscard]] E word_or(const std::string& name, E otherwise) const {
        const auto text = maybe(name);
        return text ? word_or_fail<E>(name, *text) : otherwise;
    }
    [[nodiscard]] std::int64_t whole_number(const std::string& name) const;
    [[nodiscard]] std::optional<std::int64_t> whole_number_maybe(const std::string& name) const;

    template <typename Parse>
    [[nodiscard]] static auto parse_or_fail(const std::string& name, const std::string& text,
                                            Parse parse) {
        auto parsed = parse(text);
        if (!parsed) {
            fail(name, text, parsed.error());
        }
        return std::move(*parsed);
    }
    template <typename E>
    [[nodiscard]] static E word_or_fail(const std::string& name, const std::string& text) {
        if (const auto value = domain::parse_word<E>(text)) {
            return *value;
        }
        std::string words;
        for (const auto& word : domain::Words<E>::table) {
            words += words.empty() ? "" : ", ";
            words += word.word;
        }
        fail_word(name, text, words);
    }
    [[noreturn]] static void fail(const std::string& name, const std::string& text,
                                  const base::ParseError& error);
    [[noreturn]] static void fail_word(const std::string& name, const std::string& text,
                                       const std::string& words);

  private:
    std::map<std::string, std::vector<std::string>> m_values;
};

// How things of the journal are named on the command line. Each throws UsageError where there is no such thing.
// A container: its number, the printed code "VL1:...", or "label:V00017" for the clinic's own label.
[[nodiscard]] domain::ContainerId container_named(const domain::State& state,
                                                  const std::string& text);
// A product: its entry number, or an NDC.
[[nodiscard]] domain::ProductId product_named(const domain::State& state, const std::string& text);
// A party: its entry number, or a DEA number.
[[nodiscard]] domain::PartyId party_named(const domain::State& state, const std::string& text);
// An earlier entry, with the hash of its bytes.
[[nodiscard]] domain::Ref ref_to(const store::Store& store, const std::string& number);
[[nodiscard]] domain::ProductId product_of(const domain::State& state,
                                           domain::ContainerId container);
// "0.570" millilitres or "2" pieces, as the product is measured.
[[nodiscard]] domain::Quantity amount_of(const domain::State& state, domain::ProductId product,
                                         const std::string& name, const std::string& text);
[[nodiscard]] std::int64_t entry_number(const std::string& name, const std::string& text);
// "left:right" at the first colon, or at the last for texts that hold one.
[[nodiscard]] std::pair<std::string, std::string> split_last(const std::string& name,
                                                             const std::string& text, char at);

}  // namespace vialog::cli
