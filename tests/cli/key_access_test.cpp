// SPDX-License-Identifier: Apache-2.0
// Secrets that are asked for, and keys by their fingerprints.
#include "cli/key_access.h"

#include "store/store_error.h"
#include "support/clinic.h"

#include <gtest/gtest.h>

namespace vialog::cli {
namespace {

TEST(KeyNamed, IsFoundByTheBeginningOfItsFingerprint) {
    const support::Clinic clinic;
    const auto ada = support::key_id("ada");
    const std::string digits = base::to_hex(ada.digest);

    EXPECT_EQ(key_named(clinic.state(), "sha256:" + digits), ada);
    EXPECT_EQ(key_named(clinic.state(), digits), ada);
    EXPECT_EQ(key_named(clinic.state(), digits.substr(0, 8)), ada);
    for (const std::string& bad : {std::string(), std::string("sha256:"), digits.substr(0, 7),
                                   digits + "0", "sha1:" + digits, std::string("0000000000")}) {
        EXPECT_THROW(static_cast<void>(key_named(clinic.state(), bad)), UsageError) << bad;
    }
}

TEST(AskPassphrase, SaysWhereItCouldComeFrom) {
    Arguments arguments;
    arguments.add("passphrase-fd", {"987"});  // closed
    Terminal terminal;

    try {
        static_cast<void>(ask_passphrase(arguments, terminal, "the new key"));
        FAIL();
    } catch (const UsageError& error) {
        EXPECT_NE(std::string(error.what()).find("--passphrase-fd"), std::string::npos);
    }
    arguments.add("pin-fd", {"987"});
    EXPECT_THROW(static_cast<void>(ask_new_secret(arguments, terminal, "pin-fd", "PIN")),
                 UsageError);
}

TEST(KeyFileHeader, IsOfAKeyFile) {
    EXPECT_THROW(static_cast<void>(
                     key_file_header("--first-key", VIALOG_SOURCE_FOLDER "/tests/CMakeLists.txt")),
                 UsageError);
}

TEST(RefuseKeyFile, TellsADamagedOneFromAnotherFile) {
    EXPECT_THROW(refuse_key_file("KEYFILE", "a", "vialog/key-file@v1\nname", "it ends"),
                 store::StoreError);
    EXPECT_THROW(refuse_key_file("KEYFILE", "a", "", "it is empty"), store::StoreError);
    EXPECT_THROW(refuse_key_file("KEYFILE", "a", "hello\n", "it is no key file"), UsageError);
}

}  // namespace
}  // namespace vialog::cli
