// SPDX-License-Identifier: Apache-2.0
// The accounts of the book and the postings between them. An entry's postings sum to zero for each
// product.
#pragma once

#include "domain/ids.h"
#include "domain/words.h"

#include <array>
#include <compare>
#include <cstdint>
#include <vector>

namespace vialog::domain {

// Stored. Never renumber.
enum class AccountKind : std::uint8_t {
    Supplier = 1,      // where stock came from: negative of all that was received
    InitialInventory,  // 21 CFR 1304.11(b)
    OtherRegistrant,   // received from another registrant
    Found,             // surplus containers found, until decided
    Container,         // id: container
    Infusion,          // id: infusion; drawn, outcome open
    Given,
    InfusionLoss,        // lost in giving: spilled, left in tubing
    PatientWaste,        // the rest of a dose; 21 CFR 1304.22(c), no Form 41
    FinishWaste,         // the measured rest of a finished container
    StockWaste,          // wasted out of a container
    Broken,              // broken, not recovered
    HeldForWitness,      // id: the waste-held entry
    HeldForDestruction,  // id: the finish or breakage entry
    Destroyed,           // Form 41
    ReverseDistributor,
    Returned,
    TransferredOut,
    LostOrStolen,      // Form 106
    SurplusAtFinish,   // id: container; neutral until decided
    ShortageAtFinish,  // id: container; neutral until decided
    Overfill,
    NeedleLoss,
    CountError,
    RecordError,
    Unexplained,
};

template <>
struct Words<AccountKind> {
    static constexpr auto table = std::to_array<Word<AccountKind>>({
        {AccountKind::Supplier, "supplier"},
        {AccountKind::InitialInventory, "initial_inventory"},
        {AccountKind::OtherRegistrant, "other_registrant"},
        {AccountKind::Found, "found"},
        {AccountKind::Container, "container"},
        {AccountKind::Infusion, "infusion"},
        {AccountKind::Given, "given"},
        {AccountKind::InfusionLoss, "infusion_loss"},
        {AccountKind::PatientWaste, "patient_waste"},
        {AccountKind::FinishWaste, "finish_waste"},
        {AccountKind::StockWaste, "stock_waste"},
        {AccountKind::Broken, "broken"},
        {AccountKind::HeldForWitness, "held_for_witness"},
        {AccountKind::HeldForDestruction, "held_for_destruction"},
        {AccountKind::Destroyed, "destroyed"},
        {AccountKind::ReverseDistributor, "reverse_distributor"},
        {AccountKind::Returned, "returned"},
        {AccountKind::TransferredOut, "transferred_out"},
        {AccountKind::LostOrStolen, "lost_or_stolen"},
        {AccountKind::SurplusAtFinish, "surplus_at_finish"},
        {AccountKind::ShortageAtFinish, "shortage_at_finish"},
        {AccountKind::Overfill, "overfill"},
        {AccountKind::NeedleLoss, "needle_loss"},
        {AccountKind::CountError, "count_error"},
        {AccountKind::RecordError, "record_error"},
        {AccountKind::Unexplained, "unexplained"},
    });
};

// `id` is 0 for the accounts that are kept by product alone.
struct Account {
    AccountKind kind = AccountKind::Supplier;
    std::int64_t id = 0;
    auto operator<=>(const Account&) const = default;
};

// An amount, in the product's unit (whole microlitres or whole pieces), that an account gains or
// loses.
struct Posting {
    Account account;
    ProductId product;
    std::int64_t amount = 0;
    auto operator<=>(const Posting&) const = default;
};

// Both sides of a movement are written in one place, so that they cannot differ.
void move_amount(std::vector<Posting>& postings, ProductId product, Account from, Account to,
                 std::int64_t amount);

}  // namespace vialog::domain
