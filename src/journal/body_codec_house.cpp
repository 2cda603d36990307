// SPDX-License-Identifier: Apache-2.0
// The body codecs of what happens to the house.
#include "journal/house_members.h"
#include "journal/typed_body_codec.h"

namespace vialog::journal {

template BodyCodec make_body_codec<domain::Genesis>();
template BodyCodec make_body_codec<domain::PersonRecorded>();
template BodyCodec make_body_codec<domain::RegistrationChanged>();
template BodyCodec make_body_codec<domain::PolicySet>();
template BodyCodec make_body_codec<domain::RulesSet>();
template BodyCodec make_body_codec<domain::PlaceRecorded>();
template BodyCodec make_body_codec<domain::StationRecorded>();
template BodyCodec make_body_codec<domain::KeyAdded>();
template BodyCodec make_body_codec<domain::KeyRevoked>();
template BodyCodec make_body_codec<domain::LogKeyChanged>();
template BodyCodec make_body_codec<domain::ProductRecorded>();
template BodyCodec make_body_codec<domain::PartyRecorded>();

}  // namespace vialog::journal
