// SPDX-License-Identifier: Apache-2.0
// 21 CFR 11.200(a)(1) is the model: all parts of a signature when a session begins, one part for each signing within it.
#include "gui/sign_in_presenter.h"

#include "base/bytes.h"
#include "gui/catalogue.h"
#include "gui/fixed_rows.h"
#include "gui/guarded.h"
#include "gui/local_time.h"
#include "gui/pin_field.h"
#include "gui/signing.h"
#include "gui/stored_texts.h"

#include <fmt/format.h>

#include <algorithm>

namespace vialog::gui {

namespace {

constexpr std::string_view key_name_middle = "/u/";

std::string person_part(std::string_view key_name) {
    const std::size_t at = key_name.rfind(key_name_middle);
    return at == std::string_view::npos ? std::string()
                                        : std::string(key_name.substr(at + key_name_middle.size()));
}

std::vector<FieldRule> fields() {
    return {{.field = {.id = "person",
                       .label = tr("Who signs in"),
                       .hint = tr("Badge, initials or id")},
             .check = {}},
            {.field = {.id = "file",
                       .label = tr("Her key file"),
                       .hint = tr("The whole path; this workstation remembers it"),
                       .enabled = false},
             .check = {}},
            {.field = {.id = "passphrase",
                       .label = tr("Passphrase of her key"),
                       .kind = FieldKind::Secret,
                       .enabled = false},
             .check = {}},
            {.field = {.id = "pin",
                       .label = tr("PIN for this shift"),
                       .kind = FieldKind::Secret,
                       .hint = tr("Six digits or more; it signs until the shift is over"),
                       .enabled = false},
             .check = {}},
            {.field = {.id = "again",
                       .label = tr("The same PIN again"),
                       .kind = FieldKind::Secret,
                       .enabled = false},
             .check = {}}};
}

// What one attempt takes to another thread and brings back; the secrets are wiped when it is over.
struct Attempt {
    KeyHolder::Unlocking unlocking{};
    std::string key_file{};
    std::string passphrase{};
    std::string pin{};
    operations::Shift shift{};
    std::optional<Message> failed{};
    std::optional<crypto::KeyFileError> refused{};

