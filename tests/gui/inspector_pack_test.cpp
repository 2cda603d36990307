// SPDX-License-Identifier: Apache-2.0
// The bundle for an inspector, key by key, and that it verifies.
#include "gui/inspector_pack.h"

#include "gui/inspection.h"
#include "gui/inspector_presenter.h"
#include "gui/journal_desk.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <vector>

namespace vialog::gui {
namespace {

class PackForAnInspector : public testing::Test {
  protected:
    PackForAnInspector() : m_screen(m_at.desk()), m_typist(m_screen) {}

    Typist& signs() { return m_typist.types(std::string(operations::test_pin) + "\n"); }
    [[nodiscard]] std::string said() const { return text_of(m_screen.view().message); }
    [[nodiscard]] std::vector<std::filesystem::path> written() {
        std::vector<std::filesystem::path> folders;
        std::error_code none;
        for (const auto& it :
             std::filesystem::directory_iterator(m_at.desk().places().documents, none)) {
            folders.push_back(it.path());
        }
        return folders;
    }
    [[nodiscard]] domain::Exported exported() {
        const auto head = m_at.desk().store().head().size;
        return std::get<domain::Exported>(
            m_at.desk().store().entry(domain::EntryNumber(head - 1))->entry.event);
    }

    JournalDesk m_at;
    InspectorPresenter m_screen;
    Typist m_typist;
};

TEST_F(PackForAnInspector, TakesElevenKeysAndVerifies) {
    m_typist.types("P").types("\n").types("H");
    signs();

    constexpr int the_key_that_led_here = 1;
    EXPECT_LE(m_typist.keys() + the_key_that_led_here, 11);
    ASSERT_EQ(m_screen.view().message->tone, Tone::Good) << said();
    ASSERT_EQ(written().size(), 1U);
    EXPECT_EQ(exported().disclosed, domain::DisclosureScope::None);
    EXPECT_EQ(base::print_date(exported().from), "2026-01-12");
    const Inspection inspection =
        inspect_bundle(written().front(), std::nullopt, {},
                       {.cancelled = [] { return false; }, .told = [](auto, auto) {}});
    // Nothing of the inspector's own was compared; nothing else is said of it.
    for (const InspectionFinding& finding : inspection.findings) {
        EXPECT_TRUE(finding.rule == "pin-not-given" || finding.rule == "anchor-not-given")
            << finding.rule << ": " << finding.words;
    }
    EXPECT_TRUE(inspection.failure.empty()) << inspection.failure;
    EXPECT_EQ(inspection.size, m_at.size());
}

TEST_F(PackForAnInspector, DisclosesNamesWhereThatIsSaid) {
    m_typist.types("P").presses("Alt+T");
    m_screen.type("to", "State Board of Pharmacy");
    m_typist.types("\n").types("\n").types("S");
    signs();

    ASSERT_EQ(m_screen.view().message->tone, Tone::Good) << said();
    EXPECT_EQ(exported().to, "State Board of Pharmacy");
    EXPECT_EQ(exported().disclosed, domain::DisclosureScope::All);
}

TEST_F(PackForAnInspector, IsNotWrittenForAWrongPin) {
    m_typist.types("P\nH000000\n");

    EXPECT_NE(field_of(m_screen.view(), "pin").problem.find("2 tries"), std::string::npos);
    EXPECT_TRUE(written().empty());
    signs();
    EXPECT_EQ(written().size(), 1U) << said();
}

TEST_F(PackForAnInspector, IsNotSignedBeforeEverythingIsSaid) {
    m_typist.types("P");
    m_screen.type("pin", operations::test_pin);
    m_screen.enter("pin");

    EXPECT_EQ(m_screen.view().focus, "from");
    EXPECT_TRUE(written().empty());
}

TEST_F(PackForAnInspector, RefusesADayThatIsStillToCome) {
    m_typist.types("P2026-02-01\n");

    EXPECT_FALSE(field_of(m_screen.view(), "from").problem.empty());
}

TEST_F(PackForAnInspector, IsLeftWithEsc) {
    m_typist.types("P").presses("Esc");

    EXPECT_TRUE(m_screen.view().table.has_value());
}

}  // namespace
}  // namespace vialog::gui
