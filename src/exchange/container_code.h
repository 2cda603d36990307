// SPDX-License-Identifier: Apache-2.0
// The code that the program prints on the labels of the clinic's own containers.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "domain/ids.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace vialog::exchange {

// "VL1:<journal>:<number>:<check>", such as "VL1:0badcafe:17:75", as a QR or DataMatrix code and in
// plain print beside it.
//
// Journal: the first eight hexadecimal digits, small letters, of the hash of the journal's first
// entry (the leaf of genesis), so that a vial of another clinic, or of a successor journal, is not
// taken for one of this one.
//
// Number: the container's, 1 to 2^53 - 1, without leading zeros.
//
// Check: two digits by ISO/IEC 7064, MOD 97-10, over these decimal digits: the journal's prefix
// read as a number and written with ten digits, then the container's number. All of them with the
// check behind them leave 1 on division by 97. One wrong digit, hexadecimal too, and two neighbours
// swapped are always found.
//
// A code names a container; it holds nothing of a drug or a patient.
// Stored on paper. A label once printed is read for ever.
class ContainerCode final {
  public:
    [[nodiscard]] static ContainerCode of(const base::Digest& genesis_leaf,
                                          domain::ContainerId container);
    [[nodiscard]] static base::Parsed<ContainerCode> parse(std::string_view text);

    [[nodiscard]] domain::ContainerId container() const { return m_container; }
    [[nodiscard]] bool is_of(const base::Digest& genesis_leaf) const;

    [[nodiscard]] std::string text() const;
    auto operator<=>(const ContainerCode&) const = default;

  private:
    ContainerCode(std::uint32_t journal, domain::ContainerId container)
        : m_journal(journal), m_container(container) {}

    std::uint32_t m_journal;
    domain::ContainerId m_container;
};

}  // namespace vialog::exchange
