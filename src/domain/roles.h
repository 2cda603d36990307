// SPDX-License-Identifier: Apache-2.0
// Who people are and what their signatures mean. schemas/journal-format.md section 6.
// Stored. A code never changes its meaning and is never taken away.
#pragma once

#include "domain/words.h"

#include <array>
#include <cstdint>

namespace vialog::domain {

// What a signature means. 21 CFR 11.50(a)(3) is the model: the meaning stands with the signature.
enum class Role : std::uint8_t {
    Operator,
    Witness,
    Registrant,
    Subject,
    Transcriber,
    Checker,
    LogKey,
    Program,
};

template <>
struct Words<Role> {
    static constexpr auto table = std::to_array<Word<Role>>({
        {Role::Operator, "operator"},
        {Role::Witness, "witness"},
        {Role::Registrant, "registrant"},
        {Role::Subject, "subject"},
        {Role::Transcriber, "transcriber"},
        {Role::Checker, "checker"},
        {Role::LogKey, "logkey"},
        {Role::Program, "program"},
    });
};

// What a person may do; a person has any number of them.
enum class Function : std::uint8_t {
    Registrant,
    Administrator,
    Pharmacist,
    Dispenser,
    Prescriber,
    Witness,
    Compliance,
};

template <>
struct Words<Function> {
    static constexpr auto table = std::to_array<Word<Function>>({
        {Function::Registrant, "registrant"},
        {Function::Administrator, "administrator"},
        {Function::Pharmacist, "pharmacist"},
        {Function::Dispenser, "dispenser"},
        {Function::Prescriber, "prescriber"},
        {Function::Witness, "witness"},
        {Function::Compliance, "compliance"},
    });
};

// Where a private key lives.
enum class KeyStore : std::uint8_t {
    File,
    Token,
};

template <>
struct Words<KeyStore> {
    static constexpr auto table = std::to_array<Word<KeyStore>>({
        {KeyStore::File, "file"},
        {KeyStore::Token, "token"},
    });
};

// Why a key was revoked.
enum class RevocationReason : std::uint8_t {
    Left,
    Lost,
    Compromised,
    Superseded,
};

template <>
struct Words<RevocationReason> {
    static constexpr auto table = std::to_array<Word<RevocationReason>>({
        {RevocationReason::Left, "left"},
        {RevocationReason::Lost, "lost"},
        {RevocationReason::Compromised, "compromised"},
        {RevocationReason::Superseded, "superseded"},
    });
};

// Who a party is to this registrant.
enum class PartyRole : std::uint8_t {
    Supplier,
    Registrant,
    ReverseDistributor,
};

template <>
struct Words<PartyRole> {
    static constexpr auto table = std::to_array<Word<PartyRole>>({
        {PartyRole::Supplier, "supplier"},
        {PartyRole::Registrant, "registrant"},
        {PartyRole::ReverseDistributor, "reverse_distributor"},
    });
};

// Whether the original signer takes part in a correction, and if not, why.
enum class SignerAbsence : std::uint8_t {
    TookPart,
    Left,
    Ill,
    OffDuty,
    Other,
};

template <>
struct Words<SignerAbsence> {
    static constexpr auto table = std::to_array<Word<SignerAbsence>>({
        {SignerAbsence::TookPart, "took_part"},
        {SignerAbsence::Left, "left"},
        {SignerAbsence::Ill, "ill"},
        {SignerAbsence::OffDuty, "off_duty"},
        {SignerAbsence::Other, "other"},
    });
};

}  // namespace vialog::domain
