// SPDX-License-Identifier: Apache-2.0
// RapidCheck generators of events and of whole entries: any that the format can carry, whatever the
// rules say of them.
#pragma once

#include "domain/event.h"
#include "journal/entry.h"

#include <rapidcheck.h>

#include <cstddef>
#include <iosfwd>
#include <string>

namespace vialog::support {

// Every member that may be absent is so at times; numbers, texts and lists come at their limits and
// between them.
[[nodiscard]] rc::Gen<domain::Event> arbitrary_event();
[[nodiscard]] rc::Gen<domain::Event> arbitrary_event(domain::Kind kind);

// As arbitrary_event, with 1 to 4 signers. Entry number, previous leaf and times are any: it
// continues no journal.
[[nodiscard]] rc::Gen<journal::JournalEntry> arbitrary_entry();
[[nodiscard]] rc::Gen<journal::JournalEntry> arbitrary_entry(domain::Kind kind);

// A text of at most `most` bytes that may be stored: ASCII, quotation marks and backslashes,
// letters of two, three and four bytes.
[[nodiscard]] rc::Gen<std::string> arbitrary_text(std::size_t most);

}  // namespace vialog::support

namespace vialog::journal {

// For RapidCheck's reports of failed properties.
void showValue(const JournalEntry& entry, std::ostream& out);

}  // namespace vialog::journal
