// SPDX-License-Identifier: Apache-2.0
// The body codecs of what happens to stock.
#include "journal/stock_members.h"
#include "journal/typed_body_codec.h"

namespace vialog::journal {

bool SessionForm::read(const base::JsonView& json, domain::Session& value, Problem& problem) const {
    SessionNumbers numbers;
    if (!form_of<SessionNumbers>.read(json, numbers, problem)) {
        return false;
    }
    const auto session = domain::Session::from_numbers(numbers.number, numbers.of);
    if (!session) {
        return refuse_form(problem, "a number that is not above that of the series");
    }
    value = *session;
    return true;
}

base::Json SessionForm::write(const domain::Session& value) const {
    return form_of<SessionNumbers>.write({.number = value.number(), .of = value.of()});
}

template BodyCodec make_body_codec<domain::ShipmentExpected>();
template BodyCodec make_body_codec<domain::StockReceived>();
template BodyCodec make_body_codec<domain::ContainersTransferred>();
template BodyCodec make_body_codec<domain::ContainerOpened>();
template BodyCodec make_body_codec<domain::StockDrawn>();
template BodyCodec make_body_codec<domain::OutcomeRecorded>();
template BodyCodec make_body_codec<domain::WasteHeld>();
template BodyCodec make_body_codec<domain::StockWasted>();
template BodyCodec make_body_codec<domain::StockWastedUnwitnessed>();
template BodyCodec make_body_codec<domain::Countersigned>();
template BodyCodec make_body_codec<domain::ContainerFinished>();
template BodyCodec make_body_codec<domain::ContainerBroken>();
template BodyCodec make_body_codec<domain::StockDestroyed>();
template BodyCodec make_body_codec<domain::StockHandedOver>();
template BodyCodec make_body_codec<domain::StockReturned>();
template BodyCodec make_body_codec<domain::StockTransferredOut>();

}  // namespace vialog::journal
