// SPDX-License-Identifier: Apache-2.0
// The rules decide what may be set right; here is what can be said about it before anybody asks them.
#include "gui/correction_form.h"

#include "base/check.h"
#include "domain/postings.h"
#include "domain/rules.h"
#include "gui/catalogue.h"
#include "gui/entry_words.h"
#include "journal/merkle.h"
#include "store/queries.h"

#include <fmt/format.h>

#include <algorithm>

namespace vialog::gui {

namespace {

constexpr std::string_view because = "because";
constexpr std::string_view absence = "absence";

template <typename Code>
std::vector<Choice> choices_of() {
    std::vector<Choice> choices;
    for (const auto& word : domain::Words<Code>::table) {
        choices.push_back(
            {.key = fmt::format("{}", choices.size() + 1), .label = in_words(word.value)});
    }
    return choices;
}

template <typename Code>
Code chosen_of(std::string_view text) {
    return domain::Words<Code>::table[static_cast<std::size_t>(text.front() - '1')].value;
}

// Without the first, that she takes part: that is seen.
std::vector<Choice> absences() {
    std::vector<Choice> choices = choices_of<domain::SignerAbsence>();
    choices.erase(choices.begin());
    return choices;
}

std::string field_check(const std::vector<Choice>& choices, std::string_view text) {
    for (const Choice& choice : choices) {
        if (choice.key == text) {
            return {};
        }
    }
    return tr("Press the digit of one of them.");
}

Message cannot(std::string text, std::string remedy) {
    return {.tone = Tone::Bad, .text = std::move(text), .remedy = std::move(remedy)};
}

}  // namespace

base::Result<std::unique_ptr<CorrectionForm>, Message> CorrectionForm::of(Desk& desk,
                                                                          domain::EntryNumber entry,
                                                                          Remedy remedy) {
    const store::Store& store = desk.store();
    const auto bytes = store.entry_bytes(entry);
    const auto original = store.entry(entry);
    if (!bytes || !original) {
        return tl::unexpected(cannot(tr("There is no such entry."), {}));
    }
    const domain::Kind kind = domain::kind_of(original->entry.event);
    if (const auto by = store::corrected_by(store, entry)) {
        return tl::unexpected(
            cannot(fmt::format(fmt::runtime(tr("Entry {} is set right by entry {} already.")),
                               entry.number(), by->number()),
                   tr("Correct or void that one: it stands for both.")));
    }
    const auto now = domain::in_force(entry, store.state().entry_at);
    const bool may =
        now && (remedy == Remedy::Correct ? domain::may_be_corrected(domain::kind_of(now->event))
                                          : domain::may_be_voided(domain::kind_of(now->event)));
    if (!may) {
        const std::string words = in_words(kind);
        return tl::unexpected(
            remedy == Remedy::Correct
                ? cannot(fmt::format(
                             fmt::runtime(tr("An entry of the kind \"{}\" is never corrected.")),
                             words),
                         tr("Record what is true now as a new entry."))
                : cannot(
                      fmt::format(fmt::runtime(tr("An entry of the kind \"{}\" is never voided.")),
                                  words),
                      tr("Record what is true now as a new entry.")));
    }
    Target target{.ref = {.seq = entry, .leaf = journal::leaf_hash(*bytes)},
                  .original = original->entry,
                  .now = now->event,
                  .signer = {}};
    if (const auto* key = store.state().keys.find(original->entry.signers.front().key)) {
        target.signer = key->person;
    }
    return std::unique_ptr<CorrectionForm>(new CorrectionForm(desk, remedy, std::move(target)));
}

CorrectionForm::CorrectionForm(Desk& desk, Remedy remedy, Target target)
    : m_desk(desk), m_remedy(remedy), m_target(std::move(target)), m_after(m_target.now) {
    if (remedy == Remedy::Correct) {
        const auto now = domain::to_restatable(m_target.now);
        base::ensures(now.has_value(), "a kind that may be corrected can be restated");
        m_fields = restated_fields(desk.state(), *now, m_target.original.moment.occurred.offset);
    }
    m_form = std::make_unique<SignedForm>(desk, plan());
    // What nobody touches is as it was.
    for (const RestatedField& it : m_fields) {
        m_form->set(it.field.id, "");
    }
    m_form->focus_on(because);
}

std::vector<FieldRule> CorrectionForm::rules() {
    std::vector<FieldRule> rules;
    for (const RestatedField& it : m_fields) {
        FieldRule rule = it.rule(*domain::to_restatable(m_target.now));
        rule.field.label = fmt::format("{}  {}", it.key, rule.field.label);
        rules.push_back(std::move(rule));
    }
    const auto reasons = choices_of<domain::CorrectionReason>();
    rules.push_back(
        {.field = {.id = std::string(because),
                   .label = tr("Because of"),
                   .kind = FieldKind::Choice,
                   .hint = tr("Press a digit; a letter leads to what is wrong"),
                   .choices = reasons},
         .check = [reasons](std::string_view text) { return field_check(reasons, text); }});
    const auto why = absences();
    rules.push_back({.field = {.id = std::string(absence),
                               .label = tr("Why its signer takes no part"),
                               .kind = FieldKind::Choice,
                               .choices = why,
                               .enabled = false},
                     .check = [why](std::string_view text) { return field_check(why, text); }});
    return rules;
}

SignedForm::Plan CorrectionForm::plan() {
    domain::Entry shape;
    shape.event = domain::EntryVoided{.entry = m_target.ref};
    SignedForm::Plan plan;
    plan.heading =
        m_remedy == Remedy::Correct
            ? fmt::format(fmt::runtime(tr("Correct entry {}: {}")), m_target.ref.seq.number(),
                          in_words(domain::kind_of(m_target.now)))
            : fmt::format(fmt::runtime(tr("Void entry {}: {}")), m_target.ref.seq.number(),
                          in_words(domain::kind_of(m_target.now)));
    plan.fields = rules();
    for (const domain::RoleRule& needed : domain::signatures_needed(m_desk.state(), shape)) {
        plan.roles.push_back(needed.role);
    }
    plan.state = [this](const Form& form) { return state(form); };
    plan.tell = [this](const domain::Event& event) { return tell(event); };
    plan.changed = [this](Form& form, std::string_view /*field*/) {
        m_after = restated(form);
        ask_for_absence(form);
    };
    return plan;
}

bool CorrectionForm::signs(const Form& form, std::size_t place,
                           const domain::PersonId& person) const {
    const std::string text = form.text(fmt::format("signer_{}", place));
    return text.empty() && place == 0 ? m_desk.signer() == person
                                      : m_desk.person_named(text) == person;
}

void CorrectionForm::ask_for_absence(Form& form) const {
    const bool known = form.taken("signer_0") && form.taken("signer_1");
    const bool takes_part =
        m_target.signer && (signs(form, 0, *m_target.signer) || signs(form, 1, *m_target.signer));
    const bool asked = known && !takes_part;
    const auto fields = form.fields();
    const bool shown = std::any_of(fields.begin(), fields.end(), [](const Field& field) {
        return field.id == absence && field.enabled;
    });
    if (asked == shown) {
        return;
    }
    form.enable(absence, asked);
    if (asked) {
        form.focus_on(absence);
    } else {
        form.forget(absence);
    }
}

domain::Event CorrectionForm::restated(const Form& form) const {
    auto event = domain::to_restatable(m_target.now);
    if (m_remedy == Remedy::Void || !event) {
        return m_target.now;
    }
    for (const RestatedField& it : m_fields) {
        if (const std::string text = form.text(it.field.id); !text.empty()) {
            domain::Restatable tried = *event;
            if (it.put(tried, text).empty()) {
                event = std::move(tried);
            }
        }
    }
    return domain::to_event(*event);
}

base::Result<operations::Statement, SignedForm::FieldProblem> CorrectionForm::state(
    const Form& form) const {
    const auto reason = chosen_of<domain::CorrectionReason>(form.text(because));
    const std::string why = form.text(absence);
    const auto signer =
        why.empty() ? domain::SignerAbsence::TookPart : chosen_of<domain::SignerAbsence>(why);
    if (m_remedy == Remedy::Void) {
        return operations::Statement{
            .draft =
                domain::EntryVoided{.entry = m_target.ref, .reason = reason, .signer = signer}};
    }
    const domain::Event after = restated(form);
    if (after == m_target.now) {
        return tl::unexpected(SignedForm::FieldProblem{
            .field = m_fields.front().field.id,
            .sentence = tr("Nothing is said differently yet. Say here, or after another letter, "
                           "what is true.")});
    }
    return operations::Statement{
        .draft = domain::EntryCorrected{.entry = m_target.ref,
                                        .reason = reason,
                                        .signer = signer,
                                        .restated = *domain::to_restatable(after)}};
}

std::vector<std::string> CorrectionForm::tell(const domain::Event& event) const {
    const domain::State& state = m_desk.state();
    std::vector<std::string> lines;
    const domain::EntryNumber next(m_desk.store().head().size);
    for (const std::string& line :
         postings_in_words(state, domain::postings(event, next, state.entry_at))) {
        lines.push_back(fmt::format(fmt::runtime(tr("In the book  {}")), line));
    }
    if (lines.empty()) {
        lines.push_back(tr("No balance changes."));
    }
    return lines;
}

bool CorrectionForm::press(std::string_view key) {
    for (const RestatedField& it : m_fields) {
        if (it.key == key) {
            m_form->focus_on(it.field.id);
            return true;
        }
    }
    return false;
}

void CorrectionForm::fill(ScreenView& view) const {
    m_form->fill(view);
    std::erase_if(view.fields,
                  [](const Field& field) { return field.id == absence && !field.enabled; });
    const base::UtcOffset offset = m_target.original.moment.occurred.offset;
    FactGroup before{.heading = tr("Before"),
                     .facts = facts_of(m_desk.state(), m_target.now, offset)};
    FactGroup after{.heading = tr("After"), .facts = {}};
    if (m_remedy == Remedy::Void) {
        after.facts.push_back({.label = tr("Entry"),
                               .value = tr("taken back; both stay in the journal"),
                               .tone = Tone::Warning});
    } else {
        after.facts = facts_of(m_desk.state(), m_after, offset);
        for (Fact& fact : after.facts) {
            const bool same =
                std::find(before.facts.begin(), before.facts.end(), fact) != before.facts.end();
            fact.tone = same ? Tone::Plain : Tone::Warning;
        }
    }
    view.groups = {std::move(before), std::move(after)};
    for (const RestatedField& it : m_fields) {
        view.actions.push_back({.key = it.key, .label = it.field.label});
    }
}

}  // namespace vialog::gui
