// SPDX-License-Identifier: Apache-2.0
// What a screen shows and what can be done on it, with no window in sight: presenters implement it, one panel draws it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::gui {

// Never by colour alone: the panel writes a sign before the text of everything that is not plain.
enum class Tone : std::uint8_t { Plain, Good, Warning, Bad };

struct Message {
    Tone tone = Tone::Plain;
    std::string text{};    // what happened, to which thing
    std::string remedy{};  // what to do; empty where nothing is to be done
    bool operator==(const Message&) const = default;
};

// A line that is told, not typed: "On hand", "12.500 mL in 2 vials".
struct Fact {
    std::string label;
    std::string value;
    Tone tone = Tone::Plain;
    // The screen that says more, and what about; empty where none does.
    std::string screen{};
    std::string subject{};
    bool operator==(const Fact&) const = default;
};

// Facts under a heading; the panel sets groups side by side where there is room.
struct FactGroup {
    std::string heading;
    std::vector<Fact> facts;
    bool operator==(const FactGroup&) const = default;
};

enum class FieldKind : std::uint8_t {
    Text,
    Secret,  // shown as dots; the view carries the number of characters, never the text
    Choice,  // one of `choices`, by its key or the arrows
};

struct Choice {
    std::string key;  // one character: what is typed
    std::string label;
    bool operator==(const Choice&) const = default;
};

struct Field {
    std::string id;     // within the screen: "patient", "witness_pin"; never shown
    std::string label;  // what it asks for, with its unit
    FieldKind kind = FieldKind::Text;
    std::string text{};     // what stands in it; of a choice its key
    std::string hint{};     // what is accepted, or what Enter takes while it is empty
    std::string follows{};  // what follows from it: "40 mg = 0.800 mL"
    std::string problem{};  // what is wrong and what is accepted; empty where nothing is
    std::vector<Choice> choices{};
    // Beneath the field while it is asked: patients that fit the letters typed so far.
    std::vector<std::string> offers{};
    std::size_t offer = 0;  // the one that Enter takes
    bool enabled = true;
    bool operator==(const Field&) const = default;
};

// A line of a table has as many cells as there are columns.
struct Column {
    std::string label;
    int width = 12;                                                       // in characters
    enum class Align : std::uint8_t { Left, Right } align = Align::Left;  // figures stand right
    bool operator==(const Column&) const = default;
};
struct Row {
    std::vector<std::string> cells;
    Tone tone = Tone::Plain;
    bool operator==(const Row&) const = default;
};

// The lines of a table, fetched as they come into sight: there may be a million.
class Rows {
  public:
    virtual ~Rows() = default;
    Rows(const Rows&) = delete;
    Rows& operator=(const Rows&) = delete;

    [[nodiscard]] virtual std::int64_t size() const = 0;
    [[nodiscard]] virtual Row row(std::int64_t index) const = 0;

  protected:
    Rows() = default;
};

struct Table {
    std::string label;  // what it lists, for the heading and the screen reader
    std::vector<Column> columns;
    std::shared_ptr<const Rows> rows;
    std::int64_t selected = -1;  // none
    std::string empty_hint{};    // what to do where there is no line
};

// What is done by pressing a key while no field takes text, or with Alt while one does.
struct Action {
    std::string key;  // "W", "F5", "Ctrl+I", "Delete"
    std::string label;
    std::string why_not{};  // why it can't be done now; empty where it can
    bool operator==(const Action&) const = default;
};

// Who is about to sign, large above the commit line.
struct SignerLine {
    std::string role;  // "signs as operator"
    std::string name;
    bool known = true;  // else the name is a question still
    bool operator==(const SignerLine&) const = default;
};

// A curve or bars: what the plots of stock, residual and waste need and no more. Amounts are in the smallest unit.
struct Plot {
    enum class Form : std::uint8_t { Steps, Bars } form = Form::Steps;
    std::string title;
    std::string unit;      // "mL"
    std::string sentence;  // what it shows, in words, for whoever does not see it
    struct Point {
        std::string label;       // along the axis: a day, a person, a vial
        std::int64_t value = 0;  // thousandths of `unit`
        bool operator==(const Point&) const = default;
    };
    std::vector<Point> points;
    bool operator==(const Plot&) const = default;
};

// Long work under way.
struct Progress {
    std::string label;
    std::int64_t done = 0;
    std::int64_t total = 0;  // zero while it is not known
    bool operator==(const Progress&) const = default;
};

struct ScreenView {
    std::string title;
    std::vector<FactGroup> groups{};
    std::vector<Field> fields{};
    std::string focus{};              // id of the field that takes text; empty: the scan line
    std::vector<std::string> sums{};  // the arithmetic that closes, a line each
    std::optional<Table> table{};
    std::vector<Plot> plots{};
    std::vector<SignerLine> signers{};
    std::optional<Message> message{};
    std::optional<Progress> progress{};
    std::vector<Action> actions{};
    std::string scan_hint{};  // what the scan line is ready for: "Scan a vial, or type its number"
};

// A presenter. Every call returns at once; after each one, and after `changed` of its desk, the panel asks for the view.
class Screen {
  public:
    virtual ~Screen() = default;
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    [[nodiscard]] virtual ScreenView view() const = 0;

    // The text of a field after each key; of a choice its key.
    virtual void type(std::string_view field, std::string_view text) = 0;
    // Enter in a field: what it says is taken, or the field says what is wrong; the focus moves on.
    virtual void enter(std::string_view field) = 0;
    // A whole scan, or what was typed in its place, without the scanner's line end; never commits anything.
    virtual void scan(std::string_view text) = 0;
    virtual void press(std::string_view key) = 0;
    // Up or down among a field's offers; -1 or 1.
    virtual void offer(std::string_view field, int step);
    virtual void choose(std::int64_t row);  // the selection moved
    virtual void open(std::int64_t row);    // Enter on a row
    // Esc: one step back. False where there is nothing to go back from.
    virtual bool back() = 0;
    // The journal has grown, by this program or another.
    virtual void refresh() = 0;
    // Another screen leads here, about "container:17", "entry:45", "person:rn1" or "scan:<what was scanned>". Where
    // something typed would be lost it stays, and the message says so.
    virtual void show(std::string_view subject);

    // Something typed that leaving would lose.
    [[nodiscard]] virtual bool has_work() const = 0;

  protected:
    Screen() = default;
};

}  // namespace vialog::gui
