// SPDX-License-Identifier: Apache-2.0
// Asks for the PIN at once; the kind of the count is the usual one unless somebody says otherwise.
#include "gui/count_opening.h"

#include "base/bytes.h"
#include "gui/catalogue.h"
#include "gui/guarded.h"
#include "gui/recording.h"
#include "gui/stored_texts.h"

namespace vialog::gui {

namespace {

std::vector<Choice> count_types() {
    return {{.key = "1", .label = tr("shift")},     {.key = "2", .label = tr("weekly")},
            {.key = "3", .label = tr("initial")},   {.key = "4", .label = tr("biennial")},
            {.key = "5", .label = tr("custody")},   {.key = "6", .label = tr("closing")},
            {.key = "7", .label = tr("inspection")}};
}

std::vector<Choice> moments() {
    return {{.key = "1", .label = tr("opening of business")},
            {.key = "2", .label = tr("close of business")},
            {.key = "3", .label = tr("during the day")}};
}

// The choices stand in the order of the stored words.
template <typename Code>
Code code_of(const std::string& key) {
    return domain::Words<Code>::table[static_cast<std::size_t>(key.front() - '1')].value;
}

Form opening_form() {
    Form form({{.field = {.id = "type",
                          .label = tr("What the count is for"),
                          .kind = FieldKind::Choice,
                          .choices = count_types()},
                .check = chosen(count_types())},
               {.field = {.id = "moment",
                          .label = tr("When"),
                          .kind = FieldKind::Choice,
                          .choices = moments()},
                .check = chosen(moments())},
               {.field = {.id = "pin",
                          .label = tr("PIN"),
                          .kind = FieldKind::Secret,
                          .hint = tr("Begins the count: the book of this moment is what it will "
                                     "be held against")},
                .check = {}}});
    form.set("type", "1");
    form.set("moment", "3");
    form.focus_on("pin");
    return form;
}

std::vector<domain::PlaceId> all_places(const domain::State& state) {
    std::vector<domain::PlaceId> places;
    for (std::int64_t index = 0; const auto place = state.place_at(index); ++index) {
        places.push_back(*place);
    }
    return places;
}

}  // namespace

std::optional<domain::EntryNumber> unfinished_count(const domain::State& state) {
    std::optional<domain::EntryNumber> newest;
    state.counts.for_each([&](domain::EntryNumber start, const domain::CountRow& row) {
        if (!row.counted && (!newest || start > *newest)) {
            newest = start;
        }
    });
    return newest;
}

CountOpening::CountOpening(Desk& desk)
    : m_desk(desk), m_signing(desk, {domain::Role::Operator}), m_form(opening_form()) {}

void CountOpening::type(std::string_view field, std::string_view text) {
    if (field != "pin") {
        m_signing.withdraw();
    }
    m_form.type(field, text);
}

std::optional<CountOpening::Begun> CountOpening::enter(std::string_view field,
                                                       std::optional<Message>& message) {
    if (field != "pin") {
        if (m_form.enter(field) && m_form.focus().empty()) {
            m_form.focus_on("pin");
        }
        return std::nullopt;
    }
    std::string pin = m_form.text(field);
    m_form.forget(field);
    std::string why = m_form.taken("type") && m_form.taken("moment")
                          ? std::string()
                          : tr("Say first what the count is for, and when.");
    if (why.empty()) {
        message = failure_of([&] { why = m_signing.give(0, pin); });
    }
    base::wipe(pin);
    if (message || !why.empty()) {
        m_form.say_problem(field, std::move(why));
        return std::nullopt;
    }
    domain::CountStarted draft;
    draft.type = code_of<domain::CountType>(m_form.text("type"));
    draft.moment = code_of<domain::DayMoment>(m_form.text("moment"));
    draft.places = all_places(m_desk.state());
    const auto recorded = record(m_desk, {.draft = draft, .signers = m_signing.signers()}, message);
    m_signing.withdraw();
    if (!recorded) {
        return std::nullopt;
    }
    m_form = opening_form();
    return Begun{.start = recorded->ref, .what = draft};
}

void CountOpening::fill(ScreenView& view) const {
    view.fields = m_form.fields();
    view.focus = m_form.focus();
    view.signers = m_signing.lines();
}

}  // namespace vialog::gui
