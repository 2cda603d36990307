// SPDX-License-Identifier: Apache-2.0
// One sentence's part for each code.
#include "gui/stock_words.h"

#include "gui/catalogue.h"

#include <array>

namespace vialog::gui {

std::string words_of(domain::WasteReason reason) {
    switch (reason) {
        case domain::WasteReason::Remainder:
            return tr("remainder of the dose");
        case domain::WasteReason::Refused:
            return tr("refused by the patient");
        case domain::WasteReason::StoppedEarly:
            return tr("stopped early");
        case domain::WasteReason::Spilled:
            return tr("spilled or broken");
        case domain::WasteReason::Contaminated:
            return tr("contaminated");
        case domain::WasteReason::Expired:
            return tr("expired");
        case domain::WasteReason::DrawnInError:
            return tr("drawn in error");
        case domain::WasteReason::Other:
            break;
    }
    return tr("another reason");
}

std::string words_of(domain::WasteMethod method) {
    switch (method) {
        case domain::WasteMethod::Sequestration:
            return tr("made unusable in a sequestration device");
        case domain::WasteMethod::Chemical:
            return tr("made unusable chemically");
        case domain::WasteMethod::Sink:
            return tr("sink");
        case domain::WasteMethod::Incineration:
            return tr("incineration");
        case domain::WasteMethod::Other:
            return tr("another way");
        case domain::WasteMethod::NotStated:
            break;
    }
    return tr("not stated");
}

std::string words_of(domain::LateReason reason) {
    switch (reason) {
        case domain::LateReason::Emergency:
            return tr("emergency");
        case domain::LateReason::NoSigner:
            return tr("nobody could sign");
        case domain::LateReason::SystemDown:
            return tr("the computer was down");
        case domain::LateReason::Forgotten:
            return tr("forgotten");
        case domain::LateReason::FoundInReview:
            return tr("found in review");
        case domain::LateReason::Paper:
            return tr("taken from paper");
        case domain::LateReason::Other:
            break;
    }
    return tr("another reason");
}

std::string words_of(domain::Saw saw) {
    switch (saw) {
        case domain::Saw::TheAct:
            return tr("saw it being done");
        case domain::Saw::TheRemains:
            return tr("saw the remains");
        case domain::Saw::TheRecord:
            return tr("saw the record only");
        case domain::Saw::NotStated:
            break;
    }
    return tr("not stated");
}

std::string words_of(domain::Method method) {
    switch (method) {
        case domain::Method::Exact:
            return tr("exact");
        case domain::Method::Measured:
            return tr("measured");
        case domain::Method::Estimated:
            return tr("estimated");
        case domain::Method::Derived:
            return tr("derived");
        case domain::Method::NotStated:
            break;
    }
    return tr("not stated");
}

std::string words_of(domain::Breaking breaking) {
    switch (breaking) {
        case domain::Breaking::Dropped:
            return tr("dropped");
        case domain::Breaking::BrokenOnReceipt:
            return tr("came broken");
        case domain::Breaking::BrokenInUse:
            return tr("broken in use");
        case domain::Breaking::Leaked:
            return tr("leaked");
        case domain::Breaking::Other:
            break;
    }
    return tr("another way");
}

std::string words_of(domain::Route route) {
    switch (route) {
        case domain::Route::Intravenous:
            return tr("intravenous infusion");
        case domain::Route::Intramuscular:
            return tr("injection into a muscle");
        case domain::Route::Subcutaneous:
            return tr("injection under the skin");
        case domain::Route::Intranasal:
            return tr("nasal");
        case domain::Route::Oral:
            return tr("oral");
        case domain::Route::Sublingual:
            return tr("under the tongue");
        case domain::Route::Other:
            break;
    }
    return tr("another way");
}

std::string words_of(domain::Disposition disposition) {
    switch (disposition) {
        case domain::Disposition::Wastage:
            return tr("wasted before the witness");
        case domain::Disposition::HeldForDestruction:
            break;
    }
    return tr("held for destruction");
}

std::string words_of(domain::Irregularity code) {
    switch (code) {
        case domain::Irregularity::Expired:
            return tr("past its expiry");
        case domain::Irregularity::PastBeyondUse:
            return tr("past its beyond-use date");
        case domain::Irregularity::Overdrawn:
            return tr("more than the vial can hold");
        case domain::Irregularity::NotOpened:
            return tr("never recorded as opened");
        case domain::Irregularity::AfterFinish:
            return tr("the vial was finished already");
        case domain::Irregularity::SingleUseReused:
            return tr("a single-dose vial used again");
        case domain::Irregularity::NoWitness:
            return tr("without a witness");
        case domain::Irregularity::PatientUnknown:
            return tr("no patient is named");
        case domain::Irregularity::Quarantined:
        case domain::Irregularity::OtherPatient:
        case domain::Irregularity::SelfWitness:
        case domain::Irregularity::UnknownPerson:
        case domain::Irregularity::UnknownContainer:
        case domain::Irregularity::SumsDoNotClose:
        case domain::Irregularity::BalanceClaimDiffers:
        case domain::Irregularity::LabelDiffers:
        case domain::Irregularity::LabelReused:
        case domain::Irregularity::NumberingDiffers:
        case domain::Irregularity::OrderDiffers:
        case domain::Irregularity::Other:
            break;
    }
    // Found by what paper says, not by what is done on these screens.
    return std::string(domain::word_of(code));
}

std::span<const domain::WasteReason> waste_reasons() {
    using enum domain::WasteReason;
    static constexpr auto list = std::to_array(
        {Remainder, Refused, Spilled, StoppedEarly, Contaminated, Expired, DrawnInError, Other});
    return list;
}

std::span<const domain::WasteMethod> waste_methods() {
    using enum domain::WasteMethod;
    static constexpr auto list =
        std::to_array({Sequestration, Chemical, Sink, Incineration, Other});
    return list;
}

std::span<const domain::LateReason> late_reasons() {
    using enum domain::LateReason;
    static constexpr auto list =
        std::to_array({NoSigner, Emergency, SystemDown, Forgotten, FoundInReview, Other});
    return list;
}

std::span<const domain::Saw> sights() {
    using enum domain::Saw;
    static constexpr auto list = std::to_array({TheAct, TheRemains, TheRecord});
    return list;
}

std::span<const domain::Method> finish_methods() {
    using enum domain::Method;
    static constexpr auto list = std::to_array({Measured, Exact, Estimated});
    return list;
}

std::span<const domain::Breaking> breakings() {
    using enum domain::Breaking;
    static constexpr auto list =
        std::to_array({Dropped, BrokenInUse, Leaked, BrokenOnReceipt, Other});
    return list;
}

std::span<const domain::Route> routes() {
    using enum domain::Route;
    static constexpr auto list = std::to_array(
        {Intravenous, Intramuscular, Subcutaneous, Intranasal, Oral, Sublingual, Other});
    return list;
}

}  // namespace vialog::gui
