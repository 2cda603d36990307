// SPDX-License-Identifier: Apache-2.0
// The program's window over a journal of a million entries: until it is ready, a filter, a page, a draw; in milliseconds until
// it is painted. window_bench [ENTRIES [FOLDER]]; in FOLDER the journal is kept for the next time.
#include "base/check.h"
#include "exchange/container_code.h"
#include "operations/agent.h"
#include "sample_journal.h"
#include "store/queries.h"
#include "window/app.h"
#include "window/screen_panel.h"

#include <dlfcn.h>
#include <fmt/format.h>
#include <gtk/gtk.h>
#include <sys/prctl.h>
#include <unistd.h>
#include <wx/evtloop.h>
#include <wx/init.h>
#include <wx/uiaction.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <optional>

namespace {

using Clock = std::chrono::steady_clock;
double synced = 0;  // seconds that the process has waited for the disk

}  // namespace

// SQLite finds these before the system's, so that what a sync costs is known of the very deed that waited for it.
extern "C" int fdatasync(int file) {
    static const auto real = reinterpret_cast<int (*)(int)>(dlsym(RTLD_NEXT, "fdatasync"));
    int result = 0;
    synced += vialog::bench::seconds([&] { result = real(file); });
    return result;
}

extern "C" int fsync(int file) {
    static const auto real = reinterpret_cast<int (*)(int)>(dlsym(RTLD_NEXT, "fsync"));
    int result = 0;
    synced += vialog::bench::seconds([&] { result = real(file); });
    return result;
}