    Attempt() = default;
    Attempt(const Attempt&) = delete;
    Attempt& operator=(const Attempt&) = delete;
    ~Attempt() {
        base::wipe(passphrase);
        base::wipe(pin);
    }
    void run() {
        failed = failure_of([&] {
            const auto key = unlocking(key_file, passphrase, pin, shift);
            if (!key) {
                refused = key.error();
            }
        });
    }
};

}  // namespace

SignInPresenter::SignInPresenter(Desk& desk) : m_desk(desk), m_paths(desk.places().state) {
    read_unlocked();
    begin();
}

void SignInPresenter::begin() {
    m_person.reset();
    m_form = Form(fields());
    // With somebody here letters act; N asks for the next one. Whose shift is over is asked for at once.
    if (m_desk.signer() && is_unlocked(*m_desk.signer())) {
        m_form.focus_on_none();
    }
}

void SignInPresenter::read_unlocked() {
    m_unlocked.clear();
    if (auto failed = failure_of([&] {
            for (operations::UnlockedKey& key : m_desk.keys().list()) {
                auto person = domain::PersonId::parse(person_part(key.name));
                if (person && m_desk.key_name(*person) == key.name) {
                    m_unlocked.push_back({.key = std::move(key), .person = std::move(*person)});
                }
            }
        })) {
        m_message = std::move(failed);
    }
    m_selected = std::min(m_selected, static_cast<std::int64_t>(m_unlocked.size()) - 1);
}

bool SignInPresenter::is_unlocked(const domain::PersonId& person) const {
    return std::any_of(m_unlocked.begin(), m_unlocked.end(),
                       [&](const Unlocked& it) { return it.person == person; });
}

bool SignInPresenter::may_only_witness(const domain::PersonId& person) const {
    const domain::PersonRow* row = m_desk.state().people.find(person);
    return row != nullptr && row->functions == domain::bit(domain::Function::Witness) &&
           !m_desk.state().policy.witness_shift;
}

std::optional<domain::PersonId> SignInPresenter::chosen() const {
    return m_selected >= 0 && m_selected < static_cast<std::int64_t>(m_unlocked.size())
               ? std::optional(m_unlocked[static_cast<std::size_t>(m_selected)].person)
               : std::nullopt;
}

std::string SignInPresenter::problem_of_person(std::string_view text) const {
    const auto person = m_desk.person_named(text);
    if (!person) {
        return fmt::format(fmt::runtime(tr("Nobody here, or more than one, is \"{}\"; badge, "
                                           "initials or id of a person is accepted.")),
                           text);
    }
    const domain::PersonRow* row = m_desk.state().people.find(*person);
    if (row == nullptr || row->functions == 0) {
        return fmt::format(fmt::runtime(tr("{} has left and signs nothing any more.")),
                           m_desk.name_of(*person));
    }
    const auto& keys = m_desk.state().people_index.keys;
    const auto counts = keys.find(*person);
    if (counts == keys.end() || counts->second.in_force == 0) {
        return fmt::format(fmt::runtime(tr("No key of {} is enrolled; the registrant enrols one: "
                                           "Ctrl+P.")),
                           m_desk.name_of(*person));
    }
    return {};
}

std::string SignInPresenter::problem_of_key(const KeyFileText& file) const {
    const std::string expected = m_desk.key_name(*m_person);
    if (file.name != expected) {
        return person_part(file.name) == m_person->text()
                   ? fmt::format(fmt::runtime(tr("This is a key of another journal ({}); a key of "
                                                 "this one is accepted.")),
                                 file.name)
                   : fmt::format(fmt::runtime(tr("This is the key file of {}, not of {}; hers is "
                                                 "accepted.")),
                                 person_part(file.name), m_desk.name_of(*m_person));
    }
    const domain::KeyRow* row = m_desk.state().keys.find(file.key);
    if (row == nullptr || row->person != *m_person) {
        return tr("This key is not enrolled in this journal; the registrant enrols it: Ctrl+P.");
    }
    return row->revoked
               ? fmt::format(fmt::runtime(tr("This key was revoked by entry {}; another key of "
                                             "hers is accepted.")),
                             row->revoked->number())
               : std::string();
}

std::string SignInPresenter::problem_of_file(std::string_view text) const {
    if (std::string problem = problem_of_key_path(text); !problem.empty()) {
        return problem;
    }
    std::string problem;
    const auto failed = failure_of([&] {
        const auto file = read_key_file(text);
        problem = file ? problem_of_key(*file) : file.error();
    });
    return failed ? failed->text : problem;
}

void SignInPresenter::type(std::string_view field, std::string_view text) {
    if (m_unlocking) {
        return;
    }
    m_message.reset();
    if (field == "person" && m_person) {
        begin();
    }
    m_form.type(field, text);
}

void SignInPresenter::take_person() {
    const std::string text = m_form.text("person");
    if (text.empty() && chosen()) {
        ask_person(*chosen());
        return;
    }
    std::string problem =
        text.empty() ? tr("Scan your badge, or type your initials.") : problem_of_person(text);
    if (!problem.empty()) {
        m_form.say_problem("person", std::move(problem));
        m_form.focus_on("person");
        return;
    }
    ask_person(*m_desk.person_named(text));
}

void SignInPresenter::ask_person(const domain::PersonId& person) {
    m_form = Form(fields());
    m_person = person;
    m_form.set("person", person.text());
    m_form.say_follows("person", m_desk.name_of(person));
    m_form.enable("pin", true);
    if (is_unlocked(person)) {
        m_form.say_hint("pin", tr("Her PIN: she sits here from now on"));
        m_form.focus_on("pin");
        return;
    }
    for (const char* field : {"file", "passphrase", "again"}) {
        m_form.enable(field, true);
    }
    const std::string path = m_paths.path(m_desk.key_name(person));
    if (path.empty()) {
        m_form.focus_on("file");
        return;
    }
    m_form.set("file", path);
    std::string problem = problem_of_file(path);
    m_form.focus_on(problem.empty() ? "passphrase" : "file");
    m_form.say_problem("file", std::move(problem));
}

void SignInPresenter::enter(std::string_view field) {
    if (m_unlocking) {
        return;
    }
    m_message.reset();
    if (field == "person") {
        take_person();
        return;
    }
    if (!m_person) {
        return;
    }
    if (field == "file") {
        if (std::string problem = problem_of_file(m_form.text("file")); !problem.empty()) {
            m_form.say_problem("file", std::move(problem));
            m_form.focus_on("file");
            return;
        }
    }
    if (field == "pin") {
        const std::string pin = m_form.text("pin");
        std::string problem =
            is_unlocked(*m_person) ? problem_of_typed_pin(pin) : problem_of_new_pin(pin);
        if (!problem.empty()) {
            m_form.forget("pin");
            m_form.say_problem("pin", std::move(problem));
            m_form.focus_on("pin");
            return;
        }
    }
    if (field == "again" && m_form.text("again") != m_form.text("pin")) {
        m_form.forget("pin");
        m_form.forget("again");
        m_form.focus_on("pin");
        m_form.say_problem("pin", tr("The two were not the same; type the PIN again, twice."));
        return;
    }
    if (!m_form.enter(field) || !m_form.focus().empty()) {
        return;
    }
    if (is_unlocked(*m_person)) {
        sit_down();
    } else {
        unlock();
    }
}

void SignInPresenter::unlock() {
    std::string problem;
    std::string key_file;
    m_message = failure_of([&] {
        auto file = read_key_file(m_form.text("file"));
        problem = file ? problem_of_key(*file) : file.error();
        key_file = file ? std::move(file->text) : std::string();
    });
    if (m_message) {
        // The world failed: the last Enter tries again.
        m_form.focus_on("again");
        return;
    }
    if (!problem.empty()) {
        m_form.say_problem("file", problem);
        m_form.focus_on("file");
        return;
    }
    const auto attempt = std::make_shared<Attempt>();
    attempt->unlocking = m_desk.keys().unlocking();
    attempt->key_file = std::move(key_file);
    attempt->passphrase = m_form.text("passphrase");
    attempt->pin = m_form.text("pin");
    attempt->shift = {.once = may_only_witness(*m_person)};
    m_unlocking = true;
    m_form.focus_on("again");
    m_message = Message{.text = fmt::format(fmt::runtime(tr("The key of {} is being unlocked ...")),
                                            m_desk.name_of(*m_person))};
    m_desk.background().run_briefly([attempt] { attempt->run(); },
                                    [this, attempt, alive = std::weak_ptr<bool>(m_alive)] {
                                        if (alive.expired()) {
                                            return;
                                        }
                                        m_unlocking = false;
                                        m_message = attempt->failed;
                                        take_unlocked(attempt->refused);
                                        m_desk.changed();
                                    });
}

void SignInPresenter::take_unlocked(const std::optional<crypto::KeyFileError>& refused) {
    if (m_message) {
        return;
    }
    if (refused) {
        m_form.forget("passphrase");
        m_form.say_problem("passphrase", sentence_of(*refused));
        m_form.focus_on("passphrase");
        return;
    }
    static_cast<void>(m_paths.remember(m_desk.key_name(*m_person), m_form.text("file")));
    read_unlocked();
    const bool takes_the_seat = !m_desk.signer() || m_desk.signer() == m_person;
    if (takes_the_seat && !may_only_witness(*m_person)) {
        sit_down();
        return;
    }
    const std::string name = m_desk.name_of(*m_person);
    finish({.tone = Tone::Good,
            .text = may_only_witness(*m_person)
                        ? fmt::format(fmt::runtime(tr("{} is unlocked for one signature as "
                                                      "witness.")),
                                      name)
                        : fmt::format(fmt::runtime(tr("{} is unlocked and can sign with her "
                                                      "PIN.")),
                                      name),
            .remedy = m_desk.signer()
                          ? fmt::format(fmt::runtime(tr("{} still sits here; S switches.")),
                                        m_desk.name_of(*m_desk.signer()))
                          : std::string()});
}

void SignInPresenter::sit_down() {
    const domain::PersonId person = *m_person;
    std::string pin = m_form.text("pin");
    const bool nobody_before = !m_desk.signer();
    bool seated = false;
    std::string why;
    m_message = failure_of([&] {
        auto consent = m_desk.keys().consent(m_desk.key_name(person), pin);
        if (!consent) {
            operations::SigningError error = std::move(consent.error());
            error.person = person;
            why = sentence_of(m_desk, error);
            return;
        }
        m_desk.sit_down(person, **consent);
        seated = true;
    });
    base::wipe(pin);
    if (!seated) {
        refuse_pin(std::move(why));
        return;
    }
    finish(sits_here(person));
    if (nobody_before) {
        m_desk.go("dashboard", "");
    }
}

void SignInPresenter::refuse_pin(std::string why) {
    const domain::PersonId person = *m_person;
    m_form.forget("pin");
    m_form.focus_on("pin");
    if (m_message) {
        return;
    }
    read_unlocked();
    if (is_unlocked(person)) {
        m_form.say_problem("pin", std::move(why));
        return;
    }
    // Three wrong PINs, or the shift is over: the passphrase is asked for.
    ask_person(person);
    m_message = Message{.tone = Tone::Bad, .text = std::move(why), .remedy = {}};
}

Message SignInPresenter::sits_here(const domain::PersonId& person) const {
    return {.tone = Tone::Good,
            .text = fmt::format(fmt::runtime(tr("{} sits here and signs with her PIN.")),
                                m_desk.name_of(person)),
            .remedy = {}};
}

void SignInPresenter::finish(Message message) {
    read_unlocked();
    begin();
    m_message = std::move(message);
    m_desk.changed();
}

void SignInPresenter::lock(const domain::PersonId& person) {
    auto failed = failure_of([&] { m_desk.keys().lock(m_desk.key_name(person)); });
    const std::string name = m_desk.name_of(person);
    // Whoever locks her key does not want to be taken for sitting here, even if its holder is gone.
    if (m_desk.signer() == person) {
        m_desk.stand_up();
    }
    finish(failed ? std::move(*failed)
                  : Message{.tone = Tone::Good,
                            .text = fmt::format(fmt::runtime(tr("The key of {} is locked.")), name),
                            .remedy = {}});
}

void SignInPresenter::lock_all() {
    const auto count = static_cast<long>(m_unlocked.size());
    auto failed = failure_of([&] {
        for (const Unlocked& it : m_unlocked) {
            m_desk.keys().lock(it.key.name);
        }
    });
    m_desk.stand_up();
    finish(failed ? std::move(*failed)
                  : Message{.tone = Tone::Good,
                            .text = fmt::format(
                                fmt::runtime(tr_n("{} key is locked; nobody sits here.",
                                                  "{} keys are locked; nobody sits here.", count)),
                                count),
                            .remedy = {}});
}

void SignInPresenter::switch_person() {
    std::vector<domain::PersonId> others;
    for (const Unlocked& it : m_unlocked) {
        if (it.person != m_desk.signer()) {
            others.push_back(it.person);
        }
    }
    if (others.empty()) {
        m_message = Message{.tone = Tone::Warning,
                            .text = tr("Nobody else is unlocked here."),
                            .remedy = tr("N unlocks another person's key.")};
        return;
    }
    const auto one = chosen();
    if (others.size() > 1 && (!one || one == m_desk.signer())) {
        m_message = Message{.tone = Tone::Warning,
                            .text = tr("Several are unlocked: choose one with the arrows, then S."),
                            .remedy = {}};
        return;
    }
    ask_person(one && one != m_desk.signer() ? *one : others.front());
}

void SignInPresenter::press(std::string_view key) {
    if (m_unlocking) {
        return;
    }
    m_message.reset();
    if (key == "N") {
        begin();
        m_form.focus_on("person");
    } else if (key == "S") {
        switch_person();
    } else if (key == "L" && (chosen() || m_desk.signer())) {
        lock(chosen() ? *chosen() : *m_desk.signer());
    } else if (key == "A" && !m_unlocked.empty()) {
        lock_all();
    } else if (key == "L" || key == "A") {
        m_message =
            Message{.tone = Tone::Warning, .text = tr("No key is unlocked here."), .remedy = {}};
    }
}

void SignInPresenter::scan(std::string_view text) {
    if (m_unlocking) {
        return;
    }
    m_message.reset();
    begin();
    m_form.focus_on("person");
    m_form.type("person", text);
    take_person();
}

void SignInPresenter::choose(std::int64_t row) {
    m_selected = row;
}

void SignInPresenter::open(std::int64_t row) {
    if (m_unlocking) {
        return;
    }
    m_selected = row;
    m_message.reset();
    if (const auto person = chosen()) {
        ask_person(*person);
    }
}

bool SignInPresenter::back() {
    if (m_unlocking) {
        return true;
    }
    const bool was_busy = m_person.has_value() || (m_desk.signer() && !m_form.focus().empty());
    begin();
    m_message.reset();
    return was_busy;
}

void SignInPresenter::refresh() {
    // Whoever holds the keys answers when she has opened this one.
    if (m_unlocking) {
        return;
    }
    read_unlocked();
    if (!m_person && m_form.focus().empty()) {
        begin();
    }
}

void SignInPresenter::show(std::string_view subject) {
    if (m_unlocking) {
        return;
    }
    read_unlocked();
    for (const std::string_view prefix : {"person:", "scan:"}) {
        if (subject.starts_with(prefix)) {
            scan(subject.substr(prefix.size()));
            return;
        }
    }
}

ScreenView SignInPresenter::view() const {
    ScreenView view{.title = tr("Sign in")};
    const auto& signer = m_desk.signer();
    const bool locked = signer && !is_unlocked(*signer);
    view.groups = {
        {.heading = tr("At this workstation"),
         .facts = {{.label = tr("Sits here"),
                    .value = !signer  ? tr("nobody")
                             : locked ? fmt::format(fmt::runtime(tr("{}; her key is locked, the "
                                                                    "passphrase unlocks it")),
                                                    m_desk.name_of(*signer))
                                      : m_desk.name_of(*signer),
                    .tone = signer && !locked ? Tone::Plain : Tone::Warning},
                   {.label = tr("How"),
                    .value = tr("The passphrase opens a shift, the PIN signs within it.")}}}};
    view.fields = m_form.fields();
    std::erase_if(view.fields, [](const Field& field) { return !field.enabled; });
    view.focus = m_form.focus();
    std::vector<Row> rows;
    const base::LocalInstant now = m_desk.now();
    for (const Unlocked& it : m_unlocked) {
        rows.push_back(
            {.cells = {m_desk.name_of(it.person),
                       wall_time({.instant = now.instant + it.key.remaining, .offset = now.offset}),
                       fmt::format("{}", it.key.attempts_left),
                       it.person == signer ? tr("sits here") : std::string()}});
    }
    view.table = Table{
        .label = tr("Unlocked here"),
        .columns = {{.label = tr("Who"), .width = 32},
                    {.label = tr("At most until"), .width = 14},
                    {.label = tr("PIN tries left"), .width = 14, .align = Column::Align::Right},
                    {.label = std::string(), .width = 12}},
        .rows = std::make_shared<FixedRows>(std::move(rows)),
        .selected = m_selected,
        .empty_hint = tr("No key is unlocked: scan your badge or type your "
                         "initials, then Enter.")};
    view.message = m_message;
    const std::string none = m_unlocked.empty() ? tr("No key is unlocked here.") : std::string();
    view.actions = {{.key = "N", .label = tr("Unlock another person's key")},
                    {.key = "S", .label = tr("Switch who sits here"), .why_not = none},
                    {.key = "L", .label = tr("Lock: the chosen key, else mine"), .why_not = none},
                    {.key = "A", .label = tr("Lock all"), .why_not = none}};
    view.scan_hint = tr("Scan a badge");
    return view;
}

}  // namespace vialog::gui
