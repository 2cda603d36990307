// SPDX-License-Identifier: Apache-2.0
// The body codecs in the order of the kinds.
#include "journal/body_codec.h"

#include <array>
#include <cstddef>
#include <utility>

namespace vialog::journal {

// Defined in typed_body_codec.h, compiled in body_codec_house.cpp, body_codec_stock.cpp and body_codec_case.cpp.
template <typename E>
BodyCodec make_body_codec();

namespace {

template <std::size_t... Kinds>
auto make_body_codecs(std::index_sequence<Kinds...> /*kinds*/) {
    return std::array{make_body_codec<std::variant_alternative_t<Kinds, domain::AnyEvent>>()...};
}

}  // namespace

const BodyCodec& body_codec(domain::Kind kind) {
    static const auto codecs =
        make_body_codecs(std::make_index_sequence<std::variant_size_v<domain::AnyEvent>>());
    return codecs.at(static_cast<std::size_t>(kind));
}

}  // namespace vialog::journal
