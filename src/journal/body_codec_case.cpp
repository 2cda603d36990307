// SPDX-License-Identifier: Apache-2.0
// The body codecs of counts, cases, corrections and of what happens to the journal.
#include "journal/case_members.h"
#include "journal/typed_body_codec.h"

namespace vialog::journal {

template BodyCodec make_body_codec<domain::CountStarted>();
template BodyCodec make_body_codec<domain::CountRecorded>();
template BodyCodec make_body_codec<domain::CountRevealed>();
template BodyCodec make_body_codec<domain::DiscrepancyOpened>();
template BodyCodec make_body_codec<domain::DiscrepancyNoted>();
template BodyCodec make_body_codec<domain::DiscrepancyDecided>();
template BodyCodec make_body_codec<domain::LossReported>();
template BodyCodec make_body_codec<domain::EntryCorrected>();
template BodyCodec make_body_codec<domain::EntryVoided>();
template BodyCodec make_body_codec<domain::TranscriptionBegun>();
template BodyCodec make_body_codec<domain::TranscriptionEnded>();
template BodyCodec make_body_codec<domain::Exported>();
template BodyCodec make_body_codec<domain::Inspected>();
template BodyCodec make_body_codec<domain::AnchorReceived>();
template BodyCodec make_body_codec<domain::ClockChanged>();
template BodyCodec make_body_codec<domain::DayClosed>();
template BodyCodec make_body_codec<domain::CustodyHandedOver>();
template BodyCodec make_body_codec<domain::Noticed>();

}  // namespace vialog::journal
