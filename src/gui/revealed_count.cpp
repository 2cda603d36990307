// SPDX-License-Identifier: Apache-2.0
// Compares, says it in words, takes the one recount.
#include "gui/revealed_count.h"

#include "base/bytes.h"
#include "gui/amounts.h"
#include "gui/catalogue.h"
#include "gui/fixed_rows.h"
#include "gui/guarded.h"
#include "gui/recording.h"
#include "gui/stored_texts.h"
#include "store/queries.h"

#include <fmt/format.h>

#include <cstdlib>

namespace vialog::gui {

namespace {

constexpr std::string_view pin_field = "pin";
constexpr std::int64_t most_vials = 100'000;  // of one receipt; schemas/journal-format.md 7.8

std::string recount_field(std::size_t index) {
    return fmt::format("recount_{}", index);
}

// By the book they should lie there sealed, and nobody has scanned them.
std::string not_seen(const Desk& desk, const domain::RevealedLine& line, const Tally& seen) {
    std::string vials;
    for (const store::ContainerOnHand& it : store::containers_on_hand(desk.store())) {
        const bool here = it.product == line.product &&
                          it.state == domain::ContainerState::Sealed &&
                          desk.state().place_at(it.place) == line.place;
        if (here && seen.find(it.id) == nullptr) {
            vials += fmt::format("{}{}", vials.empty() ? "" : ", ", it.id.number());
        }
    }
    return vials;
}

std::string sealed_words(const Desk& desk, const domain::RevealedLine& line, const Tally& seen) {
    const std::int64_t difference = line.sealed_counted - line.sealed_book;
    if (difference == 0) {
        return tr("agrees");
    }
    if (difference > 0) {
        return fmt::format(fmt::runtime(tr("{} more than the book")), difference);
    }
    const std::string vials = not_seen(desk, line, seen);
    return vials.empty()
               ? fmt::format(fmt::runtime(tr("{} missing")), -difference)
               : fmt::format(fmt::runtime(tr("{} missing; not seen: {}")), -difference, vials);
}

ComparedFigure sealed_figure(const Desk& desk, const domain::RevealedLine& line,
                             const domain::ProductRecorded& product, const Tally& seen) {
    return {.what = fmt::format(fmt::runtime(tr("{}: sealed")), print_product(product)),
            .place = line.place.text(),
            .counted = fmt::format("{}", line.sealed_counted),
            .book = fmt::format("{}", line.sealed_book),
            .words = sealed_words(desk, line, seen),
            .product = line.product,
            .differs = line.sealed_counted != line.sealed_book};
}

ComparedFigure opened_figure(const Desk& desk, const domain::RevealedLine& line,
                             const domain::ProductRecorded& product,
                             const domain::RevealedOpened& opened) {
    constexpr std::int64_t permille = 1000;
    // As the reveal's own rule has it, schemas/journal-format.md section 7.10: rounded down.
    const std::int64_t tolerance =
        product.container_size.amount() * desk.state().policy.count_tolerance_permille / permille;
    ComparedFigure figure{
        .what = fmt::format(fmt::runtime(tr("Vial {}")), opened.container.number()),
        .place = line.place.text(),
        .counted = tr("not counted"),
        .book = print_amount(product, opened.book),
        .words = tr("open by the book, and not counted"),
        .product = line.product,
        .opened = opened.container,
        .differs = true};
    if (!opened.counted) {
        return figure;
    }
    const std::int64_t difference = opened.counted->amount() - opened.book;
    figure.counted = print_amount(product, opened.counted->amount());
    figure.differs = std::abs(difference) > tolerance;
    if (difference == 0) {
        figure.words = tr("agrees");
        return figure;
    }
    const std::string by = print_amount(product, std::abs(difference));
    figure.words = fmt::format(
        fmt::runtime(difference < 0 ? tr("{} less than the book") : tr("{} more than the book")),
        by);
    figure.words += fmt::format(fmt::runtime(figure.differs ? tr("; the tolerance is {}")
                                                            : tr(", within the tolerance of {}")),
                                print_amount(product, tolerance));
    return figure;
}

std::vector<ComparedFigure> differing(const std::vector<ComparedFigure>& figures) {
    std::vector<ComparedFigure> found;
    for (const ComparedFigure& figure : figures) {
        if (figure.differs) {
            found.push_back(figure);
        }
    }
    return found;
}

std::shared_ptr<const Rows> rows_of(const std::vector<ComparedFigure>& figures) {
    std::vector<Row> rows;
    for (const ComparedFigure& it : figures) {
        rows.push_back({.cells = {it.what, it.place, it.counted, it.book, it.words},
                        .tone = it.differs ? Tone::Warning : Tone::Good});
    }
    return std::make_shared<FixedRows>(std::move(rows));
}

}  // namespace

std::vector<ComparedFigure> compared(const Desk& desk, const domain::CountRevealed& revealed,
                                     const Tally& seen) {
    std::vector<ComparedFigure> figures;
    for (const domain::RevealedLine& line : revealed.lines) {
        const domain::ProductRecorded& product = *desk.state().products.find(line.product);
        figures.push_back(sealed_figure(desk, line, product, seen));
        for (const domain::RevealedOpened& opened : line.opened) {
            figures.push_back(opened_figure(desk, line, product, opened));
        }
    }
    return figures;
}

RevealedCount::RevealedCount(Desk& desk, const operations::Recorded& reveal, const Tally& seen)
    : m_desk(desk),
      m_entry(reveal.ref.seq),
      m_differs(std::get<domain::CountRevealed>(reveal.entry.event).differs),
      m_figures(compared(desk, std::get<domain::CountRevealed>(reveal.entry.event), seen)),
      m_differing(differing(m_figures)),
      m_signing(desk, {domain::Role::Operator}) {
    std::vector<FieldRule> rules;
    for (std::size_t i = 0; i < m_differing.size(); ++i) {
        const ComparedFigure& figure = m_differing[i];
        rules.push_back({.field = {.id = recount_field(i),
                                   .label = fmt::format(
                                       fmt::runtime(figure.opened ? tr("{}: recounted amount")
                                                                  : tr("{}: recounted number")),
                                       figure.what),
                                   .hint = tr("Count it once more. Enter alone: not recounted")},
                         .check = [this, i](std::string_view text) {
                             return problem_of(m_differing[i], text);
                         }});
    }
    if (!rules.empty()) {
        rules.push_back({.field = {.id = std::string(pin_field),
                                   .label = tr("PIN of the operator"),
                                   .kind = FieldKind::Secret,
                                   .hint = tr("Signs the recount as a finding on the case")},
                         .check = {}});
    }
    m_form = Form(std::move(rules));
}

std::string RevealedCount::problem_of(const ComparedFigure& figure, std::string_view text) const {
    if (text.empty()) {
        return {};
    }
    if (!figure.opened) {
        return whole_number(0, most_vials, MayBeEmpty::Yes)(text);
    }
    const auto amount =
        parse_amount(*m_desk.state().products.find(figure.product), text, Bare::Millilitres);
    return amount ? std::string() : sentence_of(amount.error());
}

void RevealedCount::type(std::string_view field, std::string_view text) {
    if (field != pin_field) {
        m_signing.withdraw();
    }
    m_form.type(field, text);
}

void RevealedCount::enter(std::string_view field) {
    if (field == pin_field) {
        sign(field);
    } else {
        static_cast<void>(m_form.enter(field));
    }
}

std::string RevealedCount::recounted() const {
    std::string text;
    for (std::size_t i = 0; i < m_differing.size(); ++i) {
        const std::string typed = m_form.text(recount_field(i));
        if (typed.empty()) {
            continue;
        }
        const ComparedFigure& figure = m_differing[i];
        std::string amount = typed;
        if (figure.opened) {
            const domain::ProductRecorded& product = *m_desk.state().products.find(figure.product);
            amount = print_amount(product,
                                  parse_amount(product, typed, Bare::Millilitres).value().amount());
        }
        text += fmt::format("{}{} at {}: counted again, {}; before {}, book {}",
                            text.empty() ? "" : ". ", figure.what, figure.place, amount,
                            figure.counted, figure.book);
    }
    return text;
}

void RevealedCount::sign(std::string_view field) {
    std::string pin = m_form.text(field);
    m_form.forget(field);
    const std::string text = recounted();
    std::string why;
    if (text.empty()) {
        why = tr("Nothing was recounted, so there is nothing to sign; Esc leaves the case open.");
    } else {
        m_message = failure_of([&] { why = m_signing.give(0, pin); });
    }
    base::wipe(pin);
    if (m_message || !why.empty()) {
        m_form.say_problem(field, std::move(why));
        m_form.focus_on(field);
        return;
    }
    const operations::Statement statement{
        .draft = domain::DiscrepancyNoted{.about = domain::CaseId(m_entry.number()), .note = {}},
        .signers = m_signing.signers(),
        .disclosed = {{.name = "note", .value = to_stored(text)}}};
    const auto recorded = record(m_desk, statement, m_message);
    m_signing.withdraw();
    if (!recorded) {
        m_form.focus_on(field);
        return;
    }
    m_noted = true;
    m_message =
        Message{.tone = Tone::Good,
                .text = fmt::format(fmt::runtime(tr("Entry {}: the recount stands with case {}.")),
                                    recorded->ref.seq.number(), m_entry.number()),
                .remedy = tr("Two people decide the case: F9.")};
    m_desk.changed();
}

void RevealedCount::fill(ScreenView& view) const {
    view.table =
        Table{.label = tr("Counted beside the book"),
              .columns = {{.label = tr("What"), .width = 34},
                          {.label = tr("Place"), .width = 10},
                          {.label = tr("Counted"), .width = 12, .align = Column::Align::Right},
                          {.label = tr("Book"), .width = 12, .align = Column::Align::Right},
                          {.label = tr("Difference"), .width = 40}},
              .rows = rows_of(m_figures),
              .empty_hint = tr("Nothing was counted, and the book has nothing at these places.")};
    view.message = m_message;
    if (m_noted) {
        return;
    }
    view.fields = m_form.fields();
    view.focus = m_form.focus();
    if (!m_differing.empty()) {
        view.signers = m_signing.lines();
    }
}

}  // namespace vialog::gui
