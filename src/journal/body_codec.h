// SPDX-License-Identifier: Apache-2.0
// Reads and writes the body of an entry, by its kind.
#pragma once

#include "base/json.h"
#include "domain/event.h"
#include "journal/problem.h"

#include <vector>

namespace vialog::journal {

struct BodyCodec {
    // Makes `event` the event of this kind that the JSON says, or says what is wrong with it.
    bool (*read)(const base::JsonView& json, domain::Event& event, Problem& problem);
    // The event is of this kind.
    base::Json (*write)(const domain::Event& event);
    // Adds every earlier entry that the event names by number and leaf hash.
    void (*collect_refs)(const domain::Event& event, std::vector<domain::Ref>& refs);
};

[[nodiscard]] const BodyCodec& body_codec(domain::Kind kind);

}  // namespace vialog::journal
