// SPDX-License-Identifier: Apache-2.0
// Checkpoints, anchors, inspections and clocks from the command line.
#include "cli/stocked_desk.h"
#include "journal/checkpoint.h"
#include "journal/note.h"
#include "operations/private_file.h"

namespace vialog::cli {
namespace {

using Evidence = StockedDesk;

std::string cosigned(const std::string& note, const std::vector<std::string>& names) {
    std::string text = note;
    for (const std::string& name : names) {
        text += journal::print_signature_line(
            {.name = name, .key_id = {1, 2, 3, 4}, .signature = base::Bytes(72, 7)});
    }
    return text;
}

TEST_F(Evidence, PrintsTheNoteAlone) {
    const Answer answer =
        run({"checkpoint", desk.journal(), "--by", "ben", "--pin-fd", "FD"}, {Desk::pin});

    ASSERT_EQ(answer.code, ExitCode::Done);
    const auto note = journal::parse_checkpoint(answer.out);
    ASSERT_TRUE(note.has_value());
    EXPECT_EQ(note->checkpoint.head.size, 5);
}

TEST_F(Evidence, AnchorsACosignature) {
    const std::string note =
        desk.ask("checkpoint", {"--by", "ben"}, {"ben"}).json().at("note").get<std::string>();
    operations::write_private_file(desk.path("one"), cosigned(note, {"witness.example/w1"}));
    operations::write_private_file(desk.path("two"),
                                   cosigned(note, {"witness.example/w1", "witness.example/w2"}));
    operations::write_private_file(desk.path("none"), note);
    operations::write_private_file(desk.path("text"), "hello\n");
    const auto anchor = [&](const std::string& file, std::vector<std::string> more) {
        more.insert(more.begin(), desk.path(file));
        more.insert(more.end(), {"--by", "ben"});
        return desk.ask("anchor", more, {"ben"}).code;
    };

    EXPECT_EQ(anchor("none", {}), ExitCode::Usage);
    EXPECT_EQ(anchor("text", {}), ExitCode::Refused);
    EXPECT_EQ(anchor("two", {}), ExitCode::Usage);
    EXPECT_EQ(anchor("two", {"--cosigner", "witness.example/w2"}), ExitCode::Done);
    EXPECT_EQ(anchor("one", {}), ExitCode::Done);
    EXPECT_EQ(anchor("missing", {}), ExitCode::WorldFailed);
}

TEST_F(Evidence, WritesAnInspectorsWord) {
    const auto entry = desk.record_by("ben", "inspection", {"--nonce", "blue heron 7"});

    EXPECT_NE(shown(entry).dump().find("blue heron 7"), std::string::npos);
    EXPECT_EQ(desk.ask("inspection", {"--nonce", "", "--by", "ben"}, {"ben"}).code,
              ExitCode::Usage);
}

TEST_F(Evidence, RecordsAClock) {
    EXPECT_NO_THROW(desk.record_by("ben", "clock", {"--cause", "daylight"}));
    EXPECT_EQ(desk.ask("clock", {"--cause", "lunch", "--by", "ben"}, {"ben"}).code,
              ExitCode::Usage);
}

TEST_F(Evidence, NeedsThePin) {
    const Answer answer =
        run({"checkpoint", desk.journal(), "--by", "ben", "--pin-fd", "FD", "--json"}, {"000001"});

    EXPECT_EQ(answer.code, ExitCode::Refused);
    EXPECT_EQ(answer.json().at("refused"), "not-signed");
}

}  // namespace
}  // namespace vialog::cli
