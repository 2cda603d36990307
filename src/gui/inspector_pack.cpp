// SPDX-License-Identifier: Apache-2.0
// The bundle is written through a session of its own, since the desk's belongs to the window's thread.
#include "gui/inspector_pack.h"

#include "base/bytes.h"
#include "crypto/random.h"
#include "gui/catalogue.h"
#include "gui/container_facts.h"
#include "gui/guarded.h"
#include "gui/pin_field.h"
#include "gui/signing.h"
#include "gui/stored_texts.h"
#include "store/queries_latest.h"

#include <fmt/format.h>

#include <algorithm>

namespace vialog::gui {

struct InspectorPack::Outcome {
    std::optional<Message> failed;
    std::optional<operations::ExportedBundle> bundle;
};

namespace {

constexpr std::string_view shown = "S";

std::vector<Choice> name_choices() {
    return {{.key = "H", .label = tr("hidden")},
            {.key = std::string(shown), .label = tr("shown: every name and number is disclosed")}};
}

// Since the last inventory of everything; without one, since the journal began.
base::CivilDate first_day(const Desk& desk) {
    constexpr std::int64_t most_counts_read = 1000;
    const store::Store& store = desk.store();
    for (const store::EntryLine& line :
         store::newest_of_kind(store, domain::Kind::Count, most_counts_read)) {
        const auto entry = store.entry(line.seq);
        const auto* count =
            entry ? std::get_if<domain::CountRecorded>(&entry->entry.event) : nullptr;
        if (count != nullptr && (count->type == domain::CountType::Initial ||
                                 count->type == domain::CountType::Biennial)) {
            return base::local_date(line.occurred);
        }
    }
    const auto genesis = store.entry(domain::EntryNumber(0));
    return genesis ? base::local_date(genesis->entry.moment.occurred) : base::CivilDate{};
}

// "ket for an inspector 2026-01-12 0800": never one that is there already.
std::filesystem::path free_folder(const Desk& desk, base::LocalInstant now) {
    std::string time = print_moment(now.instant, now.offset);
    std::erase(time, ':');
    const std::string name = fmt::format(fmt::runtime(tr("{} for an inspector {}")),
                                         desk.places().journal.stem().string(), time);
    std::filesystem::path folder = desk.places().documents / name;
    std::error_code ignored;
    for (int number = 2; std::filesystem::exists(folder, ignored); ++number) {
        folder = desk.places().documents / fmt::format("{} ({})", name, number);
    }
    return folder;
}

}  // namespace

InspectorPack::InspectorPack(Desk& desk) : m_desk(desk), m_first(first_day(desk)) {
    std::vector<FieldRule> rules{
        {.field = {.id = "to", .label = tr("To whom")},
         .check = stored_text(longest_name, MayBeEmpty::No)},
        {.field = {.id = "from",
                   .label = tr("What is inspected, from"),
                   .hint = fmt::format(fmt::runtime(tr("Enter: {}; or another day, 2026-01-12")),
                                       base::print_date(m_first))},
         .check = [today = base::local_date(desk.now())](std::string_view text) -> std::string {
             const auto day = base::parse_date(text);
             if (!day) {
                 return text.empty() ? std::string() : sentence_of(day.error());
             }
             return *day <= today ? std::string()
                                  : tr("That day is still to come; an earlier one is accepted.");
         }},
        {.field = {.id = "names",
                   .label = tr("Names and numbers of patients and people"),
                   .kind = FieldKind::Choice,
                   .choices = name_choices()},
         .check = chosen(name_choices())}};
    rules.push_back(pin_rule("pin", tr("PIN")));
    m_form = Form(std::move(rules));
    m_form.set("to", tr("Inspector"));
    m_form.focus_on("from");
}

void InspectorPack::type(std::string_view field, std::string_view text) {
    m_message.reset();
    m_form.type(field, text);
}

void InspectorPack::enter(std::string_view field) {
    m_message.reset();
    if (field == "pin") {
        take_pin();
    } else {
        static_cast<void>(m_form.enter(field));
    }
}

bool InspectorPack::press(std::string_view key) {
    if (key != "T" || !m_form.has("to")) {
        return false;
    }
    m_form.focus_on("to");
    return true;
}

void InspectorPack::take_pin() {
    for (const char* field : {"to", "from", "names"}) {
        if (!m_form.taken(field)) {
            m_form.forget("pin");
            m_form.focus_on(field);
            m_message = Message{.tone = Tone::Warning,
                                .text = tr("Not everything is said yet."),
                                .remedy = tr("A PIN signs all of it.")};
            return;
        }
    }
    std::string pin = m_form.text("pin");
    m_form.forget("pin");
    m_form.focus_on("pin");
    std::unique_ptr<operations::Consent> consent;
    std::string why = m_desk.signer()
                          ? std::string()
                          : tr("Nobody has signed in: press F2, then your passphrase and PIN.");
    if (why.empty() && pin.empty()) {
        why = tr("Type the PIN, then Enter.");
    }
    m_message = failure_of([&] {
        if (why.empty()) {
            auto given = m_desk.keys().consent(m_desk.key_name(*m_desk.signer()), pin);
            if (given) {
                consent = std::move(*given);
            } else {
                given.error().person = *m_desk.signer();
                why = sentence_of(m_desk, given.error());
            }
        }
    });
    base::wipe(pin);
    if (consent == nullptr) {
        m_form.say_problem("pin", why);
        return;
    }
    write(std::move(consent));
}

void InspectorPack::write(std::unique_ptr<operations::Consent> consent) {
    m_folder = free_folder(m_desk, m_desk.now());
    const auto from = base::parse_date(m_form.text("from"));
    const operations::ExportWish wish{
        .folder = m_folder,
        .entry = {.to = to_stored(m_form.text("to")),
                  .from = from ? *from : m_first,
                  .until = base::local_date(m_desk.now()),
                  .disclosed = m_form.text("names") == shown ? domain::DisclosureScope::All
                                                             : domain::DisclosureScope::None}};
    const auto outcome = std::make_shared<Outcome>();
    const std::shared_ptr<operations::Consent> signs = std::move(consent);
    m_form = Form();
    m_desk.background().run(
        tr("Writing the bundle"),
        [outcome, signs, wish, places = m_desk.places(), station = m_desk.session().station(),
         zone = m_desk.session().identity().zone](const Background::Watch& watch) {
            outcome->failed = failure_of([&] {
                std::filesystem::create_directories(places.documents);
                operations::Session session(
                    store::Store::open({.path = places.journal,
                                        .access = store::Access::ReadWrite,
                                        .marks = places.state,
                                        .vfs = {},
                                        .unsettled = [](const std::string&) {}}),
                    station, std::make_unique<operations::SystemClock>(zone),
                    std::make_unique<crypto::SystemRandom>());
                const auto bundle = operations::export_bundle(session, *signs, wish, watch.told);
                if (bundle) {
                    outcome->bundle = *bundle;
                } else {
                    const auto words = operations::explain(bundle.error());
                    outcome->failed =
                        Message{.tone = Tone::Bad, .text = words.what, .remedy = words.remedy};
                }
            });
        },
        [this, outcome, here = std::weak_ptr<bool>(m_here)] {
            if (!here.expired()) {
                finish(*outcome);
            }
        });
}

void InspectorPack::finish(const Outcome& outcome) {
    m_bundle = outcome.bundle;
    m_message = outcome.failed;
    if (m_bundle) {
        m_message = Message{
            .tone = Tone::Good,
            .text = fmt::format(fmt::runtime(tr("The bundle is written: {}.")), m_folder.string()),
            .remedy = tr("Give it away with vialog-verify; the genesis pin is on the page that "
                         "was signed at set-up.")};
    }
    const auto failed = failure_of([&] { static_cast<void>(m_desk.session().store().refresh()); });
    m_message = failed ? failed : m_message;
    m_desk.changed();
}

void InspectorPack::fill(ScreenView& view) const {
    if (m_bundle) {
        view.groups.push_back(
            {.heading = tr("For an inspector"),
             .facts = {{.label = tr("Folder"), .value = m_folder.string()},
                       {.label = tr("Entries"), .value = fmt::format("{}", m_bundle->entries)},
                       {.label = tr("Texts disclosed"),
                        .value = fmt::format("{}", m_bundle->disclosures)},
                       {.label = tr("Genesis pin"), .value = base::to_hex(m_bundle->pin)},
                       {.label = tr("Root, for the telephone"),
                        .value = operations::spoken_root(m_bundle->root)}}});
    }
    view.fields = m_form.fields();
    view.focus = m_form.focus();
    if (!view.fields.empty()) {
        const auto& signer = m_desk.signer();
        view.signers = {{.role = role_words(domain::Role::Operator),
                         .name = signer ? m_desk.name_of(*signer) : tr("nobody yet"),
                         .known = signer.has_value()}};
        view.actions = {{.key = "T", .label = tr("To whom")}};
    }
    view.message = m_message;
}

}  // namespace vialog::gui
