// SPDX-License-Identifier: Apache-2.0
// The names that the tables of codes have in the specification. schemas/journal-format.md section 6.
#pragma once

#include "domain/account.h"
#include "domain/cases.h"
#include "domain/deeds.h"
#include "domain/kind.h"
#include "domain/roles.h"
#include "domain/route.h"

#include <string_view>

namespace vialog::journal {

template <typename E>
inline constexpr std::string_view code_name = {};

template <>
inline constexpr std::string_view code_name<domain::Kind> = "kind";
template <>
inline constexpr std::string_view code_name<domain::Role> = "role";
template <>
inline constexpr std::string_view code_name<domain::Function> = "function";
template <>
inline constexpr std::string_view code_name<domain::KeyStore> = "key-store";
template <>
inline constexpr std::string_view code_name<domain::RevocationReason> = "revocation-reason";
template <>
inline constexpr std::string_view code_name<domain::PartyRole> = "party-role";
template <>
inline constexpr std::string_view code_name<domain::SignerAbsence> = "signer-absence";
template <>
inline constexpr std::string_view code_name<domain::LateReason> = "late-reason";
template <>
inline constexpr std::string_view code_name<domain::WasteReason> = "waste-reason";
template <>
inline constexpr std::string_view code_name<domain::WasteMethod> = "waste-method";
template <>
inline constexpr std::string_view code_name<domain::Saw> = "saw";
template <>
inline constexpr std::string_view code_name<domain::Disposition> = "disposition";
template <>
inline constexpr std::string_view code_name<domain::Method> = "method";
template <>
inline constexpr std::string_view code_name<domain::Breaking> = "breaking";
template <>
inline constexpr std::string_view code_name<domain::ContainerUse> = "container-use";
template <>
inline constexpr std::string_view code_name<domain::ReceiptBasis> = "receipt-basis";
template <>
inline constexpr std::string_view code_name<domain::Owner> = "owner";
template <>
inline constexpr std::string_view code_name<domain::CorrectionReason> = "correction-reason";
template <>
inline constexpr std::string_view code_name<domain::DestructionMethod> = "destruction-method";
template <>
inline constexpr std::string_view code_name<domain::Irregularity> = "irregularity";
template <>
inline constexpr std::string_view code_name<domain::CountType> = "count-type";
template <>
inline constexpr std::string_view code_name<domain::DayMoment> = "day-moment";
template <>
inline constexpr std::string_view code_name<domain::Trouble> = "trouble";
template <>
inline constexpr std::string_view code_name<domain::Verdict> = "verdict";
template <>
inline constexpr std::string_view code_name<domain::DisclosureScope> = "disclosure-scope";
template <>
inline constexpr std::string_view code_name<domain::ExportPurpose> = "export-purpose";
template <>
inline constexpr std::string_view code_name<domain::ClockCause> = "clock-cause";
template <>
inline constexpr std::string_view code_name<domain::NoticeSubject> = "notice-subject";
template <>
inline constexpr std::string_view code_name<domain::AccountKind> = "account";
template <>
inline constexpr std::string_view code_name<domain::Route> = "route";
template <>
inline constexpr std::string_view code_name<domain::DosageForm> = "dosage-form";

}  // namespace vialog::journal
