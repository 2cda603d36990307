// SPDX-License-Identifier: Apache-2.0
// The body codec of one event type, made from its description. Compiled in three places, by group of kinds.
#pragma once

#include "journal/body_codec.h"
#include "journal/ref_collector.h"
#include "journal/structure_form.h"

namespace vialog::journal {

template <typename E>
bool read_body(const base::JsonView& json, domain::Event& event, Problem& problem) {
    return StructureForm<E>{}.read(json, event.emplace<E>(), problem);
}

template <typename E>
base::Json write_body(const domain::Event& event) {
    return StructureForm<E>{}.write(std::get<E>(event));
}

template <typename E>
void collect_body_refs(const domain::Event& event, std::vector<domain::Ref>& refs) {
    RefCollector collector(refs);
    members(collector, std::get<E>(event));
}

template <typename E>
BodyCodec make_body_codec() {
    return {.read = read_body<E>, .write = write_body<E>, .collect_refs = collect_body_refs<E>};
}

}  // namespace vialog::journal