namespace {

using namespace vialog;

constexpr std::int64_t entries_a_day = 1000;
constexpr std::int64_t patients = 400;
constexpr int draws = 25;
constexpr int pages = 20;
constexpr double longest_wait = 60;  // seconds

// --- The journal -----------------------------------------------------------------------------------------------------

std::filesystem::path journal_of(const std::filesystem::path& folder, std::int64_t size) {
    std::filesystem::path journal = folder / fmt::format("window-{}.vialog", size);
    if (!std::filesystem::exists(journal)) {
        std::filesystem::create_directories(folder);
        const base::Milliseconds between = std::chrono::days(1) / entries_a_day;
        const auto now =
            std::chrono::time_point_cast<base::Milliseconds>(std::chrono::system_clock::now());
        const std::filesystem::path begun = folder / "begun.vialog";
        for (const char* tail : {"", "-wal", "-shm"}) {
            std::filesystem::remove(begun.string() + tail);
        }
        fmt::print("window: making a journal of {} entries\n", size);
        bench::Clinic clinic(
            begun, "",
            {.days = bench::Life::Days{.begin = now - (size + 2 * entries_a_day) * between,
                                       .between = between},
             .patients = patients,
             .keys = folder});
        clinic.fill(size);
        clinic.stock_up(draws);
        std::filesystem::rename(begun, journal);
    }
    return journal;
}

// Ends with this process, whatever ends it.
pid_t start_agent(const std::filesystem::path& journal) {
    const pid_t child = fork();
    if (child == 0) {
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        operations::SystemClock clock(domain::TimeZoneName::parse("America/Denver").value());
        crypto::SystemRandom random;
        operations::serve_agent(operations::agent_socket(std::filesystem::canonical(journal)),
                                clock, random);
        _exit(0);
    }
    return child;
}

// --- The person at the window ----------------------------------------------------------------------------------------

double since(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

void let_pass(double for_seconds) {
    const auto begin = Clock::now();
    do {
        wxYield();
        wxMilliSleep(1);
    } while (since(begin) < for_seconds);
}

class Seat final {
  public:
    explicit Seat(window::MainFrame& frame) : m_frame(frame) {
        // After all that lies in the window has been painted.
        g_signal_connect_after(frame.GetHandle(), "draw", G_CALLBACK(&Seat::painted), this);
    }

    [[nodiscard]] window::ScreenPanel& panel() { return *m_frame.panel_in_sight(); }
    [[nodiscard]] const gui::ScreenView& view() { return panel().shown(); }

    // Seconds until a painting shows that it is so.
    double until(const std::function<bool()>& so, Clock::time_point begin) {
        m_awaited = so;
        m_shown.reset();
        while (!m_shown) {
            if (since(begin) > longest_wait) {
                fmt::print(stderr, "window: {} says \"{}\" {}\n", m_frame.screen_in_sight(),
                           view().message ? view().message->text : std::string(),
                           panel().noticed());
            }
            base::ensures(since(begin) < longest_wait, "the window does in time what it is told");
            wxYield();
        }
        m_awaited = {};
        return std::chrono::duration<double>(*m_shown - begin).count();
    }
    double key(int key, int modifiers, const std::function<bool()>& so) {
        const auto begin = Clock::now();
        m_keys.Char(key, modifiers);
        return until(so, begin);
    }
    // As a person types, with pauses that no scanner makes.
    void type(std::string_view text) {
        for (const char character : text) {
            m_keys.Char(character == '\n' ? int{WXK_RETURN} : int{character});
            let_pass(0.04);
        }
    }
    // What is not measured goes straight to the screen.
    void fill_in(std::string_view field, std::string_view text) {
        panel().tell([&] { panel().screen().type(field, text); });
        panel().tell([&] { panel().screen().enter(field); });
        let_pass(0.02);
    }

  private:
    static gboolean painted(GtkWidget* /*window*/, cairo_t* /*canvas*/, gpointer self) {
        auto* seat = static_cast<Seat*>(self);
        if (seat->m_awaited && !seat->m_shown && seat->m_awaited()) {
            seat->m_shown = Clock::now();
        }
        return FALSE;
    }

    window::MainFrame& m_frame;
    wxUIActionSimulator m_keys;
    std::function<bool()> m_awaited;
    std::optional<Clock::time_point> m_shown;
};

// --- What is measured ------------------------------------------------------------------------------------------------

struct Line {
    std::string what;
    double seconds = 0;
    double goal = 0;
    std::string beside{};
};

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

class Run final {
  public:
    Run(Seat& seat, window::MainFrame& frame, std::filesystem::path journal,
        std::filesystem::path keys)
        : m_seat(seat), m_frame(frame), m_journal(std::move(journal)), m_keys(std::move(keys)) {}

    std::vector<Line> lines;

    void sign_in() {
        m_frame.open("sign_in", {});
        m_seat.fill_in("person", "rph1");
        m_seat.fill_in("file", (m_keys / "rph1.key").string());
        m_seat.fill_in("passphrase", bench::passphrase);
        m_seat.fill_in("pin", bench::pin);
        const auto begin = Clock::now();
        m_seat.fill_in("again", bench::pin);
        lines.push_back(
            {"signed in to the dashboard painted",
             m_seat.until([&] { return m_frame.screen_in_sight() == "dashboard"; }, begin), 1.0});
        let_pass(0.3);
    }

    void filters(std::int64_t size) {
        m_frame.open("journal", {});
        let_pass(0.3);
        const base::CivilDate today =
            std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
        const base::CivilDate before = std::chrono::sys_days(today) - std::chrono::days(40);
        const std::string day = base::print_date(before);
        for (const std::string& text :
             std::vector<std::string>{fmt::format("vial {}", size / 44), "lot BENCH1", "by md1",
                                      "by rph1", "kind open", "kind draw", "by rph1 kind draw", day,
                                      day.substr(0, 7), fmt::format("2000-01-01..{}", day),
                                      fmt::format("kind draw {}", day.substr(0, 7))}) {
            filter(text);
        }
        patient("patient P0007");
    }

    void scrolling() {
        m_frame.open("journal", {});
        m_seat.panel().tell([&] { m_seat.panel().screen().back(); });
        const std::int64_t middle = m_seat.view().table->rows->size() / 2;
        m_seat.panel().tell([&] { m_seat.panel().screen().choose(middle); });
        let_pass(0.3);
        // The list is the one part of the panel that takes the focus beside the scan line.
        m_seat.panel().come_to_front();
        std::vector<double> times;
        for (int i = 0; i < pages; ++i) {
            const std::int64_t before = m_seat.view().table->selected;
            times.push_back(m_seat.key(WXK_PAGEDOWN, wxMOD_NONE,
                                       [&] { return m_seat.view().table->selected != before; }));
            let_pass(0.05);
        }
        lines.push_back({"a page further, in the middle", median(times), 0.1});
    }

    void draws_and_commits() {
        std::vector<double> beyond;
        std::vector<double> syncs;
        std::vector<double> until_painted;
        for (int i = 0; i < draws + 1; ++i) {
            const auto [whole, sync] = draw();
            if (i > 0) {  // the first opens its vial, and files
                until_painted.push_back(whole);
                beyond.push_back(whole - sync);
                syncs.push_back(sync);
            }
        }
        lines.push_back(
            {"Enter at the PIN of a draw to its entry committed and shown, beyond the sync",
             median(beyond), 0.1,
             fmt::format("with the sync of {:.1f} ms: {:.1f} ms", 1000 * median(syncs),
                         1000 * median(until_painted))});
    }

  private:
    [[nodiscard]] std::string in_force() {
        const auto& groups = m_seat.view().groups;
        return groups.empty() || groups.front().facts.empty() ? std::string()
                                                              : groups.front().facts.front().value;
    }
    void clear() {
        m_seat.panel().tell([&] { m_seat.panel().screen().back(); });
        let_pass(0.1);
    }
    void write_filter(const std::string& text) {
        m_seat.panel().tell([&] { m_seat.panel().screen().press("/"); });
        m_seat.panel().tell([&] { m_seat.panel().screen().type("filter", text); });
        let_pass(0.1);
    }
    void note(const std::string& text, double took) {
        lines.push_back({"filter: " + text, took, 0.2, in_force()});
        clear();
    }
    void filter(const std::string& text) {
        write_filter(text);
        const std::string before = in_force();
        note(text, m_seat.key(WXK_RETURN, wxMOD_NONE, [&] { return in_force() != before; }));
    }
    void patient(const std::string& text) {
        write_filter(text);
        m_seat.panel().tell([&] { m_seat.panel().screen().enter("filter"); });
        m_seat.panel().tell([&] { m_seat.panel().screen().type("pin", bench::pin); });
        let_pass(0.1);
        const std::string before = in_force();
        note(text, m_seat.key(WXK_RETURN, wxMOD_NONE, [&] { return in_force() != before; }));
    }

    // A vial with a millilitre left, opened rather than sealed.
    std::string label_of_a_vial(const store::Store& store) {
        const auto on_hand = store::containers_on_hand(store);
        const auto better = [](const store::ContainerOnHand& one,
                               const store::ContainerOnHand& two) {
            const auto rank = [](const store::ContainerOnHand& it) {
                return it.balance < 1000 ? 2 : it.state == domain::ContainerState::Opened ? 0 : 1;
            };
            return rank(one) < rank(two);
        };
        const auto best = std::min_element(on_hand.begin(), on_hand.end(), better);
        base::ensures(best != on_hand.end() && best->balance >= 1000,
                      "a vial is left to draw from");
        const auto genesis = store.entry_bytes(domain::EntryNumber(0));
        return exchange::ContainerCode::of(journal::leaf_hash(*genesis), best->id).text();
    }

    // Until it is painted, and what of it was the sync.
    std::pair<double, double> draw() {
        m_frame.open("infusion", {});
        std::string label;
        std::int64_t before = 0;
        {
            const auto store = store::Store::open(
                {.path = m_journal, .access = store::Access::ReadOnly, .marks = {}, .vfs = {}});
            label = label_of_a_vial(store);
            before = store.head().size;
        }
        m_seat.panel().tell([&] { m_seat.panel().screen().scan(label); });
        m_seat.fill_in("patient", fmt::format("Patient{:04}", before % patients + 1));
        m_seat.fill_in("dose", "20");
        if (m_seat.view().focus == "dose") {
            m_seat.fill_in("dose", "20");
        }
        m_seat.fill_in("given", "-");
        base::ensures(m_seat.view().focus == "pin", "the draw is ready to be signed");
        m_seat.panel().come_to_front();
        m_seat.type(bench::pin);
        let_pass(0.1);
        const double sync_before = synced;
        const double whole = m_seat.key(WXK_RETURN, wxMOD_NONE, [&] {
            return m_seat.view().message && m_seat.view().message->tone == gui::Tone::Good;
        });
        const double sync = synced - sync_before;
        let_pass(0.2);
        const auto store = store::Store::open(
            {.path = m_journal, .access = store::Access::ReadOnly, .marks = {}, .vfs = {}});
        base::ensures(store.head().size > before, "the draw is in the journal");
        return {whole, sync};
    }

    Seat& m_seat;
    window::MainFrame& m_frame;
    std::filesystem::path m_journal;
    std::filesystem::path m_keys;
};

void print(const std::vector<Line>& lines) {
    fmt::print("{:<76} {:>9} {:>9}\n", "", "ms", "goal");
    for (const Line& line : lines) {
        fmt::print("{:<76} {:>9.1f} {:>9.0f} {}{}{}\n", line.what, 1000 * line.seconds,
                   1000 * line.goal, line.seconds <= line.goal ? "" : "MISSED",
                   line.beside.empty() ? "" : "  ", line.beside);
    }
}

void measure(const std::filesystem::path& journal, const std::filesystem::path& keys,
             std::int64_t size) {
    std::vector<Line> lines;
    const auto begin = Clock::now();
    base::ensures(wxTheApp->CallOnInit(), "the program starts");
    auto* frame = dynamic_cast<window::MainFrame*>(wxTheApp->GetTopWindow());
    base::ensures(frame != nullptr, "the journal is open");
    Seat seat(*frame);
    const double ready = seat.until([] { return true; }, begin);
    lines.push_back({"from the file's opening to the window painted", ready, 1.0});
    const auto asked = Clock::now();
    frame->open("dashboard", {});
    lines.push_back(
        {"and the dashboard painted, " + std::string("from the file's opening"),
         ready + seat.until([&] { return frame->screen_in_sight() == "dashboard"; }, asked), 1.0});
    frame->Raise();
    let_pass(0.5);
    Run run(seat, *frame, journal, keys);
    run.lines = std::move(lines);
    run.sign_in();
    run.filters(size);
    run.scrolling();
    run.draws_and_commits();
    print(run.lines);
}

}  // namespace

int main(int argc, char** argv) {
    const std::int64_t size = argc > 1 ? std::atoll(argv[1]) : 1'000'000;
    const bench::Folder folder;
    const std::filesystem::path keys = argc > 2 ? std::filesystem::path(argv[2]) : folder.path();
    const std::filesystem::path kept = journal_of(keys, size);
    // What the run adds is not kept.
    const std::filesystem::path journal = folder.path() / "bench.vialog";
    std::filesystem::copy_file(kept, journal);
    setenv("XDG_STATE_HOME", folder.path().c_str(), 1);
    setenv("XDG_DOCUMENTS_DIR", folder.path().c_str(), 1);
    const pid_t agent = start_agent(journal);
    std::string program = "vialog";
    std::string named = journal.string();
    std::array<char*, 3> arguments{program.data(), named.data(), nullptr};
    int count = 2;
    wxApp::SetInstance(new window::App);
    base::ensures(wxEntryStart(count, arguments.data()), "there is a display");
    {
        wxTheApp->SetExitOnFrameDelete(false);
        wxEventLoop loop;
        const wxEventLoopActivator active(&loop);
        measure(journal, keys, size);
    }
    wxTheApp->OnExit();
    wxEntryCleanup();
    kill(agent, SIGTERM);
    return 0;
}
