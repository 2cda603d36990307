// SPDX-License-Identifier: Apache-2.0
// A house with stock: ten vials of 10 mL, the first of them opened.
#pragma once

#include "cli/desk.h"

#include <gtest/gtest.h>

namespace vialog::cli {

struct StockedDesk : ::testing::Test {
    Desk desk;

    // Entry 1 is the product, 2 the supplier, 3 the receipt of containers 1 to 10, 4 the opening of container 1.
    void SetUp() override {
        desk.found();
        desk.stock_up();
        desk.record("receive",
                    {"--product", "0409-2051-05", "--party", "AB1234563", "--invoice", "INV-1",
                     "--lot", "L1", "--expires", "2099-09", "--containers", "10"});
        desk.record_by("ada", "open", {"--container", "1"});
    }

    // Drawn for one patient; the number of the entry.
    [[nodiscard]] std::int64_t draw(const std::string& amount) const {
        return desk.record_by(
            "ada", "draw",
            {"--from", "1=" + amount, "--patient-id", "P-17", "--patient-name", "Pat Example"});
    }
    // The book of a product as `balance` prints it is not needed here: the entry as it stands.
    [[nodiscard]] nlohmann::json shown(std::int64_t entry) const {
        return run({"show", desk.journal(), std::to_string(entry), "--json"}, {}).json();
    }
    // The rule that refuses.
    [[nodiscard]] std::string refusal(const std::string& command,
                                      std::vector<std::string> arguments) const {
        arguments.insert(arguments.end(), {"--by", "ada", "--witness", "ben"});
        const Answer answer = desk.ask(command, arguments, {"ada", "ben"});
        EXPECT_EQ(answer.code, ExitCode::Refused) << answer.err;
        return answer.code == ExitCode::Refused ? answer.json().at("refused").get<std::string>()
                                                : answer.err;
    }
    [[nodiscard]] ExitCode code(const std::string& command,
                                std::vector<std::string> arguments) const {
        arguments.insert(arguments.end(), {"--by", "ada", "--witness", "ben"});
        return desk.ask(command, arguments, {"ada", "ben"}).code;
    }
};

}  // namespace vialog::cli
